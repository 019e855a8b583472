"""What the KaTeX of a site knows: Hugo's own, the site's npm package, and the macros of its templates."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING

from sitectl.hugo.binary import run_node
from sitectl.hugo.katex_commands import COMMANDS, ENVIRONMENTS
from sitectl.hugo.templates import template_folders

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: Longer than Node ever needs; a package that hangs must not stop the run.
_SECONDS = 10
_MACROS = re.compile(r"\\{1,2}([A-Za-z]+)")
_SCRIPT = r"""
const print = console.log;
for (const each of Object.keys(console)) console[each] = () => {};
const folder = process.argv[1];
const katex = require(folder + '/dist/katex.js');
const source = require('fs').readFileSync(folder + '/dist/katex.js', 'utf8');
const said = (tex) => {
  try { katex.renderToString(tex, {strict: 'ignore'}); return ''; } catch (error) { return String(error.message); }
};
const isCommand = (name) => [`\\${name}`, `\\text{\\${name}}`, `\\begin{matrix}a\\${name}\\end{matrix}`]
  .some((tex) => !said(tex).includes(`Undefined control sequence: \\${name}`));
const isEnvironment = (name) => !said(`\\begin{${name}}`).includes('No such environment');
const named = (pattern) => [...new Set([...source.matchAll(pattern)].map((found) => found[1]))];
print(JSON.stringify({
  commands: named(/\\\\([A-Za-z]+)/g).filter(isCommand),
  environments: named(/["']([A-Za-z]+\*?)["']/g).filter(isEnvironment),
}));
"""


def uses_katex(root: Path) -> bool:
    """Say whether a site's formulas are certainly set by KaTeX: its package is there, or the templates speak of it."""
    if (root / "node_modules" / "katex").is_dir():
        return True
    texts = [text.lower() for text in _template_texts(root)]
    return any("katex" in text or "tomath" in text for text in texts) and not any("mathjax" in text for text in texts)


def known_words(root: Path) -> frozenset[str]:
    """Return every command, with its backslash, and every environment that the site's KaTeX may know."""
    hugo = {f"\\{name}" for name in COMMANDS} | ENVIRONMENTS
    return frozenset(hugo | _package_words(root / "node_modules" / "katex") | set(_macros(root)))


@cache
def _package_words(package: Path) -> frozenset[str]:
    """Return what the site's own KaTeX knows, asked of itself; nothing where there is none, no Node, or no answer.

    Node runs once in a process, with no right but to read the package.
    """
    if not (package / "dist" / "katex.js").is_file():
        return frozenset()
    try:
        answer = json.loads(run_node(_SCRIPT, package.resolve(), _SECONDS) or "{}")
        commands = [f"\\{name}" for name in answer.get("commands", ())]
        return frozenset([*commands, *map(str, answer.get("environments", ()))])
    except (ValueError, AttributeError, TypeError):
        return frozenset()  # whatever it printed, it was no list of words


def _macros(root: Path) -> Iterator[str]:
    """Yield the commands that templates and scripts of the site may define: all in a file that speaks of macros."""
    for text in _template_texts(root):
        if "macros" in text:
            yield from (f"\\{name}" for name in _MACROS.findall(text))


def _template_texts(root: Path) -> Iterator[str]:
    folders = [*template_folders(root), root / "assets", root / "static"]
    for folder in folders:
        for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
            if path.suffix in (".html", ".js", ".ts", ".json") and path.is_file():
                yield path.read_text(encoding="utf-8", errors="replace")
