"""Spanish: the letters, the notes, and the small words that give a machine away."""

import csv
import re
from collections import Counter
from dataclasses import replace

import pytest

from outreach.config import shipped
from outreach.draft import Occasion, Taken, compose, questions
from outreach.draft.language import craft, spanish
from outreach.draft.language import spanish_articles as articles
from outreach.draft.language.words import values
from outreach.draft.slots import SLOTS, options
from outreach.lint import lint
from outreach.model import Draft, Fact, Job, Kind, Origin, Person, Seeker, Severity, Thread, Tie
from outreach.resolve.title import spoken_title
from tests.people import (
    CENSUS,
    EVERYONE,
    TODAY,
    email,
    mine,
    old_connection,
    only_school,
    person,
    rare_path,
    read,
    recruiter,
    referral,
    same_school_and_field,
    seeker,
    since,
    study,
    url,
)

Made = tuple[Person, Seeker, tuple[Tie, ...]]
LINE = mine("Hasta ahora solo he escrito noticias para el Daily.", "lines")
# Forms of one register that the other never has.
TU = re.compile(
    r"\b(?:tú|tu|tus|te|ti|contigo|tuy[oa]s?|eres|tienes|trabajas|haces|estudiaste|terminaste"
    r"|puedes|quieres|prefieres|escribirte|preguntarte|llamarte)\b", re.IGNORECASE
)  # fmt: skip
USTED = re.compile(
    r"\b(?:usted|sus?|suy[oa]s?|podría usted|prefiere|escribirle|preguntarle|llamarle)\b", re.I
)
GENDERED = re.compile(
    r"\b(?:graduad[oa]s?|licenciad[oa]s?|egresad[oa]s?|agradecid[oa]s?|interesad[oa]s?|encantad[oa]s?"
    r"|conectad[oa]s?|estimad[oa]s?|querid[oa]s?|compañer[oa]s?|amb[oa]s|juntos|bienvenid[oa]s?)\b",
    re.IGNORECASE,
)  # fmt: skip
ENGLISH = re.compile(r"\b(?:the|and|you|your|of|with|at|I'm|thank|question)\b", re.IGNORECASE)


def ways(made: Made) -> list[Made]:
    """The same person with an address, as a connection, and as neither: all three first kinds."""
    to, by, ties = made
    listed = to.origins if not to.connected else (Origin("alumni.csv", 14, "table", "alumni list"),)
    return [
        (replace(to, emails=email("reach@example.org")), by, ties),
        (replace(to, emails=(), url=url("x"), **since("2019-03-05")), by, ties),
        (replace(to, emails=(), url=url("x"), connected=False, connected_on=None, origins=listed),
         by, ties),
    ]  # fmt: skip


def write(made: Made, register: str = "warm", **more: object) -> Draft:
    """A Spanish letter; the seeker's own sentences are Spanish too."""
    to, by, ties = made
    values_ = {"register": register, "language": "es", "lines": (LINE,), **more}
    return compose(replace(to, language="es"), replace(by, **values_), ties, CENSUS, TODAY)  # type: ignore[arg-type]


def spanish_only(made: Made) -> Made:
    """The same without what the user typed in English."""
    to, by, ties = made
    hook = to.hook.saying("Leí tu entrada sobre cómo retirar páginas.") if to.hook else None
    return replace(to, hook=hook), by, ties


CASES = [
    pytest.param(name, way, register, purpose, id=f"{name}-{kind}-{register}-{purpose}")
    for name in EVERYONE
    for way, kind in enumerate(("ask", "message", "note"))
    for register in ("warm", "formal")
    for purpose in ("exploring", "class", "search")
]


