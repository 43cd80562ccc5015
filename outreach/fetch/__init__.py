"""One public page at a time, as a considerate reader would: the only place that reads the web.

robots.txt is obeyed, a host is asked once at a time and with a pause, and what did not change is
not sent again. Addresses inside a network are out of reach, whatever a name or a redirect says.
Nothing goes out but the request: no cookies, no proxy of the environment, no account.
"""

import ssl
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from http.cookiejar import CookieJar, DefaultCookiePolicy
from types import TracebackType
from typing import Self

import httpcore
import httpx
from filelock import FileLock, Timeout
from hishel import CacheOptions, SqliteStorage
from hishel.httpx import CacheTransport
from protego import Protego

from outreach import __version__
from outreach.config import Home
from outreach.errors import Refused, UsageError
from outreach.fetch.address import PASTE, checked, host_of
from outreach.fetch.line import SECONDS, Deadline, Guard, Line

AGENT = f"outreach/{__version__} (one public page at its user's word; obeys robots.txt)"
SIZE = 10 << 20  # bytes of one answer, unpacked
ROBOTS_SIZE = 512 << 10  # RFC 9309 2.5: at least this much is to be read
PAUSE = 1.0  # seconds between two questions to one host
LONGEST_PAUSE = 60.0  # that a host may ask for
TRIES, REDIRECTS = 3, 5
_PATIENCE = 5.0  # seconds that one reader waits for another
CACHE = 200 << 20  # bytes of pages kept
_BUSY = (429, 503)


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address holds.

    Attributes:
        url: Where it was found, after all redirects.
        data: Its bytes, unpacked.
        kind: Media type (`text/html`).
        charset: Encoding that the server names; empty where it does not.
        day: ISO day on which it last changed, where the server tells; else empty.
    """

    url: str
    data: bytes
    kind: str
    charset: str
    day: str


@dataclass(frozen=True, slots=True)
class Manners:
    """How considerate the reader is, and whom it trusts.

    Attributes:
        pause: Seconds between two questions to one host.
        seconds: That one exchange may take, from the question to the last byte.
        tls: Whom to trust; the usual authorities if not said.
        sleep: Waits so many seconds.
    """

    pause: float = PAUSE
    seconds: float = SECONDS
    tls: ssl.SSLContext | None = None
    sleep: Callable[[float], None] = time.sleep


_USUAL = Manners()


class Reader:
    """Reads public pages for one command.

    Args:
        home: The user's folder, which keeps what was read.
        allowed: Hosts that may lie inside a network, and answer on any port.
        manners: How considerately.
        progress: Told when a host asks to wait.
    """

    def __init__(
        self, home: Home, allowed: Sequence[str] = (), manners: Manners = _USUAL,
        progress: Callable[[str], None] = lambda _: None,
    ) -> None:  # fmt: skip
        home.make()
        self._manners, self._progress = manners, progress
        self._allowed = frozenset(map(host_of, allowed))
        self._deadline = Deadline(manners.seconds)
        line = Line(Guard(self._allowed, self._deadline), manners.tls)
        self._client = httpx.Client(
            transport=CacheTransport(line, _storage(home), rfc=CacheOptions(shared=False)),
            headers={"User-Agent": AGENT, "Accept-Encoding": "gzip"},
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            trust_env=False,
        )
        self._lock = FileLock(home.path / "pages.lock", mode=0o600)
        self._robots: dict[str, Protego | None] = {}
        self._asked: dict[str, float] = {}  # host → when it was asked last

    def __enter__(self) -> Self:
        """Be the only one of this home that reads.

        Raises:
            Refused: If another is at it.
        """
        try:
            self._lock.acquire(timeout=_PATIENCE)
        except Timeout as error:
            why = "Another `outreach import` is reading the web."
            raise Refused(why, "Wait until it has finished, then type the same again.") from error
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:  # fmt: skip
        """Let others read."""
        self._client.close()
        self._lock.release()

    def read(self, address: str) -> Answer:
        """What an address holds.

        Raises:
            UsageError: If it is no address of a page.
            Refused: If it may not be read, or the host does not give it.
        """
        url = checked(address, self._allowed)
        for _ in range(REDIRECTS + 1):
            self._obey(url)
            response, data = self._answer(url)
            if not response.has_redirect_location:
                return self._judged(url, response, data)
            url = self._led(url, response)
        raise Refused(f"{url.host} sends the reader on more than {REDIRECTS} times.", PASTE)

    def _led(self, url: httpx.URL, response: httpx.Response) -> httpx.URL:
        """Where a redirect leads.

        Raises:
            Refused: If nobody may be led there.
        """
        try:
            return checked(str(url.join(response.headers["location"])), self._allowed)
        except (httpx.InvalidURL, UsageError) as error:
            raise Refused(f"{url.host} sends the reader astray: {error}", PASTE) from error

    def _judged(self, url: httpx.URL, response: httpx.Response, data: bytes) -> Answer:
        if response.status_code != httpx.codes.OK:
            why, hint = _WHY.get(response.status_code, ("the page cannot be given", PASTE))
            raise Refused(f"{url} is not to be had: {response.status_code}, {why}.", hint)
        kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        return Answer(str(url), data, kind, response.charset_encoding or "",
                      _day(response.headers.get("last-modified", "")))  # fmt: skip

    def _answer(self, url: httpx.URL, cut: int = 0) -> tuple[httpx.Response, bytes]:
        """The answer to one question, asked again where the host is busy.

        Of more than `cut` bytes the first ones are enough, where that is given.
        """
        for attempt in range(1, TRIES + 1):
            response, data = self._exchange(url, cut)
            if response.status_code not in _BUSY:
                break
            seconds = _wait(response.headers.get("retry-after", ""), attempt)
            if seconds > LONGEST_PAUSE:
                minutes = -(-seconds // 60)
                why = f"{url.host} asks not to be read for the next {minutes:.0f} minutes."
                raise Refused(why, "Type the same again then.")
            if attempt < TRIES:
                self._progress(f"{url.host} is busy; asking again in {seconds:.0f} s")
                self._manners.sleep(seconds)
        return response, data

    def _exchange(self, url: httpx.URL, cut: int) -> tuple[httpx.Response, bytes]:
        """Ask once, after the pause that the host is owed."""
        self._wait_for(url.host)
        self._deadline.begin()
        data, is_kept = bytearray(), False
        try:
            with self._client.stream("GET", url) as response:
                is_kept = bool(response.extensions.get("caching", {}).get("from_cache"))
                if "," in response.headers.get("content-encoding", ""):
                    # Each layer would be unpacked whole: a few kilobytes could fill the memory.
                    raise Refused(f"{url} is packed more than once.", PASTE)
                for chunk in response.iter_bytes():
                    data += chunk
                    self._deadline.left()
                    if cut and len(data) > cut:
                        break
                    if len(data) > SIZE:
                        raise Refused(f"{url} is larger than {SIZE >> 20} MB.", PASTE)
        except (httpcore.TimeoutException, httpx.TimeoutException) as error:
            why = (
                f"{url.host} did not finish its answer within {self._deadline.seconds:.0f} seconds."
            )
            raise Refused(why, "Try it later, or save the page in your browser.") from error
        except (httpx.HTTPError, httpcore.ProtocolError, httpcore.NetworkError, OSError) as error:
            raise Refused(f"{url.host} cannot be read: {_words(error)}.", PASTE) from error
        finally:
            if not is_kept:
                self._asked[url.host] = time.monotonic()
        return response, bytes(data)

    def _wait_for(self, host: str, least: float = 0) -> None:
        """Leave the host alone until its pause is over."""
        if host in self._asked:
            seconds = self._asked[host] + max(self._manners.pause, least) - time.monotonic()
            if seconds > 0:
                self._manners.sleep(seconds)

    # ── robots.txt ────────────────────────────────────────────────────────────────────────────

    def _obey(self, url: httpx.URL) -> None:
        """Do as the host's robots.txt says.

        Raises:
            Refused: If it forbids the page, cannot be read, or asks for too long a pause.
        """
        origin = f"{url.scheme}://{url.netloc.decode('ascii')}"
        if origin not in self._robots:
            self._robots[origin] = self._rules(httpx.URL(f"{origin}/robots.txt"))
        rules = self._robots[origin]
        if rules is None:
            return
        if not rules.can_fetch(str(url), "outreach"):
            raise Refused(f"{url.host} asks programs not to read {url.path} (robots.txt).", PASTE)
        delay = rules.crawl_delay("outreach") or 0
        if delay > LONGEST_PAUSE:
            why = f"{url.host} asks for {delay:.0f} seconds between two pages (robots.txt)."
            raise Refused(why, PASTE)
        self._wait_for(url.host, delay)

    def _rules(self, url: httpx.URL) -> Protego | None:
        """The rules of a host; None where it has none (RFC 9309 2.3.1)."""
        for _ in range(REDIRECTS + 1):
            response, data = self._answer(url, ROBOTS_SIZE)
            if not response.has_redirect_location:
                break
            url = self._led(url, response)
        if response.is_success:
            return Protego.parse(data[:ROBOTS_SIZE].decode("utf-8", "replace"))
        if response.is_client_error and response.status_code not in _BUSY:
            return None
        why = f"{url.host} does not say what programs may read: robots.txt, {response.status_code}."
        raise Refused(why, "Try it later.")


_WHY = {
    401: ("it asks for a login", "Log in with your browser, save the page, and import the file."),
    403: ("it is not open to programs", "Save the page in your browser, and import the file."),
    404: ("there is no such page", "Check the address."),
    410: ("the page is gone", "Check the address."),
    429: ("the host is asked too often", "Type the same again in an hour."),
    503: ("the host is busy", "Type the same again later."),
}


def _wait(retry_after: str, attempt: int) -> float:
    """Seconds to wait, as the host says (a number or a date), else 2, 4, 8."""
    told = retry_after.strip()
    if told.isdecimal():
        return float(told[:9])
    try:
        return max(0.0, (parsedate_to_datetime(told) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):  # none, or no date, or one without a zone
        return 2.0**attempt


def _day(told: str) -> str:
    """The ISO day of a date as HTTP writes it; empty for none, and for days to come."""
    try:
        day = parsedate_to_datetime(told).date()
    except (ValueError, TypeError):
        return ""
    return day.isoformat() if date(1990, 1, 1) < day <= datetime.now(UTC).date() else ""


def _words(error: Exception) -> str:
    told = str(error) or type(error).__name__
    return "".join(char for char in told if char.isprintable())[:160].rstrip(".")


_MAGIC = b"SQLite format 3\0"


def _storage(home: Home) -> SqliteStorage:
    """The pages that were read, in a file of the user's own."""
    home.pages.touch(mode=0o600)
    with home.pages.open("rb") as stream:
        is_ours = stream.read(len(_MAGIC)) in (b"", _MAGIC)
    if not is_ours:  # it only saves questions: what cannot be read is asked for anew
        home.pages.unlink()
        home.pages.touch(mode=0o600)
    return SqliteStorage(database_path=home.pages, max_stream_size=SIZE, max_size=CACHE)
