"""The date that counts is the report's own; clocks, changes, comments and events never stand for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dragoman.intake.mastheads import is_goal
from dragoman.intake.reports import open_reports, report_from_text
from wordcases import entries_of

BODY = """The bridge over the lake closed on Monday after a crack was found, the county said.
It had been opened on 3 May 1998 and repaired in March 2011, according to the county's engineers.
"""
HEAD = "Bridge closes after crack is found"

TEXTS = [
    ("beside the headline", f"{HEAD}\n12 June 2021\n\n{BODY}", "2021-06-12", []),
    ("beside the byline", f"{HEAD}\nBy Jane Doe, June 12, 2021\n\n{BODY}", "2021-06-12", []),
    ("alone above the headline", f"12 June 2021\n{HEAD}\n\n{BODY}", "2021-06-12", []),
    ("labelled", f"{HEAD}\nPublished: 12 June 2021 | Updated: 14 June 2021\n\n{BODY}", "2021-06-12", ["14 June 2021"]),
    ("dateline", f"{HEAD}\n\nKELLAN, June 12 (AP) - {BODY}", "XXXX-06-12", []),
    ("dateline with year", f"KELLAN, June 12, 2021 (AP) - {BODY}", "2021-06-12", []),
    ("dateline gives way to a full date", f"{HEAD}\n13 June 2021\n\nKELLAN, June 12 (AP) - {BODY}", "2021-06-13", []),
    ("below the text beside the byline", f"{HEAD}\n\n{BODY}\nJane Doe (AP)\n12 June 2021\n", "2021-06-12", []),
    ("page clock above", f"Lake Courier | News | Sport\nTuesday, 4 November 2025\n{HEAD}\n12 June 2021\n\n{BODY}",
     "2021-06-12", ["Tuesday, 4 November 2025"]),
    ("page clock with a place", f"The Lake Courier\nKellan, November 4th 2025 - 02:22 UTC\n\n{HEAD}\n\n{BODY}",
     None, ["November 4th 2025 - 02:22 UTC"]),
    ("clock first, date nearer", f"4 November 2025\n{HEAD}\n12 June 2021\n{BODY}", "2021-06-12", ["4 November 2025"]),
    ("only changed", f"{HEAD}\nLast updated: 14 June 2021\n\n{BODY}", None, ["14 June 2021"]),
    ("footer", f"{HEAD}\n\n{BODY}\n© 2025 Lake Courier. Last updated 4 November 2025\n", None, ["4 November 2025"]),
    ("teaser", f"{HEAD}\n\n{BODY}\nRelated News\nOld bridge sold\n12 June 2021\n", None, []),
    ("comment", f"{HEAD}\n\n{BODY}\n2 Comments\nanna\n12 June 2021 at 10:02\nAt last.\nReply\n", None, []),
    ("events only", f"{HEAD}\n\n{BODY}", None, []),
    ("dateline, agency unknown", f"{HEAD}\n\nKELLAN, Ohio, June 12 (Lakewire) - {BODY}", "XXXX-06-12", []),
    ("below its label", f"FOR IMMEDIATE RELEASE\n12 June 2021\n\n{HEAD}\n\n{BODY}", "2021-06-12", []),
    ("printed later", f"{HEAD}\nBy Jane Doe, June 12, 2021\n\n{BODY}\nPublished in The Lake Mail, June 14th, 2021",
     "2021-06-12", ["June 14th, 2021"]),
    ("hour set apart", f"{HEAD}\nPublié le 12 juin 2021 à 6 h 40\n\n{BODY}", "2021-06-12T06:40:00", []),
    ("beside how long ago it was changed", f"WORLD NEWS\nJUNE 12, 2021 / 2:22 PM / UPDATED 3 YEARS AGO\n{HEAD}\n{BODY}",
     "2021-06-12T14:22:00", []),
    ("short year", f"{HEAD}\nSa., 12.06.21, 08:05 Uhr\n\n{BODY}", "2021-06-12T08:05:00", []),
    ("place and day above", f"Abuja, 21 May 2025\n{HEAD}\n\n{BODY}", "2025-05-21", []),
    ("place and day above, in French", f"Lyon, le 21 mai 2025\n\n{HEAD}\n\n{BODY}", "2025-05-21", []),
    ("place and day below", f"{HEAD}\nLima, 21 de mayo de 2025\n\n{BODY}", "2025-05-21", []),
    ("place and day above, a date nearer", f"Abuja, 21 May 2025\n{HEAD}\n20 May 2025\n{BODY}", "2025-05-20",
     ["21 May 2025"]),
    ("page and day above", f"The Lake Courier, 4 November 2025\n{HEAD}\n\n{BODY}", None, ["4 November 2025"]),
    ("place, weekday and day above", f"Abuja, Tuesday, 4 November 2025\n{HEAD}\n\n{BODY}", None,
     ["Tuesday, 4 November 2025"]),
    ("place and day before the text", f"{HEAD}\n\nKellan, 14 June 2021. {BODY}", "2021-06-14", []),
    ("a day its text does not name", f"{HEAD}\n\nKellan, 17 June 2021. {BODY}", None, []),
    ("a tale of a day long ago",
     f"{HEAD}\n\nKellan, 3 May 1999. On Monday a wall fell. In 2015 it was rebuilt.\n{BODY}", None, []),
    ("day under the paper's name, a plan of later years",
     f"The Lake Courier\n14 June 2021\n\n{HEAD}\n\n{BODY}Jobs will go by the end of 2024.\n", "2021-06-14", []),
    ("day under the paper's name, a tale of later years",
     f"The Lake Courier\n14 June 2021\n\n{HEAD}\n\n{BODY}It was rebuilt in 2024.\n", None, ["14 June 2021"]),
    ("day under the paper's name", f"The Lake Courier\n14 June 2021\n\n{HEAD}\n\n{BODY}", "2021-06-14", []),
    ("under the paper's name, translated",
     f"LAKENEWS\n14 June 2021\nAutomatic translation from Spanish\n\n{HEAD}\n\n{BODY}", "2021-06-14", []),
    ("beside the byline, months from all it tells", f"{HEAD}\nby admin\nKellan, 23 February 2021 - 08:14\n\n{BODY}"
     "It was seen on 9 October and shut on 21 October.\n", None, ["23 February 2021 - 08:14"]),
    ("beside the byline, weeks from one of them", f"{HEAD}\nby admin\nKellan, 23 February 2021\n\n{BODY}"
     "It was seen on 9 October and opens on 21 March.\n", "2021-02-23", []),
    ("beside the byline, one day far off", f"{HEAD}\nBy Jane Doe, 23 February 2021\n\n{BODY}It opens on 9 October.\n",
     "2021-02-23", []),
    ("labelled, though months from all it tells", f"{HEAD}\nPublished: 23 February 2021\n\n{BODY}"
     "It was seen on 9 October and shut on 21 October.\n", "2021-02-23", []),
    ("the day after, beside days of those weeks",
     f"The Lake Courier\nTuesday, 15 June 2021\n\n{HEAD}\n\n{BODY}It opens again on 2 July.\n", "2021-06-15", []),
    ("the day after, and nothing else fits", f"The Lake Courier\nTuesday, 15 June 2021\n\n{HEAD}\n\n{BODY}", None,
     ["Tuesday, 15 June 2021"]),
    ("a weekday nobody tells of", f"The Lake Courier\n18 June 2021\n\n{HEAD}\n\n{BODY}", None, ["18 June 2021"]),
    ("a later year is told", f"The Lake Courier\n15 June 2009\n\n{HEAD}\n\n{BODY}", None, ["15 June 2009"]),
    ("under the name with no gap", f"The Lake Courier\n14 June 2021\n{HEAD}\n\n{BODY}", None, ["14 June 2021"]),
    ("under the name, with its hour", f"The Lake Courier\n14 June 2021, 10:20\n\n{HEAD}\n\n{BODY}", None,
     ["14 June 2021, 10:20"]),
    ("under the name, with its weekday and hour, as told",
     f"The Lake Courier\nMonday 14 June 2021, 10:20\n\n{HEAD}\n\n{BODY}", "2021-06-14T10:20:00", []),
    ("under the name, with another weekday and the hour",
     f"The Lake Courier\nTuesday 15 June 2021, 10:20\n\n{HEAD}\n\n{BODY}", None, ["Tuesday 15 June 2021, 10:20"]),
    ("a press statement and its note", f"Statement to the press, 14/06/2021 [machine translated]\n\n{HEAD}\n\n{BODY}",
     "2021-06-14", []),
    ("under the name, with its town", f"The Lake Courier\nKellan, Monday 14 June 2021\n\n{HEAD}\n\n{BODY}",
     "2021-06-14", []),
    ("under the name, with a town, not as told", f"The Lake Courier\nKellan, 9 June 2009\n\n{HEAD}\n\n{BODY}", None,
     ["9 June 2009"]),
    ("under the name, a date nearer", f"The Lake Courier\n14 June 2021\n\n{HEAD}\n12 June 2021\n\n{BODY}", "2021-06-12",
     ["14 June 2021"]),
    ("day after in a compound, and a plan for the next year",
     "RHEINBLATT\nMittwoch, 16. Juni 2021\n\nDie Brücke ist zu\n\nDie Brücke über den See ist seit Dienstagabend "
     "gesperrt, teilte der Kreis mit.\nDer Bau ruht seit dem 2. Juni und soll 2022 weitergehen, sagte ein Sprecher.\n",
     "2021-06-16", []),
    ("two years later is told", f"The Lake Courier\n14 June 2009\n\n{HEAD}\n\n{BODY}", None, ["14 June 2009"]),
    ("paper, section and day, told with the day before",
     f"The Lake Courier\nDocuments\n13.06.2021\n\n{HEAD}\n\nThe bridge closed on 12 June after a crack was found, "
     "they said.\nOn 13 June 46 people were led across it, the county said.\n", "2021-06-13", []),
    ("paper, section and day, told without the day before",
     f"The Lake Courier\nDocuments\n13.06.2021\n\n{HEAD}\n\nThe bridge closed on 2 June after a crack was found, "
     "they said.\nOn 13 June people may cross it again, the county said.\n", None, ["13.06.2021"]),
    ("day behind the paper's name", f"The Lake Courier | 14 June 2021\n\n{HEAD}\n\n{BODY}", "2021-06-14", []),
    ("another day behind the paper's name", f"The Lake Courier | 18 June 2021\n\n{HEAD}\n\n{BODY}", None,
     ["18 June 2021"]),
    ("beside the weather", f"The Lake Courier\nMonday, 14 June 2021 | Kellan 29 °C\n\n{HEAD}\n\n{BODY}", None,
     ["Monday, 14 June 2021"]),
    ("beside the weather, in front", f"Kellan 12°C, light rain · Monday, 14 June 2021\n\n{HEAD}\n\n{BODY}", None,
     ["Monday, 14 June 2021"]),
    ("beside the weather below the headline", f"{HEAD}\n12 June 2021\n14 June 2021, Kellan 12°\n\n{BODY}", "2021-06-12",
     ["14 June 2021"]),
    ("published, and the weather", f"{HEAD}\nPublished 12 June 2021 | Kellan 12 °C\n\n{BODY}", "2021-06-12", []),
    ("today is, in German", f"Seeblatt\nHeute ist Montag, der 14. Juni 2021\n\n{HEAD}\n\n{BODY}", None,
     ["Montag, der 14. Juni 2021"]),
    ("today is, in Spanish", f"LA VOZ\nHoy es lunes, 14 de junio de 2021\n\n{HEAD}\n\n{BODY}", None,
     ["lunes, 14 de junio de 2021"]),
    ("today is, in French", f"LE LAC\nNous sommes le lundi 14 juin 2021\n\n{HEAD}\n\n{BODY}", None,
     ["lundi 14 juin 2021"]),
    ("dateline with its country", f"{HEAD}\n\nKyé (Cameroun), 17 oct 2025 (AFP) - {BODY}", "2025-10-17", []),
    ("the earlier day of two above, the one that fits",
     f"Lake | News | Sport\n18 June 2021\nWorld\n14 June 2021\n{HEAD}\n\n{BODY}", "2021-06-14", ["18 June 2021"]),
    ("two days above, neither fits", f"Lake | News | Sport\n18 June 2021\nWorld\n17 June 2021\n{HEAD}\n\n{BODY}",
     None, ["18 June 2021", "17 June 2021"]),
    ("two days above, the later fits", f"Lake | News | Sport\n14 June 2021\nWorld\n11 June 2021\n{HEAD}\n\n{BODY}",
     None, ["14 June 2021", "11 June 2021"]),
    ("weekdays only", f"{HEAD}\nMonday\n\n{BODY}", None, []),
    ("undecidable", f"{HEAD}\n03/04/2021\n\n{BODY}", None, []),
]  # fmt: skip


@pytest.mark.parametrize("language, entry", entries_of("page", only=("goal",)))
def test_words_before_a_year_tell_a_plan(language: str, entry: dict[str, Any]) -> None:
    assert is_goal(entry["example"].partition("2032")[0], language)
    assert not is_goal(entry["not"].partition("2032")[0], language)


@pytest.mark.parametrize(("why", "text", "edtf", "clocks"), TEXTS, ids=[case[0] for case in TEXTS])
def test_text_gives_its_own_date(why: str, text: str, edtf: str | None, clocks: list[str]) -> None:
    report = report_from_text(text)
    assert (report.published.edtf if report.published else None) == edtf
    assert [evidence.text for evidence in report.page_clock] == clocks
    if report.published:
        (evidence,) = report.published.evidence
        assert report.text[evidence.start : evidence.end] == evidence.text


def page(head: str, body: str = "") -> str:
    return f"<html><head>{head}</head><body><h1>{HEAD}</h1>{body}<p>{BODY}</p></body></html>"


def ld(fields: str) -> str:
    return f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{HEAD}",{fields}}}</script>'


PAGES = [
    ("json-ld", page(ld('"datePublished":"2021-06-12T10:33:00Z","dateModified":"2022-01-01"')),
     "2021-06-12T10:33:00Z", "field:datePublished"),
    ("json-ld modified only", page(ld('"dateModified":"2022-01-01"')), None, None),
    ("meta", page('<meta property="article:published_time" content="2021-06-12T10:33:00+02:00">'),
     "2021-06-12T10:33:00+02:00", "meta:article:published_time"),
    ("meta Dublin Core", page('<meta name="DC.date.issued" content="2021-06-12">'), "2021-06-12",
     "meta:DC.date.issued"),
    ("meta modified only", page('<meta property="article:modified_time" content="2022-01-01">'), None, None),
    ("time element", page("", '<time datetime="2021-06-12">Saturday</time>'), "2021-06-12", "meta:time"),
    ("time element of a change", page("", '<time class="updated" datetime="2022-01-01">x</time>'), None, None),
    ("time element in a comment", page("", '<div class="comment"><time datetime="2022-01-01">x</time></div>'), None,
     None),
    ("time element in related posts", page("", '<div class="related-posts"><time datetime="2022-01-01">x</time></div>'),
     None, None),
    ("marked-up element", page("", '<span itemprop="datePublished" content="2021-06-12">Sat</span>'),
     "2021-06-12", "meta:datePublished"),
    ("marked-up change", page("", '<span itemprop="dateModified" content="2022-01-01">Sat</span>'), None, None),
    ("address", page('<link rel="canonical" href="https://courier.example/2021/06/12/bridge">'), "2021-06-12", "url"),
    ("beside the headline, earlier than the head's",
     page('<meta name="date" content="2025-11-04">', "<p>12 June 2021</p>"), "2021-06-12", "text"),
    ("head's, a day later than beside the headline",
     page('<meta name="date" content="2021-06-13">', "<p>12 June 2021</p>"), "2021-06-13", "meta:date"),
    ("abbreviation with its date", page("", '<abbr class="published" title="2021-06-12">2 years ago</abbr>'),
     "2021-06-12", "meta:abbr"),
    ("abbreviation without one", page("", '<abbr title="World Health Organization">WHO</abbr>'), None, None),
    ("json-ld list of dates", page(ld('"datePublished":["2021-06-12"]')), "2021-06-12", "field:datePublished"),
    ("first day of computers", page('<meta name="date" content="1970-01-01T00:00:00Z">'), None, None),
    ("long after its last change",
     page('<meta name="date" content="2031-01-01"><meta name="last-modified" content="2021-06-14">'), None, None),
    ("shortly after its last change",
     page('<meta name="date" content="2021-06-12"><meta name="last-modified" content="2021-05-30">'), "2021-06-12",
     "meta:date"),
    ("same day, the hour beside the headline",
     page('<meta name="date" content="2021-06-12">', "<p>12 June 2021, 10:33</p>"), "2021-06-12T10:33:00", "text"),
    ("lone date above against the address",
     page('<link rel="canonical" href="https://courier.example/2021/06/12/bridge">', "").replace(
         "<h1>", "<div>4 November 2025</div><h1>"), "2021-06-12", "url"),
    ("lone date above, the address agrees",
     page('<link rel="canonical" href="https://courier.example/2021/06/12/bridge">', "").replace(
         "<h1>", "<div>12 June 2021</div><h1>"), "2021-06-12", "text"),
    ("clock in the page's header", page("", "").replace("<h1>", "<header><p>4 November 2025</p></header><h1>"), None,
     None),
]  # fmt: skip


@pytest.mark.parametrize(("why", "markup", "edtf", "read_from"), PAGES, ids=[case[0] for case in PAGES])
def test_page_gives_its_own_date(
    tmp_path: Path, why: str, markup: str, edtf: str | None, read_from: str | None
) -> None:
    (tmp_path / "a.html").write_text(markup, encoding="utf-8")
    (report,), _ = open_reports([tmp_path])
    published = report.published
    assert (published and published.edtf, published and published.read_from) == (edtf, read_from)
