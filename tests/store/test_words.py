"""Words for search: one stem a word, voices of a word together, words that only look alike apart."""

from __future__ import annotations

import sqlite3
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taut.languages import Pack, load_pack
from taut.store.expressions import MOST_DEPTH, MOST_WORDS, QueryError, match
from taut.store.words import TOKENIZER, stem, stream, words

PACK = load_pack("id")
PACKS = [None, PACK]
TEXTS = st.text() | st.text(alphabet="ab1 -'’é\u0301nyaＡ㈠½")
# What means something in a query, in any order and number, besides any text at all.
OPERATORS = ("AND", "OR", "NOT", "(", ")", '"', "“", "”", "*", "title:", "text:")
LITERALS = ("rudal", "menyerang*", "sanksi-sanksi", "ke-3", "NEAR", "^", "+", ":", "{a}", ",", "&", "'", "-")
PIECES = st.sampled_from(OPERATORS + LITERALS)
QUERIES = st.text() | st.lists(PIECES).map(" ".join) | st.lists(PIECES | st.text(max_size=3)).map("".join)


def index(*texts: str) -> sqlite3.Connection:
    """An index over texts; the first line of each is its title."""
    db = sqlite3.connect(":memory:")
    db.execute(f"CREATE VIRTUAL TABLE search USING fts5 (title, body, tokenize = '{TOKENIZER}')")
    for text in texts:
        title, _, body = text.partition("\n")
        db.execute("INSERT INTO search VALUES (?, ?)", (stream(title, PACK), stream(body, PACK)))
    return db


def found(db: sqlite3.Connection, query: str) -> list[int]:
    return [n for (n,) in db.execute("SELECT rowid FROM search WHERE search MATCH ? ORDER BY 1", (match(query, PACK),))]


@pytest.mark.parametrize(
    "family",
    [
        "serang menyerang diserang terserang diserangnya Menyerang serang-menyerang",
        "bertemu temui menemui ditemui bertemulah",
        "peringatkan memperingatkan diperingatkan",
        "negara negaranya negara-negara negara-negaranya NEGARA",
        "undang-undang undang-undangnya Undang-Undang undang‑undang",
        "jumat jum'at Jum’at",
        "sepakat sepakati menyepakati disepakati bersepakat",
    ],
)
def test_forms_of_one_word_have_one_stem(family: str) -> None:
    assert len({stem(word, PACK) for word in family.split()}) == 1


@pytest.mark.parametrize(
    "strangers",
    [
        "bertemu berte pertemuan temuan temukan",
        "memperingatkan ingat mengingatkan peringatan",
        "mengakui aku mengaku",
        "undang-undang mengundang undangan perundang-undangan",
        "mata mata-mata semata-mata",
        "tiba tiba-tiba",
        "oleh oleh-oleh",
        "Maluku malu",
        "Terawan awan",
        "Melayu layu",
        "Kaukasus kasus",
        "serang serangan",
        "mengering ring",
    ],
)
def test_words_that_only_look_alike_stay_apart(strangers: str) -> None:
    listed = strangers.split()
    assert len({stem(word, PACK) for word in listed}) == len(listed)


def test_every_listed_word_has_the_stem_that_the_table_gives_and_so_has_that_stem_itself() -> None:
    rows = PACK.table("search_stems")
    assert [row["word"] for row in rows] == sorted({row["word"] for row in rows})
    assert {row["why"] for row in rows} == {"name", "other", "twice", "deed"}
    for row in rows:
        assert stem(row["word"], PACK) == stem(row["stem"], PACK) == row["stem"].replace("-", ""), row


def test_names_and_stems_do_not_depend_on_capitals_or_accents_or_how_an_accent_is_written() -> None:
    for pack in PACKS:
        assert len({stem(word, pack) for word in ("Erdogan", "erdoğan", "ERDOG\u0306AN", "Erdog\u0306an")}) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kapal-kapal AS-Tiongkok", "kapal as tiongkok"),
        ("Indonesia-Malaysia, 2019-2019", "indonesia malaysia 2019 2019"),
        ("Rp1,5 triliun; 1.500 ton, COVID-19", "rp1 5 triliun 1 500 ton covid 19"),
        ("di-deportasi 'besar-besaran'", "di deportasi besar besaran"),
        ("…--- – !", ""),
        ("menteri_luar", "menteri luar"),
    ],
)
def test_words_are_cut(text: str, expected: str) -> None:
    assert stream(text, PACK) == expected


def test_without_a_pack_nothing_is_stripped() -> None:
    assert stream("Menyerang São Tomé, negara-negaranya, Bora-Bora", None) == "menyerang sao tome negara negaranya bora"


@given(TEXTS, st.sampled_from(PACKS))
def test_each_word_is_one_token_of_the_index_and_lies_where_it_says(text: str, pack: Pack | None) -> None:
    cut = list(words(text, pack))
    assert stream(text, pack) == " ".join(word.stem for word in cut)
    for word in cut:
        assert stream(word.span.of(text), pack) == word.stem == stem(word.span.of(text), pack)
    for word, after in pairwise(cut):
        assert word.span.end <= after.span.start
    db = sqlite3.connect(":memory:")
    db.execute(f"CREATE VIRTUAL TABLE t USING fts5 (x, tokenize = '{TOKENIZER}')")
    db.execute("CREATE VIRTUAL TABLE v USING fts5vocab (t, instance)")
    db.execute("INSERT INTO t VALUES (?)", (stream(text, pack),))
    assert [term for (term,) in db.execute('SELECT term FROM v ORDER BY "offset"')] == [word.stem for word in cut]


