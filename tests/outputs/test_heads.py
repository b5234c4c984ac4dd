"""What a happening is called: from the record, in the page's language; a report's words stand below as a quotation."""

from __future__ import annotations

import re
from typing import Any

import pytest
from invented_story import cited, line, sample_record
from msgspec.structs import replace

from dragoman.outputs.dossier import dossier
from dragoman.outputs.heads import head_of_occurrence
from dragoman.outputs.page.setting import Setting
from dragoman.outputs.value_words import name_of
from dragoman.record.lines import Account, Actor, Fact, NameForm, Occurrence
from dragoman.record.reading import Role
from dragoman.record.record import Record
from dragoman.record.values import Duration, Place, StatusValue, Time

HOUR = 3600.0
WORDS = cited("A", "A hearing planned for Wednesday was postponed")


def actor(name: str, kind: str = "person", language: str = "en") -> Actor:
    """An actor told in one form."""
    form = NameForm(form=name, language=language, status="canonical", why="", evidence=(WORDS,))
    return Actor(**line("actors", name), kind=kind, name=name, names=(form,))  # type: ignore[arg-type]


ANN, BEN, CREW, MANNSCHAFT = actor("Ann"), actor("Ben"), actor("crew", "unnamed"), actor("Matrosen", "unnamed", "de")
CAST = {one.id: one for one in (ANN, BEN, CREW, MANNSCHAFT)}


def happening(kind: str, *roles: tuple[str, Actor], key: str = "x", **told: Any) -> Occurrence:
    """A happening with its parties."""
    parties = tuple(Role(role, one.id) for role, one in roles)
    told = {"status": "held", "label": WORDS.text, "evidence": (WORDS,)} | told
    return Occurrence(**line("occurrences", key), kind=kind, roles=parties, **told)


def story(*occurrences: Occurrence, facts: tuple[Fact, ...] = (), first: tuple[str, ...] = ()) -> Record:
    """The invented reports with other happenings."""
    record = sample_record()
    return replace(
        record,
        occurrences=occurrences,
        facts=facts,
        actors=(*CAST.values(),),
        remarks=(),
        differences=(),
        points=(),
        ledger=(),
        decisions=(),
        cautions=(),
        story=replace(record.story, first=first),
    )


PORT = Place(name="Sandmark")
CASES = [
    (happening("meeting", ("participant", ANN), ("participant", BEN)), "Meeting Ann–Ben", "Treffen Ann–Ben"),
    (happening("visit", ("visitor", ANN), place=PORT), "Visit Ann → Sandmark", "Besuch Ann → Sandmark"),
    (happening("visit", ("host", BEN), ("visitor", ANN)), "Visit Ann → Ben", "Besuch Ann → Ben"),
    (happening("visit", ("visitor", ANN)), "Visit Ann", "Besuch Ann"),
    (happening("invitation", ("invited", BEN), ("inviter", ANN)), "Invitation Ann → Ben", "Einladung Ann → Ben"),
    (happening("invitation", ("invited", BEN)), "Invitation → Ben", "Einladung → Ben"),
    (happening("resignation", ("resigned", BEN)), "Resignation Ben", "Rücktritt Ben"),
    (happening("accident", place=PORT), "Accident", "Unglück"),
    (happening("phone_in"), "Phone in", "Phone in"),
    (
        happening("detention", ("authority", ANN), ("detained", CREW), ("detained", MANNSCHAFT)),
        "Detention Ann → crew",
        "Festnahme Ann → Matrosen",
    ),
    (happening("meeting", *[("participant", actor(name)) for name in "PQ"]), "Meeting", "Treffen"),
]


@pytest.mark.parametrize(("occurrence", "english", "german"), CASES, ids=[case[1] for case in CASES])
def test_head_tells_kind_and_parties_in_the_pages_language(occurrence: Occurrence, english: str, german: str) -> None:
    told = [head_of_occurrence(occurrence, CAST, language).text for language in ("en", "de")]
    assert told == [english, german]


def test_head_names_four_parties_and_counts_the_rest() -> None:
    many = [actor(name) for name in "PQRSTU"]
    head = head_of_occurrence(
        happening("talks", *[("participant", one) for one in many]), {one.id: one for one in many}, "en"
    )
    assert head.text == "Talks P–Q–R–S +2"


def test_occurrence_stands_with_head_date_place_and_below_a_reports_words() -> None:
    meeting = happening(
        "meeting",
        ("participant", ANN),
        ("participant", BEN),
        place=PORT,
        time=Time(edtf="2031-03-04"),
        status="planned",
    )
    page = dossier(story(meeting, first=(meeting.id,)), language="de")
    first = re.sub(r"\s+", " ", page[page.index('id="first"') : page.index('id="occurrences"')])
    assert (
        '<span class="tag status">geplant</span> '
        f'<a class="to" href="#{meeting.id}">Treffen Ann–Ben</a>'
        ' <small class="beside">Di, 4. März 2031 · Sandmark</small>' in first
    )
    below_head = first[first.index('<p class="told">') :]
    assert re.match(f'<p class="told"><q lang="en">{WORDS.text}</q> .*?<small>Englisch</small></p>', below_head)
    below = page[page.index('id="occurrences"') :]
    assert '<small class="beside">Sandmark</small>' in below
    assert f'<q lang="en">{WORDS.text}</q>' in below and f'<a class="to" href="#{ANN.id}">Ann</a>' in below


