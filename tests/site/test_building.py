"""The site builds with Hugo alone, and is served by `hugo server` as by the web."""

import re
import socket
import subprocess
from pathlib import Path

from playwright.sync_api import Browser

from tests.site.building import SITE, Build, build, environment, package_folder
from tests.site.test_output import pages
from tests.site.visiting import Screen, visit, visitor


def test_the_build_warns_of_nothing(published: Build) -> None:
    assert "WARN" not in published.output
    assert "deprecated" not in published.output


def test_drafts_can_be_seen_before_they_are_published(tmp_path: Path) -> None:
    result = build(tmp_path / "public", "--buildDrafts", "--panicOnWarning")
    assert result.exit_code == 0, result.output
    assert "moTuner" in (result.folder / "publications" / "motuner" / "index.html").read_text()


def test_the_site_can_live_in_a_folder_of_a_host(tmp_path: Path) -> None:
    result = build(tmp_path, "--baseURL", "https://example.org/home/", "--panicOnWarning")
    assert result.exit_code == 0, result.output
    addresses = {
        values.get("href") or values.get("src", "")
        for page in pages(tmp_path).values()
        for tag, values in page.found
        if tag in ("a", "link", "script", "img")
    }
    local = {address for address in addresses if address.startswith("/")}
    assert len(local) > 10
    assert {address for address in local if not address.startswith(("/home/", "/shared/"))} == set()


def test_no_node_is_needed_to_build(published: Build, tmp_path: Path) -> None:
    binary = package_folder("hugo") / "binaries" / "hugo"
    arguments = ["build", "--noBuildLock", "--ignoreCache", "--cacheDir", str(tmp_path / "cache"), "--destination"]
    done = subprocess.run(
        [str(binary), *arguments, str(tmp_path / "public")],
        cwd=SITE,
        env={"PATH": str(tmp_path), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "public" / "index.html").read_bytes() == (published.folder / "index.html").read_bytes()


def free_port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


def test_hugo_server_shows_the_site_under_the_same_policy(browser: Browser) -> None:
    binary = package_folder("hugo") / "binaries" / "hugo"
    command = [str(binary), "server", "--port", free_port(), "--noBuildLock", "--renderToMemory"]
    with subprocess.Popen(
        command, cwd=SITE, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as server:
        try:
            assert server.stdout is not None
            said = []
            found = None
            while found is None and (line := server.stdout.readline()):
                said.append(line)
                found = re.search(r"available at (http://\S+)", line)
            assert found, "".join(said)
            assert "WARN" not in "".join(said)
            with visitor(browser, Screen()) as context, visit(context, found[1].rstrip("/")) as guest:
                guest.go("/publications/")
                assert guest.page.locator(".publication").count() == 5
                assert guest.troubles == []
        finally:
            server.terminate()
