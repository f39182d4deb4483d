"""Rules and encoder together: either may add, either may doubt, and what comes out is lawful."""

from __future__ import annotations

import numpy as np
import pytest
from encoded_by_hand import encoded
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from marsad.codebook.lexicon.entries import load_lexicon
from marsad.model.claims import LAWFUL_REALIS
from marsad.model.mentions import ActorMention
from marsad.reading.drafts import CountMention, Role, StanceReading, Trigger
from marsad.reading.encoder.encoded import HEAD
from marsad.reading.fusion.confidence import sure_of
from marsad.reading.fusion.counts import fuse_counts
from marsad.reading.fusion.mentions import fuse_mentions
from marsad.reading.fusion.roles import fuse_roles
from marsad.reading.fusion.stances import fuse_stances
from marsad.reading.fusion.triggers import fuse_triggers, within_the_news
from marsad.reading.fusion.unlisted import unlisted_place
from marsad.reading.fusion.weights import shipped_weights
from marsad.reading.trigger.setting import setting_of

WEIGHTS = {
    "trigger.keep": 0.3, "trigger.keep-talk": 0.3, "trigger.keep-condition": 0.3,
    "trigger.add": 0.5, "trigger.add-talk": 0.5, "trigger.add-condition": 0.5, "trigger.moved": 0.3,
    "place.add": 0.6,
    "kind.rule": 1.0, "mode.rule": 1.0,
    "stance.rule": 1.0, "realis.rule": 1.0, "role.rule": 1.5, "role.bias": 0.0, "effect.rule": 1.0,
    "role.encoder": 1.0,
}  # fmt: skip
LINE = "Gunmen ambushed the convoy with a mortar near Ama."


def trigger(text: str, word: str, kind: str = "assault") -> Trigger:
    """A rule's trigger on ``word`` of ``text``."""
    start = text.index(word)
    head = text[:start].count(" ")
    return Trigger(start, start + len(word), head, kind, 0.9, "verb:ambush")


def mention(text: str, word: str, kind: str = "group") -> ActorMention:
    """A mention of ``word`` in ``text``."""
    start = text.index(word)
    return ActorMention(start, start + len(word), word, start, kind, "", False)


def test_a_rule_trigger_that_the_encoder_thinks_unlikely_falls(nlp: Language) -> None:
    doc = nlp(LINE)
    assert fuse_triggers(doc, encoded(doc), [trigger(LINE, "ambushed")], WEIGHTS) == ()


def test_a_trigger_that_no_rule_knows_is_added_with_the_encoder_as_its_reason(
    nlp: Language,
) -> None:
    doc = nlp(LINE)
    opinion = encoded(doc, {("ambushed", "trigger"): "assault"})
    (made,) = fuse_triggers(doc, opinion, [], WEIGHTS)
    assert LINE[made.start : made.end] == "ambushed"
    assert (made.kind, made.rule[:7]) == ("assault", "encoder")


def test_a_trigger_of_both_is_told_once_and_says_both(nlp: Language) -> None:
    doc = nlp(LINE)
    opinion = encoded(
        doc, {("ambushed", "trigger"): "assault", ("ambushed", "mode"): "assault.heavy-weapons"}
    )
    (made,) = fuse_triggers(doc, opinion, [trigger(LINE, "ambushed")], WEIGHTS)
    assert made.kind == "assault.heavy-weapons"
    assert "verb:ambush" in made.rule
    assert "encoder" in made.rule


def test_a_killing_moves_to_the_bomb_that_killed_and_keeps_the_sides_of_its_verb(
    nlp: Language,
) -> None:
    text = "A bomb killed six soldiers."
    doc = nlp(text)
    opinion = encoded(doc, {("bomb", "trigger"): "assault"})
    (made,) = fuse_triggers(doc, opinion, [trigger(text, "killed")], WEIGHTS)
    assert text[made.start : made.end] == "bomb"
    assert doc[made.head].text == "killed"


