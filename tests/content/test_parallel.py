"""Work in several processes gives the same results, in the same order, as work in one."""

from __future__ import annotations

import os
import signal
import time
import weakref
from typing import TYPE_CHECKING

import pytest

from sitectl.content.parallel import map_in_order, map_together
from sitectl.lint.session import Request, lint

if TYPE_CHECKING:
    from pathlib import Path


def squared(number: int) -> int:
    return number * number


@pytest.mark.parametrize("count", [0, 1, 64, 65, 1000])
@pytest.mark.parametrize("processes", [1, 2, 3])
def test_results_come_in_order(count: int, processes: int) -> None:
    assert list(map_in_order(squared, range(count), processes)) == [number * number for number in range(count)]


@pytest.mark.parametrize("count", [0, 1, 128, 129, 1000, 200_000])
@pytest.mark.parametrize("processes", [1, 2, 3])
def test_results_of_work_done_together_come_in_order(count: int, processes: int) -> None:
    assert map_together(squared, range(count), processes) == [number * number for number in range(count)]


def test_this_process_works_too() -> None:
    def slow_pid(_: int) -> int:
        time.sleep(0.0005)
        return os.getpid()

    few = set(map_together(slow_pid, range(200)))
    many = set(map_together(slow_pid, range(600), 2))
    assert few == {os.getpid()}
    assert len(many) == 2
    assert os.getpid() in many


def test_failure_is_raised_here_whichever_process_meets_it() -> None:
    def picky(number: int) -> int:
        if number == 700:
            raise FileNotFoundError(number)
        return number

    for _ in range(5):
        with pytest.raises(FileNotFoundError, match="700"):
            map_together(picky, range(1000), 2)


def test_results_of_a_child_that_is_killed_are_made_here() -> None:
    here = os.getpid()

    def deadly(number: int) -> int:
        time.sleep(0.0002)
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    assert map_together(deadly, range(1000), 2) == list(range(1000))


def test_work_is_shared_only_where_it_pays() -> None:
    few = set(map_in_order(lambda _: os.getpid(), range(200)))
    many = set(map_in_order(lambda _: os.getpid(), range(200), 2))
    assert few == {os.getpid()}
    assert len(many) > 1


class Knowledge:
    """What work needs, and takes memory."""

    def square(self, number: int) -> int:
        return number * number


def test_what_the_work_needs_is_let_go_of_while_others_do_it() -> None:
    knowledge = Knowledge()
    known = weakref.ref(knowledge)
    results = map_in_order(knowledge.square, range(1000), 2)
    del knowledge
    kept = [(result, known() is not None) for result in results]
    assert [result for result, _ in kept] == [number * number for number in range(1000)]
    assert kept[0][1]
    assert not any(is_there for _, is_there in kept[64:])


@pytest.fixture
def broken_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "hugo.toml").write_text('baseURL = "https://example.org/"\n')
    for number in range(300):
        page = tmp_path / "content" / f"section-{number % 7}" / f"page-{number}.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(f"---\ntitle: A\ndraft: {'yes' if number % 3 else 'true'}\n---\n[x](/gone-{number}/)\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("processes", [2, 3])
def test_report_is_the_same_however_many_processes(
    broken_site: Path, monkeypatch: pytest.MonkeyPatch, processes: int
) -> None:
    (broken_site / "content" / "section-0" / "page-0.md").write_bytes(b"\0")
    alone = lint(Request(format_name="json"))
    monkeypatch.setattr("sitectl.content.parallel.WORTH_TWO_PROCESSES", 1)
    monkeypatch.setattr("sitectl.content.parallel._processors", lambda: processes)
    shared = lint(Request(format_name="json"))
    assert shared == alone
    assert alone.report.count('"rule": "not-a-boolean"') > 100
