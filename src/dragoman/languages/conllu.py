"""A `Parse` to and from CoNLL-U, so that any pipeline that writes Universal Dependencies can stand in for ours.

Ours writes one word a surface token, its place as `TokenRange=start:end` and its name tag as `Name=B-PER` in MISC.
Reading merges multi-word tokens into one and finds tokens without a place by their letters, in order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.record.errors import DragomanError
from dragoman.record.reading import Parse

Row = list[str]
Surface = tuple[str, list[Row], str]
"""A token's form, its words' rows, its MISC column."""


class BadConllu(DragomanError):
    """A CoNLL-U text that can't be read, or that is not of this text."""

    slug = "bad-conllu"


def to_conllu(parse: Parse, text: str) -> str:
    """The parse of `text` as CoNLL-U, a block a sentence."""
    blocks = []
    for number, tokens in enumerate(_by_sentence(parse)):
        start, end = parse.start[tokens[0]], parse.end[tokens[-1]]
        said = " ".join(text[start:end].split())
        rows = [_row(parse, text, token=token, first=tokens[0]) for token in tokens]
        blocks.append("\n".join([f"# sent_id = {number + 1}", f"# text = {said}", *rows]) + "\n\n")
    return "".join(blocks)


def _by_sentence(parse: Parse) -> list[list[int]]:
    grouped: dict[int, list[int]] = {}
    for token, sentence in enumerate(parse.sentence):
        grouped.setdefault(sentence, []).append(token)
    return [grouped[sentence] for sentence in sorted(grouped)]


def _row(parse: Parse, text: str, *, token: int, first: int) -> str:
    start, end, head = parse.start[token], parse.end[token], parse.head[token]
    misc = [f"TokenRange={start}:{end}"]
    if parse.entity and parse.entity[token] != "O":
        misc.insert(0, f"Name={parse.entity[token]}")
    if text[end : end + 1].strip():
        misc.insert(0, "SpaceAfter=No")
    form = " ".join(text[start:end].split()) or "_"
    columns = [str(token - first + 1), form, "_", parse.upos[token], "_", parse.feats[token]]
    columns += ["0" if head < 0 else str(head - first + 1), parse.deprel[token], "_", "|".join(misc)]
    return "\t".join(columns)


def from_conllu(conllu: str, text: str) -> Parse:
    """The parse that CoNLL-U tells of `text`. Raises BadConllu where a token isn't found in it or a row is no row."""
    columns: dict[str, list[object]] = {name: [] for name in Parse.__struct_fields__}
    at = 0
    for number, rows in enumerate(_blocks(conllu)):
        surfaces = _surfaces(rows)
        owner = {row[0]: i for i, (_, words, _) in enumerate(surfaces) for row in words}
        base = len(columns["start"])
        for form, words, misc in surfaces:
            start, at = _place(form, text, misc=misc, at=at)
            main = _main(words)
            head = -1 if main[6] == "0" else base + _owner(owner, main)
            told = (start, at, number, main[3], _merged_feats(words), head, main[7], _misc(misc, "Name") or "O")
            for name, value in zip(columns, told, strict=True):
                columns[name].append(value)
    return Parse(**{name: tuple(values) for name, values in columns.items()})  # type: ignore[arg-type]


def _blocks(conllu: str) -> Iterator[list[Row]]:
    rows: list[Row] = []
    for number, line in enumerate([*conllu.splitlines(), ""], start=1):
        if not line.strip():
            if rows:
                yield rows
            rows = []
        elif not line.startswith("#"):
            row = line.split("\t")
            if len(row) != 10:
                raise BadConllu(f"line {number}: {len(row)} columns instead of 10. Columns are parted by tabs.")
            rows.append(row)


def _surfaces(rows: Sequence[Row]) -> list[Surface]:
    surfaces: list[Surface] = []
    inside = 0
    for row in rows:
        if "-" in row[0]:
            first, inside = (int(x) for x in row[0].split("-"))
            words = [r for r in rows if r[0].isdigit() and first <= int(r[0]) <= inside]
            surfaces.append((row[1], words, row[9]))
        elif row[0].isdigit() and int(row[0]) > inside:
            surfaces.append((row[1], [row], row[9]))
    return surfaces


def _main(words: Sequence[Row]) -> Row:
    """The word that ties its token to the others: the first whose head lies outside."""
    ids = {word[0] for word in words}
    return next((word for word in words if word[6] not in ids), words[0])


def _owner(owner: dict[str, int], word: Row) -> int:
    if word[6] not in owner:
        raise BadConllu(f"word {word[0]} ({word[1]}): its head {word[6]} is not in its sentence.")
    return owner[word[6]]


def _merged_feats(words: Sequence[Row]) -> str:
    """The main word's features, and those of the token's other words that it has not."""
    main = _main(words)
    feats: dict[str, str] = {}
    for word in [*(w for w in words if w is not main), main]:
        feats |= dict(pair.split("=", 1) for pair in word[5].split("|") if "=" in pair)
    return "|".join(f"{name}={feats[name]}" for name in sorted(feats)) or "_"


def _place(form: str, text: str, *, misc: str, at: int) -> tuple[int, int]:
    """Where a token stands: where its MISC says, else the next place its letters are found, blanks aside."""
    told = _misc(misc, "TokenRange")
    if told:
        first, _, last = told.partition(":")
        if not 0 <= int(first) < int(last) <= len(text):
            raise BadConllu(f"{form}: TokenRange={told} is not in the text, which has {len(text)} characters.")
        return int(first), int(last)
    start = text.find(form, at)
    if start >= 0 and not text[at:start].strip():
        return start, start + len(form)
    return _loosely(form, text, at=at)


def _loosely(form: str, text: str, *, at: int) -> tuple[int, int]:
    """The place of a form that the text writes with other blanks inside."""
    while at < len(text) and text[at].isspace():
        at += 1
    start = at
    for letter in form:
        while at < len(text) and text[at].isspace():
            at += 1
        if letter.isspace():
            continue
        if text[at : at + 1] != letter:
            raise BadConllu(f"{form!r} is not in the text at {start}: {text[start : start + 20]!r} stands there.")
        at += 1
    return start, at


def _misc(misc: str, name: str) -> str | None:
    return next((pair[len(name) + 1 :] for pair in misc.split("|") if pair.startswith(name + "=")), None)
