r"""Plain text as Markdown that shows the same text; formulas between \( and \) stay as they are."""

from __future__ import annotations

import re

_FORMULA = re.compile(r"(\\\(.{1,2000}?\\\))")
_SPECIAL = re.compile(r"[\\`*_\[<>{}|~]|\$(?=\$)|(?<=\$)\$|:(?=[\w+-]+:)|&(?=#?\w+;)")
#: Hugo looks for formulas before Markdown's escapes are read, so their delimiters need entities.
_ENTITIES = {"\\": "&#92;", "[": "&#91;", "$": "&#36;"}
#: What begins a heading, a list, a quotation, a rule or a definition at the start of a line.
_START = re.compile(r"#|[-+=:](?=\s|\Z|[-=])|\d{1,9}(?=[.)](?:\s|\Z))")
_SHORTCODE = re.compile(r"\{(?=\{)")


def text_to_markdown(text: str) -> str:
    """Return paragraphs between blank lines with everything escaped that Markdown or Hugo would read."""
    return "\n\n".join(_paragraph(part) for part in re.split(r"\n\s*\n", text.strip()) if part.strip())


def _paragraph(text: str) -> str:
    parts = _FORMULA.split(" ".join(text.split()))
    line = "".join(_formula(part) if index % 2 else _escaped(part) for index, part in enumerate(parts))
    found = _START.match(line)
    return _escaped_start(found) + line[found.end() :] if found else line


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda found: _ENTITIES.get(found.group(), f"\\{found.group()}"), text)


def _escaped_start(found: re.Match[str]) -> str:
    """Put a backslash before a mark, or between a number and the point that makes a list of it."""
    return f"{found.group()}\\" if found.group()[0].isdigit() else f"\\{found.group()}"


def _formula(tex: str) -> str:
    """Part two braces that Hugo would take for a shortcode; TeX does not mind the blank."""
    return _SHORTCODE.sub("{ ", tex)
