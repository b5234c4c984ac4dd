"""People have the last word: each kind of decision on a small story, replayed as it grows, in whatever order."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from quay import compiled, finding, of_kind, people, story

from dragoman.record.ids import line_id
from dragoman.record.lines import Decision
from dragoman.record.reading import NameFinding
from dragoman.record.ruling import BadDecisions, Ruling, Spot
from dragoman.record.storing import record_bytes


def meetings() -> tuple[str, ...]:
    return tuple(of_kind(compiled(story(0, 1)), "meeting"))


def test_the_story_by_rules_alone():
    record = compiled(story(0, 1))
    assert len(of_kind(record, "meeting")) == 2 and len(of_kind(record, "accident")) == 1
    assert [difference.verdict for difference in record.differences] == ["conflict"]
    assert len(record.remarks) == 2 and people(record) == []


@pytest.mark.parametrize("what", ["same", "merge"])
def test_two_happenings_a_person_calls_the_same_are_one_line(what):
    record = compiled(story(0, 1), Ruling(what=what, ids=meetings(), why="one meeting"))
    (line,) = [line for line in record.occurrences if line.kind == "meeting"]
    assert {span.report for span in line.evidence} == {report.id for report in record.reports}
    (row,) = people(record)
    assert (row.what, row.ids, row.reasons) == (what, (line.id,), ("one meeting",))


def test_the_days_of_meetings_joined_by_a_person_differ_in_the_record():
    record = compiled(story(0, 1), Ruling(what="same", ids=meetings()))
    assert {difference.property for difference in record.differences} == {"date", "injured"}


def test_findings_a_person_calls_different_stand_in_two_lines():
    plot = story(0, 1)
    apart = Ruling(what="different", findings=(finding(plot, 0, "occurrence", 1), finding(plot, 1, "occurrence", 1)))
    record = compiled(plot, apart)
    assert len(of_kind(record, "accident")) == 2 and record.differences == ()
    assert set(people(record)[0].ids) == set(of_kind(record, "accident"))
    assert not any(row.what == "same" and set(row.findings) >= set(apart.findings) for row in record.decisions)


def test_a_split_takes_findings_out_of_a_line():
    plot = story(0, 1, 2)
    (crash,) = of_kind(compiled(plot), "accident")
    leaving = finding(plot, 1, "occurrence", 1)
    record = compiled(plot, Ruling(what="split", ids=(crash,), findings=(leaving,)))
    assert sorted(len(line.members) for line in record.occurrences if line.kind == "accident") == [1, 2]
    assert [line.members for line in record.occurrences if leaving in line.members] == [(leaving,)]


def test_a_split_by_place_takes_out_what_stands_there():
    plot = story(0, 1)
    (crash,) = of_kind(compiled(plot), "accident")
    start = plot.tellings[1].text.index("The ferry")
    spot = Spot(report=plot.tellings[1].id, start=start, end=start + 25)
    record = compiled(plot, Ruling(what="split", ids=(crash,), spans=(spot,)))
    assert len(of_kind(record, "accident")) == 2


def test_remarks_a_person_joins_are_wordings_of_one():
    plot = story(0, 1)
    record = compiled(plot, Ruling(what="same", ids=tuple(line.id for line in compiled(plot).remarks)))
    assert [len(line.wordings) for line in record.remarks] == [2]


def test_actors_a_person_tells_apart_are_two_and_meet_as_two():
    plot = story(0, 1)
    record = compiled(plot, Ruling(what="different", findings=(finding(plot, 0, "name"), finding(plot, 1, "name"))))
    assert sorted(actor.name for actor in record.actors) == ["Ada Lind", "Ada Lind", "Jonas Okoye"]


def test_actors_a_person_joins_are_one():
    plot = story(0)
    record = compiled(plot, Ruling(what="same", ids=tuple(actor.id for actor in compiled(plot).actors)))
    assert len(record.actors) == 1


def test_an_actor_bears_the_name_a_person_gives():
    plot = story(0, 1)
    lind = next(actor for actor in compiled(plot).actors if actor.name == "Ada Lind")
    record = compiled(plot, Ruling(what="rename", ids=(lind.id,), to="Ada Lindqvist"))
    (renamed,) = [actor for actor in record.actors if actor.id == lind.id]
    assert renamed.name == "Ada Lindqvist"
    assert [(form.form, form.status) for form in renamed.names] == [("Ada Lind", "variant")]
    assert people(record)[0].reasons == ("“Ada Lindqvist”",)


def test_the_last_name_given_stands_and_the_first_is_void():
    plot = story(0, 1)
    lind = next(actor for actor in compiled(plot).actors if actor.name == "Ada Lind").id
    record = compiled(plot, *(Ruling(what="rename", ids=(lind,), to=name) for name in ("A. Lind", "Minister Lind")))
    assert [row.what for row in people(record)] == ["void", "rename"]
    assert "Minister Lind" in {actor.name for actor in record.actors}


def test_a_difference_has_the_verdict_a_person_gives_and_says_so():
    plot = story(0, 1)
    (line,) = compiled(plot).differences
    suspect = plot.tellings[1].id
    verdict = Ruling(what="verdict", ids=(line.id,), to="slip", suspect=(suspect,), why="The hospital counts nine.")
    (found,) = compiled(plot, verdict).differences
    assert (found.verdict, found.suspect) == ("slip", (suspect,))
    assert found.why == "A person gave this verdict: The hospital counts nine."
    assert people(compiled(plot, verdict))[0].ids == (line.id,)


def test_the_last_verdict_stands_and_the_first_is_void():
    plot = story(0, 1)
    line = compiled(plot).differences[0].id
    record = compiled(plot, *(Ruling(what="verdict", ids=(line,), to=verdict) for verdict in ("slip", "scope")))
    assert [difference.verdict for difference in record.differences] == ["scope"]
    assert [(row.what, row.ids) for row in people(record)] == [("void", ()), ("verdict", (line,))]
    assert people(record)[1].reasons == ("scope instead of conflict",)


def test_a_slip_that_names_nobody_is_sound():
    plot = story(0, 1)
    line = compiled(plot).differences[0].id
    (found,) = compiled(plot, Ruling(what="verdict", ids=(line,), to="slip")).differences
    assert (found.verdict, found.suspect, found.why) == ("slip", (), "A person gave this verdict.")


def test_a_slip_by_a_report_that_has_no_reading_is_void():
    plot = story(0, 1)
    line = compiled(plot).differences[0].id
    stranger = Ruling(what="verdict", ids=(line,), to="slip", suspect=("r0000000000",))
    record = compiled(plot, stranger)
    assert [row.what for row in people(record)] == ["void"] and record.differences[0].verdict == "conflict"


def test_a_line_struck_twice_stands_once_in_the_issues():
    plot = story(0, 1)
    wrong = Ruling(what="wrong", ids=(compiled(plot).remarks[0].id,))
    record = compiled(plot, wrong, wrong)
    assert len([issue for issue in record.issues if issue.what == "struck by a person"]) == 1


def test_two_people_of_one_report_may_share_a_name():
    plot = story(0)
    lind, telling = finding(plot, 0, "name"), plot.tellings[0]
    start = telling.text.rindex("Lind")
    other = NameFinding(
        id="xaaaaaaaaaa", report=telling.id, start=start, end=start + 4, sentence=3, form="Ada Lind", kind="person",
        given="Ada", surname="Lind",
    )  # fmt: skip
    telling.findings.append(other)
    assert len(compiled(plot).actors) == 2
    assert len(compiled(plot, Ruling(what="different", findings=(lind, other.id))).actors) == 3


@pytest.mark.parametrize("name", ["actors", "occurrences", "remarks", "facts", "differences"])
def test_what_a_person_strikes_leaves_the_record_for_the_issues(name):
    plot = story(0, 1)
    line = getattr(compiled(plot), name)[0]
    record = compiled(plot, Ruling(what="wrong", ids=(line.id,), why="misread"))
    assert line.id not in {one.id for one in getattr(record, name)}
    struck = [issue for issue in record.issues if issue.what == "struck by a person"]
    assert struck and all(issue.why == "misread" for issue in struck)
    assert [(row.what, row.ids) for row in people(record)] == [("wrong", ())]


def test_an_undo_takes_back_an_earlier_decision_and_can_be_taken_back():
    plot, joined = story(0, 1), Ruling(what="same", ids=meetings())
    once = compiled(plot, joined, Ruling(what="undo", undoes=1, why="no, two"))
    assert len(of_kind(once, "meeting")) == 2 and [row.what for row in people(once)] == ["undo"]
    assert people(once)[0].ids == meetings() and "no, two" in people(once)[0].reasons
    by_name = compiled(plot, joined, Ruling(what="undo", ids=meetings()[::-1]))
    assert len(of_kind(by_name, "meeting")) == 2
    twice = compiled(plot, joined, Ruling(what="undo", undoes=1), Ruling(what="undo", undoes=2))
    assert len(of_kind(twice, "meeting")) == 1 and [row.what for row in people(twice)] == ["same", "undo"]


@pytest.mark.parametrize(("order", "lines"), [(1, 2), (-1, 1)], ids=["different last", "same last"])
def test_the_later_of_two_decisions_stands_and_the_earlier_is_void(order, lines):
    plot = story(0, 1)
    both = [Ruling(what=what, ids=meetings()) for what in ("same", "different")][::order]
    record = compiled(plot, *both)
    assert len(of_kind(record, "meeting")) == lines
    assert [row.what for row in people(record)] == ["void", both[1].what]


VOID = {
    "an unknown line": (Ruling(what="wrong", ids=("o0000000000",)), "nothing that answers to o0000000000"),
    "an unknown finding": (Ruling(what="same", findings=("x0000000000", "x1111111111")), "x0000000000, x1111111111"),
    "an unknown report": (
        Ruling(what="same", spans=tuple(Spot(report="r0000000000", start=n, end=n + 3) for n in (1, 5))),
        "r0000000000 1–4",
    ),
    "nothing to undo": (Ruling(what="undo", ids=("o0000000000",)), "no earlier decision"),
    "a point": (Ruling(what="wrong", ids=("p0000000000",)), "points follow from"),
}


@pytest.mark.parametrize(("ruling", "why"), VOID.values(), ids=VOID)
def test_a_decision_that_finds_nothing_is_void_and_changes_nothing(ruling, why):
    plot = story(0, 1)
    record = compiled(plot, ruling)
    (row,) = people(record)
    assert (row.what, row.ids) == ("void", ()) and why in row.reasons[0]
    assert record.occurrences == compiled(plot).occurrences and record.facts == compiled(plot).facts


def test_a_happening_and_an_actor_cant_be_the_same():
    record = compiled(story(0, 1))
    mixed = Ruling(what="same", ids=(record.actors[0].id, record.occurrences[0].id))
    assert "not of one kind" in people(compiled(story(0, 1), mixed))[0].reasons[0]


def test_facts_cant_be_joined():
    fact = compiled(story(0, 1)).facts[0].id
    row = people(compiled(story(0, 1), Ruling(what="same", ids=(fact, "o0000000000"))))[0]
    assert row.what == "void" and "facts follow from the happenings" in row.reasons[0]


def all_kinds() -> list[Ruling]:
    plot = story(0, 1)
    record = compiled(plot)
    lind = next(actor for actor in record.actors if actor.name == "Ada Lind")
    crash = tuple(finding(plot, number, "occurrence", 1) for number in (0, 1))
    return [
        Ruling(what="same", ids=meetings()),
        Ruling(what="rename", ids=(lind.id,), to="Minister Ada Lind"),
        Ruling(what="wrong", ids=(record.remarks[1].id,)),
        Ruling(what="different", findings=crash),
        Ruling(what="undo", undoes=4),
        Ruling(what="verdict", ids=(record.differences[0].id,), to="update"),
    ]


def test_decisions_hold_as_the_story_grows():
    grown = compiled(story(0, 1, 2), *all_kinds())
    assert [row.what for row in people(grown)] == ["same", "rename", "wrong", "undo", "verdict"]
    (meeting,) = [line for line in grown.occurrences if line.kind == "meeting"]
    assert len({span.report for span in meeting.evidence}) == 3
    assert "Minister Ada Lind" in {actor.name for actor in grown.actors}
    assert len(grown.remarks) == 2
    assert "update" in {difference.verdict for difference in grown.differences}


def test_a_decision_finds_its_lines_by_place_where_no_finding_has_its_name():
    plot = story(0, 1)
    places = []
    for telling in plot.tellings:
        start = telling.text.index("met Jonas")
        of = f"o{len(places)}123456789"
        places.append(Spot(of=of, report=telling.id, start=start + 4, end=start + 20, kind="occurrence"))
    ids = tuple(str(spot.of) for spot in places)
    moved = Ruling(what="same", ids=ids, members=dict.fromkeys(ids, ("x0123456789",)), spans=tuple(places))
    assert len(of_kind(compiled(plot, moved), "meeting")) == 1


def test_the_same_reports_and_decisions_give_the_same_bytes_in_any_order_of_reports():
    bytes_of = {record_bytes(compiled(story(*order), *all_kinds())) for order in ((0, 1, 2), (2, 0, 1), (1, 2, 0))}
    assert len(bytes_of) == 1


def test_decisions_that_make_no_sense_are_refused_together():
    with pytest.raises(BadDecisions, match=r"decision 1: rename needs the new name.*decision 2: same needs two"):
        compiled(story(0), Ruling(what="rename", ids=("a0123456789",)), Ruling(what="same", ids=("o0123456789",)))


def test_what_a_record_lists_can_be_replayed():
    plot = story(0, 1)
    told = Decision(what="different", ids=meetings(), findings=(), score=None, reasons=("two",), by="person")
    assert people(compiled(plot, told))[0].reasons == ("two",)


def pool() -> list[str]:
    plot = story(0, 1, 2)
    record = compiled(plot)
    lines = [line.id for name in ("actors", "occurrences", "remarks") for line in getattr(record, name)]
    findings = [one.id for telling in plot.tellings for one in telling.findings]
    return [*lines, *findings, line_id("occurrences", "x0000000000")]


THINGS = pool()
some = st.lists(st.sampled_from(THINGS), min_size=2, max_size=3, unique=True)
rulings = st.lists(
    st.one_of(
        some.map(lambda ids: Ruling(what="same", ids=tuple(ids))),
        some.map(lambda ids: Ruling(what="different", ids=tuple(ids))),
        some.map(lambda ids: Ruling(what="wrong", ids=tuple(ids[:1]))),
        some.map(lambda ids: Ruling(what="rename", ids=tuple(ids[:1]), to="Somebody Else")),
        some.map(lambda ids: Ruling(what="undo", ids=tuple(ids))),
    ),
    max_size=6,
)


@settings(max_examples=40, deadline=None)
@given(decided=rulings, seed=st.integers(0, 5))
def test_whatever_is_decided_the_record_is_sound_and_tells_of_it(decided: list[Ruling], seed: int):
    order = [0, 1, 2]
    random.Random(seed).shuffle(order)
    record = compiled(story(*order), *decided)
    rows = people(record)
    assert len(rows) <= len(decided)
    lines = {line.id: line for name in ("actors", "occurrences", "remarks") for line in getattr(record, name)}
    for row in rows:
        held = [set(lines[one].members) & set(row.findings) for one in row.ids if one in lines]
        assert row.what != "same" or len(held) <= 1
    assert record_bytes(record) == record_bytes(compiled(story(0, 1, 2), *decided))
