"""What became of an ask: a refusal in the sentences right behind it, or what another report says of the request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.languages.ledger_words import tells, told
from dragoman.languages.polarity import polarity
from dragoman.reconciling.ledger_drafts import Draft, Matters, Step
from dragoman.record.evidence import Evidence
from dragoman.record.reading import RemarkFinding

BRIEF = 8
"""Words up to which a sentence that refuses refuses what was just asked."""
ASKERS = 2
"""Names at most by which one tells who asks: the speaker and whom he speaks for."""
NEXT = 2
"""Sentences behind an ask that may answer it."""


def answers(matters: Matters, group: Sequence[Draft]) -> tuple[Step, ...]:
    """The refusals that follow an ask told by a group of drafts, and where another report says that it rests."""
    parties = {party for draft in group for party in draft.parties} - {draft.by for draft in group}
    asked = dict.fromkeys(step.evidence for draft in group for step in draft.steps)
    return tuple(
        Step(status="refused", evidence=sentence) for span in asked for sentence in _behind(matters, span, parties)
    ) + tuple(Step(status="suspended", evidence=sentence) for sentence in _resting(matters, group))


def _resting(matters: Matters, group: Sequence[Draft]) -> Iterator[Evidence]:
    """The sentences of other reports by which one of the askers puts the request on hold."""
    telling = {step.evidence.report for draft in group for step in draft.steps}
    asking = {party for draft in group for party in draft.parties[:ASKERS]}
    for report, number in matters.lines_in:
        if report in telling or matters.desk.readings[report].sentences[number].health:
            continue
        sentence, language = matters.sentence_at(report, number), matters.language(report)
        course = told("course", sentence.text, language)
        rests = course is not None and course[0] == "suspended" and tells("request", sentence.text, language)
        if rests and asking.intersection(matters.named(sentence)[:ASKERS]):
            yield sentence


def _behind(matters: Matters, asked: Evidence, parties: set[str]) -> Iterator[Evidence]:
    """The sentences right behind an ask that refuse it: a brief one, or what somebody it is put to says never to do."""
    sentences = matters.desk.readings[asked.report].sentences
    last = max((number for number, one in enumerate(sentences) if one.start < asked.end), default=len(sentences))
    for number in range(last + 1, min(last + 1 + NEXT, len(sentences))):
        sentence = matters.sentence_at(asked.report, number)
        remarks = _remarks(matters, asked.report, number)
        brief = number == last + 1 and _refuses(matters, sentence)
        if brief or any(_unwilling(matters, parties, remark) for remark in remarks):
            yield sentence


def _refuses(matters: Matters, sentence: Evidence) -> bool:
    brief = len(sentence.text.split()) <= BRIEF
    return brief and "refusal" in polarity(sentence.text, matters.language(sentence.report))


def _remarks(matters: Matters, report: str, number: int) -> Iterator[RemarkFinding]:
    return (finding for finding in matters.wordings.get(report, ()) if finding.sentence == number)


def _unwilling(matters: Matters, parties: set[str], finding: RemarkFinding) -> bool:
    return matters.speaker(finding) in parties and tells("unwilling", finding.text, matters.language(finding.report))
