"""A record built by hand: an invented harbour accident told by four invented reports, with every kind of line."""

from __future__ import annotations

import re
from typing import Any

from dragoman.record.evidence import Evidence
from dragoman.record.ids import finding_id, line_id, report_id
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
    Office,
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
from dragoman.record.values import Amount, Duration, Place, TextValue, Time

TEXTS = {
    "A": """Ferry strikes quay in Sandmark, three hurt
By Ida Holm
4 March 2031 – The ferry Tern struck the north quay of Sandmark harbour on Tuesday morning, injuring three people.
Harbour master Jonas Vittrup said the ship had lost power. "We saw her come in far too fast," Vittrup told reporters.
Divers searched the hull for more than five hours. There were 112 passengers aboard.
A hearing planned for Wednesday was postponed. It is now set for Friday.
Transport minister Lena Aakjaer will visit the harbour on Thursday.
Related news: Five ports to see this summer
""",
    "B": """Fähre rammt Kaimauer: vier Verletzte
Sandmark, 4. März 2031. Die Fähre „Tern“ hat am Dienstagmorgen im Hafen von Sandmark die Nordmole gerammt.
Vier Menschen wurden verletzt, wie die Reederei mitteilte. Taucher suchten den Rumpf fünfeinhalb Stunden lang ab.
Hafenmeister Jonas Wittrup sagte: „Wir sahen, dass sie viel zu schnell hereinkam.“ An Bord waren 112 Fahrgäste.
Verkehrsministerin Lena Aakjær habe der Reederei Hilfe zugesagt, sagte ihr Sprecher.
[Anzeige]
""",
    "C": """Un ferry heurte un quai à Sandmark
Le ferry Tern a heurté mardi le quai nord du port de Sandmark, faisant trois blessés.
Selon le capitaine du port, Jonas Vittrup, le navire arrivait « beaucoup trop vite ».
L'audience prévue mercredi a été reportée.
""",
    "D": """Ferry strikes quay
The ferry Tern struck the north quay of Sandmark harbour on Tuesday morning, injuring three people.
"We saw her come in far too fast," Vitrupp told reporters. <script>alert("smuggled")</script>
""",
}
LANGUAGES = {"A": "en", "B": "de", "C": "fr", "D": "en"}
OUTLETS = {"A": "The Sandmark Courier", "B": "Küstenbote", "C": "La Vigie", "D": None}
IDS = {siglum: report_id(text) for siglum, text in TEXTS.items()}
MINUTE, HOUR = 60.0, 3600.0


def cited(siglum: str, words: str) -> Evidence:
    """The evidence for words that stand exactly once, or first, in a report."""
    start = TEXTS[siglum].index(words)
    return Evidence(IDS[siglum], start, start + len(words), words)


def seen(kind: str, span: Evidence) -> str:
    """The id of the finding that a span would have been."""
    return finding_id(span.report, kind, span.start, span.end)


def line(list_name: str, key: str, **told: Any) -> dict[str, Any]:
    """The fields all lines share."""
    return {"id": line_id(list_name, key), **told}


def _report(siglum: str) -> ReportLine:
    text, kinds = TEXTS[siglum], {"By ": "byline", "Related": "teaser", "[Anzeige]": "furniture"}
    blocks, sentences = [], []
    for index, found in enumerate(re.finditer(r".+", text)):
        kind = next(
            (kind for start, kind in kinds.items() if found[0].startswith(start)), "body" if index else "headline"
        )
        blocks.append(Block(found.start(), found.end(), kind))  # type: ignore[arg-type]
        if kind in ("body", "headline"):
            for part in re.finditer(r"\S.*?(?:(?<!\d)[.!?][“\"»]?(?=\s[A-ZÄÖÜ„\"<])|$)", found[0]):
                span = (found.start() + part.start(), found.start() + part.end())
                sentences.append(Sentence(*span, block=index))
    day = {"A": "4 March 2031", "B": "4. März 2031"}.get(siglum)
    published = (
        PublishedTime(edtf="2031-03-04", precision="day", read_from="text", evidence=(cited(siglum, day),))
        if day
        else None
    )
    if siglum == "C":
        published = PublishedTime(edtf="2031-03-05", precision="day", read_from="meta:date")
    return ReportLine(
        id=IDS[siglum],
        siglum=siglum,
        path=f"{siglum.lower()}.txt",
        url="https://example.org/tern" if siglum == "A" else None,
        outlet=OUTLETS[siglum],
        title=text.split("\n")[0],
        language=LANGUAGES[siglum],
        published=published,
        genre="news",
        credits=(),
        family=line_id("families", "AD" if siglum in "AD" else siglum),
        text_file=f"reports/{IDS[siglum]}.txt",
        blocks=tuple(blocks),
        sentences=tuple(sentences),
    )


