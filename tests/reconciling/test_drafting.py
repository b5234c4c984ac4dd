"""Points in the making: what joins a draft must hold against its label; lone and doubled ones go."""

from __future__ import annotations

import re

import pytest
from building import Plot
from msgspec.structs import replace
from telling_apart import pair, vectored

from dragoman.reconciling.points import points
from dragoman.reconciling.stars import Web
from dragoman.record.ids import segment_id
from dragoman.record.reading import Parse
from dragoman.record.story import Story

X, Y, Z = (1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)
XY = (0.7, 0.7, 0.0)


def made(vectors, pairs, *, joined=None, common=()):
    """The points of reports of one or two sentences: the sigla of each, by report and sentence number."""
    plot = Plot()
    for number, rows in enumerate(vectors):
        plot.report(" ".join(f"The pier {place} of town {number} is shut." for place in range(len(rows))))
    ids = {
        (number, place): segment.id
        for number, telling in enumerate(plot.tellings)
        for place, segment in enumerate(telling.segments)
    }
    evidence = {
        (number, place): telling.report.evidence(segment.start, segment.end)
        for number, telling in enumerate(plot.tellings)
        for place, segment in enumerate(telling.segments)
    }
    desk = vectored(plot, vectors, [pair(ids[a], ids[b]) for a, b in pairs])
    lines = {line: [[evidence[one] for one in group] for group in groups] for line, groups in (joined or {}).items()}
    tied = {frozenset((ids[a], ids[b])) for a, b in common}
    found = points(desk.story, joined=lines, common=lambda a, b: frozenset((a, b)) in tied)
    name = {segment: at for at, segment in ids.items()}
    return sorted(sorted(name[member] for member in point.members) for point in found)


