"""A shortcode cannot be read, so the whole build stops.

Hugo looks for shortcodes everywhere below the front matter, in code and in comments too. A missing `>}}` or quote, or a
sign that must stand in quotes, ends the build with an error.

Correct the tag. To show a shortcode as it is, write `{{</* name */>}}`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.content.source import Span
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "links"
SEVERITY = "error"
MENTIONS = ("{{<", "{{%")

_FILES = {"layouts/_shortcodes/note.html": "{{ .Inner }}", "layouts/all.html": "x"}

BAD = (
    Bad("---\ntitle: A\n---\n{{< note ⟦>⟧}\n", files=_FILES, hugo=Hugo(breaks="unrecognized character")),
    Bad('---\ntitle: A\n---\n{{< note "⟦a⟧\n" />}}\n', files=_FILES, hugo=Hugo(breaks="unterminated quoted string")),
    Bad("---\ntitle: A\n---\n`{{< note a⟦:⟧b />}}`\n", files=_FILES, hugo=Hugo(breaks="unrecognized character")),
    Bad(
        "---\ntitle: A\n---\n{{< note >}}x{{< /⟦n⟧ot >}}\n", files=_FILES, hugo=Hugo(breaks="does not match start tag")
    ),
    Bad("---\ntitle: A\n---\n<!-- ⟦{⟧{{<>}} -->\n".replace("⟦{⟧{{", "⟦{⟧{"), hugo=Hugo(breaks="has no name")),
    Bad('---\ntitle: A\n---\n{{< note a=1 "⟦2⟧" />}}\n', files=_FILES, hugo=Hugo(breaks="Cannot mix named")),
)
GOOD = (
    Good('---\ntitle: A\n---\n{{< note "a:b" >}}x{{< /note >}}\n', files=_FILES),
    Good("---\ntitle: A\n---\n{{% note a=b:c %}}x{{% /note %}}\n", files=_FILES),
    Good("---\ntitle: A\n---\n{{</* note > */>}}\n"),
    Good("---\ntitle: A\n---\n{{ note }} and {{ < note\n"),
    Good("---\ntitle: '{{< note'\n---\n"),
)

_ADVICE = {
    "unrecognized": "put the parameter in quotes, or end the tag as it began",
    "unterminated": "end the text with the quote that it began with, on the same line",
    "unclosed": "end the tag as it began, with `>}}` or `%}}`",
    "comment": "end it with `*/>}}`",
    "got": "name all parameters or none, and close only what was opened",
}


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding where Hugo stops reading."""
    _, fault = page.shortcodes
    if fault is not None:
        end = min(fault.offset + 1, len(page.text))
        advice = _ADVICE.get(fault.message.partition(" ")[0], "correct the tag")
        message = f"Hugo cannot read this shortcode and stops the build ({fault.message}); {advice}."
        yield Finding(Span(min(fault.offset, end), end), message)
