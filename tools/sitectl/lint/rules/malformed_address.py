"""A link's address cannot work: its scheme is wrong or missing, nothing follows it, or it is a path on your computer.

Hugo copies the address as it is. A browser cannot open `htps://example.org/` or `mailto:`, and takes `www.example.org`
or `ada@example.org` for pages of this site.

Write the whole address: `https://example.org/`, `mailto:ada@example.org`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.content.source import Edit
from sitectl.lint.address_faults import address_fault
from sitectl.lint.diagnostic import Finding, Fix
from sitectl.lint.rule import Bad, Good, Hugo
from sitectl.lint.rules._links import faulty_links

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "links"
SEVERITY = "warning"

_FILES = {"content/post/www.example.org.md": "---\ntitle: B\n---\n", "content/post/ada@example.org": ""}


def _bad(wrong: str, meant: str = "") -> Bad:
    text = "---\ntitle: A\n---\n[it]({})\n"
    said = Hugo(shows={f'in .Content `href="{wrong}"`': "true"})
    return Bad(text.format(f"⟦{wrong}⟧"), text.format(meant) if meant else None, hugo=said)


BAD = (
    _bad("htps://example.org/", "https://example.org/"),
    _bad("https:/example.org/x", "https://example.org/x"),
    _bad("https//example.org", "https://example.org"),
    _bad("https://http://example.org", "http://example.org"),
    _bad("www.example.org/x", "https://www.example.org/x"),
    _bad("github.com/ada/x", "https://github.com/ada/x"),
    _bad("ada@example.org", "mailto:ada@example.org"),
    _bad("maito:ada@example.org", "mailto:ada@example.org"),
    _bad("mailto://ada@example.org", "mailto:ada@example.org"),
    _bad("mailto:example.org"),
    _bad("mailto:"),
    _bad("tel:"),
    _bad("http://"),
    _bad("C:/Users/ada/cv.pdf"),
    Bad("---\ntitle: A\n---\n![A plot](⟦E:\\plots\\x.png⟧)\n"),
    Bad("---\ntitle: A\n---\n[it](⟦file:///home/ada/cv.pdf⟧)\n"),
    _bad("https://example..org/"),
    Bad('---\ntitle: A\n---\n<a href="⟦https://exa mple.org/⟧">it</a>\n'),
    Bad(
        '---\ntitle: A\nlinks:\n  - name: Code\n    url: ⟦"https:///example.org/x"⟧\n---\n',
        '---\ntitle: A\nlinks:\n  - name: Code\n    url: "https://example.org/x"\n---\n',
    ),
)
GOOD = (
    *(
        Good(f"---\ntitle: A\n---\n[it]({target})\n")
        for target in (
            *("https://example.org/", "HTTPS://example.org", "//example.org/x", "http://[::1]:1313/", "ftp://a.org/x"),
            *("mailto:ada@example.org?subject=Hi", "mailto:?subject=Read%20this", "tel:+49-30-1234", "sms:+49", "#top"),
        )
    ),
    Good("---\ntitle: A\n---\n[it](c:x) [it](/c:/x) ![A plot](./e:/x.png)\n"),
    Good("---\ntitle: A\n---\n`[it](C:/cv.pdf)` <!-- [it](file:///cv.pdf) -->\n"),
    Good("---\ntitle: A\n---\n[it](www.example.org) and [it](ada@example.org)\n", files=_FILES),
    Good("---\ntitle: A\n---\nWrite to <ada@example.org>, or see <https://www.example.org>.\n"),
    Good("---\ntitle: A\n---\n`[it](htps://example.org)` <!-- [it](mailto:) -->\n"),
    Good(
        '---\ntitle: A\n---\n[it](https://$HOST:8080/x) [it]({{< ref "/" >}}) [it](other.md) [it](a/b@c) [it](x.io)\n'
    ),
    Good("---\ntitle: A\n---\n[it](a.b/c) [it](notes.md/x) [it](/github.com/x) [it](logo.ai)\n"),
    Good("---\ntitle: A\nlinks:\n  - name: Code\n    url: https://example.org/\n---\n"),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each address of a wrong form; what is a file of the site is one, whatever it looks like."""
    for (target, span), fault in faulty_links(page, address_fault):
        if _is_there(page, target):
            continue
        advice = f"write `{fault.meant}`." if fault.meant else "write the whole address."
        message = f"The link leads nowhere, as {fault.message}; {advice}"
        begin = page.text.find(target, span.start, span.end) if fault.meant else -1
        edits = (Edit(span._replace(start=begin, end=begin + len(target)), fault.meant),) if begin >= 0 else ()
        yield Finding(span, message, Fix(f"write `{fault.meant}`", edits, "unsafe") if edits else None)


def _is_there(page: Subject, target: str) -> bool:
    targets = page.site.targets
    return ":" not in target and targets is not None and targets.exists(target, page.content_path)
