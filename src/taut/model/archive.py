"""What a store adds to single readings: stories, happenings, ties, relations, and what people said of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from taut.model.marks import marked_sentence
from taut.model.reading import Agreement, Article, Event, Quote, Role, Span, Where

# --- stories --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """What of an article is compared with others: two that tell of the same matter share at least one of `keys`."""

    article: str
    outlet: str | None
    published: date | None
    keys: tuple[str, ...]
    signature: tuple[int, ...]  # MinHash of its three-word runs
    opening: tuple[tuple[str, int], ...]  # words of headline and first paragraphs, with tenths of their weight
    words: tuple[tuple[str, int], ...]  # of the whole article
    entities: tuple[tuple[str, int], ...]
    main: tuple[str, ...]  # entities whom it is mainly about


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Articles of one or more outlets that tell of the same matter, in the order of publication."""

    id: str  # after its first article: a later retelling does not change it
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One event as one article of a story tells it."""

    event: Event
    article: str
    outlet: str | None
    published: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One thing that happened, however many articles tell it; its facts are those of the telling that stands for it.

    `day` is None where no report dates it to within a month. `actors` and `recipients` are full codes (`USA:BUS`).
    """

    id: str  # after its first report: a later retelling does not change it
    event: str  # the report that stands for it
    reports: tuple[str, ...]  # event ids, in the order of publication
    articles: int
    outlets: int
    type: str
    mode: str | None
    status: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    day: date | None
    where: Where | None
    quad: int
    score: float
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A happening between two actors, in one direction; what is done together counts in both (`mutual`)."""

    happening: str
    source: str  # full code
    target: str
    mutual: bool
    day: date | None
    quad: int
    score: float
    reports: int  # articles that tell it
    outlets: int


# --- relations ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """What went one way, or both, in one period; the four counts are by quad class, 1 to 4."""

    happenings: tuple[int, int, int, int]
    reports: tuple[int, int, int, int]
    net: float  # sum of scores over happenings
    mean: float | None  # None where there is no happening


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """One period of a relation; a period in which nothing was read and nothing found is absent from the series."""

    start: date
    end: date  # its last day
    articles: int  # read of this period: the base of the counts
    forward: Flow  # from the first actor to the second
    backward: Flow
    both: Flow  # every happening once
    index: float  # smoothed mean score, -10 conflict to 10 cooperation
    low: float  # the interval around it
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A point at which the mean score of a relation shifted, and the happening that speaks most for the shift."""

    day: date  # first day of what came after
    before: float
    after: float
    happening: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """How two actors dealt with each other over time."""

    first: str
    second: str
    by: str  # "day", "week", "month", "quarter" or "year"
    periods: tuple[Period, ...]
    changes: tuple[Change, ...]
    undated: int  # happenings left out of the periods because no report dates them


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """How much closer two actors are in a recent stretch than in the one before; negative where they fray."""

    first: str
    second: str
    before: float  # index of the earlier stretch
    after: float
    change: float
    low: float  # the interval around the change
    high: float
    happenings_before: int
    happenings_after: int


# --- corrections ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a person decided: `kind` is "merge", "split", "accept" or "reject"."""

    id: int
    kind: str
    about: str  # "article" or "event": what `subjects` are
    subjects: tuple[str, ...]  # ids at the time
    others: tuple[str, ...]  # of a split: what the subjects are kept apart from
    why: str | None
    made: str  # UTC time, ISO 8601
    undone: str | None
    matched: int  # how many of its subjects the store holds today


# --- what a store hands out -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The article behind a record, without its text."""

    article: str
    story: str | None
    outlet: str | None
    title: str | None
    url: str | None
    published: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One event as one article tells it, with its sentence; `_repr_html_` shows the sentence with its marks."""

    event: Event
    sentence: str
    actor_names: tuple[str, ...]
    recipient_names: tuple[str, ...]
    reporter: str | None  # name of the speaker whose claim it is
    happening: str | None  # None where a person rejected it
    judgement: str | None  # "accepted" or "rejected"
    source: Source

    def _repr_html_(self) -> str:
        return marked_sentence(self.event, self.sentence)


@dataclass(frozen=True, slots=True, kw_only=True)
class HappeningRecord:
    """A happening with the telling that stands for it."""

    happening: Happening
    telling: Telling

    def _repr_html_(self) -> str:
        return self.telling._repr_html_()


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteRecord:
    """A quote with its sentence and article."""

    quote: Quote
    sentence: str
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementRecord:
    """An agreement as one article names it, with its sentence."""

    agreement: Agreement
    sentence: str
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityRecord:
    """An entity over all articles: the name used most, every role, and when it was read of."""

    id: str
    kind: str
    name: str
    code: str | None
    sector: str | None
    wikidata: str | None
    roles: tuple[DatedRole, ...]
    articles: int
    first: date | None  # publication of the first and last article that names it
    last: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedRole:
    """A role as the news gave it between two publication days."""

    role: Role
    articles: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRecord:
    """A story in a list: its first headline, its stretch of time, and how many tell it."""

    id: str
    title: str | None
    first: date | None
    last: date | None
    articles: int
    outlets: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRecord:
    """A stored article; `article.text` is its cleaned text."""

    article: Article
    story: str | None
    added: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An article found by a search: the part of its text that answers, with the words that were looked for."""

    source: Source
    text: str
    marks: tuple[Span, ...]  # into `text`
    title_marks: tuple[Span, ...]  # into the headline
    rank: float  # the lower the better


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """What an article was read with: the version of taut, and digests of its codebook and parser."""

    taut: str
    codebook: str
    parser: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """What a store holds."""

    articles: int
    outlets: tuple[tuple[str | None, int], ...]  # with their articles, the largest first
    undated: int
    first: date | None
    last: date | None
    stories: int
    shared_stories: int  # told by several outlets
    happenings: int
    reports: int
    agreements: int
    quotes: int
    entities: int
    corrections: int
    unmatched: int  # corrections in force whose subjects the store does not hold today
    versions: tuple[tuple[Versions, int], ...]  # with the articles read with them
    added: str | None  # when the last article was stored
    bytes: int
