"""Which addresses Go's URL type reads, as the pinned Hugo does where a link hook calls `urls.Parse`."""

from __future__ import annotations

import re
from functools import lru_cache

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_BAD_PERCENT = "two hexadecimal digits must follow each `%`; write `%25` for the sign itself"
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
#: Of these alone a host has one colon at most.
_WEB = ("http:", "https:")
_USER = re.compile(r"[A-Za-z0-9\-._:~!$&'()*+,;=%@]*\Z")
#: What no host has; beyond ASCII all is allowed.
_NO_HOST = re.compile(r"[\x00-\x20#/?@\\^`{|}]|%(?!25|[89A-Fa-f][0-9A-Fa-f])")
_PORT = re.compile(r"(?::[0-9]*)?\Z")


@lru_cache(maxsize=4096)  # pages of a site share many links
def refusal(address: str) -> str:
    """Return what stops Go from reading an address, in words; "" where nothing does."""
    rest, _, fragment = address.partition("#")
    if _CONTROL.search(rest):
        return "it has a control character"
    if _STRAY_PERCENT.search(fragment):
        return _BAD_PERCENT
    rest = rest.partition("?")[0]
    scheme = _SCHEME.match(rest)
    rest = rest[scheme.end() :] if scheme else rest
    if not rest.startswith("/"):
        if scheme:
            return ""
        if ":" in rest.partition("/")[0]:
            return "no scheme, as `https`, is before its `:`"
    if rest.startswith("//") and (scheme or not rest.startswith("///")):
        host, slash, path = rest[2:].partition("/")
        fault = _fault_of_host(host, is_web=scheme is not None and scheme[0].lower() in _WEB)
        if fault:
            return fault
        rest = slash + path
    return _BAD_PERCENT if _STRAY_PERCENT.search(rest) else ""


def _fault_of_host(host: str, *, is_web: bool) -> str:
    user, at, host = host.rpartition("@")
    if at and (not _USER.match(user) or _STRAY_PERCENT.search(user)):
        return f"`{user}` before the `@` is the name of no user"
    if host.startswith("["):
        end = host.rfind("]")
        return (
            ""
            if end >= 0 and _PORT.match(host[end + 1 :])
            else "the `]` after its host is missing, or no number follows"
        )
    name, colon, port = host.partition(":") if is_web or ":" not in host else host.rpartition(":")
    if not _PORT.match(colon + port):
        return f"`{colon}{port}` is not a port"
    return f"`{name}` is the name of no server" if _NO_HOST.search(name) else ""
