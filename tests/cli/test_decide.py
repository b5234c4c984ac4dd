"""`dragoman decide` and files of decisions: what is written, what runs replay, what broken lines spoil."""

from __future__ import annotations

import json
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from tests.cli.cable_car import Run

from dragoman.cli.deciding import add_decision, load_decisions
from dragoman.record.errors import UnreadableRecord
from dragoman.record.record import Record
from dragoman.record.ruling import BadDecisions, Ruling
from dragoman.record.storing import load_record

Done = tuple[CompletedProcess[bytes], Path]


@pytest.fixture
def record(done: Done) -> Record:
    return load_record(done[1])


def written(folder: Path, text: str) -> Path:
    path = folder / "decisions.jsonl"
    path.write_bytes(text.encode())
    return path


def test_a_decision_is_written_behind_the_others_and_replayed(
    dragoman: Run, reports: Path, record: Record, done: Done, tmp_path: Path
) -> None:
    actor = next(actor for actor in record.actors if actor.name == "Arta Leka")
    remark = record.remarks[0]
    (tmp_path / "decisions.jsonl").write_bytes(b'{"what":"wrong","ids":["%s"]}' % remark.id.encode())
    ended = dragoman("decide", done[1], "rename", actor.id, "--to", "Arta Leka-Hoxha", "--why", "She married.")
    assert ended.returncode == 0 and ended.stdout == b""
    assert "2 decisions. Next: dragoman run … --decisions decisions.jsonl" in ended.stderr.decode()
    assert dragoman("run", reports, "-o", "out", "--decisions", "decisions.jsonl").returncode == 0
    made = load_record(tmp_path / "out")
    people = [decision for decision in made.decisions if decision.by == "person"]
    assert [(one.what, one.ids) for one in people] == [("wrong", ()), ("rename", (actor.id,))]
    assert "Arta Leka-Hoxha" in {one.name for one in made.actors} and remark.id not in {one.id for one in made.remarks}
    told = dragoman("show", "out", "--why", actor.id).stdout.decode()
    assert "person: rename: She married.; “Arta Leka-Hoxha”" in told
    assert "decided by a person</a> renamed: She married." in (tmp_path / "out/dossier.html").read_text()


def test_a_decision_names_findings_and_places(dragoman: Run, record: Record, done: Done) -> None:
    first, second = record.actors[:2]
    told = json.loads(dragoman("decide", done[1], "different", first.id, second.id, "-o", "-").stdout)
    assert told["ids"] == [first.id, second.id] and told["members"][first.id] == list(first.members)
    assert {spot["of"] for spot in told["spans"]} == {first.id, second.id}
    for spot in told["spans"]:
        assert record.texts[spot["report"]][spot["start"] : spot["end"]].startswith(spot["text"][:20])
    assert list(told) == ["what", "ids", "members", "spans"]


def test_split_takes_letters_of_reports_and_sentences(dragoman: Run, record: Record, done: Done) -> None:
    line = next(one for one in record.occurrences if len({span.report for span in one.evidence}) > 1)
    report = next(one for one in record.reports if one.id == line.evidence[-1].report)
    whole = json.loads(dragoman("decide", done[1], "split", line.id, report.siglum, "-o", "-").stdout)
    assert {spot["report"] for spot in whole["spans"] if "of" not in spot} == {report.id}
    number = next(
        n for n, one in enumerate(report.sentences, 1) if one.start <= line.evidence[-1].start < one.end
    )  # fmt: skip
    told = json.loads(dragoman("decide", done[1], "split", line.id, f"{report.siglum}{number}", "-o", "-").stdout)
    loose = [spot for spot in told["spans"] if "of" not in spot]
    assert [(spot["start"], spot["kind"]) for spot in loose] == [(report.sentences[number - 1].start, "occurrence")]


CANNOT = {
    "an unknown id": (("wrong", "o0000000000"), "No line has the id 'o0000000000'"),
    "an unknown finding": (("wrong", "x0000000000"), "No line has the finding"),
    "an unknown sentence": (("same", "A99", "A1"), "A99: report A has"),
    "an unknown report": (("same", "Q1", "A1"), "No report is called 'Q'. Known: A, B, C"),
    "an unknown kind": (("maybe", "A1"), "Known: same, different, merge, split, rename, verdict, wrong, undo"),
    "no name": (("rename", "{actor}"), "rename needs the new name in to"),
    "a verdict on an actor": (("verdict", "{actor}", "--to", "slip"), "verdict is of differences, not of actors"),
    "two kinds": (("same", "{actor}", "{occurrence}"), "actors and occurrences are not of one kind"),
    "one thing": (("same", "{actor}"), "same needs two things or more"),
    "nothing to undo": (("undo", "3"), "undoes 3: no line of that number holds a decision"),
}


