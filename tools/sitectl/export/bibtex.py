"""All publications of a site as one BibTeX file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitectl.export.publications import Publication


def bibtex_export(publications: Sequence[Publication]) -> str:
    """Return the entries between blank lines: each page's `cite.bib`, else one made of the page."""
    return "\n\n".join(each.bibtex for each in publications) + ("\n" if publications else "")
