r"""LaTeX in titles, names and abstracts as Unicode text, with formulas left for KaTeX.

pylatexenc 2.11 was measured first: besides taking 0.7 ms a title it drops the words of `\mbox{..}`,
`\texttt{..}` and of any unclosed group, and fails on `\href`; here no word is lost, whatever surrounds it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from sitectl.publications.latex_symbols import (
    ACCENTS,
    BARE_ACCENTS,
    DROPPED,
    STYLES,
    SUBSCRIPTS,
    SUPERSCRIPTS,
    SYMBOLS,
)

_MARKED = re.compile(r"[\\${}~`]|''|--")
_COMMANDS = re.compile(r"[\\$`]")
_TOKEN = re.compile(
    r"\\(?P<word>[A-Za-z]+)\*?\s*|\\(?P<sign>.)|(?P<math>\$\$?)|(?P<brace>[{}])|(?P<mark>~|---?|``|''|`|')"
    r"|[^\\${}~`'\-]+(?:-(?!-)[^\\${}~`'\-]+)*|.",
    re.DOTALL,
)
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_SPACE = re.compile(r"\s+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_MARKS = {"~": " ", "--": "–", "---": "—", "``": "“", "''": "”", "`": "‘"}
#: All that needs care in LaTeX without a command, a formula or an opening quote.
_PLAIN_MARKS = (("~", " "), ("---", "—"), ("--", "–"), ("''", "”"), ("{", ""), ("}", ""))
_MAX_DEPTH = 20

#: A formula that Unicode writes as well: no two letters in a row, no brackets, simple indices only.
_PLAIN_MATH = re.compile(
    r"(?:(?P<command>\\(?:[A-Za-z]+|[ ,:;%&#$]))"
    r"|(?<![A-Za-z])[A-Za-z](?![A-Za-z])|[0-9.,:/<>=+*\-\s]"
    r"|(?P<script>[_^]\s*(?:[0-9+*\-]|\\circ|\\ast|\{\s*(?:[0-9+\-]+|\\circ|\*|th|st|nd|rd)\s*\})))"
)
_NOT_PLAIN = frozenset({"sqrt", "sum", "prod", "int", "ast", "left", "right"})


class Text(NamedTuple):
    r"""Plain text; formulas in it stand between \( and \) and set `math`.

    `unknown` are the commands that no table of this program knows; what they enclose is in the text.
    """

    text: str
    math: bool = False
    unknown: tuple[str, ...] = ()


@lru_cache(maxsize=4096)  # venues and publishers repeat from entry to entry
def latex_to_text(latex: str) -> Text:
    """Return LaTeX as one line of Unicode text."""
    if not _MARKED.search(latex):
        return Text(one_line(latex))
    if not _COMMANDS.search(latex):
        for mark, text in _PLAIN_MARKS:
            latex = latex.replace(mark, text)
        return Text(one_line(latex))
    reader = _Reader()
    return Text(one_line(reader.convert(latex)), reader.math, tuple(reader.unknown))


def one_line(text: str) -> str:
    """Collapse white space, drop control characters and compose accents."""
    line = " ".join(text.split())
    return line if line.isascii() and line.isprintable() else unicodedata.normalize("NFC", _CONTROL.sub("", line))


def formula_to_text(tex: str) -> Text:
    r"""Return a formula's TeX as Unicode text if nothing gets lost, else between \( and \) for KaTeX."""
    reader = _Reader()
    return Text(reader.formula(tex), reader.math)


