"""What was found in an unchanged site, kept so that it is not looked for again.

A result is used only where nothing that it depends on has changed: the files of the site, the question, sitectl's own
code, and the time, as far as a date lies between then and now. It is kept in the user's cache folder, not in the site.
"""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from sitectl.content.source import Position
from sitectl.lint.diagnostic import Diagnostic, Fix, Replacement
from sitectl.lint.run import LintedFile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitectl.content.targets import Target
    from sitectl.hugo.moments import Moment
    from sitectl.lint.time_bounds import Instant

_KEPT = 50


@dataclass(frozen=True)
class ResultCache:
    """The kept result of one question about one site; `fingerprint` is what it depends on."""

    question: str
    fingerprint: str
    now: Moment

    @property
    def _path(self) -> Path:
        name = blake2b(self.question.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
        return cache_folder() / f"{name}.json"

    def load(self, targets: Sequence[Target]) -> list[LintedFile] | None:
        """Return the files with their findings; None where there is no result that still holds."""
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
            if kept["fingerprint"] != self.fingerprint or not self._holds(kept["from"], kept["until"]):
                return None
            found = {int(index): list(map(_diagnostic, each)) for index, each in kept["found"].items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None  # whatever is wrong with it, looking anew is right
        return [LintedFile(target, found.get(index, [])) for index, target in enumerate(targets)]

    def store(self, files: Sequence[LintedFile], changes_at: Instant | None) -> None:
        """Keep a result until a moment; where it cannot be kept, the next run looks anew.

        A result with failures is not kept.
        """
        if any(file.failure for file in files):
            return
        moments = (changes_at, *(file.changes_at for file in files))
        until = min((moment for moment in moments if moment is not None), default=None)
        found = {index: list(map(_as_list, file.diagnostics)) for index, file in enumerate(files) if file.diagnostics}
        kept = {"fingerprint": self.fingerprint, "from": self.now.instant, "until": until, "found": found}
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            _write(self._path, json.dumps(kept))
            _forget_old(self._path.parent)

    def _holds(self, since: list[int], until: list[int] | None) -> bool:
        return tuple(since) <= self.now.instant and (until is None or self.now.instant < tuple(until))


def cache_folder() -> Path:
    """Return where results are kept: SITECTL_CACHE_DIR, or `sitectl` in the system's folder for caches."""
    own = os.environ.get("SITECTL_CACHE_DIR")
    if own:
        return Path(own)
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(base) if base else Path.home() / ".cache") / "sitectl"


def _write(path: Path, text: str) -> None:
    """Write a file at once, so that no other run reads the half of it; a failure leaves nothing behind."""
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as file:
        try:
            file.write(text)
            file.close()
            Path(file.name).replace(path)
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise


def _forget_old(folder: Path) -> None:
    kept = sorted(folder.glob("*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in kept[_KEPT:]:
        path.unlink()


def _as_list(each: Diagnostic) -> list[object]:
    fix = [each.fix.title, each.fix.safety, each.replacements] if each.fix else None
    return [each.path, each.start, each.end, each.rule, each.severity, each.message, each.excerpt, fix]


def _diagnostic(kept: list[object]) -> Diagnostic:
    path, start, end, rule, severity, message, excerpt, fix = kept
    if not (isinstance(start, list) and isinstance(end, list) and severity in ("error", "warning", "note")):
        raise TypeError("not a kept finding")
    repair = Fix(str(fix[0]), (), "safe" if fix[1] == "safe" else "unsafe") if isinstance(fix, list) else None
    edits = fix[2] if isinstance(fix, list) else []
    replacements = tuple(Replacement(Position(*begin), Position(*stop), str(text)) for begin, stop, text in edits)
    places = (Position(*start), Position(*end))
    return Diagnostic(str(path), *places, str(rule), severity, str(message), str(excerpt), repair, replacements)
