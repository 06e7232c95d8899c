"""Servers on the loopback interface, which end with the test that asked for them."""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

#: How often a server looks whether it shall end, in seconds. The default is half a second, which
#: each test with a server would wait.
_POLL = 0.01


class SilentHandler(BaseHTTPRequestHandler):
    """What answers requests, with nothing said of them."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - so it is named there
        """Say nothing."""


class _Files(SilentHandler, SimpleHTTPRequestHandler):
    """Files of a folder."""

    protocol_version = "HTTP/1.1"


class _SilentServer(ThreadingHTTPServer):
    """A server that does not mind when its client hangs up."""

    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: who asked for what was not sent knows it."""


@contextmanager
def serve(handler: Callable[..., BaseHTTPRequestHandler]) -> Iterator[ThreadingHTTPServer]:
    """Serve on the loopback interface what a handler answers."""
    with _SilentServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(_POLL,), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def serve_files(folder: Path) -> Iterator[str]:
    """Serve a folder; gives the address that its pages begin with."""
    with serve(functools.partial(_Files, directory=str(folder))) as server:
        yield f"http://127.0.0.1:{server.server_port}/"
