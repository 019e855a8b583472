"""Which theme a site uses, as far as its files say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.hugo.casts import to_bool, to_text_list

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sitectl.content.nodes import Value

#: The npm packages in which Doks has come since its first version.
_DOKS_PACKAGES = (b'"@thulite/doks-core"', b'"@hyas/doks-core"', b'"@hyas/doks"')


def uses_doks(root: Path, config: Mapping[str, Value]) -> bool:
    """Say whether package.json, `theme` or a module of the settings names Doks."""
    if any("doks" in name.lower() for name in (*named_themes(config), *imported_modules(config))):
        return True
    package = root / "package.json"
    try:
        text = package.read_bytes()
    except OSError:
        return False
    return any(name in text for name in _DOKS_PACKAGES)


def named_themes(config: Mapping[str, Value]) -> list[str]:
    """Return the themes that the settings name, which lie in the folder of themes."""
    return to_text_list(config.get("theme")) or []


def imported_modules(config: Mapping[str, Value]) -> list[str]:
    """Return the paths of the modules that the settings import; those that are turned off are left out."""
    module = config.get("module")
    imports = module.get("imports") if isinstance(module, dict) else None
    found = []
    for each in imports if isinstance(imports, list) else ():
        path = each.get("path") if isinstance(each, dict) and not to_bool(each.get("disable")) else None
        if isinstance(path, str) and path:
            found.append(path)
    return found
