"""How sure taut is of an event: a figure for each, and a least one below which an event is left out."""

from __future__ import annotations

from taut.journey import read
from taut.languages import load_pack
from taut.model import Page, Reading

ARTICLE = """\
Presiden Kenya mengecam Somalia di Nairobi.

Somalia menuduh Kenya pada hari Senin.

Kenya melarang warga mengunjungi Somalia.

Presiden Kenya marah pada hari itu dan membahas serangan tersebut.
"""


def reading(least: float | None = None, text: str = ARTICLE) -> Reading:
    result = read(Page(origin="test", text=text), least)
    assert isinstance(result, Reading), result
    return result


def test_every_event_has_a_confidence() -> None:
    events = reading(0.0).events
    assert len(events) > 2
    assert all(0 < event.confidence < 1 for event in events)
    assert len({event.confidence for event in events}) > 1


def test_a_doubtful_event_is_left_out_with_its_figure() -> None:
    events = reading(0.0).events
    least = sorted({event.confidence for event in events})[1]
    kept = reading(least)
    assert [e.id for e in kept.events] == [e.id for e in events if e.confidence >= least]
    out = [event for event in events if event.confidence < least]
    whys = [skip.why for skip in kept.skipped if skip.evidence in {event.evidence.trigger for event in out}]
    assert [f"confidence {event.confidence:.2f} is below {least:.2f}" for event in out] == [
        why for why in whys if why.startswith("confidence")
    ]


def test_the_pack_sets_the_least_where_the_caller_does_not() -> None:
    least = load_pack("id").settings["events"]["least_confidence"]
    assert [e.id for e in reading().events] == [e.id for e in reading(least).events]
    assert all(event.confidence >= least for event in reading().events)


def test_nothing_is_sure_enough_for_certainty() -> None:
    assert reading(1.0).events == ()


def test_what_is_plainly_stated_is_surer_than_what_context_fills() -> None:
    events = reading(0.0).events
    plain = [e.confidence for e in events if "+" not in e.evidence.rule]
    filled = [e.confidence for e in events if e.evidence.rule.endswith("+context")]
    assert filled
    assert max(plain) > max(filled)