@pytest.mark.parametrize(("name", "way", "register", "purpose"), CASES)
def test_everybody_is_written_to(name: str, way: int, register: str, purpose: str) -> None:
    """A letter of each kind fits its channel, in one register, with no English and no gender."""
    to, by, ties = ways(spanish_only(EVERYONE[name]()))[way]
    draft = write((to, by, ties), register, purpose=purpose)
    assert draft.language == "es"
    assert draft.kind is (Kind.ASK, Kind.MESSAGE, Kind.NOTE)[way]
    if draft.kind is Kind.ASK:
        assert 60 <= len(draft.body.split()) <= 110
        assert len(draft.subject) <= 50
        assert 3 <= len(draft.subject.split()) <= 7
    else:
        assert len(draft.body) <= (200 if draft.kind is Kind.NOTE else 399)
    own = draft.body + draft.subject
    for word in (LINE.value, to.hook.value if to.hook else "", to.name.value):
        own = own.replace(word, "") if word else own
    assert not (USTED if register == "warm" else TU).search(own), own
    assert not GENDERED.search(own)
    for value in names(to, by):
        own = re.sub(re.escape(value), "", own, flags=re.IGNORECASE)
    assert not ENGLISH.search(own), own
    assert draft.body.startswith("Hola, " if register == "warm" else "Buenos días, ")
    bye = " Un saludo, " if draft.kind is Kind.NOTE else BYE[register]
    assert draft.body.count(bye) == draft.body.lower().count("saludo,") == 1


@pytest.mark.parametrize(("name", "way", "register", "purpose"), CASES)
def test_lint_finds_no_error(name: str, way: int, register: str, purpose: str) -> None:
    """Our own Spanish passes our own rules."""
    to, by, ties = ways(EVERYONE[name]())[way]
    draft = write((to, by, ties), register, purpose=purpose)
    author = replace(by, register=register, language="es", lines=(LINE,), purpose=purpose)
    found = lint(draft, replace(to, language="es"), author, ties, TODAY)
    assert [one for one in found if one.severity is Severity.ERROR] == []


def names(to: Person, by: Seeker) -> list[str]:
    """What stands in a letter as the record has it: titles, firms, schools, the longest first."""
    jobs = [fact for job in by.jobs for fact in (job.title, job.company)]
    facts = [to.title, to.name, to.greeting, by.name, to.hook, *to.clubs, *by.clubs, *jobs]
    texts = [fact.value for fact in facts if fact]
    texts += [spoken_title(to.title.value) if to.title else "", to.company_name]
    texts += [one.school_name for one in (*to.studies, *by.studies)]
    return sorted(filter(None, texts), key=len, reverse=True)


def tokens(text: str) -> set[str]:
    """Addresses, numbers and words with a capital."""
    return set(re.findall(r"\S+@\S+|\d+|\b[A-ZÁÉÍÓÚÑ]\w*", text))


TEMPLATES = "\n".join(
    path.read_text(encoding="utf-8")
    for path in shipped("templates").rglob("es*")
    for path in ([path] if path.is_file() else path.rglob("*.t*"))
)


@pytest.mark.parametrize(("name", "way", "register", "purpose"), CASES)
def test_nothing_is_invented(name: str, way: int, register: str, purpose: str) -> None:
    """Every number, address and name in a letter stands in a fact or in a template."""
    to, by, ties = ways(EVERYONE[name]())[way]
    draft = write((to, by, ties), register, purpose=purpose)
    told = [fact.value for one in draft.sentences for fact in one.facts]
    told += [to.name.value, LINE.value, str(CENSUS.paths_known), str(by.minutes), *names(to, by)]
    known = tokens(TEMPLATES) | tokens(" ".join(told))
    known |= {word.capitalize() for word in re.findall(r"\w+", f"{TEMPLATES} {told}".lower())}
    assert tokens(f"{draft.subject}\n{draft.body}") <= known


def batch(size: int, by: Seeker) -> list[Draft]:
    """Letters to people of one school and two firms, each drafted after the one before."""
    taken = Taken()
    drafts = []
    titles = ("Content Strategist", "Technical Writer", "Editor", "Marketing Manager", "Attorney")
    for number in range(size):
        base, _, ties = same_school_and_field()
        to = replace(
            base, id=f"p{number}", language="es", title=read(titles[number % len(titles)]),
            greeting=read(f"Ada{chr(97 + number)}"),
            company_name=("Lantern", "Oakline")[number % 2],
        )  # fmt: skip
        drafts.append(compose(to, by, ties, CENSUS, TODAY, taken=taken))
    return drafts


