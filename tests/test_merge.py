"""Who is one person, and who is two."""

import random
from collections.abc import Iterable, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach import merge as merging
from outreach.merge import Row
from outreach.model.intake import Doubt, Word


def merge(rows: Sequence[Row], words: Iterable[Word] = ()) -> tuple[dict[str, str], list[Doubt]]:
    """Merge rows given one by one."""
    columns = {name: [getattr(row, name) for row in rows] for name in Row._fields}
    return merging.merge(columns, words)


ANA = Row("a", "1.0", given="ana", family="lee", company="lantern")


def together(one: Row, other: Row, *words: Word) -> bool:
    """Whether two rows become one person."""
    owners, _ = merge([one, other], words)
    return owners[one.record] == owners[other.record]


@pytest.mark.parametrize(
    ("changes", "is_one"),
    [
        ({"company": "lantern"}, True),
        ({"company": "corvid"}, False),
        ({"family": "ley"}, False),
        ({"company": "lantern", "source": "1.0"}, False),
    ],
)
def test_name_with_company_across_files(changes: dict[str, Any], is_one: bool) -> None:
    """The same name at the same company in two files is one person; in one file it is two."""
    other = Row("b", "2.0", given="ana", family="lee")._replace(**changes)
    assert together(ANA, other) is is_one


def test_name_with_school_and_year() -> None:
    """The same name, school and year in two files is one person; another year is not."""
    one = Row("a", "1.0", given="ana", family="lee", studies=(("umich.edu", "2017"),))
    assert together(one, one._replace(record="b", source="2.0"))
    later = one._replace(record="b", source="2.0", studies=(("umich.edu", "2018"),))
    assert not together(one, later)


def test_father_and_son_of_one_firm_are_two() -> None:
    """Jr. and Sr. stay two, at one address too; whether John is John Jr., the user is asked."""
    mail = ("office@kowalski.example.org",)
    son = Row("a", "1.0", given="john", family="kowalski jr", company="kowalski law")
    father = son._replace(record="b", source="2.0", family="kowalski sr")
    assert not together(son, father)
    assert not together(son._replace(emails=mail), father._replace(emails=mail))
    _, doubts = merge([son, father._replace(family="kowalski")])
    assert [(doubt.one, doubt.other) for doubt in doubts] == [("a", "b")]


def test_profile_and_email() -> None:
    """The same profile, or the same address, is one person."""
    url = "https://www.linkedin.com/in/ana"
    assert together(ANA._replace(url=url), Row("b", "2.0", given="anna", family="li", url=url))
    mail = ("ana@example.org",)
    assert together(ANA._replace(emails=mail), Row("b", "2.0", given="ana", emails=mail))


def test_two_profiles_are_two_people() -> None:
    """Two different profile URLs are never one person, whatever else agrees."""
    one = ANA._replace(url="https://www.linkedin.com/in/a", emails=("x@example.org",))
    other = one._replace(record="b", source="2.0", url="https://www.linkedin.com/in/b")
    assert not together(one, other)


def test_couple_with_one_address_is_asked_about() -> None:
    """An address that two given names share joins nobody, and the pair is a doubt."""
    one = ANA._replace(emails=("lees@example.org",))
    other = Row("b", "2.0", given="tom", family="lee", emails=("lees@example.org",))
    owners, doubts = merge([one, other])
    assert owners == {"a": "a", "b": "b"}
    assert [(d.one, d.other) for d in doubts] == [("a", "b")]


@pytest.mark.parametrize(
    "changes",
    [
        {"family": "lopez"},
        {"studies": (("umich.edu", "2004"),)},
        {"given": "patricia"},
    ],
)
def test_an_address_joins_no_two(changes: dict[str, Any]) -> None:
    """Another family name, a generation between, clashing given names: they are asked about."""
    one = Row("a", "1.0", given="john", family="haverkamp", emails=("haverkamp@example.org",),
              studies=(("umich.edu", "1971"),))  # fmt: skip
    other = one._replace(record="b", studies=(("umich.edu", "1971"),))._replace(**changes)
    owners, doubts = merge([one, other])
    assert owners == {"a": "a", "b": "b"}
    assert doubts


