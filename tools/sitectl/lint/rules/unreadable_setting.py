"""A settings file cannot be read, and the site does not build.

Hugo stops at the first such file and writes nothing. What sitectl says of the pages holds for Hugo's default settings
until the file can be read.

Correct the line: often a key stands twice, or a text needs quotes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.content.source import Span
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.config_file import ConfigFile

GROUP = "config"
SEVERITY = "error"

BAD = (
    Bad('title = "A"\n⟦title = "B"⟧\n', path="hugo.toml", hugo=Hugo(breaks="already defined")),
    Bad("title: ⟦A: B⟧\n", path="config/_default/params.yaml", hugo=Hugo(breaks="mapping value is not allowed")),
)
GOOD = (
    Good('title = "A"\n', path="hugo.toml"),
    Good("title: A\n", path="config/_default/params.yaml"),
    Good("", path="hugo.toml"),
)


def check_config(file: ConfigFile) -> Iterator[Finding]:
    """Yield a finding at the place that Hugo names."""
    problem = file.problem
    if problem is not None:
        start = file.source.offset(problem.line, problem.column)
        line = file.source.text[start:].split("\n", 1)[0].rstrip("\r")
        first = f", on line {problem.first_line}" if problem.first_line and " at [" not in problem.message else ""
        message = f"Hugo cannot read this file and builds nothing: {problem.message}{first}."
        yield Finding(Span(start, start + len(line)), message)
