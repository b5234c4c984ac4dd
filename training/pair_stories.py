"""Stories whose alike sentences are known, read as the house reads them.

ECB+: several English reports of one event. What it does not mark is no proof of difference: its annotators linked the
events of some sentences only; but what lies between its two events of a topic is different by construction.
MEANTIME and NTREX: the same news in several languages, sentence by sentence.
"""

from __future__ import annotations

import csv
import random
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.languages.encoder import builtin_encoder
from dragoman.languages.parser import builtin_parser
from dragoman.reading.read import read_report
from dragoman.record.ids import report_id
from dragoman.record.reading import Reading
from dragoman.record.report import Block, Report

PARALLEL = ("en", "es", "it", "nl")
NTREX = {
    "en": "src.eng", "de": "ref.deu", "fr": "ref.fra", "es": "ref.spa", "it": "ref.ita", "nl": "ref.nld",
    "pt": "ref.por",
}  # fmt: skip
TOGETHER = 6
"""Reports of one story."""


@dataclass(frozen=True)
class Document:
    """One text by sentences. `chains`: events linked in a sentence, by its number; `event`: which of two it is of."""

    name: str
    language: str
    sentences: tuple[str, ...]
    event: str = ""
    chains: Mapping[int, frozenset[str]] = field(default_factory=dict)


def ecb_stories(folder: Path) -> Iterator[tuple[str, list[Document]]]:
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


def _ecb_document(path: Path) -> Document:
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
    return Document(
        name=path.stem,
        language="en",
        sentences=tuple(joined(found) for found in words.values()),
        event="second" if path.stem.endswith("plus") else "first",
        chains={sentence: frozenset(found) for sentence, found in chains.items()},
    )


def meantime_stories(folder: Path) -> Iterator[list[dict[str, Document]]]:
    """Six articles of one topic in a row, each in every language that has as many sentences as the English one."""
    found = {language: _meantime_articles(folder / language / "conll.csv") for language in PARALLEL}
    topics: dict[str, list[dict[str, Document]]] = {}
    for name, english in sorted(found["en"].items()):
        versions = {language: found[language].get(name, []) for language in PARALLEL}
        topics.setdefault(name.partition("/")[0], []).append(
            {
                language: Document(name, language, tuple(sentences))
                for language, sentences in versions.items()
                if len(sentences) == len(english)
            }
        )
    for articles in topics.values():
        for first in range(0, len(articles), TOGETHER):
            yield articles[first : first + TOGETHER]


def _meantime_articles(path: Path) -> dict[str, list[str]]:
    articles: dict[str, dict[str, list[str]]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            sentences = articles.setdefault(row["topic/subtopic_name"], {})
            sentences.setdefault(row["sent_id"], []).append(row["token"])
    return {name: [joined(words) for words in sentences.values()] for name, sentences in articles.items()}


def ntrex_articles(folder: Path) -> Iterator[dict[str, Document]]:
    """Each article in all languages."""
    names = [line.split("\t")[0].strip() for line in _lines(folder / "DOCUMENT_IDS.tsv")]
    articles: dict[str, dict[str, list[str]]] = {}
    for language, file in NTREX.items():
        for name, sentence in zip(names, _lines(folder / f"newstest2019-{file}.txt"), strict=True):
            articles.setdefault(name, {}).setdefault(language, []).append(sentence)
    for name, versions in articles.items():
        yield {language: Document(name, language, tuple(told)) for language, told in versions.items()}


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def joined(words: Sequence[str]) -> str:
    """Tokens as a writer would have set them, near enough."""
    text = " ".join(words).replace("`` ", "“").replace(" ''", "”")
    text = re.sub(r" ([.,;:!?%)])", r"\1", text)
    text = re.sub(r"([($]) ", r"\1", text)
    return re.sub(r" (n't|'s|'re|'ve|'ll|'d|'m)\b", r"\1", text)


def read(document: Document) -> Reading:
    """A document as the house reads it; its addresses are furniture, its first sentence is the lead."""
    text, blocks, at, kind = "\n".join(document.sentences), [], 0, "lead"
    for sentence in document.sentences:
        if sentence.startswith("http"):
            blocks.append(Block(at, at + len(sentence), "furniture"))
        elif sentence.strip():
            blocks.append(Block(at, at + len(sentence), kind))
            kind = "body"
        at += len(sentence) + 1
    report = Report(id=report_id(text), path=document.name, text=text, language=document.language, blocks=tuple(blocks))
    return read_report(report, encoder=builtin_encoder(), parser=builtin_parser())


def line_of(document: Document, offset: int) -> int:
    """The number of the sentence that an offset of the reading's text lies in."""
    return "\n".join(document.sentences).count("\n", 0, offset)
