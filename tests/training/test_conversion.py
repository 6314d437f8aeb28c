"""Treebank sentences become the tokens, labels and copies that the parser learns from."""

from pathlib import Path
from random import Random

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from weights.augment import (
    augmented,
    bare_stems,
    collapse_names,
    headline,
    lower_case,
    other_verbs,
    requote,
    title_case,
)
from weights.conllu import Sentence, Word, merge, parse_conllu
from weights.conventions import learn_labels, modernise, read_conventions, unify
from weights.convert import to_doc
from weights.entities import parse_iob

RULES = read_conventions(Path(__file__).parents[2] / "training" / "conventions.toml")

SAMPLE = """\
# text = "Kami menyambutnya," kata Menteri Siti Aminah.
1\t"\t_\tPUNCT\t_\t_\t3\tpunct\t_\tSpaceAfter=No
2\tKami\t_\tPRON\t_\t_\t3\tnsubj\t_\t_
3-4\tmenyambutnya\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
3\tmenyambut\t_\tVERB\t_\tVoice=Act\t0\troot\t_\t_
4\tnya\t_\tPRON\t_\t_\t3\tobj\t_\t_
5\t,\t_\tPUNCT\t_\t_\t3\tpunct\t_\tSpaceAfter=No
6\t"\t_\tPUNCT\t_\t_\t3\tpunct\t_\t_
7\tkata\t_\tVERB\t_\tVoice=Act\t3\tparataxis\t_\t_
8\tMenteri\t_\tPROPN\t_\t_\t7\tnsubj\t_\t_
9\tSiti\t_\tPROPN\t_\t_\t8\tappos\t_\t_
10\tAminah\t_\tPROPN\t_\t_\t9\tflat:name\t_\tSpaceAfter=No
11\t.\t_\tPUNCT\t_\t_\t3\tpunct\t_\t_

"""

OLD = """\
1\tKota\t_\tNOUN\t_\t_\t6\tnsubj\t_\tSpaceAfter=No
2\t-\t_\tPUNCT\t_\t_\t1\tpunct\t_\tSpaceAfter=No
3\tkota\t_\tNOUN\t_\t_\t1\tcompound:plur\t_\t_
4\titu\t_\tDET\t_\t_\t1\tdet\t_\t_
5\takan\t_\tADV\t_\t_\t6\tadvmod\t_\t_
6\tdibangun\t_\tVERB\t_\t_\t0\troot\t_\t_
7\toleh\t_\tADP\t_\t_\t8\tcase\t_\t_
8\tkoperasi\t_\tNOUN\t_\t_\t6\tobl\t_\t_
9\tMaju\t_\tPROPN\t_\t_\t8\tflat\t_\t_

"""


@pytest.fixture(name="sentence")
def _sentence() -> Sentence:
    return next(parse_conllu(SAMPLE.splitlines()))


@pytest.fixture(name="old")
def _old() -> Sentence:
    return next(parse_conllu(OLD.splitlines()))


def text(sentence: Sentence) -> str:
    return "".join(word.form + " " * word.space for word in sentence).strip()


def test_a_clitic_stays_on_its_word(sentence: Sentence) -> None:
    assert [word.form for word in sentence][:4] == ['"', "Kami", "menyambutnya", ","]
    assert sentence[2].upos == "VERB"
    assert text(sentence) == '"Kami menyambutnya," kata Menteri Siti Aminah.'
    assert [word.head for word in sentence[5:8]] == [3, 6, 7]  # "kata" still hangs on the merged verb


def test_broken_line_is_named() -> None:
    with pytest.raises(ValueError, match="3 columns"):
        list(parse_conllu(["1\tKami\t_"]))


def test_empty_nodes_are_no_words() -> None:
    lines = [
        "1\tIa\t_\tPRON\t_\t_\t2\tnsubj\t_\t_",
        "1.1\tx\t_\t_\t_\t_\t_\t_\t_\t_",
        "2\ttiba\t_\tVERB\t_\t_\t0\troot\t_\t_",
    ]
    assert [word.form for word in next(parse_conllu(lines))] == ["Ia", "tiba"]


def test_old_annotation_is_brought_up_to_date(old: Sentence) -> None:
    today = next(
        parse_conllu(
            [
                "1\tIa\t_\tPRON\t_\t_\t3\tnsubj\t_\t_",
                "2\takan\t_\tAUX\t_\t_\t3\taux\t_\t_",
                "3\ttiba\t_\tVERB\t_\t_\t0\troot\t_\t_",
            ]
        )
    )
    words = modernise(old, learn_labels([today] * RULES.cases, RULES), RULES)
    assert [word.form for word in words] == ["Kota-kota", "itu", "akan", "dibangun", "oleh", "koperasi", "Maju"]
    assert [word.rel for word in words] == ["nsubj:pass", "det", "aux", "root", "case", "obl:agent", "nmod"]
    assert words[2].upos == "AUX"
    assert words[3].voice == "Pass"


