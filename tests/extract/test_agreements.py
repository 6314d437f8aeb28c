"""Agreements: what was signed, is negotiated, kept or left, by whom and about what."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taut.extract.agreements import agreements
from taut.languages import load_pack
from taut.model import Actor, Agreement, Article, Doc, Entity, Mention, Names, Span
from taut.parse import parse
from taut.parse.morphology import morphology

PACK = load_pack("id")
STATES = {"Arandia": "ARA", "Belmora": "BEL", "Kordova": "KOR"}
FIRMS = {"Solara": "ARA", "Nimbus": "BEL"}
BOTH = "kedua negara"
PAIR = ["Arandia", "Belmora"]


def document(text: str) -> Doc:
    """A parsed document whose paragraphs are the lines of a text."""
    paragraphs: list[Span] = []
    start = 0
    for line in text.split("\n"):
        paragraphs.append(Span(start=start, end=start + len(line)))
        start += len(line) + 1
    article = Article(
        id="a", source_id=None, url=None, outlet=None, section=None, title=None, byline=None, dateline=None,
        published=None, language="id", text=text, paragraphs=tuple(paragraphs),
    )  # fmt: skip
    return parse(article, PACK)


def parties(doc: Doc) -> Names:
    """States and firms wherever their names stand, and `kedua negara` as the first two states."""
    mentions: list[Mention] = []
    for sentence in doc.sentences:
        for i, token in enumerate(sentence.tokens):
            keys = [token.text] if token.text in STATES or token.text in FIRMS else []
            size = 1
            if [t.text for t in sentence.tokens[i : i + 2]] == BOTH.split():
                keys, size = ["Arandia", "Belmora"], 2
            if not keys:
                continue
            actors = tuple(
                Actor(entity=k, code=STATES.get(k) or FIRMS[k], sector="BUS" if k in FIRMS else None) for k in keys
            )
            mentions.append(
                Mention(
                    span=Span(start=token.start, end=sentence.tokens[i + size - 1].end), sentence=sentence.i,
                    first=i, last=i + size, head=i, kind="name", entities=tuple(keys), actors=actors,
                    place=i > 0 and sentence.tokens[i - 1].text == "di",
                )
            )  # fmt: skip
    entities = [
        Entity(id=k, kind="company" if k in FIRMS else "state", name=k, code=c, sector="BUS" if k in FIRMS else None)
        for k, c in {**STATES, **FIRMS}.items()
    ]
    return Names(entities=tuple(entities), mentions=tuple(mentions))


def told(text: str) -> tuple[Agreement, ...]:
    doc = document(text)
    return agreements(doc, parties(doc), PACK)


@pytest.mark.parametrize(
    ("text", "kind", "status", "names", "subject"),
    [
        (
            "Arandia dan Belmora menandatangani perjanjian tentang batas laut.",
            "treaty", "signed", ["Arandia", "Belmora"], "batas laut",
        ),
        (
            "Perusahaan Solara menandatangani nota kesepahaman dengan Nimbus untuk membangun kilang.",
            "memorandum", "signed", ["Solara", "Nimbus"], "membangun kilang",
        ),
        (
            "Solara dari Arandia, grup Nimbus, dan Belmora meneken kontrak pembelian gas.",
            "contract", "signed", ["Solara", "Nimbus", "Belmora"], "pembelian gas",
        ),
        ("Perjanjian dagang antara Arandia dan Belmora diratifikasi.", "treaty", "ratified", PAIR, "dagang"),
        ("Arandia dan Belmora sepakat untuk membuka perbatasan.", "agreement", "agreed", PAIR, "membuka perbatasan"),
        ("Arandia menolak gencatan senjata dengan Belmora.", "ceasefire", "rejected", PAIR, None),
        ("Arandia menarik diri dari kesepakatan nuklir dengan Belmora.", "agreement", "withdrawn", PAIR, "nuklir"),
        ("Arandia merundingkan perjanjian dengan Belmora.", "agreement", "negotiating", PAIR, None),
    ],
)  # fmt: skip
def test_an_agreement_is_read_with_its_standing_parties_and_subject(
    text: str, kind: str, status: str, names: list[str], subject: str | None
) -> None:
    (found,) = told(text)
    assert (found.kind, found.status, [p.name for p in found.parties]) == (kind, status, names)
    assert found.subject == subject


def test_an_agreement_told_twice_is_one_record() -> None:
    text = (
        "Arandia dan Belmora menandatangani pernyataan bersama tentang kerja sama pertahanan.\n"
        "Kesepakatan tentang pertahanan itu ditandatangani Arandia dan Belmora pada 5 Juni 2019."
    )
    (found,) = told(text)
    assert found.kind == "joint statement"
    assert found.sectors == ("military",)
    assert found.when is not None


def test_companies_do_not_make_treaties() -> None:
    (found,) = told("Solara menandatangani perjanjian dengan Nimbus.")
    assert (found.kind, [p.sector for p in found.parties]) == ("agreement", ["BUS", "BUS"])


@pytest.mark.parametrize(
    "text",
    [
        "Arandia dan Belmora membahas kesepakatan baru.",
        "Arandia mendesak Belmora menandatangani perjanjian.",
        "Arandia belum menandatangani perjanjian dengan Belmora.",
        "Arandia pergi dari Belmora tanpa kesepakatan.",
        "Arandia sepakat dengan Belmora soal harga minyak.",
        "Arandia menandatangani kontrak kerja dengan Belmora.",
    ],
)
def test_what_is_only_discussed_demanded_or_denied_is_no_agreement(text: str) -> None:
    assert told(text) == ()


PARTS = [
    "Arandia",
    "Belmora",
    "menandatangani",
    "perjanjian",
    "kesepakatan",
    "sepakat",
    "dengan",
    "antara",
    "dan",
    "yang",
]


MARKS = ["(", ")", ",", ".", "untuk", "diteken", "oleh", "tidak", "yang", "\n"]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from([*PARTS, *MARKS]), max_size=25))
def test_evidence_lies_in_the_text(words: list[str]) -> None:
    text = " ".join(words)
    for agreement in told(text):
        whole = Span(start=0, end=len(text))
        evidence = agreement.evidence
        assert all(whole.covers(s) for s in (evidence.sentence, *evidence.actors, *evidence.content))
        assert agreement.subject is None or agreement.subject in text


def capitalised(phrase: str) -> str:
    """A title as a name, as which the ones that stand by themselves are written."""
    return " ".join(word.capitalize() for word in phrase.split())


@pytest.mark.parametrize("row", PACK.table("agreements"), ids=lambda row: row["phrase"])
def test_every_title_makes_an_agreement_of_its_kind(row: dict[str, str]) -> None:
    title = capitalised(row["phrase"]) if row["standing"] else row["phrase"]
    found = told(f"Arandia dan Belmora menandatangani {title} tentang batas laut.")
    assert [agreement.kind for agreement in found] == ([] if row["kind"] == "none" else [row["kind"]])


@pytest.mark.parametrize("row", PACK.table("agreement_verbs"), ids=lambda row: row["verb"])
def test_every_verb_gives_an_agreement_its_status(row: dict[str, str]) -> None:
    first, *rest = row["verb"].split()
    surfaces = [surface for surface, voice in morphology(PACK).surfaces(first) if voice == "act"] or [first]
    texts = [f"Arandia {' '.join([form, *rest])} kesepakatan dagang dengan Belmora." for form in [first, *surfaces]]
    texts.append(f"Kesepakatan dagang antara Arandia dan Belmora {row['verb']} hari ini.")
    assert row["status"] in {agreement.status for text in texts for agreement in told(text)}
