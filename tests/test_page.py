"""The page in a real browser: from the first file to the thank-you, by keyboard, in both themes."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Dialog, Page, expect

from outreach import mailbox
from outreach.config import Home
from outreach.journey import talk, who
from outreach.model import Mailbox, State
from outreach.names import full_name
from outreach.pages import typed
from outreach.store import drafts, ledger, reading, writing
from tests.conftest import SAMPLE
from tests.httpd import site
from tests.servers import dovecot
from tests.web import COMPLAINTS, Served, chromium, filled, follow, opened, served


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for the tests of this file."""
    with chromium() as found:
        yield found


@pytest.fixture(autouse=True)
def content() -> Iterator[None]:
    """No script complains in any test."""
    COMPLAINTS.clear()
    yield
    assert COMPLAINTS == []


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the sample's people and twelve drafts; copied for each test."""
    return filled(tmp_path_factory.mktemp("page") / "made", 12).path


@pytest.fixture
def page(made: Path, tmp_path: Path) -> Iterator[Served]:
    """The page of a home of its own."""
    shutil.copytree(made, tmp_path / "home")
    with served(Home(tmp_path / "home")) as found:
        yield found


@pytest.fixture
def window(browser: Browser, page: Served) -> Iterator[Page]:
    """A window that was let in."""
    found = opened(browser, page, viewport={"width": 1280, "height": 900})
    yield found
    found.context.close()


def go(window: Page, page: Served, path: str) -> None:
    """Look at a page."""
    answer = window.goto(page.root + path)
    assert answer
    assert answer.status == 200, window.inner_text("body")


def press(window: Page, key: str) -> None:
    """Press a key that leads to another page."""
    with window.expect_navigation():
        window.keyboard.press(key)


def kept(page: Served) -> dict[str, str]:
    """Draft → its state."""
    with reading(page.home) as store:
        return {one.draft.id: one.state for one in drafts.every(store)}


def test_from_nothing_to_the_ranking(browser: Browser, tmp_path: Path) -> None:
    """With nothing there the page takes the files and the goal, and shows whom to ask."""
    with served(Home(tmp_path / "home")) as page:
        window = opened(browser, page)
        expect(window.get_by_role("heading", level=1)).to_have_text("Welcome")
        archive = next(SAMPLE.glob("*LinkedIn*"))
        packed = shutil.make_archive(str(tmp_path / archive.stem), "zip", archive) if (
            archive.is_dir()) else str(archive)  # fmt: skip
        window.set_input_files("input[type=file]", packed)
        follow(window.get_by_role("button", name="Import"))
        expect(window.locator(".notice").first).to_contain_text("rows")
        expect(window.get_by_text("no schools")).to_be_visible()
        window.set_input_files("input[type=file]", str(next(SAMPLE.glob("*.csv"))))
        window.get_by_label("Everybody in them").fill("University of Michigan")
        follow(window.get_by_role("button", name="Import"))
        expect(window.locator(".notice").first).to_contain_text("114 rows")
        window.get_by_label("The work you hope to do").fill("content strategy")
        follow(window.get_by_role("button", name="Keep"))
        expect(window).to_have_url(re.compile("/people$"))
        first = window.locator("[data-item]").first
        expect(first).to_contain_text("Michigan")
        expect(first.locator("svg.score")).to_have_attribute("aria-label", re.compile("relevance"))
        window.context.close()


def test_a_file_that_cannot_be_read_is_named(window: Page, page: Served, tmp_path: Path) -> None:
    """A bad file is a sentence with what to do; a good one beside it is kept."""
    (tmp_path / "bad.csv").write_bytes(b"\x00\x01\x02")
    (tmp_path / "good.csv").write_text("Name,Company,Email\nMei Lund,Corvid,mei@example.org\n")
    go(window, page, "/start")
    window.set_input_files("input[type=file]", [tmp_path / "bad.csv", tmp_path / "good.csv"])
    follow(window.get_by_role("button", name="Import"))
    expect(window.locator(".notices")).to_contain_text("bad.csv was not read")
    expect(window.locator(".notices")).to_contain_text("good.csv: 1 rows, 1 new")