class _Reader:
    """A conversion in progress: what it has met so far."""

    def __init__(self) -> None:
        self.math = False
        self.unknown: list[str] = []
        self.depth = 0

    def convert(self, latex: str) -> str:
        """Return the text of a piece of LaTeX, white space as it comes."""
        if self.depth > _MAX_DEPTH or not _MARKED.search(latex):
            return latex
        self.depth += 1
        pieces: list[str] = []
        position = 0
        single_open = False
        while found := _TOKEN.match(latex, position):
            position = found.end()
            kind = found.lastgroup
            if kind is None:
                pieces.append(found.group())
            elif kind in {"word", "sign"}:
                piece, position = self._command(latex, found[kind], position)
                pieces.append(piece)
            elif kind == "math":
                piece, position = self._formula(latex, found["math"], position)
                pieces.append(piece)
            elif kind == "mark":
                mark = found["mark"]
                piece = _MARKS.get(mark, mark)
                if mark == "'" and single_open and not latex[position : position + 1].isalnum():
                    piece = "’"
                if mark in {"`", "'"}:
                    single_open = mark == "`" or (single_open and piece == "'")
                pieces.append(piece)
        self.depth -= 1
        return "".join(pieces)

    def _command(self, latex: str, name: str, position: int) -> tuple[str, int]:
        """Return what a command stands for, and the offset behind it and the arguments it takes."""
        if name in ACCENTS:
            argument, position = _argument(latex, position)
            return _accented(name, self.convert(argument)), position
        if name in {"(", "["}:
            return self._formula(latex, "\\)" if name == "(" else "\\]", position)
        if name in SYMBOLS:
            return SYMBOLS[name], position
        if name in DROPPED:
            return "", _argument(latex, position)[1]
        return self._with_argument(latex, name, position)

    def _with_argument(self, latex: str, name: str, position: int) -> tuple[str, int]:
        if name == "ensuremath":
            argument, position = _argument(latex, position)
            return self.formula(argument), position
        if name in {"textsuperscript", "textsubscript"}:
            argument, position = _argument(latex, position)
            text = self.convert(argument)
            return _script(text, "^" if name == "textsuperscript" else "_"), position
        if name in {"uppercase", "MakeUppercase", "lowercase", "MakeLowercase"}:
            argument, position = _argument(latex, position)
            text = self.convert(argument)
            return (text.upper() if name.lower().endswith("uppercase") else text.lower()), position
        if name == "href":
            return "", _argument(latex, position)[1]
        if name in {"url", "path", "nolinkurl"}:
            return _argument(latex, position)
        if name not in STYLES:
            self.unknown.append(f"\\{name}")
        return "", position

    def _formula(self, latex: str, mark: str, position: int) -> tuple[str, int]:
        """Read up to the mark that closes a formula; an opening one without a partner is text."""
        end = latex.find(mark, position)
        while end > 0 and mark.startswith("$") and latex[end - 1] == "\\":
            end = latex.find(mark, end + 1)
        if end < 0:
            return (mark if mark.startswith("$") else ""), position
        return self.formula(latex[position:end]), end + len(mark)

    def formula(self, body: str) -> str:
        """Return one formula's text, noting whether KaTeX is needed for it."""
        body = _SPACE.sub(" ", body).strip()
        if not body:
            return ""
        if (plain := _plain_formula(body)) is not None:
            return plain
        self.math = True
        return f"\\({body.replace('$', '')}\\)"


def _argument(latex: str, position: int) -> tuple[str, int]:
    """Return a command's argument (a group, a command or a character) and the offset behind it."""
    while latex[position : position + 1].isspace():
        position += 1
    if latex.startswith("{", position):
        depth = 0
        for found in _BRACE.finditer(latex, position):
            depth += {"{": 1, "}": -1}.get(found.group(), 0)
            if not depth:
                return latex[position + 1 : found.start()], found.end()
        return latex[position + 1 :], len(latex)
    if latex.startswith("}", position):
        return "", position
    found_token = _TOKEN.match(latex, position)
    if found_token and latex.startswith("\\", position):
        return found_token.group(), found_token.end()
    return latex[position : position + 1], min(position + 1, len(latex))


def _accented(accent: str, base: str) -> str:
    """Put an accent on the first character of a text."""
    base = base.lstrip()
    if not base:
        return BARE_ACCENTS.get(accent, "")
    first = {"ı": "i", "ȷ": "j"}.get(base[0], base[0])
    if accent == "t" and base[0] == "ı":
        first = "ı"
    return unicodedata.normalize("NFC", first + ACCENTS[accent]) + base[1:]


def _script(text: str, mark: str) -> str:
    """Raise or lower a text where Unicode has all the characters for it, else leave it on the line."""
    raised = text.translate(SUPERSCRIPTS if mark == "^" else SUBSCRIPTS)
    changed = all(before != after for before, after in zip(text, raised, strict=True))
    return raised if changed else text


@lru_cache(maxsize=4096)  # complexities and chemical names repeat as well
def _plain_formula(body: str) -> str | None:
    """Return a formula as Unicode text if nothing of it gets lost that way, else None."""
    pieces: list[str] = []
    position = 0
    while found := _PLAIN_MATH.match(body, position):
        position = found.end()
        if command := found["command"]:
            name = command[1:]
            if name not in SYMBOLS or name in _NOT_PLAIN:
                return None
            pieces.append(SYMBOLS[name])
        elif script := found["script"]:
            inner = script[1:].strip().strip("{} ")
            pieces.append({"\\circ": "°", "\\ast": "*", "*": "*"}.get(inner) or _script(inner, script[0]))
        else:
            pieces.append(found.group().replace("-", "−"))
    return "".join(pieces) if position == len(body) else None
