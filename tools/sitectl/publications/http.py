"""The metadata services over HTTPS, politely: who asks, no faster than they allow, no more than needed, cached.

A request says who to contact (Crossref's and arXiv's etiquette), honours Retry-After, backs off from a busy
server, and has a limit on size and time. Plain http is only spoken with this machine, for tests. A redirect leads
to the same scheme and the same domain or nowhere.
"""

from __future__ import annotations

import hashlib
import ipaddress
import json
import time
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from typing import TYPE_CHECKING
from urllib.error import HTTPError, URLError
from urllib.parse import urljoin, urlsplit
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

from sitectl import __version__
from sitectl.errors import SitectlError

if TYPE_CHECKING:
    from collections.abc import Callable
    from http.client import HTTPMessage, HTTPResponse
    from pathlib import Path
    from typing import IO
    from urllib.request import OpenerDirector

MAX_BYTES = 4_000_000
TIMEOUT = 20.0
MAX_ATTEMPTS = 3
MAX_WAIT = 15.0
MAX_REDIRECTS = 3
#: How old a cached answer may be before it is asked for again, in seconds.
FRESH = 24 * 3600.0
_BUSY = {429, 500, 502, 503, 504}


class MetadataError(SitectlError):
    """A metadata service gave no usable answer."""


class NotFoundError(MetadataError):
    """The service does not know what was asked for."""


@dataclass(frozen=True)
class Client:
    """Fetches texts from the services; `cache` is a folder of earlier answers, None for none."""

    contact: str = ""
    cache: Path | None = None
    offline: bool = False
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.time

    def get(self, url: str, accept: str) -> str:
        """Return the text at an address; raises NotFoundError for 404 and 410, MetadataError for all else."""
        _require_allowed(url)
        kept = self._cached(url)
        if kept is not None:
            return kept
        if self.offline:
            raise MetadataError(f"{url}: not among the answers kept on this machine, and --offline asks nobody")
        data = self._fetch(url, accept)
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            raise MetadataError(f"{_host(url)}: the answer is not UTF-8 text") from None
        self._keep(url, text)
        return text

    def _fetch(self, url: str, accept: str) -> bytes:
        """Ask until there is an answer, a lasting refusal, or no attempt left."""
        for attempt in range(1, MAX_ATTEMPTS + 1):
            try:
                return self._once(url, accept)
            except _BusyError as busy:
                wait = 2.0 ** (attempt - 1) if busy.wait is None else busy.wait
                if attempt == MAX_ATTEMPTS or wait > MAX_WAIT:
                    raise MetadataError(f"{_host(url)}: {busy}; try again later") from None
                self.sleep(wait)
        raise AssertionError("the last attempt returns or raises")

    def _once(self, url: str, accept: str) -> bytes:
        """Make one request, following redirects within the domain."""
        deadline = time.monotonic() + TIMEOUT
        address = url
        try:
            for _ in range(MAX_REDIRECTS + 1):
                response = self._open(address, accept)
                with response:
                    if response.status not in {301, 302, 303, 307, 308}:
                        return _read(response, address, deadline)
                    address = _redirected(address, response.headers.get("Location", ""))
        except HTTPError as error:
            with error:
                raise _refusal(error, url, self.clock()) from None
        except (OSError, HTTPException) as error:
            reason = error.reason if isinstance(error, URLError) else error
            raise MetadataError(f"{_host(url)}: cannot be reached ({_why(reason)})") from None
        raise MetadataError(f"{_host(url)}: redirects without end")

    def _open(self, url: str, accept: str) -> HTTPResponse:
        agent = f"sitectl/{__version__}" + (f" (mailto:{self.contact})" if self.contact else "")
        headers = {"User-Agent": agent, "Accept": accept}
        request = Request(url, headers=headers)  # noqa: S310 - _require_allowed let only https and loopback pass
        response: HTTPResponse = _opener(url).open(request, timeout=TIMEOUT)
        return response

    def _place(self, url: str) -> Path | None:
        return self.cache and self.cache / f"{hashlib.sha256(url.encode()).hexdigest()}.json"

    def _cached(self, url: str) -> str | None:
        place = self._place(url)
        if place is None:
            return None
        try:
            kept = json.loads(place.read_text(encoding="utf-8"))
            if kept["url"] != url or not (self.offline or 0 <= self.clock() - kept["time"] < FRESH):
                return None
            return str(kept["text"])
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _keep(self, url: str, text: str) -> None:
        """Keep an answer; a cache that cannot be written is no reason to fail."""
        place = self._place(url)
        if place is None:
            return
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            partial = place.with_suffix(".part")
            partial.write_text(json.dumps({"url": url, "time": self.clock(), "text": text}), encoding="utf-8")
            partial.replace(place)
        except OSError:
            return


