"""`set`, `unset`, `publish` and `unpublish` through the command line."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from sitectl.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

PAGE = "---\ntitle: A # c\ndraft: true\ntags:\n  - a\n---\nBody\n"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "site/content/blog").mkdir(parents=True)
    (tmp_path / "site/hugo.toml").write_text("")
    (tmp_path / "site/content/blog/a.md").write_text(PAGE)
    (tmp_path / "site/content/blog/b.md").write_text(PAGE.replace("true", "false"))
    (tmp_path / "site/content/c.md").write_text("No front matter\n")
    monkeypatch.chdir(tmp_path / "site")
    return tmp_path / "site"


def sitectl(*words: str) -> Result:
    return CliRunner().invoke(main, words)


def test_one_page(site: Path) -> None:
    ran = sitectl("set", "draft=false", "tags+=b", "title=New", "content/blog/a.md")
    assert (ran.exit_code, ran.stdout, ran.stderr) == (0, "content/blog/a.md\n", "")
    text = (site / "content/blog/a.md").read_text()
    assert text == "---\ntitle: New # c\ndraft: false\ntags:\n  - a\n  - b\n---\nBody\n"


def test_a_folder_and_a_condition(site: Path) -> None:
    ran = sitectl("set", "weight=5", "content", "--where", "not draft and section == 'blog'")
    assert (ran.exit_code, ran.stdout, ran.stderr) == (0, "content/blog/b.md\n", "1 of 3 pages changed\n")
    assert "weight" not in (site / "content/blog/a.md").read_text()


def test_the_folder_of_the_site_and_those_around_stand_for_its_content(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (site / "layouts").mkdir()
    (site / "layouts/all.html").write_text("{{ .Content }}")
    assert sitectl("set", "x=1", ".").stderr == "3 of 3 pages changed\n"
    monkeypatch.chdir(site.parent)
    ran = sitectl("set", "x=2", ".")
    assert (ran.exit_code, ran.stderr) == (0, "3 of 3 pages changed\n")
    assert ran.stdout.splitlines()[-1] == "site/content/c.md"
    assert (site / "layouts/all.html").read_text() == "{{ .Content }}"


def test_pages_that_no_mount_leads_to_are_edited(site: Path) -> None:
    (site / "hugo.toml").write_text("[[module.mounts]]\nsource = 'content/blog'\ntarget = 'content'\n")
    assert sitectl("set", "x=1", "content/c.md").stdout == "content/c.md\n"
    assert sitectl("set", "x=2", "content").stderr == "2 of 2 pages changed\n"


def test_settings_that_cannot_be_read_are_said_and_hinder_no_edit(site: Path) -> None:
    (site / "hugo.toml").write_text("title = 'A'\ntitle = 'B'\n")
    for words in (["set", "draft=true", "outputs=[html]"], ["publish"], ["unset", "tags"]):
        ran = sitectl(*words, "content/blog/b.md")
        assert (ran.exit_code, ran.stdout) == (0, "content/blog/b.md\n")
        assert ran.stderr.startswith(f"sitectl: {site}/hugo.toml:2:")
        assert ran.stderr.endswith("; Hugo builds nothing until that is mended\n")
    assert sitectl("get", "draft", "content/blog/b.md").stdout == "false\n"
    assert _refusal("rename", "content/blog/b.md", "z").startswith(f"sitectl: {site}/hugo.toml:2:")


def test_a_condition_alone_means_all_content(site: Path) -> None:
    ran = sitectl("--site", str(site), "set", "weight=5", "--where", "draft")
    assert (ran.exit_code, ran.stdout) == (0, "content/blog/a.md\n")


def test_a_path_below_the_content_folder_is_found(site: Path) -> None:
    assert sitectl("set", "weight=5", "blog/a.md").stdout == "content/blog/a.md\n"
    assert "weight: 5" in (site / "content/blog/a.md").read_text()


def test_previews_write_nothing(site: Path) -> None:
    before = (site / "content/blog/a.md").read_bytes()
    dry = sitectl("set", "draft=false", "content/blog", "--dry-run")
    assert (dry.exit_code, dry.stdout, dry.stderr) == (1, "content/blog/a.md\n", "1 of 2 pages would change\n")
    diff = sitectl("set", "draft=false", "content/blog/a.md", "--diff")
    assert diff.exit_code == 1
    assert diff.stdout == (
        "--- a/content/blog/a.md\n+++ b/content/blog/a.md\n@@ -1,6 +1,6 @@\n ---\n title: A # c\n-draft: true\n"
        "+draft: false\n tags:\n   - a\n ---\n"
    )
    assert (site / "content/blog/a.md").read_bytes() == before


def test_nothing_to_change_writes_nothing(site: Path) -> None:
    page = site / "content/blog/a.md"
    os.utime(page, ns=(1, 1))
    ran = sitectl("set", "draft=true", "title=A", "tags+=a", "tags-=z", "content/blog/a.md")
    assert (ran.exit_code, ran.stdout, ran.stderr) == (0, "", "0 of 1 page changed\n")
    assert page.stat().st_mtime_ns == 1


def test_a_single_value_for_a_list_stays_a_list(site: Path) -> None:
    assert sitectl("set", "tags=b", "content/blog/a.md").exit_code == 0
    assert "tags:\n  - b\n" in (site / "content/blog/a.md").read_text()


def test_a_page_without_front_matter_gets_one(site: Path) -> None:
    assert sitectl("set", "title=C", "content/c.md").exit_code == 0
    assert (site / "content/c.md").read_text() == "---\ntitle: C\n---\nNo front matter\n"


def test_unset(site: Path) -> None:
    ran = sitectl("unset", "tags,draft", "content")
    assert (ran.exit_code, ran.stdout) == (0, "content/blog/a.md\ncontent/blog/b.md\n")
    assert (site / "content/blog/a.md").read_text() == "---\ntitle: A # c\n---\nBody\n"


def test_publish_and_unpublish(site: Path) -> None:
    page = site / "content/blog/a.md"
    assert sitectl("publish", "content/blog/a.md").exit_code == 0
    lines = page.read_text().splitlines()
    assert lines[2].startswith("date: 20")
    assert lines[3] == "draft: false"
    assert sitectl("publish", "content/blog/a.md").stdout == ""
    assert sitectl("unpublish", "content/blog/a.md").exit_code == 0
    assert "draft: true" in page.read_text()
    assert sitectl("unpublish", "content/blog").stdout == "content/blog/b.md\n"


def _refusal(*words: str) -> str:
    ran = sitectl(*words)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert "Traceback" not in ran.stderr
    return ran.stderr


def test_bad_input_is_one_sentence_and_changes_nothing(site: Path) -> None:
    page = site / "content/blog/a.md"
    page.write_text("---\ntitle: 'A\n---\n")
    bomb = "---\na: &a [x,x,x,x,x,x,x,x,x]\n"
    for one, other in zip("abcdefgh", "bcdefghi", strict=True):
        bomb += f"{other}: &{other} [{','.join([f'*{one}'] * 9)}]\n"
    (site / "content/bomb.md").write_text(bomb + "---\n")
    (site.parent / "outside.md").write_text(PAGE)
    (site / "content/m.md").write_text("---\nseo:\n  a: 1\n---\n")
    (site / "layouts").mkdir()
    (site / "layouts/all.html").write_text("{{ .Content }}")
    before = {path: path.read_bytes() for path in site.parent.rglob("*.md")}

    assert _refusal("set", "x=1", "content/blog/a.md").startswith(
        "sitectl: content/blog/a.md:2:8: the front matter cannot be read: "
    )
    assert "cannot be read" in _refusal("set", "x=1", "content/bomb.md")
    assert _refusal("set", "x=1", "../outside.md") == (
        f"sitectl: ../outside.md: outside the site {site}; name its own site with --site DIR\n"
    )
    assert _refusal("set", "x=1", "content/missing.md") == "sitectl: content/missing.md: no such file or folder\n"
    assert _refusal("set", "x=1", "hugo.toml") == (
        "sitectl: hugo.toml: no content file by its name (.md, .html and so on)\n"
    )
    for path in ("layouts", "layouts/all.html"):
        assert _refusal("set", "x=1", path) == (
            f"sitectl: {path}: what lies below layouts is not a page; the content is in {site}/content\n"
        )
    assert _refusal("set", "seo=1", "content/m.md") == (
        "sitectl: content/m.md:2:1: seo is a map; name a key inside it, such as seo.key\n"
    )
    assert _refusal("set", "date=tomorrow", "content").startswith("sitectl: date: Hugo reads no date in 'tomorrow'")
    assert _refusal("set", "x=1", "--where", "draft = 1") == (
        "sitectl: --where, column 7: unexpected '='; compare with ==\n"
    )
    assert _refusal("set", "x=1", "--where", "drfat") == (
        "sitectl: --where, column 1: neither Hugo nor any of the pages knows drfat; did you mean draft?\n"
    )
    assert _refusal("get", "title", "--where", "date < soon") == (
        "sitectl: --where, column 8: date is compared with a date such as 2024-01-01, not soon\n"
    )
    assert "Name files or folders" in _refusal("set", "x=1")
    assert _refusal("--site", "nowhere", "set", "x=1", "content").startswith("sitectl: nowhere: no Hugo site there")
    assert {path: path.read_bytes() for path in site.parent.rglob("*.md")} == before


def test_one_broken_page_does_not_stop_the_others(site: Path) -> None:
    (site / "content/blog/a.md").write_text("---\ntitle: [\n---\n")
    ran = sitectl("set", "weight=1", "content/blog")
    assert (ran.exit_code, ran.stdout) == (2, "content/blog/b.md\n")
    assert ran.stderr.endswith("1 of 2 pages changed, 1 failed\n")


def test_a_condition_on_a_broken_page_is_said_to_be_unknown(site: Path) -> None:
    (site / "content/blog/a.md").write_text("---\ntitle: [\n---\n")
    ran = sitectl("set", "weight=1", "--where", "weight == 7")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr.startswith("sitectl: content/blog/a.md:2:8: the front matter cannot be read: ")


def test_a_page_larger_than_50_mb_is_refused(site: Path) -> None:
    with (site / "content/big.md").open("wb") as stream:
        stream.truncate(50 * 1024 * 1024 + 1)
    assert _refusal("set", "x=1", "content/big.md") == (
        "sitectl: content/big.md: larger than 50 MB, so it is not read as a page\n"
    )


def test_a_write_that_the_system_refuses(site: Path) -> None:
    (site / "content/blog/.a.md.sitectl-new").mkdir()
    assert _refusal("set", "x=1", "content/blog/a.md").startswith("sitectl: content/blog/a.md: cannot write it (")
    assert (site / "content/blog/a.md").read_text() == PAGE


def test_a_link_is_followed_and_mode_stays(site: Path) -> None:
    real = site.parent / "real.md"
    real.write_text(PAGE)
    real.chmod(0o640)
    (site / "content/link.md").symlink_to(real)
    assert sitectl("set", "draft=false", "content/link.md").exit_code == 0
    assert (site / "content/link.md").is_symlink()
    assert "draft: false" in real.read_text()
    assert real.stat().st_mode & 0o777 == 0o640


OWN_KEY = "For a key of your own write params.{0}, or name it under extra-keys in sitectl.toml"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["drfat=true"], f"drfat: Hugo does not know this key; did you mean draft? {OWN_KEY.format('drfat')}"),
        (
            ["title=A", "publish_date=2024-01-01"],
            f"publish_date: Hugo does not know this key; did you mean publishDate? {OWN_KEY.format('publish_date')}",
        ),
        (["tgas+=x"], f"tgas: Hugo does not know this key; did you mean tags? {OWN_KEY.format('tgas')}"),
        (["order=1"], f"order: Hugo does not know this key; did you mean weight? {OWN_KEY.format('order')}"),
        (["tags=a,b"], "tags: Hugo takes 'a,b' for one item; write 'tags=[a, b]', or add --string if it is one"),
        (
            ["Topics+=a b,c"],
            "Topics: Hugo takes 'a b,c' for one item; write 'Topics+=a b' Topics+=c, or add --string if it is one",
        ),
        (
            ["keywords=a, b"],
            "keywords: Hugo takes 'a, b' for one item; write 'keywords=[a, b]', or add --string if it is one",
        ),
    ],
)
def test_what_hugo_would_pass_over_is_refused(site: Path, words: list[str], message: str) -> None:
    (site / "hugo.toml").write_text("[taxonomies]\ntag = 'tags'\ntopic = 'topics'\n")
    (site / "layouts").mkdir()
    (site / "layouts/all.html").write_text("{{ .Params.mood }}")
    before = (site / "content/blog/a.md").read_bytes()
    assert _refusal("set", *words, "content/blog/a.md") == f"sitectl: {message}\n"
    assert (site / "content/blog/a.md").read_bytes() == before


@pytest.mark.parametrize(
    "words",
    [
        ["talk=x"],
        ["mooed=x"],
        ["params.drfat=true"],
        ["tags=a,b", "--string"],
        ["title=a, b"],
        ["alias=x"],
        ["wieght=5"],
        ["darft=5"],
    ],
)
def test_keys_of_their_own_are_written(site: Path, words: list[str]) -> None:
    (site / "sitectl.toml").write_text("extra-keys = ['wieght']\n")
    (site / "layouts").mkdir()
    (site / "layouts/all.html").write_text("{{ .Params.mooed }}{{ .Params.alias }}")
    (site / "content/c.md").write_text("---\ndarft: 1\n---\n")
    ran = sitectl("set", *words, "content")
    assert (ran.exit_code, ran.stderr) == (0, "3 of 3 pages changed\n")


def test_a_key_without_effect_below_params_is_said(site: Path) -> None:
    ran = sitectl("set", "params.draft=true", "content/blog/b.md")
    assert (ran.exit_code, ran.stdout) == (0, "content/blog/b.md\n")
    assert ran.stderr == (
        "sitectl: params.draft: Hugo looks for draft at the top level only; here it is a mere parameter\n"
    )
    assert "params:\n  draft: true\n" in (site / "content/blog/b.md").read_text()


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("url=/:foo/", ":foo is not a token that Hugo knows"),
        ("url=https://example.org/", "url: 'https://example.org/' has a protocol, which is not supported"),
        ("aliases=/", "aliases: '/' resolves to the website's root"),
        ("outputs=[x]", "outputs: there is no output format 'x'"),
        ("markup=word", "markup: 'word' is not a content format that Hugo knows"),
        ("build.list.x=1", "build.list: "),
    ],
)
def test_what_would_stop_the_build_is_refused(site: Path, word: str, message: str) -> None:
    before = (site / "content/blog/a.md").read_bytes()
    said = _refusal("set", word, "content/blog/a.md")
    assert said.startswith(f"sitectl: content/blog/a.md: {message}")
    assert said.endswith(", so Hugo's build would fail; nothing was written\n")
    assert (site / "content/blog/a.md").read_bytes() == before


def test_what_stops_the_build_already_hinders_no_other_edit(site: Path) -> None:
    (site / "content/blog/a.md").write_text("---\nurl: /:foo/\naliases: [x]\n---\n")
    assert sitectl("set", "aliases+=y", "title=A", "content/blog/a.md").exit_code == 0
    assert sitectl("set", "url=/fine/", "content/blog/a.md").exit_code == 0


DATES = {
    "now.md": "draft: true",
    "later.md": "draft: true\ndate: 2999-01-01",
    "gone.md": "draft: false\ndate: 2020-01-01\nexpiryDate: 2021-01-01",
    "item.md": "draft: true\nbuild: {render: never}",
    "later-item.md": "draft: true\ndate: 2999-01-01\nbuild: {render: never}",
    "headless.md": "draft: true\nheadless: true",
    "token.md": "draft: true\nurl: /:foo/",
}


@pytest.fixture
def dated(site: Path) -> Path:
    folder = site / "content/dated"
    folder.mkdir()
    for name, fields in DATES.items():
        (folder / name).write_text(f"---\ntitle: A\n{fields}\n---\n")
    return folder


@pytest.mark.parametrize("mode", [[], ["--dry-run"], ["--diff"]])
def test_publish_says_what_stays_hidden(dated: Path, mode: list[str]) -> None:
    ran = sitectl("publish", *mode, str(dated))
    assert ran.exit_code == (1 if mode else 0)
    assert ran.stderr.splitlines()[1:] == [
        "sitectl: content/dated/gone.md: stays hidden: its expiry date, 2021-01-01T00:00:00Z, has passed",
        "sitectl: content/dated/headless.md: stays hidden: "
        "it is headless: other pages can use it, but it has no page of its own",
        "sitectl: content/dated/later-item.md: stays hidden: its build settings say render: never, so it has no page "
        "of its own, but lists leave it out: its publishing date, 2999-01-01T00:00:00Z, is in the future",
        "sitectl: content/dated/later.md: stays hidden: its publishing date, 2999-01-01T00:00:00Z, is in the future",
        "sitectl: content/dated/token.md: :foo is not a token that Hugo knows, so Hugo's build fails",
    ]


def test_publish_says_nothing_of_a_page_that_readers_see(dated: Path) -> None:
    assert sitectl("publish", f"{dated}/now.md", f"{dated}/item.md").stderr == "2 of 2 pages changed\n"


def test_a_draft_by_cascade_is_published_by_itself(site: Path) -> None:
    (site / "content/blog/_index.md").write_text("---\ntitle: B\ncascade: {draft: true}\n---\n")
    page = site / "content/blog/a.md"
    page.write_text("---\ntitle: A\ndate: 2020-01-01\n---\n")
    assert sitectl("publish", "content/blog/a.md").stdout == "content/blog/a.md\n"
    assert page.read_text() == "---\ntitle: A\ndate: 2020-01-01\ndraft: false\n---\n"
    assert sitectl("publish", "content/blog/a.md").stdout == ""


def test_unpublish_says_what_is_shown_all_the_same(site: Path) -> None:
    assert sitectl("unpublish", "content/blog/b.md").stderr == ""
    (site / "hugo.toml").write_text("buildDrafts = true\n")
    said = "published all the same; the settings or a cascade of the site ask for drafts"
    ran = sitectl("unpublish", "content/blog/b.md")
    assert (ran.exit_code, ran.stderr) == (0, f"0 of 1 page changed\nsitectl: content/blog/b.md: {said}\n")


def test_set_says_what_its_dates_hide(site: Path) -> None:
    assert sitectl("set", "draft=false", "date=2020-01-01", "content/blog/a.md").stderr == ""
    ran = sitectl("set", "expiryDate=2021-01-01", "content/blog/a.md")
    assert ran.stderr == "sitectl: content/blog/a.md: hidden: its expiry date, 2021-01-01T00:00:00Z, has passed\n"
    assert sitectl("set", "title=B", "content/blog/a.md").stderr == ""
    del site


def test_org_is_only_read(site: Path) -> None:
    (site / "content/note.org").write_text("#+title: Note\nText\n")
    ran = sitectl("set", "draft=true", "content/note.org")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert "is in an Org file, which is only read; edit it by hand" in ran.stderr
    assert (site / "content/note.org").read_text() == "#+title: Note\nText\n"


def test_lists_of_maps(site: Path) -> None:
    page = site / "content/blog/a.md"
    before = page.read_text()
    link = '{"name": "Code", "url": "https://example.org"}'
    assert sitectl("set", f"links=[{link}]", "content/blog/a.md").exit_code == 0
    assert sitectl("get", "links", "content/blog/a.md").stdout == f"[{link}]\n"
    assert sitectl("set", f"links+={link}", "content/blog/a.md").exit_code == 0
    assert sitectl("get", "links", "content/blog/a.md").stdout == f"[{link}]\n"
    assert sitectl("set", "links+={name: PDF}", "content/blog/a.md").exit_code == 0
    assert sitectl("set", f"links-={link}", "content/blog/a.md").exit_code == 0
    assert sitectl("get", "links", "content/blog/a.md").stdout == '[{"name": "PDF"}]\n'
    assert sitectl("unset", "links", "content/blog/a.md").exit_code == 0
    assert page.read_text() == before
    refused = sitectl("set", 'tags+={"a": 1}', "content/blog/a.md")
    assert (refused.exit_code, page.read_text()) == (2, before)
    assert refused.stderr == "sitectl: tags: is a list of texts to Hugo, which would drop all of them\n"
