"""Labels without overlaps: each tries places around its mark and takes the first that is free."""

from __future__ import annotations

from dataclasses import dataclass

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of text at a mark: ``size`` in paper units, ``gap`` from the mark's middle."""

    x: float
    y: float
    lines: tuple[str, ...]
    size: float
    gap: float = 8.0
    must: bool = True

    @property
    def width(self) -> float:
        """A careful guess at the width on paper."""
        return max(len(line) for line in self.lines) * self.size * 0.56 + 4

    @property
    def height(self) -> float:
        """The height of all lines."""
        return len(self.lines) * self.size * 1.22


@dataclass(frozen=True, slots=True)
class Placed:
    """A label with the top left corner it got; ``far`` when a leader line is needed."""

    label: Label
    left: float
    top: float
    far: bool


def place(labels: list[Label], taken: list[Box], width: float, height: float) -> list[Placed]:
    """The labels, in order of importance, each where it covers nothing before it. One that
    finds no free place is left out unless it must stand; then it takes the least bad one."""
    boxes, found = list(taken), []
    for label in labels:
        best: tuple[float, Placed] | None = None
        for number, (left, top, far) in enumerate(_spots(label)):
            box = (left, top, left + label.width, top + label.height)
            cost = sum(_overlap(box, b) for b in boxes) + 50 * _outside(box, width, height)
            cost += number * 0.01
            if best is None or cost < best[0]:
                best = (cost, Placed(label, left, top, far))
            if cost < 1:
                break
        if best is not None and (label.must or best[0] < 1):
            placed = best[1]
            found.append(placed)
            boxes.append((placed.left, placed.top, placed.left + label.width,
                          placed.top + label.height))  # fmt: skip
    return found


def _spots(label: Label) -> list[tuple[float, float, bool]]:
    x, y, w, h = label.x, label.y, label.width, label.height
    spots = []
    for reach, far in (
        (label.gap, False),
        (label.gap + 16, True),
        (label.gap + 34, True),
        (label.gap + 60, True),
    ):
        right, left = x + reach, x - reach - w
        above, below, level = y - reach - h + 4, y + reach - 4, y - h / 2
        spots += [(right, level, far), (left, level, far), (x - w / 2, above, far),
                  (x - w / 2, below, far), (right, above, far), (right, below, far),
                  (left, above, far), (left, below, far)]  # fmt: skip
    return spots


def _overlap(a: Box, b: Box) -> float:
    wide = min(a[2], b[2]) - max(a[0], b[0])
    high = min(a[3], b[3]) - max(a[1], b[1])
    return wide * high if wide > 0 and high > 0 else 0.0


def _outside(box: Box, width: float, height: float) -> float:
    over = max(0.0, 4 - box[0]) + max(0.0, 4 - box[1])
    return over + max(0.0, box[2] - width + 4) + max(0.0, box[3] - height + 4)
