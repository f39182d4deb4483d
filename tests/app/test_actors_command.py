"""Finding actors, importing lists, and reading with them, on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from marsad.app.choosing_actors import actors_home, lists_by_option, lists_of_desk
from marsad.app.main import run
from marsad.app.settings import settings_of
from marsad.model.errors import MarsadError
from marsad.store.desk import open_desk
from marsad.store.ledger import decisions
from marsad.store.readings import claims, runs

HEAD = "name,kind,country,aliases,acronym,from,to,parent,aligned,source\n"
ROW = "Zunduba Shield,militia,LY,Shield of Zunduba,ZSX,2016,,LNA,,Field notes\n"
TEXT = (
    "Two people were killed on Monday in clashes between the Zunduba Shield and the Libyan "
    "National Army in Sirte, residents said."
)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "camels.csv"
    path.write_text(HEAD + ROW, "utf-8")
    return path


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.jsonl"
    path.write_text(json.dumps({"id": "r", "text": TEXT, "published": "2019-03-05"}), "utf-8")
    return path


def ids(printed: str) -> set[str | None]:
    """The ids of the actors in what ``annotate`` printed."""
    return {a["actor_id"] for line in printed.splitlines() for a in json.loads(line)["actors"]}


def test_find_tells_who_it_is_when_and_by_which_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["actors", "find", "nusra front", "--on", "2015-01-01"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    for words in ("marsad:hts", "SYR", "Nusra Front", "to 2016-07"):
        assert words in line
    assert run(["actors", "find", "al-Nusra Front", "--on", "2020-01-01"]) == 0
    assert "not on 2020-01-01" in capsys.readouterr().out


def test_find_lists_every_candidate_and_says_that_there_are_several(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["actors", "find", "SDF"]) == 0
    told = capsys.readouterr()
    assert {"marsad:sdf", "marsad:rada"} <= {line.split()[0] for line in told.out.splitlines()}
    assert "actors are called 'SDF'" in told.err
    assert run(["actors", "find", "SDF", "--country", "Syria"]) == 0
    told = capsys.readouterr()
    assert [line.split()[0] for line in told.out.splitlines()] == ["marsad:sdf"]
    assert told.err == ""


def test_find_says_when_there_is_none_and_who_may_be_meant(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["actors", "find", "Libyan National"]) == 0
    told = capsys.readouterr()
    assert told.out == ""
    assert "no actor is called 'Libyan National'" in told.err
    assert "perhaps marsad:lna" in told.err
    assert run(["actors", "find", "...", "--on", "2015-01-01"]) == 2
    assert run(["actors", "find", "LNA", "--country", "Ruritania"]) == 2


def test_a_list_that_is_imported_is_read(
    table: Path, report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["annotate", str(report)]) == 0
    assert "own-actor:zunduba-shield" not in ids(capsys.readouterr().out)
    assert run(["actors", "import", str(table)]) == 0
    assert "imported camels: 1 actor" in capsys.readouterr().out
    assert run(["annotate", str(report)]) == 0
    assert "own-actor:zunduba-shield" in ids(capsys.readouterr().out)
    assert run(["annotate", str(report), "--actors", "none"]) == 0
    assert "own-actor:zunduba-shield" not in ids(capsys.readouterr().out)
    assert run(["annotate", str(report), "--actors", "horses"]) == 1
    assert "E-ACTORS-MISSING" in capsys.readouterr().err
    assert run(["actors", "find", "ZSX"]) == 0
    assert "of your own list" in capsys.readouterr().out


def test_bad_rows_are_named_the_rest_is_imported_and_the_code_is_3(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table.write_text(HEAD + ROW + "Blue Camels,dragon,,,,,,,,\nRed Camels,militia,,,,,,,,\n")
    assert run(["actors", "import", str(table)]) == 3
    told = capsys.readouterr()
    (line,) = told.err.splitlines()
    assert line.startswith("marsad: E-ACTORS-ROW: the kind is 'dragon', ")
    assert "line 3; one of state-forces" in line
    assert "imported camels: 2 actors" in told.out
    assert run(["actors", "import", str(table), "--show", "0"]) == 3
    told = capsys.readouterr()
    assert "nothing is changed" in told.out
    assert "1 more rows are refused" in told.err


def test_lists_are_listed_and_taken_away(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["actors", "import", str(table), "--name", "herd"]) == 0
    capsys.readouterr()
    assert run(["actors", "import", "--list"]) == 0
    assert "camels.csv" in capsys.readouterr().out
    assert run(["actors", "import", "--remove", "herd"]) == 0
    assert run(["actors", "import", "--remove", "herd"]) == 1
    capsys.readouterr()
    assert run(["actors", "import", "--list"]) == 0
    assert "nothing is imported" in capsys.readouterr().out
    assert run(["actors", "import"]) == 2
    assert run(["actors", "import", str(table), "--name", "a/b"]) == 2


def test_a_desk_reads_with_its_list_and_its_run_and_ledger_tell_of_it(
    table: Path, report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = tmp_path / "desk"
    here = ["--desk", str(desk)]
    assert run(["init", str(desk)]) == 0
    assert run(["add", str(report), *here]) == 0
    assert run(["read", *here]) == run(["resolve", *here]) == 0
    capsys.readouterr()
    assert run(["actors", "offered", *here]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0].split("\t")[:3] == ["name", "kind", "country"]
    assert any(row.startswith("Zunduba Shield\t") for row in told[1:])
    assert run(["actors", "import", str(table), *here]) == 0
    assert run(["verify", *here]) == 0, "claims are folded with the actors that read them"
    assert run(["read", *here]) == run(["resolve", *here]) == run(["verify", *here]) == 0
    capsys.readouterr()
    assert run(["actors", "offered", *here]) == 0
    assert "no named group" in capsys.readouterr().err
    with open_desk(desk) as opened:
        first, second = runs(opened)
        assert "actors:camels@" not in first.registries
        assert "actors:camels@" in second.registries
        found = {p.actor_id for c in claims(opened, second.id) for p in c.participants}
        assert "own-actor:zunduba-shield" in found
        row = next(d for d in decisions(opened) if d.verb == "registry-imported")
        assert row.subject.startswith("actors:camels:")
        assert json.loads(row.after)["rows"] == 1
    assert run(["brief", *here]) == 0


def test_what_is_offered_can_be_imported_as_it_stands(
    report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = tmp_path / "desk"
    here = ["--desk", str(desk)]
    assert run(["init", str(desk)]) == run(["add", str(report), *here]) == 0
    assert run(["read", *here]) == run(["resolve", *here]) == 0
    capsys.readouterr()
    assert run(["actors", "offered", *here]) == 0
    rows = tmp_path / "new.tsv"
    rows.write_text(capsys.readouterr().out, "utf-8")
    assert run(["actors", "import", str(rows), *here]) == 0
    assert "ignored" not in capsys.readouterr().out
    assert run(["actors", "offered", *here, "--least", "1"]) == 0
    assert capsys.readouterr().out == ""


def test_a_new_desk_names_the_lists_that_a_person_has(table: Path, tmp_path: Path) -> None:
    assert run(["actors", "import", str(table)]) == 0
    assert run(["init", str(tmp_path / "desk")]) == 0
    settings = settings_of(tmp_path / "desk")
    assert settings.actors == ("camels",)
    (one,) = lists_of_desk(tmp_path / "desk", settings.actors)
    assert one.path.parent == actors_home()
    assert [lst.name for lst in lists_by_option("camels")] == ["camels"]
    with pytest.raises(MarsadError, match=r"E-ACTORS-MISSING.*\[actors\]"):
        lists_of_desk(tmp_path / "desk", ("horses",))


@pytest.mark.parametrize("words", ['actors = 1', '[actors]\nuse = "camels"', '[actors]\nall = []'])
def test_settings_of_lists_that_are_not_understood_are_refused(
    words: str, tmp_path: Path
) -> None:
    (tmp_path / "desk.toml").write_text(words, "utf-8")
    with pytest.raises(MarsadError, match="E-SETTINGS"):
        settings_of(tmp_path)
