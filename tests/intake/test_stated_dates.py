"""Dates as pages state them, in every language of ours, never more than is stated."""

from __future__ import annotations

import pytest

from dragoman.intake.dated import date_line, dateline_end, place_end
from dragoman.intake.dates import date_in_field, date_in_url, find_dates

CASES = [
    ("Monday, May 14th 2029 - 09:47 UTC", None, "2029-05-14T09:47:00Z", "minute"),
    ("14 May 2029", None, "2029-05-14", "day"),
    ("May 14, 2029", None, "2029-05-14", "day"),
    ("Feb. 14, 2029 at 4:05 p.m. ET", None, "2029-02-14T16:05:00", "minute"),
    ("Mon, 14 May 2029 09:47:11 GMT", None, "2029-05-14T09:47:11Z", "second"),
    ("12:05 am is no date", None, None, None),
    ("May 14, 2029 12:05 am", None, "2029-05-14T00:05:00", "minute"),
    ("14.05.2029", None, "2029-05-14", "day"),
    ("14. Mai 2029, 14:05 Uhr", "de", "2029-05-14T14:05:00", "minute"),
    ("Sonntag, den 3. März 2019 um 7.05 Uhr", "de", "2019-03-03T07:05:00", "minute"),
    ("1. Jänner 2020", "de", "2020-01-01", "day"),
    ("2029-05-14", None, "2029-05-14", "day"),
    ("2029-05-14T09:47:00+02:00", None, "2029-05-14T09:47:00+02:00", "minute"),
    ("2029-05-14T09:47:00.000Z", None, "2029-05-14T09:47:00Z", "minute"),
    ("2029/05/14", None, "2029-05-14", "day"),
    ("le 1er mars 2021 à 14h05", "fr", "2021-03-01T14:05:00", "minute"),
    ("3 de marzo de 2021, a las 10:00", "es", "2021-03-03T10:00:00", "minute"),
    ("12 giugno 2021 alle 10:33", "it", "2021-06-12T10:33:00", "minute"),
    ("12 de junho de 2021 às 10h33", "pt", "2021-06-12T10:33:00", "minute"),
    ("zaterdag 12 juni 2021 om 10:33 uur", "nl", "2021-06-12T10:33:00", "minute"),
    ("13/04/2023", None, "2023-04-13", "day"),
    ("3/25/2019", "en", "2019-03-25", "day"),
    ("05/05/2019", "en", "2019-05-05", "day"),
    ("03/04/2023", "en", None, None),
    ("03/04/2023", "fr", "2023-04-03", "day"),
    ("12 March", None, "XXXX-03-12", "day"),
    ("30 February 2021", None, None, None),
    ("Monday", None, None, None),
    ("version 1.2.2023.4", None, None, None),
    ("in 2021 May said", None, None, None),
    ("14 May 2029 25:61", None, "2029-05-14", "day"),
]


@pytest.mark.parametrize(("words", "language", "edtf", "precision"), CASES, ids=[case[0] for case in CASES])
def test_date_is_read_as_stated(words: str, language: str | None, edtf: str | None, precision: str | None) -> None:
    found = find_dates(words, language)
    assert [(stated.edtf, stated.precision) for stated in found] == ([(edtf, precision)] if edtf else [])


LINES = [
    ("Published: 12 June 2021", ["published"]),
    ("Stand: 14.03.2022, 18:20 Uhr | Veröffentlicht am 9. März 2022", ["updated", "published"]),
    ("Published 12 June 2021, updated 13 June 2021", ["published", "updated"]),
    ("LONDON, June 12, 2021", ["plain"]),
    ("By Jane Doe, June 12, 2021", ["plain"]),
    ("May 12, 2021 9:40 AM GMT | Updated 3 hours ago | 4 min read", ["plain"]),
    ("Monday, 13 October 2025 · Arklow 12°C, light rain", ["updated"]),
    ("Record 41°C on 12 June 2021 in the valley", None),
    ("12 June 2021, the day that Oslo saw 34°C at last", None),
    ("The talks began on 12 June 2021", None),
    ("On 12 June 2021 the dam broke.", None),
    ("Flood of 3 May 2020 killed twelve", None),
    ("12 June 2021 was the day the dam broke in the valley of the Lenn", None),
]


