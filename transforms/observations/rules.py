"""What the names in `numerals.disposition`, `numerals.rule` and `observations.flags` mean, in both languages.

The rules themselves are in the modules that scan and read numbers and ranks; a test holds the two together and reads
every example, in which 【】 marks the numeral that the rule decides.
"""

from __future__ import annotations

from typing import NamedTuple


class Rule(NamedTuple):
    """A rule of reading: what it says, and a phrase that it decides."""

    zh: str
    en: str
    example: str


class Meaning(NamedTuple):
    """A value of a closed list in words."""

    zh: str
    en: str


DISPOSITION_MEANINGS: dict[str, Meaning] = {
    "observation": Meaning("观测值", "a measured fact or a promise: a row of observations"),
    "ranking": Meaning("位次", "a rank claimed: a row of rankings"),
    "date": Meaning("日期", "a date"),
    "duration": Meaning("时长", "a duration"),
    "ordinal": Meaning("序数", "an ordinal"),
    "name": Meaning("名称", "part of a name"),
    "threshold": Meaning("门槛", "a limit in an indicator's own name"),
    "denominator": Meaning("分母", "what something is counted per"),
    "enumeration": Meaning("编号", "the numbering of the text itself"),
    "idiom": Meaning("成语", "a figure of speech"),
    "unresolved": Meaning("未决", "the rules cannot decide: published, never guessed"),
}

RULES: dict[str, Rule] = {
    # Which name an observation takes.
    "own": Rule("名称在数前", "named by the noun before the number", "全年实现地区生产总值【7791】亿元。"),
    "noun_behind": Rule("名称在数后：所数之物", "named by the thing counted behind it", "建成【42】个精品节点。"),
    "inherited": Rule("承前省略主语", "the subject of the number before", "地区生产总值7791亿元，增长【7.8】%。"),
    "distributed": Rule("并列的名称与数值逐一对应", "a list of names and its numbers, matched one by one", "刑事治安、电诈警情分别同比下降15.3%、【6.3】%。"),
    "clause_before": Rule("主语在前一分句", "the subject of the clause before, which has no number", "城乡居民收入稳步提高，分别达到【80392】元、48825元。"),
    "part_of_subject": Rule("前一指标的一部分或一方面", "a part or an aspect of the indicator before", "实施重大项目120个，总投资【1350】亿元。"),
    "part_of_clause_before": Rule("前一分句所述事物的一方面", "an aspect of what the clause before speaks of", "杭绍台高铁二期全面开工，总投资【280】亿元。"),
    "share_of": Rule("占某整体的比重", "a share of a whole", "数字经济核心产业增加值占地区生产总值比重达到【9】%。"),
    "share_of_plan": Rule("完成计划的比例", "a share of a plan", "一般公共预算收入578.7亿元，完成预算的【101.2】%。"),
    "ratio": Rule("比例式：每段一行", "a ratio, a row for each part", "三次产业比【9.7】:39.5:50.8。"),
    "range": Rule("区间：下限与上限", "a range, from its lower to its upper end", "地区生产总值增长【6】%-6.5%。"),
    "share_in_words": Rule("用文字写的比例：三成、三分之一、百分之五", "a share in words: 三成, 三分之一, 百分之五", "高新技术产业投资占比超过【三成】。"),
    "number_in_words": Rule("汉字数字", "a number in Chinese numerals", "新增城镇就业【二万五千】人。"),
    "folds": Rule("翻番：翻一番为增长100%", "doubling: 翻一番 is growth of 100%", "居民收入翻【一】番。"),
    "number_with_spaces": Rule("数字中夹有空格", "a numeral with a typist's blanks in it", "城镇登记失业率控制在【3 . 5】%以内。"),
    # Which ranks are claimed.
    "rank_exact": Rule("位次：第N位、首位", "a rank: 第N位, 首位", "地区生产总值增长7.8%、居全省第【2】位。"),
    "rank_top": Rule("前N位", "among the first N", "科技创新指数居全国同类城市前【10】位。"),
    # Why a numeral is neither.
    "year": Rule("年份", "a year", "【2023】年，我们埋头苦干。"),
    "month": Rule("月份", "a month", "【9】月，我们成功举办了盛会。"),
    "day": Rule("日期", "a day of the month", "9月【23】日，亚运会开幕。"),
    "quarter": Rule("季度", "a quarter", "【4】季度以来经济回升。"),
    "clock": Rule("钟点", "a time of day", "每天【8】时起开放。"),
    "anniversary": Rule("周年、世纪", "an anniversary or a century", "隆重庆祝新中国成立【75】周年。"),
    "range_of_dates": Rule("起止的年、月、日", "from one date to another", "办好【9】-10月的赛事。"),
    "years": Rule("若干年", "a number of years", "连续【3】年获得大禹鼎。"),
    "months": Rule("若干个月、季度", "a number of months or quarters", "历时【3】个多月集中攻坚。"),
    "span_of_time": Rule("时长", "a span of time", "开展为期【100】天的行动。"),
    "times_in_a_row": Rule("次数、届数", "how many times in a row", "连续【5】次获得表彰。"),
    "ordinal": Rule("序数：第N届、第N批", "an ordinal: 第N届, 第N批", "办好第【19】届亚运会。"),
    "no_scope": Rule("序数：没有比较范围，不是位次", "an ordinal: no peers are named, so no rank", "获得第【一】名。"),
    "quoted": Rule("引号、书名号中的名称", "in a quoted name or a title", "深化“【4151】”计划。"),
    "latin": Rule("字母与数字组成的名称", "a name of letters and digits", "推进G【60】科创走廊建设。"),
    "plus": Rule("加号组成的名称", "a name made with a plus sign", "构建【1】+7政策体系。"),
    "product": Rule("乘号组成的名称", "a name made with a multiplication sign", "开通【7】×24小时服务。"),
    "stroke": Rule("斜线组成的名称", "a name made with a stroke", "落实【9/3】模式。"),
    "score": Rule("比分及其他连写的数字", "a score, or figures run together", "赛事以【3】:2收官。"),
    "version": Rule("版本号", "a version", "推出改革【2.0】版。"),
    "telephone": Rule("电话号码", "a telephone number", "办好【12345】热线。"),
    "number_of_line": Rule("线路号", "the number of a line", "开通地铁【2】号线。"),
    "numbered_thing": Rule("编了号的东西", "a numbered thing", "改造【104】国道。"),
    "last_n": Rule("末位制", "the last N", "实行末【3】位约谈。"),
    "mark": Rule("紧随标点的代号", "a code behind a mark", "深化“山海协作”【2】。"),
    "glossary": Rule("报告后附的名词解释", "a term explained behind the report", "[14]新基建：是指以5G基站等【7】大领域为主的基础设施。"),
    "page_line": Rule("网页自身的行：发布时间、浏览次数、索引号", "a line of the page: when it was posted, how often it was looked at", "浏览：【3211】次"),
    "footnote": Rule("注释号", "a footnote mark", "推进新基建[【14】]建设。"),
    "numbering": Rule("段落编号", "the number of a paragraph", "【1】.坚持稳字当头。"),
    "page_number": Rule("页码", "a page number", "— 【3】 —"),
    "markup": Rule("网页标记或转义字符中的数字", "digits of a tag or an entity", "投资增长5&#【37】;。"),
    "annex": Rule("附件、附表、专栏的编号", "the number of an annex or a table", "详见附件【2】。"),
    "steps": Rule("连跨的台阶数", "how many round sums were passed", "地区生产总值连跨【3】个万亿元台阶。"),
    "list_of_speech": Rule("讲话自身的列举", "a count of what the speech lists", "重点抓好以下【8】个方面工作。"),
    "age": Rule("年龄界限", "an age limit", "为【60】岁以上老人免费体检。"),
    "class": Rule("等级、规格", "a class or a calibre", "培育【10】亿元级产业。"),
    "size_of_plant": Rule("装置、项目的规模", "the size of a plant or a project", "建成【100】万千瓦机组。"),
    "limits_what_is_counted": Rule("限定所数之物的门槛", "a limit on what is counted", "新引进【10】亿元以上产业项目42个。"),
    "first_n": Rule("前N个", "the first N", "前【3】批试点。"),
    "top_share": Rule("前百分之N", "the top N per cent", "跻身全球前【1】%学科。"),
    "per": Rule("每N：分母", "per N: a denominator", "每【1000】人口拥有床位7张。"),
    "number_of_peers": Rule("参与比较的个数", "how many are compared", "居全国【11】个创新示范区第1位。"),
    # What the rules cannot decide.
    "no_subject": Rule("找不到主语", "no subject found", "增长【7.8】%。"),
    "table_row": Rule("表格的一行，含义在表头", "a row of a table: what it means stands in the head", "工业增加值\t亿元\t【602】\t8.4"),
    "no_unit": Rule("没有单位，也不是已知的写法", "no unit, and no wording known", "共有【42】。"),
    "number": Rule("有单位，但没有留给它的名称", "it has a unit, but no name was left for it", ""),
    "bare": Rule("无单位的指数、比值，没有留给它的名称", "an index or ratio that no name was left for", ""),
    "torn": Rule("数字中间的字符已丢失", "a piece of a number whose middle is lost", "地区生产总值增长【1】??.5%。"),
    "rank_of_nothing": Rule("位次没有主语", "a rank without a subject", "居全省第【2】位。"),
}

