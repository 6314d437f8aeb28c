"""Slots: which mentions stand in the places that a frame names.

`subj` and `obj` are the logical ones, whatever the voice: the subject of `menyerang` and the agent of `diserang` both
attack. Every other slot is a preposition, `gen` for a bare genitive, `owner` for one that stands before the noun's own
complement, `comp` for the subject of a complement clause, or `speaker`, who is answered for by the caller.
"""

from __future__ import annotations

from taut.extract.events.scene import Scene
from taut.extract.events.triggers import Trigger
from taut.model import Mention

DEPTH = 3  # how many governing verbs a missing subject is looked for
PREPOSITION_REACH = 18  # tokens between a predicate and the preposition it governs

Filled = tuple[Mention, ...]


def fill(scene: Scene, trigger: Trigger, slot: str) -> Filled:
    """The mentions in one slot of a trigger, coordinated ones included; empty where it stands empty."""
    find = _noun_slot if trigger.entries[0].noun else _verb_slot
    found = find(scene, trigger, slot)
    return scene.together(found) if found else ()


def _verb_slot(scene: Scene, trigger: Trigger, slot: str) -> Mention | None:
    i, front, last = _predicate(scene, trigger), min(trigger.tokens), max(trigger.tokens)
    if front < trigger.i and slot not in ("comp", "gen"):
        return _fronted_slot(scene, i, front, slot)
    passive = scene.tokens[i].voice in ("pass", "acc")
    if slot == "subj":
        return agent(scene, i) if passive else subject(scene, i)
    if slot == "obj" and passive:
        return undergoer(scene, i)
    if slot == "obj":
        return doer_in(scene, i + 1) or (doer_in(scene, last + 1) if last > i else None)
    if slot == "gen":
        return scene.first_mention(last + 1)
    if slot == "comp":
        return _complement_subject(scene, last) or doer_in(scene, last + 1)
    judged = trigger.entries[0].frame.recipients[:1] == (("obj",),)
    return after_preposition(scene, last, slot, judged=judged) or _fronted_phrase(scene, i, slot)


def _predicate(scene: Scene, trigger: Trigger) -> int:
    """The token that has the parties: of `tidak direspons` the verb, not the word that denies it."""
    said = (k for k in trigger.tokens if scene.tokens[k].voice is not None)
    return trigger.i if scene.verb(trigger.i) else next(said, trigger.i)


def _fronted_slot(scene: Scene, i: int, front: int, slot: str) -> Mention | None:
    """A slot of a passive whose complement stands before it: `sanksi AS terhadap Iran dijatuhkan kemarin`."""
    if slot == "subj":
        return agent(scene, i) or scene.first_mention(front + 1)
    if slot == "obj":
        return None
    return after_preposition(scene, front, slot) or after_preposition(scene, i, slot)


def _noun_slot(scene: Scene, trigger: Trigger, slot: str) -> Mention | None:
    last = max(trigger.tokens)
    if slot == "gen":
        carried = subject_of_light(scene, trigger) if trigger.light_part == "actor" else None
        return carried or _inside(scene, trigger) or _owner(scene, last)
    if slot == "owner":
        return _inside(scene, trigger)
    if slot == "subj":
        return _asked(scene, trigger) or subject_of_light(scene, trigger)
    if slot == "obj":
        return doer_in(scene, last + 1)
    found = after_preposition(scene, last, slot)
    if found is None and trigger.light is not None and trigger.light > last:  # `serangan berlanjut di Suriah`
        found = after_preposition(scene, trigger.light, slot)
    return found


def _asked(scene: Scene, trigger: Trigger) -> Mention | None:
    """Who does what a phrase says was asked for: `Irak menutup pasar atas permintaan Iran`."""
    verb = scene.left_verb(trigger.i) if scene.is_(trigger.i, "preposition") else None
    if verb is None:
        return None
    return doer(scene, verb)


def _inside(scene: Scene, trigger: Trigger) -> Mention | None:
    """The owner that stands between an event noun and its complement: `janji Israel untuk mencaplok`."""
    k = trigger.i + 1
    return scene.at.get(k) if k < max(trigger.tokens) and k not in trigger.tokens else None


