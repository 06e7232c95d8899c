"""Fetches a feed from the web, within bounds of time and size, from public hosts."""

from __future__ import annotations

import http.client
import io
import ipaddress
import socket
import threading
import urllib.error
import urllib.request
from collections.abc import Callable
from concurrent.futures import Future
from http.client import HTTPMessage
from pathlib import Path
from typing import IO, Any, TypeVar
from urllib.parse import urlsplit

from sphinx_newsfeed import __version__
from sphinx_newsfeed.policy import shown

#: How long the answer is waited for, in seconds: all that is done for it, redirections and the
#: search for the host's address included.
TIMEOUT = 30
_SCHEMES = {"http", "https"}
_PIECE = 65_536

#: Gives the addresses of a host.
Resolver = Callable[[str, int], list[str]]

_Result = TypeVar("_Result")


class CannotReadError(Exception):
    """A feed cannot be had; the message says why."""


def resolve(host: str, port: int) -> list[str]:
    """The addresses of *host*, as the system knows them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(each[4][0]) for each in found]


def is_public(address: str) -> bool:
    """Whether an address is one of the internet, not of this machine or of the net around it."""
    found: ipaddress.IPv4Address | ipaddress.IPv6Address
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        # Addresses of IPv4 in the clothes of IPv6 lead where those do.
        found = found.ipv4_mapped or found.sixtofour or found
    return found.is_global and not found.is_multicast and not _is_translated(found)


def _is_translated(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """Sources: RFC 6052, section 2.1; RFC 8215; RFC 4291, section 2.5.5.1."""
    prefixes = ("64:ff9b::/96", "64:ff9b:1::/48", "::/96")
    return any(address in ipaddress.ip_network(prefix) for prefix in prefixes)


def read_feed(
    place: str, most: int, *, private: bool = False, resolver: Resolver = resolve
) -> bytes:
    """The bytes at an address of the web, or in a file; at the most *most* of them.

    Hosts that are not public are asked with *private* only, wherever a redirection leads. Raises
    :exc:`CannotReadError`.
    """
    if urlsplit(place).scheme in _SCHEMES:
        return _in_time(lambda: _fetch(place, most, None if private else resolver))
    if "://" in place:
        raise CannotReadError("addresses of feeds begin with http:// or https://")
    try:
        with Path(place).open("rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        raise CannotReadError(str(error.strerror)) from error
    return _bounded(data, most)


def _in_time(work: Callable[[], _Result]) -> _Result:
    """What *work* returns or raises; raises :exc:`CannotReadError` where it takes too long.

    Bounds of a socket hold for each piece of an answer, however small. What is late is left behind
    in a thread that ends with the program.
    """
    answer: Future[_Result] = Future()

    def run() -> None:
        try:
            answer.set_result(work())
        except BaseException as error:
            answer.set_exception(error)

    threading.Thread(target=run, daemon=True).start()
    try:
        return answer.result(TIMEOUT)
    except TimeoutError:
        raise CannotReadError(f"it takes longer than {TIMEOUT} seconds") from None


def _fetch(address: str, most: int, resolver: Resolver | None) -> bytes:
    request = urllib.request.Request(  # noqa: S310 - the scheme was looked at
        address, headers={"User-Agent": f"sphinx-newsfeed/{__version__}"}
    )
    try:
        with _opener(resolver).open(request, timeout=TIMEOUT) as answer:
            data = bytearray()
            while len(data) <= most and (piece := answer.read1(_PIECE)):
                data += piece
    except urllib.error.HTTPError as error:
        raise CannotReadError(f"the server answers {error.code} {error.reason}") from error
    except (OSError, ValueError, http.client.HTTPException) as error:
        raise CannotReadError(str(getattr(error, "reason", error))) from error
    return _bounded(bytes(data), most)


def _opener(resolver: Resolver | None) -> urllib.request.OpenerDirector:
    """What opens addresses of the web, and nothing else: it has no way to.

    With a *resolver*, public hosts only. A proxy of the user's own resolves names where nobody here
    sees it, so none is asked then.
    """
    opener = urllib.request.OpenerDirector()
    handlers: list[urllib.request.BaseHandler] = [
        *(_Redirections(), urllib.request.HTTPErrorProcessor()),
        *(urllib.request.HTTPDefaultErrorHandler(), urllib.request.UnknownHandler()),
    ]
    if resolver is None:
        handlers += [urllib.request.HTTPHandler(), urllib.request.HTTPSHandler()]
        handlers += [urllib.request.ProxyHandler()]
    else:
        handlers += _guarded(resolver)
    for handler in handlers:
        opener.add_handler(handler)
    return opener


class _Redirections(urllib.request.HTTPRedirectHandler):
    """Follows those that lead to an address of the web; Python's own follows some to ``ftp:``.

    It reads what an answer holds besides the address, too, however much that is.
    """

    def http_error_302(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
    ) -> Any:
        """The answer at the address that *headers* lead to; nothing more is read of this one."""
        fp.close()
        return super().http_error_302(req, io.BytesIO(), code, msg, headers)

    http_error_301 = http_error_303 = http_error_307 = http_error_308 = http_error_302

    def redirect_request(self, *arguments: Any) -> urllib.request.Request | None:
        """The request for the address that the last of the arguments is."""
        if urlsplit(arguments[-1]).scheme not in _SCHEMES:
            message = f"it is sent on to {shown(arguments[-1])}, which is no address of the web"
            raise CannotReadError(message)
        return super().redirect_request(*arguments)


def _guarded(resolver: Resolver) -> list[urllib.request.BaseHandler]:
    """What opens connections to public hosts only.

    The address that was looked at is the one that is called: a name may have another the next time.
    """

    def connect(place: tuple[str, int], *others: Any, **named: Any) -> socket.socket:
        host, port = place
        addresses = resolver(host, port)
        if not addresses or not all(map(is_public, addresses)):
            raise OSError(f"{host} is no public host; --private asks it nevertheless")
        return socket.create_connection((addresses[0], port), *others, **named)

    class Plain(urllib.request.HTTPHandler):
        def http_open(self, request: urllib.request.Request) -> http.client.HTTPResponse:
            return self.do_open(_made(http.client.HTTPConnection, connect), request)

    class Secure(urllib.request.HTTPSHandler):
        def https_open(self, request: urllib.request.Request) -> http.client.HTTPResponse:
            return self.do_open(_made(http.client.HTTPSConnection, connect), request)

    return [Plain(), Secure()]


def _made(kind: type[http.client.HTTPConnection], connect: Callable[..., socket.socket]) -> Any:
    """Makes connections of a *kind* that are opened by *connect*."""

    def make(host: str, **named: Any) -> http.client.HTTPConnection:
        made = kind(host, **named)
        # http.client has no public way to choose the address.
        made._create_connection = connect  # type: ignore[attr-defined]
        return made

    return make


def _bounded(data: bytes, most: int) -> bytes:
    if len(data) > most:
        raise CannotReadError(f"it is longer than {most:,} bytes")
    return data
