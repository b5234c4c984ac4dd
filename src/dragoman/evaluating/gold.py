"""What a careful person found in a story's reports: `gold.json`, in the shapes of docs/reference/gold-format.md.

Where several readings are right a list of alternatives stands; `many` makes a tuple of both shapes.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal, TypeVar

import msgspec
from msgspec import Struct

from dragoman.record.errors import DragomanError

GOLD_FILE = "gold.json"
_Thing = TypeVar("_Thing")
Words = str | tuple[str, ...]


class BadGold(DragomanError):
    """A story's gold is missing or is not in the form of docs/reference/gold-format.md."""

    slug = "bad-gold"


class Anchor(Struct, frozen=True, kw_only=True):
    """Words of a report; `nth` where they recur: a number, or "any" for every place."""

    file: str
    anchor: str
    nth: int | Literal["any"] = 1


class GoldReport(Struct, frozen=True, kw_only=True):
    """A report. `furniture`: whole lines that are not the report; `unscored`: lines that may be either."""

    file: str
    language: str
    family: str
    published: tuple[str, ...] | None = None
    wrong_published: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    furniture: tuple[Anchor, ...] = ()
    unscored: tuple[Anchor, ...] = ()
    genre: Words = ()
    relation: Words = ()


class GoldForm(Struct, frozen=True, kw_only=True):
    """A form of a name in one report; `anchor`: the clause in which it means this actor."""

    file: str
    form: str
    status: Literal["canonical", "variant", "misspelling", "confusion", "description"]
    anchor: str | None = None


class GoldActor(Struct, frozen=True, kw_only=True):
    """An actor; `names` are right beside `name`."""

    key: str
    kind: Words
    name: str
    names: Words = ()
    forms: tuple[GoldForm, ...] = ()
    must: bool = False


class GoldOccurrence(Struct, frozen=True, kw_only=True):
    """A happening with the clauses that tell it. None in `time` or `place`: not looked at."""

    key: str
    kinds: tuple[str, ...]
    statuses: tuple[str, ...]
    mentions: tuple[Anchor, ...]
    time: tuple[str, ...] | None = None
    place: tuple[str, ...] | None = None
    roles: tuple[str, ...] = ()
    plover: tuple[str, ...] = ()
    must: bool = False


class GoldWording(Anchor, frozen=True, kw_only=True):
    """One report's words for a remark; `speaker` overrides the remark's."""

    form: Words
    chain: tuple[str, ...] = ()
    speaker: tuple[str | None, ...] | None = None


class GoldRemark(Struct, frozen=True, kw_only=True):
    """An utterance. None among the speakers: to leave it open is right; `same_ok`: remarks that may be one with it."""

    key: str
    speaker: tuple[str | None, ...]
    wordings: tuple[GoldWording, ...]
    same_ok: tuple[str, ...] = ()
    must: bool = False


class GoldValue(Struct, frozen=True, kw_only=True):
    """A value in the form of the record's; which keys count hangs on `type`."""

    type: Literal["time", "duration", "amount", "place", "actor", "text", "status"]
    edtf: str | None = None
    seconds_min: float | None = None
    seconds_max: float | None = None
    min: float | None = None
    max: float | None = None
    unit: str | None = None
    approx: bool = False
    name: str | None = None
    within: Words = ()
    iso: str | None = None
    key: str | None = None
    id: str | None = None
    text: str | None = None
    status: str | None = None
    alternatives: tuple[str, ...] = ()


class GoldAccount(Anchor, frozen=True, kw_only=True):
    """What one report says of a fact."""

    value: GoldValue | tuple[GoldValue, ...]


class GoldFact(Struct, frozen=True, kw_only=True):
    """A property of something with its accounts; `best` is what the fact's value should say."""

    key: str
    property: tuple[str, ...]
    accounts: tuple[GoldAccount, ...]
    standing: tuple[str, ...]
    independent: tuple[int, ...]
    about: Words = ()
    best: GoldValue | tuple[GoldValue, ...] | None = None
    must: bool = False


class GoldDifference(Struct, frozen=True, kw_only=True):
    """Where reports differ: the sides, each by the clauses that tell it, and the files whose side is a slip."""

    key: str
    kinds: tuple[str, ...]
    verdicts: tuple[str, ...]
    sides: tuple[tuple[Anchor, ...], ...]
    suspect: tuple[str, ...] = ()
    must: bool = False


class GoldLedgerLine(Struct, frozen=True, kw_only=True):
    """A ledger line."""

    key: str
    kind: Words
    statuses: tuple[str, ...]
    anchors: tuple[Anchor, ...]
    parties: tuple[str, ...] = ()
    must: bool = False


Place = Anchor | str
"""A trap's place: an anchor with its file, or words searched in every report."""


