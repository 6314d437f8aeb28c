"""Happenings: retellings of one deed within an article get one number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from taut.extract.events.drafts import Draft, bare, sides
from taut.model import Actor, When

SHARED_START = 4  # letters at the start of a lemma that are enough of a root
SHARED_RUN = 6  # letters anywhere in it that are


def number(drafts: Sequence[Draft], dates: Sequence[When | None]) -> tuple[int, ...]:
    """A happening number for each draft, counted from 1 in the order of first telling."""
    numbers: list[int] = []
    for k, draft in enumerate(drafts):
        same = (numbers[j] for j in range(k - 1, -1, -1) if _retells(draft, drafts[j], dates[k], dates[j]))
        numbers.append(next(same, max(numbers, default=0) + 1))
    return tuple(numbers)


def _retells(one: Draft, other: Draft, when: When | None, then: When | None) -> bool:
    if one.type != other.type or (one.status == "negated") != (other.status == "negated"):
        return False
    if not (
        _compatible(sides(one.actors), sides(other.actors))
        and _compatible(sides(one.recipients), sides(other.recipients))
    ):
        return False
    if one.mode and other.mode and one.mode != other.mode:
        return False
    if when and then and _other_day(when, then):
        return False
    return one.definite or _akin(one, other)


def _other_day(when: When, then: When) -> bool:
    """Whether both dates name a day, and not the same one."""
    named = when.start and then.start and when.precision == then.precision == "day"
    return bool(named) and when.start != then.start


def completed(draft: Draft, full: Sequence[Draft]) -> Draft:
    """A draft that lacks a side, or points back, with the parties of the deed that it tells again.

    The nearest earlier telling counts, else the first later one, as in a headline that leaves out who did it.
    """
    if "direct" in draft.entry.needs or not (draft.definite or _lacks_a_side(draft)):
        return draft
    same = [other for other in full if _same_deed(draft, other)]
    if any(other.sentence == draft.sentence for other in same):
        return draft  # one sentence does not tell one deed twice
    earlier = [other for other in same if other.position < draft.position]
    told = earlier[-1] if earlier else next(iter(same), None)
    if told is None:
        return draft
    return replace(
        draft,
        mode=draft.mode or told.mode,
        status=told.status if draft.definite and told.status in ("historical", "ongoing") else draft.status,
        actors=(*draft.actors, *_missing(draft, told)),
        recipients=draft.recipients or told.recipients,
        actor_step=draft.actor_step or "retold",
        recipient_step=draft.recipient_step or ("retold" if told.recipients else ""),
        inferred="retold",
    )


def tells_again(draft: Draft, other: Draft) -> bool:
    """Whether a sentence has already told this deed of these parties."""
    same = draft.sentence == other.sentence and draft.type == other.type
    return same and (sides(draft.actors), sides(draft.recipients)) == (sides(other.actors), sides(other.recipients))


def _lacks_a_side(draft: Draft) -> bool:
    return _is_open(draft) or (not draft.recipients and bool(draft.entry.frame.recipients))


def _is_open(draft: Draft) -> bool:
    """Whether nobody acts yet, or only one where all who take part act: `Menlu Peru seusai pertemuan`."""
    return len(sides(draft.actors)) < (2 if draft.entry.frame.joint and not draft.unknown else 1)


def _missing(draft: Draft, told: Draft) -> tuple[Actor, ...]:
    """The actors of a deed told in full whom its retelling leaves out."""
    if not _is_open(draft):
        return ()
    return tuple(actor for actor in told.actors if actor.code not in bare(draft.actors))


def _same_deed(draft: Draft, other: Draft) -> bool:
    """Whether a deed told in full may be the one that a draft without all its parties tells."""
    if other.type != draft.type or other.status == "negated" or other.position == draft.position:
        return False
    pairs = ((draft.actors, other.actors), (draft.recipients, other.recipients))
    if any(mine and not sides(mine) & sides(theirs) for mine, theirs in pairs) and not _only_hit(draft, other):
        return False
    return draft.definite or _akin(draft, other)


def _only_hit(draft: Draft, other: Draft) -> bool:
    """Whether a verb with the deed as its object names only who attacked, and an earlier telling only whom.

    `Houthi mengklaim bertanggung jawab atas serangan itu`
    """
    halves = draft.actors and not draft.recipients and other.recipients and not other.actors
    words = draft.entry.words
    owned = draft.type == "ASSAULT" and len(words) > 1 and share_root(words[-1], other.entry.words[0])
    return bool(halves) and owned and not draft.entry.noun and other.position < draft.position


def _akin(one: Draft, other: Draft) -> bool:
    """Whether the words of two rows share a root: `serang` and `klaim bertanggung jawab serangan`."""
    first = (one.entry.words[0], other.entry.words[0])
    last = (one.entry.words[-1], other.entry.words[-1])
    return share_root(*first) or share_root(first[0], last[1]) or share_root(last[0], first[1])


def _compatible(one: frozenset[str], other: frozenset[str]) -> bool:
    return one <= other or other <= one


def share_root(one: str, other: str) -> bool:
    """Whether two lemmas share a root: the shorter one's beginning, or a long run of letters anywhere.

    >>> share_root("temui", "pertemuan"), share_root("kecam", "kutuk"), share_root("perang", "serangan")
    (True, False, False)
    """
    shorter, longer = sorted((one, other), key=len)
    if shorter[:SHARED_START] in longer:
        return True
    return any(shorter[i : i + SHARED_RUN] in longer for i in range(len(shorter) - SHARED_RUN + 1))