def _families() -> tuple[Family, ...]:
    shared = "The ferry Tern struck the north quay of Sandmark harbour on Tuesday morning, injuring three people."
    return (
        Family(
            id=line_id("families", "AD"),
            reports=(IDS["A"], IDS["D"]),
            relation="copy",
            why="D repeats a sentence of A word for word.",
            evidence=(cited("A", shared), cited("D", shared)),
        ),
        *(
            Family(
                id=line_id("families", siglum),
                reports=(IDS[siglum],),
                relation="original",
                why="Shares no passage with another report.",
                derived_from=(IDS[siglum],),
            )
            for siglum in "BC"
        ),
    )


def _actors() -> tuple[Actor, ...]:
    def form(siglum: str, words: str, status: str = "canonical", why: str = "The form most reports use.") -> NameForm:
        return NameForm(
            form=words, language=LANGUAGES[siglum], status=status, why=why, evidence=(cited(siglum, words),)
        )  # type: ignore[arg-type]

    master, minister = cited("A", "Jonas Vittrup"), cited("A", "Lena Aakjaer")
    return (
        Actor(
            **line("actors", "master"),
            kind="person",
            name="Jonas Vittrup",
            members=(seen("name", master),),
            names=(
                form("A", "Jonas Vittrup"),
                form("B", "Jonas Wittrup", "misspelling", "Two reports write Vittrup; only B has Wittrup."),
                form("D", "Vitrupp", "misspelling", "Same office and words as Vittrup; two letters off."),
            ),
            offices=(
                Office(title="harbour_master", of=None, held="current", evidence=(cited("A", "Harbour master"),)),
            ),
        ),
        Actor(
            **line("actors", "minister"),
            kind="person",
            name="Lena Aakjaer",
            members=(seen("name", minister),),
            names=(form("A", "Lena Aakjaer"), form("B", "Lena Aakjær", "variant", "æ is written ae in English.")),
            offices=(
                Office(
                    title="transport_minister", of=None, held="current", evidence=(cited("A", "Transport minister"),)
                ),
            ),
        ),
        Actor(**line("actors", "ferry"), kind="organization", name="Tern", names=(form("A", "Tern"),)),
        Actor(
            **line("actors", "owner"),
            kind="organization",
            name="die Reederei",
            names=(form("B", "die Reederei", "description", "Named by what it is; its name is not told."),),
        ),
    )


MASTER, MINISTER, FERRY, OWNER = (line_id("actors", key) for key in ("master", "minister", "ferry", "owner"))
CRASH, HEARING, NEW_HEARING, VISIT = (line_id("occurrences", key) for key in ("crash", "hearing", "hearing 2", "visit"))
HURT, DIVERS, ABOARD = (line_id("facts", key) for key in ("hurt", "divers", "aboard"))
PORT = Place(name="Sandmark harbour", within=("Sandmark",))


