"""Names of bodies in lines of capitals: their words are ordinary ones, and still make a name.

"NATIONAL LIBERATION FRONT" and "ARMY OF NATIONAL LIBERATION" are names; "the army" and "a party"
are not. A name is a body's noun with two or more of the words that such names are made of, or
with one of them and a name before.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc, Token

HEADS = frozenset(
    "front movement army party federation union alliance league confederation congress committee "
    "council commission ministry institute university court association organization "
    "organisation cartel assembly police guard force forces command battalion brigade agency "
    "bank corps coalition group".split()
)
MADE_OF = frozenset(
    "national popular people's peoples revolutionary liberation democratic christian socialist "
    "communist liberal conservative republican nationalist patriotic supreme united armed social "
    "international federal workers workers' peasants farmers students resistance islamic arab "
    "unified salvation independent civic unity labor labour progressive radical central "
    "anti-imperialist self-defense self-defence human rights youth constitutional electoral "
    "atomic nuclear planning anti-corruption transitional sovereign presidential".split()
)
# A head that with one such word is a name already.
PAIRS = frozenset(
    "supreme court,liberal party,conservative party,communist party,socialist party,"
    "democratic party,national guard,national police,national assembly,national congress,"
    "federal police,central bank,constitutional court,electoral council,republican party,"
    "patriotic union,national party".split(",")
)
LONGEST = 9


def body_names(doc: Doc, capitals: frozenset[int], is_name: Callable[[Token], bool]) -> set[int]:
    """The tokens of names of bodies among ``capitals``. ``is_name`` tells of one word whether it
    is written with a capital anyway."""
    found: set[int] = set()
    for i in sorted(capitals):
        if doc[i].lower_ not in HEADS:
            continue
        start = _before(doc, i, capitals, is_name)
        end = _after(doc, i, capitals)
        words = [t.lower_ for t in doc[start:end]]
        made = sum(w in MADE_OF for w in words)
        named = start < i and is_name(doc[start]) and made > 0
        if made >= 2 or named or " ".join(words) in PAIRS:
            found |= set(range(start, end))
    return found


def _before(
    doc: Doc, i: int, capitals: frozenset[int], is_name: Callable[[Token], bool]
) -> int:
    """Where a name whose body's noun is token ``i`` starts."""
    start = i
    while start - 1 in capitals and i - start < LONGEST:
        word = doc[start - 1]
        if word.is_punct or word.is_space or not (word.lower_ in MADE_OF or is_name(word)):
            break
        start -= 1
    return start


def _after(doc: Doc, i: int, capitals: frozenset[int]) -> int:
    """Where it ends: after "of" and more of such words, and nouns of bodies."""
    end = i + 1
    at = end + 1 if end in capitals and doc[end].lower_ in ("of", "for") else end
    last = at
    while at in capitals and at < len(doc) and doc[at].lower_ in MADE_OF | HEADS:
        at += 1
        last = at
    return last if last > end + 1 or (last > end and doc[end].lower_ not in ("of", "for")) else end
