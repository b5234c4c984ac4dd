"""Which wordings of several reports are one utterance, and which stay apart."""

from __future__ import annotations

from struct import pack

import pytest
from building import Plot, Telling, count
from msgspec.structs import replace

from dragoman.reconciling.remarks import join_remarks
from dragoman.record.evidence import MAX_EVIDENCE
from dragoman.record.lines import Remark
from dragoman.record.reading import RemarkFinding
from dragoman.record.values import Amount, Duration

ENGLISH = "The bridge is safe and every bolt was checked twice, Berg said."
GERMAN = "Die Brücke ist sicher und jede Schraube wurde zweimal geprüft, sagte Berg."
OTHER = "Die Brücke ist sicher und jede Schraube wurde zweimal geprüft, sagte Dahl."
SAID = ENGLISH.removesuffix(", Berg said.")
GESAGT = GERMAN.removesuffix(", sagte Berg.")


def remarks_of(plot: Plot) -> tuple[Remark, ...]:
    return join_remarks(plot.desk(), cast=plot.cast()).remarks


def indirect(telling: Telling, **more: object) -> None:
    """Makes the last finding a wording in indirect speech."""
    last = telling.findings[-1]
    assert isinstance(last, RemarkFinding)
    telling.findings[-1] = replace(last, form="indirect", **more)


def two_reports(*, german: str = GERMAN) -> tuple[Plot, Telling, Telling]:
    plot = Plot()
    return plot, plot.report(ENGLISH, "2024-05-01"), plot.report(german, "2024-05-02", language="de")


def test_remarks_join_across_languages_by_speaker_and_pair() -> None:
    plot, a, b = two_reports()
    berg = a.name("Berg"), b.name("Berg")
    a.remark(SAID, berg[0])
    b.remark(GESAGT, berg[1])
    indirect(b)
    plot.actor("Berg", *berg)
    plot.pair(a, b)
    (remark,) = remarks_of(plot)
    assert [wording.form for wording in remark.wordings] == ["direct", "indirect"]
    assert len(remark.members) == 2


def test_remarks_of_two_speakers_stay_apart_though_their_sentences_pair() -> None:
    plot, a, b = two_reports(german=OTHER)
    berg, dahl = a.name("Berg"), b.name("Dahl")
    a.remark(SAID, berg)
    b.remark(GESAGT, dahl)
    plot.actor("Berg", berg)
    plot.actor("Dahl", dahl)
    plot.pair(a, b)
    assert len(remarks_of(plot)) == 2


def test_remarks_without_pair_or_equal_words_stay_apart() -> None:
    plot, a, b = two_reports()
    berg = a.name("Berg"), b.name("Berg")
    a.remark(SAID, berg[0])
    b.remark(GESAGT, berg[1])
    plot.actor("Berg", *berg)
    assert len(remarks_of(plot)) == 2


def test_remarks_join_a_quotation_whose_speaker_is_open() -> None:
    plot, a, b = two_reports()
    berg = a.name("Berg")
    a.remark(SAID, berg)
    b.remark(GESAGT)
    speaker = plot.actor("Berg", berg)
    plot.pair(a, b)
    (remark,) = remarks_of(plot)
    assert remark.speaker == speaker


def test_remarks_leave_indirect_speech_of_an_open_speaker_alone() -> None:
    plot, a, b = two_reports()
    berg = a.name("Berg")
    a.remark(SAID, berg)
    b.remark(GESAGT)
    indirect(b)
    plot.actor("Berg", berg)
    plot.pair(a, b)
    assert len(remarks_of(plot)) == 2


def test_remarks_of_a_spokeswoman_and_her_ministry_are_one_voice() -> None:
    plot = Plot()
    a = plot.report("The bridge will open soon, Dahl said.", "2024-05-01")
    b = plot.report("Die Brücke wird bald geöffnet, teilte das Verkehrsministerium mit.", "2024-05-02", language="de")
    dahl = a.name("Dahl", office="spokesperson", office_of="Verkehrsministerium")
    body = b.name("Verkehrsministerium", "organization")
    a.remark("The bridge will open soon", dahl)
    b.remark("Die Brücke wird bald geöffnet", body)
    plot.actor("Dahl", dahl)
    plot.actor("Verkehrsministerium", body, kind="organization")
    plot.pair(a, b)
    assert len(remarks_of(plot)) == 1


def test_remarks_join_one_language_by_equal_words() -> None:
    plot = Plot()
    a = plot.report("Nobody has listened to the drivers for months, Lund said.", "2024-05-01")
    b = plot.report("Lund: Nobody has listened to the drivers in months.", "2024-05-02")
    lund = a.name("Lund"), b.name("Lund")
    a.remark("Nobody has listened to the drivers for months", lund[0])
    b.remark("Nobody has listened to the drivers in months", lund[1])
    plot.actor("Lund", *lund)
    assert len(remarks_of(plot)) == 1


