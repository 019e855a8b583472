"""`sitectl new-news`: a news item from one line of text, or from a publication."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sitectl.publications.announcement import KINDS

if TYPE_CHECKING:
    from sitectl.commands._creating import Place
    from sitectl.create.news import NewsItem
    from sitectl.create.news_list import NewsList
    from sitectl.publications.announcement import Kind

_TWIN = "says the same; remove one of the two unless both are meant"


class _Sentence(click.Command):
    """A command whose text may begin with the bullet of the list that it was copied from."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(ctx, [arg.removeprefix("- ") for arg in args])


@click.command(cls=_Sentence)
@click.argument("text", required=False)
@click.option("--from", "publication", metavar="KEY", help="Draft the sentence from this publication, with its link.")
@click.option("--kind", type=click.Choice(KINDS), help="With --from: what has happened.")
@click.option(
    "--date", metavar="DATE", help="A month or a day: 2025-11 or 2025-11-15, also with slashes. Default: now."
)
@click.option("--link", metavar="URL", help="Link the words in [brackets], or the whole text.")
@click.option("--draft", is_flag=True, help="Do not publish it yet.")
@click.option("--pin", is_flag=True, help="Keep it above newer items.")
@click.option("--math", is_flag=True, help="The text has a formula, as in \\(x^2\\).")
@click.option("--edit", is_flag=True, help="Open the new file in your editor.")
@click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
@click.pass_context
def command(
    ctx: click.Context,
    text: str | None,
    publication: str | None,
    kind: Kind | None,
    date: str | None,
    link: str | None,
    draft: bool,
    pin: bool,
    math: bool,
    edit: bool,
    dry_run: bool,
) -> None:
    """Create a news item.

    TEXT is one line of Markdown. The item becomes a page of its own in the folder of news, and appears in the list on
    the home page with the next build; a date in the future schedules it. On a site that keeps its news as a list in
    a page, the line goes into that list, in the list's own style.
    """
    from sitectl.commands._creating import site_for_new_content
    from sitectl.create.news import NewsItem

    place = site_for_new_content(ctx.obj.site)
    if (text is None) == (publication is None):
        raise click.UsageError("Give either a TEXT or a publication with --from.")
    if kind and publication is None:
        raise click.UsageError("--kind goes with --from; with a TEXT of your own it says nothing.")
    sentence = text if publication is None else _sentence(place, publication, kind)
    item = NewsItem(sentence or "", date, link, draft, math, pin)
    found = _list_in_a_page(place)
    if found is None:
        _create_page(place, item, edit=edit, dry_run=dry_run)
    else:
        _add_line(place, found, item, dry_run=dry_run)


def _sentence(place: Place, key: str, kind: Kind | None) -> str:
    import difflib

    from sitectl.content.page import Page
    from sitectl.publications.announcement import AnnouncementError, announcement
    from sitectl.publications.page_records import citation_of, page_record, publication_files

    files = {
        path.parent.name if path.name == "index.md" else path.stem: path
        for path in publication_files(place.content_dir / place.settings.publications_folder)
    }
    if key not in files:
        close = difflib.get_close_matches(key, files, 1)
        hint = f"did you mean {close[0]!r}?" if close else f"there are: {', '.join(files) or 'none'}"
        raise AnnouncementError(f"--from {key}: no publication of that name; {hint}")
    return announcement(page_record(Page.read(files[key]), citation_of(files[key])), kind)


def _list_in_a_page(place: Place) -> NewsList | None:
    """Return the list of news in the home page of a site that has no folder of news."""
    from sitectl.content.page import Page
    from sitectl.create.news_list import find_news_list

    home = place.content_dir / "_index.md"
    if (place.content_dir / place.settings.news_folder).is_dir() or not home.is_file():
        return None
    return find_news_list(Page.read(home))


def _create_page(place: Place, item: NewsItem, *, edit: bool, dry_run: bool) -> None:
    import os
    from datetime import UTC, datetime

    from sitectl.commands._creating import create
    from sitectl.create.news import date_key, new_news
    from sitectl.create.news_items import existing_items, says_the_same

    folder = place.content_dir / place.settings.news_folder
    others = [each for each in existing_items(folder, place.zone) if not each.path.name.startswith("_index.")]
    dates = (other.moment for other in others if other.moment)
    now = datetime.now(UTC)
    page = new_news(item, folder, place.zone, now, dates)
    twin = next((other.path for other in others if says_the_same(other.text, item.text)), None)
    create(page, edit=edit, dry_run=dry_run)
    year, month, day = date_key(item.date, place.zone, now)
    if item.date and not item.draft and datetime(year, month, day or 1, tzinfo=place.zone) > now:
        click.echo(f"dated {item.date}, in the future: Hugo shows it from that day on", err=True)
    if twin is not None:
        click.echo(f"{os.path.relpath(twin)} {_TWIN}", err=True)


def _add_line(place: Place, news: NewsList, item: NewsItem, *, dry_run: bool) -> None:
    import os
    from datetime import UTC, datetime

    from sitectl.content.diffs import unified_diff
    from sitectl.content.writing import replace_file
    from sitectl.create.news_items import says_the_same
    from sitectl.create.news_list import with_item

    path = news.page.source.path
    shown = os.path.relpath(path)
    new, line = with_item(news, item, place.zone, datetime.now(UTC))
    if dry_run:
        click.echo(unified_diff(shown, news.page.text, new.text), nl=False)
        return
    replace_file(path, news.page.source.to_bytes(), new.source.to_bytes())
    click.echo(f"{shown}:{line}")
    twin = next((each for each in news.items if says_the_same(each.words, item.text)), None)
    if twin is not None:
        is_above = news.page.source.position(twin.span.start).line < line
        moved = 0 if is_above else len(new.text) - len(news.page.text)
        there = new.source.position(twin.span.start + moved).line
        click.echo(f"{shown}:{there} {_TWIN}", err=True)
