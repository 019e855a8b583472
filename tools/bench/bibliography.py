"""Makes bibliographies of any size: entries of many kinds, written in many ways, some of them broken."""

from __future__ import annotations

import random
from typing import NamedTuple

_WORDS = tuple(
    r"""
scheduling | kernel | {GPU} | fusion | mixed-precision | tensor | learning | graph | compiler | optimal | fast
system | serving | model | $O(n^2)$ | H$_2$O | na{\"i}ve | {\'e}tude | R\&D | 50\% | ``quoted'' | $k$-means
\emph{in situ} | 李雷 | caf\'e | {\o}re | --- | C\#
""".strip()
    .replace("\n", " | ")
    .split(" | ")
)

_PEOPLE = (
    ("Lin, Zejia", "Zejia Lin"),
    ('M{\\"u}ller, J{\\"o}rg', "Jörg Müller"),
    ("van der Berg, Jan", "Jan van der Berg"),
    ("{The ATLAS Collaboration}", "The ATLAS Collaboration"),
    ("Ford, Jr., Henry", "Henry Ford Jr."),
    ("Charles de la Vall{\\'e}e Poussin", "Charles de la Vallée Poussin"),
    ("李, 雷", "李雷"),
    ("Donald~E. Knuth", "Donald E. Knuth"),
    ("{\\L}ukasiewicz, Jan", "Jan Łukasiewicz"),
)

_KINDS = ("article", "inproceedings", "misc", "book", "phdthesis", "techreport", "incollection", "unpublished")
_PLACES = {"article": "journal", "inproceedings": "booktitle", "incollection": "booktitle", "book": "publisher",
           "phdthesis": "school", "techreport": "institution", "misc": "howpublished"}  # fmt: skip

#: Ways to break an entry, each taking the text of a good one.
_DAMAGES = (
    lambda entry: entry.rstrip().removesuffix("}"),
    lambda entry: entry.replace("},\n  author", "\n  author", 1),
    lambda entry: entry.replace("title = {", "title = {{", 1),
    lambda entry: entry.replace(" = ", " ", 1),
    lambda entry: entry.replace("  year = ", "  volume = ", 1),
    lambda entry: entry.replace("  title = ", "  note = ", 1),
)


class Entry(NamedTuple):
    """One generated entry: its key, its line, and the authors that a page must show; None if it is broken."""

    key: str
    line: int
    authors: tuple[str, ...] | None


def make_bibliography(count: int, broken_every: int = 20, seed: int = 1) -> tuple[str, list[Entry]]:
    """Return a BibTeX text and what is in it; every `broken_every`th entry cannot be read, 0 for none."""
    chance = random.Random(seed)
    pieces = ['@string{press = "ACM Press"}\n\nText between entries, with me@example.org in it.\n']
    entries: list[Entry] = []
    line = pieces[0].count("\n") + 1
    for index in range(count):
        text, authors = _entry(chance, index)
        broken = bool(broken_every) and index % broken_every == broken_every - 1
        if broken:
            text = _DAMAGES[chance.randrange(len(_DAMAGES))](text)
        entries.append(Entry(f"key{index}", line, None if broken else authors))
        pieces.append(f"{text}\n\n")
        line += pieces[-1].count("\n")
    return "".join(pieces), entries


def _entry(chance: random.Random, index: int) -> tuple[str, tuple[str, ...]]:
    kind = chance.choice(_KINDS)
    people = chance.sample(_PEOPLE, chance.randint(1, 5))
    title = " ".join(chance.choice(_WORDS) for _ in range(8))
    fields = [
        f"title = {{No. {index}: {title}}}",
        "author = {" + " and ".join(written for written, _ in people) + "}",
        f"year = {1990 + index % 35}",
        f"doi = {{10.1145/{index}.{index}}}",
        f"abstract = {{{' '.join(chance.choice(_WORDS) for _ in range(60))}}}",
    ]
    if kind in _PLACES:
        fields.append(f"{_PLACES[kind]} = {{Transactions on {index} Things}}")
    fields.append(
        chance.choice(["month = jan", 'month = "8~" # feb', "month = {March}", "publisher = press # { Inc.}"])
    )
    return f"@{kind}{{key{index},\n  " + ",\n  ".join(fields) + "\n}", tuple(shown for _, shown in people)
