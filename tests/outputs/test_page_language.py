"""What the page says in its own language, once, and where it stops repeating what stands beside it."""

from __future__ import annotations

from typing import Any

import pytest
from invented_story import ABOARD, CRASH, HURT, IDS, cited
from msgspec.structs import replace
from page_reading import PageReader

from dragoman.outputs.dossier import dossier
from dragoman.outputs.page.differences import difference_view, gravest_first, gravity, reason
from dragoman.outputs.page.facts import fact_view
from dragoman.outputs.page.remarks import remark_view
from dragoman.outputs.page.setting import Setting
from dragoman.outputs.page.standing import caution_view, ledger_view
from dragoman.outputs.page.telling import told_by
from dragoman.record.lines import Account, Caution, Difference, SideAccount
from dragoman.record.record import Record
from dragoman.record.values import Amount, TextValue

REASONS = [
    ("A, B and D: “three”; C: “vier”: these exclude each other.", "These exclude each other."),
    ("A: “drei”; B und C: “vier”: Das schließt einander aus.", "Das schließt einander aus."),
    ("A: “a “serious” basis”; B: “no basis”: the wording shifted.", "The wording shifted."),
    ("AB: “three”; C: “four”: the later report brings the figure up to date.",
     "The later report brings the figure up to date."),
]  # fmt: skip
KEPT = [
    "A person gave this verdict: the desk knows “three”: yes.",
    "The same words are Lena Aakjær's in A and Jonas Vittrup's in B.",
    "Wittrup (B) for Vittrup: one letter apart.",
    "Five and a half hours are more than five.",
]


@pytest.mark.parametrize(("why", "told"), REASONS)
def test_a_reason_leaves_out_the_readings_that_stand_above_it(why: str, told: str) -> None:
    assert reason(why) == told


@pytest.mark.parametrize("why", KEPT)
def test_a_reason_without_readings_stays_whole(why: str) -> None:
    assert reason(why) == why


@pytest.mark.parametrize(
    ("property_name", "of", "told"),
    [
        ("injured", "Menschen", "4"),
        ("participants", "personnes", "4"),
        ("aboard", None, "4"),
        ("count", "boats", "4 boats"),
        ("measure", "Schiffe", "4 Schiffe"),
        ("unheard_of", "boats", "4 boats"),
        (None, "boats", "4 boats"),
    ],
)
def test_what_a_property_counts_is_not_said_again(
    property_name: str | None, of: str | None, told: str, record: Record
) -> None:
    assert Setting(record, "en").say(Amount(min=4, max=4, of=of), property_name) == told


def about(record: Record, **told: Any) -> Record:
    """The record with its first difference told otherwise, and no other."""
    return replace(record, differences=(replace(record.differences[0], **told),))


def headed(record: Record) -> str:
    """What the first difference is called."""
    return difference_view(record.differences[0], Setting(record, "en")).head


def test_a_difference_is_not_called_by_the_words_of_one_of_its_readings(record: Record) -> None:
    words = "Jonas Vittrup said the ship had lost power"
    sides = (
        SideAccount(reports=(IDS["A"],), value=TextValue(text=words), evidence=(cited("A", words),)),
        SideAccount(reports=(IDS["B"],), value=TextValue(text="x"), evidence=(cited("B", "Vier Menschen"),)),
    )
    power = next(one.id for one in record.remarks if one.label.startswith("Harbour"))
    told = about(record, label=words, property=None, kind="polarity", accounts=sides, about=(power,))
    assert headed(told) == "Yes or no: Jonas Vittrup"
    assert headed(about(told, about=(power, CRASH))) == "Yes or no"
    assert headed(about(record, label="accident", property="dead")) == "Accident"
    assert headed(record) == "Injured in the accident in Sandmark"


def test_a_reading_is_told_in_the_language_of_the_page_where_it_can_be(record: Record) -> None:
    told = difference_view(record.differences[0], Setting(record, "en")).readings
    assert "".join(piece.text for piece in told[0].pieces) == "three people"
    german = about(
        record,
        accounts=(
            replace(
                record.differences[0].accounts[0],
                evidence=(cited("A", "three people"), cited("B", "Vier Menschen"), cited("C", "trois blessés")),
            ),
            record.differences[0].accounts[1],
        ),
    )
    reading = difference_view(german.differences[0], Setting(german, "de")).readings[0]
    assert reading.lang == "de"


def test_a_tag_says_in_what_reports_differ_and_how(record: Record) -> None:
    setting = Setting(record, "en")
    assert [(one.text, one.verdict) for one in setting.differences_about(CRASH)] == [
        ("injured: contradiction", "conflict")
    ]
    assert [one.text for one in setting.differences_about(HURT)] == ["contradiction"]
    unnamed = about(record, property=None, kind="wording", verdict="drift")
    assert [one.text for one in Setting(unnamed, "en").differences_about(CRASH)] == ["wording: wording shifted"]
    twice = replace(record, differences=(record.differences[0], replace(record.differences[0], id="d2")))
    assert len(Setting(twice, "en").differences_about(CRASH)) == 1


