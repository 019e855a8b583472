"""What one page means to Hugo, as values: the interface of `sitectl plan` and of everything that asks about pages."""

from __future__ import annotations

from functools import lru_cache
from json.encoder import encode_basestring as _quoted
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from sitectl.hugo.moments import ZERO

if TYPE_CHECKING:
    from sitectl.hugo.moments import Moment
    from sitectl.hugo.publishing import State
    from sitectl.hugo.structure import Kind

JsonValue: TypeAlias = "str | int | bool | dict[str, str | int] | None"


class Meaning(NamedTuple):
    """What Hugo makes of a page's front matter; dates that it has not are ZERO."""

    title: str = ""
    date: Moment = ZERO
    lastmod: Moment = ZERO
    publish_date: Moment = ZERO
    expiry_date: Moment = ZERO
    draft: bool = False
    weight: int = 0
    slug: str = ""
    url: str = ""
    state: State = "live"
    reason: str = ""


class BuildError(NamedTuple):
    """Where and why a file stops Hugo's build; line and column count from 1."""

    line: int
    column: int
    message: str


class PagePlan(NamedTuple):
    """One content file: `path` is relative to the content folder."""

    path: str
    kind: Kind
    meaning: Meaning
    error: BuildError | None = None
    #: Taxonomy terms, as (plural, term) with the term's logical path.
    terms: tuple[tuple[str, str], ...] = ()
    #: Whether Hugo ignores the file because another has the same path on the site.
    is_shadowed: bool = False
    #: Addresses that redirect to the page, as they are written.
    aliases: tuple[str, ...] = ()
    #: Whether the lists of other pages show it at the planned moment, with or without a page of its own.
    is_listed: bool = False
    #: The logical paths of the terms as they are spelled, on sites whose URLs keep upper case.
    spelled_terms: tuple[str, ...] = ()
    #: Whether its URL is made with tokens, so that its date may be a part of it.
    has_tokens: bool = False
    #: Why lists leave out what would stand in them without a page of its own: the state that it has for them, and why.
    withheld: tuple[State, str] | None = None

    @property
    def is_hidden(self) -> bool:
        """Whether readers miss what the file could be; resources and headless pages are meant not to be seen."""
        state = self.meaning.state
        return self.is_shadowed or self.withheld is not None if state == "never" else state != "live"

    def as_json(self) -> dict[str, JsonValue]:
        """Return the object that `sitectl plan --format json` prints for the page."""
        meaning, error = self.meaning, self.error
        return {
            "path": self.path,
            "kind": self.kind,
            "title": meaning.title,
            "date": _date(meaning.date),
            "lastmod": _date(meaning.lastmod),
            "publish_date": _date(meaning.publish_date),
            "expiry_date": _date(meaning.expiry_date),
            "draft": meaning.draft,
            "weight": meaning.weight,
            "slug": meaning.slug,
            "url": meaning.url,
            "state": meaning.state,
            "reason": meaning.reason,
            "error": {"line": error.line, "column": error.column, "message": error.message} if error else None,
        }

    def json_text(self) -> str:
        """Return the text of that object, several times faster than by way of a dictionary."""
        meaning, error = self.meaning, self.error
        place = "null"
        if error:
            place = f'{{"line": {error.line}, "column": {error.column}, "message": {_quoted(error.message)}}}'
        return (
            f'{{"path": {_quoted(self.path)}, "kind": "{self.kind}", "title": {_quoted(meaning.title)}, '
            f'"date": {_date_text(meaning.date)}, "lastmod": {_date_text(meaning.lastmod)}, '
            f'"publish_date": {_date_text(meaning.publish_date)}, "expiry_date": {_date_text(meaning.expiry_date)}, '
            f'"draft": {"true" if meaning.draft else "false"}, "weight": {meaning.weight}, '
            f'"slug": {_quoted(meaning.slug)}, "url": {_quoted(meaning.url)}, "state": "{meaning.state}", '
            f'"reason": {_quoted(meaning.reason)}, "error": {place}}}'
        )


@lru_cache(maxsize=4096)
def _date_text(moment: Moment) -> str:
    text = _date(moment)
    return "null" if text is None else f'"{text}"'


@lru_cache(maxsize=4096)
def _date(moment: Moment) -> str | None:
    return None if moment.is_zero else moment.rfc3339()
