"""Commands as they are typed: what they answer, how they refuse, and with which exit code."""

import json
import os
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import click
import pytest

from outreach.cli import STAGES, main
from outreach.cli import run as again
from outreach.config import Home
from tests.conftest import Run, read_json

COMMANDS = [name for stage in STAGES.values() for name in stage]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_and_an_example(name: str, run: Run) -> None:
    """Each command says what it does, and shows itself typed."""
    text = run(name, "--help").output
    assert f"Example: outreach {name}" in " ".join(text.split())
    command = main.get_command(click.Context(main), name)
    assert command is not None
    assert command.help


@pytest.mark.parametrize("name", [n for n in COMMANDS if n not in ("init", "undo", "add", "set",
    "join", "split", "approve", "skip", "demo", "log", "debrief", "forget", "export",
    "mailbox", "settle", "review")])  # fmt: skip
def test_every_list_has_json(name: str) -> None:
    """Whatever lists something can print it as JSON."""
    command = main.get_command(click.Context(main), name)
    assert command is not None
    assert "--json" in [option for param in command.params for option in param.opts]


def test_bare_outreach_is_the_help(run: Run) -> None:
    """Typing only `outreach` shows the six everyday commands first."""
    text = run().output
    assert [text.index(f"\n  {name} ") for name in STAGES["Start here"]] == sorted(
        text.index(f"\n  {name} ") for name in STAGES["Start here"]
    )
    assert text.index("Start here:") < text.index("Plumbing:")


def test_a_slip_is_answered_with_the_nearest_command(run: Run) -> None:
    """A mistyped command names the one that was meant, and exits with 2."""
    assert "outreach import" in run("imprt", code=2).output


@pytest.mark.parametrize("args", [["--help"], ["--version"], ["formats"], ["imports"]])
def test_light_commands_load_no_frames(args: list[str], tmp_path: Path) -> None:
    """Commands that need no frame import no pandas."""
    code = (
        "import sys\nfrom outreach.cli import main\n"
        f"try: main(['--home', {str(tmp_path)!r}, *{args!r}])\n"
        "except SystemExit: pass\n"
        "sys.exit('pandas' in sys.modules or 'jinja2' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_home_is_where_the_user_says(tmp_path: Path) -> None:
    """OUTREACH_HOME names the folder, and --home goes before it."""
    for env, args, expected in (
        ({"OUTREACH_HOME": str(tmp_path / "env")}, [], "env"),
        ({"OUTREACH_HOME": str(tmp_path / "env")}, ["--home", str(tmp_path / "flag")], "flag"),
    ):
        subprocess.run(
            [sys.executable, "-m", "outreach", *args, "init", "--yes", "--name", "J"],
            env={**os.environ, **env}, check=True, capture_output=True,
        )  # fmt: skip
        assert (tmp_path / expected / "profile.toml").exists()


def test_init_keeps_what_it_is_not_told(archive: Path, run: Run, tmp_path: Path) -> None:
    """An answer changes that value only; a school named later goes first, the others stay."""
    run("init", str(archive), "--yes")
    run("init", "--yes", "--year", "2026")
    path = tmp_path / "home" / "profile.toml"
    schools = tomllib.loads(path.read_text(encoding="utf-8"))["schools"]
    assert [(s["name"], s["year"], s["major"]) for s in schools] == [
        ("University of Michigan", 2026, "English")
    ]
    run("init", "--yes", "--school", "Yale University", "--year", "2028")
    schools = tomllib.loads(path.read_text(encoding="utf-8"))["schools"]
    assert [s["name"] for s in schools] == ["Yale University", "University of Michigan"]


def test_a_bad_file_does_not_cost_the_others(tmp_path: Path, alumni: Path, run: Run) -> None:
    """One unreadable file of several: the others are kept, the exit code is 3."""
    bad = tmp_path / "bad.csv"
    bad.write_text("<html><body>Not found</body></html>")
    result = run("import", str(bad), str(alumni), str(tmp_path / "gone.csv"), "--json", code=3)
    document = read_json(result)
    assert [Path(one["path"]).name for one in document["imports"]] == [alumni.name]
    assert [Path(one["path"]).name for one in document["refused"]] == ["bad.csv", "gone.csv"]
    assert "web page" in document["refused"][0]["why"]
    assert "Traceback" not in result.output


def test_rows_add_up(archive: Path, alumni: Path, run: Run) -> None:
    """Rows = new + matched + skipped, for every import."""
    document = read_json(run("import", str(archive), str(alumni), "--json"))
    for one in document["imports"]:
        assert one["rows"] == one["new"] + one["matched"] + len(one["skipped"])


def test_zip_folder_and_csv_are_one_import(archive: Path, tmp_path: Path, run: Run) -> None:
    """The same archive as folder and as zip, at any depth, is known again."""
    path = tmp_path / "Basic_LinkedInDataExport_11-02-2026 (1).zip"
    with zipfile.ZipFile(path, "w") as packed:
        for file in archive.rglob("*.csv"):
            packed.write(file, f"deep/er/{file.name.upper()}")
    first = read_json(run("import", str(path), "--json"))
    assert first["imports"][0]["new"] > 100
    run("init", str(path), "--yes")
    again = read_json(run("import", str(archive / "Connections.csv"), "--json"))
    assert again["imports"][0]["new"] == 0


def test_dry_run_keeps_nothing(alumni: Path, run: Run) -> None:
    """A dry run shows the mapping and keeps nothing."""
    assert "full_name" in run("import", str(alumni), "--dry-run").output
    assert "Nothing was imported" in run("imports").output


def test_a_correction_is_remembered_for_that_header(tmp_path: Path, run: Run) -> None:
    """--map corrects a guess, and the next file with that header needs it no more."""
    for name, who in (("a.csv", "Ana Lee"), ("b.csv", "Tom Fox")):
        (tmp_path / name).write_text(f"Wer,Firma,Platz\n{who},Corvid,Editor\n", encoding="utf-8")
    run("import", str(tmp_path / "a.csv"), code=3)
    run("import", str(tmp_path / "a.csv"), "--map", "Wer=full_name", "--map", "Platz=title")
    second = read_json(run("import", str(tmp_path / "b.csv"), "--json"))
    assert second["imports"][0]["mapping"] == {
        "Wer": "full_name", "Firma": "company", "Platz": "title",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["import", "x.csv", "--map", "nonsense"], "no ="),
        (["rank"], "outreach init"),
        (["draft"], "outreach init"),
        (["undo", "7"], "no import 7"),
        (["set", "Nobody", "school=Michigan"], "Nobody is called"),
        (["add", "Mei", "shoe=42"], "no field"),
        (["add", "Mei", "email=nonsense"], "no email"),
        (["approve"], "Whose draft"),
        (["import", "x.csv", "--school", "U of M", "--map", "a=b"], "could be"),
        (["add", "Mei", "school=U of M"], "name it in full"),
        (["init", "--yes", "--name", "J", "--school", "U of M"], "name it in full"),
    ],
)
def test_what_cannot_be_meant_is_a_sentence(args: list[str], words: str, run: Run) -> None:
    """A command that cannot be meant exits with 2 or 3, in a sentence with what to type next."""
    result = run(*args, code=3 if args[0] == "import" and "--map" not in args else 2)
    assert words in result.output
    assert "Traceback" not in result.output


