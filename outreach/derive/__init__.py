"""Records → people and studies, on whole columns: each distinct text is looked at once.

A column is a list. All of this is text, for which a frame does nothing, and loading one would take
longer than reading ten thousand rows; `rank` works on frames, since it works on numbers.

`person.py` says the same of one person with the origin of every fact; both take the first value
that is not empty, the user's word before the newest file's.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from outreach import merge
from outreach.derive.people import (
    Said,
    Study,
    add_contacts,
    contacted,
    name_clubs,
    people_of,
    studies_of,
    tell,
)
from outreach.derive.records import Studied, known, studied
from outreach.model.columns import Columns, mapped
from outreach.model.intake import Doubt, LastContact, Word

__all__ = ["Derived", "contacted", "derive"]


@dataclass(frozen=True, slots=True)
class Derived:
    """What follows from the records.

    Attributes:
        owners: Record id → person id.
        people: model.PEOPLE, as columns.
        studies: model.STUDIES, as rows.
        doubts: Pairs of people who may be one.
    """

    owners: dict[str, str]
    people: Columns
    studies: list[Study]
    doubts: list[Doubt]


def derive(
    records: Columns,
    words: Sequence[Word],
    contacts: Sequence[LastContact],
    said: Callable[[Mapping[str, str]], Said],
    year: int,
) -> Derived:
    """Find out who is who, and what is known of each.

    Args:
        records: model.RECORDS and the fields that any file has, the newest import first.
        words: The user's word on pairs.
        contacts: Last contacts of all exports.
        said: Given record → person, person → field → (value, day).
        year: The present year, for two-digit years.
    """
    found, schooling = known(records), studied(records, year)
    owners, doubts = merge.merge(_compared(found, schooling), words)
    owned = list(map(owners.__getitem__, found["record"]))
    people = people_of(found, owned)
    live = set(people["id"]) if doubts else set()
    doubts = [doubt for doubt in doubts if doubt.one in live and doubt.other in live]
    add_contacts(people, contacts)
    told = said(owners)
    tell(people, told)
    rows = [
        (person, *study)
        for person, stub, studies in zip(owned, found["stub"], schooling, strict=True)
        if not stub
        for study in studies
    ]
    studies = studies_of(rows, told, year)
    name_clubs(people, studies)
    return Derived(owners, people, studies, doubts)


def _compared(found: Columns, schooling: Sequence[Studied]) -> Columns:
    """What merging looks at: the columns of `merge.Row`."""
    return {name: found[_KNOWN_AS.get(name, name)] for name in merge.Row._fields[:-2]} | {
        "studies": mapped(
            schooling, lambda told: tuple((at, year) for at, year, _ in told if at or year)
        ),
        "stub": found["stub"],
    }


_KNOWN_AS = {
    "source": "list", "given": "given_all", "company": "company_id", "title": "title_key",
}  # fmt: skip
