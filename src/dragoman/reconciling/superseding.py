"""Which accounts a later dated report has overtaken: counts that grow, and steps of a course."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dragoman.ontology import table
from dragoman.reconciling.around import at_first, changed_to
from dragoman.reconciling.parts import Desk
from dragoman.reconciling.soundness import healthy
from dragoman.record.bounds import bounds
from dragoman.record.comparing import relation
from dragoman.record.lines import Account
from dragoman.record.report import Report
from dragoman.record.values import Amount, StatusValue

ENDED = frozenset({"lifted", "suspended"})
"""How what went on came to an end."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_CLOCK = re.compile(r"T(\d\d:\d\d)(?::\d\d)?(?:\.\d+)?(.*)")


def superseded(accounts: Sequence[Account], property_name: str, *, desk: Desk) -> frozenset[int]:
    """Indexes of accounts that a later dated report brings up to date, and of those that repeat them.

    Repeated by a report of the same family, by an undated or an earlier one: the same old count is not contradicted by
    it.
    """
    old = {
        index
        for index, account in enumerate(accounts)
        if any(
            overtakes(other, account, property_name, desk=desk) and not held(account, other, accounts, desk=desk)
            for other in accounts
        )
    }
    repeated = {
        index
        for index, account in enumerate(accounts)
        for number in old
        if relation(account.value, accounts[number].value) == "equal"
        and (
            desk.family[account.report] == desk.family[accounts[number].report]
            or desk.reports[account.report].published is None
            or _later(accounts[number], account, desk)
        )
    }
    return frozenset(old | repeated)


def held(old: Account, new: Account, accounts: Sequence[Account], *, desk: Desk) -> bool:
    """Whether a newer account leaves an older one standing, as far as its own report goes.

    So where the report still gives the old value by another source; and where it gives two figures that exclude each
    other by two sources: each of them brings up to date only what its own source said, or what it says was changed.
    """
    beside = [other for other in accounts if other.report == new.report and other.by != new.by]
    beside = [other for other in beside if not any(at_first(span, desk) for span in other.evidence)]
    if any(other.by is not None is not new.by and relation(other.value, old.value) == "equal" for other in beside):
        return True
    disputed = any(relation(other.value, new.value) == "disjoint" for other in beside)
    return disputed and old.by != new.by and old.report != new.report and not _changed(new, old, desk)


def overtakes(new: Account, old: Account, property_name: str, *, desk: Desk) -> bool:
    """Whether an account is later news of what another tells; a damaged sentence overtakes no healthy one.

    Within one report the larger of two exact counts that only grow is the newer ("nine had been reported before").
    """
    same = new.report == old.report and isinstance(new.value, Amount)
    if same and any(at_first(span, desk) for span in old.evidence):
        return relation(new.value, old.value) == "disjoint"  # "… 61; the day before it was 38"
    if same and new.by != old.by:
        return False  # Two sources side by side, "two according to the coastguard, four according to the police".
    if not same and not (_later(new, old, desk) or (_renewed(new, old, desk) and not _later(old, new, desk))):
        return False
    if _sound(old, desk) and not _sound(new, desk):
        return False
    if isinstance(new.value, StatusValue) and isinstance(old.value, StatusValue):
        return step(new.value) != "open" and step(old.value) not in ("done", "going", step(new.value))
    if not isinstance(new.value, Amount) or not isinstance(old.value, Amount):
        return False
    course = table("properties").get(property_name, {})
    more = bounds(new.value).low > bounds(old.value).low
    outgrown = more and old.value.max is None  # "at least nine" of yesterday is no 23 of today
    if relation(new.value, old.value) != "disjoint" and not outgrown:
        return False
    if not same and _renewed(new, old, desk):
        return True
    return bool(course.get("grows" if more else "falls"))


def _changed(new: Account, old: Account, desk: Desk) -> bool:
    """Whether an account says that its figure was raised, lowered or corrected, and so may have been the other."""
    if not isinstance(new.value, Amount) or not isinstance(old.value, Amount):
        return False
    ways = {changed_to(span, desk) for span in new.evidence}
    more = bounds(new.value).low > bounds(old.value).low
    return "anew" in ways or ("up" if more else "down") in ways


def _renewed(new: Account, old: Account, desk: Desk) -> bool:
    """Whether words say that one figure came after another: it was raised to it, or the other was the first."""
    return _changed(new, old, desk) or (isinstance(old.value, Amount) and any(at_first(s, desk) for s in old.evidence))


def _later(new: Account, old: Account, desk: Desk) -> bool:
    return later(desk.reports[new.report], desk.reports[old.report], not_before=desk.not_before)


def _sound(account: Account, desk: Desk) -> bool:
    return any(healthy(span, desk) for span in account.evidence)


def step(status: StatusValue) -> str:
    """The step of its course that a status tells: ahead, going, done, off or open."""
    return str(table("statuses")[status.status]["step"])


def contradict(a: StatusValue, b: StatusValue) -> bool:
    """Whether two statuses can't both be where a thing was left: done and off, or two ends told apart.

    What was lifted or broken off had taken place before.
    """
    if {a.status, b.status} & ENDED:
        return False
    steps = {step(a), step(b)}
    return steps in ({"done", "off"}, {"going", "off"}) or b.status in table("statuses")[a.status].get("apart", ())


def later(report: Report, other: Report, *, not_before: Mapping[str, str]) -> bool:
    """Whether a report is surely of a later day than another, or of the same day with a later clock time.

    An undated one is where it tells a later day as past (`not_before`).
    """
    new, old = (one.published.edtf if one.published else "" for one in (report, other))
    new = new or not_before.get(report.id, "")
    if not _DAY.match(new) or not _DAY.match(old):
        return False
    if new[:10] != old[:10]:
        return new[:10] > old[:10]
    clocks = [_CLOCK.fullmatch(edtf[10:]) for edtf in (new, old)]
    if clocks[0] is None or clocks[1] is None or clocks[0][2] != clocks[1][2]:
        return False
    return clocks[0][1] > clocks[1][1]
