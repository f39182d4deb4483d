"""Signs that tell how an event stands without any colour: a page may be printed in black.

A circle is settled (corroborated, admitted), a diamond one voice, a square a party's claim, a
triangle contested, a cross refuted or withdrawn.
"""

from __future__ import annotations

SIGNS = {"corroborated": "circle", "admitted": "circle", "single-voice": "diamond",
         "party-claimed": "square", "contested": "triangle", "refuted": "cross",
         "withdrawn": "cross"}  # fmt: skip
LEGEND = (
    ("corroborated", "corroborated or admitted"), ("single-voice", "single voice"),
    ("party-claimed", "party claimed"), ("contested", "contested"),
    ("refuted", "refuted or withdrawn"),
)  # fmt: skip


def sign_svg(standing: str, x: float, y: float, r: float, style: str) -> str:
    """The sign of ``standing`` around a point, about as large as a circle of radius ``r``."""
    shape = SIGNS.get(standing, "diamond")
    if shape == "circle":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:g}" {style}/>'
    if shape == "square":
        a = r * 0.9
        return (
            f'<rect x="{x - a:.1f}" y="{y - a:.1f}" width="{2 * a:.1f}" height="{2 * a:.1f}"'
            f" {style}/>"
        )
    if shape == "diamond":
        a = r * 1.25
        path = f"M{x:.1f} {y - a:.1f}L{x + a:.1f} {y:.1f}L{x:.1f} {y + a:.1f}L{x - a:.1f} {y:.1f}Z"
    elif shape == "triangle":
        a = r * 1.3
        path = f"M{x:.1f} {y - a:.1f}L{x + a:.1f} {y + a * 0.8:.1f}H{x - a:.1f}Z"
    else:
        a = r * 0.95
        path = (
            f"M{x - a:.1f} {y - a:.1f}h{a * 0.7:.1f}l{a * 0.65:.1f} {a * 0.65:.1f}"
            f"l{a * 0.65:.1f} {-a * 0.65:.1f}v{a * 0.7:.1f}l{-a * 0.65:.1f} {a * 0.65:.1f}"
            f"l{a * 0.65:.1f} {a * 0.65:.1f}h{-a * 0.7:.1f}l{-a * 0.65:.1f} {-a * 0.65:.1f}"
            f"l{-a * 0.65:.1f} {a * 0.65:.1f}v{-a * 0.7:.1f}l{a * 0.65:.1f} {-a * 0.65:.1f}Z"
        )
    return f'<path d="{path}" {style}/>'


def used(standings: set[str]) -> list[tuple[str, str]]:
    """The signs that are drawn, each with what it means."""
    drawn = {SIGNS.get(s, "diamond") for s in standings}
    return [(standing, words) for standing, words in LEGEND if SIGNS[standing] in drawn]
