"""Conditions on pages: `draft and date < 2024-01-01 and section == "blog"`.

    condition   not, and, or, parentheses; a bare name holds unless it is false, 0, empty or missing
    comparison  == != < <= > >=, `"x" in tags`, `"x" not in tags`, `"x" in title`
    value       a key such as params.seo.title, "text", 5, 2.5, 2024-01-01, 2024-01-01T10:00:00Z, true, false, null
    names       draft, date, lastmod, publishDate and expiryDate as Hugo resolves them, section, path

A date without a clock is compared by the day. What cannot be compared, a missing key for instance, does not hold;
`where_checks` refuses what never can be.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, NoReturn, TypeAlias

from sitectl.content.key_path import parse_key_path
from sitectl.editing.comparing import Day, compare, contains, holds
from sitectl.errors import SitectlError
from sitectl.hugo.dates import parse_date_text

if TYPE_CHECKING:
    from sitectl.editing.comparing import Literal
    from sitectl.editing.facts import PageFacts

_Test: TypeAlias = Callable[["PageFacts"], bool]
_Value: TypeAlias = Callable[["PageFacts"], "Literal"]

_TOKEN = re.compile(
    r"""(?P<blank>\s+)
    |(?P<text>"[^"]*"|'[^']*')
    |(?P<date>\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)?)?(?![\w-]))
    |(?P<number>-?\d+(?:\.\d+)?(?![\w.-]))
    |(?P<operator>==|!=|<=|>=|<|>|\(|\))
    |(?P<name>[^\W\d][\w-]*(?:\.(?:[\w-]+|"[^"]*"))*)""",
    re.VERBOSE,
)
_COMPARISONS = frozenset(["==", "!=", "<", "<=", ">", ">="])
_KEYWORDS = frozenset(["and", "or", "not", "in"])
_CONSTANTS: dict[str, bool | None] = {"true": True, "false": False, "null": None}
_DEEPEST = 100
_MONTH = re.compile(r"\d{4}-\d{1,2}(?![\w-])")
_HINTS = {
    **dict.fromkeys("'\"", ": the text has no end"),
    **dict.fromkeys("\u201c\u201d\u2018\u2019", "; write straight quotes"),
    "=": "; compare with ==",
    "&": "; write `and`",
    "|": "; write `or`",
    "!": "; write `not`",
    "/": "; write dates as 2024-01-31",
}


class WhereError(SitectlError):
    """A condition that cannot be understood, with the column."""


class Token(NamedTuple):
    """One word of a condition, and its column counted from 1."""

    kind: str
    text: str
    column: int


class Comparison(NamedTuple):
    """Two words and what is asked of them: a sign or `in`; a word by itself has neither sign nor partner."""

    left: Token
    sign: str = ""
    right: Token | None = None


@dataclass(frozen=True)
class Condition:
    """A condition on pages, and what it compares."""

    test: Callable[[PageFacts], bool]
    comparisons: tuple[Comparison, ...]

    def __call__(self, facts: PageFacts) -> bool:
        """Say whether a page meets it."""
        return self.test(facts)


def parse_where(text: str) -> Condition:
    """Return the condition that a text describes; raises WhereError with the column of what is wrong."""
    parser = _Parser(text)
    test = parser.either(0)
    parser.expect_end()
    return Condition(test, tuple(parser.comparisons))


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = list(self._tokens())
        self.next = 0
        self.comparisons: list[Comparison] = []

    def _tokens(self) -> list[Token]:
        tokens: list[Token] = []
        offset = 0
        while offset < len(self.text):
            found = _TOKEN.match(self.text, offset)
            if found is None:
                self._fail_at(offset)
            kind = str(found.lastgroup)
            if kind != "blank":
                word = found.group()
                if kind == "name" and word.lower() in _KEYWORDS:
                    kind, word = "keyword", word.lower()
                tokens.append(Token(kind, word, offset + 1))
            offset = found.end()
        tokens.append(Token("end", "", len(self.text) + 1))
        return tokens

    def _fail_at(self, offset: int) -> NoReturn:
        character = self.text[offset]
        if _MONTH.match(self.text, offset):
            raise WhereError(f"--where, column {offset + 1}: a date has a day; write dates as 2024-01-31")
        raise WhereError(f"--where, column {offset + 1}: unexpected {character!r}{_HINTS.get(character, '')}")

    def fail(self, wanted: str) -> NoReturn:
        token = self.tokens[self.next]
        seen = repr(token.text) if token.text else "the end"
        raise WhereError(f"--where, column {token.column}: {wanted} is missing before {seen}")

    def accept(self, *texts: str) -> str:
        token = self.tokens[self.next]
        if token.kind in ("operator", "keyword") and token.text in texts:
            self.next += 1
            return token.text
        return ""

    def expect_end(self) -> None:
        if self.tokens[self.next].kind != "end":
            self.fail("`and` or `or`")

    def either(self, depth: int) -> _Test:
        parts = [self.both(depth)]
        while self.accept("or"):
            parts.append(self.both(depth))
        return parts[0] if len(parts) == 1 else lambda facts: any(part(facts) for part in parts)

    def both(self, depth: int) -> _Test:
        parts = [self.one(depth)]
        while self.accept("and"):
            parts.append(self.one(depth))
        return parts[0] if len(parts) == 1 else lambda facts: all(part(facts) for part in parts)

    def one(self, depth: int) -> _Test:
        if depth > _DEEPEST:
            self.fail("a simpler condition")
        if self.accept("not"):
            inner = self.one(depth + 1)
            return lambda facts: not inner(facts)
        if self.accept("("):
            inner = self.either(depth + 1)
            if not self.accept(")"):
                self.fail("`)`")
            return inner
        return self.comparison()

    def comparison(self) -> _Test:
        word, left = self.value()
        operator = self.accept(*_COMPARISONS)
        if operator:
            other, right = self.value()
            self.comparisons.append(Comparison(word, operator, other))
            return lambda facts: compare(operator, left(facts), right(facts), facts.rules.time_zone)
        negated = bool(self.accept("not"))
        if self.accept("in"):
            other, whole = self.value()
            self.comparisons.append(Comparison(word, "in", other))
            return lambda facts: contains(whole(facts), left(facts)) is not negated
        if negated:
            self.fail("`in`")
        self.comparisons.append(Comparison(word))
        return lambda facts: holds(left(facts))

    def value(self) -> tuple[Token, _Value]:
        token = self.tokens[self.next]
        if token.kind not in ("text", "date", "number", "name"):
            self.fail("a value")
        self.next += 1
        if token.kind == "name" and token.text.lower() not in _CONSTANTS:
            path = parse_key_path(token.text)
            return token, lambda facts: facts.lookup(path)
        if token.kind == "name":
            token = token._replace(kind="constant")
        constant = self._constant(token)
        return token, lambda _: constant

    def _constant(self, token: Token) -> Literal:
        if token.kind == "text":
            return token.text[1:-1]
        if token.kind == "number":
            return float(token.text) if "." in token.text else int(token.text)
        if token.kind == "date":
            return self._date(token)
        return _CONSTANTS[token.text.lower()]

    @staticmethod
    def _date(token: Token) -> Literal:
        from datetime import UTC

        if parse_date_text(token.text, UTC) is None:
            raise WhereError(f"--where, column {token.column}: there is no such day as {token.text}")
        return Day(token.text)
