"""A key in the front matter looks like one that Hugo or the theme knows, but is not.

Hugo keeps every key that it does not know as a parameter of the page, without a word. `drfat: true` publishes the page,
`publish_date` dates nothing, and a key with an invisible character is a key of its own.

Write the known key. Keys of your own can be named in the settings: `extra-keys = ["talk"]`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.content.source import Edit
from sitectl.hugo.key_spelling import PUBLICATION_KEYS, slips_of
from sitectl.lint.diagnostic import Finding, Fix
from sitectl.lint.rule import Bad, Good, Hugo
from sitectl.lint.rules._publications import EXAMPLE, is_publication

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.content.node_views import Entry
    from sitectl.lint.subject import Subject

GROUP = "front-matter"
SEVERITY = "warning"

_TEMPLATE = {"layouts/single.html": "{{ .Params.mood }}"}

BAD = (
    Bad(
        "---\ntitle: A\n⟦drfat⟧: true\n---\n",
        fixed="---\ntitle: A\ndraft: true\n---\n",
        hugo=Hugo(published=True, shows={".Draft": "false", ".Params.drfat": "true"}),
    ),
    Bad(
        "---\ntitle: A\n⟦publish_date⟧: 2999-01-01\n---\n",
        fixed="---\ntitle: A\npublishDate: 2999-01-01\n---\n",
        hugo=Hugo(published=True, shows={".PublishDate.IsZero": "true"}),
    ),
    Bad(
        "---\ntitle: A\n⟦\u200bdraft⟧: true\n---\n",
        fixed="---\ntitle: A\ndraft: true\n---\n",
        hugo=Hugo(published=True, shows={".Draft": "false"}),
    ),
    Bad(
        "---\ntitle: A\n⟦dr\u0430ft⟧: true\n---\n",
        fixed="---\ntitle: A\ndraft: true\n---\n",
        hugo=Hugo(published=True, shows={".Draft": "false"}),
    ),
    Bad(
        '+++\n⟦titel⟧ = "A"\n+++\n',
        fixed='+++\ntitle = "A"\n+++\n',
        hugo=Hugo(published=True, shows={".Title": ""}),
    ),
    Bad('{"title": "A", ⟦"drfat"⟧: true}\n', fixed='{"title": "A", "draft": true}\n'),
    Bad(
        "---\ntitle: A\nauthors: [B]\n⟦eqal⟧: [B]\n⟦venu⟧: C\n---\n",
        fixed="---\ntitle: A\nauthors: [B]\nequal: [B]\nvenue: C\n---\n",
        path=EXAMPLE,
    ),
    Bad("---\ntitle: A\n⟦redirect_from⟧: /old/\n---\n", files=_TEMPLATE, hugo=Hugo(shows={"len .Aliases": "0"})),
)
GOOD = (
    Good("---\nTitle: A\nDRAFT: true\nlastMod: 2025-01-01\n---\n"),
    Good("---\ntitle: A\nlead: Words\nimages: []\nmath: true\n---\n"),
    Good("---\ntitle: A\nvenue: ASPLOS\nmood: good\n---\n"),
    Good("---\ntitle: A\nimage: a.png\nauthor: Me\n---\n"),
    Good("---\ntitle: A\nparams:\n  drfat: true\n---\n"),
    Good("---\ntitle: A\npath: x\nkind: y\n---\n"),
    Good(
        "---\ntitle: A\npublication_type: x\n---\n",
        files={"hugo.toml": 'taxonomies = {publication_type = "publication_types"}\n'},
    ),
    Good("---\ntitle: A\nredirect_from: /old/\n---\n"),
    Good("---\ntitle: A\norder: 1\n---\n", files={"layouts/single.html": "{{ .Params.order }}"}),
    Good("---\ntitle: A\ntittle: mine\n---\n", files={"sitectl.toml": 'extra-keys = ["tittle"]\n'}),
    Good("---\ntitle: A\ntags: [x]\ntopics: [y]\n---\n", files={"hugo.toml": 'taxonomies = {topic = "topics"}\n'}),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each unknown top-level key that is a misspelling of a known one."""
    own = page.site.taxonomies
    if is_publication(page):
        own |= PUBLICATION_KEYS
    for name, slip in slips_of(page.keys, own, page.site.template_keys).items():
        if name not in page.settings.extra_keys and slip.key not in page.keys:
            entry = page.keys[name]
            quote = page.text[entry.key_start] if page.text[entry.key_start] in "'\"" else ""
            yield _finding(entry, slip.spelled, quote, is_slip=slip.is_typo)


def _finding(entry: Entry, right: str, quote: str, *, is_slip: bool) -> Finding:
    edit = Edit(entry.key_span, f"{quote}{right}{quote}")
    fix = Fix(f"write `{right}`", (edit,), "unsafe") if is_slip else None
    same = entry.key.strip().isascii()
    shown = f"`{entry.key}`" if same else f"`{entry.key}` (with a character that looks like another or like nothing)"
    return Finding(
        entry.key_span, f"Hugo does not know the key {shown} and ignores it; write `{right}` if that is meant.", fix
    )
