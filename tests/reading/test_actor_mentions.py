"""Who is in the text: by name, by acronym, by description, by a word that points back."""

from __future__ import annotations

from datetime import date

import pytest
from small_world import Reader

from marsad.model.mentions import ActorMention


def quoted(text: str, mention: ActorMention) -> set[str]:
    return {text[s:e] for s, e in mention.coref}


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("The Libyan National Army bombed Derna.", "Libyan National Army", "marsad:lna"),
        ("The PKK attacked a police station.", "PKK", "marsad:pkk"),
        ("U.N. officials met elders, the United Nations said.", "United Nations",
         "marsad:un"),
        ("Malian soldiers killed three rebels.", "Malian soldiers", "marsad:fama"),
        ("French forces carried out a raid.", "French forces", "marsad:army-fra"),
        ("ISIS fighters attacked a checkpoint.", "ISIS fighters", "marsad:isis"),
        ("An LNA commander was killed.", "LNA commander", "marsad:lna"),
        ("Members of the PKK attacked a base.", "Members of the PKK", "marsad:pkk"),
        ("Fighters loyal to the LNA left.", "Fighters", "marsad:lna"),
    ],
)  # fmt: skip
def test_a_name_or_what_it_modifies_is_linked(
    told: Reader, text: str, words: str, actor: str
) -> None:
    assert told(text).actor(words).actor_id == actor


def test_an_acronym_the_text_introduces_is_the_same_body(told: Reader) -> None:
    text = "The Azawad Renewal Committee (ARC) took a post. Later ARC freed a guard."
    found = told(text)
    assert "Azawad Renewal Committee" in quoted(text, found.actor("ARC"))
    assert found.actor("ARC").named


def test_an_acronym_of_other_letters_is_not_introduced(told: Reader) -> None:
    text = "The Azawad Renewal Committee (QXZ) took a post."
    assert quoted(text, told(text).actor("Azawad Renewal Committee")) == set()


def test_a_lists_members_are_each_somebody(told: Reader) -> None:
    found = told("Hamas, ISIS and the PKK condemned the raid.")
    ids = [a.actor_id for a in found.reading.actors if a.actor_id]
    assert ids == ["marsad:hamas", "marsad:isis", "marsad:pkk"]


def test_an_ambiguous_acronym_keeps_its_candidates(told: Reader) -> None:
    mention = told("MSA attacked a convoy near Gao.").actor("MSA")
    assert set(mention.candidates) == {"marsad:msa", "marsad:social-affairs"}


def test_a_dated_name_is_whose_it_was_that_day(told: Reader) -> None:
    text = "The Nusra Front attacked a base."
    before = told(text, published=date(2015, 6, 1)).actor("Nusra Front")
    after = told(text, published=date(2019, 6, 1)).actor("Nusra Front")
    assert (before.actor_id, after.actor_id) == ("marsad:old-front", "marsad:new-front")


def test_an_unknown_name_stays_unknown(told: Reader) -> None:
    mention = told("The Varnholt Institute condemned the raid.").actor("Varnholt Institute")
    assert mention.actor_id is None
    assert mention.candidates == ()
    assert mention.name == "Varnholt Institute"


@pytest.mark.parametrize(
    ("text", "words", "kind", "country"),
    [
        ("The US-led coalition bombed Mosul.", "US-led coalition", "external-forces", "USA"),
        ("Coalition forces entered Mosul.", "Coalition forces", "external-forces", None),
        ("Security forces killed two protesters.", "Security forces", "state-forces", None),
        ("Government troops shelled Aleppo.", "Government troops", "state-forces", "SYR"),
        ("Opposition forces entered Aleppo.", "Opposition forces", "rebel", "SYR"),
        ("Rebel forces entered Aleppo.", "Rebel forces", "rebel", "SYR"),
        ("Haftar forces shelled the port.", "Haftar forces", "militia", None),
        ("Unknown gunmen shot dead a guard.", "Unknown gunmen", "unidentified-armed", None),
        ("Unidentified armed men took a doctor.", "Unidentified armed men",
         "unidentified-armed", None),
        ("The Syrian army entered Aleppo.", "Syrian army", "state-forces", "SYR"),
        ("A Turkish journalist was arrested.", "Turkish journalist", "media", "TUR"),
        ("Rebels shelled Aleppo.", "Rebels", "rebel", "SYR"),
        ("A police commander was killed.", "police commander", "police", None),
        ("Libyan villagers fled.", "Libyan villagers", "civilians", "LBY"),
    ],
)  # fmt: skip
def test_a_description_says_what_they_are(
    told: Reader, text: str, words: str, kind: str, country: str | None
) -> None:
    mention = told(text).actor(words)
    assert (mention.kind, mention.country) == (kind, country)
    assert not mention.named