def said(draft: Draft, slot: str) -> str:
    """The sentences of one slot."""
    return " ".join(one.text for one in draft.sentences if one.slot == slot)


@pytest.mark.parametrize("register", ["warm", "formal"])
def test_a_batch_repeats_no_subject_and_no_question(register: str) -> None:
    """Of twenty-five letters no two ask or are headed alike, and the rest varies."""
    drafts = batch(25, seeker(register=register, language="es", lines=(), times=()))
    for slot in ("subject", "question"):
        assert len({said(draft, slot) for draft in drafts}) == 25
    for slot in ("found", "self", "ask", "thanks"):
        counts = Counter(said(draft, slot) for draft in drafts)
        assert len(counts) >= 6
        assert counts.most_common(1)[0][1] <= 10


THREAD = Thread(
    asked=Fact("2026-04-20", said="2026-04-20"),
    asked_to="priya@example.org",
    subject="Michigan y una pregunta",
)
TALK = replace(
    THREAD,
    replied=Fact("2026-04-22", said="2026-04-22"),
    met=Fact("2026-04-30", said="2026-04-30"),
    learnt=Fact("Me dijiste que reescribiera una página por semana", said="2026-05-01"),
    plan=Fact("He empezado por la de mi banco", said="2026-05-01"),
)


def later(kind: Kind, thread: Thread, register: str = "warm", number: int = 0) -> Draft:
    """A letter that comes after another."""
    to, by, ties = same_school_and_field()
    news = Fact("En mayo empiezo en Faro.", said="2026-05-01")
    to = replace(to, id=f"p{number}" if number else to.id, news=news)
    by = replace(by, register=register, language="es", lines=(LINE,))
    why = Occasion(kind=kind, thread=thread, language="es")
    return compose(to, by, ties, CENSUS, TODAY, occasion=why)


HELLO = {"warm": "Hola, Priya:\n\n", "formal": "Buenos días, Priya Raman:\n\n"}
BYE = {"warm": "\n\nUn saludo,\n", "formal": "\n\nUn cordial saludo,\n"}
OTHER = {"warm": USTED, "formal": TU}
# Verbs of one register that end in a way that the other's have not.
SPOKEN = {
    "warm": re.compile(r"\ble (?:escribí|envié|pregunté|deseo|agradezco|habría)\b", re.IGNORECASE),
    "formal": re.compile(r"\b\w+(?:[ai]rías|aste|iste|abas)\b|\b\w+(?:arte|erte|irte)\b", re.I),
}


@pytest.mark.parametrize("register", HELLO)
@pytest.mark.parametrize("kind", ["ask", ""])
def test_a_week_after(register: str, kind: str) -> None:
    """A follow-up answers the first letter, asks one thing, and speaks as the first one did."""
    for number in range(12):
        draft = later(Kind.FOLLOWUP, replace(THREAD, asked_kind=kind), register, number)
        assert draft.subject == "Re: Michigan y una pregunta"
        assert draft.body.startswith(HELLO[register])
        assert draft.body.endswith(f"{BYE[register]}Jordan Rivera")
        assert draft.body.count("?") == draft.body.count("¿") == 1
        assert len(draft.body.split()) <= 60
        assert not OTHER[register].search(draft.body), draft.body
        assert not SPOKEN[register].search(draft.body), draft.body
    assert not later(Kind.FOLLOWUP, replace(THREAD, subject=""), register).subject.startswith("Re:")


def test_what_a_follow_up_announces_it_asks() -> None:
    """The question itself comes, not one for leave to ask; without a draft none is claimed."""
    for option in options("close", [shipped("templates")], "es"):
        if "followup" in option.needs:
            assert re.match(r"¿(?:Qué|A qué) ", option.source), option.source
    for option in options("opening", [shipped("templates")], "es"):
        if "followup" in option.needs and re.search(r"pregunta sobre|por tu", option.source):
            assert "drafted" in option.needs, option.source


