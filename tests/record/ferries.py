"""A small sound record of our own: two ferries, three reports, one of them a copy."""

from __future__ import annotations

from dragoman.record.evidence import Evidence
from dragoman.record.lines import (
    Account,
    Actor,
    Caution,
    Decision,
    Difference,
    Fact,
    Issue,
    LedgerLine,
    LedgerStep,
    NameForm,
    Occurrence,
    Point,
    PointSentence,
    Remark,
    SideAccount,
    Voice,
    Wording,
)
from dragoman.record.reading import ChainLink, Role, Sentence
from dragoman.record.record import Coverage, PublishedTime, Record, ReportLine, StoryLine
from dragoman.record.report import Block
from dragoman.record.story import Family
from dragoman.record.values import Amount, Place, Time

TEXTS = {
    "r1": "Ferries collide off Valdora\n\nNine people were hurt on Friday, 3 May 2024, when two ferries collided. "
    "“The fog came down within a minute,” harbour master Ilse Brandt said.\n",
    "r2": "\ufeffElf Verletzte nach Zusammenstoß\r\n\r\nElf Menschen wurden am Freitag verletzt. "
    "Der Nebel sei sehr schnell gekommen, sagte Hafenmeisterin Brandt.\r\n",
    "r3": "Nine people were hurt on Friday, 3 May 2024, when two ferries collided.",
}
STARTS = {"r1": 29, "r2": 36, "r3": 0}


def cite(report: str, words: str) -> Evidence:
    start = TEXTS[report].index(words)
    return Evidence(report, start, start + len(words), words)


def told(report: str, words: str) -> PointSentence:
    found = cite(report, words)
    return PointSentence(found.report, found.start, found.end, found.text)


def count(least: float, most: float | None = None) -> Amount:
    return Amount(min=least, max=least if most is None else most, of="hurt")


def account(report: str, words: str, value: Amount) -> Account:
    return Account(report=report, by=None, value=value, evidence=(cite(report, words),))


def report_line(report: str, siglum: str, family: str) -> ReportLine:
    text, start = TEXTS[report], STARTS[report]
    head = len(text[:start].rstrip())
    blocks = (*((Block(0, head, "headline"),) if head else ()), Block(start, len(text.rstrip()), "body"))
    published = PublishedTime(edtf="2024-05-03", precision="day", read_from="meta:date") if report == "r1" else None
    return ReportLine(
        id=report, siglum=siglum, path=f"{report}.txt", url=None, outlet=None, title=None, language="en",
        published=published, genre="news", credits=(), family=family, text_file=f"reports/{report}.txt", blocks=blocks,
        sentences=(Sentence(start, len(text.rstrip()), (), len(blocks) - 1),),
    )  # fmt: skip


def build() -> Record:
    when = Time(edtf="2024-05-03", precision="day")
    hurt = "Nine people were hurt"
    said = "The fog came down within a minute,"
    return Record(
        story=StoryLine(
            id="s1", title="Ferries collide off Valdora", languages=("de", "en"), span="2024-05-03",
            first=("f1", "m1", "o1"), coverage=Coverage(lines=0.5, points=0.25, issues=0.25, sentences=4),
        ),
        reports=(report_line("r1", "A", "y1"), report_line("r2", "B", "y2"), report_line("r3", "C", "y1")),
        families=(
            Family(id="y1", reports=("r1", "r3"), relation="copy", why="One text.", evidence=(cite("r3", hurt),)),
            Family(id="y2", reports=("r2",), relation="original", why="Nothing shared.", derived_from=("r2",)),
        ),
        points=(
            Point(id="p1", label=hurt, sentences=(told("r1", hurt), told("r2", "Elf Menschen wurden")), lines=("f1",)),
        ),
        actors=(
            Actor(
                id="a1", kind="person", name="Ilse Brandt",
                names=(
                    NameForm(form="Ilse Brandt", language="en", status="canonical", why="The full name.",
                             evidence=(cite("r1", "Ilse Brandt"),)),
                ),
            ),
        ),
        occurrences=(
            Occurrence(id="o1", kind="accident", label=hurt, status="held", roles=(Role("witness", "a1"),), time=when,
                       place=Place(name="Valdora"), evidence=(cite("r1", hurt),), points=("p1",), weight=2.5),
            Occurrence(id="o2", kind="investigation", label="x", status="expected", part_of="o1", derived_from=("o1",)),
        ),
        remarks=(
            Remark(
                id="m1", label=said, speaker="a1", occasion="o1",
                wordings=(
                    Wording(report="r1", language="en", form="direct", text=said, chain=(ChainLink("a1", "speaker"),),
                            evidence=(cite("r1", "“" + said + "”"),)),
                    Wording(report="r2", language="de", form="indirect", text="Der Nebel sei sehr schnell gekommen",
                            evidence=(cite("r2", "Der Nebel sei sehr schnell gekommen"),)),
                ),
            ),
        ),
        facts=(
            Fact(
                id="f1", label="hurt", about="o1", property="injured", value=count(9), standing="contested",
                independent=2, counted=(0, 1),
                accounts=(account("r1", hurt, count(9)), account("r2", "Elf Menschen", count(11)),
                          account("r3", hurt, count(9))),
                voices=(Voice(accounts=(0, 2), body=None, why="One text."), Voice(accounts=(1,), body=None, why="Own."))
            ),
        ),
        differences=(
            Difference(
                id="d1", label="hurt", property="injured", kind="number", about=("f1",), verdict="conflict",
                accounts=(SideAccount(reports=("r1", "r3"), value=count(9), evidence=(cite("r1", "Nine people"),)),
                          SideAccount(reports=("r2",), value=count(11), evidence=(cite("r2", "Elf Menschen"),))),
                why="Nine are not eleven.",
            ),
        ),
        ledger=(
            LedgerLine(id="l1", kind="expectation", label="x", parties=("a1",), by="a1", topic=None, status="expected",
                       history=(
                           LedgerStep(status="expected", strength=None, time=when, evidence=(cite("r1", hurt),)),
                       )),
        ),
        cautions=(Caution(id="c1", kind="undated", label="B", about=("r2",), why="No date.", derived_from=("r2",)),),
        issues=(Issue(what="not read", why="No verb.", evidence=(cite("r2", "Elf Verletzte"),)),),
        decisions=(Decision(what="same", ids=("f1",), findings=("x1",), score=0.9, reasons=("same number",)),),
        texts=dict(TEXTS),
    )  # fmt: skip
