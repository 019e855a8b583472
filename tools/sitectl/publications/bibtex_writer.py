"""Records as BibTeX that reads back to the same record."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitectl.publications.annotations import FIELD as ANNOTATIONS
from sitectl.publications.annotations import written_annotations
from sitectl.publications.bibtex import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sitectl.publications.record import CslType, Name, PartialDate, Record

#: Entry types and the field that names the venue; those of biblatex where BibTeX has none.
_TYPES: dict[CslType, tuple[str, str]] = {
    "article-journal": ("article", "journal"),
    "paper-conference": ("inproceedings", "booktitle"),
    "article": ("misc", "howpublished"),
    "chapter": ("incollection", "booktitle"),
    "thesis": ("phdthesis", "school"),
    "book": ("book", "publisher"),
    "report": ("techreport", "institution"),
    "software": ("software", "publisher"),
    "dataset": ("dataset", "publisher"),
    "speech": ("talk", "eventtitle"),
}

_FORMULA = re.compile(r"(\\\(.+?\\\))")
_SPECIAL = re.compile(r"[\\{}&%$#_~^`]|-(?=-)|'(?=')")
_ESCAPES = {
    "\\": "\\textbackslash{}",
    "{": "\\textbraceleft{}",
    "}": "\\textbraceright{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
    "`": "\\textasciigrave{}",
    "-": "-{}",
    "'": "'{}",
}
_UNSAFE_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", " ": "%20"})
_UNSAFE_KEY = re.compile(r"[\s,{}()=\"#%'\\~]+")


def bibtex_of(record: Record) -> str:
    """Return the record's entry as its author wrote it, else one made of the record; no line break at the end."""
    return record.bibtex.strip() or written_bibtex(record)


def written_bibtex(record: Record) -> str:
    """Return an entry made of the record alone; titles are braced so that no style changes their capitals."""
    kind, place = _TYPES.get(record.type, ("misc", "howpublished"))
    return entry_text(kind, record.key, _fields(record, kind, place), record.date)


def entry_text(kind: str, key: str, values: Iterable[tuple[str, str]], date: PartialDate | None) -> str:
    """Return an entry of fields whose values are LaTeX; of two of one name the first that is not "" counts."""
    fields: dict[str, str] = {}
    for name, value in values:
        if value:
            fields.setdefault(name, f"{{{value}}}")
    if date and date.month:
        fields["month"] = MONTHS[date.month - 1]
    key = _UNSAFE_KEY.sub("-", key).strip("-") or "key"
    return f"@{kind}{{{key},\n" + "".join(f"  {name} = {value},\n" for name, value in fields.items()) + "}"


def _fields(record: Record, kind: str, place: str) -> list[tuple[str, str]]:
    """Return field names and their LaTeX, "" for what the record does not know, the better of two values first."""
    on_arxiv = record.is_preprint and bool(record.arxiv)
    names = [_name(author) for author in record.authors] + ["others"] * record.et_al
    return [
        ("title", f"{{{title_latex(record)}}}"),
        ("author", " and ".join(names)),
        (ANNOTATIONS, written_annotations(record)),
        ("editor", " and ".join(_name(editor) for editor in record.editors)),
        (place, "" if on_arxiv else latex_of(record.venue.name)),
        ("series", latex_of(record.venue.short) if kind in {"inproceedings", "incollection"} else ""),
        ("shortjournal", latex_of(record.venue.short) if kind == "article" else ""),
        *((name, latex_of(text)) for name, text in record.details),
        *date_and_place(record),
    ]


def date_and_place(record: Record) -> list[tuple[str, str]]:
    """Return the fields of year and day, DOI, arXiv id, and of the work's address where it has neither."""
    date = record.date
    return [
        ("year", f"{date.year:04d}" if date else ""),
        ("day", str(date.day) if date and date.day else ""),
        ("doi", record.doi.translate(_UNSAFE_ADDRESS)),
        ("eprint", record.arxiv.translate(_UNSAFE_ADDRESS)),
        ("archiveprefix", "arXiv" if record.arxiv else ""),
        ("url", "" if record.doi or record.arxiv else record.paper_url.translate(_UNSAFE_ADDRESS)),
    ]


def title_latex(record: Record) -> str:
    """Return the title as LaTeX; without `math` a backslash and a bracket in it are what they look like."""
    return latex_of(record.title) if record.math else escaped(record.title)


def latex_of(text: str) -> str:
    """Return plain text with its formulas as LaTeX."""
    parts = _FORMULA.split(text)
    return "".join(f"${part[2:-2]}$" if index % 2 else escaped(part) for index, part in enumerate(parts))


def escaped(text: str) -> str:
    """Return plain text as LaTeX that stands for the same characters."""
    return _SPECIAL.sub(lambda found: _ESCAPES.get(found.group(), f"\\{found.group()}"), text)


def _name(name: Name) -> str:
    """Return a name in the form "von Last, Jr, First", in braces where its words would be parted otherwise."""
    if name.literal:
        return f"{{{escaped(name.literal)}}}"
    family = escaped(name.family)
    words = family.split()
    if "," in family or "and" in words or any(word[0].islower() for word in words[:-1]):
        family = f"{{{family}}}"
    last = f"{escaped(name.particle)} {family}".strip()
    return ", ".join(part for part in (last, escaped(name.suffix), escaped(name.given)) if part)