def test_the_day_of_the_first_letter() -> None:
    """The day is said in Spanish wherever the follow-up names it."""
    to, by, ties = same_school_and_field()
    why = Occasion(kind=Kind.FOLLOWUP, thread=THREAD, language="es")
    bodies = [
        compose(replace(to, id=str(n)), by, ties, CENSUS, TODAY, occasion=why).body
        for n in range(12)
    ]
    assert any("El 20 de abril te" in body for body in bodies)


@pytest.mark.parametrize("register", HELLO)
def test_after_a_talk(register: str) -> None:
    """A thank-you says what was learnt and what is done with it, in the seeker's own words."""
    learnt = {"warm": "Me dijiste que", "formal": "Me dijo que"}[register]
    learnt = f"{learnt} reescribiera una página por semana"
    thread = replace(TALK, learnt=Fact(learnt, said="2026-05-01"))
    for number in range(12):
        draft = later(Kind.THANKS, thread, register, number)
        assert "Gracias" in draft.subject
        assert f"{learnt}. He empezado por" in draft.body
        own = f"{draft.subject}\n{draft.body}".replace(learnt, "")
        assert own.count(HELLO[register]) == own.count(BYE[register]) == 1
        assert not OTHER[register].search(own), own
        assert not SPOKEN[register].search(own), own


@pytest.mark.parametrize("register", HELLO)
@pytest.mark.parametrize("kind", [Kind.KEEPINTOUCH, Kind.DECLINE, Kind.FORWARD])
def test_every_later_kind_has_its_letter(kind: Kind, register: str) -> None:
    """With news, after a no and to pass on: in Spanish, and in the register throughout."""
    thread = replace(
        TALK, learnt=Fact("escribir primero el final", said="2026-05-01"),
        declined=Fact("2026-05-01", said="2026-05-01") if kind is Kind.DECLINE else None,
    )  # fmt: skip
    for number in range(12):
        met = thread.met if number % 2 else None
        draft = later(kind, replace(thread, met=met), register, number)
        assert draft.language == "es"
        own = f"{draft.subject}\n{draft.body}"
        assert own.count(HELLO[register]) == own.count(BYE[register]) == 1
        assert not OTHER[register].search(own), own
        assert not SPOKEN[register].search(own), own
        assert not GENDERED.search(own), own
        assert kind is not Kind.KEEPINTOUCH or "En mayo empiezo en Faro." in own
        assert kind is not Kind.FORWARD or "jordan.rivera@example.org" in own


@pytest.mark.parametrize("register", HELLO)
def test_a_referral_has_its_letter(register: str) -> None:
    """Who suggested them is named in the subject and in the first sentence."""
    to, by, ties = referral()
    to = replace(to, emails=email("reach@example.org"), language="es")
    by = replace(by, register=register, language="es", lines=())
    draft = compose(to, by, ties, CENSUS, TODAY, occasion=Occasion(kind=Kind.REFERRAL))
    assert draft.template == f"referral.{register}"
    assert "Tomás Ibarra" in draft.subject
    assert "Tomás Ibarra" in draft.body.split("\n\n")[1].split(".")[0]
    assert BYE[register] in draft.body
    assert 60 <= len(draft.body.split()) <= 110


def test_a_noun_that_was_learnt_is_introduced() -> None:
    """What is no sentence does not stand alone, and who was suggested is named."""
    thread = replace(
        TALK, learnt=Fact("reescribir una página por semana"), plan=Fact("la página de mi banco"),
        suggested=(Fact("Tomás Ibarra"),),
    )  # fmt: skip
    body = later(Kind.THANKS, thread).body
    assert ": reescribir una página por semana." in body
    assert ": la página de mi banco." in body
    assert "Tomás Ibarra" in body


def test_a_referral_is_the_first_thing_said() -> None:
    """Who suggested them opens the letter."""
    draft = write(referral())
    assert "Tomás Ibarra" in draft.body.split("\n\n")[1].split(".")[0]


