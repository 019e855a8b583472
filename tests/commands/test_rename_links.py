"""Links that lead to what is renamed, and from it: listed, or rewritten by their bytes alone."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from sitectl.cli import main
from tests.hugo_judge import hugo_binary

if TYPE_CHECKING:
    from click.testing import Result

A = "content/blog/a.md"
INDEX = "content/blog/b/index.md"
DOCS = "content/docs/_index.md"
PAGES = {
    A: "---\ntitle: A\n---\n{}\n",
    INDEX: "---\ntitle: B\n---\n{}\n",
    DOCS: "---\ntitle: Docs\n---\n{}\n",
    "content/docs/one.md": "---\ntitle: One\n---\n",
    "content/docs/café ü.md": "---\ntitle: C\n---\n",
}


@pytest.fixture(autouse=True)
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in PAGES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text.format("Text"))
    (tmp_path / "content/blog/b/pic ture.png").touch()
    (tmp_path / "hugo.toml").write_text('baseURL = "https://example.org/sub/"\n')
    monkeypatch.chdir(tmp_path)
    return tmp_path


def sitectl(*words: str) -> Result:
    return CliRunner().invoke(main, words)


def renamed(page: str, body: str, words: tuple[str, str]) -> str:
    """Write a body into a page, rename with the links, and return the body as it is then."""
    path = Path(page)
    path.write_text(PAGES[page].format(body))
    ran = sitectl("rename", *words, "--fix-links")
    assert (ran.exit_code, ran.stderr) == (0, "")
    if not path.exists():
        title = PAGES[page].splitlines()[1]
        path = next(each for each in Path("content").rglob("*.md") if each.read_text().splitlines()[1] == title)
    return path.read_text().partition("\n---\n")[2].removesuffix("\n")


TO_Z = ("blog/a.md", "z")
TO_DOCS = ("blog/a.md", "content/docs/")
B_TO_C = ("blog/b", "content/c")


@pytest.mark.parametrize(
    ("page", "words", "old", "new"),
    [
        (DOCS, TO_Z, "[a](/sub/blog/a/)", "[a](/sub/blog/z/)"),
        (DOCS, TO_Z, "[a](/blog/a)", "[a](/blog/z)"),
        (DOCS, TO_Z, '[a](</sub/blog/a/?x=1#y> "T") (/sub/blog/a/)', '[a](</sub/blog/z/?x=1#y> "T") (/sub/blog/a/)'),
        (DOCS, TO_Z, "[a][1]\n\n[1]: /sub/blog/a/#y", "[a][1]\n\n[1]: /sub/blog/z/#y"),
        (DOCS, TO_Z, "<a href='/sub/blog/a/'>a</a>", "<a href='/sub/blog/z/'>a</a>"),
        (DOCS, TO_Z, "[a](../blog/a/)", "[a](../blog/z/)"),
        (DOCS, TO_Z, "[a](../blog/a.md)", "[a](../blog/z.md)"),
        (INDEX, TO_Z, "[a](../a/#y)", "[a](../z/#y)"),
        (DOCS, TO_Z, '{{{{< ref "blog/a.md#y" >}}}}', '{{< ref "/blog/z.md#y" >}}'),
        (DOCS, TO_Z, '{{{{< relref path="a" >}}}}', '{{< relref path="/blog/z" >}}'),
        (DOCS, TO_Z, "{{{{% ref `../blog/a` %}}}}", "{{% ref `/blog/z` %}}"),
        (A, TO_Z, "[self](/sub/blog/a/#x)", "[self](/sub/blog/z/#x)"),
        (A, TO_DOCS, "[b](../b/)", "[b](../../blog/b/)"),
        (A, TO_DOCS, "[one](../../docs/one/)", "[one](../one/)"),
        (A, TO_DOCS, '{{{{< ref "b/" >}}}}', '{{< ref "/blog/b" >}}'),
        (DOCS, B_TO_C, "![p](/sub/blog/b/pic%20ture.png)", "![p](/sub/c/pic%20ture.png)"),
        (DOCS, B_TO_C, "[b](../blog/b)", "[b](../c)"),
        (INDEX, B_TO_C, "[a](../a/)", "[a](../blog/a/)"),
        (DOCS, ("docs/one.md", "two (b)"), "[1](one/) é", "[1](two-b/) é"),
        (DOCS, ("docs/café ü.md", "plain"), "[c](/sub/docs/caf%C3%A9-%C3%BC/)", "[c](/sub/docs/plain/)"),
    ],
)
def test_links_are_rewritten(page: str, words: tuple[str, str], old: str, new: str) -> None:
    assert renamed(page, old.replace("{{{{", "{{").replace("}}}}", "}}"), words) == new


@pytest.mark.parametrize(
    ("page", "words", "body"),
    [
        (DOCS, TO_Z, "[a](/sub/blog/aa/) [a](/sub/blog/a/b/) [x](/other/blog/a/) [a](https://other.org/sub/blog/a/)"),
        (DOCS, TO_Z, "`[a](/sub/blog/a/)` <!-- [a](/sub/blog/a/) -->\n\n    [a](/sub/blog/a/)"),
        (DOCS, TO_Z, '{{< figure src="/sub/blog/a/" >}} {{< ref path="blog/a" lang="nl" >}} [a](#blog/a)'),
        (INDEX, TO_DOCS, '{{< ref "a" >}}'),
        (A, TO_DOCS, "[b](/sub/blog/b/) [e](nowhere/) [m](mailto:a@b) [h](#x)"),
        (A, TO_DOCS, '{{< ref "one" >}}'),
        (INDEX, B_TO_C, "![p](pic%20ture.png)"),
        (INDEX, TO_Z, "[b](/sub/blog/b/)"),
    ],
)
def test_other_links_stay(page: str, words: tuple[str, str], body: str) -> None:
    assert renamed(page, body, words) == body


def test_front_matter_leads_to_pages_too() -> None:
    Path(DOCS).write_text("---\nlinks: [{name: x, url: /sub/blog/a/}]\nnext: '/blog/a' # c\naliases: [/blog/a/]\n---\n")
    assert sitectl("rename", "blog/a.md", "z", "--fix-links").exit_code == 0
    assert Path(DOCS).read_text() == (
        "---\nlinks: [{name: x, url: /sub/blog/z/}]\nnext: '/blog/z' # c\naliases: [/blog/a/]\n---\n"
    )


def test_links_that_stay_are_listed_by_what_becomes_of_them() -> None:
    Path(DOCS).write_text('---\ntitle: D\n---\n[a](/sub/blog/a/)\n\n{{< ref "a" >}}\n')
    Path(A).write_text("---\ntitle: A\n---\n[b](../b/)\n")
    with Path("hugo.toml").open("a") as config:
        config.write('[[menus.main]]\npageRef = "/blog/a"\nname = "/blog/ab"\n')
    before = {path: path.read_bytes() for path in Path("content").rglob("*.md")}
    ran = sitectl("rename", "blog/a.md", "content/x/z", "--dry-run")
    assert ran.exit_code == 1
    assert {path: path.read_bytes() for path in Path("content").rglob("*.md")} == before
    assert ran.stdout == "content/blog/a.md: alias /blog/a/\ncontent/blog/a.md -> content/x/z.md\n"
    assert ran.stderr == (
        "Hugo finds no page for these, and stops the build; --fix-links rewrites them:\n"
        "  content/docs/_index.md:6:10: a -> /x/z\n"
        "These links are broken then; --fix-links rewrites them:\n"
        "  content/blog/a.md:4:5: ../b/ -> ../../blog/b/\n"
        "These links lead by way of the alias then; --fix-links rewrites them:\n"
        "  content/docs/_index.md:4:5: /sub/blog/a/ -> /sub/x/z/\n"
        "The old address is named outside of the content too; change it there by hand:\n"
        '  hugo.toml:3: pageRef = "/blog/a"\n'
    )


def test_a_preview_is_what_is_written() -> None:
    Path(DOCS).write_text("---\ntitle: D\n---\n[a](/sub/blog/a/)\n")
    dry = sitectl("rename", "blog/a.md", "z", "--fix-links", "--dry-run")
    diff = sitectl("rename", "blog/a.md", "z", "--fix-links", "--diff")
    ran = sitectl("rename", "blog/a.md", "z", "--fix-links")
    assert (dry.exit_code, diff.exit_code, ran.exit_code) == (1, 1, 0)
    assert (
        ran.stdout
        == dry.stdout
        == (
            "content/blog/a.md: alias /blog/a/\n"
            "content/docs/_index.md:4:5: /sub/blog/a/ -> /sub/blog/z/\n"
            "content/blog/a.md -> content/blog/z.md\n"
        )
    )
    assert "-[a](/sub/blog/a/)\n+[a](/sub/blog/z/)\n" in diff.stdout


@pytest.mark.skipif(hugo_binary() is None, reason="the hugo package is not installed")
@pytest.mark.parametrize("words", [TO_Z, TO_DOCS, B_TO_C, ("docs", "handbook"), ("blog", "content/docs/")])
def test_no_link_is_dead_in_the_site_that_hugo_builds_then(words: tuple[str, str]) -> None:
    links = "[a](/sub/blog/a/) [b](/sub/blog/b/) [one](/sub/docs/one/) [p](/sub/blog/b/pic%20ture.png)"
    refs = ' [r]({{< relref "a" >}}) [r]({{< relref "/blog/b" >}}) [r]({{< ref "/docs/one.md" >}})'
    Path(A).write_text(PAGES[A].format(f"{links}{refs} [b](../b/) [one](../../docs/one/)"))
    Path(INDEX).write_text(PAGES[INDEX].format(f"{links}{refs} [a](../a/) ![p](pic%20ture.png)"))
    Path(DOCS).write_text(PAGES[DOCS].format(f"{links}{refs} [a](../blog/a/) [one](one/)"))
    Path("layouts").mkdir()
    Path("layouts/all.html").write_text("{{ .Title }}: {{ .Content }}")
    assert sitectl("rename", *words, "--fix-links").exit_code == 0
    subprocess.run([str(hugo_binary()), "--quiet"], check=True)
    pages = [path for path in Path("public").rglob("index.html") if b'rel="canonical"' not in path.read_bytes()]
    found = [(page, link) for page in pages for link in re.findall(r'(?:href|src)="?([^" >]+)', page.read_text())]
    assert len(found) >= 20
    for page, link in found:
        path = link.replace("%20", " ").removeprefix("https://example.org")
        file = Path("public") / path.removeprefix("/sub/") if path.startswith("/") else page.parent / path
        file = file / "index.html" if path.endswith("/") else file
        assert file.exists(), (page, link)
        assert file.suffix != ".html" or b'rel="canonical"' not in file.read_bytes(), (page, link)
