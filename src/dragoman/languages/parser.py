"""The parser: sentences in, Universal Dependencies and names out, one network for all languages.

`Parser` is what the rooms above know; `builtin_parser()` is the one that ships (`trained/dragoman_xx`, see its card).
The same sentences in the same call give the same readings. Which sentences share a call moves the last bits of the
encoder's features, and so the reading of one sentence in some two hundred: call it once a report, with all of them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any, Protocol

from dragoman.languages import decoding
from dragoman.languages.encoder import builtin_encoder
from dragoman.languages.features import PieceCutter, encode_both, pool
from dragoman.languages.shapes import hashes
from dragoman.languages.tokens import Token, straighten, surface_tokens, uncapitalized
from dragoman.record.errors import DragomanError
from dragoman.record.reading import Parse

if TYPE_CHECKING:
    from dragoman.languages.features import Floats

LONGEST = 200
"""Tokens the network reads at once; a longer sentence (a list, a table) is read in parts."""


FOLDER = files("dragoman") / "trained" / "dragoman_xx"
"""Where the weights that ship lie, beside their card."""


class ParserMissing(DragomanError):
    """The engine that runs the parser, or its weights, are not installed."""

    slug = "parser-missing"


@dataclass(frozen=True)
class SentenceParse:
    """One sentence read: arrays over its tokens, whose offsets count in the sentence. `head` -1 marks the root."""

    tokens: tuple[Token, ...] = ()
    upos: tuple[str, ...] = ()
    feats: tuple[str, ...] = ()
    head: tuple[int, ...] = ()
    deprel: tuple[str, ...] = ()
    entity: tuple[str, ...] = ()


class Parser(Protocol):
    """Anything that reads sentences into Universal Dependencies on surface tokens."""

    @property
    def name(self) -> str:
        """The parser's name and version."""
        ...

    def parse(self, sentences: Sequence[str], language: str | None) -> list[SentenceParse]:
        """One reading a sentence, in order. `language` only decides how tokens are cut."""
        ...


@dataclass(frozen=True)
class Labels:
    """What the network's columns mean."""

    upos: tuple[str, ...]
    deprel: tuple[str, ...]
    names: tuple[str, ...]
    morphs: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass
class DragomanXx:
    """The network that ships, over onnxruntime on one thread."""

    backend: Any
    trees: Any
    relations: Any
    labels: Labels
    name: str
    _cutter: PieceCutter = field(init=False)

    def __post_init__(self) -> None:
        self._cutter = PieceCutter(self.backend.sp)

    def parse(self, sentences: Sequence[str], language: str | None) -> list[SentenceParse]:
        """One reading a sentence, in order."""
        return self.parse_and_encode(sentences, language)[0]

    def parse_and_encode(self, sentences: Sequence[str], language: str | None) -> tuple[list[SentenceParse], Floats]:
        """Readings, and the sentences' vectors from the same pass of the encoder.

        The vectors are those of `encode` for the straightened sentences (plain quotation marks, no all-capital text).
        """
        plain = [uncapitalized(straighten(sentence)) for sentence in sentences]
        pieces = [self._cutter.cut(text) for text in plain]
        features, vectors = encode_both(self.backend, pieces)
        parses = []
        for sentence, text, matrix, cut in zip(sentences, plain, features, pieces):
            tokens = surface_tokens(sentence, language)
            pooled = pool(matrix, cut, tokens)
            forms = [text[token.start : token.end] for token in tokens]
            parts = [(i, min(i + LONGEST, len(tokens))) for i in range(0, len(tokens), LONGEST)]
            read = [self._read(tokens[a:b], pooled[a:b], forms[a:b]) for a, b in parts]
            parses.append(_joined(read))
        return parses, vectors

    def _read(self, tokens: Sequence[Token], features: Floats, forms: Sequence[str]) -> SentenceParse:
        import numpy as np

        shapes = np.array([hashes(form) for form in forms], dtype=np.int64)
        fed = {"features": features[None], "shapes": shapes[None]}
        upos, morphs, arcs, dependents, heads, names = self.trees.run(None, fed)
        head = decoding.tree(arcs)
        chosen = {"dependents": dependents, "heads": heads[[h + 1 for h in head]]}
        (relations,) = self.relations.run(None, chosen)
        labels = self.labels
        parts = tuple(labels.upos[i] for i in upos.argmax(1).tolist())
        deprel = ["root" if h < 0 else labels.deprel[i] for h, i in zip(head, relations.argmax(1).tolist())]
        return SentenceParse(
            tokens=tuple(tokens),
            upos=parts,
            feats=_feats(morphs, parts, labels),
            head=tuple(head),
            deprel=tuple(deprel),
            entity=tuple(decoding.names(names, labels.names)),
        )


