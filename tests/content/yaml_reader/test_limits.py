"""Texts made to exhaust a reader end in a result or a refusal, never in a crash."""

from __future__ import annotations

import pytest

from sitectl.content.nodes import UnreadableError
from sitectl.content.yaml_reader import read

_ALIASES = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join(['*' + before] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
_MERGES = "a: &a {x: 1}\n" + "".join(
    f"{name}: &{name} {{<<: [{', '.join(['*' + before] * 9)}]}}\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)

REFUSED = [
    ("a: " + "[" * 1_000_000 + "\n", "nested deeper"),
    ("a: " + "[" * 100_000 + "]" * 100_000 + "\n", "nested deeper"),
    ("a: " + "{a: " * 100_000 + "\n", "nested deeper"),
    ("".join(" " * depth + "a:\n" for depth in range(500)), "nested deeper"),
    ("a:\n  " + "- " * 10_000 + "x\n", "nested deeper"),
    ("a: " + "&x " * 5_000 + "\n", ""),
    ("a: " + "!x " * 5_000 + "\n", ""),
    ("? " * 5_000 + "\n", ""),
    ("a: " * 5_000 + "\n", "mapping value is not allowed"),
    (_ALIASES, "too many YAML aliases"),
    (_ALIASES + "z: !!str *i\n", "too many YAML aliases"),
    (_ALIASES + "*i : x\n", "too many YAML aliases"),
    (_MERGES, "too many"),
    ("a: &x [1]\nb: [" + "*x, " * 101 + "]\n", "too many YAML aliases"),
    ("a: [" + "[], " * 101 + "]\n", "too many YAML aliases"),
    ("a:\n" + "- [x]\n" * 10_001, "too many YAML aliases"),
]

READ = [
    "a: &x [1]\nb: [" + "*x, " * 100 + "]\n",
    "a: &x 1\nb: [" + "*x, " * 500 + "]\n",
    "a: " + "[" * 60 + "]" * 60 + "\n",
    "a: 'x\n" + " y\n" * 20_000 + "'\n",
    "a: x\n" + "\n" * 50_000 + " y\n",
    "a: |\n" + "\n" * 50_000 + "b: 1\n",
    "a: >\n" + " y\n\n" * 20_000,
    'a: "x' + "\t" * 50_000 + '"\n',
    "a: x" + "\t" * 50_000 + "y\n",
    "a: " + "<" * 100_000 + "\n",
    "a: " + "1" * 100_000 + "\n",
]


@pytest.mark.parametrize(("text", "message"), REFUSED)
def test_bombs_are_refused(text: str, message: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(text)
    assert message in caught.value.problem.message


@pytest.mark.parametrize("text", READ)
def test_long_texts_are_read(text: str) -> None:
    assert read(text).value
