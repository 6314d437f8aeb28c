"""What a user sees of events: who acts on whom, in which voice, and whether it happened."""

from __future__ import annotations

import pytest

from taut.extract.events.happenings import share_root
from taut.extract.events.lexicon import Frame
from taut.languages import PackError
from taut.model import Actor, Event, Reading


def side(actors: tuple[Actor, ...]) -> str:
    return " ".join(sorted(f"{a.code}:{a.sector}" if a.sector else a.code for a in actors))


def shown(event: Event) -> str:
    return f"{side(event.actors)} > {side(event.recipients)} {event.type} {event.status}"


def events(reading: Reading) -> list[str]:
    return [shown(event) for event in reading.events]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # voice
        ("Turki mengecam Suriah pada hari Senin.", "TUR > SYR ACCUSE done"),
        ("Suriah dikecam oleh Turki pada hari Senin.", "TUR > SYR ACCUSE done"),
        ("Suriah dikecam Turki pada hari Senin.", "TUR > SYR ACCUSE done"),
        # relative clauses
        ("Norwegia memuji Kenya, yang telah mengecam Somalia.", "KEN > SOM ACCUSE done"),
        # coordination, of actors and of predicates
        ("Peru, Chile, dan Bolivia mengecam Argentina.", "BOL CHL PER > ARG ACCUSE done"),
        ("Seperti halnya Peru dan Chad, Kenya mengecam Somalia.", "KEN > SOM ACCUSE done"),
        ("Jerman mengecam Belarus dan menjatuhkan sanksi terhadap Rusia.", "DEU > RUS SANCTION done"),
        # what is not, not yet, or only perhaps
        ("Mesir tidak mengecam Sudan.", "EGY > SDN ACCUSE negated"),
        ("Mesir belum mengecam Sudan.", "EGY > SDN ACCUSE negated"),
        ("Presiden Brasil akan bertemu Presiden Kuba.", "BRA CUB >  AGREE done"),
        # an event noun with and without a light verb
        ("Israel melancarkan serangan ke Lebanon.", "ISR > LBN ASSAULT done"),
        ("Serangan Israel ke Lebanon terjadi pada malam hari.", "ISR > LBN ASSAULT done"),
        ("Presiden Brasil tidak akan bertemu Presiden Kuba.", "BRA > CUB REJECT done"),
        ("Rusia akan menarik pasukan dari Suriah.", "RUS > SYR CONCEDE done"),
        # what stands before a passive, and behind a verb that only carries a noun
        ("Sanksi terhadap Belarus dijatuhkan oleh Inggris.", "GBR > BLR SANCTION done"),
        ("Rusia menerima kecaman dari Jerman.", "DEU > RUS ACCUSE done"),
        # who speaks of himself
        ('"Kami akan membantu Kenya," kata Menteri Luar Negeri Norwegia.', "NOR > KEN AGREE done"),
        # a promise goes to whom its content names
        ("Norwegia berjanji membantu Kenya.", "NOR > KEN AGREE done"),
        # a plan or a chance to deal is an agreement
        ("Norwegia akan bekerja sama dengan sejumlah negara.", "NOR >  AGREE done"),
        ("Norwegia bisa membeli kapal dari Spanyol.", "NOR > ESP AGREE hypothetical"),
        ("Pertemuan antara Presiden Peru dan Presiden Chile akan digelar di Lima.", "CHL PER >  AGREE done"),
        # amid what, and as what, something happens does not colour it
        ("Di tengah ancaman banjir, Turki dan Mesir menggelar latihan gabungan.", "EGY TUR >  COOPERATE done"),
        ("Ancaman Suriah terhadap Turki dilontarkan kemarin.", "SYR > TUR THREATEN done"),
        # bodies
        ("Uni Eropa menjatuhkan sanksi terhadap Belarus.", "IGO:EUR > BLR SANCTION done"),
    ],
)
def test_a_sentence_tells_its_event(read_text, sentence: str, expected: str) -> None:
    assert expected in events(read_text(sentence))


