"""Records as BibTeX that reads back to the same record."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitectl.publications.bibtex import MONTHS

if TYPE_CHECKING:
    from sitectl.publications.record import CslType, Name, Record

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
_SPECIAL = re.compile(r"[\\{}&%$#_~^`]|--|''")
_ESCAPES = {
    "\\": "\\textbackslash{}",
    "{": "\\textbraceleft{}",
    "}": "\\textbraceright{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
    "`": "\\textasciigrave{}",
    "--": "-{}-",
    "''": "'{}'",
}
_UNSAFE_KEY = re.compile(r"[\s,{}()=\"#%'\\~]+")


def bibtex_of(record: Record) -> str:
    """Return the record's entry as its author wrote it, else one made of the record; no line break at the end."""
    return record.bibtex.strip() or written_bibtex(record)


def written_bibtex(record: Record) -> str:
    """Return an entry made of the record alone; titles are braced so that no style changes their capitals."""
    kind, place = _TYPES.get(record.type, ("misc", "howpublished"))
    fields: dict[str, str] = {}
    for name, value in _fields(record, kind, place):
        if value:
            fields.setdefault(name, f"{{{value}}}")
    if record.date and record.date.month:
        fields["month"] = MONTHS[record.date.month - 1]
    key = _UNSAFE_KEY.sub("-", record.key).strip("-") or "key"
    return f"@{kind}{{{key},\n" + "".join(f"  {name} = {value},\n" for name, value in fields.items()) + "}"


def _fields(record: Record, kind: str, place: str) -> list[tuple[str, str]]:
    """Return field names and their LaTeX, "" for what the record does not know, the better of two values first."""
    on_arxiv = record.is_preprint and bool(record.arxiv)
    names = [_name(author) for author in record.authors] + ["others"] * record.et_al
    date = record.date
    return [
        ("title", f"{{{latex_of(record.title)}}}"),
        ("author", " and ".join(names)),
        ("editor", " and ".join(_name(editor) for editor in record.editors)),
        (place, "" if on_arxiv else latex_of(record.venue.name)),
        ("series", latex_of(record.venue.short) if kind in {"inproceedings", "incollection"} else ""),
        ("shortjournal", latex_of(record.venue.short) if kind == "article" else ""),
        *((name, latex_of(text)) for name, text in record.details),
        ("year", f"{date.year:04d}" if date else ""),
        ("day", str(date.day) if date and date.day else ""),
        ("doi", record.doi),
        ("eprint", record.arxiv),
        ("archiveprefix", "arXiv" if record.arxiv else ""),
        ("url", "" if record.doi or record.arxiv else record.paper_url),
    ]


def latex_of(text: str) -> str:
    """Return plain text with its formulas as LaTeX."""
    parts = _FORMULA.split(text)
    return "".join(f"${part[2:-2]}$" if index % 2 else _escaped(part) for index, part in enumerate(parts))


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda found: _ESCAPES.get(found.group(), f"\\{found.group()}"), text)


def _name(name: Name) -> str:
    """Return a name in the form "von Last, Jr, First", in braces where its words would be parted otherwise."""
    if name.literal:
        return f"{{{_escaped(name.literal)}}}"
    family = _escaped(name.family)
    words = family.split()
    if "," in family or "and" in words or any(word[0].islower() for word in words[:-1]):
        family = f"{{{family}}}"
    last = f"{_escaped(name.particle)} {family}".strip()
    return ", ".join(part for part in (last, _escaped(name.suffix), _escaped(name.given)) if part)
