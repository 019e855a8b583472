from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sitectl.content.targets import NoSuchPathError, Target, UnreadableFileError, Workplace, read_page

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "content"
    (folder / "blog").mkdir(parents=True)
    for name in ("b.md", "blog/a.md", "blog/.hidden.md", "blog/data.txt"):
        (folder / name).write_text("text")
    monkeypatch.chdir(tmp_path)
    return folder


def test_folders_stand_for_their_content_and_nothing_comes_twice(content: Path) -> None:
    workplace = Workplace(content.parent, content)
    both = [Target("content/b.md", "b.md"), Target("content/blog/a.md", "blog/a.md")]
    assert list(workplace.targets(["content"])) == both
    assert list(workplace.targets([])) == both
    assert list(workplace.targets(["content/blog", "content/blog/a.md", str(content / "b.md")])) == both[::-1]


def test_a_file_outside_of_the_content_has_no_place_there(content: Path) -> None:
    (content.parent / "x.md").write_text("text")
    assert list(Workplace(content.parent, content).targets(["x.md"])) == [Target("x.md", None)]
    assert list(Workplace(content, None).targets([str(content.parent / "x.md")])) == [
        Target(str(content.parent / "x.md"), None)
    ]


def test_a_missing_path(content: Path) -> None:
    with pytest.raises(NoSuchPathError, match="gone: no such file or folder"):
        list(Workplace(content, content).targets(["gone"]))


@pytest.mark.usefixtures("content")
def test_what_cannot_be_read_is_a_sentence() -> None:
    with pytest.raises(UnreadableFileError, match=r"content: cannot be read \(is a directory\)"):
        read_page("content")
    with pytest.raises(UnreadableFileError, match=r"gone.md: cannot be read \(no such file or directory\)"):
        read_page("gone.md")
    assert read_page("content/b.md").text == "text"


def test_a_site_stands_for_its_content_and_not_for_its_templates(tmp_path: Path) -> None:
    for name in ("content/a.md", "notes/b.md", "layouts/all.html", "public/index.html", "aside/c.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    workplace = Workplace(tmp_path, tmp_path, content_folders=(tmp_path / "content", tmp_path / "notes"))
    found = [Target("content/a.md", "content/a.md"), Target("notes/b.md", "notes/b.md")]
    assert list(workplace.targets([])) == found
    assert list(workplace.targets([str(tmp_path)])) == found
    assert list(workplace.targets([str(tmp_path / "aside")])) == [Target("aside/c.md", "aside/c.md")]
    assert list(workplace.targets([str(tmp_path / "notes"), str(tmp_path)])) == found[::-1]


def test_the_folder_of_a_site_with_one_content_folder(tmp_path: Path) -> None:
    for name in ("content/a.md", "README.md", "layouts/all.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    workplace = Workplace(tmp_path, tmp_path / "content")
    assert list(workplace.targets([str(tmp_path)])) == [Target("content/a.md", "a.md")]
