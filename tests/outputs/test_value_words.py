"""Values in words, in both page languages."""

from __future__ import annotations

import pytest
from invented_story import MASTER

from dragoman.outputs.value_words import words_of
from dragoman.record.record import Record
from dragoman.record.values import ActorValue, Amount, Duration, Place, StatusValue, TextValue, Time, Value

H, D = 3600.0, 86400.0


def lasting(low: float | None, high: float | None, **told: bool) -> Duration:
    """A duration in hours."""
    return Duration(seconds_min=low and low * H, seconds_max=high and high * H, **told)


def counting(low: float | None, high: float | None = None, **told: object) -> Amount:
    """An amount."""
    return Amount(min=low, max=high, **told)  # type: ignore[arg-type]


def at(edtf: str | None, **told: object) -> Time:
    """A time."""
    return Time(edtf=edtf, **told)  # type: ignore[arg-type]


CASES: list[tuple[Value, str, str]] = [
    (at("2031-03-04"), "Tue 4 March 2031", "Di, 4. März 2031"),
    (at("2031-03-04", part_of_day="afternoon"), "Tue 4 March 2031, afternoon", "Di, 4. März 2031, nachmittags"),
    (at("2031-03-04T10:33:00Z"), "Tue 4 March 2031, 10:33 UTC", "Di, 4. März 2031, 10:33 UTC"),
    (at("2031-03-04T10:33:00+01:00"), "Tue 4 March 2031, 10:33 +01:00", "Di, 4. März 2031, 10:33 +01:00"),
    (at("2031-03-04T10:33:00", zone="CET"), "Tue 4 March 2031, 10:33 (CET)", "Di, 4. März 2031, 10:33 (CET)"),
    (at("2031-03"), "March 2031", "März 2031"),
    (at("2031"), "2031", "2031"),
    (at("2031~"), "about 2031", "um 2031"),
    (at("2031-03-04?"), "Tue 4 March 2031 (uncertain)", "Di, 4. März 2031 (unsicher)"),
    (at("XXXX-03-04"), "4 March, year unknown", "4. März, Jahr unbekannt"),
    (at("2031-21"), "spring 2031", "Frühjahr 2031"),
    (at("2031-34"), "quarter 2 of 2031", "2. Quartal 2031"),
    (at("2031-41"), "half 2 of 2031", "2. Halbjahr 2031"),
    (at("203X"), "the 2030s", "2030er Jahre"),
    (at("19XX"), "the 1900s", "1900er Jahre"),
    (at("2031-03-04/2031-03-06"), "Tue 4 March 2031 to Thu 6 March 2031", "Di, 4. März 2031 bis Do, 6. März 2031"),
    (at("../2031-03"), "until March 2031", "bis März 2031"),
    (at("2031-03/.."), "from March 2031", "ab März 2031"),
    (at("2031-02-30"), "30 February 2031", "30. Februar 2031"),
    (at("2031-W09"), "2031-W09", "2031-W09"),
    (at(None, part_of_day="evening"), "evening", "abends"),
    (at(None), "unknown", "unbekannt"),
    (lasting(5.5, 5.5), "5 h 30 min", "5 Std. 30 min"),
    (lasting(5, None, min_open=True), "more than 5 h", "mehr als 5 Std."),
    (lasting(5, None), "at least 5 h", "mindestens 5 Std."),
    (lasting(None, 6), "up to 6 h", "bis zu 6 Std."),
    (lasting(None, 6, max_open=True), "less than 6 h", "weniger als 6 Std."),
    (lasting(5.4, 6, max_open=True), "almost 6 h", "fast 6 Std."),
    (lasting(5, 6), "5 h to 6 h", "5 Std. bis 6 Std."),
    (lasting(5, 5, approx=True), "about 5 h", "etwa 5 Std."),
    (lasting(0.5, 0.5), "30 min", "30 min"),
    (lasting(50, 50), "50 h", "50 Std."),
    (lasting(48, 48), "2 days", "2 Tage"),
    (lasting(74, 74), "3 days 2 h", "3 Tage 2 Std."),
    (lasting(24, 24), "1 day", "1 Tag"),
    (Duration(seconds_min=3 * 365.25 * D, seconds_max=3 * 365.25 * D), "3 years", "3 Jahre"),
    (lasting(None, None), "unknown", "unbekannt"),
    (counting(57, 57), "57", "57"),
    (counting(57, 57, of="passengers"), "57 passengers", "57 passengers"),
    (counting(12.5, 12.5, unit="%"), "12.5 %", "12,5 %"),
    (counting(3_200_000, 3_200_000, unit="EUR"), "3.2 million EUR", "3,2 Mio. EUR"),
    (counting(51, 51, unit="a"), "51 years", "51 Jahre"),
    (counting(1, 1, unit="[nmi_i]"), "1 nautical mile", "1 Seemeile"),
    (counting(30, 30, unit="km/h"), "30 km/h", "30 km/h"),
    (counting(2031, 2031), "2031", "2031"),
    (counting(45_000, 45_000), "45,000", "45.000"),
    (counting(1_234_567, 1_234_567), "1,234,567", "1.234.567"),
    (counting(100, None, min_open=True, of="homes"), "more than 100 homes", "mehr als 100 homes"),
    (counting(45, 50, max_open=True), "almost 50", "fast 50"),
    (Place(name="Sandmark", within=("Nordland",)), "Sandmark, Nordland", "Sandmark, Nordland"),
    (Place(name="Sandmark", within=("DK",), iso="DK"), "Sandmark, Denmark", "Sandmark, Dänemark"),
    (Place(name="Sandmark", within=("DK",)), "Sandmark, DK", "Sandmark, DK"),
    (Place(name="Sandmark", within=("XQ",), iso="XQ"), "Sandmark, XQ", "Sandmark, XQ"),
    (ActorValue(id=MASTER), "Jonas Vittrup", "Jonas Vittrup"),
    (ActorValue(id="a-nobody"), "a-nobody", "a-nobody"),
    (TextValue(text="the first in years"), "the first in years", "the first in years"),
    (StatusValue(status="postponed"), "postponed", "verschoben"),
]


@pytest.mark.parametrize(("value", "english", "german"), CASES, ids=[case[1] for case in CASES])
def test_value_is_told_in_words(value: Value, english: str, german: str, record: Record) -> None:
    assert (words_of(value, "en", record), words_of(value, "de", record)) == (english, german)
