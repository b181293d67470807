"""The tables that count words: terms, what term lists take of them, topics, keywords."""

from __future__ import annotations

from transforms.tables.declare import Column, Reference, Table
from transforms.tables.shared import END, IN_SECTION, OF_REPORT, REPORT_ID, ROLES, SECTION_ID, START

TERM_KINDS = ("word", "number", "punctuation")
VERIFIED = ("read", "partial", "UNVERIFIED", "project")
AMBIGUITY = ("counted", "excluded")
TOPIC_REASONS = ("role", "heading", "terms", "mixed", "nothing", "codebook", "name", "evidence", "section")

TERMS = Table(
    "terms", "词频", "Every token of a report with its count, by section", ("report_id", "section_id", "term"),
    (
        REPORT_ID,
        Column("section_id", "string", "计数的章节：作用相同的最大一章，其中作用不同的段落另计；各章节相加即全文", "Section counted in: the widest of one role; what has another role within it counts by itself, so that sections add up to the report"),
        Column("term", "string", "词（jieba 加本项目词典的切分结果，不含空白）", "Token, as jieba cuts with the project's vocabulary; no blanks"),
        Column("pos", "string", "词性（jieba 标记）；词典以外的词为空", "Part of speech (jieba's tags); null for a token that is in no dictionary", required=False),
        Column("kind", "string", "词、数字或标点", "word, number or punctuation", allowed=TERM_KINDS),
        Column("stopword", "bool", "是否停用词", "Whether it is a stop word"),
        Column("count", "int", "次数", "Count"),
    ),
    (OF_REPORT, IN_SECTION),
)

DICTIONARIES = Table(
    "dictionaries", "词典", "The term lists that attention is counted by, with where they come from", ("dictionary_id",),
    (
        Column("dictionary_id", "string", "词典编号", "Term list"),
        Column("title_zh", "string", "名称", "Title in Chinese"),
        Column("title_en", "string", "英文名称", "Title in English"),
        Column("verified", "string", "核对：read 读自来源；partial 只读到一部分；UNVERIFIED 未核对；project 本项目自编", "read: in its source; partial: in part; UNVERIFIED: not checked; project: this project's own, no paper's", allowed=VERIFIED),
        Column("source", "string", "来源", "Source"),
        Column("version", "string", "版本", "Version"),
        Column("verified_by", "string", "由谁核对", "Who verified it"),
        Column("verified_how", "string", "如何核对", "How"),
        Column("measure", "string", "来源所用的指标", "Measure that the source uses"),
        Column("n_terms", "int", "词数", "Terms"),
        Column("terms", "string", "词表：各类以分号分开，类名后为冒号，词以竖线分开", "The terms: classes apart by semicolons, each named before a colon, terms apart by vertical bars"),
        Column("ambiguity", "string", "歧义规则：词、冒号、不计的语境，以竖线和分号分开", "Ambiguity rules: a term, a colon, the phrases in which it does not count", required=False),
        Column("traps_zh", "string", "比较之前应知的情况", "What to know before comparing (zh)", required=False),
        Column("traps_en", "string", "比较之前应知的情况（英文）", "What to know before comparing (en)", required=False),
        Column("sha256", "string", "词典文件的 SHA-256", "SHA-256 of its file"),
        Column("segmenter", "string", "切词程序及版本，词汇表的 SHA-256", "Program that cut the words, its version, and the SHA-256 of the vocabulary"),
    ),
)

ATTENTION = Table(
    "attention", "注意力", "Share of a report or section that a term list takes, under every definition in use", ("report_id", "attention_id"),
    (
        REPORT_ID,
        Column("attention_id", "string", "编号：章节或报告、词典、类别、是否排除歧义", "Section or report, term list, class, ambiguity"),
        Column("section_id", "string", "计数的章节（同 terms）；整篇报告为空", "Section counted in, as in terms; null for the whole report", required=False),
        Column("role", "string", "章节的作用；整篇报告为空", "What the section is for; null for the whole report", required=False, allowed=ROLES),
        Column("dictionary_id", "string", "词典", "Term list"),
        Column("term_class", "string", "类别；全表为空（类别只按整篇报告计）", "Class of terms; null for the whole list (classes are counted for whole reports only)", required=False),
        Column("ambiguity", "string", "counted：全部计入；excluded：按歧义规则排除", "counted: every hit; excluded: without those that an ambiguity rule names", allowed=AMBIGUITY),
        Column("token_matches", "int", "与某词完全相同的切词数", "Tokens that are a term"),
        Column("substring_matches", "int", "作为字符串出现的次数", "Occurrences of terms as strings"),
        Column("hit_sentences", "int", "含词的句数", "Sentences with a hit"),
        Column("hit_sentence_chars", "int", "这些句子的字符数", "Characters in these"),
        Column("n_words", "int", "词数（含数字，不含标点）", "Words, numbers included, punctuation not"),
        Column("n_chars", "int", "字符数（不含空白）", "Characters but blanks"),
        Column("n_sentences", "int", "句数（以 。！？!? 或换行结束，含文字或数字）", "Sentences with a letter or digit, ended by 。！？!? or a line end"),
        Column("token_share", "float", "token_matches / n_words", "token_matches / n_words", required=False, unit="1"),
        Column("substring_share", "float", "substring_matches / n_words", "substring_matches / n_words", required=False, unit="1"),
        Column("substring_char_share", "float", "substring_matches / n_chars", "substring_matches / n_chars", required=False, unit="1"),
        Column("sentence_share", "float", "hit_sentences / n_sentences", "hit_sentences / n_sentences", required=False, unit="1"),
        Column("sentence_char_share", "float", "hit_sentence_chars / n_chars", "hit_sentence_chars / n_chars", required=False, unit="1"),
    ),
    (
        OF_REPORT,
        IN_SECTION,
        Reference("dictionary_id", "dictionaries", "dictionary_id"),
    ),
)

