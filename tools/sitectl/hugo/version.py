"""The versions that sitectl is tested with, and versions read from what programs print."""

from __future__ import annotations

import re
from typing import NamedTuple

#: The Hugo whose behaviour sitectl knows; everything in this package was measured on it.
PINNED_HUGO = "0.168.0"
#: The oldest Hugo that reads front matter as the pinned one does (YAML 1.2 came with 0.152, the rest by 0.166).
OLDEST_HUGO = "0.166.0"
#: Hugo starts Node with --permission, which needs this major version.
OLDEST_NODE = "24.0.0"

_NUMBERS = re.compile(r"v?(\d+)\.(\d+)(?:\.(\d+))?")


class Version(NamedTuple):
    """A release's three numbers."""

    major: int
    minor: int
    patch: int

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}"


def parse_version(text: str) -> Version | None:
    """Return the first version named in a text, such as the output of `hugo version`; None if there is none."""
    found = _NUMBERS.search(text)
    return Version(*(int(number or 0) for number in found.groups())) if found else None
