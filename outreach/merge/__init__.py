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
from outreach.merge.names import first, surname_key
from outreach.merge.row import Row, rows_at
from outreach.model.columns import Columns, mapped
from outreach.model.intake import Doubt, Word

__all__ = ["Row", "merge"]


def merge(known: Columns, words: Iterable[Word] = ()) -> tuple[dict[str, str], list[Doubt]]:
    """Person id of every record (the smallest record id among theirs), and the pairs to decide.

    Args:
        known: The columns of `Row`, one value a record, in any order.
        words: The user's word on pairs.
    """
    words = list(words)
    known = _named(known)
    scale = Scale(known)
    pairs = alike(known, scale.counted("name"))
    wanted = sharing(known, words).union(*pairs) if pairs else sharing(known, words)
    rows = rows_at(known, wanted)
    people = Clusters(rows, words)
    people.by_word()
    people.by_key("profile", [(row.url,) if row.url else () for row in rows])
    people.by_key("email", [row.keys for row in rows])
    people.by_evidence(_weighed(scale, pairs, rows))
    ids = people.ids()
    owners = dict(zip(known["record"], known["record"], strict=True))
    owners.update(ids)
    return owners, people.doubts(ids)


def _named(known: Columns) -> Columns:
    """The columns with the first given name, the key of the family name, and both."""
    givens, surnames = mapped(known["given"], first), mapped(known["family"], surname_key)
    both = list(zip(givens, surnames, strict=True))
    return known | {"first": givens, "surname": surnames, "name": both}


def _weighed(
    scale: Scale, pairs: Iterable[tuple[int, int]], rows: Sequence[Row]
) -> list[tuple[float, int, int, str]]:
    """(bits, place, place, the evidence in words) of each pair that is not plainly two people."""
    places = {row.record: place for place, row in enumerate(rows)}
    records = scale.known["record"]
    found = []
    for one, other in pairs:
        a, b = sorted((places[records[one]], places[records[other]]))
        bits, why = scale.weigh(rows[a], rows[b])
        if bits > 0:
            found.append((bits, a, b, why))
    return found
