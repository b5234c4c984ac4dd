"""The status of a happening, by tense, modal, negation and whatever else the tree lets reach its trigger."""

from __future__ import annotations

from dragoman import ontology
from dragoman.reading.builtin.scene import Scene
from dragoman.reading.builtin.triggers import ORDER, Trigger, status_cues
from dragoman.record.reading import TimeFinding

OWN = {"invitation": "invited", "acceptance": "accepted", "agreement": "agreed", "refusal": "refused"}
"""Acts have a course of their own: an invitation made is `invited`."""
LIGHT = ("meeting", "talks", "negotiation_round", "call", "meal", "press_conference", "summit", "ceremony", "visit")
"""Nouns that make a verb together with "had" or "held"."""
MEASURED = ("talks", "negotiation_round", "meeting", "strike", "closure", "call")
"""Of these a stated length tells that they took place, where nothing says that they lie ahead."""
INVITED_TO = ("ceremony", "summit", "meal", "talks", "negotiation_round", "meeting", "press_conference")
FIXED = ("summit", "election")
"""What stands in calendars: "before the summit" tells that it is to come."""
TO_COME = ("planned", "expected", "confirmed", "under_way")
FIXED_BY = (*TO_COME, "proposed")
"""Whoever may meet at a summit has one ahead."""
UNMADE = ("postponed", "cancelled")
ANSWERED = ("resignation",)
"""What is offered first and then refused or accepted, often in the same sentence."""
AHEAD = tuple(status for status in ORDER if status not in ("under_way", "held", *UNMADE))

Cues = list[tuple[int, str, bool]]


def status_of(scene: Scene, trigger: Trigger) -> tuple[str | None, bool]:
    """(status, negated). None: the clause asserts nothing of it, it is only mentioned."""
    node = _node(scene, trigger)
    scope = scene.scopes.of_noun(node) if trigger.how == "noun" else scene.scopes.of_verb(node)
    scope |= set(range(trigger.index, trigger.index + trigger.length))
    if trigger.how == "noun" and scene.scopes.misread(node):
        scope |= set(range(*scene.clause(trigger.index)))
    cues = status_cues(scene.marked, 0, len(scene.tokens), kind=trigger.kind, scope=scope)
    own = range(trigger.index, trigger.index + trigger.length)
    if trigger.how != "noun":  # "annulled the vote" is the ruling, not its end
        cues = [cue for cue in cues if cue[0] not in own]
    negated = any(at not in own and scene.words["negation"].at(scene.tokens, at) for at in sorted(scope))
    if trigger.kind in FIXED:  # "the court annulled the election": its act, and the election was held
        acts = {at for other in scene.triggers for at in _spots(other) if _another_act(other, trigger)}
        cues = [cue for cue in cues if cue[0] not in acts]
    status = _noun_status(scene, trigger, cues) if trigger.how == "noun" else _verb_status(scene, trigger, cues)
    if status == "proposed" and trigger.kind in ANSWERED:
        status = _answer(scene, trigger) or status
    if negated and trigger.how == "noun" and _occurring(scene, trigger):
        return "cancelled", False  # "the visit planned for Sunday did not take place"
    if negated:
        return None, status is not None or trigger.how != "noun"
    return status, False


def _node(scene: Scene, trigger: Trigger) -> int:
    """The token that carries a trigger of several words."""
    return scene.node(trigger)


def _spots(trigger: Trigger) -> range:
    return range(trigger.index, trigger.index + trigger.length)


def _another_act(other: Trigger, trigger: Trigger) -> bool:
    kinds = ontology.table("kinds")
    return other.how != "noun" and kinds[other.kind]["group"] != kinds[trigger.kind]["group"]


def _answer(scene: Scene, trigger: Trigger) -> str | None:
    """What the rest of the sentence says became of an offer ("…, but the president rejected it")."""
    behind = scene.clause(trigger.index)[1]
    cues = status_cues(scene.marked, behind, len(scene.tokens), kind=trigger.kind)
    return next((told for _, told, _ in cues if told in ("refused", "accepted")), None)


def _heaviest(cues: Cues, wanted: tuple[str, ...]) -> str | None:
    told = [status for _, status, _ in cues]
    return next((status for status in reversed(wanted) if status in told), None)


def _verb_status(scene: Scene, trigger: Trigger, cues: Cues) -> str | None:
    unmade = _heaviest(cues, UNMADE)
    if unmade:
        return unmade
    own = str(trigger.entry.get("status") or OWN.get(trigger.kind, "held"))
    ahead = _heaviest(cues, AHEAD)
    if ahead:
        return ahead
    if trigger.how == "finite":
        return own
    tree, node = scene.tree, _node(scene, trigger)
    helpers = tree.of(node, ("aux", "aux:pass", "cop"))
    if helpers and not any("Tense=" in tree.feats[at] for at in helpers) and tree.relation[node] == "ccomp":
        return None  # "ordered that he be released"
    helped = helpers or tree.relation[node] in ("acl", "conj", "root")
    stays = tree.relation[node] == "xcomp" and scene.words["auxiliary"].has(scene.tokens[tree.head[node]])
    return own if trigger.how == "participle" and (helped or stays) else None


