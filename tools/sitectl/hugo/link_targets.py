"""What a link inside a site can lead to: the pages that Hugo writes and the files that it copies."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from sitectl.hugo.link_hooks import NOTHING_CERTAIN, LinkHooks
from sitectl.hugo.ref_targets import Answer, RefTargets
from sitectl.hugo.site_files import SiteFiles
from sitectl.hugo.site_settings import SiteSettings
from sitectl.hugo.source_files import site_content
from sitectl.hugo.structure import normalize
from sitectl.hugo.url_text import sanitized
from sitectl.hugo.written_targets import WrittenTargets

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from pathlib import Path

    from sitectl.hugo.file_mounts import FileMount
    from sitectl.hugo.meaning import PagePlan

#: Files that Hugo or a theme makes beside pages, whose names say nothing about a page being there.
_GENERATED = frozenset(
    [
        *("index.html", "index.xml", "sitemap.xml", "robots.txt", "404.html"),
        *("index.json", "feed.xml", "favicon.ico", "llms.txt"),
    ]
)

_IMAGES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".bmp", ".tif", ".tiff")
#: A page of a list that is too long for one, which only templates know.
_LATER_PAGE = re.compile(r"/page/\d+\Z")

#: A path with nothing that an address could have besides, and nothing to decode.
_PLAIN = re.compile(r"[A-Za-z0-9_./-]+\Z")


@dataclass(frozen=True)
class LinkTargets:
    """The addresses of one site; paths are decoded and begin with a slash."""

    root: Path
    content_dir: Path
    plans: Mapping[str, PagePlan]
    #: Addresses that redirect to a page.
    aliases: frozenset[str] = frozenset()
    #: The first parts of addresses below which Hugo makes pages by itself, such as `tags`.
    taxonomies: frozenset[str] = frozenset()
    #: The addresses of all that Hugo makes there; None where they cannot be known.
    terms: frozenset[str] | None = None
    base_path: str = "/"
    #: The path that Hugo puts before all others, and that may stand there already; "" where it adds none.
    added_base: str = ""
    #: The folders and files that are copied or can be named, and the addresses below which nobody knows what there is.
    mounts: tuple[FileMount, ...] = ()
    unknown: tuple[str, ...] = ()
    #: What pages the site has is decided by these.
    settings: SiteSettings = field(default_factory=SiteSettings)
    #: Whether templates look links up as Hugo looks up pages, where letter case does not count.
    ignores_case: bool = False
    #: What templates do to links; where nothing is certain, they may do anything.
    hooks: LinkHooks = NOTHING_CERTAIN
    #: What templates find when they look up a page.
    refs: RefTargets | None = None

    def exists(self, target: str, content_path: str | None) -> bool:
        """Say whether anything answers a link from a page; links to other places are taken to be fine.

        Where templates may change links, a relative one may be meant from the page's address, as browsers do, or
        from its file, as themes with render hooks do; either is enough.
        """
        path = self._path(target)
        if path is None:
            return True
        address = self._written_address(path, content_path)
        if address is not None:
            return self._written.answers(address) or self._is_found(path, content_path)
        return any(map(self._answers, self._candidates(path, content_path)))

    def page_behind(self, target: str, content_path: str | None) -> PagePlan | None:
        """Return the page whose address a link names, whether it is published or not."""
        path = self._path(target)
        if path is None:
            return None
        address = self._written_address(path, content_path)
        if address is None:
            return self._page_meant(path, content_path)
        plan = self._written.page_at(address)
        if not self.hooks.looks_up_links or (plan is not None and plan.meaning.state == "live"):
            return plan
        looked_up = self._looked_up(path, content_path)
        return looked_up.plan if looked_up.verdict == "found" else plan or looked_up.plan

    def _looked_up(self, path: str, content_path: str | None) -> Answer:
        if self.refs is None or content_path is None:
            return Answer("unknown")
        return self.refs.look_up(path.removeprefix("./"), content_path)

    def _path(self, target: str) -> str | None:
        path = local_path(target)
        if path is not None and self.added_base and path.startswith(self.added_base):
            return path[len(self.added_base) - 1 :]
        return path

    def _is_found(self, path: str, content_path: str | None) -> bool:
        """Say whether Hugo's own hooks find a page, a file of the page's bundle, or one below assets/."""
        name = posixpath.normpath(path).lstrip("/").lower()
        if self.hooks.looks_up_links:
            answer = self._looked_up(path, content_path)
            is_certain = answer.plan is not None or self.taxonomies.isdisjoint(name.split("/"))
            if answer.verdict in ("found", "unknown") and (is_certain or self._may_be_term(name)):
                return True
        elif not (self.hooks.looks_up_images and path.lower().endswith(_IMAGES)):
            return False
        folder, _, own_name = (content_path or "").lower().rpartition("/")
        is_beside = own_name.startswith(("index.", "_index.")) and not path.endswith("/")
        beside = self._site_files.resources_in_lower_case if is_beside else ()
        # A file of assets/ is found from there, whatever dots the path begins with and with a slash at its end too.
        in_assets = posixpath.normpath(f"/{path.lstrip('/')}").lower()
        return f"{folder and '/'}{folder}/{name}" in beside or in_assets in self._site_files.assets

    def _may_be_term(self, name: str) -> bool:
        return self.terms is None or any(term.lower().endswith(f"/{name.lstrip('./')}") for term in self.terms)

    def _page_meant(self, path: str, content_path: str | None) -> PagePlan | None:
        plans = map(self._by_address.get, self._candidates(path, content_path))
        return next((plan for plan in plans if plan is not None), None)

    def near(self, target: str, content_path: str | None = None) -> str | None:
        """Return the address that a link probably means.

        It is that of the page whose file it names, the same in other letter case, or the only one of its name.
        """
        path = local_path(target) or ""
        meant = self._page_meant(path, content_path) if path else None
        if meant is not None and meant.meaning.state == "live" and meant.meaning.url:
            return meant.meaning.url
        path = _without_slash(path).lower()
        addresses = self._by_name.get(path.rpartition("/")[2], [])
        same = [address for address in addresses if address.lower() == path]
        return next(iter(same), addresses[0] if len(addresses) == 1 else None)

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        """All addresses by their last part in lower case."""
        found: dict[str, list[str]] = {}
        files = self._copied_files if self.hooks.keeps_links else self._files
        for address in {*(_without_slash(unquote(plan.meaning.url)) for plan in self.plans.values()), *files}:
            found.setdefault(address.rpartition("/")[2].lower(), []).append(address)
        return found

    def _written_address(self, path: str, content_path: str | None) -> str | None:
        """Return what browsers ask for behind a path; None where a template may see to it."""
        keeps = self.hooks.keeps_links and (self.hooks.keeps_images or not path.lower().endswith(_IMAGES))
        return self._written.address(path, content_path) if keeps else None

    @cached_property
    def _written(self) -> WrittenTargets:
        return WrittenTargets(self.plans, self.base_path, self._is_made_or_copied)

    def _is_made_or_copied(self, path: str) -> bool:
        """Say whether a file, or what Hugo makes without one, answers at a path below the site's address."""
        bare = _without_slash(path)
        if bare == path and bare in self._copied_files:
            return True
        return not bare or bare in self.aliases or self._is_made(bare, self._written_lists)

    @cached_property
    def _written_lists(self) -> frozenset[str]:
        start = len(self.base_path) - 1
        urls = (unquote(plan.meaning.url)[start:] for plan in self.plans.values() if plan.kind != "page")
        return frozenset(_without_slash(url.removesuffix("index.html")) for url in urls)

    def _candidates(self, path: str, content_path: str | None) -> tuple[str, ...]:
        """Return the addresses that a path from a page may mean, without a slash at the end."""
        return self._find_candidates(path, "" if path.startswith("/") else content_path or "")

    @cached_property
    def _find_candidates(self) -> Callable[[str, str], tuple[str, ...]]:
        return lru_cache(maxsize=1024)(lambda path, content_path: tuple(self._addresses(path, content_path)))

    def _addresses(self, path: str, content_path: str) -> Iterator[str]:
        if path.startswith("/"):
            yield _normal(path)
            if self.base_path != "/" and path.startswith(self.base_path):
                yield _without_slash("/" + path[len(self.base_path) :])
            return
        if self.ignores_case:  # a hook that looks pages up finds them from the top of the content too
            yield _without_slash(f"/{posixpath.normpath(path)}")
        for base in self._bases_of(content_path):
            address = _normal(f"{base}{path}")
            yield address
            if self.base_path != "/" and address.startswith(self.base_path):
                yield f"/{address[len(self.base_path) :]}"

    @cached_property
    def _bases_of(self) -> Callable[[str], tuple[str, ...]]:
        """The folders from which a page's relative links may be meant, each with a slash at its end."""
        return lru_cache(maxsize=16)(self._find_bases)

    def _find_bases(self, content_path: str) -> tuple[str, ...]:
        plan = self.plans.get(content_path)
        bases = {f"/{posixpath.dirname(content_path)}/"}
        if plan is not None and plan.meaning.url:
            bases.add(unquote(plan.meaning.url))
        return tuple(base[: base.rfind("/") + 1] for base in sorted(bases))

    @cached_property
    def _answers(self) -> Callable[[str], bool]:
        """Say whether anything answers at an address, without a slash at its end; many pages link to the same ones."""
        return lru_cache(maxsize=4096)(self._has_answer)

    def _has_answer(self, bare: str) -> bool:
        if bare in self._by_address or bare in self._files or bare in self.aliases:
            return True
        if self.ignores_case and bare.lower() in self._by_address_in_lower_case:
            return True
        return self._is_made(bare, self._by_address)

    def _is_made(self, bare: str, pages: Collection[str]) -> bool:
        """Say whether Hugo makes what answers at an address by itself, as far as that can be known."""
        folder, _, name = bare.rpartition("/")
        later = _LATER_PAGE.search(bare)
        if name in _GENERATED or later:
            folder = bare[: later.start()] if later else folder
            return not folder or folder in pages or self._is_made(folder, pages)
        if bare in self._sections:
            return True
        first, _, below = bare.strip("/").partition("/")
        first = below.partition("/")[0] if f"/{first}" in self._homes else first
        if first in self.taxonomies:
            return self.terms is None or bare in self.terms or bool(self._site_files.adapted)
        return any(bare == address or bare.startswith(f"{address}/") for address in self._unknown)

    @cached_property
    def _unknown(self) -> tuple[str, ...]:
        """The addresses below which nobody knows what there is, among them those of pages that templates make."""
        return (*self.unknown, *self._site_files.adapted)

    @cached_property
    def _by_address(self) -> dict[str, PagePlan]:
        """Every page by its address, and by its file with and without the ending, as `ref` and hooks find it."""
        found: dict[str, PagePlan] = {}
        for path, plan in self.plans.items():
            stem = f"/{path}".rsplit(".", 1)[0]
            for name in (f"/{path}", stem, stem.removesuffix("/index").removesuffix("/_index")):
                found.setdefault(name, plan)
        for plan in self.plans.values():
            if plan.meaning.url:
                found[_without_slash(unquote(plan.meaning.url))] = plan
        found.setdefault("", next(iter(self.plans.values()))) if self.plans else None
        return found

    @cached_property
    def _by_address_in_lower_case(self) -> frozenset[str]:
        return frozenset(address.lower() for address in self._by_address)

    @cached_property
    def _homes(self) -> frozenset[str]:
        """The addresses of the home pages of languages, without a slash at their end."""
        languages = self.settings.languages.values()
        if len(languages) == 1 and self.hooks.keeps_links:
            return frozenset()
        return frozenset(f"/{name}" for each in languages for name in (each.prefix.strip("/"), each.code) if name)

    @cached_property
    def _sections(self) -> frozenset[str]:
        """The home pages, and the lists that Hugo makes of folders at the top without being asked."""
        files = site_content(self.root, self.settings).files
        folders = {normalize(file.place).partition("/")[0] for file in files if "/" in file.place}
        if len(self.settings.languages) == 1:  # else a file may speak for one of the languages alone
            folders -= {posixpath.dirname(path).lower() for path, plan in self.plans.items() if plan.kind == "section"}
        return self._homes | {f"{home}/{sanitized(name)}" for home in ("", *self._homes) for name in folders}

    @property
    def _files(self) -> frozenset[str]:
        return self._site_files.anywhere

    @cached_property
    def _copied_files(self) -> frozenset[str]:
        return self._site_files.copied(with_assets=self.hooks.publishes_assets)

    @cached_property
    def _site_files(self) -> SiteFiles:
        return SiteFiles(self.root, self.content_dir, self.plans, self.base_path, self.mounts)


def local_path(target: str) -> str | None:
    """Return the decoded path of a link inside the site; None for a link to elsewhere or to the page itself."""
    if target.startswith(("https://", "http://", "#", "mailto:")):
        return None
    if _PLAIN.match(target) and not target.startswith("//"):
        return target
    try:
        parts = urlsplit(target.strip())
    except ValueError:
        return None
    return unquote(parts.path) if parts.path and not parts.scheme and not parts.netloc else None


def _normal(path: str) -> str:
    """Return an absolute path without dots, double slashes and a slash at its end."""
    return _without_slash(posixpath.normpath(path) if "/." in path or "//" in path else path)


def _without_slash(path: str) -> str:
    return path.rstrip("/")
