"""A setting that Hugo does not know, or knows no more, and passes over.

Hugo says nothing of a setting without meaning: `paginate` has no effect since Hugo 0.148, and neither has `buildDraft`
or `basURL`.

Write the setting that Hugo knows; settings of your own belong below `params`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.hugo.spelling import meant
from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.config_file import ConfigFile

GROUP = "config"
SEVERITY = "warning"

_DRAFT = {"content/post/example.md": "---\ntitle: A\ndraft: true\n---\n"}
_LIST = {"content/post/_index.md": "---\ntitle: A\n---\n"}

BAD = (
    Bad(
        "⟦buildDraft⟧ = true\n",
        path="hugo.toml",
        files=_DRAFT,
        hugo=Hugo(on="post/example.md", published=False),
    ),
    Bad(
        "⟦paginate⟧ = 3\n",
        path="hugo.toml",
        files=_LIST,
        hugo=Hugo(on="post/_index.md", shows={".Paginator.PagerSize": "10"}),
    ),
    Bad('⟦basURL⟧: "https://example.org/"\n', path="config/_default/hugo.yaml"),
)
GOOD = (
    Good("buildDrafts = true\n", path="hugo.toml"),
    Good("[pagination]\npagerSize = 3\n", path="hugo.toml"),
    Good("paginate = 3\n", path="config/_default/params.toml"),
    Good("[params]\nbuildDraft = true\n", path="hugo.toml"),
    Good('motto = "mine"\n', path="hugo.toml"),
    Good('baseurl = "https://example.org/"\n', path="hugo.toml"),
)

_REPLACED = {"paginate": "pagination.pagerSize", "paginatepath": "pagination.path", "author": "params.author"}

#: Hugo's settings at the top level that a slip is looked for in, besides tables with names of their own.
_KNOWN = (
    *("archetypeDir", "assetDir", "baseURL", "buildDrafts", "buildExpired", "buildFuture", "canonifyURLs", "cascade"),
    *("cleanDestinationDir", "contentDir", "copyright", "dataDir", "defaultContentLanguage", "deployment"),
    *("defaultContentLanguageInSubdir", "disableAliases", "disableKinds", "disableLanguages", "disableLiveReload"),
    *("disablePathToLower", "enableEmoji", "enableGitInfo", "enableInlineShortcodes", "enableRobotsTXT", "frontmatter"),
    *("hasCJKLanguage", "i18nDir", "ignoreFiles", "ignoreLogs", "imaging", "languages", "layoutDir", "locale"),
    *("mainSections", "markup", "mediaTypes", "menus", "minify", "module", "outputFormats", "outputs", "pagination"),
    *("params", "permalinks", "pluralizeListTitles", "publishDir", "refLinksErrorLevel", "refLinksNotFoundURL"),
    *("related", "relativeURLs", "removePathAccents", "resourceDir", "sectionPagesMenu", "security", "services"),
    *("sitemap", "staticDir", "summaryLength", "taxonomies", "templateMetrics", "themesDir", "timeout", "timeZone"),
    *("titleCaseStyle", "uglyURLs", "languageCode", "privacy", "server", "segments", "theme", "title", "caches"),
    *("build", "menu", "environment", "logLevel", "quiet", "noBuildLock", "noChmod", "noTimes", "capitalizeListTitles"),
    *("defaultOutputFormat", "newContentEditor", "printI18nWarnings", "printPathWarnings", "printUnusedTemplates"),
    *("panicOnWarning", "renderSegments", "themesDir", "workingDir", "cacheDir", "disableDefaultSiteRedirect"),
    *("disableHugoGeneratorInject", "disableDefaultLanguageRedirect", "enableMissingTranslationPlaceholders"),
    *("ignoreCache", "ignoreVendorPaths", "languageName", "contentTypes", "versions", "roles", "httpCache"),
)
_BY_NAME = {name.lower(): name for name in _KNOWN}
#: Settings of old that Hugo still takes, and words of themes that look like a slip.
_NO_SLIPS = frozenset(["rsslimit", "googleanalytics", "disqusshortname", "social", "description", "images", "date"])


def check_config(file: ConfigFile) -> Iterator[Finding]:
    """Yield a finding for each setting at the top level that has been replaced, or is a slip away from one."""
    for name, entry in file.settings:
        if "." in name or name in _BY_NAME or name in _NO_SLIPS:
            continue
        near = f"{name}s" if f"{name}s" in _BY_NAME else meant(name, _BY_NAME)
        right = _REPLACED.get(name) or (_BY_NAME[near] if near else None)
        if right is not None:
            yield Finding(entry.key_span, f"Hugo passes over `{entry.key}`; write `{right}` if that is meant.")
