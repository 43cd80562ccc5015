"""What merging looks at in one record."""

from collections.abc import Iterable
from typing import NamedTuple

from outreach.addresses import is_shared
from outreach.model.columns import Columns


class Row(NamedTuple):
    """One record. A tuple, since there may be many.

    Attributes:
        record: Id of the record.
        source: Import and list it stands in.
        connection: Whether it is a row of a connections file.
        given: Given names, folded.
        family: Family name, folded.
        maiden: A former family name, folded.
        url: Canonical profile URL.
        emails: Valid addresses.
        company: Id of the company; empty where there is none.
        employers: Ids of earlier companies, joined by `|`.
        title: Title, folded.
        field: Id of the title's field.
        place: City or region, folded.
        studies: (school id, year) pairs, either empty where unknown.
        stub: Whether the record was taken back: it is known again, but nobody is made of it.
    """

    record: str
    source: str
    connection: bool = False
    given: str = ""
    family: str = ""
    maiden: str = ""
    url: str = ""
    emails: tuple[str, ...] = ()
    company: str = ""
    employers: str = ""
    title: str = ""
    field: str = ""
    place: str = ""
    studies: tuple[tuple[str, str], ...] = ()
    stub: bool = False

    @property
    def keys(self) -> list[str]:
        """The addresses that are this person's own."""
        return [address for address in self.emails if not is_shared(address)]


def rows_at(known: Columns, places: Iterable[int]) -> list[Row]:
    """The records at these places, in the order of their ids."""
    places = list(places)
    columns = [[known[name][at] for at in places] for name in Row._fields]
    rows = map(Row._make, zip(*columns, strict=True))
    return sorted(rows, key=lambda row: row.record)
