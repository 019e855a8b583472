"""Keys from metadata, and as folder names."""

from __future__ import annotations

import pytest

from sitectl.publications.keys import folder_name, make_key
from sitectl.publications.record import Name, PartialDate

KEYS = [
    ("Lin", "MixPert: Optimizing Precision", "lin2024mixpert"),
    ("Müller", "The Über-Paper of All", "muller2024uber"),
    ("de la Cruz", "On the Way", "delacruz2024way"),
    ("李", "一个 标题", "李2024一个"),
    ("O'Brien", "«Quoted» words", "obrien2024quoted"),
    ("Lin", "The Of", "lin2024"),
    ("Ärzte", "Ключ и замок", "arzte2024ключ"),
]

FOLDERS = [
    ("lin2024mixpert", "lin2024mixpert"),
    ("Lin2024", "Lin2024"),
    ("DBLP:conf/iccd/Lin23", "DBLP-conf-iccd-Lin23"),
    ("10.1145/3652032.3657567", "10.1145-3652032.3657567"),
    ("../../etc/passwd", "etc-passwd"),
    ("..", ""),
    (".hidden", "hidden"),
    ("_index", "index"),
    ("a b\tc", "a-b-c"),
    ("李2024", "李2024"),
    ("x" * 300, "x" * 100),
    ("x" * 99 + "-y", "x" * 99),
    ("con\x00trol\x1b", "con-trol"),
    ("/", ""),
]


@pytest.mark.parametrize(("family", "title", "key"), KEYS)
def test_key(family: str, title: str, key: str) -> None:
    assert make_key((Name(family=family, given="A"),), PartialDate(2024), title) == key


def test_key_of_little() -> None:
    assert make_key((), None, "A title") == "title"
    assert make_key((Name(literal="The ATLAS Collaboration"),), None, "X") == "theatlascollaborationx"


@pytest.mark.parametrize(("key", "folder"), FOLDERS)
def test_folder(key: str, folder: str) -> None:
    assert folder_name(key) == folder
