"""Every command and option is on ``docs/commands.md``, and none that is gone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
import typer
from pages import page, pages, sections, ticked

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


def used() -> Iterator[tuple[str, str, list[str]]]:
    """Every ``marsad ...`` in the code of any page: page, command, words after it."""
    for path in pages():
        text = path.read_text("utf-8").replace("\\\n", " ")
        code = re.findall(r"^```.*?^```", text, re.DOTALL | re.MULTILINE)
        lines = [line for block in code for line in block.splitlines()]
        for line in [*lines, *ticked(text)]:
            words = re.sub(r"\s[#|>].*", "", line).split()
            found = [n for n, w in enumerate(words) if w == "marsad" or w.endswith("/marsad")]
            for start in found[:1]:
                rest = words[start + 1 :]
                name = next(
                    (f"marsad {' '.join(rest[:n])}" for n in (2, 1)
                     if f"marsad {' '.join(rest[:n])}" in COMMANDS), "",
                )  # fmt: skip
                if name or (rest and re.fullmatch("[a-z]+", rest[0])):
                    yield path.name, name or f"marsad {rest[0]}", rest


def test_every_command_shown_on_any_page_can_be_typed() -> None:
    shown = list(used())
    assert len(shown) > 20
    for where, name, words in shown:
        assert name in COMMANDS, f"{where}: {name}"
        options = {o for p in COMMANDS[name].params for o in p.opts} | EVERYWHERE
        typed = {w.strip("[]") for w in words if w.strip("[").startswith("--")}
        assert typed <= options, f"{where}: {' '.join(words)}"


def test_the_exit_codes_are_told() -> None:
    codes = (console.OK, console.FAILED, console.USAGE, console.PARTLY, console.STOPPED)
    told_codes = re.findall(r"^\| (\d+) \|", page("docs/commands.md"), re.MULTILINE)
    assert [int(code) for code in told_codes] == list(codes)
