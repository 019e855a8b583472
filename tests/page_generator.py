"""Random sites: front matter in three formats, file trees and configurations, from pools of telling values."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from sitectl.content.nodes import TomlTime

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitectl.content.nodes import Value

Files: TypeAlias = "dict[str, str | bytes]"


@dataclass(frozen=True)
class Raw:
    """A value as it stands in one format's text, for what no other format can say."""

    yaml: str


Pool: TypeAlias = "list[Value | Raw]"


def values(text: str) -> Pool:
    """Return a pool from JSON values, without the brackets around them."""
    found: Pool = json.loads(f"[{text}]")
    return found


DATES = values("""
"2025-11-01", "2025-11-01T10:00:00Z", "2025-11-01T10:00:00+01:00", "2024-02-29 08:00:00",
"2025-11-01T10:00:00", "2026-03-01T12:00:00Z", "2026-03-01T11:59:59Z", "2026-03-01T12:10:00Z", "2026-03-01",
"2026-03-02", "2030-01-01", "2025-06-30T10:00:00.5+02:00", "2025-06-30T10:00:00.123456789Z", "0001-01-01",
"0001-01-01T00:00:00Z", "Sat, 01 Nov 2025 10:00:00 GMT", "Sat, 01 Nov 2025 10:00:00 +0100",
"01 Nov 25 10:00 CET", "3:04PM", "", "9999-12-31T23:59:59-11:00", "Nov  1 10:00:00", "0000-12-31",
"2025-03-30 02:30:00", "2025-10-26T02:30:00", 0, 1700000000, 2025, 20251101, -5, 4102444800, null
""")
DATES += [
    TomlTime("local-date", "2025-11-01"),
    TomlTime("local-date-time", "2025-11-01T10:00:00.25"),
    TomlTime("offset-date-time", "2025-11-01T10:00:00+01:00"),
    TomlTime("offset-date-time", "2030-11-01T10:00:00Z"),
]
BAD_DATES = values("""
"2025-11-1", "01.11.2025", "2025/11/01", "today", "2025-02-30", " ", "1700000000", "2025-11-01T10:00", true,
1.5, [], ["2025-11-01"], {}
""")
BOOLS = values("""
true, true, false, "true", "TRUE", "True", "t", "1", "yes", "on", "no", "false", "tRUE", "", 0, 1, 2, -1, 1.5,
0.0, null, [true], [], {}, "True ", "draft"
""")
BOOLS += map(Raw, ["yes", "on", "True", "TRUE", "tRUE", "y", "~", "0x1", "1.0"])
WEIGHTS = values("""
0, 1, -3, 10, 1099511627776, 10.9, -10.9, "5", "0x1F", "010", "08", "10.7", "1_000", " 5", "abc", "", true,
false, null, [1], {"a": 1}, 1e+30, "1e3"
""")
WEIGHTS += map(Raw, ["0x1F", "010", "08", "1_000", "1e3", "0o17", ".inf", "+5", "5."])
TEXTS = values("""
"Hello", "Hello World", "A: b", "Ünï çödé", "日本語", "", " padded ", "-", "---", "-a-", "a/b", "C++ & C#",
"1.10", "It's", "say \\"hi\\"", "a\\tb", "😀 smile", "é", "UPPER",
"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "50%", "a%20b", "?",
"a?b=c", "..", "@at", "a_b", "~t~", "a+b", "#1", "‘quoted’", "a b", "dots...", "<b>", "&amp;", "index", "a  b",
"ß", "İstanbul", 5, 2024, 1.1, 1e+21, true, false, null, ["a"], {"a": "b"}, -7
""")
TEXTS += [
    TomlTime("local-date", "2025-11-01"),
    TomlTime("offset-date-time", "2025-11-01T10:00:00+01:00"),
]
TEXTS += map(Raw, ["007", "1.10", "foo bar # comment", "2024-01-01", "null", "!!str 5", "|\n  a\n  b"])
TERMS = values("""
["a", "b"], ["A B"], "one", "a, b", ["x", 1, 1.1], null, [], ["é"], ["a", null], [["x"], "y"]
""")
BUILDS = values("""
{"render": "never"}, {"list": "never"}, {"list": "local"}, {"render": "link"}, {"render": "always"}, {}, null,
{"render": "neverr"}, {"render": false}, {"render": true}, {"list": false}, {"Render": "never"},
{"render": "Never"}, {"render": 0}, {"publishResources": false}, {"render": "never", "list": "never"},
{"render": "", "list": null}
""")
CASCADES = values("""
{"draft": true}, {"weight": 7, "title": "from above"}, {"target": {"kind": "page"}, "draft": true},
{"target": {"kind": "{section,home}"}, "weight": 9},
[{"target": {"path": "/**/a*"}, "weight": 3}, {"weight": 4}, {"target": {"kind": "page"}, "weight": 5}],
[{"target": {"path": "/s*/**"}, "build": {"render": "never"}}],
{"_target": {"kind": "section"}, "slug": "cascaded"},
{"target": {"environment": "production"}, "date": "2020-02-02"},
{"target": {"environment": "dev*"}, "date": "2020-02-02"},
{"params": {"draft": true}, "expiryDate": "2020-01-01"}, {"Title": "upper"}, {}, null, [], ["x"],
{"publishDate": "2031-01-01"}, {"headless": true}
""")
URLS: list[str] = json.loads("""[
"/u@/", "/u@", "u@/", "u@", "/u@/x.html", "/U p@/Ä/", "/u@/../v@/", "/u//v@/", "/u.d@/", "/u@.d", "/:year/@/",
"/:slug/@/", "/:title/@/", "/x@/:filename/", "/:sections/x@/", "/:section/:contentbasename/@/", "/10:30/@/",
"//h@/x", "HTTP://x@/", "/a?b@/", "/a#b@/", "/é@/", "/%20@/", "/:sections[1:]/q@/", "/:slugorfilename/@/",
"/@/index.html", "/:yearday/:weekday/@/", "/:monthname/:day/@/", "/:2006-01/@/", "/a\\\\:b@/", "/ u@ /",
"/u@/.", "./u@", "~u@", "/u+v@/", "/:Jan/@", "/u%2F@", "/'@'/", "/[@]", "/a,b;c@/", "/u@:", "/:-/@"
]""")
FOLDERS: list[str] = json.loads("""[
"", "", "s", "s", "s/t", "Blog Posts", "s2", "deep/er/still", "tags", "tags/x", "Ünï", "posts"
]""")
NAMES: list[str] = json.loads("""[
"a", "b", "About Us", "x.y", "2025-11-01-news", "2025-11-01-10-00-00-late", "é", "C++", "UP", "a&b", "_x",
"n o", "q.de", "q.en", "q.fr", "2025-13-01-x", "index.x", "a'b", "(p)", "1", "日本", "z%41", "v1.0",
"2025-11-01-v1.0", "2025-11-01 _x_"
]""")
EXTENSIONS = ("md", "md", "md", "md", "md", "markdown", "MD")
ZONES = ("", "", "UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu")