def test_namesakes_are_listed_not_guessed(run: Run) -> None:
    """A name that two people have shows both, with their ids."""
    run("add", "Ana Lee", "company=Corvid")
    run("add", "Ana Lee", "company=Lantern")
    text = run("set", "Ana Lee", "school=Yale", code=2).output
    assert "2 people" in text
    assert "Corvid" in text
    assert "Lantern" in text


def test_set_is_the_users_word_and_can_be_taken_back(run: Run) -> None:
    """What the user sets stands before any file, says so, and goes with an empty value."""
    run("add", "Ana Lee", "company=Corvid", "title=Editor")
    run("set", "Ana Lee", "title=Copy chief", "school=University of Michigan", "year='17")
    (person,) = read_json(run("people", "Ana", "--json"))
    assert person["title"] == "Copy chief"
    assert (person["schools"][0]["id"], person["schools"][0]["year"]) == ("umich.edu", "2017")
    run("set", "Ana Lee", "title=")
    (person,) = read_json(run("people", "Ana", "--json"))
    assert person["title"] == "Editor"


def test_join_and_split_are_the_users_word(archive: Path, alumni: Path, run: Run) -> None:
    """A doubt can be settled either way, and the settlement survives a later import."""
    run("import", str(alumni), "--school", "University of Michigan")
    run("import", str(archive))
    pairs = read_json(run("doubts", "--json"))
    one, other = pairs[0]["one"]["id"], pairs[0]["other"]["id"]
    before = read_json(run("people", "--json"))
    run("join", one, other)
    joined = read_json(run("people", "--json"))
    assert len(joined) == len(before) - 1
    run("split", min(one, other))
    assert len(read_json(run("people", "--json"))) == len(before)


def test_a_doubt_can_be_answered_no(archive: Path, alumni: Path, run: Run) -> None:
    """A pair that the user says is two is asked about no more, also after another import."""
    run("import", str(alumni), "--school", "University of Michigan")
    run("import", str(archive))
    asked = read_json(run("doubts", "--json"))
    one, other = asked[0]["one"]["id"], asked[0]["other"]["id"]
    assert f"two people? outreach split {one} {other}" in run("doubts").output
    run("split", one, other)
    run("add", "Mei Okafor", "company=Corvid")
    left = read_json(run("doubts", "--json"))
    assert len(left) == len(asked) - 1
    assert (one, other) not in {(pair["one"]["id"], pair["other"]["id"]) for pair in left}


