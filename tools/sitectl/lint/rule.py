"""A rule is one module of `sitectl.lint.rules`: its name is the file's, its manual page the docstring.

The module has `GROUP`, `SEVERITY`, `BAD` and `GOOD` examples, and `check(page)` that yields findings. In a bad
example each expected place stands between ⟦ and ⟧. A rule about the site's settings has `check_config(file)` instead;
its examples have the path of a settings file. A rule that finds nothing in a page without certain keys or texts can
name them as `KEYS` and `MENTIONS`, so that it is asked only about pages with one of them. What the docstring claims of
Hugo is put into the examples as `Hugo(...)` and held against the real binary by a test.
"""

from __future__ import annotations

import pkgutil
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from sitectl.lint.config_file import ConfigFile
    from sitectl.lint.diagnostic import Finding, Severity
    from sitectl.lint.subject import Subject

Group: TypeAlias = Literal[
    "front-matter",
    "values",
    "dates",
    "publishing",
    "doks",
    "math",
    "links",
    "publications",
    "news",
    "config",
    "ignores",
]
GROUPS: tuple[Group, ...] = get_args(Group)

RULES_PACKAGE = "sitectl.lint.rules"
#: In a rule's keys: the names of the site's taxonomies.
TAXONOMIES = ":taxonomies"
DEFAULT_PATH = "content/post/example.md"


@dataclass(frozen=True)
class Hugo:
    """What the real Hugo does with an example: a test asks it.

    `shows` maps template expressions, run on the page, to what they print; `published` says whether the plain
    build writes the page; `breaks` is a part of the message with which the build fails, `warns` one of what Hugo
    prints with all its warnings on. `on` is the content file to ask instead of the example itself.
    """

    shows: Mapping[str, str] = field(default_factory=dict)
    published: bool | None = None
    breaks: str = ""
    warns: str = ""
    on: str = ""


@dataclass(frozen=True)
class Bad:
    """A page that the rule finds fault with; `fixed` is the page after its fix, `history` its text by commit times."""

    text: str
    fixed: str | None = None
    path: str = DEFAULT_PATH
    files: Mapping[str, str] = field(default_factory=dict)
    hugo: Hugo | None = None
    history: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Good:
    """A page that the rule has nothing to say about."""

    text: str
    path: str = DEFAULT_PATH
    files: Mapping[str, str] = field(default_factory=dict)
    history: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Rule:
    """One rule as the engine and the documentation see it."""

    name: str
    group: Group
    severity: Severity
    summary: str
    explanation: str
    bad: tuple[Bad, ...]
    good: tuple[Good, ...]
    check: Callable[[Subject], Iterator[Finding]]
    check_config: Callable[[ConfigFile], Iterator[Finding]]
    #: The rule finds nothing in a page without any of these top-level keys, in lower case; () if it may. TAXONOMIES
    #: stands for the names of the site's taxonomies.
    keys: tuple[str, ...] = ()
    #: The rule finds nothing in a page without any of these texts; () if it may.
    mentions: tuple[str, ...] = ()

    @property
    def is_about_pages(self) -> bool:
        """Whether the rule is about pages, not about the site's settings alone."""
        return self.check is not _no_findings

    @property
    def is_fixable(self) -> bool:
        """Whether any example of the rule has a fix."""
        return any(each.fixed is not None for each in self.bad)


def rule_names() -> tuple[str, ...]:
    """Return the name of every rule, in order, without loading any."""
    folder = import_module(RULES_PACKAGE).__path__
    modules = (module.name for module in pkgutil.iter_modules(folder))
    return tuple(sorted(name.replace("_", "-") for name in modules if not name.startswith("_")))


@cache
def all_rules() -> Mapping[str, Rule]:
    """Return every rule by its name, in the order of the names."""
    return {name: _load(name) for name in rule_names()}


def _load(name: str) -> Rule:
    module = import_module(f"{RULES_PACKAGE}.{name.replace('-', '_')}")
    summary, _, explanation = (module.__doc__ or "").strip().partition("\n")
    return Rule(
        name=name,
        group=module.GROUP,
        severity=module.SEVERITY,
        summary=summary,
        explanation=explanation.strip(),
        bad=tuple(module.BAD),
        good=tuple(module.GOOD),
        check=getattr(module, "check", _no_findings),
        check_config=getattr(module, "check_config", _no_findings),
        keys=tuple(getattr(module, "KEYS", ())),
        mentions=tuple(getattr(module, "MENTIONS", ())),
    )


def _no_findings(subject: Subject | ConfigFile) -> Iterator[Finding]:
    del subject
    return iter(())