def test_what_makes_them_rare_is_said() -> None:
    """The only one of the list is told so, with the count."""
    to, by, ties = rare_path()
    bodies = [write((replace(to, id=str(n)), by, ties), lines=()).body for n in range(6)]
    assert any("412" in body and re.search(r"única|nadie más", body) for body in bodies)


def test_who_studies_says_so() -> None:
    """Whoever has not finished never writes `estudié`."""
    to, by, ties = only_school()
    by = replace(by, studies=(study("Michigan", "English", "2028", ""),))
    for number in range(12):
        body = write((replace(to, id=str(number)), by, ties)).body
        assert not re.search(r"estudié|[Tt]erminé", body)


def test_recruiters_are_not_asked_for_their_path() -> None:
    """Somebody who reads applications is asked about these."""
    to, by, ties = recruiter()
    bodies = {said(write((replace(to, id=str(n)), by, ties)), "question") for n in range(6)}
    assert all("candidatura" in body for body in bodies)


def test_spanish_titles_are_understood() -> None:
    """A Spanish title is a post, has its questions, and is said small."""
    to = person("Ana Ruiz", "Redactora", "Faro", emails=email("ana@example.org"),
                studies=(study("Universidad de Salamanca", "Historia", "2015", ""),))  # fmt: skip
    draft = write((to, seeker(), ()))
    assert "Redactora" not in draft.body
    assert re.search(r"redac|escrib|lee|texto|página", said(draft, "question"))
    assert "de la Universidad de Salamanca" in draft.body or "lista" in draft.body


def test_a_career_changer_says_the_step() -> None:
    """`al` and `del` are drawn together, and what is weighed is named."""
    to, by, ties = old_connection()
    by = replace(by, jobs=(Job(mine("Faro", "jobs"), mine("Enfermera", "jobs"), "2019"),),
                 field_id="nursing")  # fmt: skip
    body = write((to, by, ties)).body
    assert re.search(r"Soy enfermera", body)
    assert "estrategia de contenidos" in body
    assert not re.search(r"\b[ad]e? el\b", body)


ROLES = {
    "content strategist": "content strategist",
    "redactora": "redactora",
    "jefa de prensa": "jefa de prensa",
    "marketing": "parte del área de marketing",
    "ventas": "parte del área de ventas",
    "helping brands tell stories": "",
    "sector público": "",
    "ingeniero de software": "ingeniero de software",
    "English teacher": "English teacher",
    "técnico/a de marketing": "parte del área de marketing",
    "jefe/a de prensa": "parte del área de comunicación",
    "redactor/a": "parte del área de redacción",
    "diseñador/a gráfico/a": "parte del área de diseño gráfico",
    "ingeniero/a de software": "parte del área de ingeniería de software",
    "encantador/a": "",
    "resp de contenidos": "responsable de contenidos",
    "ing de software": "parte del área de ingeniería de software",
    "coordinator de comunicación": "parte del área de comunicación",
    "director of de marketing": "parte del área de marketing",
    "RR.PP": "parte del área de relaciones públicas",
    "técnica de RR HH": "técnica de recursos humanos",
    "alcaldesa": "alcaldesa",
    "opositora": "",
    "MIR": "",
}


@pytest.mark.parametrize(("title", "expected"), ROLES.items())
def test_a_title_becomes_a_role(title: str, expected: str) -> None:
    """What follows `eres` names somebody or a line of work, else nothing is said."""
    assert spanish.role(title) == expected


@pytest.mark.parametrize("title", ["pasante", "practicante", "becaria", "becario/a", "residente"])
def test_who_learns_works_as_nothing_yet(title: str) -> None:
    """Nobody is asked about work `como practicante`, nor hopes for it."""
    assert spanish.holder(title) == ""
    goal = spanish.goal(title, "writing", "Content and writing")
    assert goal == ("redacción y contenidos", "trabajar en redacción y contenidos")