def test_approve_asks_for_each(archive: Path, alumni: Path, run: Run) -> None:
    """`approve --all` shows each draft and asks; a no keeps it open, a skip puts it aside."""
    run("init", str(archive), "--yes")
    run("import", str(archive))
    run("import", str(alumni), "--school", "University of Michigan")
    run("draft", "--top", "3")
    text = run("approve", "--all", stdin="y\nn\ns\n").output
    assert text.count("Approve this to") == 3
    assert "1 approved" in text
    assert run("approve", "--all", stdin="n\n").output.count("Approve this to") == 1


def test_lint_of_a_message_by_hand(tmp_path: Path, run: Run) -> None:
    """A message that the user wrote is checked too; an error exits with 4."""
    path = tmp_path / "mine.txt"
    path.write_text("Hi {{first_name}},\n\nAny openings at Acme?\n\nJordan", encoding="utf-8")
    text = run("lint", str(path), code=4).output
    assert "L01" in text
    assert "L37" in text


def test_demo_walks_the_journey(tmp_path: Path, run: Run) -> None:
    """The demo ranks with reasons, writes letters of six kinds, and says what to type next."""
    folder = tmp_path / "tour"
    text = run("demo", str(folder)).output
    assert len(list((folder / "drafts").glob("*.eml"))) == 5
    assert [*folder.glob("drafts/*.txt")]
    for kind in ("ask", "message", "note", "followup", "thanks", "referral"):
        assert f": {kind} ─" in text
    assert "error" not in text.replace("0 errors", "")
    assert "With your own:" in text
    assert "relevance" in text
    run("demo", str(folder))
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("x")
    run("demo", str(tmp_path / "mine"), code=2)
    assert (tmp_path / "mine" / "thesis.txt").exists()


def test_resolve_answers_a_line_for_a_line(run: Run) -> None:
    """`resolve KIND -` gives one JSON object for each line, null where nothing is sure."""
    text = run("resolve", "school", "-", stdin="University of Michigan\nU of M\n").stdout
    known, unsure = (json.loads(line) for line in text.splitlines())
    assert known["id"] == "umich.edu"
    assert unsure["id"] is None
    assert len(unsure["candidates"]) > 1


def test_rank_says_first_what_is_not_known(archive: Path, run: Run) -> None:
    """With few schools known, the first line says so and how to learn them; no goal is said too."""
    run("init", "--yes", "--name", "Jordan Rivera")
    run("import", str(archive))
    text = run("rank").output
    assert text.splitlines()[0].startswith("0 of 165 schools known; LinkedIn does not export them")
    assert "No goal is known" in text


def test_pick_spreads_over_companies(archive: Path, alumni: Path, run: Run) -> None:
    """The next few to write to work at different companies, within the day's pace."""
    run("init", str(archive), "--yes")
    run("import", str(archive))
    run("import", str(alumni), "--school", "University of Michigan")
    picked = read_json(run("rank", "--pick", "--json"))
    names = [match["name"] for match in picked["matches"]]
    assert 0 < len(names) <= 5
    people = read_json(run("people", "--json"))
    companies = [p["company"] for p in people if p["name"] in names and p["company"]]
    assert len(companies) == len(set(companies))


def test_the_home_folder_is_private(run: Run, tmp_path: Path) -> None:
    """What is stored can be read by the user only."""
    run("add", "Ana Lee")
    assert Home(tmp_path / "home").path.stat().st_mode & 0o077 == 0


def test_a_command_run_by_another_tells_how_it_ended(tmp_path: Path) -> None:
    """What the demo runs ends as if it was typed: a draft with an error exits with 4."""
    text = tmp_path / "hand.txt"
    text.write_text("Subject: hi\n\nHi null, I hope this finds you well.\n", encoding="utf-8")
    assert again(["lint", str(text)], str(tmp_path / "home")) == 4
    assert again(["imports"], str(tmp_path / "home")) == 0


@pytest.mark.parametrize("correction", ["Nonsense=company", "Job Title=nonsense"])
def test_a_correction_that_cannot_be_meant_is_refused(
    correction: str, run: Run, tmp_path: Path
) -> None:
    """An address book's columns are corrected as a table's are, and nothing is kept of a slip."""
    text = "First Name,Last Name,E-mail Address,Job Title\nAda,Lind,a@example.org,Editor\n"
    (tmp_path / "contacts.csv").write_text(text, encoding="utf-8")
    said = run("import", str(tmp_path / "contacts.csv"), "--as", "addressbook", "--map", correction,
               code=2).output  # fmt: skip
    assert "is called" in said
    assert "Nobody" in run("people").output
