"""Generated YAML front matter in all its layouts, and changes to make in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from sitectl.content.changes import Change
from sitectl.content.page import Page
from sitectl.content.source import Source

if TYPE_CHECKING:
    from sitectl.content.new_values import Scalar

KEYS = ("title", "date", "lastmod", "draft", "tags", "description", "weight", "params", "x", "Y z", "1", "null")
_MARKED = (
    r"a yes No on null ~ 1 0x1F 017 1e3 1.5 - ? : a: # a#b [a ] { } , &a *a !a | > % @ ` ' it's \ --- ... << = 12:30"
)
_SPACED = (
    "a: b",
    ": a",
    "a #b",
    "a, b",
    'a "b"',
    '"',
    "--- a",
    "<<: x",
    "- a",
    "a -b",
    " a",
    "a ",
    "",
    " ",
    "a  b " * 20,
)
_LINES = ("a\nb", "a\n\nb\n", "a\n  b", "\na", "a\n", "a\r\nb", "a\\nb")
_SPECIAL = ("a\tb", "\ta", "\u00a0", "\u2028", "\x85", "\x07", "\ufeff", "Größe", "布尔", "😀", "2025-11-01")
WORDS = st.sampled_from([*_MARKED.split(" "), *_SPACED, *_LINES, *_SPECIAL])
TEXTS = (
    WORDS | st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.lists(WORDS, max_size=4).map(" ".join)
)
SCALARS: st.SearchStrategy[Scalar] = st.one_of(
    TEXTS, st.booleans(), st.integers(-(2**63), 2**63 - 1), st.floats(allow_nan=False), st.none()
)
INNER = SCALARS | st.lists(SCALARS, max_size=2) | st.dictionaries(TEXTS, SCALARS, max_size=2)
MAPS = st.dictionaries(TEXTS, INNER, max_size=3)
PATHS = st.sampled_from(KEYS).map(lambda key: (key,)) | st.tuples(st.just("params"), st.sampled_from(KEYS))
CHANGES = st.one_of(
    st.builds(Change, st.just("set"), PATHS, SCALARS | st.lists(SCALARS, max_size=3)),
    st.builds(Change, st.just("set"), PATHS, st.lists(MAPS, min_size=1, max_size=3)),
    st.builds(Change, st.just("unset"), PATHS),
    st.builds(Change, st.sampled_from(["append", "remove"]), PATHS, TEXTS | st.sampled_from(["a", "b", "c d"])),
    st.builds(Change, st.sampled_from(["append", "remove"]), PATHS, MAPS),
)

COMMENTS = st.sampled_from(["", "", "", " # c", "  # [x]: y"])
BETWEEN = st.sampled_from(["", "", "", "", "# about\n", "\n", "  # deeper\n", "#\n\n"])
ITEMS = st.lists(st.sampled_from(["a", "b", "'c d'", '"e"', "1", "true", "x y", "{a: b}"]), max_size=3)


SIMPLE = (
    "text",
    "'it''s'",
    '"a \\"b\\" #"',
    "12",
    "true",
    "2024-01-01T10:00:00+08:00",
    "~",
    "a:b",
    "{}",
    "{k: v, l: [m]}",
)


@st.composite
def values(draw: st.DrawFn, indent: int, depth: int = 0) -> str:
    """Draw what may stand behind a key and its colon, to the end of its last line."""
    kinds = ["simple"] * 4 + ["empty", "flow", "lines", "block scalar"] + ["list", "map"] * (depth < 2)
    kind = draw(st.sampled_from(kinds))
    comment = draw(COMMENTS)
    if kind == "simple":
        return " " + draw(st.sampled_from(SIMPLE)) + comment + "\n"
    if kind == "flow":
        items = draw(ITEMS)
        layout = draw(st.sampled_from(["[{}]", "[ {} ]", "[{},]"] if items else ["[{}]"]))
        return " " + layout.format(", ".join(items)) + comment + "\n"
    if kind == "map":
        return comment + "\n" + draw(blocks(indent + draw(st.sampled_from([1, 2, 4])), depth + 1))
    return comment + "\n" if kind == "empty" else draw(_lines(kind, " " * indent, comment))


@st.composite
def _lines(draw: st.DrawFn, kind: str, pad: str, comment: str) -> str:
    if kind == "lines":
        lines = [f"{pad}  {item},{draw(COMMENTS)}\n" for item in draw(ITEMS)]
        return " [\n" + "".join(lines) + f"{pad}]{comment}\n"
    if kind == "list":
        dash = " " * draw(st.sampled_from([0, 2]))
        return comment + "\n" + "".join(f"{pad}{dash}- {item}{draw(COMMENTS)}\n" for item in draw(ITEMS.filter(bool)))
    header = draw(st.sampled_from(["|", ">", "|-", ">-", "|+", ">+"]))
    texts = draw(st.lists(st.sampled_from(["text", "# no comment", "a: b", ""]), min_size=1, max_size=3))
    return f" {header}{comment}\n{pad}  first\n" + "".join(f"{pad}  {text}".rstrip() + "\n" for text in texts)


@st.composite
def blocks(draw: st.DrawFn, indent: int = 0, depth: int = 0) -> str:
    """Draw a block mapping."""
    keys = draw(st.lists(st.sampled_from(KEYS), min_size=1, max_size=5, unique_by=str.lower))
    pieces = []
    for key in keys:
        written = f'"{key}"' if key in ("1", "null") else draw(st.sampled_from([key, key, key.capitalize()]))
        colon = draw(st.sampled_from([":", ":", " :"]))
        pieces.append(draw(BETWEEN) + " " * indent + written + colon + draw(values(indent, depth)))
    return "".join(pieces) + draw(BETWEEN)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Page, Change]:
    """Draw a page and a change of it."""
    inner = draw(blocks(draw(st.sampled_from([0, 0, 0, 2])))) if draw(st.integers(0, 20)) else ""
    text = draw(st.sampled_from(["", "\ufeff"])) + f"---\n{inner}---\nbody\n"
    page = Page(Source(Path("x.md"), text.replace("\n", draw(st.sampled_from(["\n", "\n", "\r\n"])))))
    return page, draw(CHANGES)
