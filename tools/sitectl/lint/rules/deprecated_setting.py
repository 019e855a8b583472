"""A setting that Hugo will remove: it warns now, and a later Hugo fails.

Hugo names the setting in the middle of its output, without file and line (for the first months with `--logLevel info`
only), and sites with it stop building at an update.

Write the new setting.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitectl.lint.diagnostic import Finding
from sitectl.lint.rule import Bad, Good, Hugo
from sitectl.lint.rules._examples import ONE_PAGE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.lint.config_file import ConfigFile

GROUP = "config"
SEVERITY = "warning"


BAD = (
    Bad(
        'baseURL = "https://example.org/"\n⟦languageCode⟧ = "en-US"\n',
        path="hugo.toml",
        files=ONE_PAGE,
        hugo=Hugo(on="post/example.md", warns="project config key languageCode was deprecated"),
    ),
    Bad(
        '[en]\n⟦languageName⟧ = "English"\n⟦languageDirection⟧ = "ltr"\n',
        path="config/_default/languages.toml",
        files=ONE_PAGE,
        hugo=Hugo(on="post/example.md", warns="languages.en.languageName was deprecated"),
    ),
    Bad(
        "[imaging]\n⟦quality⟧ = 20\n",
        path="hugo.toml",
        files=ONE_PAGE,
        hugo=Hugo(on="post/example.md", warns="imaging.quality was deprecated"),
    ),
)
GOOD = (
    Good('locale = "en-US"\n', path="hugo.toml"),
    Good('[languages.en]\nlabel = "English"\n', path="hugo.toml"),
    Good('[params]\nlanguageCode = "en"\n', path="hugo.toml"),
    Good("[imaging.jpeg]\nquality = 20\n", path="hugo.toml"),
    Good("quality = 20\n", path="config/_default/params.toml"),
)

_DEPRECATED = {
    "languagecode": "locale",
    "languages.languagecode": "locale",
    "languages.languagename": "label",
    "languages.languagedirection": "direction",
    "imaging.quality": "imaging.jpeg.quality",
    "imaging.hint": "imaging.webp.hint",
    "cascade._target": "target",
    "cleandestinationdir": "build.cleanDestinationDir.enable",
}
_LANGUAGE = re.compile(r"^languages\.[^.]+\.")


def check_config(file: ConfigFile) -> Iterator[Finding]:
    """Yield a finding for each setting that Hugo warns of."""
    for name, entry in file.settings:
        new = _DEPRECATED.get(_LANGUAGE.sub("languages.", name))
        if new is not None:
            message = (
                f"Hugo will remove `{entry.key}`, and then the site does not build any more; write `{new}` instead."
            )
            yield Finding(entry.key_span, message)
