"""`sitectl rule`: what a rule finds, why, and what to write instead."""

from __future__ import annotations

import click

from sitectl.commands._completion import complete_rule
from sitectl.lint.manual import known_rule, rule_list, rule_page


@click.command()
@click.argument("name", required=False, shell_complete=complete_rule)
def command(name: str | None) -> None:
    """Explain a rule of `lint`, or list all of them.

    A rule's page says what is wrong, why it matters and what to write instead, with an example and its fix.
    """
    click.echo(rule_page(known_rule(name)) if name else rule_list(), nl=False)