@dataclass
class GeneratedSite:
    """A batch for one build."""

    config: str
    files: Files = field(default_factory=dict)


class Generator:
    """A source of sites that depends on its seed alone."""

    def __init__(self, seed: int, formats: Sequence[str] = ("yaml", "toml", "json"), *, bad_dates: bool = True) -> None:
        self.random = random.Random(seed)
        self.formats = formats
        self.bad_dates = bad_dates

    def site(self, pages: int) -> GeneratedSite:
        """Return a site with about that many content files."""
        site = GeneratedSite(self.config())
        for number in range(pages):
            path = self.path(number)
            site.files.setdefault(path, self.page(path, number))
        return site

    def path(self, number: int) -> str:
        """Return a path of a page, bundle, resource or list page; most end in a number of their own."""
        chance = self.random.random()
        folder = self.random.choice(FOLDERS)
        if chance < 0.06:
            return "/".join(filter(None, [folder, self.random.choice(["_index.md", "_index.md", "_index.de.md"])]))
        name = self.random.choice(NAMES)
        if chance < 0.9:
            base, dot, rest = name.partition(".")
            name = f"{base}-{number}{dot}{rest}"
        if chance > 0.8:
            folder = "/".join(filter(None, [folder, name if chance < 0.99 else ""]))
            name = self.random.choice(["index", "index", "index", "res", "index.de"]) if folder else "r"
        return "/".join(filter(None, [folder, f"{name}.{self.random.choice(EXTENSIONS)}"]))

    def page(self, path: str, number: int) -> str:
        """Return the text of a page."""
        fields = self.fields(number, is_list="_index" in path)
        form = self.random.choice(self.formats)
        return render(form, fields, self.random)

    def fields(self, number: int, *, is_list: bool) -> dict[str, Value | Raw]:
        """Return random fields."""
        pick, chance = self.random.choice, self.random.random
        found: dict[str, Value | Raw] = {}
        for keys, pool, share in self._pools(is_list):
            if chance() < share:
                found[self._spelled(pick(keys))] = pick(pool)
        if chance() < 0.12:
            found["url"] = pick(URLS).replace("@", str(number))
        if is_list and any(key.lower() == "slug" and not _has_letters(text) for key, text in found.items()):
            found = {key: text for key, text in found.items() if key.lower() != "slug"}
        items = list(found.items())
        self.random.shuffle(items)
        return dict(items)

    def _pools(self, is_list: bool) -> list[tuple[Sequence[str], Sequence[Value | Raw], float]]:
        dates = [*DATES, *(BAD_DATES if self.bad_dates and self.random.random() < 0.1 else ())]
        return [
            (("title",), TEXTS, 0.85),
            (("date",), dates, 0.5),
            (("lastmod", "modified"), dates, 0.2),
            (("publishDate", "pubdate", "published"), dates, 0.2),
            (("expiryDate", "unpublishdate"), dates, 0.12),
            (("draft",), BOOLS, 0.25),
            (("weight",), WEIGHTS, 0.3),
            (("slug",), TEXTS, 0.2),
            (("build",), BUILDS, 0.08),
            (("headless",), BOOLS, 0.05),
            (("tags", "categories"), TERMS, 0.2),
            (("cascade",), CASCADES, 0.5 if is_list else 0.02),
            (("updated", "params", "x"), ({"draft": True, "date": "2020-01-01"}, None), 0.1),
        ]

    def _spelled(self, key: str) -> str:
        chance = self.random.random()
        return key.upper() if chance < 0.04 else key.lower() if chance < 0.1 else key.title() if chance < 0.14 else key

    def config(self) -> str:
        """Return a random configuration in TOML."""
        pick, chance = self.random.choice, self.random.random
        lines = [f'baseURL = "https://example.org{pick(["/", "/", "/blog/", ""])}"']
        lines.append('disableKinds = ["rss", "sitemap", "robotsTXT", "404"]')
        if zone := pick(ZONES):
            lines.append(f'timeZone = "{zone}"')
        for flag, share in (
            *(("uglyURLs", 0.15), ("disablePathToLower", 0.15), ("removePathAccents", 0.15), ("buildDrafts", 0.1)),
            *(("buildFuture", 0.1), ("buildExpired", 0.1), ("defaultContentLanguageInSubdir", 0.2)),
        ):
            if chance() < share:
                lines.append(f"{flag} = true")
        if {"uglyURLs = true", "defaultContentLanguageInSubdir = true"} <= set(lines):
            lines.remove("uglyURLs = true")  # Hugo's redirect to the default language would overwrite the home page
        if chance() < 0.3:
            lines.append("[frontmatter]\n" + pick(_FRONTMATTER))
        if chance() < 0.4:
            lines.append("[permalinks]\n" + pick(_PERMALINKS))
        if chance() < 0.35:
            lines.append(pick(_LANGUAGES))
        if chance() < 0.2:
            lines.append('[[cascade]]\nweight = 11\n[cascade.target]\npath = "/s/**"')
        return "\n".join(lines) + "\n"


