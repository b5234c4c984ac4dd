"""Segments: sentences and clauses with the report's offsets; vectors only where an encoder is given."""

import numpy as np

from dragoman.reading.passages import Passage
from dragoman.reading.segments import segments
from dragoman.record.ids import segment_id
from dragoman.record.report import Report

LONG = (
    "The harbour office in Lunde closed the old pier on Sunday after its inspectors had found rust in nine pillars; "
    "the ferries to the outer islands will sail from the fishing port until the end of spring."
)
SHORT = "Nobody was hurt in the storm."
CREDIT = "Reporting by the island desk."


class LengthEncoder:
    """Counts its calls; a vector says how long a text is."""

    name = "lengths"

    def __init__(self):
        self.calls = []

    def encode(self, texts):
        self.calls.append(list(texts))
        return np.array([[len(text)] + [0] * 511 for text in texts], dtype=np.float32)


def told(*parts):
    """A report of lines (text, kind) and its passages, one a line."""
    report = Report(id="r1", path="a.txt", text="\n".join(text for text, _ in parts), language="en")
    passages, at = [], 0
    for index, (text, kind) in enumerate(parts):
        places = tuple(range(at, at + len(text) + 1))
        passages.append(
            Passage(index=index, text=text, plain=text, offsets=places, ends=places[1:], block=0, kind=kind)
        )
        at += len(text) + 1
    return report, passages


def words(report, found):
    return [report.text[segment.start : segment.end] for segment in found]


def test_segments_give_every_told_sentence_and_the_clauses_of_long_ones():
    report, passages = told((LONG, "body"), (SHORT, "body"), (CREDIT, "credit"))
    found = segments(passages, report, None)
    assert set(words(report, found)) == {
        LONG, SHORT,
        "The harbour office in Lunde closed the old pier on Sunday",
        "after its inspectors had found rust in nine pillars",
        "the ferries to the outer islands will sail from the fishing port until the end of spring.",
    }  # fmt: skip
    assert [segment.sentence for segment in found] == [0, 0, 0, 0, 1]


def test_segments_cut_a_lead_however_short():
    lead = "The pier was closed on Sunday; the ferries sail from elsewhere now."
    report, passages = told((lead, "lead"))
    assert len(segments(passages, report, None)) == 3
    report, passages = told((lead, "body"))
    assert len(segments(passages, report, None)) == 1


def test_segments_have_stable_ids_and_stand_in_order():
    report, passages = told((SHORT, "body"), (LONG, "body"))
    found = segments(passages, report, None)
    assert [s.id for s in found] == [segment_id("r1", s.start, s.end) for s in found]
    assert [(s.start, s.end) for s in found] == sorted((s.start, s.end) for s in found)


def test_segments_hold_512_little_endian_halves_from_one_call():
    report, passages = told((LONG, "body"), (SHORT, "body"))
    encoder = LengthEncoder()
    found = segments(passages, report, encoder)
    assert len(encoder.calls) == 1
    assert {len(segment.vector) for segment in found} == {1024}
    assert np.frombuffer(found[-1].vector, "<f2")[0] == len(SHORT)


def test_segments_encode_the_reading_text_and_point_into_the_report():
    report = Report(id="r1", path="a.txt", text="The pier wasclosed.", language="en")
    text, places = "The pier was closed.", (*range(12), 12, *range(12, 20))
    passage = Passage(
        index=0,
        text=text,
        plain=text,
        offsets=places[:21],
        ends=tuple(p + 1 for p in places[:20]),
        block=0,
        kind="body",
    )
    encoder = LengthEncoder()
    (segment,) = segments([passage], report, encoder)
    assert encoder.calls == [[text]] and report.text[segment.start : segment.end] == "The pier wasclosed."


def test_segments_of_nothing_are_none():
    report, passages = told((CREDIT, "credit"))
    assert segments(passages, report, LengthEncoder()) == ()


def test_segments_have_a_second_vector_only_where_an_office_is_hidden():
    report, passages = told(("The harbour minister Anna Lind left.", "body"), (SHORT, "body"))
    masks, untitled = {0: ((21, 30, "it"),)}, {0: ((0, 30, "it"),)}
    with_office, without = segments(passages, report, LengthEncoder(), masks=masks, untitled=untitled)
    lengths = [np.frombuffer(vector, dtype="<f2")[0] for vector in (with_office.vector, with_office.untitled)]
    assert lengths == [len("The harbour minister it left."), len("it left.")] and without.untitled is None