def _owner(scene: Scene, last: int) -> Mention | None:
    """Whose deed an event noun names: its genitive or agent, or whom a possessive points to in the main clause."""
    own = scene.at.get(last) or scene.first_mention(last + 1) or _agent_phrase(scene, last)
    if own and own.kind == "reference" and not own.actors:  # `setelah pertemuan mereka, kedua pihak ...`
        return main_subject(scene, last)
    return own


def subject_of_light(scene: Scene, trigger: Trigger) -> Mention | None:
    """Who does what the light verb carries: `Israel melancarkan serangan`, `serangan dilancarkan Israel`."""
    if trigger.light is None or trigger.light_part is None:
        return None
    return doer(scene, trigger.light)


def doer(scene: Scene, verb: int) -> Mention | None:
    """Who does what a verb tells, in either voice."""
    return agent(scene, verb) if scene.tokens[verb].voice == "pass" else subject(scene, verb)


def claiming(scene: Scene, trigger: Trigger) -> Filled:
    """Who says a deed is theirs: `serangan ke kilang Saudi itu diklaim oleh Houthi`."""
    for k in range(max(trigger.tokens) + 1, len(scene.tokens)):
        if scene.is_(k, "claim") and scene.tokens[k].voice == "pass":
            found = agent(scene, k)
            return scene.together(found) if found else ()
        if scene.verb(k) or scene.is_(k, "clause") or scene.tokens[k].text in ".;:":
            return ()
    return ()


def subject(scene: Scene, i: int, depth: int = 0) -> Mention | None:
    """The mention that is grammatical subject of the predicate at `i`, shared and controlled subjects included."""
    own = _own_subject(scene, i)
    if own is not None or depth >= DEPTH or is_nobody(scene, i):
        return own
    k = scene.before(i)
    if k < 0:
        return main_subject(scene, i)
    if k in scene.at:
        return _subject_left(scene, k, depth)
    if scene.is_(k, "relative"):
        return _antecedent(scene, k)
    governor = scene.left_verb(i)
    if governor is None:
        return main_subject(scene, i) if scene.is_(k, "clause", "purpose") else _subject_left(scene, k, depth)
    if scene.is_(k, "purpose") and (owner := _noun_owner(scene, k)):
        return owner
    if scene.is_(k, "purpose", "complement"):
        controlled = _controlled(scene, governor, k)
        if controlled:
            return controlled
    if k == governor or scene.boundary(k):
        shared = subject(scene, governor, depth + 1)
        return shared or (_outer_subject(scene, governor, depth) if scene.is_(k, "coordinator") else None)
    return _subject_left(scene, k, depth)


def _outer_subject(scene: Scene, i: int, depth: int) -> Mention | None:
    """The subject of the clause around that of `i`: `Trump membatalkan pakta yang mengikat dan menjatuhkan sanksi`."""
    outer = scene.left_verb(i)
    return None if outer is None else subject(scene, outer, depth + 1)


def _noun_owner(scene: Scene, k: int) -> Mention | None:
    """Whose plan a purpose clause at `k` unfolds: `janji Israel untuk mencaplok`."""
    owner = scene.at.get(k - 1)
    if owner is None or owner.first - 1 in scene.at or owner.first < 1:
        return None
    return owner if scene.tokens[owner.first - 1].pos == "NOUN" else None


def main_subject(scene: Scene, i: int) -> Mention | None:
    """Of a clause put first, the subject it shares with the main one: `Setelah berunding, kedua pihak sepakat`."""
    comma = next((t.i for t in scene.tokens if t.i > i and t.text == ","), None)
    if comma is None:
        return None
    after = next((m for m in scene.mentions if m.first > comma and scene.preposition(m) is None), None)
    if after is None or any(scene.verb(k) for k in range(comma + 1, after.first)):
        return None
    return after