POSTS = {
    ("redactora", "Lantern"): "redactora en Lantern",
    ("redactora", "Letra Pequeña S.L"): "redactora en Letra Pequeña",
    ("bibliotecaria", "Biblioteca Nacional"): "bibliotecaria en la Biblioteca Nacional",
    ("director general", "Bodegas Vidal"): "director general de Bodegas Vidal",
    ("fundadora y CEO", "Letra Pequeña S.L."): "fundadora y CEO de Letra Pequeña",
    ("redactora jefe", "El País"): "redactora jefe de El País",
    ("alcaldesa", "Ayuntamiento de León"): "alcaldesa del Ayuntamiento de León",
    ("directora de marketing", "Decathlon"): "directora de marketing en Decathlon",
    ("", "Lantern"): "",
}


@pytest.mark.parametrize(("held", "expected"), POSTS.items())
def test_a_post_at_a_firm_or_of_it(held: tuple[str, str], expected: str) -> None:
    """Who leads or owns a firm is `de` it, and nobody says its legal form."""
    assert spanish.post(held[0], spanish.company(held[1])) == expected


EMPLOYERS = {
    "Ayuntamiento de Salamanca": "al Ayuntamiento de Salamanca",
    "Fundacion Telefonica": "a la Fundacion Telefonica",
    "Hospital Clínico": "al Hospital Clínico",
    "Cadena SER": "a la Cadena SER",
    "Cruz Roja": "a la Cruz Roja",
    "Complutense": "a la Complutense",
    "Tec de Monterrey": "al Tec de Monterrey",
    "ONU": "a la ONU",
    "CSIC": "al CSIC",
    "El País": "a El País",
    "Lantern": "a Lantern",
    "Cruz Consulting": "a Cruz Consulting",
    "GitHub": "a GitHub",
    "Summit": "a Summit",
}


@pytest.mark.parametrize(("firm", "expected"), EMPLOYERS.items())
def test_an_employer_takes_its_article(firm: str, expected: str) -> None:
    """What says what it is takes `el` or `la`, whether it has it already or not; a name none."""
    assert articles.to_the(spanish.company(firm)) == articles.to_the(firm) == expected


TOPICS = {
    "senior content designer": "diseño de contenidos",
    "writer and editor": "redacción y edición",
    "redactora": "redacción",
    "redactor/a": "redacción",
    "responsable de contenidos": "contenidos",
    "bibliotecaria": "bibliotecas",
    "software engineer": "ingeniería de software",
    "wizard": "",
}


@pytest.mark.parametrize(("title", "expected"), TOPICS.items())
def test_a_title_becomes_a_topic(title: str, expected: str) -> None:
    """Only what the table says is said."""
    assert spanish.topic(title) == expected


def test_lists_are_named() -> None:
    """A list is `una`, a directory `un`, and one of another name is said to be a list."""
    assert spanish.one_of("lista de miembros") == "una lista de miembros"
    assert spanish.one_of("directorio") == "un directorio"
    assert spanish.one_of("Data Club") == "una lista (Data Club)"


def test_e_before_the_sound_of_i() -> None:
    """`e` stands before i and hi, but `y` before hie."""
    assert spanish.both("diseño", "ingeniería") == "diseño e ingeniería"
    assert spanish.both("lengua", "historia") == "lengua e historia"
    assert spanish.both("agua", "hielo") == "agua y hielo"
    assert [spanish.and_also(name) for name in ("Indra", "YPF", "Yahoo")] == [
        "e Indra", "e YPF", "y Yahoo",
    ]  # fmt: skip


GOALS = {
    "content strategist": ("estrategia de contenidos", "trabajar en estrategia de contenidos"),
    "quiero trabajar como redactora": ("redacción", "trabajar como redactora"),
    "analista de datos": ("análisis de datos", "trabajar como analista de datos"),
    "un puesto en marketing digital": ("marketing digital", "trabajar en marketing digital"),
    "Editor/a": ("edición", "trabajar en edición"),
    "RR. HH.": ("recursos humanos", "trabajar en recursos humanos"),
    "escribir guiones": ("redacción y contenidos", "escribir guiones"),
    "I want to work in journalism": ("periodismo", "trabajar en periodismo"),
}


