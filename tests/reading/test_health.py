"""Health: faults of sentences of our own, in clean surroundings and in mangled ones."""

from __future__ import annotations

import pytest

from dragoman.reading.passages import Passage, passages, to_sentences
from dragoman.reading.repair import repair
from dragoman.record.report import Block, BlockKind, Report

CLEAN = "The port of Bergen opened at six. Crews said the night was calm. " * 4
MANGLED = (
    "They spoke of fishing rightsNorwegian boats left. The pumps were sold. used in harbours. "
    "She called it “safe”While he laughed. The mayor saw “nothing” And he left. The crew was calm. "
)


def read(text: str, language: str | None = "en", kind: BlockKind = "body", genre: str = "news") -> tuple[Passage, ...]:
    report = Report(
        id="r",
        path="a",
        text=text,
        language=language,
        blocks=(Block(0, len(text), kind),),
        genre=genre,  # type: ignore[arg-type]
    )
    return passages(repair(report), report)


def faults_of(text: str, surroundings: str = CLEAN, language: str = "en") -> tuple[str, ...]:
    found = read(surroundings + text + " The gulls slept.", language)
    return found[-2].health


IN_CLEAN = [
    ("en", "They spoke of fishing rightsNorwegian boats left.", "glue"),
    ("en", "The pumps were sold. used in harbours.", "small_start"),
    ("en", "The mayor saw “nothing” And he left.", "marks"),
    ("en", "The mayor saw nothing” and he left.", "marks"),
    ("en", "After heavy rain in the northern hills of Norway.", "no_verb"),
]


@pytest.mark.parametrize(("language", "text", "fault"), IN_CLEAN)
def test_health_names_plain_faults(language: str, text: str, fault: str) -> None:
    assert fault in faults_of(text, language=language)


HEALTHY = [
    "Ferries sail at noon.", "“We wait,” Moore said.", "“We wait. The tide is late.”", "We wait for the tide.",
    "Why not?", "He was calm (as ever).", "No surprise there.", "The 3.5 million it cost is gone.",
    "Crews at OpenAI's rival waited…", "“Wait,” he said, “and see.”", "The “Hope” Foundation paid.",
]  # fmt: skip


@pytest.mark.parametrize("text", HEALTHY)
def test_health_of_a_clean_report_is_clean(text: str) -> None:
    assert faults_of(text) == ()


DOUBTFUL = [
    ("Planned after a visit by engineers from Bergen.", "torn"),
    ("We never met the mayor again.", "out_of_keeping"),
    (
        "Ships based in the northern harbour of Bergen and built in the years before the long war against the sea.",
        "no_verb",
    ),
    ("The council backed a new pier The work was stopped.", "torn"),
    ("Engineer Moore was appointed.", "torn"),
    ("The two mayors agreed “Open the lock in early spring” at the pier of the town.", "marks"),
]


@pytest.mark.parametrize(("text", "fault"), DOUBTFUL)
def test_health_doubts_more_in_a_mangled_report(text: str, fault: str) -> None:
    mangled = [passage for passage in read(MANGLED + "The crew was calm all night long. " + text) if passage.health]
    assert fault in mangled[-1].health
    assert mangled[-1].text.endswith(text)
    assert fault not in faults_of(text)


def test_health_spares_whole_sentences_of_a_mangled_report() -> None:
    found = read(MANGLED + "The minister of fisheries said the boats would return on Monday. “It is late,” he said.")
    assert [passage.health for passage in found[-2:]] == [(), ()]


@pytest.mark.parametrize("kind", ["headline", "subhead", "caption"])
def test_health_asks_no_verb_of_headlines_and_captions(kind: BlockKind) -> None:
    assert [passage.health for passage in read("Ferries and pumps. Boats of the old northern harbour.", kind=kind)] == [
        (),
        (),
    ]


def test_health_allows_quotations_over_paragraphs() -> None:
    opens_anew = "“The tide is late today.\n“We wait for it,” he said.\nThe crew slept."
    closes_later = "He said: “The tide is late today.\nWe wait for it.” The crew slept."
    assert not any(passage.health for text in (opens_anew, closes_later) for passage in read(text))


def test_health_says_nothing_of_verbs_in_an_unknown_language() -> None:
    assert not any(passage.health for passage in read("Uno dos tres cuatro cinco seis. Siete ocho.", "xx"))


def test_passages_stay_inside_blocks_and_lines() -> None:
    text = "Boats leave\nThe harbour is open. It rains"
    blocks = (Block(0, 11, "headline"), Block(12, 32, "lead"), Block(33, len(text), "furniture"))
    report = Report(id="r", path="a", text=text, language="en", blocks=blocks)
    found = passages(repair(report), report)
    assert [(p.text, p.kind, p.block, p.index) for p in found] == [
        ("Boats leave", "headline", 0, 0), ("The harbour is open.", "lead", 1, 1)
    ]  # fmt: skip
    assert [(s.start, s.end, s.block) for s in to_sentences(found)] == [(0, 11, 0), (12, 32, 1)]


def test_passages_tell_paragraphs_and_open_quotations() -> None:
    found = read("“The tide is late. We wait,” he said. Rain fell.\nIt is late.")
    assert [passage.starts_paragraph for passage in found] == [True, False, False, True]
    assert [passage.quoted_from for passage in found] == [False, True, False, False]


def test_passage_span_leads_to_the_report() -> None:
    text = "It rained.  Die Was\u00adser stand , so he."
    found = read(text)
    passage = found[-1]
    at = passage.text.index("Wasser")
    start, end = passage.span(at - 1, at + 7)
    assert text[start:end] == "Was\u00adser"
    assert text[passage.start : passage.end] == "Die Was\u00adser stand , so he."