def test_members_are_a_group_and_a_member_a_person(told: Reader) -> None:
    assert told("Members of ISIS burned a village.").actor("Members of ISIS").type == "group"
    assert told("A member of ISIS burned a house.").actor("member of ISIS").type == "person"


def test_words_of_number_are_no_part_of_who(told: Reader) -> None:
    found = told("Several women, two guards and many children were killed.")
    assert {"women", "guards", "children"} <= {a.text for a in found.reading.actors}


def test_an_office_holder_beside_the_office_is_one(told: Reader) -> None:
    text = "The head of the council, Amina Touré, condemned the raid. She called for calm."
    found = told(text)
    assert quoted(text, found.actor("Amina Touré")) == {"head of the council", "She"}
    minister = told("The Malian defence minister, Oumar Diarra, visited a camp.")
    assert minister.actor("Oumar Diarra").actor_id == "marsad:diarra"
    assert minister.actor("Malian defence minister").actor_id == "marsad:diarra"


@pytest.mark.parametrize("title", ["Mr", "Col.", "Gen.", "Colonel", "Dr"])
def test_a_title_is_no_part_of_a_name(told: Reader, title: str) -> None:
    found = told(f"{title} Sidi Keita said the army had killed ten rebels.")
    person = found.actor(f"{title} Sidi Keita")
    assert (person.type, person.named, person.name) == ("person", True, "Sidi Keita")


def test_a_surname_is_the_person_named_before(told: Reader) -> None:
    text = "General Ahmed Salem accused the rebels. Salem said ten soldiers died. He left."
    found = told(text)
    assert found.actor("Salem").type == "person"
    assert quoted(text, found.actor("Salem")) >= {"General Ahmed Salem"}


def test_a_known_ministers_surname_needs_the_person(told: Reader) -> None:
    assert told("Oumar Diarra spoke. Diarra left.").actor("Diarra").actor_id == "marsad:diarra"
    found = told("The village of Diarra was calm.")
    assert all(a.actor_id != "marsad:diarra" for a in found.reading.actors)


def test_pronouns_go_back_to_who_was_meant(told: Reader) -> None:
    found = told("The LNA said it had killed five militants.")
    assert found.actor("it").actor_id == "marsad:lna"
    found = told("The rebels said they had shot down a helicopter.")
    assert found.actor("they").kind == "rebel"


def test_a_pronoun_does_not_reach_over_the_page(told: Reader) -> None:
    calm = "The market was calm. The road was open. The sun was out. The sea was flat. "
    found = told(f"The LNA left. {calm}Later it rained.")
    assert all(a.actor_id is None for a in found.reading.actors if a.text == "it")


@pytest.mark.parametrize(
    ("text", "word", "first"),
    [
        ("Turkey's Interior Ministry condemned it. The ministry said 12 men died.", "ministry",
         "Interior Ministry"),
        ("The Libyan Interior Ministry spoke. The ministry said it would look.", "ministry",
         "Libyan Interior Ministry"),
        ("The US-led coalition bombed Mosul. The coalition said it killed two men.",
         "coalition", "US-led coalition"),
        ("The Syrian army entered Aleppo. The army said it had lost ten men.", "army",
         "Syrian army"),
        ("ISIS attacked a base. The group said it had killed ten soldiers.", "group", "ISIS"),
    ],
)  # fmt: skip
def test_the_body_is_the_body_named_before(
    told: Reader, text: str, word: str, first: str
) -> None:
    found = told(text)
    again = found.actor(word)
    assert first in quoted(text, again)
    assert (again.actor_id, again.country) == (
        found.actor(first).actor_id, found.actor(first).country,
    )  # fmt: skip


