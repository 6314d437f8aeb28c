"""The values of one page's journey, from what came in to what was read from it.

All values are frozen; every stage takes some and returns new ones. Spans count Unicode code points, half open,
into `Article.text`. The field names are those of the JSON reading, so that encoding one needs no translation.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A half-open stretch of `Article.text` in code points.

    >>> Span(start=0, end=4).of("taut dan tegang")
    'taut'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters under this span."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


# --- sources -> article ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page as it came in: its raw text and what the source already knows about it."""

    origin: str  # the path, address or `path:line` it was read from, for messages
    text: str
    title: str | None = None  # where the source gives it apart from the text
    url: str | None = None
    outlet: str | None = None
    published: date | None = None
    source_id: str | None = None  # the record's own id, handed back unchanged


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """The place a report was filed from, as written, and the state it lies in where that is known."""

    place: str
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """A line that points to another article; never read as part of this one."""

    cue: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """A line of the page that is not the article, and why it was left out."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """The cleaned article: title first, then paragraphs, separated by one blank line."""

    id: str  # content hash
    source_id: str | None = None
    url: str | None = None
    outlet: str | None = None
    section: str | None = None
    title: str | None = None
    byline: str | None = None
    dateline: Dateline | None = None
    published: date | None = None
    language: str
    text: str
    paragraphs: tuple[Span, ...]  # the title is the first where there is one
    sentences: tuple[Span, ...] = ()  # filled by the parse stage
    related: tuple[Related, ...] = ()
    dropped: tuple[Dropped, ...] = ()


# --- parse ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One word or mark with its Universal Dependencies analysis; `head` equals `i` at a root."""

    i: int  # index in its sentence
    start: int
    end: int
    text: str
    lemma: str  # voice and clitics stripped, derivation kept: `memperingatkan` -> `peringatkan`
    pos: str  # UPOS
    voice: str | None  # "act", "pass", "acc" (accidental, `ter-`), None where no voice is marked
    head: int
    dep: str  # UD relation with subtype
    space: bool  # whether white space follows


@dataclass(frozen=True, slots=True, kw_only=True)
class NameSpan:
    """Tokens `first` to `last` (half open) that the name tagger takes for one name."""

    first: int
    last: int
    label: str  # "PER", "ORG" or "LOC"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence with its tokens; `parsed` is False where the parser was not needed or not there."""

    i: int  # index in the document
    start: int
    end: int
    paragraph: int  # index into `Article.paragraphs`
    title: bool  # whether this is the headline
    tokens: tuple[Token, ...]
    names: tuple[NameSpan, ...]
    parsed: bool

    @property
    def span(self) -> Span:
        return Span(start=self.start, end=self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Doc:
    """An article with its sentences analysed; `article.sentences` holds their spans."""

    article: Article
    sentences: tuple[Sentence, ...]


# --- names ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """An office or function of an entity; `basis` is "stated" (the text says so) or "table" (a dated office)."""

    title: str
    organisation: str | None
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One actor of the article: a state, person, body, company, group or people.

    `kind` is one of "state", "person", "government" (an organ of a state), "body" (intergovernmental), "company",
    "organisation", "group" (armed), "party" (political), "people" (citizens, a class of persons).
    `code` is the ISO 3166 alpha-3 code of its state, or the whole code of a body without state (`IGO:UNO`).
    """

    id: str
    kind: str
    name: str  # the fullest name the article gives
    code: str | None
    sector: str | None
    wikidata: str | None = None
    roles: tuple[Role, ...] = ()
    mentions: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """An entity in a part: its code and sector as used at this place."""

    entity: str
    code: str
    sector: str | None = None

    @property
    def full_code(self) -> str:
        return full_code(self.code, self.sector)


def full_code(code: str | None, sector: str | None) -> str:
    """A code with its sector, the parts that are known.

    >>> full_code("RUS", "BUS"), full_code("RUS", None)
    ('RUS:BUS', 'RUS')
    """
    return ":".join(part for part in (code, sector) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A stretch of one sentence that stands for one or more entities.

    Mentions of a sentence never overlap: "Presiden China Xi Jinping" is one mention of Xi Jinping.
    `kind` is "name", "role" (a function with or without name), "group" ("kapal perang AS", "warga Rusia") or
    "reference" (pronoun, "kedua negara", "negara itu", a clitic).
    """

    span: Span
    sentence: int  # index into `Doc.sentences`
    first: int  # token indices in that sentence, half open
    last: int
    head: int  # token that carries the phrase's grammatical relation
    kind: str
    entities: tuple[str, ...]
    actors: tuple[Actor, ...]  # empty where no code is known
    place: bool  # used as a place ("di Moskow"), hence no actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """All entities of an article, and the mentions in reading order."""

    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]


