"""What a paragraph says about its own place: its number, a part title, a heading above others or at its head; and what does not."""

from __future__ import annotations

import pytest

from tests.outlines import MORE, tree
from transforms.sections.headings import Mark, begins_speech, heading_after, is_line_heading, mark_of, run_in_heading

LABELS = [
    ("一、抓项目", Mark("han", 1, "一、", "抓项目")),
    ("九．抓项目", Mark("han", 9, "九．", "抓项目")),
    ("十.抓项目", Mark("han", 10, "十.", "抓项目")),
    ("十八、抓项目", Mark("han", 18, "十八、", "抓项目")),
    ("（二十）抓项目。", Mark("paren", 20, "（二十）", "抓项目")),
    ("( 四十五 )抓项目：", Mark("paren", 45, "( 四十五 )", "抓项目")),
    ("3、抓项目", Mark("arabic", 3, "3、", "抓项目")),
    ("１２．抓项目", Mark("arabic", 12, "１２．", "抓项目")),
    ("（6）抓项目", Mark("digit", 6, "（6）", "抓项目")),
    ("七是抓项目", Mark("shi", 7, "七是", "抓项目")),
    ("八要抓项目！", Mark("shi", 8, "八要", "抓项目")),
    ("第五，抓项目", Mark("di", 5, "第五，", "抓项目")),
    ("第六：抓项目", Mark("di", 6, "第六：", "抓项目")),
    ("第 四、抓项目", Mark("di", 4, "第 四、", "抓项目")),
    *((f"{dash}抓项目", Mark("dash", 0, dash, "抓项目")) for dash in ("——", "－－", "──", "--", "———")),
]

PART_TITLES = """2023年政府工作回顾|对2023年政府工作的总体情况|关于去年任务|过去五年的成就|上年的成绩|今年的重点|今年的安排|未来五年的目标|今后五年的打算
2024年的部署|2024年的要求|2024年工作意见|2024年工作建议|“十五五”的任务|“十五”的目标|全面加强政府建设|切实推进政府自身建设|着力提升政府执行能力|进一步提高政府治理水平
努力强化政府建设|大力改进政府建设|不断加强政府建设|加快推进政府建设|附件：民生实事|附录|附表：重点项目|※名词解释|【名词注释】|注释""".split()

NO_TITLES = [
    *(f"2023年{mark}政府工作" for mark in "，。；：！？"), *(f"加强政府{mark}能力" for mark in "，。；：！？"), *(f"附件{mark}一" for mark in "，。；！？"),
    "2023年的工作很不平凡", f"2023年{'全市上下凝心聚力' * 3}工作", "五一、国庆两个假期接待游客创新高", "四月以来", "一、二季度平稳", "二、三月回升", "三、四线城市", "二、三、四季度回升", "一要否定",
]  # fmt: skip


@pytest.mark.parametrize(("body", "mark"), LABELS)
def test_a_label_tells_style_and_number(body: str, mark: Mark) -> None:
    assert mark_of(body) == mark


@pytest.mark.parametrize("title", [title for line in PART_TITLES for title in line.split("|")])
def test_a_part_title_without_a_number(title: str) -> None:
    assert mark_of(title) == Mark("title", 0, None, title)


@pytest.mark.parametrize("body", NO_TITLES)
def test_what_only_begins_like_a_title_or_a_label(body: str) -> None:
    assert mark_of(body).style in ("", "han") and mark_of(body).number == 0


@pytest.mark.parametrize("end", "。！？：!?:")
def test_a_heading_goes_to_the_first_full_stop_or_colon(end: str) -> None:
    assert heading_after(f"一、抓项目{end}{MORE}", 2) == "抓项目"
    assert heading_after("一、" + "抓" * 60 + end, 2) == "抓" * 60
    assert heading_after("一、" + "抓" * 61 + end, 2) is None
    assert [heading_after(f"一是抓项目{mark}二是抓招商。", 2) for mark in "；;"] == [None, None]
    assert heading_after(f"一、{end}", 2) is None


BEGIN_A_SPEECH = "各位代表|各位委员|我们|我市|我省|我县|我区|我国|这|今年|今后|去年|过去|当前|同时|此外|一年|五年|回顾|回首|回望|面对|在此|对此|事非|总的|主要|2023年|“十四五”"
STATISTICS = ["7.5%", "7.5％", "1.6‰", "3万", "10亿", "2个百分点"]


