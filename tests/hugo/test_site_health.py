from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import pytest

from sitectl.hugo.locate import Site
from sitectl.hugo.site_health import Check, site_checks
from tests.repositories import commit_all, git

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def without_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No Go on PATH, whatever this machine has; git stays."""
    found = subprocess.run(["which", "git"], capture_output=True, text=True, check=True).stdout.strip()
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/git").symlink_to(found)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))


def checks(root: Path, config: str) -> list[Check]:
    (root / "hugo.toml").write_text(config)
    return list(site_checks(Site(root)))


def test_a_site_that_needs_nothing(tmp_path: Path) -> None:
    assert checks(tmp_path, "title = 'A'\n") == []


def test_themes_in_folders(tmp_path: Path) -> None:
    (tmp_path / "themes/here/layouts").mkdir(parents=True)
    (tmp_path / "themes/empty").mkdir()
    found = checks(tmp_path, "theme = ['here', 'empty', 'gone']\n")
    assert found == [
        Check("theme here", "ok", f"{tmp_path}/themes/here"),
        Check(
            "theme empty",
            "problem",
            "empty",
            f"{tmp_path}/themes/empty: the folder is empty, as a submodule is before `git submodule update --init`",
        ),
        Check(
            "theme gone",
            "problem",
            "not found",
            f"the settings name it, and {tmp_path}/themes/gone is not there; put it there",
        ),
    ]


def test_themes_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "node_modules/docsy/layouts").mkdir(parents=True)
    found = checks(tmp_path, "themesDir = 'node_modules'\ntheme = 'docsy'\n")
    assert found == [Check("theme docsy", "ok", f"{tmp_path}/node_modules/docsy")]


def test_modules(tmp_path: Path) -> None:
    (tmp_path / "_vendor/example.org/here").mkdir(parents=True)
    names = ("example.org/here", "gone", "example.org/a", "example.org/b", "example.org/c", "example.org/d")
    config = "".join(f"[[module.imports]]\npath = '{name}'\n" for name in names)
    off = "[[module.imports]]\npath = 'example.org/off'\ndisable = true\n"
    assert checks(tmp_path, config + off) == [
        Check("module example.org/here", "ok", f"{tmp_path}/_vendor/example.org/here"),
        Check(
            "module gone",
            "problem",
            "not found",
            f"the settings import it, and {tmp_path}/themes/gone is not there; put it there",
        ),
        Check(
            "modules",
            "problem",
            "not here: example.org/a, example.org/b, example.org/c and 1 more",
            "Hugo fetches modules with Go, which is not found; install Go, or run `hugo mod vendor` where it is",
        ),
    ]
    go = tmp_path / "bin/go"
    go.write_text("#!/bin/sh\n")
    go.chmod(0o755)
    assert checks(tmp_path, config)[-1].health == "ok"


@pytest.mark.parametrize(
    ("manifest", "found"),
    [
        ('{"dependencies": {"a": "1.0.0", "b": "^2"}}', "not installed: a, b"),
        ('{"devDependencies": {"a": "1.0.0"}}', "not installed: those of package.json"),
        ("{", "package.json cannot be read"),
        ("[]", "package.json cannot be read"),
    ],
)
def test_packages_that_are_not_installed(tmp_path: Path, manifest: str, found: str) -> None:
    (tmp_path / "package.json").write_text(manifest)
    (check,) = checks(tmp_path, "")
    assert (check.name, check.health, check.found) == ("packages", "problem", found)


def test_packages(tmp_path: Path) -> None:
    wanted = {"a": "1.0.0", "b": "^2", "c": "1", "d": "1"}
    (tmp_path / "package.json").write_text(json.dumps({"dependencies": wanted}))
    for name, text in {"a": '{"version": "1.0.0"}', "b": '{"version": "2.5.0"}', "c": "[]"}.items():
        (tmp_path / "node_modules" / name).mkdir(parents=True)
        (tmp_path / "node_modules" / name / "package.json").write_text(text)
    found = [(check.name, check.health, check.found) for check in checks(tmp_path, "")]
    assert found == [
        ("a", "ok", "1.0.0"),
        ("b", "ok", "2.5.0"),
        ("c", "problem", "not installed"),
        ("d", "problem", "not installed"),
    ]


def test_settings_that_cannot_be_read(tmp_path: Path) -> None:
    (check,) = checks(tmp_path, "title = \n")
    assert (check.name, check.health, check.found) == ("settings", "problem", "cannot be read")
    assert check.advice.startswith(f"{tmp_path}/hugo.toml:1:")


def test_a_shallow_clone(tmp_path: Path) -> None:
    origin = tmp_path / "origin"
    git(tmp_path, "init", "-q", "origin")
    for day in ("2024-01-01", "2024-01-02"):
        commit_all(origin, f"{day}T00:00:00Z")
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{origin}", "clone")
    assert checks(origin, "") == []
    (check,) = checks(tmp_path / "clone", "")
    assert (check.health, check.found) == ("warning", "shallow clone")


@pytest.mark.parametrize(
    ("line", "is_found"),
    [
        ("          hugo-version: '0.121.0'", True),
        ("      HUGO_VERSION: 0.139.4", True),
        ('      HUGO_VERSION: "0.168.0"', False),
        ("          hugo-version: latest", False),
        ("          node-version: 20", False),
    ],
)
def test_workflows_with_an_old_hugo(tmp_path: Path, line: str, is_found: bool) -> None:
    folder = tmp_path / ".github/workflows"
    folder.mkdir(parents=True)
    (folder / "pages.yml").write_text(f"jobs:\n{line}\n")
    found = checks(tmp_path, "")
    assert [check.name for check in found] == (["workflow pages.yml"] if is_found else [])
