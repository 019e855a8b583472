"""The terms of a site's taxonomies, and which of them are one word in two spellings."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sitectl.hugo.url_text import sanitized

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sitectl.hugo.meaning import PagePlan
    from sitectl.hugo.site_settings import LanguageSettings, SiteSettings
    from sitectl.hugo.structure import ContentFile


def term_path(term: str) -> str:
    """Return a term as its page's address has it, blanks as hyphens, so that spellings of one page are equal."""
    return "-".join(term.strip().lower().split())


def taxonomies_with_pages(settings: SiteSettings) -> frozenset[str]:
    """Return the taxonomies whose lists and terms Hugo writes below their own names."""
    return frozenset(
        name
        for language in settings.languages.values()
        if language.disabled_kinds.isdisjoint(("taxonomy", "term"))
        for name in language.taxonomies.values()
        if not _is_moved(name, language)
    )


def _is_moved(taxonomy: str, language: LanguageSettings) -> bool:
    """Say whether a permalink pattern gives the terms of a taxonomy other addresses."""
    return any(rule.target.matches("term", f"/{taxonomy}/x", language.code, "") for rule in language.permalinks)


def _moves_terms(settings: SiteSettings) -> bool:
    return any(_is_moved(name, each) for each in settings.languages.values() for name in each.taxonomies.values())


def term_addresses(
    plans: Iterable[PagePlan], files: Mapping[str, ContentFile], settings: SiteSettings
) -> frozenset[str] | None:
    """Return the addresses of the lists and the terms of all taxonomies; None where settings may move them."""
    languages = list(settings.languages.values())
    if settings.removes_accents or _moves_terms(settings):
        return None
    disabled = languages[0].disabled_kinds
    if any(each.disabled_kinds != disabled for each in languages):
        return None
    homes = {each.code: f"/{each.prefix.strip('/')}".rstrip("/") for each in languages}
    found = set()
    for each in languages if "taxonomy" not in disabled else ():
        found |= {f"{homes[each.code]}/{sanitized(name)}" for name in each.taxonomies.values()}
    for plan in plans if "term" not in disabled else ():
        if plan.terms and plan.meaning.state == "live":
            terms = plan.spelled_terms if settings.keeps_case else [term for _, term in plan.terms]
            home = homes.get(files[plan.path].language, "")
            found |= {f"{home}{sanitized(term, keeps_case=settings.keeps_case)}" for term in terms}
    return frozenset(found)


@dataclass(frozen=True)
class TermFacts:
    """How often each term is used."""

    plans: Mapping[str, PagePlan]

    def usual(self, taxonomy: str, path: str) -> str | None:
        """Return a spelling of a term that more pages use, as `term_path` writes it; None if there is none."""
        uses = self._spellings.get((taxonomy, _common(path)))
        if uses is None or len(uses) < 2 or path not in uses:
            return None
        best = max(uses, key=lambda each: (uses[each], each))
        return best if uses[best] > uses[path] else None

    def rival(self, taxonomy: str, path: str) -> str | None:
        """Return another term, by its logical path, whose page Hugo writes to the same place and more pages use."""
        uses = self._addresses.get((taxonomy, sanitized(path)))
        if uses is None or len(uses) < 2 or path not in uses:
            return None
        best = max(uses, key=lambda each: (uses[each], each))
        return best if best != path else None

    @cached_property
    def _addresses(self) -> dict[tuple[str, str], Counter[str]]:
        found: dict[tuple[str, str], Counter[str]] = {}
        for plan in self.plans.values():
            for taxonomy, term in plan.terms if plan.meaning.state == "live" else ():
                found.setdefault((taxonomy, sanitized(term)), Counter())[term] += 1
        return found

    @cached_property
    def _spellings(self) -> dict[tuple[str, str], Counter[str]]:
        found: dict[tuple[str, str], Counter[str]] = {}
        for plan in self.plans.values():
            for taxonomy, term in plan.terms:
                path = term_path(term.rpartition("/")[2])
                found.setdefault((taxonomy, _common(path)), Counter())[path] += 1
        return found


def _common(path: str) -> str:
    """Return what the spellings of one word have in common: letters and digits without accents, and signs as in c++."""
    plain = unicodedata.normalize("NFKD", path)
    return "".join(char for char in plain if char not in "-_ ." and not unicodedata.combining(char))
