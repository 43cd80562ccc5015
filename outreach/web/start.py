"""Start: the files, the goal, who you are; all that is needed before there is anything to see."""

import re
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from outreach import days, profile
from outreach.errors import OutreachError, UsageError
from outreach.journey import gather, search, web
from outreach.journey.gather import Imported
from outreach.model import Fact, Options
from outreach.web.desk import checked, desk, page

blueprint = Blueprint("start", __name__, url_prefix="/start")

_ASKED = ("name", "email", "goal", "school", "year", "major")


@blueprint.get("")
def show() -> str:
    """The files that came in, and the profile."""
    return welcome()


def welcome() -> str:
    """The page that takes files and asks who the user is."""
    here = desk()
    known = profile.Profile("")
    try:
        if here.home.profile.exists():
            known = profile.Profile(profile.text_of(here.home))
    except OutreachError as error:
        here.say(f"{error} {error.hint} It is {here.home.profile}.")
    school = next(iter(known.rows("schools")), {})
    told = {
        "name": known.get("person.name"), "email": known.get("person.email"),
        "goal": known.get("goal.text"),
        **{key: school[column].value if column in school else ""
           for key, column in (("school", "name"), ("year", "year"), ("major", "major"))},
    }  # fmt: skip
    imports = gather.imports(here.home) if here.home.database.exists() else []
    look = search.further(here.home) if imports and known.get("person.name") else None
    return page("start.html", title="Files and goal", told=told, imports=imports, look=look,
                place=str(here.home.profile))  # fmt: skip


@blueprint.post("/profile", endpoint="profile")
def tell() -> Response:
    """Keep who the user is and what they aim at."""
    checked("form")
    here = desk()
    told = {name: request.form.get(name, "").strip() for name in _ASKED}
    school = {"name": told["school"], "major": told["major"]}
    row: dict[str, object] = {key: value for key, value in school.items() if value}
    if told["year"]:
        year = days.class_year(told["year"], here.home.clock().year)
        if not year:
            raise UsageError(f"{told['year']} is no year.", "A year looks like 2017 or '17.")
        row["year"] = int(year)
    answers: dict[str, object] = {
        "person.name": told["name"], "person.email": told["email"], "goal.text": told["goal"],
    }  # fmt: skip
    if row:
        answers["schools"] = [row]
    before = request.form.get("was-school", "")
    gather.init(here.home, None, answers)
    _corrected(before, row, told)
    here.say("Kept: your profile.")
    return redirect(url_for("people.show" if told["goal"] else "start.show"), 303)


def _corrected(before: str, row: dict[str, object], told: dict[str, str]) -> None:
    """Let what was cleared or corrected on the form be so: the school that stood there goes."""
    home = desk().home
    rows = [_plain(known) for known in profile.load(home).rows("schools")]
    rest = [one for one in rows if one.get("name") not in (before, row.get("name"))]
    mine = next((one for one in rows if one.get("name") == row.get("name")), {})
    shown = {key: value for key, value in mine.items() if key not in ("major", "year")} | row
    values: dict[str, object] = {"person.email": told["email"], "goal.text": told["goal"]}
    if rows or row:
        values["schools"] = [*([shown] if row.get("name") else []), *rest]
    profile.save(home, values)


def _plain(known: Mapping[str, Fact]) -> dict[str, object]:
    """A school as the profile holds it."""
    return {key: int(fact.value) if key == "year" and fact.value.isdecimal() else fact.value
            for key, fact in known.items()}  # fmt: skip


@blueprint.post("/import", endpoint="bring")
def bring() -> Response:
    """Import the files that were dropped or chosen; an archive fills in the profile too."""
    checked("form")
    here = desk()
    school = request.form.get("school", "").strip()
    with TemporaryDirectory() as folder:
        paths = list(_saved(Path(folder)))
        if not paths:
            here.say("No file was chosen.")
            return redirect(url_for("start.show"), 303)
        for path in paths:
            _fill_profile(path)
        done = gather.bring(here.home, paths, Options(school=school))
    for line in _said(done):
        here.say(line)
    return redirect(url_for("start.show"), 303)


@blueprint.post("/read", endpoint="read")
def read() -> Response:
    """Import a public page by its address."""
    checked("form")
    here = desk()
    pages = request.form.get("pages", 1, type=int)
    options = Options(school=request.form.get("school", "").strip(), pages=min(max(pages, 1), 50))
    address = request.form.get("address", "").strip()
    if not web.is_address(address):
        raise UsageError(f"{address or 'Nothing'} is no address of a page.", web.EXAMPLE)
    for line in _said(gather.bring(here.home, [address], options)):
        here.say(line)
    return redirect(url_for("start.show"), 303)


@blueprint.post("/paste", endpoint="paste")
def pasted() -> Response | str:
    """Show whom a pasted text names; keep them once the user has seen it and says so."""
    checked("form")
    here = desk()
    text = request.form.get("text", "").replace("\r\n", "\n")
    school = request.form.get("school", "").strip()
    if not request.form.get("keep"):
        return page("paste.html", title="Pasted", found=gather.pasted(here.home, text), text=text,
                    school=school)  # fmt: skip
    for line in _said(gather.keep_pasted(here.home, text, Options(school=school))):
        here.say(line)
    return redirect(url_for("start.show"), 303)


def _file_name(told: str) -> str:
    """The name of a file without any path, in whatever script, at most 200 bytes of its end."""
    base = re.split(r"[/\\\\]", told)[-1].strip(". ")
    name = re.sub(r"[\x00-\x1f\x7f:*?\"<>|]", "_", base)
    return name.encode("utf-8", "replace")[-200:].decode("utf-8", "ignore")


def _saved(folder: Path) -> "list[Path]":
    """The files, under their own names without any path."""
    found = []
    for at, upload in enumerate(request.files.getlist("files")):
        name = _file_name(upload.filename or "")
        if not name:
            continue
        place = folder / str(at)
        place.mkdir()
        upload.save(place / name)
        found.append(place / name)
    return found


def _fill_profile(path: Path) -> None:
    """What an archive of the user's own says of them; a list of others says nothing."""
    from outreach.importers import linkedin  # noqa: PLC0415

    if path.suffix.lower() != ".zip":
        return
    try:
        linkedin.owner(path)
        gather.init(desk().home, path, {})
    except OutreachError:
        return  # the import itself says what is wrong with the file


def _said(done: Imported) -> "list[str]":
    told = []
    for one in done.imports:
        again = " It was known already." if one.id in done.again else ""
        lists = ", ".join(f"{column} = {field}" for found in one.lists
                          for column, field in found.mapping.items())  # fmt: skip
        told.append(f"{web.called(one.path)}: {one.rows} rows, {one.new} new,"
                    f" {one.matched} matched, {len(one.skipped)} skipped.{again}"
                    f" Read as: {lists}.")  # fmt: skip
    told += [f"{web.called(path)} was not read: {why} {hint}" for path, why, hint in done.refused]
    told += [f"{address} goes on at {more}." for address, more in done.further.items()]
    return told


@blueprint.post("/undo/<int:number>", endpoint="undo")
def undo(number: int) -> Response:
    """Take an import back."""
    checked("form")
    found = gather.undo(desk().home, number)
    desk().say(f"Taken back: {web.called(found.path)}.")
    return redirect(url_for("start.show"), 303)
