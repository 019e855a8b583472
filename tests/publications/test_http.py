"""Politeness and limits of the requests, against a server on this machine."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from sitectl.publications import http
from sitectl.publications.http import Client, MetadataError, NotFoundError
from tests.publications.services import Answer, serving

if TYPE_CHECKING:
    from pathlib import Path


class Clock:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 1_700_000_000.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def time(self) -> float:
        return self.now


def _client(cache: Path | None = None, *, offline: bool = False, clock: Clock | None = None) -> Client:
    clock = clock or Clock()
    return Client("me@example.org", cache, offline, clock.sleep, clock.time)


def test_answer_and_user_agent() -> None:
    with serving({"/x": [Answer("läuft".encode())]}) as service:
        assert _client().get(f"{service.address}/x", "text/plain") == "läuft"
    assert service.requests[0][1].startswith("sitectl/")
    assert service.requests[0][1].endswith("(mailto:me@example.org)")


@pytest.mark.parametrize("status", [404, 410])
def test_unknown(status: int) -> None:
    with serving({"/x": [Answer(status=status)]}) as service, pytest.raises(NotFoundError):
        _client().get(f"{service.address}/x", "text/plain")


@pytest.mark.parametrize(
    ("headers", "waits"),
    [
        ({"Retry-After": "3"}, [3.0]),
        ({"Retry-After": "Tue, 14 Nov 2023 22:13:25 GMT"}, [5.0]),
        ({}, [1.0]),
        ({"Retry-After": "soon"}, [1.0]),
    ],
)
@pytest.mark.parametrize("status", [429, 503])
def test_waits_as_long_as_a_busy_server_asks(status: int, headers: dict[str, str], waits: list[float]) -> None:
    clock = Clock()
    with serving({"/x": [Answer(status=status, headers=headers), Answer(b"ok")]}) as service:
        assert _client(clock=clock).get(f"{service.address}/x", "text/plain") == "ok"
    assert clock.slept == waits


def test_gives_up_after_three_attempts() -> None:
    clock = Clock()
    with serving({"/x": [Answer(status=503)]}) as service, pytest.raises(MetadataError) as raised:
        _client(clock=clock).get(f"{service.address}/x", "text/plain")
    assert str(raised.value) == "127.0.0.1: busy (HTTP 503); try again later"
    assert clock.slept == [1.0, 2.0]
    assert len(service.requests) == 3


def test_does_not_wait_for_minutes() -> None:
    clock = Clock()
    answer = Answer(status=429, headers={"Retry-After": "600"})
    with (
        serving({"/x": [answer]}) as service,
        pytest.raises(MetadataError, match=r"busy \(HTTP 429\); try again later"),
    ):
        _client(clock=clock).get(f"{service.address}/x", "text/plain")
    assert clock.slept == []
    assert len(service.requests) == 1


def test_redirect_within_the_domain_is_followed() -> None:
    with serving({"/x": [Answer(status=301, headers={"Location": "/y"})], "/y": [Answer(b"there")]}) as service:
        assert _client().get(f"{service.address}/x", "text/plain") == "there"


@pytest.mark.parametrize(
    "location",
    ["file:///etc/passwd", "ftp://127.0.0.1/x", "https://127.0.0.1/x", "http://example.org/x", "//10.0.0.1/"],
)
def test_redirect_to_another_kind_of_address_is_refused(location: str) -> None:
    with (
        serving({"/x": [Answer(status=302, headers={"Location": location})]}) as service,
        pytest.raises(MetadataError, match="another kind of address; not followed"),
    ):
        _client().get(f"{service.address}/x", "text/plain")


def test_redirect_in_a_circle() -> None:
    with (
        serving({"/x": [Answer(status=302, headers={"Location": "/x"})]}) as service,
        pytest.raises(MetadataError, match="redirects without end"),
    ):
        _client().get(f"{service.address}/x", "text/plain")


@pytest.mark.parametrize("url", ["http://api.crossref.org/works/x", "file:///etc/passwd", "ftp://x.org/", "x"])
def test_only_https_is_asked(url: str) -> None:
    with pytest.raises(MetadataError, match="only https addresses are asked"):
        _client().get(url, "text/plain")


def test_too_long_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "MAX_BYTES", 1000)
    with serving({"/x": [Answer(b"x" * 2000)]}) as service, pytest.raises(MetadataError, match="longer than"):
        _client().get(f"{service.address}/x", "text/plain")


def test_too_slow_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "TIMEOUT", 0.1)
    with serving({"/x": [Answer(b"x", pause=0.5)]}) as service, pytest.raises(MetadataError, match="no answer within"):
        _client().get(f"{service.address}/x", "text/plain")


def test_answer_that_breaks_off() -> None:
    with serving({"/x": [Answer(b"0123456789", cut=4)]}) as service, pytest.raises(MetadataError, match="broke off"):
        _client().get(f"{service.address}/x", "text/plain")


def test_answer_that_is_no_text() -> None:
    with serving({"/x": [Answer(b"\xff\xfe")]}) as service, pytest.raises(MetadataError, match="not UTF-8 text"):
        _client().get(f"{service.address}/x", "text/plain")


@pytest.mark.parametrize("status", [400, 401, 403, 418])
def test_refusal(status: int) -> None:
    with (
        serving({"/x": [Answer(status=status)]}) as service,
        pytest.raises(MetadataError, match=f"refuses with HTTP {status}"),
    ):
        _client().get(f"{service.address}/x", "text/plain")


def test_nobody_there() -> None:
    with serving({}) as service:
        address = service.address
    with pytest.raises(MetadataError, match=r"127\.0\.0\.1: cannot be reached \(connection refused\)"):
        _client().get(f"{address}/x", "text/plain")


def test_cache_answers_for_a_day_and_offline_for_ever(tmp_path: Path) -> None:
    clock = Clock()
    with serving({"/x": [Answer(b"first"), Answer(b"second")]}) as service:
        url = f"{service.address}/x"
        assert _client(tmp_path, clock=clock).get(url, "text/plain") == "first"
        assert _client(tmp_path, clock=clock).get(url, "text/plain") == "first"
        assert len(service.requests) == 1
        clock.now += 25 * 3600
        assert _client(tmp_path, offline=True, clock=clock).get(url, "text/plain") == "first"
        assert _client(tmp_path, clock=clock).get(url, "text/plain") == "second"


def test_offline_without_an_answer_asks_nobody(tmp_path: Path) -> None:
    with serving({"/x": [Answer(b"x")]}) as service, pytest.raises(MetadataError, match="--offline asks nobody"):
        _client(tmp_path, offline=True).get(f"{service.address}/x", "text/plain")
    assert service.requests == []


def test_failure_leaves_nothing_behind(tmp_path: Path) -> None:
    with serving({"/x": [Answer(status=500)], "/y": [Answer(b"0123", cut=1)]}) as service:
        for path in ("/x", "/y", "/z"):
            with pytest.raises(MetadataError):
                _client(tmp_path).get(f"{service.address}{path}", "text/plain")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"url": "other", "time": 1, "text": "x"}', b"\xff"])
def test_damaged_cache_is_asked_again(tmp_path: Path, damage: bytes) -> None:
    with serving({"/x": [Answer(b"x")]}) as service:
        _client(tmp_path).get(f"{service.address}/x", "text/plain")
        (kept,) = tmp_path.iterdir()
        assert json.loads(kept.read_bytes())["text"] == "x"
        kept.write_bytes(damage)
        assert _client(tmp_path).get(f"{service.address}/x", "text/plain") == "x"
    assert len(service.requests) == 2


def test_unwritable_cache_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with serving({"/x": [Answer(b"x")]}) as service:
        assert _client(tmp_path / "file").get(f"{service.address}/x", "text/plain") == "x"
