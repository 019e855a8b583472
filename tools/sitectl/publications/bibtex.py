"""BibTeX files as entries with their lines, and a sentence for every entry that cannot be read.

The grammar is BibTeX's own ("Designing BibTeX Styles" and bibtex.web): both bracket forms, `#` concatenation,
abbreviations, braces counted whether or not a backslash stands before them. It is written here because
bibtexparser 2.0.0b8 leaves concatenations unresolved, skips entries in parentheses without a word and cuts
`"a {"}quoted{"} word"` short. Unlike BibTeX, reading goes on at the next entry after a broken one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from sitectl.content.source import BOM, Source

#: The abbreviations that every standard style defines.
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_BLOCK = re.compile(r"@[ \t]*([A-Za-z][A-Za-z0-9_-]*)\s*([{(])")
_NEXT_BLOCK = re.compile(r"^[ \t]*@[ \t]*[A-Za-z][A-Za-z0-9_-]*\s*[{(]", re.MULTILINE)
#: The head of an entry at the left margin: no value reaches beyond one, else a bracket is missing before it.
_HEAD = re.compile(r"^@[A-Za-z]+[ \t]*[{(][ \t]*[^\s{}(),=\"#%]+[ \t]*,", re.MULTILINE)
_SPACE = re.compile(r"\s*")
_KEY = re.compile(r"[^\s,{}]*")
_NAME = re.compile(r"[^\s\"#%'(),={}]+")
_NUMBER = re.compile(r"[0-9]+")
_BRACE = re.compile(r"[{}]")
_BRACE_OR_QUOTE = re.compile(r"[{}\"]")


class BibField(NamedTuple):
    """One field: its lower-case name, its value with abbreviations resolved and LaTeX untouched, its line."""

    name: str
    value: str
    line: int


@dataclass(frozen=True)
class BibEntry:
    """One entry as it is written; `kind` is in lower case.

    `raw` is its text from @ to its last bracket; it is "" when abbreviations of the file stand in it, because
    then it says nothing outside of the file.
    """

    key: str
    kind: str
    fields: tuple[BibField, ...]
    line: int
    raw: str

    def get(self, name: str) -> str:
        """Return the value of a field, "" where it is missing or blank."""
        value = self._values.get(name, "")
        return value if value.strip() else ""

    @cached_property
    def _values(self) -> dict[str, str]:
        return {field.name: field.value for field in self.fields}

    def line_of(self, name: str) -> int:
        """Return the line of a field, or the entry's own where there is none of that name."""
        return next((each.line for each in self.fields if each.name == name), self.line)


class BibProblem(NamedTuple):
    """Something wrong with a bibliography; `fatal` says that the entry there could not be read."""

    line: int
    column: int
    message: str
    fatal: bool


@dataclass(frozen=True, slots=True)
class Bibliography:
    """What a BibTeX file says: its good entries in order, and what is wrong with it, sorted by place."""

    entries: tuple[BibEntry, ...]
    problems: tuple[BibProblem, ...]


class _SyntaxError(Exception):
    """An entry stops making sense at an offset."""

    def __init__(self, offset: int, message: str) -> None:
        super().__init__(message)
        self.offset = offset
        self.message = message


def read_bibliography(text: str) -> Bibliography:
    """Read a BibTeX text; a broken entry becomes a problem, and reading goes on at the next one."""
    return _Reader(text.removeprefix(BOM)).read()


