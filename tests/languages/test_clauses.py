"""Cuts into clauses: marks in every language, words where they are known."""

import pytest

from dragoman.languages.clauses import clauses
from dragoman.languages.words import entries, known_languages

JOINTS = [
    pytest.param(code, entry, id=f"{code}-{entry['form']}")
    for code in known_languages()
    for entry in entries(code, "clauses", "joint")
]

CASES = [
    pytest.param(
        "en", "The council closed both old bridges over the river; nobody told the bus drivers about it until noon.",
        ["The council closed both old bridges over the river", "nobody told the bus drivers about it until noon."],
        id="semicolon",
    ),
    pytest.param(
        "en", "The mayor said on Monday: “We will not open the old harbour again before winter” and left.",
        ["“We will not open the old harbour again before winter”"],
        id="a quotation stands for itself and stays whole",
    ),
    pytest.param(
        "xx", "Ka lo mi tu ra se; ba ne ko li pa du, and me no fa so re ti.",
        ["Ka lo mi tu ra se", "ba ne ko li pa du, and me no fa so re ti."],
        id="an unknown language is cut at marks only",
    ),
    pytest.param("en", "He left, and she stayed.", ["He left, and she stayed."], id="short pieces stay together"),
    pytest.param("zh", "渡轮周日晚上在旧灯塔附近的沙洲搁浅。没有人在事故中受伤公司说会修好船。",
                 ["渡轮周日晚上在旧灯塔附近的沙洲搁浅。", "没有人在事故中受伤公司说会修好船。"], id="unspaced"),
    pytest.param("en", "", [""], id="empty"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "pieces"), CASES)
def test_clauses_cut(language, text, pieces):
    assert [text[start:end] for start, end in clauses(text, language)] == pieces


@pytest.mark.parametrize(("language", "entry"), JOINTS)
def test_clauses_begin_at_each_word(language, entry):
    text = entry["example"]
    pieces = [text[start:end].lower() for start, end in clauses(text, language, least=3)]
    assert any(piece.startswith(entry["form"] + " ") for piece in pieces[1:]), pieces


@pytest.mark.parametrize(("language", "entry"), [case for case in JOINTS if "not" in case.values[1]])
def test_clauses_keep_what_only_looks_alike(language, entry):
    text = entry["not"]
    pieces = [text[start:end].lower() for start, end in clauses(text, language, least=3)]
    assert not any(piece.startswith(entry["form"] + " ") for piece in pieces[1:]), pieces