@pytest.mark.parametrize(("text", "expected"), GOALS.items())
def test_goals_in_either_language(text: str, expected: tuple[str, str]) -> None:
    """A goal may be a post, a field or something to do, in English or in Spanish."""
    assert spanish.goal(text, "writing", "Content and writing") == expected


ARTICLES = {
    "biología": ("la biología", "de la biología", "a la biología"),
    "diseño de contenidos": ("el diseño de contenidos", "del diseño de contenidos",
                             "al diseño de contenidos"),
    "análisis de datos": ("el análisis de datos", "del análisis de datos", "al análisis de datos"),
    "ciencias políticas": ("las ciencias políticas", "de las ciencias políticas",
                           "a las ciencias políticas"),
    "estudios de género": ("los estudios de género", "de los estudios de género",
                           "a los estudios de género"),
    "the Daily": ("el Daily", "del Daily", "al Daily"),
    "Universidad de Salamanca": ("la Universidad de Salamanca", "de la Universidad de Salamanca",
                                 "a la Universidad de Salamanca"),
    "Michigan": ("Michigan", "de Michigan", "a Michigan"),
    "Chile": ("la Universidad de Chile", "de la Universidad de Chile", "a la Universidad de Chile"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "expected"), ARTICLES.items())
def test_articles_and_prepositions(name: str, expected: tuple[str, str, str]) -> None:
    """Subjects take their article, `del` and `al` are one word, cities take none."""
    assert (articles.with_the(name), articles.of_the(name), articles.to_the(name)) == expected


FREE = {
    ("Tuesday afternoon", "Thursday afternoon"): "el martes o el jueves por la tarde",
    ("Tuesday afternoon", "Friday morning"): "el martes por la tarde o el viernes por la mañana",
    ("los martes por la tarde",): "el martes por la tarde",
    ("miercoles",): "el miércoles",
    ("Después de las 18:00",): "después de las 18:00",
}


@pytest.mark.parametrize(("times", "expected"), FREE.items())
def test_times_in_words(times: tuple[str, ...], expected: str) -> None:
    """Times are said in Spanish, written in either language, with one zone."""
    assert spanish.free(times, "Europe/Madrid") == f"{expected} (hora peninsular)"
    assert spanish.free(times, "") == expected


def test_times_that_cannot_be_said() -> None:
    """What is not understood is not said; a zone without a word is that of its city."""
    assert spanish.free(["whenever"], "") == ""
    assert spanish.free(["Monday"], "America/La_Paz") == "el lunes (hora de La Paz)"


def test_days_months_and_numbers() -> None:
    """Dates are written small, numbers in words up to fifteen."""
    assert spanish.month("2019-03-05") == "marzo de 2019"
    assert spanish.on("2026-04-30", "2026-05-04") == "el jueves"
    assert spanish.on("2026-04-12", "2026-05-04") == "el 12 de abril"
    assert spanish.on("2025-11-12", "2026-05-04") == "en noviembre de 2025"
    assert [spanish.years(n) for n in (1, 6, 13)] == ["un año", "seis años", "trece años"]
    assert [spanish.number(n) for n in (1, 412, 1240)] == ["una", "412", "1240"]
    assert spanish.plain("12,400") == "12\N{NO-BREAK SPACE}400"


def test_who_the_seeker_is() -> None:
    """What follows the name says no gender."""
    assert spanish.tag("Michigan", "filología inglesa", "2025") == (
        "de filología inglesa en Michigan, promoción de 2025"
    )
    assert spanish.tag("", "", "2025") == "de la promoción de 2025"
    assert spanish.tag("Instituto Cervantes", "", "") == "del Instituto Cervantes"


def test_a_study_is_called_one() -> None:
    """`Después de la historia` is no time of life: it is `la carrera de historia`."""
    bare = r"(?:[Ee]ntre|[Dd]espués|[Hh]acia|[Dd]esde|viene|viniendo) \{\{ \w*major"
    for slot in ("question", "ask"):
        for option in options(slot, [shipped("templates")], "es"):
            assert not re.search(bare, option.source), option.source
            assert "¿qué hubo?" not in option.source


