"""The text of a page by the rule, and its offsets."""

from __future__ import annotations

import pytest

from dragoman.intake.page import read_page

CASES = [
    ("inline elements don't part words", "<p>a<b>b</b> c</p>", "ab c\n"),
    ("block elements end a line", "<div>one<p>two</p>three</div>four", "one\ntwo\nthree\nfour\n"),
    ("br ends a line", "<p>one<br>two<br/><br>three</p>", "one\ntwo\n\nthree\n"),
    ("white space runs to one space", "<p>one \t\n  two\r\n</p>", "one two\n"),
    ("no-break spaces stay", "<p>4&nbsp;% \u202fx</p>", "4\xa0% \u202fx\n"),
    ("entities are decoded", "<p>A &amp; B &lt; C &#x2019; &eacute;</p>", "A & B < C ’ é\n"),
    ("soft hyphens stay", "<p>Brü\u00adcke</p>", "Brü\u00adcke\n"),
    ("script, style, template, noscript are left out",
     "<p>a</p><script>s</script><style>t</style><template><p>u</p></template><noscript>v</noscript><p>b</p>", "a\nb\n"),
    ("what follows a left-out element stays", "<p>a<script>s</script>b<!-- c -->d</p>", "abd\n"),
    ("cells and items end a line", "<table><tr><td>a</td><td>b</td></tr></table><ul><li>x<li>y</ul>", "a\nb\nx\ny\n"),
    ("the title is not in the body", "<head><title>T</title></head><body>b</body>", "b\n"),
]  # fmt: skip


@pytest.mark.parametrize(("why", "markup", "text"), CASES, ids=[case[0] for case in CASES])
def test_page_gives_its_text_by_the_rule(why: str, markup: str, text: str) -> None:
    assert read_page(markup).text == text


@pytest.mark.parametrize("markup", [case[1] for case in CASES], ids=[case[0] for case in CASES])
def test_lines_of_a_page_stand_where_they_say(markup: str) -> None:
    page = read_page(markup)
    assert all(page.text[line.start : line.end] == line.text for line in page.lines)


def test_broken_json_ld_states_nothing() -> None:
    markup = '<script type="application/ld+json">{"@type": "NewsArticle", </script><p>Text.</p>'
    assert read_page(markup).stated == ()


def test_json_ld_is_read_inside_lists_and_graphs() -> None:
    item = '{"@type":["NewsArticle"],"headline":"H","datePublished":"2020-02-03","publisher":{"name":"Courier"}}'
    for script in (item, f"[{item}]", f'{{"@graph":[{{"@type":"WebSite","name":"W"}},{item}]}}'):
        stated = dict(read_page(f'<script type="application/ld+json">{script}</script><p>Text.</p>').stated)
        assert (stated["field:datePublished"], stated["field:publisher"]) == ("2020-02-03", "Courier")
