"""Names as BibTeX means them."""

from __future__ import annotations

import pytest

from sitectl.publications.names import parse_name, parse_names
from sitectl.publications.record import Name

# Source: (BibTeX name, given, particle, family, suffix, as shown).
NAMES = {
    "names of real people": [
        ("Zejia Lin", "Zejia", "", "Lin", "", "Zejia Lin"),
        ("Lin, Zejia", "Zejia", "", "Lin", "", "Zejia Lin"),
        ("Erd{\\H o}s, Paul", "Paul", "", "Erdős", "", "Paul Erdős"),
        ("Paul Erd\\H{o}s", "Paul", "", "Erdős", "", "Paul Erdős"),
        ('G\\"odel, Kurt', "Kurt", "", "Gödel", "", "Kurt Gödel"),
        ("{\\L}ukasiewicz, Jan", "Jan", "", "Łukasiewicz", "", "Jan Łukasiewicz"),
        ("{\\'A}lvarez {\\~N}u{\\~n}ez, Jos{\\'e}", "José", "", "Álvarez Ñuñez", "", "José Álvarez Ñuñez"),
        ("{\\.I}nce, {\\c C}a{\\u g}lar", "Çağlar", "", "İnce", "", "Çağlar İnce"),
        ("{\\DJ}or{\\dj}evi{\\'c}, Ana", "Ana", "", "Đorđević", "", "Ana Đorđević"),
        ("J.-P. Serre", "J.-P.", "", "Serre", "", "J.-P. Serre"),
        ("Serre, Jean-Pierre", "Jean-Pierre", "", "Serre", "", "Jean-Pierre Serre"),
        ("D. E. Knuth", "D. E.", "", "Knuth", "", "D. E. Knuth"),
        ("Donald~E. Knuth", "Donald E.", "", "Knuth", "", "Donald E. Knuth"),
        ("O'Brien, Conan", "Conan", "", "O'Brien", "", "Conan O'Brien"),
        ("d'Alembert, Jean", "Jean", "", "d'Alembert", "", "Jean d'Alembert"),
        ("'t Hooft, Gerard", "Gerard", "'t", "Hooft", "", "Gerard 't Hooft"),
        ("al-Khwarizmi, Muhammad", "Muhammad", "", "al-Khwarizmi", "", "Muhammad al-Khwarizmi"),
        ("李, 雷", "雷", "", "李", "", "李雷"),
        ("山田, 太郎", "太郎", "", "山田", "", "山田太郎"),
        ("김, 철수", "철수", "", "김", "", "김철수"),
        ("Иванов, Иван", "Иван", "", "Иванов", "", "Иван Иванов"),
    ],
    "numbers of people with one name, as DBLP has them": [
        ("Zejia Lin 0001", "Zejia", "", "Lin", "", "Zejia Lin"),
        ("Lin 0012, Zejia", "Zejia", "", "Lin", "", "Zejia Lin"),
        ("Wei Wang~0001", "Wei", "", "Wang", "", "Wei Wang"),
        ("Agent 1001", "Agent", "", "1001", "", "Agent 1001"),
    ],
    '"BibTeXing", section 4': [
        ("Lin,Zejia", "Zejia", "", "Lin", "", "Zejia Lin"),
        ("Per Brinch Hansen", "Per Brinch", "", "Hansen", "", "Per Brinch Hansen"),
        ("Brinch Hansen, Per", "Per", "", "Brinch Hansen", "", "Per Brinch Hansen"),
        ("{Brinch Hansen}, Per", "Per", "", "Brinch Hansen", "", "Per Brinch Hansen"),
        ("Ludwig van Beethoven", "Ludwig", "van", "Beethoven", "", "Ludwig van Beethoven"),
        ("van Beethoven, Ludwig", "Ludwig", "van", "Beethoven", "", "Ludwig van Beethoven"),
        ("{van Beethoven}, Ludwig", "Ludwig", "", "van Beethoven", "", "Ludwig van Beethoven"),
        (
            "Charles Louis Xavier Joseph de la Vall{\\'e}e Poussin",
            "Charles Louis Xavier Joseph",
            "de la",
            "Vallée Poussin",
            "",
            "Charles Louis Xavier Joseph de la Vallée Poussin",
        ),
        ("Ford, Jr., Henry", "Henry", "", "Ford", "Jr.", "Henry Ford Jr."),
        ("{Ford Jr.}, Henry", "Henry", "", "Ford Jr.", "", "Henry Ford Jr."),
        ("von Last, Jr., First Middle", "First Middle", "von", "Last", "Jr.", "First Middle von Last Jr."),
    ],
    '"Tame the BeaST", section 11': [
        ("Per {Brinch Hansen}", "Per", "", "Brinch Hansen", "", "Per Brinch Hansen"),
        ("Per Brinch~Hansen", "Per Brinch", "", "Hansen", "", "Per Brinch Hansen"),
        ("Steele, III, Guy L.", "Guy L.", "", "Steele", "III", "Guy L. Steele III"),
        ("de la Fontaine, Jr, Jean", "Jean", "de la", "Fontaine", "Jr", "Jean de la Fontaine Jr"),
        ("jean de la fontaine", "", "jean de la", "fontaine", "", "jean de la fontaine"),
        ("Jean de la fontaine", "Jean", "de la", "fontaine", "", "Jean de la fontaine"),
        ("Jean {de} la fontaine", "Jean de", "la", "fontaine", "", "Jean de la fontaine"),
        ("jean {de} {la} fontaine", "", "jean", "de la fontaine", "", "jean de la fontaine"),
        ("Jean {de} {la} fontaine", "Jean de la", "", "fontaine", "", "Jean de la fontaine"),
        ("Jean De La Fontaine", "Jean De La", "", "Fontaine", "", "Jean De La Fontaine"),
        ("jean De la Fontaine", "", "jean De la", "Fontaine", "", "jean De la Fontaine"),
        ("Jean de La Fontaine", "Jean", "de", "La Fontaine", "", "Jean de La Fontaine"),
        ("De La Fontaine, Jean", "Jean", "", "De La Fontaine", "", "Jean De La Fontaine"),
        ("De la Fontaine, Jean", "Jean", "De la", "Fontaine", "", "Jean De la Fontaine"),
        ("de La Fontaine, Jean", "Jean", "de", "La Fontaine", "", "Jean de La Fontaine"),
        ("Guy {\\'e}tude Last", "Guy", "étude", "Last", "", "Guy étude Last"),
        ("Guy {\\'E}tude Last", "Guy Étude", "", "Last", "", "Guy Étude Last"),
        ("Guy {\\o}re Last", "Guy", "øre", "Last", "", "Guy øre Last"),
        ("Guy {\\O}re Last", "Guy Øre", "", "Last", "", "Guy Øre Last"),
        ("Maria {\\uppercase{d}e la} Cruz", "Maria", "De la", "Cruz", "", "Maria De la Cruz"),
        ("Pavel {\\relax Ch}ristov Ivanov", "Pavel Christov", "", "Ivanov", "", "Pavel Christov Ivanov"),
        ("Emmy  \n  Noether", "Emmy", "", "Noether", "", "Emmy Noether"),
    ],
    "biblatex' manual, 3.7": [
        ("étienne de Vries", "", "étienne de", "Vries", "", "étienne de Vries"),
        ("Étienne de Vries", "Étienne", "de", "Vries", "", "Étienne de Vries"),
    ],
    "own observation": [
        ("Li, 雷", "雷", "", "Li", "", "雷 Li"),
    ],
}


