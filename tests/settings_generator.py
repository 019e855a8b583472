"""Random settings of a site, in TOML."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import random


class GeneratedSettings(NamedTuple):
    """The text of hugo.toml; the folders below content/ that pages belong in, and the extensions that they may have."""

    text: str
    folders: tuple[str, ...] = ("",)
    extensions: tuple[str, ...] = ("md", "md", "md", "md", "md", "markdown", "MD")


def generated_settings(chooser: random.Random) -> GeneratedSettings:
    """Return settings of which most are Hugo's defaults, and each other one is met now and then."""
    lines = ["pluralizeListTitles = false\ncapitalizeListTitles = false"]
    lines += [f'baseURL = "https://example.org{chooser.choice(["/", "/", "/blog/", ""])}"', chooser.choice(_KINDS)]
    settings = GeneratedSettings("")
    if zone := chooser.choice(_ZONES):
        lines.append(f'timeZone = "{zone}"')
    lines += [f"{flag} = true" for flag, share in _FLAGS if chooser.random() < share]
    if {"uglyURLs = true", "defaultContentLanguageInSubdir = true"} <= set(lines):
        lines.remove("uglyURLs = true")  # Hugo's redirect to the default language would overwrite the home page
    if chooser.random() < 0.05:
        # Not to hit an index.md: Hugo panics over what lies beside one that is ignored.
        lines.append('ignoreFiles = ["/s/.*y[^/]*$", "z%41"]')
    for choices, share in ((_FRONTMATTER, 0.3), (_PERMALINKS, 0.4), (_TAXONOMIES, 0.15), (_CASCADES, 0.25)):
        if chooser.random() < share:
            lines.append(chooser.choice(choices))
    if "uglyURLs = true" not in lines and chooser.random() < 0.06:
        lines.append("[uglyURLs]\ns = true\nposts = false")
    chance = chooser.random()
    if chance < 0.35:
        has_list = any(line.startswith("[[permalinks]]") for line in lines)  # which Hugo cannot merge with a map
        lines.append(chooser.choice([each for each in _LANGUAGES if not (has_list and ".permalinks]" in each)]))
    elif chance < 0.5:
        settings = settings._replace(folders=("en", "en", "de", "other"))
        lines.append(chooser.choice(_FOLDERS))
    if chooser.random() < 0.1:
        settings = settings._replace(extensions=(*settings.extensions, "html", "htm", "HTML"))
        lines.append('[security]\nallowContent = [".*"]')
    return settings._replace(text="\n".join(lines) + "\n")


