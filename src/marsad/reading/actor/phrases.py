"""Noun phrases that name or describe somebody or something that can take part in an event."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from marsad.codebook.people import kind_of_name, nouns

GENERIC = frozenset(
    "force forces fighter fighters member members group unit units element elements cell cells "
    "column columns leader commander".split()
)
TELLING = frozenset(
    [
        "rebel", "militia", "communal", "criminal", "police", "intelligence", "state-forces",
        "external-forces", "igo",
    ]
)
VAGUE = frozenset("several some many few numerous multiple various countless".split())
BODIES = frozenset(
    "administration air force airforce authority battalion brigade cabinet cartel clan coast guard "
    "coastguard congress consulate council crew crowd delegation embassy faction force forces gang "
    "garrison gendarmerie government group infantry insurgency junta leadership legion legislature "
    "mafia military militia ministry mob movement navy opposition organisation organization "
    "parliament personnel police regime regiment senate side squadron staff state team tribe troop "
    "agency service army warship enemy picket".split()
)
TITLES = frozenset(
    "mr mrs ms dr sir col gen lt maj capt sgt brig colonel minister secretary senator sheikh "
    "spokesman spokeswoman".split()
)
NOWHERE = frozenset("near around outside inside amid".split())
UNDERTAKING = frozenset({"operation", "exercise", "resolution"})
CARRIERS = frozenset({"vehicle", "weapon"})
SKIPPED = frozenset({"det", "predet", "poss", "punct", "case", "nummod", "quantmod", "cc"})
PRONOUNS = frozenset(
    "he she they him her them his their it its we us our who which that those these".split()
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase by tokens, its head, and what its head noun says it is."""

    start: int
    end: int
    head: int
    type: str
    kind: str
    named: bool
    pronoun: bool = False


def find_phrases(doc: Doc) -> tuple[Phrase, ...]:
    """One phrase for each noun chunk whose head is a name, a person word or a pronoun."""
    known = nouns()
    found: list[Phrase] = []
    for chunk in doc.noun_chunks:
        phrase = _phrase_of(chunk.start, chunk.end, chunk.root, known)
        if phrase is not None:
            found.append(phrase)
            found += _owning_pronoun(phrase, doc)
    found = _not_persons(found, doc)
    kept = (*(p for p in found if not _before_person(p, doc)), *_persons(doc, found))
    return tuple(p for p in kept if not _says_where(p, doc))


def _before_person(phrase: Phrase, doc: Doc) -> bool:
    """True for the end of a title that was taken for a name: "Secretary of State John Doe"."""
    if not phrase.named or phrase.type == "person" or phrase.end >= len(doc):
        return False
    following = doc[phrase.end]
    return following.ent_type_ == "PERSON" and following.ent_iob_ == "B"


def _persons(doc: Doc, found: list[Phrase]) -> list[Phrase]:
    """Persons that no noun chunk is headed by, as after a long title."""
    taken = {i for p in found if p.named for i in range(p.start, p.end)}
    return [
        _named(doc, ent.root, "person", "")
        for ent in doc.ents
        if ent.label_ == "PERSON"
        and not taken & set(range(ent.start, ent.end))
    ]


def _phrase_of(
    start: int, end: int, head: Token, known: dict[str, tuple[str, str]]
) -> Phrase | None:
    if head.pos_ == "PRON":
        if head.lower_ in PRONOUNS:
            return Phrase(head.i, head.i + 1, head.i, "person", "", False, True)
        return None
    doc = head.doc
    start = _first_word(doc, start, head.i)
    label = _described(doc, start, head, known)
    if label is not None and (head.pos_ != "PROPN" or _only_opens(doc, start, head)):
        return Phrase(start, head.i + 1, head.i, _one_or_many(label[0], head), label[1], False)
    if _is_no_name(doc, start, head):
        return None
    if label is not None and label[0] == "facility" and head.ent_type_ in ("ORG", "PERSON"):
        return _named(doc, head, "facility", "")
    if head.ent_type_ == "PERSON" or _titled(doc, head):
        return _without_title(_named(doc, head, "person", ""), doc)
    if head.ent_type_ in ("ORG", "NORP"):
        type_ = "group" if head.ent_type_ == "NORP" else "organisation"
        named = _named(doc, head, type_, "")
        return _with_its_place(doc, start, named) if label is not None else named
    if head.pos_ == "PROPN" and head.ent_type_ in ("", "FAC", "PRODUCT", "EVENT", "WORK_OF_ART"):
        if label is not None:
            return Phrase(start, head.i + 1, head.i, label[0], label[1], True)
        type_ = "facility" if head.ent_type_ == "FAC" else "organisation"
        return _named(doc, head, type_, "") if head.ent_type_ != "EVENT" else None
    if head.tag_ in ("NNS", "JJ", "NN", "CD") and head.ent_type_ == "CARDINAL":
        of = [g for c in head.children if c.lower_ == "of" for g in c.children]
        told = known.get(of[0].lemma_.lower()) if of and of[0].dep_ == "pobj" else None
        type_, kind = told or ("person", "")
        return Phrase(head.i, head.i + 1, head.i, type_, kind, False)
    return None


def _with_its_place(doc: Doc, first: int, named: Phrase) -> Phrase:
    """A body with the place before its name, which spaCy parts from it: "the *Kano State* health
    ministry" is another than that of the next state."""
    start = named.start
    while start > first and doc[start - 1].dep_ in ("compound", "nmod"):
        start -= 1
    while start < named.start and doc[start].pos_ != "PROPN":
        start += 1
    return replace(named, start=start)


def _one_or_many(type_: str, head: Token) -> str:
    """One gunman is a person, gunmen and a militia are a group."""
    alone = head.tag_ in ("NN", "NNP") and head.lower_ not in BODIES
    return "person" if type_ == "group" and alone else type_


