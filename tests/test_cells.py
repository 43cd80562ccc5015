"""What one cell, or a few beside each other, say of studies."""

import pytest

from outreach import cells


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (("UVM '15", "", "", ""), [("uvm.edu", "'15", "")]),
        (("Yale '14 | University of Michigan 2010", "", "", ""),
         [("yale.edu", "'14", ""), ("umich.edu", "2010", "")]),
        (("Yale", "", "BA '10 History; MA '12 Public Hist", ""),
         [("yale.edu", "'10", "BA History"), ("", "'12", "MA Public Hist")]),
        (("Ohio State", "", "MLIS '13 (Kent State)", ""),
         [("osu.edu", "", ""), ("kent.edu", "'13", "MLIS")]),
        (("Ohio State", "", "BA '11 (Hist./Spanish), MLIS '13 Kent State", ""),
         [("osu.edu", "'11", "BA Hist./Spanish"), ("kent.edu", "'13", "MLIS")]),
        (("Ohio State", "", "BA 2013 - History", ""), [("osu.edu", "2013", "BA History")]),
        (("BA, Yale; MBA, INSEAD", "", "", ""),
         [("yale.edu", "", "BA"), ("insead.edu", "", "MBA")]),
        (("BA English, Yale", "2011", "", ""), [("yale.edu", "2011", "BA English")]),
        (("Yale University; INSEAD", "2011; 2015", "BA; MBA", ""),
         [("yale.edu", "2011", "BA"), ("insead.edu", "2015", "MBA")]),
        (("Yale (BA 2011), INSEAD (MBA 2015)", "", "", ""),
         [("yale.edu", "2011", "BA"), ("insead.edu", "2015", "MBA")]),
        (("Washington University, St. Louis", "2011", "", ""), [("wustl.edu", "2011", "")]),
        (("Study Abroad - Oxford University", "2010", "", ""), [("", "2010", "")]),
        (("Lincoln High School", "2007", "", ""), [("", "2007", "")]),
    ],
)  # fmt: skip
def test_studies(row: tuple[str, str, str, str], told: list[tuple[str, str, str]]) -> None:
    """Lists are parted, degrees before a school are read; visits and high schools are no school."""
    found = [(cells.school_key(place), year, what) for place, year, what, _ in cells.studies(*row)]
    assert [(at if "." in at else "", year, what) for at, year, what in found] == told


@pytest.mark.parametrize(
    ("remark", "held"),
    [
        ("Do not contact", True),
        ("class agent; asked to be removed from list", True),
        ("No contact.", True),
        ("deceased 2024", True),
        ("no contact since the 2019 reunion", False),
        ("no email on file", False),
        ("Career changer, was a teacher", False),
    ],
)
def test_a_remark_may_bar(remark: str, held: bool) -> None:
    """A wish for no mail holds in a remark too; that nothing was heard or is known does not."""
    assert cells.bars(remark) == held
