"""Records → people: who is one, who may be, and who is not.

Keys come first: the same profile, or the same address where the given names do not clash. Beyond
them evidence is added up. What two records of different files agree on, name, company, title,
years, place, counts the more the rarer it is among the user's own people; what they differ in
counts against. Above one bound they are one person, in the band below it they are asked about, and
under that they stay two. A name alone never joins anybody.

Two different profile URLs are never one person, nor are two rows of one file that only look alike.
The user's word wins over all of it. The order of the imports does not matter.

`row` is what is looked at, `names` how two names compare, `candidates` the pairs worth comparing,
`evidence` their weight, `clusters` the people while they grow.
"""

from collections.abc import Iterable, Sequence

from outreach.merge.candidates import alike, sharing
from outreach.merge.clusters import Clusters
from outreach.merge.evidence import Scale
from outreach.merge.row import Row, rows_at
from outreach.model.intake import Columns, Doubt, Word

__all__ = ["Row", "merge"]


def merge(known: Columns, words: Iterable[Word] = ()) -> tuple[dict[str, str], list[Doubt]]:
    """Person id of every record (the smallest record id among theirs), and the pairs to decide.

    Args:
        known: The columns of `Row`, one value a record, in any order.
        words: The user's word on pairs.
    """
    words = list(words)
    owners = dict(zip(known["record"], known["record"], strict=True))
    pairs = alike(known)
    wanted = sharing(known, words).union(*pairs) if pairs else sharing(known, words)
    rows = rows_at(known, wanted)
    people = Clusters(rows, words)
    people.by_word()
    people.by_key("profile", [(row.url,) if row.url else () for row in rows])
    people.by_key("email", [row.keys for row in rows])
    people.by_evidence(_weighed(known, pairs, rows))
    return owners | people.ids(), people.doubts()


def _weighed(
    known: Columns, pairs: Iterable[tuple[int, int]], rows: Sequence[Row]
) -> list[tuple[float, int, int, str]]:
    """(bits, place, place, the evidence in words) of each pair that is not plainly two people."""
    places = {row.record: place for place, row in enumerate(rows)}
    records = known["record"]
    scale: Scale | None = None
    found = []
    for one, other in pairs:
        scale = scale or Scale(known)
        a, b = sorted((places[records[one]], places[records[other]]))
        bits, why = scale.weigh(rows[a], rows[b])
        if bits > 0:
            found.append((bits, a, b, why))
    return found
