"""Which rules to ask about a page: those that can have a word on it, by its keys and its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.lint.rule import TAXONOMIES

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sitectl.lint.rule import Rule
    from sitectl.lint.subject import Subject


class Dispatch:
    """Rules by what they need; a set of rules is a number with a bit for each, because every page asks for one."""

    def __init__(self, rules: Sequence[Rule], taxonomies: Collection[str]) -> None:
        self._rules = tuple(rule for rule in rules if rule.is_about_pages)
        self._by_key: dict[str, int] = {}
        by_text: dict[str, int] = {}
        self._without_keys = self._without_texts = 0
        for number, rule in enumerate(self._rules):
            bit = 1 << number
            for key in (*rule.keys, *taxonomies) if TAXONOMIES in rule.keys else rule.keys:
                self._by_key[key] = self._by_key.get(key, 0) | bit
            for text in rule.mentions:
                by_text[text] = by_text.get(text, 0) | bit
            self._without_keys |= 0 if rule.keys else bit
            self._without_texts |= 0 if rule.mentions else bit
        self._texts = tuple((max(text, key=_rareness), text, rules) for text, rules in by_text.items())
        self._known: dict[int, tuple[Rule, ...]] = {}

    def rules_for(self, subject: Subject) -> tuple[Rule, ...]:
        """Return the rules that may find something in a page, in their order."""
        by_keys, by_texts = self._without_keys, self._without_texts
        for key in subject.keys:
            by_keys |= self._by_key.get(key, 0)
        text = subject.text
        open_questions = by_keys & ~by_texts
        for rarest, mentioned, rules in self._texts:
            if rules & open_questions and rarest in text and mentioned in text:
                by_texts |= rules
        chosen = by_keys & by_texts
        if chosen not in self._known:
            self._known[chosen] = tuple(rule for number, rule in enumerate(self._rules) if chosen >> number & 1)
        return self._known[chosen]


#: Characters as pages have them, the most frequent first; a single one is looked for many times faster than several.
_FREQUENT = " \netaoinsrhldcumfpgwybvkx.,-:/0123456789_[]`)(\"=TSAICRMPDNEBOLFUHWGVYK'jqzXJQZ#+><*!{}|;?$\\%&@~^"


def _rareness(char: str) -> int:
    place = _FREQUENT.find(char)
    return place if place >= 0 else len(_FREQUENT)
