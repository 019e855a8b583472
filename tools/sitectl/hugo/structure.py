"""What each content file is to Hugo: a home, section or term page, a page, a bundle, or a bundle's resource."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from sitectl.hugo.gotext import lower

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from sitectl.hugo.site_settings import LanguageSettings, SiteSettings
    from sitectl.hugo.source_files import SourceFile

Kind: TypeAlias = Literal["home", "section", "taxonomy", "term", "page", "resource"]


class ContentFile(NamedTuple):
    """One content file's place on the site.

    `path` is relative to the content folder, as it is written; `stem` is its name without language and extension;
    `key` is Hugo's logical path (lower case, blanks as hyphens, without extension and language, a bundle's is its
    folder); `raw_key` is the same before normalising.
    """

    path: str
    language: str
    kind: Kind
    key: str
    raw_key: str
    extension: str
    stem: str = ""
    is_bundle: bool = False
    #: Why Hugo cannot publish the file as a page of its own; "" if it can.
    obstacle: str = ""
    #: Whether Hugo reads the file at all.
    is_read: bool = True
    #: The path of the file that shares the logical path and so hides with this one; "" if there is none.
    rival: str = ""
    #: Of two files with one logical path in different folders, Hugo takes that which comes first here.
    precedence: tuple[int, bool] = (0, True)

    @property
    def base_name(self) -> str:
        """The name that dates and slugs are taken from: that of the folder of an `index.md`, else the file's own.

        Hugo asks for the exact spelling here: `Index.md` and `index.MD` are bundles with names of their own. And an
        `index.md` inside another bundle counts as one here only if its path has upper case or blanks in it.
        """
        if self.kind == "resource" and self.raw_key == self.key:
            return self.stem
        if self.stem in ("index", "_index") and self.path.endswith(f".{self.extension}"):
            folder = self.raw_key if self.is_bundle else self.raw_key.rpartition("/")[0]
            return folder.rpartition("/")[2]
        return self.stem

    def acts_as_bundle(self, *, keeps_case: bool) -> bool:
        """Say whether URLs take the file for a bundle: where they keep upper case, only one spelled exactly is."""
        return self.is_bundle and (not keeps_case or self.base_name != self.stem)

    @property
    def section(self) -> str:
        """The first folder of the logical path; "" for pages at the top."""
        first, slash, _ = self.key[1:].partition("/")
        return first if slash or self.kind in ("section", "taxonomy", "term") else ""


_BUNDLES = ("index", "_index")


class _Name(NamedTuple):
    """A file's place taken apart: folder, name without extension and language, language, extension.

    `role` is the stem in lower case, without a language in upper case, which Hugo leaves in the stem.
    """

    path: str
    folder: str
    stem: str
    role: str
    language: str
    extension: str
    #: The rank of its mount, and whether its name lacks a language: what comes first counts more.
    precedence: tuple[int, bool]
    is_ignored: bool


def normalize(path: str) -> str:
    """Return a path as Hugo's content tree spells it: in lower case, blanks as hyphens."""
    return lower(path).replace(" ", "-")


def classify(files: Iterable[SourceFile], settings: SiteSettings) -> Iterator[ContentFile]:
    """Return what each content file is; files of disabled languages are left out."""
    folders: dict[str, list[_Name]] = {}
    for file in files:
        name = _take_apart(file, settings)
        if name is not None:
            folders.setdefault(name.folder, []).append(name)
    found = list(_walk(folders, settings))
    return iter(_with_rivals(found))


def _take_apart(file: SourceFile, settings: SiteSettings) -> _Name | None:
    folder, _, name = file.place.rpartition("/")
    if settings.disabled_languages and "." in folder and _is_of_disabled_language(folder, settings):
        return None
    stem, _, extension = name.rpartition(".")
    role, code = lower(stem), ""
    if "." in stem:
        spelled = stem == role
        role, code = _before_language(role, settings)
        stem = role if spelled else _before_language(stem, settings)[0]
    language = code or file.language or settings.default_language
    if language not in settings.languages:
        return None
    precedence = (file.rank, not code)
    return _Name(file.path, folder, stem, role, language, _ending(extension), precedence, file.is_ignored)


def _is_of_disabled_language(folder: str, settings: SiteSettings) -> bool:
    """Say whether a folder or one above has such a language inside its name, as in `v1.fr.old`: Hugo leaves it out."""
    stems = (part.rpartition(".")[0] for part in lower(folder).split("/"))
    return any(_before_language(stem, settings)[1] in settings.disabled_languages for stem in stems)


def _before_language(stem: str, settings: SiteSettings) -> tuple[str, str]:
    """Return what stands before the last part of a name that is the code of a language, and that; "" if none is.

    What stands behind it is lost: `a.en.x.md` is called as `a.en.md` is.
    """
    rest, _, part = stem.rpartition(".")
    while rest:
        if part in settings.languages or part in settings.disabled_languages:
            return rest, part
        rest, _, part = rest.rpartition(".")
    return stem, ""


_ending = lru_cache(maxsize=64)(lower)


def _walk(folders: Mapping[str, list[_Name]], settings: SiteSettings) -> Iterator[ContentFile]:
    bundles = _bundle_languages(folders)
    for folder, every in folders.items():
        owner = _owner(folder, bundles) if bundles else None
        names = [name for name in every if not name.is_ignored]
        if owner is None:
            yield from _pages(names, settings)
            continue
        own = [name for name in names if owner == folder and name.role == "index"]
        yield from _pages(own, settings)
        others = [name for name in names if name not in own]
        yield from _resources(others, owner, bundles)


