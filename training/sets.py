"""Annotated sentences of the sets that may train what ships, in one shape: surface tokens with what is known of each.

A multi-word token ("im", "du", "del") is one token; only English contractions at an apostrophe ("do|n't") stay two.
What a set does not annotate is None. Which sets may train stands in CORPORA; nothing else is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.languages.tokens import Token, straighten
from training.treebank_names import Surface, Word, names_of

RELATIONS_KEPT = frozenset(
    {"nsubj:pass", "csubj:pass", "aux:pass", "obl:agent", "acl:relcl", "compound:prt", "nmod:poss", "obl:tmod"}
)
FEATURES = ("Mood", "Tense", "VerbForm", "Case", "Number", "Person", "Gender")


@dataclass
class Sample:
    """One sentence. `head` is an index, -1 for the root; `names` are BIO tags, "_" where nobody looked."""

    text: str
    tokens: list[Token]
    corpus: str
    upos: list[str] | None = None
    feats: list[dict[str, str]] | None = None
    head: list[int] | None = None
    deprel: list[str] | None = None
    names: list[str] | None = None
    groups: list[int] = field(default_factory=list)
    sent_id: str = ""
    opens: bool = False
    """Whether a paragraph begins here."""

    def forms(self) -> list[str]:
        """The tokens as they stand in the text."""
        return [self.text[t.start : t.end] for t in self.tokens]


def read_conllu(path: Path) -> Iterator[Sample]:
    """The sentences of a CoNLL-U file; those whose merged tokens would form a cycle keep their tree (rare)."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.split("\n")
        rows = [line.split("\t") for line in lines if line and line[0] != "#"]
        if rows:
            ids = [line for line in lines if line.startswith("# sent_id = ")]
            sample = _sample(rows, corpus=path.name.removesuffix(".conllu"), sent_id=ids[0][12:] if ids else "")
            sample.opens = any(line.startswith(("# newpar", "# newdoc")) for line in lines)
            yield sample


def _sample(rows: list[list[str]], *, corpus: str, sent_id: str) -> Sample:
    words = {int(r[0]): _word(r) for r in rows if r[0].isdigit()}
    surfaces = _surfaces(rows)
    text, tokens = laid_out([(s.form, s.space) for s in surfaces])
    owner = {w: i for i, s in enumerate(surfaces) for w in s.words}
    sample = Sample(text, tokens, corpus, [], [], [], [], groups=[s.group for s in surfaces], sent_id=sent_id)
    assert sample.upos is not None and sample.feats is not None
    assert sample.head is not None and sample.deprel is not None
    for surface in surfaces:
        outer = [w for w in surface.words if words[w].head not in surface.words]
        main = words[outer[0] if outer else surface.words[0]]
        feats = dict(main.feats)
        for w in surface.words:
            feats = {**words[w].feats, **feats}
        sample.upos.append(main.upos)
        sample.feats.append(feats)
        sample.head.append(owner[main.head] if main.head else -1)
        sample.deprel.append(relation(main.deprel))
    sample.names = names_of(corpus, rows, surfaces, words)
    return sample


def relation(deprel: str) -> str:
    """The relation with its subtype only where reading needs it."""
    return deprel if deprel in RELATIONS_KEPT else deprel.split(":")[0]


def _word(row: list[str]) -> Word:
    pairs = dict(p.split("=", 1) for p in row[5].split("|") if "=" in p)
    feats = {k: v.split(",")[0] for k, v in pairs.items() if k in FEATURES}
    return Word(row[1], row[3], row[4], feats, int(row[6]) if row[6].isdigit() else 0, row[7], row[9])


def _surfaces(rows: list[list[str]]) -> list[Surface]:
    surfaces: list[Surface] = []
    inside, group = 0, 0
    forms = {int(r[0]): r[1] for r in rows if r[0].isdigit()}
    for row in rows:
        if "." in row[0]:
            continue
        group += 1
        if "-" in row[0]:
            first, last = (int(x) for x in row[0].split("-"))
            parts = list(range(first, last + 1))
            space = "SpaceAfter=No" not in row[9]
            if _splits([forms[p] for p in parts], row[1]):
                surfaces += [Surface(forms[p], space and p == last, [p], group) for p in parts]
            else:
                surfaces.append(Surface(row[1], space, parts, group))
            inside = last
        elif int(row[0]) > inside:
            surfaces.append(Surface(row[1], "SpaceAfter=No" not in row[9], [int(row[0])], group))
    return surfaces


def _splits(parts: list[str], form: str) -> bool:
    """Whether a multi-word token is parted at an apostrophe, as "don't" and "Enron's" are."""
    if "".join(parts) != form:
        return False
    return all(straighten(p).lower().startswith("'") or straighten(p).lower() == "n't" for p in parts[1:])


def laid_out(forms: list[tuple[str, bool]]) -> tuple[str, list[Token]]:
    text, tokens = "", []
    for form, space in forms:
        form = form.replace(" ", "\u00a0")
        tokens.append(Token(len(text), len(text) + len(form)))
        text += form + (" " if space else "")
    return text.rstrip(" "), tokens


def spaced(forms: list[str]) -> list[tuple[str, bool]]:
    """Each form with whether a space follows it: for sets that keep only tokens."""
    spaces = [True] * len(forms)
    quoted = False
    for i, form in enumerate(forms):
        if form in {
            ".",
            ",",
            ";",
            ":",
            "!",
            "?",
            ")",
            "]",
            "…",
            "'s",
            "n't",
            "’s",
            "%",
            "''",
            "'ll",
            "'re",
            "'ve",
            "'d",
            "'m",
        }:
            if i:
                spaces[i - 1] = form == "%" and forms[i - 1].isdigit() and spaces[i - 1]
        elif form in {"(", "[", "„", "``", "$", "£"}:
            spaces[i] = False
        elif form in {'"', "“", "”"}:
            if quoted and i:
                spaces[i - 1] = False
            elif not quoted:
                spaces[i] = False
            quoted = not quoted
        elif form in {"-", "/", "–"} and form != "–" and 0 < i < len(forms) - 1 and forms[i - 1][-1:].isalnum():
            spaces[i - 1] = spaces[i] = False
    return list(zip(forms, spaces))


def gsd_positions(sets: Path) -> list[Sample]:
    """German GSD train, of which only parts of speech may be had: contractions are followed by their two parts."""
    found = []
    path = sets / "ner/gsd_de_pos/de_gsd-ud-train.conllu.pos"
    for line in path.read_text(encoding="utf-8").split("\n"):
        rows, skip = [], 0
        for pair in line.split():
            form, _, upos = pair.rpartition("##")
            if skip:
                skip -= 1
            elif upos == "_":
                rows.append((form, "ADP"))
                skip = 2
            else:
                rows.append((form, upos))
        if len(rows) > 1 and not any(upos == "_" for _, upos in rows):
            text, tokens = laid_out(spaced([form for form, _ in rows]))
            found.append(Sample(text, tokens, "gsd_de_pos", [upos for _, upos in rows]))
    return found
