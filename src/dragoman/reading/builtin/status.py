"""The status of a happening, by tense, modal, negation and the words round its trigger."""

from __future__ import annotations

from dragoman import ontology
from dragoman.reading.builtin.scene import Scene
from dragoman.reading.builtin.triggers import ORDER, Trigger, status_cues
from dragoman.record.reading import TimeFinding

OWN = {"invitation": "invited", "acceptance": "accepted", "agreement": "agreed", "refusal": "refused"}
"""Acts have a course of their own: an invitation made is `invited`."""
LIGHT = ("meeting", "talks", "call", "meal", "press_conference", "summit", "ceremony", "visit")
"""Nouns that make a verb together with "had" or "held"."""
MEASURED = ("talks", "meeting", "strike", "closure", "call")
"""Of these a stated length tells that they took place, where nothing says that they lie ahead."""
INVITED_TO = ("ceremony", "summit", "meal", "talks", "meeting", "press_conference")
FIXED = ("summit", "election")
"""What stands in calendars: "before the summit" tells that it is to come."""
TO_COME = ("planned", "expected", "confirmed", "under_way")
UNMADE = ("postponed", "cancelled")
ANSWERED = ("resignation",)
"""What is offered first and then refused or accepted, often in the same sentence."""
AHEAD = tuple(status for status in ORDER if status not in ("under_way", "held", *UNMADE))


def status_of(scene: Scene, trigger: Trigger) -> tuple[str | None, bool]:
    """(status, negated). None: the clause asserts nothing of it, it is only mentioned."""
    first, last = scene.clause(trigger.index)
    reach = scene.reach(trigger) if trigger.how == "noun" else [(first, last)]
    cues = [cue for part in reach for cue in status_cues(scene.marked, *part, kind=trigger.kind)]
    negated = any(scene.words["negation"].has(token) for token in scene.tokens[first:last])
    status = _noun_status(scene, trigger, cues) if trigger.how == "noun" else _verb_status(scene, trigger, cues)
    if status == "proposed" and trigger.kind in ANSWERED:
        status = _answer(scene, trigger, last) or status
    if negated:
        return None, status is not None or trigger.how != "noun"
    return status, False


def _answer(scene: Scene, trigger: Trigger, behind: int) -> str | None:
    """What the rest of the sentence says became of an offer ("…, but the president rejected it")."""
    cues = status_cues(scene.marked, behind, len(scene.tokens), kind=trigger.kind)
    return next((told for _, told, _ in cues if told in ("refused", "accepted")), None)


def _failed(scene: Scene, trigger: Trigger, cues: list[tuple[int, str, bool]], begin: int) -> bool:
    """Whether talks themselves are told to have broken down, not what stands beside them in the clause."""
    first, last = scene.clause(trigger.index)
    return any(
        told == "failed"
        and not _placed_by(scene, min(at, begin), trigger.index)
        and (first <= at < last or not scene.words["relative"].has(scene.tokens[scene.clause(at)[0]]))
        and not (at > 0 and scene.words["definite"].has(scene.tokens[at - 1]))
        and not (at > 0 and scene.marked.words.indefinite.has(scene.tokens[at - 1]))
        for at, told, _ in cues
    )


def _placed_by(scene: Scene, first: int, noun: int) -> bool:
    """Whether a noun only places what stands before it ("the coalition collapsed during the talks")."""
    before = range(max(0, first - 1), noun)
    return any(
        scene.words["preposition"].has(scene.tokens[at]) or scene.words["asserting"].has(scene.tokens[at])
        for at in before
    )


def _heaviest(cues: list[tuple[int, str, bool]], wanted: tuple[str, ...]) -> str | None:
    told = [status for _, status, _ in cues]
    return next((status for status in reversed(wanted) if status in told), None)