class _Reader:
    """The state of one pass over a text: the abbreviations and keys so far, and what came of it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.places = Source(Path("bibliography"), text)
        self.macros: dict[str, str] = {month: month for month in MONTHS}
        self.entries: list[BibEntry] = []
        self.problems: list[BibProblem] = []
        self.lines: dict[str, int] = {}
        self.used_macro = False
        self.heads = [found.start() for found in _HEAD.finditer(text)]

    def read(self) -> Bibliography:
        position = 0
        while found := _BLOCK.search(self.text, position):
            try:
                position = self._block(found)
            except _SyntaxError as error:
                position = self._after_broken(found, error)
        return Bibliography(tuple(self.entries), tuple(sorted(self.problems)))

    def _after_broken(self, block: re.Match[str], error: _SyntaxError) -> int:
        """Report a broken block at its own line and return where to go on."""
        place = self.places.position(error.offset)
        start = self.places.position(block.start())
        where = "" if place.line == start.line else f" (noticed at line {place.line})"
        name = _KEY.match(self.text, _skip_space(self.text, block.end()))
        key = f" '{name.group()}'" if name and name.group() and "=" not in name.group() else ""
        self._report(block.start(), f"@{block.group(1)}{key}: {error.message}{where}", fatal=True)
        following = _NEXT_BLOCK.search(self.text, self._line_end(block.end()))
        return following.start() if following else len(self.text)

    def _line_end(self, offset: int) -> int:
        end = self.text.find("\n", offset)
        return len(self.text) if end < 0 else end

    def _report(self, offset: int, message: str, *, fatal: bool) -> None:
        self.problems.append(BibProblem(*self.places.position(offset), message, fatal))

    def _block(self, found: re.Match[str]) -> int:
        """Read one block and return the offset behind it."""
        kind = found.group(1).lower()
        close = "}" if found.group(2) == "{" else ")"
        if kind == "comment":
            return self._comment(found.end(), close)
        if kind == "preamble":
            _, position = self._value(found.end())
            return self._closed(position, close)
        if kind == "string":
            return self._abbreviation(found.end(), close)
        return self._entry(found, kind, close)

    def _comment(self, start: int, close: str) -> int:
        """Skip a comment's bracket, or no more than its line where the bracket never closes."""
        try:
            return self._braced(start)[1] if close == "}" else self.text.index(")", start) + 1
        except (_SyntaxError, ValueError):
            return self._line_end(start)

    def _abbreviation(self, start: int, close: str) -> int:
        position = _skip_space(self.text, start)
        if self.text.startswith(close, position):
            return position + 1
        name, position = self._name(position, "an abbreviation's name")
        value, position = self._assigned(position)
        self.macros[name] = value
        return self._closed(position, close)

    def _closed(self, position: int, close: str) -> int:
        position = _skip_space(self.text, position)
        if not self.text.startswith(close, position):
            raise _SyntaxError(position, f"expected '{close}', found {self._found(position)}")
        return position + 1

    def _entry(self, found: re.Match[str], kind: str, close: str) -> int:
        key_start = _skip_space(self.text, found.end())
        matched = _KEY.match(self.text, key_start)
        key = matched.group() if matched else ""
        position = _skip_space(self.text, key_start + len(key))
        closed = self.text.startswith(close, position)
        if not key or "=" in key or not (closed or self.text.startswith(",", position)):
            raise _SyntaxError(position, "expected a key and a comma after it")
        fields: list[BibField] = []
        self.used_macro = False
        while not closed:
            position = _skip_space(self.text, position)
            if self.text.startswith(",", position):
                position = _skip_space(self.text, position + 1)
                if self.text.startswith(",", position):
                    continue
            elif not self.text.startswith(close, position):
                raise _SyntaxError(position, f"expected ',' or '{close}', found {self._found(position)}")
            closed = self.text.startswith(close, position)
            if not closed:
                position = self._field(fields, position)
        raw = "" if self.used_macro else self.text[found.start() : position + 1].replace("\r\n", "\n")
        self._keep(BibEntry(key, kind, tuple(fields), self._line(found.start()), raw), found.start())
        return position + 1

    def _line(self, offset: int) -> int:
        return self.places.position(offset).line

    def _keep(self, entry: BibEntry, start: int) -> None:
        """Add an entry; a key that was used before is a problem, as it is in BibTeX."""
        first = self.lines.setdefault(entry.key.lower(), entry.line)
        if first != entry.line:
            message = f"@{entry.kind} '{entry.key}': the key is already used at line {first}"
            self._report(start, message, fatal=True)
        else:
            self.entries.append(entry)

    def _field(self, fields: list[BibField], start: int) -> int:
        name, position = self._name(start, "a field's name")
        value, position = self._assigned(position)
        if any(each.name == name for each in fields):
            self._report(start, f"field '{name}' is given twice; the first one counts", fatal=False)
        else:
            fields.append(BibField(name, value, self._line(start)))
        return position

    def _name(self, position: int, what: str) -> tuple[str, int]:
        matched = _NAME.match(self.text, position)
        if not matched:
            raise _SyntaxError(position, f"expected {what}, found {self._found(position)}")
        return matched.group().lower(), matched.end()

    def _assigned(self, position: int) -> tuple[str, int]:
        position = _skip_space(self.text, position)
        if not self.text.startswith("=", position):
            raise _SyntaxError(position, f"expected '=', found {self._found(position)}")
        return self._value(position + 1)

    def _value(self, position: int) -> tuple[str, int]:
        """Read the pieces of a value that `#` joins."""
        pieces: list[str] = []
        while True:
            piece, position = self._piece(_skip_space(self.text, position))
            pieces.append(piece)
            behind = _skip_space(self.text, position)
            if not self.text.startswith("#", behind):
                return "".join(pieces), position
            position = behind + 1

    def _piece(self, start: int) -> tuple[str, int]:
        first = self.text[start : start + 1]
        if first == "{":
            return self._braced(start + 1)
        if first == '"':
            return self._quoted(start + 1)
        if number := _NUMBER.match(self.text, start):
            return number.group(), number.end()
        return self._macro(start)

    def _limit(self, start: int) -> int:
        """Return where the next entry starts, the end of the text behind the last one."""
        index = bisect_left(self.heads, start)
        return self.heads[index] if index < len(self.heads) else len(self.text)

    def _unclosed(self, what: str, start: int, limit: int) -> _SyntaxError:
        if limit == len(self.text):
            return _SyntaxError(start, f"{what} is never closed")
        return _SyntaxError(start, f"{what} is not closed before the next entry at line {self._line(limit)}")

    def _macro(self, start: int) -> tuple[str, int]:
        name, end = self._name(start, "a value")
        if name not in self.macros:
            written = self.text[start:end]
            self._report(start, f"'{written}' is not an abbreviation defined before; taken as text", fatal=False)
            return written, end
        self.used_macro |= name not in MONTHS
        return self.macros[name], end

    def _braced(self, start: int) -> tuple[str, int]:
        """Read up to the brace that closes the one before `start`."""
        depth = 1
        limit = self._limit(start)
        for found in _BRACE.finditer(self.text, start, limit):
            depth += 1 if found.group() == "{" else -1
            if not depth:
                return self.text[start : found.start()], found.end()
        raise self._unclosed("a brace", start, limit)

    def _quoted(self, start: int) -> tuple[str, int]:
        """Read up to the quote outside of braces that ends a value."""
        depth = 0
        limit = self._limit(start)
        for found in _BRACE_OR_QUOTE.finditer(self.text, start, limit):
            if found.group() == '"':
                if not depth:
                    return self.text[start : found.start()], found.end()
            else:
                depth += 1 if found.group() == "{" else -1
                if depth < 0:
                    raise _SyntaxError(found.start(), "a quoted value closes a brace it never opened")
        raise self._unclosed("a quote", start, limit)

    def _found(self, position: int) -> str:
        text = self.text[position : position + 12].split("\n")[0].strip()
        return f"'{text}'" if text else "the end of the file"


def _skip_space(text: str, position: int) -> int:
    """Return the offset of the next character that is no white space."""
    found = _SPACE.match(text, position)
    return found.end() if found else position
