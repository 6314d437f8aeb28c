"""Blame by mouth: what one side says of another in words of blame, where no word of the lexicon tells a deed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from taut.extract.events.drafts import Draft, bare
from taut.extract.events.lexicon import Entry, Frame
from taut.extract.events.scene import Scene
from taut.extract.events.slots import agent, doer, undergoer
from taut.extract.events.status import status
from taut.extract.events.triggers import Trigger
from taut.languages import Pack
from taut.model import Actor, Mention, Quote, Span, Token

ANSWER_REACH = 2  # sentences after a charge in which its answer needs not repeat who made it
LONGEST = 4  # words of a phrase of blame


@dataclass(frozen=True, slots=True, kw_only=True)
class Blamed:
    """Whom a quote blames, in which words."""

    word: int  # the first token that blames
    actors: tuple[Actor, ...]
    mentions: tuple[Mention, ...]
    step: str
    mode: str = "disapprove"


def blame(scene: Scene, quote: Quote, told: Sequence[tuple[Span, Draft]], pack: Pack) -> Draft | None:
    """An ACCUSE for a quote that blames whom it is about, and tells no event by itself.

    `told` are the events already coded, each with its trigger.
    """
    speaker, content = quote.speaker, quote.evidence.content[0]
    if speaker is None or speaker.entity is None or speaker.code is None:
        return None
    inside = [(span, draft) for span, draft in told if content.covers(span)]
    if any(draft.type == "ACCUSE" and speaker.code in bare(draft.actors) for _, draft in inside):
        return None
    cue = _cue(scene, quote)
    if cue is not None and (scene.is_(cue, "denial") or any(_in(span, scene, cue) for span, _ in told)):
        return None
    found = _blamed(scene, content, speaker.code, inside, pack) or _answered(scene, content, speaker.code, told, pack)
    if found is None or (cue is None and quote.cue):
        return None
    return _draft(
        scene, found, found.word if cue is None else cue, Actor(entity=speaker.entity, code=speaker.code), pack
    )


def judged(scene: Scene, told: Sequence[tuple[Span, Draft]], pack: Pack) -> Iterator[Draft]:
    """An ACCUSE for each word of blame that somebody's verb gives another: `China menganggap AS munafik`."""
    for token in scene.tokens:
        if not scene.is_(token.i, "judging") or not (scene.verb(token.i) or scene.sentence.title):
            continue
        judge, about = _judge(scene, token)
        if judge is None or about is None or len(judge.actors) != 1 or not about.actors:
            continue
        start = max(token.i + 1, *(m.last for m in (judge, about) if scene.at.get(token.i + 1) is m or m is about))
        word = next(_words(scene, _start(scene, start), scene.sentence.span.end, pack), None)
        if word is None or any(scene.mark(k) or scene.verb(k) for k in range(start, word)):
            continue
        again = any(_in(span, scene, k) for span, _ in told for k in (token.i, word))
        if not again and not bare(judge.actors) & bare(about.actors):
            found = Blamed(word=word, actors=about.actors, mentions=(about,), step="obj")
            yield _draft(scene, found, token.i, judge.actors[0], pack)


def _judge(scene: Scene, token: Token) -> tuple[Mention | None, Mention | None]:
    """Who judges and who is judged by a verb."""
    about = undergoer(scene, token.i) if token.voice == "pass" else scene.first_mention(token.i + 1)
    return doer(scene, token.i), about


def _start(scene: Scene, i: int) -> int:
    return scene.tokens[i].start if i < len(scene.tokens) else scene.sentence.span.end


def _draft(scene: Scene, found: Blamed, at: int, speaker: Actor, pack: Pack) -> Draft:
    entry = _entry(scene.tokens[at].lemma, found.mode, pack)
    return Draft(
        sentence=scene.sentence.i,
        trigger=Trigger(tokens=(at,), entries=(entry,)),
        entry=entry,
        type=entry.type,
        mode=entry.mode,
        status="done",
        actors=(speaker,),
        recipients=found.actors,
        actor_mentions=(),
        recipient_mentions=found.mentions,
        actor_step="speaker",
        recipient_step=found.step,
        reported_by=speaker.entity,
    )


def _entry(lemma: str, mode: str, pack: Pack) -> Entry:
    """The row that a verb of speech would have if it told the accusation by itself."""
    return Entry(
        rule=f"{pack.language}/speech:{lemma}",
        words=(lemma,),
        noun=False,
        type="ACCUSE",
        mode=mode,
        frame=Frame(actors=(("speaker",),), recipients=(("comp",),)),
        needs=frozenset({"both", "crossing"}),
        alone=True,
        topic=False,
        example="",
        expect="",
    )


def _in(span: Span, scene: Scene, i: int) -> bool:
    return span.start <= scene.tokens[i].start < span.end


def _blamed(
    scene: Scene, content: Span, speaker: str, inside: Sequence[tuple[Span, Draft]], pack: Pack
) -> Blamed | None:
    """Whom a content blames: its subject, what it gives as a cause, or who is said to have done a deed."""
    for about, start in _subjects(scene, content):
        if speaker in bare(about.actors):
            continue
        word = next(_words(scene, start, content.end, pack), None)
        if word is not None and not any(span.start < scene.tokens[word].start for span, _ in inside):
            return Blamed(word=word, actors=about.actors, mentions=(about,), step="comp")
    return _attributed(scene, content, speaker)