def test_a_headline_without_prefixes_is_read(read_text) -> None:
    reading = read_text("Keterangan itu disampaikan di Ankara pada hari Senin kemarin.", title="Turki Kecam Suriah")
    assert "TUR > SYR ACCUSE done" in events(reading)


def test_what_is_asked_for_is_no_deed(read_text) -> None:
    reading = read_text("Filipina meminta China menarik kapal dari perairan itu.")
    assert [event.type for event in reading.events] == ["REQUEST"]


def test_an_opponents_claim_is_an_allegation(read_text) -> None:
    reading = read_text("Menteri Luar Negeri Armenia mengatakan bahwa Azerbaijan menyerang Armenia.")
    assert "ARM > AZE ACCUSE done" in events(reading)
    assert not any(event.type == "ASSAULT" for event in reading.events)


def test_retellings_share_a_happening(read_text) -> None:
    reading = read_text(
        "Menteri Luar Negeri Kenya bertemu Menteri Luar Negeri Somalia di Nairobi.\n\n"
        "Pertemuan Kenya dan Somalia itu berlangsung dua jam."
    )
    assert len({event.happening for event in reading.events if event.type == "CONSULT"}) == 1


def test_words_about_a_deed_go_to_its_doer(read_text) -> None:
    reading = read_text("Israel menyerang Lebanon pada malam hari.\n\nTurki mengecam serangan itu.")
    assert "TUR > ISR ACCUSE done" in events(reading)


def test_a_dateline_acts_on_nobody(read_text) -> None:
    reading = read_text("JAKARTA - Presiden Mesir mengecam Sudan pada hari Senin kemarin.")
    assert events(reading) == ["EGY > SDN ACCUSE done"]


def test_an_event_keeps_the_place_where_it_happened(read_text) -> None:
    reading = read_text("Presiden Mesir bertemu Presiden Sudan di Nairobi.")
    (event,) = reading.events
    assert event.where is not None
    assert (event.where.place, event.where.country) == ("Nairobi", "KEN")


def test_nobody_acts_where_nobody_is_named(read_text) -> None:
    reading = read_text("Cuaca cerah dan pasar ramai dikunjungi pembeli pada hari libur.")
    assert not reading.events


def test_a_frame_needs_two_sides() -> None:
    with pytest.raises(PackError):
        Frame.parse("subj")


def test_roots_join_noun_and_verb() -> None:
    assert share_root("temui", "pertemuan")
    assert not share_root("kecam", "puji")


def test_nobody_attacks_his_own_force_while_it_stands_on_foreign_ground(read_text) -> None:
    assert events(read_text("Turki menyerang tentara di Suriah.")) == ["TUR > SYR ASSAULT done"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Serangan Houthi pada hari Senin yang menargetkan tentara Jerman dikecam.", "YEM:REB > DEU ASSAULT done"),
        ("Mesir mengebom Sudan dan menewaskan tiga warga Sudan.", "EGY > SDN ASSAULT done"),
    ],
)
def test_aim_and_toll_of_an_attack_are_no_second_one(read_text, sentence: str, expected: str) -> None:
    assert [told for told in events(read_text(sentence)) if "ASSAULT" in told] == [expected]


def test_who_killed_is_not_guessed_from_the_rest_of_the_article(read_text) -> None:
    reading = read_text("Israel dan Suriah berunding.\n\nIsrael mengecam Suriah.\n\nLedakan menewaskan warga Suriah.")
    assert not any("ASSAULT" in told for told in events(reading))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Mesir mengecam janji Israel untuk mencaplok Tepi Barat.", "ISR > PSE THREATEN done"),
        ("Korea Utara melakukan belasan uji coba rudal.", "PRK >  MOBILIZE done"),
    ],
)
def test_an_event_noun_has_its_owner_or_its_number_beside_it(read_text, sentence: str, expected: str) -> None:
    assert expected in events(read_text(sentence))