def test_the_likelier_type_wins_over_a_rule_and_the_rule_is_named(nlp: Language) -> None:
    doc = nlp(LINE)
    opinion = encoded(doc, {("ambushed", "trigger"): "coerce"})
    (made,) = fuse_triggers(doc, opinion, [trigger(LINE, "ambushed")], WEIGHTS)
    assert made.kind == "coerce"
    assert "not assault" in made.rule


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.integers(0, 10_000), st.sampled_from(["asserted", "denied", "planned", "alleged"]))
def test_stance_and_realis_are_always_a_lawful_pair(
    nlp: Language, seed: int, ruled: str
) -> None:
    doc = nlp(LINE)
    opinion = encoded(doc)
    opinion.parts[0].words[:, HEAD["stance"].start : HEAD["realis"].stop] = (
        np.random.default_rng(seed).normal(0, 5, (len(opinion.tokens), 12))
    )
    rule = StanceReading(ruled, LAWFUL_REALIS[ruled][0], None, "rule")
    (made,) = fuse_stances(doc, opinion, [trigger(LINE, "ambushed")], [rule], WEIGHTS)
    assert made.realis in LAWFUL_REALIS[made.stance]
    assert 0 < made.confidence <= 1


def test_who_did_it_may_be_the_encoders_word_alone(nlp: Language) -> None:
    doc = nlp(LINE)
    actors = [mention(LINE, "Gunmen"), mention(LINE, "convoy", "vehicle")]
    opinion = encoded(
        doc, pairs={("actor", "ambushed", "Gunmen"): 3.0, ("target", "ambushed", "convoy"): 3.0}
    )
    made = fuse_roles(doc, opinion, [trigger(LINE, "ambushed")], actors, [], WEIGHTS)
    assert [(r.role, r.mention) for r in made] == [("actor", 0), ("target", 1)]


def test_a_mortar_is_no_actor(nlp: Language) -> None:
    doc = nlp(LINE)
    opinion = encoded(
        doc, pairs={("actor", "ambushed", "mortar"): 5.0, ("instrument", "ambushed", "mortar"): 1.0}
    )
    actors = [mention(LINE, "mortar", "weapon")]
    (made,) = fuse_roles(doc, opinion, [trigger(LINE, "ambushed")], actors, [], WEIGHTS)
    assert made.role == "instrument"


def test_a_role_of_the_rules_that_the_encoder_rules_out_falls(nlp: Language) -> None:
    doc = nlp(LINE)
    rule = Role(0, 0, "actor", "verb:doer", None, 0.9)
    actors = [mention(LINE, "Gunmen")]
    assert fuse_roles(doc, encoded(doc), [trigger(LINE, "ambushed")], actors, [rule], WEIGHTS) == ()


@pytest.mark.parametrize("name", sorted(WEIGHTS))
def test_the_shipped_table_has_every_weight(name: str) -> None:
    assert name in shipped_weights()


COUNTS = {"count.keep": 0.1, "count.add": 0.6, "count.rule": 1.0, "counted.rule": 1.0}
TOLL = "The raid killed 14 herders and burned 30 huts."


def test_a_number_that_no_rule_found_is_read_and_hung_on_its_happening(nlp: Language) -> None:
    doc = nlp(TOLL)
    opinion = encoded(doc, {("30", "counted"): "destroyed"}, {("count", "burned", "30"): 3.0})
    triggers = [trigger(TOLL, "raid"), trigger(TOLL, "burned", "assault.destroy")]
    (made,) = fuse_counts(doc, opinion, triggers, [], COUNTS)
    assert (made.of, made.low, made.best, made.high) == ("destroyed", 30, 30, 30)
    assert made.trigger == 1