def _own_subject(scene: Scene, i: int) -> Mention | None:
    """The subject that the parser gives, where it is or holds an actor and stands before its predicate."""
    children = (k for k in scene.children.get(i, ()) if k < i and scene.tokens[k].dep.startswith("nsubj"))
    found = (scene.at.get(child) or scene.first_mention(child) for child in children)
    return next((mention for mention in found if mention), None)


def is_nobody(scene: Scene, i: int) -> bool:
    """Whether a noun in whose phrase no actor stands is the subject, right before its predicate.

    The parser says so, or it is all the world: `dunia mengecam`, but not `Rusia di forum internasional mengecam`.
    """
    k = scene.before(i)
    if scene.is_(k, "world") and scene.tokens[k].pos in ("NOUN", "ADJ"):
        first = k
        while first > 0 and first - 1 not in scene.at and not scene.boundary(first - 1):
            first -= 1
        return first - 1 not in scene.at and not scene.is_(first - 1, "preposition")
    for child in scene.children.get(i, ()):
        token = scene.tokens[child]
        if token.dep.startswith("nsubj") and child < i and token.pos == "NOUN" and child not in scene.at:
            return scene.phrase_end(child) == k + 1
    return False


def _subject_left(scene: Scene, k: int, depth: int) -> Mention | None:
    """The nearest mention at or before `k` that no preposition governs; a verb on the way hands over its subject."""
    for j in range(k, -1, -1):
        if scene.gap(j):
            return None
        mention = scene.at.get(j)
        if mention is not None and j == mention.first:
            if scene.preposition(mention) is None and not mention.place and not _undergoes(scene, mention):
                return mention
        elif scene.is_(j, "complement"):
            return None
        elif scene.verb(j):
            return subject(scene, j, depth + 1)
    return None


def _undergoes(scene: Scene, mention: Mention) -> bool:
    """Whether a mention is in the object of a plain verb, so that what follows is not its deed: `menemui X meminta`.

    Whom somebody asks, orders or speaks of does what is told next: `mendesak X menghentikan`, `menyebut X menyerang`.
    """
    k = mention.first - 1
    while k >= 0 and k not in scene.at and not scene.boundary(k):
        k -= 1
    if k < 0 or k in scene.at or scene.tokens[k].voice != "act" or not scene.verb(k):
        return False
    return not scene.grammar.has(scene.tokens[k].lemma, "control", "speech")


def _antecedent(scene: Scene, k: int) -> Mention | None:
    """The mention that the relative clause beginning at `k` describes."""
    j = k - 1
    while j >= 0 and j not in scene.at and scene.tokens[j].pos == "PUNCT":
        j -= 1
    while j >= 0 and k - j <= 6:
        if j in scene.at:
            return scene.at[j]
        if scene.boundary(j):
            return None
        j -= 1
    return None


def _controlled(scene: Scene, governor: int, k: int) -> Mention | None:
    """Of a verb that makes somebody do something, the one who is made to: `mendesak Iran untuk menghentikan`."""
    if not scene.grammar.has(scene.tokens[governor].lemma, "control"):
        return None
    return next((m for m in scene.mentions if governor < m.first and m.last <= k), None)


def agent(scene: Scene, i: int) -> Mention | None:
    """Who does a passive deed: after its agent preposition, or the mention right behind the verb."""
    if i + 1 in scene.at:
        return scene.at[i + 1]
    return _agent_phrase(scene, i)


def _agent_phrase(scene: Scene, i: int) -> Mention | None:
    start = agent_start(scene, i)
    return None if start is None else scene.first_mention(start)


def agent_start(scene: Scene, i: int) -> int | None:
    """Where the phrase behind an agent preposition after `i` begins, which may follow what a verb says of its object.

    In `Rusia dituduh berbohong oleh Ukraina` it is Ukraine that accuses.
    """
    said = scene.tokens[i].voice == "pass" and scene.grammar.has(scene.tokens[i].lemma, "control", "judging")
    for k in range(i + 1, min(i + PREPOSITION_REACH, len(scene.tokens))):
        if scene.is_(k, "agent"):
            return k + 1
        ends = scene.verb(k) and not (said and scene.tokens[k].voice != "pass")
        if ends or scene.is_(k, "clause", "complement", "relative"):
            return None
    return None


