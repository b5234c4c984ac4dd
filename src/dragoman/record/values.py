"""The values a line may carry: time, duration, amount, place, actor, text, status."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

Precision = Literal[
    "century", "decade", "year", "half", "quarter", "season", "month", "week", "day", "hour", "minute", "second"
]
PartOfDay = Literal["dawn", "morning", "noon", "afternoon", "evening", "night"]
Status = Literal[
    "proposed", "invited", "accepted", "agreed", "planned", "expected", "confirmed", "under_way", "held", "partly",
    "postponed", "cancelled", "refused", "unanswered", "suspended", "restored", "not_restored", "in_force", "lifted",
    "denied", "unconfirmed", "failed",
]  # fmt: skip


class Time(Struct, frozen=True, kw_only=True, tag="time", tag_field="type"):
    """A time as EDTF (ISO 8601-2), never more precise than the words it was read from.

    `from_` (JSON key `from`) lists the ids of the lines or reports that its year or day comes from.
    """

    edtf: str | None
    precision: Precision | None = None
    part_of_day: PartOfDay | None = None
    zone: str | None = None
    from_: tuple[str, ...] = field(default=(), name="from")


class Duration(Struct, frozen=True, kw_only=True, tag="duration", tag_field="type"):
    """A length of time in seconds. None = no bound on that side; an open bound is itself excluded ("more than")."""

    seconds_min: float | None
    seconds_max: float | None
    approx: bool = False
    min_open: bool = False
    max_open: bool = False


class Amount(Struct, frozen=True, kw_only=True, tag="amount", tag_field="type"):
    """A number with its unit (UCUM, ISO 4217, `%`, `1` for a count) and what is counted."""

    min: float | None
    max: float | None
    unit: str = "1"
    of: str | None = None
    approx: bool = False
    min_open: bool = False
    max_open: bool = False


class Place(Struct, frozen=True, kw_only=True, tag="place", tag_field="type"):
    """A place by the name it is told by, what it lies in (small to large) and ISO 3166 code where known."""

    name: str
    within: tuple[str, ...] = ()
    iso: str | None = None


class ActorValue(Struct, frozen=True, kw_only=True, tag="actor", tag_field="type"):
    """An actor of the record, by id."""

    id: str


class TextValue(Struct, frozen=True, kw_only=True, tag="text", tag_field="type"):
    """Words."""

    text: str
    language: str | None = None


class StatusValue(Struct, frozen=True, kw_only=True, tag="status", tag_field="type"):
    """How far an occurrence got."""

    status: Status


Value = Time | Duration | Amount | Place | ActorValue | TextValue | StatusValue
Relation = Literal["equal", "narrower", "wider", "overlapping", "disjoint", "unknown"]
