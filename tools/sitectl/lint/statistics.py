"""How often each rule has something to say."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sitectl.lint.diagnostic import Diagnostic


def statistics(diagnostics: Iterable[Diagnostic]) -> str:
    """Return a line for each rule that found something, the most frequent first, `[*]` where `--fix` helps."""
    listed = list(diagnostics)
    counted = Counter((each.severity, each.rule) for each in listed)
    fixable = {each.rule for each in listed if each.fix is not None and each.fix.safety == "safe"}
    width = len(str(max(counted.values(), default=0)))
    ordered = sorted(counted.items(), key=lambda item: (-item[1], item[0][1]))
    return "".join(
        f"{number:>{width}}  {severity}[{rule}]{' [*]' if rule in fixable else ''}\n"
        for (severity, rule), number in ordered
    )
