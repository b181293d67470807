"""How the pictures are drawn: Vega-Lite, written with altair, once per kind and language; the records come with each page.

Colours are CSS variables, so that light, dark and print need no second drawing. A target is drawn as what it is: a floor
fades upwards from its bar, a ceiling downwards, a band lies between two bars, an about fades both ways, a point is a
diamond. Shapes differ as well as colours: claims are round, filled where final and hollow where estimated.

`python -m flows.pages.charts` writes what this says to assets/specs.js: altair takes two seconds over it, in which nothing
depends on a release.
"""

from __future__ import annotations

from typing import Any

from flows.pages.render import HERE, script_json, write
from flows.pages.words import Words

LANGUAGES = ("zh", "en")
_NAME, _SAID = Words("n", "e"), Words("l", "m")
_INK, _MUTED, _LINE, _ACTUAL, _TARGET, _RANK = ("var(--ink)", "var(--muted)", "var(--line)", "var(--actual)", "var(--target)", "var(--rank)")
_FONT = "inherit"


def specs() -> dict[str, dict[str, Any]]:
    """The Vega-Lite specification of every kind of picture in every language, without records (data set `rows`) and height."""
    makers = {"targets": _targets, "growth": _growth, "ranks": _ranks, "track": _track}
    return {kind: {language: _finished(make(at)) for at, language in enumerate(LANGUAGES)} for kind, make in makers.items()}


def specs_script() -> str:
    """The specifications as the script that the pages load."""
    return f"window.GONGBAO_SPECS = {script_json(specs())};\n"


def _finished(layers: list[Any]) -> dict[str, Any]:
    import altair as alt

    chart = alt.layer(*layers, data=alt.NamedData("rows")).properties(width="container")
    axis = {"domain": False, "ticks": False, "grid": True, "gridColor": _LINE, "labelColor": _MUTED, "titleColor": _MUTED, "labelFont": _FONT, "titleFont": _FONT, "labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal"}  # fmt: skip
    return dict(chart.configure(background="transparent", aria=False, font=_FONT).configure_view(stroke=None).configure_axis(**axis).to_dict())


def _rows(*kinds: str) -> Any:
    import altair as alt

    chosen = " || ".join(f"datum.k === '{kind}'" for kind in kinds)
    return alt.Chart().transform_filter(chosen) if kinds else alt.Chart()


def _labels(at: int, *kinds: str) -> list[Any]:
    """Name at the left and words at the right, above each row's drawing."""
    import altair as alt

    base = _rows(*kinds).encode(y=alt.Y("o:O", axis=None))
    text = {"dy": -9, "baseline": "bottom", "fontSize": 13}
    return [
        base.mark_text(align="left", limit=alt.ExprRef("width * 0.58"), color=_INK, **text).encode(x=alt.value(0), text=f"{_NAME[at]}:N"),
        base.mark_text(align="right", limit=alt.ExprRef("width * 0.42"), color=_MUTED, **text).encode(x=alt.value("width"), text=f"{_SAID[at]}:N"),
    ]


def _fading(*opacities: str) -> dict[str, Any]:
    stops = [{"offset": place / (len(opacities) - 1), "color": f"var(--target-{opacity})"} for place, opacity in enumerate(opacities)]
    return {"gradient": "linear", "x1": 0, "y1": 0, "x2": 1, "y2": 0, "stops": stops}


def _upright(gradient: dict[str, Any]) -> dict[str, Any]:
    return {**gradient, "x1": 0, "x2": 0, "y1": 1, "y2": 0}


def _shape(*shapes: str) -> Any:
    chosen = " || ".join(f"datum.c === '{shape}'" for shape in shapes)
    return _rows("target").transform_filter(chosen)


_FLOOR, _CEILING, _ABOUT, _BAND = _fading("wash", "none"), _fading("none", "wash"), _fading("none", "wash", "none"), _fading("wash", "wash")
_COVERED = ((("ge", "gt"), _FLOOR), (("le", "lt"), _CEILING), (("approx",), _ABOUT), (("between",), _BAND))


