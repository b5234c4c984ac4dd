"""When and where: each time and place of a passage goes to the happening it hangs on in the tree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.reading.builtin.drafts import Draft
from dragoman.reading.builtin.lags import give_lags, is_lag
from dragoman.reading.builtin.renewed import give_due
from dragoman.reading.builtin.scene import Scene, Seen
from dragoman.reading.builtin.status import UNMADE
from dragoman.reading.builtin.tokens import Token
from dragoman.reading.builtin.triggers import status_cues
from dragoman.record.reading import PlaceFinding, TimeFinding

TO_BEGIN = ("proposed", "expected", "planned", "confirmed")
"""What lies ahead may have a first day: "a strike from Monday"."""
PROMISED = ("proposed", "confirmed")
"""What is offered or pledged: the day told beside the verb is that of the promise."""
ACTS = ("agreement", "refusal", "announcement", "order", "invitation")
"""What is about something that may have a day of its own."""
GOING_ON, BROKEN_OFF = ("under_way", "restored"), ("suspended", "failed", "postponed", "cancelled")
FEW = 4
"""Words before a time that may say together that it is only a bound."""
FAR = 40
"""Tokens beyond which nothing is given that the tree does not give; another clause counts for eighteen."""


def give_times(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Gives each draft its time; what only bounds another ("since", "until") is nobody's."""
    unmade = any(draft.status in UNMADE for draft in drafts)
    give_lags(scene, drafts)
    _give_set(scene, drafts)
    able = (item for item in scene.times if not (_bounding(scene, item) or is_lag(item)))
    able = (item for item in able if not _of_past(scene, drafts, item))
    told = sorted(able, key=lambda item: _depth(scene, item))
    told = [item for item in told if all(draft.time is not item for draft in drafts)]
    left = [item for item in (reversed(told) if unmade else told) if not _owned(scene, drafts, item, "time")]
    for item in sorted((item for item in left if not _of_another_noun(scene, item)), key=lambda item: item.first):
        _nearest(scene, drafts, item, "time")
    _shared(scene, drafts)
    give_due(scene, drafts)


def _give_set(scene: Scene, drafts: Sequence[Draft]) -> None:
    """ "On Thursday set May 29 as the date for the election": the date is the election's, not the day it was set."""
    tree = scene.tree
    for draft in drafts:
        above = list(tree.up(scene.node(draft.trigger)))
        named = next((at for at in above[:3] if scene.words["date_word"].has(scene.tokens[at])), -1)
        verb = next((at for at in above if tree.is_verb(at)), -1)
        if draft.trigger.how != "noun" or named < 0 or verb < 0:
            continue
        beside = [item for item in scene.times if verb in tree.up(tree.top(item.first, item.last))]
        dated = [item for item in beside if isinstance(item.finding, TimeFinding) and item.finding.value.edtf]
        if len(dated) == 1:
            draft.time = dated[0]


def _of_past(scene: Scene, drafts: Sequence[Draft], item: Seen) -> bool:
    """ "After a storm on Monday", "following rulings elsewhere in 2017": the day of what a noun tells to be over."""
    tree = scene.tree
    happenings = {scene.node(draft.trigger) for draft in drafts}
    for at in tree.up(tree.top(item.first, item.last)):
        if at in happenings or tree.is_verb(at):
            return False
        if happenings & tree.below(at):
            return False  # "after seven hours of talks on Wednesday"
        led = tree.base(at) == "obl" and scene.arguments.led_by(at, scene.words["following"])
        if led and tree.upos[at] == "NOUN" and not any(seen.first <= at < seen.last for seen in scene.times):
            return True
    return False


def _depth(scene: Scene, item: Seen) -> int:
    """How deep a time hangs: of two the upper is the happening's; the lower is when what was called off was due."""
    return sum(1 for _ in scene.tree.up(scene.tree.top(item.first, item.last)))


