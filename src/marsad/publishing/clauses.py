"""From held values to a clause: who did what to whom, where, when, with what harm."""

from __future__ import annotations

import re
from dataclasses import dataclass

from marsad.model.counts import Count
from marsad.publishing.frames import Frame, frame_of
from marsad.publishing.wording import numbers, sides

COUNTED = ("attacks", "strikes", "raids", "events")
HARMS = ("bodies", "casualties", "damaged", "destroyed")
THINGS = ("damaged", "destroyed")  # without a name of their own they are the targets told already
ORDER = ("killed", "bodies", "injured", "missing", "abducted", "arrested")
PAST = re.compile(r"(?<=\} )(?:came|faced|saw|received|met|took)\b|\b(?:was|were)\b|\btook\b")
PARTICIPLES = {"was": "been", "were": "been", "went": "gone", "beat": "beaten", "gave": "given",
               "took": "taken", "withdrew": "withdrawn", "spoke": "spoken", "came": "come",
               "saw": "seen"}  # fmt: skip
OBJECT_OF = {"coerce.arrest": "arrested", "assault.abduct": "abducted", "retreat.release": "freed"}


@dataclass(frozen=True, slots=True)
class Parts:
    """What one sentence may say of an event; empty where it may not or cannot."""

    kind: str
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    counts: tuple[Count, ...] = ()
    where: str = ""
    when: str = ""
    reportedly: str = ""
    perfect: bool = False


def finite(parts: Parts, subject: str = "") -> str:
    """A clause in the past tense; ``subject`` replaces the actors ("it" after its own "said")."""
    frame = frame_of(parts.kind)
    noun, many = _noun(frame, parts)
    target, rest = _target(parts)
    actor = subject or sides.joined(parts.actors)
    maybe = f"{parts.reportedly} " if parts.reportedly else ""
    be = "were" if sides.plural(_target_names(parts)) else "was"
    nbe = "were" if many else "was"
    slots = {"n": noun, "t": target, "be": f"{be} {maybe}".strip(),
             "nbe": f"{nbe} {maybe}".strip()}  # fmt: skip
    if parts.perfect:
        slots |= {"be": f"had {maybe}been", "nbe": f"had {maybe}been"}
    if actor:
        active = _active(frame, parts, target)
        verb = _perfect(active, maybe) if parts.perfect else f"{maybe}{active}"
        core = f"{actor} {verb.format(**slots)}"
    elif target:
        passive = frame.passive
        if "be}" not in passive:
            form = "had " + maybe if parts.perfect else maybe
            passive = PAST.sub(lambda m: form + _participle(m[0], parts.perfect), passive, count=1)
        core = passive.format(**slots)
    else:
        core = f"there {slots['nbe']} {noun}"
    return core + _tail(parts, rest)


def _perfect(active: str, maybe: str) -> str:
    """``had carried out {n} on {t}``; both verbs of "destroyed or damaged" are participles."""
    first, _, rest = active.partition(" ")
    return f"had {maybe}{_participle(first, True)} {rest}".strip()


def _participle(verb: str, perfect: bool) -> str:
    return PARTICIPLES.get(verb, verb) if perfect else verb


def infinitive(parts: Parts) -> str:
    """The act without subject: ``carry out an air strike against Islamic State near Derna``."""
    frame = frame_of(parts.kind)
    target, rest = _target(parts)
    form = frame.base if target else frame.base0
    return form.format(n=_noun(frame, parts)[0], t=target) + _tail(parts, rest)


def nominal(parts: Parts) -> str:
    """The act as a noun: ``an air strike against Islamic State near Derna``."""
    frame = frame_of(parts.kind)
    target, rest = _target(parts)
    joint = re.search(r"\{n\} (on|against|of) \{t\}", f"{frame.active} {frame.passive}")
    against = f" {joint.group(1) if joint else 'involving'} {target}" if target else ""
    return _noun(frame, parts)[0] + against + _tail(parts, rest)


def harms_of(parts: Parts) -> tuple[Count, ...]:
    """The counts that are harms, not the number of acts themselves."""
    return tuple(c for c in parts.counts if c.of not in COUNTED)


def _noun(frame: Frame, parts: Parts) -> tuple[str, bool]:
    acts = next((c for c in parts.counts if c.of in COUNTED and c.high != 0), None)
    if acts is not None and not (acts.low == acts.best == acts.high == 1):
        return numbers.counted(acts, frame.noun, frame.nouns), not numbers.is_one(acts)
    first = frame.noun.split()[0]
    bare = first in ("withholding", "spread", "support")
    article = "an" if first[0] in "aeiou" and not first.startswith("use") else "a"
    return (frame.noun if bare else f"{article} {frame.noun}"), False


def _active(frame: Frame, parts: Parts, target: str) -> str:
    if parts.kind.startswith("consult") and not target:
        if len(parts.actors) == 1 and parts.kind != "consult.visit":
            return "took part in {n}"
        if len(parts.actors) > 1 and parts.kind == "consult.visit":
            return "took part in {n}"
    if parts.kind == "agree" and not target and len(parts.actors) == 1:
        return "gave an undertaking"
    acts = any(c.of in COUNTED and (c.low or 0) > 1 for c in parts.counts)
    form = frame.active if target else frame.active0
    return "carried out {n} on {t}" if acts and target and "{n}" not in form else form


def _target_names(parts: Parts) -> tuple[str, ...]:
    if parts.targets:
        return parts.targets
    return ("people",) if _target(parts)[0] else ()


def _target(parts: Parts) -> tuple[str, tuple[Count, ...]]:
    wanted = OBJECT_OF.get(parts.kind)
    harms = harms_of(parts)
    own = next((c for c in harms if c.of == wanted and c.high != 0), None)
    if own is not None and not parts.targets:
        return numbers.counted(own), tuple(c for c in harms if c is not own)
    if own is not None and own.low == own.high == len(parts.targets):
        harms = tuple(c for c in harms if c is not own)
    return sides.joined(parts.targets), harms


def _tail(parts: Parts, harms: tuple[Count, ...]) -> str:
    text = f" {parts.where}" if parts.where else ""
    text += f" {parts.when}" if parts.when else ""
    whole = [
        c for c in harms
        if c.part_of is None and not c.cumulative and (c.of in numbers.PEOPLE or c.of in HARMS)
        and not (c.of in THINGS and parts.targets and not c.who)
    ]  # fmt: skip
    whole = sorted(whole, key=lambda c: ORDER.index(c.of) if c.of in ORDER else len(ORDER))
    said = [numbers.harm(c) for c in whole]
    if len(said) > 1 and " people killed" in said[0]:
        said[1:] = [re.sub(r" people (?=injured|missing)", " ", w) for w in said[1:]]
    return f"{text}, with {sides.joined(said)}" if said else text
