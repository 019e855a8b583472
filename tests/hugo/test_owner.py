"""The owner of data/authors.yaml."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sitectl.hugo.config_files import ConfigError
from sitectl.hugo.owner import Owner, read_owner

if TYPE_CHECKING:
    from pathlib import Path

YAML = """owner:
  name: Zejia Lin
  spellings: [Zejia LIN, 林泽佳, 7]
coauthors:
  - name: Yutong Lu
    url: https://cse.sysu.edu.cn/content/2483
"""


def _owner(root: Path, text: str, ending: str = "yaml") -> Owner | None:
    (root / "data").mkdir()
    (root / "data" / f"authors.{ending}").write_text(text, "utf-8")
    return read_owner(root)


def test_owner(tmp_path: Path) -> None:
    assert _owner(tmp_path, YAML) == Owner("Zejia Lin", frozenset(["zejia lin", "林泽佳"]))


@pytest.mark.parametrize(
    ("name", "is_owner"),
    [("Zejia Lin", True), ("林泽佳", True), ("ZEJIA lin", True), ("Zejia Lind", False), ("Yutong Lu", False)],
)
def test_names_in_any_letter_case(tmp_path: Path, name: str, is_owner: bool) -> None:
    owner = _owner(tmp_path, YAML)
    assert owner is not None
    assert owner.is_called(name) == is_owner


@pytest.mark.parametrize(
    ("text", "ending", "name"),
    [
        ('[owner]\nname = "Zejia Lin"\n', "toml", "Zejia Lin"),
        ('{"owner": {"name": "Zejia Lin"}}', "json", "Zejia Lin"),
        ("Owner: {Name: Zejia Lin}\n", "yml", "Zejia Lin"),
        ("coauthors: none\n", "yaml", None),
        ("owner: Zejia Lin\n", "yaml", None),
        ("owner: [a, b]\n", "yaml", None),
        ("owner:\n  spellings: 5\n", "yaml", None),
    ],
)
def test_other_shapes(tmp_path: Path, text: str, ending: str, name: str | None) -> None:
    owner = _owner(tmp_path, text, ending)
    assert (owner.name if owner else None) == name


def test_nobody(tmp_path: Path) -> None:
    assert read_owner(tmp_path) is None


def test_unreadable_file(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"authors\.yaml:1"):
        _owner(tmp_path, "owner: [\n")
