"""The dossier page: sound, whole, closed to the network, and every citation leading to its sentence."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest
from invented_story import EMPTY, IDS, TEXTS, cited
from msgspec.structs import replace
from page_reading import PageReader, squeezed

from dragoman import __version__
from dragoman.outputs.dossier import dossier
from dragoman.outputs.page.setting import LISTS
from dragoman.record.checker import check
from dragoman.record.errors import UnknownLanguage
from dragoman.record.ids import report_id
from dragoman.record.lines import Issue, SideAccount
from dragoman.record.reading import Sentence
from dragoman.record.record import Record
from dragoman.record.report import Block
from dragoman.record.values import TextValue, Time


@pytest.fixture(scope="module")
def page(record: Record) -> str:
    """The page of the invented story."""
    return dossier(record)


@pytest.fixture(scope="module")
def reader(page: str) -> PageReader:
    """The same page, read."""
    return PageReader(page)


def test_sample_record_passes_the_checker(record: Record) -> None:
    assert check(record) == ()


@pytest.mark.parametrize("language", ["en", "de"])
def test_page_is_well_formed(record: Record, language: str) -> None:
    for told in (record, EMPTY, replace(record, texts={})):
        assert PageReader(dossier(told, language=language)).faults == []


def test_reader_finds_faults() -> None:
    assert PageReader("<p><b>x</p></b>").faults
    assert PageReader("<a href='#x'><a href='#y'>z</a></a>").faults


def test_every_internal_link_resolves_and_ids_are_unique(record: Record, reader: PageReader) -> None:
    bare = PageReader(dossier(replace(record, issues=(Issue(what="x", why="y", evidence=(cited("A", "By Ida"),)),))))
    for one in (reader, bare):
        ids = one.ids()
        assert len(ids) == len(set(ids))
        links = [a["href"][1:] for a in one.all("a") if a["href"].startswith("#")]
        assert links and set(links) <= set(ids)


def test_every_line_and_finding_has_an_anchor(record: Record, reader: PageReader) -> None:
    ids = set(reader.ids())
    for name in LISTS:
        for line in getattr(record, name):
            assert {line.id, *line.members} <= ids


def test_citation_leads_to_the_sentence_that_holds_its_words(record: Record, reader: PageReader) -> None:
    for report in record.reports:
        for number, sentence in enumerate(report.sentences, 1):
            words = TEXTS[report.siglum][sentence.start : sentence.end]
            assert squeezed(words) in squeezed(reader.texts[f"{report.siglum}{number}"])


def test_reports_stand_in_full(reader: PageReader, page: str) -> None:
    for siglum, text in TEXTS.items():
        for line in text.splitlines():
            for part in re.split(r"(?<=[.!?”“\"])\s", line):
                assert squeezed(part) in squeezed(reader.texts[siglum])


def test_cited_words_are_marked_in_place(page: str) -> None:
    place = page[page.index('id="A5"') :]
    assert "<mark>more than five hours</mark>" in place[: place.index("</p>")]


def test_nothing_is_loaded_from_outside(page: str, reader: PageReader) -> None:
    for tag, attributes, _ in reader.elements:
        assert not {"src", "srcset", "data", "poster", "style"} & set(attributes), tag
        assert not [name for name in attributes if name.startswith("on")], tag
        assert tag not in ("link", "img", "iframe", "object", "embed", "base", "form")
    style = page[page.index("<style>") : page.index("</style>")]
    assert "url(" not in style and "@import" not in style


def test_page_allows_only_its_own_script_and_style(page: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy and "default-src &#39;none&#39;" in policy[1]
    for tag in ("style", "script"):
        text = re.findall(f"<{tag}>(.*?)</{tag}>", page, re.S)
        assert len(text) == 1
        assert f"sha256-{b64encode(sha256(text[0].encode()).digest()).decode()}" in policy[1]


def test_text_of_reports_is_escaped(record: Record) -> None:
    bad = '"><script>alert(1)</script><b x="'
    reports = tuple(replace(report, title=bad, outlet=bad, url="javascript:alert(1)") for report in record.reports)
    page = dossier(replace(record, reports=reports, story=replace(record.story, title=bad)))
    assert page.count("<script>") == 1 and "<b x" not in page
    assert 'href="javascript' not in page
    assert "&lt;script&gt;alert(&#34;smuggled&#34;)" in page


def test_same_record_gives_the_same_bytes(page: str, record: Record) -> None:
    assert dossier(record) == page
    code = "import sys; from invented_story import sample_record; from dragoman.outputs.dossier import dossier\n"
    code += "sys.stdout.reconfigure(encoding='utf-8', newline=''); sys.stdout.write(dossier(sample_record()))"
    paths = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    for seed in ("1", "77"):
        around = os.environ | {"PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo", "PYTHONPATH": paths}
        assert subprocess.run([sys.executable, "-c", code], env=around, capture_output=True, check=True).stdout == (
            page.encode()
        )


def test_empty_record_still_makes_a_page() -> None:
    reader = PageReader(dossier(EMPTY))
    assert reader.faults == []
    assert {"sources", "first", "reports"} <= set(reader.ids())
    assert not {"differences", "facts", "ledger", "issues"} & set(reader.ids())


def test_right_to_left_report_keeps_its_direction(record: Record) -> None:
    text = "اصطدمت العبارة بالرصيف صباح الثلاثاء."
    arabic = replace(
        record.reports[1],
        id=report_id(text),
        siglum="E",
        language="ar",
        title=text,
        text_file="reports/e.txt",
        blocks=(Block(0, len(text), "body"),),
        sentences=(Sentence(0, len(text)),),
    )
    page = dossier(replace(record, reports=(*record.reports, arabic), texts=record.texts | {arabic.id: text}))
    assert re.search(r'<p class="block body" lang="ar" dir="rtl">', page)
    assert '<p class="block body" lang="de">' in page


def test_planned_is_never_told_as_held(page: str, record: Record) -> None:
    words = {"postponed": "postponed", "planned": "planned"}
    for line in record.occurrences:
        place = page[page.index(f'class="line occurrence" id="{line.id}"') :]
        place = place[: place.index("</p>")]
        assert (f'<span class="tag status">{words.get(line.status)}</span>' in place) == (line.status != "held")
    first = page[page.index('id="first"') : page.index('id="cautions"')]
    assert first.count('class="tag status">postponed') == first.count('class="tag status">planned') == 1


@pytest.mark.parametrize(
    ("time", "heading", "beside"),
    [
        (Time(edtf="2031-03-04"), "Tue 4 March 2031", ""),
        (Time(edtf="2031-03-04", part_of_day="evening"), "Tue 4 March 2031", "evening"),
        (Time(edtf="2031-03-04T09:30:00Z"), "Tue 4 March 2031", "09:30 UTC"),
        (Time(edtf="2031-03-04/2031-03-06"), "Tue 4 March 2031", "Tue 4 March 2031 to Thu 6 March 2031"),
        (Time(edtf="2031-03"), "March 2031", ""),
        (Time(edtf=None, part_of_day="night"), "Date not made out", "night"),
        (Time(edtf="../2031-03-04"), "Date not made out", "until Tue 4 March 2031"),
        (None, "Date not made out", ""),
    ],
    ids=str,
)
def test_occurrence_stands_under_its_day(time: Time | None, heading: str, beside: str, record: Record) -> None:
    line = replace(record.occurrences[0], time=time, place=None, roles=())
    page = dossier(replace(record, occurrences=(line,), facts=()))
    days = page.split('<div class="day"')
    day = next(one for one in days if '<span class="head">' in one)
    found = re.search(r'<h3>(?:<time>)?(.*?)(?:</time>)?</h3>.*?<span class="head">Accident</span>(.*?)</p>', day, re.S)
    assert found and found[1] == heading
    assert re.findall(r'<small class="beside">(.*?)</small>', found[2]) == ([beside] if beside else [])


def test_difference_shows_every_reading_with_its_sigla(page: str, record: Record) -> None:
    place = page[page.index(f'id="{record.differences[0].id}"') :]
    place = place[: place.index("</article>")]
    assert re.findall(r'<b class="letters">(.*?)</b>', place) == ["A C D", "B"]
    assert "<mark>3</mark>" in place and "<mark>4</mark>" in place
    assert record.differences[0].why.replace("'", "&#39;") in place and "contradiction" in place


def test_only_the_slip_is_suspected_where_its_report_also_has_the_right_form(record: Record) -> None:
    name = record.differences[1]
    right = replace(name.accounts[0], reports=(*name.accounts[0].reports, *name.suspect))
    page = dossier(replace(record, differences=(replace(name, accounts=(right, *name.accounts[1:])),)))
    place = page[page.index(f'class="line difference" id="{name.id}"') :]
    place = place[: place.index("</ul>")]
    assert re.findall(r'<b class="letters">(.*?)</b>( <span class="tag verdict-slip">)?', place) == [
        ("A C B", ""),
        ("B", ' <span class="tag verdict-slip">'),
    ]


def test_only_differing_words_are_marked(page: str) -> None:
    assert "Jonas <mark>Vittrup</mark>" in page and "Jonas <mark>Wittrup</mark>" in page


def test_words_that_differ_nearly_all_are_not_marked(record: Record) -> None:
    long = [cited("A", TEXTS["A"].splitlines()[4]), cited("D", TEXTS["D"].splitlines()[2])]
    accounts = tuple(
        SideAccount(reports=(span.report,), value=TextValue(text=span.text), evidence=(span,)) for span in long
    )
    page = dossier(replace(record, differences=(replace(record.differences[0], accounts=accounts),)))
    place = page[page.index('<ul class="readings">') :]
    assert "<mark>" not in place[: place.index("</ul>")]


def test_compatible_differences_are_folded(page: str, record: Record) -> None:
    mild = next(line for line in record.differences if line.verdict == "compatible")
    before = page[: page.index(f'id="{mild.id}"')]
    assert before.rindex('<details class="fold">') > before.rindex("</details>")


def test_misspelt_names_are_flagged_with_the_reason(page: str) -> None:
    assert page.count(">misspelt<") == 2 and "Two reports write Vittrup; only B has Wittrup." in page


def test_page_has_landmarks_headings_in_order_and_a_skip_link(reader: PageReader) -> None:
    for tag in ("main", "header", "footer", "nav", "h1"):
        assert len(reader.all(tag)) == 1
    levels = [int(tag[1]) for tag, _, _ in reader.elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1 and all(after - before <= 1 for before, after in pairwise(levels))
    assert reader.all("a")[0] == {"class": "skip", "href": "#first"}
    assert reader.all("html")[0]["lang"] == "en"
    for section in reader.all("section"):
        assert section["aria-labelledby"] in reader.ids()


def test_colours_can_be_told_apart_from_the_paper(page: str) -> None:
    themes = re.findall(r":root \{([^}]*)\}", page)
    assert len(themes) == 3
    for theme in themes:
        colour = dict(re.findall(r"--([\w-]+): (#[0-9a-f]+)", theme))
        for ink in ("ink", "soft", "link", "quiet", "grave", "warn", "calm", "news"):
            assert _contrast(colour[ink], colour["paper"]) >= 4.5, ink
        assert _contrast(colour["mark-ink"], colour["mark"]) >= 4.5


def test_first_screen_begins_with_the_story_and_the_count_of_every_verdict(reader: PageReader, page: str) -> None:
    ids = reader.ids()
    assert ids.index("first-heading") < ids.index("sources-heading") < ids.index("cautions-heading")
    head = page[page.index('class="verdicts"') : page.index("<nav")]
    told = re.findall(r'href="#differences" data-go="(\w+)">(.*?)</a>', head)
    assert told == [("conflict", "contradiction 1"), ("slip", "suspected slip 1"), ("compatible", "no contradiction 1")]


def test_contents_lead_to_the_sections_in_their_order(reader: PageReader, page: str) -> None:
    nav = re.findall(r'href="#(\w+)"', page[page.index("<nav") : page.index("</nav>")])
    sections = [one["id"] for one in reader.all("section")]
    assert nav == [one for one in sections if one not in ("first", "sources", "cautions")]


def test_differences_stand_gravest_first_and_names_last(record: Record) -> None:
    lines = [
        replace(record.differences[0], id=f"d-{verdict}", verdict=verdict) for verdict in ("scope", "update", "slip")
    ]
    page = dossier(replace(record, differences=(*lines, *record.differences)))
    order = re.findall(r'class="line difference" id="([\w-]+)"', page)
    graver = record.differences[0].id
    assert order == [graver, "d-slip", "d-update", "d-scope", record.differences[1].id, record.differences[2].id]


def test_sentences_that_only_a_point_meets_are_listed(record: Record) -> None:
    bare = replace(record, facts=(), differences=(), issues=(), decisions=())
    page = dossier(bare)
    issues = page[page.index('id="issues"') : page.index('id="reports"')]
    point = record.points[1].id
    assert "There were 112 passengers aboard." in issues and f'href="#{point}"' in issues
    assert "side by side" not in dossier(record)[dossier(record).index('id="issues"') :].split("</section>")[0][300:]


def test_numbers_of_one_report_stand_behind_one_letter(record: Record) -> None:
    spans = (cited("A", "The ferry Tern struck"), cited("A", "It is now set for Friday."))
    page = dossier(
        replace(record, occurrences=(replace(record.occurrences[0], evidence=spans), *record.occurrences[1:]))
    )
    assert '<a class="siglum again" href="#A8"><b class="sr">A</b><small>8</small></a>' in page


def test_footer_names_reports_and_newest_date(page: str, reader: PageReader) -> None:
    footer = page[page.index("<footer>") :]
    assert all(f"<code>{one}</code>" in footer for one in IDS.values())
    assert (
        f"Dragoman {__version__}" in footer
        and "dragoman/1" in footer
        and "Wed 5 March 2031" in footer
        and "builtin" in footer
    )


def test_long_story_stays_small(record: Record) -> None:
    lines = tuple(replace(record.facts[2], id=f"f{number:010d}", members=()) for number in range(300))
    assert len(dossier(replace(record, facts=record.facts + lines)).encode()) < 1_000_000


def test_unknown_page_language_names_the_choices(record: Record) -> None:
    with pytest.raises(UnknownLanguage, match="en, de"):
        dossier(record, language="xx")


def _contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2 counts it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
