"""All publications of a site as one BibTeX file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.publications.bibtex_writer import written_bibtex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitectl.export.publications import Publication


def bibtex_export(publications: Sequence[Publication]) -> str:
    """Return the entries between blank lines: each page's `cite.bib`, else one made of the page."""
    return "".join(f"{each.citation or written_bibtex(each.record)}\n\n" for each in publications).rstrip("\n") + (
        "\n" if publications else ""
    )
