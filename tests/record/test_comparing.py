"""How values stand to each other: a table of cases, and the laws that hold for all of them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.record.comparing import as_interval, inverse, meet, relation, satisfies, time_order
from dragoman.record.values import ActorValue, Amount, Duration, Place, StatusValue, TextValue, Time, Value

HOUR = 3600.0


def hours(least: float | None, most: float | None = None, **more: bool) -> Duration:
    return Duration(
        seconds_min=None if least is None else least * HOUR, seconds_max=None if most is None else most * HOUR, **more
    )


def exactly(number: float, unit: str = "1", *, approx: bool = False) -> Amount:
    return Amount(min=number, max=number, unit=unit, approx=approx)


def at(edtf: str | None, part: str | None = None, precision: str | None = None) -> Time:
    return Time(edtf=edtf, part_of_day=part, precision=precision)  # type: ignore[arg-type]


def place(name: str, iso: str | None = None, *within: str) -> Place:
    return Place(name=name, iso=iso, within=within)


ALMOST_SIX = hours(5.4, 6, max_open=True)
OVER_FIVE = hours(5, None, min_open=True)
FIVE_AND_A_HALF = hours(5.5, 5.5)

NUMBERS = [
    (FIVE_AND_A_HALF, ALMOST_SIX, "narrower"),
    (OVER_FIVE, FIVE_AND_A_HALF, "wider"),
    (OVER_FIVE, ALMOST_SIX, "wider"),
    (hours(6, 6), ALMOST_SIX, "overlapping"),
    (hours(5, 5), OVER_FIVE, "overlapping"),
    (hours(7, 7), ALMOST_SIX, "disjoint"),
    (hours(5, 5), hours(5.05, 5.05), "overlapping"),
    (hours(5, 5), hours(5.2, 5.2), "disjoint"),
    (hours(5, 5, approx=True), hours(5.4, 5.4), "overlapping"),
    (hours(5, 5, approx=True), hours(5.6, 5.6), "disjoint"),
    (hours(5, 5, approx=True), hours(5, 5), "equal"),
    (hours(0.9 * 6, 6, max_open=True), ALMOST_SIX, "equal"),
    (exactly(57), exactly(58), "disjoint"),
    (exactly(57), exactly(58, approx=True), "overlapping"),
    (exactly(27), exactly(30, approx=True), "overlapping"),
    (exactly(26), exactly(30, approx=True), "disjoint"),
    (exactly(57), Amount(min=57, max=None, min_open=True), "overlapping"),
    (exactly(61), Amount(min=50, max=60), "disjoint"),
    (exactly(57), Amount(min=50, max=60), "narrower"),
    (exactly(100, "%"), exactly(101, "%"), "overlapping"),
    (exactly(5, "EUR"), exactly(5, "USD"), "unknown"),
    (exactly(-2, "Cel"), exactly(-2.03, "Cel"), "overlapping"),
    (exactly(-2, "Cel"), exactly(-3, "Cel"), "disjoint"),
    (Amount(min=None, max=None), exactly(3), "wider"),
    (exactly(3), hours(3, 3), "unknown"),
]
TIMES = [
    (at("2023-06-18"), at("2023-06"), "narrower"),
    (at("2023-06"), at("2023"), "narrower"),
    (at("2023"), at("202X"), "narrower"),
    (at("20XX"), at("202X"), "wider"),
    (at("2023-06-18"), at("2023-06-19"), "disjoint"),
    (at("2023-06-18", "evening"), at("2023-06-18"), "narrower"),
    (at("2023-06-18"), at("2023-06-18", "evening"), "wider"),
    (at("2023-06-18", "evening"), at("2023-06-18", "morning"), "overlapping"),
    (at("2023-06-18", "evening"), at("2023-06-19", "evening"), "disjoint"),
    (at("2023-06-18", "night"), at("2023-06-19"), "overlapping"),
    (at("2023-06-18", "evening"), at("2023-06"), "narrower"),
    (at("2023-06-18T18:30:00"), at("2023-06-18", "evening"), "narrower"),
    (at("2023-06-18T09:30:00"), at("2023-06-18", "evening"), "overlapping"),
    (at("2023-06-18T09:30:00"), at("2023-06-18"), "narrower"),
    (at("2023-06-18T09:30:00"), at("2023-06-18T09", precision="hour"), "narrower"),
    (at("2023-06-18T09:30:10"), at("2023-06-18T09:30:50"), "equal"),
    (at("2023-06-18T09:30:00Z"), at("2023-06-18T11:30:00+02:00"), "equal"),
    (at("2023-06-18T09:30:00"), at("2023-06-18T11:30:00"), "disjoint"),
    (at("XXXX-06-18"), at("2023-06-18"), "wider"),
    (at("XXXX-06-18"), at("2023-06-18", "morning"), "wider"),
    (at("XXXX-06-18"), at("2023-06-19"), "disjoint"),
    (at("XXXX-06-18"), at("2023-06"), "overlapping"),
    (at("XXXX-06-18"), at("2023"), "overlapping"),
    (at("XXXX-06-18"), at("2023-07"), "disjoint"),
    (at("XXXX-06-18"), at("XXXX-06"), "narrower"),
    (at("XXXX-06-18"), at("XXXX-07-18"), "disjoint"),
    (at("XXXX-12-31~"), at("2024-01-01"), "overlapping"),
    (at("XXXX-12-31~"), at("XXXX-01-01"), "overlapping"),
    (at("2023-06-17/2023-06-19"), at("2023-06"), "narrower"),
    (at("2023-06-18"), at("2023-06-17/2023-06-19"), "narrower"),
    (at("2023-06-17/2023-06-19"), at("2023-06-19/2023-06-21"), "overlapping"),
    (at("2023-06-17/2023-06-18"), at("2023-06-19/2023-06-21"), "disjoint"),
    (at("2023-06-01/2023-06-30"), at("2023-06"), "equal"),
    (at("2023-06-18/.."), at("2024"), "wider"),
    (at("../2023-06-18"), at("2024"), "disjoint"),
    (at("2023~"), at("2023"), "equal"),
    (at("2023~"), at("2024-05"), "overlapping"),
    (at("2023~"), at("2025"), "disjoint"),
    (at("2023-22"), at("2023-07"), "wider"),
    (at("2023-24"), at("2024-01"), "wider"),
    (at("2023-34"), at("2023-05"), "wider"),
    (at("2023-41"), at("2023-05"), "disjoint"),
    (at(None), at(None), "unknown"),
    (at("2023-02-30"), at("2023-02"), "unknown"),
]
OTHERS = [
    (place("Valdora", "CL", "Chile"), place("Chile", "CL"), "narrower"),
    (place("Hamburg", "DE", "Deutschland"), place("Germany", "DE"), "narrower"),
    (place("Deutschland", "DE"), place("Germany", "DE"), "equal"),
    (place("Málaga"), place("malaga"), "equal"),
    (place("Valencia", "ES", "Spain"), place("Valencia", "VE", "Venezuela"), "disjoint"),
    (place("Georgia", "GE"), place("Georgia", "US-GA", "United States"), "disjoint"),
    (place("Springfield", "US-IL", "Illinois"), place("Springfield", "US-MO", "Missouri"), "unknown"),
    (place("Hamburg", "DE", "Deutschland"), place("Kiel", "DE", "Deutschland"), "unknown"),
    (place("Hamburg", "DE", "Deutschland"), place("Lyon", "FR", "Frankreich"), "disjoint"),
    (place("Hafen"), place("Kai"), "unknown"),
    (place("Peru", None, "Lima"), place("Lima", None, "Peru"), "unknown"),
    (place("Hongkong", "HK", "China"), place("China", "CN"), "narrower"),
    (ActorValue(id="a1"), ActorValue(id="a1"), "equal"),
    (ActorValue(id="a1"), ActorValue(id="a2"), "disjoint"),
    (TextValue(text="a  “Cold” front"), TextValue(text="A cold front."), "equal"),
    (TextValue(text="a cold front"), TextValue(text="a warm front"), "unknown"),
    (StatusValue(status="planned"), StatusValue(status="held"), "disjoint"),
    (StatusValue(status="held"), StatusValue(status="held"), "equal"),
    (StatusValue(status="held"), TextValue(text="held"), "unknown"),
]


@pytest.mark.parametrize(("a", "b", "expected"), NUMBERS + TIMES + OTHERS, ids=str)
def test_relation_of_two_values(a: Value, b: Value, expected: str) -> None:
    assert relation(a, b) == expected
    assert relation(b, a) == inverse(relation(a, b))


MEETS = [
    ((ALMOST_SIX, OVER_FIVE, FIVE_AND_A_HALF), FIVE_AND_A_HALF),
    ((OVER_FIVE, ALMOST_SIX), ALMOST_SIX),
    (
        (Amount(min=50, max=None, min_open=True, of="homes"), Amount(min=None, max=60)),
        Amount(min=50, max=60, min_open=True, of="homes"),
    ),
    ((exactly(50, approx=True), exactly(50)), exactly(50)),
    ((exactly(57), exactly(58)), None),
    ((exactly(50, approx=True), exactly(51)), None),
    ((Amount(min=5, max=None, min_open=True), Amount(min=None, max=5)), None),
    ((exactly(5, "EUR"), exactly(5, "USD")), None),
    ((at("2023-06"), at("2023-06-18")), at("2023-06-18")),
    ((at("2023-06"), at("2023-06-15/..")), at("2023-06-15/2023-06-30", precision="day")),
    ((at("2023-05-20/2023-06-30"), at("2023-06-01/2023-07-02")), at("2023-06", precision="month")),
    ((at("XXXX-06-18"), at("2023")), at("2023-06-18", precision="day")),
    ((at("XXXX-06-18", "morning"), at("2023-06-18")), at("2023-06-18", "morning", "day")),
    ((at("XXXX-06-18"), at("2022/2023")), None),
    ((at("2023-06-18"), at("2023-06-19")), None),
    ((at("2023-06-18", "morning"), at("2023-06-18", "evening")), None),
    ((at(None), at("2023")), None),
    ((place("Chile", "CL"), place("Valdora", "CL", "Chile")), place("Valdora", "CL", "Chile")),
    ((StatusValue(status="planned"), StatusValue(status="held")), None),
    ((exactly(3), hours(3, 3)), None),
    ((), None),
]


@pytest.mark.parametrize(("values", "expected"), MEETS, ids=str)
def test_meet_is_the_most_specific_that_all_allow(values: tuple[Value, ...], expected: Value | None) -> None:
    assert meet(values) == expected


def test_meet_names_where_the_days_come_from() -> None:
    found = meet((Time(edtf="XXXX-06-18", from_=("r2",)), Time(edtf="2023", from_=("r1", "r2"))))
    assert isinstance(found, Time)
    assert found.from_ == ("r2", "r1")


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2023-06-18", (date(2023, 6, 18), date(2023, 6, 18))),
        ("2024-02", (date(2024, 2, 1), date(2024, 2, 29))),
        ("2023~", (date(2023, 1, 1), date(2023, 12, 31))),
        ("2023-XX-XX", (date(2023, 1, 1), date(2023, 12, 31))),
        ("199X", (date(1990, 1, 1), date(1999, 12, 31))),
        ("2023-06-18/2023-06-20", (date(2023, 6, 18), date(2023, 6, 20))),
        ("2023-06-18/..", (date(2023, 6, 18), date.max)),
        ("2023-06-19T23:59:00Z", (date(2023, 6, 19), date(2023, 6, 19))),
        ("9999-12-31", (date(9999, 12, 31), date.max)),
        ("XXXX-06-18", None),
        ("2023-06-20/2023-06-18", None),
        ("2023-13", None),
        ("2023-06-19T25:00:00", None),
        ("next week", None),
        ("", None),
        (None, None),
    ],
)
def test_as_interval_gives_first_and_last_day(edtf: str | None, expected: tuple[date, date] | None) -> None:
    assert as_interval(edtf) == expected


def test_time_order_puts_start_then_part_then_end_and_the_unknown_last() -> None:
    ordered = [
        at("../2023-01-01"), at("2023-06-18", "morning"), at("2023-06-18", "evening"), at("2023-06-19"),
        at("2023-06-19T10:00:00"), at("2023-06-19", "afternoon"), at("../2023-06-19"), at("2023-06-19/2023-06-20"),
        at("XXXX-01-01"),
    ]  # fmt: skip
    shuffled = ordered[::-1]
    assert sorted(shuffled, key=time_order) == ordered
    assert time_order(None) == time_order(at(None))


# laws

NUMBER = st.one_of(st.none(), st.integers(0, 12).map(float))


def duration(low: float | None, high: float | None, flags: tuple[bool, bool, bool]) -> Duration:
    if low is not None and high is not None and low > high:
        low, high = high, low
    single = low == high
    return Duration(
        seconds_min=low, seconds_max=high, approx=flags[0], min_open=flags[1] and not single,
        max_open=flags[2] and not single,
    )  # fmt: skip


FLAGS = st.tuples(st.booleans(), st.booleans(), st.booleans())
DURATIONS = st.builds(duration, NUMBER, NUMBER, FLAGS)
AMOUNTS = st.builds(
    lambda made, unit: Amount(
        min=made.seconds_min, max=made.seconds_max, unit=unit, approx=made.approx, min_open=made.min_open,
        max_open=made.max_open,
    ),
    DURATIONS, st.sampled_from(("1", "%")),
)  # fmt: skip
DATES = st.sampled_from(
    (
        "2023", "2024", "202X", "20XX", "2023-06", "2023-02", "XXXX-06", "XXXX-02", "2023-22", "2023-24", "2023-34",
        "2023~", "2023-06~", "2023-02-29", "2024-02-29", "XXXX-02-29", "XXXX-12-31", "2023-12-31", "2023-12-31~",
        "2024-01-01", "2023-06-18", "2023-06-18~", "2023-06-19", "XXXX-06-18", "XXXX-06-18~",
        "2023-06-17/2023-06-19", "2023-06-18/2023-06-20", "2023-06-18/..", "../2023-06-18", "/2023",
        "2023-06-18T10:00:00", "2023-06-18T10:00:00Z", "2023-06-18T12:00:00+02:00", "2023-06-18T20:15:00",
        "2023-06-18T10:00:00/2023-06-18T12:00:00", "XXXX-XX-18", "0001-01-01T00:00:00+14:00", "0001-01-01",
        "9999-12-31", "9999-12-31~", "9999-12-31T23:59:00-12:00",
    )
)  # fmt: skip
TIMES_DRAWN = st.builds(
    at,
    DATES,
    st.sampled_from((None, "dawn", "morning", "noon", "evening", "night")),
    st.sampled_from((None, "hour", "minute")),
)
PLACES = st.builds(
    lambda name, iso, within: Place(name=name, iso=iso, within=within),
    st.sampled_from(("Chile", "Valdora", "Peru", "Lima")),
    st.sampled_from((None, "CL", "PE", "CL-VS")),
    st.sampled_from(((), ("Chile",), ("Lima", "Peru"), ("Peru",))),
)
VALUES = st.one_of(
    DURATIONS, AMOUNTS, TIMES_DRAWN, PLACES,
    st.builds(lambda one: ActorValue(id=one), st.sampled_from("ab")),
    st.builds(lambda words: TextValue(text=words), st.text(max_size=4)),
    st.builds(lambda one: StatusValue(status=one), st.sampled_from(("held", "planned"))),
)  # fmt: skip
EXACT = st.one_of(st.tuples(*[DURATIONS] * 3), st.tuples(*[AMOUNTS] * 3), st.tuples(*[TIMES_DRAWN] * 3))
ALIKE = st.one_of(
    *(
        st.lists(kind, min_size=1, max_size=4)
        for kind in (DURATIONS, AMOUNTS, TIMES_DRAWN, PLACES, st.one_of(DURATIONS, TIMES_DRAWN))
    )
)


@given(VALUES)
def test_relation_is_reflexive(value: Value) -> None:
    assert relation(value, value) == "equal"


@given(VALUES, VALUES)
def test_relation_is_inverse_of_the_other_way_round(a: Value, b: Value) -> None:
    assert relation(b, a) == inverse(relation(a, b))


@given(st.one_of(st.tuples(TIMES_DRAWN, TIMES_DRAWN), st.tuples(DURATIONS, DURATIONS), st.tuples(PLACES, PLACES)))
def test_relation_of_one_type_is_inverse_of_the_other_way_round(pair: tuple[Value, Value]) -> None:
    assert relation(pair[1], pair[0]) == inverse(relation(*pair))


@given(EXACT)
def test_narrower_is_transitive(three: tuple[Value, Value, Value]) -> None:
    a, b, c = three
    if relation(a, b) == "narrower" and relation(b, c) == "narrower":
        assert relation(a, c) == "narrower"


@given(ALIKE)
def test_meet_satisfies_every_value(values: list[Value]) -> None:
    found = meet(values)
    if found is not None:
        assert all(relation(found, value) in ("equal", "narrower") for value in values)
        assert all(satisfies(found, value) for value in values)


@given(ALIKE)
def test_meet_exists_wherever_one_value_satisfies_all(values: list[Value]) -> None:
    if any(all(satisfies(value, other) for other in values) for value in values):
        assert meet(values) is not None


@given(st.one_of(st.tuples(DURATIONS, DURATIONS), st.tuples(AMOUNTS, AMOUNTS), st.tuples(TIMES_DRAWN, TIMES_DRAWN)))
def test_disjoint_values_have_no_meet(pair: tuple[Value, Value]) -> None:
    if relation(*pair) == "disjoint":
        assert meet(pair) is None
