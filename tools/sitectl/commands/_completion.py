"""What the shell offers behind an option: names of rules and of their groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.lint.rule import GROUPS, rule_names

if TYPE_CHECKING:
    import click


def complete_rule(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    """Return the names of rules that begin like a word."""
    del ctx, parameter
    return [name for name in rule_names() if name.startswith(incomplete)]


def complete_rules(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    """Return a list of names up to its last comma, with each rule or group that may come next."""
    del ctx, parameter
    before, comma, last = incomplete.rpartition(",")
    names = ("all", *GROUPS, *rule_names())
    return [f"{before}{comma}{name}" for name in names if name.startswith(last)]
