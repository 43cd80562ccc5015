"""Reading the web: considerate, bounded, and never inside a network."""

import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import httpcore
import httpx
import pytest

from outreach.config import Home
from outreach.errors import Refused, UsageError
from outreach.fetch import AGENT, Manners, Reader, _wait
from outreach.fetch.address import checked
from outreach.fetch.line import Deadline, Guard, is_public
from outreach.journey import gather, part, who
from outreach.model.intake import Options
from tests.conftest import Run, read_json
from tests.httpd import Site, site


@pytest.fixture
def web() -> Iterator[Site]:
    """A server on loopback."""
    with site() as found:
        yield found


@contextmanager
def reading(home: Path, **given: Any) -> Iterator[Reader]:
    """A reader that may read from loopback and waits for nobody, unless said otherwise."""
    manners = replace(Manners(pause=0, sleep=lambda seconds: None), **given)
    with Reader(Home(home), ("127.0.0.1",), manners) as found:
        yield found


def test_a_page_is_read_as_itself(tmp_path: Path, web: Site) -> None:
    """The host learns who asks; robots.txt comes first; no cookie comes back."""
    with reading(tmp_path) as reader:
        answer = reader.read(web.url("/alumni"))
        reader.read(web.url("/alumni?again"))
    assert b"Ana Lund" in answer.data
    assert (answer.kind, answer.charset, answer.url) == ("text/html", "utf-8", web.url("/alumni"))
    assert [path for path, *_ in web.asked] == ["/robots.txt", "/alumni", "/alumni?again"]
    for _, fields, _ in web.asked:
        assert fields["user-agent"] == AGENT
        assert not {"cookie", "authorization", "referer"} & set(fields)


# ── robots.txt and pauses ─────────────────────────────────────────────────────────────────────


def test_robots_txt_is_obeyed(tmp_path: Path, web: Site) -> None:
    """What it forbids to all or to us is not asked for; the rest is."""
    web.robots = "User-agent: *\nDisallow: /private\n\nUser-agent: outreach\nDisallow: /alumni\n"
    with reading(tmp_path) as reader:
        with pytest.raises(Refused, match=r"asks programs not to read /alumni \(robots.txt\)"):
            reader.read(web.url("/alumni?page=1"))
        reader.read(web.url("/latin"))
    assert web.paths == ["/latin"]


@pytest.mark.parametrize(("status", "may"), [(404, True), (403, True), (500, False), (429, False)])
def test_without_rules_a_page_is_read_but_not_where_they_cannot_be_had(
    tmp_path: Path, web: Site, status: int, may: bool
) -> None:
    """RFC 9309: no robots.txt is leave, one that cannot be reached now is none."""
    web.robots_status = status
    with reading(tmp_path) as reader:
        if may:
            reader.read(web.url("/alumni"))
        else:
            with pytest.raises(Refused, match=f"robots.txt, {status}"):
                reader.read(web.url("/alumni"))
    assert web.paths == ["/alumni"] * may


def test_of_a_long_robots_txt_the_first_part_holds(tmp_path: Path, web: Site) -> None:
    """RFC 9309 2.5: half a megabyte is read, and what stands in it is obeyed."""
    web.robots = "User-agent: *\nDisallow: /latin\n" + "# long\n" * 100_000
    with reading(tmp_path) as reader:
        reader.read(web.url("/alumni"))
        with pytest.raises(Refused, match="robots"):
            reader.read(web.url("/latin"))


def test_a_redirect_is_held_to_the_rules_of_where_it_leads(tmp_path: Path, web: Site) -> None:
    """A page that leads to a forbidden one is not followed."""
    web.robots = "User-agent: *\nDisallow: /latin\n"
    with reading(tmp_path) as reader, pytest.raises(Refused, match="robots"):
        reader.read(web.url("/to?url=/latin"))
    assert "/latin" not in web.paths


def test_a_host_is_asked_with_a_pause(tmp_path: Path, web: Site) -> None:
    """Between two questions lies at least the pause, or the longer one that robots.txt asks for."""
    with reading(tmp_path, pause=0.2, sleep=time.sleep) as reader:
        reader.read(web.url("/alumni"))
        reader.read(web.url("/latin"))
    times = [when for *_, when in web.asked]
    assert all(later - sooner >= 0.2 for sooner, later in pairwise(times))
    web.robots = "User-agent: *\nCrawl-delay: 7\n"
    waited: list[float] = []
    began = time.monotonic()
    with reading(tmp_path, sleep=waited.append) as reader:
        reader.read(web.url("/alumni"))
    assert 7 - (time.monotonic() - began) <= waited[0] <= 7  # what is left of them
    web.robots = "User-agent: *\nCrawl-delay: 3600\n"
    with reading(tmp_path) as reader, pytest.raises(Refused, match="asks for 3600 seconds"):
        reader.read(web.url("/alumni"))


