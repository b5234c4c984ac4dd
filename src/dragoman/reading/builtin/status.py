"""The status of a happening, by tense, modal, negation and whatever else the tree lets reach its trigger."""

from __future__ import annotations

from dragoman import ontology
from dragoman.reading.builtin.scene import Scene
from dragoman.reading.builtin.supposed import supposed
from dragoman.reading.builtin.triggers import ORDER, Trigger, status_cues
from dragoman.record.reading import TimeFinding

OWN = {
    "invitation": "invited", "acceptance": "accepted", "agreement": "agreed", "refusal": "refused",
    "ceasefire": "in_force",
}  # fmt: skip
"""Acts have a course of their own: an invitation made is `invited`. No ceasefire takes place: it is in force."""
COURSE = ("failed", "suspended", "under_way", "in_force", "lifted", "restored")
"""How far what was begun has got: of several the one told last ("broken off, resumed and still under way")."""
STANDING = ("suspended", "in_force", "lifted", "restored")
LIGHT = ("meeting", "talks", "negotiation_round", "call", "meal", "press_conference", "summit", "ceremony", "visit")
"""Nouns that make a verb together with "had" or "held"."""
MEASURED = ("talks", "negotiation_round", "meeting", "strike", "closure", "outage", "call")
"""Of these a stated length tells that they took place, where nothing says that they lie ahead."""
INVITED_TO = ("ceremony", "summit", "meal", "talks", "negotiation_round", "meeting", "press_conference")
FIXED = ("summit", "election")
"""What stands in calendars: "before the summit" tells that it is to come."""
TO_COME = ("planned", "expected", "confirmed", "under_way")
FIXED_BY = (*TO_COME, "proposed")
"""Whoever may meet at a summit has one ahead."""
TALKED = ("meeting", "call", "summit", "vote", "agreement")
"""Groups of kinds whose noun has a topic."""
UNMADE = ("postponed", "cancelled")
SUDDEN = (
    "detention", "release", "attack", "seizure", "shootdown", "resignation", "dismissal", "ruling", "rescue",
    "expulsion", "outage",
)  # fmt: skip
"""What no calendar holds: as the subject of a plain verb it has taken place, in any tense."""
DENIED = "denied"
WISHED = "wished"
"""A cue, not a status: asks and hopes are remarks and lines of the ledger."""
ANSWERED = ("resignation",)
"""What is offered first and then refused or accepted, often in the same sentence."""
AHEAD = tuple(status for status in ORDER if status not in ("under_way", "held", *UNMADE))

Cues = list[tuple[int, str, bool]]


def status_of(scene: Scene, trigger: Trigger) -> tuple[str | None, bool]:
    """(status, negated). None: the clause asserts nothing of it, it is only mentioned."""
    node = _node(scene, trigger)
    scope = scene.scopes.of_noun(node) if trigger.how == "noun" else scene.scopes.of_verb(node)
    if trigger.how != "noun" and _in_front(scene, node):
        scope = {*scene.tree.children[node]}  # "arrested on Monday, X did not comment"
    scope |= set(range(trigger.index, trigger.index + trigger.length))
    if trigger.how == "noun" and scene.scopes.misread(node):
        scope |= set(range(*scene.clause(trigger.index)))
    steps = _steps(scene, node) if trigger.how == "noun" else set()
    cues = status_cues(scene.marked, 0, len(scene.tokens), kind=trigger.kind, scope=scope | steps)
    own = range(trigger.index, trigger.index + trigger.length)
    if trigger.how != "noun":  # "annulled the vote" is the ruling, not its end
        cues = [cue for cue in cues if cue[0] not in own]
    negated = any(at not in own and scene.words["negation"].at(scene.tokens, at) for at in sorted(scope))
    if trigger.kind in FIXED:  # "the court annulled the election": its act, and the election was held
        acts = {at for other in scene.triggers for at in _spots(other) if _another_act(other, trigger)}
        cues = [cue for cue in cues if cue[0] not in acts]
    if _wished(scene, trigger, cues) or supposed(scene, node):
        return None, True
    if _bounding(scene, node):
        return None, False
    if trigger.how == "noun" and _topic(scene, trigger, node):
        return None, False
    if trigger.kind == "release" and _ordered(scene, node):
        return None, True
    if _agreed_on(scene, trigger, node):
        return "planned", False
    if _denied(scene, node):
        return DENIED, False
    status = _noun_status(scene, trigger, cues) if trigger.how == "noun" else _verb_status(scene, trigger, cues)
    if status == "proposed" and trigger.kind in ANSWERED:
        status = _answer(scene, trigger) or status
    if negated and trigger.how == "noun" and _occurring(scene, trigger):
        return "cancelled", False  # "the visit planned for Sunday did not take place"
    if negated:
        return None, status is not None or trigger.how != "noun"
    return status, False


