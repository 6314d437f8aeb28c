"""Why an event was coded: the step that found each side, and the words that set its status."""

from __future__ import annotations

import ast
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

import taut.extract.events as package
from taut.cli.explained import explanation_view
from taut.cli.labels import labels, languages
from taut.extract.events.confidence import SLOTS, STEPS
from taut.journey import explain, read
from taut.model import Explanation, Page, Reading

STEP_FIELDS = frozenset({"step", "actor_step", "recipient_step"})


def explained(text: str) -> tuple[Reading, tuple[Explanation, ...]]:
    result = explain(Page(origin="test", text=text), 0.0)
    assert isinstance(result, tuple), result
    return result


@pytest.mark.parametrize(
    ("text", "type_", "steps"),
    [
        ("Menteri Luar Negeri Turki mengecam Suriah pada hari Senin.", "ACCUSE", ("subj", "obj")),
        ("Suriah dikecam oleh Menteri Luar Negeri Turki pada hari Senin.", "ACCUSE", ("subj", "obj")),
        ("Kenya menerima serangan dari Somalia pada hari Senin.", "ASSAULT", ("dari", "light")),
        ("Israel melancarkan serangan ke Lebanon pada hari Senin.", "ASSAULT", ("gen", "ke")),
        ("Norwegia berjanji membantu Kenya pada hari Senin.", "AGREE", ("subj", "complement")),
        ("Turki dan Suriah saling mengecam pada hari Senin.", "ACCUSE", ("subj+dengan", "mutual")),
        (
            "Turki menyerang Suriah di Aleppo.\n\nSerangan itu terjadi pada malam hari.",
            "ASSAULT",
            ("retold", "retold"),
        ),
        (
            "Presiden Kenya mengecam Somalia di Nairobi.\n\nKenya melarang warga mengunjungi Somalia.",
            "COERCE",
            ("subj", "context"),
        ),
    ],
)
def test_each_side_names_the_step_that_found_it(text: str, type_: str, steps: tuple[str, str]) -> None:
    _, found = explained(text)
    assert steps in [(x.actors.step, x.recipients.step) for x in found if x.event.type == type_]


@pytest.mark.parametrize(
    ("text", "voice", "light", "cues"),
    [
        ("Mesir tidak mengecam Sudan pada hari Senin.", "act", None, ("tidak",)),
        ("Suriah dikecam oleh Menteri Luar Negeri Turki pada hari Senin.", "pass", None, ()),
        ("Israel melancarkan serangan ke Lebanon pada hari Senin.", "act", "melancarkan", ()),
    ],
)
def test_voice_carrier_and_cues_are_told(text: str, voice: str, light: str | None, cues: tuple[str, ...]) -> None:
    _, found = explained(text)
    assert (voice, light, cues) in [(x.voice, x.light, x.cues) for x in found]


def test_there_is_one_explanation_for_each_event_in_order() -> None:
    text = (
        "Turki mengecam Suriah pada hari Senin.\n\nKenya bertemu dengan Somalia di Nairobi.\n\n"
        "Israel melancarkan serangan ke Lebanon."
    )
    reading, found = explained(text)
    again = read(Page(origin="test", text=text), 0.0)
    assert isinstance(again, Reading)
    assert len(found) > 2
    assert tuple(x.event for x in found) == reading.events == again.events


def steps_in_code() -> set[str]:
    """Every word that the code of events gives as the step that found a side."""
    found: set[str] = set()
    for path in Path(package.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.keyword) and node.arg in STEP_FIELDS:
                parts = [n.value for n in _values(node.value) if isinstance(n, ast.Constant)]
                found.update(part for part in parts if isinstance(part, str) and part)
    return found


def _values(node: ast.expr) -> list[ast.expr]:
    """What an expression may come to: both arms of a condition, every choice of an `or`."""
    if isinstance(node, ast.IfExp):
        return [*_values(node.body), *_values(node.orelse)]
    if isinstance(node, ast.BoolOp):
        return [value for choice in node.values for value in _values(choice)]
    return [node]


@pytest.mark.parametrize("language", languages())
def test_every_step_and_kind_of_mention_has_a_label(language: str) -> None:
    known = labels(language)
    steps = steps_in_code()
    assert {"context", "retold", "speaker"} <= steps
    assert not {step for step in steps | SLOTS | STEPS if f"step_{step}" not in known}
    assert not {kind for kind in ("name", "role", "group", "reference") if f"kind_{kind}" not in known}


@pytest.mark.parametrize("language", languages())
def test_a_side_of_several_slots_is_told_by_their_labels(language: str) -> None:
    reading, found = explained("Presiden Kenya bertemu Presiden Somalia di Nairobi.")
    shown_on = StringIO()
    console = Console(width=200, file=shown_on)
    console.print(explanation_view(found[0], reading.article.text, labels(language)))
    shown = shown_on.getvalue()
    assert labels(language)["step_subj"] in shown
    assert "“subj+" not in shown
