"""Days told in a sentence of a point by a report that hangs them on no happening."""

from __future__ import annotations

import pytest
from building import Plot
from test_beside_points import facts_of, point

TOLD = [
    ("the same day", "In March the minister was to open the mill.", "2031-03", 1, 3),
    ("another month", "In April the minister was to open the mill.", "2031-04", 1, 2),
    ("two days in one sentence", "In March or in May the minister was to open the mill.", "2031-03", 2, 2),
]


@pytest.mark.parametrize(
    ("sentence", "day", "times", "accounts"), [row[1:] for row in TOLD], ids=[row[0] for row in TOLD]
)
def test_a_day_in_a_point_is_one_more_account_where_it_agrees_and_stands_alone(sentence, day, times, accounts):
    plot, told, hosts = Plot(), [], []
    for place in ("Durban", "Sandmark"):
        told.append(plot.report(f"Lind was to visit {place} in March."))
        hosts.append(told[-1].occurrence("visit", "visit", status="postponed", time=told[-1].time("March", "2031-03")))
    plot.happening(*hosts, kind="visit", status="postponed")
    told.append(plot.report(sentence))
    told[-1].time(sentence.split()[1], day)
    if times > 1:
        told[-1].time("May", "2031-05")
    (before,) = [fact for fact in facts_of(plot) if fact.property == "date"]
    (after,) = [fact for fact in facts_of(plot, point(*told)) if fact.property == "date"]
    assert (len(before.accounts), len(after.accounts), before.id) == (2, accounts, after.id)


def test_a_day_outside_the_point_stays_alone():
    plot, told, hosts = Plot(), [], []
    for place in ("Durban", "Sandmark"):
        told.append(plot.report(f"Lind was to visit {place} in March."))
        hosts.append(told[-1].occurrence("visit", "visit", status="postponed", time=told[-1].time("March", "2031-03")))
    plot.happening(*hosts, kind="visit", status="postponed")
    last = plot.report("The mill opened in March.")
    last.time("March", "2031-03")
    (fact,) = [fact for fact in facts_of(plot, point(*told)) if fact.property == "date"]
    assert len(fact.accounts) == 2


def test_a_report_that_is_mangled_all_over_lends_no_day():
    plot, told, hosts = Plot(), [], []
    for place in ("Durban", "Sandmark"):
        told.append(plot.report(f"Lind was to visit {place} in March."))
        hosts.append(told[-1].occurrence("visit", "visit", status="postponed", time=told[-1].time("March", "2031-03")))
    plot.happening(*hosts, kind="visit", status="postponed")
    told.append(plot.report("In March it came. " + "Torn is it. " * 9, broken=[2, 4, 6, 8]))
    told[-1].time("March", "2031-03")
    (fact,) = [fact for fact in facts_of(plot, point(*told)) if fact.property == "date"]
    assert len(fact.accounts) == 2
