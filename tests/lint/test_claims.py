"""What a rule claims of Hugo is what the real Hugo does."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from sitectl.lint.rule import DEFAULT_PATH, Bad, Hugo
from tests.hugo_judge import hugo_binary
from tests.lint.examples import Case, bad_cases, unmarked, write_site
from tests.requirements import require

if TYPE_CHECKING:
    from pathlib import Path

CONFIG = 'baseURL = "https://example.org/"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap", "404"]\n'


def claim(case: Case) -> Hugo | None:
    return case.example.hugo if isinstance(case.example, Bad) else None


CLAIMS = [(case, said) for case in bad_cases() if (said := claim(case))]
BREAKING = [(case, said) for case, said in CLAIMS if said.breaks]
BUILDING = [(case, said) for case, said in CLAIMS if not said.breaks]
TOGETHER = [(case, said) for case, said in BUILDING if case.example.path == DEFAULT_PATH and not case.example.files]
ALONE = [(case, said) for case, said in BUILDING if (case, said) not in TOGETHER]


def name(value: object) -> str:
    return value.name if isinstance(value, Case) else ""


def run_hugo(site: Path) -> subprocess.CompletedProcess[str]:
    binary = hugo_binary()
    require(binary, "the hugo package is not installed")
    command = [str(binary), "--source", str(site), "--noBuildLock", "--printPathWarnings"]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def printing_template(claims: list[tuple[str, Hugo]]) -> str:
    """Return a template that prints, for each page by its path, what its claims ask for."""
    branches = [
        f'{{{{ if eq (or (and .File .File.Path) "") "{path}" }}}}'
        + "".join(f"[[{{{{ {asked} }}}}]]" for asked in said.shows)
        + "{{ .Store.Set `rendered` .Content }}{{ end }}"
        for path, said in claims
    ]
    return "page " + "".join(branches)


def check_claims(site: Path, claims: list[tuple[str, Hugo]]) -> list[str]:
    """Return what is not as claimed, by page."""
    layouts = site / "layouts"
    layouts.mkdir(exist_ok=True)
    for name in ("single.html", "list.html"):
        (layouts / name).write_text(printing_template(claims), encoding="utf-8")
    done = run_hugo(site)
    assert done.returncode == 0, done.stderr
    wrong = []
    for path, said in claims:
        folder = site / "public" / re.sub(r"(?:(?:^|/)_?index)?\.md$", "", path)
        page = folder / "index.html"
        if said.warns not in done.stdout + done.stderr:
            wrong.append(f"{path}: does not print {said.warns}")
        if said.published is not None and page.exists() != said.published:
            wrong.append(f"{path}: published is {page.exists()}")
        expected = "page " + "".join(f"[[{shown}]]" for shown in said.shows.values())
        if said.shows and page.read_text(encoding="utf-8") != expected:
            wrong.append(f"{path}: {page.read_text(encoding='utf-8')} instead of {expected}")
    return wrong


def test_claims_were_collected() -> None:
    assert len(BREAKING) >= 5
    assert len(TOGETHER) >= 10


def test_claims_that_share_a_site(tmp_path: Path) -> None:
    content = tmp_path / "content" / "post"
    content.mkdir(parents=True)
    (tmp_path / "hugo.toml").write_text(CONFIG, encoding="utf-8")
    claims = []
    for number, (case, said) in enumerate(TOGETHER):
        text, _ = unmarked(case.example.text)
        (content / f"example-{number}.md").write_bytes(text.encode("utf-8", "surrogateescape"))
        claims.append((f"post/example-{number}.md", said))
    names = {f"post/example-{number}.md": case.name for number, (case, _) in enumerate(TOGETHER)}
    wrong = check_claims(tmp_path, claims)
    assert not [f"{names[line.split(':')[0]]} {line}" for line in wrong]


@pytest.mark.parametrize(("case", "said"), ALONE, ids=name)
def test_claim_that_needs_its_own_site(case: Case, said: Hugo, tmp_path: Path) -> None:
    text, _ = unmarked(case.example.text)
    write_site(tmp_path, case, text)
    assert not check_claims(tmp_path, [((said.on or case.example.path).removeprefix("content/"), said)])


@pytest.mark.parametrize(("case", "said"), BREAKING, ids=name)
def test_claim_that_the_build_breaks(case: Case, said: Hugo, tmp_path: Path) -> None:
    text, _ = unmarked(case.example.text)
    write_site(tmp_path, case, text)
    done = run_hugo(tmp_path)
    assert done.returncode != 0
    assert said.breaks in done.stderr + done.stdout
