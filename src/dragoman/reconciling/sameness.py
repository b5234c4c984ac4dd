"""Which tellings are one happening: the same kind group, the same parties, a time and place that allow it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dragoman.ontology import table
from dragoman.reconciling.nodes import Node
from dragoman.record.comparing import as_interval, relation

NEAR_BORDERS = frozenset({"accident", "disaster", "outbreak", "outage"})
"""What happens between two shores is told by either: on one day another country does not keep it apart."""
COPIED = 30
"""Letters of a clause that nobody writes twice by chance."""
OFFERED = frozenset({"resignation"})
"""What is offered first and then refused or accepted."""
SET_DOWN = frozenset({"visit", "meeting", "summit", "ceremony"})
"""What is planned for a day: two plans for it are one, where nobody else is named in the other."""
CARRIED_OUT = frozenset({"strike", "election", "vote", "summit", "ceremony", "signing", "protest"})
"""What one report tells as planned for a day and a later one as held on it."""
BACKGROUND = 45
"""Days before a report's own day from which what it tells is background."""
UNDATED = 100_000
"""Days that stand for none told: a telling rather joins a happening whose day is known."""
GOES_ON = frozenset({"strike", "closure", "evacuation", "rescue", "outage"})
"""Kinds of which one report may tell the first day and another the last."""
CONTENT = frozenset({"agreement", "refusal", "order", "sanction", "ruling", "vote", "appeal", "aid"})
"""Acts that are about something: the same parties may agree on one thing and on another."""
WEEK = 7
NEAR = 2
"""Days between the first and the last told of them."""
SINGLE = frozenset({"visitor", "detained", "released", "resigned", "appointed", "striker"})
"""Roles that one actor or group plays: two tellings with others in them are two happenings."""


def grouped(nodes: Sequence[Node]) -> list[list[Node]]:
    """Greedy: each node goes to the first group none of whose members forbids it and with one of whom it fits."""
    groups: list[list[Node]] = []
    told = Counter((node.group, node.place.name) for node in nodes if node.place)
    for node in sorted(nodes, key=lambda node: (-_definite(node), -_placed(node, told), node.finding.id)):
        fitting = [group for group in groups if _fits(node, group)]
        if not fitting:
            groups.append([node])
        elif len(fitting) == 1 or not _summary(node, fitting):
            max(fitting, key=lambda group: _fit(node, group)).append(node)
    return _late(groups)


def _placed(node: Node, told: Counter[tuple[str, str]]) -> int:
    """How often such a thing is told of a node's place: of two towns the one that most name goes first."""
    return told[node.group, node.place.name] if node.place else 0


def _late(groups: list[list[Node]]) -> list[list[Node]]:
    """Headlines that stand alone join a group that took in only later what they fit."""
    for lone in [group for group in groups if len(group) == 1 and group[0].fronted]:
        (node,) = lone
        fitting = [group for group in groups if group is not lone and _fits(node, group)]
        if len(fitting) == 1:
            fitting[0].append(node)
            groups = [group for group in groups if group is not lone]
    return groups


def _fits(node: Node, group: Sequence[Node]) -> bool:
    return all(_allowed(node, other) for other in group) and any(_same(node, other) for other in group)


def may_be_one(a: Node, b: Node) -> bool:
    """Whether two tellings fit and nothing forbids them to be one happening."""
    return _allowed(a, b) and _same(a, b)


def at_odds(a: Node, b: Node) -> bool:
    """Whether day, place, sort or sole parties of two tellings exclude each other; how far each got is left aside."""
    if a.group != b.group or (a.finding.sort and b.finding.sort and a.finding.sort != b.finding.sort):
        return True
    if a.time and b.time and relation(a.time, b.time) == "disjoint":
        return True
    if a.place and b.place and relation(a.place, b.place) == "disjoint":
        return True
    one, two = ({actor for actor, role in node.actors.items() if role in SINGLE} for node in (a, b))
    return bool(one and two) and not one & two


def _fit(node: Node, group: Sequence[Node]) -> tuple[bool, int, int, int]:
    """How well a node fits a group: a known day first, then parties in common, then the day it rather means."""
    day = any(same_day(node, other) for other in group)
    return day, _shared(node, group), -_far(node, group), len(group)


