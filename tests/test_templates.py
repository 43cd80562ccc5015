"""The texts are the user's to change, without knowing Python; the pages on them are true."""

from pathlib import Path

import pytest

from outreach.config import shipped
from outreach.draft.check import check
from outreach.draft.page import page
from outreach.lint.page import rules_page
from tests.conftest import Run, read_json
from tests.test_edit import drafted

__all__ = ["drafted"]


@pytest.mark.parametrize(
    "path",
    [*shipped("templates").glob("*/*/*.t*")],
    ids=lambda path: "/".join(path.parts[-3:]),
)
def test_every_shipped_template_can_be_used(path: Path) -> None:
    """Each message and each slot, in each language, compiles and reads only what is documented."""
    if path.parent.parent.name != "web":
        check(path, path.parent.name)


def test_the_pages_are_what_the_code_says() -> None:
    """templates/README.md and RULES.md are those that the code prints."""
    root = shipped("templates")
    assert (root / "README.md").read_text(encoding="utf-8") == page()
    assert (root / "RULES.md").read_text(encoding="utf-8") == rules_page()


def test_a_copy_goes_before_the_shipped_one(drafted: Run, tmp_path: Path) -> None:
    """`templates edit ask` makes it yours; what you change stands in the next draft."""
    text = drafted("templates", "edit", "ask").output
    mine = tmp_path / "home" / "templates" / "messages" / "en" / "ask.warm.txt"
    assert str(mine) in text
    mine.write_text(mine.read_text().replace("Hi {{ greeting }}", "Hello {{ greeting }}"))
    (found,) = read_json(drafted("draft", "Priya Raman", "--json"))
    assert found["body"].startswith("Hello Priya,")
    listed = read_json(drafted("templates", "--json"))
    assert [one["name"] for one in listed if one["own"]] == ["ask.warm"]
    drafted("templates", "edit", "ask")
    assert "Hello" in mine.read_text()


def test_a_template_by_name_is_tried_on_somebody(drafted: Run, tmp_path: Path) -> None:
    """`--template NAME --dry-run` shows it against a person, with findings, and keeps nothing."""
    folder = tmp_path / "home" / "templates" / "messages" / "en"
    folder.mkdir(parents=True)
    (folder / "ask.short.txt").write_text(
        "Subject: {{ subject }}\n\nHi {{ greeting }},\n\n{{ found }} Are you hiring?\n"
    )
    before = read_json(drafted("draft", "Priya Raman", "--json"))
    (tried,) = read_json(
        drafted("draft", "Priya Raman", "--template", "ask.short", "--dry-run", "--json")
    )
    assert "Are you hiring?" in tried["body"]
    assert "L37" in {finding["rule"] for finding in tried["findings"]}
    assert read_json(drafted("draft", "Priya Raman", "--json")) == before


def test_a_letter_too_long_for_linkedin_is_said_to_be(drafted: Run, tmp_path: Path) -> None:
    """A template of an email, tried on whom none reaches: the room is named, not their name."""
    folder = tmp_path / "home" / "templates" / "messages" / "en"
    folder.mkdir(parents=True)
    (folder / "ask.long.txt").write_text(f"Hi {{{{ greeting }}}},\n\n{'So much to say. ' * 20}\n")
    drafted("add", "Zoe Lind", "url=https://www.linkedin.com/in/zoe-lind", "title=Editor")
    text = drafted("draft", "Zoe Lind", "--template", "ask.long", "--dry-run", code=2).output
    assert "ask.long makes nothing for Zoe Lind that fits into the 200 characters" in text
    assert "whom an email reaches" in text
    assert "shorter name" not in text


def test_a_broken_copy_is_named_at_once(drafted: Run, tmp_path: Path) -> None:
    """File, line and the facts that exist are named when it is opened again, and at drafting."""
    drafted("templates", "edit", "slots/thanks")
    mine = tmp_path / "home" / "templates" / "slots" / "en" / "thanks.toml"
    mine.write_text('[[text]]\ntext = "Thanks, {{ nmae }}."\n')
    for args in (("templates", "edit", "slots/thanks"), ("draft", "Priya Raman")):
        text = drafted(*args, code=1).output
        assert "thanks.toml, line 2: there is no `nmae`" in text
        assert "greeting" in text


@pytest.mark.parametrize("name", ["nothing", "slots/nothing"])
def test_an_unknown_template_is_refused(name: str, drafted: Run) -> None:
    """A name that no template has is answered with those there are."""
    text = drafted("templates", "edit", name, code=2).output
    assert "ask.warm" in text
    assert "slots/question" in text
    assert "no English template nothing" in drafted("draft", "Priya Raman", "--template",
                                                    "nothing", code=2).output  # fmt: skip


def test_the_language_is_the_users_word(drafted: Run, tmp_path: Path) -> None:
    """Set per person or per import, for every kind; a language without texts is refused."""
    drafted("set", "Priya Raman", "language=de")
    (found,) = read_json(drafted("draft", "Priya Raman", "--json"))
    assert found["body"].startswith("Hallo Priya Raman,")
    assert "fr is no language" in drafted("set", "Priya Raman", "language=fr", code=2).output
    path = tmp_path / "madrid.csv"
    path.write_text("Name,Title,Company,Email\nLucía Soler,Editora,Faro,lucia@example.org\n")
    drafted("import", str(path), "--language", "es")
    (found,) = read_json(drafted("draft", "Lucía Soler", "--json"))
    assert found["body"].startswith("Hola, Lucía:")
    drafted("log", "Priya Raman", "declined")
    (found,) = read_json(drafted("draft", "Priya Raman", "--kind", "decline", "--json"))
    assert found["body"].startswith("Hallo Priya Raman,")


def test_lint_says_which_rules_it_left_out(drafted: Run, tmp_path: Path) -> None:
    """In another language only the structural rules run, on drafts and on files, and it says so."""
    path = tmp_path / "brief.txt"
    path.write_text("Hallo {{ name }},\n\nthank you in advance.\n", encoding="utf-8")
    text = drafted("lint", str(path), "--language", "de", code=4).output
    assert "L01" in text
    assert "L42" not in text
    assert "German: only the rules that read no English words were asked." in text
    drafted("set", "Priya Raman", "language=es")
    drafted("draft", "Priya Raman")
    assert "Spanish: only the rules" in drafted("lint").output
