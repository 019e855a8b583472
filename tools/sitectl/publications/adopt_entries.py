"""Hand-written entries of publication lists, as records; an entry that is not wholly understood is none.

Three styles are read: buttons for venue and links above a bold title and a line of authors, as themes of Hugo
have them; `[VENUE'YY] Authors. [Title](url)`; and a title with its authors, followed by `[[PDF](…)][[Code](…)]`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from sitectl.publications.identifiers import find_arxiv, find_doi
from sitectl.publications.keys import folder_name, make_key
from sitectl.publications.names import parse_name
from sitectl.publications.record import Link, Name, PartialDate, Record, Venue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.publications.record import CslType

_MARK = "\x01"
#: An asterisk that Markdown shows as it is, and so no emphasis.
_STAR = "\x03"
#: More than this is no entry of a list.
_LONGEST = 5000
_TOKEN = re.compile(
    r"<(?P<tag>a|button)\b(?P<attributes>[^<>]*)>(?P<html>.*?)</(?P=tag)>"
    r"|\[\[(?P<inner>[^\[\]]+)\]\((?P<inner_url>[^()\s]+)\)\]"
    r"|\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\])+)\]\((?P<url>[^()\s]+)\)",
    re.DOTALL | re.IGNORECASE,
)
_HREF = re.compile(r"href=\"([^\"]*)\"|href='([^']*)'", re.IGNORECASE)
_REMARK = re.compile(r"<!--\s*\*?(.*?)\*?\s*-->", re.DOTALL)
_BREAK = re.compile(r"<br\s*/?>|\\\n", re.IGNORECASE)
_SUPERSCRIPT = re.compile(r"<sup>\s*(.*?)\s*</sup>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:b|strong|em|i|u|span|div|p)(?:\s[^<>]*)?>", re.IGNORECASE)
_BRACKETED_VENUE = re.compile(r"\A\s*\*{0,2}\[([^\[\]]{2,40})\]\*{0,2}\s*")
_EMPHASIS = re.compile(r"(?<![\w*])[*_]([^*_]+)[*_](?![\w*])")
_STRONG = re.compile(r"\*\*|__")
_YEAR = re.compile(r"['’](\d\d)(?!\d)|(?<!\d)((?:19|20)\d\d)(?!\d)")
_AND = re.compile(r"\s*[,，、]\s*(?:and\s+)?|\s+(?:and|&)\s+", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_][\w.’'\- ]*\Z")
#: A full stop that ends more than an initial, as between a name and a remark.
_SENTENCE = re.compile(r"[a-z]{2}\.\s")
_PAPER_NAMES = {"pdf", "paper"}


class Piece(NamedTuple):
    """A link of an entry: its text, its address ("" for a button without one), and whether it is a button."""

    text: str
    url: str
    is_button: bool


@dataclass
class _Parts:
    """What an entry is taken apart into; `rest` is its text with a mark where each link was."""

    pieces: list[Piece] = field(default_factory=list)
    remark: str = ""
    rest: str = ""


def parse_entry(text: str) -> Record | None:
    """Return the record of an entry in one of the known styles, its date None if no year is written; else None."""
    if len(text) > _LONGEST:
        return None
    parts = _taken_apart(text.replace(_STAR, "").replace("\\*", _STAR))
    for read in (_button_style, _bracket_style, _link_list_style):
        record = read(parts)
        if record and record.authors and _accounts_for(record, parts):
            return record
    return None


def is_legend(text: str) -> bool:
    """Tell whether a unit only explains the mark of equal contribution."""
    plain = re.sub(r"[<>/*_#†‡.:\\()\[\]]|sup", " ", text).split()
    return [word.lower() for word in plain] in (["equal", "contribution"], ["equal", "contributions"])


def _taken_apart(text: str) -> _Parts:
    parts = _Parts()

    def note_remark(found: re.Match[str]) -> str:
        parts.remark = found.group(1).strip()
        return ""

    def note_link(found: re.Match[str]) -> str:
        if found["tag"]:
            href = _HREF.search(found["attributes"])
            url = next((each for each in href.groups() if each), "") if href else ""
            parts.pieces.append(Piece(_plain(found["html"]), url, is_button=True))
        else:
            label, url = found["inner"] or found["text"], found["inner_url"] or found["url"]
            bracketed = re.fullmatch(r"\[([^\[\]]+)\]", label)
            is_button = bool(found["inner"] or bracketed)
            parts.pieces.append(Piece(_plain(bracketed[1] if bracketed else label), url, is_button))
        return f"{_MARK}{len(parts.pieces) - 1}{_MARK}"

    parts.rest = _TOKEN.sub(note_link, _REMARK.sub(note_remark, text.replace(_MARK, "")))
    return parts


def _plain(text: str) -> str:
    return " ".join(_TAG.sub("", _STRONG.sub("", text)).replace(_STAR, "*").split())


def _button_style(parts: _Parts) -> Record | None:
    """Read a venue button, link buttons, the linked title, and authors on the next line."""
    titles = [piece for piece in parts.pieces if not piece.is_button]
    buttons = [piece for piece in parts.pieces if piece.is_button]
    if len(titles) != 1 or not buttons or parts.pieces[0] is not buttons[0]:
        return None
    rest = _STRONG.sub("", parts.rest)
    venues = _EMPHASIS.findall(rest)
    if len(venues) == 1 and not parts.remark:
        rest = _EMPHASIS.sub("", rest)
        parts = replace(parts, remark=_plain(venues[0]))
    return _record(titles[0], parts, buttons[0], buttons[1:], _without_marks(rest))


def _bracket_style(parts: _Parts) -> Record | None:
    """Read `[VENUE'YY] Authors. [Title](url)` and links behind it."""
    venue = _BRACKETED_VENUE.match(parts.rest)
    titles = [piece for piece in parts.pieces if not piece.is_button]
    if not venue or len(titles) != 1:
        return None
    links = [piece for piece in parts.pieces if piece.is_button]
    sides = parts.rest[venue.end() :].split(f"{_MARK}{parts.pieces.index(titles[0])}{_MARK}")
    people = [text for side in sides if (text := _without_marks(side).strip(" .,;:\n\t"))]
    if len(people) != 1:
        return None  # authors stand before the title or behind it; what else is there is something else
    return _record(titles[0], parts, Piece(_plain(venue[1]), "", is_button=True), links, people[0])


def _link_list_style(parts: _Parts) -> Record | None:
    """Read `**Title**. Authors. *Venue*. [[PDF](…)][[Code](…)]`; the title may be a link instead."""
    titles = [piece for piece in parts.pieces if not piece.is_button]
    links = [piece for piece in parts.pieces if piece.is_button]
    rest = parts.rest
    if len(titles) == 1:
        title = titles[0]
    elif not titles and (bold := re.match(r"\s*(?:\*\*|__)(.+?)(?:\*\*|__)", rest, re.DOTALL)):
        title = Piece(_plain(bold[1]).rstrip("."), "", is_button=False)
        rest = rest[bold.end() :]
    else:
        return None
    venues = _EMPHASIS.findall(_STRONG.sub("", rest))
    if not links or len(venues) > 1:
        return None
    rest = _EMPHASIS.sub("", _STRONG.sub("", rest))
    venue = Piece(_plain(venues[0]).rstrip(".,") if venues else "", "", is_button=True)
    return _record(title, parts, venue, links, _without_marks(rest))


def _without_marks(rest: str) -> str:
    return re.sub(f"{_MARK}\\d+{_MARK}", " ", rest)


def _record(title: Piece, parts: _Parts, venue: Piece, links: list[Piece], author_text: str) -> Record | None:
    authors, equal = _authors(author_text)
    if not authors or not title.text:
        return None
    year = _year(venue.text) or _year(parts.remark)
    doi = find_doi("", venue.url) or find_doi("", title.url)
    arxiv = next((found for url in (venue.url, title.url) if "arxiv.org/" in url and (found := find_arxiv(url))), "")
    date = PartialDate(year) if year else None
    return Record(
        key=_key(title.text, authors, date),
        type=type_of_venue(f"{parts.remark} {venue.text}"),
        title=title.text,
        authors=authors,
        equal=equal,
        date=date,
        venue=Venue(venue.text, parts.remark.rstrip("."), _venue_url(venue.url, doi, arxiv)),
        doi=doi,
        arxiv=arxiv,
        links=tuple(_links(title, venue, links, doi, arxiv)),
    )


def _links(title: Piece, venue: Piece, links: list[Piece], doi: str, arxiv: str) -> Iterator[Link]:
    known = title.url in (venue.url, f"https://arxiv.org/abs/{arxiv}") or (doi and find_doi("", title.url) == doi)
    if title.url and not known:
        yield Link("PDF" if title.url.lower().endswith(".pdf") else "Paper", title.url)
    for piece in links:
        if piece.url != title.url or piece.text.lower() not in _PAPER_NAMES:
            yield Link(piece.text, piece.url)


def _venue_url(url: str, doi: str, arxiv: str) -> str:
    """Return the venue's address unless the DOI or the arXiv id stands for it."""
    return "" if url in (f"https://doi.org/{doi}", f"https://arxiv.org/abs/{arxiv}") else url


