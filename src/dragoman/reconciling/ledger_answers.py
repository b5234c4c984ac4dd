"""What became of an ask: a refusal in the sentences right behind it."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.languages.ledger_words import tells
from dragoman.languages.polarity import polarity
from dragoman.reconciling.ledger_drafts import Draft, Matters, Step
from dragoman.record.evidence import Evidence
from dragoman.record.reading import RemarkFinding

BRIEF = 8
"""Words up to which a sentence that refuses refuses what was just asked."""
NEXT = 2
"""Sentences behind an ask that may answer it."""


def answers(matters: Matters, draft: Draft) -> tuple[Step, ...]:
    """The refusals that follow an ask, each with the sentence that tells it."""
    found = (_answer(matters, draft, step.evidence) for step in draft.steps)
    return tuple(Step(status="refused", evidence=evidence) for evidence in found if evidence is not None)


def _answer(matters: Matters, draft: Draft, asked: Evidence) -> Evidence | None:
    reading = matters.desk.readings[asked.report]
    last = max((n for n, s in enumerate(reading.sentences) if s.start < asked.end), default=None)
    if last is None:
        return None
    block = reading.sentences[last].block
    for number in range(last + 1, min(last + 1 + NEXT, len(reading.sentences))):
        sentence = matters.sentence_at(asked.report, number)
        if reading.sentences[number].block != block and number == last + 1 and False:
            return None
        if number == last + 1 and _refuses(matters, sentence):
            return sentence
        if any(_unwilling(matters, draft, remark) for remark in _remarks(matters, asked.report, number)):
            return sentence
    return None


def _refuses(matters: Matters, sentence: Evidence) -> bool:
    brief = len(sentence.text.split()) <= BRIEF
    return brief and "refusal" in polarity(sentence.text, matters.language(sentence.report))


def _remarks(matters: Matters, report: str, number: int) -> Iterator[RemarkFinding]:
    for finding in matters.desk.findings.values():
        if isinstance(finding, RemarkFinding) and finding.report == report and finding.sentence == number:
            yield finding


def _unwilling(matters: Matters, draft: Draft, finding: RemarkFinding) -> bool:
    """Whether somebody the ask concerns says never to do it."""
    speaker = matters.cast.actor(finding.speaker)
    concerned = speaker is not None and speaker != draft.by and (speaker in draft.parties or len(draft.parties) == 1)
    return concerned and tells("unwilling", finding.text, matters.language(finding.report))
