"""Feeds are fetched from public hosts only, wherever names and redirections lead."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator

import pytest
from serving import SilentHandler, serve

from sphinx_newsfeed.command_line import download
from sphinx_newsfeed.command_line.download import CannotReadError, is_public, read_feed


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.8.8.8", "0.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1"),
        *("169.254.169.254", "100.64.0.1", "192.0.2.1", "224.0.0.1", "255.255.255.255"),
        *("::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "2001:db8::1"),
        *(
            "::127.0.0.1",
            "::10.0.0.1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "2002:7f00:1::",
            "64:ff9b::7f00:1",
        ),
    ],
)
def test_what_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "1.1.1.1", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_what_is_public(address: str) -> None:
    assert is_public(address)


#: How answers begin that come in pieces and never end.
_ENDLESS = {
    "/headers": b"HTTP/1.1 200 OK\r\nX: ",
    "/content": b"HTTP/1.1 200 OK\r\n\r\n",
    "/length-of-piece": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
    "/bad-redirection": b"HTTP/1.1 302 Found\r\nLocation: ",
    "/redirection": b"HTTP/1.1 302 Found\r\nLocation: /end\r\n\r\n",
}


class _Handler(SilentHandler):
    def do_GET(self) -> None:  # noqa: N802 - so it is named there
        if self.path.startswith("/away/"):
            self.send_response(int(self.path[6:9]))
            self.send_header("Location", self.path[10:])
            self.end_headers()
        elif self.path in _ENDLESS:
            self.wfile.write(_ENDLESS[self.path])
            with contextlib.suppress(OSError):
                while not self.server.ended.wait(0.05):  # type: ignore[attr-defined]
                    self.wfile.write(b"0")
        elif self.path.startswith("/to/"):
            self.send_response(302)
            port = self.server.server_address[1]
            self.send_header("Location", f"http://{self.path[4:]}:{port}/end")
            self.end_headers()
        else:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"the end")


@pytest.fixture
def port() -> Iterator[int]:
    with serve(_Handler) as server:
        server.ended = threading.Event()  # type: ignore[attr-defined]
        yield server.server_port
        server.ended.set()  # type: ignore[attr-defined]


#: What names are resolved to.
HOSTS = {
    "public.example": ["127.0.0.1"],
    "inner.example": ["10.0.0.1"],
    "mixed.example": ["127.0.0.1", "10.0.0.1"],
    "none.example": [],
}


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The hosts that were resolved; the loopback interface stands for the internet."""
    monkeypatch.setattr(download, "is_public", lambda address: address == "127.0.0.1")
    return []


def fetch(place: str, asked: list[str]) -> bytes:
    def resolver(host: str, port: int) -> list[str]:
        asked.append(host)
        return HOSTS[host]

    return read_feed(place, 1000, resolver=resolver)


def test_each_host_on_the_way_is_looked_at(port: int, asked: list[str]) -> None:
    assert fetch(f"http://public.example:{port}/to/public.example", asked) == b"the end"
    assert asked == ["public.example", "public.example"]


@pytest.mark.parametrize("host", ["inner.example", "mixed.example", "none.example"])
@pytest.mark.parametrize("way", ["http://{0}:{1}/end", "http://public.example:{1}/to/{0}"])
def test_hosts_that_are_not_public(port: int, asked: list[str], host: str, way: str) -> None:
    with pytest.raises(CannotReadError, match=f"{host} is no public host"):
        fetch(way.format(host, port), asked)


def test_the_loopback_interface_is_asked_when_that_is_wanted(port: int) -> None:
    place = f"http://127.0.0.1:{port}/end"
    with pytest.raises(CannotReadError, match=r"127\.0\.0\.1 is no public host"):
        read_feed(place, 1000)
    assert read_feed(place, 1000, private=True) == b"the end"


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """Listens where a redirection leads, to see whether anybody calls."""
    with socket.create_server(("127.0.0.1", 0)) as opened:
        opened.setblocking(False)
        yield opened


_AWAY = (
    "ftp://127.0.0.1:{}/x",
    "FTP://127.0.0.1:{}/x",
    "gopher://127.0.0.1:{}/",
    "ws://127.0.0.1:{}/",
)


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("private", [False, True])
@pytest.mark.parametrize("away", [*_AWAY, "file:///etc/passwd", "data:text/xml,x", "javascript:x"])
def test_no_redirection_leads_off_the_web(
    port: int, asked: list[str], listener: socket.socket, away: str, private: bool, code: int
) -> None:
    place = f"http://public.example:{port}/away/{code}/{away.format(listener.getsockname()[1])}"
    if private:
        place = place.replace("public.example", "127.0.0.1")
    with pytest.raises(CannotReadError, match=r"no address of the web|not allowed"):
        read_feed(place, 1000, private=private, resolver=lambda host, port: HOSTS[host])
    with pytest.raises(BlockingIOError):
        listener.accept()


def test_nothing_else_can_be_opened() -> None:
    """Whatever an address slips past."""
    for resolver in (None, download.resolve):
        known = download._opener(resolver).handle_open
        assert known.keys() == {"http", "https", "unknown"}


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
def test_redirections_on_the_web_are_followed(port: int, asked: list[str], code: int) -> None:
    place = f"http://public.example:{port}/away/{code}/http://public.example:{port}/end"
    assert fetch(place, asked) == b"the end"
    assert asked == ["public.example", "public.example"]


def test_the_address_that_was_looked_at_is_called(port: int, asked: list[str]) -> None:
    """A name that has another address the second time is asked for once."""
    answers = [["127.0.0.1"], ["10.0.0.1"]]
    place = f"http://public.example:{port}/end"
    assert read_feed(place, 1000, resolver=lambda *name: answers.pop(0)) == b"the end"
    assert answers == [["10.0.0.1"]]


def test_a_proxy_is_asked_only_where_all_hosts_may_be(
    port: int, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{port}")
    with pytest.raises(CannotReadError, match="no public host"):
        read_feed("http://inner.example/end", 1000, resolver=lambda *name: ["10.0.0.1"])
    assert read_feed("http://inner.example/end", 1000, private=True) == b"the end"


@pytest.mark.parametrize("path", [path for path in _ENDLESS if path != "/redirection"])
def test_an_answer_that_comes_in_pieces_is_not_waited_for(
    port: int, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    """Each piece comes in time, and the whole never does."""
    monkeypatch.setattr(download, "TIMEOUT", 0.3)
    with pytest.raises(CannotReadError, match=r"takes longer than 0\.3 seconds"):
        read_feed(f"http://127.0.0.1:{port}{path}", 1_000_000, private=True)


def test_a_host_whose_address_is_not_found_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(download, "TIMEOUT", 0.1)
    found = threading.Event()

    def resolver(host: str, port: int) -> list[str]:
        found.wait(10)
        return []

    with pytest.raises(CannotReadError, match="takes longer"):
        read_feed("http://slow.example/", 1000, resolver=resolver)
    found.set()


def test_of_a_redirection_the_address_alone_is_read(port: int) -> None:
    """Python's own reads all that it holds, which may be more than there is memory."""
    assert read_feed(f"http://127.0.0.1:{port}/redirection", 1000, private=True) == b"the end"
