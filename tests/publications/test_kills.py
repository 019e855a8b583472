"""A sync that is killed leaves each page old or new, and the next one completes it; SITECTL_KILLS sets how often."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from bench.bibliography import make_bibliography

if TYPE_CHECKING:
    from pathlib import Path

KILLS = int(os.environ.get("SITECTL_KILLS", "3"))
ENTRIES = 100
COMMAND = [sys.executable, "-c", "from sitectl.cli import main; main()", "-q", "sync", "all.bib"]


def _files(site: Path) -> dict[str, bytes]:
    """Return the files of the pages, without the hidden ones that Hugo does not see either."""
    files = (path for path in (site / "content").rglob("*") if path.is_file())
    named = {path.relative_to(site).as_posix(): path for path in files}
    return {name: path.read_bytes() for name, path in named.items() if "/." not in name}


def _sync(site: Path) -> None:
    subprocess.run(COMMAND, cwd=site, capture_output=True, check=False)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_killed_sync_leaves_whole_bundles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
    site = tmp_path / "site"
    (site / "content").mkdir(parents=True)
    (site / "hugo.toml").write_text('title = "T"\n')
    bibliography = make_bibliography(ENTRIES, broken_every=0)[0]
    first_half = bibliography[: bibliography.index(f"{{key{ENTRIES // 2},")].rpartition("@")[0]
    (site / "all.bib").write_text(first_half, "utf-8")
    _sync(site)
    old = _files(site)
    whole = tmp_path / "whole"
    shutil.copytree(site, whole)
    (whole / "all.bib").write_text(bibliography.replace("No. ", "Number "), "utf-8")
    start = time.perf_counter()
    _sync(whole)
    longest = time.perf_counter() - start
    new = _files(whole)
    assert (len(old), len(new)) == (ENTRIES, 2 * ENTRIES)

    draw = random.Random(3)
    unfinished = 0
    for kill in range(KILLS):
        there = tmp_path / f"killed{kill}"
        shutil.copytree(site, there)
        shutil.copy(whole / "all.bib", there / "all.bib")
        process = subprocess.Popen(COMMAND, cwd=there, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(longest * draw.uniform(0.4, 1.0))
        process.kill()
        process.wait()
        middle = _files(there)
        assert all(data in (old.get(name), new[name]) for name, data in middle.items())
        folders = [name.rpartition("/")[0] for name in middle]
        assert all(folders.count(folder) == 2 for folder in set(folders))
        unfinished += middle != new
        _sync(there)
        assert _files(there) == new
    assert unfinished
