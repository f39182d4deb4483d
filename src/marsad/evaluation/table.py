"""Results as a table that reads well as plain text and is Markdown too."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.evaluation.suite import Figure, Result

HEAD = ("suite", "figure", "ours", "others", "who", "gold", "data")
_RIGHT = (2, 3, 5)
HASH = 8


def shown(value: float | None, unit: str) -> str:
    """A share in points with one decimal; an error or km with two; empty for ``None``."""
    if value is None:
        return ""
    return f"{100 * value:.1f}" if unit == "share" else f"{value:.2f}"


def named(figure: Figure) -> str:
    """The figure's name, with its unit where that is no share and an arrow where less is more."""
    unit = f" ({figure.unit})" if figure.unit not in ("share", "error") else ""
    return f"{figure.name}{unit}{'' if figure.higher_is_better else ' ↓'}"


def rows(results: Sequence[Result]) -> list[tuple[str, ...]]:
    """One row a figure; suite and data hash stand on the first of a suite only."""
    made: list[tuple[str, ...]] = []
    for result in results:
        for n, figure in enumerate(result.figures):
            made.append(
                (
                    result.suite if n == 0 else "",
                    named(figure),
                    shown(figure.value, figure.unit),
                    shown(figure.reference, figure.unit),
                    figure.reference_name if figure.reference is not None else "",
                    str(figure.gold),
                    result.data_sha256[:HASH] if n == 0 else "",
                )
            )
    return made


def table(results: Sequence[Result]) -> str:
    """All figures, aligned: shares in points, gold as the number of things asked."""
    body = rows(results)
    cells = [[cell.replace("|", "\\|") for cell in row] for row in (HEAD, *body)]
    widths = [max(3, *(len(row[k]) for row in cells)) for k in range(len(HEAD))]
    rule = ["-" * (w - 1) + ":" if k in _RIGHT else "-" * w for k, w in enumerate(widths)]
    lines = [cells[0], rule, *cells[1:]]
    return "\n".join(_line(line, widths) for line in lines) + "\n"


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = [
        c.rjust(w) if k in _RIGHT else c.ljust(w)
        for k, (c, w) in enumerate(zip(cells, widths, strict=True))
    ]
    return "| " + " | ".join(padded) + " |"


def quality_page(results: Sequence[Result], date: str, remarks: str = "") -> str:
    """The page on quality: what was measured, on what, what each suite notes, its worst errors,
    and ``remarks`` written by hand. ``date`` is the day of the measurement as it is to be
    printed."""
    errors = [line for r in results if r.worst for line in _worst(r)]
    notes = [f"- **{r.suite}**: {r.note}" for r in results if r.note]
    hashes = [f"- `{r.suite}`: `{r.data_sha256}`" for r in results]
    return "\n".join(
        [
            "# Quality",
            "",
            f"Measured on {date} with `marsad evaluate`; that command makes every figure.",
            "",
            "Shares are in points of a hundred; `gold` is the number of things asked for. What is",
            "not found counts as wrong. `others` is what somebody else's system reaches on the",
            "same set or, where the name says so, on its official test. An arrow marks figures of",
            "which less is better. Floors stand in `src/marsad/evaluation/data/floors.json`; a",
            "figure below its floor fails the check.",
            "",
            table(results).rstrip("\n"),
            "",
            *(["## Notes", "", *notes, ""] if notes else []),
            *(["## Worst errors", "", *errors] if errors else []),
            *([remarks.rstrip("\n"), ""] if remarks else []),
            "## Data",
            "",
            "sha256 of what was measured on; other data make other figures.",
            "",
            *hashes,
            "",
        ]
    )


def _worst(result: Result) -> list[str]:
    lines = [f"{n}. {line}" for n, line in enumerate(result.worst, 1)]
    return [f"### {result.suite}", "", *lines, ""]
