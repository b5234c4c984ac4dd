"""The checker: what a record promises, and what breaks the promise. Nothing is written that it refuses."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from math import inf, isfinite
from pathlib import PurePosixPath

import msgspec

from dragoman.record.anchors import evidence_faults, report_faults, wording_faults
from dragoman.record.bounds import bounds
from dragoman.record.comparing import relation, two_towns
from dragoman.record.edtf import Span, read_edtf
from dragoman.record.errors import BrokenRecord
from dragoman.record.lines import Fact, Line
from dragoman.record.record import Record
from dragoman.record.references import ground_faults, nouns, reference_faults
from dragoman.record.times import parts_apart
from dragoman.record.values import Amount, Duration, Place, TextValue, Time, Value

FIRST_SCREEN = 10
SOURCES_OF_DATES = ("text", "url", "meta:", "field:")


def check(record: Record) -> tuple[str, ...]:
    """All faults of a record as sentences, each naming the line and the place; none for a sound record.

    A record of the wrong shape gets that fault alone: the others read what isn't there.
    """
    try:
        record = msgspec.convert(msgspec.to_builtins(record), Record)
    except (msgspec.ValidationError, TypeError) as error:
        return (f"record: {error}.",)
    rules = (
        reference_faults, ground_faults, report_faults, evidence_faults, wording_faults, _number_faults, _fact_faults,
        _order_faults, _family_faults, _naming_faults, _story_faults,
    )  # fmt: skip
    return tuple(fault for rule in rules for fault in rule(record))


def require_sound(record: Record) -> None:
    """Raises BrokenRecord with every fault of the record."""
    if faults := check(record):
        count = f"{len(faults)} fault{'s' if len(faults) > 1 else ''}"
        listed = "\n".join(f"- {fault}" for fault in faults)
        raise BrokenRecord(
            f"The record of story {record.story.id} breaks its promises ({count}); nothing was written.\n{listed}"
        )


def _number_faults(record: Record) -> Iterator[str]:
    for where, noun in nouns(record):
        if isinstance(noun, Duration | Amount):
            ends = bounds(noun)
            if ends.empty or not ends.low < inf or not ends.high > -inf:
                yield f"{where}: no number lies between {ends.low} and {ends.high}."
        elif isinstance(noun, Line) and noun.weight is not None and not isfinite(noun.weight):
            yield f"{where}: weight {noun.weight} is no number."


def _fact_faults(record: Record) -> Iterator[str]:
    families = {report.id: report.family for report in record.reports}
    for fact in record.facts:
        where = f"facts {fact.id}"
        behind = {families.get(account.report) for account in fact.accounts}
        if not fact.accounts:
            yield f"{where}: has no account."
        if not 0 <= fact.independent <= len(behind):
            yield f"{where}: independent is {fact.independent}, the families behind its accounts are {len(behind)}."
        if sorted(index for voice in fact.voices for index in voice.accounts) != list(range(len(fact.accounts))):
            yield f"{where}: its voices do not part its {len(fact.accounts)} accounts."
        else:
            yield from _counted_faults(fact, families, where)
        if fact.standing == "contested" and not _exclusive(fact):
            yield f"{where}: contested, yet no two of its accounts exclude each other."


def _counted_faults(fact: Fact, families: dict[str, str], where: str) -> Iterator[str]:
    if len(fact.counted) != fact.independent:
        yield f"{where}: independent is {fact.independent}, counted lists {len(fact.counted)} accounts."
    if not set(fact.counted) <= set(range(len(fact.accounts))):
        yield f"{where}: counted lists an account that isn't there."
        return
    voice_of = {index: number for number, voice in enumerate(fact.voices) for index in voice.accounts}
    for a, b in combinations(fact.counted, 2):
        same_family = families.get(fact.accounts[a].report) == families.get(fact.accounts[b].report)
        if same_family or voice_of[a] == voice_of[b]:
            yield f"{where}: counted accounts {a} and {b} share a {'family' if same_family else 'voice'}."


def _exclusive(fact: Fact) -> bool:
    values = [account.value for account in fact.accounts]
    pairs = list(combinations(values, 2))
    return any(relation(a, b) == "disjoint" or _two_parts(a, b) or _two_texts(a, b) for a, b in pairs) or any(
        isinstance(a, Place) and isinstance(b, Place) and two_towns(a, b) for a, b in pairs
    )


def _two_texts(a: Value, b: Value) -> bool:
    return isinstance(a, TextValue) and isinstance(b, TextValue) and relation(a, b) != "equal"


def _two_parts(a: Value, b: Value) -> bool:
    return isinstance(a, Time) and isinstance(b, Time) and parts_apart(a, b)


def _order_faults(record: Record) -> Iterator[str]:
    """Days alone are compared: on one day occurrences stand as told, and an open start or unknown year has no place."""
    reached, unknown = None, None
    for line in record.occurrences:
        if line.time is None or line.time.edtf is None:
            unknown = unknown or line.id
            continue
        span = read_edtf(line.time)
        if not isinstance(span, Span) or span.start.year == 1:
            continue
        day = span.start.date()
        if unknown is not None:
            yield f"occurrences {line.id}: its time is known, yet it stands after {unknown}, whose time isn't."
        elif reached is not None and day < reached[0]:
            yield f"occurrences {line.id}: begins {day}, yet stands after {reached[1]}, which begins {reached[0]}."
        if reached is None or day >= reached[0]:
            reached = (day, line.id)


def _family_faults(record: Record) -> Iterator[str]:
    members = {family.id: family.reports for family in record.families}
    for report in record.reports:
        if report.id not in members.get(report.family, (report.id,)):
            yield f"reports {report.id}: its family {report.family} does not list it."
    for family in record.families:
        for one in (report for report in record.reports if report.id in family.reports):
            if one.family != family.id:
                yield f"families {family.id}: lists {one.id}, whose family is {one.family}."


def _naming_faults(record: Record) -> Iterator[str]:
    sigla: set[str] = set()
    files: set[str] = set()
    for report in record.reports:
        where = f"reports {report.id}"
        if report.siglum in sigla:
            yield f"{where}: siglum {report.siglum} is used twice."
        if report.text_file in files:
            yield f"{where}: text_file {report.text_file} is used twice."
        if not lies_beside(report.text_file):
            yield f"{where}: text_file {report.text_file} is not a path below the record."
        if PurePosixPath(report.path).is_absolute():
            yield f"{where}: path {report.path} is not relative to what was given."
        published = report.published
        if published is not None and not published.read_from.startswith(SOURCES_OF_DATES):
            yield f"{where}: published was read from {published.read_from!r}; known: {', '.join(SOURCES_OF_DATES)}."
        sigla.add(report.siglum)
        files.add(report.text_file)


def lies_beside(text_file: str) -> bool:
    """Whether a record's `text_file` stays below the folder of the record."""
    path = PurePosixPath(text_file)
    return bool(text_file) and not path.is_absolute() and ".." not in path.parts and "\\" not in text_file


def _story_faults(record: Record) -> Iterator[str]:
    first, coverage = record.story.first, record.story.coverage
    if len(first) > FIRST_SCREEN or len(set(first)) < len(first):
        yield f"story: first lists {len(first)} ids; at most {FIRST_SCREEN}, each once."
    shares = (coverage.lines, coverage.points, coverage.issues)
    if coverage.sentences and not abs(sum(shares) - 1) <= 0.005:
        yield f"story: the shares of its coverage {shares} don't add up to 1."
    if not all(0 <= share <= 1 for share in shares):
        yield f"story: a share of its coverage {shares} is not between 0 and 1."
