"""Where a record says that the work itself can be read."""

from __future__ import annotations

import pytest

from sitectl.export.csl import csl_item
from sitectl.publications.bibtex_writer import written_bibtex
from sitectl.publications.record import Link, Record

CODE = Link("Code", "https://github.com/a/b")
PDF = Link("PDF", "https://x.org/a.pdf")
PAPER = Link("paper", "https://x.org/a")

# (DOI, arXiv id, links, the paper's address, whether BibTeX and CSL have to name it as `url`)
PLACES = [
    ("10.1145/1", "2504.19516", (PDF,), "https://doi.org/10.1145/1", False, False),
    ("", "2504.19516", (CODE, PDF), "https://arxiv.org/abs/2504.19516", False, True),
    ("", "", (CODE, PDF), PDF.url, True, True),
    ("", "", (PDF, PAPER), PAPER.url, True, True),
    ("", "", (CODE, Link("URL", "http://x.org")), "http://x.org", True, True),
    ("", "", (Link("Link", "https://x.org/l"), CODE), "https://x.org/l", True, True),
    ("", "", (PDF, Link("PDF", "https://x.org/second.pdf")), PDF.url, True, True),
    ("", "", (Link("PDF", "/here.pdf"), PAPER), PAPER.url, True, True),
]


@pytest.mark.parametrize(("doi", "arxiv", "links", "url", "in_bibtex", "in_csl"), PLACES)
def test_address_of_the_paper(
    doi: str, arxiv: str, links: tuple[Link, ...], url: str, *, in_bibtex: bool, in_csl: bool
) -> None:
    record = Record("k", "article-journal", "T", doi=doi, arxiv=arxiv, links=links)
    assert record.paper_url == url
    assert (f"  url = {{{url}}},\n" in written_bibtex(record)) == in_bibtex
    assert csl_item(record).get("URL") == (url if in_csl else None)


@pytest.mark.parametrize(
    "name", ["Code", "Slides", "Video", "Poster", "Website", "Supplement", "PDF of the slides", ""]
)
def test_other_links_do_not_stand_for_the_paper(name: str) -> None:
    record = Record("k", "article-journal", "T", links=(Link(name, "https://x.org/a"),))
    assert record.paper_url == ""
    assert "url" not in written_bibtex(record)
    assert "URL" not in csl_item(record)


def test_file_of_the_site_itself_is_no_address_elsewhere() -> None:
    assert Record("k", "article-journal", "T", links=(Link("PDF", "/here.pdf"),)).paper_url == ""