A, B, C, D, A2 = (0, 0), (1, 0), (2, 0), (3, 0), (0, 1)
CASES = [
    ("a pair", [[X], [X]], [(A, B)], {}, [], [[A, B]]),
    ("three alike", [[X], [X], [X]], [(A, B), (A, C)], {}, [], [[A, B, C]]),
    ("a line of three", [[X], [XY], [X]], [], {"o1": [[A, B, C]]}, [], [[A, B, C]]),
    ("a line and a pair that tell the same thing are one point", [[X], [X], [X]], [(A, B)], {"o1": [[B, C]]}, [],
     [[A, B, C]]),
    ("a line and a pair whose ends are unlike are two", [[X], [XY], [Y]], [(A, B)], {"o1": [[B, C]]}, [],
     [[A, B], [B, C]]),
    ("the same where a line ties the ends too", [[X], [XY], [Y]], [(A, B)], {"o1": [[B, C]]}, [(A, C), (B, C)],
     [[A, B, C]]),
    ("a line far from its label", [[X, Y], [Z, X]], [], {"o1": [[A, B]]}, [], []),
    ("a line told twice in one report, of two things", [[X, Y], [X]], [], {"o1": [[A, A2, B]]}, [], [[A, B]]),
    ("a line told twice in one report, of one", [[X, X], [X]], [], {"o1": [[A, A2, B]]}, [], [[A, A2, B]]),
    ("a line that tells again what a fuller point tells, in a second sentence of one of its reports",
     [[X], [X], [X, X]], [(A, B), (A, C), (B, C)], {"o1": [[A, B, (2, 1)]]}, [], [[A, B, C, (2, 1)]]),
    ("a point within another", [[X], [X], [X]], [(A, B), (A, C)], {"o1": [[A, B]]}, [], [[A, B, C]]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("why", "vectors", "pairs", "joined", "common", "told"), CASES, ids=[case[0] for case in CASES]
)
def test_what_joins_a_point_holds_against_its_label(why, vectors, pairs, joined, common, told):
    assert made(vectors, pairs, joined=joined, common=common) == told


def test_a_pair_that_a_fuller_point_did_not_take_is_none_by_itself():
    """Both pairs share a sentence, their other ends are unlike: one of them stands, the other was at odds with it."""
    assert made([[X], [XY], [Y]], [(A, B), (B, C)]) in ([[A, B]], [[B, C]])


def test_such_a_pair_stands_where_it_is_much_nearer_than_the_rest():
    """Each sentence has its like among others that are far from it: nobody would miss what ties them."""
    apart = [[X, Z], [XY, Z], [Y, Z]]
    assert made(apart, [(A, B), (B, C)]) == [[A, B], [B, C]]


def test_two_clauses_of_one_sentence_make_two_points():
    """What is tied to one half of a sentence is not tied to what stands with the other."""
    plot = Plot()
    for text in ("The pier is shut and the ferry is late.", "The pier is closed.", "The ferry has a delay."):
        plot.report(text)
    desk = vectored(plot, [[X], [X], [X]])
    both, *others = (desk.readings[telling.id] for telling in plot.tellings)
    halves = [
        replace(both.segments[0], id=segment_id(both.report.id, start, end), start=start, end=end)
        for start, end in ((0, 16), (17, 39))
    ]
    readings = (replace(both, segments=(*halves,)), *others)
    pairs = tuple(pair(half.id, other.segments[0].id) for half, other in zip(halves, others, strict=True))
    found = points(Story(readings=readings, families=desk.story.families, pairs=pairs))
    assert found and all(len(point.sentences) == 2 for point in found)


TWINS = [("as near to the label as a rendering", 1.0, 0.0, 1), ("not so near", 0.5, 0.87, 2)]


@pytest.mark.parametrize(("why", "near", "else_", "count"), TWINS, ids=[case[0] for case in TWINS])
def test_a_rendering_of_the_label_joins_however_few_of_the_members_are_like_it(why, near, else_, count):
    rest = [(0.0, 0.0, 0.0, 0.0, 1.0)] * 3
    members = [(0.4, *(0.92 * (place == own) for place in range(3)), 0.0) for own in range(3)]
    label, twin = (1.0, 0.0, 0.0, 0.0, 0.0), (near, 0.0, 0.0, 0.0, else_)
    vectors = [[vector, *rest] for vector in (label, *members, twin)]
    ends = [(number, 0) for number in range(5)]
    common = [(a, b) for a in ends[:4] for b in ends[:4]]
    assert len(made(vectors, [(ends[0], ends[4])], joined={"o1": [ends[:4]]}, common=common)) == count


def test_a_line_is_labelled_by_the_sentence_nearest_to_the_others():
    plot = Plot()
    for number, words in enumerate(("Shut.", "The pier is shut.", "The pier of the town is shut.")):
        plot.report(f"{words[:-1]} in town {number}.")
    desk = vectored(plot, [[Z], [XY], [X]])
    told = [[one.report.evidence(one.segments[0].start, one.segments[0].end) for one in plot.tellings]]
    (point,) = points(desk.story, joined={"o1": told}, common=lambda a, b: True)
    assert point.label.startswith("The pier")


def parsed(text, deprels):
    """A parse of words that each hang on the one before; `deprels` by word."""
    words = [match.span() for match in re.finditer(r"\w+", text)]
    said = [deprels.get(text[start:end], "obj") for start, end in words]
    return Parse(
        start=tuple(start for start, _ in words),
        end=tuple(end for _, end in words),
        sentence=(0,) * len(words),
        upos=("X",) * len(words),
        feats=("_",) * len(words),
        head=tuple(range(-1, len(words) - 1)),
        deprel=tuple(said),
    )


SPLINTERS = [
    ("a clause about a name", "acl:relcl", "wire", True, 0),
    ("a clause about a verb", "advcl", "wire", True, 0),
    ("a clause beside another", "conj", "wire", True, 1),
    ("of two families", "acl:relcl", None, True, 1),
    ("a whole sentence", "acl:relcl", "wire", False, 1),
]


@pytest.mark.parametrize(("why", "relation", "family", "clause", "count"), SPLINTERS, ids=[c[0] for c in SPLINTERS])
def test_a_clause_copied_without_what_it_hangs_on_is_no_point(why, relation, family, clause, count):
    plot, text = Plot(), "The pier rules the harbour, which feeds the town."
    for number in range(2):
        plot.report(f"{text} Report {number}.", family=family)
    desk = vectored(plot, [[X, Y], [X, Y]])
    start = text.index("which") if clause else 0
    readings = tuple(
        replace(
            reading,
            parse=parsed(text, {"feeds": relation, "which": relation}),
            segments=(
                replace(
                    reading.segments[0],
                    id=segment_id(reading.report.id, start, len(text)),
                    start=start,
                    end=len(text),
                ),
            ),
        )
        for reading in desk.story.readings
    )
    ends = [reading.segments[0].id for reading in readings]
    assert len(points(Story(readings=readings, families=desk.story.families, pairs=(pair(*ends),)))) == count


RENDERED = [("of one family", "wire", True), ("of two", None, False)]


@pytest.mark.parametrize(("why", "family", "rendered"), RENDERED, ids=[case[0] for case in RENDERED])
def test_one_text_in_two_reports_of_a_family_is_a_rendering(why, family, rendered):
    plot = Plot()
    for number in range(2):
        plot.report(f"The pier of town {number} is shut. The ferry of town {number} is late.", family=family)
    desk = vectored(plot, [[X, Y], [X, Z]])
    one, two = (desk.readings[telling.id].segments[0] for telling in plot.tellings)
    web = Web(desk, [pair(one.id, two.id)], forbid=lambda pair: False)
    assert web.rendered(one, two) == rendered


LABELS = [
    ("nearer than the rest", X, False, True),
    ("as far as the rest", Y, False, False),
    ("by a line", Y, True, True),
]


@pytest.mark.parametrize(("why", "vector", "line", "tells"), LABELS, ids=[case[0] for case in LABELS])
def test_what_retells_a_point_is_near_to_its_label_or_told_by_a_line(why, vector, line, tells):
    plot = Plot()
    for number in range(2):
        plot.report(f"The pier of town {number} is shut. The ferry of town {number} is late.")
    desk = vectored(plot, [[X, Y], [vector, X]])
    one, two = (desk.readings[telling.id].segments[0] for telling in plot.tellings)
    web = Web(desk, [], forbid=lambda pair: False, common=lambda a, b: line)
    assert web.tells_label(one, two) == tells
