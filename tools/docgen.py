"""Make the reference pages in docs/ from the code: `python tools/docgen.py` writes them, a test compares them."""

from __future__ import annotations

import inspect
import re
from dataclasses import MISSING, fields
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitectl.cli import main
from sitectl.lint.manual import shown_example
from sitectl.lint.rule import GROUPS, all_rules
from sitectl.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

from sitectl.lint.rule import Bad, Rule

DOCS = Path(__file__).parent.parent / "docs"
_HEAD = "<!-- Made by `python tools/docgen.py`; edit the code instead. -->\n"


def rules_page() -> str:
    """Return the reference of all rules, by group."""
    rules = list(all_rules().values())
    parts = [
        _HEAD,
        "# Rules\n",
        "An **error** is certainly wrong, a **warning** likely; a **note** is a matter of taste and off unless it is",
        "selected (`--extend-select NAME`). *Fixable* rules can repair at least some of what they find (`--fix`).\n",
        "| rule | severity | fixable | finds |",
        "|---|---|---|---|",
        *(
            f"| [{rule.name}](#{rule.name}) | {rule.severity} | {'yes' if rule.is_fixable else ''} | {rule.summary} |"
            for rule in rules
        ),
    ]
    for group in GROUPS:
        members = [rule for rule in rules if rule.group == group]
        if members:
            parts.append(f"\n## {group}\n")
            parts += [_rule(rule) for rule in members]
    return "\n".join(parts)


def _rule(rule: Rule) -> str:
    fixable = ", fixable" if rule.is_fixable else ""
    lines = [f"### {rule.name}\n", f"*{rule.severity}{fixable}.* {rule.summary}\n", rule.explanation, ""]
    lines.append("Found in:\n")
    lines += [_example(example) for example in rule.bad[:2]]
    return "\n".join(lines)


def _example(example: Bad) -> str:
    text = "".join(f"{path}\n" for path in _paths(example)) + _shown(example.text)
    block = f"```\n{text}```\n"
    return f"{block}\nFixed:\n\n```\n{_shown(example.fixed)}```\n" if example.fixed else block


def _paths(example: Bad) -> list[str]:
    """Return the example's own path and those around it, where they say something."""
    around = [path for path in example.files if path.startswith("content/")]
    return [f"# {example.path}" + (f", beside {', '.join(around)}" if around else "")] if around else []


def _shown(text: str) -> str:
    visible = shown_example(text).replace("```", "~~~")
    return visible if visible.endswith("\n") else visible + "\n"


def commands_page() -> str:
    """Return the help of every command, as `--help` prints it."""
    parts = [_HEAD, "# Commands\n", _help("sitectl", main)]
    parts += [_help(f"sitectl {name}", command) for name, command in _commands(main)]
    return "\n".join(parts)


def _commands(group: click.Group, prefix: str = "") -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command is not None:
            yield f"{prefix}{name}", command
            if isinstance(command, click.Group):
                yield from _commands(command, f"{prefix}{name} ")


def _help(name: str, command: click.Command) -> str:
    names = ["-h", "--help"]
    context = click.Context(command, info_name=name, terminal_width=100, max_content_width=100, help_option_names=names)
    return f"## {name}\n\n```\n{command.get_help(context)}\n```\n"


def settings_page() -> str:
    """Return the reference of all settings; the text is the comment above each of them in the code."""
    comments = {name: text for text, name in re.findall(r"#: (.*)\n    (\w+):", inspect.getsource(Settings))}
    rows = []
    for each in fields(Settings):
        default = each.default if each.default is not MISSING else {}
        shown = list(default) if isinstance(default, tuple) else default
        default_text = repr(shown).replace("'", '"')
        rows.append(f"| `{each.name.replace('_', '-')}` | `{default_text}` | {comments[each.name]} |")
    return "\n".join(
        [
            _HEAD,
            "# Settings\n",
            "They stand in `sitectl.toml`, or below `[tool.sitectl]` in `pyproject.toml`, beside the site or above it.",
            "All of them have defaults; a key that is not listed here is an error.\n",
            "| setting | default | meaning |",
            "|---|---|---|",
            *rows,
            "",
        ]
    )


PAGES: dict[str, Callable[[], str]] = {
    "commands.md": commands_page,
    "rules.md": rules_page,
    "settings.md": settings_page,
}


if __name__ == "__main__":
    DOCS.mkdir(exist_ok=True)
    for name, make in PAGES.items():
        (DOCS / name).write_text(make(), encoding="utf-8")
