"""Patterns of many branches, tried only where one of them can begin."""

from __future__ import annotations

import re

_LOOKS_AROUND = re.compile(r"\(\?<?[=!](?:[^()]|\([^()]*\))*\)")
# A character, or a set of them, that nothing or a mark of the pattern language stands before: it may be the first.
_MAY_BEGIN = re.compile(r"(?:^|(?<=[|()?*+}:=!>\]]))(?:\[(?P<set>[^\]]+)\]|(?P<one>[^()\[\]|?*+{}^$:<=!>]))")


def compile_branches(pattern: str) -> re.Pattern[str]:
    """The pattern behind a look at its next character, which settles most places before any of its branches is tried.

    The characters looked for are all that can begin a branch and a few that cannot. ValueError where a branch may begin with
    anything.
    """
    first = "".join([match["set"] or match["one"] for match in _MAY_BEGIN.finditer(_LOOKS_AROUND.sub("", pattern))])
    if not first.isalnum():
        raise ValueError(f"a branch may begin with any character: {pattern!r}")
    return re.compile(f"(?=[{''.join(sorted(set(first)))}])(?:{pattern})")
