"""Languages: the script first, then the words, then what was declared."""

from __future__ import annotations

import pytest
from intake_desk import document

from marsad.intake import readable_languages
from marsad.intake.languages import language_of

LONG = {
    "en": "Gunmen attacked a convoy near the river on Monday, and four soldiers were killed.",
    "fr": "Des hommes armés ont attaqué un convoi près du fleuve lundi, tuant quatre soldats.",
    "es": "Hombres armados atacaron un convoy cerca del río el lunes y mataron a cuatro soldados.",
    "ar": "هاجم مسلحون قافلة عسكرية قرب النهر يوم الاثنين وقتلوا أربعة جنود من الجيش.",
    "fa": "افراد مسلح روز دوشنبه به یک کاروان نظامی حمله کردند و چهار سرباز را کشتند.",
    "ru": "В понедельник боевики напали на колонну у реки, погибли четыре военнослужащих.",
    "uk": "У понеділок бойовики напали на колону біля річки, загинули четверо військових.",
    "zh": "周一武装分子在河边袭击车队，四名士兵死亡。",
    "ja": "月曜日、武装集団が川の近くで車列を襲撃し、兵士4人が死亡した。",
    "tr": "Silahlı kişiler pazartesi günü nehir yakınında bir konvoya saldırdı, dört asker öldü.",
}


@pytest.mark.parametrize(("language", "text"), LONG.items())
def test_a_sentence_is_enough(language: str, text: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    "text", ["No power since noon", "Two shells hit Gao.", "BREAKING: drone over Gao!", "All calm"]
)
def test_short_english_posts_are_english(text: str) -> None:
    assert language_of(text) == "en"


def test_a_text_without_letters_has_no_language() -> None:
    assert language_of("12:30 ... 99") == "und"
    assert language_of("12:30", "fr") == "fr"


def test_a_declared_language_does_not_overrule_the_text() -> None:
    assert language_of(LONG["ar"], "en") == "ar"
    assert language_of(LONG["fr"], "en") == "fr"


def test_an_english_note_on_rights_does_not_make_an_arabic_post_english() -> None:
    found = document(f"{LONG['ar']}\n\nAll rights reserved. CC BY 4.0.")
    assert found.language == "ar"
    assert found.language not in readable_languages