def _occurrences() -> tuple[Occurrence, ...]:
    crash = (
        cited("A", "The ferry Tern struck the north quay of Sandmark harbour on Tuesday morning"),
        cited("B", "Die Fähre „Tern“ hat am Dienstagmorgen im Hafen von Sandmark die Nordmole gerammt"),
        cited("C", "Le ferry Tern a heurté mardi le quai nord du port de Sandmark"),
        cited("D", "The ferry Tern struck the north quay of Sandmark harbour on Tuesday morning"),
    )
    hearing = (
        cited("A", "A hearing planned for Wednesday was postponed"),
        cited("C", "L'audience prévue mercredi a été reportée"),
    )
    again = (cited("A", "It is now set for Friday."),)
    visit = (cited("A", "Transport minister Lena Aakjaer will visit the harbour on Thursday"),)
    return (
        Occurrence(
            **line("occurrences", "crash"),
            kind="accident",
            label=crash[0].text,
            status="held",
            roles=(Role("involved", FERRY),),
            time=Time(edtf="2031-03-04", precision="day", part_of_day="morning", from_=(IDS["A"],)),
            place=PORT,
            evidence=crash,
            members=tuple(seen("occurrence", span) for span in crash),
            weight=3.0,
        ),
        Occurrence(
            **line("occurrences", "hearing"),
            kind="ruling",
            label=hearing[0].text,
            status="postponed",
            time=Time(edtf="2031-03-05", precision="day"),
            evidence=hearing,
            weight=1.2,
            part_of=CRASH,
        ),
        Occurrence(
            **line("occurrences", "visit"),
            kind="visit",
            label=visit[0].text,
            status="planned",
            roles=(Role("guest", MINISTER),),
            time=Time(edtf="2031-03-06", precision="day"),
            place=PORT,
            evidence=visit,
            weight=0.8,
        ),
        Occurrence(
            **line("occurrences", "hearing 2"),
            kind="ruling",
            label=again[0].text,
            status="planned",
            time=Time(edtf="2031-03-07", precision="day", from_=(IDS["A"],)),
            evidence=again,
            weight=0.6,
            replaces=HEARING,
        ),
    )


def _remarks() -> tuple[Remark, ...]:
    def told(siglum: str, form: str, text: str, context: str = "", chain: tuple[ChainLink, ...] = ()) -> Wording:
        return Wording(
            report=IDS[siglum],
            language=LANGUAGES[siglum],
            form=form,
            text=text,
            chain=chain,  # type: ignore[arg-type]
            evidence=(cited(siglum, context or text),),
        )

    fast = "We saw her come in far too fast,"
    helped = "Verkehrsministerin Lena Aakjær habe der Reederei Hilfe zugesagt"
    return (
        Remark(
            **line("remarks", "fast"),
            label=fast,
            speaker=MASTER,
            occasion=CRASH,
            weight=2.0,
            wordings=(
                told("A", "direct", fast, '"We saw her come in far too fast," Vittrup told reporters'),
                told("B", "direct", "Wir sahen, dass sie viel zu schnell hereinkam."),
                told("C", "mixed", "beaucoup trop vite"),
                told("D", "direct", fast, '"We saw her come in far too fast," Vitrupp told reporters'),
            ),
        ),
        Remark(
            **line("remarks", "power"),
            label="Harbour master Jonas Vittrup said the ship had lost power.",
            speaker=MASTER,
            weight=0.5,
            wordings=(told("A", "indirect", "the ship had lost power", "Jonas Vittrup said the ship had lost power"),),
        ),
        Remark(
            **line("remarks", "help"),
            label=helped,
            speaker=MINISTER,
            addressee=OWNER,
            weight=0.7,
            wordings=(
                told("B", "indirect", "der Reederei Hilfe zugesagt", helped, (ChainLink(OWNER, "spokesperson"),)),
            ),
        ),
    )


