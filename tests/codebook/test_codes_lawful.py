"""Whatever happens to whomever: the codes are those of the codebooks, and fit one another."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from marked import marked

from marsad.codebook.companions import companions_of
from marsad.codebook.crosswalk import ACLED_EVENT_OF_SUB, cameo_codes, codes_of
from marsad.codebook.interactions import BATTLES, FIGHTERS, PROTESTS, RIOTS
from marsad.codebook.kinds import plover_types, themes
from marsad.model.actors import ACTOR_KINDS
from marsad.model.claims import EFFECTS, LAWFUL_REALIS, PARTICIPANT_TYPES, ROLES, Claim

KINDS = [
    kind
    for name, entry in plover_types().items()
    for kind in (name, *(f"{name}.{mode}" for mode in entry.modes))
]
WORDS = ["attacked", "clashed", "marched", "seized", "signed a truce", "massacre", "withdrew"]
PARTY = st.tuples(
    st.sampled_from(ROLES), st.sampled_from(("", *ACTOR_KINDS)),
    st.sampled_from(PARTICIPANT_TYPES), st.sampled_from(("", *EFFECTS)),
)  # fmt: skip
PROTEST_CODES = {60, 66, 67, 16, 26, 36, 46, 56, 68}


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    parties = draw(st.lists(PARTY, max_size=4))
    names = ["The first", "The second", "The third", "The fourth"]
    said = " and ".join(
        f"[{name}|{'|'.join(party)}]" for name, party in zip(names, parties, strict=False)
    )
    stance = draw(st.sampled_from(list(LAWFUL_REALIS)))
    return marked(
        f"{said} <{draw(st.sampled_from(WORDS))}> by the village.", draw(st.sampled_from(KINDS)),
        stance=stance, realis=draw(st.sampled_from(LAWFUL_REALIS[stance])),
        territory=draw(st.sampled_from((None, "state", "non-state"))),
        killed=draw(st.sampled_from((None, 0, 3))), same_event=draw(st.sampled_from((None, "c1"))),
    )  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(claims(), st.lists(claims(), max_size=2))
def test_the_codes_are_the_codebooks(claim: Claim, others: list[Claim]) -> None:
    codes = codes_of(claim, others)
    assert codes.cameo in cameo_codes()
    assert codes.ucdp in (None, 1, 2, 3)
    assert codes.acled_event == ACLED_EVENT_OF_SUB.get(codes.acled_sub_event or "")
    assert [book for book, _ in codes.reasons] == ["CAMEO", "ACLED", "UCDP"]
    assert all(why for _, why in codes.reasons)
    between = codes.interaction
    if between is None:
        return
    sides = (between.inter1, between.inter2)
    low, high = sorted(s for s in sides if s) if between.inter2 else (between.inter1, 0)
    assert between.code == low * 10 + high
    if codes.acled_sub_event in BATTLES:
        assert set(sides) <= FIGHTERS
    if codes.acled_event == "Violence against civilians":
        assert 7 in sides
    if codes.acled_sub_event in PROTESTS:
        assert between.code in PROTEST_CODES
    if codes.acled_sub_event in RIOTS:
        assert 5 in sides


@settings(max_examples=50, deadline=None)
@given(st.lists(claims(), max_size=4))
def test_companionship_is_mutual(told: list[Claim]) -> None:
    named = {claim.id: claim for claim in told}
    others = companions_of(list(named.values()))
    for name, mates in others.items():
        assert all(named[name] in others[mate.id] for mate in mates)


def test_no_condition_has_a_code() -> None:
    for theme in themes():
        codes = codes_of(marked("The <road> is mined.", f"condition.{theme}", realis="ongoing"))
        assert (codes.cameo, codes.acled_event, codes.ucdp) == (None, None, None)