def test_remarks_join_a_headline_with_its_own_quotation() -> None:
    plot = Plot()
    a = plot.report("NOBODY HAS LISTENED TO US\nNobody has listened to us, Lund said.", "2024-05-01")
    lund = a.name("Lund")
    a.remark("NOBODY HAS LISTENED TO US")
    a.remark("Nobody has listened to us", lund)
    speaker = plot.actor("Lund", lund)
    (remark,) = remarks_of(plot)
    assert remark.speaker == speaker


def test_remarks_of_one_report_stay_apart() -> None:
    plot = Plot()
    a = plot.report("The bridge is safe, Lund said. The road is open, Lund said.", "2024-05-01")
    lund = a.name("Lund")
    a.remark("The bridge is safe", lund)
    a.remark("The road is open", lund)
    plot.actor("Lund", lund)
    assert len(remarks_of(plot)) == 2


def test_remarks_keep_a_split_quotation_together() -> None:
    plot = Plot()
    a = plot.report("The bridge, Lund said, will open soon.", "2024-05-01")
    lund = a.name("Lund")
    first = a.remark("The bridge", lund)
    a.remark("will open soon", lund, continues=first)
    plot.actor("Lund", lund)
    (remark,) = remarks_of(plot)
    assert [wording.continues for wording in remark.wordings] == [None, first]


def test_remarks_of_one_speaker_join_by_equal_figures_only() -> None:
    plot = Plot()
    a = plot.report("The strike costs 14 million kroner a day, Friis said.", "2024-05-01")
    b = plot.report("Der Ausstand koste 14 Millionen Kronen am Tag, sagte Friis.", "2024-05-02", language="de")
    friis = a.name("Friis"), b.name("Friis")
    a.remark("The strike costs 14 million kroner a day", friis[0])
    b.remark("Der Ausstand koste 14 Millionen Kronen am Tag", friis[1])
    a.quantity("14 million kroner", count(14e6, unit="DKK"), "cost", None)
    plot.actor("Friis", *friis)
    assert len(remarks_of(plot)) == 2
    b.quantity("14 Millionen Kronen", count(14e6, unit="DKK"), "cost", None)
    assert len(remarks_of(plot)) == 1


def test_remarks_put_the_nearest_wording_first_and_log_every_join() -> None:
    plot, a, b = two_reports()
    berg = a.name("Berg"), b.name("Berg")
    a.remark(SAID, berg[0])
    indirect(a)
    b.remark(GESAGT, berg[1])
    plot.actor("Berg", *berg)
    plot.pair(a, b)
    sayings = join_remarks(plot.desk(), cast=plot.cast())
    (remark,) = sayings.remarks
    assert [wording.language for wording in remark.wordings] == ["de", "en"]
    (decision,) = sayings.decisions
    assert decision.what == "same"
    assert set(decision.findings) == set(remark.members) == set(sayings.of)


def test_remarks_join_one_speakers_phrases_in_like_sentences() -> None:
    plot = Plot()
    a = plot.report("Berg called the harvest “small but sweet”.", "2024-05-01")
    b = plot.report("Berg nannte die Ernte „klein, aber süß“.", "2024-05-02", language="de")
    berg = a.name("Berg"), b.name("Berg")
    for telling, words, name in ((a, "“small but sweet”", berg[0]), (b, "„klein, aber süß“", berg[1])):
        telling.remark(words, name)
        telling.findings[-1] = replace(telling.findings[-1], form="mixed")
    plot.actor("Berg", *berg)
    for alike, expected in ((0.9, 1), (0.5, 2)):
        vectors = (pack("<2e", 1.0, 0.0), pack("<2e", alike, (1 - alike**2) ** 0.5))
        for telling, vector in zip((a, b), vectors, strict=True):
            telling.segments = tuple(replace(segment, vector=vector) for segment in telling.segments)
        assert len(remarks_of(plot)) == expected


def turned(a: Telling, b: Telling, *, alike: float) -> None:
    """Gives the segments of two reports vectors so much alike."""
    vectors = (pack("<2e", 1.0, 0.0), pack("<2e", alike, (1 - alike**2) ** 0.5))
    for telling, vector in zip((a, b), vectors, strict=True):
        telling.segments = tuple(replace(segment, vector=vector) for segment in telling.segments)


def test_remarks_of_one_speaker_in_paired_but_unlike_sentences_stay_apart() -> None:
    plot, a, b = two_reports()
    berg = a.name("Berg"), b.name("Berg")
    a.remark(SAID, berg[0])
    b.remark(GESAGT, berg[1])
    plot.actor("Berg", *berg)
    plot.pair(a, b)
    for alike, expected in ((0.4, 1), (0.25, 2)):
        turned(a, b, alike=alike)
        assert len(remarks_of(plot)) == expected


