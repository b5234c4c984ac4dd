"""Traps: mistakes that the reports invite. An empty record avoids them all; read them beside the recall."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from dragoman.evaluating import gold as golden
from dragoman.evaluating.gold import Anchor, Place, many
from dragoman.evaluating.ground import Ground, covered, hit, plain
from dragoman.evaluating.rightness import KeyOf
from dragoman.evaluating.scorers.differences import accounts_of, sides_touched
from dragoman.evaluating.scorers.remarks import HALF
from dragoman.evaluating.tally import Section
from dragoman.record.lines import Occurrence, Remark, Wording


def traps(ground: Ground, key_of: KeyOf) -> Section:
    """The section of the traps."""
    section = Section("traps")
    checks = [(not fell_for(ground, one.test, key_of), f"{one.key}: {one.why}") for one in ground.gold.traps]
    section.rate("avoided", checks, wrong="fell for")
    return section


def fell_for(ground: Ground, test: golden.Test, key_of: KeyOf) -> bool:
    """Whether the record makes the mistake."""
    if test.no_occurrence is not None:
        asked = test.no_occurrence
        return any(_fits(ground, asked, one, key_of=key_of) for one in ground.record.occurrences)
    if test.no_published is not None:
        return _published(ground, test.no_published)
    if test.not_same_actor is not None:
        both = {plain(form) for form in test.not_same_actor}
        names = ({plain(name.form) for name in one.names} | {plain(one.name)} for one in ground.record.actors)
        return any(both <= forms for forms in names)
    if test.no_verdict is not None:
        return _verdict(ground, test.no_verdict)
    if test.not_direct is not None:
        words = plain(_words(test.not_direct))
        return _said(ground, test.not_direct, lambda _, wording: _direct(wording, words))
    if test.no_speaker is not None:
        actor = test.no_speaker.actor
        return _said(ground, test.no_speaker.anchor, lambda remark, _: key_of(remark.speaker) == actor)
    return test.no_fact_value is not None and _fact_value(ground, test.no_fact_value)


def _fits(ground: Ground, asked: golden.NoOccurrence, one: Occurrence, *, key_of: KeyOf) -> bool:
    place = _shown(one.place).casefold()
    return (
        (asked.kinds is None or one.kind in asked.kinds)
        and (asked.statuses is None or one.status in asked.statuses)
        and (asked.place_has is None or any(name.casefold() in place for name in many(asked.place_has)))
        and (asked.roles is None or set(asked.roles) <= {key_of(role.actor) for role in one.roles})
        and (asked.anchor is None or hit(ground.spans(one.evidence), ground.anywhere(asked.anchor)))
    )


def _published(ground: Ground, asked: golden.NoPublished) -> bool:
    report = ground.report.get(asked.file)
    return bool(report and report.published and report.published.edtf.startswith(asked.value))


def _verdict(ground: Ground, asked: golden.NoVerdict) -> bool:
    sides = [ground.anywhere(place) for place in asked.anchors]
    lines = [line for line in ground.record.differences if line.verdict == asked.verdict]
    return any(sides_touched(sides, accounts_of(ground, line)) >= 2 for line in lines)


def _fact_value(ground: Ground, asked: golden.NoFactValue) -> bool:
    properties, held = {plain(one) for one in many(asked.property)}, asked.value_has.casefold()
    lines = [line for line in ground.record.facts if plain(line.property) in properties]
    return any(held in _shown(line.value).casefold() for line in lines)


def _said(ground: Ground, place: Place, wrong: Callable[[Remark, Wording], bool]) -> bool:
    """Whether some wording that covers half of a place is wrong."""
    where = ground.anywhere(place)
    wordings = [(remark, wording) for remark in ground.record.remarks for wording in remark.wordings]
    return any(
        wrong(remark, wording)
        for remark, wording in wordings
        if any(covered(ground.spans(wording.evidence), one) >= HALF for one in where)
    )


def _direct(wording: Wording, words: str) -> bool:
    text = plain(wording.text)
    return wording.form == "direct" and (words in text or text in words)


def _words(place: Place) -> str:
    return place.anchor if isinstance(place, Anchor) else place


def _shown(value: msgspec.Struct | None) -> str:
    """A value as JSON with a blank after marks, as a person would write it into a trap."""
    import json

    return json.dumps(msgspec.to_builtins(value), ensure_ascii=False)