_ZONES = ("", "", "UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu")
_KINDS = (
    *('disableKinds = ["rss", "sitemap", "robotsTXT", "404"]',) * 6,
    'disableKinds = ["rss", "sitemap", "robotsTXT", "404", "taxonomy", "term"]',
    'disableKinds = ["RSS", "sitemap", "robotstxt", "404", "term"]',
    'disableKinds = ["rss", "sitemap", "robotsTXT", "404", "section"]',
    'disableKinds = ["rss", "sitemap", "robotsTXT", "404", "page"]',
)
_FLAGS = (
    *(("uglyURLs", 0.15), ("disablePathToLower", 0.15), ("removePathAccents", 0.15), ("buildDrafts", 0.1)),
    *(("buildFuture", 0.1), ("buildExpired", 0.1), ("defaultContentLanguageInSubdir", 0.2)),
)
_FRONTMATTER = (
    '[frontmatter]\ndate = [":filename", ":default"]',
    '[frontmatter]\ndate = ["created", "date"]\npublishDate = ["published_at", ":default"]',
    '[frontmatter]\nlastmod = ["updated", ":default"]\nexpiryDate = ["gone", ":default"]',
    '[frontmatter]\ndate = [":default", ":filename"]\nlastmod = ["date"]',
    '[frontmatter]\ndate = "lastmod date"',
    '[frontmatter]\npublishDate = [":filename"]',
    '[frontmatter]\ndate = ["Modified", "slug", ":default"]\nlastmod = [":filename", "weight"]',
    '[frontmatter]\nexpiryDate = ["date", ":filename"]',
    '[frontmatter]\nlastmod = [":git", "lastmod", ":filename"]\npublishDate = []',
)
_PERMALINKS = (
    '[permalinks]\ns = "/:year/:month/:slug/"',
    '[permalinks]\nposts = "/:filename/"\ns = "/p/:slugorfilename/"',
    '[permalinks]\n"/" = "/top/:title/"\ns2 = "/:sections/:contentbasename"',
    '[permalinks.page]\ns = "/:sections[last]/:slug/"\n[permalinks.section]\ns = "/sec/:title/"',
    '[permalinks]\ns = "/:section/:day/:yearday/:2006/:slugorcontentbasename.html"',
    '[permalinks]\n"blog posts" = "/b/:slug/"\ndeep = "/:sections[1:]/:weekdayname/:slug/"',
    '[permalinks]\ns = "/:sections/:contentbasename/"\ndeep = "/:sectionslugs/:filename/"',
    '[permalinks]\ndeep = "/:sections[:1]/:sections[1:last]/:slug"\ns = "/:sectionslug/:slugorfilename"',
    '[permalinks.term]\ntags = "/t/:slug/"\n[permalinks.taxonomy]\ntags = "/all-:title/"',
    '[permalinks.term]\ntags = "/t/:contentbasename/"\ncategories = "/c/:title"',
    '[permalinks.section]\n"/" = "/x/:sections/"\ndeep = "/d/:slug/"\n[permalinks.page]\ndeep = "/d/:sections/:slug/"',
    '[permalinks]\ns = "/:monthname/:06/:Jan-:_2/:slug/"\nposts = "/:weekday/:Monday/:15-04-05/:title.htm"',
    '[permalinks]\ns = "/a b/:title/"\nposts = "posts/:slug"\n"blog posts" = "/%41/:slug/"\nblog = "/é/:filename/"',
    '[permalinks.home]\n"/" = "/start/:title/"\n[permalinks.page]\ns = "/:sections/:contentbasename/"',
    '[[permalinks]]\npattern = "/all/:slugorfilename/"\n[permalinks.target]\nkind = "{home,page}"',
    '[[permalinks]]\npattern = "/k/:slug/"\n[permalinks.target]\nkind = "page"\npath = "/s/**"',
    '[[permalinks]]\npattern = "/n/:filename/"\n[permalinks.target]\npath = "/{deep,blog}/**"\n'
    '[[permalinks]]\npattern = "/r/:slug/"\n[permalinks.target]\nkind = "{section,page}"',
)
_TAXONOMIES = (
    '[taxonomies]\ntag = "tags"\nauthor = "authors"',
    '[taxonomies]\ncategory = "categories"\nx = "x"',
    '[taxonomies]\ntag = "Tags"\nserie = "my series"',
    "[taxonomies]",
)
_CASCADES = (
    '[[cascade]]\nweight = 11\n[cascade.target]\npath = "/s/**"',
    '[[cascade]]\ndraft = true\n[cascade.target]\nkind = "section"\n[[cascade]]\nslug = "from-settings"\n'
    '[cascade.target]\npath = "/deep/**"\nkind = "page"',
    '[cascade]\ntitle = "all"\n[cascade.params]\nx = 1\ndate = "2021-01-01"',
    '[[cascade]]\nurl = "/c/:contentbasename/:slug/"\n[cascade.target]\npath = "/blog posts/*"\nkind = "page"',
    '[[cascade]]\ntags = ["b", "from settings"]\n[cascade.target]\npath = "{/s,/s/**}"',
    '[[cascade]]\n[cascade.build]\nrender = "link"\n[cascade.target]\nkind = "{page,term}"\npath = "/*/a*"',
    '[[cascade]]\nexpiryDate = "2020-01-01"\n[cascade.target.sites.matrix]\nlanguages = ["de"]',
)
_LANGUAGES = (
    "[languages.en]\nweight = 1\n[languages.de]\nweight = 2",
    '[languages.en]\n[languages.de]\ntimeZone = "Asia/Tokyo"\n[languages.fr]\ndisabled = true',
    '[languages.de]\n[languages.en]\nuglyURLs = true\n[languages.en.permalinks]\ns = "/en-:slug/"',
    '[languages.en]\nbaseURL = "https://en.example.org/"\n[languages.de]\nbaseURL = "https://de.example.org/sub/"',
    '[languages.de]\n[languages.fr]\n[languages.fr.taxonomies]\ntag = "tags"\n',
    '[languages.fr]\nweight = 2\n[languages.de]\nweight = 1\ndisableKinds = ["term", "rss"]\n',
    "[languages.en]\ndisabled = true\n[languages.de]\n[languages.fr]\nweight = 1\n",
    "[languages.en]\nweight = 3\n[languages.de]\ncontentDir = 'content'\n",
    '[languages.en]\n[languages.de]\nbuildDrafts = true\n[languages.de.frontmatter]\ndate = ["lastmod"]\n',
)
_FOR_EN = '[module.mounts.sites.matrix]\nlanguages = ["en"]\n'
_FOR_DE = '[module.mounts.sites.matrix]\nlanguages = ["d*"]\n'
_FOLDERS = (
    '[languages.en]\ncontentDir = "content/en"\n[languages.de]\ncontentDir = "content/de"',
    '[languages.de]\nweight = 1\ncontentDir = "content/de"\n[languages.en]\ncontentDir = "content/en"',
    '[languages.de]\ncontentDir = "content/de"\n[languages.fr]\ncontentDir = "content/en"',
    '[[module.mounts]]\nsource = "content/en"\ntarget = "content"\n'
    '[[module.mounts]]\nsource = "content/other"\ntarget = "content/s"\n',
    '[[module.mounts]]\nsource = "content/other"\ntarget = "content"\n'
    '[[module.mounts]]\nsource = "content/en"\ntarget = "content"\nfiles = ["! s/d.e", "! *.MD"]\n',
    f'[[module.mounts]]\nsource = "content/en"\ntarget = "content"\nfiles = ["! s/**", "! *.MD"]\n{_FOR_EN}'
    f'[[module.mounts]]\nsource = "content/de"\ntarget = "content/deep"\n{_FOR_DE}[languages.en]\n[languages.de]',
    f'[[module.mounts]]\nsource = "content/en"\ntarget = "content"\n{_FOR_EN}'
    f'[[module.mounts]]\nsource = "content/de"\ntarget = "content"\n{_FOR_DE}[languages.en]\n[languages.de]',
    '[[module.mounts]]\nsource = "content/en"\ntarget = "content"\nfiles = ["s/**", "*.md", "**/_index.md"]\n'
    '[[module.mounts]]\nsource = "content/other"\ntarget = "content/Blog Posts"',
)