def test_a_busy_host_is_asked_again_when_it_says(tmp_path: Path, web: Site) -> None:
    """429 and 503 are tried three times, after Retry-After, or after 2 and 4 seconds."""
    for query, pauses in (("times=2&after=3", [3, 3]), ("times=2&status=503", [2, 4])):
        waited: list[float] = []
        with reading(tmp_path, sleep=waited.append) as reader:
            assert b"Ana Lund" in reader.read(web.url(f"/busy?{query}")).data
        assert waited == pauses
    with reading(tmp_path) as reader, pytest.raises(Refused, match="429, the host is asked too"):
        reader.read(web.url("/busy?times=9"))
    assert web.paths.count("/busy?times=9") == 3


def test_a_host_that_wants_long_peace_has_it(tmp_path: Path, web: Site) -> None:
    """A Retry-After of an hour is not waited for, nor cut short: the user is told when."""
    with reading(tmp_path) as reader, pytest.raises(Refused, match="for the next 60 minutes"):
        reader.read(web.url("/busy?times=9&after=3600"))
    assert len(web.paths) == 1


def test_retry_after_may_be_a_date() -> None:
    """A date, a number, nonsense and nothing each give seconds."""
    assert _wait("Wed, 21 Oct 2015 07:28:00 GMT", 1) == 0
    assert _wait("120", 1) == 120
    assert (_wait("soon", 1), _wait("", 2)) == (2, 4)


# ── what is kept ──────────────────────────────────────────────────────────────────────────────


def test_what_did_not_change_is_not_sent_again(tmp_path: Path, web: Site) -> None:
    """The second time the ETag goes along and 304 is enough; a changed ETag brings the new page."""
    for version, body, condition in (("1", b"Ana Lundb", None), ("1", b"Ana Lundb", '"1"'),
                                    ("2", b"Ana Lundc", '"1"')):  # fmt: skip
        web.version = version
        with reading(tmp_path) as reader:
            assert body in reader.read(web.url("/kept")).data
        assert web.asked[-1][1].get("if-none-match") == condition


def test_pages_are_kept_for_the_user_alone_and_forgotten(tmp_path: Path, web: Site) -> None:
    """The file is 0600, and `forget` erases it, since a page may list whom it forgets."""
    home = Home(tmp_path / "home")
    options = Options(hosts=("127.0.0.1",))
    gather.bring(home, [web.url("/alumni")], options)
    assert stat.S_IMODE(home.pages.stat().st_mode) == 0o600
    assert b"Lundb" in home.pages.read_bytes()
    part.forget(home, "Ana Lundb")
    assert not list(home.path.glob("pages.db*"))


def test_a_cache_that_is_none_is_begun_anew(tmp_path: Path, web: Site) -> None:
    """Bytes that are no database cost the saved questions, and nothing else."""
    home = Home(tmp_path)
    home.make()
    home.pages.write_bytes(b"no database " * 1_000)
    with reading(tmp_path) as reader:
        assert b"Ana Lund" in reader.read(web.url("/alumni")).data


