"""A code block is not closed where it should be, and the text after it is shown as code.

A block that three backticks or tildes open ends at a line of at least as many, and nothing else. Without one all of the
page that follows is code: no headings, no links, no shortcodes.

Write the closing line where the code ends.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitectl.content.source import Span
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "links"
SEVERITY = "warning"
MENTIONS = ("```", "~~~")

_NO_HEADING = Hugo(shows={"in .Content `<h2`": "false"})

BAD = (
    Bad("---\ntitle: A\n---\n⟦```⟧python\nx = 1\n\n## Next\n\nText.\n", hugo=_NO_HEADING),
    Bad("---\ntitle: A\n---\n```x``` is code.\n\n⟦```⟧\nx = 1\n\n## Next\n", hugo=_NO_HEADING),
    Bad("---\ntitle: A\n---\n⟦````⟧\nx = 1\n```\n\n## Next\n", hugo=_NO_HEADING),
    Bad("---\ntitle: A\n---\n```\nx\n```\n\n⟦~~~⟧\nx = 1\n``` \n\nSee [it](https://example.org/).\n"),
    Bad("---\ntitle: A\n---\n⟦```⟧\nx = 1\n```python\n\ny = 2\n", hugo=Hugo(shows={"in .Plain `python`": "true"})),
)
GOOD = (
    Good("---\ntitle: A\n---\n```python\nx = 1\n```\n\n## Next\n\n~~~\ny\n~~~~  \n"),
    Good("---\ntitle: A\n---\nText.\n\n```python\nx = 1\n"),
    Good("---\ntitle: A\n---\n````\n```\nx\n\n# y\n````\n\n~~~\n```\n~~~\n"),
    Good("---\ntitle: A\n---\n- ```\n  x\n\n## Next\n\n> ```\n> x\n\n## Last\n"),
    Good("---\ntitle: A\n---\nThe mark ``` opens a block, and so does ~~~.\n\n## Next\n"),
    Good("---\ntitle: A\n---\n    ```\n    x\n\n## Next\n\n<!--\n```\n-->\n\n## Last\n"),
    Good("---\ntitle: A\n---\n{{< x >}}\n```\nx\n{{< /x >}}\n\n## Next\n"),
    Good("---\ntitle: A\n---\n    ```\n\n```\nx\n\n## y\n```\n"),
    Good("---\ntitle: A\n---\n```\nx\n\n## y\n", path="content/post/a.html"),
    Good("---\ntitle: A\ncode: |\n  ```\n---\n## Next\n"),
)

#: Several times faster than one expression for the lines of both.
_BACKTICKS = re.compile(r"```[^\r\n]*")
_TILDES = re.compile(r"~~~[^\r\n]*")
_BEFORE = re.compile(r"[ \t>]*(?:[-*+][ \t]+|\d+[.)][ \t]+)*")
_FENCE = re.compile(rf"{_BEFORE.pattern}(`{{3,}}|~{{3,}})[^\r\n]*")
#: What shows that text was meant: a line that only a fence is, a heading below an empty line, a link.
_TEXT = re.compile(r"^[ \t]*(?:`{3,}|~{3,})|\n[ \t]*\r?\n#{1,6} \S|\[[^\]\r\n]+\]\([^)\s]+\)", re.MULTILINE)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for a block of code that reaches to the end of a Markdown page and encloses other text."""
    start = page.page.body_span.start
    if not page.is_markdown or not _may_be_open(page.text, start):
        return
    end = len(page.covered.rstrip())
    for begin, last in page.markdown.hidden:
        fence = _FENCE.match(page.covered, page.covered.rfind("\n", 0, begin) + 1)
        if last < end or fence is None or _ends(page.covered[begin:end], fence[1]):
            continue
        inside = Span(fence.end(), end)
        is_enclosed = any(first <= begin < last_of for first, last_of in page.enclosed)
        if _TEXT.search(page.covered, *inside) and not is_enclosed:
            message = f"This code block is not closed, so the rest of the page is shown as code; write {fence[1]}"
            yield Finding(Span(*fence.span(1)), f"{message} on a line of its own where the code ends.")


def _may_be_open(text: str, start: int) -> bool:
    """Say whether, by its lines alone, a block of code is open at the end of the text."""
    opened = ""
    for line in _fences(text, start):
        words = line.lstrip(line[0])
        mark = line[: len(line) - len(words)]
        if not opened:
            opened = mark if line[0] == "~" or "`" not in words else ""
        elif mark.startswith(opened) and not words.strip():
            opened = ""
    return bool(opened)


def _fences(text: str, start: int) -> Iterator[str]:
    """Yield what stands from its mark on in each line that may open or close a block of code."""
    found = list(_BACKTICKS.finditer(text, start))
    if "~~~" in text:
        found = sorted([*found, *_TILDES.finditer(text, start)], key=re.Match.start)
    for each in found:
        place = each.start()
        if text[place - 1] == "\n" or _BEFORE.fullmatch(text, text.rfind("\n", 0, place) + 1, place):
            yield each[0]


def _ends(block: str, mark: str) -> bool:
    """Say whether a block's last line closes it."""
    line = block.rpartition("\n")[2].strip(" \t\r>")
    return line.startswith(mark) and not line.strip(mark[0])
