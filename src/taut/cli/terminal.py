"""The terminal view of a reading: laid out for the eye, every record next to its sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from taut.cli.wording import Labels, short
from taut.model import Actor, Agreement, Article, Entity, Event, Quote, Reading, Span, When, full_code
from taut.world.codebook import Codebook, load_codebook

# Blue and orange are told apart by the colour-blind; attributes repeat what the colours say.
QUAD_STYLE = {1: "cyan", 2: "bold cyan", 3: "dark_orange", 4: "bold dark_orange"}
MARK_STYLE = {"actor": "bold cyan", "trigger": "bold reverse", "recipient": "bold underline magenta"}


def reading_view(reading: Reading, labels: Labels, language: str, *, verbose: bool) -> RenderableType:
    """One reading as a rich renderable: article, events, agreements, quotes, who is in it."""
    codebook = load_codebook()
    parts: list[RenderableType] = [_article(reading.article)]
    parts += _section(labels["events"], labels, list(_events(reading, labels, codebook, language)))
    parts += _section(labels["agreements"], labels, _agreements(reading))
    parts += _section(labels["quotes"], labels, [("•", quote_text(q)) for q in reading.quotes])
    parts += _section(labels["people"], labels, [_entity(e) for e in reading.entities])
    if verbose:
        parts += _verbose(reading, labels)
    return Group(*parts, Text())


def _article(article: Article) -> RenderableType:
    dateline = article.dateline
    place = f"{dateline.place} ({dateline.country})" if dateline and dateline.country else dateline and dateline.place
    published = article.published.isoformat() if article.published else None
    facts = [article.section, article.outlet, place, published, article.byline, article.language, article.url]
    line = Text(" · ".join(fact for fact in facts if fact), style="dim")
    title = Text(article.title or article.text[:60], style="bold")
    return Panel(Group(title, line), border_style="dim", padding=(0, 1))


def _section(title: str, labels: Labels, rows: Sequence[tuple[str, Text]]) -> list[RenderableType]:
    """A heading with the count of its base, and the rows under it with a hanging indent."""
    heading = Rule(Text(f"{title} ({len(rows)})", style="bold"), align="left", style="dim")
    table = Table(box=None, show_header=False, padding=(0, 1, 0, 0), expand=True)
    table.add_column(justify="right", style="dim", width=4)
    table.add_column(ratio=1)
    for mark, text in rows or [("", Text(labels["nothing"], style="dim"))]:
        table.add_row(mark, text)
    return [heading, table]


def _events(reading: Reading, labels: Labels, codebook: Codebook, language: str) -> Iterator[tuple[str, Text]]:
    names = {entity.id: entity.name for entity in reading.entities}
    told: set[int] = set()
    for event in reading.events:
        notes = [_when(event.when, labels), event.where.place if event.where else None]
        notes += [labels["retold"]] if event.happening in told else []
        if event.reported_by:
            notes.append(f"{labels['reported_by']} {names.get(event.reported_by, event.reported_by)}")
        line = event_line(event, names, codebook, language, [*notes, f"{event.confidence:.0%}", short(event.id)])
        yield str(event.happening), Text("\n").join([line, marked(reading.article.text, event)])
        told.add(event.happening)


def event_line(
    event: Event, names: Mapping[str, str], codebook: Codebook, language: str, notes: Sequence[str | None]
) -> Text:
    """Who, whom and what in one line: parties, type and mode, score, status, and what else is to be noted."""
    event_type = codebook.types[event.type]
    mode = event_type.modes.get(event.mode or "")
    style = QUAD_STYLE[event.quad]
    labels_ = [event_type.label[language], *([mode.label[language]] if mode else [])]
    what = ", ".join(label for label in labels_ if label not in (event.type.lower(), event.mode))
    line = Text.assemble(
        (_parties(event.actors, names), MARK_STYLE["actor"]),
        (" → ", "dim"),
        (_parties(event.recipients, names), MARK_STYLE["recipient"]),
        "  ",
        (f"{event.type}{f'/{event.mode}' if event.mode else ''}", style),
        (f"{f' {what}' if what else ''}  {event.score:+.1f}", "dim"),
        (f"  {codebook.statuses[event.status].label[language]}", "italic"),
    )
    return line.append("  " + " · ".join(note for note in notes if note), style="dim")


def _parties(actors: Sequence[Actor], names: Mapping[str, str]) -> str:
    return ", ".join(f"{names.get(a.entity, a.entity)} ({a.full_code})" for a in actors) or "-"


def _when(when: When | None, labels: Labels) -> str | None:
    if when is None:
        return None
    if when.start is None:
        fits = ", ".join(day.isoformat() for day in when.candidates)
        return f"{labels['date_open']} {fits}" if fits else None
    if when.end and when.end != when.start:
        return f"{when.start.isoformat()} - {when.end.isoformat()}"
    return when.start.isoformat()


def _agreements(reading: Reading) -> list[tuple[str, Text]]:
    text = reading.article.text
    return [("•", agreement_text(a, a.evidence.sentence.of(text))) for a in reading.agreements]


def marked(text: str, event: Event) -> Text:
    """The sentence of an event with its trigger and parties marked, out of the text of its article."""
    return marked_sentence(event.evidence.sentence.of(text), event)


def marked_sentence(sentence: str, event: Event) -> Text:
    """A sentence with the trigger and parties of its event marked."""
    start = event.evidence.sentence.start
    shown = Text(sentence)
    marks: list[tuple[str, Span]] = [("actor", span) for span in event.evidence.actors]
    marks += [("recipient", span) for span in event.evidence.recipients]
    marks += [("trigger", span) for span in (event.evidence.trigger,) if span]
    for kind, span in marks:
        if span.start >= start:  # one that lies in an earlier sentence has no place here
            shown.stylize(MARK_STYLE[kind], span.start - start, span.end - start)
    return shown


def agreement_text(agreement: Agreement, sentence: str) -> Text:
    """Who agreed on what, and the sentence that says so."""
    parties = ", ".join(f"{p.name} ({full_code(p.code, p.sector)})" if p.code else p.name for p in agreement.parties)
    line = Text.assemble(
        (parties or "-", "bold"),
        f"  {agreement.kind}, {agreement.status}",
        (f"  {agreement.subject or ''}", "italic"),
    )
    return Text("\n").join([line, Text(sentence, style="dim")])


def quote_text(quote: Quote) -> Text:
    """Who said what, in their own words or in those of the article."""
    speaker = quote.speaker
    name = "?" if speaker is None else f"{speaker.name} ({speaker.code})" if speaker.code else speaker.name
    said = f"“{quote.text}”" if quote.direct else quote.text
    cue = f" {quote.cue}: " if quote.cue else ": "
    return Text.assemble((name, "bold"), (cue, "dim"), (said, "" if quote.direct else "italic"))


def _entity(entity: Entity) -> tuple[str, Text]:
    roles = "; ".join(f"{r.title}{f', {r.organisation}' if r.organisation else ''}" for r in entity.roles)
    code = full_code(entity.code, entity.sector)
    return "•", Text.assemble(
        (entity.name, "bold"), f"  {code}" if code else "", (f"  {entity.kind}", "dim"), f"  {roles}"
    )


def _verbose(reading: Reading, labels: Labels) -> list[RenderableType]:
    article = reading.article
    related = [("•", Text.assemble((f"{r.cue} ", "dim"), r.title)) for r in article.related]
    dropped = [("•", Text.assemble((f"{d.reason}: ", "italic"), d.text)) for d in article.dropped]
    skipped = [
        ("•", Text.assemble((f"{s.what}, {s.why}: ", "italic"), s.evidence.of(article.text) if s.evidence else ""))
        for s in reading.skipped
    ]
    return [
        *_section(labels["related"], labels, related),
        *_section(labels["dropped"], labels, dropped),
        *_section(labels["skipped"], labels, skipped),
    ]