def test_one_reader_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second import of the web waits a moment, and then says what it waits for."""
    monkeypatch.setattr("outreach.fetch._PATIENCE", 0.1)
    with (
        reading(tmp_path),
        pytest.raises(Refused, match="Another `outreach import`"),
        reading(tmp_path),
    ):
        pass


# ── limits ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/slow", "did not finish its answer within 1 seconds"),
        ("/drip", "did not finish its answer within 1 seconds"),
        ("/drip-headers", "did not finish its answer within 1 seconds"),
        ("/endless", "is larger than 10 MB"),
        ("/bomb", "is larger than 10 MB"),
        ("/twice-packed", "is packed more than once"),
        ("/broken", "cannot be read"),
        ("/garbage", "cannot be read"),
        ("/badly-packed", "cannot be read"),
        ("/nothing", "404, there is no such page"),
        ("/nothing?status=403", "403, it is not open to programs"),
        ("/nothing?status=500", "500, the page cannot be given"),
    ],
)
def test_what_does_not_answer_well_is_refused_in_a_sentence(
    tmp_path: Path, web: Site, path: str, why: str
) -> None:
    """Slow, endless, packed to hurt, broken or absent: one sentence, and what to do next."""
    seconds = 1 if "did not finish" in why else 60
    began = time.monotonic()
    with reading(tmp_path, seconds=seconds) as reader, pytest.raises(Refused, match=why) as caught:
        reader.read(web.url(path))
    assert time.monotonic() - began < seconds + 30  # the deadline holds, whatever drips
    assert caught.value.hint


def test_redirects_end(tmp_path: Path, web: Site) -> None:
    """A page that leads to itself is left after five times."""
    with reading(tmp_path) as reader, pytest.raises(Refused, match="more than 5 times"):
        reader.read(web.url("/loop"))


# ── inside a network ──────────────────────────────────────────────────────────────────────────

LOOPBACK = ("127.0.0.1", "127.1", "0x7f000001", "2130706433", "017700000001", "localhost", "0",
            "0.0.0.0", "::ffff:127.0.0.1")  # noqa: S104  # fmt: skip


@pytest.mark.parametrize("host", LOOPBACK)
def test_no_spelling_of_loopback_is_reached(web: Site, host: str) -> None:
    """Plain httpcore reaches the server by each of these; the guard by none."""
    stream = httpcore.SyncBackend().connect_tcp(host, web.port, 5)
    stream.close()
    with pytest.raises(httpcore.ConnectError, match="inside a network"):
        Guard(frozenset(), Deadline()).connect_tcp(host, web.port)


@pytest.mark.parametrize(
    "address",
    ["10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "224.0.0.1",
     "0.0.0.1", "255.255.255.255", "192.0.2.1", "::1", "::", "fe80::1", "fc00::1", "fec0::1",
     "::127.0.0.1", "3fff::1", "168.63.129.16",
     "ff02::1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "64:ff9b:1::1", "2002:7f00:1::", "2001::1"],
)  # fmt: skip
def test_addresses_that_are_none_of_the_web(address: str) -> None:
    """Private, shared, local, mapped, translated, multicast: none is public."""
    assert not is_public(address)


def test_addresses_of_the_web() -> None:
    """Ordinary addresses are public."""
    assert all(map(is_public, ("93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946")))


@pytest.mark.parametrize(
    "target",
    ["http://localhost/", "http://[::1]/", "http://169.254.169.254/latest", "http://127.1/",
     "http://127。0。0。2/", "file:///etc/passwd", "http://a:b@127.0.0.1/", "http://10.0.0.1:8080/",
     "ftp://example.org/", "https://www.linkedin.com/in/someone", "http://x.com/someone"],
)  # fmt: skip
def test_no_redirect_leads_inside(tmp_path: Path, web: Site, target: str) -> None:
    """A page may not send the reader into a network, to a file, or where programs are forbidden."""
    with reading(tmp_path) as reader, pytest.raises(Refused):
        reader.read(web.url(f"/to?url={httpx.QueryParams(u=target)['u']}"))
    assert len(web.paths) == 1


def test_a_name_that_changes_between_two_looks_leads_nowhere_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A name is looked up once, and what was looked at is what is connected to."""
    looks = iter([[(2, 1, 6, "", ("93.184.216.34", 80))], [(2, 1, 6, "", ("127.0.0.1", 80))]])
    reached: list[str] = []

    def connect(self: object, host: str, *args: object) -> None:
        reached.append(host)
        raise httpcore.ConnectError("no network here")

    monkeypatch.setattr("socket.getaddrinfo", lambda *args, **named: next(looks))
    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect)
    with pytest.raises(httpcore.ConnectError, match="no network here"):
        Guard(frozenset(), Deadline()).connect_tcp("rebind.example.org", 80)
    assert reached == ["93.184.216.34"]


