"""Our own variables for a theme of Textual, made of the colours it has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.color import Color
from textual.theme import Theme

_LEGIBLE = 3.0  # contrast of a label, by WCAG 2.1 (1.4.11)
_READABLE = 4.5  # contrast of words one reads (1.4.3)
_STEPS = 20
_SELECTED = 0.1  # of the ink in the ground of what is selected in a line

_GROUNDS = ("background", "surface", "panel")
_INKS = ("primary", "secondary", "accent", "warning", "error", "success")  # letters, nearly always

# passage → the colour of the theme that is nearest to what we would choose
_PASSAGES = {
    "achievements": "success",
    "shortcomings": "error",
    "causes": "warning",
    "plans": "primary",
    "instructions": "accent",
    "targets": "secondary",
    "ratings": "secondary",
    "commendations": "accent",
    "personnel": "secondary",
    "attendance": "soft",
    "proceedings": "soft",
    "context": "soft",
    "background": "faint",
    "caption": "faint",
    "headline": "soft",
    "byline": "faint",
    "other": "faint",
}


def contrast(one: Color, other: Color) -> float:
    """The contrast of two colours, 1 to 21 (WCAG 2.1)."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def borrowed(theme: Theme) -> Mapping[str, str]:
    """The variables, and its own colours as letters that can be read; none of them may be the terminal's."""
    colours = {name: Color.parse(value) for name, value in _plain(theme).items()}
    paper, ink, surface = colours["background"], colours["foreground"], colours["surface"]
    tones = {
        name: _legible(colour, ink, (paper,))
        for name, colour in {
            **colours,
            "soft": ink.blend(paper, 0.3),
            "faint": ink.blend(paper, 0.45),
        }.items()
    }
    tones["soft"] = _legible(tones["soft"], ink, (paper,), _READABLE)
    hit_now = colours["accent"]
    made = {
        "ink-soft": tones["soft"],
        "ink-faint": tones["faint"],
        "rule": paper.blend(ink, 0.22),
        "row-now": surface.blend(colours["primary"], 0.2),
        "row-now-blurred": surface.blend(ink, 0.1),
        "input-selection-background": colours["panel"].blend(ink, _SELECTED),
        "hit": paper.blend(hit_now, 0.3),
        "hit-ink": ink,
        "hit-now": hit_now,
        "hit-now-ink": max(Color(0, 0, 0), Color(255, 255, 255), key=lambda one: contrast(one, hit_now)),
        **{f"passage-{name}": tones[tone] for name, tone in _PASSAGES.items()},
    }
    # Its own colours are letters here, on any of its grounds.
    grounds = (*(colours[name] for name in _GROUNDS), made["input-selection-background"])
    far = Color(255, 255, 255) if _luminance(ink) > _luminance(paper) else Color(0, 0, 0)
    made |= {name: _legible(colours[name], far, grounds) for name in _INKS}
    return {name: colour.hex6 for name, colour in made.items()}


def _legible(colour: Color, far: Color, grounds: Sequence[Color], least: float = _LEGIBLE) -> Color:
    """The colour, so near to the one that is `far` that it can be told from all of `grounds`."""
    steps = (colour.blend(far, step / _STEPS) for step in range(_STEPS + 1))
    return next((one for one in steps if all(contrast(one, ground) >= least for ground in grounds)), far)


def _plain(theme: Theme) -> dict[str, str]:
    generated = theme.to_color_system().generate()
    return {name: generated[name] for name in ("foreground", *_GROUNDS, *_INKS)}


def _luminance(colour: Color) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in colour.normalized)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
