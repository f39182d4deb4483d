"""Who did it to whom: every mention of a trigger's sentence, weighed by rule and encoder.

Mentions are local: whoever a pronoun stands for, it is the word in the sentence that has the role.
Only a rule may reach into another sentence.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from spacy.tokens import Doc

from marsad.model.mentions import ActorMention
from marsad.reading.drafts import Role, Trigger
from marsad.reading.encoder.encoded import Encoded
from marsad.reading.encoder.labels import EFFECTS, ROLES
from marsad.reading.fusion.triggers import TINY, tokens_of
from marsad.reading.role.meets import only_meet

_THINGS = ("weapon", "vehicle", "object")


def log_odds(chance: float) -> float:
    """Log odds of a chance, bounded."""
    held = min(max(chance, TINY), 1 - TINY)
    return math.log(held / (1 - held))


def fuse_roles(
    doc: Doc,
    encoded: Encoded,
    triggers: Sequence[Trigger],
    actors: Sequence[ActorMention],
    ruled: Sequence[Role],
    weights: Mapping[str, float],
) -> tuple[Role, ...]:
    """At most one role for each mention in each trigger."""
    by = {(r.trigger, r.mention): r for r in ruled}
    out = []
    places = [tokens_of(doc, a.start, a.end) for a in actors]
    for n, trigger in enumerate(triggers):
        tokens = tokens_of(doc, trigger.start, trigger.end)
        sentence = doc[trigger.head].sent
        meeting = only_meet(doc[trigger.head])
        for m, mention in enumerate(actors):
            rule = by.get((n, m))
            if rule is None and (
                not sentence.start <= places[m][0] < sentence.end
                or (mention.start < trigger.end and trigger.start < mention.end)
            ):
                continue
            role = _weighed(doc, encoded, tokens, n, m, mention, rule, weights)
            if role is not None and not (role.role == "actor" and places[m][0] in meeting):
                out.append(role)
    return tuple(_without_inner(out, actors))


def _weighed(
    doc: Doc,
    encoded: Encoded,
    tokens: Sequence[int],
    n: int,
    m: int,
    mention: ActorMention,
    rule: Role | None,
    weights: Mapping[str, float],
) -> Role | None:
    words = tokens_of(doc, mention.head, mention.head + 1)
    best: tuple[float, str] | None = None
    for role in ROLES:
        chance = encoded.pair(role, tokens, words)
        if chance is None:
            return rule
        if not _lawful(role, mention):
            continue
        score = weights["role.encoder"] * log_odds(chance) + weights["role.bias"]
        score += weights["role.rule"] * (rule is not None and rule.role == role)
        if best is None or score > best[0]:
            best = (score, role)
    if best is None or best[0] <= 0:
        return None
    score, role = best
    same = rule is not None and rule.role == role
    name = rule.rule if rule is not None and same else "encoder"
    effect = _effect(encoded, tokens, words, rule, weights) if role == "target" else None
    sure = round(1 / (1 + math.exp(-score)), 4)
    return Role(n, m, role, f"{name} {sure:.2f}", effect, sure)


def _lawful(role: str, mention: ActorMention) -> bool:
    if mention.type in _THINGS:
        return role in ("instrument", "target")
    return role != "instrument"


def _effect(
    encoded: Encoded, tokens: Sequence[int], words: Sequence[int], rule: Role | None,
    weights: Mapping[str, float],
) -> str | None:  # fmt: skip
    best, name = 0.0, None
    for effect in EFFECTS:
        chance = encoded.pair(effect, tokens, words)
        if chance is None:
            return rule.effect if rule is not None else None
        score = weights["role.encoder"] * log_odds(chance)
        score += weights["effect.rule"] * (rule is not None and rule.effect == effect)
        if score > best:
            best, name = score, effect
    return name


def _without_inner(roles: Sequence[Role], actors: Sequence[ActorMention]) -> list[Role]:
    """Of a mention inside another in one role of one trigger only the surer; of a thing and the
    owner in its name ("a convoy of the agency") the thing."""
    kept: list[Role] = []
    for role in sorted(roles, key=lambda r: (_is_of(r), -r.confidence)):
        a = actors[role.mention]
        if any(
            o.trigger == role.trigger and o.role == role.role and actors[o.mention].start < a.end
            and a.start < actors[o.mention].end
            for o in kept
        ):  # fmt: skip
            continue
        kept.append(role)
    return sorted(kept, key=lambda r: (r.trigger, ROLES.index(r.role), actors[r.mention].start))


def _is_of(role: Role) -> bool:
    """True for a side that a rule found only behind another noun."""
    return role.rule.startswith(("object:of", "object:owner"))
