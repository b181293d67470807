"""Where the texts came from, and what had to be repaired to read them."""

from __future__ import annotations

from transforms.tables.declare import Column, Table
from transforms.tables.shared import OF_REPORT, REPORT_ID

FOUND_BY = ("registry", "file_name", "heading", "body")
REPAIR_KINDS = (
    "literal_line_end", "entity", "tag", "question_marks", "invisible", "special_blank", "pinyin", "traditional", "full_width", "hard_wrap", "spaced_number",
    "split_number", "thousands_comma", "lost_character", "number_missing", "placeholder",
)  # fmt: skip
REPAIR_OUTCOMES = ("repaired", "left")

SOURCES = Table(
    "sources", "来源", "What each text was made from and how, and what told its area and year", ("report_id",),
    (
        REPORT_ID,
        Column("media_type", "string", "来源的媒体类型", "Media type of the source"),
        Column("n_bytes", "int", "来源的字节数", "Bytes of the source"),
        Column("encoding", "string", "来源的编码；格式自身没有编码者为空", "Encoding of the source; null where its format has none of its own", required=False),
        Column("made_by", "string", "正文由什么从来源得到：decoding 为直接解码", "What made the text from the source; decoding is nothing but that"),
        Column("kept_as", "string", "来源原件在发布中的位置；正文就是原件者为空", "Where the release keeps the source's own bytes; null where the text is these", required=False),
        Column("area_from", "string", "地区由何处得知", "What told the area", allowed=FOUND_BY),
        Column("area_evidence", "string", "说明地区的文字", "The words that told the area"),
        Column("year_from", "string", "年份由何处得知", "What told the year", allowed=FOUND_BY),
        Column("year_evidence", "string", "说明年份的文字", "The words that told the year"),
        Column("speaker", "string", "作报告的人", "Who spoke", required=False),
    ),
    (OF_REPORT,),
)

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
    (OF_REPORT,),
)
