"""Stories whose alike sentences are known: ECB+ (several English reports of one event), MEANTIME (parallel news).

What ECB+ does not mark is no proof of difference: its annotators marked some sentences and some links. What lies
between its two events of a topic is: those are negatives by construction.
"""

from __future__ import annotations

import csv
import random
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from dragoman.gathering.cues import rarities
from dragoman.gathering.likeness import Side, candidates, side_of
from dragoman.languages.encoder import Encoder
from dragoman.reading.passages import Passage
from dragoman.reading.segments import segments
from dragoman.record.ids import report_id
from dragoman.record.reading import Reading
from dragoman.record.report import Report

PARALLEL = ("en", "es", "it", "nl")
ARTICLES = 40


@dataclass(frozen=True)
class Told:
    """One document: its sentences, what each tells (chains), which were annotated, which event it is of."""

    name: str
    language: str
    event: str
    sentences: tuple[str, ...]
    chains: dict[int, set[str]]
    annotated: frozenset[int]


@dataclass(frozen=True)
class Example:
    """One candidate pair: features, whether it is known to be alike, and how much that is worth."""

    topic: str
    features: dict[str, float]
    alike: bool
    worth: float


def ecb_stories(folder: Path) -> Iterator[tuple[str, list[Told]]]:
    """Three stories a topic: six reports of its first event, six of its second, three and three of both."""
    for topic in sorted((path for path in folder.iterdir() if path.name.isdigit()), key=lambda path: int(path.name)):
        first, second = [], []
        for path in sorted(topic.glob("*.xml"), key=lambda path: int(re.findall(r"_(\d+)ecb", path.name)[0])):
            (second if path.stem.endswith("plus") else first).append(path)
        chance = random.Random(int(topic.name))
        chance.shuffle(first)
        chance.shuffle(second)
        for paths in (first[:6], second[:6], first[6:9] + second[6:9]):
            yield topic.name, [_ecb_document(path) for path in paths]


def _ecb_document(path: Path) -> Told:
    root = ET.parse(path).getroot()
    words: dict[int, list[str]] = {}
    sentence_of: dict[str, int] = {}
    for token in root.iter("token"):
        number = int(token.get("sentence", "0"))
        words.setdefault(number, []).append(token.text or "")
        sentence_of[token.get("t_id", "")] = number
    place = {number: index for index, number in enumerate(words)}
    actions: dict[str, int] = {}
    for mark in root.find("Markables") or ():
        anchor = mark.find("token_anchor")
        if anchor is not None and mark.tag.startswith(("ACTION", "NEG")):
            actions[mark.get("m_id", "")] = place[sentence_of[anchor.get("t_id", "")]]
    chains: dict[int, set[str]] = {}
    for link in root.iter("CROSS_DOC_COREF"):
        for source in link.findall("source"):
            if source.get("m_id", "") in actions:
                chains.setdefault(actions[source.get("m_id", "")], set()).add(link.get("note", ""))
    event = "second" if path.stem.endswith("plus") else "first"
    sentences = tuple(joined(found) for found in words.values())
    return Told(path.stem, "en", event, sentences, chains, frozenset(actions.values()))


def parallel_stories(folder: Path) -> Iterator[tuple[str, list[Told]]]:
    """Articles of MEANTIME in four languages whose sentences are equally many, so that they pair by number."""
    found = {language: _parallel_articles(folder / language / "conll.csv") for language in PARALLEL}
    names = [n for n in found["en"] if len({len(found[one].get(n, ())) for one in PARALLEL}) == 1]
    random.Random(5).shuffle(names)
    for name in names[:ARTICLES]:
        documents = []
        for language in PARALLEL:
            sentences = tuple(found[language][name])
            chains = {i: {str(i)} for i in range(len(sentences))}
            documents.append(Told(name + language, language, "first", sentences, chains, frozenset(chains)))
        yield "parallel " + name, documents


def _parallel_articles(path: Path) -> dict[str, list[str]]:
    articles: dict[str, dict[str, list[str]]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            sentences = articles.setdefault(row["topic/subtopic_name"], {})
            sentences.setdefault(row["sent_id"], []).append(row["token"])
    return {name: [joined(words) for words in sentences.values()] for name, sentences in articles.items()}


def joined(words: Sequence[str]) -> str:
    """Tokens as a writer would have set them, near enough."""
    text = " ".join(words).replace("`` ", "“").replace(" ''", "”")
    text = re.sub(r" ([.,;:!?%)])", r"\1", text)
    text = re.sub(r"([($]) ", r"\1", text)
    return re.sub(r" (n't|'s|'re|'ve|'ll|'d|'m)\b", r"\1", text)


def reading_of(told: Told, encoder: Encoder) -> Reading:
    """A document as a reading that has segments only."""
    text, passages, at = "\n".join(told.sentences), [], 0
    for index, sentence in enumerate(told.sentences):
        places = tuple(range(at, at + len(sentence) + 1))
        kind = "body" if index else "lead"
        passages.append(
            Passage(index=index, text=sentence, plain=sentence, offsets=places, ends=places[1:], block=0, kind=kind)
        )
        at += len(sentence) + 1
    report = Report(id=report_id(text), path=told.name, text=text, language=told.language)
    return Reading(report=report, segments=segments([p for p in passages if p.text], report, encoder))


def examples(topic: str, documents: Sequence[Told], encoder: Encoder) -> Iterator[Example]:
    """All candidates of a story, as the aligner would see them."""
    sides = {told.name: side_of(reading_of(told, encoder)) for told in documents}
    rarity = rarities(cues for side in sides.values() for cues in side.cues)
    ordered = sorted(documents, key=lambda told: sides[told.name].report)
    for a, b in combinations(ordered, 2):
        if sides[a.name].report != sides[b.name].report:
            yield from _examples(topic, (a, sides[a.name]), (b, sides[b.name]), rarity)


def _examples(
    topic: str, one: tuple[Told, Side], other: tuple[Told, Side], rarity: dict[str, float]
) -> Iterator[Example]:
    (a, side_a), (b, side_b) = one, other
    for candidate in candidates(side_a, side_b, rarity):
        i, j = candidate.a.sentence, candidate.b.sentence
        alike = bool(a.chains.get(i, set()) & b.chains.get(j, set()))
        yield Example(
            topic,
            dict(candidate.features),
            alike,
            _worth(a, b, marked=(i in a.annotated, j in b.annotated), alike=alike),
        )


def _worth(a: Told, b: Told, *, marked: tuple[bool, bool], alike: bool) -> float:
    """How far a label is to be believed."""
    if a.language != b.language:
        return 0.3  # renderings: surely alike or not, but easier than news
    if alike or a.event != b.event:
        return 1.0
    return (0.0, 0.1, 0.5)[sum(marked)]
