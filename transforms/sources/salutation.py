"""How a speech addresses those it is given to."""

from __future__ import annotations

import re

# To the deputies of a congress, or the members of a conference. 各位代表认真审议 in the news is no address.
TO_DEPUTIES = re.compile(r"各位(?:人大)?(?:代表|委[员員])(?=\s*(?:[：:！!，,。、；;]|现在|\n|\Z))")
ANY = re.compile(rf"{TO_DEPUTIES.pattern}|同志们[：:]")