class _BusyError(Exception):
    """The server asks for patience: for so many seconds, or without saying how long."""

    def __init__(self, message: str, wait: float | None) -> None:
        super().__init__(message)
        self.wait = wait


class _NoRedirect(HTTPRedirectHandler):
    """Hands a redirect back as the answer it is, so that where it leads can be looked at first."""

    def http_error_301(self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage) -> IO[bytes]:
        del req, code, msg, headers
        return fp

    http_error_302 = http_error_303 = http_error_307 = http_error_308 = http_error_301


def _opener(url: str) -> OpenerDirector:
    """Return urllib's opener; what stays on this machine goes round any proxy."""
    return build_opener(_NoRedirect, ProxyHandler({})) if _is_loopback(url) else build_opener(_NoRedirect)


def _host(url: str) -> str:
    return urlsplit(url).hostname or url


def _is_loopback(url: str) -> bool:
    host = _host(url)
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _require_allowed(url: str) -> None:
    scheme = urlsplit(url).scheme
    if scheme != "https" and not (scheme == "http" and _is_loopback(url)):
        raise MetadataError(f"{url}: only https addresses are asked")


def _redirected(url: str, location: str) -> str:
    """Return where a redirect leads; raises MetadataError when it leads to another scheme or domain."""
    target = urljoin(url, location)
    here, there = urlsplit(url), urlsplit(target)
    same_domain = _domain(url) == _domain(target) and here.port == there.port
    if here.scheme != there.scheme or not same_domain:
        raise MetadataError(f"{_host(url)}: redirects to {target}, which is another kind of address; not followed")
    return target


def _domain(url: str) -> str:
    host = _host(url)
    return host if _is_loopback(url) else ".".join(host.split(".")[-2:])


def _read(response: HTTPResponse, url: str, deadline: float) -> bytes:
    """Read an answer within the limits of size and time."""
    pieces: list[bytes] = []
    size = 0
    while piece := response.read1(65536):
        size += len(piece)
        if size > MAX_BYTES:
            raise MetadataError(
                f"{_host(url)}: the answer is longer than {MAX_BYTES // 1_000_000} MB; not read further"
            )
        if time.monotonic() > deadline:
            raise MetadataError(f"{_host(url)}: the answer takes longer than {TIMEOUT:.0f} s; not read further")
        pieces.append(piece)
    expected = response.headers.get("Content-Length", "")
    if expected.isdecimal() and int(expected) != size:
        raise MetadataError(f"{_host(url)}: the answer broke off after {size} of {expected} bytes")
    return b"".join(pieces)


def _refusal(error: HTTPError, url: str, now: float) -> Exception:
    if error.code in {404, 410}:
        return NotFoundError(f"{_host(url)}: there is nothing at {url}")
    if error.code in _BUSY:
        return _BusyError(f"busy (HTTP {error.code})", _retry_after(error.headers.get("Retry-After", ""), now))
    return MetadataError(f"{_host(url)}: refuses with HTTP {error.code}")


def _retry_after(value: str, now: float) -> float | None:
    """Return the seconds a Retry-After header asks for, as a number or a date; None if it says nothing."""
    if value.strip().isdecimal():
        return float(value)
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - now)
    except ValueError:
        return None


def _why(reason: object) -> str:
    if isinstance(reason, TimeoutError):
        return f"no answer within {TIMEOUT:.0f} s"
    if isinstance(reason, OSError) and reason.strerror:
        return reason.strerror.lower()
    return str(reason) or type(reason).__name__