def test_no_chain_of_nicknames_over_one_address() -> None:
    """Pat could be Patricia or Patrick; both at one address are not one person through Pat."""
    rows = [
        Row(record, "1.0", given=given, family="ostrander", emails=("o@example.org",))
        for record, given in (("a", "pat"), ("b", "patricia"), ("c", "patrick"))
    ]
    owners, _ = merge(rows)
    assert owners["b"] != owners["c"]


def test_a_desk_is_nobody() -> None:
    """An address that three families write from joins none of them, and nobody is asked."""
    rows = [
        Row(name, "1.0", given="jo", family=name, emails=("hall@example.org",))
        for name in ("adler", "brandt", "castell")
    ]
    owners, doubts = merge(rows)
    assert len(set(owners.values())) == 3
    assert doubts == []


def test_nickname_with_one_address_is_one_person() -> None:
    """Bob and Robert with one address are one person."""
    one = Row("a", "1.0", given="robert", family="lee", emails=("bob@example.org",))
    assert together(one, one._replace(record="b", source="2.0", given="bob"))


def test_office_address_is_no_key() -> None:
    """Two people behind info@ are two people."""
    one = ANA._replace(emails=("info@example.org",))
    assert not together(one, Row("b", "2.0", given="ana", emails=("info@example.org",)))


def test_rows_of_one_export_are_different_people() -> None:
    """Two rows of one connections file are two people, though all their words agree."""
    one = ANA._replace(connection=True, emails=("x@example.org",))
    assert not together(one, one._replace(record="b"))


def test_namesakes_in_one_list_are_not_joined_through_another() -> None:
    """Two namesakes of a directory stay two when a third file could be either of them."""
    one = Row("a", "1.0", given="ana", family="lee", company="lantern")
    twin = one._replace(record="b")
    third = one._replace(record="c", source="2.0")
    owners, doubts = merge([one, twin, third])
    assert len(set(owners.values())) == 3
    assert doubts


def test_the_word_of_the_user_wins() -> None:
    """A pair that the user joined is one, a pair that they parted is two, against every rule."""
    other = Row("b", "2.0", given="tom", family="fox")
    assert together(ANA, other, Word(True, "a", "b"))
    same = ANA._replace(record="b", source="2.0")
    assert not together(ANA, same, Word(False, "a", "b"))


def test_same_name_alone_is_a_doubt() -> None:
    """A name that stands in two files with nothing else in common is asked about."""
    owners, doubts = merge([ANA, Row("b", "2.0", given="ana", family="lee")])
    assert len(set(owners.values())) == 2
    assert [d.why for d in doubts] == ["same name"]


ROWS = st.lists(
    st.builds(
        Row,
        record=st.uuids().map(str),
        source=st.sampled_from(["1.0", "2.0", "3.0"]),
        connection=st.booleans(),
        given=st.sampled_from(["ana", "bob", "robert", "li"]),
        family=st.sampled_from(["lee", "fox"]),
        url=st.sampled_from(["", "", "in/a", "in/b", "in/c"]),
        emails=st.sampled_from([(), ("a@example.org",), ("b@example.org",)]),
        company=st.sampled_from(["", "lantern", "corvid"]),
        studies=st.sampled_from([(), (("umich.edu", "2017"),)]),
    ),
    max_size=14,
    unique_by=lambda row: row.record,
)


@settings(max_examples=200, deadline=None)
@given(ROWS, st.randoms())
def test_order_does_not_matter(rows: list[Row], chance: random.Random) -> None:
    """The same rows in any order give the same people, each named by its smallest live record."""
    owners, _ = merge(rows)
    shuffled = list(rows)
    chance.shuffle(shuffled)
    assert merge(shuffled)[0] == owners
    for person in set(owners.values()):
        own = [(row.stub, row.record) for row in rows if owners[row.record] == person]
        assert person == min(own)[1]


@settings(max_examples=200, deadline=None)
@given(ROWS)
def test_no_person_has_two_profiles(rows: list[Row]) -> None:
    """Whatever the rows, nobody ends with two profiles, nor twice in one connections file."""
    owners, _ = merge(rows)
    for person in set(owners.values()):
        own = [row for row in rows if owners[row.record] == person]
        assert len({row.url for row in own if row.url}) <= 1
        sources = [row.source for row in own if row.connection]
        assert len(sources) == len(set(sources)) or len({r.url for r in own if r.connection}) == 1