def test_a_group_of_soldiers_is_not_the_group(told: Reader) -> None:
    text = "ISIS attacked a base. A group of soldiers fled."
    assert told(text).actor("group of soldiers").actor_id is None


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Syria condemned the raid.", True),
        ("Ankara urged Damascus to stop.", True),
        ("The raid in Syria killed ten.", False),
        ("Ten people died across Syria on Monday.", False),
        ("Fighting went on in Damascus.", False),
    ],
)
def test_a_state_is_somebody_only_where_it_acts(told: Reader, text: str, acts: bool) -> None:
    states = [
        a for a in told(text).reading.actors if (a.actor_id or "").startswith("marsad:state-")
    ]
    assert bool(states) == acts


def test_a_village_is_nobody(told: Reader) -> None:
    for text in ("Three soldiers were killed in Gao.", "Jets bombed Sirte on Monday.",
                 "Oumar Diarra visited Timbuktu. He met elders."):  # fmt: skip
        named = {a.text for a in told(text).reading.actors if a.named}
        assert not named & {"Gao", "Sirte", "Timbuktu"}, text


def test_a_name_whose_fighters_fight_is_a_group(told: Reader) -> None:
    text = "Bori Daga attacked a village. Bori Daga fighters burned it."
    assert told(text).actor("Bori Daga").type == "group"
    text = "Bori Daga, a rebel group, attacked a village."
    assert told(text).actor("Bori Daga").kind == "rebel"


def test_a_headline_in_capitals_names_the_same(told: Reader) -> None:
    found = told("MALIAN SOLDIERS KILLED NEAR GAO\nThree guards died.")
    assert found.actor("MALIAN SOLDIERS").actor_id == "marsad:fama"
    assert told("PKK ATTACKS POLICE STATION IN DERNA").actor("PKK").actor_id == "marsad:pkk"
    found = told("POLICE SAY THE ROAD IS OPEN")
    assert all(a.actor_id != "marsad:isis" for a in found.reading.actors)


def test_planes_are_a_thing_and_their_owner_somebody(told: Reader) -> None:
    found = told("Turkish warplanes bombed a camp.")
    assert found.actor("Turkish warplanes").type == "vehicle"
    assert found.actor("Turkish").actor_id == "marsad:state-tur"


def test_mentions_come_in_order_and_quote_the_text(told: Reader) -> None:
    text = "The PKK and the LNA fought near Derna, said Reuters, and they lost ten men."
    mentions = told(text).reading.actors
    assert [m.start for m in mentions] == sorted(m.start for m in mentions)
    assert len({(m.start, m.end) for m in mentions}) == len(mentions)


@pytest.mark.parametrize(
    ("text", "words", "type_"),
    [
        ("A gunman killed a guard.", "gunman", "person"),
        ("The defence minister spoke.", "defence minister", "person"),
        ("Gunmen killed a guard.", "Gunmen", "group"),
        ("The militia left the town.", "militia", "group"),
        ("The government condemned it.", "government", "group"),
        ("Mr Stahl met Minister Brandt in Gao.", "Mr Stahl", "person"),
    ],
)
def test_one_is_a_person_and_a_body_a_group(
    told: Reader, text: str, words: str, type_: str
) -> None:
    assert told(text).actor(words).type == type_


def test_what_was_undertaken_is_nobody(told: Reader) -> None:
    named = {a.text for a in told("Operation Grey Dawn began near Gao.").reading.actors}
    assert not any("Dawn" in words for words in named)


def test_a_headlines_place_is_nobody(told: Reader) -> None:
    found = told("Near Mosul, two strikes hit a camp.")
    assert not any("Mosul" in a.text for a in found.reading.actors)


@pytest.mark.parametrize(("text", "body"), [
    ("Shells killed nine people, the Derna City Health Committee said.",
     "Derna City Health Committee"),
    ("Rebels killed 20 people in an attack on a village near Gao on Monday, the Sirte state health "
     "ministry said.", "Sirte state health ministry"),
])  # fmt: skip
def test_a_body_keeps_the_place_before_its_name(told: Reader, text: str, body: str) -> None:
    assert told(text).actor(body).type == "organisation"
