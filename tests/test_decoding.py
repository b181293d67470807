"""Bytes to canonical text: what is plain stays as it is, what is not evident is refused with the reason."""

from __future__ import annotations

import codecs
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.sources.decoding import Undecodable, canonical_text, decoded

SEED = Path(__file__).parent.parent / "seeds" / "330600-2024.txt"
PLAIN = "各位代表：\n全年实现地区生产总值7791亿元，增长7.8%、居全省第2位。\n"
TRADITIONAL = "各位代表：\n現在，我代表縣人民政府，向大會報告工作，請予審議。全縣經濟發展勢頭強勁。\n"

plain_texts = (
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0\ufeff"))
    .map(lambda text: unicodedata.normalize("NFC", text))
    .filter(lambda text: text.strip() and not text.encode().lstrip().lower().startswith((b"<html", b"<!doctype html", b"%pdf-", b"{\\rtf")))
)


def test_the_seed_is_carried_unchanged() -> None:
    data = SEED.read_bytes()
    assert canonical_text(data).encode("utf-8") == data


@given(plain_texts)
def test_utf8_lf_nfc_comes_out_as_it_went_in(text: str) -> None:
    assert canonical_text(text.encode("utf-8")) == text


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_canonical_text_is_canonical(text: str) -> None:
    try:
        once = canonical_text(text.encode("utf-8"))
    except Undecodable:
        return
    assert "\r" not in once and not once.startswith("\ufeff")
    assert canonical_text(once.encode("utf-8")) == once == unicodedata.normalize("NFC", once)


@pytest.mark.parametrize(
    "data",
    [
        codecs.BOM_UTF8 + PLAIN.encode("utf-8"),
        PLAIN.replace("\n", "\r\n").encode("utf-8"),
        PLAIN.replace("\n", "\r").encode("utf-8"),
        PLAIN.encode("gb18030"),
        codecs.BOM_UTF16_LE + PLAIN.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + PLAIN.encode("utf-16-be"),
    ],
    ids=["UTF-8 with BOM", "CRLF", "CR", "GB18030", "UTF-16-LE", "UTF-16-BE"],
)
def test_every_encoding_gives_the_same_text(data: bytes) -> None:
    assert canonical_text(data) == PLAIN


@pytest.mark.parametrize(
    ("text", "data", "encoding"),
    [
        (PLAIN, PLAIN.encode("utf-16-le"), "UTF-16-LE"),
        (PLAIN, PLAIN.encode("utf-16-be"), "UTF-16-BE"),
        (TRADITIONAL, TRADITIONAL.encode("gbk"), "GB18030"),
        (TRADITIONAL, TRADITIONAL.encode("big5"), "Big5"),
        (PLAIN, PLAIN.encode().decode("latin-1").encode(), "UTF-8 read as Latin-1"),
        (PLAIN, PLAIN.encode("gb18030").decode("latin-1").encode(), "GB18030 read as Latin-1"),
        (PLAIN, PLAIN.encode().decode("latin-1").encode("utf-16"), "UTF-8 read as Latin-1"),
        (PLAIN, PLAIN.encode().decode("latin-1").encode().decode("latin-1").encode(), "UTF-8 read as Latin-1, UTF-8 read as Latin-1"),
        (TRADITIONAL, TRADITIONAL.encode(), "UTF-8"),
        ("Un café très naïf, déjà vu\n", "Un café très naïf, déjà vu\n".encode(), "UTF-8"),
        ("Правительство, отчёт\n", "Правительство, отчёт\n".encode(), "UTF-8"),
    ],
)
def test_an_encoding_without_a_mark_is_told_by_what_it_makes_of_the_bytes(text: str, data: bytes, encoding: str) -> None:
    assert decoded(data) == (text, encoding)


def test_the_seed_is_the_same_from_every_encoding_that_can_hold_it() -> None:
    text = SEED.read_bytes().decode()
    for data in (text.encode("gb18030"), text.encode("utf-16-be"), text.encode().decode("latin-1").encode()):
        assert canonical_text(data) == text


def test_decomposed_characters_are_composed() -> None:
    assert canonical_text("R&D经费，cafe\u0301".encode()) == "R&D经费，café"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "文件为空"),
        (b" \r\n\t", "文件为空"),
        (codecs.BOM_UTF8, "文件为空"),
        ("\u3000\n".encode(), "文件为空"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04\x14\x00", "ZIP"),
        (b"\n<!DOCTYPE html><html>", "HTML"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "二进制"),
        (codecs.BOM_UTF16_LE + PLAIN.encode("utf-16-le")[:-1], "第 [0-9]+ 字节起有误"),
        (PLAIN.encode("utf-8")[:-2], "第 2 行起不是 UTF-8"),
        (PLAIN.encode("utf-8").replace("增长".encode(), b"\xff\xfe"), "第 2 行起不是 UTF-8"),
    ],
)
def test_what_is_not_evidently_text_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(Undecodable, match=reason) as refused:
        canonical_text(data)
    assert "\n" not in str(refused.value) and " · " in str(refused.value)
