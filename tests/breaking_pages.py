"""Random pages that break the build, or nearly do."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from tests.front_matter_text import render
from tests.value_pools import BAD_DATES, Raw, values

if TYPE_CHECKING:
    from sitectl.content.nodes import Value
    from tests.value_pools import Pool

#: Values of the keys whose wrong types stop a build, each with near misses that do not.
BREAKING: dict[str, Pool] = {
    "build": values("""
false, [], {}, null, {"list": ["a"]}, {"list": null}, {"publishResources": "no"}, {"publishResources": ""}, "x", 5,
{"publishResources": ["a"]}, [{"list": "never"}], {"render": {"a": 1}}, {"list": 0}, {"publishResources": "false"}
"""),
    "params": values("""[], 5, "x", "", "{\\"a\\": 1}", false, null, {}, {"a": 1}, ["a"], 1.5"""),
    "sitemap": values("""
false, "weekly", {"priority": "high"}, {"priority": "0.5"}, {"priority": [1]}, {"disable": "yes"}, {"disable": "t"},
{"changefreq": ["a"]}, {"filename": {"a": 1}}, null, [], {"priority": "1_0"}, {"priority": "Inf"}, {"priority": "x1"}
"""),
    "outputs": values("""
"html", "HTML rss", ["html", "foo"], "html, rss", false, [null], [], {}, null, "", [""], 5, ["JSON"], "xml", true
"""),
    "cascade": values("""
"x", "", 5, true, null, {}, [], ["a"], [{"a": "b"}, "x"], {"target": "x", "a": 1}, {"target": [], "a": 1}, 1.5,
{"target": {"kind": "foo"}, "a": 1}, {"target": {"kind": "page"}, "a": 1}, {"target": {"path": "[a"}, "a": 1},
{"target": {"path": "{a"}, "a": 1}, {"target": {"path": ["a"]}, "a": 1}, {"kind": "page", "a": 1}, {"path": "x"},
{"lang": "en"}, {"cascade": {"a": 1}}, {"build": "x"}, {"outputs": ["foo"]}, {"target": {"lang": "en"}, "a": 1},
{"target": {"path": "/s/[a-]"}, "a": 1}, {"target": {"environment": "[x"}, "a": 1}, {"date": "bad"}
"""),
    "url": values("""
"http://x", "https://x/y", "HTTP://x", "/:foo/", "mailto:x@y", "/a:b/", "/10:30/", "/:year/", "/:_/", "/a%zz/", "/a%/",
"/:sections[/", "/a\\tb/", "/.", ".", "/:title", "x:y", "/a%41/", "/:slugs/", "/:Monday/", "/:sectionz/", "//:x"
"""),
    "aliases": values("""
["http://x"], "https://x/y", "/", ["/a", "/"], "..", "../..", ".", "/../x", "/..", [""], "HTTP://x", ["/a/.."], "./..",
["x", "http://y"], {"a": "b"}, 5, "ftp://x", "/ok/"
"""),
    "markup": values("""
"md", "markdown", "goldmark", "GoldMark", "mmark", "html", "htm", "org", "blackfriday", 5, ["a"], "", null, "text", true
"""),
    "sites": values("""
"x", [], {}, null, {"matrix": "x"}, {"matrix": null}, {"matrix": {"languages": "en"}}, {"complements": "x"}, 5, true,
{"matrix": {"languages": {"a": 1}}}, {"foo": "x"}, {"matrix": []}
"""),
    "_build": values("""{"list": "never"}, null, "x", {}"""),
    "date": BAD_DATES,
    "expiryDate": BAD_DATES,
    "lastmod": BAD_DATES,
    "published": values("""true, false, "yes", 0, "", null, "2025-01-01", [], "draft", 1.5"""),
    "unpublishdate": BAD_DATES,
    "Title": values("""{"a": 1}, [1], "fine", null"""),
}
_DAMAGE = (
    *("title: a: b", "title: @x", "- a", "title: 'x", "\ttitle: x", "title: [a", "a: 1\na: 2", "title: {{ x }}", "x"),
    *("title: |2\n a", "a: *b", "? a", 'title: "C:\\d"', "tags: - a", "key", "a: b\n c: d", "<<: x", "}", "a: `x`"),
)


def breaking_page(seed: int) -> tuple[str, str]:
    """Return a path and a page that breaks the build, or nearly does."""
    chooser = random.Random(seed)
    path = chooser.choice(["s/p.md", "s/p/index.md", "p.md", "s/_index.md"])
    form = chooser.choice(["yaml", "yaml", "toml", "json"])
    if chooser.random() < 0.2:
        lines = chooser.sample(_DAMAGE, chooser.choice([1, 1, 2]))
        return path, "---\ntitle: x\n" + "\n".join(lines) + "\n---\nbody\n"
    fields: dict[str, Value | Raw] = {}
    if chooser.random() < 0.5:
        fields["title"] = "A title"
    for key in chooser.sample(list(BREAKING), chooser.choice([1, 1, 1, 2])):
        fields[key] = chooser.choice(BREAKING[key])
    return path, render(form, fields, chooser)
