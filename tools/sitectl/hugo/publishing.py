"""Whether Hugo publishes a page, and if not, why: in one sentence for people who do not know Hugo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from sitectl.hugo.date_fields import NO_DATES

if TYPE_CHECKING:
    from sitectl.hugo.build_options import BuildOptions
    from sitectl.hugo.date_fields import Dates
    from sitectl.hugo.moments import Moment
    from sitectl.hugo.site_settings import LanguageSettings
    from sitectl.hugo.structure import ContentFile

State: TypeAlias = Literal["live", "draft", "scheduled", "expired", "never", "broken"]


class Publication(NamedTuple):
    """A page's state and the reason for it; a live page needs none."""

    state: State
    reason: str = ""


LIVE = Publication("live")


def hidden_by_front_matter(draft: bool, dates: Dates, language: LanguageSettings, at: Moment) -> Publication | None:
    """Return why a plain build at that moment leaves the page out; None if it does not.

    The moment itself counts as past: a page is published at its publishDate and gone at its expiryDate.
    """
    if draft and not language.build_drafts:
        return Publication("draft", "it is marked as a draft")
    if dates is NO_DATES:
        return None
    publish, expiry = dates.publish_date, dates.expiry_date
    if not language.build_future and not publish.is_zero and publish.instant > at.instant:
        return Publication("scheduled", f"its publishing date, {publish.rfc3339()}, is in the future")
    if not language.build_expired and not expiry.is_zero and expiry.instant <= at.instant:
        return Publication("expired", f"its expiry date, {expiry.rfc3339()}, has passed")
    return None


def is_only_listed(file: ContentFile, options: BuildOptions) -> bool:
    """Say whether a file is shown in lists though it has no page of its own, as items of news are."""
    return not file.obstacle and options.render != "always" and options.list == "always"


def is_listed(file: ContentFile, options: BuildOptions, hidden: Publication | None, language: LanguageSettings) -> bool:
    """Say whether lists show a file that Hugo can read, `hidden` being what `hidden_by_front_matter` says of it."""
    is_page = not file.obstacle and file.kind != "resource" and file.kind not in language.disabled_kinds
    return is_page and not hidden and options.list != "never"


def never_published(file: ContentFile, options: BuildOptions, headless: bool, language: LanguageSettings) -> str:
    """Return why Hugo writes no page for this file whatever the date; "" if it can."""
    if file.obstacle:
        return file.obstacle
    if headless:
        return "it is headless: other pages can use it, but it has no page of its own"
    if options.render == "never":
        return "its build settings say render: never, so it has no page of its own"
    if options.render == "link":
        return "its build settings say render: link, so it has a URL but no page is written there"
    if file.kind in language.disabled_kinds:
        return f"the site's settings disable pages of the kind {file.kind}"
    return ""
