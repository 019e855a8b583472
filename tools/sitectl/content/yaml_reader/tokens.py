"""The tokens of a YAML text, with the line and column that Hugo's parser would name for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from sitectl.content.nodes import Problem, UnreadableError

if TYPE_CHECKING:
    from sitectl.content.nodes import Style, Value

Kind: TypeAlias = Literal[
    "string",  # a plain scalar that is text, or the text of a block scalar
    "typed",  # a plain scalar that is a number, a boolean or null
    "quoted",
    "header",  # the | or > of a block scalar and its indicators
    "comment",
    "-",
    "?",
    ":",
    ",",
    "[",
    "]",
    "{",
    "}",
    "<<",
    "&",
    "*",
    "!",  # a tag, its name included
    "%",
    "---",
    "...",
    "end",  # stands for "no token" where a parser looks past the last one
]

#: Hugo stops at 10,000; nobody nests front matter so deep, and whoever walks the values may recurse.
MAX_DEPTH = 128
TOO_DEEP = f"nested deeper than {MAX_DEPTH} levels, which sitectl does not read"

SCALARS = frozenset({"string", "typed", "quoted", "header", "&", "*"})


class Token:
    """A piece of YAML: what it is, what it means, where it stands.

    `line` and `column` are what Hugo's messages say, which is not always where the text stands;
    `start` and `end` are exact offsets. `breaks` counts line breaks inside the token's text.
    """

    __slots__ = ("breaks", "column", "end", "kind", "line", "start", "style", "text", "value")

    def __init__(  # noqa: PLR0913 - the fields of a record
        self,
        kind: Kind,
        text: str,
        line: int,
        column: int,
        start: int,
        end: int,
        *,
        value: Value = None,
        style: Style = "plain",
        breaks: int = 0,
    ) -> None:
        self.kind: Kind = kind
        self.text = text
        self.line = line
        self.column = column
        self.start = start
        self.end = end
        self.value = value
        self.style: Style = style
        self.breaks = breaks


def refusal(message: str, token: Token) -> UnreadableError:
    """Return the error at a token."""
    return refusal_at(message, token.line, token.column)


def refusal_at(message: str, line: int, column: int) -> UnreadableError:
    """Return the error at a line and column."""
    return UnreadableError(Problem(message, line, column))


def go_quoted(text: str) -> str:
    """Return text in double quotes as Hugo's messages print it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t") + '"'


def go_quoted_character(character: str) -> str:
    """Return a character in single quotes as Hugo's messages print it."""
    escapes = {"'": "\\'", "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
    return f"'{escapes.get(character, character)}'"
