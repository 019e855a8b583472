"""A killed bulk edit leaves every page whole, old or new; tools/bench/kill_writes.py does this a thousand times."""

from __future__ import annotations

import os
import random
import sys
from typing import TYPE_CHECKING

import pytest

from bench.kill_writes import bulk_set, full_run_seconds, hidden_files, make_site, one_kill, weights

if TYPE_CHECKING:
    from pathlib import Path

PAGES = 200


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_killed_writers_leave_whole_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
    make_site(tmp_path, PAGES)
    longest = full_run_seconds(tmp_path)
    draw = random.Random(2)
    kills = [one_kill(tmp_path, PAGES, weight, longest * draw.uniform(0.4, 1.0)) for weight in range(2, 8)]
    assert len(kills) == 6
    bulk_set(tmp_path, "weight=99").wait()
    assert weights(tmp_path, PAGES) == {99: PAGES}
    assert hidden_files(tmp_path) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no lock on folders")
def test_two_writers_at_once_lose_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
    make_site(tmp_path, PAGES)
    writers = [bulk_set(tmp_path, assignment) for assignment in ("weight=7", "draft=true", "tags+=x")]
    assert [writer.wait() for writer in writers] == [0, 0, 0]
    texts = [path.read_text() for path in (tmp_path / "content").iterdir()]
    assert len(texts) == PAGES
    assert all("weight: 7\n" in text and "draft: true\n" in text and "tags: [x]\n" in text for text in texts)
