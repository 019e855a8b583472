"""Random sites: front matter in three formats, file trees and settings, from pools of telling values."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from tests import value_pools as pools
from tests.front_matter_text import render
from tests.settings_generator import GeneratedSettings, generated_settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitectl.content.nodes import Value
    from tests.value_pools import Raw

Files: TypeAlias = "dict[str, str | bytes]"

_LISTS = (*("_index.md",) * 5, *("_index.de.md",) * 2, "_index.markdown", "_index.en.md")


@dataclass
class GeneratedSite:
    """A batch for one build."""

    config: str
    files: Files = field(default_factory=dict)


class Generator:
    """A source of sites that depends on its seed alone."""

    def __init__(self, seed: int, formats: Sequence[str] = ("yaml", "toml", "json"), *, bad_dates: bool = True) -> None:
        self.random = random.Random(seed)
        self.formats = formats
        self.bad_dates = bad_dates
        self.settings = GeneratedSettings("")

    def site(self, pages: int) -> GeneratedSite:
        """Return a site with about that many content files."""
        self.settings = generated_settings(self.random)
        site = GeneratedSite(self.settings.text)
        for number in range(pages):
            path = self.path(number)
            site.files.setdefault(path, self.page(path, number))
        return site

    def path(self, number: int) -> str:
        """Return a path of a page, bundle, resource or list page; most end in a number of their own."""
        pick, chance = self.random.choice, self.random.random()
        above = pick(self.settings.folders)
        folder = pick(pools.FOLDERS)
        if chance < 0.08:
            return _joined(above, folder, pick([name for name in _LISTS if above == "" or name.count(".") == 1]))
        name = pick(pools.NAMES)
        if chance < 0.92:
            base, dot, rest = name.partition(".")
            name = f"{base}-{number}{dot}{rest}"
        if chance > 0.8:
            folder = _joined(folder, name if chance < 0.99 else "")
            name = pick(["index", "index", "index", "res", "index" if above else "index.de"]) if folder else "r"
        return _joined(above, folder, f"{name}.{pick(self.settings.extensions)}")

    def page(self, path: str, number: int) -> str:
        """Return the text of a page."""
        chance = self.random.random()
        if chance < 0.02:
            return self.random.choice(["", "text\n", "---\n---\n", "+++\n+++\ntext", "{}", "\n\n---\ntitle: a\n---"])
        fields = self.fields(number, is_list="_index" in path.lower())
        if "[languages.de]" in self.settings.text and not (".de." in path or path.startswith("de/")):
            # Of what a list page and its translation cascade to one page, Hugo takes either.
            fields = {key: value for key, value in fields.items() if value != pools.FOR_GERMAN}
        text = render(self.random.choice(self.formats), fields, self.random)
        if chance < 0.05:
            text = text.replace("\n", "\r\n")
        return f"\ufeff{text}" if chance > 0.98 else text

    def fields(self, number: int, *, is_list: bool) -> dict[str, Value | Raw]:
        """Return random fields."""
        pick, chance = self.random.choice, self.random.random
        found: dict[str, Value | Raw] = {}
        for keys, pool, share in self._pools(is_list):
            if chance() < share:
                found[self._spelled(pick(keys))] = pick(pool)
        if chance() < 0.12:
            found["url"] = pick(pools.URLS).replace("@", str(number))
        if is_list and any(key.lower() == "slug" and not _has_letters(text) for key, text in found.items()):
            found = {key: text for key, text in found.items() if key.lower() != "slug"}
        items = list(found.items())
        self.random.shuffle(items)
        return dict(items)

    def _pools(self, is_list: bool) -> list[tuple[Sequence[str], Sequence[Value | Raw], float]]:
        has_bad = self.bad_dates and self.random.random() < 0.1
        dates = [*pools.DATES, *(pools.BAD_DATES if has_bad else ())]
        # Of two spellings of a term Hugo takes either for the folder of its name, where URLs keep upper case.
        keeps_case = "disablePathToLower = true" in self.settings.text
        terms = [each for each in pools.TERMS if not (keeps_case and each == ["a", "A"])]
        return [
            (("title",), pools.TEXTS, 0.85),
            (("date",), dates, 0.5),
            (("lastmod", "modified"), dates, 0.2),
            (("publishDate", "pubdate", "published"), dates, 0.2),
            (("expiryDate", "unpublishdate"), dates, 0.12),
            (("draft",), pools.BOOLS, 0.25),
            (("weight",), pools.WEIGHTS, 0.3),
            (("slug",), pools.SLUGS, 0.2),
            (("build",), pools.BUILDS, 0.08),
            (("headless",), pools.BOOLS, 0.05),
            (("tags", "categories", "authors", "x", "my series"), terms, 0.3),
            (("cascade",), pools.CASCADES, 0.5 if is_list else 0.03),
            (("updated", "created", "gone", "published_at"), dates, 0.1),
            (("outputs",), pools.OUTPUTS, 0.04),
            (("params", "x"), ({"draft": True, "date": "2020-01-01", "slug": "p", "tags": ["in"]}, None), 0.1),
        ]

    def _spelled(self, key: str) -> str:
        chance = self.random.random()
        return key.upper() if chance < 0.04 else key.lower() if chance < 0.1 else key.title() if chance < 0.14 else key


def _joined(*parts: str) -> str:
    return "/".join(part for part in parts if part)


def _has_letters(value: Value | Raw) -> bool:
    return isinstance(value, str) and any(char.isalnum() for char in value)
