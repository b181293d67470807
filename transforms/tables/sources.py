"""Where the texts came from, and what had to be repaired to read them."""

from __future__ import annotations

from transforms.tables.declare import Column, Reference, Table
from transforms.tables.shared import REPORT_ID

REPAIR_KINDS = (
    "literal_line_end", "entity", "tag", "question_marks", "invisible", "special_blank", "pinyin", "traditional", "full_width", "hard_wrap", "spaced_number",
    "split_number", "thousands_comma", "lost_character", "number_missing", "placeholder",
)  # fmt: skip
REPAIR_OUTCOMES = ("repaired", "left")

REPAIRS = Table(
    "repairs", "修复", "What of a text was read as something else than it says, or could not be repaired; the text itself stays as it is",
    ("report_id", "kind", "outcome"),
    (
        REPORT_ID,
        Column("kind", "string", "问题的种类", "Kind of trouble", allowed=REPAIR_KINDS),
        Column("outcome", "string", "repaired：按修复后的文字读；left：保持原样", "repaired: read as repaired; left: read as it is", allowed=REPAIR_OUTCOMES),
        Column("touches_numbers", "bool", "是否可能影响数字", "Whether it could have changed a number"),
        Column("occurrences", "int", "出现次数", "How often it occurs"),
        Column("char_start", "int", "首次出现的起始位置（Unicode 码位，从 0 起）", "First character of the first one, in Unicode code points from 0"),
        Column("char_end", "int", "首次出现的结束位置（不含）", "End of the first one, exclusive"),
        Column("found", "string", "首次出现处的原文", "The first one as it is in the text"),
        Column("read_as", "string", "首次出现处读作什么；略去不读或保持原样者为空", "What the first one is read as; null where it is skipped or was left", required=False),
    ),
    (Reference("report_id", "reports", "report_id"),),
)
