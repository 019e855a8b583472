"""What a condition can ask of a page: its front matter, and what Hugo makes of its dates and its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from sitectl.hugo.casts import to_bool
from sitectl.hugo.date_fields import DateRules, resolve_dates
from sitectl.hugo.keys import normalized

if TYPE_CHECKING:
    from datetime import tzinfo

    from sitectl.content.key_path import KeyPath
    from sitectl.content.nodes import Value
    from sitectl.content.page import Page
    from sitectl.hugo.moments import Moment

Operand: TypeAlias = "Value | Moment"


@dataclass(frozen=True)
class SiteRules:
    """What dates and sections depend on besides the page."""

    time_zone: tzinfo = UTC
    date_rules: DateRules = field(default_factory=DateRules)
    #: Folders below the content folder that are mounted elsewhere (a language's, for instance), and where.
    places: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class PageFacts:
    """One page, for conditions. `path` is relative to the content folder, or as it was named outside of one."""

    page: Page
    path: str
    rules: SiteRules = field(default_factory=SiteRules)

    @cached_property
    def values(self) -> dict[str, Value]:
        """The front matter with keys in lower case, as Hugo has them."""
        return normalized(self.page.front_matter.values)

    @cached_property
    def dates(self) -> dict[str, Moment | None]:
        """The four dates by Hugo's chains of keys; None where the page has none."""
        found = resolve_dates(self.values, self.rules.date_rules, self.rules.time_zone).dates
        names = ("date", "lastmod", "publishdate", "expirydate")
        return {name: None if moment.is_zero else moment for name, moment in zip(names, found, strict=True)}

    def lookup(self, path: KeyPath) -> Operand:
        """Return what a name stands for: a fact about the page, else its front matter; None if it has no such key."""
        name = path[0].lower()
        if len(path) == 1:
            if name in ("date", "lastmod", "publishdate", "expirydate"):
                return self.dates[name]
            if name == "draft":
                return to_bool(self.values.get("draft"))
            if name == "section":
                return self._section()
            if name == "path":
                return self.path
        value: Value = self.values.get(name)
        for key in path[1:]:
            value = value.get(key.lower()) if isinstance(value, dict) else None
        return value

    def _section(self) -> str:
        path = self.path
        for source, place in self.rules.places:
            if path.startswith(source):
                path = place + path.removeprefix(source)
                break
        first, slash, _ = path.partition("/")
        return first if slash else ""
