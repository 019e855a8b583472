"""What the README shows can be typed: its commands and options exist, and its files are there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from sitectl.cli import main

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^\$ (sitectl [^#\n]*)", README, re.MULTILINE)
TARGETS = re.findall(r"(?:`|^|&& )make ([a-z]+)", README, re.MULTILINE)
LINKS = re.findall(r"\]\(([^)#:]+)\)", README)


def test_examples_were_collected() -> None:
    assert len(COMMANDS) >= 8
    assert {"site", "test", "serve", "check"} <= set(TARGETS)
    assert len(LINKS) >= 4


@pytest.mark.parametrize("line", COMMANDS)
def test_command_is_understood(line: str) -> None:
    words = shlex.split(line.split("&&", maxsplit=1)[0].split(">", maxsplit=1)[0])[1:]
    context = click.Context(main)
    command = main.get_command(context, words[0])
    assert command is not None
    if isinstance(command, click.Group):
        command = command.get_command(click.Context(command), words[1])
        words = words[1:]
    assert command is not None
    command.make_context(words[0], words[1:], parent=context, obj=None)


@pytest.mark.parametrize("target", sorted(set(TARGETS)))
def test_make_target_exists(target: str) -> None:
    assert f"\n{target}:" in (ROOT / "Makefile").read_text(encoding="utf-8")


@pytest.mark.parametrize("link", sorted(set(LINKS)))
def test_linked_file_exists(link: str) -> None:
    assert (ROOT / link).exists()
