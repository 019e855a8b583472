"""A value that Hugo refuses: the build of the whole site fails.

For most keys Hugo passes over a wrong value in silence, but not for these: `params`, `build` and `sitemap` must be
maps, `outputs` must name output formats, `url` and `aliases` must be paths without `https://`, and `markup` must be
a format that Hugo knows and the site's settings allow. Its message names the file, but never the line.

Correct the value, or remove the key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.content.source import Span
from sitectl.hugo.fatal import Failure, failures
from sitectl.hugo.keys import REMOVED_KEYS, normalized
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.subject import Subject

GROUP = "values"
SEVERITY = "error"

_SHOWN = {"layouts/all.html": "{{ .Content }}"}
_ALLOWED = {"hugo.toml": '[security.exec]\nallow = ["^pandoc$"]\n'}
BAD = (
    Bad("---\ntitle: A\nparams: ⟦[a]⟧\n---\n", hugo=Hugo(breaks="params")),
    Bad("---\ntitle: A\nbuild: ⟦false⟧\n---\n", hugo=Hugo(breaks="build")),
    Bad("---\ntitle: A\noutputs: ⟦html, rss⟧\n---\n", hugo=Hugo(breaks='"html,"')),
    Bad("---\ntitle: A\nsitemap:\n  priority: ⟦high⟧\n---\n", hugo=Hugo(breaks="sitemap")),
    Bad("---\ntitle: A\nurl: ⟦https://example.org/x/⟧\n---\n", hugo=Hugo(breaks="protocol")),
    Bad("---\ntitle: A\nurl: ⟦/:foo/⟧\n---\n"),
    Bad('---\ntitle: A\nurl: ⟦"/a\\tb/"⟧\n---\n'),
    Bad("---\ntitle: A\nurl: ⟦/100%/⟧\n---\n"),
    Bad('+++\ntitle = "A"\naliases = ⟦["http://example.org/x/"]⟧\n+++\n', hugo=Hugo(breaks="aliases not supported")),
    Bad("---\ntitle: A\naliases: ⟦[/]⟧\n---\n", hugo=Hugo(breaks="root")),
    Bad("---\ntitle: A\nmarkup: ⟦blackfriday⟧\n---\n", hugo=Hugo(breaks="blackfriday")),
    Bad("---\ntitle: A\ncascade: ⟦draft⟧\n---\n", hugo=Hugo(breaks="unable to cast")),
    Bad("⟦---⟧\ntitle: A\n---\n", path="content/post/example.html", hugo=Hugo(breaks="allowContent")),
    Bad("---\ntitle: A\nmarkup: ⟦pandoc⟧\n---\nx\n", files=_SHOWN, hugo=Hugo(breaks="pandoc")),
    Bad("⟦---⟧\ntitle: A\n---\nx\n", path="content/post/a.adoc", files=_SHOWN, hugo=Hugo(breaks="asciidoctor")),
    Bad("---\ntitle: A\naliases: ⟦[.]⟧\n---\n", path="content/post/_index.md", hugo=Hugo(breaks="root")),
    Bad("---\ntitle: A\naliases: ⟦[..]⟧\n---\n", path="content/post/x/index.md", hugo=Hugo(breaks="root")),
    Bad("---\ntitle: A\nSitemap:\n  Priority: ⟦high⟧\n---\n", hugo=Hugo(breaks="sitemap")),
)
GOOD = (
    Good("---\ntitle: A\nmarkup: pandoc\n---\nx\n", files=_ALLOWED),
    Good("---\ntitle: A\nmarkup: pandoc\ndraft: true\n---\nx\n"),
    Good("---\ntitle: A\nparams: {}\nbuild: {}\nsitemap: {}\n---\n"),
    Good("---\ntitle: A\nparams:\nbuild:\nsitemap:\noutputs:\n---\n"),
    Good("---\ntitle: A\noutputs: [HTML, rss]\n---\n"),
    Good("---\ntitle: A\nsitemap: false\n---\n"),
    Good("---\ntitle: A\nurl: /a/:slug/\n---\n"),
    Good("---\ntitle: A\naliases: [/old/, older]\n---\n"),
    Good("---\ntitle: A\nmarkup: goldmark\n---\n"),
    Good("---\ntitle: A\ncascade:\n  draft: true\n---\n"),
    Good("---\ntitle: A\n_build: {}\n---\n"),
    Good(
        "---\ntitle: A\noutputs: [mine]\n---\n", files={"hugo.toml": '[outputFormats.mine]\nmediaType = "text/html"\n'}
    ),
    Good("---\ntitle: A\ndate: tomorrow\n---\n"),
    Good(
        "---\ntitle: A\n---\n",
        path="content/post/example.html",
        files={"hugo.toml": '[security]\nallowContent = [".*"]\n'},
    ),
    Good("---\ntitle: A\naliases: [/]\n---\n", files={"hugo.toml": "disableAliases = true\n"}),
    Good("---\ntitle: A\naliases: [.]\n---\n", path="content/post/x/index.md"),
    Good("---\ntitle: A\ntags: [x]\n---\n", path="content/post/EXAMPLE.MD"),
    Good("text\n", path="content/post/example.html"),
)


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each value that stops the build and has no rule of its own."""
    if not page.is_readable or page.front_matter.format is None:
        return
    name = (page.content_path or page.path).rpartition("/")[2]
    extension = name.rpartition(".")[2].lower()
    if extension == "md" and page.keys.keys().isdisjoint(_BREAKING):
        return
    read = page.front_matter.values.items()
    values = normalized({key: value for key, value in read if key.lower() in _BREAKING})
    found = list(failures(values, extension, page.site.hugo))
    if "aliases" in values and page.site.hugo.writes_aliases and not any(each.key == "aliases" for each in found):
        found += _root_alias(page)
    if "url" in values and not any(each.key == "url" for each in found):
        found += _unreadable_url(page)
    if not found and (extension != "md" or "markup" in values):
        found += _denied_program(page)
    for failure in found:
        if failure.key not in REMOVED_KEYS:
            what = "value" if failure.key else "file"
            yield Finding(_place(page, failure), f"Hugo's build fails at this {what}: {failure.message}.")


