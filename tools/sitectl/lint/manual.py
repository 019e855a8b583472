"""The manual of the rules, as text for a terminal."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from sitectl.lint.rule import GROUPS, all_rules
from sitectl.lint.selection import SelectionError

if TYPE_CHECKING:
    from sitectl.lint.rule import Rule

_MARKS = re.compile("[⟦⟧]")
_UNDECODABLE = re.compile("[\udc80-\udcff]")
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00a0\u200b\u202a-\u202e\u2066-\u2069\ufeff]")


def known_rule(name: str) -> Rule:
    """Return a rule by its name; raises SelectionError with the nearest name."""
    rules = all_rules()
    if name in rules:
        return rules[name]
    close = difflib.get_close_matches(name, rules, 1)
    raise SelectionError(
        f"no rule {name!r}; " + (f"did you mean {close[0]!r}?" if close else "`sitectl rule` lists them")
    )


def rule_list() -> str:
    """Return all rules by group, with severity and summary."""
    lines: list[str] = []
    for group in GROUPS:
        members = [rule for rule in all_rules().values() if rule.group == group]
        if members:
            lines.append(f"{group}:")
            lines += [f"  {rule.name} ({rule.severity}{_fixable(rule)}): {rule.summary}" for rule in members]
    return "\n".join(lines) + "\n"


def rule_page(rule: Rule) -> str:
    """Return everything there is to know of one rule."""
    parts = [
        f"{rule.name} ({rule.group}, {rule.severity}{_fixable(rule)})",
        rule.summary,
        rule.explanation,
        "Found in:",
        _indented(rule.bad[0].text),
    ]
    fixed = next((example for example in rule.bad if example.fixed is not None), None)
    if fixed is not None and fixed.fixed is not None:
        if fixed is not rule.bad[0]:
            parts += ["Also in:", _indented(fixed.text)]
        parts += ["Fixed:", _indented(fixed.fixed)]
    return "\n\n".join(parts) + "\n"


def _fixable(rule: Rule) -> str:
    return ", fixable" if rule.is_fixable else ""


def shown_example(text: str) -> str:
    """Return an example without its marks, with names for what cannot be seen or is no character."""
    shown = _UNSEEN.sub(lambda found: f"<U+{ord(found.group()):04X}>", _MARKS.sub("", text))
    return _UNDECODABLE.sub(lambda found: f"<byte {ord(found.group()) - 0xDC00:02X}>", shown)


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in shown_example(text).splitlines())
