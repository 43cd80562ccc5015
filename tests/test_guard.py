"""The page lets nobody in but the browser that was given its address, in whoever's name."""

import http.client
import re
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser

from outreach.journey import who
from outreach.journey.write import Wish, draft
from outreach.store import drafts, reading
from outreach.web.guard import HEADERS
from tests.web import Served, chromium, filled, follow, opened, served


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A page with some drafts."""
    with served(filled(tmp_path_factory.mktemp("guard") / "home", 3)) as found:
        yield found


@pytest.fixture(scope="module")
def cookie(page: Served) -> str:
    """The cookie that the one-time address gives."""
    status, headers, _ = asked(page, "GET", page.address.removeprefix(page.root))
    assert status == 303
    return headers["Set-Cookie"].split(";")[0]


def asked(page: Served, method: str, path: str, host: str | None = None, body: str = "",
          **headers: str) -> tuple[int, dict[str, str], str]:  # fmt: skip
    """What the page answers to a request, byte for byte as it is given."""
    line = http.client.HTTPConnection("127.0.0.1", page.port, timeout=30)
    line.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
    if host != "":
        line.putheader("Host", host or f"127.0.0.1:{page.port}")
    for name, value in headers.items():
        line.putheader(name.replace("_", "-"), value)
    if body:
        line.putheader("Content-Type", "application/x-www-form-urlencoded")
        line.putheader("Content-Length", str(len(body)))
    line.endheaders(body.encode() if body else None)
    answer = line.getresponse()
    told = answer.status, dict(answer.getheaders()), answer.read().decode("utf-8", "replace")
    line.close()
    return told


def own(page: Served, cookie: str) -> dict[str, str]:
    """The headers that a browser sends with a form of our own page."""
    return {"Cookie": cookie, "Origin": page.root, "Sec_Fetch_Site": "same-origin"}


def states(page: Served) -> dict[str, str]:
    """Draft → its state."""
    with reading(page.home) as store:
        return {one.draft.id: one.state for one in drafts.every(store)}


@pytest.mark.parametrize(
    "host",
    ["evil.test", "127.0.0.1", "127.0.0.1:{port}.evil.test", "127.0.0.1:{port}@evil.test",
     "0.0.0.0:{port}", "localhost", "", "evil.test:{port}"],
)  # fmt: skip
def test_only_its_own_host(host: str, page: Served, cookie: str) -> None:
    """A request by another name, as after DNS rebinding, is refused, cookie or not."""
    told = host.format(port=page.port)
    status, headers, text = asked(page, "GET", "/people", told, Cookie=cookie)
    assert status in (400, 421)
    assert "Grace" not in text
    if status == 421:
        assert HEADERS.items() <= headers.items()


@pytest.mark.parametrize(
    ("change", "status"),
    [({"Origin": "null"}, 403), ({"Origin": "http://127.0.0.1:1"}, 403),
     ({"Origin": "http://evil.test"}, 403), ({"Origin": ""}, 403),
     ({"Sec_Fetch_Site": "same-site"}, 403), ({"Sec_Fetch_Site": "none"}, 403),
     ({"Sec_Fetch_Site": "cross-site"}, 403), ({"Sec_Fetch_Site": ""}, 403),
     ({"Origin": "", "Sec_Fetch_Site": ""}, 403), ({"Cookie": "x=y"}, 403),
     ({"Cookie": "outreach=guess"}, 403)],
)  # fmt: skip
def test_nobody_else_may_write(
    change: dict[str, str], status: int, page: Served, cookie: str
) -> None:
    """A form that is not of our own page, or of nobody who was let in, does nothing."""
    before = states(page)
    headers = {name: value for name, value in (own(page, cookie) | change).items() if value}
    told = asked(page, "POST", "/drafts/1/skip", body=f"nonce={nonce(page, cookie)}", **headers)
    assert told[0] == status
    assert HEADERS.items() <= told[1].items()
    assert states(page) == before


def nonce(page: Served, cookie: str) -> str:
    """What a form of our page brings along."""
    _, _, text = asked(page, "GET", "/start", Cookie=cookie)
    found = re.search(r'name="nonce" value="([0-9a-f]+)"', text)
    assert found
    return found[1]


def test_a_form_needs_what_its_page_holds(page: Served, cookie: str) -> None:
    """Without its nonce a form does nothing, and that of another form approves nothing."""
    headers = own(page, cookie)
    for path, body in (("/drafts/1/skip", "nonce=0"), ("/drafts/1/skip", "x=1"),
                       ("/drafts/1/approve", f"nonce={nonce(page, cookie)}")):  # fmt: skip
        assert asked(page, "POST", path, body=body, **headers)[0] == 409
    assert set(states(page).values()) == {"open"}


def test_an_approval_is_of_the_text_that_was_shown(tmp_path: Path) -> None:
    """Where the draft changed since the page was shown, a yes to the old text is none."""
    home = filled(tmp_path / "home", 1)
    with served(home) as page:
        _, headers, _ = asked(page, "GET", page.address.removeprefix(page.root))
        cookie = headers["Set-Cookie"].split(";")[0]
        _, _, text = asked(page, "GET", "/drafts/1", Cookie=cookie)
        found = re.search(r'/approve"[^>]*><input type="hidden" name="nonce" value="(\w+)"', text)
        assert found
        with reading(home) as store:
            person = drafts.one(store, "1").draft.person
        draft(home, Wish((person,), other=True))
        told = asked(page, "POST", "/drafts/1/approve", body=f"nonce={found[1]}",
                     **own(page, cookie))  # fmt: skip
        assert told[0] == 409
        assert "approved" not in states(page).values()


def test_the_address_works_once(tmp_path: Path) -> None:
    """Whoever finds the address later, or guesses one, is not let in."""
    with served(filled(tmp_path / "home")) as page:
        path = page.address.removeprefix(page.root)
        assert asked(page, "GET", path)[0] == 303
        assert asked(page, "GET", path)[0] == 403
        assert asked(page, "GET", "/?token=guess")[0] == 403
        assert asked(page, "GET", "/")[0] == 403


@pytest.mark.parametrize(
    "path",
    ["/", "/people", "/static/style.css", "/nowhere", "/drafts/9999", "/people/nobody",
     "/drafts/1", "/static/../../pyproject.toml"],
)  # fmt: skip
def test_its_headers_stand_on_every_answer(path: str, page: Served, cookie: str) -> None:
    """Pages, files and refusals alike carry what lets nothing run but our own script."""
    for headers in ({"Cookie": cookie}, {}):
        status, told, text = asked(page, "GET", path, **headers)
        assert HEADERS.items() <= told.items()
        assert "Traceback" not in text
        assert status in ((200, 404, 409) if headers else (403,))
        assert "unsafe" not in told["Content-Security-Policy"]


def test_looking_writes_nothing(page: Served, cookie: str) -> None:
    """No page changes anything by being looked at; nor does a HEAD, or a verb that is none."""

    def content() -> bytes:
        with reading(page.home) as store:
            return "".join(store.iterdump()).encode()

    before = content()
    for path in ("/", "/people?query=a", "/drafts", "/drafts/1", "/doubts", "/insights", "/start",
                 "/drafts/1/approve", "/drafts/1/skip", "/people?page=99999"):  # fmt: skip
        asked(page, "GET", path, Cookie=cookie)
        asked(page, "HEAD", path, Cookie=cookie)
    for method in ("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"):
        assert asked(page, method, "/drafts/1/skip", Cookie=cookie)[0] in (403, 405)
    assert content() == before


# ── ten attacks in a real browser ─────────────────────────────────────────────────────────────

_ATTACKS = {
    "form": '<form id=f method=post action="{target}"></form><script>f.submit()</script>',
    "fetch": "<script>fetch('{target}',{{method:'POST',mode:'no-cors',credentials:'include'}})"
    "</script>",
    "img": '<img src="{target}">',
    "iframe": '<iframe src="{target}"></iframe><iframe name=i></iframe>'
    '<form id=f method=post target=i action="{target}"></form><script>f.submit()</script>',
}


@pytest.fixture(scope="module")
def evil(page: Served) -> Iterator[int]:
    """A server whose pages attack ours; its port."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            kind = self.path.strip("/")
            target = f"http://127.0.0.1:{page.port}/drafts/1/skip"
            body = _ATTACKS.get(kind, "").format(target=target).encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser that knows two more names for this machine."""
    rules = "MAP evil.test 127.0.0.1, MAP rebind.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
    with chromium(f"--host-resolver-rules={rules}") as found:
        yield found


@pytest.mark.parametrize("host", ["evil.test", "127.0.0.1"])
@pytest.mark.parametrize("kind", list(_ATTACKS))
def test_another_page_does_nothing(
    host: str, kind: str, browser: Browser, evil: int, page: Served, cookie: str
) -> None:
    """A page of another site, or of another port of this machine, cannot write by ours."""
    context = browser.new_context()
    name, _, value = cookie.partition("=")
    context.add_cookies([{"name": name, "value": value, "domain": "127.0.0.1", "path": "/",
                          "httpOnly": True, "sameSite": "Strict"}])  # fmt: skip
    before = states(page)
    window = context.new_page()
    tried: list[str] = []
    window.on("request", lambda request: tried.append(request.url))
    window.goto(f"http://{host}:{evil}/{kind}")
    window.wait_for_timeout(400)
    assert f"{page.root}/drafts/1/skip" in tried  # the attack took place
    assert states(page) == before
    window.goto(f"{page.root}/drafts")
    assert "Drafts" in window.title()  # it was let in all the time
    context.close()


def test_a_rebound_name_sees_nothing(browser: Browser, page: Served) -> None:
    """A name that was bound to this machine afterwards gets neither page nor cookie."""
    context = browser.new_context()
    window = context.new_page()
    answer = window.goto(f"http://rebind.test:{page.port}/people")
    assert answer
    assert answer.status == 421
    assert "Grace" not in window.content()
    context.close()


def test_a_hostile_contact_runs_nothing(browser: Browser, tmp_path: Path) -> None:
    """A name, title or note that is script stands there as text; our own form works."""
    home = filled(tmp_path / "home", 2)
    with reading(home) as store:
        person = drafts.one(store, "1").draft.person
    script = "<img src=x onerror=\"fetch('/drafts/1/skip',{method:'POST'});window.hacked=1\">"
    who.tell(home, person, {"title": script, "hook": f"{script}</script><script>hacked=1</script>"})
    with served(home) as found:
        window = opened(browser, found)
        for path in ("/", "/people", f"/people/{person}", "/drafts", "/drafts/1", "/doubts"):
            window.goto(found.root + path)
            assert window.evaluate("window.hacked") is None
        assert set(states(found).values()) == {"open"}
        window.goto(f"{found.root}/drafts/2")
        follow(window.get_by_role("button", name="Skip"))
        assert states(found)["2"] == "skipped"
        window.context.close()
