"""One publication as a value, whatever it was read from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

#: Scripts whose names are written family name first and without a blank: Han, kana and hangul.
_CJK_NAME = re.compile(r"[\u2e80-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U000323af]+")

#: Names of links that lead to the work itself, the best first; "Link" is what BibTeX's own `url` becomes.
_PAPER_LINKS = ("paper", "pdf", "url", "link")

#: The types of the Citation Style Language that pages carry (CSL 1.0.2, appendix III). `article` is CSL's
#: word for a preprint or working paper, `speech` for a talk.
CslType: TypeAlias = Literal[
    "article-journal",
    "paper-conference",
    "article",
    "thesis",
    "book",
    "chapter",
    "report",
    "software",
    "dataset",
    "speech",
    "document",
]


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in the parts that BibTeX and CSL share, or a whole name in `literal`."""

    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: str = ""

    @property
    def display(self) -> str:
        """The name in reading order, as a page shows it."""
        if self.literal:
            return self.literal
        if self.family and self.given and _CJK_NAME.fullmatch(self.family + self.given):
            return self.family + self.given
        return " ".join(part for part in (self.given, self.particle, self.family, self.suffix) if part)


class PartialDate(NamedTuple):
    """A date as precise as its source: a year, a month of it, or a day of that; 0 is unknown."""

    year: int
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        """Return the date in ISO 8601 as far as it is known."""
        text = f"{self.year:04d}"
        if self.month:
            text += f"-{self.month:02d}"
        if self.month and self.day:
            text += f"-{self.day:02d}"
        return text


class Link(NamedTuple):
    """A named address of a publication: its code, slides, or text."""

    name: str
    url: str


class Venue(NamedTuple):
    """Where a work appeared: the short form that a list shows, the full name, and where the venue shows the work."""

    short: str = ""
    name: str = ""
    url: str = ""


NO_VENUE = Venue()


@dataclass(frozen=True, slots=True)
class Record:
    r"""A publication's metadata as plain text.

    In `title` and `abstract` formulas stand between \( and \) for KaTeX and set `math`; everything else is
    Unicode text without any markup. `bibtex` is the entry as its author wrote it, "" where there was none.
    """

    key: str
    type: CslType
    title: str
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    et_al: bool = False
    #: Authors who contributed equally, by their display names.
    equal: tuple[str, ...] = ()
    #: Authors to write to, by their display names.
    corresponding: tuple[str, ...] = ()
    date: PartialDate | None = None
    venue: Venue = NO_VENUE
    doi: str = ""
    arxiv: str = ""
    links: tuple[Link, ...] = ()
    abstract: str = ""
    math: bool = False
    bibtex: str = ""
    #: What the source says beyond the page's own fields, for exports: volume, number, pages, publisher.
    details: tuple[tuple[str, str], ...] = ()

    @property
    def paper_url(self) -> str:
        """Where the work itself can be read on the web: its DOI, arXiv, or a link named so; "" where none is known."""
        if self.doi:
            return f"https://doi.org/{self.doi}"
        if self.arxiv:
            return f"https://arxiv.org/abs/{self.arxiv}"
        links = [link for link in self.links if link.url.startswith(("http://", "https://"))]
        named = {link.name.lower(): link.url for link in reversed(links)}
        return next((named[name] for name in _PAPER_LINKS if name in named), "")

    @property
    def is_preprint(self) -> bool:
        """Tell whether the work has not appeared at a venue of its own."""
        return self.type == "article"
