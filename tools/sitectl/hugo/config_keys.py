"""The settings that Hugo knows, what it reads from each, and what has become of those that it knows no more.

Measured on Hugo 0.168: what is neither here nor below a table of Hugo's has no effect, and no template can read it.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_BOOLEANS = (
    *("buildDrafts", "buildExpired", "buildFuture", "canonifyURLs", "capitalizeListTitles"),
    *("defaultContentLanguageInSubdir", "disableAliases", "disableHugoGeneratorInject", "disableLiveReload"),
    *("disablePathToLower", "enableEmoji", "enableGitInfo", "enableRobotsTXT"),
    *("enableMissingTranslationPlaceholders", "hasCJKLanguage", "ignoreCache", "noChmod", "noTimes"),
    *("panicOnWarning", "pluralizeListTitles", "printI18nWarnings", "printPathWarnings", "printUnusedTemplates"),
    *("relativeURLs", "removePathAccents", "templateMetrics", "templateMetricsHints"),
    *("disableDefaultLanguageRedirect", "disableDefaultSiteRedirect", "noBuildLock"),
)
_OTHERS = (
    *("archetypeDir", "assetDir", "baseURL", "build", "cacheDir", "caches", "cascade", "contentDir", "contentTypes"),
    *("copyright", "dataDir", "defaultContentLanguage", "defaultContentRole", "defaultContentVersion", "deployment"),
    *("defaultOutputFormat", "disableKinds"),
    *("disableLanguages", "environment", "frontmatter", "httpCache", "i18nDir", "ignoreFiles", "ignoreLogs"),
    *("ignoreVendorPaths", "imaging", "languageCode", "languages", "layoutDir", "locale", "logLevel", "mainSections"),
    *("markup", "mediaTypes", "menu", "menus", "minify", "module", "newContentEditor", "outputFormats", "outputs"),
    *("page", "pagination", "params", "permalinks", "privacy", "publishDir", "quiet", "refLinksErrorLevel"),
    *("refLinksNotFoundURL", "related", "renderSegments", "resourceDir", "roles", "sectionPagesMenu", "security"),
    *("segments", "server", "services", "sitemap", "staticDir", "summaryLength", "taxonomies", "theme", "themesDir"),
    *("cleanDestinationDir", "enableInlineShortcodes"),
    *("timeZone", "timeout", "title", "titleCaseStyle", "uglyURLs", "versions", "workingDir"),
    # Settings of old that Hugo still takes, or that only its command line has.
    *("rssLimit", "googleAnalytics", "disqusShortname", "pygmentsCodeFences", "pygmentsOptions", "pygmentsStyle"),
    *("pygmentsUseClasses", "pygmentsCodeFencesGuessSyntax", "ignoreErrors", "configDir", "configFile", "_merge"),
)
_IN_LANGUAGES = ("label", "direction", "weight", "disabled", "languageName", "languageDirection")

#: Every setting at the top level by its name in lower case, as Hugo's documentation spells it.
SETTINGS: Mapping[str, str] = MappingProxyType({name.lower(): name for name in (*_BOOLEANS, *_OTHERS)})

#: What a language can set for itself: the settings of the site, and some of its own.
LANGUAGE_SETTINGS: Mapping[str, str] = MappingProxyType({**SETTINGS, **{name.lower(): name for name in _IN_LANGUAGES}})

#: Settings without effect by their dotted names in lower case, and what has taken their place.
REPLACED: Mapping[str, str] = MappingProxyType(
    {
        "paginate": "pagination.pagerSize",
        "pagersize": "pagination.pagerSize",
        "paginatepath": "pagination.path",
        "author": "params.author",
        "disablerss": 'disableKinds = ["rss"]',
        "disablesitemap": 'disableKinds = ["sitemap"]',
        "disable404": 'disableKinds = ["404"]',
        "languagename": "languages.en.label",
        "languagedirection": "languages.en.direction",
        "blackfriday": "markup.goldmark",
        "goldmark": "markup.goldmark",
        "highlight": "markup.highlight",
        "tableofcontents": "markup.tableOfContents",
        "unsafe": "markup.goldmark.renderer.unsafe",
        "markup.unsafe": "markup.goldmark.renderer.unsafe",
        "markup.goldmark.unsafe": "markup.goldmark.renderer.unsafe",
        "markup.blackfriday": "markup.goldmark",
        "privacy.twitter": "privacy.x",
        "services.twitter": "services.x",
        "footnotereturnlinkcontents": "markup.goldmark.extensions.footnote.backlinkHTML",
        "verbose": "logLevel",
        "debug": "logLevel",
    }
)

_HOOKS = "markup.goldmark.renderhooks"

#: Settings that Hugo has removed, at which it stops, by their dotted names in lower case, and what to write instead.
REMOVED: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys((f"{_HOOKS}.image.enabledefault", f"{_HOOKS}.link.enabledefault"), "useEmbedded"),
        "module.mounts.lang": "sites.matrix",
        "module.mounts.includefiles": "files",
        "module.mounts.excludefiles": "files",
        "minify.tdewolff.css.keepcss2": "version",
        "minify.tdewolff.html.keepconditionalcomments": "keepSpecialComments",
        **dict.fromkeys((f"minify.tdewolff.{name}.decimals" for name in ("css", "svg")), "precision"),
    }
)

_ANY_LANGUAGE = re.compile(r"^languages\.[^.]+\.")
_EXTENSIONS = "markup.goldmark.extensions"
_BOOLEAN_NAMES = frozenset(
    [
        *(name.lower() for name in _BOOLEANS),
        *(f"markup.goldmark.renderer.{name}" for name in ("unsafe", "hardwraps", "xhtml")),
        *(f"markup.highlight.{name}" for name in ("codefences", "linenumbersintable", "noclasses")),
        *(f"{_EXTENSIONS}.{name}" for name in ("linkify", "strikethrough", "table", "tasklist", "definitionlist")),
        *(f"{_EXTENSIONS}.footnote.enable", "markup.goldmark.parser.autoheadingid"),
        *("markup.goldmark.parser.wrapstandaloneimagewithinparagraph", "markup.goldmark.parser.attribute.title"),
        *("pagination.disablealiases", "sitemap.disable", "languages.disabled", "minify.minifyoutput"),
    ]
)
_INTEGER_NAMES = frozenset(
    [
        *("pagination.pagersize", "services.rss.limit", "languages.weight", "related.threshold", "summarylength"),
        *("markup.tableofcontents.startlevel", "markup.tableofcontents.endlevel"),
        *("markup.highlight.linenostart", "markup.highlight.tabwidth"),
    ]
)


def unlocalized(name: str) -> str:
    """Return a setting's dotted name as the whole site would have it: what a language sets is one of the site's."""
    inner = _ANY_LANGUAGE.sub("", name)
    return f"languages.{inner}" if inner != name and inner in ("disabled", "weight") else inner


def is_boolean(name: str) -> bool:
    """Say whether Hugo reads a setting, by its dotted name in lower case, as true or false."""
    return unlocalized(name) in _BOOLEAN_NAMES


def is_integer(name: str) -> bool:
    """Say whether Hugo reads a setting, by its dotted name in lower case, as a whole number."""
    return unlocalized(name) in _INTEGER_NAMES
