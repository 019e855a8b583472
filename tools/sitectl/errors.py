"""The failures that sitectl expects: each is one clear sentence for the user, never a traceback."""

from __future__ import annotations


class SitectlError(Exception):
    """Something that sitectl cannot do, said in one sentence with what to do about it; exit code 2."""
