"""What can be wrong with the address of a link before anybody asks whether it answers."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from sitectl.hugo.spelling import distance

#: Schemes with a server's name behind two slashes.
_WEB = ("http", "https")
#: What most addresses look like: those of other sites with a plain name, and paths of this one.
_FINE = re.compile(r"https?://(?!https?[:/])[\w-]+(?:\.[\w-]+)*(?:[:/?#]|\Z)|[/#.]")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_WITHOUT_COLON = re.compile(r"(https?)(//|/{3,})(?=[\w-]+\.)", re.IGNORECASE)
_TWICE = re.compile(r"https?:/*(https?:?//)", re.IGNORECASE)
_HOST = re.compile(r"[^/?#]*")
_BAD_HOST = re.compile(r"\A[.:]|\.\.|\s|@\Z")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}\Z")
_WWW = re.compile(r"www\.[\w-]+\.[\w.-]+", re.IGNORECASE)

#: A server's name without a scheme. Endings of files that are those of countries too count with a path behind them.
_HOST_AND_PATH = re.compile(r"(?:[a-z0-9-]+\.)+(?:(?:com|org|net|edu|cn)(?:/|\Z)|(?:io|ai|dev|de|uk)/)", re.IGNORECASE)


class AddressFault(NamedTuple):
    """What is wrong with an address, and what is probably meant; "" where that cannot be said."""

    message: str
    meant: str = ""


@lru_cache(maxsize=4096)  # pages of a site share many links
def address_fault(target: str) -> AddressFault | None:
    """Return what is wrong with the form of an address; None where nothing is, or nothing can be said."""
    if _FINE.match(target):
        return None
    target = target.strip()
    found = _SCHEME.match(target)
    if found is None:
        return _without_scheme(target)
    scheme, rest = found.group(1).lower(), target[found.end() :]
    if scheme in _WEB:
        return _of_web(target, scheme, rest)
    if scheme == "mailto":
        return _of_mail(target, rest)
    if scheme == "file" or (len(scheme) == 1 and rest.startswith(("\\", "/"))):
        return AddressFault("it names a file on one computer, and not on the server")
    if scheme == "tel":
        return None if re.search(r"\d", rest) else AddressFault("it has no number after `tel:`")
    known = _WEB if rest.startswith("//") else ("mailto",) if "@" in rest else ()
    meant = next((each for each in known if distance(scheme, each) == 1), "")
    return AddressFault(f"no browser knows the scheme `{scheme}:`", f"{meant}:{rest}") if meant else None


def _of_web(target: str, scheme: str, rest: str) -> AddressFault | None:
    twice = _TWICE.match(target)
    if twice:
        address = target[twice.start(1) :]
        return AddressFault("the scheme stands there twice", re.sub(r"\A(https?):?//", r"\1://", address))
    slashes = len(rest) - len(rest.lstrip("/"))
    behind = rest[slashes:]
    host = _HOST.match(behind)
    name = host.group() if host else ""
    if not name.strip():
        return AddressFault(f"nothing follows `{scheme}:{rest[:slashes]}`")
    if slashes != 2:
        return AddressFault("two slashes belong after the colon", f"{scheme}://{behind}")
    if _BAD_HOST.search(name):
        return AddressFault(f"`{name}` is the name of no server")
    return None


def _of_mail(target: str, rest: str) -> AddressFault | None:
    address = rest.partition("?")[0]
    if not address:
        return None if "?" in rest else AddressFault("it has no address after `mailto:`")
    if address.startswith("//"):
        return AddressFault("no slashes belong after `mailto:`", f"mailto:{target[len('mailto:') :].lstrip('/')}")
    if "@" not in address and "%40" not in address:
        return AddressFault(f"`{address}` is not a mail address")
    return None


def _without_scheme(target: str) -> AddressFault | None:
    colonless = _WITHOUT_COLON.match(target)
    if colonless:
        meant = f"{colonless.group(1)}://{target[colonless.end() :]}"
        return AddressFault("the colon after the scheme is missing", meant)
    if _MAIL.match(target):
        return AddressFault("a browser takes it for a page of this site", f"mailto:{target}")
    if _WWW.match(target) or _HOST_AND_PATH.match(target):
        return AddressFault("a browser takes it for a page of this site", f"https://{target}")
    return None
