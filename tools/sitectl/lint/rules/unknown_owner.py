"""No author of a publication is the owner of the site, under any known spelling.

The owner's name is set in bold wherever data/authors.yaml knows its spelling. A list of authors without it has a new
spelling, a slip, or a paper of somebody else.

Add the spelling to `owner.spellings` in data/authors.yaml, or correct the name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.hugo.spelling import meant
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good
from sitectl.lint.rules._publications import EXAMPLE, is_publication
from sitectl.lint.rules.authors_in_one_text import holds_several

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.content.node_views import Node
    from sitectl.hugo.owner import Owner
    from sitectl.lint.subject import Subject

GROUP = "publications"
SEVERITY = "warning"
KEYS = ("authors",)

_DATA = {"data/authors.yaml": "owner:\n  name: Ada Lin\n  spellings: [Ada LIN, 'Lin, Ada', 林泽]\n"}

BAD = (
    Bad("---\ntitle: A\nauthors: ⟦[Bo Chen, Cy Dee]⟧\n---\n", path=EXAMPLE, files=_DATA),
    Bad("---\ntitle: A\nauthors: [Bo Chen, ⟦Ada Lin*⟧]\n---\n", path=EXAMPLE, files=_DATA),
    Bad("---\ntitle: A\nauthors:\n  - ⟦A. Lin⟧\n  - Bo Chen\n---\n", path=EXAMPLE, files=_DATA),
    Bad("---\ntitle: A\nauthors: ⟦Bo Chen⟧\n---\n", path=EXAMPLE, files=_DATA),
    Bad("---\ntitle: A\nauthors: [⟦A. LIN⟧, '']\n---\n", path=EXAMPLE, files=_DATA),
    Bad("---\ntitle: A\nauthors: ⟦[Bo Lin, Ada Chen, 5]⟧\n---\n", path=EXAMPLE, files=_DATA),
)
GOOD = (
    Good("---\ntitle: A\nauthors: [Bo Chen, Ada Lin]\n---\n", EXAMPLE, _DATA),
    Good("---\ntitle: A\nauthors: [ada lin]\n---\n", EXAMPLE, _DATA),
    Good("---\ntitle: A\nauthors: [Bo Chen, 林泽]\n---\n", EXAMPLE, _DATA),
    Good("---\ntitle: A\nauthors: [Bo Chen]\n---\n", EXAMPLE),
    Good("---\ntitle: A\nauthors: []\n---\n", EXAMPLE, _DATA),
    Good("---\ntitle: A\nauthors: Bo Chen, Ada Lin and Cy Dee\n---\n", EXAMPLE, _DATA),
    Good("---\ntitle: A post\nauthors: [Bo Chen]\n---\n", files=_DATA),
    Good("---\ntitle: A\nauthors: [Cy Dee, 'Bo Chen, Ada Lin and Cy Dee']\n---\n", EXAMPLE, _DATA),
    Good("---\ntitle: A\nauthors: ['', 5]\n---\n", EXAMPLE, _DATA),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for a publication without its owner, at the name that is probably meant."""
    node = page.node("authors") if is_publication(page) else None
    owner = page.site.owner if node is not None else None
    if node is None or owner is None:
        return
    names = [each for each in node.items or (node,) if isinstance(each.value, str) and each.value]
    if not names or any(owner.is_called(str(each.value)) for each in names):
        return
    if any(holds_several(each.value) for each in names):
        return  # the owner may be among them, and that they are one text is a finding of its own
    near = next((each for each in names if _is_near(each, owner)), None)
    if near is not None:
        advice = "correct it, or add the spelling to data/authors.yaml."
        yield Finding(near.span, f"This is probably {owner.name}, but no known spelling, so it is not bold; {advice}")
    else:
        yield Finding(node.span, f"{owner.name} is not among the authors; correct the name, or remove the page.")


def _is_near(name: Node, owner: Owner) -> bool:
    """Say whether a name is one slip away, or has the owner's family name and initial."""
    written = str(name.value)
    first, _, last = owner.name.lower().rpartition(" ")
    given, _, family = written.lower().strip("*#†‡ ").rpartition(" ")
    return (family == last and given[:1] == first[:1]) or bool(meant(written.lower(), owner.spellings))
