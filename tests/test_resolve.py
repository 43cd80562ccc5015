"""What a text is taken for: schools, companies, fields, degrees and majors."""

import pytest

from outreach.resolve import tables
from outreach.resolve.company import company, is_employer, spoken
from outreach.resolve.field import against, field, name_of, near, spoken_title
from outreach.resolve.program import degree, major
from outreach.resolve.school import school
from outreach.resolve.title import once, tense


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("University of Michigan", "umich.edu"),
        ("The University of Michigan", "umich.edu"),
        ("UMich", "umich.edu"),
        ("Univ. Michigan, Ann Arbor", "umich.edu"),
        ("UC Davis", "ucdavis.edu"),
        ("University of California at Davis", "ucdavis.edu"),
        ("Cal State Long Beach", "csulb.edu"),
        ("UT Dallas", "utdallas.edu"),
        ("N.C. State", "ncsu.edu"),
        ("Purdue University-Main Campus", "purdue.edu"),
        ("Universität Heidelberg", "uni-heidelberg.de"),
        ("Technische Universität München", "tum.de"),
        ("universidade de sao paulo", "usp.br"),
        ("北京大学", "pku.edu.cn"),
        ("IIT Bombay (IITB)", "iitb.ac.in"),
        ("Kansas University", "ku.edu"),
    ],
)
def test_a_school_goes_by_many_names(text: str, home: str) -> None:
    """Everyday names, abbreviations, other languages and another order of words are one school."""
    assert school(text).id == home


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("jane@alumni.stanford.edu", "stanford.edu"),
        ("https://www.umich.edu/about", "umich.edu"),
        ("x@uchicago.edu", "uchicago.edu"),
        ("x@cantab.net", "cam.ac.uk"),
        ("x@oxon.org", "ox.ac.uk"),
        ("x@physics.nowhere.ac.uk", "nowhere.ac.uk"),
        ("x@nowhere.edu", "nowhere.edu"),
        ("x@mail.example.edu.pl", "example.edu.pl"),
        ("x@gmail.com", ""),
        ("x@example.org", ""),
    ],
)
def test_an_address_names_its_school(text: str, home: str) -> None:
    """Subdomains and alumni forwarders lead to the school; free mail to none."""
    assert school(text).id == home


@pytest.mark.parametrize(
    ("text", "home", "unit"),
    [
        ("University of Michigan - Stephen M. Ross School of Business", "umich.edu", "Ross"),
        ("Wharton School, University of Pennsylvania", "upenn.edu", "Wharton"),
        ("x@wharton.upenn.edu", "upenn.edu", "Wharton"),
        ("NYU Stern", "nyu.edu", "Stern"),
        ("Kellogg School of Management", "northwestern.edu", "Kellogg"),
        ("Trinity College, Cambridge", "cam.ac.uk", "Trinity College"),
        ("Columbia University - School of Law", "columbia.edu", ""),
        ("University of Houston - Hines College of Architecture", "uh.edu",
         "Hines College of Architecture"),
    ],
)  # fmt: skip
def test_a_named_school_is_part_of_its_university(text: str, home: str, unit: str) -> None:
    """The university is the school, the named school inside it the unit."""
    assert (school(text).id, school(text).unit) == (home, unit)


