"""CoNLL-U: round trips, multi-word tokens, and what is refused."""

from __future__ import annotations

import pytest

from dragoman.languages.conllu import BadConllu, from_conllu, to_conllu
from dragoman.record.reading import Parse

TEXT = "Im Hafen lag ein Boot.  Ada sah es."
PARSE = Parse(
    start=(0, 3, 9, 13, 17, 21, 24, 28, 32, 34),
    end=(2, 8, 12, 16, 21, 22, 27, 31, 34, 35),
    sentence=(0, 0, 0, 0, 0, 0, 1, 1, 1, 1),
    upos=("ADP", "NOUN", "VERB", "DET", "NOUN", "PUNCT", "PROPN", "VERB", "PRON", "PUNCT"),
    feats=("Case=Dat", "_", "Mood=Ind|Tense=Past", "_", "_", "_", "_", "_", "_", "_"),
    head=(1, 2, -1, 4, 2, 2, 7, -1, 7, 7),
    deprel=("case", "obl", "root", "det", "nsubj", "punct", "nsubj", "root", "obj", "punct"),
    entity=("O", "O", "O", "O", "O", "O", "B-PER", "O", "O", "O"),
)


def test_conllu_round_trip_gives_the_same_parse() -> None:
    assert from_conllu(to_conllu(PARSE, TEXT), TEXT) == PARSE


def test_conllu_row_says_place_name_and_space() -> None:
    rows = to_conllu(PARSE, TEXT).split("\n")
    assert rows[6].split("\t") == [
        "5",
        "Boot",
        "_",
        "NOUN",
        "_",
        "_",
        "3",
        "nsubj",
        "_",
        "SpaceAfter=No|TokenRange=17:21",
    ]
    assert "Name=B-PER" in to_conllu(PARSE, TEXT)


FOREIGN = """# text = Du pont, on a vu 1 000 gens.
1-2\tDu\t_\t_\t_\t_\t_\t_\t_\t_
1\tDe\tde\tADP\t_\t_\t3\tcase\t_\t_
2\tle\tle\tDET\t_\tNumber=Sing\t3\tdet\t_\t_
3\tpont\tpont\tNOUN\t_\tGender=Masc\t7\tobl\t_\tSpaceAfter=No
4\t,\t,\tPUNCT\t_\t_\t3\tpunct\t_\t_
5\ton\ton\tPRON\t_\t_\t7\tnsubj\t_\t_
6\ta\tavoir\tAUX\t_\t_\t7\taux\t_\t_
7\tvu\tvoir\tVERB\t_\t_\t0\troot\t_\t_
8\t1 000\t1000\tNUM\t_\t_\t9\tnummod\t_\t_
9\tgens\tgens\tNOUN\t_\t_\t7\tobj\t_\tSpaceAfter=No
10\t.\t.\tPUNCT\t_\t_\t7\tpunct\t_\t_

"""


def test_conllu_of_another_pipeline_is_found_by_its_letters_and_merged() -> None:
    text = "Du pont, on a vu 1\u202f000 gens."
    parse = from_conllu(FOREIGN, text)
    forms = [text[start:end] for start, end in zip(parse.start, parse.end)]
    assert forms == ["Du", "pont", ",", "on", "a", "vu", "1\u202f000", "gens", "."]
    assert parse.head == (1, 5, 1, 5, 5, -1, 7, 5, 5)
    assert (parse.upos[0], parse.feats[0], parse.deprel[0]) == ("ADP", "Number=Sing", "case")


@pytest.mark.parametrize(
    ("conllu", "message"),
    [
        ("1\tDu\t_\n", "columns"),
        (FOREIGN.replace("gens\tgens", "foule\tgens"), "not in the text"),
        (FOREIGN.replace("\t7\tobj", "\t12\tobj"), "head 12"),
        (to_conllu(PARSE, TEXT), "TokenRange"),
    ],
)
def test_conllu_that_does_not_fit_is_refused(conllu: str, message: str) -> None:
    with pytest.raises(BadConllu, match=message):
        from_conllu(conllu, "Du pont, on a vu 1 000 gens.")