def _pages(names: list[_Name], settings: SiteSettings) -> Iterator[ContentFile]:
    """Return the pages of one folder; of several files with one logical path only the first counts."""
    chosen: dict[tuple[str, str], _Name] = {}
    keys: list[str] = []
    raw_folder = f"/{names[0].folder}" if names else ""
    folder = normalize(raw_folder)
    above, raw_above = folder.rstrip("/"), raw_folder.rstrip("/")
    for name in names:
        key = folder if name.role in _BUNDLES else f"{above}/{name.role.replace(' ', '-')}"
        keys.append(key)
        other = chosen.setdefault((key, name.language), name)
        if other is not name and _precedence(name) < _precedence(other):
            chosen[key, name.language] = name
    for name, key in zip(names, keys, strict=True):
        path, _, stem, role, language, extension, precedence, _ = name
        winner = chosen[key, language]
        reason = "" if winner is name else f"Hugo takes {winner.path} instead, which has the same path on the site"
        is_bundle = role in _BUNDLES
        raw_key = raw_folder if is_bundle else f"{raw_above}/{stem}"
        kind = _kind(key, role, settings.languages[language])
        own = (path, language, kind, key, raw_key, extension, stem, is_bundle, reason, not reason)
        yield ContentFile(*own, precedence=precedence)


def _precedence(name: _Name) -> tuple[tuple[int, bool], tuple[int, ...], str]:
    """Order the files of one folder: of two with the same logical path Hugo takes the first."""
    backwards = (*(-ord(char) for char in name.extension), 1)
    return name.precedence, backwards, name.path


def _bundle_languages(folders: Mapping[str, list[_Name]]) -> dict[str, set[str]]:
    """Return the folders that hold an index.md, and the languages it is written in.

    One that the settings ignore is no page, but what lies beside it are resources all the same.
    """
    found: dict[str, set[str]] = {}
    for folder, names in folders.items():
        for name in names:
            if name.role == "index":
                languages = found.setdefault(folder, set())
                if not name.is_ignored:
                    languages.add(name.language)
    return found


def _owner(folder: str, bundles: Mapping[str, set[str]]) -> str | None:
    """Return the outermost leaf bundle that a folder lies in, or is."""
    if "" in bundles:
        return ""
    position = folder.find("/")
    while position != -1:
        if folder[:position] in bundles:
            return folder[:position]
        position = folder.find("/", position + 1)
    return folder if folder in bundles else None


def _kind(key: str, role: str, language: LanguageSettings) -> Kind:
    if key == "/":
        return "home"
    return list_kind(key, language) if role == "_index" else "page"


def list_kind(key: str, language: LanguageSettings) -> Kind:
    """Return the kind of the list page at a logical path; a path that begins like a taxonomy's is taken for a term."""
    for plural in language.taxonomies.values():
        tree = f"/{normalize(plural)}"
        if key == tree:
            return "taxonomy"
        if key.startswith(tree):
            return "term"
    return "section"


def _resources(names: list[_Name], owner: str, bundles: Mapping[str, set[str]]) -> Iterator[ContentFile]:
    """Return the resources of a bundle in one folder; of several that differ in letter case only, the first counts."""
    chosen: set[tuple[str, str, str]] = set()
    for name in sorted(names, key=lambda each: (each.precedence, each.path)):
        key = (name.role.replace(" ", "-"), name.extension, name.language)
        file = _resource(name, owner, bundles[owner])
        yield file._replace(is_read=False) if key in chosen else file
        chosen.add(key)


def _resource(name: _Name, owner: str, languages: AbstractSet[str]) -> ContentFile:
    above = f"/{name.folder}" if name.folder else ""
    key, raw_key = f"{normalize(above)}/{name.role.replace(' ', '-')}", f"{above}/{name.stem}"
    place = f"{owner}/index" if owner else "index"
    reason = f"it lies in the bundle of {place}.* and is one of that page's resources, not a page of its own"
    if not languages:
        reason = f"it lies in the bundle of {place}.*, which the site's settings ignore"
    elif owner and name.language not in languages:
        reason = f"it lies in the bundle of {place}.*, which has no page in the language {name.language}"
    return ContentFile(
        *(name.path, name.language, "resource", key, raw_key, name.extension, name.stem),
        obstacle=reason,
    )


def _with_rivals(files: Iterable[ContentFile]) -> Iterator[ContentFile]:
    """Mark the files of different folders that claim one logical path: Hugo keeps one of them, or none."""
    every = list(files)
    claims: dict[tuple[str, str], ContentFile] = {}
    contested: dict[tuple[str, str], list[ContentFile]] = {}
    for file in every:
        if not file.obstacle:
            claim = (file.key, file.language)
            first = claims.setdefault(claim, file)
            if first is not file:
                contested.setdefault(claim, [first]).append(file)
    for file in every:
        rivals = contested.get((file.key, file.language)) if contested and not file.obstacle else None
        yield _with_rival(file, rivals) if rivals else file


def _with_rival(file: ContentFile, rivals: list[ContentFile]) -> ContentFile:
    winner = min(rivals, key=lambda each: (each.precedence, not each.is_bundle, each.path))
    if file is winner:
        return file._replace(rival=next(each.path for each in rivals if each is not file))
    reason = f"{winner.path} has the same path on the site, and Hugo publishes only one of them"
    return file._replace(rival=winner.path, obstacle=reason)
