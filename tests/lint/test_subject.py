"""Which pages are Markdown to the rules: those that the real Hugo reads so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.content.page import Page
from sitectl.content.source import Source
from sitectl.hugo.locate import Site
from sitectl.lint.site_facts import site_facts
from sitectl.lint.subject import Subject
from tests.hugo_site import CONFIG, HugoSite, needs_hugo

if TYPE_CHECKING:
    from pathlib import Path

#: Files, their front matter in YAML, and whether their text is Markdown.
PAGES = {
    "a.md": ("", True),
    "b.MD": ("", True),
    "c.markdown": ("", True),
    "d.mdown": ("", True),
    "e.html": ("markup: markdown", True),
    "f.html": ("Markup: MD", True),
    "g.org": ("markup: goldmark", True),
    "h.md": ('markup: ""', True),
    "i.html": ("", False),
    "j.md": ("markup: html", False),
    "k.md": ("markup: org", False),
    "l.org": ("", False),
    "m.htm": ("params: {markup: md}", False),
}


@needs_hugo
def test_a_page_is_markdown_where_hugo_reads_it_so(tmp_path: Path) -> None:
    site = HugoSite(tmp_path / "site", f"{CONFIG}[security]\nallowContent = ['.*']\n")
    (site.folder / "layouts" / "all.html").write_text("{{ .Content }}")
    texts = {name: f"---\nslug: {name[0]}\n{line}\n---\n## B\n" for name, (line, _) in PAGES.items()}
    site.write_all(dict(texts))
    done = site.run()
    assert done.returncode == 0, done.stderr
    facts = site_facts(Site(site.folder))
    for name, (_, expected) in PAGES.items():
        page = Page(Source(site.content / name, texts[name]))
        built = (site.folder / "public" / name[0] / "index.html").read_text()
        assert (name, "<h2" in built) == (name, expected)
        assert (name, Subject(page, f"content/{name}", name, facts).is_markdown) == (name, expected)