def test_ten_drafts_by_keyboard_alone(window: Page, page: Served) -> None:
    """Ten drafts are approved with `a`, one is skipped with `s`, and `u` takes that back."""
    go(window, page, "/drafts")
    window.keyboard.press("j")
    press(window, "Enter")
    for _ in range(10):
        press(window, "a")
    assert list(kept(page).values()).count("approved") == 10
    press(window, "s")
    assert list(kept(page).values()).count("skipped") == 1
    press(window, "u")
    assert list(kept(page).values()).count("skipped") == 0
    press(window, "a")
    press(window, "u")
    assert list(kept(page).values()).count("approved") == 10


def test_j_and_k_go_through_the_drafts(window: Page, page: Served) -> None:
    """On a draft `j` and `k` lead to the next and the previous; `?` shows the keys."""
    go(window, page, "/drafts/1")
    press(window, "j")
    assert window.url.endswith("/drafts/2")
    press(window, "k")
    assert window.url.endswith("/drafts/1")
    window.keyboard.press("?")
    expect(window.get_by_role("dialog")).to_be_visible()
    window.keyboard.press("Escape")
    expect(window.get_by_role("dialog")).to_be_hidden()


def test_an_edit_into_an_error_and_back(window: Page, page: Served) -> None:
    """Lint follows the typing; an error blocks approval; the edit can be taken back, facts too."""
    go(window, page, "/drafts/1")
    before = window.locator("#letter").inner_text()
    expect(window.locator("#findings .error")).to_have_count(0)
    window.keyboard.press("e")
    window.keyboard.press("Control+Home")
    window.keyboard.type("Are there any job openings at {{company}}? ")
    expect(window.locator("#findings .error").first).to_be_visible()
    follow(window.get_by_role("button", name="Keep the text"))
    expect(window.get_by_text("An error keeps it from leaving")).to_be_visible()
    expect(window.get_by_role("button", name="Approve")).to_have_count(0)
    follow(window.get_by_role("button", name="Undo"))
    expect(window.locator("#letter")).to_have_text(before, use_inner_text=True)
    expect(window.locator("#findings .error")).to_have_count(0)
    expect(window.locator(".facts-of .source", has_text="line").first).to_be_visible()
    follow(window.get_by_role("button", name="Approve"))
    expect(window.locator(".notice")).to_contain_text("Approved")


def test_a_sentence_and_its_facts_light_up(window: Page, page: Served) -> None:
    """Hover on a sentence, or focus on its facts, lights both."""
    go(window, page, "/drafts/1")
    said = window.locator("#letter .said").nth(1)
    number = said.get_attribute("data-said")
    said.hover()
    expect(window.locator(f"#facts-{number}")).to_have_class(re.compile("lit"))
    window.locator("h1").hover()
    expect(window.locator(f"#facts-{number}")).not_to_have_class(re.compile("lit"))
    window.locator(f"#facts-{number}").focus()
    expect(said).to_have_class(re.compile("lit"))


def test_another_question_and_other_words(window: Page, page: Served) -> None:
    """One of three questions takes the place of the one asked; other words too; both go back."""
    go(window, page, "/drafts/1")
    before = window.locator("#letter").inner_text()
    window.get_by_text("Ask another question").click()
    choices = window.locator("input[name=question]")
    assert choices.count() == 3
    chosen = choices.nth(1).get_attribute("value") or ""
    choices.nth(1).check()
    follow(window.get_by_role("button", name="Ask this"))
    expect(window.locator("#letter")).to_contain_text(chosen)
    follow(window.get_by_role("button", name="Undo"))
    expect(window.locator("#letter")).to_have_text(before, use_inner_text=True)
    follow(window.get_by_role("button", name="In other words"))
    expect(window.locator(".notice")).to_contain_text("In other words")
    assert window.locator("#letter").inner_text() != before
    follow(window.get_by_role("button", name="Undo"))
    expect(window.locator("#letter")).to_have_text(before, use_inner_text=True)


