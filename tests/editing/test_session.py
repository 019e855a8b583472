from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.content.changes import Change
from sitectl.content.targets import Target
from sitectl.content.writing import replace_file
from sitectl.editing import session
from sitectl.editing.session import Job, Result, edit_page

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

JOB = Job(lambda _: [Change("set", ("weight",), 5)])


def _with_rival(page: Path, monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """Let somebody else add a line to the page just before it is written, so many times."""
    replace, left = replace_file, [times]

    def replace_after_rival(path: Path, old: bytes, new: bytes) -> bool:
        if left[0]:
            left[0] -= 1
            page.write_text(page.read_text() + "rival\n")
        return replace(path, old, new)

    monkeypatch.setattr(session, "replace_file", replace_after_rival)


def test_a_page_that_changes_meanwhile_is_edited_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "a.md"
    page.write_text("---\ntitle: A\n---\n")
    _with_rival(page, monkeypatch, 2)
    assert edit_page(Target(str(page), None), JOB) == Result(str(page), changed=True)
    assert page.read_text() == "---\ntitle: A\nweight: 5\n---\nrival\nrival\n"


def test_a_page_that_never_rests_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "a.md"
    page.write_text("---\ntitle: A\n---\n")
    _with_rival(page, monkeypatch, 100)
    failure = f"{page}: changed while sitectl was working on it; nothing written, run it again"
    assert edit_page(Target(str(page), None), JOB) == Result(str(page), failure=failure)
    assert "weight" not in page.read_text()
