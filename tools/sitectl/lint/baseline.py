"""Findings that an old site has already: a file that names them, so that only new ones are reported.

A finding is known by its file, its rule and the text of its line, not by the line's number: text that is added or
removed elsewhere in the file changes nothing. Two equal lines with the same finding count as two.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from typing import TYPE_CHECKING

from sitectl.content.writing import create_file, replace_file
from sitectl.errors import SitectlError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sitectl.lint.diagnostic import Diagnostic

_VERSION = 1


class BaselineError(SitectlError):
    """A baseline that cannot be read."""


class Baseline:
    """The known findings of one file; paths in it are relative to the folder it lies in."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._folder = path.resolve().parent

    def write(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Make the file name exactly these findings; raises WriteFailedError."""
        counted: dict[str, dict[str, dict[str, int]]] = {}
        for (path, rule, line), number in sorted(Counter(map(self._key, diagnostics)).items()):
            counted.setdefault(path, {}).setdefault(rule, {})[line] = number
        text = json.dumps({"version": _VERSION, "findings": counted}, indent=1) + "\n"
        if self._path.exists():
            replace_file(self._path, self._path.read_bytes(), text.encode())
        else:
            create_file(self._path, text.encode())

    def without_known(self, diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
        """Return the findings that the file does not name; raises BaselineError."""
        left = self._read()
        new: list[Diagnostic] = []
        for each in diagnostics:
            key = self._key(each)
            if left[key] > 0:
                left[key] -= 1
            else:
                new.append(each)
        return new

    def _key(self, each: Diagnostic) -> tuple[str, str, str]:
        place = os.path.relpath(os.path.realpath(each.path), self._folder).replace(os.sep, "/")
        return place, each.rule, each.excerpt.strip()

    def _read(self) -> Counter[tuple[str, str, str]]:
        try:
            data = json.loads(self._path.read_text(encoding="utf-8"))
            if data["version"] != _VERSION:
                raise BaselineError(f"{self._path}: made by another sitectl; write it again with --write-baseline")
            return Counter(
                {
                    (path, rule, line): int(number)
                    for path, rules in data["findings"].items()
                    for rule, lines in rules.items()
                    for line, number in lines.items()
                }
            )
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise BaselineError(f"{self._path}: cannot be read ({reason}); make it with --write-baseline") from error
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise BaselineError(f"{self._path}: not a baseline; make it with --write-baseline") from error
