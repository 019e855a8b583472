"""The three-way merge of one publication: what was written last, what the page says, what the bibliography says.

What a person changed on the page stays. What only the bibliography changed is taken over. What both changed to
different values is a conflict: the page's value stays, and both are reported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from sitectl.content.edits import set_value, unset
from sitectl.content.guard import guarded_edits
from sitectl.content.key_path import EditRefusedError, shown
from sitectl.content.new_values import DateText
from sitectl.content.nodes import TomlTime
from sitectl.content.source import Edit, Span
from sitectl.publications.markdown_text import text_to_markdown
from sitectl.publications.page_records import page_values
from sitectl.publications.pages import link_lines, venue_kind, yaml_date

if TYPE_CHECKING:
    from datetime import tzinfo

    from sitectl.content.key_path import KeyPath
    from sitectl.content.nodes import Value
    from sitectl.content.page import Page
    from sitectl.publications.record import Record

#: What a page says at a key: a text, a list of texts, true, or links as pairs of name and address.
FieldValue: TypeAlias = "str | bool | list[str] | list[tuple[str, str]] | None"

BODY: KeyPath = ("the text",)
LINKS: KeyPath = ("links",)
_PLAIN_KEYS = ("title", "date", "authors", "equal", "corresponding", "doi", "arxiv", "math")
_VENUE_KEYS = ("short", "name", "kind")


class Conflict(NamedTuple):
    """A value that the page keeps although the bibliography says another; `reason` is "" where both changed."""

    key: str
    page: str
    bibliography: str
    reason: str = ""


class Merged(NamedTuple):
    """A page after the merge, and what was left as it was."""

    page: Page
    conflicts: tuple[Conflict, ...]


def record_fields(record: Record, zone: tzinfo) -> dict[KeyPath, FieldValue]:
    """Return what a record's page says at each key; what it does not say is not there."""
    fields: dict[KeyPath, FieldValue] = {
        ("title",): record.title,
        ("date",): yaml_date(record.date, zone) if record.date else "",
        ("authors",): [author.display for author in record.authors],
        ("equal",): list(record.equal),
        ("corresponding",): list(record.corresponding),
        ("venue", "short"): record.venue.short,
        ("venue", "name"): record.venue.name,
        ("venue", "kind"): venue_kind(record),
        ("doi",): record.doi,
        ("arxiv",): record.arxiv,
        LINKS: [(link.name, link.url) for link in record.links],
        ("math",): record.math,
        BODY: text_to_markdown(record.abstract),
    }
    return {path: value for path, value in fields.items() if value}


def page_fields(page: Page) -> dict[KeyPath, FieldValue]:
    """Return what a page says at the keys that a record has."""
    values = page_values(page)
    fields: dict[KeyPath, FieldValue] = {(key,): _plain(values.get(key)) for key in _PLAIN_KEYS}
    venue = values.get("venue")
    if isinstance(venue, dict):
        lower = {key.lower(): value for key, value in venue.items()}
        fields |= {("venue", key): _plain(lower.get(key)) for key in _VENUE_KEYS}
    else:
        fields["venue", "name"] = _plain(venue)
    fields[LINKS] = _link_pairs(values.get("links"))
    fields[BODY] = page.body.strip().replace("\r\n", "\n")
    return {path: value for path, value in fields.items() if value}


def merge_page(page: Page, base: Record | None, record: Record, zone: tzinfo) -> Merged:
    """Return the page with what only the bibliography changed since `base`, and the conflicts.

    Without a base nothing is known of what a person wrote: the page's values stay, what it lacks is added.
    """
    ours, theirs = page_fields(page), record_fields(record, zone)
    before = record_fields(base, zone) if base else None
    conflicts: list[Conflict] = []
    for path in dict.fromkeys([*theirs, *(before or {})]):
        old, mine, new = (before or {}).get(path), ours.get(path), theirs.get(path)
        if mine == new or (before is not None and old == new):
            continue
        if mine is not None and (before is None or mine != old):
            if not _says_more(path, mine, record):
                conflicts.append(Conflict(_name(path), _text(mine), _text(new)))
            continue
        if mine is None and old is not None:
            continue  # a person took the value away
        try:
            page = _changed(page, path, new)
        except EditRefusedError as error:
            conflicts.append(Conflict(_name(path), _text(mine), _text(new), str(error)))
    return Merged(page, tuple(conflicts))


def _says_more(path: KeyPath, mine: FieldValue, record: Record) -> bool:
    """Tell whether the page's date is the bibliography's, only more precise."""
    return path == ("date",) and isinstance(mine, str) and mine.startswith(str(record.date))


def _changed(page: Page, path: KeyPath, value: FieldValue) -> Page:
    """Return the page with one value changed; raises EditRefusedError where that is not certain."""
    if path == BODY:
        return guarded_edits(page, [_body_edit(page, value)])
    if path == LINKS:
        return guarded_edits(page, [_links_edit(page, value)])
    if value is None:
        return guarded_edits(page, unset(page, path))
    new = DateText(value) if path == ("date",) and isinstance(value, str) else value
    return guarded_edits(page, set_value(page, path, new))  # type: ignore[arg-type]  # links are dealt with above


def _body_edit(page: Page, value: FieldValue) -> Edit:
    newline = page.source.newline
    text = str(value or "").replace("\n", newline)
    return Edit(page.body_span, f"{newline}{text}{newline}" if text else "")


def _links_edit(page: Page, value: FieldValue) -> Edit:
    """Return the edit that adds links to a YAML page without any; a list of maps is not rewritten."""
    front_matter = page.front_matter
    if front_matter.format != "yaml" or front_matter.entry("links") or not isinstance(value, list):
        raise EditRefusedError(f"{page.source.path}: the list of links is edited by hand")
    lines = link_lines([item for item in value if isinstance(item, tuple)])
    end = front_matter.inner_span.end
    return Edit(Span(end, end), "".join(f"{line}{page.source.newline}" for line in lines))


def _plain(value: Value) -> FieldValue:
    """Return a front matter value as one that can be compared; numbers are the texts that they are written as."""
    if isinstance(value, TomlTime):
        return value.text
    if isinstance(value, (bool, str)):
        return value
    if isinstance(value, list):
        return [str(item) for item in value if not isinstance(item, (dict, list))]
    return str(value) if isinstance(value, (int, float)) else None


def _link_pairs(value: Value) -> FieldValue:
    pairs: list[tuple[str, str]] = []
    for item in value if isinstance(value, list) else []:
        if isinstance(item, dict):
            lower = {key.lower(): text for key, text in item.items()}
            pairs.append((str(lower.get("name") or ""), str(lower.get("url") or "")))
    return pairs


def _name(path: KeyPath) -> str:
    return path[0] if path == BODY else shown(path)


def _text(value: FieldValue) -> str:
    if isinstance(value, list):
        return ", ".join(item if isinstance(item, str) else f"{item[0]} ({item[1]})" for item in value)
    return "" if value is None else str(value)
