"""Every command and option is on ``docs/commands.md``, and none that is gone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
import typer
from pages import page, sections, ticked

from marsad.app import console
from marsad.app.commands import app

EVERYWHERE = {"--help", "--debug", "-h"}


def commands() -> dict[str, Any]:
    """Every command of the line by its full name."""

    def below(group: Any, name: str) -> Iterator[tuple[str, Any]]:
        for word, one in group.commands.items():
            if hasattr(one, "commands"):
                yield from below(one, f"{name} {word}")
            else:
                yield f"{name} {word}", one

    return dict(below(typer.main.get_command(app), "marsad"))


COMMANDS = commands()


def told() -> dict[str, str]:
    """Each documented command with its part of the page."""
    found = {}
    for heading, text in sections(page("docs/commands.md"), 3).items():
        usage = heading.strip("`")
        name = " ".join(w for w in usage.split() if re.fullmatch(r"[a-z-]+", w))
        found[name] = f"`{usage}`\n{text}"
    return found


def test_the_page_has_each_command_and_no_other() -> None:
    assert set(told()) == set(COMMANDS)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_each_option_and_argument_is_told_and_no_other(name: str) -> None:
    text = told()[name]
    known: set[str] = set()
    for one in COMMANDS[name].params:
        if one.param_type_name == "argument":
            assert re.search(rf"\b{one.name.upper()}\b", text.splitlines()[0]), one.name
            assert one.name.upper() in ticked(text), one.name
        else:
            known |= {*one.opts, *one.secondary_opts}
    known -= EVERYWHERE
    rows = set(re.findall(r"^\| `(--?[a-z-]+)`", text, re.MULTILINE))
    assert rows == known


def test_options_of_every_command_are_told() -> None:
    assert ticked(page("docs/commands.md")) >= {"-h", "--debug"}


def test_the_exit_codes_are_told() -> None:
    codes = (console.OK, console.FAILED, console.USAGE, console.PARTLY, console.STOPPED)
    told_codes = re.findall(r"^\| (\d+) \|", page("docs/commands.md"), re.MULTILINE)
    assert [int(code) for code in told_codes] == list(codes)
