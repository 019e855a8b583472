"""Content of any kind is shown as it was meant: hostile and endless titles, pictures, tables, code."""

import json
import re
from pathlib import Path

import pytest
from bibtexparser.entrypoint import parse_string
from playwright.sync_api import Browser, expect

from tests.site.building import Build
from tests.site.test_accessibility import violations
from tests.site.test_output import pages, structured_data
from tests.site.variants import Variant, png
from tests.site.visiting import Screen, visit, visitor

TITLES = {
    "quotes": "A \"quoted\" 'title' with <script>alert(1)</script> & {{ .Site }} 50 % _under_ *star* $x$ \\(a\\)",
    "long": "Supercalifragilistic " * 14 + "x" * 200,
    "rtl": "\u202eرسالة بالعربية\u202c and English שלום",
    "han": "面向大语言模型的推理 Serving 系统",
}
MANY = [f"Author Number{number} Verylongfamilyname" for number in range(300)] + ["Zejia Lin"]
NOTE = """---
title: Everything
date: 2024-02-05T00:00:00+08:00
---

## Heading 中文标题

[mail](mailto:a.b@x.example.org), [paper](/publications/kesco),
[news](/news/#news-2025-11-bullet-is-accepted-by-asplos2026), [call](tel:+49-30-1234).

| left | middle | right |
|:-----|:------:|------:|
| 1    | 2      | 3     |

```python
def f(x):  # comment
    return "a line of code that is much longer than a telephone is wide, and then some more of it"
```

![A picture](picture.png) ![A drawing](drawing.svg)

{{< callout context="note" title="Note" >}}Mind the step.{{< /callout >}}

{{< details "More" >}}Hidden words.{{< /details >}}

{{< steps >}}{{< step >}}One{{< /step >}}{{< step >}}Two{{< /step >}}{{< /steps >}}

{{< tabs "kinds" >}}{{< tab "First" >}}Alpha{{< /tab >}}{{< tab "Second" >}}Beta{{< /tab >}}{{< /tabs >}}

{{< card-grid >}}{{< card title="Card" >}}Words{{< /card >}}{{< /card-grid >}}
"""
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300.4 150"><script>alert(1)</script><circle r="9"/></svg>'
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Our site with content that nobody writes, until somebody does."""
    variant = Variant(tmp_path_factory.mktemp("content"), {"notes/everything/index.md": NOTE})
    for key, title in TITLES.items():
        meta: dict[str, object] = {
            "title": title,
            "date": "2024-03-05T00:00:00+08:00",
            "authors": MANY if key == "long" else ['O"Neil <b>Bob</b>', "ZEJIA LIN", "محمد العربي"],
            "equal": "Zejia Lin",
            **({"corresponding": ["Zejia Lin"]} if key == "rtl" else {}),
            "venue": {
                "short": "International Conference on Endless Names" if key == "long" else "X<i>'24",
                "name": "A & B",
            },
            "doi": '10.1000/a"b<c>',
            "links": [
                {"name": "PDF", "url": "javascript:alert(1)"},
                {"name": "<b>Code", "url": 'https://e.org/?a=1&b="'},
                {},
            ],
        }
        meta["selected"] = key == "han"
        variant.write(f"content/publications/{key}/index.md", json.dumps(meta) + "\n\nAn abstract, <b>bold</b>.\n")
        news = {"title": title, "date": "2024-03-05T00:00:00+08:00"}
        variant.write(f"content/news/2024-03-{key}.md", json.dumps(news) + "\n")
    variant.write("content/publications/bare/index.md", "---\ntitle: Bare\n---\n")
    variant.write("content/publications/bare/paper.pdf", b"%PDF-1.7")
    variant.write("content/notes/everything/picture.png", png(1200, 800))
    variant.write("content/notes/everything/drawing.svg", DRAWING)
    variant.write("assets/photo.png", png(600, 700))
    settings = variant.folder / "config" / "_default" / "params.toml"
    settings.write_text(settings.read_text().replace('photo = ""', 'photo = "photo.png"'))
    result = variant.build("--panicOnWarning")
    assert result.exit_code == 0, result.output
    return result


@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_breaks(browser: Browser, address: str, width: int) -> None:
    with visitor(browser, Screen(width=width)) as context, visit(context, address) as guest:
        for path in [
            "/",
            "/news/",
            "/publications/",
            "/notes/everything/",
            *(f"/publications/{key}/" for key in TITLES),
        ]:
            guest.go(path)
            assert guest.hidden_width() == 0, path
            if path in ("/publications/", "/notes/everything/", "/publications/rtl/"):
                guest.picture(f"content{path.replace('/', '-').rstrip('-')}-{width}")
        assert guest.troubles == []
        assert not [url for url in guest.requests if not url.startswith(address)]


@pytest.mark.parametrize("path", ["/news/", "/notes/everything/", "/publications/quotes/"])
def test_axe_has_nothing_to_say(browser: Browser, address: str, path: str) -> None:
    with visitor(browser, Screen(width=320)) as context, visit(context, address) as guest:
        guest.go(path)
        assert violations(guest) == []


@pytest.mark.parametrize("key", TITLES)
def test_a_title_is_text_everywhere(built: Build, browser: Browser, address: str, key: str) -> None:
    title = TITLES[key].strip()
    with visitor(browser, Screen()) as context, visit(context, address) as guest:
        guest.go(f"/publications/{key}/")
        assert guest.page.locator("h1").text_content() == title
        assert guest.page.title().startswith(" ".join(title.split()))
        guest.go("/news/")
        assert guest.page.locator(f"#news-2024-03-{key} .dated-what").text_content() == title
    page = pages(built.folder)[f"publications/{key}/index.html"]
    assert structured_data(page)[0]["headline"].strip() == title
    assert page.meta("citation_title")[0].strip() == title


def test_no_link_runs_a_script(built: Build) -> None:
    for path, page in pages(built.folder).items():
        assert not [values for _, values in page.found if values.get("href", "").startswith("javascript")], path
        assert "ZgotmplZ" not in (built.folder / path).read_text()


def test_a_long_list_of_authors_is_cut_in_lists_but_never_loses_the_owner(browser: Browser, address: str) -> None:
    with visitor(browser, Screen()) as context, visit(context, address) as guest:
        guest.go("/publications/")
        line = guest.page.locator(".authors", has_text="Number0 ").inner_text()
        assert line.endswith("Author Number11 Verylongfamilyname, Zejia Lin#, and 288 more")
        guest.go("/publications/long/")
        assert guest.page.locator(".authors").inner_text().count("Verylongfamilyname") == 300


def test_the_home_page_shows_recent_news_and_selected_publications(browser: Browser, address: str) -> None:
    with visitor(browser, Screen()) as context, visit(context, address) as guest:
        guest.go("/")
        assert guest.page.locator(".news .dated").count() == 8
        assert guest.page.locator(".publication-title").all_inner_texts() == [TITLES["han"]]
        more = {link.inner_text(): link.get_attribute("href") for link in guest.page.locator(".more a").all()}
        assert more == {"All news (10)": "/news/", "All publications (10)": "/publications/"}
        assert context.cookies() == []


def test_an_abstract_unfolds_by_keyboard(browser: Browser, address: str) -> None:
    with visitor(browser, Screen()) as context, visit(context, address) as guest:
        guest.go("/publications/")
        abstract = guest.page.locator("details.abstract").first
        assert abstract.locator("p").is_hidden()
        abstract.locator("summary").focus()
        guest.page.keyboard.press("Enter")
        expect(abstract.locator("p")).to_be_visible()


def test_bibtex_of_anything_can_be_read(built: Build) -> None:
    library = parse_string((built.folder / "publications.bib").read_text())
    assert library.failed_blocks == []
    assert {"quotes", "long", "rtl", "han", "bare"} <= {entry.key for entry in library.entries}


def test_a_picture_comes_in_sizes_and_a_drawing_runs_nothing(browser: Browser, address: str) -> None:
    with visitor(browser, Screen(width=360)) as context, visit(context, address) as guest:
        guest.go("/notes/everything/")
        picture, drawing = guest.page.get_by_alt_text("A picture"), guest.page.get_by_alt_text("A drawing")
        drawing.scroll_into_view_if_needed()
        sizes = str(picture.get_attribute("srcset")).split(", ")
        assert [size.split()[1] for size in sizes] == ["480w", "720w", "1080w", "1200w"]
        assert [picture.get_attribute(name) for name in ("width", "height")] == ["1200", "800"]
        assert [drawing.get_attribute(name) for name in ("width", "height")] == ["300", "150"]
        assert str(picture.evaluate("image => image.currentSrc")) == f"{address}{sizes[0].split()[0]}"
        assert guest.troubles == []
        guest.go("/")
        photo = guest.page.get_by_alt_text("Photo of Zejia Lin")
        assert photo.evaluate("image => image.naturalWidth") == 240
        guest.picture("photo-360")


def test_a_picture_of_another_host_fails_the_build(tmp_path: Path) -> None:
    variant = Variant(tmp_path, {"note.md": "---\ntitle: T\n---\n\n![x](https://example.org/x.png)\n"}, ours=False)
    result = variant.build()
    assert result.exit_code == 1
    assert "note.md: the image https://example.org/x.png is on another host" in result.output


def test_links_in_content_are_resolved(built: Build) -> None:
    page = pages(built.folder)["notes/everything/index.html"]
    links = [values["href"] for tag, values in page.found if tag == "a"]
    assert "/publications/kesco/" in links
    assert "/news/#news-2025-11-bullet-is-accepted-by-asplos2026" in links
    assert "tel:+49-30-1234" in links
    assert not re.search("mailto|a.b@x", (built.folder / "notes/everything/index.html").read_text())


def test_a_paper_beside_its_page_is_linked(built: Build) -> None:
    page = pages(built.folder)["publications/bare/index.html"]
    assert "/publications/bare/paper.pdf" in [values.get("href") for _, values in page.found]
    assert page.meta("citation_pdf_url") == ["https://zejia-lin.github.io/publications/bare/paper.pdf"]


def test_a_corresponding_author_is_marked_with_a_legend_where_one_is(browser: Browser, address: str) -> None:
    with visitor(browser, Screen()) as context, visit(context, address) as guest:
        guest.go("/publications/rtl/")
        assert "ZEJIA LIN#*" in guest.page.locator(".authors").inner_text()
        notes = guest.page.locator("p.note").all_inner_texts()
        assert sorted(notes) == ["# Equal contribution.", "* Corresponding author."]
        guest.go("/publications/han/")
        assert guest.page.locator("p.note").all_inner_texts() == ["# Equal contribution."]


@pytest.mark.parametrize("width", [320, 1280])
def test_a_long_venue_stands_below_the_authors_and_its_kind_in_the_badge(
    browser: Browser, address: str, width: int
) -> None:
    with visitor(browser, Screen(width=width)) as context, visit(context, address) as guest:
        guest.go("/publications/")
        entry = guest.page.locator("li.publication", has_text="Number0 ")
        badge = entry.locator(".badge")
        assert badge.inner_text() == "Conference"
        assert entry.locator(".published-in").inner_text() == "International Conference on Endless Names"
        assert badge.evaluate("badge => badge.getClientRects().length") == 1
        assert guest.page.locator(".published-in").count() == 1
