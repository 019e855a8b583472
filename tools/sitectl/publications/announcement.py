"""One sentence about a publication, with its link: what a news item says when a paper has news."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from sitectl.errors import SitectlError
from sitectl.publications.markdown_text import text_to_markdown

if TYPE_CHECKING:
    from sitectl.publications.record import Record

Kind: TypeAlias = Literal["accepted", "published", "preprint", "talk", "award"]
KINDS: tuple[Kind, ...] = get_args(Kind)


class AnnouncementError(SitectlError):
    """A publication that does not say what the sentence needs."""


def announcement(record: Record, kind: Kind | None = None) -> str:
    """Return the sentence, in Markdown; raises AnnouncementError where it would have a gap.

    Without a kind a preprint is announced as one and everything else as accepted.
    """
    chosen = kind or ("preprint" if record.is_preprint else "accepted")
    name, link = _name(record), _link(record)
    subject = f"[{name}]({link})" if link else name
    if chosen == "preprint":
        place = "arXiv" if record.arxiv else _venue(record, chosen)
        return f"{subject} is available on {place}."
    if chosen == "award":
        return f"{subject} received an award at {_venue(record, chosen)}."
    verb = {"accepted": "is accepted by", "published": "is published in", "talk": "is presented at"}[chosen]
    return f"{subject} {verb} {_venue(record, chosen)}."


def _name(record: Record) -> str:
    """Return what people call the work: the name before the colon, or the whole title."""
    name, colon, _ = record.title.partition(": ")
    return text_to_markdown(name if colon and len(name.split()) <= 3 else record.title)


def _link(record: Record) -> str:
    if record.doi and not record.arxiv:
        return f"https://doi.org/{record.doi}"
    if record.arxiv:
        return f"https://arxiv.org/abs/{record.arxiv}"
    return record.links[0].url if record.links else ""


def _venue(record: Record, kind: Kind) -> str:
    venue = record.venue.short or record.venue.name
    if not venue:
        raise AnnouncementError(
            f"{record.key}: the page names no venue, so `--kind {kind}` has nothing to say; "
            "add `venue: {short: …}` to it or write the text yourself"
        )
    return text_to_markdown(venue)
