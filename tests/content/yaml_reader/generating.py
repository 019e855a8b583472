"""Random YAML texts, right and wrong, and mutations of given ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

#: Pieces of YAML that mean something to Hugo's parser, alone or beside others.
PIECES = [
    *("a", "b", "c: d", "x: 1", "key: ", "- ", "- x", "  ", "    ", " ", "\n", "\n", "\n", "\n  ", "\n- ", "\n  - "),
    *(": ", ":", "#", "# c", " # c", "'", '"', "'x'", '"y"', "[", "]", "{", "}", ",", "&a", "&a ", "*a", "*a "),
    *("!x", "!x ", "!!str ", "!!int ", "!!bool ", "!!map ", "!!seq ", "!!float ", "!!null ", "!!binary "),
    *("!!timestamp ", "|", "|\n", ">\n", ">-\n", "|+\n", "|2\n", ">1\n", "|-\n  t\n", "? ", "?", "<<: ", "<<: *a\n"),
    *("{a: b}", "[a, b]", "%", "@", "`", "...", "\n...\n", "---", "\t", "\r", "\r\n", "~", "null", "true", "1", "1.5"),
    *("0x1f", "\\", "\\n", "\\x41", "\\u00e9", '\\"', "é", "\u2028", "\x85", "\ufeff", "\udcff", "\x07", "-", "--"),
]
_KEYS = ["a", "b", "c", "d", "'k'", '"q"', "- a", "- - b", "- b: c", "? k", ": v", "-", "x y", "&a k", "*a", "!t k"]
_KEYS += ["1", "~", "# c", "", "{a: 1}", "[1, 2]"]
_VALUES = [": ", ":", "", "", ": x", ": 1", ": 'x'", ': "x"', ": [a, b]", ": {a: b}", ": |", ": >", ": >-", ": |+"]
_VALUES += [": &a x", ": *a", ": !t", ": !!str 1", ": - x", ": x # c", " # c", ": [a,", ": {a:", ": 'x", ': "x', "]"]
_VALUES += ["}", ", b", ": null", ": &a", ": |2", ": &a {x: 1}", "\t", ": x\ty", ': "x\ty"']
_TITLES = ["Foo", "Foo: bar", "it's", "'it''s'", '"a \\"b\\""', "a #1", "a # b", "yes", "2024-01-02", "1.10", "08", "~"]
_TITLES += ["[a, 'b']", "{a: b, c: [d]}", "|\n  x\n  y", ">-\n  x\n\n  y", "\n  x\n  y", "", "https://x/y?z#a", "é 漢"]


def tokens(source: random.Random) -> str:
    """Return a few pieces in a row."""
    text = "".join(source.choice(PIECES) for _ in range(source.randint(1, 14)))
    return text + source.choice(["\n"] * 9 + [""])


def lines(source: random.Random) -> str:
    """Return a few lines of a key, or something like it, and a value."""
    made = []
    for _ in range(source.randint(1, 6)):
        indent = "  " * source.choice([0, 0, 0, 1, 1, 2]) + source.choice(["", "", "", "", "", "", "", "", " "])
        blanks = source.choice(["", "", "", "", "", "  "])
        made.append(indent + source.choice(_KEYS) + source.choice(_VALUES) + blanks)
    return source.choice(["\n"] * 8 + ["\r\n", "\r"]).join(made) + source.choice(["\n"] * 19 + [""])


def page(source: random.Random) -> str:
    """Return front matter as people write it."""
    made = []
    for number in range(source.randint(1, 6)):
        key = f"{source.choice(['title', 'date', 'tags', 'Draft', 'params'])}{number}"
        kind = source.random()
        if kind < 0.6:
            made.append(f"{key}: {source.choice(_TITLES)}")
        elif kind < 0.75:
            indent = source.choice(["", "  "])
            made.append("\n".join([f"{key}:", *(f"{indent}- {source.choice(_TITLES[:12])}" for _ in range(3))]))
        elif kind < 0.9:
            inner = (f"  k{index}: {source.choice(_TITLES[:14])}" for index in range(2))
            made.append("\n".join([f"{key}:", *inner]))
        else:
            made.append(source.choice(["# comment", "", "  # comment", f"{key}:\n- a: 1\n  b: 2\n- a: 3"]))
    return "\n".join(made) + "\n"


def mutated(source: random.Random, text: str) -> str:
    """Return the text with a few small insertions, deletions and repetitions."""
    for _ in range(source.choice([1, 1, 1, 2, 3])):
        here = source.randint(0, len(text))
        chance = source.random()
        if chance < 0.45:
            text = text[:here] + source.choice(PIECES) + text[here:]
        elif chance < 0.75:
            text = text[:here] + text[here + source.choice([1, 1, 1, 2, 5]) :]
        elif chance < 0.9:
            there = source.randint(0, len(text))
            text = text[:here] + text[there : there + source.randint(1, 12)] + text[here:]
        else:
            text = text[:here] + source.choice(PIECES) + text[here + 1 :]
    return text


def texts(source: random.Random, count: int, seeds: Sequence[str]) -> list[str]:
    """Return texts of every kind in equal parts; `seeds` are mutated too."""
    makers = (
        lambda: tokens(source),
        lambda: lines(source),
        lambda: mutated(source, lines(source)),
        lambda: mutated(source, page(source)),
        lambda: mutated(source, source.choice(seeds)) if seeds else page(source),
        lambda: mutated(source, source.choice(seeds)) if seeds else mutated(source, page(source)),
    )
    return [makers[number % len(makers)]() for number in range(count)]
