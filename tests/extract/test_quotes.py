"""Quotes: what was said, whether in so many words, by whom and to whom."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taut.extract.quotes import quotes
from taut.languages import load_pack
from taut.model import Article, Doc, Entity, Mention, Names, Quote, Span
from taut.parse import parse
from taut.parse.morphology import morphology

PACK = load_pack("id")
WHO = {
    "Presiden Rahim": ("Anwar Rahim", "person"),
    "Anwar Rahim": ("Anwar Rahim", "person"),
    "Rahim": ("Anwar Rahim", "person"),
    "Menteri Sari Utami": ("Sari Utami", "person"),
    "Sari": ("Sari Utami", "person"),
    "Arandia": ("Arandia", "state"),
    "kedua pemimpin": ("Anwar Rahim|Sari Utami", "person"),
}


def document(text: str, *, title: str | None = None) -> Doc:
    """A parsed document of the paragraphs of a text, the title first where there is one."""
    whole = f"{title}\n\n{text}" if title else text
    paragraphs: list[Span] = []
    start = 0
    for paragraph in whole.split("\n\n"):
        paragraphs.append(Span(start=start, end=start + len(paragraph)))
        start += len(paragraph) + 2
    return parse(
        Article(
            id="a", source_id=None, url=None, outlet=None, section=None, title=title, byline=None, dateline=None,
            published=None, language="id", text=whole, paragraphs=tuple(paragraphs),
        ),
        PACK,
    )  # fmt: skip


def people(doc: Doc, who: Mapping[str, tuple[str, str]] = WHO) -> Names:
    """Every occurrence of a known name as a mention of its entity; the longest name wins."""
    mentions: list[Mention] = []
    for sentence in doc.sentences:
        taken: set[int] = set()
        for surface in sorted(who, key=len, reverse=True):
            size = len(surface.split())
            for first in range(len(sentence.tokens) - size + 1):
                span = range(first, first + size)
                words = [sentence.tokens[i].text for i in span]
                if words != surface.split() or taken & set(span):
                    continue
                taken |= set(span)
                mentions.append(
                    Mention(
                        span=Span(start=sentence.tokens[first].start, end=sentence.tokens[first + size - 1].end),
                        sentence=sentence.i, first=first, last=first + size, head=first, kind="name",
                        entities=tuple(who[surface][0].split("|")), actors=(), place=False,
                    )
                )  # fmt: skip
    entities = {
        name: Entity(id=name, kind=kind, name=name, code="ARA", sector=None)
        for names, kind in who.values()
        for name in names.split("|")
    }
    return Names(entities=tuple(entities.values()), mentions=tuple(mentions))


def said(text: str, *, title: str | None = None) -> list[tuple[str | None, bool, str]]:
    doc = document(text, title=title)
    found, _ = quotes(doc, people(doc), PACK)
    return [(q.speaker.name if q.speaker else None, q.direct, q.text) for q in found]


@pytest.mark.parametrize(
    "text",
    [
        '"Kami siap bekerja sama lagi," kata Presiden Rahim kepada wartawan.',
        "“Kami siap bekerja sama lagi,” kata Presiden Rahim.",
        "”Kami siap bekerja sama lagi,” kata Presiden Rahim.",
        "“ Kami siap bekerja sama lagi, ” kata Presiden Rahim.",
        'Presiden Rahim mengatakan, "Kami siap bekerja sama lagi."',
        'Presiden Rahim melanjutkan,"Kami siap bekerja sama lagi."',
        "“Kami siap bekerja sama lagi, ”kata Presiden Rahim.",
        'Presiden Rahim: "Kami siap bekerja sama lagi."',
        '"Kami siap bekerja sama lagi," demikian pernyataan Presiden Rahim.',
        '"Kami siap bekerja sama lagi, kata Presiden Rahim.',
        'Kami siap bekerja sama lagi," kata Presiden Rahim.',
    ],
)
def test_direct_speech_is_found_whatever_its_marks(text: str) -> None:
    ((speaker, direct, content),) = said(text)
    assert (speaker, direct, content.rstrip(".")) == ("Anwar Rahim", True, "Kami siap bekerja sama lagi")


def test_a_quote_over_several_sentences_is_one_entry_each() -> None:
    assert said('"Kami tidak takut. Kami akan menang," kata Presiden Rahim.') == [
        ("Anwar Rahim", True, "Kami tidak takut."),
        ("Anwar Rahim", True, "Kami akan menang"),
    ]


def test_a_quote_may_close_in_a_later_paragraph() -> None:
    assert [who for who, _, _ in said('"Kami tidak takut.\n\nKami akan menang," kata Presiden Rahim.')] == [
        "Anwar Rahim"
    ] * 2


def test_a_clitic_and_a_quote_without_cue_take_the_last_speaker() -> None:
    text = (
        'Presiden Rahim menyatakan negaranya siap. "Ini awal yang baik," jelasnya. "Kami senang sekali hari ini."\n\n'
        '"Besok kami akan bertemu lagi."'
    )
    assert [who for who, direct, _ in said(text) if direct] == ["Anwar Rahim"] * 3


def test_of_two_leaders_the_one_named_next_speaks() -> None:
    text = (
        'Dalam pertemuan itu kedua pemimpin menyatakan mereka puas. "Kami sepakat soal tarif," ujarnya.\n\n'
        '"Dia sahabat saya yang baik," kata Sari.'
    )
    assert [who for who, direct, _ in said(text) if direct] == ["Sari Utami", "Sari Utami"]


def test_a_few_words_in_marks_are_no_quote() -> None:
    assert said('Presiden Rahim mengunjungi kota "seribu pintu" itu.') == []


def test_a_fragment_belongs_to_whoever_is_cited_behind_it() -> None:
    text = 'Arandia "tidak akan pernah lagi mundur" dari kota itu, kata Presiden Rahim.'
    assert ("Anwar Rahim", True, "tidak akan pernah lagi mundur") in said(text)


def test_a_longer_fragment_inside_reported_speech_is_a_quote_of_its_own() -> None:
    text = 'Presiden Rahim mengatakan bahwa Arandia menerima surat dan itu "sebuah langkah yang sangat besar" baginya.'
    assert [(direct, content) for _, direct, content in said(text)] == [
        (False, 'Arandia menerima surat dan itu "sebuah langkah yang sangat besar" baginya'),
        (True, "sebuah langkah yang sangat besar"),
    ]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Presiden Rahim mengatakan bahwa Arandia akan mundur.", "Arandia akan mundur"),
        ("Presiden Rahim mengatakan, Arandia akan mundur, seperti dikutip Kabar Contoh.", "Arandia akan mundur"),
        ("Disebutkan oleh Presiden Rahim bahwa warga Peru akan mundur.", "warga Peru akan mundur"),
        ("Presiden Rahim menegaskan Arandia tidak akan mundur.", "Arandia tidak akan mundur"),
        ("Menurut Presiden Rahim, Arandia akan mundur.", "Arandia akan mundur"),
        ("Arandia akan mundur, menurut Presiden Rahim.", "Arandia akan mundur"),
        ("Arandia akan mundur, kata Presiden Rahim.", "Arandia akan mundur"),
        ("Namun, kata Rahim, pasukan Arandia akan mundur.", "pasukan Arandia akan mundur"),
        ("Presiden Rahim berharap Arandia akan mundur.", "Arandia akan mundur"),
    ],
)
def test_indirect_speech_is_the_clause_without_its_cue(text: str, content: str) -> None:
    assert said(text) == [("Anwar Rahim", False, content)]


@pytest.mark.parametrize(
    "text",
    [
        "Presiden Rahim menyampaikan belasungkawa.",
        "Presiden Rahim tidak mengatakan bahwa Arandia akan mundur.",
        "Menurut rencana, Arandia akan mundur.",
        "Dilansir Kabar Contoh, Arandia akan mundur.",
    ],
)
def test_nouns_denials_plans_and_sources_are_no_quotes(text: str) -> None:
    assert said(text) == []


def test_a_chain_of_verbs_is_two_quotes_of_one_speaker() -> None:
    text = "Presiden Rahim mengatakan Arandia akan mundur dan menambahkan bahwa damai sudah dekat."
    assert said(text) == [
        ("Anwar Rahim", False, "Arandia akan mundur"),
        ("Anwar Rahim", False, "damai sudah dekat"),
    ]


def test_a_headline_quotes_behind_its_colon_and_its_bare_verb() -> None:
    assert said("Mereka diam.", title="Arandia: Pasukan Kami Akan Mundur") == [
        ("Arandia", False, "Pasukan Kami Akan Mundur")
    ]
    assert said("Mereka diam.", title="Rahim Sebut Pasukan Arandia Akan Mundur") == [
        ("Anwar Rahim", False, "Pasukan Arandia Akan Mundur")
    ]


def test_a_speaker_no_table_knows_is_given_as_written() -> None:
    ((speaker, _, _),) = said('"Kami siap bekerja sama lagi," kata seorang pejabat senior kepada wartawan.')
    assert speaker == "seorang pejabat senior"


def test_the_addressee_and_the_cue_are_told() -> None:
    doc = document('"Kami siap bekerja sama lagi," kata Presiden Rahim kepada wartawan.')
    ((quote,), _) = quotes(doc, people(doc), PACK)
    assert (quote.cue, quote.addressee, quote.evidence.rule) == ("kata", "wartawan", "id/speech:kata")


def inside(quote: Quote, text: str) -> bool:
    whole = Span(start=0, end=len(text))
    spans = (*quote.evidence.content, quote.evidence.sentence)
    return all(whole.covers(span) for span in spans) and quote.text == " ".join(
        span.of(text) for span in quote.evidence.content
    )


PARTS = [
    '"',
    "“",
    "”",
    "kata",
    "Rahim",
    "mengatakan",
    "bahwa",
    "katanya",
    ",",
    ".",
    "menurut",
    ":",
    "Arandia",
    "mundur",
]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from([*PARTS, "yang", "dan", "seraya", "dikutip", "\n\n", "!", "akan"]), max_size=30).map(
        " ".join
    )
)
def test_spans_lie_in_the_text_whatever_the_marks(text: str) -> None:
    doc = document(text)
    found, skipped = quotes(doc, people(doc), PACK)
    assert all(inside(quote, text) for quote in found)
    assert len({quote.id for quote in found}) == len(found)
    assert all(skip.evidence is not None and skip.evidence.end <= len(text) for skip in skipped)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    doc = document(text)
    found, _ = quotes(doc, Names(entities=(), mentions=()), PACK)
    assert quotes(doc, Names(entities=(), mentions=()), PACK)[0] == found


def active(lemma: str) -> str:
    """A verb as it stands before what is said: its last word with the active prefix."""
    *first, last = lemma.split()
    forms = [surface for surface, voice in morphology(PACK).surfaces((first or [last])[0]) if voice == "act"]
    return " ".join([forms[0], last] if first else forms[:1])


@pytest.mark.parametrize("verb", [row["lemma"] for row in PACK.table("speech") if row["kind"] in ("post", "both")])
def test_every_verb_that_follows_a_quote_names_its_speaker(verb: str) -> None:
    assert said(f'"Kami siap bekerja sama lagi," {verb} Presiden Rahim.') == [
        ("Anwar Rahim", True, "Kami siap bekerja sama lagi")
    ]


@pytest.mark.parametrize("row", PACK.table("speech"), ids=lambda row: row["lemma"])
def test_every_verb_that_leads_what_is_said_names_its_speaker(row: Mapping[str, str]) -> None:
    if row["kind"] != "post":
        verb = row["lemma"] if row["kind"] == "plain" else active(row["lemma"])
        expected = [("Anwar Rahim", False, "Arandia akan mundur")]
        assert said(f"Presiden Rahim {verb} bahwa Arandia akan mundur.") == expected
        assert said(f"Presiden Rahim {verb} tentang cuaca.") == [] or row["complement"] == "any"
