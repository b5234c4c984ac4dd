"""The language of a text is told by its function words; where they can't tell, by its letters."""

from __future__ import annotations

import subprocess
import sys

import pytest

from dragoman.languages.identify import function_words, identify
from dragoman.languages.words import entries, known_languages

WITH_WORDS = [code for code in known_languages() if entries(code, "function", "function")]


@pytest.mark.parametrize("code", WITH_WORDS)
def test_function_words_tell_their_language(code: str) -> None:
    (row,) = entries(code, "function", "function")
    assert identify(row["example"]) == code
    assert identify(row["not"]) != code


@pytest.mark.parametrize("code", WITH_WORDS)
def test_function_words_stand_once(code: str) -> None:
    (row,) = entries(code, "function", "function")
    assert len(row["words"]) == len(set(row["words"]))
    assert all(word == word.casefold() for word in row["words"])


OTHERS = [
    ("Regeringen siger, at broen blev lukket efter stormen, og at færgen ikke sejler før på mandag.", "da"),
    ("Мост был закрыт после шторма, и паром пока не ходит, сообщили власти области в понедельник.", "ru"),
    ("橋は嵐の後に閉鎖され、フェリーは月曜日まで運航しないと当局が発表した。", "ja"),
    ("أُغلق الجسر بعد العاصفة ولن تبحر العبّارة قبل يوم الاثنين بحسب السلطات المحلية في المدينة.", "ar"),
]


@pytest.mark.parametrize(("text", "code"), OTHERS, ids=[code for _, code in OTHERS])
def test_other_languages_are_not_taken_for_ours(text: str, code: str) -> None:
    assert identify(text) == code


@pytest.mark.parametrize("text", ["", "Ok", "12.06.2021", "AFP – 14:05", "***"])
def test_too_few_words_tell_nothing(text: str) -> None:
    assert identify(text) is None


def test_names_of_another_language_do_not_mislead() -> None:
    text = "Die Zeitung Le Monde de la Mer und El País de las Islas berichteten, dass der Hafen am Montag öffnet."
    assert identify(text) == "de"


def test_words_of_ours_need_no_model() -> None:
    code = (
        "import sys; from dragoman.languages.identify import identify; "
        "identify('The bridge was closed after the storm, and the ferry is not running.'); "
        "sys.exit('py3langid' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_function_words_of_an_unknown_language_are_none() -> None:
    assert function_words("xx") == frozenset()