_BREAKING = frozenset(["aliases", "build", "cascade", "markup", "outputs", "params", "sitemap", "sites", "url"])


def _root_alias(page: Subject) -> Iterator[Failure]:
    """Yield the failure of an alias that leads to the site's root or above, as it depends on the page's own URL."""
    plan = page.site.plans.get(page.content_path) if page.content_path else None
    if plan is not None and plan.error is not None and plan.error.message.startswith("aliases:"):
        yield Failure(plan.error.message, "aliases")


def _unreadable_url(page: Subject) -> Iterator[Failure]:
    """Yield the failure of an address that Hugo stumbles over only when it writes the page."""
    plan = page.site.plans.get(page.content_path) if page.content_path else None
    if plan is not None and plan.error is not None and plan.error.message.startswith("url:"):
        yield Failure(plan.error.message, "url")


def _denied_program(page: Subject) -> Iterator[Failure]:
    """Yield the failure of a page that is rendered by a program which Hugo may not start."""
    plan = page.site.plans.get(page.content_path) if page.content_path else None
    if plan is not None and plan.error is not None and plan.error.message.startswith("it needs the program"):
        yield Failure(plan.error.message, "markup" if "markup" in page.keys else "")


def _place(page: Subject, failure: Failure) -> Span:
    """Return the value that the failure's message begins with, such as `sitemap.priority:`."""
    node = page.node(failure.key)
    if node is None:
        start = page.front_matter.block_span.start
        return Span(start, start + 3)
    for name in failure.message.partition(":")[0].split(".")[1:]:
        node = next((entry.node for entry in node.entries if entry.key.lower() == name.lower()), node)
    return node.span
