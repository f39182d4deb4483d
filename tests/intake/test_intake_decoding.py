"""Bytes from many desks become the same words, or are refused with the byte that is wrong."""

from __future__ import annotations

import codecs

import pytest
from intake_desk import document, refused

WORDS = "Un convoi attaqué près de Gao – « aucune victime », selon l’armée."
ARABIC = "أعلنت القوات عن غارة جوية على المدينة، ولم تقع إصابات."


@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_the_same_words_in_many_encodings(name: str) -> None:
    assert document(WORDS.encode(name)).text == WORDS


def test_utf_16_with_the_other_byte_order() -> None:
    assert document(codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be")).text == WORDS


def test_windows_arabic_is_told_from_windows_western() -> None:
    found = document(ARABIC.encode("cp1256"))
    assert (found.text, found.language) == (ARABIC, "ar")


def test_a_page_may_declare_its_charset() -> None:
    page = f"<html><head><meta charset='windows-1251'></head><body><p>{'Обстрел города. ' * 9}"
    assert "Обстрел города." in document(page.encode("cp1251"), "html").text


def test_line_ends_are_kept() -> None:
    assert document(b"One.\r\nTwo.\rThree.\n").text == "One.\r\nTwo.\rThree.\n"


@pytest.mark.parametrize(
    "raw",
    [
        b"Report \xff\xff\xfe\x81 end",
        "Деревня обстреляна".encode()[:-1],
        codecs.BOM_UTF8 + b"\xe9t\xe9",
        codecs.BOM_UTF16_LE + b"a",
        bytes(range(128, 256)),
    ],
)
def test_bytes_that_are_no_text_are_refused_and_not_mended(raw: bytes) -> None:
    assert refused(raw).code == "E-INTAKE-DECODE"


def test_nul_bytes_are_no_text() -> None:
    assert refused(b"Shells\x00fell").code == "E-INTAKE-BINARY"
    assert refused("Shells fell".encode("utf-16-le")).code == "E-INTAKE-BINARY"


@pytest.mark.parametrize("raw", [b"", b" \r\n\t", codecs.BOM_UTF8, b"\xef\xbb\xbf\n"])
def test_nothing_is_no_document(raw: bytes) -> None:
    assert refused(raw).code == "E-INTAKE-EMPTY"
