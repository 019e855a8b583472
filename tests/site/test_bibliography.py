# ruff: noqa: E501 - a page is a line
"""publications.bib of the built site is what `sitectl export bibtex` prints, whatever the pages say."""

import difflib

import pytest
from click.testing import CliRunner

from sitectl.cli import main
from sitectl.publications.adopt_proof import copy_site
from sitectl.publications.bib_records import read_records
from tests.requirements import require
from tests.site.building import SITE, hugo

#: Front matter of pages without a cite.bib, by the path of each below publications/.
PAGES = {
    "plain/index.md": "title: Plain words\ndate: 2024-03-05T00:00:00+08:00\nauthors: [Zejia Lin, Yutong Lu]\nvenue: {short: X'24, name: X}",
    "year/index.md": "title: Year\ndate: 2023-01-01T00:00:00+08:00\nvenue: {short: TACO, name: ACM Transactions on X}",
    "month/index.md": "title: Month\ndate: 2023-05-01T00:00:00+08:00\nvenue: {name: A Workshop}",
    "no-date/index.md": "title: No date\nauthors: Zejia Lin",
    "single.md": "title: A single file\ndate: 2022-02-28\nvenue: IEEE Letters",
    "Upper Case/index.md": "title: Upper\ndate: 2022-02-28\nvenue: A Review of Things",
    "renamed/index.md": "title: Renamed\ndate: 2021-01-01\naliases: [/elsewhere/, /publications/lin2021old/, /publications/newer/]",
    "tex/index.md": "title: '100% & $5 #1 _x_ {y} ~z^2 `q` \\(O(n)\\) a--b ''''c'''' ----- d'''''' \\alpha'\ndate: 2021-02-03",
    "math/index.md": "title: 'On \\(O(n^2)\\) and \\(\\alpha_{1}\\): 50%'\nmath: true\ndate: 2021-02-03",
    "blanks/index.md": 'title: "  Two\\n lines\\tand   more  "\nauthors: ["  Zejia   Lin "]\ndate: 2021-02-03',
    "number/index.md": "title: 1984\ndate: 2021-02-03",
    "signs/index.md": "title: <script>alert(\"1\")</script> {{ .Site }}\nauthors: ['O\"Neil & <b>Bob</b>']\ndate: 2021-02-03",
    "names/index.md": 'authors: [李雷, "Lin, Zejia", "Ford, Jr., Henry", "A, B, C, D", Research and Development, "Jan van der Berg", "X*"]\ntitle: Names\ndate: 2021-02-04',
    "marks/index.md": "authors: [Zejia Lin, ZEWEI MO, Yutong Lu]\nequal: [zejia lin, Zewei Mo]\ncorresponding: Yutong Lu\ntitle: Marks\ndate: 2021-02-04",
    "both/index.md": "authors: [A B, C D]\nequal: [A B]\ncorresponding: [A B, Nobody]\ntitle: Both\ndate: 2021-02-04",
    "doi/index.md": "title: DOI\ndoi: '10.1000/a{b}<c> d'\ndate: 2020-02-04\nlinks: [{name: PDF, url: 'https://e.org/a.pdf'}]",
    "arxiv/index.md": "title: Preprint\narxiv: 2504.19516\ndate: 2020-02-04\nvenue: {short: arXiv}",
    "arxiv-alone/index.md": "title: Preprint alone\narxiv: '2504.19517'\ndate: 2020-02-04",
    "links/index.md": "title: Links\ndate: 2020-02-04\nlinks: [{name: Code, url: 'https://e.org/c'}, {name: PDF, url: /a.pdf}, {name: pdf, url: 'https://e.org/{a} b.pdf'}, {name: Paper, url: 'https://e.org/p?a=1&b=2%20'}, 7, {}]",
    "bare/index.md": "title: Bare",
    "venue-list/index.md": "title: Venue\nvenue: [a]\ndate: 2020-02-04",
    "cited/index.md": "title: Of the page\ndate: 2019-02-04",
    "draft/index.md": "title: Draft\ndraft: true",
    "same-b/index.md": "title: A\ndate: 2018-02-04",
    "same-a/index.md": "title: B\ndate: 2018-02-04",
    "first/index.md": "title: Z\ndate: 2018-02-04\nweight: 1",
    "pinned/index.md": "title: Y\ndate: 2018-02-04\nweight: -2",
    **{
        f"kind-{kind.lower()}/index.md": f"title: {kind}\ndate: 2017-06-30\nvenue: {{name: The Name, short: TN, kind: {kind}}}"
        for kind in (
            "journal", "conference", "workshop", "preprint", "Thesis", "book", "chapter", "report", "software",
            "dataset", "talk", "demo",
        )
    },
}  # fmt: skip
CITATION = "\r\n@misc{own-key,\r\n  title = {Of the citation}\r\n}\r\n\r\n"


@pytest.fixture(scope="module")
def bibliographies(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """What the site offers, and what the command prints."""
    require((SITE / "node_modules").is_dir(), "the theme is not installed: make site")
    site = tmp_path_factory.mktemp("bibliography") / "site"
    copy_site(SITE, site)
    folder = site / "content" / "publications"
    for path, lines in PAGES.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(f"---\n{lines}\n---\n", "utf-8")
    (folder / "cited" / "cite.bib").write_bytes(CITATION.encode())
    exit_code, output = hugo("build", "--destination", str(site / "public"), source=site)
    assert exit_code == 0, output
    done = CliRunner().invoke(main, ["--site", str(site), "export", "bibtex"])
    assert done.exit_code == 0, done.output
    return (site / "public" / "publications.bib").read_bytes().decode(), done.stdout


def test_site_and_command_say_the_same(bibliographies: tuple[str, str]) -> None:
    offered, printed = bibliographies
    assert list(difflib.unified_diff(offered.splitlines(), printed.splitlines(), lineterm="", n=2)) == []
    assert offered == printed


def test_every_page_but_the_draft_is_one_entry_that_can_be_read(bibliographies: tuple[str, str]) -> None:
    offered, _ = bibliographies
    hidden, dateless = 1, 2
    read = read_records(offered.replace("own-key,", "own-key, year = 2019,"))
    assert [problem.message for problem in read.problems if problem.fatal] == [
        "@misc 'bare': it has no year; write one, such as year = {2025}",
        "@misc 'no-date': it has no year; write one, such as year = {2025}",
    ]
    keys = {record.key for record in read.records}
    assert len(keys) == len(PAGES) - hidden - dateless + 5
    assert {"lin2021old", "upper-case", "own-key", "single", "bullet"} <= keys
    titles = {record.key: record.title for record in read.records}
    assert titles["tex"] == "100% & $5 #1 _x_ {y} ~z^2 `q` \\(O(n)\\) a--b ''c'' ----- d''' \\alpha"
    assert titles["math"] == "On \\(O(n^2)\\) and α₁: 50%"
    assert titles["signs"] == '<script>alert("1")</script> {{ .Site }}'
    people = {record.key: [author.display for author in record.authors] for record in read.records}
    assert people["names"] == [
        "李雷", "Zejia Lin", "Henry Ford Jr.", "A, B, C, D", "Research and Development", "Jan van der Berg", "X",
    ]  # fmt: skip
    marked = next(record for record in read.records if record.key == "marks")
    assert (marked.equal, marked.corresponding) == (("Zejia Lin", "ZEWEI MO"), ("Yutong Lu",))
