"""JSON and JSON-LD become reports, whatever types their fields have, however they are wrapped; hostile files too."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_labels import assert_partition

from dragoman.intake.articles import Article, articles_in, load
from dragoman.intake.feeds import articles_of, text_of
from dragoman.intake.reports import open_reports
from dragoman.intake.sources import page_source
from dragoman.record.report import Report, Trouble

HEAD = "Salt road to Ruel closed"
BODY = "The salt road to Ruel is closed, the county said on Saturday."
MORE = "Trucks must take the northern road, which is three hours longer, it said."
ARTICLE = {"@type": "NewsArticle", "headline": HEAD, "articleBody": BODY}


def opened(tmp_path: Path, value: Any, *, name: str = "a.json") -> tuple[list[Report], list[Trouble]]:
    raw = value if isinstance(value, str) else json.dumps(value)
    (tmp_path / name).write_text(raw, encoding="utf-8")
    reports, troubles = open_reports([tmp_path])
    for report in reports:
        assert_partition(report)
        report.text.encode("utf-8")
    return sorted(reports, key=lambda report: report.path), troubles


def only(tmp_path: Path, value: Any) -> Report:
    (report,), troubles = opened(tmp_path, value)
    assert not troubles
    return report


def test_text_is_headline_description_byline_body(tmp_path: Path) -> None:
    report = only(tmp_path, ARTICLE | {"description": "A bridge sank.", "author": {"name": "Hank Oduya"}})
    assert report.text == f"{HEAD}\n\nA bridge sank.\n\nHank Oduya\n\n{BODY}\n"
    assert [block.kind for block in report.blocks] == ["headline", "subhead", "byline", "lead"]


WRAPPED = [
    ("alone", ARTICLE),
    ("in a list", [ARTICLE]),
    ("in a graph", {"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "Wire"}, ARTICLE]}),
    ("as main entity", {"@type": "WebPage", "name": "Wire", "mainEntity": ARTICLE}),
    ("in a list of items", {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": ARTICLE}]}),
    ("in an answer of a service", {"status": "ok", "response": {"docs": [ARTICLE]}}),
    ("of two types", ARTICLE | {"@type": ["ReportageNewsArticle", "Thing"]}),
    ("of a type by its address", ARTICLE | {"@type": "https://schema.org/NewsArticle"}),
    ("twice", [ARTICLE, ARTICLE]),
    ("beside related ones", {"story": ARTICLE, "related": [ARTICLE | {"headline": "Other", "articleBody": MORE}]}),
    ("with its parts", ARTICLE | {"hasPart": ARTICLE | {"articleBody": MORE}}),
]


@pytest.mark.parametrize("value", [case[1] for case in WRAPPED], ids=[case[0] for case in WRAPPED])
def test_article_is_found_wherever_it_stands(tmp_path: Path, value: Any) -> None:
    report = only(tmp_path, value)
    assert (report.path, report.title, report.text) == ("a.json", HEAD, f"{HEAD}\n\n{BODY}\n")


FIELDS: list[tuple[str, dict[str, Any], str, Any]] = [
    ("published", {"datePublished": "2021-06-12T10:33:00Z"}, "edtf", "2021-06-12T10:33:00Z"),
    ("published, changed", {"dateModified": "2022-01-01", "datePublished": "2021-06-12"}, "edtf", "2021-06-12"),
    ("published, created", {"dateCreated": "2021-06-11", "datePublished": "2021-06-12"}, "edtf", "2021-06-12"),
    ("created only", {"dateCreated": "2021-06-11"}, "edtf", "2021-06-11"),
    ("changed only", {"dateModified": "2022-01-01"}, "edtf", None),
    ("fetched only", {"date_download": "2022-01-01"}, "edtf", None),
    ("published in a list", {"datePublished": [None, "2021-06-12"]}, "edtf", "2021-06-12"),
    ("published as a typed value", {"datePublished": {"@type": "Date", "@value": "2021-06-12"}}, "edtf", "2021-06-12"),
    ("published in seconds", {"published_at": 1623486780}, "edtf", "2021-06-12T08:33:00Z"),
    ("published in milliseconds", {"published_at": 1623486780000}, "edtf", "2021-06-12T08:33:00Z"),
    ("published at no time", {"published_at": 10**400}, "edtf", None),
    ("published: true", {"datePublished": True}, "edtf", None),
    ("published: the first day of computers", {"datePublished": "1970-01-01T00:00:00Z"}, "edtf", None),
    ("published: no day at all", {"datePublished": "0001-01-01T00:00:00"}, "edtf", None),
    ("published long after its change", {"datePublished": "2031-01-01", "dateModified": "2021-06-12"}, "edtf", None),
    ("outlet", {"publisher": {"@type": "Organization", "name": "Basin Wire"}}, "outlet", "Basin Wire"),
    ("outlet as words", {"publisher": "Basin Wire"}, "outlet", "Basin Wire"),
    (
        "outlet null, source given",
        {"publisher": None, "source": {"id": None, "name": "Basin Wire"}},
        "outlet",
        "Basin Wire",
    ),
    ("outlet in a list", {"publisher": [{"name": "Basin Wire"}, 7]}, "outlet", "Basin Wire"),
    ("outlet: an address", {"source": "https://basin.example/"}, "outlet", None),
    (
        "authors",
        {"author": [{"name": "Ann Lund"}, None, "Per Olsen", "https://x.example/ann"]},
        "byline",
        "Ann Lund, Per Olsen",
    ),
    ("author: a number", {"author": 3}, "byline", None),
    ("agency as author", {"author": {"@type": "Organization", "name": "Reuters"}}, "credits", ("Reuters",)),
    ("address", {"url": "https://basin.example/1"}, "url", "https://basin.example/1"),
    ("address of the page", {"mainEntityOfPage": {"@id": "https://basin.example/1"}}, "url", "https://basin.example/1"),
    ("address: none", {"url": "/1"}, "url", None),
    ("language told by its words", {"inLanguage": "de"}, "language", "en"),
]


@pytest.mark.parametrize(("why", "fields", "key", "value"), FIELDS, ids=[case[0] for case in FIELDS])
def test_field_is_read_whatever_its_type(
    tmp_path: Path, why: str, fields: dict[str, Any], key: str, value: Any
) -> None:
    report = only(tmp_path, ARTICLE | fields)
    byline = next((report.text[block.start : block.end] for block in report.blocks if block.kind == "byline"), None)
    published = report.published
    known = {"edtf": published and published.edtf, "byline": byline, "outlet": report.outlet, "url": report.url}
    assert (known | {"credits": report.credits, "language": report.language})[key] == value
    if key == "edtf" and value:
        assert published is not None and published.read_from.startswith("field:") and not published.evidence


def test_language_stated_counts_where_words_are_too_few(tmp_path: Path) -> None:
    fields = {"headline": "Öl 12", "articleBody": "Öl 13", "inLanguage": {"alternateName": "sv-SE", "name": "Swedish"}}
    assert only(tmp_path, ARTICLE | fields).language == "sv"


def test_names_are_found_behind_their_ids(tmp_path: Path) -> None:
    own = ARTICLE | {"publisher": {"@id": "#org"}, "author": {"@id": "#ann"}}
    people = [
        {"@type": "Person", "@id": "#ann", "name": "Ann Lund"},
        {"@type": "Organization", "@id": "#org", "name": "Basin Wire"},
    ]
    report = only(tmp_path, {"@graph": [own, *people]})
    assert (report.outlet, "Ann Lund" in report.text) == ("Basin Wire", True)


BODIES = [
    ("paragraphs in HTML", f"<p>{BODY}</p>\n<p>{MORE}</p>", f"{BODY}\n{MORE}"),
    ("line breaks in text", f"{BODY}\n\n{MORE}", f"{BODY}\n\n{MORE}"),
    ("line breaks beside inline HTML", f"{BODY}\n\n<em>{MORE}</em>", f"{BODY}\n\n{MORE}"),
    ("entities", f"{BODY} &ldquo;Stay&rdquo;&nbsp;&amp;c.", f"{BODY} “Stay”\xa0&c."),
    ("HTML escaped twice", f"&lt;p&gt;{BODY}&lt;/p&gt;&lt;p&gt;{MORE}&lt;/p&gt;", f"{BODY}\n{MORE}"),
    ("script inside", f"<p>{BODY}</p><script>alert('x')</script>", BODY),
    ("a sign that is no tag", f"4 < 5 and 6 > 5 in <Ruel>. {BODY}", f"4 < 5 and 6 > 5 in <Ruel>. {BODY}"),
    ("an ampersand that is no entity", f"Smith & Sons; theirs. {BODY}", f"Smith & Sons; theirs. {BODY}"),
    ("half of a surrogate pair", f"{BODY} \ud83d", f"{BODY} ?"),
    ("zero signs", f"{BODY}\x00", BODY),
]


@pytest.mark.parametrize(("why", "body", "text"), BODIES, ids=[case[0] for case in BODIES])
def test_body_is_read_by_the_rule(tmp_path: Path, why: str, body: str, text: str) -> None:
    assert only(tmp_path, ARTICLE | {"articleBody": body}).text == f"{HEAD}\n\n{text}\n"


EXPORTS: list[tuple[str, dict[str, Any]]] = [
    (
        "a content system",
        {"title": {"rendered": HEAD}, "content": {"rendered": f"<p>{BODY}</p>"}, "excerpt": {"rendered": ""}},
    ),
    ("JSON Feed", {"items": [{"id": "1", "title": HEAD, "content_html": f"<p>{BODY}</p>"}]}),
    ("a news service", {"articles": [{"title": HEAD, "description": None, "content": BODY}]}),
    ("a scraper", {"title": HEAD, "maintext": BODY, "authors": [], "description": None}),
    ("a list of paragraphs", {"headline": HEAD, "body": [{"type": "p", "text": BODY}]}),
]


@pytest.mark.parametrize("value", [case[1] for case in EXPORTS], ids=[case[0] for case in EXPORTS])
def test_common_exports_are_read(tmp_path: Path, value: Any) -> None:
    assert only(tmp_path, value).text == f"{HEAD}\n\n{BODY}\n"


def test_description_that_repeats_the_body_is_furniture(tmp_path: Path) -> None:
    report = only(tmp_path, ARTICLE | {"description": "The salt road to Ruel is closed, the…"})
    assert [block.kind for block in report.blocks] == ["headline", "furniture", "lead"]


def test_entries_of_a_live_page_follow_its_headline(tmp_path: Path) -> None:
    updates = [{"headline": "Noon", "articleBody": BODY}, {"headline": None, "articleBody": MORE}, 7, None]
    live = {"@type": "LiveBlogPosting", "headline": HEAD, "datePublished": "2021-06-12", "liveBlogUpdate": updates}
    report = only(tmp_path, live)
    assert report.text == f"{HEAD}\n\nNoon\n\n{BODY}\n\n{MORE}\n"
    assert [block.kind for block in report.blocks] == ["headline", "subhead", "lead", "body"]


def test_file_of_several_articles_gives_as_many_reports(tmp_path: Path) -> None:
    reports, troubles = opened(tmp_path, [ARTICLE, {"note": 1}, ARTICLE | {"articleBody": MORE}])
    assert [report.path for report in reports] == ["a.json#1", "a.json#2"]
    assert not troubles


def test_json_lines_are_read_one_by_one(tmp_path: Path) -> None:
    second = json.dumps(ARTICLE | {"articleBody": MORE})
    reports, (trouble,) = opened(tmp_path, f"{json.dumps(ARTICLE)}\n\nnull\n{{broken\n{second}\n", name="a.jsonl")
    assert [report.path for report in reports] == ["a.jsonl#1", "a.jsonl#2"]
    assert (trouble.what, trouble.why.split(".")[0]) == ("broken JSON", "Line 4 is no JSON")


NO_REPORTS = [
    ("an empty object", "{}", "JSON without an article"),
    ("null", "null", "JSON without an article"),
    ("a headline alone", json.dumps({"@type": "NewsArticle", "headline": HEAD}), "JSON without an article"),
    (
        "a place with a description",
        json.dumps({"@type": "Place", "name": "Ruel", "description": BODY}),
        "JSON without an article",
    ),
    (
        "fields of wrong types",
        json.dumps({"@type": 3, "headline": [1], "articleBody": {"a": None}}),
        "JSON without an article",
    ),
    (
        "what was read before",
        json.dumps({"title": HEAD, "text": BODY, "blocks": [], "page_clock": []}),
        "JSON without an article",
    ),
    ("broken", '{"headline": "x", ', "broken JSON"),
    ("cut off", json.dumps(ARTICLE)[:-9], "broken JSON"),
    ("lists in lists without end", "[" * 100_000, "JSON nested too deeply"),
    ("a number without end", "9" * 10_000, "broken JSON"),
]


@pytest.mark.parametrize(("raw", "what"), [case[1:] for case in NO_REPORTS], ids=[case[0] for case in NO_REPORTS])
def test_json_that_is_no_report_is_told(tmp_path: Path, raw: str, what: str) -> None:
    reports, (trouble,) = opened(tmp_path, raw)
    assert (reports, trouble.what) == ([], what)
    assert trouble.why.count(".") >= 2, "why, then the cure"


SCRIPTS = [
    ("a comment", "<!--\n{}\n-->"),
    ("character data", "//<![CDATA[\n{}\n//]]>"),
    ("character data in a comment", "/*<![CDATA[*/{}/*]]>*/"),
    ("a semicolon", "{};"),
]


@pytest.mark.parametrize("script", [case[1] for case in SCRIPTS], ids=[case[0] for case in SCRIPTS])
def test_script_is_read_through_its_wrapping(script: str) -> None:
    assert load(script.replace("{}", json.dumps(ARTICLE))) == ARTICLE


def page(body: str, *values: Any) -> str:
    scripts = "".join(f'<script type="application/ld+json">{json.dumps(value)}</script>' for value in values)
    return f"<html><head><title>{HEAD} | Wire</title>{scripts}</head><body>{body}</body></html>"


LONG = ARTICLE | {"articleBody": f"{BODY} {MORE}", "datePublished": "2021-06-12"}


def test_page_filled_by_a_script_is_read_from_its_article() -> None:
    source = page_source(page("<div>Loading</div><p>We use cookies to make this page better for you.</p>", LONG))
    assert source.text == f"{HEAD}\n\n{BODY} {MORE}\n"
    assert ("field:datePublished", "2021-06-12") in source.stated


@pytest.mark.parametrize(
    ("why", "markup"),
    [
        ("the page shows it", page(f"<h1>{HEAD}</h1><p>{BODY}</p>", LONG)),
        ("the article is another's", page(f"<p>{BODY}</p>", LONG | {"headline": "Old"}, LONG | {"headline": "Older"})),
        ("it states no text", page(f"<p>{BODY}</p>", {"@type": "NewsArticle", "headline": HEAD})),
    ],
    ids=lambda value: value if len(value) < 40 else "",
)
def test_page_with_its_own_text_keeps_it(why: str, markup: str) -> None:
    assert MORE not in page_source(markup).text


def test_of_several_articles_none_dates_a_page_that_is_called_otherwise(tmp_path: Path) -> None:
    others = [LONG | {"headline": name} for name in ("Bridge sold", "Lake dry")]
    (tmp_path / "a.html").write_text(page(f"<h1>{HEAD}</h1><p>{BODY}</p>", others), encoding="utf-8")
    assert open_reports([tmp_path])[0][0].published is None


KEYS = (
    "@type",
    "headline",
    "title",
    "articleBody",
    "body",
    "author",
    "publisher",
    "datePublished",
    "liveBlogUpdate",
    "@graph",
    "description",
    "inLanguage",
    "url",
    "@id",
    "name",
    "x",
)
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=30)
    | st.sampled_from(["NewsArticle", BODY, "<p>x", "&lt;p&gt;", "2021-06-12", "#a", "en-GB", "https://a.example/b"])
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=6),
    max_leaves=20,
)


@settings(max_examples=150, deadline=None)
@given(VALUES)
def test_no_json_breaks_intake_and_offsets_hold(value: Any) -> None:
    articles, faults = articles_of(json.dumps(value))
    assert articles or faults
    for article in articles:
        text, lines = text_of(article)
        assert all(text[line.start : line.end] == line.text for line in lines)
        text.encode("utf-8")


def test_article_without_fields_tells_nothing() -> None:
    assert not Article().tells
    assert articles_in([None, 1, "x", []]) == []
