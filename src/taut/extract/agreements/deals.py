"""Tellings of agreements: a title or verb in a sentence, with what the sentence says of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from taut.extract.agreements.words import Terms, Title
from taut.extract.events.scene import Scene
from taut.extract.events.slots import after_preposition, agent, subject
from taut.model import Mention, Sentence, Span

NO_AGREEMENT = "none"  # the kind of what only looks like a title
VERB_REACH = 6  # tokens between a verb and the agreement that is its object
CONTROL_REACH = 4  # tokens from a verb that makes somebody do something to what is done
STANDING_REACH = 3  # tokens from a word that builds on an agreement to its title
PASSIVE_REACH = 9  # tokens between an agreement and a passive verb behind it
SUBJECT_LENGTH = 18  # tokens of a subject at most


@dataclass(frozen=True, slots=True, kw_only=True)
class Deal:
    """One telling of an agreement: tokens of its trigger and title in a sentence, and what that sentence says of it."""

    scene: Scene
    trigger: int
    title: Span
    kind: str
    status: str
    mentions: tuple[Mention, ...]
    subject: Span | None
    rule: str


def may_tell(sentence: Sentence, vocabulary: Terms) -> bool:
    """Whether a sentence has a word with which the telling of an agreement can start."""
    starts = vocabulary.starts
    return any(token.lemma.lower() in starts or token.text.lower() in starts for token in sentence.tokens)


def deals(view: Scene, vocabulary: Terms) -> Iterator[Deal]:
    """The agreements that a sentence tells of, in its order; their parties may be told elsewhere."""
    end = 0
    for token in view.tokens:
        if token.i < end:
            continue
        title = vocabulary.title(view.tokens, token.i)
        within = view.at.get(token.i)
        abbreviated = token.i > 0 and view.tokens[token.i - 1].text == "("
        if abbreviated or (within is not None and within.first < token.i):
            continue
        if title is not None:
            end = token.i + len(title.words)
            yield from _titled(view, token.i, end, vocabulary)
        elif vocabulary.has(token, "agree"):
            yield from _agreed(view, token.i, vocabulary)
        elif token.voice == "act" and vocabulary.status(view.tokens, token.i) == ("ratified", 1):
            yield from _ratified(view, token.i, vocabulary)


def _titled(view: Scene, first: int, end: int, vocabulary: Terms) -> Iterator[Deal]:
    """An agreement told by its title, with the verb that says how it stands; one without a verb must be a known one."""
    title = vocabulary.title(view.tokens, first)
    proper = first > 0 and view.tokens[first].text[:1].isupper()
    if title is None or title.kind == NO_AGREEMENT or (title.standing and not proper and len(title.words) == 1):
        return
    if first > 0 and view.tokens[first - 1].lemma.lower() in vocabulary.classes["undone"]:
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
    yield Deal(
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
    if title.standing is not None:
        return title.standing
    built_on = any(vocabulary.has(token, "standing") for token in view.tokens[max(0, first - STANDING_REACH) : first])
    return "in force" if built_on and _between(view, end - 1, "between", vocabulary) else None


def _ratified(view: Scene, i: int, vocabulary: Terms) -> Iterator[Deal]:
    """`X ratifies ...`: a treaty told by its verb alone."""
    titled = any(vocabulary.title(view.tokens, k) for k in range(i + 1, min(len(view.tokens), i + VERB_REACH)))
    doer, told = subject(view, i), _phrase(view, i + 1)
    if titled or doer is None or told is None or _denied(view, i, vocabulary):
        return
    objects = [m for m in view.mentions if told.covers(m.span)]
    token = view.tokens[i]
    yield Deal(
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
    listed = _listed(view, i)
    if len(listed) > 1:
        return listed
    doer = subject(view, i)
    if doer is not None:
        return (*view.together(doer), *_companions(view, doer, i, vocabulary))
    return tuple(m for m in view.mentions if m.last <= i and not m.place and m.kind in ("name", "group"))


def _listed(view: Scene, i: int) -> tuple[Mention, ...]:
    """A list of mentions as subject, each perhaps with words of its own: `A from X, the firm B and C sign`."""
    found: list[Mention] = []
    joined = False
    k = i - 1
    while k >= 0:
        mention = view.at.get(k)
        if mention is not None:
            modifies = mention.first - 1 in view.at  # `Huawei China`
            if not (mention.place or modifies or view.is_(mention.first - 1, "source")):
                found.append(mention)
            k = mention.first
        elif view.is_(k, "coordinator") or view.tokens[k].text == "-":
            joined = True
        elif view.boundary(k) and view.tokens[k].text != "," and not view.is_(k, "source") and not view.auxiliary(k):
            break
        k -= 1
    return tuple(reversed(found)) if joined else ()


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
        if (view.verb(i) and not (i == end and _bare(view, i))) or view.is_(i, "clause", "complement"):
            return None
    return None


def _bare(view: Scene, i: int) -> bool:
    """Whether a word taken for a verb has no prefix: behind a title it is a noun, as in `perjanjian dagang`."""
    return i < len(view.tokens) and view.tokens[i].pos == "VERB" and view.tokens[i].voice is None


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


def _agreed(view: Scene, i: int, vocabulary: Terms) -> Iterator[Deal]:
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
    yield Deal(
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
    end += _bare(view, end)
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
    last = view.phrase_end(end + _bare(view, end))
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
