"""Figures that no report says whose they are: of what two families tell beside them (design §7.4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.ontology import table
from dragoman.reconciling.parts import Cast, Desk, Happenings
from dragoman.reconciling.tolls import other_year
from dragoman.record.lines import Occurrence
from dragoman.record.reading import NameFinding, OccurrenceFinding, QuantityFinding
from dragoman.record.values import Duration

LIKE = 1.25
"""Lengths of one sitting that reports round differ by no more ("almost nine hours", "more than eight")."""
LONGEST = 172_800
"""What lasts longer than two days is told by its days."""


def sittings(
    desk: Desk,
    alone: Sequence[QuantityFinding],
    *,
    hosted: Sequence[tuple[QuantityFinding, str]],
    lines: Mapping[str, Occurrence],
) -> dict[str, str]:
    """What lengths that stand alone are of, by finding id: the one line that another family gives such a length.

    "Five and a half hours of talks" where the story has one such sitting. A report that gives a length of it itself, or
    whose sentence names another year, is left alone.
    """
    told = [(figure, line) for figure, line in hosted if figure.property == "duration" and line in lines]
    found: dict[str, str] = {}
    for figure in alone:
        if figure.property != "duration" or not desk.healthy(figure) or other_year(desk, figure):
            continue
        able = {line for other, line in told if desk.family[other.report] != desk.family[figure.report]
                if _alike(figure.value, other.value) and _may_host(desk, figure, lines[line])}  # fmt: skip
        if len(able) == 1 and not any(line in able and other.report == figure.report for other, line in told):
            found[figure.id] = able.pop()
    return found


def loosely(
    desk: Desk, groups: Sequence[Sequence[QuantityFinding]], *, cast: Cast, happenings: Happenings
) -> dict[str, str]:
    """The line that the sentences of most families tell beside figures of one thing, by finding id; two at least.

    A happening that may have such figures goes before who is named there.
    """
    beside = beside_figures(desk, cast, happenings)
    kinds = {line.id: line.kind for line in happenings.occurrences}
    found: dict[str, str] = {}
    for group in groups:
        families: dict[str, set[str]] = {}
        for figure in group:
            for line in beside.get((figure.report, figure.sentence), ()):
                if able(figure.property or "", kinds.get(line)):
                    families.setdefault(line, set()).add(desk.family[figure.report])
        wide = [line for line, told in families.items() if len(told) > 1]
        if wide:
            best = max(wide, key=lambda line: (line in kinds, len(families[line])))
            found |= {figure.id: best for figure in group}
    return found


def beside_figures(desk: Desk, cast: Cast, happenings: Happenings) -> dict[tuple[str, int], list[str]]:
    """The lines that each sentence tells or names, in its order."""
    found: dict[tuple[str, int], list[str]] = {}
    for one in desk.findings.values():
        if isinstance(one, OccurrenceFinding):
            line = happenings.of.get(one.id)
        else:
            line = cast.actor(one.id) if isinstance(one, NameFinding) else None
        if line is not None:
            found.setdefault((one.report, one.sentence), []).append(line)
    return found


def able(property_name: str, kind: str | None) -> bool:
    """Whether a line may have such a figure: a happening by its kind, an actor (None) by the property."""
    row = table("properties")[property_name]
    if kind is None:  # "15 miles" tells nothing of a name beside it
        return bool(row.get("of_actors")) and property_name != "measure"
    return kind in row.get("of", ()) or property_name in table("kinds")[kind]["properties"]


def _may_host(desk: Desk, figure: QuantityFinding, line: Occurrence) -> bool:
    """Whether nothing says that a length is of another kind of happening than a line tells."""
    host = desk.findings.get(figure.host or "")
    kinds = table("kinds")
    return not isinstance(host, OccurrenceFinding) or kinds[host.kind]["group"] == kinds[line.kind]["group"]


def _alike(a: object, b: object) -> bool:
    if not isinstance(a, Duration) or not isinstance(b, Duration):
        return False
    lengths = [value.seconds_min or value.seconds_max or 0.0 for value in (a, b)]
    return min(lengths) > 0 and max(lengths) <= min(LIKE * min(lengths), LONGEST)


__all__ = ["able", "beside_figures", "loosely", "sittings"]
