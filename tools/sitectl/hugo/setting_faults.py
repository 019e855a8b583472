"""The settings of a site at which Hugo stops before it reads any page."""

from __future__ import annotations

from posixpath import normpath
from typing import TYPE_CHECKING, NamedTuple

from sitectl.hugo.casts import to_text
from sitectl.hugo.config_keys import REMOVED, unlocalized
from sitectl.hugo.gotext import lower
from sitectl.hugo.setting_types import format_fault, known_output_formats, settings_in, type_fault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sitectl.hugo.config_files import Config

#: What a mount can mount to.
_COMPONENTS = ("archetypes", "assets", "content", "data", "i18n", "layouts", "static")
_MOUNTS = "module.mounts"


class SettingFault(NamedTuple):
    """A setting by its dotted name in lower case, and why Hugo stops at it."""

    name: str
    reason: str


def first_fault(root: Path, config: Config) -> SettingFault | None:
    """Return the first setting of a merged configuration whose type Hugo refuses, or that it has removed."""
    return next(_faults(root, config), None)


def _faults(root: Path, config: Config) -> Iterator[SettingFault]:
    formats = known_output_formats(config)
    for name, value in settings_in(config):
        reason = type_fault(name, value) or format_fault(unlocalized(name), value, formats)
        if reason:
            yield SettingFault(name, reason)
        elif unlocalized(name) in REMOVED:
            yield _removed(name)
        elif name == _MOUNTS and isinstance(value, list):
            for mount in value:
                yield from _mount_faults(root, mount) if isinstance(mount, dict) else ()


def _mount_faults(root: Path, mount: Config) -> Iterator[SettingFault]:
    values = {lower(key): value for key, value in mount.items()}
    is_there = (root / to_text(values.get("source"))).exists()  # else Hugo passes over its target and patterns
    for key in values:
        if f"{_MOUNTS}.{key}" in REMOVED and (is_there or key == "lang"):
            yield _removed(f"{_MOUNTS}.{key}")
    reason = mount_fault(root, mount)
    if reason:
        yield SettingFault(f"{_MOUNTS}.target", reason)


def mount_fault(root: Path, mount: Config) -> str:
    """Return why Hugo stops at the target of a mount; "" where it goes on, as at one of what is not there."""
    values = {lower(key): to_text(value) for key, value in mount.items()}
    target = normpath(values.get("target") or ".")
    if target.partition("/")[0] in _COMPONENTS or not (root / values.get("source", "")).exists():
        return ""
    known = ", ".join(f"`{each}`" for each in _COMPONENTS)
    return f"{_MOUNTS}.target: {target!r} begins with none of {known}"


def _removed(name: str) -> SettingFault:
    return SettingFault(name, f"Hugo has removed `{name}`; write `{REMOVED[unlocalized(name)]}` instead")
