"""Files, folders, globs and their encodings become reports; what can't be read spoils nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dragoman.intake.reports import open_reports, report_from_text
from dragoman.record.ids import report_id

TEXT = "Größe zählt – „Zitat“, sagte die Bürgermeisterin am Montag. Verletzt wurde niemand.\r\nÄrger folgt, so Šimić."
STORY = "The bridge over the lake closed on Monday after a crack was found, the county said."

ENCODINGS = [
    ("utf-8", b""),
    ("utf-8", b"\xef\xbb\xbf"),
    ("utf-16-le", b"\xff\xfe"),
    ("utf-16-be", b"\xfe\xff"),
    ("utf-16-le", b""),
    ("utf-16-be", b""),
    ("utf-32-le", b"\xff\xfe\x00\x00"),
]


@pytest.mark.parametrize(("encoding", "mark"), ENCODINGS, ids=str)
def test_text_keeps_its_characters_in_every_encoding(tmp_path: Path, encoding: str, mark: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(mark + TEXT.encode(encoding))
    (report,), troubles = open_reports([tmp_path])
    assert report.text == ("\ufeff" if mark else "") + TEXT
    assert not troubles
    assert report.language == "de"


def test_text_without_a_valid_encoding_is_windows_1252(tmp_path: Path) -> None:
    text = TEXT.replace("Šimić", "Jörg \x9d €")
    raw = text.replace("\x9d", "@").encode("cp1252").replace(b"@", b"\x9d")
    (tmp_path / "a.txt").write_bytes(raw)
    (report,), _ = open_reports([tmp_path])
    assert report.text == text


def test_text_with_one_broken_byte_stays_utf8(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT.encode() + "é".encode()[:1])
    (report,), _ = open_reports([tmp_path])
    assert report.text == TEXT + "\ufffd"


@pytest.mark.parametrize("declared", ["windows-1251", "KOI8-R", "utf-8"])
def test_page_is_read_by_its_declared_charset(tmp_path: Path, declared: str) -> None:
    page = f'<html><head><meta charset="{declared}"></head><body><p>Мост закрыт после шторма.</p></body></html>'
    (tmp_path / "a.html").write_bytes(page.encode(declared))
    (report,), _ = open_reports([tmp_path])
    assert report.text == "Мост закрыт после шторма.\n"


def test_page_in_utf8_is_read_as_such_whatever_it_declares(tmp_path: Path) -> None:
    page = '<html><head><meta charset="iso-8859-1"></head><body><p>Le bac est arrêté à Sète.</p></body></html>'
    (tmp_path / "a.html").write_bytes(page.encode())
    (report,), _ = open_reports([tmp_path])
    assert report.text == "Le bac est arrêté à Sète.\n"


def test_double_encoding_is_kept_as_received() -> None:
    text = "FranÃ§ois Morel a été élu lundi président du conseil, selon la préfecture."
    assert report_from_text(text).text == text


def test_page_nested_deeper_than_the_parser_goes_keeps_its_text(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<body>" + "<div>" * 3000 + f"<p>{STORY}</p>" + "</div>" * 3000, encoding="utf-8")
    (report,), _ = open_reports([tmp_path])
    assert STORY in report.text


def test_page_of_several_articles_is_dated_by_its_own(tmp_path: Path) -> None:
    other = '{"@type":"NewsArticle","headline":"Old bridge sold","datePublished":"2001-01-01"}'
    own = '{"@type":"NewsArticle","headline":"Bridge closes","datePublished":"2021-06-12"}'
    scripts = "".join(
        f'<script type="application/ld+json">{fields}</script>' for fields in ("{broken", f"[{other}]", own)
    )
    page = f"<html><head><title>Bridge closes | Courier</title>{scripts}</head><body><p>{STORY}</p></body></html>"
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    (report,), _ = open_reports([tmp_path])
    assert report.published is not None and report.published.edtf == "2021-06-12"


def test_front_matter_is_furniture_that_states_the_date() -> None:
    report = report_from_text(f"---\ntitle: Bridge closes\ndate: 2021-06-12\nlayout: post\n---\n\n{STORY}\n")
    assert {block.kind for block in report.blocks[:-1]} == {"furniture"}
    assert report.blocks[-1].kind == "lead"
    assert report.published is not None
    assert (report.published.edtf, report.published.read_from) == ("2021-06-12", "field:date")
    assert report.title == "Bridge closes"


TROUBLES = [
    (b"", "empty file"),
    (b" \r\n\t\n", "empty file"),
    (b"\xef\xbb\xbf\n", "empty file"),
    (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 4, "binary file"),
    (b"PK\x03\x04\x14\x00\x08\x00" + bytes(range(200)), "binary file"),
]


@pytest.mark.parametrize(("raw", "what"), TROUBLES, ids=[what for _, what in TROUBLES])
def test_file_that_is_no_report_is_told_and_spoils_nothing(tmp_path: Path, raw: bytes, what: str) -> None:
    (tmp_path / "a.txt").write_bytes(raw)
    (tmp_path / "b.txt").write_text(STORY, encoding="utf-8")
    reports, (trouble,) = open_reports([tmp_path])
    assert [report.path for report in reports] == ["b.txt"]
    assert (trouble.path, trouble.what) == ("a.txt", what)
    assert trouble.why.count(".") >= 2, "why, then the cure"


@pytest.mark.parametrize("page", ["<body><script>var x = 'a word';</script></body>", "<frameset><frame></frameset>"])
def test_page_without_words_is_told(tmp_path: Path, page: str) -> None:
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    assert open_reports([tmp_path])[1][0].what == "page without text"


def test_missing_path_is_told() -> None:
    reports, (trouble,) = open_reports(["no/such/place"])
    assert (reports, trouble.path, trouble.what) == ([], "no/such/place", "no such file or folder")


def test_folder_is_read_through_and_other_endings_are_passed_over(tmp_path: Path) -> None:
    for name in ("b/c/deep.MD", "a.txt", "z.htm", "notes.yaml", ".hidden.txt", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"{STORY} {name}", encoding="utf-8")
    reports, troubles = open_reports([tmp_path])
    assert sorted(report.path for report in reports) == ["a.txt", "b/c/deep.MD", "z.htm"]
    assert [report.id for report in reports] == sorted(report.id for report in reports)
    assert not troubles


def test_file_named_directly_is_tried_as_text_and_read_once(tmp_path: Path) -> None:
    file = tmp_path / "story.wire"
    file.write_text(STORY, encoding="utf-8")
    reports, _ = open_reports([file, str(file), f"{tmp_path}/*.wire"])
    assert [report.path for report in reports] == ["story.wire"]


def test_identical_texts_are_numbered_by_path(tmp_path: Path) -> None:
    for name in ("c.txt", "a.txt", "b.md"):
        (tmp_path / name).write_text(STORY, encoding="utf-8")
    reports, _ = open_reports([tmp_path / "c.txt", tmp_path])
    base = report_id(STORY)
    assert [(report.path, report.id) for report in reports] == [
        ("a.txt", base),
        ("b.md", f"{base}-2"),
        ("c.txt", f"{base}-3"),
    ]


def test_address_above_the_text_is_the_reports() -> None:
    report = report_from_text(f"https://news.example/2020/05/04/bridge\n\nBridge closes after crack\n\n{STORY}\n")
    assert report.url == "https://news.example/2020/05/04/bridge"
    assert report.published is not None
    assert (report.published.edtf, report.published.read_from) == ("2020-05-04", "url")


def test_what_an_earlier_run_wrote_below_the_folder_is_no_report(tmp_path):
    (tmp_path / "a.txt").write_text("The ferry sank.", encoding="utf-8")
    written = tmp_path / "out"
    (written / "reports").mkdir(parents=True)
    (written / "reports" / "r1.txt").write_text("The ferry sank.", encoding="utf-8")
    (written / "record.json").write_text("{}", encoding="utf-8")
    (written / "dossier.html").write_text("<p>The ferry sank.</p>", encoding="utf-8")
    assert [report.path for report in open_reports([tmp_path])[0]] == ["a.txt"]


def test_an_empty_path_is_missing_and_not_the_folder_one_stands_in(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("The ferry sank.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    reports, troubles = open_reports([""])
    assert not reports
    assert troubles[0].what == "no such file or folder"


@pytest.mark.parametrize(
    "script", ["[" * 100_000, '{"@type":"NewsArticle","headline":"The ferry sank","publisher":{"name":"News \\ud83d"}}']
)
def test_broken_json_ld_spoils_no_page(tmp_path, script):
    page = f'<title>The ferry sank</title><script type="application/ld+json">{script}</script><p>The ferry sank at sea.'
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    (report,) = open_reports([tmp_path])[0]
    assert "surrogate" not in (report.outlet or "").encode().decode()


def test_a_pipe_is_left_out_and_said(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    assert open_reports([tmp_path])[1][0].what == "no plain file"
