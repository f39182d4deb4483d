"""Withheld by decision on a desk: what is held stays, and no public file has it, then or later."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from small_desk import SmallDesk

from marsad.app.main import run
from marsad.app.settings import settings_of
from marsad.model.errors import MarsadError
from marsad.model.events import Event
from marsad.publishing.exports import FORMATS
from marsad.publishing.harm.last_look import standing_in, texts_of
from marsad.store.desk import open_desk
from marsad.store.held import events
from marsad.store.ledger import decisions, head
from marsad.store.releases import release_path, releases

STRIKE = "An air strike killed four people in Sabratha on 17 November, residents said.\n"
RALLY = "Some 200 people protested in Tobruk on 18 November against power cuts.\n"
WEEK = ("--from", "2017-11-15", "--to", "2017-11-21")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallDesk:
    made = SmallDesk(tmp_path, monkeypatch)
    for name, text in (("strike", STRIKE), ("rally", RALLY)):
        made.report(name, text, source=f"{name} post", published="2017-11-19")
    made.on_day("2017-11-21")
    return made


def held(desk: SmallDesk) -> tuple[Event, ...]:
    with open_desk(desk.folder) as opened:
        return events(opened)


def strike(desk: SmallDesk) -> Event:
    return next(e for e in held(desk) if e.kind.value.startswith("assault"))


def naming(folder: Path, word: str) -> set[str]:
    """The files under ``folder`` in which a word can be read."""
    return {
        p.name for p in folder.rglob("*")
        if p.is_file() and any(standing_in(t, [word]) for t in texts_of(p.name, p.read_bytes()))
    }  # fmt: skip


def released(desk: SmallDesk) -> Path:
    with open_desk(desk.folder) as opened:
        return release_path(opened, releases(opened)[-1].id)


def test_a_withheld_place_is_held_and_in_no_file_of_a_release(desk: SmallDesk) -> None:
    before = held(desk)
    desk("release", "--period", "2017-11-15..2017-11-21")
    assert {"events.csv", "events.parquet", "brief.html"} <= naming(released(desk), "sabratha")
    desk.on_day("2017-11-22")
    desk.decide("withhold", strike(desk).id, {"fields": ["where"], "how": "country"})
    assert held(desk) == before
    desk("release", "--period", "2017-11-15..2017-11-21")
    assert naming(released(desk), "sabratha") == set()
    told = json.loads((released(desk) / "manifest.json").read_text("utf-8"))["withheld"]
    assert "by decision, the place of one event" in told
    with open_desk(desk.folder) as opened:
        for one in releases(opened):
            desk("release", "--remake", one.id)
    desk("verify")


def test_what_is_withheld_today_is_withheld_as_of_any_row(desk: SmallDesk, tmp_path: Path) -> None:
    with open_desk(desk.folder) as opened:
        row = head(opened)[0]
    desk.decide("withhold", strike(desk).id, {"fields": ["event"]})
    for form in FORMATS:
        desk("export", str(tmp_path / form), "--as", form, "--as-of", str(row))
        assert naming(tmp_path / form, "sabratha") == set()


def test_a_shielded_name_is_in_no_brief_and_an_undo_brings_it_back(desk: SmallDesk) -> None:
    desk.decide("shield-name", "Sabratha")
    desk("brief", *WEEK)
    (first,) = (desk.folder / "briefs").iterdir()
    assert naming(first, "sabratha") == set()
    with open_desk(desk.folder) as opened:
        (row,) = (d.seq for d in decisions(opened) if d.verb == "shield-name")
    desk.decide("undo", str(row))
    desk("brief", *WEEK)
    briefs = set((desk.folder / "briefs").iterdir()) - {first}
    assert any("brief.html" in naming(b, "sabratha") for b in briefs)


def test_a_brief_is_told_anew_when_an_embargo_has_ended(desk: SmallDesk) -> None:
    asked = {"fields": ["event"], "until": "2017-11-22"}
    desk.decide("withhold", strike(desk).id, asked)
    for day, many in (("2017-11-21", 1), ("2017-11-22", 1), ("2017-11-23", 2), ("2017-11-24", 2)):
        desk.on_day(day)
        desk("brief", *WEEK)
        folders = list((desk.folder / "briefs").iterdir())
        assert len(folders) == many
    assert sorted(bool(naming(f, "sabratha")) for f in folders) == [False, True]


def test_decisions_of_a_file_and_the_list_of_verbs_know_them(
    desk: SmallDesk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = {"verb": "withhold", "subject": strike(desk).id, "after": {"fields": ["when"]},
            "reason": "They have not left yet."}  # fmt: skip
    path = tmp_path / "lines.jsonl"
    path.write_text(json.dumps(line), "utf-8")
    desk("decide", str(path))
    desk("decide", str(path))
    run(["decide", "--list"])
    out = capsys.readouterr().out
    assert {"withhold", "shield-name", "disclose"} <= {w.split()[0] for w in out.splitlines() if w}


def test_a_brief_of_an_older_edition_of_the_rules_is_not_handed_out_again(
    desk: SmallDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as before:
        before.setattr("marsad.publishing.telling.EDITION", 1)
        desk("brief", *WEEK)
        desk("brief", *WEEK)
    assert len(list((desk.folder / "briefs").iterdir())) == 1
    desk("brief", *WEEK)
    assert len(list((desk.folder / "briefs").iterdir())) == 2
    desk("verify")


def test_a_name_of_the_settings_makes_the_brief_be_told_anew(desk: SmallDesk) -> None:
    desk("brief", *WEEK)
    with (desk.folder / "desk.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[harm]\nnames = ["Sabratha"]\n')
    desk.on_day("2017-11-22")
    desk("brief", *WEEK)
    folders = list((desk.folder / "briefs").iterdir())
    assert sorted(bool(naming(f, "sabratha")) for f in folders) == [False, True]


@pytest.mark.parametrize(
    "table",
    [
        "live_hours = 23", "live_hours = 36.5", "live_hours = true", "cell_degrees = 0.49",
        "cell_degrees = 90", "colour = 1", 'words = "orphanage"', "names = [1]", 'names = ["Al"]',
        'kinds = ["assault.magic"]',
    ],
)  # fmt: skip
def test_a_weaker_or_unknown_harm_rule_is_refused_in_one_line(tmp_path: Path, table: str) -> None:
    (tmp_path / "desk.toml").write_text(f"[harm]\n{table}\n", "utf-8")
    with pytest.raises(MarsadError, match="E-SETTINGS") as caught:
        settings_of(tmp_path)
    assert "\n" not in str(caught.value)


def test_stronger_harm_rules_are_kept_and_the_old_place_of_one_is_known(tmp_path: Path) -> None:
    path = tmp_path / "desk.toml"
    path.write_text('[harm]\nlive_hours = 72\ncell_degrees = 1\nwords = ["orphanage"]\n', "utf-8")
    rules = settings_of(tmp_path).brief.harm
    assert (rules.live_hours, rules.cell_degrees, rules.words) == (72, 1.0, ("orphanage",))
    path.write_text("[brief]\nlive_hours = 30\n", "utf-8")
    assert settings_of(tmp_path).brief.harm.live_hours == 30
    path.write_text("[brief]\nlive_hours = 3\n", "utf-8")
    with pytest.raises(MarsadError, match="E-SETTINGS"):
        settings_of(tmp_path)
