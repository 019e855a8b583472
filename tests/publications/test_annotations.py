"""What `author+an` says of the authors; the form is that of biblatex' manual, "Data Annotations"."""

from __future__ import annotations

import pytest

from sitectl.publications.annotations import read_annotations, written_annotations
from sitectl.publications.bib_records import read_records
from sitectl.publications.bibtex_writer import written_bibtex
from sitectl.publications.record import Name, PartialDate, Record

PEOPLE = (Name(family="Lin", given="Zejia"), Name(family="Mo", given="Zewei"), Name(literal="李雷"))

# (value, those of equal contribution, those to write to, doubts)
READ = [
    ("1=equal; 2=equal", "12", "", 0),
    ("1=equal;2=equal,corresponding;3=corresponding", "12", "23", 0),
    (" 3 = Corresponding ", "", "3", 0),
    ('1="corresponding"', "", "1", 0),
    ("1:family=corresponding", "", "1", 0),
    ("2=student; 1=equal", "1", "", 0),
    ("2=equal; 1=equal;", "12", "", 0),
    ("", "", "", 0),
    ("4=equal", "", "", 1),
    ("0=corresponding", "", "", 1),
    ("9=student", "", "", 0),
    ("first author", "", "", 1),
    ("equal", "", "", 1),
]


def _people(places: str) -> tuple[str, ...]:
    return tuple(PEOPLE[int(place) - 1].display for place in places)


@pytest.mark.parametrize(("value", "equal", "corresponding", "doubts"), READ)
def test_read(value: str, equal: str, corresponding: str, doubts: int) -> None:
    found = read_annotations(value, PEOPLE)
    assert (found.equal, found.corresponding) == (_people(equal), _people(corresponding))
    assert len(found.doubts) == doubts


@pytest.mark.parametrize(
    ("equal", "corresponding", "value"),
    [("12", "2", "1=equal; 2=equal, corresponding"), ("", "3", "3=corresponding"), ("", "", "")],
)
def test_written_reads_back(equal: str, corresponding: str, value: str) -> None:
    record = Record(
        "k", "document", "T", PEOPLE, equal=_people(equal), corresponding=_people(corresponding), date=PartialDate(2024)
    )
    assert written_annotations(record) == value
    read = read_records(written_bibtex(record)).records[0]
    assert (read.equal, read.corresponding) == (record.equal, record.corresponding)


def test_doubt_has_the_line_and_the_entry() -> None:
    text = "@misc{k, title={T}, year=2024,\n author={A B},\n author+an={2=corresponding}}"
    assert [problem[:3] for problem in read_records(text).problems] == [
        (2, 1, "@misc 'k': author+an names author 2, but there are 1")
    ]
