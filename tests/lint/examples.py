"""The examples of the rules as tests see them: a folder with a site, and the places where findings are due."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitectl.content.page import Page
from sitectl.content.source import Source, Span
from sitectl.content.targets import Target
from sitectl.hugo.locate import Site
from sitectl.lint.engine import Linter
from sitectl.lint.rule import Bad, Good, Rule, all_rules
from sitectl.lint.site_facts import site_facts
from sitectl.settings import load_settings
from tests.repositories import commit_all, git

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sitectl.lint.diagnostic import Diagnostic

_MARKS = re.compile("[⟦⟧]")


@dataclass(frozen=True)
class Case:
    """One example of one rule."""

    rule: Rule
    number: int
    example: Bad | Good

    @property
    def name(self) -> str:
        """The case's name in test reports."""
        return f"{self.rule.name}-{'bad' if isinstance(self.example, Bad) else 'good'}-{self.number}"


def bad_cases() -> list[Case]:
    """Return every bad example of every rule."""
    return [Case(rule, number, each) for rule in all_rules().values() for number, each in enumerate(rule.bad)]


def good_cases() -> list[Case]:
    """Return every good example of every rule."""
    return [Case(rule, number, each) for rule in all_rules().values() for number, each in enumerate(rule.good)]


def unmarked(text: str) -> tuple[str, list[Span]]:
    """Return an example's text without its marks, and the spans that they stood around."""
    spans: list[Span] = []
    opened = 0
    for number, found in enumerate(_MARKS.finditer(text)):
        if found.group() == "⟦":
            opened = found.start() - number
        else:
            spans.append(Span(opened, found.start() - number))
    return _MARKS.sub("", text), spans


def write_site(folder: Path, case: Case, text: str) -> Path:
    """Write an example and its surroundings as a small site; return the example's path."""
    for name, content in {"hugo.toml": 'baseURL = "https://example.org/"\n', **case.example.files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="")
    path = folder / case.example.path
    path.parent.mkdir(parents=True, exist_ok=True)
    if case.example.history and not (folder / ".git").exists():
        git(folder, "init", "--quiet")
    for time, earlier in case.example.history.items():
        path.write_text(earlier, encoding="utf-8", newline="")
        commit_all(folder, time)
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    return path


def linter_for(folder: Path, rule: Rule) -> Linter:
    """Return a linter with one rule for the site in a folder."""
    settings, _ = load_settings(folder)
    return Linter((rule,), settings, site_facts(Site(folder)))


def findings(folder: Path, case: Case, text: str) -> list[Diagnostic]:
    """Return what the case's rule finds in the text."""
    path = write_site(folder, case, text)
    return linter_for(folder, case.rule).check(Page(Source(path, text)), target(case))


def target(case: Case) -> Target:
    """Return the example as a file to lint; what is not content is a file of the site's settings."""
    path = case.example.path
    is_content = path.startswith("content/")
    return Target(path, path.removeprefix("content/") if is_content else None, is_config=not is_content)


def as_lf(text: str) -> str:
    """Return the text as it is."""
    return text


def as_crlf(text: str) -> str:
    """Return the text with Windows line ends."""
    return text.replace("\n", "\r\n")


def with_bom(text: str) -> str:
    """Return the text behind a byte order mark, where Hugo passes over one."""
    return text if text.startswith(("\ufeff", "\u200b")) else "\ufeff" + text


FORMS: tuple[Callable[[str], str], ...] = (as_lf, as_crlf, with_bom)
