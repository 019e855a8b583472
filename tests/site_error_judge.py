"""Ask the real Hugo whether errors are true that need the site around a page, or are in its settings."""

from __future__ import annotations

import re
import shutil
import tempfile
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from sitectl.content.source import ENCODING_ERRORS
from tests.error_judge import OF_PAGES, Verdict
from tests.hugo_site import CONFIG, HugoSite
from tests.stand_in import StandIn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sitectl.lint.site_facts import SiteFacts
    from tests.error_judge import Accused
    from tests.hugo_site import Seen

_PERMALINK = re.compile(r"https?://[^/?#%]+/(?:[^?#%]*/)?x/")
_REF = re.compile(r"\{\{[<%]\s*(?:rel)?ref\b[^\n]*?[>%]\}\}")
#: The copy of a site has no history.
_WITH_GIT = re.compile(r"^[ \t]*enableGitInfo[ \t]*[:=].*", re.MULTILINE | re.IGNORECASE)
_THEMES = re.compile(r"""(?:theme|path)['"]?\s*[:=]\s*\[?\s*['"]?([\w./-]+)""")
_SOURCES = re.compile(r"""source['"]?\s*[:=]\s*['"]?([\w./-]+)""")


class SiteJudge:
    """The real Hugo on a stand-in of one site, built when the first question is asked."""

    def __init__(self, root: Path, facts: SiteFacts, accused: Iterable[Accused]) -> None:
        self.root = root
        self._facts = facts
        self._refs = [each for each in accused if each.error.rule == "broken-ref"]

    def verdict(self, accused: Accused) -> Verdict | None:
        """Return what Hugo makes of an error; None if nothing here can judge its rule."""
        of_page = OF_PAGES.get(accused.error.rule)
        if of_page is not None:
            return of_page(accused)
        of_site = OF_SITES.get(accused.error.rule)
        return of_site(self, accused) if of_site else None

    @cached_property
    def plain(self) -> Seen:
        """What the plain build makes of the site."""
        with tempfile.TemporaryDirectory() as folder:
            site = StandIn(self.root, self._facts.config, Path(folder).resolve() / "site").site
            return site.build("--printPathWarnings")

    @cached_property
    def missed_refs(self) -> str:
        """Hugo's words on a site in which the accused pages have nothing but their references."""
        with tempfile.TemporaryDirectory() as folder:
            stand_in = StandIn(self.root, self._facts.config, Path(folder).resolve() / "site")
            (stand_in.site.folder / "layouts" / "all.html").write_text("{{ .Content }}")
            for path, text in {each.content_path: each.page.text for each in self._refs}.items():
                start = next(each.page.body_span.start for each in self._refs if each.content_path == path)
                (stand_in.root / str(path)).write_bytes(_refs_alone(text, start).encode("utf-8", ENCODING_ERRORS))
            return stand_in.site.build().output


def _refs_alone(text: str, start: int) -> str:
    body = text[start:].split("\n")
    return text[:start] + "\n".join(" ".join(_REF.findall(line)) for line in body)


def left_out(judge: SiteJudge, accused: Accused) -> Verdict:
    """Judge a page with the path of another: they are not both written (which of them is, is left to chance)."""
    path = str(accused.content_path)
    rival = accused.facts.plans[path].meaning.reason.partition(" ")[0]
    written = {path, rival} & judge.plain.written
    return Verdict(judge.plain.code == 0 and len(written) < 2, f"of {path} and {rival} written: {sorted(written)}")


def overwritten(judge: SiteJudge, accused: Accused) -> Verdict:
    """Judge two pages with one URL: one of them is not written."""
    path = str(accused.content_path)
    url = accused.facts.plans[path].meaning.url
    both = [path, *accused.facts.addresses.rivals(path, url)]
    written = [each for each in both if each in judge.plain.written]
    return Verdict(judge.plain.code == 0 and len(written) < len(both), f"of {both} written: {written}")


def redirected(judge: SiteJudge, accused: Accused) -> Verdict:
    """Judge an alias: without the page that it lies over, Hugo writes a redirect to that page's place."""
    owner = accused.error.message.removeprefix("This is the URL of ").partition(":")[0]
    with tempfile.TemporaryDirectory() as folder:
        stand_in = StandIn(judge.root, accused.facts.config, Path(folder).resolve() / "site")
        (stand_in.root / owner).unlink()
        stand_in.site.build()
        url = accused.facts.plans[owner].meaning.url
        written = stand_in.site.folder / "public" / url.strip("/") / "index.html"
        words = " ".join(written.read_text(errors="replace").split()) if written.exists() else "nothing"
    return Verdict('http-equiv="refresh"' in words or "http-equiv=refresh" in words, f"{url}: {words}")


