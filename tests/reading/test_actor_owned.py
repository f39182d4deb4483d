"""Forces told by whose they are, and who speaks of their own as a party."""

from __future__ import annotations

import pytest
from small_world import Reader


@pytest.mark.parametrize(("text", "words", "actor"), [
    ("The LNA said its fighters had left Derna.", "fighters", "marsad:lna"),
    ("Hamas said that its gunmen had killed two guards.", "gunmen", "marsad:hamas"),
    ("France said its troops had killed four rebels near Gao.", "troops", "marsad:army-fra"),
])  # fmt: skip
def test_its_forces_are_those_of_the_body_before(
    told: Reader, text: str, words: str, actor: str
) -> None:
    assert told(f"{text} Rebels killed a guard.").actor(words).actor_id == actor


@pytest.mark.parametrize(("text", "words"), [
    ("The LNA said fighters had left Derna. Rebels killed a guard.", "fighters"),
    ("The LNA met the gang and its gunmen. Rebels killed a guard.", "gunmen"),
    ("The LNA withdrew its fighters from Derna. Rebels killed a guard.", "fighters"),
    ("The LNA left. The rebels said its fighters killed a guard.", "fighters"),
])  # fmt: skip
def test_forces_of_nobody_named_stay_nobodys(told: Reader, text: str, words: str) -> None:
    assert told(text).actor(words).actor_id is None


@pytest.mark.parametrize(("text", "party"), [
    ("The army said its troops had killed two men in Gao.", True),
    ("The bishop said troops had killed two men in Gao.", False),
    ("The army accused the rebels of shelling its base near Gao.", True),
    ("The army said rebels had shelled a bank and its vault in Gao.", False),
])  # fmt: skip
def test_who_tells_of_its_own_is_a_party(told: Reader, text: str, party: bool) -> None:
    assert told(text).of("assault")[0].voice_is_party is party


@pytest.mark.parametrize(("text", "linked"), [
    ("The LNA mourns. The lorry stopped when it came under fire near Gao.", False),
    ("The LNA mourns. Near Gao it attacked a camp.", True),
])  # fmt: skip
def test_it_is_the_thing_named_in_its_sentence(told: Reader, text: str, linked: bool) -> None:
    ids = [a.actor_id for a in told(f"{text} Rebels killed a guard.").reading.actors
           if a.text == "it"]  # fmt: skip
    assert bool(ids and ids[0]) is linked


def test_they_may_be_a_body_named_as_many(told: Reader) -> None:
    text = "The Malian Armed Forces left Gao after they blocked a convoy. They killed a guard."
    ids = [a.actor_id for a in told(text).reading.actors if a.text == "they"]
    assert ids == ["marsad:fama"]
