"""Sets of names without trees, each as samples whose kinds are PER, LOC, ORG and MISC."""

from __future__ import annotations

import csv
import gzip
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from dragoman.languages.tokens import Token, surface_tokens
from training.sets import Sample, laid_out, read_conllu, spaced
from training.treebank_names import NAME_KINDS


def _column_file(lines: list[str], columns: tuple[int, int], *, corpus: str, kinds: dict[str, str]) -> Iterator[Sample]:
    """Sentences of a file with a token a line; tags not in `kinds` are nobody's."""
    rows: list[tuple[str, str]] = []
    for line in [*lines, ""]:
        parts = line.rstrip("\n").split("\t" if "\t" in line else " ")
        if len(parts) > max(columns) and not line.startswith("-DOCSTART-"):
            rows.append((parts[columns[0]], parts[columns[1]]))
        elif rows and not line.strip():
            yield named_sample(rows, corpus=corpus, kinds=kinds)
            rows = []


def named_sample(rows: list[tuple[str, str]], *, corpus: str, kinds: dict[str, str]) -> Sample:
    """A sentence of (form, tag), laid out with the spaces German and English put."""
    text, tokens = laid_out(spaced([form for form, _ in rows]))
    tags: list[str] = []
    before = "O"
    for _, tag in rows:
        mark, _, kind = tag.partition("-")
        kind = kinds.get(kind, "")
        if mark == "O" or not kind:
            tags.append("O")
        else:
            tags.append(("I-" if mark == "I" and before[2:] == kind else "B-") + kind)
        before = tags[-1]
    return Sample(text, tokens, corpus, names=tags)


def germeval(sets: Path) -> list[Sample]:
    """GermEval 2014 dev; its outer spans, derivations and parts of words left out."""
    lines = (sets / "ner/germeval/NER-de-dev.tsv").read_text(encoding="utf-8").split("\n")
    kinds = {"PER": "PER", "LOC": "LOC", "ORG": "ORG", "OTH": "MISC"}
    return list(_column_file([x for x in lines if not x.startswith("#")], (1, 2), corpus="germeval", kinds=kinds))


def uner(sets: Path, part: str) -> list[Sample]:
    """UNER's English EWT names on the tokens of the UD file, matched by sentence id."""
    trees = {s.sent_id: s for s in read_conllu(sets / f"ud/en_ewt-ud-{part}.conllu")}
    found = []
    blocks = (sets / f"ner/uner/en_ewt-ud-{part}.iob2").read_text(encoding="utf-8").split("\n\n")
    for block in blocks:
        sent_id = re.search(r"# sent_id = (\S+)", block)
        rows = [x.split("\t") for x in block.split("\n") if x and x[0] != "#"]
        tree = trees.get(sent_id.group(1)) if sent_id else None
        if tree is None or not rows:
            continue
        tags = _carried([(r[1], r[2]) for r in rows], tree.forms())
        if tags:
            found.append(Sample(tree.text, tree.tokens, "uner-" + part, tree.upos, tree.feats, names=tags))
    return found


def _carried(rows: list[tuple[str, str]], forms: list[str]) -> list[str]:
    """Tags of words laid on surface tokens by their letters; empty where the letters differ."""
    if "".join(f for f, _ in rows).replace(" ", "") != "".join(forms).replace("\u00a0", ""):
        return []
    letters = [tag if k == 0 else re.sub("^B-", "I-", tag) for f, tag in rows for k in range(len(f.replace(" ", "")))]
    tags, at = [], 0
    for form in forms:
        tags.append(letters[at].replace("OTH", "MISC"))
        at += len(form.replace("\u00a0", ""))
    return tags


def wikigold(sets: Path) -> list[Sample]:
    """Wikigold: names in English Wikipedia."""
    lines = (sets / "ner/wikigold/CONLL-format/data/wikigold.conll.txt").read_text(encoding="utf-8").split("\n")
    return list(_column_file(lines, (0, 1), corpus="wikigold", kinds={k: k for k in NAME_KINDS}))


def crossner(sets: Path) -> list[Sample]:
    """CrossNER politics, all three parts."""
    kinds = {"politician": "PER", "person": "PER", "country": "LOC", "location": "LOC", "misc": "MISC"}
    kinds |= {"politicalparty": "ORG", "organisation": "ORG", "election": "MISC", "event": "MISC"}
    found: list[Sample] = []
    for part in ("train", "dev", "test"):
        lines = (sets / f"ner/crossner/ner_data/politics/{part}.txt").read_text(encoding="utf-8").split("\n")
        found += _column_file(lines, (0, 1), corpus="crossner", kinds=kinds)
    return found


def re3d(sets: Path) -> list[Sample]:
    """re3d; a span with small words or commas in it is a description, not a name: its tokens are nobody's."""
    kinds = {"Person": "PER", "Location": "LOC", "Organisation": "ORG"}
    found: list[Sample] = []
    for path in sorted((sets / "ner/re3d").rglob("*.conll")):
        lines = path.read_text(encoding="utf-8", errors="replace").split("\n")
        found += _column_file(lines, (0, 1), corpus="re3d", kinds=kinds)
    for sample in found:
        _blank_descriptions(sample)
    return found


def _blank_descriptions(sample: Sample) -> None:
    assert sample.names is not None
    forms = sample.forms()
    start = 0
    while start < len(forms):
        end = start + 1
        if sample.names[start].startswith("B-"):
            while end < len(forms) and sample.names[end].startswith("I-"):
                end += 1
            small = [
                f for f in forms[start:end] if not f[0].isupper() and f not in ("of", "-", "al", "and", "for", "the")
            ]
            if small or forms[start] in ("the", "The"):
                nobody = any(f[0].isupper() for f in forms[start + 1 : end])
                sample.names[start:end] = ["_" if nobody else "O"] * (end - start)
        start = end


