"""What a figure tells of: each quantity's host among the occurrences."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from dragoman import ontology
from dragoman.reading.builtin.bearing import founding, of_more, of_other
from dragoman.reading.builtin.drafts import among
from dragoman.reading.builtin.fates import fate
from dragoman.reading.builtin.figure_words import figure_words
from dragoman.reading.builtin.owners import owner, whose_age
from dragoman.reading.builtin.reached import (
    carries,
    done_to,
    long_talk,
    of_other_month,
    of_other_year,
    part_of,
    pointed_back,
)
from dragoman.reading.builtin.scene import Scene, Seen
from dragoman.reading.builtin.told import Told
from dragoman.reading.builtin.trees import SUBJECTS
from dragoman.record.reading import OccurrenceFinding, QuantityFinding
from dragoman.record.values import Amount, Duration

INSIDE = ("compound", "amod", "nmod")
"""How the word of a happening hangs on the noun that it is part of: "a relief fund"."""
DAY = 86_400
LOOSE = ("count", "measure")
"""What is counted of many things: told only of a happening whose word it hangs on, or shares a verb with."""
SITTINGS = ("talks", "meeting", "call")
"""What ends after hours: who parts after three weeks has not talked for three weeks."""


def hosted(scene: Scene, seen: Seen, told: Told, here: Sequence[OccurrenceFinding]) -> QuantityFinding:
    """A quantity with its host: the noun it stands before, the trigger of its clause, else the last able to."""
    quantity = seen.finding
    assert isinstance(quantity, QuantityFinding)
    lasting = quantity.property is None and isinstance(quantity.value, Duration) and _lasting(scene, seen, here)
    long = quantity.property is None and isinstance(quantity.value, Duration) and long_talk(scene, seen)
    if lasting or long:
        quantity = replace(quantity, property="duration")
    if isinstance(quantity.value, Duration) and _planned(scene, seen, here):
        return _meant(scene, quantity, told, here)
    if quantity.property is None:
        return quantity
    if ontology.table("properties")[quantity.property].get("person"):
        theirs = whose_age(scene, seen) if scene.marked.tree is not None else None
        return replace(quantity, host=theirs, property=quantity.property if theirs else None)
    if quantity.property == "count" and _people(scene, seen) and (became := fate(scene, seen)):
        quantity = replace(quantity, property=became)
    return _of_actor(scene, seen, _of_happening(scene, seen, quantity, told=told, here=here, lasting=lasting))


def _of_happening(
    scene: Scene, seen: Seen, quantity: QuantityFinding, *, told: Told, here: Sequence[OccurrenceFinding], lasting: bool
) -> QuantityFinding:
    if quantity.property == "count" and _people(scene, seen):
        quantity = replace(quantity, property=_of_people(scene, seen, here))
    quantity = _rated(scene, seen, _measured(quantity, here))
    if quantity.property == "duration" and seen.attach != "lasted" and (act := _act(scene, seen)):
        held = [f for f in here if scene.marked.passage.span(*act)[0] == f.trigger_start]
        return replace(quantity, host=_founding(held[0])) if held and "duration" in _properties(held[0]) else quantity
    able = [
        found
        for found in here
        if quantity.property in _properties(found)
        and not (found.mention and (_another(scene, found) or of_other(scene, seen, told, found=found)))
        and not of_more(told, quantity, found)
        and not _new_beside(scene, seen, found=found, here=here)
        and (quantity.property not in LOOSE or _over(scene, seen, found))
        and not _of_thing(scene, seen, quantity, found=found)
        and not _only_after(quantity, told, found=found)
    ]
    if quantity.property in (*LOOSE, "duration") and (back := pointed_back(scene, seen, told, here)):
        return replace(quantity, host=back.id) if quantity.property in _properties(back) else quantity
    length = quantity.property == "duration" and seen.attach == "lasted"
    near = sorted(
        able, key=lambda one: (not (length and carries(scene, seen, one)), _apart(scene, seen, one), one.start)
    )
    clause = scene.clause(seen.first)
    close = [finding for finding in near if _in_clause(scene, finding, clause)]
    near = [finding for finding in near if not of_other_year(scene, seen, finding)]
    if close:
        quantity = replace(quantity, property=_counting(scene, seen, quantity, of=close[0]))
        return replace(quantity, host=founding(told, quantity, close[0]))
    if near and quantity.property != "duration":
        return replace(quantity, host=founding(told, quantity, near[0]))
    if near and (lasting or seen.attach != "other"):
        return replace(quantity, host=_founding(near[0]))
    told_of = quantity.property or "duration"
    row = ontology.table("properties")[told_of]
    clings, never = row.get("clings"), row.get("never_of", ())
    if told_of == "duration" or not clings:
        return quantity
    earlier = [
        one
        for one in told.founding()
        if quantity.property in _properties(one) and one.kind not in never and not of_more(told, quantity, one)
    ]
    index = scene.marked.passage.index
    if of_other_year(scene, seen) or (earlier and of_other_month(scene, told.times.get(earlier[-1].id))):
        return quantity
    if clings == "near" and not (scene.marked.passage.healthy and earlier and index - earlier[-1].sentence <= 1):
        return quantity
    return replace(quantity, host=founding(told, quantity, earlier[-1])) if earlier else quantity


def _act(scene: Scene, seen: Seen) -> tuple[int, int] | None:
    """The verb that calls something off for so long ("suspended the strike for 15 days"): that is not its length."""
    tree = scene.tree
    verb = next((at for at in tree.up(tree.top(seen.first, seen.last)) if tree.is_verb(at)), -1)
    told = scene.words.status.at(scene.tokens, verb) if verb >= 0 else None
    inside = seen.attach == "adjective"  # "suspended the 15-day strike": so long was the strike
    off = told is not None and told.entry["status"] in ("suspended", "postponed", "cancelled") and not inside
    ruled = any(trigger.kind == "ruling" and trigger.index == verb for trigger in scene.triggers)
    before = scene.tokens[seen.first - 1] if seen.first else None
    lasting = before is not None and scene.words["lasting"].has(before)
    above = set(tree.up(tree.top(seen.first, seen.last)))
    ended = any(
        trigger.how == "noun" and tree.head[trigger.index] == verb and tree.relation[trigger.index] == "obj"
        for trigger in scene.triggers
        if trigger.index not in above  # "agreed on a truce limited to 30 days": that is how long it lasts
    )
    light = verb >= 0 and scene.words["light_verb"].has(scene.tokens[verb])
    acted = off or ruled or (lasting and ended and not light)
    return (scene.tokens[verb].start, scene.tokens[verb].end) if acted else None


def _measured(quantity: QuantityFinding, here: Sequence[OccurrenceFinding]) -> QuantityFinding:
    """A measure of a happening as the property its unit tells: hectares burned, knots of wind."""
    if quantity.property != "measure" or not isinstance(quantity.value, Amount):
        return quantity
    unit, kinds = quantity.value.unit, {finding.kind for finding in here}
    rows = ontology.table("properties").items()
    told = (name for name, row in rows if unit in row.get("units", ()) and kinds & set(row["of"]))
    return replace(quantity, property=next(told, "measure"))


def _rated(scene: Scene, seen: Seen, quantity: QuantityFinding) -> QuantityFinding:
    """ "A 12 percent tariff", "Zölle von 12 Prozent": how high the thing is that it stands in, no share of anything."""
    rows = ontology.table("properties").items()
    told = [(name, row["of"]) for name, row in rows if row.get("inside", "") == quantity.property]
    if not told or scene.marked.tree is None:
        return quantity
    tree, top = scene.tree, scene.tree.top(seen.first, seen.last)
    joined = all(scene.words["genitive"].has(scene.tokens[at]) for at in tree.case(top))
    head = tree.head[top] if joined and tree.base(top) in (*INSIDE, "nummod") else -1
    kind = _noun_kind(scene, head)
    return replace(quantity, property=next((name for name, kinds in told if kind in kinds), quantity.property))


def _noun_kind(scene: Scene, at: int) -> str | None:
    """The kind of happening that the noun at a token tells, alone or with its neighbours ("droits de douane")."""
    matches = ((start, scene.words.nouns.at(scene.tokens, start)) for start in range(max(0, at - 3), at + 1))
    return next((str(found.entry["kind"]) for start, found in matches if found and start + found.length > at), None)


def _another(scene: Scene, found: OccurrenceFinding) -> bool:
    """Whether a mention is told as a new one: "parliament votes on a relief fund" is not the relief told before."""
    passage, tree = scene.marked.passage, scene.marked.tree
    if tree is None:
        return False
    starts = (t.index for t in scene.triggers if passage.span(*_place(scene, t.index))[0] == found.trigger_start)
    nouns = (at for index in starts for at in (index, tree.head[index]) if at == index or tree.base(index) in INSIDE)
    dets = (at for noun in nouns for at in tree.of(noun, ("det",)))
    return any(scene.marked.words.indefinite.has(scene.tokens[at]) for at in dets)


def _over(scene: Scene, seen: Seen, found: OccurrenceFinding) -> bool:
    """ "Thanked for 45 rescuers but declined the hospital": the rescuers are not of what was declined."""
    passage, tree = scene.marked.passage, scene.marked.tree
    if tree is None:
        return True
    top = tree.top(seen.first, seen.last)
    if found.kind in ontology.table("properties")["count"]["as_subject"] and tree.base(top) != "nsubj":
        return False
    inside = [t.index for t in scene.triggers if passage.span(*_place(scene, t.index))[0] == found.trigger_start]
    if found.kind in ontology.table("properties")["count"]["as_inside"]:
        return any(part_of(scene, top, at) for at in inside)
    if found.kind in ontology.table("properties")["count"]["as_object"]:
        return any(done_to(scene, top, at) for at in inside)
    above = {top, *tree.up(top)}
    return not inside or any(at in above or tree.clause(at) == tree.clause(top) for at in inside)


def _of_thing(scene: Scene, seen: Seen, quantity: QuantityFinding, *, found: OccurrenceFinding) -> bool:
    """ "They agreed on a dam that will cost 12 million": a clause tells the figure of the dam, not of the agreement."""
    tree = scene.marked.tree
    if tree is None or not ontology.table("properties")[quantity.property or ""].get("several"):
        return False
    place = scene.marked.passage.span
    words = [at for at, token in enumerate(scene.tokens) if place(token.start, token.end)[0] == found.trigger_start]
    top = tree.top(seen.first, seen.last)
    chain = [top, *tree.up(top)]
    clauses = [
        at for at in chain if tree.base(at) == "acl" and (tree.relation[at] == "acl:relcl" or tree.of(at, SUBJECTS))
    ]
    inside = clauses and any(at in chain for at in words)
    return bool(inside) and not any(word in tree.below(at) or tree.head[at] == word for word in words for at in clauses)


def _only_after(quantity: QuantityFinding, told: Told, *, found: OccurrenceFinding) -> bool:
    """ "The toll rose to 14 after rescuers found three bodies": so many died of what was told before the rescue."""
    never = ontology.table("properties")[quantity.property or "duration"].get("never_of", ())
    return found.kind in never and any(
        quantity.property in _properties(one) and one.kind not in never for one in told.founding()
    )


def _place(scene: Scene, at: int) -> tuple[int, int]:
    return scene.tokens[at].start, scene.tokens[at].end


def _new_beside(scene: Scene, seen: Seen, *, found: OccurrenceFinding, here: Sequence[OccurrenceFinding]) -> bool:
    """ "In 2022, when a nine-day strike ended": not the strike told before, but the one that its own sentence tells."""
    before = scene.tokens[seen.first - 1] if seen.first else None
    new = seen.attach == "adjective" and before is not None and scene.marked.words.indefinite.has(before)
    bare = found.refers is not None or not (found.roles or found.time or found.place)
    own = [f for f in here if f is not found and _group(f) == _group(found) and (f.roles or f.time or f.place)]
    return new and bare and bool(own)


def _group(finding: OccurrenceFinding) -> str:
    return str(ontology.table("kinds")[finding.kind]["group"])


def _people(scene: Scene, seen: Seen) -> bool:
    """Whether what is counted are people who can take part."""
    inside = among(scene, "people", seen.first, min(seen.last + 1, len(scene.tokens)))
    return inside or (seen.noun >= 0 and among(scene, "people", seen.noun, seen.noun + 1))


def _of_people(scene: Scene, seen: Seen, here: Sequence[OccurrenceFinding]) -> str:
    """What a count of people tells of what is told here: who took part, who was freed or brought away."""
    if any("participants" in _properties(found) for found in here):
        return "participants"
    if scene.marked.tree is None:
        return "count"
    passage, top = scene.marked.passage, scene.tree.top(seen.first, seen.last)
    told = {
        found.kind
        for found in here
        for trigger in scene.triggers
        if passage.span(*_place(scene, trigger.index))[0] == found.trigger_start and done_to(scene, top, trigger.index)
    }
    rows = ontology.table("properties").items()
    return str(next((name for name, row in rows if told & set(row.get("people_of", ()))), "count"))


def _counting(scene: Scene, seen: Seen, quantity: QuantityFinding, *, of: OccurrenceFinding) -> str | None:
    """A count of people as what their happening was to them, if it is told of one that they do not take part in."""
    rows = ontology.table("properties").items()
    if quantity.property != "count" or not _people(scene, seen):
        return quantity.property
    return str(next((name for name, row in rows if of.kind in row.get("people_of", ())), "count"))


def _lasting(scene: Scene, seen: Seen, here: Sequence[OccurrenceFinding]) -> bool:
    """ "Reopened after 36 hours": what ends tells how long it lasted; "für zwei Tage" tells how long it will."""
    before = scene.tokens[seen.first - 1] if seen.first else None
    long = [f for f in here if f.kind in ("talks", "meeting", "call", "strike")]
    placed = before is not None and (scene.words["preposition"].has(before) or scene.words["asserting"].has(before))
    placed = placed or (seen.first > 0 and scene.tree.upos[seen.first - 1] == "ADP")  # "binnen zwei Monaten"
    if long and seen.attach == "other" and not placed and not _apart_in_time(scene, seen):
        return True  # "hatte viereinhalb Stunden mit ihm gesprochen"
    if before is None or _apart_in_time(scene, seen):
        return False
    if scene.words["lasting"].has(before):
        return any("duration" in _properties(finding) for finding in here)
    if not scene.words["asserting"].has(before):
        return False
    value = seen.finding.value
    hours = isinstance(value, Duration) and (value.seconds_max or value.seconds_min or DAY) < DAY
    return any(
        f.kind in ("closure", "outage") or (hours and f.kind in SITTINGS) for f in here
    )  # "parted after seven hours"


def _apart_in_time(scene: Scene, seen: Seen) -> bool:
    """ "Three days after the ruling": how long one thing came after another is no length of either."""
    behind = seen.last
    return behind < len(scene.tokens) and any(
        "off" in match.entry.get("of", ())
        for match in figure_words(scene.marked.words.code)["reason"].all_at(scene.tokens, behind)
    )


def _planned(scene: Scene, seen: Seen, here: Sequence[OccurrenceFinding]) -> bool:
    """ "They had set aside three hours": how long it was to last says not how long what took place lasted."""
    words = figure_words(scene.marked.words.code)["planned"]
    told = any(words.at(scene.tokens, at) for at in range(*scene.clause(seen.first)))
    return told and not any(ontology.table("statuses")[found.status]["step"] == "ahead" for found in here)


def _meant(scene: Scene, quantity: QuantityFinding, told: Told, here: Sequence[OccurrenceFinding]) -> QuantityFinding:
    """How long something was to last, of what is told here or right before; of nothing, no property."""
    index = scene.marked.passage.index
    near = [*here, *(found for found in told.founding()[-1:] if index - found.sentence <= 1)]
    able = [found for found in near if "planned_duration" in _properties(found)]
    host = able[0].refers or able[0].id if able else None
    return replace(quantity, property="planned_duration" if host else None, host=host)


def _founding(finding: OccurrenceFinding) -> str:
    return finding.refers or finding.id


def _properties(finding: OccurrenceFinding) -> Sequence[str]:
    """What may be told of a happening: by its kind, and by the properties that name the kinds they are of."""
    more = (name for name, row in ontology.table("properties").items() if finding.kind in row.get("of", ()))
    return (*ontology.table("kinds")[finding.kind]["properties"], *more)


def _of_actor(scene: Scene, seen: Seen, quantity: QuantityFinding) -> QuantityFinding:
    """What is told of no happening may be told of whoever has, offers, pays or sends it."""
    tree = scene.marked.tree
    row = ontology.table("properties")[quantity.property or "duration"]
    if quantity.host is not None or not row.get("of_actors") or tree is None or not scene.marked.passage.healthy:
        return quantity
    quantity = _parts(scene, seen, quantity)
    if isinstance(quantity.value, Amount) and quantity.value.unit == "%" and quantity.context_start < 0:
        return quantity  # "offered 4 per cent": of what, only the story knows
    host = owner(scene, seen, quantity)
    return replace(quantity, host=host) if host is not None else quantity


def _parts(scene: Scene, seen: Seen, quantity: QuantityFinding) -> QuantityFinding:
    """A percentage with what it is of as its context, where a noun hangs on it ("62 percent of its trains")."""
    tree = scene.tree
    top = tree.top(seen.first, seen.last)
    beside = tree.of(tree.head[top], ("nmod",)) if tree.head[top] >= 0 else []  # "50.9% of the vote"
    nouns = tree.of(top, ("nmod",)) or [at for at in beside if min(tree.below(at)) == seen.last]
    if not nouns:
        return quantity
    start, end = scene.marked.passage.span(scene.tokens[nouns[0]].start, scene.tokens[nouns[0]].end)
    return replace(quantity, context_start=start, context_end=end)


def _apart(scene: Scene, seen: Seen, finding: OccurrenceFinding) -> int:
    place = scene.marked.passage.span(
        scene.tokens[seen.noun if seen.noun >= 0 else seen.first].start, len(scene.marked.passage.plain)
    )
    return abs(place[0] - finding.trigger_start)


def _in_clause(scene: Scene, finding: OccurrenceFinding, clause: tuple[int, int]) -> bool:
    first, last = scene.tokens[clause[0]], scene.tokens[clause[1] - 1]
    start, end = scene.marked.passage.span(first.start, last.end)
    return start <= finding.trigger_start < end
