"""Telling values for front matter, paths and URLs, from which random sites are made."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from sitectl.content.nodes import TomlTime

if TYPE_CHECKING:
    from sitectl.content.nodes import Value


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
SLUGS = [
    *TEXTS,
    *values("""
"/x/", "/y", "z/", "/x/y/", "a//b", "./x"
"""),
]
TEXTS += map(Raw, ["007", "1.10", "foo bar # comment", "2024-01-01", "null", "!!str 5", "|\n  a\n  b"])
TERMS = values("""
["a", "b"], ["A B"], "one", "a, b", ["x", 1, 1.1], null, [], ["é"], ["a", null], [["x"], "y"],
["C#", "a/b"], ["..", "a"], ["?"], [" "], ["x.y", "a b", "A-B"], true, ["a'b", "50%", "z%41"], "index", ["ab", "About"],
["-"], {"a": "b"}, [""], ["a", "A"], ["日本"], ["page"], "2020-01-01"
""")
OUTPUTS = values("""["html"], "HTML", ["html", "json"], "html calendar", null, [], ["HTML", "html"]""")
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
{"publishDate": "2031-01-01"}, {"headless": true}, {"url": "/c/:contentbasename/:slug/"}, {"tags": ["cascaded", "a"]},
{"lastmod": "2031-01-01", "slug": "c"},
[{"target": {"kind": "{page,term}"}, "build": {"list": "never"}}, {"date": "2019-01-01"}], {"cascaded": 1},
{"target": {"path": "{/s/t,/s/t/**}"}, "expiryDate": "2025-01-01"},
{"target": {"kind": "page", "path": "/**"}, "draft": 1},
{"params": {"slug": "from-params", "url": "/x/"}}, {"draft": false, "weight": null},
{"markup": "org", "weight": 2}, {"params": {"markup": "foo"}, "lastmod": "2024-04-04"}
""")
FOR_GERMAN: Value = {"target": {"sites": {"matrix": {"languages": ["de"]}}}, "title": "for de"}
CASCADES.append(FOR_GERMAN)
URLS: list[str] = json.loads("""[
"/u@/", "/u@", "u@/", "u@", "/u@/x.html", "/U p@/Ä/", "/u@/../v@/", "/u//v@/", "/u.d@/", "/u@.d", "/:year/@/",
"/:slug/@/", "/:title/@/", "/x@/:filename/", "/:sections/x@/", "/:section/:contentbasename/@/", "/10:30/@/",
"//h@/x", "HTTP://x@/", "/a?b@/", "/a#b@/", "/é@/", "/%20@/", "/:sections[1:]/q@/", "/:slugorfilename/@/",
"/@/index.html", "/:yearday/:weekday/@/", "/:monthname/:day/@/", "/:2006-01/@/", "/a\\\\:b@/", "/ u@ /",
"/u@/.", "./u@", "~u@", "/u+v@/", "/:Jan/@", "/u%2F@", "/'@'/", "/[@]", "/a,b;c@/", "/u@:", "/:-/@"
]""")
FOLDERS: list[str] = json.loads("""[
"", "", "s", "s", "s/t", "Blog Posts", "s2", "deep/er/still", "tags", "tags/x", "Ünï", "posts", "s/tu", "s/tu/v",
"deep/er", "deep/erst", "Blog Posts/x", "blog", "categories/a", "z%41", "s/d.e", "x y/z w",
"tags2", "tags-old/a", "2024-05-06-trip", "s/2024-05-06-a day/q", "posts/v1.en.x"
]""")
NAMES: list[str] = json.loads("""[
"a", "b", "About Us", "x.y", "2025-11-01-news", "2025-11-01-10-00-00-late", "é", "C++", "UP", "a&b", "_x",
"n o", "q.de", "q.en", "q.fr", "2025-13-01-x", "index.x", "a'b", "(p)", "1", "日本", "z%41", "v1.0",
"2025-11-01-v1.0", "2025-11-01 _x_", "a.md", "x-y", "ab", "Ô", "tag", "s", "2025-11-01", "2025-11-01-", "a -b", "50%",
"2025-11-01T10:11:12-t", "2025-11-01-9-11-12Zx", "q.en.x", "q.de.v2", "n.EN", "w.De.x", "a%zz"
]""")