# --- extract --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What in the text proves a record, and the rule that fired (`id/verbs:temui`)."""

    sentence: Span
    rule: str
    trigger: Span | None = None
    actors: tuple[Span, ...] = ()
    recipients: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()  # of a quote: what was said


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A date or stretch of dates; an open one has `start` None and lists what fits in `candidates`."""

    start: date | None
    end: date | None
    precision: str  # "day", "month", "year", "range"
    basis: str  # "stated", "relative" or "published"
    text: Span | None
    candidates: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """A place and the state it lies in."""

    place: str
    country: str | None
    basis: str  # "stated" or "dateline"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Who did what to whom, with the sentence that says so."""

    id: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    status: str
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    when: When | None
    where: Where | None
    quad: int
    score: float
    happening: int
    reported_by: str | None  # entity id of the speaker whose claim this is
    confidence: float  # how likely type and parties are right, between 0 and 1; calibrated on annotated articles
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class LexiconRow:
    """The row of the lexicon that an event was read by, with its own example."""

    words: str
    type: str
    mode: str | None
    frame: str  # ACTORS>RECIPIENTS in the notation of the lexicon tables
    needs: tuple[str, ...]
    example: str | None
    expect: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Filler:
    """What fills one side of an event: the mentions, and the step that found them.

    `step` is a slot of the frame ("subj", "obj", "gen", a preposition), or "speaker", "light" (subject of the carrying
    verb), "owner", "aim", "hit", "complement", "claim", "judged", "mutual", "retold", "authority", "context"; None
    where nothing was found.
    """

    step: str | None
    mentions: tuple[Span, ...]
    kinds: tuple[str, ...]  # of the mentions: "name", "role", "group", "reference"


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why one event was coded as it was."""

    event: Event
    row: LexiconRow
    voice: str | None  # of the trigger, or of the verb that carries it
    light: str | None  # the verb that carries an event noun
    actors: Filler
    recipients: Filler
    cues: tuple[str, ...]  # the words that decide its status
    shares: tuple[tuple[str, float], ...]  # what each fact adds to the log odds of being right, the strongest first


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A side of an agreement."""

    entity: str | None
    name: str
    code: str | None
    sector: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """A definite agreement named in the article, once however often it is told."""

    id: str
    kind: str
    status: str
    subject: str | None
    sectors: tuple[str, ...]
    parties: tuple[Party, ...]
    when: When | None
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Whom a quote is attributed to."""

    entity: str | None
    name: str
    code: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A stretch attributed to a speaker; direct ones carry their exact words."""

    id: str
    speaker: Speaker | None
    direct: bool
    text: str
    cue: str | None
    addressee: str | None
    evidence: Evidence


# --- read -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Skip:
    """Something seen and not coded, and why; shown to the user."""

    what: str  # "page", "event", "quote", "agreement", "name"
    why: str
    evidence: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one article becomes."""

    article: Article
    entities: tuple[Entity, ...]
    events: tuple[Event, ...]
    agreements: tuple[Agreement, ...]
    quotes: tuple[Quote, ...]
    skipped: tuple[Skip, ...]

    def _repr_html_(self) -> str:
        from taut.model.marks import marked_reading  # it needs the values of this module

        return marked_reading(self)
