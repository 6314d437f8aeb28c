"""What a user sees of names: which phrases stand for whom, under which code."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taut.languages import load_pack
from taut.model import Article, Doc, Mention, Names, Span
from taut.names import names
from taut.parse import parse
from taut.world import load_world

PACK = load_pack("id")
WORLD = load_world()


def document(*paragraphs: str, title: str | None = None, published: date | None = None) -> Doc:
    """An article of these paragraphs, with its sentences and words."""
    parts = ([title] if title else []) + list(paragraphs)
    spans, start = [], 0
    for part in parts:
        spans.append(Span(start=start, end=start + len(part)))
        start += len(part) + 2
    article = Article(
        id="a",
        title=title,
        published=published,
        language="id",
        text="\n\n".join(parts),
        paragraphs=tuple(spans),
    )
    return parse(article, PACK)


def read(*paragraphs: str, title: str | None = None, published: date | None = None) -> tuple[Doc, Names]:
    doc = document(*paragraphs, title=title, published=published)
    return doc, names(doc, PACK, WORLD)


def codes(mention: Mention) -> str:
    return " ".join(f"{actor.code}:{actor.sector}" if actor.sector else actor.code for actor in mention.actors)


def shown(*paragraphs: str, title: str | None = None, published: date | None = None) -> list[tuple[str, str]]:
    """Every mention as written, with its codes; places in brackets."""
    doc, found = read(*paragraphs, title=title, published=published)
    text = doc.article.text
    return [(m.span.of(text), f"[{codes(m)}]" if m.place else codes(m)) for m in found.mentions]


@pytest.mark.parametrize(
    ("sentence", "phrase", "expected"),
    [
        # states, bodies and groups
        ("Kenya mengecam Somalia.", "Kenya", "KEN"),
        ("AS mengecam serangan itu.", "AS", "USA"),
        ("Amerika Serikat (AS) mengecam serangan itu.", "Amerika Serikat (AS)", "USA"),
        ("Perserikatan Bangsa-Bangsa (PBB) mengecam Sudan.", "Perserikatan Bangsa-Bangsa (PBB)", "IGO:UNO"),
        ("Uni Eropa mengecam Belarus.", "Uni Eropa", "IGO:EUR"),
        ("Hamas mengecam Mesir.", "Hamas", "PSE:REB"),
        # metonyms and capitals as actors
        ("Kremlin menolak usulan Norwegia.", "Kremlin", "RUS"),
        ("Beijing mengecam Tokyo.", "Tokyo", "JPN"),
        # people, forces and firms of a state
        ("Dua kapal perang India tiba kemarin.", "kapal perang India", "IND"),
        ("Sejumlah warga Filipina ditangkap.", "warga Filipina", "PHL:CVL"),
        (
            "Perusahaan telekomunikasi Norwegia Telenor membeli saham.",
            "Perusahaan telekomunikasi Norwegia Telenor",
            "NOR:BUS",
        ),
        ("Dua belas aktivis asal Irlandia berlayar.", "aktivis asal Irlandia", "IRL:CVL"),
        ("Tentara Kolombia menangkap dua orang.", "Tentara Kolombia", "COL"),
        ("Pemimpin oposisi Zambia ditahan.", "Pemimpin oposisi Zambia", "ZMB:OPP"),
        ("Kelompok pemberontak Kongo menyerang.", "Kelompok pemberontak Kongo", "COD:REB"),
        # functions with and without a name
        ("Presiden Chad Mahamat Kaka tiba di Niamey.", "Presiden Chad Mahamat Kaka", "TCD"),
        (
            "Juru bicara Kementerian Luar Negeri Peru Carlos Vega marah.",
            "Juru bicara Kementerian Luar Negeri Peru Carlos Vega",
            "PER",
        ),
        ("Menteri Pertahanan Kenya mengecam Somalia.", "Menteri Pertahanan Kenya", "KEN"),
        ("Duta Besar Kenya untuk Jepang Amina Odinga tiba.", "Duta Besar Kenya untuk Jepang Amina Odinga", "KEN"),
        ("Kedutaan Besar Peru di Jakarta tutup.", "Kedutaan Besar Peru", "PER"),
        # people and firms are of the state they are in or come from; armies and envoys are not
        ("Perusahaan besar di Chile dan Peru bangkrut.", "Perusahaan", "CHL:BUS PER:BUS"),
        ("Ketua LSM di Zambia dipecat.", "Ketua LSM", "ZMB:CVL"),
        ("Sejumlah pengungsi dari Sudan tiba.", "pengungsi dari Sudan", "SDN:REF"),
        ("Pasukan Kenya di Somalia mundur.", "Pasukan Kenya", "KEN"),
        ("Duta Besar Kenya di Lusaka mundur.", "Lusaka", "[ZMB]"),
        # appositions
        (
            "Amina Odinga, Direktur Kementerian Perdagangan Kenya, tiba.",
            "Amina Odinga, Direktur Kementerian Perdagangan Kenya",
            "KEN",
        ),
        ("Menteri Perdagangan Kenya, Amina Odinga, tiba.", "Menteri Perdagangan Kenya, Amina Odinga", "KEN"),
        # long titles
        (
            "Menteri Pertanian, Pangan, dan Perikanan Zambia Mutale Phiri tiba.",
            "Menteri Pertanian, Pangan, dan Perikanan Zambia Mutale Phiri",
            "ZMB",
        ),
        # places are told apart
        ("Gempa terjadi di Chile.", "Chile", "[CHL]"),
        ("Mereka terbang ke Nairobi.", "Nairobi", "[KEN]"),
        ("Gempa terjadi di Chile dan Peru.", "Peru", "[PER]"),
        ("Gempa terjadi di Kenya, Chile, dan Peru.", "Chile", "[CHL]"),
        ("Mereka bertemu di Jeddah, Arab Saudi.", "Arab Saudi", "[SAU]"),
        ("Dalam pertemuan di Jeddah, Peru menolak.", "Peru", "PER"),
        ("Gempa terjadi di Kenya, Chile, hingga Peru.", "Peru", "[PER]"),
        ("Mereka membeli rudal buatan Peru.", "Peru", "[PER]"),
        ("Negara-negara Eropa mengecam Peru.", "Negara-negara Eropa", "IGO:EUR"),
        ("Harga naik di Eropa.", "Eropa", "[IGO:EUR]"),
        ("LUSAKA - Presiden Kuba tiba.", "LUSAKA", "[ZMB]"),
    ],
)
def test_a_phrase_is_one_mention_with_the_code_of_its_state(sentence: str, phrase: str, expected: str) -> None:
    assert (phrase, expected) in shown(sentence)


def test_what_somebody_is_said_to_be_is_no_mention_of_its_own() -> None:
    assert shown("Norwegia memulangkan warga Peru korban penipuan di Kenya.")[1:] == [
        ("warga Peru", "PER:CVL"),
        ("Kenya", "[KEN]"),
    ]


def test_money_is_no_state() -> None:
    assert shown("Nilainya dua juta dolar AS.") == []


def test_coordinated_actors_are_mentions_of_their_own() -> None:
    assert shown("Peru, Chile, dan Bolivia mengecam Argentina.") == [
        ("Peru", "PER"),
        ("Chile", "CHL"),
        ("Bolivia", "BOL"),
        ("Argentina", "ARG"),
    ]


def test_a_short_name_means_the_person_named_in_full_later() -> None:
    _, found = read("Odinga mengecam Somalia.", "Menteri Perdagangan Kenya Amina Odinga tiba di Lusaka.")
    person = next(entity for entity in found.entities if entity.kind == "person")
    assert (person.id, person.name, person.code) == ("person:amina-odinga", "Amina Odinga", "KEN")
    assert len(person.mentions) == 2
    assert [role.title for role in person.roles] == ["Menteri Perdagangan"]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Kenya marah. Luis Paz adalah mantan menteri Peru. Paz pulang.", "Paz", "PER"),
        ("Kenya marah. Luis Paz, 56 tahun, merupakan seorang aktivis Peru.", "Luis Paz", "PER:CVL"),
        ("Kenya marah. Luis Paz dilantik sebagai menteri.", "Luis Paz", ""),
        ("Kenya mengundang aktor Peru Luis Paz. Paz datang.", "Paz", "PER:CVL"),
    ],
)
def test_somebody_is_of_the_state_that_the_text_introduces_with_the_name(text: str, name: str, expected: str) -> None:
    assert dict(shown(text)).get(name, "") == expected


def test_a_family_name_of_two_people_means_the_one_named_first() -> None:
    found = shown("Menteri Peru Luis Paz tiba.", "Ana Maria Clara Paz pulang.", "Paz marah.")
    assert found[-1] == ("Paz", "PER")


def test_what_is_told_on_a_platform_is_not_told_by_it() -> None:
    assert ("Telegram", "[RUS:BUS]") in shown("Kenya menyebarkan video di Telegram.")


def test_an_office_holds_on_the_day_of_the_article() -> None:
    sentence = "Joko Widodo bertemu para petani."
    assert ("Joko Widodo", "IDN") in shown(sentence, published=date(2018, 5, 1))
    _, found = read("Barack Obama dan Jokowi bertemu. Joko Widodo senang.", published=date(2015, 10, 26))
    assert {e.id for e in found.entities if e.kind == "person"} == {"person:barack-obama", "person:joko-widodo"}


def test_a_headline_without_capitals_is_read() -> None:
    assert shown("Isi berita.", title="menlu peru temui presiden kenya soal as") == [
        ("menlu peru", "PER"),
        ("presiden kenya", "KEN"),
        ("as", "USA"),
    ]


def test_a_ministry_without_a_state_is_the_one_named_before() -> None:
    found = shown("Kementerian Luar Negeri Peru marah.", "Menurut Kementerian Luar Negeri, Chile berbohong.")
    assert ("Kementerian Luar Negeri", "PER") in found


def test_a_government_without_any_state_is_the_home_of_the_language() -> None:
    assert ("Pemerintah", "IDN") in shown("Pemerintah menaikkan pajak.")


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        ("Peru dan Chile bertemu. Kedua negara sepakat.", "Kedua negara", "CHL PER"),
        ("Kenya menyerang Somalia. Negara itu membalas.", "Negara itu", "SOM"),
        ("Presiden Chad Mahamat Kaka tiba. Ia mengecam Niger.", "Ia", "TCD"),
        ("Taliban maju. Kelompok itu merebut kota.", "Kelompok itu", "AFG:REB"),
        ("Presiden Peru Carlos Vega marah kepada Chile. Presiden itu pulang.", "Presiden itu", "PER"),
        ('"Kami menolak," kata Presiden Chad Mahamat Kaka.', "Kami", "TCD"),
        ('Presiden Chad Mahamat Kaka bertemu Carlos Vega. "Kami senang," katanya.', "Kami", "TCD"),
        ("Kenya menyerang Somalia. Pemerintah negara itu marah.", "Pemerintah negara itu", "SOM"),
        ("Militer Kenya menyerang. Mereka menang.", "Mereka", "KEN"),
        ("Presiden Kenya Carlos Vega tiba. Mereka menang.", "Mereka", ""),
        ('Iran kaya. "Mereka menolak," kata Presiden Chad Mahamat Kaka.', "Mereka", "IRN"),
        ('"Iran kaya dan Chad miskin. Mereka iri," kata Presiden Chad Mahamat Kaka.', "Mereka", "IRN"),
        ('"Tentara Chad maju dan mereka menang," kata Presiden Chad Mahamat Kaka.', "mereka", "TCD"),
        ("Chad melarang warganya pergi ke Niger dan memasuki negara itu.", "negara itu", "NER"),
        ("Polisi Kenya menggelar operasi di negara itu.", "negara itu", "KEN"),
        ("Kenya mengecam Somalia. Negara kecil di Afrika Timur itu marah.", "Negara kecil di Afrika Timur itu", "SOM"),
        ("Kenya mengecam Somalia. Negara tetangga itu marah.", "Negara tetangga itu", ""),
        ("Kenya mendukung solusi dua negara bagi Israel dan Palestina.", "dua negara", ""),
        ("Kenya mengirim bantuan ke Mogadishu. Warga di kota itu senang.", "kota itu", "[SOM]"),
        ("Tentara menyerang pangkalan Kenya di wilayah itu.", "wilayah itu", "[]"),
        ("Presiden Chad Mahamat Kaka tiba. Luis Paz pergi. Ia menang.", "Ia", ""),
        ("Presiden Chad Mahamat Kaka mengatakan Presiden Peru Carlos Vega tahu dia kalah.", "dia", "PER"),
        ("Kedua Korea berunding.", "Kedua Korea", "KOR PRK"),
        ("Perusahaan Peru tumbuh. Mereka membangun pabrik.", "Mereka", "PER:BUS"),
        ("Media Peru bertanya. Mereka menang.", "Mereka", ""),
        ("Rusia menahan aktivis Greenpeace. Para aktivis diam.", "aktivis", "NGO:GREENPEACE"),
        ("Rusia menahan kapal yang disewa oleh Greenpeace. Kapal itu rusak.", "Kapal", "NGO:GREENPEACE"),
        ("Rusia menahan aktivis Greenpeace. Mereka ditahan di kapal itu.", "kapal", "[NGO:GREENPEACE]"),
        ("Peru kaya. Pemerintah Peru kaya. Indonesia marah. Pemerintah mengirim protes ke Peru.", "Pemerintah", "IDN"),
        ("Peru kaya. Pemerintah Peru kaya. Pemerintah mengirim bantuan ke Peru.", "Pemerintah", "PER"),
        ("Menteri Chad bertemu menteri Peru (Luis Paz). Paz senang.", "Paz", "PER"),
        ('Luis Paz tiba. Presiden Peru Carlos Vega berkata, "Kami senang."', "Kami", "PER"),
        ("Tentara Kenya mengatakan bahwa mereka menang.", "mereka", "KEN"),
        ("Peru dan Chile berunding. Kenya mendesak kedua pihak berdamai.", "kedua pihak", "CHL PER"),
        ("Presiden Peru dan Presiden Chad bertemu. Hasil pertemuan mereka rahasia.", "mereka", "PER TCD"),
        ("Menlu Peru marah jika Chile menyerang mereka.", "mereka", "PER"),
        ("Tentara Kenya membantu mereka yang lapar.", "mereka", ""),
        ("Kenya, Chile, dan Peru berunding. Tiga negara tersebut sepakat.", "negara tersebut", ""),
        ("Presiden Jokowi bertemu Presiden Peru. Presiden Jokowi senang. Presiden pulang.", "Presiden", "IDN"),
        ('"Kami menolak.|Kami tidak takut," kata Presiden Chad Mahamat Kaka.', "Kami", "TCD"),
        ('Chile kaya. "Pemerintah akan membantu Chile," kata Presiden Chad Mahamat Kaka.', "Pemerintah", "TCD"),
        ("Peru marah kepada Chile. Polisi Kenya menahan dua pria. Keduanya diam.", "Keduanya", "KEN:CVL"),
        ("Presiden Peru dan Presiden Chad bertemu di luar Chad. Peru memuji pertemuan mereka.", "mereka", "PER TCD"),
        ('"Kami senang," kata Direktur PT Bunga Luis Paz setelah bertemu Pemerintah Peru.', "Kami", ""),
        ('"Kami senang," kata Luis Paz setelah bertemu Pemerintah Peru.', "Kami", ""),
        ("Norwegia melindungi warganya.", "warganya", "NOR:CVL"),
        ("Kenya mengecam Somalia. Norwegia mengerahkan pasukan.", "pasukan", "NOR"),
        ("Presiden Peru Carlos Vega dan Presiden Chad Mahamat Kaka bertemu. Keduanya senang.", "Keduanya", "PER TCD"),
        ("Gubernur bank sentral Peru, Luis Paz, marah. Pihaknya menolak.", "Pihaknya", "PER"),
    ],
)
def test_a_reference_takes_the_codes_of_what_it_stands_for(text: str, phrase: str, expected: str) -> None:
    assert dict(shown(*text.split("|"), published=date(2019, 6, 1))).get(phrase, "") == expected


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        # a public has the government that addresses it; captives are of the state whose police hold them
        ("Pemerintah Kenya mengimbau masyarakat. Somalia diam.", "masyarakat", "KEN:CVL"),
        ("Somalia marah. Kepolisian Kenya menahan dua pria.", "pria", "KEN:CVL"),
        # an article about one state alone tells of its own people
        ("Peru tenang. Polisi Peru siaga. Tentara Peru siaga. Para demonstran pulang.", "demonstran", "PER:CVL"),
        (
            "Peru tenang. Polisi Peru siaga. Tentara Peru siaga. Pengacara Luis Paz pulang.",
            "Pengacara Luis Paz",
            "PER:CVL",
        ),
        # such people were named with their state before
        ("Kenya mengecam aktivis Peru. Chile diam. Para aktivis pulang.", "aktivis", "PER:CVL"),
        ("Kenya mengecam milisi Peru. Chile diam. Kenya mengecam para pemberontak.", "pemberontak", "PER:REB"),
        # a name for people whose state is known
        ("Peru marah. Polisi Kenya menahan pria. Pria itu bernama Luis Paz, 56, dan Ana Vega.", "Ana Vega", "KEN:CVL"),
        # in a war abroad it stays open whose they are
        ("Kenya menyerang Somalia. Tentara Kenya membunuh warga sipil.", "warga sipil", ""),
    ],
)
def test_unnamed_people_belong_to_the_only_state_there_is(text: str, phrase: str, expected: str) -> None:
    assert dict(shown(text)).get(phrase, "") == expected


@pytest.mark.parametrize(
    ("text", "phrase"),
    [("Uni Eropa mengerahkan pasukan.", "pasukan"), ("Kapal itu tenggelam.", "Kapal"), ("Drone jatuh.", "Drone")],
)
def test_forces_and_machines_of_nobody_are_no_mention(text: str, phrase: str) -> None:
    assert phrase not in dict(shown(text))


@pytest.mark.parametrize("text", ["KOMPAS.com - Peru marah.", "Antara, LUSAKA - Peru marah.", "Peru marah.|(ANTARA)"])
def test_the_outlet_of_the_report_itself_is_nobody_in_it(text: str) -> None:
    _, found = read(*text.split("|"))
    assert [entity.id for entity in found.entities if entity.kind != "state"] == []


def test_a_role_is_told_once() -> None:
    _, found = read("Presiden Peru Luis Paz tiba.", "Presiden Luis Paz pulang.")
    roles = {e.name: [(role.title, role.organisation) for role in e.roles] for e in found.entities if e.roles}
    assert roles["Luis Paz"] == [("Presiden", "Peru")]


def test_an_abbreviation_in_brackets_is_the_same_body_later() -> None:
    _, found = read("Badan Perikanan Zambia (BPZ) menolak.", "Menurut BPZ, Kenya berbohong.")
    organ = next(entity for entity in found.entities if entity.code == "ZMB" and entity.kind == "government")
    assert len(organ.mentions) == 2


def test_an_organ_is_an_entity_apart_from_its_state() -> None:
    _, found = read("Kementerian Luar Negeri Kenya mengecam Somalia. Kenya marah.")
    assert {(e.id, e.kind, e.code) for e in found.entities} == {
        ("organ:KEN:kementerian-luar-negeri", "government", "KEN"),
        ("state:KEN", "state", "KEN"),
        ("state:SOM", "state", "SOM"),
    }


TEXT = """
Presiden Menteri Luar Negeri Kenya Peru AS PBB Jakarta di ke dan , . ( ) yang kedua negara itu ia Amina Odinga
kapal perang warga untuk asal Kementerian mengecam " kata - TNI juru bicara
"""
WORDS = st.sampled_from(TEXT.split())


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=30))
def test_mentions_lie_in_order_in_the_text_and_ids_are_stable(words: list[str]) -> None:
    doc = document(" ".join(words))
    found = names(doc, PACK, WORLD)
    assert found == names(doc, PACK, WORLD)
    spans = [mention.span for mention in found.mentions]
    assert spans == sorted(spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))
    known = {entity.id for entity in found.entities}
    for mention in found.mentions:
        tokens = doc.sentences[mention.sentence].tokens
        assert (tokens[mention.first].start, tokens[mention.last - 1].end) == (mention.span.start, mention.span.end)
        assert mention.first <= mention.head < mention.last
        assert {actor.entity for actor in mention.actors} <= known
        assert set(mention.entities) <= known
