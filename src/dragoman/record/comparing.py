"""How values stand to each other, and the most specific value that several allow.

Numbers compare by `bounds`, times by `times` and `edtf`; places, actors, words and statuses here.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from dragoman.record.bounds import common_number, compare_numbers, hedged
from dragoman.record.edtf import as_interval
from dragoman.record.times import common_time, compare_times, time_order
from dragoman.record.values import ActorValue, Amount, Duration, Place, Relation, StatusValue, TextValue, Time, Value

__all__ = ["as_interval", "fold", "inverse", "meet", "relation", "satisfies", "time_order", "two_towns"]

INVERSE: dict[Relation, Relation] = {"narrower": "wider", "wider": "narrower"}


def relation(a: Value, b: Value) -> Relation:
    """How `a` stands to `b`: narrower means that `a` lies within `b`. Of different types or units: unknown.

    A time that says nothing (`edtf` null) is unknown even to itself: two unread dates are no agreement. What an
    amount counts (`of`) isn't compared: that is for whoever joins them.
    """
    if isinstance(a, Duration | Amount) and isinstance(b, Duration | Amount):
        return compare_numbers(a, b)
    if isinstance(a, Time) and isinstance(b, Time):
        return compare_times(a, b)
    if isinstance(a, Place) and isinstance(b, Place):
        return _places(a, b)
    if isinstance(a, ActorValue) and isinstance(b, ActorValue):
        return "equal" if a.id == b.id else "disjoint"
    if isinstance(a, StatusValue) and isinstance(b, StatusValue):
        return "equal" if a.status == b.status else "disjoint"
    if isinstance(a, TextValue) and isinstance(b, TextValue):
        return "equal" if fold(a.text) == fold(b.text) else "unknown"
    return "unknown"


def inverse(found: Relation) -> Relation:
    """The relation of `b` to `a`, given that of `a` to `b`."""
    return INVERSE.get(found, found)


def satisfies(value: Value, other: Value) -> bool:
    """Whether whoever says `value` has said what `other` says, or something more exact."""
    return relation(value, other) in ("equal", "narrower")


def meet(values: Sequence[Value]) -> Value | None:
    """The most specific value that all allow, narrower than or equal to each; None where there is none.

    One of the values where one satisfies all (unhedged before hedged, else the first), else what their ends leave.
    None doesn't mean that two exclude each other: what meets by softness alone ("about 50" and 51) leaves nothing.
    """
    fitting = [value for value in values if all(satisfies(value, other) for other in values)]
    if fitting:
        return min(fitting, key=_open)
    left: Value | None = None
    if numbers := [value for value in values if isinstance(value, Duration | Amount)]:
        left = common_number(numbers)
    elif times := [value for value in values if isinstance(value, Time)]:
        left = common_time(times)
    return left if left is not None and all(satisfies(left, value) for value in values) else None


def two_towns(a: Place, b: Place) -> bool:
    """Whether two names are of towns of which neither is known to lie in the other: "Athens" and "Ioannina".

    One of them at least is known; a name of several words may be a house or a square in the other.
    """
    simple = all(" " not in place.name and (place.within or place.iso is None) for place in (a, b))
    return simple and relation(a, b) == "unknown" and bool(a.within or b.within)


def fold(words: str) -> str:
    """Words without case, accents, marks around them and differences of space: what makes two forms the same."""
    plain = unicodedata.normalize("NFKD", words.casefold())
    kept = "".join(" " if _is_mark(letter) else letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(kept.split()) or words


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter)[0] == "P"


def _open(value: Value) -> bool:
    if isinstance(value, Duration | Amount):
        return hedged(value)
    return isinstance(value, Time) and "~" in (value.edtf or "")


def _places(a: Place, b: Place) -> Relation:
    """By name, by what they lie in, by ISO code. A two-letter code of a place that lies in nothing is its own."""
    apart = _different_countries(a, b)
    if fold(a.name) == fold(b.name):
        return "disjoint" if apart else "unknown" if _different_parts(a, b) else "equal"
    if _own_code(a) is not None and _own_code(a) == _own_code(b):
        return "equal"
    inside, around = _lies_in(a, b), _lies_in(b, a)
    if inside != around:
        return "narrower" if inside else "wider"
    return "disjoint" if apart and not inside else "unknown"


def _own_code(place: Place) -> str | None:
    """The code that names the place itself and not the country it lies in."""
    return place.iso if place.iso and (not place.within or "-" in place.iso) else None


def _lies_in(place: Place, other: Place) -> bool:
    if fold(other.name) in {fold(name) for name in place.within}:
        return not (other.within and _different_countries(place, other))
    code = _own_code(other)
    inner = bool(place.within) or "-" in (place.iso or "")
    return inner and code is not None and len(code) == 2 and (place.iso or "").startswith(code)


def _different_countries(a: Place, b: Place) -> bool:
    return bool(a.iso and b.iso and a.iso[:2] != b.iso[:2])


def _different_parts(a: Place, b: Place) -> bool:
    """Two towns of one name in one country: not the same, yet one of the codes may be a slip."""
    return bool(a.iso and b.iso and "-" in a.iso and "-" in b.iso and a.iso != b.iso)
