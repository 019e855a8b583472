"""Tools of npm that the tests run: they are installed by `npm ci` in tests/site."""

from pathlib import Path

from tests.requirements import require

MODULES = Path(__file__).parent / "node_modules"


def module_file(path: str) -> Path:
    """Return a file of an installed npm package, or skip the test."""
    file = MODULES / path
    require(file.is_file(), "the npm packages of the site's tests are not installed: npm ci in tests/site")
    return file
