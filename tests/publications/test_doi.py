"""Records of DOIs, from answers of the shape that Crossref and DataCite give."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from sitectl.publications.crossref import crossref_record
from sitectl.publications.datacite import datacite_record
from sitectl.publications.doi import fetch_doi
from sitectl.publications.http import Client, MetadataError
from sitectl.publications.record import Name, Venue
from tests.publications.services import Answer, Service, serving

if TYPE_CHECKING:
    from pathlib import Path

    from sitectl.publications.record import Record

CONFERENCE_PAPER: dict[str, Any] = {
    "publisher": "ACM",
    "issued": {"date-parts": [[2024, 6, 20]]},
    "published-print": {"date-parts": [[2024, 6, 20]]},
    "DOI": "10.1145/3652032.3657567",
    "type": "proceedings-article",
    "page": "34-45",
    "title": ["MixPert: Optimizing Mixed-Precision Floating-Point Emulation on GPU Integer Tensor Cores"],
    "author": [
        {"given": "Zejia", "family": "Lin", "sequence": "first", "affiliation": [{"name": "Sun Yat-sen University"}]},
        {"given": "Aoyuan", "family": "Sun", "sequence": "additional", "affiliation": []},
        {"given": "Xianwei", "family": "Zhang", "sequence": "additional", "affiliation": []},
        {"given": "Yutong", "family": "Lu", "sequence": "additional", "affiliation": []},
    ],
    "event": {
        "name": "LCTES '24: 25th ACM SIGPLAN/SIGBED International Conference on Languages, Compilers, and Tools",
        "acronym": "LCTES '24",
        "start": {"date-parts": [[2024, 6, 24]]},
    },
    "container-title": ["Proceedings of the 25th ACM SIGPLAN/SIGBED International Conference on Languages"],
    "short-container-title": [],
    "ISBN": ["9798400706165"],
    "relation": {},
}

JOURNAL_ARTICLE: dict[str, Any] = {
    "DOI": "10.1103/physrevlett.1.2",
    "type": "journal-article",
    "title": ["Search for <mml:math><mml:msqrt><mml:mi>s</mml:mi></mml:msqrt></mml:math> in H<sub>2</sub>O"],
    "subtitle": [],
    "author": [
        {"name": "The ATLAS Collaboration", "sequence": "first", "affiliation": []},
        {"family": "de la Vall&#233;e Poussin", "given": "Charles", "suffix": "Jr.", "sequence": "additional"},
        {"family": "Plato", "sequence": "additional"},
    ],
    "issued": {"date-parts": [[2023]]},
    "published-online": {"date-parts": [[2023, 3]]},
    "published-print": {"date-parts": [[2024, 1, 2]]},
    "container-title": ["Physical Review Letters"],
    "short-container-title": ["Phys. Rev. Lett."],
    "volume": "1",
    "issue": "2",
    "abstract": "<jats:title>Abstract</jats:title><jats:p>We <jats:italic>search</jats:italic>.</jats:p>",
    "relation": {"has-preprint": [{"id-type": "arxiv", "id": "arXiv:2301.00001", "asserted-by": "subject"}]},
}

DATASET: dict[str, Any] = {
    "doi": "10.5281/zenodo.1234567",
    "creators": [
        {"name": "Lovelace, Ada", "nameType": "Personal", "givenName": "Ada", "familyName": "Lovelace"},
        {"name": "Lin, Zejia"},
        {"name": "CERN", "nameType": "Organizational"},
    ],
    "titles": [{"title": "Untertitel", "titleType": "Subtitle"}, {"title": "A data set"}],
    "publisher": "Zenodo",
    "container": {},
    "publicationYear": 2021,
    "dates": [{"date": "2020-01-01", "dateType": "Created"}, {"date": "2021-05-06", "dateType": "Issued"}],
    "types": {"resourceTypeGeneral": "Dataset", "citeproc": "dataset"},
    "descriptions": [{"description": "<p>About it.</p>", "descriptionType": "Abstract"}],
}

PREPRINT: dict[str, Any] = {
    "doi": "10.48550/arxiv.2504.19516",
    "creators": [{"name": "Lin, Zejia", "nameType": "Personal", "givenName": "Zejia", "familyName": "Lin"}],
    "titles": [{"title": "Bullet: Boosting GPU Utilization"}],
    "publisher": {"name": "arXiv"},
    "publicationYear": 2025,
    "dates": [
        {"date": "2025-04-28T05:53:20Z", "dateType": "Submitted", "dateInformation": "v1"},
        {"date": "2025-04", "dateType": "Available", "dateInformation": "v1"},
    ],
    "types": {"resourceTypeGeneral": "Preprint"},
    "descriptions": [],
}


def test_conference_paper() -> None:
    record = crossref_record(CONFERENCE_PAPER)
    assert record.key == "lin2024mixpert"
    assert record.type == "paper-conference"
    assert record.title == CONFERENCE_PAPER["title"][0]
    assert [author.display for author in record.authors] == ["Zejia Lin", "Aoyuan Sun", "Xianwei Zhang", "Yutong Lu"]
    assert str(record.date) == "2024-06-20"
    assert record.venue == Venue("LCTES'24", CONFERENCE_PAPER["container-title"][0])
    assert record.details == (("pages", "34-45"), ("publisher", "ACM"), ("isbn", "9798400706165"))


def test_journal_article() -> None:
    record = crossref_record(JOURNAL_ARTICLE)
    assert record.type == "article-journal"
    assert (record.title, record.math) == ("Search for \\(\\sqrt{s}\\) in H₂O", True)
    assert [author.display for author in record.authors] == [
        "The ATLAS Collaboration",
        "Charles de la Vallée Poussin Jr.",
        "Plato",
    ]
    assert str(record.date) == "2023-03"
    assert record.venue == Venue("Phys. Rev. Lett.", "Physical Review Letters")
    assert (record.arxiv, record.abstract) == ("2301.00001", "We search.")


def test_dataset() -> None:
    record = datacite_record(DATASET)
    assert (record.type, record.title, record.abstract) == ("dataset", "A data set", "About it.")
    assert [author.display for author in record.authors] == ["Ada Lovelace", "Zejia Lin", "CERN"]
    assert (str(record.date), record.venue) == ("2021-05-06", Venue("", "Zenodo"))


def test_preprint_of_datacite() -> None:
    record = datacite_record(PREPRINT)
    assert (record.type, record.arxiv, record.venue) == ("article", "2504.19516", Venue("arXiv", "arXiv"))
    assert str(record.date) == "2025-04-28"


# (what Crossref may also say, attribute, value). Sources: the format of the REST API as Crossref documents it
# (github.com/CrossRef/rest-api-doc, api_format.md) for the first rows, where titles and container titles are lists
# that may hold translations and short forms, `given` may miss, only the year of a date is required; the rest are
# answers that break the documented shape, which no answer may turn into a traceback.
ODDITIES: list[tuple[dict[str, Any], str, object]] = [
    ({"title": ["Originaltitel", "Translated title"]}, "title", "Originaltitel"),
    ({"container-title": ["Full Name", "Full N."], "event": None}, "venue", Venue("", "Full Name")),
    (
        {"author": [{"family": "Lin", "ORCID": "http://orcid.org/0", "authenticated-orcid": False, "affiliation": []}]},
        "authors",
        (Name(literal="Lin"),),
    ),
    (
        {"author": [{"given": "Zejia", "family": "Lin", "sequence": "first", "affiliation": [{"name": "SYSU"}]}]},
        "authors",
        (Name(family="Lin", given="Zejia"),),
    ),
    ({"author": [{"given": "Zejia", "family": ""}]}, "authors", (Name(literal="Zejia"),)),
    (
        {"issued": {"date-parts": [[2024]]}, "published-online": {"date-parts": [[2024, 5]]}, "published-print": None},
        "date",
        (2024, 5, 0),
    ),
    ({"issued": {"date-parts": [[2023]]}, "published-online": {"date-parts": [[2024, 5, 2]]}}, "date", (2023, 0, 0)),
    ({"issued": {"date-parts": [[2006, 5, 19]]}, "published-print": {"date-parts": [[2006]]}}, "date", (2006, 5, 19)),
    ({"abstract": "A JSON string"}, "abstract", "A JSON string"),
    ({"abstract": "<jats:p>One.</jats:p><jats:p>Two.</jats:p>"}, "abstract", "One.\n\nTwo."),
    (
        {"institution": {"name": "bioRxiv"}, "type": "posted-content", "container-title": []},
        "venue",
        Venue("", "bioRxiv"),
    ),
    ({"title": ["Title"], "subtitle": ["The Rest"]}, "title", "Title: The Rest"),
    ({"title": ["Title: The Rest"], "subtitle": ["The rest"]}, "title", "Title: The Rest"),
    ({"title": ["Why?"], "subtitle": ["Because"]}, "title", "Why? Because"),
    ({"title": []}, "title", ""),
    ({"title": None}, "title", ""),
    ({"title": "no list"}, "title", "no list"),
    ({"author": None}, "authors", ()),
    ({"author": [{"ORCID": "x"}, None, "x", {"family": ""}]}, "authors", ()),
    ({"issued": {"date-parts": [[None]]}}, "date", None),
    ({"issued": {"date-parts": []}}, "date", None),
    ({"issued": None}, "date", None),
    ({"issued": {"date-parts": [[2024, 13, 1]]}, "published-print": None}, "date", (2024, 0, 0)),
    ({"issued": {"date-parts": [[2024, 2, 31]]}}, "date", (2024, 2, 0)),
    ({"type": "peer-review"}, "type", "document"),
    ({"type": 7}, "type", "document"),
    (
        {"type": "posted-content", "container-title": [], "institution": [{"name": "bioRxiv"}], "event": {}},
        "venue",
        Venue("", "bioRxiv"),
    ),
    ({"type": "dissertation", "container-title": [], "publisher": "MIT"}, "venue", Venue("", "MIT")),
    ({"container-title": None, "event": None}, "venue", Venue("", "")),
    (
        {"event": {"name": "Conference (ICCD)"}, "container-title": ["Proceedings"]},
        "venue",
        Venue("ICCD'24", "Proceedings"),
    ),
    ({"relation": {"has-preprint": [{"id": "10.48550/arXiv.2301.00001"}]}}, "arxiv", "2301.00001"),
    ({"relation": []}, "arxiv", ""),
]


@pytest.mark.parametrize(("change", "attribute", "value"), ODDITIES)
def test_oddity(change: dict[str, Any], attribute: str, value: object) -> None:
    assert getattr(crossref_record({**CONFERENCE_PAPER, **change}), attribute) == value


def _crossref(work: object) -> Answer:
    return Answer(json.dumps({"status": "ok", "message-type": "work", "message": work}).encode())


def _fetch(service: Service, doi: str, cache: Path | None = None, *, offline: bool = False) -> Record:
    client = Client(cache=cache, offline=offline, sleep=lambda _: None)
    return fetch_doi(doi, client, service.address, f"{service.address}/")


WORK = "/works/10.1145%2F3652032.3657567"


@pytest.mark.parametrize("written", ["10.1145/3652032.3657567", "https://doi.org/10.1145/3652032.3657567"])
def test_crossref_is_asked_first(written: str) -> None:
    with serving({WORK: [_crossref(CONFERENCE_PAPER)]}) as service:
        assert _fetch(service, written).key == "lin2024mixpert"
    assert [path for path, _ in service.requests] == [WORK]


def test_datacite_is_asked_for_what_crossref_does_not_know() -> None:
    answer = Answer(json.dumps({"data": {"id": "x", "type": "dois", "attributes": DATASET}}).encode())
    with serving({"/dois/10.5281%2Fzenodo.1234567": [answer]}) as service:
        assert _fetch(service, "10.5281/zenodo.1234567").title == "A data set"
    assert [path for path, _ in service.requests] == [
        "/works/10.5281%2Fzenodo.1234567",
        "/dois/10.5281%2Fzenodo.1234567",
    ]


def test_offline_replays(tmp_path: Path) -> None:
    with serving({WORK: [_crossref(CONFERENCE_PAPER)]}) as service:
        first = _fetch(service, "10.1145/3652032.3657567", tmp_path)
        assert _fetch(service, "10.1145/3652032.3657567", tmp_path, offline=True) == first
    assert len(service.requests) == 1


# (answers, doi, the whole sentence after the address)
FAILURES = [
    ({}, "10.1145/3652032.3657567", "10.1145/3652032.3657567: neither Crossref nor DataCite knows this DOI"),
    ({}, "not a doi", "'not a doi' is not a DOI; one looks like 10.1145/3652032.3657567"),
    ({WORK: [Answer(b"<html>")]}, "10.1145/3652032.3657567", "the answer is not the JSON of a work"),
    ({WORK: [Answer(b"[]")]}, "10.1145/3652032.3657567", "the answer is not the JSON of a work"),
    ({WORK: [Answer(b"[" * 100_000)]}, "10.1145/3652032.3657567", "the answer is not the JSON of a work"),
]


@pytest.mark.parametrize(("answers", "doi", "sentence"), FAILURES)
def test_failure_is_one_sentence(answers: dict[str, list[Answer]], doi: str, sentence: str) -> None:
    with serving(answers) as service, pytest.raises(MetadataError) as raised:
        _fetch(service, doi)
    assert sentence in str(raised.value)
    assert "\n" not in str(raised.value)