FLAGS: dict[str, Meaning] = {
    "no_codebook_match": Meaning("指标手册中没有对应的指标", "the codebook has no such indicator"),
    "number_repaired": Meaning("数字由空格或换行隔开的几段拼成，请核对", "the number was put together from parts with a blank or a line break between; check it"),
    "beside_lost_characters": Meaning("数字紧邻丢失的字符（??、�），可能不完整", "the number stands beside lost characters (??, �) and may not be whole"),
    "subject_inherited": Meaning("主语承前省略", "the subject is that of a number before"),
    "subject_from_clause_before": Meaning("主语取自前一分句", "the subject is taken from the clause before"),
    "list_unaligned": Meaning("并列的名称与数值个数不等，未能逐一对应", "names and numbers of a list differ in count and could not be matched"),
    "from_value": Meaning("由…到…的起点值", "the value that a change starts from"),
    "annual_average": Meaning("年均值", "an average per year"),
    "against_others": Meaning("与别处相比：高于全省3个百分点", "compared with others: 高于全省3个百分点"),
    "part": Meaning("其中的一部分", "a part of what was named before (其中)"),
    "past_target": Meaning("此前设定的目标，与实绩相比：高于7%的预期目标", "a target set before, which the result is compared with"),
    "part_of_area": Meaning("只涉及本地区的一部分（市本级、城区）", "about a part of the area only (市本级, 城区)"),
    "corrected": Meaning("已更正，原值见 corrections", "corrected by declaration; the original value is in corrections"),
    "other_area": Meaning("属于其他地区，见 ref_area", "about another area, see ref_area"),
}
