"""`sitectl adopt`: hand-written lists of news and publications become pages."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from sitectl.publications.adopt import AdoptPlan, Answers
    from sitectl.publications.record import PartialDate


@click.command(short_help="Make pages of hand-written lists of news and publications.")
@click.argument("page")
@click.option("--date", "dates", multiple=True, metavar="KEY=DATE", help="The date of an entry that says none.")
@click.option("--venue", "venues", multiple=True, metavar="KEY=NAME", help="The full name of an entry's venue.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, prove it, and write nothing.")
@click.option("--diff", is_flag=True, help="Show it as a diff, prove it, and write nothing.")
@click.pass_context
def command(
    ctx: click.Context, page: str, dates: tuple[str, ...], venues: tuple[str, ...], dry_run: bool, diff: bool
) -> None:
    """Make pages of the lists of news and publications that stand in PAGE, and put shortcodes in their places.

    Hugo builds the site before and after, in a copy; if the page would lose a word or a link, or the lists their
    order, nothing is written. Entries that are not understood stay where they are and are listed. Entries in
    comments become drafts. What an entry does not say is said with --date and --venue; KEY is the name of its page's
    folder, which --dry-run prints.
    """
    from sitectl.publications.adopt_proof import find_loss, shown_by_hugo

    path = _page(ctx.obj.site, page)
    root, content, plan = _planned(ctx.obj.site, path, _answers(dates, venues))
    for line, reason in plan.leftovers:
        click.echo(f"{os.path.relpath(path)}:{line}: {reason}", err=True)
    if not plan.pages:
        click.echo(f"{os.path.relpath(path)}: no list of news or publications that can be adopted", err=True)
        ctx.exit(1)
    before, after = shown_by_hugo(root, content, plan, _url(root, content, plan))
    loss = find_loss(before, after, plan.order, plan.dates)
    for what, lost in (("words", loss.words), ("links", loss.links), ("the order of", loss.order)):
        if lost:
            click.echo(f"{os.path.relpath(path)}: would lose {what} {', '.join(map(repr, lost))}", err=True)
    if loss:
        click.echo("nothing was written", err=True)
        ctx.exit(1)
    _deliver(plan, path, dry_run=dry_run, diff=diff)
    if ctx.obj.verbosity >= 0:
        click.echo(f"{plan.news} news, {plan.publications} publications, {plan.hidden} hidden", err=True)


def _page(named: str | None, page: str) -> Path:
    from sitectl.editing.place import editing_place
    from sitectl.errors import SitectlError

    path = Path(editing_place(named, (page,)).found(page))
    if path.is_dir():
        raise SitectlError(f"{page}: is a folder; name the page that has the lists, such as {path / '_index.md'}")
    return path


def _planned(named: str | None, path: Path, answers: Answers) -> tuple[Path, Path, AdoptPlan]:
    """Return the site's root, its content folder, and the plan for the page."""
    from datetime import UTC, datetime

    from sitectl.commands._creating import site_for_new_content
    from sitectl.content.page import Page
    from sitectl.create.slug import slug
    from sitectl.errors import SitectlError
    from sitectl.hugo.locate import find_site
    from sitectl.publications.adopt import Target, plan_adoption

    place = site_for_new_content(named)
    content = place.content_dir
    page = Page.read(path.resolve())
    if not page.source.path.is_relative_to(content.resolve()):
        raise SitectlError(f"{path}: not a page of the site's content in {os.path.relpath(content)}")
    if page.front_matter.problem:
        raise SitectlError(f"{path}:{page.front_matter.problem.line}: {page.front_matter.problem.message}")
    news, publications = (content / name for name in (place.settings.news_folder, place.settings.publications_folder))
    plan = plan_adoption(page, Target(news, publications, place.zone, slug, datetime.now(UTC)), answers)
    unknown = next((key for key in (*answers.dates, *answers.venues) if key not in plan.keys), None)
    if unknown is not None:
        raise SitectlError(f"{unknown}: no entry has this key; there are: {', '.join(plan.keys) or 'none'}")
    return find_site(named).root, content, plan


def _answers(dates: tuple[str, ...], venues: tuple[str, ...]) -> Answers:
    from sitectl.publications.adopt import Answers

    return Answers(dict(map(_date, dates)), dict(map(_venue, venues)))


def _venue(text: str) -> tuple[str, str]:
    key, _, name = text.partition("=")
    if not key or not name.strip():
        raise click.BadParameter(f"{text!r}: write KEY=NAME", param_hint="--venue")
    return key, name.strip()


def _date(text: str) -> tuple[str, PartialDate]:
    from sitectl.publications.dates import parse_date

    key, _, value = text.partition("=")
    date = parse_date(value)
    if not key or date is None:
        raise click.BadParameter(f"{text!r}: write KEY=2025, KEY=2025-06 or KEY=2025-06-20", param_hint="--date")
    return key, date


def _url(root: Path, content: Path, plan: AdoptPlan) -> str:
    """Return the address of the page on the built site."""
    import time

    from sitectl.hugo.config import read_settings
    from sitectl.hugo.moments import Moment
    from sitectl.hugo.plan import plan_site

    path = plan.page.source.path.relative_to(content).as_posix()
    pages = plan_site(root, read_settings(root), Moment(int(time.time())))
    return next((page.meaning.url for page in pages if page.path == path), "/")


def _deliver(plan: AdoptPlan, page: Path, *, dry_run: bool, diff: bool) -> None:
    """Show the plan or write it: the new pages first, the page last."""
    from sitectl.commands._diffs import shown_diff
    from sitectl.content.writing import AlreadyExistsError, create_file, replace_file

    texts = {each.path: each.text.encode("utf-8") for each in plan.pages}
    missing = {path: data for path, data in texts.items() if not path.exists() or path.read_bytes() != data}
    taken = next((path for path in missing if path.exists()), None)
    if taken:
        raise AlreadyExistsError(f"{os.path.relpath(taken)}: already there; nothing written")
    old, new = page.read_bytes(), plan.page.source.to_bytes()
    if diff:
        parts = [shown_diff(path, None, data) for path, data in missing.items()]
        click.echo("".join([*parts, shown_diff(page, old, new)]), nl=False)
        return
    for path, data in missing.items():
        if not dry_run:
            create_file(path, data)
        click.echo(f"{os.path.relpath(path)}{': would be created' if dry_run else ''}")
    if not dry_run:
        replace_file(page, old, new)
    click.echo(f"{os.path.relpath(page)}{': would be changed' if dry_run else ''}")