def undergoer(scene: Scene, i: int) -> Mention | None:
    """Whom a passive deed befalls; in a headline it may follow a comma: `Dituding AS, Iran ...`."""
    found = subject(scene, i)
    if found or scene.before(i) >= 0:
        return found
    return next((m for m in scene.mentions if m.first > i and scene.tokens[m.first - 1].text == ","), None)


def doer_in(scene: Scene, start: int) -> Mention | None:
    """The actor of the noun phrase at `start`: the phrase itself, or who did the deed that it names."""
    direct = scene.first_mention(start)
    if direct and not _struck(scene, start, direct):
        return direct
    end = scene.phrase_end(start)
    if end == start:
        return None
    if scene.is_(end, "source"):
        return scene.first_mention(end + 1)
    return _agent_phrase(scene, end - 1)


def _struck(scene: Scene, start: int, mention: Mention) -> bool:
    """Whether a deed named at `start` befell the mention: `blokade Gaza`, `serangan kilang Saudi`."""
    deed = next((k for k in range(start, mention.first) if scene.is_(k, "deed")), None)
    if deed is None:
        return False
    between = range(deed + 1, mention.first)
    return mention.place or any(scene.tokens[k].pos == "NOUN" and not scene.is_(k, "means") for k in between)


def _complement_subject(scene: Scene, i: int) -> Mention | None:
    for k in range(i + 1, min(i + PREPOSITION_REACH, len(scene.tokens))):
        if scene.is_(k, "complement", "purpose"):
            return scene.first_mention(k + 1)
        if scene.verb(k):
            return None
    return None


def after_preposition(scene: Scene, i: int, preposition: str, *, judged: bool = False) -> Mention | None:
    """The mention in the phrase that `preposition` opens after `i`, in the same clause.

    Where the predicate judges its object, the preposition behind a deed is the deed's: `mengecam serangan terhadap X`.

    A preposition behind the plain noun of another phrase belongs to that noun: in `menjalin hubungan di tengah
    ketegangan dengan AS` nobody ties bonds with the USA.
    """
    opened = False
    for k in range(i + 1, min(i + PREPOSITION_REACH, len(scene.tokens))):
        if k in scene.at:
            continue
        token = scene.tokens[k]
        if token.lemma == preposition:
            if (opened and _governs(scene, k)) or (judged and k - 1 > i and scene.is_(k - 1, "deed")):
                return None
            found = doer_in(scene, k + 1)
            if found and not (opened and _hangs_on_noun(scene, found, i)):
                return found
        elif scene.verb(k) or scene.is_(k, "clause", "complement", "relative") or token.text in ".;:":
            return None
        opened = opened or (token.pos == "ADP" and not scene.is_(k + 1, "field"))  # `kerja sama di bidang X dengan`
    return None


def _governs(scene: Scene, k: int) -> bool:
    """Whether the noun before the preposition at `k`, or that noun's owner, takes it: `ketegangan mereka dengan`."""
    noun = scene.at[k - 1].first - 1 if k - 1 in scene.at else k - 1
    return noun >= 0 and noun not in scene.at and scene.tokens[noun].pos == "NOUN" and not scene.is_(noun, "locality")


def _hangs_on_noun(scene: Scene, mention: Mention, i: int) -> bool:
    """Whether the parser hangs a mention on a plain noun of a phrase that begins behind the predicate at `i`."""
    head = scene.tokens[mention.head].head
    if head <= i or head in scene.at or scene.tokens[head].pos != "NOUN":
        return False
    return any(scene.tokens[k].dep == "case" for k in scene.children.get(head, ()))


def _fronted_phrase(scene: Scene, i: int, preposition: str) -> Mention | None:
    """A prepositional phrase before its predicate: `Kepada Iran, AS menyerukan ...`."""
    for k in range(i - 1, -1, -1):
        if scene.tokens[k].lemma == preposition and k not in scene.at:
            return scene.first_mention(k + 1)
        if scene.verb(k) or scene.is_(k, "clause", "complement", "relative"):
            return None
    return None
