"""Repairs: every kind of breakage, in sentences of our own; what is whole stays whole."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.intake.reports import report_from_text
from dragoman.reading.passages import passages
from dragoman.reading.repair import repair
from dragoman.record.report import Block, Report


def report_of(text: str, language: str | None = "en", kind: str = "body") -> Report:
    """A report of one block per line."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(at, at + len(line), kind))  # type: ignore[arg-type]
        at += len(line) + 1
    return Report(id="r1", path="a.txt", text=text, language=language, blocks=tuple(blocks))


BROKEN = [
    ("en", "They spoke of fishing rightsNorwegian trawlers stayed away.", "fishing rights Norwegian trawlers", "split"),
    ("en", "She called the dam “safe”While engineers packed up.", "“safe” While", "split"),
    ("en", "“We will rebuild the pier.”The mayor of Split left.", "pier.” The", "split"),
    ("en", "The vote on watersharing rulesaccording to the ministry was late.", "rules according", "split"),
    ("en", "The pumps failed.Nobody came for hours.", "failed. Nobody", "split"),
    ("en", "The risk of flooding was kept small.especially downstream.", "small especially", "join"),
    ("en", "The army bought pumps and boats. used in flood relief.", "boats used in", "join"),
    ("de", "Die Pumpen wurden geprüft , bevor das Wasser stieg .", "geprüft, bevor das Wasser stieg.", "space"),
    ("de", "Die Wasser\u00adwerke melden nichts.", "Die Wasserwerke melden", "hyphen"),
    ("fr", "FranÃ§ois a signÃ© le traitÃ©.", "François a signé le traité.", "encoding"),
    ("en", "He called it â€œa triumphâ€\x9d at the dock.", "“a triumph”", "encoding"),
    ("en", "“We open the lock on Friday.”. The crowd cheered.", "Friday.” The", "quote"),
    ("en", "She studied at the Royal College. . Lisbon was next.", "College. Lisbon", "space"),
]


@pytest.mark.parametrize(("language", "text", "expected", "what"), BROKEN)
def test_repair_mends_what_is_broken(language: str, text: str, expected: str, what: str) -> None:
    reading_text = repair(report_of(text, language))
    assert expected in reading_text.text
    assert what in {repair.what for repair in reading_text.repairs}
    for found in reading_text.repairs:
        assert text[found.start : found.end] == found.before != found.after


WHOLE = [
    ("en", "McCarthy, MacDonald and DeSantis met OpenAI, YouTube and the iPhone maker."),
    ("en", "The tideHaul service paid; tideHaul denies it."),
    ("en", "“Amen” he said, and the U.S. Navy left at 4 p.m. on Monday."),
    ("en", "See harbour.example.com or write to desk@port.org about J.D. Moore."),
    ("en", "It is unclear, e.g. whether approx. five boats (i.e. the old ones) sank."),
    ("de", "Die BürgerInnen und die Nordsee GmbH trafen sich am 3. Mai z. B. in Husum."),
    ("de", "Papst Pius XII. starb, die „Welle“-Redaktion trauerte."),
    ("en", "The price rose... and fell . . . and rose again."),
    ("en", "Thereafter the meanwhile repaired gate held, enduring everything."),
]


@pytest.mark.parametrize(("language", "text"), WHOLE)
def test_repair_leaves_what_is_whole(language: str, text: str) -> None:
    reading_text = repair(report_of(text, language))
    assert (reading_text.text, reading_text.repairs) == (text, ())


def test_repair_reads_guillemets_without_their_blanks_silently() -> None:
    reading_text = repair(report_of("« Pourquoi ? » demande-t-elle : «\u00a0Rien ne va !\u00a0»", "fr"))
    assert (reading_text.text, reading_text.repairs) == ("«Pourquoi ?» demande-t-elle : «Rien ne va !»", ())


def test_repair_reads_blanks_as_spaces_silently() -> None:
    reading_text = repair(report_of("At\u00a010\u202fo’clock\u200b."))
    assert (reading_text.text, reading_text.repairs) == ("At 10 o’clock.", ())


def test_plain_straightens_marks_and_keeps_length() -> None:
    reading_text = repair(report_of("„Ja“, «oui», “yes”, it’s ‘so’"))
    assert reading_text.plain == '"Ja", "oui", "yes", it\'s \'so\''