def _noun_status(scene: Scene, trigger: Trigger, cues: Cues) -> str | None:
    begin = scene.before_noun(trigger)
    specific = (scene.definite(trigger) or scene.owned(trigger)) and not scene.generic(trigger)
    told = [status for _, status, _ in cues]
    if scene.asserted(begin) and _follows_plan(scene, trigger, FIXED_BY if trigger.kind in FIXED else TO_COME):
        return "planned"
    if specific and not _occurring(scene, trigger):
        cues = [cue for cue in cues if not cue[2]]
    unmade = _heaviest(cues, UNMADE)
    if unmade:
        return unmade
    if "failed" in told:
        return "failed"
    asserted = bool(ontology.table("kinds")[trigger.kind].get("asserted"))
    ahead = _heaviest(cues, ("expected",) if asserted else AHEAD)  # nobody plans an accident
    if ahead and not (asserted and specific):
        return ahead
    if trigger.kind in INVITED_TO and scene.invited(trigger):
        return "planned"
    if trigger.kind in FIXED and begin > 0 and scene.words["before"].has(scene.tokens[begin - 1]):
        return "planned"
    if "under_way" in told or "confirmed" in told:
        return "under_way" if "under_way" in told else "confirmed"
    if "held" in told or asserted or _told_as_past(scene, trigger, begin):
        return OWN.get(trigger.kind, "held")
    return None


def _told_as_past(scene: Scene, trigger: Trigger, begin: int) -> bool:
    """Whether a noun is placed by, measured or ranked as what took place."""
    return (
        scene.asserted(begin)
        or (scene.measured(trigger) and trigger.kind in MEASURED)
        or scene.ranked(trigger)
        or _light(scene, trigger)
        or _attended(scene, trigger)
        or _day_of(scene, trigger)
        or (trigger.kind == "press_conference" and _spoken_to(scene, trigger))
        or _past_time_beside(scene, trigger)
    )


def _occurring(scene: Scene, trigger: Trigger) -> bool:
    """Whether the verb beside a noun says that it takes place."""
    verb = scene.scopes.governor(_node(scene, trigger))
    near = {*scene.scopes.of_noun(_node(scene, trigger)), *scene.tree.children[verb]} if verb >= 0 else set()
    near = near or set(range(*scene.clause(trigger.index)))
    return any(scene.words["occurring"].at(scene.tokens, at) for at in near)


def _day_of(scene: Scene, trigger: Trigger) -> bool:
    """ "Tuesday, the second day of a strike": it goes on, where nothing puts it off."""
    node = _node(scene, trigger)
    told = scene.scopes.told_as(node)
    return told != node and scene.words["day"].has(scene.tokens[told])


def _spoken_to(scene: Scene, trigger: Trigger) -> bool:
    """ "He told a news conference": it took place."""
    above = scene.tree.head[scene.scopes.told_as(_node(scene, trigger))]
    return above >= 0 and scene.scopes.saying.at(scene.tokens, above) is not None


def _attended(scene: Scene, trigger: Trigger) -> bool:
    """ "8,000 people came to the rally", "took part in the strike"."""
    above = scene.tree.head[scene.scopes.told_as(_node(scene, trigger))]
    return above >= 0 and scene.words["attending"].at(scene.tokens, above) is not None


def _follows_plan(scene: Scene, trigger: Trigger, ahead: tuple[str, ...]) -> bool:
    """ "Will leave after the talks", "is to conclude following talks": the talks lie ahead like what follows them."""
    above = scene.tree.head[scene.scopes.told_as(_node(scene, trigger))]
    if above < 0 or not scene.tree.is_verb(above) or _past_time_beside(scene, trigger):
        return False
    scope = scene.scopes.of_verb(above)
    cues = status_cues(scene.marked, 0, len(scene.tokens), kind=trigger.kind, scope=scope)
    return any(told in ahead for _, told, _ in cues)


def _light(scene: Scene, trigger: Trigger) -> bool:
    """ "Had a three-hour meeting", "Gespräche … geführt": the noun carries the verb's sense."""
    verb = scene.scopes.governor(_node(scene, trigger))
    return trigger.kind in LIGHT and verb >= 0 and scene.words["light_verb"].has(scene.tokens[verb])


def _past_time_beside(scene: Scene, trigger: Trigger) -> bool:
    """A time that its own words put into the past ("last November", "vor zwei Wochen")."""
    return any(
        isinstance(item.finding, TimeFinding)
        and "past" in (item.finding.relative or "")
        and abs(item.first - trigger.index) <= 4
        for item in scene.times
    )
