"""From an article to sentences and words, whatever the article holds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taut.languages import load_pack
from taut.model import Article, Doc, Sentence, Span
from taut.parse import parse

PACK = load_pack("id")


def article(*paragraphs: str, title: str | None = None) -> Article:
    parts = [*([title] if title else []), *paragraphs]
    starts = [sum(len(part) + 2 for part in parts[:n]) for n in range(len(parts))]
    return Article(
        id="a",
        title=title,
        language="id",
        text="\n\n".join(parts),
        paragraphs=tuple(Span(start=s, end=s + len(part)) for s, part in zip(starts, parts, strict=True)),
    )


def relation(sentence: Sentence, word: str) -> tuple[str, str]:
    token = next(token for token in sentence.tokens if token.text == word)
    return token.dep, sentence.tokens[token.head].text


def texts(doc: Doc) -> list[str]:
    return [sentence.span.of(doc.article.text) for sentence in doc.sentences]


PARAGRAPHS = st.lists(st.text(alphabet=st.characters(exclude_characters="\n"), min_size=1), max_size=4)
PIECES = 'Rusia|China-Rusia|(|)|(AS)|,"|.|"|menyerang|Amerika|Serikat|-|terima|kasih|J.|—|5/6|Xi|Jinping|di'
NEWS = st.lists(st.sampled_from(PIECES.split("|"))).map(" ".join)


@settings(deadline=None, max_examples=60)
@given(PARAGRAPHS | st.lists(NEWS, max_size=3))
def test_tokens_tile_the_text_and_heads_stay_inside(paragraphs: list[str]) -> None:
    doc = parse(article(*paragraphs), PACK)
    text = doc.article.text
    assert doc.article.sentences == tuple(sentence.span for sentence in doc.sentences)
    seen: list[int] = []
    for sentence in doc.sentences:
        assert [token.i for token in sentence.tokens] == list(range(len(sentence.tokens)))
        assert all(0 <= token.head < len(sentence.tokens) for token in sentence.tokens)
        assert (sentence.start, sentence.end) == (sentence.tokens[0].start, sentence.tokens[-1].end)
        assert all(0 <= name.first < name.last <= len(sentence.tokens) for name in sentence.names)
        for token in sentence.tokens:
            assert text[token.start : token.end] == token.text
            assert token.lemma
            seen.extend(range(token.start, token.end))
    assert seen == [place for place, character in enumerate(text) if not character.isspace()]


@settings(deadline=None, max_examples=60)
@given(NEWS)
def test_heads_lead_to_a_root(text: str) -> None:
    for sentence in parse(article(text), PACK).sentences:
        for token in sentence.tokens:
            steps, at = 0, token.i
            while sentence.tokens[at].head != at:
                at, steps = sentence.tokens[at].head, steps + 1
                assert steps <= len(sentence.tokens)


def test_a_headline_is_one_sentence_and_paragraphs_never_join() -> None:
    doc = parse(article("Rapat itu batal", "Menteri pulang.", title="Rapat Batal! Menteri Pulang"), PACK)
    assert texts(doc) == ["Rapat Batal! Menteri Pulang", "Rapat itu batal", "Menteri pulang."]
    assert [sentence.title for sentence in doc.sentences] == [True, False, False]
    assert [sentence.paragraph for sentence in doc.sentences] == [0, 1, 2]


def test_unwanted_sentences_stay_unparsed() -> None:
    doc = parse(
        article("Rusia menyerang. Ia pergi."), PACK, wanted=lambda tokens: any(t.lemma == "serang" for t in tokens)
    )
    assert not doc.sentences[1].parsed
    assert all(token.head == token.i for token in doc.sentences[1].tokens)


def test_names_keep_their_form_and_words_lose_their_capitals() -> None:
    (sentence,) = parse(article("Menyerang Rusia, Volodymyr Zelensky menepati janjinya kepada PBB."), PACK).sentences
    lemmas = [token.lemma for token in sentence.tokens if token.pos != "PUNCT"]
    assert lemmas == ["serang", "Rusia", "Volodymyr", "Zelensky", "tepati", "janji", "kepada", "PBB"]


@pytest.mark.skipif(not (PACK.root / "parser").exists(), reason="no parser installed")
def test_subject_and_object_of_a_plain_sentence() -> None:
    text = "Presiden Rusia Vladimir Putin mengecam serangan Amerika Serikat (AS) ke Suriah, Rabu (5/6/2019)."
    (sentence,) = parse(article(text), PACK).sentences
    assert sentence.parsed
    assert relation(sentence, "mengecam") == ("root", "mengecam")
    assert relation(sentence, "Presiden") == ("nsubj", "mengecam")
    assert relation(sentence, "serangan") == ("obj", "mengecam")
    assert relation(sentence, "Serikat") == ("flat:name", "Amerika")
    assert relation(sentence, "(") == ("punct", "AS")
