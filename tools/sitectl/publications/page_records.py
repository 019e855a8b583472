"""Publication pages as records: what exports list, and by which a bibliography finds its pages."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from sitectl.content.nodes import TomlTime
from sitectl.content.source import Source
from sitectl.publications.bib_records import read_records
from sitectl.publications.dates import parse_date
from sitectl.publications.names import parse_name
from sitectl.publications.pages import CITATION, VENUE_KINDS
from sitectl.publications.record import Link, Name, PartialDate, Record, Venue

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sitectl.content.nodes import Value
    from sitectl.content.page import Page
    from sitectl.publications.record import CslType

_TYPES: dict[str, CslType] = {kind: csl for csl, kind in VENUE_KINDS.items()} | {"workshop": "paper-conference"}
#: What the name of a venue says of it, as in the site's own template (kind.html); the first one counts.
_VENUE_WORDS: tuple[tuple[re.Pattern[str], CslType], ...] = (
    (re.compile(r"workshop", re.IGNORECASE), "paper-conference"),
    (re.compile(r"transactions|journal|letters|annals|magazine|\breview", re.IGNORECASE), "article-journal"),
    (re.compile(r"thesis|dissertation", re.IGNORECASE), "thesis"),
    (re.compile(r"arxiv|preprint|corr\b", re.IGNORECASE), "article"),
)
_ONLY_YEAR = "Only the year is known"
_ONLY_MONTH = "Only the month is known"


def publication_files(folder: Path) -> Iterator[Path]:
    """Return the pages of publications in a folder, in order: bundles and single files, the section's page not."""
    if not folder.is_dir():
        return
    for entry in sorted(folder.iterdir()):
        if entry.name.startswith((".", "_index.")):
            continue
        if entry.is_dir() and (entry / "index.md").is_file():
            yield entry / "index.md"
        elif entry.suffix == ".md" and entry.is_file():
            yield entry


def citation_of(path: Path) -> str:
    """Return the text of the `cite.bib` beside a page's file, "" where there is none."""
    citation = path.parent / CITATION
    if path.name != "index.md" or not citation.is_file():
        return ""
    return Source.read(citation).text


def page_values(page: Page) -> dict[str, Value]:
    """Return the front matter with keys in lower case, as Hugo's templates see them."""
    return {key.lower(): value for key, value in page.front_matter.values.items()}


def page_record(page: Page, citation: str = "") -> Record:
    """Return a page's publication; what the page does not say comes from its `cite.bib`."""
    values = page_values(page)
    cited = next(iter(read_records(citation).records), None) if citation else None
    base = cited or Record(_key(page, values), "document", "")
    venue = _venue(values)
    return replace(
        base,
        title=_text(values, "title") or base.title,
        type=_type(values) or (base.type if cited else _guessed_type(values, venue)),
        authors=_authors(values, base),
        equal=texts_of(values, "equal") or base.equal,
        corresponding=texts_of(values, "corresponding") or base.corresponding,
        date=_date(page, values, base),
        venue=Venue(venue.short or base.venue.short, venue.name or base.venue.name, venue.url),
        doi=_text(values, "doi") or base.doi,
        arxiv=_text(values, "arxiv") or base.arxiv,
        links=_links(values) or base.links,
        math=values.get("math") is True,
    )


def _key(page: Page, values: dict[str, Value]) -> str:
    """Return the name that a page has in its URL, or had before it was renamed, so that citations stay right."""
    path = page.source.path
    place = path.parent if path.name == "index.md" else path
    former = re.compile(rf"(?:.*/)?{re.escape(place.parent.name)}/([^/]+)/?")
    aliases = (former.fullmatch(alias) for alias in texts_of(values, "aliases"))
    found = next((alias.group(1) for alias in aliases if alias), "")
    return found or re.sub(r"\s+", "-", place.name.removesuffix(".md").lower())


def _text(values: dict[str, Value], key: str) -> str:
    value = values.get(key)
    return str(value) if isinstance(value, (str, int, float)) and not isinstance(value, bool) else ""


def texts_of(values: dict[str, Value], key: str) -> tuple[str, ...]:
    """Return the texts of a list, or a text alone as a list of one."""
    value = values.get(key)
    items = value if isinstance(value, list) else [value]
    return tuple(item for item in items if isinstance(item, str) and item)


def _authors(values: dict[str, Value], base: Record) -> tuple[Name, ...]:
    """Return the page's authors, each in the parts that the citation has for the same name."""
    shown = texts_of(values, "authors")
    known = {author.display: author for author in base.authors}
    return tuple(known.get(name) or parse_name(name) for name in shown) or base.authors


def _venue(values: dict[str, Value]) -> Venue:
    venue = values.get("venue")
    if isinstance(venue, dict):
        lower = {key.lower(): value for key, value in venue.items()}
        return Venue(_text(lower, "short"), _text(lower, "name"), _text(lower, "url"))
    return Venue("", venue) if isinstance(venue, str) else Venue()


def _type(values: dict[str, Value]) -> CslType | None:
    return _TYPES.get(_kind(values).lower())


def _kind(values: dict[str, Value]) -> str:
    venue = values.get("venue")
    return _text({key.lower(): value for key, value in venue.items()}, "kind") if isinstance(venue, dict) else ""


def _guessed_type(values: dict[str, Value], venue: Venue) -> CslType:
    """Return the type of a page that says none: with an arXiv id and no venue it is a preprint."""
    if not (venue.name or venue.short):
        return "article" if _text(values, "arxiv") else "document"
    words = "" if _kind(values) else f"{venue.name} {venue.short}"
    return next((kind for pattern, kind in _VENUE_WORDS if pattern.search(words)), "paper-conference")


def _date(page: Page, values: dict[str, Value], base: Record) -> PartialDate | None:
    """Return the page's date, as precise as its comment or its citation says; else a first day stands for no day."""
    value = values.get("date")
    date = parse_date(value.text[:10] if isinstance(value, TomlTime) else str(value or "")[:10])
    if date is None:
        return base.date
    block = page.text[: page.body_span.start]
    known = base.date if base.date and str(date).startswith(str(base.date)) else None
    if _ONLY_YEAR in block or (known and not known.month) or (not known and date[1:] == (1, 1)):
        return PartialDate(date.year)
    if _ONLY_MONTH in block or (known and not known.day) or (not known and date.day == 1):
        return PartialDate(date.year, date.month)
    return date


def _links(values: dict[str, Value]) -> tuple[Link, ...]:
    value = values.get("links")
    links: list[Link] = []
    for item in value if isinstance(value, list) else []:
        if isinstance(item, dict):
            lower = {key.lower(): text for key, text in item.items()}
            links.append(Link(_text(lower, "name"), _text(lower, "url")))
    return tuple(link for link in links if link.url)