def _steps(scene: Scene, node: int) -> set[int]:
    """Verbs that "and" joins to the noun's, without a subject of their own: "was broken off and taken up again"."""
    tree, verb = scene.tree, scene.scopes.governor(node)
    joined = [at for at in tree.of(verb, ("conj",)) if not tree.of(at, ("nsubj", "nsubj:pass"))] if verb >= 0 else []
    joined = [at for at in joined if not any(scene.words["negation"].at(scene.tokens, by) for by in tree.children[at])]
    return {part for at in joined for part in (at, *tree.of(at, ("advmod", "compound:prt", "aux", "aux:pass", "case")))}


def _bounding(scene: Scene, node: int) -> bool:
    """ "Since X took office", "seit dem Amtsantritt von X": what only dates something else."""
    tree, words = scene.tree, scene.words
    if tree.base(node) in ("obl", "nmod") and scene.arguments.led_by(node, words["since"]):
        return True
    marks = tree.of(node, ("mark",)) if tree.base(node) == "advcl" else []
    return any(words["since"].has(scene.tokens[at]) for at in marks)


def _topic(scene: Scene, trigger: Trigger, node: int) -> bool:
    """ "Talks on a redundancy plan", "a vote on the ban": what is only talked, voted or ruled about."""
    kinds, tree = ontology.table("kinds"), scene.tree
    above = tree.head[node]
    if kinds[trigger.kind].get("asserted") or above < 0 or tree.base(node) not in ("nmod", "obl"):
        return False
    if not scene.arguments.led_by(node, scene.words["about"]) or _named_inside(scene, node):
        return False
    talked = (other for other in scene.triggers if kinds[other.kind]["group"] in TALKED)
    return any(above in _spots(other) for other in talked if other is not trigger)


def _named_inside(scene: Scene, node: int) -> bool:
    inside = scene.tree.below(node)
    return any(item.mention.first in inside for item in scene.named)


def _to_do(scene: Scene, at: int) -> bool:
    """Whether a clause is an infinitive that the parser hangs on its verb as a mere circumstance."""
    marks = (scene.tokens[mark] for mark in scene.tree.of(at, ("mark",)))
    return scene.tree.relation[at] == "advcl" and any(scene.words["infinitive_marker"].has(mark) for mark in marks)


def _ordered(scene: Scene, node: int) -> bool:
    """ "Ordered that X be released": the ruling is told; whether he went free is another matter."""
    tree, at = scene.tree, node
    while tree.relation[at] in ("ccomp", "xcomp", "obj") or _to_do(scene, at):
        at = tree.head[at]
        spots = (spot for other in scene.triggers if other.kind in ("ruling", "order") for spot in _spots(other))
        if at in spots:
            return True
    return False


def _agreed_on(scene: Scene, trigger: Trigger, node: int) -> bool:
    """ "Agreed to set up a commission of inquiry": what is agreed on is still to come."""
    tree = scene.tree
    at = scene.scopes.governor(node) if trigger.how == "noun" else node
    while at >= 0 and (tree.relation[at] == "xcomp" or _to_do(scene, at)):
        at = tree.head[at]
        if any(other.kind == "agreement" and other.how != "noun" and at in _spots(other) for other in scene.triggers):
            return True
    return False