@pytest.mark.parametrize("text", ["U of M", "USC", "UW", "MSU", "OSU", "UT", "BC", "BU", "CMU"])
def test_an_acronym_of_several_is_not_guessed(text: str) -> None:
    """An acronym that two schools claim names both, and takes neither."""
    found = school(text)
    assert found.id == ""
    assert len(found.candidates) > 1
    assert found.how.startswith("ambiguous")


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("Indiana State ISU", "indstate.edu"),
        ("WGU Western Governors", "wgu.edu"),
        ("Florida State Seminoles", "fsu.edu"),
        ("(formerly Thomas Edison State College)", "tesu.edu"),
        ("West L.A. College", "wlac.edu"),
        ("PennState", "psu.edu"),
        ("Florda State Univeristy", "fsu.edu"),
        ("University of Masachusetts Amherst", "umass.edu"),
        ("东南大学", "seu.edu.cn"),
        ("Xī'ān Jiāotōng Dàxué", "xjtu.edu.cn"),
        ("東京大学", "u-tokyo.ac.jp"),
        ("Nagasaki Daigaku", "nagasaki-u.ac.jp"),
        ("서울대학교", "snu.ac.kr"),
        ("दिल्ली विश्वविद्यालय", "du.ac.in"),
        ("Московский государственный университет", "msu.ru"),
        ("Waseda University, Tokyo", "waseda.jp"),
        ("Northeastern University", "northeastern.edu"),
        ("De La Salle University", "dlsu.edu.ph"),
    ],
)
def test_a_school_is_known_by_what_its_people_write(text: str, home: str) -> None:
    """Letters and teams beside the name, former names, slips of a letter, names in any script."""
    assert school(text).id == home


@pytest.mark.parametrize(("country", "home"), [("US", "smu.edu"), ("SG", "smu.edu.sg")])
def test_letters_mean_first_the_school_of_the_country(country: str, home: str) -> None:
    """Letters of several schools are those of the user's own country, where it has one of size."""
    tables.use(tables.Mine(country=country))
    assert school("SMU").id in (home, "smu.edu")  # nearly always meant wherever one is
    assert school("NUS").id == "nus.edu.sg"
    tables.use(tables.Mine())


@pytest.mark.parametrize(
    "text",
    [
        "Charlotte School of Law", "Ohio College of Law", "American School of Law",
        "Kingston College",
        "Indiana Business College", "University of Oxford (Study Abroad)", "Harvard (edX)",
        "Universität Wien (Erasmus)", "Semester 1", "China", "India", "Newark", "НАУУ",
        "Community College", "Film School", "Cal State", "State College",
    ],
)  # fmt: skip
def test_what_only_holds_a_school_s_words_is_left_open(text: str) -> None:
    """A faculty after a place's name, a visit, a place alone, half a name: no school of ours."""
    assert school(text).id == ""


def test_letters_of_another_script_are_their_own() -> None:
    """НАУ is Kyiv's aviation university, and not Northern Arizona, whatever it is written as."""
    assert school("НАУ").id == "kai.edu.ua"
    assert school("NAU").id == "nau.edu"


def test_a_slip_is_mended_only_where_one_word_is_near() -> None:
    """A word that some name has is no slip, and neither is a short one."""
    assert school("Stamford University").id != "stanford.edu"
    assert school("Bostan College").id == "bc.edu"
    assert school("Yele University").id == ""


@pytest.mark.parametrize(
    "text",
    [
        "City University", "National University", "Trinity College", "Columbia College",
        "Concordia University", "Lincoln High School", "Stanford Online High School",
        "Boston University Academy", "Michigan Study Abroad", "Study Abroad - Oxford University",
        "Texas A&M University - Springfield", "Texas School of Business", "Cambridge International",
        "School of Hard Knocks", "Coursera", "University", "University of California",
        "BA, Yale; MBA, INSEAD", "", "-",
    ],
)  # fmt: skip
def test_a_school_that_merely_shares_words_is_not_taken(text: str) -> None:
    """Namesakes, schools for the young, visits, unknown campuses and lists stay unresolved."""
    assert school(text).id == ""