def _has_letters(value: Value | Raw) -> bool:
    return isinstance(value, str) and any(char.isalnum() for char in value)


_FRONTMATTER = (
    'date = [":filename", ":default"]',
    'date = ["created", "date"]\npublishDate = ["published_at", ":default"]',
    'lastmod = ["updated", ":default"]\nexpiryDate = ["gone", ":default"]',
    'date = [":default", ":filename"]\nlastmod = ["date"]',
    'date = "lastmod date"',
    'publishDate = [":filename"]',
)
_PERMALINKS = (
    's = "/:year/:month/:slug/"',
    'posts = "/:filename/"\ns = "/p/:slugorfilename/"',
    '"/" = "/top/:title/"\ns2 = "/:sections/:contentbasename"',
    '[permalinks.page]\ns = "/:sections[last]/:slug/"\n[permalinks.section]\ns = "/sec/:title/"',
    's = "/:section/:day/:yearday/:2006/:slugorcontentbasename.html"',
    '"blog posts" = "/b/:slug/"\ndeep = "/:sections[1:]/:weekdayname/:slug/"',
)
_LANGUAGES = (
    "[languages.en]\nweight = 1\n[languages.de]\nweight = 2",
    '[languages.en]\n[languages.de]\ntimeZone = "Asia/Tokyo"\n[languages.fr]\ndisabled = true',
    '[languages.de]\n[languages.en]\nuglyURLs = true\n[languages.en.permalinks]\ns = "/en-:slug/"',
)