def test_a_note_counts_its_characters(window: Page, page: Served) -> None:
    """A text for LinkedIn shows its length as it is typed, and can be copied."""
    with reading(page.home) as store:
        note = next(one for one in drafts.in_state(store, "open") if not one.draft.to)
    go(window, page, f"/drafts/{note.draft.id}")
    window.keyboard.press("e")
    window.keyboard.press("Control+End")
    window.keyboard.type("12345")
    expect(window.locator("[data-count]")).to_have_text(str(len(note.draft.body) + 5))


def test_an_approved_letter_can_be_opened_anywhere(window: Page, page: Served) -> None:
    """Mail program, webmails and a file carry the text; `It went out` starts the waiting."""
    with reading(page.home) as store:
        mail = next(one.draft for one in drafts.in_state(store, "open") if one.draft.to)
    go(window, page, f"/drafts/{mail.id}")
    press(window, "a")
    go(window, page, f"/drafts/{mail.id}")
    links = {link.inner_text(): link.get_attribute("href") or ""
             for link in window.locator("a.button").all()}  # fmt: skip
    assert links["Open in your mail program"].startswith(f"mailto:{mail.to}?subject=")
    assert "mail.google.com" in links["Open in Gmail"]
    assert len(links["Open in your mail program"]) <= 2000
    with window.expect_download() as got:
        window.get_by_role("link", name="As a file").click()
    data = Path(got.value.path()).read_bytes()
    assert data.startswith(b"X-Unsent: 1\r\n")
    assert f"To: {mail.to_name} <{mail.to}>".encode() in data
    press(window, "a")
    assert kept(page)[mail.id] == "written"
    with reading(page.home) as store:
        assert mail.id in talk.sent(store, mail.person)


def test_two_windows_lose_no_edit(window: Page, page: Served, browser: Browser) -> None:
    """Who saves later is shown both texts; nothing is overwritten unseen."""
    other = window.context.new_page()
    for each in (window, other):
        go(each, page, "/drafts/1")
        each.keyboard.press("e")
        each.keyboard.press("Control+End")
    window.keyboard.type("\nfirst window")
    follow(window.get_by_role("button", name="Keep the text"))
    expect(window.locator("#letter")).to_contain_text("first window")
    other.keyboard.type("\nsecond window")
    follow(other.get_by_role("button", name="Keep the text"))
    expect(other.get_by_text("It changed in another window")).to_be_visible()
    expect(other.locator("#letter")).to_contain_text("first window")
    expect(other.locator("#mine")).to_have_value(re.compile("second window"))
    follow(other.get_by_role("button", name="Keep mine"))
    expect(other.locator("#letter")).to_contain_text("second window")


def test_a_school_filled_in_changes_the_ranking(window: Page, page: Served) -> None:
    """Of the people of unknown school one is opened, the school told, and the points grow."""
    go(window, page, "/people?has=no-school")
    before = window.locator("main > .soft").inner_text()
    window.keyboard.press("j")
    press(window, "Enter")
    score = float(window.locator(".points strong").first.inner_text())
    window.get_by_label("School", exact=True).fill("University of Michigan")
    window.get_by_label("Class of").fill("2018")
    follow(window.locator(".fields + button"))
    expect(window.locator(".notice")).to_contain_text("school, class of")
    assert float(window.locator(".points strong").first.inner_text()) > score
    expect(window.locator("table.facts")).to_contain_text("you, on")
    go(window, page, "/people?has=no-school")
    assert window.locator("main > .soft").inner_text() != before


