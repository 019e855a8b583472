"""The formats of a lint report: one module each, whose name is what `--format` takes."""

from __future__ import annotations

import pkgutil
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitectl.lint.diagnostic import Diagnostic


@dataclass(frozen=True)
class Summary:
    """What a run came to."""

    files: int
    fixed: int = 0
    would_fix: bool = False


def format_names() -> list[str]:
    """Return the names of all formats."""
    return sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_"))


def render(format_name: str, diagnostics: Sequence[Diagnostic], summary: Summary) -> str:
    """Return the report's text, with a final line break unless it is empty."""
    text: str = import_module(f"{__name__}.{format_name}").render(diagnostics, summary)
    return text