def ref_is_missed(judge: SiteJudge, accused: Accused) -> Verdict:
    """Judge a reference: Hugo names its page and line."""
    wanted = f"{accused.content_path}:{accused.error.start.line}:"
    words = next((line for line in judge.missed_refs.splitlines() if "REF_NOT_FOUND" in line and wanted in line), "")
    return Verdict(bool(words), words)


def link_stops(judge: SiteJudge, accused: Accused) -> Verdict:
    """Judge the address of a link: where Hugo's own hook reads links, the page's text before and after it is enough."""
    del judge
    line = accused.page.text.splitlines()[accused.error.start.line - 1]
    with tempfile.TemporaryDirectory() as folder:
        site = HugoSite(Path(folder).resolve() / "site", f"{CONFIG}[languages.en]\nweight = 1\n")
        (site.folder / "layouts" / "all.html").write_text("{{ .Content }}")
        site.write("a.md", f"---\ntitle: A\n---\n{line}\n")
        seen = site.build()
    return Verdict(seen.code != 0 and "error calling Parse" in seen.output, _words(seen))


def site_stops(judge: SiteJudge, accused: Accused) -> Verdict:
    """Judge an error of a page beside its own theme: the site as it is does not build."""
    del accused
    with tempfile.TemporaryDirectory() as folder:
        site = HugoSite(Path(folder).resolve() / "throw-away")
        site.folder = Path(folder).resolve() / "site"
        shutil.copytree(judge.root, site.folder)
        seen = site.build()
    return Verdict(seen.code != 0, _words(seen))


def settings_stop(judge: SiteJudge, accused: Accused) -> Verdict:
    """Judge a settings file: with it alone the build stops, and Hugo names the setting or the file."""
    seen, _ = _build_with(judge, accused, accused.page.text)
    key = accused.page.text[accused.offset :].split(":")[0].split("=")[0].strip()
    named = key.lower() in seen.output.lower() or accused.page.source.path.name in seen.output
    return Verdict(seen.code != 0 and named, _words(seen))


def setting_stops(judge: SiteJudge, accused: Accused) -> Verdict:
    """Judge a setting: with its file alone the build stops, and without its line Hugo has other words or none."""
    lines = accused.page.text.split("\n")
    seen, _ = _build_with(judge, accused, accused.page.text)
    without, _ = _build_with(
        judge, accused, "\n".join((*lines[: accused.error.start.line - 1], *lines[accused.error.start.line :]))
    )
    return Verdict(seen.code != 0 and _words(seen) != _words(without), _words(seen))


def address_is_unusable(judge: SiteJudge, accused: Accused) -> Verdict:
    """Judge the address of a site: the permalink of a page is no address that a link can have."""
    _, permalink = _build_with(judge, accused, accused.page.text)
    return Verdict(bool(permalink) and not _PERMALINK.fullmatch(permalink), f"a permalink is {permalink}")


def _build_with(judge: SiteJudge, accused: Accused, text: str) -> tuple[Seen, str]:
    """Build a site with the text of a settings file alone; return what was seen, and the permalink of a page."""
    file = accused.page.source.path
    with tempfile.TemporaryDirectory() as folder:
        site = HugoSite(Path(folder).resolve() / "site", "")
        (site.folder / "hugo.toml").unlink()
        in_folder = file.parent.name == "_default"
        copy = site.folder / ("config/_default" if in_folder else "") / file.name
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(_WITH_GIT.sub("", text).encode("utf-8", ENCODING_ERRORS))
        for name in _THEMES.findall(accused.page.text):
            (site.folder / "themes" / name.strip("/.")).mkdir(parents=True, exist_ok=True)
        for name in _SOURCES.findall(accused.page.text):
            if (judge.root / name).exists():
                (site.folder / name).mkdir(parents=True, exist_ok=True)
        site.write("x.md", "---\ntitle: A\n---\n")
        (site.folder / "layouts" / "home.html").write_text("{{ (site.GetPage `/x`).Permalink }}")
        seen = site.build()
        home = site.folder / "public" / "index.html"
        return seen, home.read_text() if home.exists() else ""


def _words(seen: Seen) -> str:
    return next((line for line in seen.output.splitlines() if "ERROR" in line), "")[:300]


#: The judge of each rule that needs more than a page.
OF_SITES: Mapping[str, Callable[[SiteJudge, Accused], Verdict]] = {
    "hidden-by-sibling": left_out,
    "shared-url": overwritten,
    "alias-over-page": redirected,
    "broken-ref": ref_is_missed,
    "build-breaking-link": link_stops,
    "removed-setting": settings_stop,
    "unreadable-setting": settings_stop,
    "build-breaking-setting": setting_stops,
    "unusable-base-url": address_is_unusable,
    "missing-contributors": site_stops,
    "text-as-contributors": site_stops,
}
JUDGED = OF_PAGES.keys() | OF_SITES.keys()
