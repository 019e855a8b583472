"""The home page that this project starts from, adopted: the site's content, and the same words and links as before."""

import difflib
import html
import re
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

from sitectl.cli import main
from sitectl.hugo.binary import build_quietly
from sitectl.publications.adopt_proof import Shown, copy_site, read_shown
from tests.publications.test_bib_records import HOME_PAGE
from tests.requirements import require
from tests.site.building import SITE

SEED = SITE.parent / "tests" / "publications" / "seed_home_page.md"

#: Slips of the pen in the hand-written page that its owner has corrected since.
CORRECTIONS = {
    "forth-year": "fourth-year",
    "inerning": "interning",
    "[Github]": "[GitHub]",
    "Wechat": "WeChat",
    "Second Price": "Second Prize",
}
#: What the page does not say of its publications, as the owner says it.
ANSWERS = (
    "--date",
    "huntktm=2025",
    "--venue",
    "huntktm=ACM Transactions on Architecture and Code Optimization",
    "--venue",
    "bullet=ACM International Conference on Architectural Support for Programming Languages and Operating Systems",
)
#: The design puts the buttons of an entry behind its authors and adds one that leads to the BibTeX.
MOVED_WORDS = """
    - Code            + Code Cite
                      + Cite
    - Slides Code     + Slides Code Cite
    - Slides          + Slides Cite
    - Slides          + Slides Cite
"""
#: So it is with their addresses, which follow that of the title now; and co-authors are linked.
MOVED_LINKS = """
    + https://arxiv.org/abs/2504.19516 https://cse.sysu.edu.cn/content/2483 https://xianweiz.github.io/
    - https://arxiv.org/abs/2504.19516    + /publications/bullet/#cite
    + https://xianweiz.github.io/ /publications/huntktm/#cite
    + https://xianweiz.github.io/doc/papers/25dac_goptx.pdf https://xianweiz.github.io/
    + https://cse.sysu.edu.cn/content/2483
    - https://xianweiz.github.io/doc/papers/25dac_goptx.pdf    + /publications/goptx/#cite
    + /shared/papers/mixpert_lctes24.pdf https://xianweiz.github.io/ https://cse.sysu.edu.cn/content/2483
    - /shared/papers/mixpert_lctes24.pdf    + /publications/mixpert/#cite
    + /shared/papers/kesco_iccd23.pdf https://xianweiz.github.io/ https://cse.sysu.edu.cn/content/2483
    - /shared/papers/kesco_iccd23.pdf    + /publications/kesco/#cite
"""


@pytest.fixture(scope="module")
def seed_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the site whose home page is the hand-written one and which has no news and publications yet."""
    require((SITE / "node_modules").is_dir(), "the theme is not installed: make site")
    copy = tmp_path_factory.mktemp("seed") / "site"
    copy_site(SITE, copy)
    for section in ("news", "publications"):
        for entry in (copy / "content" / section).iterdir():
            if entry.is_dir():
                shutil.rmtree(entry)
            elif entry.name != "_index.md":
                entry.unlink()
    text = SEED.read_text("utf-8")
    for slip, correction in CORRECTIONS.items():
        assert slip in text
        text = text.replace(slip, correction)
    (copy / "content" / "_index.md").write_text(text, "utf-8")
    return copy


@pytest.fixture(scope="module")
def before(seed_site: Path) -> Shown:
    """What the home page shows before it is adopted."""
    return _shown(seed_site)


@pytest.fixture(scope="module")
def adopted_site(seed_site: Path, before: Shown) -> Path:
    """The same site after `sitectl adopt`."""
    assert before.text
    home = seed_site / "content" / "_index.md"
    done = CliRunner().invoke(main, ["--site", str(seed_site), "adopt", str(home), *ANSWERS])
    assert done.exit_code == 0, done.output
    assert done.stderr == "6 news, 5 publications, 1 hidden\n"
    return seed_site


def _shown(site: Path) -> Shown:
    destination = site.parent / "public"
    build_quietly(site, destination)
    return read_shown((destination / "index.html").read_text("utf-8"), "/")


def _difference(old: Sequence[str], new: Sequence[str]) -> list[str]:
    lines = list(difflib.unified_diff(old, new, lineterm="", n=0))[2:]
    return [f"{line[0]} {line[1:]}" for line in lines if not line.startswith("@@")]


def _expected(listing: str) -> list[str]:
    lines: list[str] = []
    sign = "+"
    for word in listing.split():
        if word in "+-":
            sign = word
        else:
            lines.append(f"{sign} {word}")
    return lines


def test_content_of_the_site_is_what_adopt_makes_of_the_seed(adopted_site: Path) -> None:
    made, kept = (_files(site / "content") for site in (adopted_site, SITE))
    assert len([path for path in made if path.startswith("news/2")]) == 6
    assert len([path for path in made if path.endswith("/index.md")]) == 6
    assert made == kept


#: What a reader sees of an entry: the venue's badge, the title, the line of authors.
_BADGE = re.compile(r'class="?badge"?[^>]*>([^<]*)<')
_TITLE = re.compile(r'class="?publication-title"?>.*?>([^<]*)</a>', re.DOTALL)
_AUTHORS = re.compile(r'class="?authors"?>(.*?)</p>', re.DOTALL)


def _entries(site: Path) -> list[tuple[str, str, str]]:
    """Return what the built list of publications shows, by title."""
    destination = site.parent / "entries"
    build_quietly(site, destination)
    page = (destination / "publications" / "index.html").read_text("utf-8")
    shown = [
        (html.unescape(badge), html.unescape(title), " ".join(read_shown(authors, "/").text.replace(" ,", ",").split()))
        for badge, title, authors in zip(
            _BADGE.findall(page), _TITLE.findall(page), _AUTHORS.findall(page), strict=True
        )
    ]
    return sorted(shown, key=lambda entry: entry[1])


def test_pages_made_from_bibtex_show_the_same_papers(adopted_site: Path, tmp_path: Path) -> None:
    publications = adopted_site / "content" / "publications"
    hidden = publications / "motuner" / "index.md"
    adopted, imported = tmp_path / "adopted", tmp_path / "imported" / "site"
    imported.parent.mkdir()
    copy_site(adopted_site, adopted)
    copy_site(adopted_site, imported)
    for site in (adopted, imported):
        page = site / hidden.relative_to(adopted_site)
        page.write_text(page.read_text("utf-8").replace("draft: true\n", ""), "utf-8")
    before = _entries(adopted)
    assert len(before) == 6
    for entry in (imported / "content" / "publications").iterdir():
        if entry.is_dir():
            shutil.rmtree(entry)
    (imported / "all.bib").write_text("\n\n".join(paper.bibtex for paper in HOME_PAGE), "utf-8")
    done = CliRunner().invoke(main, ["--site", str(imported), "new-publication", "--bib", str(imported / "all.bib")])
    assert done.exit_code == 0, done.output
    assert _entries(imported) == before


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _words(shown: Shown) -> list[str]:
    return re.findall(r"[\w'-]+", shown.text)


def _links(shown: Shown) -> list[str]:
    return list(shown.links)


@pytest.mark.parametrize(
    ("parts", "moved"), [(_words, MOVED_WORDS), (_links, MOVED_LINKS)], ids=["words", "links"]
)  # fmt: skip
def test_home_page_shows_the_same_but_for_the_design(
    before: Shown, adopted_site: Path, parts: Callable[[Shown], list[str]], moved: str
) -> None:
    difference = _difference(parts(before), parts(_shown(adopted_site)))
    print("\n".join(difference))  # noqa: T201 - pytest -s shows what the design changes
    assert difference == _expected(moved)