def give_places(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Gives each draft its place, where a place is told as one: after "in", as what is visited, "the port of X"."""
    told = [item for item in scene.places if scene.located(item) or _visited(scene, drafts, item)]
    told = [item for item in told if not _compared_in(scene, item)]
    told = sorted((item for item in told if not _of_sayer(scene, drafts, item)), key=lambda item: _depth(scene, item))
    for item in [item for item in told if not _owned(scene, drafts, item, "place")]:
        _nearest(scene, drafts, item, "place")
    _of_facilities(scene, drafts)


def _compared_in(scene: Scene, item: Seen) -> bool:
    """ "At Europe's second-biggest port": a part of the world told as whose a thing is, and not where it stands."""
    tree, at, found = scene.tree, scene.tree.top(item.first, item.last), item.finding
    wide = isinstance(found, PlaceFinding) and found.value.iso is None and not found.value.within
    cases = (case for case in tree.case(at) if case < at and tree.upos[case] == "ADP")
    owner = all(scene.words["genitive"].has(scene.tokens[case]) for case in cases)
    above = tree.head[at]
    ranked = above >= 0 and (tree.upos[above] == "ADJ" or bool(tree.of(above, ("amod",))))
    return wide and owner and tree.base(at) == "nmod" and ranked


def _of_sayer(scene: Scene, drafts: Sequence[Draft], item: Seen) -> bool:
    """ "A spokesman in Berlin called the truce a first step": where the one sits who speaks of it."""
    tree, at = scene.tree, scene.tree.top(item.first, item.last)
    while tree.head[at] >= 0 and not tree.is_verb(tree.head[at]):
        at = tree.head[at]
    told = {node for draft in drafts for node in (scene.node(draft.trigger), draft.trigger.index)}
    if tree.head[at] < 0 or tree.base(at) != "nsubj" or at == tree.top(item.first, item.last):
        return False
    if told & {at, tree.head[at]}:
        return False
    who = scene.arguments.at(at)
    voice = who is not None and (who.finding.kind == "person" or who.finding.office == "spokesperson")
    return voice or scene.scopes.saying.at(scene.tokens, tree.head[at]) is not None


def _owned(scene: Scene, drafts: Sequence[Draft], item: Seen, what: str) -> bool:
    """Whether the tree tells whose a time or place is; it is given where that one has none yet."""
    owner = _owner(scene, drafts, item)
    if owner is not None and what == "time" and (_of_the_act(scene, owner, item) or _later_day(scene, owner, item)):
        return True
    if owner is not None and (_of_content(scene, owner, item) or _of_step(scene, owner, item)):
        return True
    free = owner is not None and getattr(owner, what) is None
    if owner is None or not (free and _takes(owner, item, what) and _may_start(scene, owner, item)):
        return False
    setattr(owner, what, item)
    return True


def _of_content(scene: Scene, draft: Draft, item: Seen) -> bool:
    """ "Agreed to send experts on 20 October": not the day, or place, in which they agreed."""
    tree, top = scene.tree, scene.tree.top(item.first, item.last)
    if draft.trigger.kind not in ACTS or draft.trigger.how == "noun" or item.first < draft.trigger.index:
        return False
    about = tree.of(scene.node(draft.trigger), ("xcomp", "ccomp", "advcl"))
    return any(top in tree.below(child) for child in about)


def _of_step(scene: Scene, draft: Draft, item: Seen) -> bool:
    """ "Broken off on Friday, resumed at ten": the day of a step that is over, where the draft tells a later one."""
    if draft.trigger.how != "noun" or draft.status not in GOING_ON:
        return False
    for at in scene.tree.up(scene.tree.top(item.first, item.last)):
        cues = status_cues(scene.marked, 0, len(scene.tokens), kind=draft.trigger.kind, scope={at})
        if cues or scene.tree.is_verb(at):
            return any(told in BROKEN_OFF for _, told, _ in cues)
    return False


def _later_day(scene: Scene, draft: Draft, item: Seen) -> bool:
    """ "Downed tools for a second day on Tuesday": it began before."""
    if draft.kind["group"] != "strike":
        return False
    first, last = scene.clause(item.first)
    return any(
        scene.words["day"].has(scene.tokens[at]) and scene.words["first"].has(scene.tokens[at - 1])
        for at in range(max(first, 1), last)
    )


def _of_the_act(scene: Scene, draft: Draft, item: Seen) -> bool:
    """Whether a time is that of the calling off ("On Monday Madrid postponed the visit")."""
    if draft.status not in UNMADE or draft.trigger.how != "noun":
        return False
    tree, index = scene.tree, draft.trigger.index
    if item.first in tree.below(scene.scopes.told_as(tree.top(index, index + draft.trigger.length))):
        return False
    verb = scene.scopes.governor(tree.top(index, index + draft.trigger.length))
    if verb < 0:
        return False
    between = min(verb, index) < item.first < max(verb, index)
    return not (
        verb < index < item.first or (index < verb and between and not tree.of(verb, ("aux:pass", "nsubj:pass")))
    )


def _owner(scene: Scene, drafts: Sequence[Draft], item: Seen) -> Draft | None:
    """The draft whose word a time or place hangs on, or whose word is argument of the verb it hangs on."""
    tree = scene.tree
    places = {scene.scopes.told_as(scene.node(d.trigger)): d for d in drafts if d.trigger.how == "noun"}
    places |= {at: d for d in drafts for at in range(d.trigger.index, d.trigger.index + d.trigger.length)}
    before = [draft for draft in drafts if draft.trigger.index < item.first]
    near = [draft for draft in before[-1:] if scene.clause(draft.trigger.index) == scene.clause(item.first)]
    beside = near and near[0].trigger.how == "noun" and scene.asserted(scene.before_noun(near[0].trigger))
    if beside and not _past_subject(scene, near[0], item):
        return near[0]  # "left after talks with X on Monday"
    behind = [draft for draft in before if draft.trigger.how == "noun" and _right_behind(scene, draft, item)]
    behind = behind or (before[-1:] if _namely(scene, item) else [])
    if behind:
        return behind[-1]
    top = tree.top(item.first, item.last)
    for at in ([top] if tree.of(top, ("cop",)) else []) + list(tree.up(top)):
        if at in places:
            return places[at]
        if tree.is_verb(at) or tree.of(at, ("cop",)):  # "the talks are due in Oslo on Friday"
            owners = [places[child] for child in tree.children[at] if child in places and _argument(scene, child)]
            owners = owners or _modified(scene, at, places) or _of_joined(scene, at, places)
            if not owners and tree.relation[at] == "xcomp":
                continue  # "the talks are to resume on Monday"
            return owners[0] if len(owners) == 1 else None
    return None


def _namely(scene: Scene, item: Seen) -> bool:
    """ "Soll tagen, und zwar in Oslo": it makes clear what stands before it."""
    spots = ((at, scene.words["namely"].at(scene.tokens, at)) for at in range(max(0, item.first - 4), item.first))
    return any(match and item.first - 1 <= at + match.length <= item.first for at, match in spots)


def _right_behind(scene: Scene, draft: Draft, item: Seen) -> bool:
    """ "Die Wahl vom 12. Dezember": a date tied to the noun before it, wherever the parser hangs it."""
    end = draft.trigger.index + draft.trigger.length
    tied = end < len(scene.tokens) and scene.words["genitive"].has(scene.tokens[end])
    return item.first == end + 1 and tied and isinstance(item.finding, TimeFinding)


def _of_joined(scene: Scene, verb: int, places: Mapping[int, Draft]) -> list[Draft]:
    """ "The search was broken off and on Monday taken up again": the subject that a joined verb shares."""
    tree, head = scene.tree, scene.tree.head[verb]
    if tree.relation[verb] != "conj" or head < 0 or tree.of(verb, ("nsubj", "nsubj:pass", "obj")):
        return []
    return [places[at] for at in tree.of(head, ("nsubj", "nsubj:pass")) if at in places]


def _past_subject(scene: Scene, draft: Draft, item: Seen) -> bool:
    """ "After the clashes X and Y met on Monday": the subject or helper of the main verb stands in between."""
    tree = scene.tree
    verb = next((at for at in tree.up(scene.node(draft.trigger)) if tree.is_verb(at)), -1)
    if verb < 0 or not scene.arguments.led_by(scene.node(draft.trigger), scene.words["following"]):
        return False
    parts = (verb, *tree.of(verb, ("nsubj", "nsubj:pass", "aux", "aux:pass")))
    return any(draft.trigger.index < at < item.first for at in parts)


def _modified(scene: Scene, verb: int, places: Mapping[int, Draft]) -> list[Draft]:
    """The draft whose noun a verb modifies ("planned for June", "die am Freitag stattfinden soll").

    Words of status that the parser hangs on a name in its phrase modify the noun ("a visit to Oslo, planned for June").
    """
    tree, at = scene.tree, verb
    while tree.base(at) in ("acl", "amod", "nmod", "appos") and tree.head[at] >= 0:
        at = tree.head[at]
        if at in places:
            return [places[at]]
        if scene.words.status.at(scene.tokens, verb) is None:
            break
    return []


def _argument(scene: Scene, child: int) -> bool:
    return scene.tree.base(child) in ("nsubj", "obj", "xcomp")


def _nearest(scene: Scene, drafts: Sequence[Draft], item: Seen, what: str) -> None:
    """The nearest draft of the same clause takes what the tree hangs on no happening."""
    near = sorted(
        (_distance(scene, draft, item) + (0 if draft.enough else 15), position)
        for position, draft in enumerate(drafts)
        if getattr(draft, what) is None and _takes(draft, item, what) and _may_start(scene, draft, item)
        if _together(scene, draft, item)
    )
    if near and near[0][0] < FAR:
        setattr(drafts[near[0][1]], what, item)


def _together(scene: Scene, draft: Draft, item: Seen) -> bool:
    """Whether a time or place may belong to a draft: no verb of another clause has it."""
    tree = scene.tree
    top = tree.top(item.first, item.last)
    if _of_content(scene, draft, item) or _of_step(scene, draft, item):
        return False
    verb = next((at for at in (top, *tree.up(top)) if tree.is_verb(at)), -1)
    if verb < 0:
        return True
    node = tree.top(draft.trigger.index, draft.trigger.index + draft.trigger.length)
    if draft.trigger.how == "noun" and scene.scopes.misread(node):
        return True
    if draft.status in UNMADE:
        return tree.sentence(verb) == tree.sentence(node)
    return tree.sentence(verb) == tree.sentence(node) or (verb in tree.up(node) and not _told_by(scene, verb))


def _of_another_noun(scene: Scene, item: Seen) -> bool:
    """Whether a time belongs to a noun that tells no happening ("the May 29 rerun", "a Monday deadline")."""
    tree = scene.tree
    top = tree.top(item.first, item.last)
    head = tree.head[top]
    near = head >= 0 and tree.upos[head] == "NOUN" and tree.base(top) in ("compound", "amod", "nummod")
    return near and not any(seen.first <= head < seen.last for seen in scene.times)


def _told_by(scene: Scene, verb: int) -> bool:
    """Whether a verb only tells what hangs on it ("said on Monday that X had met Y")."""
    return scene.scopes.saying.at(scene.tokens, verb) is not None


def of_past_act(scene: Scene, draft: Draft) -> bool:
    """ "Pledged aid late on Tuesday": what lies ahead was promised on a day that is over."""
    tree, node, time = scene.tree, scene.node(draft.trigger), draft.time
    ahead = draft.trigger.entry.get("status") in PROMISED and draft.trigger.how == "finite"
    active = tree.has(node, "VerbForm=Fin") and not tree.of(node, ("aux", "aux:pass", "nsubj:pass", "cop"))
    if time is None or not (ahead and active and tree.has(node, "Tense=Past") and _weekday(time)):
        return False
    top = tree.top(time.first, time.last)
    verb = next((at for at in tree.up(top) if tree.is_verb(at)), -1)
    return verb == node and not scene.arguments.led_by(top, scene.words["purpose"])


def _weekday(item: Seen) -> bool:
    return isinstance(item.finding, TimeFinding) and (item.finding.relative or "").startswith("weekday:")


def _shared(scene: Scene, drafts: Sequence[Draft]) -> None:
    """ "On Monday X flew to Lyon and met Y": a time in front of two joined verbs is that of both."""
    tree = scene.tree
    owners = {tree.top(d.trigger.index, d.trigger.index + d.trigger.length): d for d in drafts if d.time}
    for draft in drafts:
        node = tree.top(draft.trigger.index, draft.trigger.index + draft.trigger.length)
        first = owners.get(tree.head[node]) if tree.relation[node] == "conj" and tree.is_verb(node) else None
        if first is not None and draft.time is None and first.time and first.time.first < first.trigger.index:
            draft.time = first.time


def _visited(scene: Scene, drafts: Sequence[Draft], item: Seen) -> bool:
    """Whether a place is the object of a verb that has places for objects ("visited Oslo")."""
    node = scene.tree.top(item.first, item.last)
    head = scene.tree.head[node]
    return scene.tree.relation[node] == "obj" and any(
        draft.trigger.entry.get("place_object")
        and draft.trigger.index <= head < draft.trigger.index + draft.trigger.length
        for draft in drafts
    )


def _of_facilities(scene: Scene, drafts: Sequence[Draft]) -> None:
    """ "The port of Durban reopened": what is closed stands where its name says."""
    for draft in drafts:
        if draft.kind["group"] != "closure" or draft.place is not None:
            continue
        node = scene.tree.top(draft.trigger.index, draft.trigger.index + draft.trigger.length)
        closed = {*scene.arguments.subjects(node), *scene.arguments.objects(node), node}
        for item in (one for one in scene.places if not _compared_in(scene, one)):
            above = list(scene.tree.up(scene.tree.top(item.first, item.last)))[:2]
            if closed & set(above) and any(scene.words["facility"].has(scene.tokens[at]) for at in above):
                draft.place = item


def _bounding(scene: Scene, item: Seen) -> bool:
    """Whether a time only bounds another, or stands in what does: "until May", "since X took office in January"."""
    tree, words = scene.tree, scene.words
    before = scene.tokens[item.first - 1] if item.first else None
    if before is not None and words["not_when"].has(before) and not words["starting"].has(before):
        return True
    if any(words["deadline"].has(one) for one in _leading(scene, item)):
        return True
    top = tree.top(item.first, item.last)
    beside = tree.children[tree.head[top]] if tree.head[top] >= 0 else ()
    near = (*tree.up(top), *(child for child in beside if child < top))
    above = [at for at in near if tree.base(at) in ("obl", "nmod")]
    marks = (mark for at in tree.up(top) for mark in tree.of(at, ("mark",)) if tree.base(at) == "advcl")
    return any(scene.arguments.led_by(at, words["since"]) for at in above) or any(
        words["since"].has(scene.tokens[mark]) for mark in marks
    )


def _leading(scene: Scene, item: Seen) -> list[Token]:
    """The words before a time back to the first that is no article or preposition ("d'ici à la fin 2026")."""
    found: list[Token] = []
    at, words = item.first - 1, scene.words
    while at >= 0 and len(found) < FEW:
        found.append(scene.tokens[at])
        small = words["preposition"].has(scene.tokens[at]) or words["definite"].has(scene.tokens[at])
        if not small or scene.tokens[at].gap.strip():
            break
        at -= 1
    return found


def _may_start(scene: Scene, draft: Draft, item: Seen) -> bool:
    """Only what lies ahead has a first day."""
    before = scene.tokens[item.first - 1] if item.first else None
    return before is None or not scene.words["starting"].has(before) or draft.status in TO_BEGIN


def _takes(draft: Draft, item: Seen, what: str) -> bool:
    """Whether a kind has places at all; a day told after "invited … to" is that of what one is invited to."""
    if what == "place":
        return "place" in draft.kind["properties"]
    return draft.trigger.kind != "invitation" or item.first <= draft.trigger.index + draft.trigger.length + 1


def _distance(scene: Scene, draft: Draft, item: Seen) -> int:
    own, its = scene.clause(draft.trigger.index), scene.clause(item.first)
    gap = abs(scene.clauses.index(own) - scene.clauses.index(its))
    return abs(item.first - draft.trigger.index) + 18 * gap
