"""Remarks: wordings found, who is said to speak and through whom, and which wordings stand together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from dragoman.evaluating.gold import GoldRemark, GoldWording, many
from dragoman.evaluating.ground import Ground, Span, covered, likeness
from dragoman.evaluating.rightness import KeyOf
from dragoman.evaluating.tally import Section
from dragoman.record.lines import Remark, Wording

QUOTES = " \"'„“”"
HALF = 0.5


class Said(NamedTuple):
    """A wording of the record; `exact` are the places of its own words in its evidence, where they stand there."""

    remark: Remark
    wording: Wording
    spans: list[Span]
    exact: list[Span]


class Found(NamedTuple):
    """A wording of the gold and the one of the record that tells it best."""

    gold: GoldRemark
    wording: GoldWording
    said: Said


def remarks(ground: Ground, key_of: KeyOf) -> Section:
    """The section of the remarks."""
    section, golds = Section("remarks"), ground.gold.remarks
    said = [_said(ground, remark, wording) for remark in ground.record.remarks for wording in remark.wordings]
    found: list[Found] = []
    touched: set[int] = set()
    for gold in golds:
        for wording in gold.wordings:
            met = [(n, place) for place in ground.anchor(wording) for n in _covering(said, place)]
            touched.update(n for n, _ in met)
            if met:
                found.append(Found(gold, wording, said[_best(said, met, gold=(gold, wording), key_of=key_of)]))
            else:
                section.note("wording missed", f"{gold.key}: {wording.file[:4]} {wording.anchor}")
    section.recall([(gold.key, gold.must) for gold in golds], {one.gold.key for one in found})
    section.share("wordings found", len(found), sum(len(gold.wordings) for gold in golds))
    _right(section, found, key_of)
    _together(section, golds, found)
    section.hint("extra wordings, touching nothing in the gold", len(said) - len(touched), len(said))
    return section


def _said(ground: Ground, remark: Remark, wording: Wording) -> Said:
    spans, words, exact = ground.spans(wording.evidence), wording.text.strip(QUOTES), []
    for file, start, end in spans:
        at = ground.texts[file].find(words, max(0, start - 2), end + 2)
        if at >= 0:
            exact.append(Span(file, at, at + len(words)))
    return Said(remark, wording, spans, exact or spans)


def _covering(said: Sequence[Said], place: Span) -> list[int]:
    return [number for number, one in enumerate(said) if covered(one.spans, place) >= HALF]


def _best(
    said: Sequence[Said], met: list[tuple[int, Span]], *, gold: tuple[GoldRemark, GoldWording], key_of: KeyOf
) -> int:
    """By likeness of the words' places, then by the right speaker, then the first."""
    ranked = (
        (
            round(max((likeness(span, place) for span in said[number].exact), default=0.0), 2),
            _speaker_right(*gold, said[number].remark, key_of=key_of),
            -number,
        )
        for number, place in met
    )
    return -max(ranked)[2]


def _right(section: Section, found: list[Found], key_of: KeyOf) -> None:
    section.rate(
        "speaker right",
        [
            (
                _speaker_right(gold, wording, said.remark, key_of=key_of),
                f"{gold.key} {wording.file[:4]}: {key_of(said.remark.speaker) or said.remark.speaker}, "
                f"not {'/'.join(one or 'open' for one in wording.speaker or gold.speaker)}",
            )
            for gold, wording, said in found
        ],
    )
    forms = [(wording, said.wording.form, f"{gold.key} {wording.file[:4]}") for gold, wording, said in found]
    section.rate("form right", [(form in many(wording.form), f"{at}: {form}") for wording, form, at in forms])
    chains = [(one.wording.chain, {key_of(link.actor) for link in one.said.wording.chain}) for one in found]
    right = sum(key in chain for keys, chain in chains for key in keys)
    section.share("chain recall", right, sum(len(keys) for keys, _ in chains))


def _speaker_right(gold: GoldRemark, wording: GoldWording, remark: Remark, *, key_of: KeyOf) -> bool:
    """An actor unknown to the gold is not what None stands for there: None is a speaker left open."""
    right = wording.speaker or gold.speaker
    return (remark.speaker is None and None in right) or (key_of(remark.speaker) or "") in right


def _together(section: Section, golds: Sequence[GoldRemark], found: list[Found]) -> None:
    """Pairs of wordings of two reports that stand in one remark, and should."""
    right = wrong = 0
    every = sum(a.file != b.file for gold in golds for a, b in combinations(gold.wordings, 2))
    for one, other in combinations(found, 2):
        same = one.gold is other.gold
        free = other.gold.key in one.gold.same_ok or one.gold.key in other.gold.same_ok
        if one.wording.file == other.wording.file or free:
            continue
        if one.said.remark is other.said.remark:
            right, wrong = right + same, wrong + (not same)
            if not same:
                section.note("grouped wrongly", f"{one.gold.key} with {other.gold.key}")
        elif same:
            section.note("not grouped", f"{one.gold.key}: {one.wording.file[:4]} {other.wording.file[:4]}")
    section.share("grouping precision (pairs)", right, right + wrong)
    section.share("grouping recall (pairs)", right, every)
    section.share("grouping F", 2 * right, right + wrong + every)
