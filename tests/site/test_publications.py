"""What a publication is and when it appeared is told alike to readers, to BibTeX and to machines."""

from pathlib import Path

import pytest
from bibtexparser.entrypoint import parse_string

from tests.site.building import Build
from tests.site.test_output import Tags, structured_data
from tests.site.variants import Variant

# front matter of the venue and more; kind, BibTeX type and the field of the venue
KINDS = [
    ('venue: {short: "LCTES\'24", name: Conference on Languages}', "conference", "inproceedings", "booktitle"),
    ("venue: {name: ACM Transactions on Graphics}", "journal", "article", "journal"),
    ("venue: Journal of Systems", "journal", "article", "journal"),
    ("venue: {name: Workshop on GPUs}", "workshop", "inproceedings", "booktitle"),
    ("venue: {name: CoRR}", "preprint", "misc", "howpublished"),
    ("arxiv: 2504.19516", "preprint", "misc", None),
    ("venue: {name: Ph.D. thesis}", "thesis", "phdthesis", "school"),
    ("venue: {name: Springer, kind: book}", "book", "book", "publisher"),
    ("venue: {name: MIT, kind: report}", "report", "techreport", "institution"),
    ("venue: {name: Letters to Nobody, kind: Conference}", "conference", "inproceedings", "booktitle"),
    ("", "conference", "misc", None),  # BibTeX refuses proceedings without a title
]
DATES = [
    ("2025-01-01T00:00:00+08:00", "2025"),
    ("2025-06-01", "2025-06"),
    ("2025-06-25T09:00:00Z", "2025-06-25"),
]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """A site with a publication of each kind and each date, and one with a BibTeX entry of its own."""
    content = {"_index.md": "---\ntitle: Home\n---\n", "publications/_index.md": "---\ntitle: Publications\n---\n"}
    for number, (fields, *_) in enumerate(KINDS):
        content[f"publications/kind{number}/index.md"] = f"---\ntitle: K\ndate: 2024-05-05\n{fields}\n---\n"
    for number, (date, _) in enumerate(DATES):
        content[f"publications/date{number}/index.md"] = f"---\ntitle: D\ndate: {date}\n---\n"
    content["publications/own/index.md"] = "---\ntitle: Own\ndate: 2023-05-05\n---\n"
    content["publications/own/cite.bib"] = "@book{mine,\n  title = {Mine},\n}\n"
    result = Variant(tmp_path_factory.mktemp("kinds"), content, ours=False).build("--panicOnWarning")
    assert result.exit_code == 0, result.output
    return result


@pytest.mark.parametrize("number", range(len(KINDS)))
def test_the_kind_decides_about_filter_and_bibtex(built: Build, number: int) -> None:
    _, kind, bibtex_type, field = KINDS[number]
    found = pages_of(built.folder)["publications/index.html"].found
    entries = [values["data-kind"] for tag, values in found if tag == "li" and "data-kind" in values]
    links = [values["href"] for tag, values in found if tag == "a" and "/publications/" in values.get("href", "")]
    ordered = [link.strip("/").split("/")[-1] for link in links if link.count("/") == 3]
    assert dict(zip(ordered, entries, strict=True))[f"kind{number}"] == kind
    library = parse_string((built.folder / "publications.bib").read_text())
    entry = library.entries_dict[f"kind{number}"]
    assert entry.entry_type == bibtex_type
    places = {"journal", "booktitle", "howpublished", "school", "publisher", "institution"}
    assert places & {item.key for item in entry.fields} == ({field} if field else set())


@pytest.mark.parametrize("number", range(len(DATES)))
def test_a_date_is_told_as_far_as_it_is_known(built: Build, number: int) -> None:
    page = pages_of(built.folder)[f"publications/date{number}/index.html"]
    assert structured_data(page)[0]["datePublished"] == DATES[number][1]
    assert page.meta("citation_publication_date") == [DATES[number][1].replace("-", "/")]


def test_a_bibtex_entry_beside_the_page_is_taken(built: Build) -> None:
    library = parse_string((built.folder / "publications.bib").read_text())
    assert library.entries_dict["mine"]["title"] == "Mine"
    assert "own" not in library.entries_dict


def pages_of(folder: Path) -> dict[str, Tags]:
    return {str(file.relative_to(folder)): Tags(file.read_text()) for file in folder.rglob("*.html")}