@pytest.mark.parametrize(("text", "roles"), LINES, ids=[line[0] for line in LINES])
def test_date_line_is_told_from_a_sentence(text: str, roles: list[str] | None) -> None:
    line = date_line(text, "en")
    assert (None if line is None else [role for _, role in line.dates]) == roles


DATELINES = [
    ("OSLO, March 3 (AP) — Two ferries collided.", "OSLO, March 3 (AP) — "),
    ("Wien (APA) – Die Regierung hat sich geeinigt.", "Wien (APA) – "),
    ("LIMA, 3 mar (EFE).- El túnel cerró.", "LIMA, 3 mar (EFE).- "),
    ("Bata (Guinée), 17 oct 2025 (AFP) - Les bacs ont repris la mer.", "Bata (Guinée), 17 oct 2025 (AFP) - "),
    ("LUND (SPD), Chairman – a nurse.", ""),
    ("Paris/Lyon (AFP) - Les bacs ont repris la mer.", "Paris/Lyon (AFP) - "),
    ("(Reuters) - Shares fell on Monday.", "(Reuters) - "),
    ("KELLAN – The operator admitted it.", "KELLAN – "),
    ("New Harbour – Crews went back to work.", "New Harbour – "),
    ("HOLM, Sweden, Oct 14 (Lakewire) - The lock gave way.", "HOLM, Sweden, Oct 14 (Lakewire) - "),
    ("HOLM, Ohio – The lock gave way.", "HOLM, Ohio – "),
    ("Ramgiri, Jul 22 (PTI) A landslide blocked the road.", "Ramgiri, Jul 22 (PTI) "),
    ("Graz (APA). Der Rat stimmte zu.", "Graz (APA). "),
    ("Anna Huber (SPD) – seit 2019 im Rat – geht.", ""),
    ("Mayor Lund (52) – a nurse – said it would stay.", ""),
    ("The minister – a nurse – said it would stay.", ""),
    ("Clinic – Staff said – again – nothing.", ""),
    ("Lund, 52, was sworn in on Monday - the first woman.", ""),
    ("Yesterday evening the dam broke – nobody was hurt.", ""),
]


@pytest.mark.parametrize(("text", "dateline"), DATELINES, ids=[case[0] for case in DATELINES])
def test_dateline_ends_before_the_text(text: str, dateline: str) -> None:
    assert text[: dateline_end(text, "en")] == dateline


PLACES = [
    ("Valdera. Nach dem Brand im Tunnel ist die Straße gesperrt.", "Ein Tunnel in Valdera", "Valdera. "),
    ("Graz. Nach dem Brand im Tunnel ist die Straße gesperrt.", "", "Graz. "),
    ("BREMEN. Nach dem Brand im Tunnel ist die Straße gesperrt.", "", "BREMEN. "),
    ("Stille. Nach dem Brand im Tunnel ist die Straße gesperrt.", "", ""),
    ("Valdera. Nach dem Brand im Tunnel ist die Straße gesperrt.", "", ""),
    ("Graz. Ein Wintertag.", "", ""),
    ("Graz ist groß. Nach dem Brand ist die Straße dort gesperrt.", "", ""),
]


@pytest.mark.parametrize(
    ("text", "report", "dateline"), PLACES, ids=[f"{case[0][:12]}{i}" for i, case in enumerate(PLACES)]
)
def test_place_and_full_stop_open_a_text(text: str, report: str, dateline: str) -> None:
    assert text[: place_end(text, "de", report)] == dateline


def test_date_is_read_from_an_address() -> None:
    stated = date_in_url("https://news.example/world/2021/05/12/ferry.html")
    assert stated is not None and stated.edtf == "2021-05-12"
    assert date_in_url("https://news.example/2021/13/45/ferry") is None
    assert date_in_url("https://news.example/a-20210512-1") is None


def test_date_field_must_hold_one_date() -> None:
    assert date_in_field("2021-05-12 to 2021-05-14") is None
    stated = date_in_field("2021-05-12T10:40:00+02:00")
    assert stated is not None and stated.zone == "+02:00"
