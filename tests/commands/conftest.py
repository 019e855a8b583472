"""A small site, and the command line run inside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest
from click.testing import CliRunner, Result

from sitectl.cli import main

if TYPE_CHECKING:
    from pathlib import Path


BAD = "---\ntitle: Bad\ndraft: yes # soon\n---\nText.\n"


class Run(Protocol):
    """Runs sitectl in the small site."""

    def __call__(self, *arguments: str) -> Result:
        """Return what came of it."""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Hugo site with a good page; the current folder is its root."""
    (tmp_path / "content" / "post").mkdir(parents=True)
    (tmp_path / "hugo.toml").write_text('baseURL = "https://example.org/"\ntimeZone = "Asia/Shanghai"\n')
    (tmp_path / "content" / "post" / "good.md").write_text("---\ntitle: Good\ndate: 2025-01-01\n---\nText.\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SITECTL_CACHE_DIR", str(tmp_path.with_name(f"{tmp_path.name}-cache")))
    return tmp_path


@pytest.fixture
def bad(site: Path) -> Path:
    """A page of the small site with one thing to repair."""
    path = site / "content" / "post" / "bad.md"
    path.write_text(BAD)
    return path


@pytest.fixture
def run(site: Path) -> Run:
    """Run sitectl in the small site."""
    del site

    def run_here(*arguments: str) -> Result:
        return CliRunner().invoke(main, list(arguments))

    return run_here