def test_span_leads_back_to_exactly_the_characters() -> None:
    text = "Die Was\u00adser\u00adwerke melden , dass FranÃ§ois kommt."
    reading_text = repair(report_of(text, "de"))
    for word, received in [("Wasserwerke", "Was\u00adser\u00adwerke"), ("Was", "Was"), ("melden,", "melden ,"),
                           ("François", "FranÃ§ois"), ("kommt", "kommt")]:  # fmt: skip
        at = reading_text.text.index(word)
        start, end = reading_text.span(at, at + len(word))
        assert text[start:end] == received


def test_repair_stays_out_of_furniture() -> None:
    text = "homeNews , shareThis"
    reading_text = repair(report_of(text, kind="furniture"))
    assert (reading_text.text, reading_text.repairs) == (text, ())


def test_fragments_join_only_in_a_mangled_report() -> None:
    tail = "The dam was closed in spring. After heavy rain in the hills."
    mangled = (
        "They spoke of fishing rightsNorwegian boats left. The pumps were sold. used in harbours. "
        "She called it “safe”While he laughed. " + tail
    )
    assert "in spring. After" in repair(report_of("The sun rose at six. " * 20 + tail)).text
    assert "in spring, After" in repair(report_of(mangled)).text


PIECES = st.lists(
    st.sampled_from([
        "The", "dam", "rights", "Norwegian", "U.S.", "FranÃ§ois",
        "â€œ", "“", "”", "„", "\"", "«", "»", "''", ",,", " ", "  ", "\u00a0",
        "\u00ad", "\u200b", ". ", ".", "?", "!", "…", ". . ", ",", " ,", "\n", "\r\n",
        "used", "said", "he", "(", ")", "3.", "iPhone", "é", "ß", "中文。",
    ]),
    max_size=40,
).map("".join)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(PIECES, st.sampled_from(["en", "de", "fr", "xx", None]))
def test_offsets_lead_to_the_same_characters(text: str, language: str | None) -> None:
    report = report_of(text, language)
    reading_text = repair(report)
    assert len(reading_text.offsets) == len(reading_text.text) + 1 == len(reading_text.ends) + 1
    assert len(reading_text.plain) == len(reading_text.text)
    assert list(reading_text.offsets) == sorted(reading_text.offsets)
    assert list(reading_text.ends) == sorted(reading_text.ends)
    mended = {place for repair in reading_text.repairs for place in range(repair.start, repair.end)}
    for char, start, end in zip(reading_text.text, reading_text.offsets, reading_text.ends, strict=False):
        received = report.text[start:end]
        blank = char == " " and (not received or received.isspace() or received.startswith("."))
        marks = received.replace("\u200b", "")  # a mark that shows nothing is left out
        assert received == char or blank or start in mended or marks in ("''", ",,")


@settings(max_examples=300, deadline=None)
@given(PIECES, st.sampled_from(["en", "de", "fr", None]))
def test_every_told_character_is_in_one_passage(text: str, language: str | None) -> None:
    report = report_of(text, language)
    found = passages(repair(report), report)
    spans = [(passage.start, passage.end) for passage in found]
    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    for place, char in enumerate(report.text):
        if not char.isspace() and char not in "\u00ad\u200b":
            assert sum(start <= place < end for start, end in spans) == 1
    for passage in found:
        assert passage.text == passage.text.strip()
        assert len(passage.offsets) == len(passage.text) + 1 == len(passage.plain) + 1


def test_a_hand_wrapped_paragraph_is_read_as_one_line():
    text = (
        "The harbour of Durban stayed closed on Sunday after a crane had fallen\ninto the basin, its master said. "
        "Nobody was hurt, but eleven ships had to\nwait outside until the basin could be searched by divers of the\n"
        "coast guard.\n\nThe crane had been built in 1974 and was to be pulled down next year, the\n"
        "port authority said on Monday. It had been inspected in May, and nothing\nhad been found.\n"
    )
    report = report_from_text(text)
    found = passages(repair(report), report)
    assert [passage.text for passage in found] == [
        "The harbour of Durban stayed closed on Sunday after a crane had fallen into the basin, its master said.",
        "Nobody was hurt, but eleven ships had to wait outside until the basin could be searched by divers of the "
        "coast guard.",
        "The crane had been built in 1974 and was to be pulled down next year, the port authority said on Monday.",
        "It had been inspected in May, and nothing had been found.",
    ]
    assert all(not passage.health for passage in found)
