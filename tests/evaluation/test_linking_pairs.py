"""Pairs that readers judged: joined or not, rightly or not."""

from __future__ import annotations

from pathlib import Path

import pytest

from marsad.evaluation.linking_pairs import figures_of_pairs, read_pairs


def test_a_pair_counts_only_where_both_tellings_are_read() -> None:
    judged = [
        ("e1", "e1", "same"), ("e1", "e2", "same"), ("e3", "e3", "different"),
        ("e3", "e4", "different"), ("e5", "e5", "part"),
    ]  # fmt: skip
    made = {f.name: (f.value, f.gold) for f in figures_of_pairs(judged, 10, "pairs")}
    assert made["pairs.covered"] == (pytest.approx(0.5), 10)
    assert made["pairs.joined.precision"] == (pytest.approx(1 / 3), 3)
    assert made["pairs.joined.recall"] == (pytest.approx(1 / 2), 2)
    assert made["pairs.joined.f1"] == (pytest.approx(2 / 5), 2)
    assert made["pairs.wrongly-joined"] == (pytest.approx(1 / 2), 2)


def test_pairs_on_which_readers_differ_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "pairs.tsv"
    path.write_text(
        "# item\tstart\tend\titem\tstart\tend\tlabel\n"
        "a\t1\t4\tb\t2\t6\tsame\n"
        "a\t1\t4\tc\t2\t6\tunsure\n",
        "utf-8",
    )
    assert read_pairs(path) == ((("a", 1, 4), ("b", 2, 6), "same"),)