@pytest.mark.parametrize("register", ["warm", "formal"])
def test_who_is_known_by_a_study_alone_is_asked_in_many_ways(register: str) -> None:
    """Of twelve of whom only school and major are known no three are asked alike."""
    taken = Taken()
    asked = []
    for number in range(12):
        to, by, ties = only_school()
        to = replace(
            to, id=f"p{number}", title=None, company=None, company_name="", language="es",
            studies=(study("Michigan", ("History", "Law")[number % 2], "2015", ""),),
        )  # fmt: skip
        by = replace(by, register=register, language="es", lines=())
        draft = compose(to, by, ties, CENSUS, TODAY, taken=taken)
        asked.append(" ".join(said(draft, "question").split()[:4]))
    assert Counter(asked).most_common(1)[0][1] <= 2, asked


UNSAID = re.compile(
    r"de lo que nadie pensaría|para lo que nadie prepara|especialidad, si tiene|¿qué hubo"
)  # fmt: skip


def test_questions_are_grammatical_and_fit() -> None:
    """Comparisons say `del que`, and nobody is asked what they chose `si tiene una`."""
    for option in options("question", [shipped("templates")], "es"):
        assert not UNSAID.search(option.source), option.source


ASKED = {
    "Profesora titular": (r"la edad a la que", False),
    "Profesora de primaria": (r"la edad a la que", True),
    "Médica interna residente": (r"elegiste tu especialidad\?", True),
    "Médica": (r"elegiste tu especialidad|residencia", False),
}


@pytest.mark.parametrize(("title", "expected"), ASKED.items())
def test_a_question_fits_the_stage(title: str, expected: tuple[str, bool]) -> None:
    """Ages are chosen by those who teach at schools, specialities were by residents."""
    to, by, ties = only_school()
    to = replace(to, title=read(title), language="es")
    by = replace(by, language="es", lines=())
    every = questions(to, by, ties, CENSUS, TODAY)
    assert any(re.search(expected[0], shown) for _, shown in every) is expected[1]


@pytest.mark.parametrize("register", ["warm", "formal"])
def test_every_subject_says_what_it_is_about(register: str) -> None:
    """The school, the list, the work or the study: none that could head anybody's mail."""
    for option in options("subject", [shipped("templates")], "es"):
        assert option.source != "Una pregunta y un saludo"
    taken = Taken()
    for number in range(12):
        to, by, ties = only_school()
        to = replace(to, id=f"p{number}", title=None, company=None, company_name="", language="es")
        by = replace(by, register=register, language="es", lines=())
        subject = compose(to, by, ties, CENSUS, TODAY, taken=taken).subject
        assert re.search(r"Michigan|antiguos alumnos|estudi|carrera", subject), subject


def test_the_texts_are_whole() -> None:
    """Every slot has texts, each question one `¿…?` in 30 words, 60 patterns in each register."""
    roots = [shipped("templates")]
    counts = {slot: len(options(slot, roots, "es")) for slot in SLOTS}
    assert min(counts.values()) >= 1
    bank = options("question", roots, "es")
    for option in bank:
        assert option.source.endswith("?")
        assert option.source.count("¿") == option.source.count("?") == 1
        assert len(option.source.split()) <= 30
    for register in ("warm", "formal"):
        assert len({one.pattern for one in bank if register in one.needs}) >= 60


def test_the_tables_are_whole() -> None:
    """Each field has a word, and the common majors and topics do."""
    with (shipped("data") / "fields.csv").open(encoding="utf-8") as file:
        fields = [row["id"] for row in csv.DictReader(file)]
    assert [field for field in fields if not spanish.field(field, "")] == []
    assert len(values("es", "majors")) >= 90
    assert len(values("es", "topics")) >= 80
    assert spanish.topic("content strategist") != craft.craft("content strategist")
