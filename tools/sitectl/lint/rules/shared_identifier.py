"""Two publications have the same DOI or arXiv id.

An identifier stands for one paper: one of the two pages has a slip of copying in it, or they are the same paper. Their
buttons lead to one place, and whoever imports the BibTeX gets one paper for two.

Correct the identifier, or keep one page of the two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.lint.diagnostic import Finding
from sitectl.lint.publication_facts import arxiv_key, title_key
from sitectl.lint.rule import Bad, Good
from sitectl.lint.rules._publications import EXAMPLE, WHOLE, is_publication

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "publications"
SEVERITY = "warning"
KEYS = ("doi", "arxiv")

_HEAD = "---\ntitle: One Paper\nauthors: [Ada Lin]\n"
_OTHER = {
    "content/publications/older/index.md": "---\ntitle: Another One\nauthors: [Ada Lin]\ndoi: 10.1145/3774652\n"
    "arxiv: '2504.19516v2'\n---\n"
}

BAD = (
    Bad(f"{_HEAD}doi: ⟦10.1145/3774652⟧\n---\n", path=EXAMPLE, files=_OTHER),
    Bad(f"{_HEAD}arxiv: ⟦'2504.19516'⟧\n---\n", path=EXAMPLE, files=_OTHER),
    Bad(f"{_HEAD}doi: ⟦'10.1145/3774652'⟧\narxiv: ⟦2504.19516v1⟧\n---\n", path=EXAMPLE, files=_OTHER),
    Bad(f"{_HEAD}doi: ⟦' 10.1145/3774652 '⟧\n---\n", path=EXAMPLE, files=_OTHER),
)
GOOD = (
    Good(WHOLE.replace("3774652", "3774653"), EXAMPLE, _OTHER),
    Good(f"{_HEAD}arxiv: '2504.19517'\ndoi: ''\n---\n", EXAMPLE, _OTHER),
    Good("---\ntitle: Another one\nauthors: [Ada Lin]\ndoi: 10.1145/3774652\n---\n", EXAMPLE, _OTHER),
    Good(f"{_HEAD}doi: 10.1145/3774652\n---\n", files=_OTHER),
    Good(f"{_HEAD}arxiv: x\ndoi: ' '\n---\n", EXAMPLE, {**_OTHER, "content/publications/c.md": "---\ntitle: C\n---\n"}),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding at each identifier that another publication of another title has too."""
    values = page.value("doi"), page.value("arxiv")
    if not any(values) or not is_publication(page):
        return
    works = page.site.publications.works(page.settings.publications_folder)
    title = title_key(page.value("title"))
    others = {path: work for path, work in works.items() if path != page.content_path and work.title != title}
    doi = values[0].strip().lower() if isinstance(values[0], str) else ""
    for key, own, kept in (("doi", doi, 1), ("arxiv", arxiv_key(values[1]), 2)):
        node = page.node(key)
        other = next((path for path, work in others.items() if own and work[kept] == own), None)
        if node is not None and other:
            yield Finding(node.span, f"The publication {other} has the same `{key}`; correct the wrong one of the two.")
