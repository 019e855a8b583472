"""The settings of a site on disk, from its configuration files."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sitectl.hugo.cascade import PAGE_KINDS, CascadeRule, Target, read_cascade, read_target
from sitectl.hugo.casts import to_bool, to_text, to_text_list
from sitectl.hugo.config_files import Config, ConfigError, RefusedSettingError, read_config
from sitectl.hugo.content_mounts import content_dirs, content_mounts
from sitectl.hugo.date_fields import DateRules, expanded_chain
from sitectl.hugo.globs import GlobError, compile_glob
from sitectl.hugo.gotext import lower
from sitectl.hugo.language_order import default_language
from sitectl.hugo.permalinks import UnknownTokenError, check_pattern
from sitectl.hugo.setting_faults import first_fault
from sitectl.hugo.setting_places import place_of
from sitectl.hugo.setting_types import known_output_formats
from sitectl.hugo.shortcode_templates import ShortcodeTemplates
from sitectl.hugo.site_settings import LanguageSettings, PermalinkRule, Policy, SiteSettings
from sitectl.hugo.time_zones import time_zone
from sitectl.hugo.weak_decode import DecodeError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sitectl.content.nodes import Value

_DATE_FIELDS = {"date": "date", "lastmod": "lastmod", "publishdate": "publish_date", "expirydate": "expiry_date"}


def read_settings(root: Path, environment: str = "production", *, refuses_types: bool = True) -> SiteSettings:
    """Return the settings of the site in a folder; raises ConfigError with the place of what is wrong.

    Of settings whose type Hugo refuses, and of those that it has removed, the error is a RefusedSettingError. Without
    `refuses_types` they are passed over.
    """
    config = read_config(root, environment)
    found = first_fault(root, config) if refuses_types else None
    if found is not None:
        place = place_of(root, environment, found.name) or root
        raise RefusedSettingError(f"{place}: Hugo's build fails at this setting: {found.reason}")
    try:
        return replace(settings_of(config, environment), shortcodes=ShortcodeTemplates(root, config))
    except (DecodeError, GlobError, UnknownTokenError, re.error) as error:
        place = place_of(root, environment, lower(str(error).partition(":")[0])) or root
        raise ConfigError(f"{place}: the site's configuration is refused: {error}") from error


def settings_of(config: Config, environment: str = "production") -> SiteSettings:
    """Return the settings that a merged configuration (keys in lower case) describes."""
    listed = {code: own for code, own in _map(config, "languages").items() if isinstance(own, dict)}
    named = lower(_text(config, "defaultcontentlanguage"))
    languages = _languages(config, listed or {named or "en": {}})
    enabled = {code: own for code, own in languages.items() if own is not None}
    if not enabled:
        raise DecodeError("languages: every language is disabled")
    default = default_language(named, listed, enabled)
    security = _map(config, "security")
    allowed = _texts(security, "allowcontent")
    programs = _texts(_map(security, "exec"), "allow")
    is_multihost = len(enabled) > 1 and any("baseurl" in own for own in enabled.values())
    in_subdir = _flag(config, "defaultcontentlanguageinsubdir")
    built = {}
    for code, own in enabled.items():
        has_prefix = not is_multihost and (in_subdir or code != default)
        built[code] = _language(_effective(config, own), own, code, code if has_prefix else "", tuple(enabled))
    base = SiteSettings()
    return SiteSettings(
        languages=built,
        default_language=default,
        disabled_languages=frozenset(code for code, own in languages.items() if own is None),
        mounts=content_mounts(config, enabled, default),
        content_dirs=content_dirs(config, enabled, default),
        ignored=tuple(re.compile(pattern) for pattern in _texts(config, "ignorefiles") or ()),
        environment=environment,
        keeps_case=_flag(config, "disablepathtolower"),
        removes_accents=_flag(config, "removepathaccents"),
        is_multihost=is_multihost,
        has_git_info=_flag(config, "enablegitinfo"),
        writes_aliases=not _flag(config, "disablealiases"),
        output_formats=known_output_formats(config),
        allowed_content=base.allowed_content if allowed is None else Policy.of(*allowed),
        allowed_programs=base.allowed_programs if programs is None else Policy.of(*programs),
    )


def _languages(config: Config, listed: dict[str, Config]) -> dict[str, Config | None]:
    """Return each language's own settings; None for a disabled one."""
    disabled = {lower(code) for code in _texts(config, "disablelanguages") or ()}
    return {code: None if code in disabled or _flag(own, "disabled") else own for code, own in listed.items()}


