"""The terminal view of why: each event with the words, row and steps behind it, each silent sentence with a reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from taut.cli.terminal import marked
from taut.model import Actor, Event, Explanation, Filler, Reading, Span

SHARES_SHOWN = 5  # facts behind a confidence; the rest add little

Labels = Mapping[str, str]


def explained_view(reading: Reading, found: Sequence[Explanation], labels: Labels) -> RenderableType:
    """Every sentence of a reading with what it tells and why, or why it tells nothing."""
    parts: list[RenderableType] = []
    for n, sentence in enumerate(reading.article.sentences, 1):
        parts.append(Rule(Text(f"{labels['sentence']} {n}", style="bold"), align="left", style="dim"))
        here = [item for item in found if item.event.evidence.sentence == sentence]
        parts += [explanation_view(item, reading.article.text, labels) for item in here]
        if not here:
            parts += _silence(reading, sentence, labels)
    return Group(*parts, Text())


def explanation_view(item: Explanation, text: str, labels: Labels) -> RenderableType:
    """One event: its sentence with marks, and under it what each part of the record rests on."""
    grid = Table(box=None, show_header=False, padding=(0, 1, 0, 0), expand=True)
    grid.add_column(style="dim", width=12)
    grid.add_column(ratio=1)
    for name, value in _rows(item, text, labels):
        grid.add_row(labels[name], value)
    return Group(marked(text, item.event), grid)


def _rows(item: Explanation, text: str, labels: Labels) -> Iterator[tuple[str, Text]]:
    event, row = item.event, item.row
    code = f"{event.type}{f'/{event.mode}' if event.mode else ''}"
    yield (
        "event",
        Text.assemble((code, "bold"), f"  {_codes(event.actors)} → {_codes(event.recipients)}  ", (event.id, "dim")),
    )
    yield (
        "trigger",
        Text(" · ".join(part for part in (_trigger(event, text), item.light, _voice(item, labels)) if part)),
    )
    example = f"  {labels['as_in']} “{row.example}” {row.expect}" if row.example else ""
    yield (
        "row",
        Text.assemble(event.evidence.rule, (f"  {row.frame}  {', '.join(row.needs)}", "dim"), (example, "italic")),
    )
    yield "actor", _filler(item.actors, event.actors, text, labels)
    yield "recipient", _filler(item.recipients, event.recipients, text, labels)
    yield "status", Text(f"{event.status} ({', '.join(item.cues) or labels['no_cue']})")
    yield "date", Text(_date(event, text, labels))
    shares = ", ".join(f"{name} {value:+.2f}" for name, value in item.shares[:SHARES_SHOWN])
    yield "confidence", Text.assemble((f"{event.confidence:.2f}", "bold"), (f"  {shares}, …", "dim"))


def _trigger(event: Event, text: str) -> str:
    return f"“{event.evidence.trigger.of(text)}”" if event.evidence.trigger else ""


def _voice(item: Explanation, labels: Labels) -> str:
    return labels[f"voice_{item.voice}"] if item.voice else ""


def _codes(actors: Sequence[Actor]) -> str:
    return " ".join(actor.full_code for actor in actors) or "-"


def _filler(side: Filler, actors: Sequence[Actor], text: str, labels: Labels) -> Text:
    """Who fills a side, by which words, found by which step."""
    if side.step is None:
        return Text(labels["open"], style="dim")
    words = ", ".join(
        f"“{span.of(text)}” ({labels[f'kind_{kind}']})" for span, kind in zip(side.mentions, side.kinds, strict=True)
    )
    step = " + ".join(_step(part, labels) for part in side.step.split("+"))
    return Text.assemble((_codes(actors), "bold"), f"  {words}  " if words else "  ", (step, "italic"))


def _step(step: str, labels: Labels) -> str:
    """The label of one step; what has none is a preposition."""
    return labels.get(f"step_{step}") or labels["step_after"].format(word=step)


def _date(event: Event, text: str, labels: Labels) -> str:
    when = event.when
    if when is None:
        return labels["no_date"]
    days = f"{when.start} - {when.end}" if when.start != when.end else f"{when.start}"
    if when.start is None:
        days = f"{labels['date_open']} {', '.join(map(str, when.candidates))}"
    said = f" “{when.text.of(text)}”" if when.text else ""
    return f"{days} ({labels[f'date_{when.basis}']}{said})"


def _silence(reading: Reading, sentence: Span, labels: Labels) -> Iterator[RenderableType]:
    """A sentence without event, with each trigger that it holds and why that tells nothing."""
    text = reading.article.text
    yield Text(sentence.of(text))
    reasons = [s for s in reading.skipped if s.what == "event" and s.evidence and sentence.covers(s.evidence)]
    for skip in reasons:
        evidence = skip.evidence.of(text) if skip.evidence else ""
        yield Text.assemble(("  “", "dim"), evidence, ("”  ", "dim"), (skip.why, "italic"))
    if not reasons:
        yield Text(f"  {labels['no_trigger']}", style="dim")