def test_the_list_is_searched_and_filtered(window: Page, page: Served) -> None:
    """Words, school, company, field, state and address narrow the list down, alone and together."""
    go(window, page, "/people")
    window.keyboard.press("/")
    window.keyboard.type("grace lindqvist")
    press(window, "Enter")
    expect(window.locator("[data-item]")).to_have_count(1)
    for query, everywhere in (("school=michigan", "Michigan"), ("company=lantern", "Lantern")):
        go(window, page, f"/people?{query}")
        texts = window.locator("[data-item]").all_inner_texts()
        assert texts
        assert all(everywhere in text for text in texts)
    go(window, page, "/people?state=drafted")
    expect(window.locator("[data-item]")).to_have_count(12)
    go(window, page, "/people?state=drafted&has=email&school=michigan&query=content")
    assert 0 < window.locator("[data-item]").count() < 12
    go(window, page, "/people?query=nobodyhasthisname")
    expect(window.get_by_text("Nobody matches")).to_be_visible()


def test_pages_of_the_list_follow_each_other(window: Page, page: Served) -> None:
    """Fifty a page; nobody stands on two, and nobody is left out."""
    go(window, page, "/people")
    seen: list[str] = []
    while True:
        seen += [link.get_attribute("href") or "" for link in window.locator("[data-open]").all()]
        further = window.get_by_role("link", name="Next")
        if not further.count():
            break
        follow(further)
    with reading(page.home) as store:
        (count,) = store.execute("SELECT count(*) FROM people").fetchone()
    assert len(seen) == len(set(seen)) == count


def test_a_doubt_is_settled(window: Page, page: Served) -> None:
    """Same, different, later: the first two are not asked again, the last stands at the end."""
    go(window, page, "/doubts")
    every = len(who.doubts(page.home))
    assert every >= 3
    first = window.locator(".pair h2").first.inner_text()
    follow(window.locator(".pair").first.get_by_role("button", name="Later"))
    expect(window.locator(".pair h2").last).to_have_text(first)
    follow(window.locator(".pair").first.get_by_role("button", name="Two people"))
    expect(window.locator(".pair")).to_have_count(every - 1)
    window.keyboard.press("j")
    press(window, "a")
    expect(window.locator(".pair")).to_have_count(every - 2)
    assert len(who.doubts(page.home)) == every - 2


def test_todays_list_is_done_by_key(window: Page, page: Served) -> None:
    """What is due is done with `a`: a reply owed, a letter that went out, a follow-up drafted."""
    today = page.home.clock()
    talk.log(page.home, "Hollis Grant", "sent", "2026-11-10")
    talk.log(page.home, "Marcus Bell", "sent", "2026-11-10")
    talk.log(page.home, "Marcus Bell", "replied", today.date().isoformat())
    go(window, page, "/")
    assert window.locator("[data-item]").count() == 2
    for item in (1, 2):
        go(window, page, "/")
        for _ in range(item):
            window.keyboard.press("j")
        press(window, "a")
    go(window, page, "/")
    (left,) = window.locator("[data-item]").all_inner_texts()
    assert "Hollis" in left
    assert "Read the draft" in left  # of the follow-up, which is written but has not gone out
    window.keyboard.press("j")
    press(window, "a")
    expect(window.locator(".tag").first).to_have_text("followup")


def test_notes_become_a_thank_you(window: Page, page: Served) -> None:
    """Notes of a talk, kept on the page, are what the thank-you says."""
    with reading(page.home) as store:
        owner = drafts.one(store, "1").draft.person
    go(window, page, f"/people/{owner}")
    window.get_by_label("Your notes, word for word").fill(
        "learnt: You said to rewrite one page a week.\nwill: I have begun with my bank's page.\n"
        "#skill sql\npromise: send the page by Friday\n"
        "referral: Noor Haddad, Editor at Corvid, noor@example.org (may name)"
    )
    follow(window.get_by_role("button", name="Keep the notes"))
    expect(window.locator(".notice")).to_contain_text("suggested: Noor Haddad")
    follow(window.get_by_role("button", name="Say thank you"))
    expect(window.locator("#letter")).to_contain_text("rewrite one page a week")
    go(window, page, "/insights")
    expect(window.locator("main")).to_contain_text("Noor Haddad")