def _far(node: Node, group: Sequence[Node]) -> int:
    """Days from the report's own day to what a group tells: what is told without a day is rather today's."""
    own = as_interval(node.anchor or "")
    told = [span for other in group if other.time and (span := as_interval(other.time.edtf or ""))]
    if own is None:
        return 0
    if not told:
        return UNDATED
    return min(abs((span[0] - own[0]).days) for span in told)


def _shared(node: Node, group: Sequence[Node]) -> int:
    return max(len(set(node.actors) & set(other.actors)) for other in group)


def _summary(node: Node, fitting: Sequence[Sequence[Node]]) -> bool:
    """ "Had met with X and Y" sums up two meetings: it founds none and joins none."""
    needed = int(table("kinds")[node.finding.kind]["parties"])
    return (
        len(node.actors) > needed >= 2 and len({frozenset(a for n in group for a in n.actors) for group in fitting}) > 1
    )


def _definite(node: Node) -> int:
    """What says more is placed first, so that vague tellings join it and not each other."""
    return (
        4 * bool(node.time and node.time.edtf)
        + 2 * min(len(node.actors), 2)
        + bool(node.place)
        - (len(node.actors) > 2)
    )


def _allowed(a: Node, b: Node) -> bool:
    if _two_contents(a, b):
        return False
    if a.group != b.group or (a.stage != b.stage and not _one_course(a, b)):
        return False
    if _told_apart(a, b) or (a.finding.sort and b.finding.sort and a.finding.sort != b.finding.sort):
        return False
    if (
        a.time
        and b.time
        and relation(a.time, b.time) == "disjoint"
        and not (_slipped_day(a, b) or _goes_on(a, b) or _told_a_day_apart(a, b) or _one_moment(a, b))
    ):
        return False
    if (
        a.place
        and b.place
        and relation(a.place, b.place) == "disjoint"
        and not (same_day(a, b) and (a.group in NEAR_BORDERS or _paired(a, b)))
    ):
        return False
    told_twice = a.finding.report == b.finding.report or (a.group == "visit" and not _paired(a, b))
    if told_twice and _two_spots(a, b):
        return False
    if a.offices & b.offices:
        return True
    if _one_and_many(a, b) or _one_and_many(b, a):
        return False
    one, two = ({actor for actor, role in node.actors.items() if role in SINGLE} for node in (a, b))
    return not (one and two) or bool(one & two) or _translated(a, b, one=one, two=two)


def _one_and_many(a: Node, b: Node) -> bool:
    """Whether one tells of a person what the other tells of several people: "six were arrested" is not X's arrest."""
    person = {actor for actor, role in a.actors.items() if role in SINGLE} - a.bodies
    return len(person) == 1 and not a.many and b.many and not set(b.actors.values()) & SINGLE


def _long_ago(node: Node) -> bool:
    """Whether it lies long before the day of its report: background."""
    own = as_interval(node.anchor or "")
    told = as_interval(node.time.edtf or "") if node.time else None
    return own is not None and told is not None and (own[0] - told[1]).days > BACKGROUND


def _paired(a: Node, b: Node) -> bool:
    """Whether their sentences, in two reports, seem to tell the same."""
    return bool(a.partners & b.segments)


def _two_spots(a: Node, b: Node) -> bool:
    """Whether they name two places, neither known to lie in the other."""
    if a.place is None or b.place is None:
        return False
    if relation(a.place, b.place) in ("equal", "narrower", "wider"):
        return False
    if any(place.iso and not place.within for place in (a.place, b.place)) and None in (a.place.iso, b.place.iso):
        return False  # a state, and a place that no gazetteer knows
    spots = [{place.name, *place.within} for place in (a.place, b.place)]
    return a.place.name not in spots[1] and b.place.name not in spots[0]


def _translated(a: Node, b: Node, *, one: set[str], two: set[str]) -> bool:
    """Whether bodies told in two languages may be one that nothing has joined ("the seamen's union", "le syndicat")."""
    return a.language != b.language and one <= a.bodies and two <= b.bodies


