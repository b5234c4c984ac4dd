"""A `Parse` to and from spaCy's `Doc`, and any spaCy pipeline with Universal Dependencies in place of our parser.

spaCy is loaded only here, and only when asked for: it takes seconds. It is the extra `dragoman[spacy]`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from dragoman.languages.parser import ParserMissing, SentenceParse
from dragoman.languages.tokens import Token
from dragoman.record.errors import DragomanError
from dragoman.record.reading import Parse

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

RELATIONS = frozenset(
    {
        "acl", "advcl", "advmod", "amod", "appos", "aux", "case", "cc", "ccomp", "clf", "compound", "conj", "cop",
        "csubj", "dep", "det", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark",
        "nmod", "nsubj", "nummod", "obj", "obl", "orphan", "parataxis", "punct", "reparandum", "root", "vocative",
        "xcomp",
    }
)  # fmt: skip
"""The relations of Universal Dependencies 2, without their subtypes."""
SUBTYPES = frozenset(
    ["acl:relcl", "aux:pass", "compound:prt", "csubj:pass", "nmod:poss", "nsubj:pass", "obl:agent", "obl:tmod"]
)
"""The subtypes our readers know; of others the relation alone counts."""
NAMES = {
    "PER": "PER", "PERSON": "PER", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC", "ORG": "ORG", "MISC": "MISC",
    "EVENT": "MISC", "NORP": "MISC", "PRODUCT": "MISC", "WORK_OF_ART": "MISC", "LAW": "MISC",
}  # fmt: skip
"""What pipelines call names, as ours does; dates, sums and counts are no names."""
INSTALL = "pip install 'dragoman[spacy]'"


class ForeignLabels(DragomanError):
    """A pipeline labels its trees otherwise than Universal Dependencies do, or makes none."""

    slug = "foreign-labels"


def from_doc(doc: Doc, *, start: int = 0) -> Parse:
    """The parse that a `Doc` holds of its text, which begins at `start` of the report. Blank tokens are left out."""
    kept = [token for token in doc if not token.text.isspace()]
    place = {token.i: number for number, token in enumerate(kept)}
    sentence = _numbered(doc)
    return Parse(
        start=tuple(start + token.idx for token in kept),
        end=tuple(start + token.idx + len(token) for token in kept),
        sentence=tuple(sentence[token.i] for token in kept),
        upos=tuple(token.pos_ or "X" for token in kept),
        feats=tuple(str(token.morph) or "_" for token in kept),
        head=tuple(_head(token, place) for token in kept),
        deprel=tuple("root" if _head(token, place) < 0 else _relation(token.dep_) for token in kept),
        entity=tuple(_name(token) for token in kept),
    )


def to_doc(parse: Parse, text: str, *, vocab: Vocab | None = None) -> Doc:
    """The parse of `text` as a `Doc` with that very text. Raises ParserMissing without spaCy.

    What the parse has no token for becomes one: blanks as spaCy makes them, anything else as X.
    """
    spacy = _spacy()
    pieces = list(_pieces(parse, text))
    place = {piece.token: number for number, piece in enumerate(pieces) if piece.token >= 0}
    heads = []
    for number, piece in enumerate(pieces):
        told = parse.head[piece.token] if piece.token >= 0 else -1
        beside = number - 1 if number else min(1, len(pieces) - 1)
        heads.append(place[told] if told >= 0 else number if piece.token >= 0 else beside)
    return spacy.tokens.Doc(
        vocab or spacy.blank("xx").vocab,
        words=[text[piece.start : piece.end] for piece in pieces],
        spaces=[piece.space for piece in pieces],
        pos=[_told(parse.upos, piece, "SPACE" if piece.blank else "X") for piece in pieces],
        morphs=["" if (feats := _told(parse.feats, piece, "_")) == "_" else feats for piece in pieces],
        deps=[_told(parse.deprel, piece, "dep") for piece in pieces],
        heads=heads,
        ents=_ents(parse, pieces),
    )  # fmt: skip


@dataclass(frozen=True)
class Piece:
    """A span of the text that becomes a token: one of the parse's (its index), or -1; `space`: one blank follows."""

    start: int
    end: int
    token: int
    space: bool
    blank: bool = False


def _pieces(parse: Parse, text: str) -> Iterator[Piece]:
    spans = [(start, end, index) for index, (start, end) in enumerate(zip(parse.start, parse.end, strict=True))]
    at = 0
    for start, end, index in [*spans, (len(text), len(text), -1)]:
        while at < start:
            # A run of blanks or of other letters up to the next token; a single space belongs to the token before.
            blank = text[at].isspace()
            stop = at
            while stop < start and text[stop].isspace() == blank:
                stop += 1
            space = not blank and text[stop : stop + 1] == " "
            yield Piece(at, stop, -1, space, blank)
            at = stop + space
        if index >= 0:
            space = text[end : end + 1] == " "
            yield Piece(start, end, index, space)
            at = end + space