def test_a_stop_holds_and_can_be_lifted(window: Page, page: Served) -> None:
    """Do not contact: no draft, no score, and said so; the stop can be lifted."""
    with reading(page.home) as store:
        owner = drafts.one(store, "1").draft.person
    go(window, page, f"/people/{owner}")
    follow(window.get_by_role("button", name="Do not contact"))
    expect(window.locator("main")).to_contain_text("Not to be written to now")
    assert kept(page)["1"] == "skipped"
    follow(window.get_by_role("button", name="Lift the stop"))
    expect(window.locator("main")).to_contain_text("of 100")


def test_it_works_without_script(browser: Browser, page: Served) -> None:
    """Approve, edit, log and search are plain forms."""
    window = opened(browser, page, java_script_enabled=False)
    go(window, page, "/drafts/1")
    follow(window.get_by_role("button", name="Approve"))
    assert kept(page)["1"] == "approved"
    follow(window.locator(".notice button"))
    assert kept(page)["1"] == "open"
    go(window, page, "/drafts/1")
    window.locator("summary", has_text="Edit").click()
    window.get_by_label("Text", exact=True).fill("Hi,\n\nA question.\n\nJordan")
    follow(window.get_by_role("button", name="Keep the text"))
    expect(window.locator("#letter")).to_contain_text("A question.")
    window.context.close()


_PAGES = ("/", "/people", "/people/{owner}", "/drafts", "/drafts/1", "/drafts/2", "/doubts",
          "/insights", "/start", "/people/nobody")  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_no_serious_fault_for_anybody(
    scheme: str, width: int, browser: Browser, page: Served
) -> None:
    """A checker of accessibility finds nothing serious on any page; nothing runs off the side."""
    with reading(page.home) as store:
        owner = drafts.one(store, "1").draft.person
    window = opened(browser, page, color_scheme=scheme, viewport={"width": width, "height": 800})
    window.goto(f"{page.root}/drafts/2")
    press(window, "a")
    for path in _PAGES:
        window.goto(page.root + path.format(owner=owner))
        for part in window.locator("details").all():
            part.evaluate("one => one.open = true")
        found = Axe().run(window).response["violations"]
        serious = [(one["id"], one["nodes"][0]["html"]) for one in found
                   if one["impact"] in ("serious", "critical")]  # fmt: skip
        assert serious == [], path
        assert window.evaluate("document.documentElement.scrollWidth") <= width, path
    window.context.close()


NAUGHTY = (
    "<script>window.hacked=1</script>", "<img src=x onerror=window.hacked=1>",
    '"><b>bold</b>', "' onmouseover='hacked=1", "{{ 7*7 }} x", "{% raw %}", "${7*7} x",
    "javascript:hacked=1", "</textarea><script>hacked=1</script>", "&lt;b&gt;", "<!-- x",
    "]]> x", "𝕳𝖊𝖑𝖑𝖔", "Ω≈ç√∫˜µ", "田中さん", "ﷺ and more", "👩🏽‍🚀 Star", "null", "undefined",
    "NaN", "../../etc/passwd", "%00%0a x", "' OR 1=1 --", "Robert'); DROP TABLE people;--",
    "مرحبا", "Zoë O’Neil-Smith", "a" * 150,
)  # fmt: skip


def test_naughty_strings_are_text(browser: Browser, page: Served) -> None:
    """Whatever somebody is called, works as or works at stands there as text and runs nothing."""
    owners = []
    for at, text in enumerate(NAUGHTY):
        owners.append(who.add(page.home, f"Ana Lund{at}", {"email": f"n{at}@example.org"}).id)
        facts = {"title": text, "company": text, "club": text, "hook": text}
        if full_name(text).display:
            facts["name"] = text
        who.tell(page.home, owners[-1], facts)
    window = opened(browser, page)
    for path in (
        "/people?query=example",
        "/doubts",
        "/insights",
        *map("/people/{}".format, owners),
    ):
        answer = window.goto(page.root + path)
        assert answer
        assert answer.status == 200, path
        assert window.evaluate("window.hacked") is None, path
        assert window.locator("main script, main img, main b").count() == 0, path
    window.goto(f"{page.root}/people/{owners[4]}")
    expect(window.locator("main")).to_contain_text("7*7")
    window.context.close()


