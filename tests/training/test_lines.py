"""The recipe of the line classifier reads pages and labels lines as it says."""

from __future__ import annotations

import numpy as np

from lines import Example, dump, fit, label
from taut.article.lines import Line


def test_a_page_becomes_one_line_a_block() -> None:
    html = "<html><head><title>T</title></head><p>Menteri <a>itu</a> tiba.</p><script>x()</script><li>Dunia<li>Olahraga"
    assert dump(html).split("\n") == ["Menteri itu tiba.", "Dunia", "Olahraga"]


def test_labels_of_corpus_lines() -> None:
    headlines = {"dua menteri bertemu lagi kemarin"}
    assert label(Line(text="Dua Menteri Bertemu Lagi Kemarin"), behind=False, headlines=headlines) is False
    assert label(Line(text="Tuntutan Kedua Negara"), behind=False, headlines=headlines) is True
    assert label(Line(text="perdagangan"), behind=True, headlines=headlines) is False
    assert label(Line(text="Tim Redaksi"), behind=True, headlines=headlines) is None


def test_weights_point_to_the_story() -> None:
    examples = [Example(features={"bias": 1.0, "text": float(i % 2)}, story=bool(i % 2), page="a") for i in range(40)]
    weights = fit(examples, np.ones(40))
    assert weights["text"] > 0 > weights["bias"]
