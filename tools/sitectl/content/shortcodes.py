"""Shortcode tags in a page's text, read as Hugo's own lexer does, up to the first one that it refuses.

Hugo looks for them everywhere below the front matter, in code and in comments too.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from sitectl.content.plain_shortcodes import match_plain_tag
from sitectl.content.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

_OPENING = re.compile(r"\{\{[<%]")
_BLANK = re.compile(r"[ \t\r\n\v\f]*")
_VALUE = re.compile(r"[^ \t\r\n\v\f]*")
_EQUALS = re.compile(r"[ \t\r\n\v\f]*=")
_ASCII_WORD = re.compile(r"\w+", re.ASCII)
_INLINE = re.compile(r"[^.]+\.inline\Z")


class Parameter(NamedTuple):
    """One parameter: its name ("" for a positional one), its text without quotes, and the place of that text."""

    name: str
    value: str
    span: Span


class Shortcode(NamedTuple):
    """One tag, from `{{<` to `>}}` or from `{{%` to `%}}`; a closing tag may have no name."""

    name: str
    parameters: tuple[Parameter, ...]
    span: Span
    is_closing: bool = False
    is_self_closing: bool = False
    #: Whether the tag is written with `%`, so that what it encloses is Markdown of the page.
    is_markdown: bool = False


class Fault(NamedTuple):
    """What Hugo says of a tag that it cannot read, and where.

    Hugo looks for the template as soon as it has read a name: `unfinished` is the tag as far as it was read.
    """

    message: str
    offset: int
    unfinished: Shortcode | None = None


class _FaultError(Exception):
    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.fault = Fault(message, offset)


def read_shortcodes(text: str, start: int = 0, *, names_only: bool = False) -> tuple[list[Shortcode], Fault | None]:
    """Return the tags from an offset on, in order, and the fault at which Hugo stops; None if it reads them all.

    With `names_only` most tags lack their parameters, and all is several times faster.
    """
    found: list[Shortcode] = []
    opened: set[str] = set()
    opening = _OPENING.search(text, start)
    while opening:
        plain = match_plain_tag(text, opening.start()) if names_only else None
        if plain is not None and (not plain.is_closing or plain.name in opened):
            name, end, *rest = plain
            opened.add(name)
            found.append(Shortcode(name, (), Span(opening.start(), end), *rest))
            opening = _OPENING.search(text, end)
            continue
        end = opening.end()
        reader = _Tag(text, opening.start(), opened)
        try:
            if text.startswith("/*", end):
                end = _after_comment(text, opening.start())
            else:
                tag = reader.read()
                found.append(tag)
                end = tag.span.end
        except _FaultError as error:
            return found, error.fault._replace(unfinished=reader.unfinished())
        opening = _OPENING.search(text, end)
    return found, None


def enclosed_spans(tags: Iterable[Shortcode]) -> list[Span]:
    """Return the places of the text between `{{< name >}}` and `{{< /name >}}`, which Markdown does not read."""
    found: list[Span] = []
    opened: list[Shortcode] = []
    for tag in tags:
        if not tag.is_closing:
            if not tag.is_self_closing:
                opened.append(tag)
            continue
        while opened:
            opening = opened.pop()
            if opening.name == tag.name or not tag.name:
                if not opening.is_markdown:
                    found.append(Span(opening.span.end, tag.span.start))
                break
    return found


def _closing_of(text: str, start: int) -> str:
    return ">}}" if text[start + 2] == "<" else "%}}"


def _after_comment(text: str, start: int) -> int:
    closing = f"*/{_closing_of(text, start)}"
    end = text.find(closing, start + 5)
    if end < 0:
        raise _FaultError("comment must be closed", start)
    return end + len(closing)


def _is_word_character(char: str) -> bool:
    return char == "_" or unicodedata.category(char) in ("Lu", "Ll", "Lt", "Lm", "Lo", "Nd")


class _Tag:
    """Reads one tag; `opened` holds the names of all tags before it that may be closed."""

    def __init__(self, text: str, start: int, opened: set[str]) -> None:
        self.text = text
        self.start = start
        self.here = start + 3
        self.closing = _closing_of(text, start)
        self.opened = opened
        self.name = ""
        self.parameters: list[Parameter] = []

    def read(self) -> Shortcode:
        """Return the tag; raises _FaultError."""
        while True:
            self._skip_blanks()
            if self.text.startswith(self.closing, self.here):
                if not self.name:
                    raise _FaultError("shortcode has no name", self.start)
                return self._done()
            if self.here >= len(self.text):
                raise _FaultError("unclosed shortcode action", self.here)
            if self.text[self.here] == "/":
                return self._close()
            if self.name:
                self._parameter()
            else:
                self._name()

    def unfinished(self) -> Shortcode | None:
        """Return the tag as far as it was read; None if that is not even its name."""
        if not self.name:
            return None
        return Shortcode(self.name, tuple(self.parameters), Span(self.start, self.start + 3))

    def _done(self, *, is_closing: bool = False, is_self_closing: bool = False) -> Shortcode:
        span = Span(self.start, self.here + len(self.closing))
        is_markdown = self.closing.startswith("%")
        return Shortcode(self.name, tuple(self.parameters), span, is_closing, is_self_closing, is_markdown)

    def _skip_blanks(self) -> None:
        found = _BLANK.match(self.text, self.here)
        self.here = found.end() if found else self.here

    def _word(self, extra: str) -> str:
        begin = self.here
        found = _ASCII_WORD.match(self.text, begin)
        if found:
            self.here = found.end()
        while self.here < len(self.text) and (
            _is_word_character(self.text[self.here]) or self.text[self.here] in extra
        ):
            self.here += 1
        return self.text[begin : self.here]

    def _name(self) -> None:
        begin = self.here
        if not _is_word_character(self.text[begin]):
            self._refuse()
        self.name = self._word("-/.")
        if "." in self.name and not _INLINE.match(self.name):
            raise _FaultError("period in shortcode name only allowed for inline identifiers", begin)
        self.opened.add(self.name)

    def _refuse(self) -> None:
        char = self.text[self.here]
        shown = f"U+{ord(char):04X}" + (f" '{char}'" if char.isprintable() else "")
        raise _FaultError(f"unrecognized character in shortcode action: {shown}", self.here)

    def _parameter(self) -> None:
        begin = self.here
        if self.text[begin] == "=":
            self.here += 1
            self._value()
            return
        if self.text[begin] == "\\" and not self.text.startswith('\\"', begin):
            self.here += 1
            return
        word, span = self._quoted() or (self._bare(), Span(begin, self.here))
        equals = _EQUALS.match(self.text, self.here)
        is_named = bool(equals)
        if self.parameters and bool(self.parameters[0].name) != is_named:
            kind = "named" if is_named else "positional"
            message = f"got {kind} parameter '{word}'. Cannot mix named and positional parameters"
            raise _FaultError(message, span.start)
        if equals:
            self.here = equals.end()
            self.parameters.append(Parameter(word, *self._value()))
        else:
            self.parameters.append(Parameter("", word, span))

    def _bare(self) -> str:
        if not _is_word_character(self.text[self.here]) and self.text[self.here] != "-":
            self._refuse()
        return self._word("-.")

    def _value(self) -> tuple[str, Span]:
        self._skip_blanks()
        quoted = self._quoted()
        if quoted:
            return quoted
        found = _VALUE.match(self.text, self.here)
        self.here = found.end() if found else self.here
        return (found.group(), Span(*found.span())) if found else ("", Span(self.here, self.here))

    def _quoted(self) -> tuple[str, Span] | None:
        """Return a parameter in quotes or between backticks; None where none begins here."""
        quote = next((each for each in ('"', '\\"', "`") if self.text.startswith(each, self.here)), None)
        if quote is None:
            return None
        begin = self.here + len(quote)
        end = self._end_of_quoted(quote, begin)
        self.here = end + len(quote)
        return self.text[begin:end].replace('\\"', '"'), Span(begin, end)

    def _end_of_quoted(self, quote: str, begin: int) -> int:
        end = self.text.find(quote, begin)
        if quote == '"':
            while end > begin and self.text[end - 1] == "\\":
                end = self.text.find(quote, end + 1)
        kind = "raw" if quote == "`" else "quoted"
        if end < 0 or (kind == "quoted" and "\n" in self.text[begin:end]):
            raise _FaultError(f"unterminated {kind} string in shortcode parameter-argument", begin)
        return end

    def _close(self) -> Shortcode:
        """Read on from a slash: the tag closes itself, or another one."""
        if not self.opened:
            raise _FaultError("got closing shortcode, but none is open", self.here)
        self.here += 1
        self._skip_blanks()
        if self.text.startswith(self.closing, self.here):
            return self._done(is_closing=not self.name, is_self_closing=bool(self.name))
        begin = self.here
        if begin >= len(self.text):
            raise _FaultError("unclosed shortcode action", begin)
        closed = self._word("-/.")
        if closed not in self.opened:
            if not closed:
                self._refuse()
            raise _FaultError(f"closing tag for shortcode '{closed}' does not match start tag", begin)
        self._skip_blanks()
        if not self.text.startswith(self.closing, self.here):
            raise _FaultError("unclosed shortcode", self.here)
        self.name = closed
        return self._done(is_closing=True)
