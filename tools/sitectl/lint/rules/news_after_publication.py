"""A news item says that a paper is accepted, but is dated in a year after the paper's own.

A paper is accepted before it appears, so one of the two dates is wrong: the item stands in the wrong place of the news,
or the publication in the wrong year of the list.

Correct the date of the item, or that of the publication.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitectl.lint.diagnostic import Finding
from sitectl.lint.publication_facts import arxiv_key
from sitectl.lint.rule import Bad, Good
from sitectl.lint.rules._publications import is_news_item

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "news"
SEVERITY = "warning"
MENTIONS = ("accepted", "Accepted", "ACCEPTED")

_ITEM = "content/news/2026-03-bullet.md"
_PAPER = {
    "content/publications/bullet/index.md": "---\ntitle: Bullet\ndate: 2025-01-01\nauthors: [Ada Lin]\n"
    "doi: 10.1145/3774652\narxiv: '2504.19516'\n---\n"
}

BAD = (
    Bad(
        "---\ntitle: A\ndate: ⟦2026-03-01⟧\n---\n[Bullet](/publications/bullet/) is accepted by TACO.\n",
        path=_ITEM,
        files=_PAPER,
    ),
    Bad(
        "---\ntitle: A\ndate: ⟦2026-03-01⟧\n---\nAccepted: [Bullet](https://arxiv.org/abs/2504.19516v2).\n",
        path=_ITEM,
        files=_PAPER,
    ),
    Bad(
        "---\ntitle: A\ndate: ⟦2026-03-01⟧\n---\n[Bullet](https://doi.org/10.1145/3774652) got accepted.\n",
        path=_ITEM,
        files=_PAPER,
    ),
)
GOOD = (
    Good("---\ntitle: A\ndate: 2025-03-01\n---\n[Bullet](/publications/bullet/) is accepted by TACO.\n", _ITEM, _PAPER),
    Good("---\ntitle: A\ndate: 2026-03-01\n---\n[Bullet](/publications/bullet/) won an award.\n", _ITEM, _PAPER),
    Good(
        "---\ntitle: A\ndate: 2026-03-01\n---\nA paper is accepted, see [it](https://arxiv.org/abs/1).\n", _ITEM, _PAPER
    ),
    Good(
        "---\ntitle: A\ndate: 2026-03-01\n---\n[Bullet](/publications/bullet/) is accepted.\n",
        "content/post/a.md",
        _PAPER,
    ),
)

_ACCEPTED = re.compile(r"\b(?:accepted|Accepted|ACCEPTED)\b")
_PREFIXES = ("https://doi.org/", "https://dx.doi.org/", "https://arxiv.org/abs/", "https://arxiv.org/pdf/")


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding at the date of an item about the acceptance of one paper that appeared in an earlier year."""
    if not is_news_item(page) or not _ACCEPTED.search(page.page.body):
        return
    plan = page.site.plans.get(page.content_path or "")
    node = page.node("date")
    papers = set(_papers(page))
    if plan is None or node is None or len(papers) != 1:
        return
    (path,) = papers
    paper = page.site.plans.get(path)
    if paper is None or paper.meaning.date.is_zero:
        return
    own, appeared = (each.meaning.date.rfc3339()[:4] for each in (plan, paper))
    if own > appeared:
        message = f"The paper is dated {appeared} ({path}), but here it is accepted in {own}; correct one of the dates."
        yield Finding(node.span, message)


def _papers(page: Subject) -> Iterator[str]:
    """Yield the publication behind each link of the item."""
    works = page.site.publications.works(page.settings.publications_folder)
    targets = page.site.targets
    for link in page.links(bool):
        named = next((link.target[len(each) :] for each in _PREFIXES if link.target.startswith(each)), "")
        key = arxiv_key(named.removesuffix(".pdf"))
        yield from (path for path, work in works.items() if key and key in (work.doi, work.arxiv))
        behind = targets.page_behind(link.target, page.content_path) if targets else None
        if behind is not None and behind.path in works:
            yield behind.path
