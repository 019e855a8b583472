"""Where a site's files lie, as its settings say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sitectl.hugo.file_mounts import file_mounts, unknown_addresses

if TYPE_CHECKING:
    from pathlib import Path

    from sitectl.content.nodes import Value


def mount(source: str, target: str) -> dict[str, Value]:
    return {"module": {"mounts": [{"source": source, "target": target}]}}


@pytest.mark.parametrize(
    ("config", "found"),
    [
        ({}, [("static", ""), ("assets", "")]),
        ({"staticdir": "files"}, [("files", ""), ("static", ""), ("assets", "")]),
        ({"staticdir": ["a", "b"]}, [("a", ""), ("b", ""), ("static", ""), ("assets", "")]),
        ({"languages": {"en": {"staticdir2": "en"}}}, [("en", ""), ("static", ""), ("assets", "")]),
        (mount("shared", "static/brand"), [("static", ""), ("assets", ""), ("shared", "/brand")]),
        (mount("shared", "static"), [("static", ""), ("assets", ""), ("shared", "")]),
        (mount("docs", "content/docs"), [("static", ""), ("assets", "")]),
        (mount("parts", "layouts"), [("static", ""), ("assets", "")]),
    ],
)
def test_folders_of_files(config: dict[str, Value], found: list[tuple[str, str]], tmp_path: Path) -> None:
    assert [(each.source.name, each.address) for each in file_mounts(tmp_path, config)] == found


@pytest.mark.parametrize(
    ("target", "unknown"),
    [
        ("content/docs/specs", ("/docs/specs",)),
        ("content/docs/roadmap.md", ("/docs/roadmap",)),
        ("content/docs/_index.md", ("/docs",)),
        ("static/brand", ("/brand",)),
        ("content", ()),
        ("static", ()),
        ("layouts/partials", ()),
    ],
)
def test_what_is_mounted_from_nowhere_is_unknown(target: str, unknown: tuple[str, ...], tmp_path: Path) -> None:
    assert unknown_addresses(tmp_path, mount("gone", target)) == unknown
    (tmp_path / "gone").mkdir()
    assert unknown_addresses(tmp_path, mount("gone", target)) == ()
