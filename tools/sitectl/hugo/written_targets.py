"""Where links lead that reach the browser as they are written, on a site whose templates leave them alone."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sitectl.hugo.meaning import PagePlan


@dataclass(frozen=True)
class WrittenTargets:
    """The addresses of one site as a plain server answers them: letter case, slashes at the end and dots count."""

    plans: Mapping[str, PagePlan]
    #: The path of the site's own address, with a slash at its end.
    base_path: str
    #: Whether something besides the pages with a file answers at a path below the site's address.
    answers_otherwise: Callable[[str], bool]

    def address(self, path: str, content_path: str | None) -> str | None:
        """Return what a browser asks for behind a path on a page; None where the page has no address of its own."""
        return self._address(path, "" if path.startswith("/") else content_path or "")

    @cached_property
    def _address(self) -> Callable[[str, str], str | None]:
        return lru_cache(maxsize=1024)(self._find_address)

    def _find_address(self, path: str, content_path: str) -> str | None:
        if not path.startswith("/"):
            plan = self.plans.get(content_path)
            if plan is None or not plan.meaning.url or plan.meaning.state == "never":
                return None
            url = unquote(plan.meaning.url)
            path = f"{url[: url.rfind('/') + 1]}{path}"
        if "/." not in path and "//" not in path:
            return path
        is_folder = path.endswith(("/", "/.", "/.."))
        return f"/{posixpath.normpath(path).strip('/')}{'/' if is_folder else ''}".replace("//", "/")

    def page_at(self, address: str) -> PagePlan | None:
        """Return the page that has an address, whether it is published or not."""
        return self._pages.get(address)

    @cached_property
    def answers(self) -> Callable[[str], bool]:
        """Say whether anything answers at an address."""
        return lru_cache(maxsize=4096)(self._has_answer)

    def _has_answer(self, address: str) -> bool:
        plan = self._pages.get(address)
        if plan is not None:
            return plan.meaning.state in ("live", "never")
        if not f"{address}/".startswith(self.base_path):
            return False  # another site's, on the same server
        return self.answers_otherwise(f"/{address[len(self.base_path) :]}")

    @cached_property
    def _pages(self) -> dict[str, PagePlan]:
        """The pages by their addresses in all forms that lead to them; those that are published come first."""
        found: dict[str, PagePlan] = {}
        for plan in sorted(self.plans.values(), key=lambda each: each.meaning.state != "live"):
            url = unquote(plan.meaning.url)
            if url.endswith("/index.html"):
                url = url.removesuffix("index.html")
            if url.endswith("/"):
                forms = [url, f"{url}index.html", *([url[:-1]] if url != "/" else [])]
            else:
                forms = [url, url.removesuffix(".html")] if url else []
            for form in forms:
                found.setdefault(form, plan)
        return found