ATTENTION_HITS = Table(
    "attention_hits", "注意力命中", "One row per occurrence of a term, with its place", ("report_id", "dictionary_id", "char_start", "term"),
    (
        REPORT_ID,
        Column("dictionary_id", "string", "词典", "Term list"),
        START,
        Column("term", "string", "词", "Term"),
        END,
        SECTION_ID,
        Column("term_class", "string", "类别；词典不分类则为空", "Class of the term; null where the list has none", required=False),
        Column("tokens", "string", "覆盖该处的切词，以 / 相连", "The tokens around it, joined by /"),
        Column("is_token", "bool", "是否自成一词", "Whether it is a token by itself"),
        Column("excluded_by", "string", "按歧义规则不计：所在的语境", "The phrase in which it does not count, by an ambiguity rule", required=False),
    ),
    (
        OF_REPORT,
        Reference("dictionary_id", "dictionaries", "dictionary_id"),
        IN_SECTION,
    ),
)

TOPICS = Table(
    "topics", "主题", "What each section and each observation is about", ("report_id", "row_id"),
    (
        REPORT_ID,
        Column("row_id", "string", "章节或观测值编号", "Section or observation"),
        Column("table_name", "string", "所在的表", "Table of the row", allowed=("sections", "observations")),
        Column("topic", "string", "主题（指标手册的主题，另有 reform、urban、culture、livelihood、governance、general）", "Topic, as in the codebook; besides reform, urban, culture, livelihood, governance, general"),
        Column("decided_by", "string", "依据：作用、标题、用词；指标手册、名称、依据句、所在章节；用词分散或没有", "role, heading, terms; codebook, name, evidence, section; mixed or nothing", allowed=TOPIC_REASONS),
    ),
    (OF_REPORT,),
)

KEYWORDS = Table(
    "keywords", "关键词", "The words that mark a report among all reports of the release, by tf-idf", ("report_id", "rank"),
    (
        REPORT_ID,
        Column("rank", "int", "次序，从 1 起", "Place, from 1"),
        Column("term", "string", "词（不含停用词、数字、单字）", "Word; no stop words, numbers or single characters"),
        Column("count", "int", "在本报告中的次数", "Count in the report"),
        Column("n_reports", "int", "本版本中含该词的报告数", "Reports of the release that have it"),
        Column("tfidf", "float", "tf-idf：词频 ×（ln((1+报告数)/(1+含该词的报告数))+1）", "count / words × (ln((1 + reports) / (1 + reports that have it)) + 1)"),
    ),
    (OF_REPORT,),
)

NEW_TERMS = Table(
    "new_terms", "新词与消失的词", "Words that come after an area's first report of the release, or go before its last", ("ref_area", "term"),
    (
        Column("ref_area", "string", "地区代码（GB/T 2260）", "Area (GB/T 2260)"),
        Column("term", "string", "词（不含停用词、数字、单字）", "Word; no stop words, numbers or single characters"),
        Column("is_new", "bool", "不见于该地区最早的报告", "Not in the area's first report"),
        Column("is_gone", "bool", "不见于该地区最近的报告", "Not in the area's last report"),
        Column("first_year", "int", "首次出现的报告年份", "Year of the first report that has it"),
        Column("last_year", "int", "最后出现的报告年份", "Year of the last report that has it"),
        Column("n_reports", "int", "含该词的报告数", "Reports that have it"),
        Column("count", "int", "在这些报告中的次数", "Count in these"),
    ),
)