def _targets(at: int) -> list[Any]:
    import altair as alt

    y = alt.Y("o:O", axis=None)
    x = alt.X("v:Q", title="%", axis=alt.Axis(tickCount=6), scale=alt.Scale(zero=False, nice=False, padding=12))
    tip = alt.Tooltip(f"{_SAID[at]}:N", title=" ")
    covered = [_shape(*shapes).mark_bar(color=color, height=14).encode(y=y, x=alt.X("a:Q"), x2="b:Q") for shapes, color in _COVERED]
    edge = {"color": _TARGET, "thickness": 3, "size": 18}
    return [
        _rows("actual", "estimated", "target").mark_rule(color=_LINE, strokeWidth=2).encode(y=y, x=x.aggregate("min"), x2="max(v)"),
        *covered,
        _shape("ge", "le", "between").mark_tick(**edge).encode(y=y, x=x, tooltip=tip),
        _shape("between").mark_tick(**edge).encode(y=y, x="b:Q", tooltip=tip),
        _shape("gt", "lt").mark_tick(**{**edge, "thickness": 1.5}).encode(y=y, x=x, tooltip=tip),
        _shape("eq", "approx").mark_point(shape="diamond", filled=True, size=110, color=_TARGET, opacity=1).encode(y=y, x=x, tooltip=tip),
        _rows("actual").mark_point(filled=True, size=90, color=_ACTUAL, opacity=1).encode(y=y, x=x, tooltip=tip),
        _rows("estimated").mark_point(filled=False, size=80, color=_ACTUAL, strokeWidth=2, opacity=1).encode(y=y, x=x, tooltip=tip),
        *_labels(at, "label"),
    ]


def _growth(at: int) -> list[Any]:
    import altair as alt

    y, x = alt.Y("o:O", axis=None), alt.X("v:Q", title="%", axis=alt.Axis(tickCount=6))
    bar = {"height": 9, "cornerRadius": 1.5, "stroke": _ACTUAL}
    tip = alt.Tooltip(f"{_SAID[at]}:N", title=" ")
    return [
        alt.Chart().transform_filter("datum.v >= 0").mark_bar(fill=_ACTUAL, **bar).encode(y=y, x=x, tooltip=tip),
        alt.Chart().transform_filter("datum.v < 0").mark_bar(fill="var(--actual-soft)", **bar).encode(y=y, x=x, tooltip=tip),
        alt.Chart().mark_rule(color=_MUTED).encode(x=alt.datum(0)),
        *_labels(at),
    ]


def _ranks(at: int) -> list[Any]:
    import altair as alt

    y, x = alt.Y("o:O", axis=None), alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, 1], padding=10))
    hollow = {"size": 70, "opacity": 1, "strokeWidth": 1.5}
    return [
        _rows("line", "top").mark_rule(strokeWidth=3, strokeCap="round").encode(y=y, x=x, x2="b:Q", color=alt.condition("datum.k === 'top'", alt.value(_RANK), alt.value(_LINE))),
        _rows("peer").mark_point(filled=True, fill="var(--paper)", stroke="var(--faint)", **hollow).encode(y=y, x=x),
        _rows("open").mark_point(filled=True, size=10, color="var(--faint)").encode(y=y, x=x, opacity=alt.Opacity("x:Q", scale=alt.Scale(domain=[0, 1], range=[1, 0]), legend=None)),
        _rows("top").mark_bar(color=_RANK, height=10, cornerRadius=5, opacity=0.35).encode(y=y, x=x, x2="b:Q"),
        _rows("self").mark_point(filled=True, color=_RANK, size=150, opacity=1).encode(y=y, x=x),
        *_labels(at, "label"),
    ]


def _track(at: int) -> list[Any]:
    import altair as alt

    x = alt.X("p:Q", title=None, axis=alt.Axis(format="d", tickMinStep=1, tickCount=7, grid=False), scale=alt.Scale(zero=False, nice=False, padding=20))
    y = alt.Y("v:Q", title=None, axis=alt.Axis(tickCount=4), scale=alt.Scale(zero=False, padding=14))
    tip = alt.Tooltip(f"{_SAID[at]}:N", title=" ")
    covered = [_shape(*shapes).mark_bar(color=_upright(color), size=16, orient="vertical").encode(x=x, y=alt.Y("a:Q"), y2="b:Q") for shapes, color in _COVERED]
    edge = {"color": _TARGET, "thickness": 3, "size": 22, "orient": "horizontal"}
    return [
        _rows("actual", "estimated").mark_line(color=_ACTUAL, strokeWidth=2).encode(x=x, y=y, detail="r:N"),
        *covered,
        _shape("ge", "le", "between").mark_tick(**edge).encode(x=x, y=y, tooltip=tip),
        _shape("between").mark_tick(**edge).encode(x=x, y="b:Q", tooltip=tip),
        _shape("gt", "lt").mark_tick(**{**edge, "thickness": 1.5}).encode(x=x, y=y, tooltip=tip),
        _shape("eq", "approx").mark_point(shape="diamond", filled=True, size=110, color=_TARGET, opacity=1).encode(x=x, y=y, tooltip=tip),
        _rows("actual").mark_point(filled=True, size=70, color=_ACTUAL, opacity=1).encode(x=x, y=y, tooltip=tip),
        _rows("estimated").mark_point(filled=False, size=65, color=_ACTUAL, strokeWidth=2, opacity=1).encode(x=x, y=y, tooltip=tip),
    ]


if __name__ == "__main__":
    write(HERE / "assets" / "specs.js", specs_script())
