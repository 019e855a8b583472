"""Random small sites whose pages are full of links, each in a paragraph of its own that names its line."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

if TYPE_CHECKING:
    import random


class LinkedSite(NamedTuple):
    """The files of a site, by path, with those of its settings; and the site's base URL."""

    files: dict[str, str]
    base_url: str


_BASES = ("https://example.org/",) * 3 + ("https://example.org/base/",)
_FLAGS = (
    *(("uglyURLs = true", 0.15), ("canonifyURLs = true", 0.1), ("relativeURLs = true", 0.1)),
    *(("disablePathToLower = true", 0.1), ('disableKinds = ["taxonomy", "term"]', 0.1)),
)
_EXTRAS = (
    ("[permalinks]\npost = '/notes/:slug/'", 0.15),
    ("[languages.en]\nweight = 1\n[languages.de]\nweight = 2", 0.2),
    ("[languages.en]\nlabel = 'English'", 0.1),
)
_HOOKS = ("", "", "", "useEmbedded = 'never'", "useEmbedded = 'always'", "useEmbedded = 'fallback'")
_ID_TYPES = ("", "", "github", "github-ascii", "blackfriday")
_PAGES = (
    *("_index.md", "about.md", "post/_index.md", "post/first.md", "post/Second Note.md", "post/v1.2.md"),
    *("post/bundle/index.md", "docs/guide/_index.md", "docs/guide/start.md", "docs/other.md", "de/x.md"),
    *("ünlaut.md", "post/third.de.md", "post/first.de.md", "later.md", "section/sub/deep.md"),
)
_FILES = (
    *("content/post/pic.png", "content/post/bundle/Pic.png", "content/post/bundle/text.md", "static/cv.pdf"),
    *("static/img/Plot.png", "assets/img/asset.png", "static/post/x y.txt", "content/docs/guide/data.csv"),
)
_EXTRA_KEYS = (
    "",
    "",
    "",
    "slug: own-slug",
    "url: /own/place/",
    "aliases: [/old/, ./older]",
    "draft: true",
    "tags: [Go Lang, x]",
)
_ADDRESSES = (
    *("", "about", "post", "post/first", "post/second-note", "post/Second-Note", "post/bundle", "docs/guide", "docs"),
    *("docs/guide/start", "docs/other", "own-slug", "post/own-slug", "own/place", "old", "post/older", "tags/go-lang"),
    *("tags/x", "tags", "categories", "notes/first", "notes/own-slug", "de", "de/post/third", "en/about", "gone"),
    *("post/gone", "section", "section/sub", "section/sub/deep", "first", "bundle", "other", "start", "pic.png"),
    *("post/pic.png", "bundle/Pic.png", "bundle/pic.png", "post/bundle/Pic.png", "cv.pdf", "img/Plot.png", "Pic.png"),
    *("img/plot.png", "img/asset.png", "x y.txt", "post/x y.txt", "guide/data.csv", "docs/guide/data.csv", "data.csv"),
    *("index.xml", "post/index.xml", "text.md", "post/bundle/text.md", "first.md", "post/first.md", "bundle/index.md"),
    *("_index.md", "post/_index.md", "second note.md", "Second Note.md", "first.html", "post/first.html", "v1.2"),
    *("post/v1.2", "later", "later.md", "ünlaut", "index.html", "post/index.html", "first/index.html", "third"),
)
_STARTS = ("", "", "", "./", "../", "../", "../../", "/", "/", "/", "/", "/base/", "/en/", "/de/")
_ENDS = ("", "", "", "/", "/", "/", "?q=1", "/?q=1&r=2")
_HEADINGS = (
    *("Plain words", "Plain words", "With *some* `code` and **more**", "C++ & friends", "Ein Ärger", "中文 标题"),
    *("Emoji 🎉 here", "1. First", "Own {#mine}", "Styled {.x #styled}", "a -- b", "[Link](/about/) inside", "!!!"),
    *(
        "Under_score",
        "Tab\\*star",
        "&amp; entity &eacute;",
        "Set {#Mixed-Case}",
        "Plain words {#plain-words-1}",
        "A.B/C",
    ),
    *("Image ![alt words](/x.png)", "Foot: don't", "“Quoted” text", "<span>html</span> in it", "x<sub>2</sub>"),
    *('Attr {id="by-attr"}', "Colon: and :smile:", "Trailing # hash #", "Ünïcode ÀÉ", "1/2 -> 3...", "Δ x_i^2"),
)
_FRAGMENTS = (
    *(
        "plain-words",
        "plain-words-1",
        "plain-words-2",
        "Plain-words",
        "with-some-code-and-more",
        "c--friends",
        "c-friends",
    ),
    *(
        "ein-ärger",
        "ein-arger",
        "ein-%C3%A4rger",
        "中文-标题",
        "emoji--here",
        "emoji-here",
        "1-first",
        "first",
        "mine",
        "own",
    ),
    *("styled", "a--b", "a----b", "link-inside", "heading", "under_score", "under-score", "tabstar", "-entity-é"),
    *(
        "Mixed-Case",
        "mixed-case",
        "image-alt-words",
        "image-",
        "foot-dont",
        "quoted-text",
        "html-in-it",
        "x2",
        "by-attr",
    ),
    *("colon-and-smile", "trailing--hash", "trailing-hash", "ünïcode-àé", "12---3", "gone", "raw", "named", "δ-x_i2"),
)