def test_a_count_of_a_rule_that_is_none_to_the_encoder_falls_and_parts_keep_their_whole(
    nlp: Language,
) -> None:
    doc = nlp(TOLL)
    opinion = encoded(doc, {("14", "counted"): "killed", ("30", "counted"): "killed"})
    at = TOLL.index
    whole = CountMention(at("14"), at("14") + 2, "14", "killed", None, 14, 14, 14, None, 0)
    false = CountMention(at("The"), at("The") + 3, "The", "killed", None, 1, 1, 1, None, 0)
    part = CountMention(at("30"), at("30") + 2, "30", "killed", None, 30, 30, 30, None, 0, 1)
    made = fuse_counts(doc, opinion, [trigger(TOLL, "raid")], [false, whole, part], COUNTS)
    assert [c.text for c in made] == ["14", "30"]
    assert made[1].part_of == 0


def test_words_that_no_rule_takes_for_somebody_are_added_with_their_kind(nlp: Language) -> None:
    doc = nlp(TOLL)
    opinion = encoded(
        doc, {("herders", "mention"): "B-group", ("herders", "kind"): "civilians"}
    )
    weights = {"mention.add": 0.6, "mention.kind": 0.5}
    (made,) = fuse_mentions(doc, opinion, [], weights)
    assert (made.text, made.type, made.kind, made.named) == ("herders", "group", "civilians", False)
    (kept,) = fuse_mentions(doc, opinion, [mention(TOLL, "herders")], weights)
    assert (kept.kind, kept.confidence) == ("civilians", 1.0)


def test_a_surer_trigger_makes_a_surer_claim() -> None:
    weights = {"confidence.bias": -0.5, "confidence.trigger": 0.8, "confidence.stance": 0.1}
    chances = [sure_of(p, 0.9, weights) for p in (0.2, 0.5, 0.9)]
    assert chances == sorted(chances)


def test_talk_and_conditions_have_their_own_bars(nlp: Language) -> None:
    line = "Officials urged restraint near Ama."
    doc = nlp(line)
    high = {"trigger.add-talk": 1.1, "trigger.keep-talk": 1.1, "trigger.moved": 1.1}
    weights = {**WEIGHTS, **high}
    opinion = encoded(doc, {("urged", "trigger"): "request"})
    assert fuse_triggers(doc, opinion, [], weights) == ()
    assert fuse_triggers(doc, opinion, [trigger(line, "urged", "request")], weights) == ()
    assert len(fuse_triggers(doc, opinion, [trigger(line, "urged", "request")], WEIGHTS)) == 1


def test_a_pronoun_is_no_trigger_of_the_encoder_alone(nlp: Language) -> None:
    doc = nlp("Gunmen did it near Ama.")
    assert fuse_triggers(doc, encoded(doc, {("it", "trigger"): "assault"}), [], WEIGHTS) == ()


def test_what_the_encoder_alone_takes_from_sport_is_left_out(nlp: Language) -> None:
    line = "The striker attacked the goal in the championship final."
    doc = nlp(line)
    opinion = encoded(doc, {("attacked", "trigger"): "assault"})
    made = fuse_triggers(doc, opinion, [], WEIGHTS)
    assert len(made) == 1
    assert within_the_news(doc, made, setting_of(doc, load_lexicon())) == ()


def test_a_name_that_no_list_has_is_where_the_encoder_says_it_was(nlp: Language) -> None:
    doc = nlp(LINE)
    (made,) = unlisted_place(
        doc, encoded(doc, pairs={("place", "ambushed", "Ama"): 4.0}), [1], (), (), WEIGHTS
    )
    assert LINE[made.start : made.end] == "Ama"
    assert (made.location.precision, made.location.lat) == ("unresolved", None)


def test_words_without_a_name_are_no_unlisted_place(nlp: Language) -> None:
    doc = nlp(LINE)
    opinion = encoded(doc, pairs={("place", "ambushed", "convoy"): 4.0})
    assert unlisted_place(doc, opinion, [1], (), (), WEIGHTS) == ()