def test_labels_are_only_learnt_where_treebanks_agree(sentence: Sentence) -> None:
    assert learn_labels([sentence] * (RULES.cases - 1), RULES) == {}
    assert ("kami", True) in learn_labels([sentence] * RULES.cases, RULES)


def test_names_collapse_to_their_first_token(sentence: Sentence) -> None:
    assert text(collapse_names(sentence)) == '"Kami menyambutnya," kata Menteri Siti.'


def test_headline_drops_prefix_and_stop(sentence: Sentence) -> None:
    stems = bare_stems({"menyambutnya": 1, "disambutnya": 2}, RULES.prefixes, RULES.witness)
    assert text(headline(sentence, stems)) == '"Kami Sambutnya," Kata Menteri Siti Aminah'
    assert headline(sentence, {}) == sentence


@pytest.mark.parametrize(
    ("form", "stem"),
    [
        ("mengecam", "kecam"),
        ("menemui", "temui"),
        ("memukul", "pukul"),
        ("menyerang", "serang"),
        ("melarang", "larang"),
    ],
)
def test_stem_is_the_one_the_passive_shows(form: str, stem: str) -> None:
    assert bare_stems({form: 5, f"di{stem}": 3}, RULES.prefixes, RULES.witness)[form] == stem


def test_verbs_with_objects_are_exchanged_for_their_kind(old: Sentence) -> None:
    lines = ["1\tIa\t_\tPRON\t_\t_\t2\tnsubj\t_\t_", "2\tmenemui\t_\tVERB\t_\t_\t0\troot\t_\t_"]
    sentence = next(parse_conllu([*lines, "3\ttamu\t_\tNOUN\t_\t_\t2\tobj\t_\t_"]))
    pools = {"i": ("menemui", "mendatangi"), "kan": ("menjatuhkan",)}
    forms = {other_verbs(sentence, pools, Random(seed))[1].form for seed in range(20)}
    assert forms == {"menemui", "mendatangi"}
    assert other_verbs(old, pools, Random(0)) == old


def test_quote_marks_are_exchanged(sentence: Sentence) -> None:
    assert text(requote(sentence, "“”")) == "“Kami menyambutnya,” kata Menteri Siti Aminah."


def test_case_copies_keep_the_tree(sentence: Sentence) -> None:
    for copy in (lower_case(sentence), title_case(sentence)):
        assert [word.head for word in copy] == [word.head for word in sentence][: len(copy)]


def test_doc_carries_tree_and_voice(sentence: Sentence) -> None:
    doc = to_doc(sentence, spacy.blank("id").vocab)
    assert doc.text.strip() == '"Kami menyambutnya," kata Menteri Siti Aminah.'
    assert doc[2].dep_ == "ROOT"
    assert str(doc[2].morph) == "Voice=Act"
    assert doc[1].head == doc[2]


def test_entity_labels_are_unified_and_repaired() -> None:
    lines = ["Siti\tB-PERSON", "Aminah\tI-PERSON", "di\tO", "Kota\tI-PLACE", "", "PBB PROPN B-ORG"]
    assert list(parse_iob(lines)) == [
        (("Siti", "B-PER"), ("Aminah", "I-PER"), ("di", "O"), ("Kota", "B-LOC")),
        (("PBB", "B-ORG"),),
    ]


@st.composite
def sentences(draw: st.DrawFn) -> Sentence:
    """Trees in which each word but the root hangs on an earlier one."""
    size = draw(st.integers(1, 12))
    return tuple(
        Word(
            form=draw(st.sampled_from(["Siti", "Aminah", "menyambut", '"', ".", "di"])),
            upos=draw(st.sampled_from(["PROPN", "VERB", "PUNCT", "ADP"])),
            head=draw(st.integers(1, index)) if index else 0,
            rel=draw(st.sampled_from(["flat:name", "punct", "nmod", "obj"])) if index else "root",
        )
        for index in range(size)
    )


@given(sentences())
def test_every_copy_is_a_tree(sentence: Sentence) -> None:
    for copy in augmented([unify(sentence, RULES)], {"menyambut": "sambut"}, seed=1):
        assert [word.rel for word in copy if not word.head].count("root") == 1
        for index, word in enumerate(copy, 1):
            assert 0 <= word.head <= len(copy)
            assert word.head != index


@given(sentences(), st.data())
def test_merging_shortens_by_the_words_merged(sentence: Sentence, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(sentence) - 1))
    end = data.draw(st.integers(start + 1, len(sentence)))
    merged = merge(sentence, [(start, end)])
    assert len(merged) == len(sentence) - (end - start - 1)
    assert "".join(word.form for word in merged).replace(" ", "") == "".join(word.form for word in sentence)
