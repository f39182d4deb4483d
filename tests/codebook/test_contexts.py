"""What an event is about: one line for every context, and nothing where nothing is said."""

from __future__ import annotations

import pytest
from marked import marked

from marsad.codebook.contexts import CONTEXTS, contexts_of
from marsad.codebook.kinds import is_kind
from marsad.codebook.rules import rules_of

LINES = [
    ("[Soldiers|actor|state-forces] <stormed> the mill.", "assault", "military"),
    ("[The envoy|actor|government] <accused> him of espionage.", "accuse.allege", "intelligence"),
    ("[Crowds|actor|protesters] <marched> against the prime minister.", "protest.demo",
     "executive"),
    ("[The king|actor|government] <refused> to recall parliament.", "reject.change",
     "legislative"),
    ("[Crowds|actor|protesters] <rioted> over the election.", "protest.riot", "election"),
    ("[The party|actor|party] <rejected> the draft constitution.", "reject",
     "political_institutions"),
    ("[Crowds|actor|protesters] <marched> for a return to democracy.", "protest.demo",
     "pro_democracy"),
    ("[The king|actor|government] <declared> a state of emergency.", "coerce.martial-law",
     "pro_autocracy"),
    ("[Nurses|actor|civilians] went on <strike> over wages.", "protest.strike", "economic"),
    ("[Police|actor|police] <arrested> [a clerk|target|civilians|person].", "coerce.arrest",
     "legal"),
    ("[The tribe|actor|communal] <demanded> compensation for the dead.", "request",
     "reparations"),
    ("[The envoy|actor|igo] <condemned> enforced disappearances.", "accuse.disapprove",
     "human_rights"),
    ("[The envoy|actor|igo] <urged> respect for press freedom.", "request.change",
     "rights_freedoms"),
    ("[Police|actor|police] <beat> [marchers|target|protesters].", "assault.beat", "repression"),
    ("[The agency|actor|igo] <sent> tents for the displaced.", "aid", "human_security"),
    ("[Crowds|actor|protesters] <marched> against violence on women.", "protest.demo", "gender"),
    ("[Police|actor|police] <broke up> a pride march.", "assault.crowd-control", "lgbt"),
    ("[Gunmen|actor|unidentified-armed] <attacked> a mosque.", "assault", "religion_ethnicity"),
    ("[Crowds|actor|protesters] <marched> against caste laws.", "protest.demo", "inequality"),
    ("[Chad|actor|government] <met> [Niger|target|government].", "consult", "diplomatic"),
    ("[The Front|actor|rebel] <seized> the disputed hills.", "coerce.seize", "territory"),
    ("[Gunmen|actor|unidentified-armed] <shot at> peacekeepers.", "assault.firearms",
     "peacekeeping"),
    ("[The army|actor|state-forces] <shelled> a hospital.", "assault.heavy-weapons", "health"),
    ("[The king|actor|government] <granted> the pilot asylum.", "aid", "asylum"),
    ("[Police|actor|police] <pushed back> migrants at the fence.", "coerce.deport", "migration"),
    ("[The navy|actor|state-forces] <flew in> food after the flood.", "aid", "disasters"),
    ("[Gunmen|actor|unidentified-armed] <blew up> the pipeline.", "assault.explosives",
     "natural_resource"),
    ("[Crowds|actor|protesters] <marched> over the oil spill.", "protest.demo", "environment"),
    ("[The junta|actor|government] <cut> the internet.", "coerce.censor", "technology"),
    ("[A man|actor|unidentified-armed|person] <blew himself up>.", "assault.suicide-attack",
     "terrorism"),
    ("[The king|actor|government] <threatened> to enrich uranium.", "threaten", "cbrn"),
    ("[Hackers|actor|criminal] <hit> the grid with malware.", "coerce.cyber", "cyber"),
    ("[The envoy|actor|government] <condemned> the disinformation.", "accuse.disapprove",
     "misinformation"),
    ("[Bandits|actor|criminal] <held up> a bus.", "assault", "crime"),
    ("[Crowds|actor|protesters] <marched> against corruption.", "protest.demo", "corruption"),
    ("[Police|actor|police] <seized> two tonnes of cocaine.", "coerce.seize", "illegal_drugs"),
    ("[Police|actor|police] <arrested> human traffickers.", "coerce.arrest", "trafficking"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "kind", "context"),
    [*LINES, ("[The charity|actor|ngo] <delivered> flour.", "aid", "human_security"),
     ("[A mob|actor|rioters] <lynched> two thieves.", "assault.targeted", "crime")],
)  # fmt: skip
def test_a_line_is_about_it(line: str, kind: str, context: str) -> None:
    assert context in contexts_of(marked(line, kind))


def test_every_context_has_a_line_and_a_row() -> None:
    assert [context for _, _, context in LINES] == list(CONTEXTS)
    assert {rule.code for rule in rules_of("context_rules")} == set(CONTEXTS)
    for rule in rules_of("context_rules"):
        assert all(kind == "*" or is_kind(kind.removesuffix(".*")) for kind in rule.kinds)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("[Rebels|actor|rebel] <attacked> [herders|target|civilians].", "assault"),
        ("[Two men|actor|civilians] <marched> through the rain.", "protest.demo"),
        ("[The leader|actor|other|person] <praised> them.", "support"),
    ],
)
def test_nothing_is_made_up(line: str, kind: str) -> None:
    assert contexts_of(marked(line, kind)) == ()


def test_the_words_far_from_the_trigger_do_not_speak() -> None:
    line = (
        "[Rebels|actor|rebel] <attacked> [herders|target|civilians] near the ford at noon on "
        "a market day, and in another part of the country nurses asked for vaccines."
    )
    assert contexts_of(marked(line, "assault")) == ()


def test_what_the_lexicon_knows_comes_first_and_once() -> None:
    claim = marked("[Soldiers|actor|state-forces] <stormed> the mill.", "assault",
                   contexts=("territory", "military"))  # fmt: skip
    assert contexts_of(claim) == ("territory", "military")


def test_a_condition_has_no_context() -> None:
    assert contexts_of(marked("The <road> is mined.", "condition.access", realis="ongoing")) == ()