def _feats(morphs: Floats, upos: Sequence[str], labels: Labels) -> tuple[str, ...]:
    """CoNLL-U feature strings of all tokens, features in the order of the alphabet.

    A verb always has a verb form: one treebank that trained it leaves most out, so "none" is no answer there.
    """
    told: list[list[str]] = [[] for _ in upos]
    at = 0
    for name, values in labels.morphs:
        scores = morphs[:, at : at + len(values)].copy()
        if name == "VerbForm":
            verbs = [i for i, part in enumerate(upos) if part in ("VERB", "AUX")]
            scores[verbs, values.index("_")] = -1e9
        for i, best in enumerate(scores.argmax(1).tolist()):
            if values[best] != "_":
                told[i].append(f"{name}={values[best]}")
        at += len(values)
    return tuple("|".join(sorted(pairs)) or "_" for pairs in told)


def _joined(parts: Sequence[SentenceParse]) -> SentenceParse:
    """Parts of one long sentence under the first part's root."""
    if len(parts) < 2:
        return parts[0] if parts else SentenceParse()
    first = parts[0].head.index(-1)
    head, deprel, at = list(parts[0].head), list(parts[0].deprel), len(parts[0].head)
    for part in parts[1:]:
        head += [first if h < 0 else h + at for h in part.head]
        deprel += ["parataxis" if h < 0 else r for h, r in zip(part.head, part.deprel)]
        at += len(part.head)
    return SentenceParse(
        tokens=tuple(token for part in parts for token in part.tokens),
        upos=tuple(upos for part in parts for upos in part.upos),
        feats=tuple(feats for part in parts for feats in part.feats),
        head=tuple(head),
        deprel=tuple(deprel),
        entity=tuple(tag for part in parts for tag in part.entity),
    )


def laid_out(parses: Sequence[SentenceParse], places: Sequence[Callable[[int, int], tuple[int, int]]]) -> Parse:
    """The readings of a report's sentences as one `Parse`; `places` tell where a span of each sentence stands in it."""
    spans: list[tuple[int, int]] = []
    head: list[int] = []
    for parse, place in zip(parses, places, strict=True):
        head += [h if h < 0 else h + len(spans) for h in parse.head]
        spans += [place(token.start, token.end) for token in parse.tokens]
    return Parse(
        start=tuple(start for start, _ in spans),
        end=tuple(end for _, end in spans),
        sentence=tuple(i for i, parse in enumerate(parses) for _ in parse.tokens),
        upos=tuple(upos for parse in parses for upos in parse.upos),
        feats=tuple(feats for parse in parses for feats in parse.feats),
        head=tuple(head),
        deprel=tuple(deprel for parse in parses for deprel in parse.deprel),
        entity=tuple(tag for parse in parses for tag in parse.entity),
    )


@cache
def builtin_parser() -> DragomanXx:
    """The parser that ships, loaded once with the encoder. Raises ParserMissing without onnxruntime or weights."""
    return load_parser(FOLDER)


def load_parser(folder: Traversable) -> DragomanXx:
    """The parser whose graphs and labels stand in a folder."""
    if not (folder / "trees.onnx").is_file():
        raise ParserMissing(f"{folder}: no weights. Install dragoman anew, or build them: make models.")
    told = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    labels = Labels(
        upos=tuple(told["upos"]),
        deprel=tuple(told["deprel"]),
        names=tuple(told["names"]),
        morphs=tuple((name, tuple(values)) for name, values in told["morphs"].items()),
    )
    trees, relations = (_session((folder / f"{name}.onnx").read_bytes()) for name in ("trees", "relations"))
    return DragomanXx(builtin_encoder().backend, trees, relations, labels, told["name"])


def _session(model: bytes) -> Any:
    try:
        runtime = import_module("onnxruntime")
    except ImportError as error:
        raise ParserMissing("The parser runs over onnxruntime, which is missing: pip install onnxruntime.") from error
    options = runtime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return runtime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
