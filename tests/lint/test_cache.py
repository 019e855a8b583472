"""A kept result is used where nothing has changed, and never says anything else than a run without it."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from sitectl.hugo.moments import Moment
from sitectl.lint.cache import cache_folder
from sitectl.lint.run import lint_all
from sitectl.lint.session import Outcome, Request, lint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from sitectl.content.targets import Target
    from sitectl.lint.engine import Linter
    from sitectl.lint.run import LintedFile

NOW = 1_760_000_000
CACHED = Request(format_name="json", use_cache=True)
ANEW = Request(format_name="json")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site with findings; the cache and the clock are the test's own."""
    folder = tmp_path / "site"
    for name, text in {
        "hugo.toml": 'baseURL = "https://example.org/"\n',
        "content/a.md": "---\ntitle: A\ndraft: yes\n---\n[b](/b/) [gone](/gone/) ![x](/x.png)\n",
        "content/b.md": "---\ntitle: B\n---\nText.\n",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("SITECTL_CACHE_DIR", str(tmp_path / "cache"))
    set_clock(monkeypatch, NOW)
    return folder


def set_clock(monkeypatch: pytest.MonkeyPatch, seconds: int) -> None:
    monkeypatch.setattr("sitectl.lint.site_facts.time.time", lambda: seconds)


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Gets an element whenever pages are really checked."""
    seen: list[int] = []

    def counting(linter: Linter, targets: Sequence[Target]) -> Iterator[LintedFile]:
        seen.append(len(targets))
        return lint_all(linter, targets)

    monkeypatch.setattr("sitectl.lint.session.lint_all", counting)
    return seen


def test_second_run_looks_at_no_page(site: Path, runs: list[int]) -> None:
    first = lint(CACHED)
    assert first == lint(CACHED) == lint(ANEW)
    assert len(runs) == 2
    assert first.report.count('"rule"') == 3
    assert not [path for path in site.rglob("*") if "cache" in path.name]


def write(name: str, text: str) -> Callable[[Path], object]:
    def change(site: Path) -> None:
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text)

    return change


CHANGES: dict[str, Callable[[Path], object]] = {
    "page": write("content/a.md", "---\ntitle: A\n---\n"),
    "target of a link": lambda site: (site / "content" / "b.md").unlink(),
    "new page": write("content/gone.md", "---\ntitle: Gone\n---\n"),
    "new file": write("static/x.png", ""),
    "settings of the site": write("hugo.toml", 'baseURL = "https://example.org/"\ntimeZone = "Asia/Shanghai"\n'),
    "settings of sitectl": write("sitectl.toml", 'ignore = ["not-a-boolean"]\n'),
    "empty settings of sitectl above the site": write("../sitectl.toml", ""),
    "project that names sitectl above the site": write("../pyproject.toml", '[project]\ndependencies = ["sitectl"]\n'),
    "template": write("layouts/index.html", "{{ .Params.x }}"),
    "theme": write("node_modules/@thulite/doks-core/layouts/index.html", "{{ .Params.x }}"),
    "package of KaTeX": write("node_modules/katex/dist/katex.js", "exports.renderToString = () => ''"),
    "script with macros": write("assets/js/math.js", "macros: {}"),
    "data": write("data/authors.yaml", "owner: {name: A}\n"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_change_is_noticed(site: Path, runs: list[int], name: str) -> None:
    lint(CACHED)
    CHANGES[name](site)
    assert lint(CACHED) == lint(ANEW)
    assert len(runs) == 3


@pytest.mark.parametrize(
    "other",
    [
        Request(format_name="json", use_cache=True, select=("values",)),
        Request(format_name="json", use_cache=True, ignore=("values",)),
        Request(format_name="json", use_cache=True, extend_select=("missing-description",)),
        Request(format_name="json", use_cache=True, paths=("content/b.md",)),
    ],
)
def test_other_question_gets_its_own_answer(site: Path, other: Request) -> None:
    del site
    before = lint(CACHED)
    answer = lint(other)
    assert answer != before
    assert lint(other) == answer
    assert lint(CACHED) == before


def test_report_of_a_kept_result_is_made_anew(site: Path, runs: list[int]) -> None:
    del site
    lint(CACHED)
    full = Request(use_cache=True)
    assert lint(full) == lint(Request())
    assert len(runs) == 2


@pytest.mark.parametrize(
    ("later", "is_kept"), [(60, True), (3599, True), (3600, False), (3601, False), (10**7, False), (-10, False)]
)
def test_time_passes(
    site: Path, runs: list[int], monkeypatch: pytest.MonkeyPatch, later: int, *, is_kept: bool
) -> None:
    date = Moment(NOW + 3600).rfc3339()
    (site / "content" / "soon.md").write_text(f"---\ntitle: Soon\npublishDate: {date}\n---\n")
    lint(CACHED)
    set_clock(monkeypatch, NOW + later)
    assert lint(CACHED) == lint(ANEW)
    assert len(runs) == (2 if is_kept else 3)


@pytest.mark.parametrize("damage", [b"", b"{}", b"[]", b"\xff", b'{"fingerprint": 1, "from": [0, 0]}'])
def test_damaged_cache_is_passed_over(site: Path, damage: bytes) -> None:
    del site
    before = lint(CACHED)
    kept = list(cache_folder().glob("*.json"))
    assert len(kept) == 1
    kept[0].write_bytes(damage)
    assert lint(CACHED) == before


def test_cache_that_cannot_be_written(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITECTL_CACHE_DIR", str(site / "hugo.toml" / "cache"))
    assert lint(CACHED) == lint(ANEW)


def test_write_that_fails_leaves_nothing_behind(site: Path) -> None:
    del site
    before = lint(CACHED)
    (kept,) = cache_folder().iterdir()
    kept.unlink()
    kept.mkdir()
    assert lint(CACHED) == before
    assert list(cache_folder().iterdir()) == [kept]


def test_unreadable_file_is_named_again(site: Path) -> None:
    (site / "content" / "loop.md").symlink_to(site / "content" / "b.md")
    assert lint(CACHED) == lint(CACHED) == lint(ANEW)


def test_folder_that_contains_itself(site: Path, runs: list[int]) -> None:
    (site / "data").mkdir()
    (site / "data" / "again").symlink_to(site)
    assert lint(CACHED) == lint(CACHED) == lint(ANEW)
    assert len(runs) == 2


def test_site_with_content_outside_of_it_is_never_kept(site: Path, runs: list[int]) -> None:
    (site / "hugo.toml").write_text('[[module.mounts]]\nsource = "../shared"\ntarget = "content"\n')
    (site.parent / "shared").mkdir()
    (site.parent / "shared" / "a.md").write_text("---\ntitle: A\n---\n")
    lint(CACHED)
    lint(CACHED)
    assert len(runs) == 2


def test_site_that_dates_pages_by_file_times_is_never_kept(site: Path, runs: list[int]) -> None:
    (site / "hugo.toml").write_text('[frontmatter]\ndate = [":fileModTime"]\n')
    lint(CACHED)
    lint(CACHED)
    assert len(runs) == 2


PIECES = ["title: A", "draft: yes", "draft: true", "date: 2031-01-01", "[x]()", "[a](/a/)", "[b](/b/)", "$x^2$", "# b"]


def random_edit(site: Path, chance: random.Random) -> None:
    path = site / "content" / f"{chance.choice('abc')}.md"
    if path.exists() and chance.random() < 0.2:
        path.unlink()
        return
    front, body = chance.sample(PIECES[:4], 2), chance.sample(PIECES[4:], chance.randrange(4))
    path.write_text("---\n" + "\n".join(front) + "\n---\n" + "\n\n".join(body) + "\n")


@pytest.mark.parametrize("seed", range(4))
def test_cached_equals_uncached_under_random_edits(
    site: Path, monkeypatch: pytest.MonkeyPatch, runs: list[int], seed: int
) -> None:
    chance = random.Random(seed)
    answers: list[Outcome] = []
    for step in range(12):
        if chance.random() < 0.7:
            random_edit(site, chance)
        set_clock(monkeypatch, NOW + step * chance.choice([1, 10**7]))
        answers.append(lint(CACHED))
        assert answers[-1] == lint(ANEW)
    assert len(set(answers)) > 3
    assert len(runs) < 24, "some result was kept"
