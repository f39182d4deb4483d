"""The signs of a page of a PDF, each with its place: what pypdf shows of fonts and operators.

Pages read from the right are put together from these, since the order in which a program draws
them says little of the order in which they are read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from marsad.intake.papers.pdf_marks import Marks

DEEPEST_FORM = 8
MOST_FORMS = 500
Matrix = tuple[float, float, float, float, float, float]
PLAIN: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Glyph:
    """A sign, or the letters of a ligature: from ``x`` to ``end`` on the line at ``y``, in points;
    without ``text`` it is a further part of the one before.
    ``gap`` is the smallest distance to the next that is a space; ``aside`` is true for what belongs
    to the page and not to its text."""

    text: str
    x: float
    end: float
    y: float
    size: float
    font: str
    gap: float
    aside: bool = False


@dataclass(slots=True)
class _State:
    """What a ``q`` keeps and a ``Q`` brings back."""

    page: Matrix = PLAIN
    font: Any = None
    name: str = ""
    size: float = 12.0
    spread: float = 0.0
    spaced: float = 0.0
    wide: float = 1.0
    lead: float = 0.0
    rise: float = 0.0


@dataclass(slots=True)
class _Pen:
    """The pen of one page, with the places of its text."""

    state: _State = field(default_factory=_State)
    kept: list[_State] = field(default_factory=list)
    text: Matrix = PLAIN
    line: Matrix = PLAIN
    forms: int = 0
    marks: Marks = field(default_factory=Marks)


def glyphs_of(page: Any) -> Iterator[Glyph]:
    """Every sign that a page shows, in the order it is drawn. Raises what pypdf raises."""
    from pypdf.generic import ContentStream

    contents = page.get("/Contents")
    if contents is not None:
        drawn = ContentStream(contents.get_object(), page.pdf, "bytes").operations
        yield from _drawn(page.get("/Resources"), drawn, page.pdf, _Pen(), 0)


def _drawn(
    resources: Any, operations: Any, pdf: Any, pen: _Pen, depth: int
) -> Iterator[Glyph]:
    resources = resources.get_object() if resources is not None else {}
    fonts = _fonts(resources)
    for given, operator in operations:
        if operator == b"Do":
            yield from _form(resources, given, pdf, pen, depth)
        elif operator in (b"Tj", b"TJ", b"'", b'"'):
            yield from _shown(pen, given, operator)
        else:
            pen.marks.see(operator, given)
            _moved(pen, fonts, given, operator)


def _fonts(resources: Any) -> dict[str, tuple[Any, str]]:
    from pypdf.generic._font import Font

    found = {}
    named = resources.get("/Font")
    for name, given in (named.get_object() if named is not None else {}).items():
        resource = given.get_object()
        found[name] = (Font.from_font_resource(resource), str(resource.get("/BaseFont", "")))
    return found


def _form(resources: Any, given: Any, pdf: Any, pen: _Pen, depth: int) -> Iterator[Glyph]:
    from pypdf.generic import ContentStream

    objects = resources.get("/XObject")
    form = objects.get_object().get(given[0]) if objects is not None and given else None
    form = form.get_object() if form is not None else None
    pen.forms += 1
    if form is None or form.get("/Subtype") != "/Form":
        return
    if depth >= DEEPEST_FORM or pen.forms > MOST_FORMS:
        return
    inner = _Pen(_copy(pen.state), forms=pen.forms, marks=pen.marks)
    if "/Matrix" in form:
        inner.state.page = _times(_matrix(form["/Matrix"]), inner.state.page)
    own = form.get("/Resources", resources)
    yield from _drawn(own, ContentStream(form, pdf, "bytes").operations, pdf, inner, depth + 1)
    pen.forms = inner.forms


def _moved(pen: _Pen, fonts: dict[str, tuple[Any, str]], given: Any, operator: bytes) -> None:
    state = pen.state
    if operator == b"q":
        pen.kept.append(_copy(state))
    elif operator == b"Q" and pen.kept:
        pen.state = pen.kept.pop()
    elif operator == b"cm":
        state.page = _times(_matrix(given), state.page)
    elif operator == b"BT":
        pen.text = pen.line = PLAIN
    elif operator == b"Tm":
        pen.text = pen.line = _matrix(given)
    elif operator in (b"Td", b"TD"):
        x, y = float(given[0]), float(given[1])
        if operator == b"TD":
            state.lead = -y
        _next(pen, x, y)
    elif operator == b"T*":
        _next(pen, 0.0, -state.lead)
    elif operator == b"Tf":
        state.font, state.name = fonts.get(given[0], (None, ""))
        state.size = float(given[1])
    else:
        _set(state, given, operator)


def _set(state: _State, given: Any, operator: bytes) -> None:
    if operator == b"Tc":
        state.spread = float(given[0])
    elif operator == b"Tw":
        state.spaced = float(given[0])
    elif operator == b"Tz":
        state.wide = float(given[0]) / 100
    elif operator == b"TL":
        state.lead = float(given[0])
    elif operator == b"Ts":
        state.rise = float(given[0])


def _next(pen: _Pen, x: float, y: float) -> None:
    pen.line = pen.text = _times((1.0, 0.0, 0.0, 1.0, x, y), pen.line)


def _shown(pen: _Pen, given: Any, operator: bytes) -> Iterator[Glyph]:
    if operator in (b"'", b'"'):
        if operator == b'"' and len(given) > 2:
            pen.state.spaced, pen.state.spread = float(given[0]), float(given[1])
        _next(pen, 0.0, -pen.state.lead)
        given = given[-1:]
    parts = given[0] if operator == b"TJ" else given
    for part in parts:
        if isinstance(part, (str, bytes)):
            yield from _signs(pen, part)
        else:
            _forward(pen, -float(part) / 1000 * pen.state.size * pen.state.wide)


def _signs(pen: _Pen, shown: str | bytes) -> Iterator[Glyph]:
    state = pen.state
    font = state.font
    if font is None:
        return
    codes = shown.encode("latin-1", "replace") if isinstance(shown, str) else shown
    if isinstance(font.encoding, str):
        signs = [(c, c) for c in codes.decode(font.encoding, "replace")]
    else:
        signs = [(font.encoding.get(code, chr(code)), chr(code)) for code in codes]
    for sign, code in signs:
        width = font.character_widths.get(code)
        if width is None:
            width = font.get_text_width(sign)
        spread = state.spread + (state.spaced if sign == " " else 0.0)
        step = (width / 1000 * state.size + spread) * state.wide
        yield _glyph(pen, pen.marks.letters(font.character_map.get(sign, sign)), step)
        _forward(pen, step)


def _glyph(pen: _Pen, text: str, step: float) -> Glyph:
    state = pen.state
    whole = _times(pen.text, state.page)
    scale = (whole[0] ** 2 + whole[1] ** 2) ** 0.5
    height = (whole[2] ** 2 + whole[3] ** 2) ** 0.5
    y = whole[5] + state.rise * whole[3]
    gap = min(0.5 * state.font.space_width / 1000, 0.25) * state.size * scale
    x, end = sorted((whole[4], whole[4] + step * whole[0]))
    return Glyph(text, x, end, y, state.size * height, state.name, gap, pen.marks.aside)


def _forward(pen: _Pen, step: float) -> None:
    pen.text = _times((1.0, 0.0, 0.0, 1.0, step, 0.0), pen.text)


def _copy(state: _State) -> _State:
    return _State(*(getattr(state, name) for name in _State.__slots__))


def _matrix(given: Any) -> Matrix:
    a, b, c, d, e, f = (float(number) for number in list(given)[:6])
    return (a, b, c, d, e, f)


def _times(m: Matrix, n: Matrix) -> Matrix:
    return (
        m[0] * n[0] + m[1] * n[2], m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2], m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4], m[4] * n[1] + m[5] * n[3] + n[5],
    )  # fmt: skip
