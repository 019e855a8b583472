"""Glob patterns as Hugo matches them (gobwas/glob with `/` as separator), turned into regular expressions."""

from __future__ import annotations

import re
from functools import lru_cache


class GlobError(ValueError):
    """A pattern that Hugo refuses to compile."""


@lru_cache(maxsize=512)
def compile_glob(pattern: str) -> re.Pattern[str]:
    """Return the regular expression of a pattern, for use with fullmatch; raises GlobError.

    `*` and `?` stop at a slash, `**` does not; `[abc]`, `[!a-z]` and `{one,two}` choose; a backslash quotes.
    """
    compiler = _Compiler(pattern)
    compiler.run()
    return re.compile("".join(compiler.parts), re.DOTALL)


class _Compiler:
    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.position = 0
        self.depth = 0
        self.parts: list[str] = []

    def run(self) -> None:
        while self.position < len(self.pattern):
            char = self.pattern[self.position]
            self.position += 1
            self._add(char)
        if self.depth:
            raise GlobError("unclosed `{`")

    def _add(self, char: str) -> None:
        if char == "*":
            self.parts.append(".*" if self._skip("*") else "[^/]*")
        elif char == "?":
            self.parts.append("[^/]")
        elif char == "[":
            self.parts.append(self._range())
        elif char == "{":
            self.depth += 1
            self.parts.append("(?:")
        elif char == "}" and self.depth:
            self.depth -= 1
            self.parts.append(")")
        elif char == "," and self.depth:
            self.parts.append("|")
        elif char == "\\":
            if self.position == len(self.pattern):
                raise GlobError("nothing after a backslash")
            self.parts.append(re.escape(self.pattern[self.position]))
            self.position += 1
        else:
            self.parts.append(re.escape(char))

    def _skip(self, char: str) -> bool:
        start = self.position
        while self.pattern.startswith(char, self.position):
            self.position += 1
        return self.position > start

    def _range(self) -> str:
        end = self.pattern.find("]", self.position)
        if end == -1:
            raise GlobError("unexpected end of input")
        inner = self.pattern[self.position : end]
        self.position = end + 1
        negated = inner.startswith("!")
        inner = inner[negated:]
        if not inner:
            raise GlobError("empty range")
        if inner[1:2] == "-":
            if len(inner) != 3 or inner[0] > inner[2]:
                raise GlobError("a range is two characters in order, such as a-z")
            chosen = f"{re.escape(inner[0])}-{re.escape(inner[2])}"
        else:
            chosen = re.escape(inner)
        return f"[{'^' if negated else ''}{chosen}]"
