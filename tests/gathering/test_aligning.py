"""Pairs: who tells the same, in any language, and what holds likeness in check."""

import math

import msgspec
import pytest

from dragoman.gathering.aligning import builtin_weights, pairs, score
from dragoman.gathering.gather import gather
from dragoman.gathering.sides import side_of
from gathered import BREAD, DAM, DAM_ELSEWHERE, DAM_GERMAN, reading


def told(*readings):
    """The paired sentences by number, per pair of languages."""
    number = {s.id: (r.report.language, s.sentence) for r in readings for s in r.segments}
    return {tuple(sorted((number[pair.a], number[pair.b]))) for pair in pairs(readings)}


def test_pairs_find_renderings_and_nothing_else():
    assert told(reading(DAM), reading(DAM_GERMAN, "de")) == {(("de", i), ("en", i)) for i in range(5)}


def test_pairs_find_what_two_reports_tell_in_their_own_words():
    one, other = reading(DAM), reading(DAM_ELSEWHERE)
    number = {s.id: s.sentence for r in (one, other) for s in r.segments}
    found = {frozenset((number[pair.a], number[pair.b])) for pair in pairs([one, other])}
    assert {frozenset((1,)), frozenset((3,))} <= found and len(found) == 2


def test_pairs_of_two_matters_are_none():
    assert pairs([reading(DAM), reading(BREAD)]) == ()


def test_pairs_of_a_report_without_vectors_are_none():
    bare = reading(DAM)
    bare = msgspec.structs.replace(bare, segments=tuple(msgspec.structs.replace(s, vector=None) for s in bare.segments))
    assert pairs([bare, reading(DAM_GERMAN, "de")]) == ()


@pytest.mark.parametrize("within", ["same", "across"])
@pytest.mark.parametrize(
    "feature", ["figures_clash", "actors_clash", "speakers_clash", "negation", "refusal", "place", "short"]
)
def test_checks_lower_the_score(feature, within):
    features, weighing = {"whole": 0.8, "cosine": 0.8, "words": 0.2}, getattr(builtin_weights(), within)
    assert score(features | {feature: 0.5}, weighing) < score(features, weighing)


@pytest.mark.parametrize("within", ["same", "across"])
@pytest.mark.parametrize("feature", ["figures", "names", "words", "cosine", "kinds", "values", "times", "actors"])
def test_shared_strings_raise_the_score(feature, within):
    features, weighing = {"whole": 0.6}, getattr(builtin_weights(), within)
    assert score(features | {feature: 0.5}, weighing) > score(features, weighing)


def test_other_figures_lower_a_pair_and_shared_ones_are_named():
    one, other = reading(DAM), reading([s.replace("Elf", "Dreißig") for s in DAM_GERMAN], "de")
    scores = []
    for german in (reading(DAM_GERMAN, "de"), other):
        houses = {s.id for r in (one, german) for s in r.segments if s.sentence == 1}
        found = [pair for pair in pairs([one, german]) if pair.a in houses]
        scores.append(max((pair.score for pair in found), default=0.0))
        assert all(("figures shared: 11" in " ".join(pair.reasons)) == (german is not other) for pair in found)
    assert scores[0] > scores[1]


def test_pairs_say_why_and_stand_between_0_and_1():
    for pair in pairs([reading(DAM), reading(DAM_GERMAN, "de")]):
        assert builtin_weights().accept <= pair.score <= 1 and pair.reasons


def test_gather_gives_the_same_bytes_in_any_order():
    readings = [reading(DAM), reading(DAM_ELSEWHERE), reading(DAM_GERMAN, "de"), reading(BREAD)]
    first = msgspec.json.encode(gather(readings))
    assert msgspec.json.encode(gather(readings[::-1])) == first
    assert [r.report.id for r in gather(readings).readings] == sorted(r.report.id for r in readings)


def test_pairs_of_two_reports_do_not_depend_on_their_language_folder():
    """A language without words is compared by what every string shows."""
    unknown = side_of(reading(DAM_GERMAN, "xx"))
    assert not any(cues.knows_turned for cues in unknown.cues)
    assert len(pairs([reading(DAM), reading(DAM_GERMAN, "xx")])) >= 4


def test_a_pair_tells_what_speaks_for_it_besides_names():
    """Names raise the score, and not what remains without them."""
    named = ["The pier of Tolva was shut on Friday by Anna Berg after the storm.", *BREAD[3:]]
    (pair,) = pairs([reading(named), reading(["The pier of Tolva was shut by Anna Berg.", *DAM[2:]])])
    assert pair.nameless < round(math.log(pair.score / (1 - pair.score)), 1)
