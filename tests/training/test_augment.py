"""Names are swapped and commas dropped, and every label moves with its words."""

from __future__ import annotations

import random
import sys
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "training"))

from augment import Pools, named, varied

WORDS = "The National Guard , citing Ana Roa , said gunmen fired on Port Ama .".split()


def example(words: list[str] = WORDS) -> dict[str, Any]:
    at = words.index
    return {
        "words": list(words),
        "seen": [True] * len(words),
        "claims": [{
            "span": [at("fired"), at("fired") + 1], "kind": "assault.firearms", "cue": None,
            "pairs": [["actor", [at("gunmen"), at("gunmen") + 1]],
                      ["place", [at("Port"), at("Ama") + 1]]],
        }],
        "mentions": [
            {"span": [1, 3], "type": "organisation", "kind": "state-forces", "entity": "a"},
            {"span": [at("Ana"), at("Roa") + 1], "type": "person", "kind": "other", "entity": "b"},
            {"span": [at("gunmen"), at("gunmen") + 1], "type": "group",
             "kind": "unidentified-armed", "entity": "c"},
        ],
        "voices": [{"cue": [at("said"), at("said") + 1], "source": [1, 3],
                    "content": [at("gunmen"), at("Ama") + 1]}],
        "counts": [],
        "series": [],
    }  # fmt: skip


def others() -> Pools:
    made = example("The Forces of Esteria , citing Bo , said gunmen fired on Kol .".split()[:3]
                   + WORDS[3:])  # fmt: skip
    pools = Pools([made])
    pools.names["person", "other"] = [["Colonel", "Bo", "Lim"]]
    pools.names["organisation", "state-forces"] = [["Esterian", "Army"], ["EA"]]
    pools.names["place", ""] = [["Kol"]]
    return pools


def test_only_names_are_swapped_and_no_description() -> None:
    spans = [span for _, span in named(example())]
    assert [WORDS[a:b] for a, b in sorted(spans)] == [
        ["National", "Guard"], ["Ana", "Roa"], ["Port", "Ama"]
    ]  # fmt: skip


@given(st.integers(0, 500))
def test_every_label_moves_with_its_words(seed: int) -> None:
    made = varied(example(), others(), random.Random(seed))
    words = made["words"]
    assert len(words) == len(made["seen"])
    claim = made["claims"][0]
    assert words[slice(*claim["span"])] == ["fired"]
    pairs = {name: words[slice(*span)] for name, span in claim["pairs"]}
    assert pairs["actor"] == ["gunmen"]
    assert pairs["place"] in (["Port", "Ama"], ["Kol"])
    voice = made["voices"][0]
    assert words[voice["content"][0]] == "gunmen"
    assert words[slice(*made["mentions"][0]["span"])] == words[slice(*voice["source"])]


def test_some_variants_differ_and_the_example_itself_is_untouched() -> None:
    one = example()
    variants = [varied(one, others(), random.Random(seed)) for seed in range(40)]
    assert any(v["words"] != WORDS for v in variants)
    assert any("," not in v["words"] for v in variants)
    assert one == example()
