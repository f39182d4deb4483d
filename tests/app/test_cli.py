"""The command line as a person meets it: exit codes, one-line errors, and the public contract."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from marsad.app.main import run

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "src/marsad/codebook/data/annotate.schema.json").read_text("utf-8")
)
REPORT = (
    "At least 12 civilians, including three children, were killed on Friday when government "
    "warplanes bombed a market in Taiz, residents said. The army denied that it carried out the "
    "raid. Hospitals in the city face shortages of medicine."
)


def lines_of(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    rows = [
        {"id": "r1", "text": REPORT, "published": "2019-03-03", "source": "Coast Wire"},
        {"id": "r2", "text": "قتل أربعة مدنيين في غارة جوية على المدينة يوم الجمعة."},
        {"id": "r3"},
    ]
    file = tmp_path / "reports.jsonl"
    file.write_text("\n".join(json.dumps(r, ensure_ascii=False) for r in rows), "utf-8")
    return file


def test_annotate_prints_a_line_a_document_in_the_shape_of_the_schema(
    reports: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run(["annotate", str(reports)])
    printed = capsys.readouterr()
    rows = lines_of(printed.out)
    assert [row["id"] for row in rows] == ["r1", "r2", "r3"]
    for row in rows:
        jsonschema.validate(row, SCHEMA)
    assert code == 3, "one line had no text: done, but not all of it"
    assert "E-INTAKE-FIELD" in printed.err


def test_annotate_keeps_the_text_and_every_quote_stands_in_it(
    reports: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["annotate", str(reports)])
    row = lines_of(capsys.readouterr().out)[0]
    assert row["text"] == REPORT

    def walk(node: object) -> None:
        if isinstance(node, dict):
            if {"start", "end", "text"} <= node.keys():
                assert REPORT[node["start"] : node["end"]] == node["text"]
            for value in node.values():
                walk(value)
        elif isinstance(node, list):
            for value in node:
                walk(value)

    walk({key: value for key, value in row.items() if key != "text"})
    kinds = {claim["kind"] for claim in row["claims"]}  # type: ignore[union-attr, attr-defined]
    assert any(kind.startswith("assault") for kind in kinds)


def test_a_language_that_cannot_be_read_is_said_and_not_skipped(
    reports: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["annotate", str(reports)])
    row = lines_of(capsys.readouterr().out)[1]
    assert row["language"] == "ar"
    assert row["claims"] == []
    assert [issue["code"] for issue in row["issues"]] == ["language-unread"]  # type: ignore[attr-defined]


def test_without_a_publication_date_no_year_is_invented(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "undated.jsonl"
    text = "On 15 November rebels shelled the town of Taiz, killing two soldiers."
    file.write_text(json.dumps({"id": "u", "text": text}), "utf-8")
    assert run(["annotate", str(file)]) == 0
    row = lines_of(capsys.readouterr().out)[0]
    assert [t["value"] for t in row["times"]] == ["XXXX-11-15"]  # type: ignore[attr-defined]
    assert all(c["time"] is None or c["time"]["latest"] is None for c in row["claims"])  # type: ignore[attr-defined]
    assert "year-unknown" in [issue["code"] for issue in row["issues"]]  # type: ignore[attr-defined]


def test_two_jobs_give_the_same_lines_in_the_same_order(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "many.jsonl"
    rows = [
        {"id": f"d{n}", "text": f"{REPORT} Shelling killed {n + 2} people in Hodeidah.",
         "published": date(2019, 3, 1 + n % 28).isoformat()}
        for n in range(40)
    ]  # fmt: skip
    file.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    assert run(["annotate", str(file), "--jobs", "1"]) == 0
    one = capsys.readouterr().out
    assert run(["annotate", str(file), "--jobs", "2"]) == 0
    assert capsys.readouterr().out == one
    assert [row["id"] for row in lines_of(one)] == [f"d{n}" for n in range(40)]


def test_explain_names_the_words_and_the_rule(
    reports: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["annotate", str(reports), "--explain"])
    page = capsys.readouterr().out
    assert "rule:" in page
    assert "«residents» «said»" in page
    assert "Air/drone strike" in page
    assert "from the air" in page  # why it has that code


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["annotate"], 2, "E-USAGE"),
        (["bogus"], 2, "E-USAGE"),
        (["annotate", "x.txt", "--published", "yesterday"], 2, "E-USAGE"),
        (["annotate", "no-such-file.txt"], 3, "E-INTAKE-READ"),
        (["status", "--desk", "no-such-desk"], 1, "E-DESK-MISSING"),
    ],
)
def test_an_error_is_one_line_with_a_code_and_the_right_exit(
    words: list[str], code: int, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(words) == code
    error = capsys.readouterr().err.strip()
    assert error.startswith("marsad: ")
    assert says in error
    assert len(error.splitlines()) == 1
    assert "Traceback" not in error


def test_an_error_of_our_own_is_one_line_too_and_debug_shows_all(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(words: list[str]) -> int:
        raise ValueError("something\nbroke")

    monkeypatch.setattr("marsad.app.commands.run_command", broken)
    assert run(["status"]) == 1
    assert capsys.readouterr().err.startswith("marsad: E-INTERNAL: ValueError: something broke;")
    with pytest.raises(ValueError, match="broke"):
        run(["status"], debug=True)


def test_stopping_is_said_and_exits_with_130(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(words: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("marsad.app.commands.run_command", stopped)
    assert run(["read"]) == 130
    assert "run the same command" in capsys.readouterr().err


def test_ctrl_c_is_one_line_and_its_own_exit_code(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped() -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("marsad.app.registry_commands.steps", stopped)
    assert run(["steps"]) == 130
    assert "marsad: stopped; what was reported as done is kept" in capsys.readouterr().err
