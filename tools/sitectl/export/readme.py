"""The home page as one Markdown text that stands for itself, for a profile repository.

The lists are written out, links and images lead to the site, comments and hidden entries are left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin

from sitectl.content.markdown import read_markdown
from sitectl.content.source import Edit, apply_edits
from sitectl.publications.markdown_text import text_to_markdown

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sitectl.content.page import Page
    from sitectl.export.publications import Publication
    from sitectl.hugo.meaning import PagePlan
    from sitectl.hugo.owner import Owner
    from sitectl.publications.record import Record

#: A comment, and the blanks before it where it ends its line.
_COMMENT = re.compile(r"[ \t]+<!--(?:(?!-->).)*-->[ \t]*(?=\n|\Z)|<!--.*?(?:-->|\Z)", re.DOTALL)
_SHORTCODE = re.compile(r"\{\{[<%]\s*(/?)\s*([\w/-]+)[^{}]*?[%>]\}\}")
_BLANK_LINES = re.compile(r"\n{3,}")
_PAPER = {"pdf", "paper"}


class NewsItem(NamedTuple):
    """One line of news: the month it is of, as 2025-11 or "" for none, and its Markdown."""

    month: str
    text: str


class Site(NamedTuple):
    """What the home page is completed by: its address, lists, and whose it is."""

    base_url: str
    news: Sequence[NewsItem]
    publications: Sequence[Publication]
    owner: Owner | None


def readme_export(home: Page, site: Site) -> str:
    """Return the home page's title, lead and text as Markdown, the same for the same content."""
    values = {key.lower(): value for key, value in home.front_matter.values.items()}
    body = home.body.replace("\r\n", "\n")
    body = _BLANK_LINES.sub("\n\n", _COMMENT.sub("", body))
    body = _absolute(body, site.base_url)
    body = _SHORTCODE.sub(lambda found: _expanded(found.group(2), site), body)
    parts = [f"# {_inline(values['title'])}" if isinstance(values.get("title"), str) else ""]
    parts += [_inline(values["lead"]) if isinstance(values.get("lead"), str) else "", body.strip()]
    return "\n\n".join(part for part in parts if part) + "\n"


def news_lines(items: Sequence[NewsItem]) -> str:
    """Return news as a list in the form `- [2025/11]. Text`."""
    return "\n".join(
        f"- [{item.month.replace('-', '/')}]. {item.text}" if item.month else f"- {item.text}" for item in items
    )


def publication_lines(publications: Sequence[Publication], site: Site) -> str:
    """Return publications as a list: venue, title with its link, authors with the owner in bold, other links."""
    shown = [each for each in publications if each.is_selected] or publications
    lines = "\n".join(_publication(each, site) for each in shown)
    legends = ["<sup>#</sup> Equal contribution."] if any(each.record.equal for each in shown) else []
    legends += ["<sup>\\*</sup> Corresponding author."] if any(each.record.corresponding for each in shown) else []
    return "\n\n".join([lines, *legends])


def _expanded(shortcode: str, site: Site) -> str:
    """Return what stands for a shortcode; one that is no list is left out, as its template is not here."""
    if shortcode == "news":
        return news_lines([NewsItem(item.month, _absolute(item.text, site.base_url)) for item in site.news])
    if shortcode == "publications":
        return publication_lines(site.publications, site)
    return ""


def _publication(publication: Publication, site: Site) -> str:
    record = publication.record
    venue = record.venue.short or record.venue.name or (str(record.date.year) if record.date else "")
    title = f"[{_inline(record.title)}]({_paper(publication, site.base_url)})"
    authors = [_author(author.display, record, site.owner) for author in record.authors]
    links = [
        f"[[{_inline(link.name)}]({urljoin(site.base_url, link.url)})]"
        for link in record.links
        if link.name.lower() not in _PAPER
    ]
    parts = [f"{title}."]
    if authors:
        parts.append(", ".join(authors) + "." * (not record.authors[-1].display.endswith(".")))
    return " ".join([f"- **{_inline(venue)}**" if venue else "-", *parts, *links])


def _author(name: str, record: Record, owner: Owner | None) -> str:
    shown = f"**{_inline(name)}**" if owner and owner.is_called(name) else _inline(name)
    marks = "#" * (name in record.equal) + "\\*" * (name in record.corresponding)
    return f"{shown}<sup>{marks}</sup>" if marks else shown


def _paper(publication: Publication, base_url: str) -> str:
    """Return where the paper itself is: its PDF, what the venue shows, arXiv, else its page on the site."""
    record = publication.record
    pdf = next((link.url for link in record.links if link.name.lower() in _PAPER), "")
    if pdf:
        return urljoin(base_url, pdf)
    if record.doi:
        return f"https://doi.org/{record.doi}"
    if record.arxiv:
        return f"https://arxiv.org/abs/{record.arxiv}"
    return urljoin(base_url, publication.path.removesuffix("index.md"))


def _absolute(markdown: str, base_url: str) -> str:
    """Return Markdown whose links and images lead to the site from anywhere; those within the page are left."""
    edits = [
        Edit(link.target_span, urljoin(base_url, link.target))
        for link in read_markdown(markdown).links
        if not link.has_shortcode
        and not link.target.startswith("#")
        and markdown[link.target_span.start : link.target_span.end] == link.target
    ]
    unique = {edit.span: edit for edit in edits}
    return apply_edits(markdown, unique.values())


def _inline(text: object) -> str:
    """Return plain text as Markdown for GitHub, which needs none of the entities that Hugo's formulas ask for."""
    return text_to_markdown(str(text)).replace("&#91;", "\\[").replace("&#92;", "\\\\").replace("&#36;", "\\$")


def read_news(content: Path, folder: str, plans: Sequence[PagePlan]) -> list[NewsItem]:
    """Return the news that lists show in Hugo's own order: pinned items by their weight, then the newest first.

    `folder` is that of the news below the content folder; `plans` are those of the whole site.
    """
    from sitectl.content.page import Page

    shown = [plan for plan in _pages_of(folder, plans) if plan.is_listed]
    shown.sort(key=lambda plan: (plan.meaning.title, plan.path))
    shown.sort(key=lambda plan: plan.meaning.date.instant, reverse=True)
    shown.sort(key=lambda plan: (plan.meaning.weight == 0, plan.meaning.weight))
    items: list[NewsItem] = []
    for plan in shown:
        text = " ".join(_COMMENT.sub("", Page.read(content / plan.path).body).split())
        date = plan.meaning.date
        month = "" if date.is_zero else date.rfc3339()[: len("2025-11")]
        items.append(NewsItem(month, text or _inline(plan.meaning.title)))
    return items


def _pages_of(folder: str, plans: Sequence[PagePlan]) -> list[PagePlan]:
    """Return the pages of a section, those of sections within it not."""
    inner = tuple(
        f"{plan.path.rpartition('/')[0]}/"
        for plan in plans
        if plan.kind == "section" and plan.path.rpartition("/")[0].startswith(f"{folder}/")
    )
    return [
        plan
        for plan in plans
        if plan.kind == "page" and plan.path.startswith(f"{folder}/") and not plan.path.startswith(inner)
    ]
