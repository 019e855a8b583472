"""Ask the pages that the real Hugo wrote where their links lead: the judge of what rules say of links and anchors."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass, field, replace
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from sitectl.content.page import Page
from sitectl.content.targets import Target
from sitectl.hugo.locate import Site
from sitectl.lint.engine import Linter
from sitectl.lint.rule import all_rules
from sitectl.lint.site_facts import site_facts
from sitectl.settings import Settings
from tests.hugo_site import CLOCK, hugo_binary
from tests.plan_judge import moment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: The template of every page: whose page it is, and its text.
TEMPLATE = '<!doctype html><page-of name="{{ with .File }}{{ .Filename }}{{ end }}"></page-of>{{ .Content }}'

RULES = ("broken-link", "broken-anchor")

_TARGETS = {"a": "href", "img": "src", "source": "src", "video": "src", "audio": "src", "iframe": "src"}
_REFRESH = re.compile(r"http-equiv=\"?refresh")


class BuiltLink(NamedTuple):
    """A link on a built page: its tag, where it leads, and its words, which are those of an image's alt text."""

    tag: str
    target: str
    text: str


@dataclass
class BuiltPage:
    """A page that Hugo wrote: where it lies, which file it was made from, its links and its ids in order."""

    address: str
    source: str = ""
    links: list[BuiltLink] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    has_dropped_html: bool = False


class BuiltSite:
    """What Hugo wrote for one site, at its base URL."""

    def __init__(self, public: Path, base_url: str) -> None:
        self.public = public
        self._base = urlsplit(base_url if "://" in base_url else "https://example.org/")
        self._path = self._base.path.rstrip("/")
        self._files = {path.relative_to(public).as_posix() for path in public.rglob("*") if path.is_file()}

    @cached_property
    def pages(self) -> dict[str, BuiltPage]:
        """Every page by its file below the public folder; redirects are none."""
        return {name: self._read(name) for name in sorted(self._files) if name.endswith((".html", ".htm"))}

    def is_broken(self, page: BuiltPage, target: str) -> bool | None:
        """Say whether a visitor of a page gets 404 behind a link, or stays there; None for a link to another site."""
        if not target.strip():
            return True
        file = self._file(page, target)
        return None if file is None else file not in self._files

    def misses_anchor(self, page: BuiltPage, target: str) -> bool:
        """Say whether the page that a link leads to is there, and has no element of the name behind the `#`."""
        file = self._file(page, target)
        fragment = unquote(urlsplit(target).fragment)
        behind = self.pages.get(file) if file is not None else None
        return bool(fragment) and behind is not None and fragment not in behind.ids

    def _file(self, page: BuiltPage, target: str) -> str | None:
        """Return the file that a server answers with; "" where it has none, None for another site's address.

        As the common hosts do, it finds `x.html` for `x`.
        """
        try:
            parts = urlsplit(urljoin(f"https://{self._base.netloc}{self._path}{page.address}", target.strip()))
        except ValueError:
            return None
        if parts.scheme not in ("http", "https") or parts.netloc != self._base.netloc:
            return None
        path = unquote(parts.path)
        if not f"{path}/".startswith(f"{self._path}/"):
            return ""
        inside = path[len(self._path) :].strip("/")
        names = (inside, f"{inside}.html") if not path.endswith("/") else ()
        index = f"{inside}/index.html".lstrip("/")
        return next((name for name in (*names, index) if name in self._files), "")

    def _read(self, name: str) -> BuiltPage:
        page = BuiltPage("/" + name.removesuffix("index.html"))
        text = (self.public / name).read_text(encoding="utf-8", errors="replace")
        page.has_dropped_html = "<!-- raw HTML omitted -->" in text
        if not _REFRESH.search(text):
            _Reader(page).feed(text)
        return page


class _Reader(HTMLParser):
    """Fills in what a page's text says."""

    def __init__(self, page: BuiltPage) -> None:
        super().__init__()
        self._page = page
        self._open: list[tuple[str, list[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in reversed(attrs)}
        if tag == "page-of":
            self._page.source = values["name"]
            return
        self._page.ids += [values[name] for name in ("id", "name") if values.get(name)]
        target = values.get(_TARGETS.get(tag, ""))
        if target is None:
            return
        if tag == "a":
            self._open.append((target, []))
        else:
            self._page.links.append(BuiltLink(tag, target, values.get("alt", "")))

    def handle_data(self, data: str) -> None:
        for _, words in self._open:
            words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._open:
            target, words = self._open.pop()
            self._page.links.append(BuiltLink(tag, target, "".join(words)))


class Verdict(NamedTuple):
    """What the built site and the linter say of one link: of the page behind it, or of the place on that page."""

    about: str
    is_broken: bool
    is_found: bool
    words: str


def judged(files: Mapping[str, str], base_url: str, root: Path) -> Iterator[Verdict]:
    """Build a site from its files, and yield what becomes of each link that names its line as `L12`."""
    for name, text in {**files, "layouts/all.html": TEMPLATE}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    done = subprocess.run(
        [str(hugo_binary()), "--source", str(root), "--clock", CLOCK], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    built = BuiltSite(root / "public", base_url)
    facts = replace(site_facts(Site(root)), now=moment())
    linter = Linter(tuple(all_rules()[name] for name in RULES), Settings(), facts)
    for page in (each for each in built.pages.values() if each.source):
        path = Path(page.source)
        content_path = path.relative_to(root / "content").as_posix()
        found: dict[int, set[str]] = {}
        for each in linter.check(Page.read(path), Target(content_path, content_path)):
            found.setdefault(each.start.line, set()).add(each.rule)
        for link in page.links:
            if not link.text[1:].isdecimal():
                continue
            line = int(link.text[1:])
            rules_there = found.get(line, set())
            words = f"{content_path}:{line}, on {page.address}: {link.target}"
            yield Verdict("link", bool(built.is_broken(page, link.target)), "broken-link" in rules_there, words)
            misses = built.misses_anchor(page, link.target)
            yield Verdict("anchor", misses, "broken-anchor" in rules_there, words)
