"""Random YAML front matter in odd but valid styles: what people, editors and other tools leave behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random

_KEYS = [
    *(
        "title",
        "date",
        "tags",
        "draft",
        "params",
        "a",
        "b",
        "c d",
        "Größe",
        "标题",
        "x-y",
        "x.y",
        "lastmod",
        "Description",
    ),
    *("'q k'", '"d k"', '"e\\u00e9"', "1", '"null"', "'it''s'", "a/b", "weight"),
]
_PLAIN = ["x", "a b", "it's", "2024-01-01", "2024-01-01T10:00:00+08:00", "1.50", "017", "true", "~", "null"]
_PLAIN += ["Größe", "a#b", "x:y", "http://e.org/a?b", "-1", "yes", "C#", "a, b", "..a", "=", "\u00a0x", "😀"]
_QUOTED = [
    "'x'",
    "'it''s # no'",
    '"a \\"b\\": c"',
    '""',
    "''",
    '"two\\nlines"',
    '"\\u00e9 \\t"',
    "'{a}'",
    '"2024-01-01"',
]
_COMMENTS = ["", "", "", "", " # c", "  # [x]: 'y", " #", "\t# tab"]
_BETWEEN = ["", "", "", "", "", "# about\n", "\n", "    # deep\n", "#\n\n", "  \n", "# key: value\n", "\n\n"]


class _Writer:
    """One document in the making."""

    def __init__(self, source: random.Random) -> None:
        self.source = source
        self.anchors: list[str] = []

    def block(self, indent: int, depth: int) -> str:
        """Return the lines of a map, each with its line break."""
        choose = self.source.choice
        keys = self.source.sample(_KEYS, choose([1, 2, 2, 3, 4] if depth else [1, 3, 4, 5, 6]))
        pieces = []
        for key in keys:
            blank = choose(["", "", "", "", " ", "  "])
            if self.source.random() < 0.03:
                pieces.append(f"{' ' * indent}? {key}\n{' ' * indent}:{self.value(indent, depth)}")
                continue
            pieces.append(f"{choose(_BETWEEN)}{' ' * indent}{key}{blank}:{self.value(indent, depth)}")
        return "".join(pieces)

    def value(self, indent: int, depth: int) -> str:
        """Return what may stand behind a colon at a column, to the end of its last line."""
        kinds = ["scalar"] * 5 + ["flow", "flow", "empty", "lines", "next line", "named"]
        kinds += ["list", "list", "map", "map"] * (depth < 3)
        kind = self.source.choice(kinds)
        comment = self.source.choice(_COMMENTS)
        if kind == "empty":
            return f"{comment}\n"
        if kind == "scalar":
            return f"{self.source.choice([' ', ' ', ' ', '   ', chr(9)])}{self.scalar()}{comment}\n"
        if kind == "flow":
            return f" {self.flow(indent, 2)}{comment}\n"
        if kind == "next line":
            written = self.scalar() if self.source.random() < 0.5 else self.flow(indent, 1)
            return f"{comment}\n{' ' * (indent + self.step())}{written}\n"
        if kind == "named":
            return self.named(indent, depth, comment)
        if kind == "lines":
            return self.lines(indent)
        if kind == "list":
            return f"{comment}\n{self.items(indent + self.source.choice([0, 0, 2, 2, 1, 4]), depth)}"
        return f"{comment}\n{self.block(indent + self.step(), depth + 1)}"

    def named(self, indent: int, depth: int, comment: str) -> str:
        """Return a value with an anchor, an alias of one, or one with a tag."""
        chance = self.source.random()
        if chance < 0.4 and self.anchors:
            return f" *{self.source.choice(self.anchors)}{comment}\n"
        if chance < 0.8:
            name = f"n{len(self.anchors)}"
            if self.source.random() < 0.4 and depth < 2:
                text = f" &{name}{comment}\n{self.block(indent + self.step(), depth + 1)}"
            else:
                text = f" &{name} {self.scalar()}{comment}\n"
            self.anchors.append(name)
            return text
        return f" {self.source.choice(['!!str', '!x', '!!int'])} {self.source.choice(['5', '6'])}{comment}\n"

    def step(self) -> int:
        """Return by how much something is indented."""
        return self.source.choice([2, 2, 2, 4, 1, 3])

    def scalar(self) -> str:
        """Return a single value on one line."""
        return self.source.choice(_PLAIN + _QUOTED)

    def flow(self, indent: int, depth: int) -> str:
        """Return a list or map in brackets or braces, on one line or over several."""
        choose = self.source.choice
        gap = choose(["", "", " ", "\n" + " " * (indent + 2), " # c\n" + " " * (indent + 2)])
        plain = [each for each in _PLAIN if not set(each) & set(",[]{}:#?") and each.strip("\u00a0") == each]
        cells = []
        is_map = self.source.random() < 0.5
        keys = self.source.sample(_KEYS, choose([0, 1, 2, 3]))
        for key in keys:
            cell = self.flow(indent, depth - 1) if depth and self.source.random() < 0.2 else choose(plain + _QUOTED)
            cells.append(f"{key}: {cell}" if is_map else cell)
        end = choose(["", "", ","]) if cells else ""
        body = f",{gap or choose(['', ' '])}".join(cells) + end
        opening = gap if cells else ""
        closing = opening if choose([True, False]) or "#" in gap else ""
        return f"{'{' if is_map else '['}{opening}{body}{closing}{'}' if is_map else ']'}"

    def lines(self, indent: int) -> str:
        """Return a text over several lines: a block scalar, or a quoted or plain one that is folded."""
        choose = self.source.choice
        pad = " " * (indent + self.step())
        texts = [
            choose(["text", "- no item", "a: b", "# no comment", "", "  deeper", "it's"])
            for _ in range(choose([1, 2, 3]))
        ]
        kind = choose(["|", ">", "|-", ">-", "|+", ">+", "digit", "quoted", "plain"])
        if kind == "quoted":
            quote = choose("'\"")
            return f" {quote}one\n{pad}two\n\n{pad}three{quote}{choose(_COMMENTS)}\n"
        if kind == "plain":
            return f" one\n{pad}two\n{choose(['', chr(10)])}{pad}three\n"
        if kind == "digit":
            kind = f"{choose('|>')}{len(pad) - indent}{choose(['', '-', '+'])}"
        body = "".join(f"{pad}{text}".rstrip() + "\n" for text in ["first", *texts])
        return f" {kind}{choose(_COMMENTS)}\n{body}{choose(['', '', chr(10), chr(10) * 2])}"

    def items(self, column: int, depth: int) -> str:
        """Return a list with dashes."""
        pieces = []
        for _ in range(self.source.choice([1, 2, 3])):
            blanks = self.source.choice([" ", " ", " ", "   "])
            chance = self.source.random()
            comment = self.source.choice(_COMMENTS)
            if chance < 0.6 or depth >= 3:
                body = f"{blanks}{self.scalar()}{comment}\n"
            elif chance < 0.7:
                body = f"{blanks}{self.flow(column, 1)}{comment}\n"
            elif chance < 0.75:
                body = f"{comment}\n"
            elif chance < 0.8:
                body = f"{blanks}{self.items(column + 1 + len(blanks), depth + 1).lstrip(' ')}"
            else:
                inner = column + 1 + len(blanks)
                written = self.block(inner, depth + 1)
                body = f"{blanks}{written.lstrip(' ')}" if written[:1] == " " else f"\n{written}"
            pieces.append(f"{self.source.choice(_BETWEEN)}{' ' * column}-{body}")
        return "".join(pieces)


def generate(source: random.Random) -> str:
    """Return a whole page with YAML front matter; some are not valid."""
    writer = _Writer(source)
    inner = writer.block(source.choice([0, 0, 0, 0, 2, 3]), 0)
    opening = source.choice(["---\n"] * 8 + ["--- # c\n", "---   \n"])
    text = f"{opening}{inner}{source.choice(_BETWEEN)}---{source.choice(['', chr(10), chr(10) + 'body' + chr(10)])}"
    newline = source.choice(["\n", "\n", "\n", "\r\n"])
    return source.choice(["", "", "", "\ufeff", "\n"]) + text.replace("\n", newline)