def render(form: str, fields: dict[str, Value | Raw], chooser: random.Random) -> str:
    """Return a page's text with these fields in one format; what it cannot say is left out."""
    if form == "json":
        plain = {key: value for key, value in fields.items() if not isinstance(value, Raw) and _fits_json(value)}
        return json.dumps(plain, ensure_ascii=chooser.random() < 0.5, indent=chooser.choice([None, 2])) + "\nbody\n"
    if form == "toml":
        lines = [f"{key} = {_toml(value)}" for key, value in fields.items() if _fits_toml(value)]
        return "+++\n" + "".join(f"{line}\n" for line in lines) + "+++\nbody\n"
    lines = [f"{key}: {_yaml(value, chooser)}" for key, value in fields.items() if not isinstance(value, TomlTime)]
    return "---\n" + "".join(f"{line}\n" for line in lines) + "---\nbody\n"


def _fits_json(value: Value | Raw) -> bool:
    return not isinstance(value, TomlTime)


def _fits_toml(value: Value | Raw) -> bool:
    if isinstance(value, list):
        return all(_fits_toml(each) for each in value)
    if isinstance(value, dict):
        return all(_fits_toml(each) for each in value.values())
    return value is not None and not isinstance(value, Raw)


def _toml(value: Value | Raw) -> str:
    if isinstance(value, TomlTime):
        return value.text
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {_toml(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_toml(each) for each in value) + "]"
    if isinstance(value, float):
        return f"{value:.1f}" if value.is_integer() else repr(value)
    return json.dumps(value, ensure_ascii=False)


def _yaml(value: Value | Raw, chooser: random.Random) -> str:
    if isinstance(value, Raw):
        return value.yaml
    if isinstance(value, str) and chooser.random() < 0.5 and value.isascii() and value.replace(" ", "a").isalnum():
        return value
    if value is None:
        return chooser.choice(["", "null", "~"])
    if isinstance(value, float):
        return f"{value:.1f}" if value.is_integer() else repr(value)
    return json.dumps(value, ensure_ascii=False)


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
