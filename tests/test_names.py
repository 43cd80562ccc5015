"""Names, addresses and years."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach import addresses, days, names


@pytest.mark.parametrize(
    ("first", "last", "display", "greeting", "credentials"),
    [
        ("Robert (Bob)", "O'NEIL, MBA, PMP®", "Robert O'Neil", "Bob", ("MBA", "PMP")),
        ("JOHN", "SMITH", "John Smith", "John", ()),
        ("maria", "de la cruz", "Maria de la Cruz", "Maria", ()),
        ("🚀 Sam", "Lee (she/her)", "Sam Lee", "Sam", ()),
        ("Dr. Ana", "Müller, Ph.D.", "Ana Müller", "Ana", ("PhD",)),
        ("J.", "Doe", "J. Doe", "", ()),
        ("伟", "王", "伟 王", "伟 王", ()),
        ("Jane", "Doe | We're hiring!", "Jane Doe", "Jane", ()),
        ("ANNE-MARIE", "MCDONALD", "Anne-Marie McDonald", "Anne-Marie", ()),
        ("Prince", "", "Prince", "Prince", ()),
        ("DeShawn", "van der Berg", "DeShawn van der Berg", "DeShawn", ()),
        ("M.J.", "Smith", "M.J. Smith", "M.J.", ()),
        ("Bob (Robert)", "Hale", "Bob Hale", "Bob", ()),
        ("Wei (Kevin)", "Zhang", "Wei Zhang", "Kevin", ()),
        ("Jane (Doe)", "Smith", "Jane Smith", "Jane", ()),
        ("Dr. med. Birgit", "Sommer", "Birgit Sommer", "Birgit", ()),
        ("Mtra. Alejandra", "Peña", "Alejandra Peña", "Alejandra", ()),
        ("Tamika R., M.Ed.", "Boyd", "Tamika R. Boyd", "Tamika", ("MEd",)),
        ("sean patrick jr.", "o'brien", "Sean Patrick O'Brien Jr.", "Sean Patrick", ()),
        ("Ms. Jane", "Doe", "Jane Doe", "Jane", ()),
        ("Dr.", "Reyes", "Reyes", "", ()),
    ],
)
def test_two_cells(
    first: str, last: str, display: str, greeting: str, credentials: tuple[str, ...]
) -> None:
    """A name in two cells loses what is no name; what someone learnt is kept as credentials."""
    name = names.person_name(first, last)
    assert (name.display, name.greeting, name.credentials) == (display, greeting, credentials)


@pytest.mark.parametrize(
    ("text", "given_name", "family"),
    [
        ("Rivera, Jordan", "Jordan", "Rivera"),
        ("John Smith, Jr.", "John", "Smith"),
        ("Jane van der Berg, PhD", "Jane", "van der Berg"),
        ('Dr. Robert "Bob" Smith Jr., PhD', "Robert", "Smith Jr."),
        ("Jane Doe, Founder", "Jane", "Doe"),
        ("Doe, Jane, RN", "Jane", "Doe"),
        ("De La Cruz, Maria", "Maria", "De La Cruz"),
        ("Cher", "Cher", ""),
    ],
)
def test_one_cell(text: str, given_name: str, family: str) -> None:
    """A name in one cell is parted, `Last, First` turned round, a slogan left out."""
    name = names.full_name(text)
    assert (name.given, name.family) == (given_name, family)


@pytest.mark.parametrize(
    ("text", "display", "greeting"),
    [
        ("Anna Kelley, LICSW", "Anna Kelley", "Anna"),
        ("Anna Kelley, XYZQ", "Anna Kelley", "Anna"),
        ("Anna Kelley, JD/MBA", "Anna Kelley", "Anna"),
        ("Anna Kelley, she/her", "Anna Kelley", "Anna"),
        ("Anna Kelley, Content Strategist", "Anna Kelley", "Anna"),
        ("Garcia Lopez, Ana", "Ana Garcia Lopez", "Ana"),
        ("Smith, PhD, Jane", "Jane Smith", "Jane"),
        ("Smith, Jr., John", "John Smith", "John"),
        ("Smith, Ms. Jane", "Jane Smith", "Jane"),
        ("Smith, Jane Marie", "Jane Marie Smith", "Jane"),
        ("Ana María Ruiz", "Ana María Ruiz", "Ana María"),
        ("J.K. Rowling", "J.K. Rowling", "J.K."),
        ("Lt. Col. John Harper", "John Harper", "John"),
        ("The Honorable Jane Smith", "Jane Smith", "Jane"),
        ("Dra. Ana Lopez", "Ana Lopez", "Ana"),
        ("Sen Gupta", "Sen Gupta", "Sen"),
        ("Dr. Reyes", "Reyes", ""),
        ("Mr. and Mrs. John Smith", "Mr. and Mrs. John Smith", ""),
        ("Nguyen Van An", "Van An Nguyen", "An"),
        ("KIM Jin-ho", "Jin-ho Kim", "Jin-ho"),
        ("DUPONT Jean", "Jean Dupont", "Jean"),
        ("JUAN DE LA CRUZ", "Juan de la Cruz", "Juan"),
        ("JOHN SMITH III", "John Smith III", "John"),
        ("LinkedIn Member", "", ""),
        ("jane@example.org", "jane@example.org", ""),
    ],
)
def test_nobody_is_greeted_by_what_is_no_given_name(text: str, display: str, greeting: str) -> None:
    """Titles, letters, posts and family names are told from given names, or nobody is greeted."""
    name = names.full_name(text)
    assert (name.display, name.greeting) == (display, greeting)


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_cells_give_a_name(first: str, last: str) -> None:
    """Whatever stands in the cells, the name to show has no control character or double space."""
    name = names.person_name(names.tidy(first), names.tidy(last))
    assert name.display == names.tidy(name.display)
    names.full_name(first)


@given(st.text(max_size=80))
def test_folding_and_tidying_twice_is_once(text: str) -> None:
    """Normalising what is normalised changes nothing."""
    assert names.fold(names.fold(text)) == names.fold(text)
    assert names.tidy(names.tidy(text)) == names.tidy(text)


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("Jane@UMich.edu; b@example.org", ("jane@umich.edu", "b@example.org")),
        ("urn:li:member:123456789", ()),
        ("NA", ()),
        ("mailto:x@example.org", ("x@example.org",)),
        ("a b@c", ()),
        ("ida@müller.de", ("ida@xn--mller-kva.de",)),
        ("josé@example.org", ()),
    ],
)
def test_addresses(cell: str, found: tuple[str, ...]) -> None:
    """Only valid addresses count, in lower case."""
    assert addresses.emails(cell) == found


@pytest.mark.parametrize(
    "cell",
    [
        "https://www.linkedin.com/in/jos%C3%A9-x",
        "http://de.linkedin.com/in/José-x/?trk=people",
        "www.linkedin.com/in/jos%c3%a9-x/de",
        "linkedin.com/in/josé-x#about",
    ],
)
def test_profile_urls_are_one(cell: str) -> None:
    """Every spelling of a profile's address is the same address."""
    assert addresses.profile(cell) == "https://www.linkedin.com/in/josé-x"


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("'05", "2005"), ("’05", "2005"), ("05", "2005"), ("T2017", "2017"), ("G15", "2015"),
        ("Class Of 2015", "2015"), (" Dec 2020", "2020"), ("2019-2023", "2023"),
        ("2023/2024", "2024"), ("BA '96, MA '02", "2002"), ("2005.0", "2005"),
        ("2024-05-15", "2024"), ("5/15/2024", "2024"), ("Aug 2019 - May 2023", "2023"),
        ("1994-96", "1996"), ("1994–98", "1998"), ("2004/05", "2005"), ("94-98", "1998"),
        ("2019-05", "2019"), ("2019–Present", ""), ("1999-2000", "2000"), ("01/05", ""),
        ("'65", "1965"), ("n/a", ""), ("20050000", "2005"),
        ("20050515", "2005"), ("12345678", ""), ("12/20/16", "2016"), ("May-16", "2016"),
    ],
)  # fmt: skip
def test_class_years(text: str, year: str) -> None:
    """A class year is read in every spelling that directories use."""
    assert days.class_year(text, 2026) == year


@pytest.mark.parametrize(
    ("text", "day_first", "day"),
    [
        ("05 Mar 2024", False, "2024-03-05"), ("10/18/18, 4:03 AM", False, "2018-10-18"),
        ("18-Jun-24", False, "2024-06-18"), ("05-feb-21", False, "2021-02-05"),
        ("05-ene-21", False, "2021-01-05"), ("16.09.2021", False, "2021-09-16"),
        ("2019-11-06T02:08:20", False, "2019-11-06"), ("3/4/2024", True, "2024-04-03"),
        ("31 Foo 2020", False, ""), ("31 Feb 2024", False, ""), ("13/13/2020", False, ""),
        ("", False, ""),
    ],
)  # fmt: skip
def test_days(text: str, day_first: bool, day: str) -> None:
    """A date is read in the spellings of LinkedIn and of spreadsheets; no other is guessed."""
    assert days.day(text, day_first) == day