def test_a_run_in_heading_is_a_short_first_sentence() -> None:
    assert run_in_heading(f"抓好项目。{MORE}") == "抓好项目"
    assert run_in_heading(f"{'抓' * 28}。{MORE}") == "抓" * 28
    assert run_in_heading(f"抓项目。{MORE}") is run_in_heading(f"{'抓' * 29}。{MORE}") is None
    assert run_in_heading(f"市场最稀缺。我们{MORE}") is None
    assert run_in_heading("抓好重点项目。" + "实" * 12) and run_in_heading("抓好重点项目。" + "实" * 11) is None
    assert not any(run_in_heading(f"抓好项目{mark}抓好招商。{MORE}") for mark in "！？；：!?;:")


@pytest.mark.parametrize("begin", BEGIN_A_SPEECH.split("|"))
def test_a_statement_about_us_or_a_year_names_no_paragraph(begin: str) -> None:
    assert run_in_heading(f"{begin}发展势头良好。{MORE}") is None
    assert run_in_heading(f"着眼{begin}发展势头良好。{MORE}") == f"着眼{begin}发展势头良好"


@pytest.mark.parametrize("number", STATISTICS)
def test_a_statistic_is_no_heading(number: str) -> None:
    assert run_in_heading(f"产业规模达到{number}。{MORE}") is None
    assert not any(is_line_heading(f"产业规模达到{number}{end}", MORE) for end in ("", "。"))


def test_a_heading_on_a_line_of_its_own_is_short_and_what_follows_is_long() -> None:
    def heads(body: str, following: int) -> bool:
        return is_line_heading(body, "实" * following)

    assert heads("抓好项目建设", 40) and not heads("抓好项目建设", 39) and not heads("抓好项目建", 40)
    assert heads("抓" * 30, 60) and not heads("抓" * 30, 59) and not heads("抓" * 31, 90)
    assert heads("抓" * 20 + "。", 42) and not heads("抓" * 21 + "。", 44)
    for end in ("", "。"):
        assert not any(heads(f"抓好项目{mark}抓好招商{end}", 60) for mark in "。！？；：!?;:")
        assert not heads(f"各 位代表同志们{end}", 60)


def test_a_salutation_on_a_line_of_its_own_begins_a_speech() -> None:
    assert all(map(begins_speech, ("各位代表：", "各位委员:", "各位代表，各位委員、同志们：", "各 位 代表：")))
    assert not any(map(begins_speech, ("各位代表！", "各位代表、各位委员、同志们、朋友们：", "同志们：")))


def test_headings_without_number_come_in_series() -> None:
    once = f"各位代表：\n一、2023年工作回顾\n{MORE}\n综合实力稳步提升。{MORE}\n{MORE}\n"
    assert tree(once) == ["1 一、2023年工作回顾"]
    assert tree(once.replace(f"\n{MORE}\n综合", f"\n{MORE}\n民生福祉不断增进。{MORE}\n综合"))[1:] == ["  3 民生福祉不断增进", "  3 综合实力稳步提升"]


def test_there_are_no_run_in_headings_in_the_opening() -> None:
    run_in = f"综合实力稳步提升。{MORE}\n民生福祉不断增进。{MORE}\n"
    for part in ("一、2023年工作回顾", "2023年工作回顾"):
        assert tree(f"各位代表：\n{run_in}{part}\n{MORE}\n") == [f"1 {part}"]
    assert tree(f"各位代表：\n{run_in}（一）抓项目\n{MORE}\n（二）抓招商\n{MORE}\n") == ["2 （一）抓项目", "2 （二）抓招商"]
    assert tree(f"综合实力稳步提升。{MORE}\n各位代表：\n{run_in}附件：实事\n{MORE}\n")[:2] == ["3 综合实力稳步提升", "3 民生福祉不断增进"]


def test_where_no_part_has_a_number_a_line_without_punctuation_is_one() -> None:
    text = f"各位代表：\n阔步迈上新征程\n{MORE}\n抓项目、抓招商\n{MORE}\n抓服务、抓环境\n{MORE}\n奋力谱写新篇章\n{MORE}\n"
    assert tree(text) == ["1 阔步迈上新征程", "  2 抓项目、抓招商", "  2 抓服务、抓环境", "1 奋力谱写新篇章"]
    assert tree(text.replace("阔步", "一、2023年工作\n阔步")) == ["1 一、2023年工作", "  2 阔步迈上新征程", "  2 抓项目、抓招商", "  2 抓服务、抓环境", "  2 奋力谱写新篇章"]
