"""The line to a host: to addresses that were looked at, and with one deadline for all of it."""

import ipaddress
import socket
import ssl
import time
from collections.abc import Iterable, Iterator

import httpcore
import httpx

SECONDS = 30.0  # of one exchange, from the question to the last byte


class Deadline:
    """When the present exchange must be over, by the clock that only goes forward."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self.seconds = seconds
        self.begin()

    def begin(self) -> None:
        """Count from now."""
        self._ends = time.monotonic() + self.seconds

    def left(self) -> float:
        """Seconds until then.

        Raises:
            httpcore.ReadTimeout: If there are none.
        """
        if (seconds := self._ends - time.monotonic()) <= 0:
            raise httpcore.ReadTimeout(f"it took more than {self.seconds:.0f} seconds")
        return seconds


class Line(httpx.BaseTransport):
    """httpx over connections that the guard has made."""

    def __init__(self, guard: httpcore.NetworkBackend, tls: ssl.SSLContext | None) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=tls or httpx.create_ssl_context(), network_backend=guard,
            max_connections=1, keepalive_expiry=10,
        )  # fmt: skip

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Ask."""
        asked = httpcore.Request(
            request.method,
            httpcore.URL(scheme=request.url.raw_scheme, host=request.url.raw_host,
                         port=request.url.port, target=request.url.raw_path),
            headers=request.headers.raw, extensions=request.extensions,
        )  # fmt: skip
        answer = self._pool.handle_request(asked)
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer),
                              extensions=answer.extensions)  # fmt: skip

    def close(self) -> None:
        """Hang up."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    """The bytes of an answer, as they come."""

    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        """Yield them."""
        yield from self._answer.iter_stream()

    def close(self) -> None:
        """Take no more."""
        self._answer.close()


class Guard(httpcore.NetworkBackend):
    """Connects to addresses that it has looked at itself, so that a name cannot change between."""

    def __init__(self, allowed: frozenset[str], deadline: Deadline) -> None:
        self._real = httpcore.SyncBackend()
        self._allowed, self._deadline = allowed, deadline

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:  # fmt: skip
        """Connect to the first address of a host that takes it.

        Raises:
            httpcore.ConnectError: If it has none, or one of them lies inside a network.
        """
        found = _addresses(host, port)
        inside = [one for one in found if not is_public(one)]
        if inside and host.lower() not in self._allowed:
            raise httpcore.ConnectError(
                f"{inside[0]} is inside a network, not on the web (--allow-host {host} if you"
                " trust it)"
            )
        failed: Exception = httpcore.ConnectError("it has no address")
        for address in found:
            left = min(timeout or SECONDS, self._deadline.left())
            try:
                stream = self._real.connect_tcp(address, port, left, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
            else:
                return _Timed(stream, self._deadline)
        raise failed


class _Timed(httpcore.NetworkStream):
    """A connection on which the whole exchange has one deadline, however slowly bytes drip."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read what is there, or wait until the deadline."""
        return self._stream.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write, within the deadline."""
        self._stream.write(buffer, self._deadline.left())

    def close(self) -> None:
        """Hang up."""
        self._stream.close()

    def start_tls(self, ssl_context: ssl.SSLContext, server_hostname: str | None = None,
                  timeout: float | None = None) -> httpcore.NetworkStream:  # fmt: skip
        """Speak in secret from here on, with the host whose name was asked for."""
        left = self._deadline.left()
        secret = self._stream.start_tls(ssl_context, server_hostname, left)
        return _Timed(secret, self._deadline)

    def get_extra_info(self, info: str) -> object:
        """What the connection knows of itself."""
        return self._stream.get_extra_info(info)


def _addresses(host: str, port: int) -> list[str]:
    """The addresses of a host, each once."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise httpcore.ConnectError("there is no such host, or no network") from error
    return list(dict.fromkeys(str(address[0]).partition("%")[0] for *_, address in found))


# What `is_global` lets through although it leads elsewhere: NAT64, 6to4 and older forms carry an
# IPv4 address inside, site-local is not routed, and one address is a cloud asking about itself.
_WITHIN = tuple(map(ipaddress.ip_network, ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16",
                                           "2001::/32", "fec0::/10", "::/96", "::ffff:0:0:0/96",
                                           "3fff::/20", "168.63.129.16/32")))  # fmt: skip


def is_public(text: str) -> bool:
    """Whether an address is one of the open web."""
    address = ipaddress.ip_address(text)
    if address.version == 6 and address.ipv4_mapped:
        return is_public(str(address.ipv4_mapped))
    within = any(address.version == net.version and address in net for net in _WITHIN)
    return address.is_global and not address.is_multicast and not within
