"""The rooms import in one direction, and the world outside is touched in named places only."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import sitectl

PACKAGE = Path(sitectl.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))

#: What each room may import besides itself and what lies at the package's top.
BELOW = {
    "content": set(),
    "hugo": {"content"},
    "lint": {"hugo", "content"},
    "create": {"hugo", "content"},
    "editing": {"hugo", "content"},
    "publications": {"hugo", "content"},
    "export": {"publications", "hugo", "content"},
    "editor": {"lint", "hugo", "content"},
    "commands": {"lint", "create", "editing", "publications", "export", "editor", "hugo", "content"},
}
LARGEST_MODULE = 360
LONGEST_FUNCTION = 60


def room(module: Path) -> str:
    parts = module.relative_to(PACKAGE).parts
    return parts[0] if len(parts) > 1 else ""


def imported(module: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    return names


def test_modules_were_collected() -> None:
    assert len(MODULES) > 40
    assert {room(module) for module in MODULES} - {""} <= set(BELOW)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(PACKAGE)))
def test_room_imports_only_rooms_below(module: Path) -> None:
    here = room(module)
    if not here:
        return
    rooms = {name.split(".")[1] for name in imported(module) if name.startswith("sitectl.") and name.count(".") >= 1}
    above = {name for name in rooms if name in BELOW} - BELOW[here] - {here}
    assert not above


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(PACKAGE)))
def test_module_and_functions_are_short(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    assert text.count("\n") <= LARGEST_MODULE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < LONGEST_FUNCTION, node.name


def test_only_the_gateway_starts_processes() -> None:
    starters = {
        str(module.relative_to(PACKAGE))
        for module in MODULES
        if any(name.split(".")[0] in ("subprocess", "pty") for name in imported(module))
    }
    assert starters == {"hugo/binary.py", "content/git.py"}


def test_only_named_modules_use_the_network() -> None:
    users = {
        room(module)
        for module in MODULES
        if any(name.startswith(("urllib.request", "http.client", "socket")) for name in imported(module))
    }
    assert users <= {"publications"}


def test_no_group_is_repeated_possessively() -> None:
    """Python before 3.11.5 matches possessive groups that have alternatives or repetitions inside wrongly."""
    found = [f"{path.name}: {line.strip()}" for path in MODULES for line in path.read_text("utf-8").splitlines()]
    assert found
    assert not [line for line in found if re.search(r"\)(?:\*\+(?!,)|\+\+|\?\+)|\(\?>", line)]