def linked_site(rng: random.Random) -> LinkedSite:
    """Return a random site."""
    base = rng.choice(_BASES)
    files = {"hugo.toml": _settings(rng, base)}
    files |= {path: "x" for path in _FILES if rng.random() < 0.8}
    for path in _PAGES:
        if rng.random() < 0.75:
            keys = "draft: true" if path == "later.md" else rng.choice(_EXTRA_KEYS)
            if path == "_index.md" and "alias" in keys:
                keys = ""  # a relative one would lead out of the site, and stop the build
            files[f"content/{path}"] = _page(rng, keys)
    if "content/post/bundle/text.md" in files:
        files["content/post/bundle/text.md"] = "---\ntitle: Text\n---\n"
    return LinkedSite(files, base)


def _settings(rng: random.Random, base: str) -> str:
    lines = [f'baseURL = "{base}"', *(flag for flag, share in _FLAGS if rng.random() < share)]
    if base.endswith("/base/") and "relativeURLs = true" in lines:
        lines.remove("relativeURLs = true")  # Hugo's own links are broken then
    extras = [extra for extra, share in _EXTRAS if rng.random() < share]
    lines += extras[:2] if len(extras) > 2 and extras[0].startswith("[permalinks]") else extras[:1]
    lines.append("[markup.goldmark.renderer]\nunsafe = true")
    for name in ("link", "image"):
        if hook := rng.choice(_HOOKS):
            lines.append(f"[markup.goldmark.renderHooks.{name}]\n{hook}")
    if kind := rng.choice(_ID_TYPES):
        lines.append(f'[markup.goldmark.parser]\nautoHeadingIDType = "{kind}"')
    return "\n".join(lines) + "\n"


def _page(rng: random.Random, keys: str) -> str:
    lines = ["---", "title: T", *([keys] if keys else []), "---"]
    for _ in range(rng.randrange(5)):
        lines += [f"{rng.choice(('##', '###'))} {rng.choice(_HEADINGS)}", ""]
    if rng.random() < 0.2:
        lines += ['<p id="raw">x</p> <a name="named"></a>', ""]
    for _ in range(12):
        lines += [_link(rng, _target(rng), f"L{len(lines) + 1}"), ""]
    return "\n".join(lines)


def _target(rng: random.Random) -> str:
    if rng.random() < 0.15:
        return f"#{rng.choice(_FRAGMENTS)}"
    address = f"{rng.choice(_STARTS)}{rng.choice(_ADDRESSES)}"
    if "." not in address.rpartition("/")[2] or rng.random() < 0.1:
        address += rng.choice(_ENDS)
    address = address.replace("//", "/") or "/"
    if rng.random() < 0.2 and "?" not in address:
        address += f"#{rng.choice(_FRAGMENTS)}"
    if " " in address or rng.random() < 0.1:
        return quote(address, safe="/?#=&%")
    return address


def _link(rng: random.Random, target: str, text: str) -> str:
    if target.lower().endswith("png") and rng.random() < 0.6:
        return f"![{text}]({target})"
    return f"[{text}]({target})"