def _told_a_day_apart(a: Node, b: Node) -> bool:
    """Whether two reports may tell one meeting or call of the same two on neighbouring days: then the day differs."""
    both = len(set(a.actors) & set(b.actors)) >= 2
    return both and a.group in ("meeting", "call") and a.finding.report != b.finding.report and _days_apart(a, b) <= 1


def _one_moment(a: Node, b: Node) -> bool:
    """Whether the clock alone parts two tellings of a disaster: 4:17 and 4:19, or 4:17 of a slipped day."""
    if a.group not in NEAR_BORDERS or a.time is None or b.time is None:
        return False
    (day, _, clock), (other, _, clocked) = ((time.edtf or "").partition("T") for time in (a.time, b.time))
    if not (clock or clocked):
        return False
    return day == other or "XXXX" in (day[:4], other[:4]) or (clock == clocked and _days_apart(a, b) <= 1)


def _one_course(a: Node, b: Node) -> bool:
    """Whether one is the plan and the other what became of it: the same party, no other day, told in two reports."""
    plan, end = (a, b) if a.stage == "ahead" else (b, a)
    if end.stage == "real" and plan.group in CARRIED_OUT:
        return plan.finding.report != end.finding.report and same_day(a, b) and _to_the_day(a) and _to_the_day(b)
    answered = plan.group in OFFERED and end.status in ("refused", "accepted")
    parted = plan.stage == "ahead" and (end.stage == "fallen" or answered)
    if not parted or a.finding.report == b.finding.report:
        return False
    later = answered or end.anchor is None or plan.anchor is None or plan.anchor <= end.anchor
    if _unowned(a, b):
        return True
    return later and bool(set(a.actors) & set(b.actors)) and not _two_days(a, b)


def _to_the_day(node: Node) -> bool:
    return node.time is not None and node.time.precision not in ("month", "season", "year")


def _unowned(a: Node, b: Node) -> bool:
    """Whether two plans of one kind and day, of which one names nobody, are one: "the trip, first set for June 7"."""
    stages = {a.stage, b.stage} <= {"ahead", "fallen"}
    return a.group in SET_DOWN and stages and not (a.actors and b.actors) and same_day(a, b)


def _two_days(a: Node, b: Node) -> bool:
    return bool(a.time and b.time and relation(a.time, b.time) == "disjoint")


def _told_apart(a: Node, b: Node) -> bool:
    """Whether one report tells two: what it tells again without day, place or party would have pointed back.

    A headline that comes before the day and place can't point to them.
    """
    if a.finding.report != b.finding.report or _bare(a) == _bare(b) or set(a.actors) & set(b.actors):
        return False
    bare, full = (a, b) if _bare(a) else (b, a)
    headed = full.fronted and a.group in NEAR_BORDERS  # "landslides in the south" over "there a mudslide buried …"
    return bare.finding.start > full.finding.start and not headed


def _goes_on(a: Node, b: Node) -> bool:
    """Whether two days may be the beginning and the end of one thing that goes on for days."""
    if a.group != b.group:
        return False
    spreads = bool(table("kinds")[a.finding.kind].get("spreads")) and not (_long_ago(a) or _long_ago(b))
    return spreads or (a.finding.kind in GOES_ON and _days_apart(a, b) <= NEAR)


def _days_apart(a: Node, b: Node) -> int:
    one, two = (as_interval(node.time.edtf or "") if node.time else None for node in (a, b))
    return abs((one[0] - two[0]).days) if one is not None and two is not None else UNDATED


def _slipped_day(a: Node, b: Node) -> bool:
    """Whether a machine translation may have slipped a day: the same party, days next to each other."""
    if a.mangled == b.mangled or not (set(a.actors) & set(b.actors) or a.offices & b.offices):
        return False
    return _days_apart(a, b) <= 1


