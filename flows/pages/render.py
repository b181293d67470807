"""Templates to files: Jinja with escaping always on, what is missing an error, LF line ends, and one strict policy."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.pages import words
from flows.pages.inert import inert

if TYPE_CHECKING:
    from jinja2 import Environment

HERE = Path(__file__).parent
ASSETS = ("site.css", "early.js", "common.js", "report.js", "find.js", "charts.js", "specs.js", "search.js")
# Nothing but the release's own files, no inline script or style, no evaluated code, no request, no form, no frame.
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'"


def render(template: str, **values: Any) -> str:
    """The page that `template` makes of `values`."""
    return _environment().get_template(template).render(**values)


def write(path: Path, text: str) -> None:
    """Write a page, its folder made where it is missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def asset(name: str) -> str:
    """A style sheet or script of the pages."""
    return (HERE / "assets" / name).read_text(encoding="utf-8")


def script_json(value: Any) -> str:
    """`value` as JSON that cannot end the script element it stands in."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["inert"] = inert
    environment.filters["grouped"] = lambda value: f"{value:,}"
    environment.globals.update(W=words, words_of=words.words_of, POLICY=POLICY)
    return environment
