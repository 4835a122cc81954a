"""Plots as inline SVG: colours come from the page's style sheet, the numbers are in a table beside each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from markupsafe import Markup, escape

from chatbot.evaluation.reports import wording

WIDTH = 420  # small, so that letters stay legible where the page is 360 pixels wide
_LEFT, _RIGHT, _TOP = 46, 10, 12
_PLOT_HEIGHT = 190
_BAR_LEFT = 14
_ROW = 34


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: a share with its interval."""

    label: str
    value: float
    low: float
    high: float
    n: int


@dataclass(frozen=True, slots=True)
class Axis:
    """From 0 to `top`, with a tick every `step`."""

    title: str
    top: float
    step: float
    percent: bool = False

    def ticks(self) -> tuple[float, ...]:
        """Where ticks are."""
        return tuple(self.step * i for i in range(round(self.top / self.step) + 1))

    def label(self, value: float) -> str:
        """What a tick says."""
        return (
            wording.percent(value, 0) if self.percent else wording.number(value, 0 if self.step >= 1 else 1)
        )


def shares(title: str) -> Axis:
    """An axis from 0 to 100 %."""
    return Axis(title, 1, 0.25, percent=True)


def bars(identifier: str, title: str, description: str, rows: Sequence[Bar]) -> Markup:
    """Horizontal bars; a thin line from end to end of each interval."""
    height = _ROW * len(rows) + 32
    return _svg(identifier, title, description, height, Markup("").join(_bar_marks(rows, height)))


def _bar_marks(rows: Sequence[Bar], height: int) -> Iterator[Markup]:
    yield from _vertical_lines(shares(""), 0, height - 22, height - 6, _BAR_LEFT)
    for i, bar in enumerate(rows):
        y = i * _ROW + 4
        yield Markup('<text class="nom" x="{}" y="{}">{}</text>').format(
            _BAR_LEFT, y + 12, f"{bar.label} (n = {bar.n})"
        )
        yield _rectangle("barre", _x(0, _BAR_LEFT), y + 17, _x(bar.value, _BAR_LEFT) - _x(0, _BAR_LEFT), 11)
        yield _line("marge", _x(bar.low, _BAR_LEFT), y + 22.5, _x(bar.high, _BAR_LEFT), y + 22.5)
        for end in (bar.low, bar.high):
            yield _line("marge", _x(end, _BAR_LEFT), y + 18.5, _x(end, _BAR_LEFT), y + 26.5)


def curve(
    identifier: str,
    title: str,
    description: str,
    points: Sequence[tuple[float, float]],
    axes: tuple[Axis, Axis],
) -> Markup:
    """A line through points, along a horizontal and a vertical axis."""
    across, up = axes
    places = " ".join(f"{_x(x / across.top):.1f},{_y(y / up.top):.1f}" for x, y in points)
    marks = [*_grid(across, up), Markup('<polyline class="courbe" points="{}"/>').format(places)]
    return _svg(identifier, title, description, _TOP + _PLOT_HEIGHT + 44, Markup("").join(marks))


def histogram(
    identifier: str, title: str, description: str, edges: Sequence[float], counts: Sequence[int], axis: Axis
) -> Markup:
    """Counts between edges."""
    tallest = max(*counts, 1)
    up = Axis("questions", *_round_scale(tallest))
    marks = [*_grid(axis, up)]
    for (low, high), counted in zip(pairwise(edges), counts, strict=True):
        left, top = _x(low / axis.top), _y(counted / up.top)
        marks.append(_rectangle("barre", left + 0.5, top, _x(high / axis.top) - left - 1, _y(0) - top))
    return _svg(identifier, title, description, _TOP + _PLOT_HEIGHT + 44, Markup("").join(marks))


def bins(values: Sequence[float], wanted: int = 20) -> tuple[list[float], list[int], Axis]:
    """Round edges that hold every value, how many lie between them, and the axis of the edges."""
    top, step = _round_scale(max(values))
    width = top / wanted
    counts = [0] * wanted
    for value in values:
        counts[min(int(value / width), wanted - 1)] += 1
    return [width * i for i in range(wanted + 1)], counts, Axis("millisecondes", top, step)


def _round_scale(largest: float) -> tuple[float, float]:
    """A round end of an axis that holds a number, and a round step: at most six ticks."""
    magnitude = 0.01
    while True:
        for factor in (1, 2, 5):
            step = factor * magnitude
            if largest <= 5 * step:
                return max(1, ceil(largest / step - 1e-9)) * step, step
        magnitude *= 10


def _grid(across: Axis, up: Axis) -> Iterator[Markup]:
    bottom = _TOP + _PLOT_HEIGHT
    yield from _vertical_lines(across, _TOP, bottom, bottom + 16)
    yield _label("fin", WIDTH - _RIGHT, bottom + 36, across.title)
    for tick in up.ticks():
        y = _y(tick / up.top)
        yield _line("grille", _LEFT, y, WIDTH - _RIGHT, y)
        yield _label("fin", _LEFT - 6, y + 4, up.label(tick))
    yield _label("debut", 2, bottom + 36, f"↑ {up.title}")


def _vertical_lines(
    axis: Axis, top: float, bottom: float, text: float, left: float = _LEFT
) -> Iterator[Markup]:
    for tick in axis.ticks():
        x = _x(tick / axis.top, left)
        yield _line("grille", x, top, x, bottom)
        yield _label("milieu", x, text, axis.label(tick))


def _x(share: float, left: float = _LEFT) -> float:
    return left + share * (WIDTH - left - _RIGHT - 14)  # half the last label sticks out


def _y(share: float) -> float:
    return _TOP + (1 - share) * _PLOT_HEIGHT


def _line(kind: str, x1: float, y1: float, x2: float, y2: float) -> Markup:
    return Markup(f'<line class="{kind}" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>')


def _rectangle(kind: str, x: float, y: float, width: float, height: float) -> Markup:
    return Markup(
        f'<rect class="{kind}" x="{x:.1f}" y="{y:.1f}" '
        f'width="{max(width, 0):.1f}" height="{max(height, 0):.1f}"/>'
    )


def _label(kind: str, x: float, y: float, text: str) -> Markup:
    return Markup('<text class="{}" x="{:.1f}" y="{:.1f}">{}</text>').format(kind, x, y, text)


def _svg(identifier: str, title: str, description: str, height: int, marks: Markup) -> Markup:
    return Markup(
        '<svg role="img" aria-labelledby="{id}-titre {id}-texte" viewBox="0 0 {width} {height}">'
        '<title id="{id}-titre">{title}</title><desc id="{id}-texte">{description}</desc>{marks}</svg>'
    ).format(
        id=escape(identifier), width=WIDTH, height=height, title=title, description=description, marks=marks
    )
