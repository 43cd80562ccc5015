"""The schools of the hand-written table and of those that the user imported: a row each.

A publisher's row whose domain we know is the same school, by more names.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from outreach.resolve.school.domains import above, is_academic, is_shared, registrable
from outreach.resolve.school.words import GENERIC, key
from outreach.resolve.tables import added, kept, listed, rows

PUBLISHERS = ("ipeds", "ror")  # the first has the better names for what both hold


@dataclass(slots=True)
class Roster:
    """Who is known, without their further names.

    Attributes:
        names: id → everyday name.
        official: id → official name.
        domains: Every domain of a school → id.
        countries: id → ISO country.
        students: id → thousands of students, roughly, where a table says.
    """

    names: dict[str, str] = field(default_factory=dict)
    official: dict[str, str] = field(default_factory=dict)
    domains: dict[str, str] = field(default_factory=dict)
    countries: dict[str, str] = field(default_factory=dict)
    students: dict[str, int] = field(default_factory=dict)


@kept
def roster() -> Roster:
    """Who is known."""
    found = Roster()
    for row in table():
        home = row["domain"]
        found.names.setdefault(home, row["short"] or row["name"])
        found.official.setdefault(home, row["name"])
        found.countries.setdefault(home, row["country"])
        if row["students"]:
            found.students.setdefault(home, int(row["students"]))
        for domain in (home, *listed(row["other_domains"])):
            found.domains.setdefault(domain, home)
    return found


@kept
def exactly() -> dict[str, str]:
    """Official name in small letters → id, where nobody else goes by that text."""
    found = {row["name"].casefold(): row["domain"] for row in rows("schools")}
    called = "|".join(
        f"{row['name']}|{row['aliases']}" if row["short"] == row["name"]
        else f"{row['name']}|{row['short']}|{row['aliases']}"
        for row in table()
    )  # fmt: skip
    times = Counter(called.casefold().replace("!", "").split("|"))
    return {name: home for name, home in found.items() if times[name] == 1 and " " in name}


def taken_at_its_word(name: str) -> str:
    """The school whose official name it is to the letter; the quick way in, empty for none.

    A name of words that are no one's own (`National University`) is nobody's by itself.
    """
    home = exactly().get(name.casefold(), "")
    return "" if home and name.isascii() and GENERIC.issuperset(key(name)) else home


def country_of(home: str) -> str:
    """The country of a school, ISO 3166; empty where it is not known."""
    return roster().countries.get(home, "")


@kept
def table() -> tuple[dict[str, str], ...]:
    """Rows with the columns of `data/schools.csv`; `domain` is the id, also in publishers' rows."""
    shipped = rows("schools")
    if not any(added(name) for name in PUBLISHERS):
        return shipped
    homes = {domain: row["domain"] for row in shipped
             for domain in (row["domain"], *listed(row["other_domains"]))}  # fmt: skip
    named = {(key(row["name"]), row["country"]): row["domain"] for row in shipped}
    official = {row["domain"]: row["name"] for row in shipped}
    return (*shipped, *_published(homes, named, official))


def _published(
    homes: dict[str, str], named: dict[tuple[tuple[str, ...], str], str], official: dict[str, str]
) -> Iterator[dict[str, str]]:
    """Publishers' rows under our ids; a part of a known school becomes a unit of it."""
    for publisher in PUBLISHERS:
        for row in added(publisher):
            if is_shared(row["domain"]):
                continue
            domain, words = row["domain"], key(row["name"])
            home = (
                named.get((words, row["country"])) or _known(homes, domain) or _registered(domain)
            )
            homes.setdefault(domain, home)
            named.setdefault((words, row["country"]), home)
            full = {"short": "", "teams": "", "units": "", **row, "domain": home, "by": publisher}
            if home in official and set(words).isdisjoint(key(official[home])):
                called = "=".join((row["name"], *listed(row["aliases"])))
                full |= {"name": official[home], "aliases": "", "acronyms": "", "units": called}
            official.setdefault(home, row["name"])
            yield full


def _known(homes: dict[str, str], domain: str) -> str:
    return next(
        (homes[part] for part in above(domain) if part in homes and not is_shared(part)), ""
    )


def _registered(domain: str) -> str:
    return registrable(domain) if is_academic(domain) else domain
