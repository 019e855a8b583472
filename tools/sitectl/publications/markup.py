"""HTML, MathML and JATS in the metadata of Crossref and DataCite as plain text, formulas for KaTeX apart.

Only tags that these services are known to deliver are taken for markup; any other `<word>` is text.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from sitectl.publications.latex import Text, formula_to_text, one_line
from sitectl.publications.latex_symbols import SUBSCRIPTS, SUPERSCRIPTS
from sitectl.publications.mathml import mathml_to_tex

if TYPE_CHECKING:
    from collections.abc import Callable

_STYLE_TAGS = (
    "i|b|em|strong|u|tt|sc|scp|small|span|font|italic|bold|monospace|underline|roman|sans-serif|ovl|strike|"
    "named-content|styled-content|ext-link|xref|inline-formula|disp-formula|alternatives|abstract|sec|list|list-item|"
    "a|code|div|article-title|trans-abstract|label|inline-graphic|graphic|uri|sub|sup|p|title|br|ul|ol|li|h1|h2|h3"
)
_ESCAPED_TAG = re.compile(rf"&lt;(/?(?:(?:jats|mml):)?(?:{_STYLE_TAGS}|math)(?:\s[^&<>]*)?/?)&gt;", re.IGNORECASE)
_TAG = re.compile(rf"<(/?)(?:jats:)?({_STYLE_TAGS})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_MATH = re.compile(r"<((?:mml:)?math|(?:jats:)?tex-math)[\s>]")
_ALTERNATIVES = re.compile(r"<(?:jats:)?alternatives>(.*?)</(?:jats:)?alternatives>", re.DOTALL)
_TEX_MATH = re.compile(r"<(?:jats:)?tex-math[^<>]*>(.*?)</(?:jats:)?tex-math>", re.DOTALL)
_TEX_BODY = re.compile(r"\\begin\{document\}(.*?)\\end\{document\}", re.DOTALL)
_SCRIPT = re.compile(r"<(?:jats:)?(sub|sup)>([^<>]{1,40})</(?:jats:)?\1>", re.IGNORECASE)
#: A formula in dollars; without a command or an index in it, the dollars are money.
_DOLLARS = re.compile(r"\$\$?([^$\n]*[\\^_][^$\n]*)\$\$?")
_HEADING = re.compile(r"\A(?:abstract|summary)[.:]?\Z", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
#: Control characters stand for a block's end and for the place of a formula while the text is cleaned.
_BREAK, _MARK = "\x00", "\x01"
_FORMULA_PLACE = re.compile(f"{_MARK}(\\d+){_MARK}")
_BLOCKS = {"p", "title", "sec", "list", "list-item", "li", "ul", "ol", "br", "div", "h1", "h2", "h3", "disp-formula"}


def markup_to_text(markup: str) -> Text:
    """Return a title or name as one line of text."""
    paragraphs, math = _paragraphs(markup)
    return Text(" ".join(paragraphs), math)


def markup_to_paragraphs(markup: str) -> Text:
    """Return an abstract as paragraphs between blank lines, without a heading that only says "Abstract"."""
    paragraphs, math = _paragraphs(markup)
    if paragraphs and _HEADING.match(paragraphs[0]):
        del paragraphs[0]
    return Text("\n\n".join(paragraphs), math)


def _paragraphs(markup: str) -> tuple[list[str], bool]:
    """Return the text between block elements, and whether a formula is left in it."""
    formulas: list[Text] = []

    def hidden(tex: str) -> str:
        formulas.append(formula_to_text(tex))
        return f"{_MARK}{len(formulas) - 1}{_MARK}"

    text = _CONTROL.sub(" ", markup).replace("&amp;lt;", "&lt;").replace("&amp;gt;", "&gt;")
    text = _ESCAPED_TAG.sub(r"<\1>", text)
    text = _ALTERNATIVES.sub(_preferred, text)
    text = _without_math(text, hidden)
    text = _DOLLARS.sub(lambda found: hidden(html.unescape(found.group(1))), text)
    text = _SCRIPT.sub(_raised, text)
    text = _TAG.sub(lambda found: _BREAK if found.group(2).lower() in _BLOCKS else "", text)
    text = html.unescape(html.unescape(text))
    text = _FORMULA_PLACE.sub(lambda found: formulas[int(found.group(1))].text, text)
    paragraphs = [line for part in text.split(_BREAK) if (line := one_line(part))]
    return paragraphs, any(formula.math for formula in formulas)


def _without_math(text: str, hidden: Callable[[str], str]) -> str:
    """Replace each formula's element; one that is never closed is left as the text it is."""
    pieces: list[str] = []
    cursor = 0
    closed = True
    while closed and (found := _MATH.search(text, cursor)):
        close = f"</{found.group(1)}>"
        end = text.find(close, found.end())
        closed = end >= 0
        if closed:
            pieces += (text[cursor : found.start()], hidden(_tex(text[found.start() : end + len(close)])))
            cursor = end + len(close)
    return "".join([*pieces, text[cursor:]])


def _preferred(found: re.Match[str]) -> str:
    """Return the TeX among several forms of one formula, else all of them."""
    tex = _TEX_MATH.search(found.group(1))
    return tex.group() if tex else found.group(1)


def _tex(element: str) -> str:
    """Return the TeX of a MathML element or of the document that a publisher wraps around TeX."""
    wrapped = _TEX_MATH.match(element)
    if not wrapped:
        return mathml_to_tex(element)
    tex = html.unescape(wrapped.group(1))
    body = _TEX_BODY.search(tex)
    return (body.group(1) if body else tex).strip().strip("$")


def _raised(found: re.Match[str]) -> str:
    kind, text = found.group(1).lower(), html.unescape(found.group(2))
    return text.translate(SUPERSCRIPTS if kind == "sup" else SUBSCRIPTS)