def test_a_number_that_is_taken_back_is_no_count_of_the_encoder(nlp: Language) -> None:
    line = "Shelling killed 27 people, not 34 near Ama."
    doc = nlp(line)
    opinion = encoded(
        doc, {("34", "counted"): "killed"}, pairs={("count", "Shelling", "34"): 6.0}
    )
    assert fuse_counts(doc, opinion, [trigger(line, "Shelling")], [], COUNTS) == ()
    plain = nlp("Shelling killed 27 people and 34 near Ama.")
    told = encoded(plain, {("34", "counted"): "killed"}, pairs={("count", "Shelling", "34"): 6.0})
    assert len(fuse_counts(plain, told, [trigger(line, "Shelling")], [], COUNTS)) == 1


def test_the_thing_hit_is_not_lost_to_the_owner_in_its_name(nlp: Language) -> None:
    line = "Soldiers blocked trucks of Zenda."
    doc = nlp(line)
    found = [mention(line, "trucks of Zenda", "vehicle"), mention(line, "Zenda", "organisation")]
    opinion = encoded(
        doc,
        pairs={("target", "blocked", "trucks"): 2.0, ("target", "blocked", "Zenda"): 5.0},
    )
    ruled = [Role(0, 0, "target", "verb:undergoer"), Role(0, 1, "target", "object:of")]
    roles = fuse_roles(
        doc, opinion, [trigger(line, "blocked", "coerce.restrict")], found, ruled, WEIGHTS
    )
    assert [found[r.mention].text for r in roles] == ["trucks of Zenda"]


def test_who_flees_a_deed_is_not_made_its_doer(nlp: Language) -> None:
    line = "Herders fled clashes near Ama."
    doc = nlp(line)
    opinion = encoded(doc, pairs={("actor", "clashes", "Herders"): 5.0})
    found = [mention(line, "Herders")]
    assert fuse_roles(doc, opinion, [trigger(line, "clashes")], found, [], WEIGHTS) == ()
    line = "Herders began clashes near Ama."
    doc = nlp(line)
    opinion = encoded(doc, pairs={("actor", "clashes", "Herders"): 5.0})
    (role,) = fuse_roles(doc, opinion, [trigger(line, "clashes")], found, [], WEIGHTS)
    assert role.role == "actor"


@pytest.mark.parametrize(("line", "kept"), [
    ("Town mourns nine. Gunmen ambushed and killed nine priests.", ["nine priests"]),
    ("Town mourns six. Gunmen ambushed and killed nine priests.", ["six", "nine priests"]),
])  # fmt: skip
def test_a_number_told_again_in_another_sentence_is_one_number(
    nlp: Language, line: str, kept: list[str]
) -> None:
    doc = nlp(line)
    word = line.split()[2].rstrip(".")
    start = line.index("nine priests")
    ruled = CountMention(
        start, start + len("nine priests"), "nine priests", "killed", "priests", 9, 9, 9, None, 0
    )
    at = next(t for t in doc if t.text == "ambushed")
    happening = Trigger(at.idx, at.idx + len(at), at.i, "assault", 0.9, "verb:ambush")
    names = {(word, "counted"): "killed", ("priests", "counted"): "killed"}
    opinion = encoded(doc, names, {("count", "ambushed", t.text): 5.0 for t in doc})
    weights = {**shipped_weights()}
    found = fuse_counts(doc, opinion, [happening], [ruled], weights)
    assert [c.text for c in found] == kept


def test_what_a_word_says_was_prevented_the_encoder_does_not_make_happen(nlp: Language) -> None:
    line = "Police foiled an attack on Ama."
    doc = nlp(line)
    opinion = encoded(doc, {("attack", "stance"): "asserted", ("attack", "realis"): "happened"})
    rule = StanceReading("asserted", "not-happened", (7, 13), "prevented")
    assert fuse_stances(doc, opinion, [trigger(line, "attack")], [rule], WEIGHTS) == (rule,)
