"""DOIs, arXiv ids and addresses in the ways they are written."""

from __future__ import annotations

import pytest

from sitectl.publications.identifiers import find_arxiv, find_doi, is_address, plain_address

# (doi field, url field, DOI); sources: the DOI Handbook 2.2 (H), Crossref's display rules (C), exports (R).
DOIS = [
    ("10.1145/3652032.3657567", "", "10.1145/3652032.3657567"),  # H
    ("https://doi.org/10.1145/3774652", "", "10.1145/3774652"),  # C
    ("http://dx.doi.org/10.1145/3774652", "", "10.1145/3774652"),  # C: the older form
    ("doi:10.1000/182", "", "10.1000/182"),  # H
    ("DOI: 10.1000/182.", "", "10.1000/182"),  # R
    ("10.1007/978-3-031-12345-6\\_7", "", "10.1007/978-3-031-12345-6_7"),  # R: LaTeX escapes
    (
        "10.1002/(SICI)1097-024X(199610)26:10<1>3.0.CO;2-X",
        "",
        "10.1002/(SICI)1097-024X(199610)26:10<1>3.0.CO;2-X",
    ),  # Wiley
    ("", "https://doi.org/10.1145/3774652", "10.1145/3774652"),  # C
    ("", "https://dl.acm.org/doi/10.1145/3774652", "10.1145/3774652"),  # R
    ("", "https://dl.acm.org/doi/abs/10.1145/3652032.3657567", "10.1145/3652032.3657567"),  # R
    ("", "https://dl.acm.org/doi/10.1145/3774652?download=true#x", "10.1145/3774652"),  # R
    ("", "https://doi.org/10.1000%2F182", "10.1000/182"),  # R
    ("", "HTTPS://DX.DOI.ORG/10.1000/182", "10.1000/182"),
    ("", "https://onlinelibrary.wiley.com/doi/full/10.1002/x.1", "10.1002/x.1"),  # R
    ("", "https://dl.acm.org/doi/pdf/10.1145/3774652", "10.1145/3774652"),  # R
    ("", "https://dl.acm.org/doi/epdf/10.1145/3774652", "10.1145/3774652"),  # R
    ("10.48550/arXiv.2504.19516", "", "10.48550/arXiv.2504.19516"),  # arXiv's own DOIs
    ("", "https://example.org/10.1145/3774652", ""),  # not an address of DOIs
    ("forthcoming", "", ""),
    ("10.12/x", "", ""),  # H: a registrant has four digits or more
    ("", "", ""),
]

# (text, id); source: arXiv's page on identifiers, both schemes.
ARXIV = [
    ("2504.19516", "2504.19516"),
    ("2504.19516v2", "2504.19516"),
    ("arXiv:2504.19516", "2504.19516"),
    ("arXiv preprint arXiv:2504.19516", "2504.19516"),
    ("abs/2504.19516", "2504.19516"),
    ("https://arxiv.org/pdf/2504.19516v1.pdf", "2504.19516"),
    ("0704.0001", "0704.0001"),
    ("hep-th/9901001", "hep-th/9901001"),
    ("math.GT/0309136", "math.GT/0309136"),
    ("10.48550/arXiv.2504.19516", "2504.19516"),
    ("2513.19516", ""),  # there is no thirteenth month
    ("2504.195", ""),
    ("10.1145/3774652", ""),
    ("12504.19516", ""),
    ("1.2504.19516", ""),
    ("2504.19516.7", ""),
    ("2504.195167", ""),
    ("", ""),
]


@pytest.mark.parametrize(("field", "url", "doi"), DOIS)
def test_doi(field: str, url: str, doi: str) -> None:
    assert find_doi(field, url) == doi


@pytest.mark.parametrize(("text", "identifier"), ARXIV)
def test_arxiv(text: str, identifier: str) -> None:
    assert find_arxiv(text) == identifier


@pytest.mark.parametrize("text", ["https://x.org", "HTTP://x.org/a?b=c#d", "/shared/x.pdf"])
def test_address(text: str) -> None:
    assert is_address(text)


@pytest.mark.parametrize(
    "text",
    ["", "x.pdf", "javascript:alert(1)", "data:text/html,x", "//evil.org/x", "ftp://x", "https://a b", "/"],
)
def test_no_address(text: str) -> None:
    assert not is_address(text)


ADDRESSES = [
    ("https://x.org/~user", "https://x.org/~user"),
    ("https://x.org/\\~{}user", "https://x.org/~user"),
    ("https://x.org/{\\textasciitilde}user", "https://x.org/~user"),
    ("https://x.org/$\\sim$user", "https://x.org/~user"),
    ("https://x.org/a\\_b?c\\&d\\#e\\%20", "https://x.org/a_b?c&d#e%20"),
    ("\\url{https://x.org/a_b}", "https://x.org/a_b"),
    ("{https://x.org}", "https://x.org"),
    ("\\path{https://x.org/a}", "https://x.org/a"),
    ("\\href{https://x.org/a}", "https://x.org/a"),
    ("https://x.org/{\\texttilde}user", "https://x.org/~user"),
    ("https://x.org/\\similar", "https://x.org/\\similar"),
    ("https://x.org/\\urls", "https://x.org/\\urls"),
    (" https://x.org/\n long", "https://x.org/long"),
    ("", ""),
]


@pytest.mark.parametrize(("latex", "address"), ADDRESSES)
def test_plain_address(latex: str, address: str) -> None:
    assert plain_address(latex) == address