def _denied(scene: Scene, node: int) -> bool:
    """Whether what governs its clause, or the noun, denies it: "denied that shots were fired", "denied the arrest"."""
    tree, words, at = scene.tree, scene.words, node
    while tree.head[at] >= 0 and (tree.relation[at] in ("ccomp", "xcomp", "conj") or tree.base(at) == "obj"):
        joined = tree.relation[at] == "conj" and tree.is_verb(tree.head[at])
        at = tree.head[at]
        if joined:  # "denied the charge and refused to pay": what is joined to it is not what it denies
            continue
        if words["denying"].at(scene.tokens, at) is None or tree.of(at, ("expl",)):  # "se negó a": refused
            continue
        return not any(words["negation"].has(scene.tokens[child]) for child in tree.children[at])
    return False


def _wished(scene: Scene, trigger: Trigger, cues: Cues) -> bool:
    """Whether it is only demanded, hoped for or doubted: "urged the army to free him"."""
    told = {status for _, status, _ in cues}
    if WISHED not in told or told & {*UNMADE, "failed", "held"}:
        return False
    specific = trigger.how == "noun" and (scene.definite(trigger) or scene.owned(trigger))
    return not specific or trigger.kind in SUDDEN  # "demanded talks", "demanded his resignation"; not "the talks"


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
    if ahead and trigger.how == "participle" and _hearsay(scene, trigger):
        return "unconfirmed"
    if ahead:
        return ahead
    if trigger.how == "finite":
        return own
    tree, node = scene.tree, _node(scene, trigger)
    helpers = tree.of(node, ("aux", "aux:pass", "cop"))
    if helpers and not any("Tense=" in tree.feats[at] for at in helpers) and tree.relation[node] == "ccomp":
        return None  # "ordered that he be released"
    helped = helpers or tree.relation[node] in ("acl", "conj", "root") or _in_front(scene, node)
    stays = tree.relation[node] == "xcomp" and scene.words["auxiliary"].has(scene.tokens[tree.head[node]])
    return own if trigger.how == "participle" and (helped or stays) else None


def _hearsay(scene: Scene, trigger: Trigger) -> bool:
    """ "Soll … gestürmt haben", "aurait attaqué", "may have met": told of the past, and not vouched for."""
    tree, node = scene.tree, _node(scene, trigger)
    helpers = tree.of(node, ("aux", "aux:pass"))
    modal = any(scene.words.status.at(scene.tokens, at) for at in helpers)
    perfect = len(helpers) > 1 and any(tree.has(at, "VerbForm=Inf") and tree.relation[at] == "aux" for at in helpers)
    supposed = any(scene.words["hearsay"].has(scene.tokens[at]) for at in helpers)
    return modal and (perfect or supposed)


def _in_front(scene: Scene, node: int) -> bool:
    """ "Arrested on Monday, X denied …": a participle without mark or helpers."""
    helped = scene.tree.of(node, ("mark", "aux", "aux:pass", "nsubj"))
    past = scene.tree.has(node, "VerbForm=Part") and not scene.tree.has(node, "Tense=Pres")
    return scene.tree.relation[node] == "advcl" and past and not helped


def _noun_status(scene: Scene, trigger: Trigger, cues: Cues) -> str | None:
    begin = scene.before_noun(trigger)
    specific = (scene.definite(trigger) or scene.owned(trigger)) and not scene.generic(trigger)
    told, every = [status for _, status, _ in cues], cues
    follows = FIXED_BY if trigger.kind in FIXED else TO_COME
    if trigger.kind not in SUDDEN and scene.asserted(begin) and _follows_plan(scene, trigger, follows):
        return "planned"
    if specific and not _occurring(scene, trigger):
        cues = [cue for cue in cues if not cue[2]]
    unmade = _heaviest(cues, UNMADE)
    if unmade:
        return unmade
    going = [status for status in told if status in COURSE]
    sure = not any(modal for _, _, modal in every)
    if going and going[-1] == "failed":
        return "failed"
    asserted = bool(ontology.table("kinds")[trigger.kind].get("asserted"))
    ahead = _heaviest(cues, ("expected",) if asserted else AHEAD)  # nobody plans an accident
    if ahead and not (asserted and specific):
        return ahead
    if going and going[-1] in STANDING and sure:
        return going[-1]
    if trigger.kind in INVITED_TO and scene.invited(trigger):
        return "planned"
    if trigger.kind in FIXED and begin > 0 and scene.words["before"].has(scene.tokens[begin - 1]):
        return "planned"
    if "under_way" in told or "confirmed" in told:
        return "under_way" if "under_way" in told else "confirmed"
    if not specific and _future(scene, trigger):
        return "planned"
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
        or _presupposed(scene, trigger)
        or _made(scene, trigger)
        or _headed(scene, trigger)
        or (trigger.kind == "press_conference" and _spoken_to(scene, trigger))
        or _past_time_beside(scene, trigger)
    )


