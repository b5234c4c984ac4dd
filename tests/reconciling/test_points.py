"""Points: stars round a label, lines that feed them, what is struck."""

import msgspec

from dragoman.gathering.gather import gather
from dragoman.reconciling.points import points
from gathered import BREAD, DAM, DAM_ELSEWHERE, DAM_GERMAN, reading

EN, DE, OWN = reading(DAM), reading(DAM_GERMAN, "de"), reading(DAM_ELSEWHERE)
STORY = gather([EN, DE, OWN, reading(BREAD)])


def about(found, word):
    """The point whose label holds a word."""
    (point,) = [point for point in found if word in point.label]
    return point


def test_points_hold_one_sentence_of_each_report_that_tells_it():
    point = about(points(STORY), "houses")
    assert sorted(s.report for s in point.sentences) == sorted(r.report.id for r in (EN, DE, OWN))
    assert all(DAM_ELSEWHERE[4] not in s.text for p in points(STORY) for s in p.sentences)


def test_points_tie_each_sentence_to_the_label_by_a_pair():
    pairs = {f"{pair.a}~{pair.b}" for pair in STORY.pairs}
    for point in points(STORY):
        ties = [sentence.by for sentence in point.sentences]
        assert ties.count("label") == 1 and set(ties) - {"label"} <= pairs


def test_points_are_labelled_in_the_readers_language():
    assert about(points(STORY, language="de"), "Häuser").label in " ".join(DAM_GERMAN)
    assert about(points(STORY, language="en"), "houses")


def test_points_are_labelled_by_a_report_of_the_same_language_that_is_not_faulty_all_over():
    (before,) = [point for point in points(STORY) if "houses" in point.label]
    shown = next(r.report.id for r in (EN, OWN) if before.label in " ".join(r.report.text.split()))
    found = points(STORY, faulty={shown})
    (after,) = [point for point in found if point.members == before.members]
    assert after.label != before.label and after.label not in " ".join(DAM_GERMAN)
    alone = points(STORY, faulty={EN.report.id, OWN.report.id})
    assert next(point.label for point in alone if point.members == before.members) == before.label


def test_points_cite_letter_for_letter():
    texts = {r.report.id: r.report.text for r in STORY.readings}
    for point in points(STORY):
        assert all(texts[s.report][s.start : s.end] == s.text for s in point.sentences)


def test_points_strike_forbidden_pairs():
    german = {s.id for s in DE.segments}
    found = points(STORY, forbid=lambda pair: pair.a in german or pair.b in german)
    assert found and all(s.report != DE.report.id for point in found for s in point.sentences)


def test_points_take_in_what_a_line_joins():
    mill, lake = DAM_ELSEWHERE[4], DAM[4]
    evidence = [
        r.report.evidence(r.report.text.index(words), r.report.text.index(words) + len(words))
        for r, words in ((OWN, mill), (EN, lake))
    ]
    point = next(p for p in points(STORY, joined={"o1": [evidence]}) if p.lines == ("o1",))
    assert {mill, lake} <= {s.text for s in point.sentences}
    assert {s.by for s in point.sentences} >= {"label", "o1"}


def test_points_name_the_lines_whose_sentences_they_hold():
    both = [about(points(STORY), "houses").sentences[i] for i in (0, 1)]
    evidence = [EN.report.evidence(0, 0), *both][1:]
    found = points(STORY, joined={"f1": [evidence]})
    assert about(found, "houses").lines == ("f1",) and len(found) == len(points(STORY))


def test_points_ignore_a_line_that_one_report_tells():
    assert points(STORY, joined={"f1": [[EN.report.evidence(0, 10), EN.report.evidence(20, 30)]]}) == points(STORY)


def test_points_have_ids_of_their_own_in_order_of_reports():
    found = points(STORY)
    assert len({point.id for point in found}) == len(found)
    rank = {reading.report.id: n for n, reading in enumerate(STORY.readings)}
    firsts = [min((rank[s.report], s.start) for s in point.sentences) for point in found]
    assert firsts == sorted(firsts)


def test_points_give_the_same_bytes_in_any_order():
    other = gather([reading(BREAD), OWN, EN, DE])
    assert msgspec.json.encode(points(other)) == msgspec.json.encode(points(STORY))


def test_points_do_not_chain():
    """A sentence alike to a member and not to the label stays out, and members at odds never share a point."""
    chained = [
        reading(["The dam above Tolva gave way on Friday night.", *BREAD[:3]]),
        reading(["The dam above Tolva gave way on Friday night and schools stay closed until Wednesday.", *BREAD[3:]]),
        reading(
            ["Schools in the valley stay closed until Wednesday.", "A circus came to Tolva.", "It has one old lion."]
        ),
    ]
    for point in points(gather(chained)):
        texts = " | ".join(sentence.text for sentence in point.sentences)
        assert not ("gave way on Friday night." in texts and "Schools in the valley" in texts)


def test_points_hold_what_one_report_tells_twice():
    twice = reading([*DAM, "As reported, eleven houses and a sawmill in Tolva were swept away."])
    found = points(gather([twice, DE]))
    houses = [p for p in found if "houses" in " ".join(s.text for s in p.sentences)]
    assert [[s.report for s in p.sentences].count(twice.report.id) for p in houses] == [2]


def test_points_take_in_no_line_that_disagrees_with_what_a_pair_ties():
    """A line that shares the label and a member says nothing of the other members: it founds a point of its own."""
    point = about(points(STORY), "houses")
    lead = next(s for s in point.sentences if s.report == OWN.report.id)
    stranger = DAM[4]
    at = EN.report.text.index(stranger)
    evidence = [
        *[s for s in point.sentences if s.report != OWN.report.id],
        EN.report.evidence(at, at + len(stranger)),
    ]
    found = points(STORY, joined={"o1": [evidence]})
    assert not any({lead.text, stranger} <= {s.text for s in p.sentences} for p in found)
    assert any({stranger} < {s.text for s in p.sentences} for p in found)
