"""The guard of the page: only the browser that was given the address may see it or write by it.

A page on this machine can be reached by any page that is open in the browser. What keeps those out:
one Host, a cookie that only the one-time address gives, Sec-Fetch-Site and Origin for whatever
writes, a nonce in each form (cookies are shared by all ports of a machine), and headers that let
nothing run but our own script.
"""

import hmac
import secrets
from dataclasses import dataclass, field
from hashlib import sha256

from flask import Request, Response

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
    " form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    # Not no-referrer: by it a browser sends `Origin: null` with our own forms.
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_SAFE = ("GET", "HEAD")
_BITS = 256


@dataclass
class Guard:
    """What one run of the page lets in.

    Attributes:
        port: On which it is served.
        token: Of the one-time address; empty once it was used.
        session: Value of the cookie.
        key: What nonces are made with.
    """

    port: int
    token: str = field(default_factory=lambda: secrets.token_urlsafe(_BITS // 8))
    session: str = field(default_factory=lambda: secrets.token_urlsafe(_BITS // 8))
    key: bytes = field(default_factory=lambda: secrets.token_bytes(_BITS // 8))

    @property
    def address(self) -> str:
        """The one-time address."""
        return f"http://127.0.0.1:{self.port}/?token={self.token}"

    @property
    def cookie(self) -> str:
        """Name of the cookie; other ports of this machine have their own."""
        return f"outreach-{self.port}"

    def nonce(self, *parts: str) -> str:
        """What a form must bring along to do just this, with just these texts."""
        return hmac.new(self.key, "\0".join(parts).encode(), sha256).hexdigest()

    def allows(self, given: str, *parts: str) -> bool:
        """Whether a form brought its nonce."""
        return hmac.compare_digest(given.encode(), self.nonce(*parts).encode())

    def is_first(self, request: Request) -> bool:
        """Whether a request comes by the one-time address, which is then used up."""
        given = request.args.get("token", "")
        if request.method != "GET" or request.path != "/" or not given or not self.token:
            return False
        first = hmac.compare_digest(given.encode(), self.token.encode())
        if first:
            self.token = ""
        return first

    def refusal(self, request: Request) -> tuple[int, str] | None:
        """Status and reason where a request is not let in; None where it is."""
        if not self._is_host(request.headers.get("Host", "")):
            return 421, "This page answers only at its own address."
        given = request.cookies.get(self.cookie, "")
        if not hmac.compare_digest(given.encode(), self.session.encode()):
            return (
                403,
                "This address was used before, or is none. Type `outreach review` for a new one.",
            )
        if request.method in _SAFE:
            return None
        site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin", "")
        if site != "same-origin" or origin != f"http://{request.headers['Host']}":
            return 403, "Another page asked for this; nothing was done."
        return None

    def _is_host(self, host: str) -> bool:
        return host in {f"{name}:{self.port}" for name in ("127.0.0.1", "localhost", "[::1]")}

    def dressed(self, response: Response) -> Response:
        """A response with the headers that stand on every one, refusals too."""
        for name, value in HEADERS.items():
            response.headers[name] = value
        response.headers.pop("Server", None)
        return response
