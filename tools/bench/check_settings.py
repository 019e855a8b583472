"""Ask the real Hugo which types of value each setting takes, and hold what sitectl says against it.

Usage: PYTHONPATH=tools:. python tools/bench/check_settings.py [--in-language] [--only PREFIX] [--format toml|yaml]

Every setting that Hugo has at any depth (those of `hugo config`, and of the table in `hugo/config_keys.py`) is written
with every type of value, alone, into the settings of a small site. Prints the settings at which Hugo goes on and
sitectl stops, and those at which only Hugo stops. Exit code 1 for one of the first kind. About ten minutes.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from tests.hugo_site import HugoSite

from sitectl.hugo.config import read_settings
from sitectl.hugo.config_files import ConfigError
from sitectl.hugo.config_keys import LANGUAGE_SETTINGS, SETTINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

_TEXTS = {"text": "'x'", "digits": "'5'", "no text": "''", "a word": "'yes'"}
_PLAIN = {"number": "5", "zero": "0", "negative": "-5", "fraction": "1.5", "true": "true", "false": "false"}
_LISTS = {"list": "['x']", "empty list": "[]", "numbers": "[5]", "lists": "[['x']]"}
VALUES = {
    "toml": {
        **(_TEXTS | _PLAIN | _LISTS),
        "maps": "[{a = 'x'}]",
        "map": "{a = 'x'}",
        "empty map": "{}",
        "map of maps": "{a = {b = 'x'}}",
        "date": "2025-01-01",
    },
    "yaml": {
        **(_TEXTS | _PLAIN | _LISTS),
        "maps": "[{a: x}]",
        "map": "{a: x}",
        "empty map": "{}",
        "map of maps": "{a: {b: x}}",
        "nothing": "",
        "null": "null",
        "date": "2025-01-01",
    },
}
#: Settings with tables of names of the user's own below them: one is as good as another.
_NAMES_OF_USERS = re.compile(r"(?:mediatypes|outputformats|contenttypes|caches)\.")
_BARE = re.compile(r"[\w-]+")


def main() -> None:
    """Compare all settings and print where the two differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--in-language", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--format", choices=VALUES, default="toml")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        names = _names(HugoSite(Path(folder) / "names"))
        if options.in_language:
            names = [f"languages.en.{name}" for name in LANGUAGE_SETTINGS]
        names = [name for name in names if name.startswith(options.only)]
        sites = [_site(Path(folder) / str(number)) for number in range(2)]
        halves = [names[number::2] for number in range(2)]
        with ThreadPoolExecutor(2) as pool:
            found = list(pool.map(lambda site, half: list(_compared(site, half, options.format)), sites, halves))
    answers = [answer for half in found for answer in half]
    too_strict = _told("sitectl stops, Hugo goes on", [(n, v) for n, v, stops, said in answers if said and not stops])
    _told("only Hugo stops", [(n, v) for n, v, stops, said in answers if stops and not said])
    sys.exit(1 if too_strict or not answers else 0)


def _site(folder: Path) -> HugoSite:
    site = HugoSite(folder)
    site.write_all({"a.md": "---\ntitle: A\ntags: [x]\n---\n# A\n", "post/b.md": "---\ntitle: B\n---\n"})
    (folder / "hugo.toml").unlink()
    return site


def _names(site: HugoSite) -> list[str]:
    printed = json.loads(site.run("config", "--format", "json").stdout)
    return sorted({*SETTINGS, *(each for each in _below(printed, "") if not _NAMES_OF_USERS.match(each))})


def _below(values: dict[str, object], prefix: str) -> Iterator[str]:
    for key, value in values.items():
        name = f"{prefix}{key.lower()}"
        yield name
        if isinstance(value, dict):
            yield from _below(value, f"{name}.")


def _compared(site: HugoSite, names: list[str], form: str) -> Iterator[tuple[str, str, bool, str]]:
    """Yield each setting, the type of its value, whether Hugo stops, and why sitectl does."""
    for name in names:
        for kind, value in VALUES[form].items():
            (site.folder / f"hugo.{form}").write_text(_settings(name, value, form))
            stops = site.run("--renderToMemory").returncode != 0
            try:
                read_settings(site.folder)
                said = ""
            except ConfigError as error:
                said = str(error)
            yield name, kind, stops, said


def _settings(name: str, value: str, form: str) -> str:
    address = "" if name == "baseurl" else f"baseURL{' = ' if form == 'toml' else ': '}'https://example.org/'\n"
    parts = [part if _BARE.fullmatch(part) else json.dumps(part) for part in name.split(".")]
    if form == "toml":
        return f"{address}{'.'.join(parts)} = {value}\n"
    return address + "".join(f"{'  ' * at}{part}:\n" for at, part in enumerate(parts))[:-1] + f" {value}\n"


def _told(title: str, pairs: list[tuple[str, str]]) -> bool:
    kinds: dict[str, list[str]] = defaultdict(list)
    for name, kind in pairs:
        kinds[name].append(kind)
    print(f"{title}: {len(kinds)} settings")
    for name, listed in sorted(kinds.items()):
        print(f"  {name}: {', '.join(listed)}")
    return bool(kinds)


if __name__ == "__main__":
    main()
