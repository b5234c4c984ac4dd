"""Days that a report tells in a sentence of a point, where others tell the same day of a happening in that point.

What reading hangs on no happening ("was to open the terminal in March", of the visit that the others tell) is then one
more account of it. Only a day that agrees is taken: a point says not what is told of what.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dragoman.reconciling.parts import Calendar, Desk
from dragoman.reconciling.soundness import many_unhealthy
from dragoman.reconciling.tellings import Key, Telling
from dragoman.record.comparing import relation
from dragoman.record.evidence import Evidence
from dragoman.record.lines import Point, PointSentence
from dragoman.record.reading import TimeFinding
from dragoman.record.values import Time


def further_days(
    found: Sequence[Telling], desk: Desk, calendar: Calendar, *, points: Sequence[Point]
) -> Iterator[Telling]:
    """Tellings of days that no happening has, by the points that tell them beside two families' own."""
    groups: dict[Key, list[Telling]] = {}
    for telling in found:
        if telling.key.property == "date":
            groups.setdefault(telling.key, []).append(telling)
    taken = {member for telling in found for member in telling.members}
    times = _times(desk, taken)
    for key, told in groups.items():
        reports = {telling.report for telling in told}
        for point in points:
            inside = [telling for telling in told if any(_holds(one, telling.evidence) for one in point.sentences)]
            if len({desk.family[telling.report] for telling in inside}) < 2 or not _one_day(inside):
                continue
            for one in point.sentences:
                if one.report in reports or many_unhealthy(desk.readings[one.report]):
                    continue
                if (time := _alone(one, times.get(one.report, ()))) is None:
                    continue
                value = calendar.times.get(time.id, time.value)
                if relation(value, inside[0].value) == "equal":
                    reports.add(one.report)
                    yield _telling(key, time, value, desk=desk)


def _times(desk: Desk, taken: set[str]) -> Mapping[str, Sequence[TimeFinding]]:
    """The times of each report; () where one is already told of a happening."""
    found: dict[str, list[TimeFinding]] = {}
    for finding in desk.findings.values():
        if isinstance(finding, TimeFinding):
            found.setdefault(finding.report, []).append(finding)
    return {
        report: [one for one in here if one.id not in taken and desk.healthy(one)] for report, here in found.items()
    }


def _alone(sentence: PointSentence, times: Sequence[TimeFinding]) -> TimeFinding | None:
    """The one time that a sentence tells of nothing, None where there are two."""
    inside = [one for one in times if sentence.start <= one.start and one.end <= sentence.end]
    return inside[0] if len(inside) == 1 else None


def _one_day(told: Sequence[Telling]) -> bool:
    return all(relation(told[0].value, one.value) == "equal" for one in told)


def _holds(sentence: PointSentence, span: Evidence) -> bool:
    return sentence.report == span.report and sentence.start <= span.start and span.end <= sentence.end


def _telling(key: Key, time: TimeFinding, value: Time, *, desk: Desk) -> Telling:
    evidence = desk.reports[time.report].evidence(time.start, time.end)
    return Telling(
        key=key, report=time.report, by=None, value=value, evidence=evidence, members=(time.id,), healthy=True
    )


__all__ = ["further_days"]
