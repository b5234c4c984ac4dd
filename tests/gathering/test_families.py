"""Families: who copied, edited, rendered or took from one wire, and who merely tells or quotes the same."""

from dragoman.gathering.families import families
from dragoman.record.evidence import MAX_EVIDENCE
from dragoman.record.ids import line_id
from gathered import BREAD, DAM, DAM_ELSEWHERE, DAM_GERMAN, reading

QUOTATION = "“We asked twice for a new spillway and were told both times that the money would come next year or later,”"


def relations(*readings):
    return sorted(family.relation for family in families(readings))


def test_families_hold_every_report_once():
    readings = [reading(DAM), reading(DAM_ELSEWHERE), reading(DAM_GERMAN, "de"), reading(BREAD)]
    found = families(readings)
    assert sorted(r for family in found for r in family.reports) == sorted(r.report.id for r in readings)
    assert all(family.id == line_id("families", family.reports[0]) for family in found)


def test_families_of_one_are_original_and_derived_from_their_report():
    (family,) = families([reading(DAM)])
    assert family.relation == "original" and family.derived_from == family.reports and family.evidence == ()


def test_families_find_a_copy():
    assert relations(reading(DAM), reading([*DAM, "Follow us for more."])) == ["copy"]


def test_families_find_an_edited_text():
    assert relations(reading(DAM), reading([*DAM[:2], *BREAD[:3], *DAM_ELSEWHERE[2:5]])) == ["edited"]


def test_families_cite_what_is_shared_letter_for_letter():
    one, other = reading(DAM), reading([*DAM, "Follow us for more."])
    (family,) = families([one, other])
    texts = {r.report.id: r.report.text for r in (one, other)}
    assert {span.report for span in family.evidence} == set(texts)
    for span in family.evidence:
        assert texts[span.report][span.start : span.end] == span.text and len(span.text) <= MAX_EVIDENCE


def test_families_find_a_translation():
    assert relations(reading(DAM), reading(DAM_GERMAN, "de")) == ["translation"]


def test_families_keep_two_tellings_of_one_event_apart():
    assert relations(reading(DAM), reading(DAM_ELSEWHERE)) == ["original", "original"]
    assert relations(reading(DAM_GERMAN, "de"), reading(DAM_ELSEWHERE)) == ["original", "original"]


def test_families_need_passages_beside_a_shared_credit():
    wire = (*DAM_ELSEWHERE[:4], DAM[2], BREAD[0], BREAD[2])
    assert (
        relations(reading(DAM, credits=("Nordwire",)), reading(DAM_ELSEWHERE, credits=("Nordwire",)))
        == ["original"] * 2
    )
    assert relations(reading(DAM, credits=("Nordwire",)), reading(wire, credits=("NORDWIRE",))) == ["wire"]
    assert relations(reading(DAM), reading(wire)) == ["original"] * 2


def test_families_overlook_shared_quotations():
    one = [*DAM, f"{QUOTATION} the mayor said."]
    other = [*DAM_ELSEWHERE, f"{QUOTATION} she told reporters on Saturday."]
    assert relations(reading(one), reading(other)) == ["original", "original"]
    bare = [[*lines[:-1], lines[-1].replace("“", "").replace("”", "")] for lines in (one, other)]
    assert relations(*(reading([*lines[3:]]) for lines in bare)) == ["edited"], "without marks it counts"


def test_families_join_through_a_third():
    found = families([reading(DAM), reading([*DAM, *BREAD]), reading([*BREAD, "Follow us."])])
    assert [len(family.reports) for family in found] == [3]


def test_families_are_the_same_in_any_order():
    readings = [reading(DAM), reading(DAM_GERMAN, "de"), reading(BREAD), reading([*DAM, "Follow us."])]
    assert families(readings) == families(readings[::-1])
