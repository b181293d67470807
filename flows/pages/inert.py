"""Text of unknown origin made harmless to read: what would turn, hide or break the line is shown by its code point.

HTML is escaped by the templates. This is about characters that are no markup and mislead all the same: the bidirectional
controls of Unicode (UAX 9, section 2) reverse what follows, zero-width and control characters hide.
"""

from __future__ import annotations

import re

CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]")
_FORMULA = re.compile(r"[=+\-@\t]")


def shown(control: str) -> str:
    """One control character as its code point."""
    return f"‹U+{ord(control):04X}›"


def inert(text: str) -> str:
    """`text` with every such character replaced by its code point."""
    return CONTROLS.sub(lambda found: shown(found.group()), text)


def cell(text: str) -> str:
    """`text` for a spreadsheet, which would compute what begins like a formula: an apostrophe before it prevents that."""
    safe = inert(text)
    return f"'{safe}" if _FORMULA.match(safe) else safe