def _presupposed(scene: Scene, trigger: Trigger) -> bool:
    """ "The arrest of X drew protests", "condemned the shelling of Y": what has effects or is judged took place."""
    node, tree = _node(scene, trigger), scene.tree
    above = tree.head[node]
    if above < 0 or not _particular(scene, node):
        return False
    helped = tree.has(above, "VerbForm=Part") and bool(tree.of(above, ("aux", "aux:pass")))
    past = tree.has(above, "Tense=Past") or helped
    if tree.base(node) == "obl":
        led = scene.arguments.led_by(node, scene.words["circumstance"])
        held = trigger.kind in (*LIGHT, "agreement", "statement_issued", "vote")
        return led and past and tree.is_verb(above) and held
    if tree.base(node) == "obj":
        return past and scene.words["reacting"].at(scene.tokens, above) is not None
    subject = tree.base(node) == "nsubj" and (tree.is_verb(above) or bool(tree.of(above, ("cop",))))
    modal = any(scene.words.status.at(scene.tokens, at) for at in tree.of(above, ("aux", "aux:pass", "cop")))
    wishful = modal or tree.has(above, "Mood=Cnd") or tree.has(above, "Mood=Sub") or tree.has(above, "VerbForm=Inf")
    return subject and not wishful and (past or trigger.kind in SUDDEN)


def _made(scene: Scene, trigger: Trigger) -> bool:
    """ "The accord reached in Nairobi", "l'ultimatum lancé le 10 août": a participle tells that it was made."""
    tree = scene.tree
    parts = (at for at in tree.of(_node(scene, trigger), ("acl", "amod")) if tree.has(at, "VerbForm=Part"))
    return any(scene.words["made"].at(scene.tokens, at) and not tree.of(at, ("aux", "advmod")) for at in parts)


def _headed(scene: Scene, trigger: Trigger) -> bool:
    """ "Ambush in Catatumbo: four dead": a headline without a verb tells what happened where, or between whom."""
    node, tree = _node(scene, trigger), scene.tree
    apart = tree.of(node, ("nsubj", "cop", "det", "aux", "mark"))
    bare = tree.head[node] < 0 and tree.upos[node] == "NOUN" and not apart
    return bare and trigger.kind in (*SUDDEN, "protest", "agreement", "strike") and _particular(scene, node)


def _future(scene: Scene, trigger: Trigger) -> bool:
    """Whether its verb or an auxiliary of it stands in the future tense ("des funérailles seront organisées")."""
    verb, tree = scene.scopes.governor(_node(scene, trigger)), scene.tree
    near = (verb, *tree.of(verb, ("aux", "aux:pass"))) if verb >= 0 else ()
    return any(tree.has(at, "Tense=Fut") for at in near)


def _particular(scene: Scene, node: int) -> bool:
    """Whether a noun's own phrase says whom, when or where."""
    inside = scene.tree.below(node)
    told = [*(item.mention.first for item in scene.named), *(seen.first for seen in (*scene.times, *scene.places))]
    return any(at in inside and at != node for at in told)


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
    """ "Had a long meeting", "Gespräche … geführt": the noun carries the verb's sense."""
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
