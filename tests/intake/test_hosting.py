"""What stands on a page outside the report's containers frames it; where none is plain, nothing is taken away."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.intake.reports import open_reports

HEAD = "<h1>Bridge closes after crack is found</h1>"
ONE = "<p>The bridge over the lake closed on Monday after a crack was found, the county said.</p>"
TWO = "<p>Drivers must take the road round the lake, which is forty minutes longer, it said.</p>"
THREE = "<p>The crack was found by a fisherman who had moored his boat below the third arch.</p>"
OTHER = "<p>The council has sold the old ferry to a museum in Kellan for a single crown.</p>"
MORE = "<p>School starts an hour later this winter because the bus takes the long road.</p>"

CASES = [
    ("after the report", f"<div class=a>{HEAD}{ONE}{TWO}</div><div class=b>{OTHER}</div>", "told told frame"),
    (
        "above the headline",
        f"<div class=b>{OTHER}</div><div class=a>{HEAD}{ONE}{TWO}{THREE}</div>",
        "frame told told told",
    ),
    ("above the headline, without containers", f"{OTHER}{HEAD}{ONE}{TWO}{THREE}{MORE}", "frame told told told told"),
    ("much above the headline", f"{ONE}{TWO}{THREE}{HEAD}{OTHER}", "told told told told"),
    ("a lead in a box of its own", f"<div class=h>{HEAD}{ONE}</div><div class=a>{TWO}{THREE}</div>", "told told told"),
    (
        "a report that goes on in the next box",
        f"<div class=a>{HEAD}{ONE}{TWO}</div><div class=b>{THREE}{OTHER}</div>",
        "told told told told",
    ),
    (
        "entries side by side",
        f"<div>{HEAD}</div>" + "".join(f"<div class=u>{p}</div>" for p in (ONE, TWO, THREE)),
        "told told told",
    ),
    (
        "boxes that differ by a figure",
        f"{HEAD}<div class=part-1>{ONE}{TWO}</div><div class=part-2>{THREE}</div>",
        "told told told",
    ),
    ("boxes without names", f"<div>{HEAD}</div><div>{ONE}{TWO}</div><div>{THREE}</div>", "told told told"),
    (
        "no container holds most",
        f"{HEAD}<div class=a><i>{ONE}</i></div><div class=b><i>{TWO}</i></div><div class=c><i>{THREE}</i></div>",
        "told told told",
    ),
    (
        "cells of a table",
        "<table><tr><td>Bridge closes after crack is found<br>"
        + (ONE + TWO + THREE).replace("<p>", "<br>")
        + f"</td><td>{OTHER}</td></tr></table>",
        "told told told frame",
    ),
    (
        "a card in the report",
        f"<div class=a>{HEAD}{ONE}<a><h3>Ferry sold</h3>{OTHER}</a>{TWO}</div>",
        "told frame told",
    ),
    ("a paragraph that is a link", f"<div class=a>{HEAD}{ONE}<p><a>{TWO[3:-4]}</a></p></div>", "told told"),
    (
        "all behind a wall",
        f"<div class=a>{HEAD}{ONE}" + (TWO + THREE).replace("<p>", "<p class=paywall>") + "</div>",
        "told told told",
    ),
    (
        "the wall itself",
        f"<div class=a>{HEAD}{ONE}{TWO}{THREE}<div class=paywall>{OTHER}</div></div>",
        "told told told frame",
    ),
]


@pytest.mark.parametrize(("why", "body", "sides"), CASES, ids=[case[0] for case in CASES])
def test_paragraph_is_told_or_frame_by_where_it_stands(tmp_path: Path, why: str, body: str, sides: str) -> None:
    markup = f"<html><head><title>Bridge closes after crack is found</title></head><body>{body}</body></html>"
    (tmp_path / "a.html").write_text(markup, encoding="utf-8")
    (report,), _ = open_reports([tmp_path])
    kinds = [block.kind for block in report.blocks if block.end - block.start > 36]
    assert " ".join("told" if kind in ("lead", "body") else "frame" for kind in kinds if kind != "headline") == sides


def test_long_page_is_read_in_time_that_grows_with_its_length(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(f"<body>{HEAD}{(ONE + TWO) * 1500}</body>", encoding="utf-8")
    (report,), _ = open_reports([tmp_path])
    assert len(report.blocks) == 3001