def test_states_that_are_broken_say_what_to_do(window: Page, page: Served) -> None:
    """No such page, a template that is broken, a store that is locked: a sentence, no traceback."""
    answer = window.goto(f"{page.root}/people/nobody")
    assert answer
    assert answer.status == 404
    expect(window.locator("main")).to_contain_text("There is no such page")
    broken = page.home.path / "templates" / "messages" / "en" / "ask.warm.txt"
    broken.parent.mkdir(parents=True)
    broken.write_text("Subject: {{ subject }}\n\n{{ nonsense }}\n")
    with reading(page.home) as store:
        mail = next(one.draft for one in drafts.in_state(store, "open") if one.draft.to)
    go(window, page, f"/drafts/{mail.id}")
    follow(window.get_by_role("button", name="In other words"))
    expect(window.locator("main")).to_contain_text("nonsense")
    assert "Traceback" not in window.content()
    broken.unlink()


def test_another_terminal_is_seen_at_once(window: Page, page: Served) -> None:
    """What is typed in a terminal meanwhile shows on the next page, the ranking too."""
    go(window, page, "/people")
    first = window.locator("[data-open]").first.inner_text()
    with writing(page.home) as store:
        owner = who.only(store, first)
    who.tell(page.home, owner, {"do_not_contact": "yes"})
    go(window, page, "/people")
    assert window.locator("[data-open]").first.inner_text() != first


