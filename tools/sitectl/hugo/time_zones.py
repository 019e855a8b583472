"""The time zones that settings can name."""

from __future__ import annotations

import os
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING

from sitectl.hugo.weak_decode import DecodeError

if TYPE_CHECKING:
    from datetime import tzinfo

_OF_MACHINE = Path("/etc/localtime")


def time_zone(name: str) -> tzinfo:
    """Return the zone of a `timeZone` setting; raises DecodeError for a name that Hugo does not know.

    `Local`, in this spelling, is the zone of the machine: that of the variable TZ, UTC if TZ names none.
    """
    if name in ("", "UTC"):
        return UTC
    if name == "Local":
        return _local_zone()
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        message = f"timeZone: {name!r} is not a time zone; use a name of the IANA list such as Europe/Berlin"
        raise DecodeError(message) from error


def _local_zone() -> tzinfo:
    from zoneinfo import ZoneInfo

    named = os.environ.get("TZ")
    if named is not None:
        try:
            return ZoneInfo(named.removeprefix(":")) if named else UTC
        except (KeyError, ValueError, OSError):
            return UTC
    try:
        with _OF_MACHINE.open("rb") as file:
            return ZoneInfo.from_file(file)
    except (ValueError, OSError):
        return UTC
