"""Agreements: what states and companies signed, negotiate, keep or leave, each once however often it is told."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from taut.extract.agreements_words import Terms, Title, terms
from taut.extract.dates import DateMention, find_dates, when_for
from taut.extract.grammar import grammar
from taut.extract.scene import Scene, scene
from taut.extract.slots import after_preposition, agent, subject
from taut.languages import Pack
from taut.model import Agreement, Doc, Entity, Evidence, Mention, Names, Party, Sentence, Span
from taut.world import World

VERB_REACH = 6  # tokens between a verb and the agreement that is its object
CONTROL_REACH = 4  # tokens from a verb that makes somebody do something to what is done
STANDING_REACH = 3  # tokens from a word that builds on an agreement to its title
PASSIVE_REACH = 9  # tokens between an agreement and a passive verb behind it
SUBJECT_LENGTH = 18  # tokens of a subject at most
BINDING = frozenset({"signed", "ratified", "in force", "withdrawn", "rejected"})  # one known party is enough here
BROAD = frozenset({"ceasefire", "joint statement"})  # and for these kinds


@dataclass(frozen=True, slots=True, kw_only=True)
class _Deal:
    """One telling of an agreement: tokens of its trigger and title in a sentence, and what that sentence says of it."""

    scene: Scene
    trigger: int
    title: Span
    kind: str
    status: str
    mentions: tuple[Mention, ...]
    subject: Span | None
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Page:
    """The document an agreement is told in, with its entities and dates."""

    doc: Doc
    entities: dict[str, Entity]
    dates: tuple[DateMention, ...]
    terms: Terms


def agreements(doc: Doc, names: Names, pack: Pack, world: World) -> tuple[Agreement, ...]:
    """The definite agreements of an article in the order in which they are first told."""
    vocabulary = terms(pack)
    dates = find_dates(doc, pack)
    page = _Page(doc=doc, entities={e.id: e for e in names.entities}, dates=dates, terms=vocabulary)
    by_sentence: dict[int, list[Mention]] = {}
    for mention in names.mentions:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    found: list[Agreement] = []
    for sentence in doc.sentences:
        if not any(_may_tell(sentence, i, vocabulary) for i in range(len(sentence.tokens))):
            continue
        view = scene(sentence, by_sentence.get(sentence.i, ()), grammar(pack))
        for deal in _deals(view, vocabulary):
            _merge(found, _agreement(deal, page))
    return tuple(agreement for agreement in found if _is_known(agreement))


def _is_known(agreement: Agreement) -> bool:
    """Whether enough is known of the parties: two of them, or one where it is bound or the agreement has a name."""
    codes = any(party.code for party in agreement.parties)
    return len(agreement.parties) > 1 or (codes and (agreement.status in BINDING or agreement.kind in BROAD))


def _may_tell(sentence: Sentence, i: int, vocabulary: Terms) -> bool:
    token = sentence.tokens[i]
    if vocabulary.has(token, "agree") or vocabulary.title(sentence.tokens, i) is not None:
        return True
    status = vocabulary.status(sentence.tokens, i)
    return status is not None and status[0] == "ratified"


def _deals(view: Scene, vocabulary: Terms) -> Iterator[_Deal]:
    end = 0
    for token in view.tokens:
        if token.i < end:
            continue
        title = vocabulary.title(view.tokens, token.i)
        within = view.at.get(token.i)
        if within is not None and within.first < token.i:
            continue
        if title is not None:
            end = token.i + len(title.words)
            yield from _titled(view, token.i, end, vocabulary)
        elif vocabulary.has(token, "agree"):
            yield from _agreed(view, token.i, vocabulary)
        elif token.voice == "act" and vocabulary.status(view.tokens, token.i) == ("ratified", 1):
            yield from _ratified(view, token.i, vocabulary)


def _titled(view: Scene, first: int, end: int, vocabulary: Terms) -> Iterator[_Deal]:
    """An agreement told by its title, with the verb that says how it stands; one without a verb must be a known one."""
    title = vocabulary.title(view.tokens, first)
    if title is None or (first > 0 and view.tokens[first - 1].lemma.lower() in vocabulary.classes["undone"]):
        return
    passive = _passive(view, end, vocabulary)
    governed = _active(view, first, vocabulary) or passive
    if governed is None:
        standing = _standing(view, first, end, title, vocabulary)
        if standing is None:
            return
        governed = (first, standing, ())
    trigger, status, doers = governed
    others = passive[2] if passive is not None else ()
    yield _Deal(
        scene=view,
        trigger=trigger,
        title=Span(start=view.tokens[first].start, end=view.tokens[end - 1].end),
        kind=title.kind,
        status=status,
        mentions=_unique([*doers, *others, *_partners(view, first, end, vocabulary)]),
        subject=_subject(view, end, vocabulary),
        rule=f"{vocabulary.language}/agreements:{' '.join(title.words)}",
    )


def _standing(view: Scene, first: int, end: int, title: Title, vocabulary: Terms) -> str | None:
    """The status of an agreement that no verb governs: a known one, one that others build on, or one in the making."""
    if end < len(view.tokens) and vocabulary.has(view.tokens[end], "negotiating"):
        return "negotiating"
    proper = first > 0 and view.tokens[first].text[:1].isupper()
    if title.standing is not None:
        return title.standing if proper or len(title.words) > 1 else None
    built_on = any(vocabulary.has(token, "standing") for token in view.tokens[max(0, first - STANDING_REACH) : first])
    return "in force" if built_on and _between(view, end - 1, "between", vocabulary) else None


def _ratified(view: Scene, i: int, vocabulary: Terms) -> Iterator[_Deal]:
    """`X ratifies ...`: a treaty told by its verb alone."""
    titled = any(vocabulary.title(view.tokens, k) for k in range(i + 1, min(len(view.tokens), i + VERB_REACH)))
    doer, told = subject(view, i), _phrase(view, i + 1)
    if titled or doer is None or told is None or _denied(view, i, vocabulary):
        return
    objects = [m for m in view.mentions if told.covers(m.span)]
    token = view.tokens[i]
    yield _Deal(
        scene=view,
        trigger=i,
        title=Span(start=token.start, end=token.end),
        kind="treaty",
        status="ratified",
        mentions=_unique([*view.together(doer), *objects]),
        subject=told,
        rule=f"{vocabulary.language}/agreement_verbs:{token.lemma.lower()}",
    )


def _active(view: Scene, first: int, vocabulary: Terms) -> tuple[int, str, tuple[Mention, ...]] | None:
    """The active verb whose object the agreement is, its status, and who does it."""
    for i in range(first - 1, max(-1, first - 1 - VERB_REACH), -1):
        found = vocabulary.status(view.tokens, i)
        if found is not None and view.tokens[i].voice != "pass" and i + found[1] <= first:
            if _denied(view, i, vocabulary):
                return None
            return i, found[0], _doers(view, i, vocabulary)
        if view.verb(i) or view.is_(i, "clause", "relative", "complement"):
            return None
    return None


def _doers(view: Scene, i: int, vocabulary: Terms) -> tuple[Mention, ...]:
    """Who does the deed of an active verb: its subject, or those whose meeting or talks are its subject."""
    if view.tokens[i].pos == "NOUN":
        return ()
    doer = subject(view, i)
    if doer is not None:
        return (*view.together(doer), *_companions(view, doer, i, vocabulary))
    return tuple(m for m in view.mentions if m.last <= i and not m.place and m.kind in ("name", "group"))


def _companions(view: Scene, doer: Mention, i: int, vocabulary: Terms) -> list[Mention]:
    """Those who do a deed together with its subject, named between it and the verb."""
    between = [m for m in view.mentions if doer.last <= m.first and m.last <= i and not m.place]
    return [m for m in between if view.preposition(m) in vocabulary.classes["with"]]


def _passive(view: Scene, end: int, vocabulary: Terms) -> tuple[int, str, tuple[Mention, ...]] | None:
    """The passive verb, or `is in force`, behind the agreement that is its subject."""
    for i in range(end, min(len(view.tokens), end + PASSIVE_REACH)):
        found = vocabulary.status(view.tokens, i)
        if found is not None and view.tokens[i].voice != "act":
            if _denied(view, i, vocabulary):
                return None
            doer = agent(view, i) if view.tokens[i].voice == "pass" else None
            return i, found[0], view.together(doer) if doer else ()
        if view.verb(i) or view.is_(i, "clause", "complement"):
            return None
    return None


def _denied(view: Scene, i: int, vocabulary: Terms) -> bool:
    """Whether a verb or title is negated, only wished, demanded of somebody or only possible."""
    words = {view.tokens[k].lemma.lower() for k in range(max(0, i - 3), i)}
    undone = {cue.words[0] for cue in view.grammar.cues if cue.status in ("negated", "hypothetical", "planned")}
    if words & (undone | vocabulary.classes["undone"]) or (i > 0 and view.is_(i - 1, "purpose", "complement")):
        return True
    governor = view.left_verb(i)
    return (
        governor is not None
        and i - governor <= CONTROL_REACH
        and view.grammar.has(view.tokens[governor].lemma, "control")
    )


def _agreed(view: Scene, i: int, vocabulary: Terms) -> Iterator[_Deal]:
    """`X and Y agree to ...`: an agreement without a title."""
    doer = subject(view, i)
    if doer is None or _denied(view, i, vocabulary) or i + 1 >= len(view.tokens):
        return
    if view.is_(i + 1, "complement") or vocabulary.has(view.tokens[i + 1], "with"):  # of one mind, no agreement
        return
    companions = _companions(view, doer, i, vocabulary)
    mentions = _unique([*view.together(doer), *companions, *_between(view, i, "with", vocabulary)])
    told = _phrase(view, i + 1 + vocabulary.has(view.tokens[i + 1], "topic"))
    if told is None or len({a.code for m in mentions for a in m.actors}) < 2:
        return
    token = view.tokens[i]
    yield _Deal(
        scene=view,
        trigger=i,
        title=Span(start=token.start, end=token.end),
        kind="agreement",
        status="agreed",
        mentions=mentions,
        subject=told,
        rule=f"{vocabulary.language}/agreement_words:{token.lemma.lower()}",
    )


def _partners(view: Scene, first: int, end: int, vocabulary: Terms) -> list[Mention]:
    """Parties in or behind a title: `with X`, `between X and Y`, or named right behind it."""
    named = [m for m in view.mentions if first <= m.first and m.last <= end]
    own = named[0] if named else view.first_mention(end)
    near = [own] if own is not None and not own.place and len(own.entities) + len(own.actors) > 0 else []
    together = [m for mention in near for m in view.together(mention)]
    joined = together if len(together) > 1 or not near else near
    found = [*_between(view, end - 1, "with", vocabulary), *_between(view, end - 1, "between", vocabulary)]
    return found or joined


def _between(view: Scene, i: int, name: str, vocabulary: Terms) -> list[Mention]:
    found: list[Mention] = []
    for word in vocabulary.classes.get(name, ()):
        mention = after_preposition(view, i, word)
        if mention is not None:
            found += view.together(mention)
    return found


def _unique(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    kept: dict[tuple[int, int], Mention] = {}
    for mention in mentions:
        kept.setdefault((mention.first, mention.last), mention)
    return tuple(kept.values())


def _subject(view: Scene, end: int, vocabulary: Terms) -> Span | None:
    """What an agreement is about: the phrase behind a topic word, or the nouns right behind its title."""
    if end < len(view.tokens) and view.tokens[end].text == "(":  # its abbreviation
        end = next((t.i + 1 for t in view.tokens[end:] if t.text == ")"), end)
    for i in range(end, min(len(view.tokens), end + SUBJECT_LENGTH)):
        token = view.tokens[i]
        if vocabulary.has(token, "topic") and i not in view.at:
            return _phrase(view, i + 1)
        if view.is_(i, "relative") and i == end and i + 1 < len(view.tokens) and view.verb(i + 1):
            if vocabulary.has(view.tokens[i + 1], "topic"):
                return _phrase(view, i + 2)
            told = view.tokens[i + 1].voice != "pass" and vocabulary.status(view.tokens, i + 1) is None
            return _phrase(view, i + 1) if told else None
        if token.text in ".;:" or view.is_(i, "clause", "complement"):
            break
    last = view.phrase_end(end)
    while last > end and view.is_(last - 1, "definite"):
        last -= 1
    return Span(start=view.tokens[end].start, end=view.tokens[last - 1].end) if last > end else None


def _phrase(view: Scene, first: int) -> Span | None:
    """The words from a token to the end of their clause."""
    last = first
    while last < len(view.tokens) and last - first < SUBJECT_LENGTH:
        token = view.tokens[last]
        if token.text in '.,;:?!()"“”' or view.is_(last, "clause", "complement"):
            break
        following = view.verb(last + 1) if last + 1 < len(view.tokens) else False
        if last > first and (view.is_(last, "relative") or (view.is_(last, "coordinator") and following)):
            break
        last += 1
    return Span(start=view.tokens[first].start, end=view.tokens[last - 1].end) if last > first else None


def _agreement(deal: _Deal, page: _Page) -> Agreement:
    """A telling as a record, whatever is known of its parties."""
    article = page.doc.article
    parties = _parties(deal.mentions, page)
    sentence = deal.scene.sentence
    about = _undated(deal.subject, page) if deal.subject else None
    told = about.of(article.text) if about else None
    private = any(party.sector == "BUS" for party in parties)
    kind = "agreement" if deal.kind == "treaty" and (private or deal.status == "negotiating") else deal.kind
    words = f"{deal.title.of(article.text)} {told or ''}".lower().split()
    sectors = dict.fromkeys(page.terms.sectors[word] for word in words if word in page.terms.sectors)
    trigger = deal.scene.tokens[deal.trigger]
    return Agreement(
        id=_id(article.id, kind, parties, deal.title),
        kind=kind,
        status=deal.status,
        subject=told,
        sectors=tuple(sectors),
        parties=parties,
        when=when_for(sentence, deal.trigger, page.dates, article),
        evidence=Evidence(
            sentence=sentence.span,
            rule=deal.rule,
            trigger=Span(start=trigger.start, end=trigger.end),
            actors=tuple(m.span for m in deal.mentions),
            content=(deal.title,),
        ),
    )


def _undated(span: Span, page: _Page) -> Span | None:
    """A subject without the date that follows it, nor the preposition before that date."""
    dates = [mention.span.start for mention in page.dates if span.start < mention.span.start < span.end]
    if not dates:
        return span
    sentence = next(s for s in page.doc.sentences if s.start <= span.start < s.end)
    kept = [t for t in sentence.tokens if span.start <= t.start < min(dates)]
    while kept and kept[-1].pos in ("ADP", "SCONJ", "PUNCT"):
        kept.pop()
    return Span(start=span.start, end=kept[-1].end) if kept else None


def _id(article: str, kind: str, parties: Sequence[Party], title: Span) -> str:
    key = " ".join([article, kind, *(party.name for party in parties), str(title.start)])
    return hashlib.sha256(key.encode()).hexdigest()[:16]


def _parties(mentions: Sequence[Mention], page: _Page) -> tuple[Party, ...]:
    """The parties that mentions stand for, each once."""
    found: dict[tuple[str | None, str | None], Party] = {}
    for mention in mentions:
        actors = {actor.entity: actor for actor in mention.actors}
        for key in mention.entities:
            entity, actor = page.entities.get(key), actors.get(key)
            if entity is None:
                continue
            code = actor.code if actor else entity.code
            sector = actor.sector if actor else entity.sector
            party = Party(entity=key, name=entity.name, code=code, sector=sector)
            same = (key, None) if entity.kind in ("company", "organisation") else (code or key, sector)
            found.setdefault(same, party)
    return tuple(found.values())


def _merge(found: list[Agreement], told: Agreement) -> None:
    """Add an agreement, or complete the one of which it is another telling."""
    for i, known in enumerate(found):
        if _same(known, told):
            merged = known if len(known.parties) >= len(told.parties) else replace(known, parties=told.parties)
            found[i] = replace(merged, subject=known.subject or told.subject, when=known.when or told.when)
            return
    found.append(told)


def _same(known: Agreement, told: Agreement) -> bool:
    """Whether two tellings may mean one agreement: compatible kinds, parties that agree, subjects that touch."""
    if known.kind != told.kind and "agreement" not in (known.kind, told.kind):
        return False
    ours, theirs = {(p.code, p.sector) for p in known.parties}, {(p.code, p.sector) for p in told.parties}
    if not (ours <= theirs or theirs <= ours):
        return False
    first, second = (set((a.subject or "").lower().split()) for a in (known, told))
    if first and second:
        return bool(first & second)
    return known.kind == told.kind or not (first or second)