def _facts() -> tuple[Fact, ...]:
    def says(siglum: str, value: Any, words: str, by: str | None = None) -> Account:
        return Account(report=IDS[siglum], by=by, value=value, evidence=(cited(siglum, words),))

    def people(number: int) -> Amount:
        return Amount(min=number, max=number)

    long, longer = (
        Duration(seconds_min=5.5 * HOUR, seconds_max=5.5 * HOUR),
        Duration(seconds_min=5 * HOUR, seconds_max=None, min_open=True),
    )

    def voice(*accounts: int, body: str | None = None, why: str = "Its own voice.") -> Voice:
        return Voice(accounts=accounts, body=body, why=why)

    return (
        Fact(
            **line("facts", "hurt"),
            label="injured in the accident in Sandmark: three people · Vier Menschen · trois blessés",
            about=CRASH,
            property="injured",
            value=people(3),
            standing="contested",
            independent=3,
            counted=(0, 1, 2),
            weight=2.7,
            accounts=(
                says("A", people(3), "three people"),
                says("B", people(4), "Vier Menschen", OWNER),
                says("C", people(3), "trois blessés"),
                says("D", people(3), "three people"),
            ),
            voices=(voice(0, 3, why="D copies the sentence of A."), voice(1, body=OWNER), voice(2)),
        ),
        Fact(
            **line("facts", "divers"),
            label="length of the search: more than five hours · fünfeinhalb Stunden",
            about=CRASH,
            property="duration",
            value=long,
            standing="refined",
            independent=2,
            counted=(0, 1),
            weight=1.4,
            voices=(voice(0), voice(1)),
            accounts=(says("A", longer, "more than five hours"), says("B", long, "fünfeinhalb Stunden")),
        ),
        Fact(
            **line("facts", "aboard"),
            label="people aboard the Tern: 112 passengers",
            about=FERRY,
            property="aboard",
            value=people(112),
            standing="agreed",
            independent=2,
            counted=(0, 1),
            weight=1.1,
            voices=(voice(0), voice(1)),
            accounts=(says("A", people(112), "112 passengers"), says("B", people(112), "112 Fahrgäste")),
        ),
    )


def _differences() -> tuple[Difference, ...]:
    def side(sigla: str, value: Any, *words: str) -> SideAccount:
        spans = tuple(cited(siglum, told) for siglum, told in zip(sigla, words, strict=True))
        return SideAccount(reports=tuple(IDS[siglum] for siglum in sigla), value=value, evidence=spans)

    return (
        Difference(
            **line("differences", "hurt"),
            label="injured in the accident in Sandmark: three people · Vier Menschen",
            property="injured",
            kind="number",
            about=(HURT, CRASH),
            verdict="conflict",
            weight=8.1,
            accounts=(
                side("ACD", Amount(min=3, max=3), "three people", "trois blessés", "three people"),
                side("B", Amount(min=4, max=4), "Vier Menschen"),
            ),
            why="Three and four injured can't both be right; no report says that the count rose.",
        ),
        Difference(
            **line("differences", "name"),
            label="name of the harbour master: Jonas Vittrup · Jonas Wittrup",
            property="name",
            kind="name",
            about=(MASTER,),
            verdict="slip",
            weight=1.9,
            suspect=(IDS["B"],),
            accounts=(
                side("AC", TextValue(text="Jonas Vittrup"), "Jonas Vittrup", "Jonas Vittrup"),
                side("B", TextValue(text="Jonas Wittrup"), "Jonas Wittrup"),
            ),
            why="One letter apart, the same office: B has most likely misspelt it.",
        ),
        Difference(
            **line("differences", "divers"),
            label="length of the search: more than five hours · fünfeinhalb Stunden",
            property="duration",
            kind="duration",
            about=(DIVERS,),
            verdict="compatible",
            weight=1.0,
            accounts=(
                side("A", Duration(seconds_min=5 * HOUR, seconds_max=None, min_open=True), "more than five hours"),
                side("B", Duration(seconds_min=5.5 * HOUR, seconds_max=5.5 * HOUR), "fünfeinhalb Stunden"),
            ),
            why="Five and a half hours are more than five.",
        ),
    )


