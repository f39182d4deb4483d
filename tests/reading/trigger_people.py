"""Actor mentions by hand: one for each noun phrase, typed by its head."""

from __future__ import annotations

from spacy.tokens import Doc

from marsad.model.mentions import ActorMention

TYPES = {"bomb": "weapon", "rocket": "weapon", "bus": "vehicle", "convoy": "vehicle",
         "school": "facility"}  # fmt: skip


def people(doc: Doc) -> tuple[ActorMention, ...]:
    """A mention for each noun chunk and each name inside one."""
    found = [(c.start_char, c.end_char, c.root) for c in doc.noun_chunks]
    heads = {root.i for _, _, root in found}
    found += [
        (e.start_char, e.end_char, e.root)
        for e in doc.ents
        if e.label_ in ("NORP", "GPE", "ORG", "PERSON") and e.root.i not in heads
    ]
    return tuple(
        ActorMention(start, end, doc.text[start:end], root.idx,
                     TYPES.get(root.lemma_, "group"), "", bool(root.ent_type_))
        for start, end, root in sorted(found, key=lambda f: f[:2])
    )  # fmt: skip