def test_near_names_stay_apart() -> None:
    """Schools whose names differ by a letter or a campus are different schools."""
    pairs = [
        ("Pittsburg State", "University of Pittsburgh"),
        ("Miami University", "University of Miami"),
        ("University of Michigan-Flint", "University of Michigan"),
        ("Texas A&M University-Commerce", "Texas A&M University"),
        ("Washington University in St. Louis", "University of Washington"),
        ("Penn", "Penn State"),
    ]
    for one, other in pairs:
        assert school(one).id != school(other).id
        assert school(one).id
        assert school(other).id


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Google LLC", "google"),
        ("Facebook, Inc.", "Meta Platforms, Inc."),
        ("International Business Machines", "IBM"),
        ("Procter & Gamble Co.", "P&G"),
        ("Alphabet's Google", "Google"),
        ("ex-Google", "@Google"),
        ("Meta (formerly Facebook", "Meta"),
        ("삼성전자주식회사", "Samsung Electronics Co., Ltd."),
        ("Nestlé S.A.", "nestle sa"),
        ("Northwind Traders GmbH", "NORTHWIND TRADERS"),
        ("Delta", "Delta Air Lines, Inc."),
        ("Univ. of Michigan", "University of Michigan, Ann Arbor"),
    ],
)
def test_one_company_is_written_in_many_ways(one: str, other: str) -> None:
    """Legal forms, brackets, renames, acronyms and scripts do not make two companies."""
    assert company(one).id == company(other).id
    assert company(one).id


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Smith Group", "Smith & Co"),
        ("Merck KGaA", "Merck & Co."),
        ("Volvo", "Volvo Cars"),
        ("Hewlett Packard Enterprise", "HP"),
        ("Bain Capital", "Bain & Company"),
        ("Delta Corp", "Delta Air Lines"),
        ("Chase Corporation", "JPMorgan Chase"),
        ("Joe's Apple", "Apple"),
        ("Harris LLP", "L3Harris"),
    ],
)
def test_companies_with_like_names_stay_two(one: str, other: str) -> None:
    """What is left of a name must be enough to tell it from another."""
    assert company(one).id != company(other).id


@pytest.mark.parametrize(
    "text", ["Self-Employed", "Stealth Startup", "Confidential", "N/A", "-", "", "Freelance Writer",
             "Student", "Retired", "Seeking new opportunities", "Career Break", "2019"],
)  # fmt: skip
def test_no_employer_is_no_company(text: str) -> None:
    """Texts that people put where they have no employer have no id."""
    assert company(text).id == ""
    assert not is_employer(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Google LLC", "Google"),
        ("The Limited", "The Limited"),
        ("ACCENTURE", "Accenture"),
        ("IBM", "IBM"),
        ("@Northwind (YC S21)", "Northwind"),
        ("northwind traders inc.", "Northwind Traders"),
        ("Dow Jones & Company", "Dow Jones"),
        ("Smith & Co", "Smith & Co"),
        ("PUBLIC HEALTH ENGLAND", "Public Health England"),
        ("CITY OF DETROIT", "City of Detroit"),
        ("LAW OFFICE OF JOHN DOE", "Law Office of John Doe"),
        ("WXYZ-TV", "WXYZ-TV"),
        ("Detroit Zoo", "Detroit Zoo"),
        ("Polska Sp. z o.o.", "Polska"),
        ("Royal Shakespeare Company", "Royal Shakespeare Company"),
        ("Acme Widgets Company", "Acme Widgets"),
        ("Johns Hopkins Hospital", "Johns Hopkins Hospital"),
        ("Bon Secours Mercy Health", "Bon Secours Mercy Health"),
        ("PricewaterhouseCoopers LLP", "PricewaterhouseCoopers"),
        ("Ohio Dept of Health", "Ohio Department of Health"),
        ("Aultman Hosp.", "Aultman Hospital"),
        ("Emerita, OSU College of Nursing", "OSU College of Nursing"),
        ("", ""),
    ],
)
def test_a_company_is_said_as_people_say_it(text: str, said: str) -> None:
    """No legal form, no brackets, no shouting, nothing cut short, and no other name."""
    assert spoken(text) == said


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("SWE II", "software"),
        ("Software Engineer at a hospital", "software"),
        ("Sales Engineer", "sales"),
        ("Data Center Technician", "it"),
        ("Contract Manager", "operations"),
        ("Science Teacher", "teaching"),
        ("Criminal Justice Professor", "academia"),
        ("Director of Nursing", "nursing"),
        ("Engineer, Software", "software"),
        ("VP of Marketing @ Northwind | Dad", "marketing"),
        ("Vice President - Risk", "finance"),
        ("Associate (M&A)", "finance"),
        ("HRBP", "hr"),
        ("FP&A Manager", "finance"),
        ("Neuroradiologist", "medicine"),
        ("Chief Information Security Officer", "security"),
        ("Security Officer", "public_safety"),
        ("Chief Revenue Officer", "sales"),
        ("Biz Dev Lead", "sales"),
        ("People Ops", "hr"),
        ("content strategy", "writing"),
        ("product design", "ux"),
        ("public health", "public_health"),
        ("investment banking", "finance"),
        ("Xyzzy", ""),
    ],
)
def test_a_title_or_goal_has_a_field(text: str, home: str) -> None:
    """The longest phrase and the head of the title decide, not a word shared by chance."""
    assert field(text).id == home