def _verb_status(scene: Scene, trigger: Trigger, cues: list[tuple[int, str, bool]]) -> str | None:
    unmade = _heaviest(cues, UNMADE)
    if unmade:
        return unmade
    own = str(trigger.entry.get("status") or OWN.get(trigger.kind, "held"))
    if trigger.how == "finite":
        return own
    ahead = _heaviest(cues, AHEAD)
    if ahead:
        return ahead
    first, last = scene.clause(trigger.index)
    helped = any(scene.words["auxiliary"].has(t) or scene.words["passive"].has(t) for t in scene.tokens[first:last])
    return own if trigger.how == "participle" and helped else None


def _noun_status(scene: Scene, trigger: Trigger, cues: list[tuple[int, str, bool]]) -> str | None:
    first, last = scene.clause(trigger.index)
    begin = scene.before_noun(trigger)
    occurring = any(scene.words["occurring"].at(scene.tokens, at) for at in range(first, last))
    specific = scene.definite(trigger) or scene.owned(trigger)
    if _causal(scene, begin):
        cues = []  # "postponed because of the elections": it is not they that were postponed
    if scene.asserted(begin) and _follows_plan(scene, trigger, first):
        return "planned"
    if not occurring and specific:
        cues = [cue for cue in cues if not cue[2]]
    unmade = _heaviest(cues, UNMADE)
    if unmade:
        return unmade
    if _failed(scene, trigger, cues, begin):
        return "failed"
    ahead = _heaviest([cue for cue in cues if abs(cue[0] - trigger.index) <= 12], AHEAD)
    asserted = bool(ontology.table("kinds")[trigger.kind].get("asserted"))
    if ahead and not (asserted and specific):
        return ahead
    if trigger.kind in INVITED_TO and scene.invited(trigger):
        return "planned"
    if trigger.kind in FIXED and begin > 0 and scene.words["before"].has(scene.tokens[begin - 1]):
        return "planned"
    own = OWN.get(trigger.kind, "held")
    told = [status for _, status, _ in cues]
    if "under_way" in told:
        return "under_way"
    if (
        "held" in told
        or scene.asserted(begin)
        or (scene.measured(trigger) and trigger.kind in MEASURED)
        or scene.ranked(trigger)
        or _light(scene, trigger, begin)
        or _past_time_beside(scene, trigger)
        or ontology.table("kinds")[trigger.kind].get("asserted")
    ):
        return own
    return None


def _follows_plan(scene: Scene, trigger: Trigger, first: int) -> bool:
    """ "Will leave after the talks", "is to conclude following talks": the talks lie ahead like what follows them."""
    if first == 0 or scene.tokens[first].gap != " ":
        return False
    before = scene.clause(first - 1)
    return any(told in TO_COME for _, told, _ in status_cues(scene.marked, *before, kind=trigger.kind))


def _causal(scene: Scene, begin: int) -> bool:
    """Whether words of cause stand before a noun's phrase ("because of the elections")."""
    starts = ((begin - length, length) for length in (1, 2, 3, 4) if begin >= length)
    found = ((scene.words["cause"].at(scene.tokens, at), length) for at, length in starts)
    return any(match is not None and match.length == length for match, length in found)


def _light(scene: Scene, trigger: Trigger, begin: int) -> bool:
    """ "Had a three-hour meeting", "Gespräche … geführt": the noun carries the verb's sense."""
    if trigger.kind not in LIGHT:
        return False
    first, last = scene.clause(trigger.index)
    before = scene.tokens[max(first, begin - 3) : begin]
    after = [token for token in scene.tokens[trigger.index + 1 : min(last, trigger.index + 12)] if not token.capital]
    return any(scene.words["light_verb"].has(token) for token in (*before, *after))


def _past_time_beside(scene: Scene, trigger: Trigger) -> bool:
    """A time that its own words put into the past ("last November", "vor zwei Wochen")."""
    return any(
        isinstance(item.finding, TimeFinding)
        and "past" in (item.finding.relative or "")
        and abs(item.first - trigger.index) <= 4
        for item in scene.times
    )
