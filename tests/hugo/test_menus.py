"""What Hugo refuses in the menus of a page is what the real Hugo refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sitectl.content.front_matter import read_front_matter
from sitectl.hugo.menus import menu_failures, menu_names
from tests.hugo_site import HugoSite, needs_hugo

if TYPE_CHECKING:
    from pathlib import Path

    from sitectl.content.nodes import Node

#: A value of `menus`, and the part of it that stops the build.
REFUSED = (
    ("[[main]]", "[main]"),
    ("[main, {main: {}}]", "{main: {}}"),
    ("{main: true}", "true"),
    ("{main: ''}", "''"),
    ("{main: []}", "[]"),
    ("{main: {weight: '5.7'}}", "'5.7'"),
    ("{main: {weight: 1e3}}", "1e3"),
    ("{main: {weight: ' 5'}}", "' 5'"),
    ("{main: {weight: {}}}", "{}"),
    ("{main: {name: []}}", "[]"),
    ("{main: {pageRef: {a: b}}}", "{a: b}"),
    ("{main: {params: ''}}", "''"),
    ("{main: {params: [a]}}", "[a]"),
)
TAKEN = (
    "[5, true, null, '', main]",
    "5",
    "{main: {}}",
    "{main: '{}'}",
    "{main: {weight: ''}}",
    "{main: {weight: '0x1F'}}",
    "{main: {weight: '1_000'}}",
    "{main: {weight: 5.7}}",
    "{main: {weight: true}}",
    "{main: {name: 5.7, title: true, url: null}}",
    "{main: {params: []}}",
    "{main: {params: null}}",
    "{main: {Weight: 3, icon: [x]}}",
)


def node_of(value: str) -> Node:
    entry = read_front_matter(f"---\nmenus: {value}\n---\n").entry("menus")
    assert entry is not None
    return entry.node


@pytest.mark.parametrize(("value", "part"), REFUSED)
def test_the_part_that_is_refused_is_named(value: str, part: str) -> None:
    [(node, reason)] = menu_failures(node_of(value))
    text = f"---\nmenus: {value}\n---\n"
    assert text[node.start : node.end] == part
    assert reason


@pytest.mark.parametrize("value", TAKEN)
def test_nothing_else_is_refused(value: str) -> None:
    assert list(menu_failures(node_of(value))) == []


def test_names_are_read_from_texts_and_lists() -> None:
    assert [name for name, _ in menu_names(node_of("[main, 5]"))] == ["main", "5"]
    assert [name for name, _ in menu_names(node_of("main, footer"))] == ["main, footer"]
    assert list(menu_names(node_of("{main: {}}"))) == []


@needs_hugo
def test_the_real_hugo_agrees(tmp_path: Path) -> None:
    refused = [value for value, _ in REFUSED]
    for number, values in enumerate([TAKEN, *([each] for each in refused)]):
        site = HugoSite(tmp_path / str(number))
        for index, value in enumerate(values):
            site.write(f"page-{index}.md", f"---\ntitle: A{index}\nmenus: {value}\n---\n")
        (site.folder / "layouts" / "all.html").write_text("{{ len site.Menus }}")
        assert (site.run().returncode != 0) == bool(number), values