def _rest() -> dict[str, Any]:
    crash = [
        cited("A", "The ferry Tern struck the north quay"),
        cited("B", "die Nordmole gerammt"),
        cited("C", "a heurté mardi le quai nord"),
    ]
    help_words = cited("B", "habe der Reederei Hilfe zugesagt")
    return {
        "points": (
            Point(
                **line("points", "crash"),
                label=crash[0].text,
                lines=(CRASH,),
                weight=2.0,
                sentences=tuple(
                    PointSentence(span.report, span.start, span.end, span.text, "label" if not index else "pair .88")
                    for index, span in enumerate(crash)
                ),
            ),
            Point(
                **line("points", "aboard"),
                label="There were 112 passengers aboard.",
                sentences=tuple(
                    PointSentence(*(getattr(cited(siglum, words), name) for name in ("report", "start", "end", "text")))
                    for siglum, words in (
                        ("A", "There were 112 passengers aboard."),
                        ("B", "An Bord waren 112 Fahrgäste."),
                    )
                ),
            ),
        ),
        "ledger": (
            LedgerLine(
                **line("ledger", "help"),
                kind="commitment",
                label="help for the shipping line: zugesagt",
                parties=(MINISTER, OWNER),
                by=MINISTER,
                topic="help",
                status="agreed",
                weight=0.9,
                history=(
                    LedgerStep(
                        status="proposed", strength="mentioned", time=Time(edtf="2031-03-03"), evidence=(help_words,)
                    ),
                    LedgerStep(
                        status="agreed",
                        strength="agreed_in_principle",
                        time=Time(edtf="2031-03-04"),
                        evidence=(help_words,),
                    ),
                ),
            ),
        ),
        "cautions": (
            Caution(
                **line("cautions", "undated"),
                kind="undated",
                label="undated: D",
                about=(IDS["D"],),
                derived_from=(IDS["D"],),
                why="D carries no date; its Tuesday was read as that of A.",
            ),
            Caution(
                **line("cautions", "names"),
                kind="garbled_names",
                label="garbled names",
                about=(MASTER,),
                why="The harbour master is Wittrup in B and Vitrupp in D; elsewhere Vittrup.",
                evidence=(cited("D", "Vitrupp"),),
            ),
            Caution(
                **line("cautions", "copy"),
                kind="not_independent",
                label="not independent: A D",
                about=(IDS["A"], IDS["D"]),
                why="D copies A; the two count as one source.",
                derived_from=(IDS["A"], IDS["D"]),
            ),
        ),
        "issues": (
            Issue(
                what="not_read",
                why="No line rests on this sentence.",
                evidence=(cited("D", '<script>alert("smuggled")</script>'),),
            ),
            Issue(
                what="furniture",
                why="Looks like a teaser.",
                evidence=(cited("A", "Related news: Five ports to see this summer"),),
            ),
            Issue(
                what="not_read",
                why="The sentence has no verb.",
                evidence=(cited("B", "Fähre rammt Kaimauer: vier Verletzte"),),
            ),
        ),
        "decisions": (
            Decision(
                what="same",
                ids=(MASTER,),
                findings=(),
                score=0.93,
                reasons=("same office (.5)", "one letter apart (.43)"),
            ),
            Decision(
                what="verdict",
                ids=(line_id("differences", "name"),),
                findings=(),
                score=None,
                reasons=("known to the desk",),
                by="person",
            ),
        ),
    }


def sample_record() -> Record:
    """The invented story as one record."""
    difference = line_id("differences", "hurt")
    return Record(
        story=StoryLine(
            id="sandmark",
            title="Ferry strikes quay in Sandmark, three hurt",
            languages=("en", "de", "fr"),
            span="2031-03-04/2031-03-06",
            first=(
                difference,
                CRASH,
                line_id("remarks", "fast"),
                DIVERS,
                ABOARD,
                HEARING,
                line_id("ledger", "help"),
                VISIT,
            ),
            coverage=Coverage(lines=0.7, points=0.1, issues=0.2, sentences=20),
        ),
        reports=tuple(_report(siglum) for siglum in "ABCD"),
        families=_families(),
        actors=_actors(),
        occurrences=_occurrences(),
        remarks=_remarks(),
        facts=_facts(),
        differences=_differences(),
        texts={IDS[siglum]: text for siglum, text in TEXTS.items()},
        **_rest(),
    )


EMPTY = Record(
    story=StoryLine(
        id="s",
        title=None,
        languages=(),
        span=None,
        first=(),
        coverage=Coverage(lines=0, points=0, issues=0, sentences=0),
    ),
    reports=(),
    families=(),
)
"""A record of nothing."""

__all__ = ["EMPTY", "IDS", "MASTER", "TEXTS", "cited", "sample_record"]