def mobie(sets: Path) -> list[Sample]:
    """MobIE: German traffic reports and tweets."""
    kinds = {"person": "PER", "location": "LOC", "location-city": "LOC", "location-street": "LOC"}
    kinds |= {"location-stop": "LOC", "organization": "ORG", "organization-company": "ORG"}
    found: list[Sample] = []
    with zipfile.ZipFile(sets / "ner/mobie_de/ner_conll03_formatted.zip") as archive:
        for part in ("train", "dev", "test"):
            lines = archive.read(f"{part}.conll2003").decode("utf-8").split("\n")
            found += _column_file(lines, (0, 3), corpus="mobie", kinds=kinds)
    return found


def smartdata(sets: Path) -> list[Sample]:
    """SmartData: German news; lines of its documents as sentences, cut by our own tokeniser."""
    raw = gzip.decompress((sets / "ner/smartdata_de/train.json.gz").read_bytes()).decode("utf-8")
    decoder, at, found = json.JSONDecoder(), 0, []
    while (at := len(raw) - len(raw[at:].lstrip())) < len(raw):
        document, at = decoder.raw_decode(raw, at)
        text = document["text"]["string"]
        spans = [(m["span"]["start"], m["span"]["end"], m["type"]) for m in document["conceptMentions"]["array"]]
        for match in re.finditer(r"[^\n]+?(?:(?<=[a-zäöüß\"“)][.!?])(?= [A-ZÄÖÜ„\"])|\n|$)", text):
            line = match.group().strip()
            start = match.start() + match.group().index(line) if line else 0
            tokens = surface_tokens(line, "de")
            if len(tokens) > 1:
                found.append(Sample(line, tokens, "smartdata", names=_laid_on(line, tokens, spans=spans, offset=start)))
    return found


_SMART = {"person": "PER", "organization": "ORG", "organization-company": "ORG", "location": "LOC"}
_SMART |= {"location-city": "LOC", "location-street": "LOC", "location-stop": "LOC"}


def _laid_on(text: str, tokens: list[Token], *, spans: list[tuple[int, int, str]], offset: int) -> list[str]:
    tags = ["O"] * len(tokens)
    for start, end, kind in spans:
        inside = [i for i, t in enumerate(tokens) if start <= t.start + offset and t.end + offset <= end]
        form = text[tokens[inside[0]].start : tokens[inside[-1]].end] if inside else ""
        # Adjectives ("kalifornischen") and roads ("A7") are places there and names nowhere else.
        if kind not in _SMART or not form[:1].isupper() or re.fullmatch(r"[AB] ?\d+", form):
            continue
        for k, i in enumerate(inside):
            tags[i] = ("I-" if k else "B-") + _SMART[kind]
    return tags


_MEANTIME = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "PRO": "MISC"}
_SMALL = frozenset(
    [
        "of",
        "the",
        "and",
        "for",
        "de",
        "del",
        "la",
        "las",
        "los",
        "y",
        "e",
        "di",
        "da",
        "van",
        "der",
        "en",
        "et",
        "&",
        "-",
    ]
)


def meantime(sets: Path) -> list[Sample]:
    """MEANTIME's four languages: its mentions as far as they are names; sentences without any mention left out."""
    found: list[Sample] = []
    for language in ("en", "es", "it", "nl"):
        folder = sets / "stories/meantime" / language
        sentences = _meantime_sentences(folder / "conll.csv")
        mentions = json.loads((folder / "entities_mentions.json").read_text(encoding="utf-8"))
        tags = {key: ["O"] * len(forms) for key, forms in sentences.items()}
        seen = set()
        for m in sorted(mentions, key=lambda m: (len(m["tokens_number"]), m["mention_id"])):
            key = (m["conll_doc_key"], m["sent_id"])
            if key in sentences and max(m["tokens_number"]) < len(sentences[key]):
                seen.add(key)
                kind = _MEANTIME.get(m["mention_type"], "") if m["mention_head_pos"] == "PROPN" else ""
                _tag_mention(sentences[key], tags[key], kind=kind, places=m["tokens_number"])
        for key in sorted(seen):
            text, tokens = laid_out(spaced(sentences[key]))
            found.append(Sample(text, tokens, "meantime", names=tags[key]))
    return found


def _meantime_sentences(path: Path) -> dict[tuple[str, int], list[str]]:
    sentences: dict[tuple[str, int], list[str]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            sentences.setdefault((row["topic/subtopic_name"], int(row["sent_id"])), []).append(row["token"])
    return {k: v for k, v in sentences.items() if 2 < len(v) < 100 and all(f.strip() for f in v)}


def _tag_mention(forms: list[str], tags: list[str], *, kind: str, places: list[int]) -> None:
    """Marks the name in a mention: its part before a comma, without small words around; nothing if some remain."""
    if not kind:
        return
    part = []
    for p in places:
        if forms[p] in (",", "(", "--", "que", "que", "which", "who"):
            break
        part.append(p)
    while (part and not forms[part[0]][0].isupper()) or (part and forms[part[0]].lower() in _SMALL):
        part.pop(0)
    while part and not forms[part[-1]][0].isalnum():
        part.pop()
    plain = part and all(forms[p][0].isupper() or forms[p][0].isdigit() or forms[p] in _SMALL for p in part)
    if plain and len(part) <= 6 and all(tags[p] == "O" for p in part):
        for k, p in enumerate(part):
            tags[p] = ("I-" if k else "B-") + kind
    elif not plain:
        for p in places:
            if tags[p] == "O" and forms[p][0].isupper():
                tags[p] = "_"
