"""The menus that a site's settings and templates name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sitectl.hugo.spelling import meant
from sitectl.hugo.templates import template_texts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sitectl.content.nodes import Value

_WORD = re.compile(r"[\w-]+")


@dataclass(frozen=True)
class MenuFacts:
    """The menus of one site; `sees_all_templates` is False where the theme's are not here."""

    root: Path
    configured: frozenset[str]
    sees_all_templates: bool

    def knows(self, name: str) -> bool:
        """Say whether a menu is in the settings or may be in a template."""
        if name in self.configured or name in self._in_templates:
            return True
        return not self.sees_all_templates and self.nearest(name) is None

    def nearest(self, name: str) -> str | None:
        """Return the menu that a name is a slip away from; numbered names are names of their own."""
        return None if any(map(str.isdigit, name)) else meant(name, sorted(self.configured))

    @cached_property
    def _in_templates(self) -> frozenset[str]:
        """Every word of the templates that mention menus."""
        texts = (text for text in template_texts(self.root) if "menu" in text.lower())
        return frozenset(word for text in texts for word in _WORD.findall(text))


def menu_facts(root: Path, config: Mapping[str, Value], sees_all_templates: bool) -> MenuFacts | None:
    """Return the menus of a site; None where its settings name none."""
    configured = _configured_menus(config)
    return MenuFacts(root, configured, sees_all_templates) if configured else None


def _configured_menus(config: Mapping[str, Value]) -> frozenset[str]:
    """Return the names of the menus in the settings, in lower case as Hugo has them."""
    listed = config.get("languages")
    own = listed.values() if isinstance(listed, dict) else ()
    maps = [each.get(key) for each in (config, *own) if isinstance(each, dict) for key in ("menus", "menu")]
    return frozenset(name for each in maps if isinstance(each, dict) for name in each)
