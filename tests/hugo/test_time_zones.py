"""The zone that the settings name is the real Hugo's, that of the machine too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sitectl.hugo.config import read_settings
from sitectl.hugo.config_files import ConfigError
from sitectl.hugo.plan import plan_site
from tests.hugo_site import CONFIG, HugoSite, needs_hugo
from tests.plan_judge import moment

if TYPE_CHECKING:
    from pathlib import Path

# The setting, the variable TZ (None: not set), and the date that a time without a zone is.
KNOWN = [
    ("Local", "Asia/Tokyo", "2025-07-01T10:00:00+09:00"),
    ("Local", "America/New_York", "2025-07-01T10:00:00-04:00"),
    ("Local", ":Europe/Berlin", "2025-07-01T10:00:00+02:00"),
    ("Local", "UTC", "2025-07-01T10:00:00Z"),
    ("Local", "", "2025-07-01T10:00:00Z"),
    ("Local", "Nowhere/At_All", "2025-07-01T10:00:00Z"),
    ("Local", None, ""),
    ("Europe/Berlin", "Asia/Tokyo", "2025-07-01T10:00:00+02:00"),
    ("UTC", "Asia/Tokyo", "2025-07-01T10:00:00Z"),
    ("", "Asia/Tokyo", "2025-07-01T10:00:00Z"),
]
UNKNOWN = ("local", "LOCAL", "utc", "Paris", "europe/berlin/x", "+01:00")


@needs_hugo
@pytest.mark.parametrize(("name", "machine", "date"), KNOWN)
def test_a_time_without_a_zone_is_in_this_one(
    name: str, machine: str | None, date: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if machine is None:
        monkeypatch.delenv("TZ", raising=False)
    else:
        monkeypatch.setenv("TZ", machine)
    site = HugoSite(tmp_path / "site", f'{CONFIG}timeZone = "{name}"\n')
    site.write("a.md", "---\ntitle: A\ndate: 2025-07-01T10:00:00\n---\n")
    (plan,) = plan_site(site.folder, read_settings(site.folder), moment())
    planned = plan.as_json()["date"]
    assert planned == date or not date
    assert planned == site.build().pages["a.md"]["date"]


@needs_hugo
@pytest.mark.parametrize("name", UNKNOWN)
def test_other_names_stop_hugo_and_are_refused(name: str, tmp_path: Path) -> None:
    site = HugoSite(tmp_path / "site", f'{CONFIG}timeZone = "{name}"\n')
    assert site.run("--renderToMemory").returncode != 0
    with pytest.raises(ConfigError, match="is not a time zone"):
        read_settings(site.folder)