def test_every_cue_reads_as_a_field_that_has_it() -> None:
    """No phrase of the table is dead: neither what it excludes nor a short form hides it."""
    claims: dict[str, set[str]] = {}
    for row in tables.rows("fields"):
        for cue in row["cues"].split("|"):
            claims.setdefault(cue, set()).add(row["id"])
    sure = {
        cue: homes for cue, homes in claims.items() if not cue.startswith("*") and cue[-1] != "?"
    }
    wrong = {cue: field(cue).id for cue, homes in sure.items() if field(cue).id not in homes}
    assert not wrong


def test_the_word_that_decided_is_shown() -> None:
    """A field comes with the word that decided, its SOC groups and the seniority."""
    found = field("Senior Copywriter")
    assert (found.word, found.level, found.name) == ("copywriter", "senior", "Content and writing")
    assert found.soc == ("27-3",)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Dean of Students", "director"),
        ("VP of Student Affairs", "vp"),
        ("Student Success Manager", ""),
        ("Chief Petty Officer", ""),
        ("Process Owner", ""),
        ("Lead Generation Specialist", ""),
        ("Internship Coordinator", ""),
        ("Marketing Intern", "intern"),
        ("PhD Candidate", "student"),
        ("Junior Accountant", "entry"),
        ("Copywriter", ""),
        ("Sr. Engineer", "senior"),
        ("Principal Engineer", "lead"),
        ("Product Manager", ""),
        ("Marketing Manager", "manager"),
        ("Head of Growth", "director"),
        ("SVP, Sales", "vp"),
        ("Vice President", "vp"),
        ("President", "c-level"),
        ("Chief Financial Officer", "c-level"),
        ("Assistant to the CEO", ""),
        ("Founder & CEO", "founder"),
        ("Technical Recruiter", "recruiter"),
        ("Associate Professor", "professor"),
        ("Retired teacher", "retired"),
    ],
)
def test_a_title_says_how_senior_it_is(text: str, level: str) -> None:
    """One level of a small set, the strongest word deciding."""
    assert field(text).level == level


def test_titles_are_weighed_against_a_field() -> None:
    """The field itself counts 1, one beside it about a third, another nothing."""
    assert against("Copywriter", "writing") == 1.0
    assert 0.3 <= against("Journalist", "writing") <= 0.4
    assert against("Plumber", "writing") == 0.0
    assert against("Xyzzy", "writing") == 0.0


def test_words_shared_by_chance_weigh_nothing() -> None:
    """Traps that share a word with a field do not belong to it."""
    traps = [
        ("Underwriter", "writing"), ("Content Moderator", "writing"),
        ("School Counselor", "law"), ("Law Enforcement Officer", "law"),
        ("Property Manager", "finance"), ("Data Entry Clerk", "data"),
        ("Floral Designer", "ux"), ("Production Supervisor", "product"),
    ]  # fmt: skip
    assert [against(text, home) for text, home in traps] == [0.0] * len(traps)