def _told(values: Sequence[str], piece: Piece, otherwise: str) -> str:
    return values[piece.token] if piece.token >= 0 else otherwise


def _ents(parse: Parse, pieces: Sequence[Piece]) -> list[str]:
    """Name tags; a blank inside a name is part of it."""
    tags = [parse.entity[piece.token] if piece.token >= 0 and parse.entity else "O" for piece in pieces]
    for number in range(1, len(pieces) - 1):
        if pieces[number].token < 0 and tags[number + 1].startswith("I-"):
            tags[number] = tags[number + 1]
    return tags


def _numbered(doc: Doc) -> list[int]:
    """The number of each token's sentence; one sentence where nothing says otherwise."""
    if not doc.has_annotation("SENT_START"):
        return [0] * len(doc)
    numbers: list[int] = []
    number = -1
    for sentence in doc.sents:
        number += not all(token.text.isspace() for token in sentence)
        numbers += [max(number, 0)] * len(sentence)
    return numbers


def _head(token: Any, place: dict[int, int]) -> int:
    """The head's place among the tokens kept, -1 for a root; a blank between two is climbed over."""
    above = token.head
    while above.i not in place and above.head.i != above.i:
        above = above.head
    return -1 if above.i == token.i or above.i not in place else place[above.i]


def _relation(label: str) -> str:
    return label if label and label != "ROOT" else "dep"


def _name(token: Any) -> str:
    kind = NAMES.get(token.ent_type_)
    return f"{token.ent_iob_}-{kind}" if kind and token.ent_iob_ in ("B", "I") else "O"


@dataclass(frozen=True)
class SpacyParser:
    """A spaCy pipeline as a parser: of its own language; sentences are given to it one by one."""

    pipeline: Language
    name: str
    language: str

    def parse(self, sentences: Sequence[str], language: str | None) -> list[SentenceParse]:
        """One reading a sentence, in order; what the pipeline parts is joined under its first root."""
        return [_one_tree(from_doc(doc)) for doc in self.pipeline.pipe(sentences)]


def load_spacy(package: str) -> SpacyParser:
    """The pipeline of an installed package ("fr_core_news_sm"). Raises ParserMissing, ForeignLabels."""
    spacy = _spacy()
    try:
        pipeline = spacy.load(package, exclude=["lemmatizer", "textcat"])
    except (OSError, ImportError) as error:
        raise ParserMissing(f"spaCy has no pipeline {package!r}: install its package first. ({error})") from error
    require_dependencies(package, pipeline)
    return SpacyParser(pipeline, f"spacy:{package} {pipeline.meta.get('version', '')}".strip(), str(pipeline.lang))


def require_dependencies(package: str, pipeline: Language) -> None:
    """Raises ForeignLabels where a pipeline makes no trees of Universal Dependencies with parts of speech."""
    if not pipeline.has_pipe("parser"):
        raise ForeignLabels(f"{package} has no parser. Name a pipeline that makes trees.")
    labels: Iterable[str] = pipeline.get_pipe("parser").labels
    strange = sorted({label for label in labels if label.partition(":")[0].lower() not in RELATIONS})
    if strange:
        raise ForeignLabels(
            f"{package} labels its trees otherwise than Universal Dependencies: {', '.join(strange[:6])}. "
            "Name a pipeline trained on Universal Dependencies."
        )


def _one_tree(parse: Parse) -> SentenceParse:
    roots = [token for token, head in enumerate(parse.head) if head < 0]
    first = roots[0] if roots else -1
    others = frozenset(roots[1:])
    return SentenceParse(
        tokens=tuple(Token(start, end) for start, end in zip(parse.start, parse.end, strict=True)),
        upos=parse.upos,
        feats=parse.feats,
        head=tuple(first if token in others else head for token, head in enumerate(parse.head)),
        deprel=tuple("parataxis" if token in others else _plain(deprel) for token, deprel in enumerate(parse.deprel)),
        entity=parse.entity,
    )


def _plain(deprel: str) -> str:
    return deprel if deprel in SUBTYPES else deprel.partition(":")[0]


def _spacy() -> Any:
    try:
        import_module("spacy.tokens")
        return import_module("spacy")
    except ImportError as error:
        raise ParserMissing(f"spaCy is not installed: {INSTALL}.") from error
