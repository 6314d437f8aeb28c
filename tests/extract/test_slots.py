"""Whose deed a predicate tells, and whom a preposition names: subjects, complements, fields and gaps."""

from __future__ import annotations

import pytest

from taut.journey import read
from taut.model import Page, Reading

Sides = tuple[list[str], list[str], str]


def told(text: str) -> list[Sides]:
    result = read(Page(origin="test", text=text), 0.0)
    assert isinstance(result, Reading), result
    return [(sorted(a.code for a in e.actors), [a.code for a in e.recipients], e.type) for e in result.events]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the object of a plain verb does not do what follows
        (
            "Menteri Luar Negeri Kenya menemui Presiden Somalia di Nairobi kemarin pagi, meminta Uganda menarik "
            "pasukan dari kota itu.",
            (["KEN"], ["UGA"], "REQUEST"),
        ),
        ("Kenya menemui Somalia lalu mengecam Uganda.", (["KEN"], ["UGA"], "ACCUSE")),
        # nor does the subject of a relative clause do what is told behind it
        (
            "Presiden Peru membatalkan pakta yang mengikat negara itu dan menjatuhkan sanksi terhadap Chile.",
            (["PER"], ["CHL"], "SANCTION"),
        ),
        # nobody known does it
        ("Badai besar menghantam Kenya dan menyerang Somalia.", ([], ["SOM"], "ASSAULT")),
        ("Kapal asing memasuki perairan Filipina lalu menyerang Vietnam.", ([], ["VNM"], "ASSAULT")),
        # a field is no phrase of its own
        (
            "Kenya menjalin kerja sama di bidang pertanian dengan Peru pada hari Senin.",
            (["KEN", "PER"], [], "COOPERATE"),
        ),
    ],
)
def test_a_deed_has_its_own_sides(text: str, expected: Sides) -> None:
    assert expected in told(text)


def test_who_is_urged_does_not_do_it_yet() -> None:
    found = told("Peru mendesak Chile menghentikan serangan terhadap Bolivia.")
    assert found == [(["PER"], ["CHL"], "REQUEST")]


def test_what_strains_the_bonds_is_no_partner() -> None:
    text = "Kenya menjalin kerja sama di tengah ketegangan dengan Peru pada hari Senin."
    result = read(Page(origin="test", text=text), 0.0)
    assert isinstance(result, Reading), result
    # the article's other party may still be guessed, which the rule then says
    assert all(e.evidence.rule.endswith("+context") for e in result.events if e.type == "COOPERATE")
