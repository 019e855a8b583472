"""Presentation MathML, as publishers put it into titles and abstracts, as TeX that KaTeX sets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from sitectl.publications.latex_symbols import GREEK, SYMBOLS

if TYPE_CHECKING:
    from collections.abc import Callable

_PREFIX = re.compile(r"(</?)[A-Za-z]+:")
_ATTRIBUTES = re.compile(r"<([A-Za-z]+)\s[^<>]*?(/?)>")
_DECLARATION = re.compile(r"<[!?]")
_MATH_ONLY = {"sum", "prod", "int", "forall", "exists", "in", "infty", "partial", "nabla", "times", "leq", "geq"}

_COMMANDS = {character: f"\\{name} " for name, character in SYMBOLS.items() if name in _MATH_ONLY} | {
    character: f"\\{name} " for name, character in GREEK.items()
}
_COMMANDS |= {"−": "-", "\u2061": "", "\u2062": "", "\u2063": ",", "\u2032": "'", "≈": "\\approx ", "→": "\\to "}
_ESCAPED = str.maketrans({"{": "\\{", "}": "\\}", "%": "\\%", "#": "\\#", "&": "\\&", "_": "\\_", "\\": ""})


def mathml_to_tex(xml: str) -> str:
    """Return a formula's TeX; an element without a rule gives its contents, broken or endless XML its text."""
    plain = _ATTRIBUTES.sub(r"<\1\2>", _PREFIX.sub(r"\1", xml))
    if _DECLARATION.search(plain):
        return ""
    try:
        tex = _tex(ET.fromstring(plain))  # noqa: S314 - no declarations, so no entities, are let through above
    except (ET.ParseError, RecursionError):
        return re.sub(r"<[^<>]*>", "", plain).translate(_ESCAPED)
    return re.sub(r"\s+", " ", tex).strip()


def _tex(element: ET.Element) -> str:
    annotation = element.find(".//annotation")
    if element.tag == "math" and annotation is not None and "\\" in (annotation.text or ""):
        return annotation.text or ""
    rule = _RULES.get(element.tag)
    children = [_tex(child) for child in element]
    if rule:
        count, render = rule
        if len(children) == count:
            return render(children)
    return _leaf(element) + "".join(children)


def _leaf(element: ET.Element) -> str:
    text = (element.text or "").strip()
    if element.tag in {"annotation", "annotation-xml"} or not text:
        return ""
    if element.tag in {"mtext", "ms"}:
        return f"\\text{{{text.translate(_ESCAPED)}}}"
    if element.tag == "mi" and len(text) > 1:
        return f"\\mathrm{{{text.translate(_ESCAPED)}}}"
    return "".join(_COMMANDS.get(char, char.translate(_ESCAPED)) for char in text)


def _script(mark: str) -> Callable[[list[str]], str]:
    return lambda parts: f"{parts[0].strip()}{mark}{{{parts[1].strip()}}}"


def _both(parts: list[str]) -> str:
    return f"{parts[0].strip()}_{{{parts[1].strip()}}}^{{{parts[2].strip()}}}"


#: Elements with a fixed number of children, and how TeX writes them.
_RULES: dict[str, tuple[int, Callable[[list[str]], str]]] = {
    "msub": (2, _script("_")),
    "msup": (2, _script("^")),
    "munder": (2, _script("_")),
    "msubsup": (3, _both),
    "munderover": (3, _both),
    "mfrac": (2, lambda parts: f"\\frac{{{parts[0]}}}{{{parts[1]}}}"),
    "msqrt": (1, lambda parts: f"\\sqrt{{{parts[0]}}}"),
    "mroot": (2, lambda parts: f"\\sqrt[{parts[1]}]{{{parts[0]}}}"),
    "mover": (2, lambda parts: f"\\overset{{{parts[1]}}}{{{parts[0]}}}"),
    "mspace": (0, lambda _: "\\,"),
}
