"""`sitectl new-news`: a news item from one line of text."""

from __future__ import annotations

import click


@click.command()
@click.argument("text")
@click.option("--date", metavar="DATE", help="A month or a day: 2025-11 or 2025-11-15. Default: now.")
@click.option("--link", metavar="URL", help="Link the words in [brackets], or the whole text.")
@click.option("--draft", is_flag=True, help="Do not publish it yet.")
@click.option("--math", is_flag=True, help="The text has a formula, as in \\(x^2\\).")
@click.option("--edit", is_flag=True, help="Open the new file in your editor.")
@click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
@click.pass_context
def command(
    ctx: click.Context,
    text: str,
    date: str | None,
    link: str | None,
    draft: bool,
    math: bool,
    edit: bool,
    dry_run: bool,
) -> None:
    """Create a news item.

    TEXT is one line of Markdown. The item appears in the list on the home page with the next build.
    """
    from datetime import UTC, datetime

    from sitectl.commands._creating import create, site_for_new_content
    from sitectl.create.news import NewsItem, new_news

    place = site_for_new_content(ctx.obj.site)
    item = NewsItem(text, date, link, draft, math)
    page = new_news(item, place.content_dir / place.settings.news_folder, place.zone, datetime.now(UTC))
    create(page, edit=edit, dry_run=dry_run)
