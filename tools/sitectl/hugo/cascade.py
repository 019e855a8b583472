"""Front matter that flows down: `cascade` in the settings and in the pages above a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sitectl.hugo.globs import GlobError, compile_glob
from sitectl.hugo.keys import normalized
from sitectl.hugo.weak_decode import DecodeError, decode_text

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

    from sitectl.content.nodes import Value

PAGE_KINDS = ("page", "home", "section", "taxonomy", "term")
_NOT_CASCADED = ("kind", "path", "lang", "cascade")


class Target(NamedTuple):
    """Which pages a rule is for; None stands for all."""

    kind: re.Pattern[str] | None = None
    path: re.Pattern[str] | None = None
    environment: re.Pattern[str] | None = None
    languages: tuple[re.Pattern[str], ...] | None = None

    def matches(self, kind: str, path: str, language: str, environment: str) -> bool:
        """Say whether a page of this kind, logical path and language is meant, in this environment."""
        kinds, paths, environments, languages = self
        return (
            (kinds is None or kinds.fullmatch(kind) is not None)
            and (paths is None or paths.fullmatch(path) is not None)
            and (environments is None or environments.fullmatch(environment) is not None)
            and (languages is None or _is_named(language, languages))
        )

    def among(self, languages: Iterable[str]) -> Target:
        """Return the target for a site with these languages: one that names none of them is for all, as in Hugo."""
        if self.languages is None or any(each.fullmatch(code) for code in languages for each in self.languages):
            return self
        return self._replace(languages=None)


def _is_named(language: str, patterns: Iterable[re.Pattern[str]]) -> bool:
    for pattern in patterns:  # noqa: SIM110 - any() takes twice as long, and this is asked of every page
        if pattern.fullmatch(language):
            return True
    return False


class CascadeRule(NamedTuple):
    """Values for the pages below (and for the page itself) that have none of their own."""

    target: Target
    values: dict[str, Value]
    uses_removed_target: bool = False

    def among(self, languages: Iterable[str]) -> CascadeRule:
        """Return the rule for a site with these languages."""
        return self if self.target.languages is None else self._replace(target=self.target.among(languages))


def read_cascade(value: Value, language: str | None = None) -> tuple[CascadeRule, ...]:
    """Return the rules of a `cascade` value; `language` is that of the page that holds it.

    Raises DecodeError where Hugo stops the build.
    """
    if value is None:
        return ()
    if isinstance(value, dict):
        rules = [value]
    elif isinstance(value, list):
        rules = [rule for rule in value if isinstance(rule, dict)]
    else:
        raise DecodeError("cascade: expected a map or a list of maps")
    return tuple(rule for rule in (_rule(normalized(each), language) for each in rules) if rule.values)


def applied(
    values: dict[str, Value], rules: Iterable[CascadeRule], kind: str, path: str, where: tuple[str, str]
) -> dict[str, Value]:
    """Return a page's values with those of the matching rules for keys that it lacks; the first rule wins.

    `where` is the page's language and the environment.
    """
    result = values
    for rule in rules:
        if rule.target.matches(kind, path, *where):
            missing = {key: value for key, value in rule.values.items() if key not in result}
            if missing:
                result = result | missing
    return result


def _rule(values: dict[str, Value], language: str | None) -> CascadeRule:
    for key in _NOT_CASCADED:
        if key in values:
            raise DecodeError(f"cascade: key {key!r} not allowed in cascade config")
    target = values.get("target", values.get("_target"))
    kept = {key: value for key, value in values.items() if key not in ("target", "_target", "params")}
    params = values.get("params")
    if isinstance(params, dict):
        kept |= params
    kept.pop("markup", None)  # Hugo asks for it before anything flows down
    removed = isinstance(target, dict) and bool(target.get("lang"))
    found = read_target(target, language)
    if found.kind is not None and not any(found.kind.fullmatch(each) for each in PAGE_KINDS):
        kind = target.get("kind") if isinstance(target, dict) else None
        raise DecodeError(f"cascade.target.kind: {kind!r} did not match a valid page kind")
    return CascadeRule(found, kept, removed)


def read_target(value: Value, language: str | None) -> Target:
    """Return the target of a rule; `language` is what it means when it names none. Raises DecodeError."""
    if value is None:
        return Target(languages=_globs([language]) if language else None)
    if not isinstance(value, dict):
        raise DecodeError("cascade.target: expected a map")
    kind = decode_text("cascade.target.kind", value.get("kind")).lower()
    path = decode_text("cascade.target.path", value.get("path")).lower()
    environment = decode_text("cascade.target.environment", value.get("environment")).lower()
    languages = _languages(value)
    if languages is None and language:
        languages = [language]
    try:
        target = Target(
            compile_glob(kind) if kind else None,
            compile_glob(path) if path else None,
            compile_glob(environment) if environment else None,
            _globs(languages),
        )
    except GlobError as error:
        raise DecodeError(f"cascade.target: a pattern that cannot be read: {error}") from error
    return target


def _globs(patterns: list[str] | None) -> tuple[re.Pattern[str], ...] | None:
    return None if patterns is None else tuple(compile_glob(pattern.lower()) for pattern in patterns)


def _languages(target: dict[str, Value]) -> list[str] | None:
    found: list[str] = []
    sites = target.get("sites")
    if sites is not None:
        if not isinstance(sites, dict):
            raise DecodeError("cascade.target.sites: expected a map")
        matrix = sites.get("matrix")
        if matrix is not None and not isinstance(matrix, dict):
            raise DecodeError("cascade.target.sites.matrix: expected a map")
        listed = matrix.get("languages") if matrix else None
        found += (
            [listed]
            if isinstance(listed, str)
            else [str(each) for each in listed or ()]
            if isinstance(listed, list)
            else []
        )
    lang = target.get("lang")
    if isinstance(lang, str) and lang:
        found.append(lang)
    return found or None