@pytest.mark.parametrize(
    ("german", "expected"),
    [
        ("Niemand hat eine Schraube gelöst", 1),
        ("Jede Schraube wurde zweimal geprüft", 2),
    ],
)
def test_remarks_keep_what_is_denied_from_what_is_told(german: str, expected: int) -> None:
    plot = Plot()
    a = plot.report("Berg denied that any bolt was loose.", "2024-05-01")
    b = plot.report(f"{german}, sagte Berg.", "2024-05-02", language="de")
    berg = a.name("Berg"), b.name("Berg")
    a.remark("any bolt was loose", berg[0], stance="deny")
    indirect(a)
    b.remark(german, berg[1])
    plot.actor("Berg", *berg)
    plot.pair(a, b)
    assert len(remarks_of(plot)) == expected


@pytest.mark.parametrize(("known", "alike", "expected"), [(True, 0.51, 1), (True, 0.4, 2), (False, 0.51, 2)])
def test_remarks_join_quotations_that_no_pair_joins_by_their_likeness(known: bool, alike: float, expected: int) -> None:
    plot, a, b = two_reports()
    one = a.name("Berg")
    other = b.name("Berg") if known else None
    a.remark(SAID, one)
    b.remark(GESAGT, other)
    plot.actor("Berg", *(name for name in (one, other) if name))
    turned(a, b, alike=alike)
    assert len(remarks_of(plot)) == expected


def test_remarks_in_indirect_speech_need_like_length_for_shared_words() -> None:
    plot = Plot()
    long = "two drivers had been sent home and that he could not rule out a fault of the live wire that night"
    a = plot.report(f"Berg said {long}.", "2024-05-01")
    b = plot.report("Berg said drivers had a live wire.", "2024-05-02")
    berg = a.name("Berg"), b.name("Berg")
    for telling, words, name in ((a, long, berg[0]), (b, "drivers had a live wire", berg[1])):
        telling.remark(words, name)
        indirect(telling)
    plot.actor("Berg", *berg)
    assert len(remarks_of(plot)) == 2


def test_words_longer_than_a_citation_are_cited_in_parts() -> None:
    plot = Plot()
    said = "We owe it to them. " * 60
    telling = plot.report(f"{said}Berg said.")
    telling.remark(said.strip(), telling.name("Berg"))
    (remark,) = remarks_of(plot)
    spans = remark.wordings[0].evidence
    assert "".join(span.text for span in spans) == said.strip()
    assert max(len(span.text) for span in spans) <= MAX_EVIDENCE


@pytest.mark.parametrize(
    ("form", "alike", "expected"), [("reported", 0.5, 2), ("reported", 0.6, 1), ("direct", 0.5, 1)]
)
def test_remarks_of_a_deed_in_words_need_more_likeness_to_a_clause(form: str, alike: float, expected: int) -> None:
    plot, a, b = two_reports()
    berg = a.name("Berg"), b.name("Berg")
    a.remark(SAID, berg[0])
    a.findings[-1] = replace(a.findings[-1], form=form)
    b.remark(GESAGT, berg[1])
    indirect(b)
    plot.actor("Berg", *berg)
    plot.pair(a, b)
    turned(a, b, alike=alike)
    assert len(remarks_of(plot)) == expected


def test_remarks_of_likeness_keep_a_quotation_from_one_that_says_not() -> None:
    plot, a, b = two_reports(german="Die Brücke ist nicht sicher und keine Schraube wurde geprüft, sagte Berg.")
    berg = a.name("Berg"), b.name("Berg")
    a.remark(SAID, berg[0])
    b.remark("Die Brücke ist nicht sicher und keine Schraube wurde geprüft", berg[1])
    plot.actor("Berg", *berg)
    turned(a, b, alike=0.6)
    assert len(remarks_of(plot)) == 2


@pytest.mark.parametrize(
    ("german", "measured", "joined"),
    [
        ("Der Riss ist 20 Meter lang, sagte Berg.", ("20 Meter", Amount(min=20, max=20, unit="m")), False),
        (
            "Die Männer warten 4 Wochen, sagte Berg.",
            ("4 Wochen", Duration(seconds_min=2.4e6, seconds_max=2.4e6)),
            False,
        ),
        ("Es wurden 41 Häuser verschüttet, sagte Berg.", ("41 Häuser", Amount(min=41, max=41, of="Häuser")), True),
    ],
)
def test_remarks_that_measure_other_things_stay_apart(
    german: str, measured: tuple[str, Amount | Duration], joined: bool
) -> None:
    plot = Plot()
    a = plot.report("The mud buried 40 houses, Berg said.", "2024-05-01")
    b = plot.report(german, "2024-05-02", language="de")
    berg = a.name("Berg"), b.name("Berg")
    a.remark("The mud buried 40 houses", berg[0])
    a.quantity("40 houses", Amount(min=40, max=40, of="houses"), "count", None)
    b.remark(german.removesuffix(", sagte Berg."), berg[1])
    b.quantity(measured[0], measured[1], "count", None)
    plot.actor("Berg", *berg)
    plot.pair(a, b)
    assert len(remarks_of(plot)) == (1 if joined else 2)
