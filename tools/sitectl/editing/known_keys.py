"""Keys and lists that Hugo would pass over or misread without a word, found before anything is written."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sitectl.content.key_path import shown
from sitectl.content.new_values import has_maps
from sitectl.editing.values import ValueRefusedError
from sitectl.hugo.key_spelling import PUBLICATION_KEYS, THEME_KEYS, slip_of
from sitectl.hugo.keys import KNOWN_KEYS, TOP_LEVEL_KEYS
from sitectl.hugo.page_values import read_page_values
from sitectl.hugo.templates import read_template_keys
from sitectl.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitectl.content.changes import Change
    from sitectl.content.targets import Target
    from sitectl.editing.place import EditingPlace
    from sitectl.hugo.key_spelling import Slip

_ADVICE = "For a key of your own write params.{key}, or name it under extra-keys in sitectl.toml"


@dataclass(frozen=True)
class SiteKeys:
    """The keys that a site knows besides those of Hugo and most themes; read from its files when asked for."""

    place: EditingPlace

    @cached_property
    def taxonomies(self) -> frozenset[str]:
        """The names of the taxonomies, such as `tags`."""
        languages = self.place.readable_settings.languages.values()
        return frozenset(name for language in languages for name in language.taxonomies.values())

    @property
    def lists(self) -> frozenset[str]:
        """The keys, in lower case, whose value is a list of texts."""
        return self.taxonomies | {"keywords", "aliases"}

    @cached_property
    def _own(self) -> frozenset[str]:
        if self.place.site is None:
            return self.taxonomies
        settings, _ = load_settings(self.place.site.root)
        content = self.place.content_dir
        has_publications = content is not None and (content / settings.publications_folder).is_dir()
        return self.taxonomies.union(settings.extra_keys, PUBLICATION_KEYS if has_publications else ())

    @cached_property
    def _templates(self) -> frozenset[str]:
        return frozenset(read_template_keys(self.place.site.root)) if self.place.site else frozenset()

    def slip(self, key: str, paths: Sequence[str]) -> Slip | None:
        """Return what a key was meant to be; None for a known one, and for one that a page below the paths has."""
        name = key.lower()
        if name in KNOWN_KEYS or name in THEME_KEYS:
            return None
        slip = slip_of(name, self._own, self._templates)
        return None if slip is None or has_key(self.place.targets(paths), name) else slip


def has_key(targets: Sequence[Target], name: str) -> bool:
    """Say whether a page has a top-level key, given in lower case."""
    return any(name in keys for keys in _keys_of(targets))


def _keys_of(targets: Sequence[Target]) -> Iterator[frozenset[str]]:
    for target in targets:
        try:
            values = read_page_values(target.path).values
        except OSError:  # named as a failure when the page's turn comes
            continue
        yield frozenset(key.lower() for key in values)


def refuse_misspelled(changes: Sequence[Change], keys: SiteKeys, paths: Sequence[str]) -> None:
    """Raise ValueRefusedError for a key that nobody reads and that resembles one that Hugo does."""
    for key in dict.fromkeys(change.path[0] for change in changes):
        slip = keys.slip(key, paths)
        if slip is not None:
            meant = f"{key}: Hugo does not know this key; did you mean {slip.spelled}?"
            raise ValueRefusedError(f"{meant} {_ADVICE.format(key=key)}")


def refuse_commas(changes: Sequence[Change], keys: SiteKeys) -> None:
    """Raise ValueRefusedError for a text with commas where Hugo wants a list."""
    for change in changes:
        key, value = change.path[0], change.value
        if len(change.path) > 1 or key.lower() not in keys.lists or not isinstance(value, str) or "," not in value:
            continue
        parts = [part.strip() for part in value.split(",") if part.strip()]
        sign = {"append": "+", "remove": "-"}.get(change.action)
        words = [f"{key}{sign}={part}" for part in parts] if sign else [f"{key}=[{', '.join(parts)}]"]
        right = " ".join(map(shlex.quote, words))
        raise ValueRefusedError(
            f"{key}: Hugo takes {value!r} for one item; write {right}, or add --string if it is one"
        )


def refuse_maps(changes: Sequence[Change], keys: SiteKeys) -> None:
    """Raise ValueRefusedError for a map where Hugo wants a text: it would drop all terms of the page."""
    for change in changes:
        is_map = isinstance(change.value, dict) or has_maps(change.value)
        if len(change.path) == 1 and change.path[0].lower() in keys.lists and is_map:
            raise ValueRefusedError(f"{change.path[0]}: is a list of texts to Hugo, which would drop all of them")


def without_effect(changes: Sequence[Change]) -> list[str]:
    """Return a sentence for each change below `params` whose key Hugo looks for at the top level only."""
    return [
        f"{shown(change.path)}: Hugo looks for {change.path[1]} at the top level only; here it is a mere parameter"
        for change in changes
        if len(change.path) > 1 and change.path[0].lower() == "params" and change.path[1].lower() in TOP_LEVEL_KEYS
    ]
