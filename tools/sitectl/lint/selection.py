"""Which rules run: what the command line and the settings say, by names and groups."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, NamedTuple

from sitectl.errors import SitectlError
from sitectl.lint.rule import GROUPS, all_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from sitectl.lint.rule import Rule
    from sitectl.settings import Settings


class SelectionError(SitectlError):
    """A rule or group that does not exist was selected or ignored."""


class Selection(NamedTuple):
    """What a command line says of the rules to run."""

    select: tuple[str, ...] = ()
    extend: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


def chosen_rules(request: Selection, settings: Settings, folder: Path) -> tuple[Rule, ...]:
    """Return the rules that a request and the settings of a folder mean together.

    Raises SelectionError for a name that nobody knows, with the settings at fault where they have it.
    """
    ignores = settings.per_path_ignores.items()
    for key, names in (
        ("select", settings.select),
        ("extend-select", settings.extend_select),
        ("ignore", settings.ignore),
        *((f'per-path-ignores."{glob}"', names) for glob, names in ignores),
    ):
        for name in names:
            try:
                _require_known(name, all_rules())
            except SelectionError as error:
                raise SelectionError(f"{_settings_file(folder)}: {key}: {error}") from error
    extend = (*settings.extend_select, *request.extend)
    return selected_rules(request.select or settings.select, extend, (*settings.ignore, *request.ignore))


def _settings_file(folder: Path) -> Path:
    own = folder / "sitectl.toml"
    return own if own.is_file() else folder / "pyproject.toml"


def selected_rules(select: Sequence[str], extend: Sequence[str], ignore: Sequence[str]) -> tuple[Rule, ...]:
    """Return the rules that a selection by names and groups means.

    Without `select` these are all rules but the notes. "all" names every rule. Raises SelectionError.
    """
    rules = all_rules()
    for name in (*select, *extend, *ignore):
        _require_known(name, rules)
    return tuple(
        rule
        for rule in rules.values()
        if (matches(rule, (*select, *extend)) or (not select and rule.severity != "note"))
        and not (matches(rule, ignore) and rule.name not in select)
    )


def ignored_at(place: str, settings: Settings) -> tuple[str, ...]:
    """Return the rules and groups that the settings leave out for a path, relative to their folder."""
    named = (names for glob, names in settings.per_path_ignores.items() if _is_at(place, glob))
    return tuple(name for names in named for name in names)


def _is_at(place: str, glob: str) -> bool:
    """Say whether a path is what a glob names, or lies in a folder that it names."""
    bare = glob.removeprefix("./").rstrip("/")
    return fnmatchcase(place, bare) or fnmatchcase(place, f"{bare}/*")


def _require_known(name: str, rules: Iterable[str]) -> None:
    known = ["all", *GROUPS, *rules]
    if name not in known:
        import difflib

        close = difflib.get_close_matches(name, known, 1)
        hint = f"did you mean {close[0]!r}?" if close else "`sitectl rule` lists them"
        raise SelectionError(f"no rule or group {name!r}; {hint}")


def matches(rule: Rule, names: Iterable[str]) -> bool:
    """Say whether a rule is among names and groups; "all" names every rule."""
    return any(name in (rule.name, rule.group, "all") for name in names)