def _attributed(scene: Scene, content: Span, speaker: str) -> Blamed | None:
    """Who is said to be behind a deed: `serangan itu disponsori oleh Iran`, `rudal itu diluncurkan dari Iran`."""
    deed = False
    for token in _within(scene, content.start, content.end):
        deed = deed or scene.is_(token.i, "deed", "means")
        if not deed or not scene.is_(token.i, "attribution") or token.voice == "act":
            continue
        source = scene.is_(token.i + 1, "source")
        doer = scene.first_mention(token.i + 2) if source else agent(scene, token.i)
        if doer and doer.actors and speaker not in bare(doer.actors) and not _denied(scene, content.start, token.i):
            return Blamed(word=token.i, actors=doer.actors, mentions=(doer,), step="subj", mode="allege")
    return None


def _denied(scene: Scene, start: int, i: int) -> bool:
    """Whether a deed is said not to be somebody's: `tidak ada bukti serangan itu datang dari Yaman`."""
    before = [token.i for token in scene.tokens[:i] if token.start >= start]
    return any(scene.is_(k, "denying", "denial") and not scene.is_(k + 1, "doubt") for k in before)


def _answered(
    scene: Scene, content: Span, speaker: str, told: Sequence[tuple[Span, Draft]], pack: Pack
) -> Blamed | None:
    """Who charged the speaker with what he now calls a lie: `"Tuduhan itu bohong," kata juru bicara Iran`."""
    first = next(_within(scene, content.start, content.end), None)
    word = next(_words(scene, content.start, content.end, pack), None)
    if first is None or word is None or not (word == first.i or scene.is_(first.i, "definite", "claim")):
        return None
    if any(content.covers(m.span) and m.actors and speaker not in bare(m.actors) for m in scene.mentions):
        return None
    charges = [
        draft
        for _, draft in told
        if draft.type == "ACCUSE"
        and speaker in bare(draft.recipients)
        and draft.actors
        and speaker not in bare(draft.actors)
        and 0 <= scene.sentence.i - draft.sentence <= ANSWER_REACH
    ]
    latest = max(charges, key=lambda draft: draft.position, default=None)
    return Blamed(word=word, actors=latest.actors, mentions=(), step="retold") if latest else None


@cache
def _phrases(pack: Pack) -> Mapping[tuple[str, ...], bool]:
    """Words by whether they blame; longer ones that do not spare the shorter in them: `salah`, but `salah satu`."""
    return {tuple(row["word"].split()): row["kind"] == "blame" for row in pack.table("blame")}


def _within(scene: Scene, start: int, end: int) -> Iterator[Token]:
    return (t for t in scene.tokens if start <= t.start < end and t.pos != "PUNCT")


def _words(scene: Scene, start: int, end: int, pack: Pack) -> Iterator[int]:
    """Where words of blame begin that nothing before them denies or turns against somebody else."""
    phrases = _phrases(pack)
    for token in _within(scene, start, end):
        lemmas = tuple(t.lemma for t in scene.tokens[token.i : token.i + LONGEST])
        longest = next((phrases[lemmas[:n]] for n in range(LONGEST, 0, -1) if lemmas[:n] in phrases), False)
        if longest and token.i not in scene.at and not _spared(scene, token.i):
            yield token.i


def _spared(scene: Scene, i: int) -> bool:
    """Whether a word of blame is denied, or a noun that somebody is only said to fight, suffer or speak of."""
    if status(scene, i) in ("negated", "refused"):
        return True
    if scene.verb(i) or scene.tokens[i].pos != "NOUN":
        return False
    k = i - 1
    while k >= 0 and not scene.boundary(k) and k not in scene.at:
        k -= 1
    return scene.is_(k, "against", "preposition") and not scene.is_(k, "likeness")


def _subjects(scene: Scene, content: Span) -> Iterator[tuple[Mention, int]]:
    """Whom a content may be about, and from where on it blames him."""
    first = next((m for m in scene.mentions if content.covers(m.span)), None)
    if first and _doer(scene, first):
        before = _within(scene, content.start, first.span.start)
        if not any(scene.verb(token.i) for token in before):
            yield first, content.start
    for token in _within(scene, content.start, content.end):
        cause = scene.first_mention(token.i + 1) if scene.is_(token.i, "causal") else None
        if cause and cause.actors and not cause.place:
            yield cause, token.end


def _doer(scene: Scene, mention: Mention) -> bool:
    return bool(mention.actors) and not mention.place and scene.preposition(mention) is None


def _cue(scene: Scene, quote: Quote) -> int | None:
    """The token of the quote's cue, the nearest to its content."""
    content = quote.evidence.content[0]
    found = [t for t in scene.tokens if quote.cue and t.text.lower() == quote.cue and t.i not in scene.at]
    nearest = min(found, key=lambda token: abs(token.start - content.start), default=None)
    return nearest.i if nearest else None
