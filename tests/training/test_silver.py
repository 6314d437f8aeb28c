"""Sentences that parsers agree on become training sentences; the rest does not."""

from weights.conllu import Word
from weights.silver import plausible, tokenised, vote

VERB = ("VERB", "Voice=Act", 0, "root")
SUBJECT = ("PROPN", "", 2, "nsubj")
OBJECT = ("NOUN", "", 2, "obj")
OTHER = ("NOUN", "", 1, "nmod")


def test_majority_decides_word_by_word() -> None:
    first = (SUBJECT, VERB, OBJECT)
    assert vote([first, first, (SUBJECT, VERB, OTHER)]) == first


def test_no_majority_no_sentence() -> None:
    unsure = ("ADJ", "", 1, "amod")
    assert vote([(SUBJECT, VERB, OBJECT), (SUBJECT, VERB, OTHER), (SUBJECT, VERB, unsure)]) is None


def test_votes_that_make_a_circle_are_no_tree() -> None:
    circle = (("PROPN", "", 2, "nmod"), ("NOUN", "", 1, "nmod"), VERB)
    assert vote([circle, circle, circle]) is None


def test_two_roots_are_no_tree() -> None:
    assert vote([(VERB, VERB)] * 3) is None


def test_known_verbs_read_as_nouns_are_not_believed() -> None:
    word = Word(form="mengecam", upos="NOUN", head=0, rel="root")
    assert not plausible((word,), {"mengecam"})
    assert plausible((word,), {"menolak"})


def test_sentences_keep_their_spaces() -> None:
    words, spaces = tokenised('"Kami setuju," kata Menteri Siti di Jakarta, 5/6/2019.') or ([], [])
    assert "".join(word + " " * space for word, space in zip(words, spaces, strict=True)).strip() == (
        '"Kami setuju," kata Menteri Siti di Jakarta, 5/6/2019.'
    )


def test_fragments_and_glued_sentences_are_left_out() -> None:
    assert tokenised("dan kedua menteri itu bertemu lagi.") is None
    assert tokenised("Ia tiba di sana . Mereka lalu pulang ke rumah.") is None
    assert tokenised("Baca Juga") is None
