"""What may stand for a keyword, type by type."""

from __future__ import annotations

import pytest

from wxkit_sandbox.miniprogram.keyword_rules import fits
from wxkit_sandbox.miniprogram.library import TITLES, Keyword

GOOD = {
    "thing": ["亚麻衬衫 A-1", "字" * 20],
    "number": ["0", "12.5", "1" * 32],
    "letter": ["Abc", "z" * 32],
    "symbol": ["★★★", "-" * 5],
    "character_string": ["NO.2026-0302", "x" * 32],
    "time": ["15:01", "2019年10月1日 15:01", "15:01~16:30", "2019年10月1日 15:01 ~ 2019年10月2日 9:00"],
    "date": ["2019年10月1日", "2019年10月1日 15:01", "2019-12-25 09:42", "2019年10月1日~2019年10月7日"],
    "amount": ["¥100.5", "100元", "$1234567890", "0.01"],
    "phone_number": ["+86-0766-66888866", "1" * 17],
    "car_number": ["粤B12345", "粤Z8888港", "粤BD12345"],
    "name": ["兰兰", "Mary-Ann Smith", "欧阳Lan"],
    "phrase": ["配送中", "五个汉字啊"],
}
BAD = {
    "thing": ["字" * 21],
    "number": ["12a", "1" * 33, "十", "1.2.3"],
    "letter": ["Ab1", "字母", "z" * 33],
    "symbol": ["a", "------", "1"],
    "character_string": ["订单1", "x" * 33],
    "time": ["24:00", "2019年10月1日", "15:01~16:00~17:00", "3点"],
    "date": ["15:01", "2019年13月1日", "2019/10", "昨天"],
    "amount": ["12345678901", "一百元", "¥", "1.5元整"],
    "phone_number": ["1" * 18, "call me"],
    "car_number": ["粤B12345678", "粤-123"],
    "name": ["兰" * 11, "M" * 21, "兰兰2"],
    "phrase": ["六个汉字太长", "abc"],
}


@pytest.mark.parametrize(("rule", "value"), [(rule, value) for rule, all_ in GOOD.items() for value in all_])
def test_good_values(rule: str, value: str) -> None:
    assert fits(Keyword(1, "", "", rule), value)


@pytest.mark.parametrize(("rule", "value"), [(rule, value) for rule, all_ in BAD.items() for value in all_])
def test_bad_values(rule: str, value: str) -> None:
    assert not fits(Keyword(1, "", "", rule), value)


def test_an_enum_takes_its_own_values_only() -> None:
    keyword = Keyword(1, "", "", "enum", ("原路退回",))
    assert fits(keyword, "原路退回")
    assert not fits(keyword, "现金")


@pytest.mark.parametrize("keyword", [keyword for title in TITLES for keyword in title.keywords])
def test_the_library_s_examples_fit(keyword: Keyword) -> None:
    assert fits(keyword, keyword.example)