# --- queries --------------------------------------------------------------------------------------

NEWS = (
    "Armada bertolak\nTiga kapal perang Norlandia menyerang pelabuhan.",  # 1
    "Sanksi baru\nNorlandia dijatuhi sanksi atas uji coba rudal.",  # 2
    "Rudal diuji\nUji coba itu ditolak oleh Sundaria; sanksi-sanksi lain menyusul.",  # 3
    "Pertemuan\nMenteri Sundaria menemui utusan Norlandia dan membahas undang-undang baru.",  # 4
)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("sanksi", [2, 3]),
        ("SANKSI rudal", [2, 3]),
        ("sanksi AND rudal", [2, 3]),
        ("sanksi NOT norlandia", [3]),
        ("sanksi AND NOT norlandia", [3]),
        ("NOT norlandia sanksi", [3]),
        ("NOT norlandia NOT sundaria (rudal OR kapal)", []),
        ("kapal OR menemui", [1, 4]),
        ("kapal OR sanksi norlandia", [1, 2]),
        ("(kapal OR sanksi) norlandia", [1, 2]),
        ("norlandia (kapal OR rudal) NOT uji", [1]),
        ('"uji coba"', [2, 3]),
        ("“coba uji”", []),
        ('"kapal perang diserang"', []),
        ('"norlandia serang pelabuhan"', [1]),
        ("pelab*", [1]),
        ("menyerang*", [1]),
        ('"kapal per"*', [1]),
        ("title:sanksi", [2]),
        ("text:rudal", [2]),
        ("title:(sanksi OR rudal) text:sanksi", [2, 3]),
        ("title:(pertemuan text:norlandia)", [4]),
        ('title:"rudal diuji"', [3]),
        ("bertemu", [4]),
        ("mengundang", []),
        ("undang-undang", [4]),
        ("Sundaria; sanksi", [3]),
        ("menteri/utusan", []),
        ("and", []),
        ("& norlandia - kapal !", [1]),
        ('"NOT"', []),
        ("title :: rudal^2 + {x}", []),
    ],
)
def test_a_query_finds(query: str, expected: list[int]) -> None:
    assert found(index(*NEWS), query) == expected


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?! --",
        "NOT sanksi",
        "sanksi OR NOT rudal",
        "sanksi AND",
        "AND sanksi",
        "sanksi OR",
        "OR OR",
        "sanksi NOT",
        "sanksi NOT NOT rudal",
        "(sanksi",
        "sanksi)",
        "() sanksi",
        'sanksi "rudal',
        '"" sanksi',
        '"?" sanksi',
        "title:AND sanksi",
        "sanksi " * (MOST_WORDS + 1),
        "(" * (MOST_DEPTH + 2) + "sanksi" + ")" * (MOST_DEPTH + 2),
        "title:" * 5000 + "sanksi",
        "(" * 5000,
    ],
)
def test_a_query_that_cannot_be_understood_says_why_in_one_line(query: str) -> None:
    with pytest.raises(QueryError) as error:
        match(query, PACK)
    message = str(error.value)
    assert message
    assert "\n" not in message
    assert len(message) < 120


def understood(query: str, pack: Pack | None = PACK) -> str | QueryError:
    try:
        return match(query, pack)
    except QueryError as error:
        return error


@given(QUERIES, st.sampled_from(PACKS))
def test_any_query_is_refused_in_one_line_or_taken_by_sqlite(query: str, pack: Pack | None) -> None:
    expression = understood(query, pack)
    if isinstance(expression, QueryError):
        assert "\n" not in str(expression)
    else:
        index("a\nb").execute("SELECT * FROM search WHERE search MATCH ?", (expression,)).fetchall()


BRACKETS = st.recursive(
    st.sampled_from(["rudal", '"uji coba"', "pel*", "title:sanksi", "menyerang*"]),
    lambda inner: st.lists(inner, min_size=2, max_size=4).flatmap(
        lambda parts: st.sampled_from([" OR ", " AND ", " ", " NOT "]).map(lambda glue: f"({glue.join(parts)})")
    ),
)


@given(BRACKETS)
def test_well_formed_queries_are_understood_unless_too_long_or_deep(query: str) -> None:
    expression = understood(query)
    if isinstance(expression, QueryError):
        assert str(expression).startswith(("too many brackets", "the query is too long"))
    else:
        index(*NEWS).execute("SELECT * FROM search WHERE search MATCH ?", (expression,)).fetchall()


@pytest.mark.parametrize("glue", [" AND ", " OR ", " NOT ", " "])
def test_the_longest_and_the_deepest_query_are_still_taken(glue: str) -> None:
    wide = glue.join(["rudal*"] * MOST_WORDS)
    deep = "rudal"
    for _ in range(MOST_DEPTH):
        deep = f"(title:a NOT sanksi{glue}{deep})" if glue != " NOT " else f"(sanksi* NOT {deep})"
    deepest = f"{deep} OR kapal"
    for query in (wide, deepest):
        index(*NEWS).execute("SELECT * FROM search WHERE search MATCH ?", (match(query, PACK),)).fetchall()
