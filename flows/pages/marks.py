"""What the drawings have in common: colours, labels, and how claims and promises are marked."""

from __future__ import annotations

from typing import Any

from flows.pages.words import Words

LANGUAGES = ("zh", "en")
NAME, SAID = Words("n", "e"), Words("l", "m")
INK, MUTED, LINE, ACTUAL, TARGET, RANK = ("var(--ink)", "var(--muted)", "var(--line)", "var(--actual)", "var(--target)", "var(--rank)")
TALK = "var(--talk)"
FONT = "inherit"


def rows(*kinds: str) -> Any:
    """The records of some kinds; all where none is named."""
    import altair as alt

    chosen = " || ".join(f"datum.k === '{kind}'" for kind in kinds)
    return alt.Chart().transform_filter(chosen) if kinds else alt.Chart()


def labels(at: int, *kinds: str) -> list[Any]:
    """Name at the left and words at the right, above each row's drawing."""
    import altair as alt

    base = rows(*kinds).encode(y=alt.Y("o:O", axis=None))
    text = {"dy": -9, "baseline": "bottom", "fontSize": 13}
    return [
        base.mark_text(align="left", limit=alt.ExprRef("width * 0.58"), color=INK, **text).encode(x=alt.value(0), text=f"{NAME[at]}:N"),
        base.mark_text(align="right", limit=alt.ExprRef("width * 0.42"), color=MUTED, **text).encode(x=alt.value("width"), text=f"{SAID[at]}:N"),
    ]


def _fading(*opacities: str) -> dict[str, Any]:
    stops = [{"offset": place / (len(opacities) - 1), "color": f"var(--target-{opacity})"} for place, opacity in enumerate(opacities)]
    return {"gradient": "linear", "x1": 0, "y1": 0, "x2": 1, "y2": 0, "stops": stops}


def upright(gradient: dict[str, Any]) -> dict[str, Any]:
    """A gradient that ran to the right, running upwards."""
    return {**gradient, "x1": 0, "x2": 0, "y1": 1, "y2": 0}


def shape(*shapes: str) -> Any:
    """The targets of some shapes."""
    chosen = " || ".join(f"datum.c === '{each}'" for each in shapes)
    return rows("target").transform_filter(chosen)


_FLOOR, _CEILING, _ABOUT, _BAND = _fading("wash", "none"), _fading("none", "wash"), _fading("none", "wash", "none"), _fading("wash", "wash")
COVERED = ((("ge", "gt"), _FLOOR), (("le", "lt"), _CEILING), (("approx",), _ABOUT), (("between",), _BAND))


def tip(at: int) -> Any:
    """What a mark says when pointed at, in a language."""
    import altair as alt

    return alt.Tooltip(f"{SAID[at]}:N", title=" ")


def promised_and_claimed(along: dict[str, Any], value: Any, end: str, edge: dict[str, Any], shown: Any, sizes: tuple[int, int]) -> list[Any]:
    """The marks of targets and of claims; `value` is the channel of the value, `end` that of the upper end of a band."""
    mark = {"tooltip": shown, **along}
    claim, estimate = sizes
    return [
        shape("ge", "le", "between").mark_tick(**edge).encode(**{end: value}, **mark),
        shape("between").mark_tick(**edge).encode(**{end: "b:Q"}, **mark),
        shape("gt", "lt").mark_tick(**{**edge, "thickness": 1.5}).encode(**{end: value}, **mark),
        shape("eq", "approx").mark_point(shape="diamond", filled=True, size=110, color=TARGET, opacity=1).encode(**{end: value}, **mark),
        rows("actual").mark_point(filled=True, size=claim, color=ACTUAL, opacity=1).encode(**{end: value}, **mark),
        rows("estimated").mark_point(filled=False, size=estimate, color=ACTUAL, strokeWidth=2, opacity=1).encode(**{end: value}, **mark),
    ]
