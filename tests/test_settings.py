"""Settings are found upwards; what cannot be used is an error that says what to write."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sitectl.settings import Settings, SettingsError, load_settings

if TYPE_CHECKING:
    from pathlib import Path


def test_defaults_where_there_is_no_file(tmp_path: Path) -> None:
    assert load_settings(tmp_path)[0] == Settings()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("sitectl.toml", 'ignore = ["math"]\nexternal-paths = ["/shared/"]\n'),
        ("sitectl.toml", 'ignore = ["math"]\nexternal_paths = ["/shared/"]\n'),
        ("pyproject.toml", '[tool.sitectl]\nignore = ["math"]\nexternal-paths = ["/shared/"]\n'),
    ],
)
def test_found_upwards(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text)
    (tmp_path / "site" / "content").mkdir(parents=True)
    settings, folder = load_settings(tmp_path / "site" / "content")
    assert settings == Settings(ignore=("math",), external_paths=("/shared/",))
    assert folder == tmp_path


def test_project_without_our_table_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "sitectl.toml").write_text('ignore = ["math"]\n')
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "pyproject.toml").write_text("[project]\n")
    assert load_settings(tmp_path / "site")[0].ignore == ("math",)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("ignroe = []\n", "unknown setting 'ignroe'; did you mean ignore?"),
        ("zzz = []\n", "unknown setting 'zzz'; see docs/settings.md"),
        ('ignore = "math"\n', "setting 'ignore' must be a list of texts, not 'math'"),
        ("ignore = [1]\n", "setting 'ignore' must be a list of texts, not [1]"),
        ("news-folder = 1\n", "setting 'news-folder' must be a text, not 1"),
        ("per-path-ignores = []\n", "setting 'per-path-ignores' must be a table of lists of texts, not []"),
        ("ignore = [\n", "cannot be read as TOML"),
    ],
)
def test_refused(text: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "sitectl.toml").write_text(text)
    with pytest.raises(SettingsError) as caught:
        load_settings(tmp_path)
    assert message in str(caught.value)
    assert str(caught.value).startswith(str(tmp_path / "sitectl.toml"))
