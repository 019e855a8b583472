"""Whatever is read, nothing crashes, and what comes out is clean text."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitectl.publications.bib_records import read_records
from sitectl.publications.bibtex import read_bibliography
from sitectl.publications.crossref import crossref_record
from sitectl.publications.datacite import datacite_record
from sitectl.publications.latex import latex_to_text
from sitectl.publications.markup import markup_to_paragraphs, markup_to_text
from sitectl.publications.names import parse_names

EXAMPLES = int(os.environ.get("SITECTL_EXAMPLES", "60"))

BIBTEX = st.lists(
    st.sampled_from(
        ["@article", "@string", "@comment", "{", "}", "(", ")", '"', "k,", "a = ", "title = ", "#", "\n", "x"]
    )
    | st.text(max_size=5)
).map("".join)
LATEX = st.lists(
    st.sampled_from(
        ["\\'", "\\c", "\\emph", "{", "}", "$", "$$", "\\(", "\\)", "\\\\", "~", "--", "'", "`", " ", "word"]
    )
    | st.text(max_size=4)
).map("".join)
MARKUP = st.lists(
    st.sampled_from(
        ["<i>", "</i>", "<sub>", "</sub>", "<mml:math>", "</mml:math>", "<mi>", "</mi>", "<msup>", "&lt;", "&amp;"]
    )
    | st.sampled_from(
        ["<jats:p>", "</jats:p>", "<jats:tex-math>", "</jats:tex-math>", "$", "\\alpha", "_", "<", ">", "x"]
    )
    | st.text(max_size=4)
).map("".join)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["title", "author", "family", "given", "issued", "date-parts", "event", "relation", "has-preprint"]
            )
            | st.sampled_from(
                ["id", "titles", "creators", "name", "dates", "date", "dateType", "types", "publicationYear"]
            ),
            inner,
            max_size=5,
        )
    ),
)


def _is_clean(text: str) -> bool:
    return not any(unicodedata.category(char) == "Cc" and char != "\n" for char in text)


@settings(max_examples=EXAMPLES, deadline=None)
@given(BIBTEX)
def test_bibtex(text: str) -> None:
    read = read_bibliography(text)
    lines = text.count("\n") + text.count("\r") + 1
    assert all(1 <= problem.line <= lines and problem.column >= 1 for problem in read.problems)
    assert all(1 <= entry.line <= lines and entry.key for entry in read.entries)
    assert list(read.problems) == sorted(read.problems)
    read_records(text)


@settings(max_examples=EXAMPLES, deadline=None)
@given(LATEX)
def test_latex_and_names(text: str) -> None:
    read = latex_to_text(text)
    assert _is_clean(read.text)
    assert "\n" not in read.text
    assert all(_is_clean(name.display) for name in parse_names(text).names)


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.lists(st.sampled_from(["\\emph", "\\textbf", "\\mbox", "\\unknown", "{\\em", "{", "}", " ", "-"])))
def test_latex_loses_no_word(pieces: list[str]) -> None:
    latex = "".join(f"{piece}{{word{index}}}" for index, piece in enumerate(pieces))
    words = latex_to_text(latex).text
    assert [index for index in range(len(pieces)) if f"word{index}" not in words] == []


@settings(max_examples=EXAMPLES, deadline=None)
@given(MARKUP)
def test_markup(text: str) -> None:
    assert _is_clean(markup_to_text(text).text)
    assert _is_clean(markup_to_paragraphs(text).text)


@settings(max_examples=EXAMPLES, deadline=None)
@given(JSON)
def test_answers_of_services(work: object) -> None:
    for record in (crossref_record(work), datacite_record(work)):  # type: ignore[arg-type]  # any JSON is the point
        assert _is_clean(record.title)
        assert all(author.display for author in record.authors)


@pytest.mark.skipif("SITECTL_CORPUS" not in os.environ, reason="SITECTL_CORPUS names no folder of real content")
def test_real_bibliographies() -> None:
    files = sorted(Path(os.environ["SITECTL_CORPUS"]).rglob("*.bib"))
    assert files
    for file in files:
        read = read_records(file.read_text("utf-8", "replace"))
        assert read.records or read.problems, file


@pytest.mark.parametrize("nested", ["{", '"', "(", "$", "<i>", "<mml:mrow>", "\\emph{", "\\("])
def test_deep_nesting(nested: str) -> None:
    text = nested * 3000
    read_bibliography(f"@misc{{k, title = {{{text}")
    latex_to_text(text)
    markup_to_text(f"<mml:math>{text}</mml:math>")


def test_deep_formula_keeps_its_text() -> None:
    deep = "<mml:mrow>" * 3000 + "<mml:mi>x</mml:mi>" + "</mml:mrow>" * 3000
    assert markup_to_text(f"a <mml:math>{deep}</mml:math>").text == "a x"