@pytest.mark.parametrize(
    ("text", "given", "particle", "family", "suffix", "shown"),
    [row for rows in NAMES.values() for row in rows],
)
def test_name(text: str, given: str, particle: str, family: str, suffix: str, shown: str) -> None:
    name = parse_name(text)
    assert name == Name(family=family, given=given, particle=particle, suffix=suffix)
    assert name.display == shown


WHOLE = [
    ("{The ATLAS Collaboration}", "The ATLAS Collaboration"),
    ("{Barnes and Noble, Inc.}", "Barnes and Noble, Inc."),  # TB 11: braces hide "and" and commas
    ("{{\\'E}cole Normale}", "École Normale"),
    ("李雷", "李雷"),
    ("Madonna", "Madonna"),
    ("{\\O}rsted", "Ørsted"),  # a command's braces make no organisation
    ("A, B, C, D", "A, B, C, D"),  # TB: too many commas
]


@pytest.mark.parametrize(("text", "literal"), WHOLE)
def test_whole_name(text: str, literal: str) -> None:
    assert parse_name(text) == Name(literal=literal)


# (author field, names as shown); the rules are those of the table above
LISTS = [
    ("A One and B Two", ["A One", "B Two"]),
    ("A One AND B Two", ["A One", "B Two"]),  # bibtex.web: the word in any letter case
    ("A One\n  and\n  B Two", ["A One", "B Two"]),  # BT
    ("One, A and Two, B", ["A One", "B Two"]),
    ("{One and Two} and Three", ["One and Two", "Three"]),  # TB 11
    ("Anders Sand and Andy Band", ["Anders Sand", "Andy Band"]),  # "and" inside a word
    ("A One and and B Two", ["A One", "B Two"]),  # an empty name
    ("and A One", ["A One"]),
    ("A One and", ["A One"]),
    ("", []),
    ("   ", []),
]


@pytest.mark.parametrize(("field", "shown"), LISTS)
def test_list(field: str, shown: list[str]) -> None:
    read = parse_names(field)
    assert [name.display for name in read.names] == shown
    assert not read.et_al
    assert not read.doubts


@pytest.mark.parametrize("ending", ["and others", "and Others", "and et al.", "\nand\nothers"])
def test_others(ending: str) -> None:
    read = parse_names(f"One, A {ending}")
    assert [name.display for name in read.names] == ["A One"]
    assert read.et_al


@pytest.mark.parametrize("field", ["A One, B Two, C Three", "A, B, C, D, E", "A One; B Two", "A One \\& B Two"])
def test_names_parted_by_something_else_are_a_doubt(field: str) -> None:
    assert "BibTeX separates names by 'and'" in parse_names(field).doubts[0]


@pytest.mark.parametrize("field", ["A One and B Two", "Ford, Jr., Henry", "{Barnes \\& Noble; Inc.}"])
def test_no_doubt(field: str) -> None:
    assert not parse_names(field).doubts


@pytest.mark.parametrize(
    ("field", "shown", "equal"),
    [
        ("Lin, Zejia* and Mo, Zewei* and Huang, Xuanteng", ["Zejia Lin", "Zewei Mo", "Xuanteng Huang"], 2),
        ("Zejia Lin$^{*}$ and Zewei Mo$^*$ and X Y", ["Zejia Lin", "Zewei Mo", "X Y"], 2),
        ("Zejia Lin\\# and Zewei Mo\\#", ["Zejia Lin", "Zewei Mo"], 2),
        ("Zejia Lin* and Zewei Mo", ["Zejia Lin", "Zewei Mo"], 0),
        ("Zejia Lin and Zewei Mo", ["Zejia Lin", "Zewei Mo"], 0),
    ],
)
def test_mark_that_names_share_is_equal_contribution(field: str, shown: list[str], equal: int) -> None:
    read = parse_names(field)
    assert [name.display for name in read.names] == shown
    assert list(read.equal) == shown[:equal]
