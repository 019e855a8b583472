"""The settings of sitectl: `sitectl.toml`, or `[tool.sitectl]` of pyproject.toml, above the folder worked in."""

from __future__ import annotations

import difflib
import tomllib
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any, get_type_hints

from sitectl.errors import SitectlError
from sitectl.talk import tell

if TYPE_CHECKING:
    from pathlib import Path


class SettingsError(SitectlError):
    """A settings file that cannot be used."""


@dataclass(frozen=True)
class Settings:
    """Everything that can be set, with its default; the comments become docs/settings.md."""

    #: Rules or groups that `lint` leaves out.
    ignore: tuple[str, ...] = ()
    #: Rules or groups that `lint` runs besides the default ones.
    extend_select: tuple[str, ...] = ()
    #: The only rules or groups that `lint` runs; empty means the default ones.
    select: tuple[str, ...] = ()
    #: Rules or groups to leave out for paths: a glob relative to the settings file, and a list of names.
    per_path_ignores: dict[str, tuple[str, ...]] = field(default_factory=dict)
    #: URL paths that another server answers: links that begin with one of them are not looked for in the site.
    external_paths: tuple[str, ...] = ()
    #: Front matter keys of the site's own, besides those that Hugo and the theme know.
    extra_keys: tuple[str, ...] = ()
    #: Where the news items lie, relative to the content folder.
    news_folder: str = "news"
    #: Where the publications lie, relative to the content folder.
    publications_folder: str = "publications"
    #: An e-mail address for Crossref, DataCite and arXiv to write to; they serve requests that name one first.
    contact: str = ""
    #: Where Crossref's REST API answers.
    crossref_address: str = "https://api.crossref.org"
    #: Where DataCite's REST API answers.
    datacite_address: str = "https://api.datacite.org"
    #: Where arXiv's API answers.
    arxiv_address: str = "https://export.arxiv.org"


def load_settings(start: Path) -> tuple[Settings, Path]:
    """Return the nearest settings from a folder upwards, and the folder they hold for; else the defaults.

    Raises SettingsError for a file that cannot be read, an unknown key, or a value of the wrong shape.
    """
    for folder in (start, *start.parents):
        own = folder / "sitectl.toml"
        if own.is_file():
            tell(f"settings: {own}")
            return _settings(_table(own), own), folder
        shared = folder / "pyproject.toml"
        if shared.is_file():
            table = _table(shared).get("tool", {}).get("sitectl")
            if isinstance(table, dict):
                tell(f"settings: {shared}")
                return _settings(table, shared), folder
    return Settings(), start


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read as TOML: {error}") from error


def _settings(table: dict[str, Any], path: Path) -> Settings:
    kinds = get_type_hints(Settings)
    names = [each.name for each in fields(Settings)]
    values = {key.replace("-", "_"): value for key, value in table.items()}
    for key in values:
        if key not in names:
            close = difflib.get_close_matches(key, names, 1)
            hint = f"did you mean {close[0].replace('_', '-')}?" if close else "see docs/settings.md"
            raise SettingsError(f"{path}: unknown setting {key.replace('_', '-')!r}; {hint}")
    shaped: dict[str, Any] = {key: _shaped(key, value, kinds[key], path) for key, value in values.items()}
    return Settings(**shaped)


def _shaped(key: str, value: object, kind: object, path: Path) -> object:
    name = key.replace("_", "-")
    if kind is str and isinstance(value, str):
        return value
    if kind == tuple[str, ...] and _is_texts(value):
        return tuple(value)  # type: ignore[arg-type]  # checked on the line above
    if kind == dict[str, tuple[str, ...]] and isinstance(value, dict) and all(map(_is_texts, value.values())):
        return {glob: tuple(names) for glob, names in value.items()}
    shape = "a text" if kind is str else "a list of texts" if kind == tuple[str, ...] else "a table of lists of texts"
    raise SettingsError(f"{path}: setting {name!r} must be {shape}, not {value!r}")


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)