def test_happenings_alike_are_told_apart() -> None:
    lines = [
        happening("visit", ("visitor", ANN), place=PORT, key=str(number), time=time, status=status)
        for number, (time, status) in enumerate(
            [(Time(edtf="2031-03"), "held"), (Time(edtf="2031-04"), "held"), (Time(edtf="2031-03"), "postponed")]
        )
    ]
    setting = Setting(story(*lines), "en")
    links = [setting.line_link(one.id) for one in lines]
    assert [link.text for link in links if link] == [
        "Visit Ann → Sandmark, March 2031",
        "Visit Ann → Sandmark, April 2031",
        "Visit Ann → Sandmark, March 2031 (postponed)",
    ]


def lasting(about: str, *hours: float, standing: str) -> Fact:
    """How long something took."""
    values = [Duration(seconds_min=one * HOUR, seconds_max=one * HOUR) for one in hours]
    accounts = tuple(Account(report=WORDS.report, by=None, value=one, evidence=(WORDS,)) for one in values)
    return Fact(
        **line("facts", about),
        label="length",
        about=about,
        property="duration",
        value=values[0],
        standing=standing,  # type: ignore[arg-type]
        independent=1,
        counted=(0,),
        accounts=accounts,
    )


@pytest.mark.parametrize(("standing", "told"), [("sole", "2 h"), ("refined", "2 h"), ("contested", "2 h / 3 h")])
def test_length_stands_beside_the_head_with_both_readings_where_contested(standing: str, told: str) -> None:
    meal = happening("meal", ("participant", ANN))
    page = dossier(story(meal, facts=(lasting(meal.id, 2, 3, standing=standing),), first=(meal.id,)))
    assert page.count(f'<small class="beside">{told}</small>') == 2


@pytest.mark.parametrize(("status", "tags"), [("postponed", 2), ("cancelled", 2), ("planned", 0), ("held", 0)])
def test_fact_of_what_fell_through_says_so(status: str, tags: int) -> None:
    visit = happening("visit", ("visitor", ANN), status=status)
    fact = lasting(visit.id, 2, standing="sole")
    page = dossier(story(visit, facts=(fact,), first=(fact.id,)))
    assert page.count(f'<span class="tag status">{status}</span>:') == tags


def test_fact_about_the_status_itself_carries_no_status() -> None:
    visit = happening("visit", ("visitor", ANN), status="postponed")
    value = StatusValue(status="postponed")
    account = Account(report=WORDS.report, by=None, value=value, evidence=(WORDS,))
    fact = replace(lasting(visit.id, 2, standing="sole"), property="status", value=value, accounts=(account,))
    assert Setting(story(visit), "en").fell_through((visit.id,), "date") == "postponed"
    assert '<span class="tag status">postponed</span>:' not in dossier(story(visit, facts=(fact,)))


def test_difference_of_what_fell_through_says_so(record: Record) -> None:
    crash = replace(record.occurrences[0], status="cancelled")
    page = dossier(replace(record, occurrences=(crash, *record.occurrences[1:])))
    place = page[page.index(f'class="line difference" id="{record.differences[0].id}"') :]
    assert (
        '<span class="tag status">cancelled</span> <span class="tag verdict-conflict">'
        in place[: place.index("</div>")]
    )


INVITED = ("invitation", ("inviter", ANN), ("invited", BEN))


def test_visit_told_by_the_words_of_its_invitation_stands_in_its_line() -> None:
    asked = happening(*INVITED, key="asked", status="accepted", place=PORT)
    visit = happening("visit", ("visitor", BEN), key="visit", status="accepted", place=PORT)
    page = dossier(story(asked, visit, first=(asked.id, visit.id)))
    assert page.count('class="line occurrence"') == 1 and page.count(f'id="{visit.id}"') == 1
    item = page[page.index(f'class="line occurrence" id="{asked.id}"') :]
    item = item[: item.index("</li>")]
    told = re.sub(r"<[^>]+>|\s+", " ", item)
    assert re.search(r"accepted +Invitation +Ann +→ +Ben +↳ +accepted +Visit +Ben +→ Sandmark", told)
    assert told.count("Sandmark") == 1
    first = page[page.index('id="first"') : page.index('id="sources"')]
    assert first.count("<li") == 1 and f'href="#{visit.id}"' in first


@pytest.mark.parametrize(
    ("kind", "words", "lines"),
    [("visit", "It is now set for Friday.", 2), ("ceremony", WORDS.text, 2), ("meeting", WORDS.text, 1)],
)
def test_what_other_words_tell_stays_a_line_of_its_own(kind: str, words: str, lines: int) -> None:
    asked = happening(*INVITED, key="asked")
    other = happening(kind, ("participant", BEN), key="other", evidence=(cited("A", words),))
    page = dossier(story(asked, other, first=(other.id,)))
    assert page.count('class="line occurrence"') == lines
    assert page.count(f'id="{other.id}"') == 1
    assert f'href="#{other.id}"' in page[page.index('id="first"') : page.index('id="occurrences"')]


def test_description_starts_small_where_a_report_writes_it_so() -> None:
    media = actor("State media", "unnamed")
    small = replace(media, names=(*media.names, replace(media.names[0], form="state media")))
    assert [name_of(one) for one in (media, small, replace(small, kind="person"))] == [
        "State media",
        "state media",
        "State media",
    ]
