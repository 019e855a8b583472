"""A local server in the place of Crossref, DataCite and arXiv, with answers of their shape."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass
class Answer:
    """What the server says to one request; `cut` closes the connection after so many bytes, `pause` comes first."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    cut: int | None = None
    pause: float = 0.0


@dataclass
class Service:
    """A running server: its address, the answers by path (the last one of a list repeats), and who asked."""

    address: str
    answers: dict[str, list[Answer]]
    requests: list[tuple[str, str]] = field(default_factory=list)


@contextmanager
def serving(answers: dict[str, list[Answer]]) -> Iterator[Service]:
    """Serve answers on the loopback address until the block ends."""
    service = Service("", answers)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            service.requests.append((self.path, self.headers.get("User-Agent", "")))
            planned = service.answers.get(self.path)
            answer = planned.pop(0) if planned and len(planned) > 1 else planned[0] if planned else Answer(status=404)
            time.sleep(answer.pause)
            self.send_response(answer.status)
            for name, value in {"Content-Length": str(len(answer.body)), **answer.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer.body[: answer.cut])

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is http.server's
            del format, args

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    service.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