def _authors(text: str) -> tuple[tuple[Name, ...], tuple[str, ...]]:
    """Return the names of a line of authors, and who is marked for equal contribution."""
    line = _TAG.sub("", _STRONG.sub("", _BREAK.sub(" ", text)))
    line = " ".join(_SUPERSCRIPT.sub(lambda found: f"\x02{found.group(1)}\x02", line).split()).strip(" .,")
    names: list[Name] = []
    equal: list[str] = []
    for part in _AND.split(line):
        name, *marks = part.split("\x02")
        name = name.strip().rstrip("*" + _STAR).rstrip()
        if not _NAME.match(name) or _SENTENCE.search(name) or len(name) > 60 or len(name.split()) > 6:
            return (), ()
        names.append(parse_name(name))
        is_starred = part.strip().endswith(("*", _STAR))
        if is_starred or any(mark.strip("* " + _STAR) in {"#", "†", "=", ""} for mark in marks if mark):
            equal.append(names[-1].display)
    return tuple(names), tuple(equal) if len(equal) > 1 else ()


def _year(text: str) -> int:
    found = _YEAR.search(text)
    if not found:
        return 0
    return int(found[2]) if found[2] else 2000 + int(found[1]) if int(found[1]) < 70 else 1900 + int(found[1])


def type_of_venue(text: str) -> CslType:
    """Return what a work is by the names of its venue."""
    words = text.lower()
    if any(word in words for word in ("transactions", "journal", "letters", "magazine", "学报", "期刊")):
        return "article-journal"
    if "arxiv" in words or "preprint" in words:
        return "article"
    return (
        "paper-conference"
        if any(each in words for each in ("conference", "symposium", "workshop", "'"))
        else "document"
    )


