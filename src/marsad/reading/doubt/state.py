"""How a text stands to one happening, while the walk from the happening outward goes on.

Law: whatever is applied, the pair of stance and realis stays lawful (``LAWFUL_REALIS``).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class State:
    """Stance, realis, the word that decided, and the name of the rule."""

    stance: str
    realis: str
    cue: Token | None
    rule: str

    @property
    def real(self) -> bool:
        """True when it is told as something that happened or is happening."""
        return self.realis in ("happened", "ongoing")


def apply(state: State, effect: str, cue: Token | None) -> State:
    """``state`` seen through one more word. ``effect`` is a name of ``data/commitment.tsv``
    after its polarity is settled."""
    change = _CHANGES[effect](state)
    if change is None:
        return state
    stance, realis = change
    if (stance, realis) == (state.stance, state.realis) and state.cue is not None:
        return state
    keeps_tense = state.rule == "present" and effect in ("said", "fact")
    rule = state.rule if keeps_tense else effect
    return replace(state, stance=stance, realis=realis, cue=cue, rule=rule)


def _keep(s: State) -> tuple[str, str] | None:
    return None


def _said(s: State) -> tuple[str, str] | None:
    return (s.stance, s.realis) if s.cue is None else None


def _not(s: State) -> tuple[str, str] | None:
    if s.realis == "not-happened":
        return ("asserted", "happened")
    return ("asserted", "not-happened")


def _alleged(s: State) -> tuple[str, str] | None:
    return ("alleged", s.realis) if s.stance in ("asserted", "planned", "denied") else None


def _denied(s: State) -> tuple[str, str] | None:
    return ("asserted", "happened") if s.realis == "not-happened" else ("denied", "not-happened")


def _to_come(stance: str) -> tuple[str, str]:
    return (stance, "future")


def _planned(s: State) -> tuple[str, str] | None:
    return ("asserted", "not-happened") if s.realis == "not-happened" else _to_come("planned")


def _threatened(s: State) -> tuple[str, str] | None:
    return ("asserted", "not-happened") if s.realis == "not-happened" else _to_come("threatened")


def _feared(s: State) -> tuple[str, str] | None:
    return ("feared", "unknown" if s.real and s.rule != "bare" else "future")


def _warned(s: State) -> tuple[str, str] | None:
    if s.realis in ("future", "unknown") or s.rule == "bare":
        return _to_come("feared")
    return _said(s)


def _wanted(s: State) -> tuple[str, str] | None:
    return _to_come("hypothetical")


def _hypothetical(s: State) -> tuple[str, str] | None:
    if s.stance in ("planned", "threatened", "feared", "hypothetical"):
        return None
    return ("hypothetical", "unknown")


def _future(s: State) -> tuple[str, str] | None:
    return ("asserted", "future") if s.real else None


def _unknown(s: State) -> tuple[str, str] | None:
    return (s.stance, "unknown") if s.stance in ("asserted", "alleged") else None


def _doubted(s: State) -> tuple[str, str] | None:
    return ("alleged", "unknown") if s.stance in ("asserted", "alleged", "denied") else None


def _ongoing(s: State) -> tuple[str, str] | None:
    if s.stance in ("asserted", "alleged") and s.realis == "happened":
        return (s.stance, "ongoing")
    return None


def _attempted(s: State) -> tuple[str, str] | None:
    return ("asserted", "unknown") if s.real else None


def _happened(s: State) -> tuple[str, str] | None:
    return ("asserted", "happened")


_CHANGES = {
    "keep": _keep,
    "said": _said,
    "fact": _said,
    "not": _not,
    "alleged": _alleged,
    "thought": _alleged,
    "denied": _denied,
    "planned": _planned,
    "threatened": _threatened,
    "feared": _feared,
    "warned": _warned,
    "wanted": _wanted,
    "unwanted": _wanted,
    "hypothetical": _hypothetical,
    "condition": _hypothetical,
    "modal": _hypothetical,
    "ought": _hypothetical,
    "purpose": _hypothetical,
    "question": _hypothetical,
    "order": _wanted,
    "proposed": _wanted,
    "future": _future,
    "unknown": _unknown,
    "doubted": _doubted,
    "ongoing": _ongoing,
    "attempted": _attempted,
    "prevented": _not,
    "nearly": _not,
    "happened": _happened,
}
EFFECTS = tuple(_CHANGES)