class NoOccurrence(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """No occurrence may fit all that is said here."""

    kinds: tuple[str, ...] | None = None
    statuses: tuple[str, ...] | None = None
    place_has: Words | None = None
    roles: tuple[str, ...] | None = None
    anchor: Place | None = None


class NoPublished(Struct, frozen=True, kw_only=True):
    """This report's date may not begin so."""

    file: str
    value: str


class NoVerdict(Struct, frozen=True, kw_only=True):
    """No difference of this verdict may stand between these places."""

    anchors: tuple[Place, ...]
    verdict: str


class NoSpeaker(Struct, frozen=True, kw_only=True):
    """This actor did not say that."""

    anchor: Place
    actor: str


class NoFactValue(Struct, frozen=True, kw_only=True):
    """No fact of this property may have a value that holds these characters."""

    property: Words
    value_has: str


class Test(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What may not stand in the record: exactly one of these."""

    no_occurrence: NoOccurrence | None = None
    no_published: NoPublished | None = None
    not_same_actor: tuple[str, str] | None = None
    no_verdict: NoVerdict | None = None
    not_direct: Place | None = None
    no_speaker: NoSpeaker | None = None
    no_fact_value: NoFactValue | None = None


class Trap(Struct, frozen=True, kw_only=True):
    """A mistake that the reports invite."""

    key: str
    why: str
    test: Test


class Gold(Struct, frozen=True, kw_only=True):
    """All of a story's gold. Keys that are not named in these classes are for people."""

    reports: tuple[GoldReport, ...] = ()
    actors: tuple[GoldActor, ...] = ()
    occurrences: tuple[GoldOccurrence, ...] = ()
    remarks: tuple[GoldRemark, ...] = ()
    facts: tuple[GoldFact, ...] = ()
    differences: tuple[GoldDifference, ...] = ()
    ledger: tuple[GoldLedgerLine, ...] = ()
    order: tuple[tuple[str, str], ...] = ()
    traps: tuple[Trap, ...] = ()


def load_gold(folder: Path) -> Gold:
    """The gold of a folder. Raises BadGold with what is wrong and where."""
    path = folder / GOLD_FILE
    try:
        gold = msgspec.json.decode(path.read_bytes(), type=Gold)
    except OSError as error:
        raise BadGold(f"{path}: {error.strerror or error}. Name a folder that holds {GOLD_FILE}. {HELP}") from error
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise BadGold(f"{path}: {error}. {HELP}") from error
    if faults := faults_of(gold):
        raise BadGold("\n".join([f"{path}:", *faults, HELP]))
    return gold


HELP = "See docs/reference/gold-format.md."


def faults_of(gold: Gold) -> list[str]:
    """Keys used twice in a list, and keys and files that nothing answers to."""
    actors, events = {one.key for one in gold.actors}, {one.key for one in gold.occurrences}
    files = {one.file for one in gold.reports}
    named = [
        *(("occurrences", one.key, key, actors) for one in gold.occurrences for key in one.roles),
        *(("ledger", one.key, key, actors) for one in gold.ledger for key in one.parties),
        *(("remarks", one.key, key, actors) for one in gold.remarks for key in one.speaker if key is not None),
        *(("order", "-", key, events) for pair in gold.order for key in pair),
        *(("differences", one.key, file, files) for one in gold.differences for file in one.suspect),
    ]
    found = [f"{name} {key}: nothing is called {asked!r}." for name, key, asked, known in named if asked not in known]
    strange = sorted({anchor.file for anchor in _anchors(gold)} - files)
    found += [f"{file}: anchors stand in it, and `reports` does not list it." for file in strange]
    for name in ("actors", "occurrences", "remarks", "facts", "differences", "ledger", "traps"):
        keys = [one.key for one in getattr(gold, name)]
        found += [f"{name}: {key!r} stands twice." for key in sorted(set(keys)) if keys.count(key) > 1]
    found += [f"traps {one.key}: name exactly one test." for one in gold.traps if len(_tests(one.test)) != 1]
    return found


def _anchors(thing: object) -> Iterator[Anchor]:
    """All anchors below a thing."""
    if isinstance(thing, Anchor):
        yield thing
    elif isinstance(thing, Struct):
        yield from (found for name in thing.__struct_fields__ for found in _anchors(getattr(thing, name)))
    elif isinstance(thing, tuple):
        yield from (found for part in thing for found in _anchors(part))


def _tests(test: Test) -> list[str]:
    return [name for name in test.__struct_fields__ if getattr(test, name) is not None]


def many(one: _Thing | tuple[_Thing, ...] | None) -> tuple[_Thing, ...]:
    """One thing or several as several; none where there is none."""
    return () if one is None else one if isinstance(one, tuple) else (one,)
