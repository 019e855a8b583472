"""The file is not UTF-8: some of its bytes are not characters.

Hugo publishes a replacement character, a black diamond, in place of each of them, without a word. Usually the file was
saved in an older encoding such as Latin-1.

Save the file as UTF-8.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitectl.content.source import Span, has_undecodable
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "front-matter"
SEVERITY = "error"

BAD = (
    Bad("---\ntitle: Caf⟦\udce9⟧\n---\n", hugo=Hugo(published=True, shows={".Title": "Caf\ufffd"})),
    Bad("---\ntitle: A\n---\nA caf⟦\udce9⟧ and a na\udcefve one.\n"),
)
GOOD = (
    Good("---\ntitle: Café\n---\nNaïve 中文 \U0001f389.\n"),
    Good("---\ntitle: A\n---\nA \ufffd that is meant.\n"),
    Good('+++\ntitle = "Caf\udce9"\n+++\n'),
    Good("P\0K\udce9\n"),
    Good(""),
)

_UNDECODABLE = re.compile("[\udc80-\udcff]")


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding at the first undecodable byte; one in TOML breaks the build, which another rule says."""
    if not has_undecodable(page.text) or page.front_matter.problem is not None or not page.is_text:
        return
    found = _UNDECODABLE.search(page.text)
    if found:
        message = "This byte is not UTF-8, so visitors see a replacement character; save the file as UTF-8."
        yield Finding(Span(*found.span()), message)
