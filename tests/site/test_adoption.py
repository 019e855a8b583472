"""The home page that this project starts from, adopted on the real site: the same words and links as before."""

import difflib
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from sitectl.cli import main
from sitectl.hugo.binary import build_quietly
from sitectl.publications.adopt_proof import Shown, copy_site, read_shown
from tests.requirements import require
from tests.site.building import SITE

SEED = SITE.parent / "tests" / "publications" / "seed_home_page.md"


@pytest.fixture
def seed_site(tmp_path: Path) -> Path:
    """A copy of the site whose home page is the hand-written one and which has no news and publications yet."""
    require((SITE / "node_modules").is_dir(), "the theme is not installed: make site")
    copy = tmp_path / "site"
    copy_site(SITE, copy)
    for section in ("news", "publications"):
        for entry in (copy / "content" / section).iterdir():
            if entry.is_dir():
                shutil.rmtree(entry)
            elif entry.name != "_index.md":
                entry.unlink()
    shutil.copy(SEED, copy / "content" / "_index.md")
    return copy


def _shown(site: Path, destination: Path) -> Shown:
    build_quietly(site, destination)
    return read_shown((destination / "index.html").read_text("utf-8"), "/")


def _words(shown: Shown) -> list[str]:
    return re.findall(r"[\w']+", shown.text)


def test_adopted_home_page_shows_the_same(seed_site: Path, tmp_path: Path) -> None:
    before = _shown(seed_site, tmp_path / "before")
    home = str(seed_site / "content" / "_index.md")
    done = CliRunner().invoke(main, ["--site", str(seed_site), "adopt", home, "--date", "huntktm=2025"])
    assert done.exit_code == 0, done.output
    assert done.stderr == "6 news, 5 publications, 1 hidden\n"
    after = _shown(seed_site, tmp_path / "after")
    difference = list(difflib.unified_diff(_words(before), _words(after), lineterm="", n=2))
    print("\n".join(difference))  # noqa: T201 - pytest -s shows what the design changes
    lost = set(_words(before)) - set(_words(after))
    assert lost <= {"and"}
    assert set(before.links) <= set(after.links)
    assert len(list((seed_site / "content" / "news").glob("2*.md"))) == 6
    titles = [title for title in ("Bullet:", "HuntKTm:", "GoPTX:", "MixPert:", "KeSCo:") if title in after.text]
    assert titles == sorted(titles, key=after.text.index)
    assert len(titles) == 5
    assert "moTuner" not in after.text