def test_a_contested_fact_is_told_with_all_its_values(record: Record) -> None:
    facts = {one.id: fact_view(one, Setting(record, "en")) for one in record.facts}
    assert [(one.value, one.sigla) for one in facts[HURT].readings] == [("3", "A C D"), ("4", "B")]
    assert facts[ABOARD].readings == ()


def test_words_are_shown_in_the_language_of_the_page_where_reports_agree(record: Record) -> None:
    storm = [
        Account(report=IDS[one], by=None, value=TextValue(text=text, language=tongue), evidence=(cited(one, text),))
        for one, text, tongue in (("B", "die Nordmole", "de"), ("A", "the north quay", "en"))
    ]
    fact = replace(record.facts[2], property="cause", value=storm[0].value, accounts=tuple(storm), standing="agreed")
    told = replace(record, facts=(fact,))
    shown = [Setting(told, one).best(fact).text for one in ("en", "de")]  # type: ignore[union-attr]
    assert shown == ["the north quay", "die Nordmole"]
    assert Setting(told, "en").best(replace(fact, standing="contested")) == storm[0].value


def test_a_ledger_line_links_those_its_head_names_and_is_told_in_a_reports_words(record: Record) -> None:
    name = Setting(record, "en").name(record.ledger[0].parties[0])
    line = replace(record.ledger[0], label=f"commitment {name}: habe der Reederei Hilfe zugesagt")
    view = ledger_view(line, Setting(replace(record, ledger=(line,)), "en"))
    assert "".join(one.text for one in view.head) == f"Commitment {name}"
    assert [one.text for one in view.head if one.href] == [name]
    assert name not in [one.text for one in view.parties]
    assert view.told.text.endswith("habe der Reederei Hilfe zugesagt") and view.told.language == "German"


def test_a_label_that_is_a_whole_sentence_leads_to_it(record: Record) -> None:
    crash = replace(
        record.occurrences[0],
        label="The ferry Tern struck the north quay of Sandmark harbour on Tuesday morning, injuring three people.",
        evidence=(cited("A", "injuring three people"),),
    )
    told = told_by(crash, Setting(replace(record, occurrences=(crash,)), "en"))
    assert [one.siglum for one in told.cites] == ["A"] and told.text == crash.label


def test_the_first_screen_tells_a_remark_in_the_language_of_the_page(record: Record) -> None:
    fast = record.remarks[0]
    told = replace(fast, wordings=(fast.wordings[1], fast.wordings[0]))
    views = {one: remark_view(told, Setting(record, one)) for one in ("en", "de")}
    assert (views["en"].lead.lang, views["de"].lead.lang) == ("en", "de")
    machine = Caution(
        id="c9", kind="machine_translation", label="x", about=(IDS["B"],), why="x", derived_from=(IDS["B"],)
    )
    assert remark_view(told, Setting(replace(record, cautions=(machine,)), "de")).lead.lang == "en"


def test_a_quotation_ends_without_the_comma_before_the_verb_of_saying(record: Record) -> None:
    view = remark_view(record.remarks[0], Setting(record, "en"))
    assert view.wordings[0].text == "We saw her come in far too fast"


def test_a_caution_links_to_the_lines_it_is_about_instead_of_listing_them(record: Record) -> None:
    label = record.differences[0].label
    slip = replace(
        record.cautions[0],
        kind="slip",
        about=(record.differences[0].id,),
        why=f"Don't take it over unchecked: {label}.",
    )
    view = caution_view(slip, Setting(replace(record, cautions=(slip,)), "en"))
    assert view.why == "Don't take it over unchecked:"
    assert [one.text for one in view.about] == ["injured in the accident in Sandmark"]
    names = caution_view(record.cautions[1], Setting(record, "en"))
    assert (names.why, names.about) == (record.cautions[1].why, ())


def test_differences_are_sorted_alike_on_page_and_terminal(record: Record) -> None:
    setting = Setting(record, "en")
    views = gravest_first([difference_view(one, setting) for one in record.differences])
    ordered: list[Difference] = sorted(record.differences, key=gravity)
    assert [one.line.id for one in views] == [one.id for one in ordered]


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_verdict_met_is_explained_where_reports_differ(language: str, record: Record) -> None:
    page = dossier(record, language=language)
    words = Setting(record, language).words
    means = words["verdict_means"]
    met = {one.verdict for one in record.differences}
    assert all((text in page) == (verdict in met) for verdict, text in means.items())
    assert set(means) == set(words["verdict"]) and PageReader(page).faults == []


@pytest.mark.parametrize(
    ("label", "property_name", "head"),
    [
        ("bail: three people · Vier Menschen", "bail", "Bail, {}"),
        ("bail of Tern: three people · Vier Menschen", "bail", "Bail of Tern"),
        ("fine: three people · Vier Menschen", "bail", "Fine"),
    ],
)
def test_a_property_alone_is_told_with_its_happening(label: str, property_name: str, head: str, record: Record) -> None:
    crash = Setting(record, "en").head_link(next(one for one in record.occurrences if one.id == CRASH)).text
    assert headed(about(record, label=label, property=property_name)) == head.format(crash)
