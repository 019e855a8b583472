"""What to write instead of front matter that cannot be read: Hugo's parsers name a place, and seldom a remedy."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sitectl.content.nodes import Problem

_KEY_AND_VALUE = "every line here must be `key: value`, with a space after the colon"
_QUOTED_KEYS = "keys stand in double quotes"

#: What parsers say, or a part of it, and the remedy where that needs no look at the text.
_REMEDIES = {
    "EOF looking for end YAML": "close it with a line `---`",
    "EOF looking for end TOML": "close it with a line `+++`",
    "unexpected EOF parsing JSON": "a `}` is missing at its end",
    "invalid YAML delimiter": "begin the file with `---`, or with something else than `-`",
    "invalid TOML delimiter": "begin the file with `+++`, or with something else than `+`",
    "cannot start any token": "a tab cannot indent; use spaces",
    "could not find end character of": "close the text with the quote that it begins with",
    "cannot have new lines": "close the text with the quote that it begins with",
    "end token ']' not found": "a `]` is missing at the end of the list",
    "is a reserved character": "put the text in quotes",
    "unexpected directive value": "put the text in quotes",
    "block sequence entries are not allowed": "a list begins below its key, and a text that begins with `-` is quoted",
    "could not find flow map content": "put a text that begins with `{` in quotes",
    "invalid header option": "put a text that begins with `|` or `>` in quotes",
    "character corresponding to": "put the text in quotes",
    "string was used where mapping is expected": _KEY_AND_VALUE,
    "expected '=' after key": "TOML has `key = value`",
    "invalid character '}' looking for beginning of object key": "remove the comma before it",
    "invalid character ']' looking for beginning of value": "remove the comma before it",
    "looking for beginning of object key": _QUOTED_KEYS,
    "looking for beginning of value": "a text stands in double quotes, a switch is `true` or `false`",
    "after object key:value pair": "a comma is missing before it",
    "after array element": "a comma is missing before it",
}
_KEY = re.compile(r"""\s*(?:- +)?(?:"[^"]*"|'[^']*'|[^\s:=]+)\s*[:=]""")
#: A key with a quoted text behind it, on as many lines as it has.
_QUOTED = re.compile(
    r"""^[ \t]*(?:- +)?[^\s:#"'-][^:\n]*:[ \t]+(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')""", re.MULTILINE | re.DOTALL
)
_MORE = re.compile(r"[ \t]*[^\s#]")
_SWITCHES = re.compile(r"(?i)(?:yes|no|on|off|true|false|y|n)\b")
#: Blanks that look like one and are none to YAML.
_FALSE_BLANKS = ("\u00a0", "\u2003", "\u2009", "\u202f", "\u3000")
_CURLY = "“”„‘’«"


def advice(problem: Problem, line: str, above: str = "") -> str:
    """Return what to write instead, given the line that the parser names and what is above; "" where not known."""
    message = problem.message
    if line.startswith(("{{", "{.", "{#", "{%")):
        return "a page without front matter must not begin with `{`"
    remedy = _left_open(f"{above}{line}") or next((text for part, text in _REMEDIES.items() if part in message), "")
    if remedy:
        return remedy
    key = _KEY.match(line)
    value = line[key.end() :].lstrip(" \t") if key else ""
    if "mapping value is not allowed" in message:
        return _with_colon(value)
    if "non-map value" in message:
        return _without_key(line, value)
    if re.match(r"\s*-[^\s-]", line) and "value is not allowed" in message:
        return "a space belongs after the dash"
    if "value is not allowed in this context" in message or "expected newline but got" in message:
        return _continued(value) if line[: problem.column - 1].strip() else "begin all keys in the same column"
    if "at start of value" in message:
        return _toml_value(value)
    return ""


def _left_open(text: str) -> str:
    """Return the advice for a quote that only one on a later line closes, in the middle of another value."""
    for found in _QUOTED.finditer(text):
        if "\n" in found.group() and _MORE.match(text, found.end()):
            number = text.count("\n", 0, found.start()) + 1
            return f"the text on line {number} has no quote at its end"
    return ""


def _with_colon(value: str) -> str:
    if ": " in value or value.rstrip().endswith(":"):
        return "put a text that contains `: ` in quotes"
    return "the line below is indented as if it belonged to this one; begin both in the same column"


def _without_key(line: str, value: str) -> str:
    if value.startswith(_FALSE_BLANKS):
        return "what stands after the colon looks like a space but is another character; type the space anew"
    if re.match(r"\s*[\w-]+\s*=", line):
        return "write `key: value`, with a colon"
    return _KEY_AND_VALUE


def _continued(value: str) -> str:
    """Return the advice for a value that ended before its line did."""
    first = value[:1]
    if first in ("'", '"'):
        other = '"' if first == "'" else "'"
        return f"the text ends at its second `{first}`; put all of it between `{other}`"
    if first in ("*", "&", "!", "[", "{"):
        return f"put a text that begins with `{first}` in quotes"
    return "put the text in quotes"


def _toml_value(value: str) -> str:
    if _SWITCHES.match(value):
        return "write `true` or `false`"
    if value[:1] in tuple(_CURLY):
        return 'TOML knows straight quotes only; write `"`'
    return 'put a text in quotes, as in `"text"`'
