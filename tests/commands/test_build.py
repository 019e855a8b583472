"""`sitectl build` and `sitectl serve`: lint first, hugo's exit code, one line of what is published."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.hugo_judge import hugo_binary
from tests.requirements import require

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands.conftest import Run


@pytest.fixture(autouse=True)
def _hugo() -> None:
    require(hugo_binary(), "the hugo package is not installed")


def test_builds_and_says_what_is_published(run: Run, site: Path) -> None:
    (site / "layouts").mkdir()
    (site / "layouts" / "single.html").write_text("{{ .Title }}")
    (site / "content" / "later.md").write_text("---\ntitle: Later\ndraft: true\n---\n")
    done = run("build", "--", "--quiet")
    assert (done.exit_code, done.stdout) == (0, "1 page published, 1 draft: public\n")
    assert done.stderr == "3 files checked, nothing to report.\n"
    assert (site / "public" / "post" / "good" / "index.html").read_text() == "Good"


def test_pages_that_are_gone_leave_the_built_site(run: Run, site: Path) -> None:
    (site / "layouts").mkdir()
    (site / "layouts" / "single.html").write_text("{{ .Title }}")
    assert run("build", "--", "--quiet").exit_code == 0
    (site / "content" / "post" / "good.md").unlink()
    assert run("build", "--", "--quiet").exit_code == 0
    assert not (site / "public" / "post" / "good" / "index.html").exists()


def test_another_folder_is_not_cleaned(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine")
    assert run("build", "--", "--quiet", "--destination", "mine").exit_code == 0
    assert (tmp_path / "mine" / "notes.txt").read_text() == "mine"


def test_an_error_stops_the_build(run: Run, site: Path) -> None:
    (site / "content" / "bad.md").write_text("---\ntitle: Bad\ndraft: yes\n---\n")
    done = run("build")
    assert done.exit_code == 1
    assert done.stderr.splitlines()[0].startswith("content/bad.md:3:8: error[not-a-boolean]")
    assert done.stderr.splitlines()[-1] == ("sitectl: not built; correct the errors above first")
    assert not (site / "public").exists()


def test_a_warning_does_not_stop_the_build(run: Run, site: Path) -> None:
    (site / "content" / "next.md").write_text("---\ntitle: Next\ndate: 2999-01-01\n---\n")
    done = run("build", "--", "--quiet")
    assert (done.exit_code, done.stdout) == (0, "1 page published, 1 scheduled: public\n")
    assert "warning[future-date]" in done.stderr


def test_hugos_exit_code_is_passed_on(run: Run, site: Path) -> None:
    (site / "layouts").mkdir()
    (site / "layouts" / "single.html").write_text("{{ nothing")
    assert run("build", "--", "--quiet").exit_code == 1


def test_theme_that_is_not_installed(run: Run, site: Path) -> None:
    (site / "package.json").write_text("{}")
    for command in ("build", "serve"):
        done = run(command)
        assert done.exit_code == 2
        assert done.stderr == (
            f"sitectl: {site}: the theme is not installed; run `make site`, or `npm ci` in this folder\n"
        )


def test_missing_hugo(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITECTL_HUGO", "/nowhere/hugo")
    done = run("build")
    assert done.exit_code == 2
    assert done.stderr.endswith(
        "sitectl: SITECTL_HUGO=/nowhere/hugo: no program there; unset it or name the hugo binary\n"
    )


def test_serve_passes_options_on(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake = tmp_path / "hugo"
    fake.write_text(f"#!/bin/sh\necho hugo v0.168.0\necho \"$@\" >> '{tmp_path}/calls'\n")
    fake.chmod(0o755)
    monkeypatch.setenv("SITECTL_HUGO", str(fake))
    assert run("serve", "--", "--port", "1414").exit_code == 0
    assert (tmp_path / "calls").read_text().splitlines()[-1] == "server --renderToMemory --port 1414"


def test_doctor(run: Run) -> None:
    done = run("doctor")
    assert done.exit_code == 0
    assert done.stdout.startswith("ok       hugo  0.168.0 (")
