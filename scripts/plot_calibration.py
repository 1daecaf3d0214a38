"""Draws how well confidences are calibrated: scripts/plot_calibration.py FIGURES.json PICTURE.svg.

FIGURES.json is what `python -m benchmarks calibration --json PATH` printed. Each dot is a bin of items, as large as the
bin; on the line, items with a confidence of 0.8 are right in 80 of 100 cases.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

_KINDS = {"statements": "#2563eb", "disputes": "#dc2626", "events": "#0d9488", "ties": "#a16207"}
_SIDE, _LEFT, _TOP = 180, 46, 34
_STYLE = "text{font:12px system-ui,sans-serif;fill:#444}.title{font-weight:600;fill:#111}"


def picture(figures: Mapping[str, float]) -> str:
    """The plot, a panel a kind."""
    width, height = len(_KINDS) * (_SIDE + _LEFT) + 20, _SIDE + _TOP + 44
    panels = "".join(_panel(kind, n, figures) for n, kind in enumerate(_KINDS))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f'<style>{_STYLE}</style><rect width="100%" height="100%" fill="#fff"/>{panels}</svg>\n'
    )


def _panel(kind: str, n: int, figures: Mapping[str, float]) -> str:
    error = figures[f"{kind}: expected calibration error"]
    return (
        f'<g transform="translate({n * (_SIDE + _LEFT) + _LEFT},{_TOP})">'
        f'<text class="title" y="-14">{kind}</text><text x="{_SIDE}" y="-14" text-anchor="end">error {error:.1f}</text>'
        f'<rect width="{_SIDE}" height="{_SIDE}" fill="none" stroke="#ccc"/>'
        f'<line x1="0" y1="{_SIDE}" x2="{_SIDE}" y2="0" stroke="#999" stroke-dasharray="3 3"/>'
        f"{''.join(_ticks())}{''.join(_dots(kind, figures))}"
        f'<text x="{_SIDE / 2}" y="{_SIDE + 32}" text-anchor="middle">confidence</text></g>'
    )


def _ticks() -> Iterator[str]:
    for share in (0, 0.5, 1):
        at = share * _SIDE
        yield f'<text x="{at}" y="{_SIDE + 16}" text-anchor="middle">{share:g}</text>'
        yield f'<text x="-6" y="{_SIDE - at + 4}" text-anchor="end">{share:g}</text>'


def _dots(kind: str, figures: Mapping[str, float]) -> Iterator[str]:
    for name in figures:
        if name.startswith(f"{kind}, ") and name.endswith(": right"):
            bin_ = name.removesuffix(": right")
            x = figures[f"{bin_}: confidence"] / 100 * _SIDE
            y = _SIDE - figures[name] / 100 * _SIDE
            radius = 2 + figures[f"{bin_}: found"] ** 0.5 * 0.7
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{_KINDS[kind]}" fill-opacity=".65"/>'


if __name__ == "__main__":
    measured = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    Path(sys.argv[2]).write_text(picture(measured["figures"]), "utf-8")