def _effective(config: Config, own: Config) -> Config:
    """Return a language's settings: its own replace those of the site, maps too.

    Of uglyURLs Hugo takes the site's alone, and it passes over a language's list of permalinks. Other lists it cannot
    put together with what the site has: it panics, so they are refused.
    """
    found = config | own | {"uglyurls": config.get("uglyurls")}
    if "permalinks" in own and not isinstance(own["permalinks"], dict):
        found["permalinks"] = config.get("permalinks")
    for key in ("cascade", "permalinks"):
        is_in_list = isinstance(config.get(key), list) and isinstance(own.get(key), dict)
        if is_in_list or (key == "cascade" and isinstance(own.get(key), list)):
            raise DecodeError(f"{key}: Hugo cannot put a language's own together with the site's if one is a list")
    return found


def _language(config: Config, own: Config, code: str, prefix: str, codes: tuple[str, ...]) -> LanguageSettings:
    ugly = config.get("uglyurls")
    plurals = _taxonomies(config)
    cascade = read_cascade(own["cascade"], code) if "cascade" in own else read_cascade(config.get("cascade"))
    plain = LanguageSettings()
    return LanguageSettings(
        code=code,
        prefix=prefix,
        base_path="" if _flag(config, "canonifyurls") else _path_of(_text(config, "baseurl")),
        time_zone=time_zone(_text(config, "timezone")),
        date_rules=_date_rules(_map(config, "frontmatter")),
        build_drafts=_flag(config, "builddrafts"),
        build_future=_flag(config, "buildfuture"),
        build_expired=_flag(config, "buildexpired"),
        permalinks=tuple(PermalinkRule(t.among(codes), p) for t, p in _permalinks(config.get("permalinks"))),
        ugly_urls={key: to_bool(value) for key, value in ugly.items()} if isinstance(ugly, dict) else to_bool(ugly),
        taxonomies=plain.taxonomies if plurals is None else {key: lower(plural) for key, plural in plurals.items()},
        taxonomy_spellings={lower(plural): plural for plural in (plurals or {}).values()},
        disabled_kinds=frozenset(lower(kind) for kind in _texts(config, "disablekinds") or ()),
        cascade=tuple(rule.among(codes) for rule in _without_removed(cascade)),
    )


def _taxonomies(config: Config) -> dict[str, str] | None:
    listed = config.get("taxonomies")
    if not isinstance(listed, dict):
        return None
    return {key: plural for key, value in listed.items() if (plural := to_text(value))}


def _without_removed(rules: tuple[CascadeRule, ...]) -> tuple[CascadeRule, ...]:
    if any(rule.uses_removed_target for rule in rules):
        raise DecodeError("cascade.target.lang was removed; use cascade.target.sites.matrix instead")
    return rules


def _path_of(base_url: str) -> str:
    return urlsplit(base_url).path.rstrip("/")


def _date_rules(frontmatter: Config) -> DateRules:
    chains = {}
    for name, field in _DATE_FIELDS.items():
        if name in frontmatter:
            listed = [lower(each) for each in to_text_list(frontmatter[name]) or ()]
            chains[field] = expanded_chain(name, listed)
    return DateRules(**chains)


def _permalinks(value: Value) -> Iterable[PermalinkRule]:
    if isinstance(value, list):
        for rule in value:
            if isinstance(rule, dict):
                if not rule.get("pattern"):
                    raise DecodeError("permalinks: a rule without a pattern")
                yield _permalink(read_target(rule.get("target"), None), to_text(rule.get("pattern")))
    elif isinstance(value, dict):
        for key, inner in value.items():
            if isinstance(inner, dict) and key in PAGE_KINDS:
                for section, pattern in inner.items():
                    yield _permalink(_section_target(key, section), to_text(pattern))
            elif isinstance(inner, str):
                yield _permalink(_section_target("page", key), inner)
                yield _permalink(_section_target("term", key), inner)
            else:
                raise DecodeError(f"permalinks: {key!r} must be a pattern, or a kind of page with a map of patterns")
    elif value is not None:
        raise DecodeError("permalinks: must be a map of patterns, or a list of rules")


def _permalink(target: Target, pattern: str) -> PermalinkRule:
    check_pattern(pattern)
    return PermalinkRule(target, pattern)


def _section_target(kind: str, section: str) -> Target:
    name = section.strip(" /")
    pattern = f"/{{{name},{name}/**}}" if name else "/*"
    return Target(kind=compile_glob(kind), path=compile_glob(pattern))


def _text(config: Config, key: str, default: str = "") -> str:
    return to_text(config.get(key)) or default


def _flag(config: Config, key: str) -> bool:
    return to_bool(config.get(key))


def _map(config: Config, key: str) -> Config:
    value = config.get(key)
    return value if isinstance(value, dict) else {}


def _texts(config: Config, key: str) -> list[str] | None:
    return to_text_list(config[key]) if key in config else None


__all__ = ["PAGE_KINDS", "ConfigError", "RefusedSettingError", "read_settings", "settings_of"]
