"""A web server on loopback that misbehaves as the path asks it to."""

import gzip
import io
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

PAGE = """<!doctype html><html><head><title>English alumni</title>{head}</head><body><table>
<tr><th>Name</th><th>Title</th><th>Employer</th><th>Class Year</th></tr>
<tr><td>{who}</td><td>Editor</td><td>Corvid Press</td><td>2017</td></tr></table></body></html>"""


_BOMB = gzip.compress(b"a" * (20 << 20))


@dataclass
class Site:
    """A running server.

    Attributes:
        port: On 127.0.0.1.
        robots: Its robots.txt; empty for none.
        robots_status: How robots.txt is answered, where there is one.
        version: Of the page `/kept`.
        asked: (path, header fields in lower case, monotonic time) of each request.
    """

    port: int = 0
    robots: str = ""
    robots_status: int = 200
    version: str = "1"
    asked: list[tuple[str, dict[str, str], float]] = field(default_factory=list)

    def url(self, path: str) -> str:
        """An address on it."""
        return f"http://127.0.0.1:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        """Paths that were asked for, robots.txt left out."""
        return [path for path, *_ in self.asked if path != "/robots.txt"]


class _Handler(BaseHTTPRequestHandler):
    site: Site

    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        split = urlsplit(self.path)
        fields = {key.lower(): value for key, value in self.headers.items()}
        self.site.asked.append((self.path, fields, time.monotonic()))
        wish = {key: values[0] for key, values in parse_qs(split.query).items()}
        name = split.path.strip("/").replace(".", "_").replace("-", "_") or "root"
        with suppress(BrokenPipeError, ConnectionResetError):
            getattr(self, f"do_{name}", self.do_missing)(wish)

    def answer(self, body: str | bytes, status: int = 200, **fields: str) -> None:
        """Send an answer."""
        data = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        defaults = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(data))}
        for key, value in (defaults | {k.replace("_", "-"): v for k, v in fields.items()}).items():
            self.send_header(key, value)
        self.end_headers()
        self.wfile.write(data)

    def do_robots_txt(self, wish: dict[str, str]) -> None:
        if self.site.robots or self.site.robots_status != 200:
            self.answer(self.site.robots, self.site.robots_status, Content_Type="text/plain")
        else:
            self.do_missing(wish)

    def do_missing(self, wish: dict[str, str]) -> None:
        self.answer("no such page", int(wish.get("status", "404")))

    def do_alumni(self, wish: dict[str, str]) -> None:
        number = int(wish.get("page", "1"))
        last = int(wish.get("of", "1"))
        more = f'<link rel="next" href="?page={number + 1}&of={last}">' if number < last else ""
        self.answer(PAGE.format(who=f"Ana Lund{'abcdefgh'[number]}", head=more), Set_Cookie="id=1")

    def do_latin(self, wish: dict[str, str]) -> None:
        page = PAGE.format(who="Zoë Núñez", head='<meta charset="utf-8">')
        self.answer(page.encode("latin-1"), Content_Type="text/html; charset=ISO-8859-1")

    def do_list_csv(self, wish: dict[str, str]) -> None:
        self.answer("Name,Title,Class Year\nAna Lund,Editor,2017\n", Content_Type="text/csv",
                    Last_Modified=formatdate(1_700_000_000, usegmt=True))  # fmt: skip

    def do_to(self, wish: dict[str, str]) -> None:
        self.answer("", 302, Location=wish["url"])

    def do_loop(self, wish: dict[str, str]) -> None:
        self.answer("", 302, Location="/loop")

    def do_kept(self, wish: dict[str, str]) -> None:
        tag = f'"{self.site.version}"'
        if self.headers.get("If-None-Match") == tag:
            self.answer("", 304, ETag=tag)
        else:
            page = PAGE.format(who=f"Ana Lund{'abc'[int(self.site.version)]}", head="")
            self.answer(page, ETag=tag, Cache_Control="no-cache")

    def do_busy(self, wish: dict[str, str]) -> None:
        if self.site.paths.count(self.path) <= int(wish["times"]):
            fields = {"Retry_After": wish["after"]} if "after" in wish else {}
            self.answer("", int(wish.get("status", "429")), **fields)
        else:
            self.answer(PAGE.format(who="Ana Lund", head=""))

    def do_slow(self, wish: dict[str, str]) -> None:
        time.sleep(5)
        self.answer("late")

    def do_drip(self, wish: dict[str, str]) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self._drip(b"a")

    def do_drip_headers(self, wish: dict[str, str]) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        self._drip(b"a")

    def _drip(self, byte: bytes) -> None:
        for _ in range(100):
            self.wfile.write(byte)
            self.wfile.flush()
            time.sleep(0.1)

    def do_endless(self, wish: dict[str, str]) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        while True:
            self.wfile.write(b"<p>more" * 10_000)

    def do_bomb(self, wish: dict[str, str]) -> None:
        self.answer(_BOMB, Content_Encoding="gzip")

    def do_twice_packed(self, wish: dict[str, str]) -> None:
        self.answer(gzip.compress(_BOMB), Content_Encoding="gzip, gzip")

    def do_archive_zip(self, wish: dict[str, str]) -> None:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr(
                "Connections.csv",
                "First Name,Last Name,URL,Connected On\nAna,Lee,"
                "https://www.linkedin.com/in/ana-sample,05 Mar 2019\n",
            )
        self.answer(packed.getvalue(), Content_Type="application/zip")

    def do_broken(self, wish: dict[str, str]) -> None:
        self.answer("<p>half", Content_Length="1000")
        self.close_connection = True

    def do_garbage(self, wish: dict[str, str]) -> None:
        self.wfile.write(b"\x16\x03\x01 what is HTTP?\r\n\r\n")

    def do_badly_packed(self, wish: dict[str, str]) -> None:
        self.answer(b"no gzip", Content_Encoding="gzip")


@contextmanager
def site(**given: Any) -> Iterator[Site]:
    """A server for the length of a test."""
    kept = Site(**given)
    handler = type("Handler", (_Handler,), {"site": kept})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        kept.port = server.server_address[1]
        Thread(target=server.serve_forever, daemon=True).start()
        yield kept
        server.shutdown()
