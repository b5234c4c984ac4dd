"""One matter, one line: plans put off and made anew, agreements on different things, what a sentence tells twice."""

from __future__ import annotations

from building import Plot
from test_ledger import compiled, record_of

from dragoman.record.reading import Role
from dragoman.record.values import Status

ASK = (
    "OSLO, May 3, 2031 - Norway would ask Denmark to close the ferry line, Foreign Minister Ada Lind said on Friday, "
    "unless the captain was free by May 20."
)
PUT_OFF = "Ada Lind's trip to Bergen on 5 May was put off."


def trip(plot: Plot, text: str, status: Status, edtf: str) -> None:
    """A report of Ada Lind's trip to Bergen, by a text that ends with its day."""
    telling = plot.report(text, f"{edtf[:7]}-01")
    lind = telling.name("Ada Lind", given="Ada", surname="Lind")
    day = next(words for words in ("5 May", "20 May", "2 May") if words in text)
    telling.occurrence(
        text.rstrip("."), "visit", status, roles=(Role("visitor", lind),), place=telling.place("Bergen", iso="NO"),
        time=telling.time(day, edtf),
    )  # fmt: skip


def test_plan_put_off_and_made_anew_is_one_history() -> None:
    plot = Plot()
    trip(plot, PUT_OFF, "postponed", "2031-05-05")
    trip(plot, "Ada Lind will go to Bergen on 20 May.", "planned", "2031-05-20")
    (line,) = compiled(plot).ledger
    assert (line.kind, line.status) == ("visit", "planned")
    assert [step.status for step in line.history] == ["postponed", "planned"]


def test_earlier_plan_is_not_what_took_its_place() -> None:
    plot = Plot()
    trip(plot, PUT_OFF, "postponed", "2031-05-05")
    trip(plot, "Ada Lind was to go to Bergen on 2 May.", "planned", "2031-05-02")
    assert sorted(line.status for line in compiled(plot).ledger) == ["planned", "postponed"]


def test_what_the_same_two_agreed_on_different_things_is_two_lines() -> None:
    record = record_of(
        "OSLO, May 3, 2031 - Norway and Denmark agreed on Friday to open a joint office in Bergen. It rained. "
        "Norway and Denmark agreed on Friday to halve the duty on salt and herring."
    )
    labels = [line.label for line in record.ledger if line.kind == "commitment"]
    assert len(labels) == 2 and "office" in labels[0] and "salt" in labels[1]


def test_measure_declared_for_a_time_that_has_not_run_out_stands() -> None:
    record = record_of("OSLO, May 3, 2031 - Norway declared a 60-day state of emergency in Bergen on April 20.")
    assert [(line.status, line.history[0].time.edtf) for line in record.ledger if line.history[0].time] == [
        ("in_force", "2031-04-20")
    ]


def test_end_of_a_measure_is_its_last_step() -> None:
    record = record_of(
        "OSLO, May 3, 2031 - Norway closed the border with Denmark on April 20. "
        "Norway reopened the border with Denmark on Friday, and the first lorries crossed."
    )
    (line,) = (line for line in record.ledger if line.kind == "measure")
    assert line.status == "lifted" and [step.status for step in line.history][-1] == "lifted"


def test_request_that_another_report_says_rests_is_suspended() -> None:
    record = record_of(
        ASK,
        "OSLO, May 9, 2031 - The captain is free. Norway's request to Denmark is on hold, Ada Lind said on Thursday.",
    )
    assert [line.status for line in record.ledger if line.kind == "ask"] == ["suspended"]


def test_request_of_somebody_else_that_rests_is_another() -> None:
    record = record_of(
        ASK,
        "OSLO, May 9, 2031 - The captain is free. A request by Sweden is on hold, Jens Okholm said on Thursday.",
    )
    assert [line.status for line in record.ledger if line.kind == "ask"] == ["proposed"]
