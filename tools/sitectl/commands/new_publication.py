"""`sitectl new-publication`: the page of a publication, from BibTeX, a DOI, an arXiv id, or plain options."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from sitectl.commands._creating import Place
    from sitectl.content.page import NewPage
    from sitectl.publications.record import Record


@dataclass(frozen=True)
class Request:
    """The options of the command; one field each."""

    bib: str | None
    doi: str | None
    arxiv: str | None
    keys: tuple[str, ...]
    title: str
    authors: tuple[str, ...]
    equal: tuple[str, ...]
    corresponding: tuple[str, ...]
    date: str
    kind: str
    venue: str
    venue_short: str
    links: tuple[str, ...]
    offline: bool
    draft: bool
    edit: bool
    dry_run: bool
    diff: bool


@click.command()
@click.option("--bib", metavar="FILE", help="One or many BibTeX entries; - reads standard input.")
@click.option("--doi", metavar="DOI", help="Ask Crossref, then DataCite.")
@click.option("--arxiv", metavar="ID", help="Ask arXiv.")
@click.option("--key", "keys", multiple=True, help="With --bib: only this entry. Else: the name of the page's folder.")
@click.option("--title", default="", help="Plain text; LaTeX is understood.")
@click.option("--author", "authors", multiple=True, metavar="NAME", help="One author; repeat it, in order.")
@click.option("--equal", multiple=True, metavar="NAME", help="An author who contributed equally; repeat it.")
@click.option("--corresponding", multiple=True, metavar="NAME", help="An author to write to; repeat it.")
@click.option("--date", default="", metavar="DATE", help="2024, 2024-06 or 2024-06-20, as far as it is known.")
@click.option("--type", "kind", default="", help="article, inproceedings, preprint, thesis, book, chapter, talk, …")
@click.option("--venue", default="", help="Full name of the conference, journal or school.")
@click.option("--venue-short", default="", help="What the list shows of it, such as ASPLOS'26.")
@click.option("--link", "links", multiple=True, metavar="NAME=URL", help="A link such as Code=https://…; repeat it.")
@click.option("--offline", is_flag=True, help="Ask no service; use the answers kept from before.")
@click.option("--draft", is_flag=True, help="Do not publish it yet.")
@click.option("--edit", is_flag=True, help="Open the new page in your editor.")
@click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
@click.option("--diff", is_flag=True, help="Show it as a diff, and write nothing.")
@click.pass_context
def command(ctx: click.Context, /, **given: Any) -> None:  # noqa: ANN401 - click's values, typed by Request
    """Create the page of a publication.

    The page and its cite.bib come from --bib, --doi, --arxiv or the options alone; options correct what the
    others say. What is missing is asked for on a terminal. A page that is there already is never overwritten.
    """
    from sitectl.commands._creating import site_for_new_content
    from sitectl.commands._progress import progress_line
    from sitectl.publications.options import with_key
    from sitectl.publications.pages import publication_pages

    request = Request(**given)
    place = site_for_new_content(ctx.obj.site)
    folder = place.content_dir / place.settings.publications_folder
    records, flawed = _records(request, place)
    records = [with_key(_completed(record, request)) for record in records]
    flawed |= _without_known(records, folder)
    bundles = [publication_pages(record, folder, place.zone, draft=request.draft) for record in records]
    for record in records:
        _warn_of_future(record, place)
    with progress_line(what="pages written") as progress:
        flawed |= not _write(bundles, request, progress)
    if flawed:
        ctx.exit(1)


def _records(request: Request, place: Place) -> tuple[list[Record], bool]:
    """Return the records asked for, one alone as the options correct it, and whether an entry was lost."""
    from sitectl.commands._bibliography import read_bibliography
    from sitectl.publications.sources import fetched, require_one_source

    require_one_source(request.bib, request.doi, request.arxiv)
    if request.bib is None:
        key = request.keys[0] if request.keys else ""
        record = fetched(request.doi, request.arxiv, place.settings, offline=request.offline)
        return [_corrected(record, request, key)], False
    reading = read_bibliography(request.bib, request.keys)
    alone = len(reading.records) == 1
    records = [_corrected(record, request, "") if alone else record for record in reading.records]
    return records, any(problem.fatal for problem in reading.problems)


def _corrected(record: Record | None, request: Request, key: str) -> Record:
    from sitectl.publications.options import Options, with_options

    options = Options(
        key, request.title, request.authors, request.equal, request.corresponding, request.date, request.kind,
        request.venue, request.venue_short, request.links,
    )  # fmt: skip
    return with_options(record, options)


def _completed(record: Record, request: Request) -> Record:
    """Ask for what a page cannot do without; without a terminal that is an error."""
    from sitectl.commands._asking import ask_for
    from sitectl.publications.options import OptionError, missing_parts, with_options

    missing = missing_parts(record)
    if not missing or (request.bib and missing == ("author",)):
        return record
    if not _is_terminal():
        options = " and ".join(f"--{part}" for part in missing)
        raise OptionError(f"the publication has no {' and no '.join(missing)}; say it with {options}")
    is_from_options = request.bib is None and request.doi is None and request.arxiv is None
    has_venue = bool(record.venue.name or record.venue.short or request.kind)
    return with_options(record, ask_for(missing, with_venue=is_from_options and not has_venue))


def _without_known(records: list[Record], folder: Path) -> bool:
    """Take out the records whose work has a page of another name; say so of many, raise for a single one."""
    import os

    from sitectl.publications.keys import folder_name
    from sitectl.publications.options import OptionError
    from sitectl.publications.page_index import PageIndex

    index = PageIndex(folder)
    known: list[Record] = []
    for record in records:
        page = index.find(record)
        if page is None or page.parent.name == folder_name(record.key):
            continue
        said = f"{record.key}: {os.path.relpath(page)} is this publication already; edit it, or use sitectl sync"
        if len(records) == 1:
            raise OptionError(said)
        click.echo(said, err=True)
        known.append(record)
    records[:] = [record for record in records if record not in known]
    return bool(known)


def _warn_of_future(record: Record, place: Place) -> None:
    from datetime import datetime

    date = record.date
    if date and datetime(date.year, date.month or 1, date.day or 1, tzinfo=place.zone) > datetime.now(place.zone):
        click.echo(f"{record.key}: dated {date}, in the future: Hugo shows it from that day on", err=True)


def _write(bundles: Sequence[Sequence[NewPage]], request: Request, progress: Callable[[int, int], None] | None) -> bool:
    """Write or show the bundles; return whether every one could be, saying of those that are there already."""
    import os

    from sitectl.commands._bibliography import counted
    from sitectl.content.writing import AlreadyExistsError
    from sitectl.publications.bundles import create_bundle

    complete = True
    for bundle in counted(bundles, progress):
        if request.dry_run or request.diff:
            click.echo("".join(_shown(page, diff=request.diff) for page in bundle), nl=False)
            continue
        try:
            create_bundle(bundle)
        except AlreadyExistsError as error:
            if len(bundles) == 1:
                raise
            click.echo(f"{error}", err=True)
            complete = False
            continue
        click.echo(os.path.relpath(bundle[0].path))
        if request.edit:
            click.edit(filename=os.fspath(bundle[0].path))
    return complete


def _shown(page: NewPage, *, diff: bool) -> str:
    """Return a new file as text to look at, or as the diff that git would apply."""
    import os

    from sitectl.commands._diffs import shown_diff

    if diff:
        return shown_diff(page.path, None, page.text.encode("utf-8"))
    return f"{os.path.relpath(page.path)} would be:\n{page.text}"


def _is_terminal() -> bool:
    return sys.stdin.isatty()
