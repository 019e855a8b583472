"""Which pages Hugo writes to each URL of a site, and where two claim the same one."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from sitectl.hugo.gotext import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sitectl.hugo.meaning import PagePlan
    from sitectl.hugo.site_settings import SiteSettings


class Addresses:
    """The URLs of a site's published pages."""

    def __init__(self, plans: Iterable[PagePlan], settings: SiteSettings) -> None:
        self._owners: dict[str, list[str]] = {}
        languages = settings.languages
        live = [plan for plan in plans if plan.meaning.state == "live" and plan.meaning.url]
        for plan in live:
            self._owners.setdefault(_file_of(plan.meaning.url), []).append(plan.path)
        self._lists = _lists_without_file(live, settings) if len(languages) == 1 else {}

    def rivals(self, path: str, url: str) -> list[str]:
        """Return what else Hugo writes to the URL of a content file: files, or a list page in words."""
        place = _file_of(url)
        owners = self._owners.get(place, [])
        files = [owner for owner in owners if owner != path]
        return files or ([self._lists[place]] if place in self._lists and path in owners else [])

    def owner(self, url: str) -> str | None:
        """Return the content file whose page is written to a URL; None if there is none."""
        owners = self._owners.get(_file_of(url))
        return owners[0] if owners else None


def _file_of(url: str) -> str:
    """Return where a page is written: dots in its URL are folders to walk."""
    return clean(f"{url}index.html" if url.endswith("/") else url)


def _lists_without_file(live: Iterable[PagePlan], settings: SiteSettings) -> dict[str, str]:
    """Return home and the top sections that no file stands for, by where Hugo writes them."""
    language = next(iter(settings.languages.values()))
    start = f"{language.base_path}/"
    found: dict[str, str] = {}
    kinds = {plan.kind for plan in live}
    if "home" not in kinds and "home" not in language.disabled_kinds:
        found[f"{start}index.html"] = "the home page"
    if language.permalinks or "section" in language.disabled_kinds:
        return found
    with_file = {plan.path.rpartition("/")[0] for plan in live if plan.kind not in ("page", "resource")}
    for plan in live:
        folder = plan.path.partition("/")[0]
        if plan.kind == "page" and "/" in plan.path and folder not in with_file:
            name = folder.lower().replace(" ", "-")
            found[f"{start}{name}/index.html"] = f"the list of the section {folder}"
    return found


def alias_addresses(plans: Iterable[PagePlan], settings: SiteSettings) -> Iterator[str]:
    """Yield the addresses that redirect to published pages, below the site's own and without a slash at the end."""
    languages = settings.languages.values()
    base = next(iter(languages)).base_path if languages else ""
    prefixes = {each.prefix.strip("/") for each in languages} - {""}
    for plan in plans:
        if not plan.aliases or plan.meaning.state != "live" or not plan.meaning.url:
            continue
        url = unquote(plan.meaning.url)[len(base) :]
        first = url.split("/")[1]
        for alias in plan.aliases:
            yield alias_place(alias, url)
            if alias.startswith("/") and first in prefixes:
                yield f"/{first}{alias_place(alias, url)}"


def alias_place(alias: str, url: str) -> str:
    """Return where Hugo writes the redirect of a page with a URL: a relative alias stands beside the page."""
    above = url.rstrip("/").rpartition("/")[0]
    return clean(alias if alias.startswith("/") else f"{above}/{alias}").removesuffix("/index.html").rstrip("/")
