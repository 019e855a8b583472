"""Run rules over pages, make diagnostics of their findings, and apply fixes until nothing changes."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from sitectl.content.guard import guarded_edits
from sitectl.errors import SitectlError
from sitectl.lint.config_file import ConfigFile
from sitectl.lint.diagnostic import Diagnostic, Replacement
from sitectl.lint.dispatch import Dispatch
from sitectl.lint.selection import ignored_at, matches
from sitectl.lint.subject import Subject
from sitectl.lint.suppressions import MARK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from sitectl.content.page import Page
    from sitectl.content.source import Source
    from sitectl.content.targets import Target
    from sitectl.lint.diagnostic import Finding, Fix, Safety
    from sitectl.lint.rule import Rule
    from sitectl.lint.site_facts import SiteFacts
    from sitectl.settings import Settings

#: Fixes may uncover new findings; a page that is still changing after this many passes is a bug of a rule.
MAX_PASSES = 10


#: The rule about a file that is no text, and the groups of those that tell what Hugo makes of its front matter; besides
#: them, every rule that says that the build stops has a word on such a file.
BINARY_FILE = "binary-file"
_ALSO_ON_BINARY_FILES = ("front-matter", "values", "dates")


class FixConflictError(SitectlError):
    """Fixes that undo each other: a bug of the rules, reported instead of written."""


@dataclass(frozen=True)
class Linter:
    """Rules chosen once, for many pages of one site."""

    rules: tuple[Rule, ...]
    settings: Settings
    site: SiteFacts
    #: The folder that paths in the settings count from; None where it is the current one.
    settings_folder: Path | None = None

    def check(self, page: Page, target: Target) -> list[Diagnostic]:
        """Return what the rules find in one file, in the order of the text: a page, or the site's settings."""
        if target.is_config:
            return self._check_config(page.source, target)
        return self.check_page(self.subject(page, target))

    def subject(self, page: Page, target: Target) -> Subject:
        """Return a page as rules see it."""
        return Subject(page, target.path, target.content_path, self.site, self.settings)

    def check_page(self, subject: Subject) -> list[Diagnostic]:
        """Return what the rules find in a page, in the order of the text."""
        rules = self._dispatch_for(subject.path).rules_for(subject)
        if not subject.is_text:
            rules = tuple(rule for rule in rules if rule.name == BINARY_FILE or _is_about_the_build(rule))
        found = [_diagnostic(rule, finding, subject) for rule in rules for finding in rule.check(subject)]
        if not found:
            return found
        if MARK in subject.text:
            found = [each for each in found if not _is_hidden(each, subject)]
        return sorted(found, key=lambda each: each.sort_key)

    def fix(self, page: Page, target: Target, safety: Safety) -> FixedPage:
        """Return the page with its fixes made, and what is still found on it.

        Fixes that touch the same characters wait for the next pass. Raises FixConflictError when the fixes
        do not come to an end.
        """
        fixed = 0
        for _ in range(MAX_PASSES):
            diagnostics = self.check(page, target)
            chosen = list(_compatible(each.fix for each in diagnostics if _is_allowed(each.fix, safety)))
            if not chosen:
                return FixedPage(page, diagnostics, fixed)
            edits = [edit for fix in chosen for edit in fix.edits]
            page = guarded_edits(page, edits)
            fixed += len(chosen)
        raise FixConflictError(
            f"{target.path}: the fixes do not come to an end; please report this, nothing was written"
        )

    def _check_config(self, source: Source, target: Target) -> list[Diagnostic]:
        file = ConfigFile(source, target.path, self.site)
        rules = self._rules_for(target.path)
        found = [_diagnostic(rule, finding, file) for rule in rules for finding in rule.check_config(file)]
        return sorted(found, key=lambda each: each.sort_key)

    def _rules_for(self, path: str) -> tuple[Rule, ...]:
        ignored = self._ignored_in(path)
        return tuple(rule for rule in self.rules if not matches(rule, ignored)) if ignored else self.rules

    def _ignored_in(self, path: str) -> frozenset[str]:
        if not self.settings.per_path_ignores:
            return frozenset()
        place = os.path.relpath(path, self.settings_folder).replace(os.sep, "/") if self.settings_folder else path
        return frozenset(ignored_at(place, self.settings))

    def _dispatch_for(self, path: str) -> Dispatch:
        ignored = self._ignored_in(path)
        if ignored not in self._dispatches:
            self._dispatches[ignored] = Dispatch(self._rules_for(path), self.site.taxonomies)
        return self._dispatches[ignored]

    @cached_property
    def _dispatches(self) -> dict[frozenset[str], Dispatch]:
        return {}


class FixedPage(NamedTuple):
    """A page after `--fix`: its new text, what remains, and how many findings were fixed."""

    page: Page
    remaining: list[Diagnostic]
    fixed: int


def _is_about_the_build(rule: Rule) -> bool:
    breaks = any(bad.hugo and bad.hugo.breaks for bad in rule.bad)
    return rule.severity == "error" and (breaks or rule.group in _ALSO_ON_BINARY_FILES)


def _diagnostic(rule: Rule, finding: Finding, subject: Subject | ConfigFile) -> Diagnostic:
    source = subject.source
    start, end = source.positions(finding.span)
    return Diagnostic(
        path=subject.path,
        start=start,
        end=end,
        rule=rule.name,
        severity=rule.severity,
        message=finding.message,
        excerpt=source.line_at(finding.span.start),
        fix=finding.fix,
        replacements=tuple(_replacements(finding.fix, source)) if finding.fix else (),
    )


def _replacements(fix: Fix, source: Source) -> Iterator[Replacement]:
    for edit in fix.edits:
        yield Replacement(*source.positions(edit.span), edit.replacement)


def _is_hidden(diagnostic: Diagnostic, subject: Subject) -> bool:
    return any(ignore.hides(diagnostic.rule, diagnostic.start.line) for ignore in subject.ignores)


def _is_allowed(fix: Fix | None, safety: Safety) -> bool:
    return fix is not None and (safety == "unsafe" or fix.safety == "safe")


def _compatible(fixes: Iterable[Fix | None]) -> Iterator[Fix]:
    """Yield the fixes that do not touch characters an earlier one changes."""
    taken: list[tuple[int, int]] = []
    for fix in fixes:
        if fix is None:
            continue
        spans = [edit.span for edit in fix.edits]
        if not any(start <= end_of and begin <= end for start, end in spans for begin, end_of in taken):
            taken += spans
            yield fix