@pytest.mark.parametrize(("arguments", "told"), CANNOT.values(), ids=CANNOT)
def test_what_makes_no_sense_is_refused_and_nothing_written(
    arguments: tuple[str, ...], told: str, dragoman: Run, record: Record, done: Done, tmp_path: Path
) -> None:
    known = {"actor": record.actors[0].id, "occurrence": record.occurrences[0].id}
    ended = dragoman("decide", done[1], *(one.format(**known) for one in arguments))
    assert ended.returncode == 2 and told in ended.stderr.decode()
    assert not (tmp_path / "decisions.jsonl").exists()


BROKEN = {
    "no JSON": ("{what: same}", "line 2: JSON is malformed"),
    "half a line": ('{"what":"same","ids":["o01', "line 2: Input data was truncated"),
    "an unknown key": ('{"what":"wrong","ids":["o0123456789"],"reson":"x"}', "line 2: Object contains unknown field"),
    "an unknown kind": ('{"what":"perhaps"}', "line 2: Invalid enum value 'perhaps'"),
    "no id": ('{"what":"wrong","ids":["B14"]}', "line 2: 'B14' is no id"),
    "one thing": ('{"what":"same","ids":["o0123456789"]}', "line 2: same needs two things"),
    "no verdict": ('{"what":"verdict","ids":["d0123456789"],"to":"wrong"}', "line 2: verdict needs one of compatible"),
    "void": ('{"what":"void","ids":["d0123456789"]}', "line 2: void is what a run reports"),
    "undo of a later line": ('{"what":"undo","undoes":3}', "line 2: undoes 3: no earlier line"),
    "undo of itself": ('{"what":"undo","undoes":2}', "line 2: undoes 2: no earlier line"),
    "a letter": (
        '{"what":"same","spans":[{"report":"B","start":1,"end":3},{"report":"r0123456789","start":1,"end":3}]}',
        "line 2: 'B' is no report's id",
    ),
    "nothing": ('{"what":"wrong","spans":[{"report":"r0123456789","start":3,"end":3}]}', "from 3 to 3 holds nothing"),
    "a stranger": ('{"what":"wrong","ids":["o0123456789"],"members":{"o1":[]}}', "members tell of 'o1'"),
}


@pytest.mark.parametrize(("row", "told"), BROKEN.values(), ids=BROKEN)
def test_a_broken_line_is_told_with_its_number(row: str, told: str, tmp_path: Path) -> None:
    path = written(tmp_path, f'{{"what":"wrong","ids":["o0123456789"]}}\n{row}\n')
    with pytest.raises(BadDecisions) as raised:
        load_decisions(path)
    assert told in str(raised.value) and "line 1:" not in str(raised.value)


def test_all_broken_lines_are_told_together_and_nothing_is_run(dragoman: Run, reports: Path, tmp_path: Path) -> None:
    written(tmp_path, 'x\n\n{"what":"rename","ids":["a0123456789"]}\n')
    ended = dragoman("run", reports, "-o", "out", "--decisions", "decisions.jsonl")
    message = ended.stderr.decode()
    assert ended.returncode == 2 and "line 1:" in message and "line 3: rename needs" in message
    assert not (tmp_path / "out").exists()


def test_nothing_is_added_to_a_broken_file(tmp_path: Path) -> None:
    path = written(tmp_path, "x\n")
    with pytest.raises(BadDecisions, match="line 1"):
        add_decision(path, Ruling(what="wrong", ids=("o0123456789",)))
    assert path.read_bytes() == b"x\n"


def test_blank_lines_bom_and_crlf_are_no_faults_and_undo_counts_lines(tmp_path: Path) -> None:
    rows = ["\ufeff", '{"what":"wrong","ids":["o0123456789"],"why":"no\\u2028pe"}', "", '{"what":"undo","undoes":2}']
    decided = load_decisions(written(tmp_path, "\r\n".join(rows)))
    assert [one.what for one in decided] == ["wrong", "undo"] and decided[1].undoes == 1


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableRecord, match="Name a file of decisions"):
        load_decisions(tmp_path / "none.jsonl")


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    decided = [
        Ruling(what="wrong", ids=("o0123456789",), why="„no“"),
        Ruling(what="undo", undoes=1),
        Ruling(what="same", ids=("o0123456789", "oabcdefabcd"), members={"o0123456789": ("x0123456789",)}),
    ]
    assert [add_decision(path, one) for one in decided] == [1, 2, 3]
    assert list(load_decisions(path)) == decided