def test_the_mailbox_from_the_page(made: Path, tmp_path: Path, browser: Browser,
                                   monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    """Approved emails go into the Drafts folder, answers are read, an unknown end is settled."""
    monkeypatch.setenv("OUTREACH_PASSWORD", "secret")
    shutil.copytree(made, tmp_path / "home")
    home = Home(tmp_path / "home")
    with dovecot() as server:
        box = Mailbox("j@example.org", mailbox.server(server.url), "ana", "OUTREACH_PASSWORD")
        mailbox.save(home, box)
        with served(home) as page:
            window = opened(browser, page)
            with reading(home) as store:
                mails = [one.draft.id for one in drafts.in_state(store, "open") if one.draft.to][:2]
            for number in mails:
                go(window, page, f"/drafts/{number}")
                press(window, "a")
            go(window, page, "/drafts?state=approved")
            follow(window.get_by_role("button", name="Put 2 emails into your Drafts folder"))
            expect(window.locator(".notice")).to_contain_text("2 in your Drafts folder")
            assert len(server.messages("ana", "Drafts")) == 2
            go(window, page, "/")
            follow(window.get_by_role("button", name="Read the mailbox"))
            expect(window.locator(".notice")).to_contain_text("Nothing new")
            with writing(home) as store:
                ledger.move(store, mails[0], [State.WRITTEN], State.UNKNOWN, talk.moment(home))
            go(window, page, "/")
            follow(window.get_by_role("button", name="It went out"))
            expect(window.locator(".notice")).to_contain_text("is sent")
            window.context.close()


def test_a_page_inside_the_network_is_not_read_for_the_browser(window: Page, page: Served) -> None:
    """The form reads the open web alone: an address of this machine is refused, and never asked."""
    with site() as inside:
        go(window, page, "/start")
        window.get_by_text("Or read a public page").click()
        window.get_by_label("Its address").fill(inside.url("/alumni"))
        follow(window.get_by_role("button", name="Read it"))
        expect(window.locator(".notice")).to_contain_text("127.0.0.1")
        assert inside.asked == []


def test_a_pasted_list_is_shown_and_then_kept(window: Page, page: Served) -> None:
    """Whom a text names is shown; only a second yes keeps them."""
    go(window, page, "/start")
    window.get_by_text("Or paste a list").click()
    window.get_by_label("A person in each line").fill("Ida Novak, Editor at Oak, 2015\nno one here")
    follow(window.get_by_role("button", name="See whom it names"))
    expect(window.locator("table")).to_contain_text("Ida Novak")
    expect(window.get_by_text("was left out")).to_be_visible()
    follow(window.get_by_role("button", name="Keep them"))
    expect(window.locator(".notice")).to_contain_text("pasted: 2 rows, 1 new")


def test_it_reads_while_another_writes(window: Page, page: Served) -> None:
    """While an import runs in a terminal the page can be looked at."""
    with writing(page.home):
        for path in ("/", "/people", "/drafts/1", "/doubts"):
            go(window, page, path)


def test_a_key_decides_nothing_unseen(window: Page, page: Served) -> None:
    """With nothing in focus `a` only goes to the first of a list; held down it decides nothing."""
    every = len(who.doubts(page.home))
    go(window, page, "/doubts")
    window.keyboard.press("a")
    expect(window.locator("[data-item]").first).to_be_focused()
    assert len(who.doubts(page.home)) == every
    go(window, page, "/drafts/1")
    window.evaluate(
        "document.dispatchEvent(new KeyboardEvent('keydown', {key: 'a', repeat: true}))"
    )  # a key that is held down
    window.wait_for_timeout(200)
    assert "approved" not in kept(page).values()


def test_a_doubt_can_be_decided_anew(window: Page, page: Served) -> None:
    """Same or different, the pair is asked about again after an undo."""
    every = len(who.doubts(page.home))
    go(window, page, "/doubts")
    for button in ("Same person", "Two people"):
        follow(window.get_by_role("button", name=button).first)
        expect(window.locator(".pair")).to_have_count(every - 1)
        follow(window.get_by_role("button", name="Undo"))
        expect(window.locator(".pair")).to_have_count(every)


def test_it_went_out_is_of_that_very_letter(window: Page, page: Served) -> None:
    """Just the letter on the page is marked, and the undo makes it approved again."""
    go(window, page, "/drafts/1")
    press(window, "a")
    go(window, page, "/drafts/1")
    press(window, "a")
    assert kept(page)["1"] == "written"
    expect(window.locator(".notice")).to_contain_text("Waiting for an answer")
    follow(window.get_by_role("button", name="Undo"))
    expect(window.get_by_role("button", name="It went out")).to_be_visible()
    assert kept(page)["1"] == "approved"


def test_what_was_put_aside_can_be_opened_again(window: Page, page: Served) -> None:
    """Later too, out of its own list; earlier words are there as well."""
    go(window, page, "/drafts/1")
    press(window, "s")
    go(window, page, "/drafts?state=skipped")
    follow(window.locator("[data-open]").first)
    follow(window.get_by_role("button", name="Open it again"))
    expect(window.get_by_role("button", name="Approve")).to_be_visible()
    follow(window.get_by_role("button", name="In other words"))
    go(window, page, "/drafts?state=replaced")
    follow(window.locator("[data-open]").last)
    follow(window.get_by_role("button", name="Take these words again"))
    expect(window.get_by_role("button", name="Approve")).to_be_visible()


def test_a_typed_text_is_not_lost_unasked(window: Page, page: Served) -> None:
    """Who leaves a text that was not kept is asked; who stays has it still."""
    go(window, page, "/drafts/1")
    window.keyboard.press("e")
    window.keyboard.press("Control+End")
    window.keyboard.type(" More.")
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    window.on("dialog", stay)
    with window.expect_event("dialog"):
        window.evaluate("document.querySelector('form[action$=approve]').requestSubmit()")
    assert asked == ["beforeunload"]
    assert "approved" not in kept(page).values()
    expect(window.locator("#body")).to_have_value(re.compile("More"))


def test_two_windows_on_a_person_keep_both_words(window: Page, page: Served) -> None:
    """What the other window told stays: only what was changed on the page is said."""
    with reading(page.home) as store:
        owner = drafts.one(store, "1").draft.person
    other = window.context.new_page()
    for each in (window, other):
        go(each, page, f"/people/{owner}")
    window.get_by_label("What you saw").fill("your talk on plain language")
    follow(window.locator(".fields + button"))
    other.get_by_label("Greeting name").fill("Gracie")
    follow(other.locator(".fields + button"))
    found = who.one(page.home, owner)
    assert found.hook
    assert (found.hook.value, found.greeting.value if found.greeting else "") == (
        "your talk on plain language", "Gracie"
    )  # fmt: skip


def test_a_corrected_school_is_gone(window: Page, page: Served) -> None:
    """A school that was typed by mistake stands nowhere after it was corrected."""
    go(window, page, "/start")
    for school in ("University of Minnesota", "University of Michigan"):
        window.get_by_label("Your school").fill(school)
        follow(window.locator("#you ~ form button"))
        go(window, page, "/start")
    assert "Minnesota" not in page.home.profile.read_text()
    assert "2025" in page.home.profile.read_text()


def test_a_profile_that_is_broken_is_named(window: Page, page: Served) -> None:
    """In another encoding, or broken by hand: a sentence with the file, and the form is there."""
    good = page.home.profile.read_bytes()
    for bad in (b'[person]\nname = "Jos\xe9"\n', b"[person\n"):
        page.home.profile.write_bytes(bad)
        go(window, page, "/start")
        expect(window.locator(".notices")).to_contain_text("profile.toml")
        for path in ("/people", "/drafts/1"):
            answer = window.goto(page.root + path)
            assert answer
            assert answer.status == 409
            assert "Traceback" not in window.content()
    page.home.profile.write_bytes(b"\xef\xbb\xbf" + good)
    go(window, page, "/people")


def test_one_odd_referral_costs_nothing_else(window: Page, page: Served) -> None:
    """The seeker as a referral is left out, and said; the rest of the note is kept."""
    with reading(page.home) as store:
        owner = drafts.one(store, "1").draft.person
    for note in (
        "referral: Jordan Rivera\nreferral: Noor Haddad, Editor at Corvid",
        "A second note",
    ):
        go(window, page, f"/people/{owner}")
        window.get_by_label("Your notes, word for word").fill(note)
        follow(window.get_by_role("button", name="Keep the notes"))
        expect(window.locator(".notices")).to_contain_text("Kept: your note")
    assert who.found(page.home, "Noor Haddad")


def test_files_in_any_script(window: Page, page: Served, tmp_path: Path) -> None:
    """A file keeps its name, whatever script it is in; every file is answered for."""
    go(window, page, "/start")
    path = tmp_path / "名簿.csv"
    path.write_text("Name,Company,Email\nMei Lund,Corvid,mei@example.org\n")
    bad = [tmp_path / f"bad{n}.csv" for n in range(7)]
    for one in bad:
        one.write_bytes(b"\x00\x01")
    window.set_input_files("input[type=file]", [path, *bad])
    follow(window.get_by_role("button", name="Import"))
    expect(window.locator(".notices")).to_contain_text("名簿.csv: 1 rows")
    assert window.locator(".notice").count() == 8


def test_the_next_best_have_no_draft_yet(window: Page, page: Served) -> None:
    """More drafts go to others: what lies there stays as it is, and nobody skipped comes back."""
    go(window, page, "/drafts/1")
    press(window, "s")
    before = kept(page)
    go(window, page, "/people")
    window.get_by_label("How many").fill("3")
    follow(window.get_by_role("button", name="Draft to the next best"))
    expect(window.locator(".notice").first).to_contain_text("3 new drafts")
    assert {number: state for number, state in kept(page).items() if number in before} == before


def test_what_is_to_be_typed_is_shown_as_such(window: Page, page: Served) -> None:
    """A command in an error is set as one, without its backticks, and nothing in it is markup."""
    window.goto(f"{page.root}/people/nobody")
    assert "`" not in window.inner_text("main")
    assert str(typed("No <b>: `outreach people`")) == ("No &lt;b&gt;: <code>outreach people</code>")
