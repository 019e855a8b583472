"""Short names of venues, as far as the metadata spell them out."""

from __future__ import annotations

import re

#: An acronym: two capitals at least, as in NeurIPS, SC, PPoPP, CHI; hyphens and digits may stand inside. It is as short
#: as can be, so that the year in SC2024 is none of it.
_ACRONYM = r"(?=[A-Za-z0-9-]*[A-Z][A-Za-z0-9-]*[A-Z])[A-Za-z][A-Za-z0-9-]{1,14}?"
#: Series and publishers that look like an acronym of a venue.
_NOT_VENUES = {"LNCS", "CCIS", "LIPIcs", "PMLR", "JMLR", "IEEE", "ACM", "USENIX"}
_YEAR = r"[\s-]*['’]?(?:(?:19|20)\d{2}|\d{2})"
_ALONE = re.compile(rf"\A({_ACRONYM})(?:{_YEAR})?\Z")
_BRACKETED = re.compile(rf"\(\s*({_ACRONYM})(?:{_YEAR})?\s*\)")
_IN_COMMAS = re.compile(rf"(?:\A|,\s*)({_ACRONYM}){_YEAR}(?=\s*[,:]|\Z)")


#: Types whose venue has an acronym; a school or a publisher in capitals is none.
MEETINGS = frozenset({"paper-conference", "chapter", "speech"})


def short_venue(name: str, series: str, year: int) -> str:
    """Return a conference's acronym with its year, as in ICCD'23, or "" where the metadata has none.

    It is read from the series as ACM gives it ("LCTES 2024"), from brackets as IEEE does ("… (ICCD)"), from
    between commas as DBLP does ("…, ICCD 2023, …"), or the name is the acronym itself.
    """
    for pattern, text in ((_ALONE, series), (_ALONE, name), (_BRACKETED, name), (_IN_COMMAS, name)):
        found = pattern.search(text.strip())
        if found and found.group(1) not in _NOT_VENUES:
            return f"{found.group(1)}'{year % 100:02d}"
    return ""
