"""Read the text of every scalar and key once more, alone, and compare."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitectl.content.nodes import UnreadableError
from sitectl.content.yaml_reader import read
from tests.hugo_judge import same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.content.nodes import Entry, Node

_SCALAR_STYLES = frozenset({"plain", "single", "double", "literal", "folded"})
#: A width in a block scalar's header counts from the key that is not there when the text is read alone.
_WIDTH = re.compile(r"[|>][+-]?[1-9]")


def wrong_spans(text: str, root: Node) -> list[str]:
    """Return what the spans of a tree hold that does not mean the same when it is read alone."""
    return [*_wrong(text, root, "block")]


def _wrong(text: str, node: Node, parent: str) -> Iterator[str]:
    if not (0 <= node.start <= node.end <= len(text)):
        yield f"{node.start}:{node.end} of {len(text)}"
    if node.style == "empty" and node.start != node.end:
        yield f"an empty value that has text: {text[node.start : node.end]!r}"
    if node.style in _SCALAR_STYLES and node.obstacle != "tag" and not _rereads(text, node, parent):
        yield f"{node.style} {text[node.start : node.end]!r} is not {node.value!r}"
    for entry in node.entries:
        if not _key_rereads(text, entry, node):
            yield f"key {text[entry.key_start : entry.key_end]!r} is not {entry.key!r}"
        yield from _wrong(text, entry.node, "flow mapping" if node.style == "flow" else "block")
        if not node.start <= entry.key_start <= entry.key_end <= entry.node.end <= node.end:
            yield f"entry {entry.key!r} out of its mapping or order"
    for item in node.items:
        yield from _wrong(text, item, "flow list" if node.style == "flow" else "block")
        if not node.start <= item.start <= item.end <= node.end:
            yield f"item {item.value!r} out of its list"


def _key_rereads(text: str, entry: Entry, mapping: Node) -> bool:
    raw = text[entry.key_start : entry.key_end]
    line = text[: entry.key_start].rpartition("\n")[2]
    if raw.startswith(("*", "|", ">")) or raw == "<<" or "!" in line or (raw[:1] == '"' and "\t" in raw):
        return True
    if mapping.style == "flow":
        frames = [f"z: {{{raw}: x}}\n", f"z: {{{raw} : x}}\n", f"{{{raw}: x}}\n"]
    else:
        frames = [f"{raw}: x\n", f"z:\n {raw}: x\n", f"? {raw}\n: x\n", f"z:\n ? {raw}\n : x\n"]
    return any(value in ({entry.key: "x"}, {"z": {entry.key: "x"}}) for value in map(_reread, frames))


def _rereads(text: str, node: Node, parent: str) -> bool:
    raw = text[node.start : node.end]
    if _WIDTH.match(raw) or (node.style == "double" and "\t" in raw):
        return True
    end = "" if node.end == len(text) else "\n"
    frames = {
        "block": (f"k: {raw}{end}", f"z:\n k: {raw}{end}"),
        "flow list": (f"k: [{raw}]\n", f"k: [ {raw} ]\n"),
        "flow mapping": (f"k: {{z: {raw}}}\n", f"z: {{k: {raw} }}\n"),
    }
    wanted = ({"k": node.value}, {"z": {"k": node.value}}, {"k": [node.value]}, {"k": {"z": node.value}})
    return any(same(value, each) for value in map(_reread, frames[parent]) for each in wanted)


def _reread(text: str) -> object:
    try:
        return read(text).value
    except UnreadableError:
        return None