def _same(a: Node, b: Node) -> bool:
    if _long_ago(a) != _long_ago(b) and not same_day(a, b):
        return _paired(a, b) and not (a.time and b.time)  # what is told without a day is not that of another year
    shared = set(a.actors) & set(b.actors) or a.offices & b.offices
    if a.group in CONTENT and not _of_one_content(a, b):
        return False
    if a.words == b.words and len(a.words) >= COPIED and a.finding.report != b.finding.report:
        return True  # a copy tells what its original tells
    if _unowned(a, b):
        return True
    needed = int(table("kinds")[a.finding.kind]["parties"])
    spot = same_day(a, b) or _same_place(a, b) or (_goes_on(a, b) and bool(a.time and b.time))
    if needed == 0:
        # One story tells one accident or disaster, where neither day nor place says otherwise.
        told_of = a.group in NEAR_BORDERS and a.finding.kind == b.finding.kind
        return bool(shared) or spot or told_of or _bare(a) or _bare(b)
    if len(shared) >= 2 or (a.group in CONTENT and len(a.states & b.states) >= 2 and not _two_people(a, b)):
        return True
    if needed == 2 and not (a.actors and b.actors):
        return same_day(a, b)
    if (
        needed == 2 and len(a.states & b.states) >= 2 and not _two_people(a, b)
    ):  # "Spain and Morocco", "their ministers"
        return same_day(a, b) or _paired(a, b)
    if needed == 2:
        # One party known on either side, on the same day at no other place, and no third person.
        return bool(shared) and same_day(a, b) and min(len(a.actors), len(b.actors)) < 2
    return bool(shared) and (spot or _slipped_day(a, b) or not (a.time and b.time) or not (a.place and b.place))


def _two_people(a: Node, b: Node) -> bool:
    """Whether two persons stand for one state: a meeting with its minister is none with its president."""
    people = [{(state, who) for who, state in node.stands.items() if who not in node.bodies} for node in (a, b)]
    for state in a.states & b.states:
        one, two = ({who for of, who in told if of == state} for told in people)
        if one and two and not one & two:
            return True
    return False


def _two_contents(a: Node, b: Node) -> bool:
    """Whether one report tells in two sentences of two acts of its parties that are about different things."""
    if a.group not in CONTENT or a.finding.report != b.finding.report or a.finding.sentence == b.finding.sentence:
        return False
    if a.fronted or b.fronted or a.group == "ruling":
        return False
    return bool(a.content and b.content) and not a.content & b.content


def _of_one_content(a: Node, b: Node) -> bool:
    """Whether two acts may be about the same: one day, paired sentences, or a headline and what it heads."""
    if a.finding.report == b.finding.report:
        fronted = (a.fronted or b.fronted) and (bool(a.content & b.content) or not (a.content and b.content))
        return fronted or a.finding.sentence == b.finding.sentence
    copied = a.words == b.words and len(a.words) >= COPIED
    if a.group == "ruling":  # one court rules again and again in one matter
        return copied or same_day(a, b) or (_paired(a, b) and not (a.time or b.time))
    if _of_other_days(a, b) or _of_other_days(b, a):
        return copied
    worded = a.language != b.language or _like_worded(a, b)
    sole = a.only and b.only and (a.fronted or b.fronted)
    return copied or same_day(a, b) or (worded and (sole or _paired(a, b)))


def _of_other_days(dated: Node, bare: Node) -> bool:
    """Whether one act is told with a day a week or more before its report, the other with none: rather today's."""
    own, told = (
        as_interval(dated.anchor or bare.anchor or ""),
        as_interval(dated.time.edtf or "") if dated.time else None,
    )
    return bare.time is None and own is not None and told is not None and (own[0] - told[1]).days >= WEEK


def _like_worded(a: Node, b: Node) -> bool:
    """Whether two clauses of one language share a long word besides those that name parties, places and the act."""
    return bool(a.content & b.content)


def same_day(a: Node, b: Node) -> bool:
    """Whether both are told with times that may be one."""
    return bool(a.time and b.time and relation(a.time, b.time) in ("equal", "narrower", "wider"))


def _same_place(a: Node, b: Node) -> bool:
    return bool(a.place and b.place and relation(a.place, b.place) in ("equal", "narrower", "wider"))


def _bare(node: Node) -> bool:
    """Told without day and place: it can only be the one of its kind that the story tells."""
    return not (node.time and node.time.edtf and not node.time.edtf.startswith("XXXX-XX-XX")) and node.place is None
