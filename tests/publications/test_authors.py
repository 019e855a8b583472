"""The people of data/authors.yaml."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sitectl.publications.authors import People, read_people

if TYPE_CHECKING:
    from pathlib import Path

YAML = """owner:
  name: Zejia Lin
  spellings: [Zejia LIN, 林泽佳, Zejia Lin]
coauthors:
  - name: Yutong Lu
    url: https://cse.sysu.edu.cn/content/2483
  - name: Nobody
  - 7
"""


def _people(root: Path, text: str, ending: str = "yaml") -> People:
    (root / "data").mkdir()
    (root / "data" / f"authors.{ending}").write_text(text, "utf-8")
    return read_people(root)


def test_people(tmp_path: Path) -> None:
    people = _people(tmp_path, YAML)
    assert people.owner == ("Zejia Lin", "Zejia LIN", "林泽佳")
    assert people.pages == {"Yutong Lu": "https://cse.sysu.edu.cn/content/2483", "Nobody": ""}


@pytest.mark.parametrize(
    ("authors", "index"),
    [(["Zewei Mo", "Zejia Lin"], 1), (["林泽佳"], 0), (["ZEJIA lin"], 0), (["Zejia Lind"], None), ([], None)],
)
def test_owner_among_authors(tmp_path: Path, authors: list[str], index: int | None) -> None:
    assert _people(tmp_path, YAML).owner_index(authors) == index


@pytest.mark.parametrize(
    ("text", "ending", "owner"),
    [
        ("owner: Zejia Lin\n", "yaml", ("Zejia Lin",)),
        ('[owner]\nname = "Zejia Lin"\n', "toml", ("Zejia Lin",)),
        ('{"owner": {"name": "Zejia Lin"}}', "json", ("Zejia Lin",)),
        ("coauthors: none\n", "yaml", ()),
        ("owner: [a, b]\n", "yaml", ()),
        ("owner:\n  spellings: 5\n", "yaml", ()),
    ],
)
def test_other_shapes(tmp_path: Path, text: str, ending: str, owner: tuple[str, ...]) -> None:
    assert _people(tmp_path, text, ending).owner == owner


def test_nobody(tmp_path: Path) -> None:
    assert read_people(tmp_path) == People()
    assert read_people(tmp_path).owner_index(["Zejia Lin"]) is None
