"""What we replace of the theme is listed, and the list is true of the installed theme."""

import hashlib
import json
import re
from pathlib import Path
from typing import NamedTuple

from tests.requirements import require
from tests.site.building import SITE

ROW = re.compile(
    r"^\| `(?P<file>[^`]+)` \| `(?P<package>@thulite/[^`]+)` \| (?P<version>\S+) \| `(?P<digest>\w+)` \|", re.MULTILINE
)
# In the order of the mounts: the first that has a layout is the one that we replace.
PACKAGES = ["doks-core", "core", "seo", "images", "inline-svg"]


class Shadow(NamedTuple):
    """A file of the theme that one of ours replaces."""

    file: str
    package: str
    version: str
    digest: str


def listed() -> list[Shadow]:
    return sorted(Shadow(**row.groupdict()) for row in ROW.finditer((SITE / "README.md").read_text()))


def originals() -> list[Shadow]:
    """Return every file of the theme with the path of one of ours. Translations are merged, not replaced."""
    ours = {file.relative_to(SITE).as_posix() for room in ("layouts", "assets") for file in (SITE / room).rglob("*")}
    found: dict[str, Shadow] = {}
    for name in PACKAGES:
        package = SITE / "node_modules" / "@thulite" / name
        require(package.is_dir(), "the theme is not installed: make site")
        version = json.loads((package / "package.json").read_text())["version"]
        for file in sorted(package.rglob("*")):
            path = file.relative_to(package).as_posix()
            if path in ours and file.is_file() and path not in found:
                digest = hashlib.sha256(file.read_bytes()).hexdigest()[:12]
                found[path] = Shadow(path, f"@thulite/{name}", version, digest)
    return sorted(found.values())


def test_each_replaced_file_of_the_theme_is_listed_with_its_version_and_digest() -> None:
    assert len(listed()) > 5
    assert listed() == originals()


def test_the_versions_of_the_theme_are_exact() -> None:
    wanted = json.loads((SITE / "package.json").read_text())["dependencies"]
    assert len(wanted) > 5
    assert not [version for version in wanted.values() if not re.fullmatch(r"\d+\.\d+\.\d+", version)]


def test_lock_files_name_no_address() -> None:
    root = Path(__file__).resolve().parents[2]
    locks = [
        SITE / "package-lock.json",
        *(root / folder / "package-lock.json" for folder in ("tests/site", "tools/audit")),
    ]
    for lock in locks:
        packages = json.loads(lock.read_text())["packages"]
        assert len(packages) > 5
        assert not [name for name, package in packages.items() if "resolved" in package], lock
        assert all("integrity" in package for name, package in packages.items() if name), lock


def test_the_readme_names_files_that_exist() -> None:
    table = (SITE / "README.md").read_text().split("\n## ")[1]
    paths = re.findall(r"`((?:assets|config|content|data|i18n|layouts)/[^`]*)`", table)
    assert len(paths) > 8
    assert not [path for path in paths if not (SITE / path).exists()]
