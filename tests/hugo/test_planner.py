"""What a page means among others: small sites, with the real Hugo as the judge of every field of every page."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from sitectl.hugo.config import read_settings, settings_of
from sitectl.hugo.keys import normalized
from sitectl.hugo.plan import plan_site
from tests.hugo_site import CONFIG, HugoSite, needs_hugo
from tests.plan_judge import disagreements, moment

if TYPE_CHECKING:
    from pathlib import Path

_TWO_LANGUAGES = "[languages.en]\n[languages.de]\n"

#: Settings, and pages by their paths, with front matter in YAML behind two blanks.
SITES: dict[str, tuple[str, str]] = {
    "a cascade of a bundle reaches what lies in it": (
        "",
        """
            s/b/index.md  cascade: {weight: 4, draft: true}
            s/b/r.md
            s/b/sub/r.md
            s/c/index.md
            s/c/r.md
        """,
    ),
    "a cascade of a page reaches the folder of its name": (
        "",
        """
            s/p.md  cascade: {weight: 4, draft: true}
            s/p/q.md
            s/pq.md
        """,
    ),
    "a cascade of a bundle is for its language": (
        _TWO_LANGUAGES,
        """
            s/b/index.md  cascade: {weight: 4, draft: true}
            s/b/index.de.md
            s/b/r.md
            s/b/r.de.md
        """,
    ),
    "the nearest cascade wins": (
        "",
        """
            _index.md  cascade: {weight: 8, title: Y}
            s/_index.md  cascade: {weight: 7}
            s/b/index.md  cascade: {weight: 4, draft: true}
            s/b/r.md
        """,
    ),
    "a cascade of a resource goes nowhere": (
        "",
        """
            s/b/index.md
            s/b/r.md  cascade: {weight: 4, draft: true}
            s/b/r/x.md
        """,
    ),
    "terms of the home page date the taxonomy, but no term": (
        "",
        """
            _index.md  tags: [a, c, d/e]; date: 2020-01-01
            tags/d/_index.md
            tags/d/e/_index.md
            tags/_index.md
            tags/a/_index.md
            tags/c/_index.md
            x.md  tags: a; date: 2019-01-01
        """,
    ),
    "terms of a section date the term": (
        "",
        """
            s/_index.md  tags: [a]; date: 2020-01-01
            tags/_index.md
            tags/a/_index.md
        """,
    ),
    "a term that no page carries dates the taxonomy": (
        "",
        """
            tags/_index.md
            tags/a/_index.md  date: 2020-01-01
            x.md  date: 2021-01-01
        """,
    ),
    "the slug of a list page stands for the beginning of other folders' names": (
        "",
        """
            s/d/_index.md  slug: q
            s/def/x.md
            s/d e f/x.md
            s/d/ee/r.md
            s/da/b/_index.md
            s/da/b/c/x.md
            s/db/b/_index.md  slug: r
            s/db/b/c/x.md
            t/_index.md  slug: q
            tu/x.md
            tu/v/x.md
            u/a/_index.md  slug: zz
            u/about.md
            u/about/x/_index.md
            u/about/x/p.md
            u/about/y/q.md
            u/ab/index.md
        """,
    ),
    "a page of another language stands between": (
        _TWO_LANGUAGES,
        """
            s/d/_index.md  slug: q
            s/da.de.md
            s/dab/x.md
            s/db/x.md
            t/d/_index.de.md  slug: q
            t/de/_index.md  slug: w
            t/def/x.md
            t/def/x.de.md
        """,
    ),
    "sections above are found by the beginning of a name": (
        '[permalinks]\ns = "/:sections/:sectionslugs/:filename/"\n',
        """
            s/_index.md  title: S
            s/a/_index.md  slug: zz
            s/about/x.md
            s/a/x.md
            s/b/x.md
        """,
    ),
    "a cascade gives sections their slugs": (
        '[permalinks]\ns = "/:sectionslugs/:filename/"\n',
        """
            _index.md  cascade: {slug: c, target: {kind: section}}
            s/_index.md
            s/x.md
        """,
    ),
    "terms stand above the pages of a taxonomy's folder": (
        "disablePathToLower = true\n",
        """
            tags/About Us/x.md
            tags/about/y.md
            s/x.md  tags: [a]
            tags/A/_index.md
        """,
    ),
    "folders in upper and lower case, where case is kept": (
        "disablePathToLower = true\n",
        """
            T/y.md
            t/x.md
            U/_index.md
            u/y.md
            s/d/_index.md
            s/D/x.md
            s/D/E/_index.md
            s/D/E/x.md
            s/d/e/y.md
            s/B/_index.md  slug: zz
            s/b/c/z.md
        """,
    ),
    "a cascade for languages that the site has not is for all": (
        _TWO_LANGUAGES + '[[cascade]]\ntitle = "c"\n[cascade.target.sites.matrix]\nlanguages = ["xx"]\n',
        """
            s/_index.md  cascade: {slug: z, target: {sites: {matrix: {languages: [xx]}}}}
            s/t.md
            s/t.de.md
            s/u.md  cascade: {weight: 3, target: {sites: {matrix: {languages: [de, xx]}}}}
        """,
    ),
    "permalinks for languages that the site has not are for all": (
        '[[permalinks]]\npattern = "/n/:filename/"\n[permalinks.target]\npath = "/u/**"\n'
        '[permalinks.target.sites.matrix]\nlanguages = ["xx"]\n',
        """
            u/t.md
        """,
    ),
    "a folder whose name begins like a taxonomy's has terms, but is none": (
        "",
        """
            tags2/_index.md
            tagsx/a/_index.md
            tags-old/a/b/_index.md
            tags-old/a/c.md  url: '/:sections/c/'
            s/tags/_index.md
            categories2/index.md
        """,
    ),
    "a term takes dates from the terms below it": (
        "",
        """
            s/x.md  categories: [a/b]; date: 2026-03-01T12:10:00Z
            categories/a/_index.md
            categories/ab/_index.md
        """,
    ),
    "names of taxonomies with upper case and blanks": (
        '[taxonomies]\ntag = "Tags"\ntopic = "My Topics"\n',
        """
            s/x.md  Tags: [a]; my topics: [B c]; date: 2026-03-01T12:10:00Z
            tags/_index.md
            tags/a/_index.md
            my-topics/_index.md
            my-topics/b c/_index.md
        """,
    ),
    "terms below params stand above others": (
        "",
        """
            s/a.md  tags: [a]; params: {tags: [b]}; date: 2026-03-01
            s/b.md  tags: [c]; params: {TAGS: null}; date: 2026-03-01
            s/c.md  params: '{"tags": ["d"]}'; date: 2026-03-01
            s/d.md  tags: [e]; params: {params: {tags: [f]}}; date: 2026-03-01
            tags/_index.md
            tags/a/_index.md
            tags/b/_index.md
            tags/c/_index.md
            tags/d/_index.md
            tags/e/_index.md
            tags/f/_index.md
        """,
    ),
    "a term is spelled as the page that carries it, where case is kept": (
        'disablePathToLower = true\n[taxonomies]\ntag = "Tags"\ncategory = "categories"\n',
        """
            s/a.md  tags: [A, a B, C/D]
            tags/a/x.md
            tags/a/B/z.md
            tags/A b/y.md
            tags/c/D/x.md
            Categories/Z/r.md
            Categories/Z/_index.md
        """,
    ),
    "slashes in titles make folders for terms and taxonomies alone": (
        '[permalinks.term]\ntags = "/t/:title/"\n[permalinks.section]\ns = "/s/:slug/"\n',
        """
            tags/a/_index.md  title: a/b
            tags/b/_index.md  title: a/../c; url: '/u/:slug/x/'
            tags/_index.md  title: d\\e; url: '/v/:title/'
            s/_index.md  title: a/b
            s/x.md  title: a/b; url: '/w/:title/'
        """,
    ),
    "a page that is named index loses that name in its url too": (
        "",
        """
            s/a.md  slug: index; url: /c/index/
            s/b.md  slug: index; url: /d/x-index
            s/c.md  slug: index; url: '/e/:slug/'
            s/d.md  slug: index; url: /f/index/a/
            s/e.md  url: /g/index/
            s/f/index.md  slug: index; url: /h/index/
            s/g/_index.md  slug: index; url: /i/index/
        """,
    ),
    "slashes at the ends of slugs": (
        "",
        """
            s/a.md  slug: /x/
            s/b.md  slug: /y
            s/c/index.md  slug: z/
            s/d.md  slug: //
            s/e.md  slug: /
            p.md  slug: /q/
            t/_index.md  slug: /u/v/
            t/p.md
            t/w/_index.md
            t/w/p.md
            v/_index.md  slug: /
            v/p.md
            tags/a/_index.md  slug: /b/
            w/_index.md  slug: x/
            w/p.md  slug: /y
        """,
    ),
    "slashes at the ends of slugs, above bundles spelled with upper case that URLs keep": (
        "disablePathToLower = true\n",
        """
            q/Index.md
            s/_index.md  slug: /
            s/a/index.MD
            t/_index.md  slug: /u/v/
            t/a/Index.md
            t/b/index.MD
            t/c/d/index.MD
            w/_index.md  slug: x/
            w/a/index.MD
        """,
    ),
    "slashes and dots in slugs below patterns": (
        '[permalinks]\ns = "posts/:slug"\nt = "/posts/:slug"\nu = ":slug/"\n',
        """
            s/a.md  slug: //a
            s/b.md  slug: ..
            t/a.md  slug: //x
            t/b.md  slug: ../b
            u/a.md  slug: /u/
            u/b.md  slug: ../c
        """,
    ),
    "slashes at the ends of slugs, ugly": (
        "uglyURLs = true\n",
        """
            s/a.md  slug: /x/
            s/b.md  slug: /y
            s/c/index.md  slug: z/
            s/d.md  slug: /index
            s/e.md  slug: index/
            t/_index.md  slug: /u/v/
            t/p.md
            tags/a/_index.md  slug: /b/
            tags/c/_index.md  slug: d/
        """,
    ),
    "a page has the path of a top folder, which is then no section": (
        '[permalinks]\nw = "/:sections/:sectionslugs/:filename/"\n' + _TWO_LANGUAGES,
        """
            w.md
            w/p.md
            w/p.de.md
            w/x/q.md
        """,
    ),
    "titles in the paths of sections": (
        "pluralizeListTitles = false\ncapitalizeListTitles = false\n"
        '[permalinks]\ns = "/:sectionslugs/:filename/"\nt = "/:sectionslugs/:filename/"\n',
        """
            _index.md  cascade: {title: From above}
            s/p.md
            t/_index.md  title: a/b
            t/x/_index.md  slug: c/d
            t/x/p.md
        """,
    ),
    "a folder's name dates its list page and gives it a slug": (
        '[frontmatter]\ndate = [":filename", ":default"]\n[permalinks]\nr = "/:sectionslugs/:filename/"\n',
        """
            2019-05-06-x/_index.md
            2019-05-06-x/a.md
            2019-05-06-x/t/b.md
            s/2019-05-06-y/_index.md  slug: own
            s/2019-05-06-y/p.md
            s/2019-05-06-z/p.md
            s/2019-05-06-w/_index.md  date: 2020-01-01
            s/2019-05-06-w/p.md
            r/_index.md  title: r
            r/2019-05-06-w/_index.md
            r/2019-05-06-w/p.md
            tags/2019-05-06-v/_index.md
            tags/2019-05-06-v/q.md
        """,
    ),
    "a folder's name does so in its language, and where no date is tried before": (
        '[frontmatter]\ndate = [":default", ":filename"]\n' + _TWO_LANGUAGES,
        """
            2019-05-06-x/_index.md
            2019-05-06-x/p.md
            2019-05-06-x/p.de.md
            2019-05-06-y/_index.md  date: 2020-01-01
            2019-05-06-y/p.md
        """,
    ),
    "times of day in file names": (
        '[frontmatter]\ndate = [":filename", ":default"]\n',
        """
            2019-05-06T10:11:12-a.md
            2019-05-06-10:11-12-b.md
            2019-05-06-9-11-12Zc.md
            2019-05-06 10.11.12.md
            2019-05-06-10-61-12-d.md
            2019-05-06_10-11-12_e.md
        """,
    ),
    "a key without a name among those of a date": (
        '[frontmatter]\ndate = ["", "date"]\n',
        """
            a.md  date: 2020-01-01
            b.md  null: 2020-01-01
        """,
    ),
    "a pattern for all pages is for the home page too": (
        '[[permalinks]]\npattern = "/x/:title/"\n' + _TWO_LANGUAGES,
        """
            _index.md  title: Home page
            _index.de.md  title: Start
            s/a.md  title: A
        """,
    ),
    "a pattern for the home page": (
        '[permalinks.home]\n"/" = "/:year/h/"\n',
        """
            _index.md
            s/a.md  date: 2021-05-05
        """,
    ),
    "a page's own url and slug below a pattern for the home page": (
        'uglyURLs = true\n[permalinks.home]\n"/" = "/h/:slug/"\n' + _TWO_LANGUAGES,
        """
            _index.md  slug: q; url: /z/
            _index.de.md  slug: q
        """,
    ),
    "a taxonomy without a name is none": (
        '[taxonomies]\ntag = ""\nx = "x"\n',
        """
            s/_index.md
            s/a.md  x: [b]; tags: [c]
            x/b/_index.md
            tags/_index.md
        """,
    ),
    "folders with a disabled language inside their names": (
        "[languages.en]\n[languages.de]\ndisabled = true\n",
        """
            v1.de.x/a.md
            s/x.DE.y/z/a.md
            v1.de/a.md
            de.x/a.md
            v1.en.x/a.md
            s/de/a.md
            s/b.md
        """,
    ),
    "a cascade of markup goes nowhere": (
        '[cascade]\nmarkup = "rst"\n',
        """
            _index.md  cascade: {markup: html, params: {markup: foo}}
            s/a.md
            s/_index.md  cascade: {markup: pandoc}
        """,
    ),
    "a language in upper case in a name whose case is kept": (
        "disablePathToLower = true\n",
        """
            s/a.EN.md
            s/b.x.EN.md
            t/index.EN.md
            t/p.EN.md
        """,
    ),
    "a language in upper case in a name that a pattern takes": (
        '[permalinks]\ns = "/p/:filename/"\nt = "/q/:contentbasename/"\n',
        """
            s/a.EN.md
            t/b.EN.md
            s/c.en.x.md
            t/d/index.EN.md
        """,
    ),
    "a folder with a stray percent sign below a pattern": (
        '[permalinks]\ns = "/p/:sections/:filename/"\n',
        """
            s/%zz/_index.md
            s/%zz/p.md
            s/%41/_index.md
            s/%41/p.md
        """,
    ),
    "a slug that is declared a date is none": (
        "[frontmatter]\ndate = ['slug', ':default']\n",
        """
            s/_index.md  slug: 2025-11-01
            s/x.md
        """,
    ),
    "a slug that is declared a date keeps out that of the file name if it is the page's own": (
        "[frontmatter]\ndate = ['slug', ':default']\nlastmod = [':filename']\n",
        """
            s/_index.md  cascade: {slug: 2023-01-01}
            s/2025-11-01-news.md  slug: 2024-01-01
            s/2025-11-02-more.md
            t/2025-11-03-x.md  slug: ''
        """,
    ),
    "folders are ignored too": (
        "ignoreFiles = ['/content/s/.*x[^/]*$']\n",
        """
            s/x/a.md
            s/xa/b.md
            s/y.md
            t/x/a.md
        """,
    ),
    "slugs that are no names": (
        "",
        """
            p.md  slug: ..
            s/p.md  slug: ../..
            s/a.md  slug: a%20b
            s/b.md  slug: a%20b
        """,
    ),
    "list pages whose URLs have the dates of the pages below": (
        '[permalinks.section]\ns = "/:year/:month/:sections/"\n',
        """
            s/_index.md  title: a
            s/p.md  date: 2021-05-01
            s/q.md  date: 2024-03-01
            t/_index.md  url: /:year/t/
            t/p.md  date: 2022-01-01
        """,
    ),
    "keys that reach down, spelled in other ways": (
        "",
        r"""
            s/_index.md  CASCADE: {draft: true}
            s/p.md  title: a
            t/_index.md  "casc\u0061de": [{params: {x: 1}, expiryDate: 2001-01-01}]
            t/p.md  title: b
            u/_index.md  "c\x61scade": {weight: 3}; title: about slugs
            u/p.md  title: c
            v/_index.md  "sl\x75g": w
            v/p.md  title: d
            x/_index.md  Slug: y
            x/p.md  title: e
            b/index.md  Cascade: {draft: true}
            b/c/p.md  title: f
        """,
    ),
}


def _files(pages: str) -> dict[str, str | bytes]:
    parts = (line.strip().partition("  ") for line in pages.strip().splitlines())
    return {path: "---\n" + "".join(f"{each}\n" for each in lines.split("; ")) + "---\n" for path, _, lines in parts}


@needs_hugo
@pytest.mark.parametrize("name", SITES)
def test_a_site_is_planned_as_hugo_builds_it(tmp_path: Path, name: str) -> None:
    config, pages = SITES[name]
    settings = settings_of(normalized(tomllib.loads(CONFIG + config)))
    files = _files(pages)
    assert files
    assert disagreements(tmp_path / "site", files, CONFIG + config, settings) == []


@needs_hugo
@pytest.mark.parametrize("kind", ["home", "section", "taxonomy", "term"])
def test_a_list_page_of_a_disabled_kind_has_no_url(tmp_path: Path, kind: str) -> None:
    config = f'baseURL = "https://example.org/"\ndisableKinds = ["rss", "sitemap", "robotsTXT", "404", "{kind}"]\n'
    settings = settings_of(normalized(tomllib.loads(config)))
    lists = ("_index.md", "s/_index.md", "tags/a/_index.md", "tags2/_index.md")
    files: dict[str, str | bytes] = {"s/x.md": "---\ntags: a\n---\n", "tags2/x.md": "", **dict.fromkeys(lists, "")}
    files["tags/_index.md"] = "---\nslug: q\n---\n"
    assert disagreements(tmp_path / "site", files, config, settings) == []


@needs_hugo
@pytest.mark.parametrize("kind", ["home", "section", "taxonomy", "term", "page"])
def test_what_is_of_a_disabled_kind_dates_no_list(tmp_path: Path, kind: str) -> None:
    config = f'baseURL = "https://example.org/"\ndisableKinds = ["rss", "sitemap", "robotsTXT", "404", "{kind}"]\n'
    settings = settings_of(normalized(tomllib.loads(config)))
    files = _files("""
        _index.md
        s/_index.md
        s/t/_index.md  date: 2024-01-01; tags: [c]
        s/p.md  date: 2025-01-01; tags: [a]
        u/v/_index.md  date: 2023-01-01
        u/_index.md
        tags/_index.md
        tags/a/_index.md
        tags/b/_index.md  date: 2025-06-01
        tags/c/_index.md
    """)
    assert disagreements(tmp_path / "site", files, config, settings) == []


@needs_hugo
@pytest.mark.parametrize("path", ["x/_index.md", "x2/a/_index.md", "tags/_index.de.md"])
def test_a_list_page_of_a_taxonomy_that_only_another_language_has_stops_the_build(tmp_path: Path, path: str) -> None:
    site = HugoSite(tmp_path / "site", f"{CONFIG}{_TWO_LANGUAGES}[languages.de.taxonomies]\nx = 'x'\n")
    site.write(path, "")
    (plan,) = plan_site(site.folder, read_settings(site.folder), moment())
    assert plan.error
    assert plan.error[:2] == (1, 1)
    assert "no taxonomy configuration found" in site.build().output
