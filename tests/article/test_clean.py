"""A page becomes its article; nothing on the page is lost without a word."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taut.article import clean
from taut.article.lines import split_lines
from taut.languages import load_pack
from taut.model import Article, Dateline, Page, Skip

PACK = load_pack("id")

DUMP = """Asia

Arandia dan Belmora Sepakat Buka Kembali Perbatasan

Kabarcontoh.com, TOKYO – Menteri Luar Negeri Arandia bertemu mitranya dari Belmora pada hari Senin (11/3).

“Kami akan membuka perbatasan pekan depan,” kata menteri itu kepada wartawan.

Baca: Belmora Tutup Perbatasan dengan Arandia

Kedua negara juga menandatangani perjanjian dagang yang telah lama dibahas. (RED)

Comments
To Top

Temukan konten lain di Kabarcontoh

Langganan sekarang agar bisa terus membaca dan mendapatkan akses ke semua arsip.

Lanjutkan membaca

Temukan konten lain di Kabarcontoh

Langganan sekarang agar bisa terus membaca dan mendapatkan akses ke semua arsip.

Lanjutkan membaca"""

PARAGRAPHS = [
    "Menteri luar negeri kedua negara bertemu di ibu kota pada hari Senin.",
    "Mereka membahas perdagangan dan keamanan di kawasan itu selama tiga jam.",
    "Pertemuan berikutnya akan digelar pada bulan depan di negara tetangga.",
]


def article(text: str, **facts: object) -> Article:
    result = clean(Page(origin="uji.txt", text=text, **facts), PACK)  # type: ignore[arg-type]
    assert isinstance(result, Article), result
    return result


def body(result: Article) -> list[str]:
    blocks = [span.of(result.text) for span in result.paragraphs]
    return blocks[1:] if result.title else blocks


def story(*between: str) -> str:
    """Three paragraphs with other lines after the second."""
    return "\n".join([*PARAGRAPHS[:2], *between, PARAGRAPHS[2]])


def reasons(result: Article) -> dict[str, str]:
    return {dropped.text: dropped.reason for dropped in result.dropped}


def test_the_parts_of_a_page_dump() -> None:
    result = article(DUMP)
    assert result.section == "Asia"
    assert result.title == "Arandia dan Belmora Sepakat Buka Kembali Perbatasan"
    assert result.outlet == "Kabarcontoh.com"
    assert result.dateline == Dateline(place="TOKYO", country="JPN")
    assert result.byline == "RED"
    assert result.language == "id"
    assert [(x.cue, x.title) for x in result.related] == [("Baca:", "Belmora Tutup Perbatasan dengan Arandia")]
    assert result.paragraphs[0].of(result.text) == result.title
    assert len(body(result)) == 3
    assert body(result)[0].startswith("Kabarcontoh.com, TOKYO – Menteri")
    assert body(result)[-1].endswith("dibahas. (RED)")


def test_walls_comments_and_repeated_blocks_are_typed() -> None:
    found = reasons(article(DUMP))
    assert found["Comments"] == found["To Top"] == found["Lanjutkan membaca"] == "navigation"
    assert found["Temukan konten lain di Kabarcontoh"] == "repeated"
    assert {reason for text, reason in found.items() if text.startswith("Langganan")} == {"subscription"}


def test_paragraphs_are_separated_by_one_blank_line() -> None:
    result = article(DUMP)
    assert result.text == "\n\n".join(span.of(result.text) for span in result.paragraphs)


@pytest.mark.parametrize("trail", ["Asia", "Beranda > Dunia > Asia", "Beranda / Dunia / Asia"])
def test_the_section_above_the_title(trail: str) -> None:
    result = article(f"Beranda\n{trail}\nDua Menteri Luar Negeri Bertemu di Ibu Kota\n{story()}")
    assert result.section == "Asia"
    assert result.title == "Dua Menteri Luar Negeri Bertemu di Ibu Kota"


def test_a_title_given_apart_is_not_said_twice() -> None:
    title = "Dua Menteri Bertemu di Ibu Kota"
    result = article(f"{title.upper()}\n{story()}", title=title)
    assert result.title == title
    assert body(result) == PARAGRAPHS


def test_what_comes_with_a_page_is_made_as_even_as_its_lines() -> None:
    broken = "Dua \0Menteri\u200b\n Bertemu " + chr(0xD83D)
    result = article(story(), title=broken, outlet=broken, url=f"https://contoh.test/{chr(0xD83D)}")
    assert (result.title, result.outlet) == ("Dua Menteri Bertemu", "Dua Menteri Bertemu")


def test_a_page_may_have_no_title() -> None:
    result = article(story())
    assert result.title is None
    assert body(result) == PARAGRAPHS


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Advertisement", "advertisement"),
        ("ADVERTISEMENT SCROLL TO CONTINUE WITH CONTENT", "advertisement"),
        ("[Gambas:Video 20detik]", "media"),
        ("Simak Video 'Perundingan Dua Negara':", "media"),
        ("Simak berita selengkapnya di halaman selanjutnya.", "navigation"),
        ("Copyright © KABAR 2025", "copyright"),
        ("All Rights Reserved.", "copyright"),
        ("Kedua menteri berjabat tangan (Foto: Kabar Contoh)", "caption"),
        ("ANTARA FOTO/Budi Contoh", "caption"),
        ("Bagikan:", "share"),
        ("Ikuti Whatsapp Channel Republika", "share"),
        ("Komentar (12)", "navigation"),
        ("Tag: diplomasi, perdagangan", "tags"),
        ("(abc/def)", "byline"),
        ("(Kabarcontoh.com/Budi Contoh)", "byline"),
        ("Oleh Tim Contoh", "byline"),
        ("Sudah berlangganan? Masuk di sini.", "subscription"),
        ("3", "ornament"),
        ("Editor : Siti Contoh", "byline"),
        ("***", "ornament"),
    ],
)
def test_what_is_no_part_of_the_article_is_left_out_with_a_reason(line: str, reason: str) -> None:
    result = article(story(line))
    assert reasons(result) == {line: reason}
    assert body(result) == PARAGRAPHS


@pytest.mark.parametrize(
    "line",
    [
        "Baca juga kisah itu, kata sang menteri, bukan perkara mudah bagi kedua negara.",
        "Iklan kampanye partai itu menuai protes dari kedubes negara tetangga.",
        "Komentar menteri itu memicu kemarahan di negara tetangga.",
        "“Tidak!”",
        "Tuntutan Kedua Negara",
        "Oleh karena itu, kata menteri itu, perundingan harus dimulai lagi dari awal.",
        "Berlangganan Gas dari Tetangga",
    ],
)
def test_sentences_and_subheadings_stay(line: str) -> None:
    assert line in body(article(story(line)))


@pytest.mark.parametrize(
    ("lines", "cue", "title"),
    [
        (["Baca juga: Arandia Tolak Usul Belmora"], "Baca juga:", "Arandia Tolak Usul Belmora"),
        (["Baca Juga", "Arandia Tolak Usul Belmora"], "Baca Juga", "Arandia Tolak Usul Belmora"),
        (["• Simak juga: Arandia Tolak Usul Belmora?"], "Simak juga:", "Arandia Tolak Usul Belmora?"),
        (["[Lihat Juga : Arandia Tolak Usul Belmora]"], "Lihat Juga :", "Arandia Tolak Usul Belmora"),
        (["Pilihan Editor:Arandia Tolak Usul Belmora"], "Pilihan Editor:", "Arandia Tolak Usul Belmora"),
    ],
)
def test_related_headlines_are_no_part_of_the_text(lines: list[str], cue: str, title: str) -> None:
    result = article(story(*lines))
    assert [(x.cue, x.title) for x in result.related] == [(cue, title)]
    assert body(result) == PARAGRAPHS


def test_a_list_of_related_headlines() -> None:
    headlines = ["Arandia Tolak Usul Belmora", "Belmora Panggil Duta Besar Arandia"]
    result = article(story("Baca juga:", *(f"• {headline}" for headline in headlines)))
    assert [x.title for x in result.related] == headlines
    assert body(result) == PARAGRAPHS


def test_a_cue_that_announces_nothing_takes_no_paragraph() -> None:
    result = article(story("Baca Juga"))
    assert reasons(result) == {"Baca Juga": "related"}
    assert body(result) == PARAGRAPHS


def test_a_related_line_glued_to_a_paragraph_is_cut_off() -> None:
    result = article("\n".join([PARAGRAPHS[0], PARAGRAPHS[1] + "Baca juga: Arandia Tolak Usul Belmora", PARAGRAPHS[2]]))
    assert [x.title for x in result.related] == ["Arandia Tolak Usul Belmora"]
    assert body(result) == PARAGRAPHS


def test_a_sentence_behind_a_related_headline_stays() -> None:
    sentence = "Presiden Arandia kemudian menolak usul itu pada hari Selasa."
    first = "Presiden Arandia tiba di ibu kota pada hari Minggu malam."
    result = article(f"{first}\n{story('Baca juga: Belmora Tutup Semua Pos Perbatasan ' + sentence)}")
    assert [x.title for x in result.related] == ["Belmora Tutup Semua Pos Perbatasan"]
    assert sentence in body(result)


def test_a_sentence_broken_at_its_links_is_mended() -> None:
    result = article(story("Keputusan itu diumumkan oleh", "Perdana Menteri", "setelah bertemu presiden", "."))
    assert "Keputusan itu diumumkan oleh Perdana Menteri setelah bertemu presiden." in body(result)


def test_boilerplate_around_one_long_line_is_cut_off() -> None:
    tail = "Pewarta: Budi ContohEditor: Siti ContohCopyright © KABAR 2025"
    result = article(f"{' '.join(PARAGRAPHS)} {tail}")
    assert body(result) == [" ".join(PARAGRAPHS)]
    assert result.byline == "Budi Contoh"


@pytest.mark.parametrize(
    ("line", "day", "outlet"),
    [
        ("Kabarcontoh.com - 18/06/2025, 21:35 WIB", date(2025, 6, 18), "Kabarcontoh.com"),
        ("Rabu, 05 Juni 2019 10:15 WIB", date(2019, 6, 5), None),
        ("Diperbarui 19 Jun 2025, 09:54 WIB", date(2025, 6, 19), None),
        ("Senin, 14 Oktober 2024 | 09:12", date(2024, 10, 14), None),
    ],
)
def test_the_date_in_the_header(line: str, day: date, outlet: str | None) -> None:
    result = article(f"Dua Menteri Bertemu di Ibu Kota\n{line}\n{story()}")
    assert result.published == day
    assert result.outlet == outlet
    assert reasons(result) == {line: "date"}


def test_a_headline_with_a_date_is_a_headline() -> None:
    title = "Harga Minyak Dunia Turun Lagi Hari Ini 20 Juni 2025"
    result = article(f"{title}\n{story()}")
    assert (result.title, result.published) == (title, None)


def test_what_the_source_knows_wins() -> None:
    text = DUMP.replace("Asia\n", "Senin, 11 Maret 2019 | 09:12\n")
    result = article(text, published=date(2020, 1, 2), outlet="Warta Contoh", source_id="7", url="https://contoh.test")
    assert (result.published, result.outlet) == (date(2020, 1, 2), "Warta Contoh")
    assert (result.source_id, result.url) == ("7", "https://contoh.test")


def test_a_whole_page_is_searched_for_its_story() -> None:
    menu = ["Beranda", "Dunia", "Ekonomi", "Olahraga", "Gaya Hidup", "Indeks", "Masuk"] * 3
    teasers = [f"Sepuluh Kota Terindah Nomor {n} di Benua Utara" for n in range(20)]
    page = "\n".join([*menu, "Dua Menteri Luar Negeri Bertemu di Ibu Kota", *PARAGRAPHS, *teasers, *menu])
    result = article(page)
    assert result.title == "Dua Menteri Luar Negeri Bertemu di Ibu Kota"
    assert body(result) == PARAGRAPHS


def test_the_id_is_that_of_the_content() -> None:
    one = article(DUMP)
    assert one.id == article(DUMP.replace("\n", "\r\n")).id == article(f"{DUMP}\nComments").id
    assert len(one.id) == 16
    assert one.id != article(DUMP.replace("Senin", "Selasa")).id
    assert one.id != article(DUMP, url="https://contoh.test").id


@pytest.mark.parametrize("text", ["Comments\nTo Top", "Halo", "…", "Baca juga: Arandia Tolak Usul Belmora"])
def test_a_page_without_a_sentence_is_a_skip(text: str) -> None:
    result = clean(Page(origin="uji.txt", text=text), PACK)
    assert result == Skip(what="page", why="uji.txt: no text of an article found")


def test_another_language_is_named() -> None:
    text = "The two ministers met on Monday and talked about trade. They will meet again next month."
    result = clean(Page(origin="uji.txt", text=text), PACK)
    assert result == Skip(what="page", why="uji.txt: the text is in language 'en', not in Indonesian ('id')")


# --- for any page ---------------------------------------------------------------------------------

_FRAGMENTS = st.sampled_from(
    [
        *DUMP.split("\n"),
        *PARAGRAPHS,
        "Baca Juga",
        "Baca juga:",
        "dan",
        ".",
        "-",
        "Jakarta",
        "(abc)",
        "Editor: A",
        "a" * 300,
    ]
)
_LINES = st.lists(
    st.one_of(_FRAGMENTS, st.text(max_size=60), st.lists(_FRAGMENTS, max_size=4).map("".join)), max_size=60
)


def letters(text: str) -> Counter[str]:
    return Counter(char for char in text.casefold() if char.isalnum())


@given(_LINES, st.sampled_from(["\n", "\n\n", "\r\n"]), st.none() | st.text(max_size=40))
def test_any_page_gives_an_article_with_sound_spans_or_a_skip(lines: list[str], end: str, title: str | None) -> None:
    page = Page(origin="uji.txt", text=end.join([*lines, *PARAGRAPHS]), title=title)
    result = clean(page, PACK)
    assert isinstance(result, Article | Skip)
    if isinstance(result, Article):
        blocks = [span.of(result.text) for span in result.paragraphs]
        assert "\n\n".join(blocks) == result.text
        assert all(block and block == block.strip() and "\n" not in block for block in blocks)
        assert result == clean(page, PACK)


@given(_LINES)
def test_every_letter_of_a_page_is_somewhere(lines: list[str]) -> None:
    page = Page(origin="uji.txt", text="\n".join([*lines, *PARAGRAPHS]))
    result = clean(page, PACK)
    if isinstance(result, Skip):
        return
    parts = [result.text, result.section or "", *(x.text for x in result.dropped)]
    parts += [f"{x.cue} {x.title}" for x in result.related]
    shown = letters(" ".join(line.text for line in split_lines(page.text)))
    assert not shown - letters(" ".join(parts))


@given(st.text())
def test_any_text_is_an_article_or_a_skip(text: str) -> None:
    assert isinstance(clean(Page(origin="uji.txt", text=text), PACK), Article | Skip)


def test_lone_surrogates_do_no_harm() -> None:
    result = article(story("Menteri itu\ud800 pulang pada hari Kamis pagi."))
    assert "Menteri itu pulang pada hari Kamis pagi." in body(result)
    assert replace(result) == result
