"""DOIs, arXiv ids and web addresses, found in the many ways they are written."""

from __future__ import annotations

import re
from urllib.parse import unquote

#: A DOI as Crossref describes those in use: "10.", a registrant of 4 to 9 digits, a suffix without blanks.
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/[^\s{}]+")
_DOI_ADDRESS = re.compile(r"https?://(?:(?:dx\.)?doi\.org/|[^/\s]+/doi/)", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([_%&#$~])")
_TILDE = re.compile(r"\\(?:text(?:ascii)?tilde|~|sim)(?![A-Za-z])\s*(?:\{\})?")
_URL_COMMAND = re.compile(r"\\(?:url|path|href)(?![A-Za-z])\s*")

#: arXiv ids of both schemes (https://info.arxiv.org/help/arxiv_identifier.html), the version apart.
_NEW_ARXIV = re.compile(r"(?<!\d)(?<!\d\.)(\d{2}(?:0[1-9]|1[0-2])\.\d{4,5})(?:v\d+)?(?![\d.]*\d)")
_OLD_ARXIV = re.compile(r"(?<![\w.-])([a-z][a-z-]*(?:\.[A-Z]{2})?/\d{2}(?:0[1-9]|1[0-2])\d{3})(?:v\d+)?(?!\d)")
_ADDRESS = re.compile(r"https?://[^\s\"<>]+\Z", re.IGNORECASE)
_SITE_PATH = re.compile(r"/[^/\s\"<>][^\s\"<>]*\Z")


def find_doi(field: str, url: str = "") -> str:
    """Return the DOI of a `doi` field, else the one an address spells out, else ""."""
    found = _DOI.search(_ESCAPED.sub(r"\1", field))
    if not found and _DOI_ADDRESS.match(url):
        found = _DOI.search(unquote(_ESCAPED.sub(r"\1", url)).split("?")[0].split("#")[0])
    return found.group().rstrip(".,;") if found else ""


def find_arxiv(text: str) -> str:
    """Return the first arXiv id of a text without its version, else ""."""
    found = _NEW_ARXIV.search(text) or _OLD_ARXIV.search(text)
    return found.group(1) if found else ""


def plain_address(latex: str) -> str:
    r"""Return an address as it is, however BibTeX users write it: `\url{..}`, `\_`, `\~{}`, `$\sim$`, braces."""
    text = _TILDE.sub("~", _URL_COMMAND.sub("", latex)).replace("$", "")
    return re.sub(r"[{}\s]", "", _ESCAPED.sub(r"\1", text))


def is_address(text: str) -> bool:
    """Tell whether a link may lead there: a web address, or a path from the site's root."""
    return bool(_ADDRESS.match(text) or _SITE_PATH.match(text))