def test_a_field_knows_its_neighbours() -> None:
    """Neighbours are fields; an unknown id has neither name nor neighbours."""
    assert all(name_of(one) for one in near("writing"))
    assert near("writing")
    assert (name_of("nothing"), near("nothing")) == ("", ())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Senior Software Engineer II @ Acme | ex-Meta | Dad", "senior software engineer"),
        ("Sr. Mgr., Ops", "senior operations manager"),
        ("VP, Sales", "VP of sales"),
        ("Director, Product Marketing", "director of product marketing"),
        ("Engineer, Software", "software engineer"),
        ("Account Executive, Mid-Market", "account executive"),
        ("UX Researcher", "UX researcher"),
        ("HR Business Partner", "HR business partner"),
        ("CHIEF FINANCIAL OFFICER", "chief financial officer"),
        ("Founder & CEO at Foo", "founder and CEO"),
        ("FP&A Manager", "FP&A manager"),
        ("iOS Engineer", "iOS engineer"),
        ("Spanish Teacher", "Spanish teacher"),
        ("ex-Google | Product Designer at Acme", "product designer"),
        ("Ph.D. Candidate", "PhD candidate"),
        ("VP, Senior Portfolio Manager", "VP"),
        ("Vice President, Financial Advisor", "vice president"),
        ("Writer, Editor", "writer"),
        ("Founder, CEO", "founder"),
        ("Editor, The Atlantic", "editor"),
        ("Biostatistician, Vermont Department of Health", "biostatistician"),
        ("Chair, Department of English", "chair"),
        ("Chemistry teacher -> Data Analyst", "data analyst"),
        ("Ass. Professor", "assistant professor"),
        ("Assoc. Professor", "associate professor"),
        ("Asst. Prof.", "assistant professor"),
        ("I/O Psychologist", "I/O psychologist"),
        ("Eng. Manager", "engineering manager"),
        ("Spec. Ed. Teacher", "special education teacher"),
        ("NURSE", "nurse"),
        (".NET Developer", ".NET developer"),
        ("Content Strategist/UX Writer", "content strategist/UX writer"),
        ("White House Correspondent", "White House correspondent"),
        ("Director (Retired)", "retired director"),
        ("Seeking new opportunities", ""),
        ("Ex-Google Product Manager", "product manager"),
        ("ex-Meta, Product Manager at Acme", "product manager"),
        ("Retired Teacher | Author", "author"),
        ("Sr. Dir. Prod. Mgmt.", "senior director of product management"),
        ("L&D Mgr.", "L&D manager"),
        ("Dir. Clin. Informatics", "director of clinical informatics"),
        ("PICU RN", "PICU RN"),
        ("UX Rsrch Assoc.", "UX research associate"),
        ("Mgr./Exhibit Dev.", "manager/exhibit developer"),
        ("Software Engineer Senior", "senior software engineer"),
        ("Owner, CPA", "owner"),
        ("VP of Education + Visitor Engagement", "VP of education and visitor engagement"),
        ("Fin Analyst", "financial analyst"),
        ("Sr. UXR (Digital)", "senior UX researcher"),
        ("Senior", "senior"),
        ("Director de Comunicación", "director de comunicación"),
        ("Director Comercial", "director comercial"),
        ("Director Financiero", "director financiero"),
        ("Supervisor de Ventas", "supervisor de ventas"),
        ("Director Vertrieb", "director vertrieb"),
        ("Gründer & CEO", "gründer & CEO"),
        ("Lektorin & Autorin", "lektorin & autorin"),
        ("Director, Research & Development", "director of research and development"),
        ("Liaison Nurse / Staff RN", "liaison nurse"),
        ("UX / UI Designer", "UX / UI designer"),
        ("--", ""),
        ("", ""),
    ],
)
def test_a_title_is_said_in_the_middle_of_a_sentence(text: str, said: str) -> None:
    """Spelled out, in small letters but for acronyms, without numeral, employer or second life."""
    assert spoken_title(text) == said