def test_one_inner_address_of_several_is_enough_to_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name with a public and a private address is not tried at all."""
    both = [(2, 1, 6, "", ("93.184.216.34", 80)), (2, 1, 6, "", ("192.168.0.1", 80))]
    monkeypatch.setattr("socket.getaddrinfo", lambda *args, **named: both)
    with pytest.raises(httpcore.ConnectError, match=r"192\.168\.0\.1 is inside a network"):
        Guard(frozenset(), Deadline()).connect_tcp("mixed.example.org", 80)


# ── addresses as they are typed ───────────────────────────────────────────────────────────────


@pytest.mark.parametrize("address", ["http://", "https:///x", "http://[::1", "http://a:b@c.org"])
def test_what_is_no_address_is_said_so(address: str) -> None:
    """A slip in an address is told with an example of one."""
    with pytest.raises(UsageError) as caught:
        checked(address)
    assert caught.value.hint


@pytest.mark.parametrize(
    "address",
    ["https://www.linkedin.com/school/x/people", "http://de.linkedin.com/in/x", "https://lnkd.in/x",
     "https://LINKEDIN.COM./in/x", "https://www.linkedin.com:443/in/x"],
)  # fmt: skip
def test_linkedin_is_never_read(address: str) -> None:
    """Whatever the host is called, the way to the official export is told instead."""
    with pytest.raises(Refused, match="never reads linkedin") as caught:
        checked(address)
    assert "Get a copy of your data" in caught.value.hint


def test_linkedin_is_refused_with_the_exit_code_of_a_page(run: Run) -> None:
    """The command ends in 5 and a sentence, before anything is asked of anybody."""
    result = run("import", "https://www.linkedin.com/in/someone", code=5)
    assert "never reads linkedin.com" in result.output


def test_hosts_that_only_look_like_it_are_read() -> None:
    """`notlinkedin.com` is another's."""
    assert checked("https://notlinkedin.com/a#b").fragment == ""


# ── the command ───────────────────────────────────────────────────────────────────────────────


def test_an_address_is_imported_like_a_file(tmp_path: Path, web: Site, run: Run) -> None:
    """The origin is the address and the place in the page; the encoding is the server's."""
    told = read_json(run("import", web.url("/latin"), "--allow-host", "127.0.0.1", "--json"))
    (one,) = told["imports"]
    assert (one["format"], one["rows"], one["path"]) == ("page", 1, web.url("/latin"))
    name = who.one(Home(tmp_path / "home"), "Zoë Núñez").name
    assert name.where == f"{web.url('/latin')}, table 1 line 2, Name"


def test_a_list_goes_on_as_far_as_the_user_says(web: Site, run: Run) -> None:
    """--pages N follows rel=next N times; without, the next page is named and not read."""
    address = web.url("/alumni?page=1&of=4")
    alone = run("import", address, "--allow-host", "127.0.0.1")
    assert f"goes on at {web.url('/alumni?page=2&of=4')}; --pages 20" in alone.output
    told = read_json(run("import", address, "--allow-host", "127.0.0.1", "--pages", "3", "--json"))
    assert [one["rows"] for one in told["imports"]] == [3]
    assert told["further"] == {address: web.url("/alumni?page=4&of=4")}


def test_a_file_on_the_web_is_read_as_what_it_is(tmp_path: Path, web: Site, run: Run) -> None:
    """A CSV is a table, of the day on which it last changed."""
    told = read_json(run("import", web.url("/list.csv"), "--allow-host", "127.0.0.1", "--json"))
    assert told["imports"][0]["format"] == "table"
    (brought,) = gather.imports(Home(tmp_path / "home"))
    assert (brought.age, brought.lists[0].file) == ("2023-11-14", web.url("/list.csv"))


def test_nobodys_archive_is_taken_from_the_web(web: Site, run: Run) -> None:
    """Connections of somebody else would be taken for one's own."""
    result = run("import", web.url("/archive.zip"), "--allow-host", "127.0.0.1", code=3)
    assert "looks like linkedin" in result.output


def test_a_slip_in_one_address_costs_nobody_else(alumni: Path, run: Run) -> None:
    """The file beside it is kept; a host without https:// is told how it would be read."""
    result = run("import", "http:foo", str(alumni), "www.example.edu/alumni", code=3)
    assert "http:foo is no address of a page" in result.output
    assert "outreach import https://www.example.edu/alumni" in result.output
    assert "[import 1]" in result.output


def test_what_is_refused_costs_nobody_else(web: Site, alumni: Path, run: Run) -> None:
    """A page that may not be read ends in exit 5, the file beside it is kept."""
    web.robots = "User-agent: *\nDisallow: /\n"
    told = read_json(run("import", web.url("/alumni"), str(alumni), "--allow-host", "127.0.0.1",
                         "--json", code=5))  # fmt: skip
    assert len(told["imports"]) == 1
    assert "robots.txt" in told["refused"][0]["why"]


def test_a_host_inside_needs_the_word_of_the_user(web: Site, run: Run) -> None:
    """Without --allow-host nothing on this machine is asked, and the option is told."""
    result = run("import", web.url("/alumni"), code=5)
    assert "--allow-host 127.0.0.1" in result.output
    assert web.asked == []
