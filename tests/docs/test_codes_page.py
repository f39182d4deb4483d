"""Every code of an error, a notice, an issue or a finding is on ``docs/errors.md``, and none
that is gone."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from pages import ROOT, first_cells, page

SOURCES = sorted((ROOT / "src" / "marsad").rglob("*.py"))
CODE = re.compile(r"(?<![\w-])[EI]-[A-Z]+(?:-[A-Z]+)*(?![\w*-])")


def words_of(tree: ast.AST) -> Iterator[str]:
    """Every text in a module that is no docstring."""
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or id(node) in docstrings:
            continue
        if isinstance(node.value, str):
            yield node.value


def first_words_given_to(tree: ast.AST, name: str) -> Iterator[str]:
    """The first argument of each call of a function or method ``name``, where it is a text."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        if name in (getattr(node.func, "id", ""), getattr(node.func, "attr", "")):
            given = [*node.args, *(k.value for k in node.keywords if k.arg == "code")][:1]
            for value in given:
                if isinstance(value, ast.Constant):
                    yield str(value.value)


def put_together(tree: ast.AST) -> Iterator[str]:
    """Codes that a function makes of a stem and a word it is given: ``f"E-REVIEW-{code}"``."""
    calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)]
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef):
            continue
        places = [a.arg for a in function.args.args]
        for text in ast.walk(function):
            if not isinstance(text, ast.JoinedStr) or len(text.values) != 2:
                continue
            stem, word = text.values
            if not isinstance(stem, ast.Constant) or not isinstance(word, ast.FormattedValue):
                continue
            if re.fullmatch(r"[EI](?:-[A-Z]+)*-", str(stem.value)) and word.value.id in places:  # type: ignore[attr-defined]
                at = places.index(word.value.id)  # type: ignore[attr-defined]
                for call in calls:
                    if call.func.id == function.name:  # type: ignore[attr-defined]
                        yield f"{stem.value!s}{ast.literal_eval(call.args[at])}"


TREES = [ast.parse(source.read_text("utf-8")) for source in SOURCES]


def documented(pattern: str) -> set[str]:
    """What stands in the first column of the page's tables and looks like ``pattern``."""
    cells = " ".join(first_cells(page("docs/errors.md")))
    return set(re.findall(rf"`({pattern})`", cells))


def in_source(name: str) -> set[str]:
    return {code for tree in TREES for code in first_words_given_to(tree, name)}


def test_every_error_and_notice_is_told_and_no_other() -> None:
    used = {code for tree in TREES for text in words_of(tree) for code in CODE.findall(text)}
    used |= {code for tree in TREES for code in put_together(tree)}
    assert len(used) > 40
    assert "E-REVIEW-SPLIT" in used
    assert documented(r"[EI]-[A-Z-]+") == used


def test_every_issue_and_finding_is_told_and_no_other() -> None:
    issues, findings = in_source("Issue") | in_source("amiss"), in_source("Finding")
    assert {"year-unknown", "language-unread"} <= issues
    assert {"chain", "quote"} <= findings
    assert documented(r"[a-z]+(?:-[a-z]+)*") == issues | findings
