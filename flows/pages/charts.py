"""How the pictures are drawn: Vega-Lite, written with altair, once per kind and language; the records come with each page.

Colours are CSS variables, so that light, dark and print need no second drawing. A target is drawn as what it is: a floor
fades upwards from its bar, a ceiling downwards, a band lies between two bars, an about fades both ways, a point is a
diamond. Shapes differ as well as colours: claims are round, filled where final and hollow where estimated.

`python -m flows.pages.charts` writes what this says to assets/specs.js: altair takes two seconds over it, in which nothing
depends on a release.
"""

from __future__ import annotations

from typing import Any

from flows.pages.marks import ACTUAL, COVERED, FONT, LANGUAGES, LINE, MUTED, RANK, TALK, TARGET, labels, promised_and_claimed, rows, shape, tip, upright
from flows.pages.render import HERE, script_json, write


def specs() -> dict[str, dict[str, Any]]:
    """The Vega-Lite specification of every kind of picture in every language, without records (data set `rows`) and height."""
    makers = {"targets": _targets, "growth": _growth, "ranks": _ranks, "track": _track, "share": _share, "talk": _talk}
    return {kind: {language: _finished(make(at)) for at, language in enumerate(LANGUAGES)} for kind, make in makers.items()}


def specs_script() -> str:
    """The specifications as the script that the pages load."""
    return f"window.GONGBAO_SPECS = {script_json(specs())};\n"


def _finished(layers: list[Any]) -> dict[str, Any]:
    import altair as alt

    chart = alt.layer(*layers, data=alt.NamedData("rows")).properties(width="container")
    axis = {"domain": False, "ticks": False, "grid": True, "gridColor": LINE, "labelColor": MUTED, "titleColor": MUTED, "labelFont": FONT, "titleFont": FONT, "labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal"}  # fmt: skip
    return dict(chart.configure(background="transparent", aria=False, font=FONT).configure_view(stroke=None).configure_axis(**axis).to_dict())


def _targets(at: int) -> list[Any]:
    import altair as alt

    y = alt.Y("o:O", axis=None)
    x = alt.X("v:Q", title="%", axis=alt.Axis(tickCount=6), scale=alt.Scale(zero=False, nice=False, padding=12))
    covered = [shape(*shapes).mark_bar(color=color, height=14).encode(y=y, x=alt.X("a:Q"), x2="b:Q") for shapes, color in COVERED]
    return [
        rows("actual", "estimated", "target").mark_rule(color=LINE, strokeWidth=2).encode(y=y, x=x.aggregate("min"), x2="max(v)"),
        *covered,
        *promised_and_claimed({"y": y}, x, "x", {"color": TARGET, "thickness": 3, "size": 18}, tip(at), (90, 80)),
        *labels(at, "label"),
    ]


def _growth(at: int) -> list[Any]:
    import altair as alt

    y, x = alt.Y("o:O", axis=None), alt.X("v:Q", title="%", axis=alt.Axis(tickCount=6))
    bar = {"height": 9, "cornerRadius": 1.5, "stroke": ACTUAL}
    return [
        alt.Chart().transform_filter("datum.v >= 0").mark_bar(fill=ACTUAL, **bar).encode(y=y, x=x, tooltip=tip(at)),
        alt.Chart().transform_filter("datum.v < 0").mark_bar(fill="var(--actual-soft)", **bar).encode(y=y, x=x, tooltip=tip(at)),
        alt.Chart().mark_rule(color=MUTED).encode(x=alt.datum(0)),
        *labels(at),
    ]


def _ranks(at: int) -> list[Any]:
    import altair as alt

    y, x = alt.Y("o:O", axis=None), alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, 1], padding=10))
    hollow = {"size": 70, "opacity": 1, "strokeWidth": 1.5}
    return [
        rows("line", "top").mark_rule(strokeWidth=3, strokeCap="round").encode(y=y, x=x, x2="b:Q", color=alt.condition("datum.k === 'top'", alt.value(RANK), alt.value(LINE))),
        rows("peer").mark_point(filled=True, fill="var(--paper)", stroke="var(--faint)", **hollow).encode(y=y, x=x),
        rows("open").mark_point(filled=True, size=10, color="var(--faint)").encode(y=y, x=x, opacity=alt.Opacity("x:Q", scale=alt.Scale(domain=[0, 1], range=[1, 0]), legend=None)),
        rows("top").mark_bar(color=RANK, height=10, cornerRadius=5, opacity=0.35).encode(y=y, x=x, x2="b:Q"),
        rows("self").mark_point(filled=True, color=RANK, size=150, opacity=1).encode(y=y, x=x),
        *labels(at, "label"),
    ]


def _over_years() -> tuple[Any, Any]:
    import altair as alt

    x = alt.X("p:Q", title=None, axis=alt.Axis(format="d", tickMinStep=1, tickCount=7, grid=False), scale=alt.Scale(zero=False, nice=False, padding=20))
    return x, alt.Y("v:Q", title=None, axis=alt.Axis(tickCount=4), scale=alt.Scale(zero=False, padding=14))


def _track(at: int) -> list[Any]:
    import altair as alt

    x, y = _over_years()
    covered = [shape(*shapes).mark_bar(color=upright(color), size=16, orient="vertical").encode(x=x, y=alt.Y("a:Q"), y2="b:Q") for shapes, color in COVERED]
    edge = {"color": TARGET, "thickness": 3, "size": 22, "orient": "horizontal"}
    return [
        rows("actual", "estimated").mark_line(color=ACTUAL, strokeWidth=2).encode(x=x, y=y, detail="r:N"),
        *covered,
        *promised_and_claimed({"x": x}, y, "y", edge, tip(at), (70, 65)),
    ]


def _share(at: int) -> list[Any]:
    import altair as alt

    y, x = alt.Y("o:O", axis=None), alt.X("v:Q", title="%", axis=alt.Axis(tickCount=6), scale=alt.Scale(zero=True))
    return [alt.Chart().mark_bar(fill=TALK, height=9, cornerRadius=1.5).encode(y=y, x=x, tooltip=tip(at)), *labels(at)]


def _talk(at: int) -> list[Any]:
    import altair as alt

    x, y = _over_years()
    y = y.scale(zero=True)
    return [
        alt.Chart().mark_line(color=TALK, strokeWidth=2).encode(x=x, y=y, detail="r:N"),
        alt.Chart().mark_point(filled=True, size=70, color=TALK, opacity=1).encode(x=x, y=y, tooltip=tip(at)),
    ]


if __name__ == "__main__":
    write(HERE / "assets" / "specs.js", specs_script())