def test_sanctions_that_are_only_pointed_back_to_are_a_topic(read_text) -> None:
    reading = read_text(
        "Kanada menjatuhkan sanksi terhadap Belarus.\n\nWarga Belarus tidak takut dengan sanksi tersebut."
    )
    assert events(reading) == ["CAN > BLR SANCTION done"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # whoever wants something of himself asks nobody, and what he wants is no deed that another one asks for
        ("Presiden Kenya ingin meningkatkan kerja sama dengan Uganda.", ["KEN UGA >  AGREE done"]),
        ("Peru dikecam Chile. Presiden Chile ingin hadir.", ["CHL > PER ACCUSE done"]),
        ("Presiden Kenya ingin Uganda hadir.", ["KEN > UGA REQUEST done"]),
        # a warning without an addressee is no demand of the article's other side
        ("Peru dikecam Chile. Chile memperingatkan bahwa harga beras naik.", ["CHL > PER ACCUSE done"]),
        # what a denied passive undergoes, and who denies it
        ("Permintaan Kenya tidak direspons Uganda.", ["UGA > KEN REJECT done"]),
        ("Permintaan Kenya tak direspons Uganda.", ["UGA > KEN REJECT done"]),
        # who does what was asked for
        ("Irak menutup pasar atas permintaan Iran.", ["IRN > IRQ REQUEST done"]),
        # all the world is nobody in particular
        ("Menteri Peru menyebut dunia menekan Chile.", []),
        ("Peru di forum internasional menekan Chile.", ["PER > CHL REQUEST done"]),
        ("Peru menyerukan semua negara mengecam Chile.", []),
        # what the speaker calls his own
        ('"Oman mempertimbangkan permintaan kami," kata Presiden Yaman.', ["YEM > OMN REQUEST done"]),
        # rebels are another side than their state, civilians are not
        ('"Hamas harus mundur," kata Presiden Palestina.', ["PSE > PSE:REB REQUEST done"]),
        ('"Warga Palestina harus pulang," kata Presiden Palestina.', []),
        # a refused apology is a refusal
        ("Jepang tidak akan meminta maaf kepada Filipina.", ["JPN > PHL REJECT done"]),
        ("Jepang tidak mau memaafkan Filipina.", ["JPN > PHL REJECT done"]),
    ],
)
def test_who_asks_whom_and_who_refuses(read_text, text: str, expected: list[str]) -> None:
    assert events(read_text(text)) == expected


def test_who_only_tells_of_a_deed_is_not_guessed_to_undergo_it(read_text) -> None:
    text = "Menteri Peru mengumumkan tarif. Surat kabar Peru dan wartawan Peru mencatatnya. Peru menaikkan tarif."
    assert not any(":JRN" in shown for shown in events(read_text(text)))


def test_the_nearest_complement_says_what_a_verb_tells(read_text) -> None:
    reading = read_text("Kenya menyampaikan penghargaan atas dukungan Uganda.")
    assert [event.evidence.rule for event in reading.events] == ["id/verbs:sampaikan penghargaan"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who claims an attack made it, also where somebody else tells of it
        ("Serangan terhadap kilang minyak Kuwait itu diklaim oleh ISIS.", "IMG:ISIS > KWT ASSAULT done"),
        (
            '"Kami mengutuk serangan di kilang milik Kuwait yang diklaim oleh Houthi," kata Presiden Kuwait.',
            "YEM:REB > KWT ASSAULT done",
        ),
        # whom the attack hit was told before
        (
            "Serangan terhadap Kuwait terjadi pada malam hari. Houthi mengklaim bertanggung jawab atas serangan itu.",
            "YEM:REB > KWT ASSAULT done",
        ),
    ],
)
def test_who_claims_an_attack_made_it(read_text, text: str, expected: str) -> None:
    assert expected in events(read_text(text))


def test_who_claims_something_else_attacked_nobody(read_text) -> None:
    told = events(read_text("Serangan terhadap Kuwait merusak kilang yang diklaim oleh Irak."))
    assert not any(event.startswith("IRQ >") for event in told)


def test_who_resigns_does_so_alone(read_text) -> None:
    reading = read_text("Presiden Peru mengundurkan diri pada hari Senin.\n\nPresiden Chile mengecam Presiden Peru.")
    assert events(reading)[0] == "PER >  RETREAT done"
