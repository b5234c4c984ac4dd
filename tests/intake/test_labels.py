"""Blocks partition a report and name what each stretch is: whole layouts, then single traps."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.intake.reports import open_reports, report_from_text
from dragoman.record.report import Report

LAYOUTS = sorted(path for path in (Path(__file__).parent / "layouts").iterdir() if path.suffix != ".blocks")


def opened(path: Path) -> Report:
    (report,), _ = open_reports([path])
    return report


def assert_partition(report: Report) -> None:
    covered, last = set[int](), 0
    for block in report.blocks:
        assert last <= block.start < block.end <= len(report.text)
        assert not report.text[block.start].isspace() and not report.text[block.end - 1].isspace()
        covered.update(range(block.start, block.end))
        last = block.end
    assert all(i in covered or sign.isspace() for i, sign in enumerate(report.text))


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.name)
def test_layout_is_labelled_as_a_reader_would(path: Path) -> None:
    """`<name>.blocks` holds a kind and the first words of each block, read against the text by eye."""
    report = opened(path)
    expected = path.with_suffix(path.suffix + ".blocks").read_text(encoding="utf-8").splitlines()
    got = [(block.kind, " ".join(report.text[block.start : block.end].split())) for block in report.blocks]
    assert [kind for kind, _ in got] == [line.split(None, 1)[0] for line in expected]
    for (_, words), line in zip(got, expected, strict=True):
        assert words.startswith(line.split(None, 1)[1])


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.name)
@pytest.mark.parametrize("change", ["as it is", "CRLF", "CR", "BOM", "no gaps", "no-break spaces"])
def test_blocks_partition_whatever_the_breaks(path: Path, change: str) -> None:
    text = opened(path).text
    changed = {
        "as it is": text,
        "CRLF": text.replace("\n", "\r\n"),
        "CR": text.replace("\n", "\r"),
        "BOM": "\ufeff" + text,
        "no gaps": "\n".join(line for line in text.split("\n") if line.strip()),
        "no-break spaces": text.replace(" ", "\u00a0").replace("\n\n", "\n\u00a0\u202f\n"),
    }[change]
    report = report_from_text(changed)
    assert report.text == changed
    assert_partition(report)
    for evidence in (*report.page_clock, *report.credit_evidence):
        assert report.text[evidence.start : evidence.end] == evidence.text


@pytest.mark.parametrize("text", ["", "x", "\ufeff", "***", "\n\n", "a\u200b\n\u200b\nb", "🚢\n\n🚢 sails."])
def test_blocks_partition_odd_texts(text: str) -> None:
    assert_partition(report_from_text(text))


BODY = "The bridge over the lake closed on Monday after a crack was found, the county said."
MORE = "Drivers must take the road round the lake, which is forty minutes longer, it said."
HEAD = "Bridge closes after crack is found"
DECK = "For weeks the county had been told of a crack that nobody in the offices wanted to see"

LINES = [
    ("a first line that is a sentence leads", f"{BODY}\n{MORE}", "lead body"),
    ("a heading asks", f"Will the bridge open again in May?\n{BODY}", "headline lead"),
    ("breadcrumb before the headline again", f"Home News {HEAD}\n\n{HEAD}\n\n{BODY}", "furniture headline lead"),
    ("headline again below", f"{HEAD}\n{BODY}\n{HEAD}", "headline lead furniture"),
    ("page names", f"Home > World > Lakes\n{HEAD}\n{BODY}", "furniture headline lead"),
    ("admin is no author", f"{HEAD}\nby admin\n{BODY}", "headline furniture lead"),
    ("author and date", f"{HEAD}\nBy Jane Doe | 12 June 2021\n{BODY}", "headline byline dateline lead"),
    ("name beside a date", f"{HEAD}\nJane Doe\n12 June 2021\n{BODY}", "headline byline dateline lead"),
    ("a sentence begins with by", f"{BODY}\nBy Monday the lake had risen by two metres and more.", "lead body"),
    ("a sentence begins with more from", f"{BODY}\nMore from the county is expected on Friday, officials said there.",
     "lead body"),
    ("subhead in the body", f"{BODY}\nA long detour\n{MORE}", "lead subhead body"),
    ("teaser by its mark", f"{BODY}\nAlso read> Five bridges that fell\n{MORE}", "lead teaser body"),
    ("teaser by kicker and question", f"{BODY}\nBridges: who pays for them?\n{MORE}", "lead teaser body"),
    ("markers of advertisement", f"{BODY}\nsequel after announcement\n{MORE}\n[Anzeige_2]",
     "lead furniture body furniture"),
    ("caption and credit", f"{BODY}\nMayor Lund (left) on the bridge in May. Photo: AFP\n{MORE}",
     "lead caption credit body"),
    ("a party is no picture", f"{BODY}\nThe photo by the door of the county hall shows the old bridge in 1931.",
     "lead body"),
    ("credit of an agency at the end", f"{BODY}\n{MORE} (Reuters)", "lead body credit"),
    ("name and agency", f"{BODY}\nAnna Huber (Laut Reuters )", "lead byline credit"),
    ("dateline, then text", f"KELLAN, March 3 (AP) - {BODY}", "dateline lead"),
    ("place glued to text", f"New Kellan – {BODY}", "dateline lead"),
    ("a paragraph twice on a line", f"{HEAD}\n{BODY} {BODY}\n{MORE}", "headline lead body"),
    ("comments, and what is under them", f"{BODY}\n{MORE}\n2 Comments\nanna\nAt last, I say.\nReply",
     "lead body furniture comment comment comment"),
    ("a link to comments above", f"{HEAD}\nComments (2)\n{BODY}\n{MORE}", "headline furniture lead body"),
    ("related news inside", f"{BODY}\nRelated News\nFive bridges that fell\n{MORE}", "lead furniture teaser body"),
    ("hangers below", f"{BODY}\nFive bridges that fell in May\nCounty sells old bridge", "lead teaser teaser"),
    ("language switch", f"Lake Courier, en Español\n{HEAD}\n{BODY}", "furniture headline lead"),
    ("rules of marks", f"{BODY}\n* * *\n{MORE}", "lead furniture body"),
    ("a list", f"{BODY}\nThe county says:\n- one lane is safe\n- trucks are not\n{MORE}", "lead body body body body"),
    ("a quotation without a final mark", f"{BODY}\n“We are tired of it”\n{MORE}", "lead body body"),
    ("an address", f"{BODY}\nhttps://courier.example/bridge\n{MORE}", "lead furniture body"),
    ("markdown", f"# {HEAD}\n\n{BODY}\n\n## A long detour\n\n{MORE}", "furniture headline lead furniture subhead body"),
    ("a party on the left is no picture", f"{BODY}\nThe party (left) in the county hall asked for a new bridge.",
     "lead body"),
    ("a person on the left is one", f"{BODY}\nMayor Lund (left) walks over the old bridge.\n{MORE}",
     "lead caption body"),
    ("a question asked in the body", f"{BODY}\nDid you see the crack before May?\n“No”, he said.\n{MORE}",
     "lead body body body"),
    ("a slug", f"BC-EU--Lake-Bridge,3rd Ld-Writethru\n{HEAD}\n{BODY}", "furniture headline lead"),
    ("a slogan above", f"All that moves us\nEvery single day\n\n{HEAD}\n{BODY}",
     "furniture furniture headline lead"),
    ("a quoted mail", f"> {HEAD}\n>\n> {BODY}", "furniture headline furniture furniture lead"),
    ("clock times over entries", f"{HEAD}\n{BODY}\n15h42\n{MORE}", "headline lead furniture body"),
    ("the way to the page, cut by marks", f"Home » World » {HEAD}\n{HEAD}\n{BODY}", "furniture headline lead"),
    ("an ornament closes the report", f"{BODY}\nRain is forecast. ■", "lead body"),
    ("a page's foot", f"{BODY}\nLake Courier    Page 3\n{MORE}", "lead furniture body"),
    ("a photographer's initial", f"{BODY}\nBoats on the lake. Foto: Seebote/S. Lund\n{MORE}",
     "lead caption credit body"),
    ("a formula with soft hyphens", f"{BODY}\nAd\u00advertise\u00adment\n{MORE}", "lead furniture body"),
    ("words said are no frame", f"{BODY}\nWe use cookies as bait, said Lund, and fish love it.\n{MORE}",
     "lead body body"),
    ("a quotation in capitals heads a part", f'{BODY}\n"NOT ONE CAR TOO MANY"\n{MORE}', "lead subhead body"),
    ("signs of those who wrote it", f"{BODY}\n{MORE}\nrib/mpl", "lead body credit"),
    ("two states and a dash are no slug", f"EU-Norvik fish pact: minister, envoy in talks\n{BODY}", "headline lead"),
    ("a few words over a deck", f"Lake Courier\n\nThe old bridge\n{DECK}\n\n{BODY}\n{MORE}",
     "furniture headline subhead lead body"),
    ("a kicker over a headline", f"Lake Courier\n\nThe old bridge\n{HEAD}\n\n{BODY}\n{MORE}",
     "furniture furniture headline lead body"),
    ("words the report does not take up over a long headline", f"Lake Courier\n\nFrom our archive\n{DECK}\n\n{BODY}",
     "furniture furniture headline lead"),
    ("how it was translated, and from where", f"Automatic translation from Spanish. Source: EFE\n{HEAD}\n\n{BODY}",
     "furniture credit headline lead"),
    ("a paragraph about translation", f"{BODY}\nThe automatic translation of the county's letter was wrong, Lund said.",
     "lead body"),
    ("a town, a day and a stop", f"{HEAD}\n\nKellan, 14 June 2021. {BODY}\n{MORE}", "headline dateline lead body"),
    ("a sentence with a town and a day", f"{HEAD}\n\nKellan, 14 June 2021 was a day of rain. {BODY}", "headline lead"),
    ("an aside closes the paragraph", f"{BODY}\nIt was built in 1931. (Case 4 K 17)\n{MORE}", "lead body body"),
]  # fmt: skip


@pytest.mark.parametrize(("why", "text", "kinds"), LINES, ids=[case[0] for case in LINES])
def test_line_is_labelled(why: str, text: str, kinds: str) -> None:
    report = report_from_text(text)
    assert_partition(report)
    assert " ".join(block.kind for block in report.blocks) == kinds


CREDITS = [
    ("Reporting by Ann Lund in Oslo; editing by Paul Meyer", ["Ann Lund", "Paul Meyer"]),
    ("Zusätzliche Berichterstattung von Anna Huber in Wien", ["Anna Huber"]),
    ("Mit Material von dpa und AFP", ["dpa", "AFP"]),
    ("(Laut Reuters )", ["Reuters"]),
    ("Per Olsen in Oslo contributed to this report.", ["Per Olsen"]),
    ("Associated Press writer Per Olsen contributed to this report.", ["Associated Press", "Per Olsen"]),
    ("(Con información de EFE)", ["EFE"]),
    ("(Avec AFP)", ["AFP"]),
    ("Fonte: ANSA", ["ANSA"]),
    ("Photo: AFP", []),
    ("Foto: dpa/Anna Huber", []),
    ("jb/dpa", ["dpa"]),
    ("— dpa/rtr", ["dpa", "rtr"]),
    ("Quelle: Lakewire, eigene Berichte", ["Lakewire"]),
    ("*Lakewire; edited by our staff*", ["Lakewire"]),
    ("Source: Lakewire", ["Lakewire"]),
    ("Source: The Harbour Times", ["The Harbour Times"]),
    ("(Avec Lacpresse)", ["Lacpresse"]),
    ("Fuente: Lagopress, elaboración propia", ["Lagopress"]),
    ("With agency inputs", []),
    ("Agencies", []),
    ("Agenturen", []),
    ("AFP, own staff", ["AFP"]),
    (
        "(Reporting by Ann Lund in Oslo and Per Olsen in Bergen; editing by Paul Meyer)",
        ["Ann Lund", "Per Olsen", "Paul Meyer"],
    ),
]


@pytest.mark.parametrize(("line", "named"), CREDITS, ids=[case[0] for case in CREDITS])
def test_credits_name_sources_but_no_photographers(line: str, named: list[str]) -> None:
    report = report_from_text(f"{HEAD}\n{BODY}\n{MORE}\n{line}\n")
    assert list(report.credits) == named
    assert report.blocks[-1].kind == "credit"


def test_agency_in_a_datelines_brackets_is_credited_though_unknown() -> None:
    report = report_from_text(f"{HEAD}\n\nKELLAN, Ohio, June 12 (Lakewire) - {BODY}\n{MORE}")
    assert (report.credits, report.outlet) == (("Lakewire",), "Lakewire")
    assert report.published is not None and report.published.edtf == "XXXX-06-12"


def test_politician_and_party_before_a_dash_are_no_agency() -> None:
    assert report_from_text(f"{HEAD}\n\nMayor Lund (SPD) – a nurse – said so. {BODY}\n{MORE}").credits == ()


GENRES = [
    ("Opinion\nThe dam must go\nBy Ida Strand", "opinion"),
    ("Opinion polls show a tight race", "news"),
    ("Readout of the minister's call with the president", "readout"),
    ("Coastal states sign joint statement on fishing", "news"),
    ("Ministry of Lakes\n\nReadout of the minister's call with the president", "readout"),
    ("Joint statement of the coastal states on fishing", "communique"),
    (HEAD, "news"),
]


@pytest.mark.parametrize(("head", "genre"), GENRES, ids=[case[0].split("\n")[0] for case in GENRES])
def test_genre_is_news_unless_plainly_otherwise(head: str, genre: str) -> None:
    assert report_from_text(f"{head}\n\n{BODY}\n{MORE}\n").genre == genre


OUTLETS = [
    (f"The Lake Courier\n\n{HEAD}\n\n{BODY}", "The Lake Courier"),
    (f"Lakeside Online, en Español\n\n{HEAD}\n\n{BODY}", "Lakeside Online"),
    (f"{HEAD}\n\nKELLAN (dpa) - {BODY}", "dpa"),
    (f"{HEAD}\nSource: Lakeside Weekly\n\n{BODY}", "Lakeside Weekly"),
    (f"World\n{HEAD}\n\n{BODY}", None),
    (f"{HEAD}\n\n{BODY}", None),
]


@pytest.mark.parametrize(("text", "outlet"), OUTLETS, ids=[str(case[1]) for case in OUTLETS])
def test_outlet_is_given_only_where_stated(text: str, outlet: str | None) -> None:
    assert report_from_text(text).outlet == outlet


def test_lines_wrapped_by_hand_are_one_paragraph() -> None:
    report = opened(Path(__file__).parent / "layouts" / "de_hand.txt")
    lead = next(block for block in report.blocks if block.kind == "lead")
    assert report.text[lead.start : lead.end].count("\n") == 3


def test_language_is_told_beside_quotations_in_another() -> None:
    quoted = "„This is a mess and nobody told us what to do about the whole of it“, sagte er am Montag."
    own = "Die Brücke ist gesperrt, teilte der Kreis mit. Sie war im Mai geprüft worden."
    assert report_from_text(f"{quoted}\n\n{own}\n").language == "de"


def test_title_is_the_headlines_words() -> None:
    assert report_from_text(f"Home News {HEAD}\n\n{HEAD}\n\n{BODY}").title == HEAD
    assert report_from_text(f"Title: {HEAD}\n\n{BODY}").title == HEAD
    assert report_from_text(f"{BODY}\n{MORE}").title is None
