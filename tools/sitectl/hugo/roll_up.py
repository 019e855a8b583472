"""What can be said of a page only when all pages are known: dates from the pages below, and who hides whom."""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from sitectl.hugo.cascade import PAGE_KINDS
from sitectl.hugo.moments import ZERO
from sitectl.hugo.structure import normalize

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from sitectl.hugo.meaning import Meaning, PagePlan
    from sitectl.hugo.moments import Moment
    from sitectl.hugo.site_settings import LanguageSettings
    from sitectl.hugo.structure import ContentFile

_KINDS = frozenset(PAGE_KINDS)
_NO_DATES = (ZERO, ZERO, ZERO, ZERO)
_HIDDEN = ("draft", "scheduled", "expired")


def with_rivals(plans: Sequence[PagePlan], files: Sequence[ContentFile]) -> list[PagePlan]:
    """Return the plans with those pages hidden whose rival for the same path is a hidden page: Hugo drops both."""
    hidden = {
        file.path
        for plan, file in zip(plans, files, strict=True)
        if file.rival and file.kind == "page" and plan.meaning.state in _HIDDEN
    }
    result = list(plans)
    for index, (plan, file) in enumerate(zip(plans, files, strict=True)):
        if file.rival in hidden and plan.meaning.state == "live":
            reason = f"{file.rival} has the same path on the site and is hidden, and Hugo then publishes neither"
            meaning = plan.meaning._replace(state="never", reason=reason)
            result[index] = plan._replace(meaning=meaning, is_shadowed=True, is_listed=False)
    return result


def with_dates_from_below(
    plans: Sequence[PagePlan],
    files: Sequence[ContentFile],
    at: Moment,
    languages: Mapping[str, LanguageSettings] = MappingProxyType({}),
) -> list[PagePlan]:
    """Return the plans with the newest dates of the pages below for each list page that has no date of its own.

    A term takes them from the pages that carry it, a taxonomy without dated pages below from its terms. All pages
    count, hidden ones too, but not those of a kind that is disabled: terms and pages of such are not there at all,
    list pages carry no terms, and without terms no page does.
    """
    result = list(plans)
    disabled = {code: own.disabled_kinds for code, own in languages.items() if own.disabled_kinds & _KINDS}
    absent = {(code, kind) for code, kinds in disabled.items() for kind in kinds & {"page", "term"}}
    _roll_up(result, files, at, lambda _, file: () if file.kind == "term" else _above(file), ("term",), absent)
    if any(plan.terms or plan.kind == "term" for plan in plans):
        absent = {(code, kind) for code, kinds in disabled.items() for kind in (_KINDS if "term" in kinds else kinds)}
        _roll_up(result, files, at, _taxonomy_keys, ("home", "section"), absent)
    return result


def _roll_up(
    plans: list[PagePlan],
    files: Sequence[ContentFile],
    at: Moment,
    targets: Callable[[PagePlan, ContentFile], Iterable[str]],
    excluded: tuple[str, ...],
    absent: AbstractSet[tuple[str, str]],
) -> None:
    """Give each dateless list page, kinds in `excluded` aside, the newest dates of the pages that target it."""
    dateless = {
        (file.language, file.key): index
        for index, (plan, file) in enumerate(zip(plans, files, strict=True))
        if file.kind not in ("page", "resource", *excluded) and not file.obstacle and _is_dateless(plan.meaning)
    }
    if not dateless:
        return
    below: dict[int, list[Meaning]] = {}
    for plan, file in zip(plans, files, strict=True):
        if file.obstacle or file.kind == "resource" or _is_dateless(plan.meaning):
            continue
        if absent and (file.language, file.kind) in absent:
            continue
        for key in targets(plan, file):
            index = dateless.get((file.language, key), -1)
            if index >= 0:
                below.setdefault(index, []).append(plan.meaning)
    for index, meanings in below.items():
        plans[index] = plans[index]._replace(meaning=_newest(plans[index].meaning, meanings, at))


def _is_dateless(meaning: Meaning) -> bool:
    dates = meaning[1:5]
    return dates == _NO_DATES or all(date.is_zero for date in dates)


def _above(file: ContentFile) -> Iterable[str]:
    return _folders_above(file.key.rpartition("/")[0])


@lru_cache(maxsize=1024)
def _folders_above(folder: str) -> tuple[str, ...]:
    """Return a folder and all above it, up to the home page."""
    return (folder, *_folders_above(folder.rpartition("/")[0])) if folder else ("/",)


def _taxonomy_keys(plan: PagePlan, file: ContentFile) -> Iterable[str]:
    for plural, key in plan.terms:
        yield normalize(f"/{plural}")
        # The terms of the home page are listed, but only those above them take dates from it.
        yield from (each for each in _with_terms_above(key) if file.kind != "home" or each != key)
    if file.kind == "term":
        yield f"/{file.section}"


def _with_terms_above(key: str) -> Iterable[str]:
    while key.count("/") > 1:
        yield key
        key = key.rpartition("/")[0]


def _newest(own: Meaning, below: Sequence[Meaning], at: Moment) -> Meaning:
    """Return the meaning of a page without dates, with the newest of those below it."""
    published = [meaning.publish_date for meaning in below if meaning.publish_date.instant <= at.instant]
    return own._replace(
        date=max((own.date, *(meaning.date for meaning in below)), key=_instant),
        lastmod=max((own.lastmod, *(meaning.lastmod for meaning in below)), key=_instant),
        publish_date=max((own.publish_date, *published), key=_instant),
    )


def _instant(moment: Moment) -> tuple[int, int]:
    return moment.instant