def _is_no_name(doc: Doc, start: int, head: Token) -> bool:
    """True for signs that were taken for a name."""
    return sum(c.isalpha() for t in doc[min(start, head.i) : head.i + 1] for c in t.text) < 2


def _says_where(phrase: Phrase, doc: Doc) -> bool:
    """True for what was taken for a name and is where something is, or what was undertaken."""
    if not phrase.named:
        return False
    before = doc[phrase.start - 1].lower_ if phrase.start else ""
    return doc[phrase.start].lower_ in NOWHERE | UNDERTAKING or before in UNDERTAKING


def _titled(doc: Doc, head: Token) -> bool:
    """True for a name after a title: "Mr Stahl", "Col. Keita"."""
    if head.pos_ != "PROPN" or head.ent_type_ not in ("ORG", "GPE", ""):
        return False
    first = head.i
    while first > 0 and doc[first - 1].pos_ == "PROPN" and head.i - first < 3:
        first -= 1
        if doc[first].lower_.rstrip(".") in TITLES and doc[first].text[0].isupper():
            return True
    return False


def _without_title(phrase: Phrase, doc: Doc) -> Phrase:
    start = phrase.start
    while start < phrase.head and doc[start].lower_.rstrip(".") in TITLES:
        start += 1
    return replace(phrase, start=start)


def _only_opens(doc: Doc, start: int, head: Token) -> bool:
    """True for a common noun that was taken for a name because it opens its sentence."""
    return start == head.i and bool(head.is_sent_start) and head.lower_ != head.text


def _owning_pronoun(phrase: Phrase, doc: Doc) -> list[Phrase]:
    """The owner in "its jets": what is done with a thing is done by whose it is."""
    if phrase.type not in CARRIERS:
        return []
    return [
        Phrase(c.i, c.i + 1, c.i, "person", "", False, True)
        for c in doc[phrase.head].children
        if c.dep_ == "poss" and c.lower_ in PRONOUNS
    ]


def _not_persons(found: list[Phrase], doc: Doc) -> list[Phrase]:
    """The phrases, with a name that was taken for a person's as a group's where the text speaks
    of its fighters ("Azawad Front fighters") or says beside it what it is ("a rebel group")."""
    groups: dict[str, str] = {}
    for phrase in found:
        if phrase.named or phrase.pronoun or phrase.type not in ("group", "organisation"):
            continue
        head = doc[phrase.head]
        before = doc[phrase.start : phrase.head]
        if len(before) and any(t.pos_ == "PROPN" for t in before) and phrase.type == "group":
            name = [t.text for t in before if t.pos_ == "PROPN" or t.text in "-–"]
            groups.setdefault(" ".join(name).replace(" - ", "-"), phrase.kind)
        if head.dep_ == "appos" and head.head.pos_ == "PROPN":
            groups.setdefault(" ".join(t.text for t in _name_around(head.head)), phrase.kind)
    return [
        replace(p, type="group", kind=groups[p_name])
        if p.named and p.type in ("person", "organisation")
        and (p_name := doc[p.start : p.end].text) in groups and not p.kind
        else p
        for p in found
    ]  # fmt: skip


def _name_around(head: Token) -> list[Token]:
    start = head.i
    while start > 0 and head.doc[start - 1].pos_ == "PROPN":
        start -= 1
    return list(head.doc[start : head.i + 1])


def _first_word(doc: Doc, start: int, head: int) -> int:
    while start < head and (
        doc[start].dep_ in SKIPPED
        or doc[start].is_space
        or doc[start].is_punct
        or doc[start].like_num
        or doc[start].lower_ in VAGUE
        or doc[start].ent_type_ in ("CARDINAL", "DATE", "TIME", "QUANTITY", "ORDINAL")
    ):
        if doc[start].dep_ == "poss" and doc[start].ent_type_:
            break
        start += 1
    return start


def _described(
    doc: Doc, start: int, head: Token, known: dict[str, tuple[str, str]]
) -> tuple[str, str] | None:
    if head.i > start:
        pair = f"{doc[head.i - 1].lower_} {head.lemma_.lower()}"
        if pair in known:
            return known[pair]
    low = head.lower_
    label = known.get(head.lemma_.lower()) or known.get(low)
    if label is None and low.endswith("s"):
        label = known.get(low[:-1])
    if label is None or label[0] not in ("group", "person") or low not in GENERIC:
        return label
    label = known.get(low, label)
    for token in reversed(doc[start : head.i]):
        told = known.get(token.lemma_.lower()) or known.get(token.lower_)
        if token.lower_ == "opposition":
            return ("group", "rebel")
        if told is not None and told[1] in TELLING:
            return ("group", told[1])
    return ("group", label[1]) if head.tag_ == "NNS" else label


def _named(doc: Doc, head: Token, type_: str, kind: str) -> Phrase:
    """The named entity around ``head``: spaCy's entity where there is one, else proper nouns."""
    start = end = head.i
    if head.ent_type_:
        while start > 0 and doc[start].ent_iob_ == "I":
            start -= 1
        end = head.i + 1
        while end < len(doc) and doc[end].ent_iob_ == "I":
            end += 1
    else:
        while start > 0 and doc[start - 1].pos_ == "PROPN" and doc[start - 1].head.i <= head.i:
            start -= 1
        end = head.i + 1
    while start < head.i and (doc[start].is_stop or doc[start].is_space or doc[start].is_punct):
        start += 1
    while end > head.i + 1 and doc[end - 1].text in ("'s", "’s", "'", "’", ",", "."):
        end -= 1
    name = doc[start:end].text
    if type_ == "organisation":
        kind = kind or kind_of_name(name)
    return Phrase(start, end, head.i, type_, kind, True)
