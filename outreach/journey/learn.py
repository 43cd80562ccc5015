"""Learning: what the conversations have brought so far."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from pandas import DataFrame

from outreach import insights, ties, track
from outreach.charts import bars, unstyled
from outreach.config import Home
from outreach.insights import Insights
from outreach.journey import choose, keep, talk, who
from outreach.model import CASES, Person, Thread, Tie
from outreach.pages import render
from outreach.store import Store, drafts, reading

# What the two share first, as a group is called.
_TIES = {
    "referrer": "suggested by somebody", "school": "same school", "program": "same program",
    "club": "same club", "employer": "same employer", "hometown": "same hometown",
    "credential": "same credential", "connection": "connection only",
}  # fmt: skip
_ANSWERS = ("replied", "declined", "scheduled", "met", "noted")


def learn(home: Home) -> Insights:
    """What was learnt so far, from everything that was logged."""
    found = choose.known_seeker(home)
    with reading(home) as store:
        every = choose.scored(store, home, found)
        owners = list(dict.fromkeys(event.person for event in drafts.events(store)))
        people = who.several(store, owners, every.year)
        threads = {person.id: talk.thread(store, person.id) for person in people}
        census = every.census
        cases = _cases(store, people, threads, lambda one: ties.shared(one, found, census))
    asked = {one.id for one in people if threads[one.id].asked}
    ranked = len(set(every.ranked["id"]) | asked)
    told = [(person, threads[person.id]) for person in people]
    names = {person.name.value: track.state(thread, home.today) for person, thread in told}
    return Insights(
        funnel=insights.funnel(cases, ranked),
        groups=insights.groups(cases),
        days=insights.median_days(cases),
        otherwise=sum(bool(thread.met and not thread.asked) for _, thread in told),
        skills=insights.heard(
            (skill.value, person.name.value) for person, thread in told for skill in thread.skills
        ),
        advice=insights.heard(
            (thread.learnt.value, person.name.value) for person, thread in told if thread.learnt
        ),
        chain=insights.chain(
            [(person.name.value, one.value) for person, thread in told
             for one in thread.suggested], names,
        ),
    )  # fmt: skip


def _cases(
    store: Store,
    people: Sequence[Person],
    threads: Mapping[str, Thread],
    shared: Callable[[Person], Sequence[Tie]],
) -> DataFrame:
    """model.CASES of those who were asked."""
    rows = [
        _case(store, person, threads[person.id], shared(person))
        for person in people
        if threads[person.id].asked
    ]
    return DataFrame(rows, columns=list(CASES))


def _case(
    store: Store, person: Person, thread: Thread, shared: Sequence[Tie]
) -> tuple[str | bool, ...]:
    tie = next((_TIES[one.kind] for one in shared if one.kind in _TIES), "nothing known in common")
    first = next((one.draft for one in drafts.of_person(store, person.id)
                  if one.draft.kind.is_first and one.state == drafts.WRITTEN), None)  # fmt: skip
    by_mail = first is not None and first.channel == "email"
    return (
        person.name.value,
        tie,
        person.field_name or "unknown field",
        "by yourself" if first is None else "email" if by_mail else first.kind.value,
        first.template if first else "your own words",
        thread.asked.value if thread.asked else "",
        _answered(store, person, thread),
        bool(thread.met),
        bool(thread.suggested),
    )


def _answered(store: Store, person: Person, thread: Thread) -> str:
    """ISO day of the first answer to what was asked; empty for none."""
    since = thread.asked.value if thread.asked else ""
    told = track.standing(drafts.events(store, person.id))
    days = (one.at[:10] if one.what == "scheduled" else one.day[:10]
            for one in told if one.what in _ANSWERS)  # fmt: skip
    return min((day for day in days if day >= since), default="")


def page(home: Home, path: Path) -> None:
    """Write what was learnt as one HTML file that loads nothing.

    Raises:
        OutreachError: If it cannot be written.
    """
    keep.write(home, path, as_html(learn(home), home.today))


def as_html(found: Insights, today: str) -> str:
    """The page of an ISO day."""
    return render(
        "insights",
        found=found,
        today=today,
        share=insights.share,
        within=insights.within,
        charts=dict(_charts(found)),
    )


def charts(found: Insights) -> dict[str, str]:
    """What is drawn, without style, for a page that has its own."""
    return {name: unstyled(drawn) for name, drawn in _charts(found)}


def _charts(found: Insights) -> Iterator[tuple[str, str]]:
    """A drawing for each thing that is counted, where there is anything to compare."""
    if any(count for _, count in found.funnel):
        yield "funnel", bars("funnel", found.funnel)
    for by, groups in found.groups.items():
        if len(groups) > 1:
            yield by, bars(by, [(group.name, group.answered) for group in groups])
    if len(found.skills) > 1:
        yield "skills", bars("skills", [(one.text, len(one.who)) for one in found.skills])
