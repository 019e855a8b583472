"""Records of arXiv ids, from Atom of the shape that arXiv's API gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sitectl.publications.arxiv import fetch_arxiv
from sitectl.publications.http import Client, MetadataError
from sitectl.publications.record import Venue
from tests.publications.services import Answer, Service, serving

if TYPE_CHECKING:
    from sitectl.publications.record import Record

FEED = """<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <title type="html">ArXiv Query: search_query=&amp;id_list=2504.19516&amp;start=0&amp;max_results=1</title>
  <opensearch:totalResults xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">1</opensearch:totalResults>
{entry}
</feed>
"""

ENTRY = """  <entry>
    <id>http://arxiv.org/abs/2504.19516v3</id>
    <updated>2025-11-01T00:00:00Z</updated>
    <published>2025-04-28T05:53:20Z</published>
    <title>Bullet: Boosting GPU Utilization for LLM Serving via Dynamic
  Spatial-Temporal Orchestration in $O(n^2)$</title>
    <summary>  Modern LLM serving systems &amp; G\\"odel's
GPUs at 50\\%.
</summary>
    <author><name>Zejia Lin</name></author>
    <author><name>Ludwig van Beethoven</name></author>
    <author><name>ATLAS Collaboration</name></author>
    <arxiv:doi xmlns:arxiv="http://arxiv.org/schemas/atom">10.1145/1234567</arxiv:doi>
    <arxiv:primary_category xmlns:arxiv="http://arxiv.org/schemas/atom" term="cs.DC"/>
  </entry>"""

QUERY = "/api/query?id_list=2504.19516&max_results=1"


def _feed(entry: str) -> Answer:
    return Answer(FEED.format(entry=entry).encode())


def _fetch(service: Service, written: str) -> Record:
    return fetch_arxiv(written, Client(sleep=lambda _: None), service.address)


@pytest.mark.parametrize(
    "written", ["2504.19516", "2504.19516v3", "arXiv:2504.19516", "https://arxiv.org/abs/2504.19516"]
)
def test_preprint(written: str) -> None:
    with serving({QUERY: [_feed(ENTRY)]}) as service:
        record = _fetch(service, written)
    assert record.title == (
        "Bullet: Boosting GPU Utilization for LLM Serving via Dynamic Spatial-Temporal Orchestration in \\(O(n^2)\\)"
    )
    assert [author.display for author in record.authors] == [
        "Zejia Lin",
        "Ludwig van Beethoven",
        "ATLAS Collaboration",
    ]
    assert record.abstract == "Modern LLM serving systems & Gödel's GPUs at 50%."
    assert (str(record.date), record.venue, record.key) == ("2025-04-28", Venue("arXiv", "arXiv"), "lin2025bullet")
    assert (record.arxiv, record.doi, record.math) == ("2504.19516", "10.1145/1234567", True)


ERROR_ENTRY = """<entry><id>http://arxiv.org/api/errors#incorrect_id_format_for_2504</id><title>Error</title>
<summary>incorrect id format for 2504</summary></entry>"""

FAILURES = [
    ([_feed("")], "2504.19516", "2504.19516: arXiv knows no paper of this id"),
    ([_feed(ERROR_ENTRY)], "2504.19516", "2504.19516: arXiv knows no paper of this id"),
    ([_feed("<entry><id>http://arxiv.org/abs/2504.19516v1</id></entry>")], "2504.19516", "arXiv knows no paper"),
    ([Answer(b"<html><body>Rate exceeded.</body></html>")], "2504.19516", "the answer is not the Atom of a paper"),
    ([Answer(b"Rate exceeded.")], "2504.19516", "the answer is not the Atom of a paper"),
    ([Answer(b'<!DOCTYPE x [<!ENTITY a "b">]><feed/>')], "2504.19516", "the answer is not the Atom of a paper"),
    ([Answer(status=503)], "2504.19516", "busy (HTTP 503); try again later"),
    ([], "Bullet", "'Bullet' is not an arXiv id; one looks like 2504.19516"),
]


@pytest.mark.parametrize(("answers", "written", "sentence"), FAILURES)
def test_failure_is_one_sentence(answers: list[Answer], written: str, sentence: str) -> None:
    with serving({QUERY: answers}) as service, pytest.raises(MetadataError) as raised:
        _fetch(service, written)
    assert sentence in str(raised.value)
    assert "\n" not in str(raised.value)