@pytest.mark.parametrize(
    ("text", "when", "before"),
    [
        ("Editor", "", "editor"),
        ("Former Editor at Lantern, now baker", "past", "editor"),
        ("Editor (retired)", "past", "editor"),
        ("Professor Emerita", "past", "professor"),
        ("Ex-banker", "past", "banker"),
        ("Exhibition Designer", "", "exhibition designer"),
        ("Ex redactor jefe", "past", "redactor jefe"),
        ("Ex-Google Product Manager", "", "product manager"),
        ("ehem. Chefredakteur", "past", "chefredakteur"),
        ("Oberstudienrätin i. R.", "past", "oberstudienrätin"),
        ("Staatssekretär a. D.", "past", "staatssekretär"),
        ("Athletic Director, A.D.", "", "athletic director"),
        ("Rentner", "past", ""),
        ("Profesora jubilada", "past", "profesora"),
        ("Retail Manager", "", "retail manager"),
        ("Talent Partner", "", "talent partner"),
        ("Incoming Analyst", "future", "incoming analyst"),
        ("Future Analyst", "future", "future analyst"),
        ("Future of Work Researcher", "", "future of work researcher"),
        ("Future Leaders Program Manager", "", "future leaders program manager"),
    ],
)
def test_a_title_may_be_over(text: str, when: str, before: str) -> None:
    """A title that says so is told as past, or as to come, and not as what they do."""
    assert tense(text) == when
    assert once(text) == before


@pytest.mark.parametrize(
    ("text", "letters", "subject"),
    [
        ("Bachelor of Arts - BA, English", "BA", ("English", "writing")),
        ("Bachelor of Science in Computer Science", "BS", ("Computer Science", "software")),
        ("B.A. in Political Science, minor in Music", "BA", ("Political Science", "government")),
        ("Bachelor of Engineering (B.E.), Mechanical Engineering", "BE",
         ("Mechanical Engineering", "engineering_mechanical")),
        ("MBA", "MBA", ("", "consulting")),
        ("Juris Doctor (J.D.)", "JD", ("Law", "law")),
        ("Econ", "", ("Economics", "finance")),
        ("BA Bus Adm ACCT", "BA", ("Business Administration", "consulting")),
        ("acctg", "", ("Accounting", "accounting")),
        ("B.S.DESIGN", "BS", ("", "design")),
        ("Historia del Arte", "", ("Art History", "art")),
        ("Ingeniería Química", "", ("Chemical Engineering", "engineering_chemical")),
        ("Comunicación Audiovisual", "", ("Comunicación Audiovisual", "film")),
        ("Licenciatura en Derecho", "", ("Law", "law")),
        ("Máster Universitario en Periodismo", "", ("Journalism", "journalism")),
        ("Master of Arts en Educación", "MA", ("Education", "teaching")),
        ("Bachelor of Arts (B.A.), Hungarian Studies", "BA", ("Hungarian Studies", "")),
        ("PhD", "PhD", ("", "")),
        ("BGS", "BGS", ("", "")),
        ("Spanish minor", "", ("", "")),
        ("Economics (minor), History", "", ("History", "museum")),
        ("English with a Spanish minor", "", ("English", "writing")),
        ("High School Diploma", "", ("", "")),
        ("I love music and hiking and playing in the band every single weekend", "", ("", "")),
        ("Captain of the team for three years. Majored in Psychology with a thesis on sleep", "",
         ("Psychology", "psychology")),
    ],
)  # fmt: skip
def test_degree_and_major_are_apart(text: str, letters: str, subject: tuple[str, str]) -> None:
    """A degree is its letters, a major what people call it; in prose only after "majored in"."""
    assert degree(text) == letters
    assert major(text) == subject


@pytest.mark.parametrize("goal", ["ux design", "UI design", "UX/UI Designer", "user research"])
def test_goals_in_everyday_words(goal: str) -> None:
    """A goal in the words that seekers use is its field, not the one of its commonest word."""
    assert field(goal).id == "ux"
