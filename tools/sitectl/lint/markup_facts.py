"""What a site's settings and templates make of Markdown: HTML, code blocks and formulas."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from sitectl.hugo.casts import to_bool
from sitectl.hugo.katex import known_words, uses_katex
from sitectl.hugo.markup import opening_delimiters
from sitectl.hugo.templates import renders_formulas, sets_formulas_itself

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sitectl.content.nodes import Value

#: The site parameters by which themes turn formulas on everywhere; HugoBlox has them deeper, as `features.math.enable`.
_MATH_SWITCHES = ("math", "katex", "mathjax")
#: The keys of pages by which themes turn formulas on.
PAGE_SWITCHES = ("math", "katex", "mathjax", "usemath", "katex_math", "latex")
_PAGE_SWITCH = re.compile(
    rb"^[ \t]*\"?(?:%s)\"?[ \t]*[:=]" % "|".join(PAGE_SWITCHES).encode(), re.MULTILINE | re.IGNORECASE
)


class MarkupFacts:
    """The part of a site's facts that is about its Markdown."""

    root: Path | None
    config: Mapping[str, Value]
    is_known: bool

    @cached_property
    def has_math_everywhere(self) -> bool:
        """Whether the site turns formulas on for every page, so that no page needs a switch."""
        if self.root is not None and renders_formulas(self.root):
            return True
        params = self.config.get("params")
        if not isinstance(params, dict) or not self.is_known:
            return not self.is_known
        features = (params, params.get("features"), params.get("content"))
        values = (each.get(name) for each in features if isinstance(each, dict) for name in _MATH_SWITCHES)
        return any(to_bool(value.get("enable") if isinstance(value, dict) else value) for value in values)

    @cached_property
    def sets_formulas_itself(self) -> bool:
        """Whether formulas are set while the site is built, and by nothing in the browser."""
        return self.root is not None and sets_formulas_itself(self.root)

    @cached_property
    def goldmark(self) -> Mapping[str, Value]:
        """The site's settings of the Markdown renderer; a theme's do not count, as Hugo does not merge them."""
        markup = self.config.get("markup")
        goldmark = markup.get("goldmark") if isinstance(markup, dict) else None
        return goldmark if isinstance(goldmark, dict) else {}

    @cached_property
    def reads_fences(self) -> bool:
        """Whether Hugo looks at what stands behind the language of a code block."""
        markup = self.config.get("markup")
        highlight = markup.get("highlight") if isinstance(markup, dict) else None
        fences = highlight.get("codefences") if isinstance(highlight, dict) else None
        return fences is None or to_bool(fences)

    @property
    def _is_own_markup(self) -> bool:
        """Whether all settings of the renderer are here, and no theme's are merged into them."""
        markup = self.config.get("markup")
        is_merged = "_merge" in self.config or (isinstance(markup, dict) and "_merge" in markup)
        return self.root is not None and self.is_known and not is_merged

    @cached_property
    def keeps_html(self) -> bool:
        """Whether HTML in Markdown is published, or a theme's settings that cannot be seen may say so."""
        if not self._is_own_markup:
            return True
        renderer = self.goldmark.get("renderer")
        return isinstance(renderer, dict) and to_bool(renderer.get("unsafe"))

    @cached_property
    def formula_delimiters(self) -> frozenset[str] | None:
        """The opening delimiters between which Markdown changes nothing; None where that cannot be known."""
        if not self._is_own_markup:
            return None
        return frozenset(opening_delimiters(self.goldmark))

    @cached_property
    def katex_words(self) -> frozenset[str] | None:
        """The commands and environments that the site's KaTeX may know; None where something else may set formulas."""
        if self.root is None or not uses_katex(self.root):
            return None
        return known_words(self.root)


def has_math_switch(content: Path) -> bool:
    """Say whether any page below a folder has a switch for formulas, on or off; a file that cannot be read has none."""
    return any(_PAGE_SWITCH.search(_bytes(path)) for path in sorted(content.rglob("*.md")))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