def _key(title: str, authors: tuple[Name, ...], date: PartialDate | None) -> str:
    """Return the name that the title itself gives its work, as in `KeSCo: …`, else one of the metadata."""
    name, colon, _ = title.partition(":")
    return folder_name(name.lower()) if colon and " " not in name.strip() else make_key(authors, date, title)


def _accounts_for(record: Record, parts: _Parts) -> bool:
    """Tell whether every word and every address of the entry is in its record."""
    shown = [record.title, record.venue.short, record.venue.name, *(author.display for author in record.authors)]
    known = _words(" ".join([*shown, *(link.name for link in record.links)]))
    entry = " ".join([_BRACKETED_VENUE.sub(r"\1 ", parts.rest), parts.remark, *(piece.text for piece in parts.pieces)])
    entry = _SUPERSCRIPT.sub(" ", re.sub(f"{_MARK}\\d+{_MARK}", " ", entry))
    missing = _words(_BREAK.sub(" ", _TAG.sub(" ", entry))) - known - {"and"} - _PAPER_NAMES
    urls = {record.venue.url, *(link.url for link in record.links)}
    urls |= {f"https://doi.org/{record.doi}", f"https://arxiv.org/abs/{record.arxiv}", ""}
    covered = all(piece.url in urls or find_doi("", piece.url) == record.doi != "" for piece in parts.pieces)
    return not missing and covered


def _words(text: str) -> set[str]:
    return {word.strip(".,:;()[]*_<>/#" + _STAR).lower() for word in _AND.sub(" ", text).split()} - {""}
