"""Cautions: one per kind and cause, about all it touches."""

from __future__ import annotations

import pytest
from building import Plot, Telling, count

from dragoman.intake.reports import report_from_text
from dragoman.reconciling.calendar import read_calendar
from dragoman.reconciling.cautions import cautions
from dragoman.reconciling.differences import differences
from dragoman.reconciling.facts import join_facts
from dragoman.reconciling.soundness import translation_notes
from dragoman.record.lines import Caution


def warn(plot: Plot, language: str = "en") -> dict[str, Caution]:
    desk, cast, happenings = plot.desk(), plot.cast(), plot.happenings()
    facts = join_facts(desk, read_calendar(desk), cast, happenings)
    differing = differences(desk, facts, cast=cast, happenings=happenings)
    found = cautions(desk, cast=cast, facts=facts, differences=differing, language=language)
    assert len({caution.kind for caution in found}) == len(found)
    return {caution.kind: caution for caution in found}


def toll(report: Telling, number: int, by: str | None = None) -> str:
    host = report.occurrence("The ferry sank")
    report.quantity("So many", count(number), "dead", host, by=by)
    return host


def test_cautions_name_undated_reports_together():
    plot = Plot()
    plot.report("The ferry sank.", "2031-05-12")
    undated = [plot.report("A ferry went down."), plot.report("A ship was lost.")]
    found = warn(plot)
    assert set(found) == {"undated"}
    assert set(found["undated"].about) == {report.id for report in undated}
    assert found["undated"].label == "no date: B and C"


def test_cautions_a_sound_story_has_none():
    plot = Plot()
    hosts = [toll(plot.report(f"The ferry sank. So many died, {n}.", "2031-05-12"), 12) for n in range(3)]
    plot.happening(*hosts)
    assert warn(plot) == {}


def test_cautions_one_voice_behind_several_sources():
    plot = Plot()
    hosts, names = [], []
    for number in range(3):
        report = plot.report(f"The ferry sank, {number}. So many died, Odd Berg said.", "2031-05-12")
        names.append(report.name("Odd Berg"))
        hosts.append(toll(report, 12, by=names[-1]))
    plot.actor("Odd Berg", *names)
    plot.happening(*hosts)
    found = warn(plot)
    assert set(found) == {"one_voice"}
    assert "Odd Berg" in found["one_voice"].why


def test_cautions_slip_lists_its_difference_and_the_suspect():
    plot = Plot()
    sound = plot.report("The ferry sank. So many died.", "2031-05-12")
    broken = plot.report("The ferry sank too. So many died of.", "2031-05-12", broken=[1])
    plot.happening(toll(sound, 35), toll(broken, 53))
    found = warn(plot)["slip"]
    assert broken.id in found.about and found.derived_from == found.about[:1]


def test_cautions_families_of_two_are_not_independent():
    plot = Plot()
    reports = [plot.report(f"The ferry sank, {n}.", "2031-05-12", family="wire") for n in range(2)]
    found = warn(plot)["not_independent"]
    assert set(found.about) == {report.id for report in reports}
    assert found.why == "A and B count as one source: They share most of their sentences."


def test_cautions_machine_translation_needs_many_broken_sentences():
    plot = Plot()
    plot.report("One in eight. " * 8, "2031-05-12", broken=[1])
    plot.report("Two of a short text. " * 4, "2031-05-12", broken=[1, 2])
    torn = plot.report("Two in ten. " * 10, "2031-05-12", broken=[1, 2])
    found = warn(plot)
    assert set(found) == {"machine_translation"}
    assert found["machine_translation"].about == (torn.id,)


NOTES = [
    ("Lake Post\n[Automatic translation from the Spanish]", "Automatic translation from the Spanish"),
    ("Seeblatt\n(Automatische Übersetzung aus dem Spanischen)", "Automatische Übersetzung aus dem Spanischen"),
    ("Seeblatt – maschinell übersetzt aus dem Englischen", "maschinell übersetzt aus dem Englischen"),
    ("Le Lac\nTraduction automatique de l'espagnol", "Traduction automatique de l'espagnol"),
    ("La Voz\nTraducción automática del inglés", "Traducción automática del inglés"),
    ("Lake Post\nThis article was translated automatically.", "This article was translated automatically"),
    (
        "Seeamt\nPressedienst — Übersetzung: maschinell, aus dem Spanischen",
        "Übersetzung: maschinell, aus dem Spanischen",
    ),
    ("Statement for the media (translated automatically from Finnish)", "translated automatically from Finnish"),
    ("Lac\nCommuniqué [traduit par machine du finnois]", "traduit par machine du finnois"),
    ("Lake Post\nMachine translation fails in court again", None),
    ("Lake Post\nTranslated by Jane Doe", None),
]


@pytest.mark.parametrize(("head", "note"), NOTES, ids=[head for head, _ in NOTES])
def test_a_note_of_a_machine_translation_is_found(head: str, note: str | None) -> None:
    body = "The bridge over the lake closed on Monday after a crack was found, the county said.\n"
    report = report_from_text(f"{head}\n\nBridge closes after crack\n\n{body}\n{body.replace('lake', 'river')}")
    assert [evidence.text for evidence in translation_notes(report)] == ([note] if note else [])


def test_cautions_garbled_names_tell_which_and_where():
    plot = Plot()
    a = plot.report("Captain Tove Lindqvist spoke.", "2031-05-12")
    b = plot.report("Captain Tove Linkvist spoke.", "2031-05-13")
    forms = {"Tove Linkvist": ("misspelling", "One letter off.")}
    plot.actor("Tove Lindqvist", a.name("Tove Lindqvist"), b.name("Tove Linkvist"), forms=forms)
    assert warn(plot)["garbled_names"].why == "B garbled names: Tove Linkvist (B) for Tove Lindqvist."
    assert warn(plot, "de")["garbled_names"].label == "verstümmelte Namen: B"
