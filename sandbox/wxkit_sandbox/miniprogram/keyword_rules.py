"""What may stand for a keyword of each type; everything else is refused with 47003.

https://developers.weixin.qq.com/miniprogram/dev/server/API/mp-message-management/subscribe-message/api_sendmessage
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.miniprogram.library import Keyword

__all__ = ["check_values", "fits"]

_HAN = r"\u4e00-\u9fff"
_MONTH, _DAY = r"(?:0?[1-9]|1[0-2])", r"(?:0?[1-9]|[12]\d|3[01])"
_DATE = rf"\d{{4}}(?:年{_MONTH}月{_DAY}日|([-/.]){_MONTH}[-/.]{_DAY})"
_CLOCK = r"(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?"
_NUMBER = r"-?\d+(?:\.\d+)?"
_SPAN = {
    "time": re.compile(rf"(?:{_DATE}\s*)?{_CLOCK}"),
    "date": re.compile(rf"{_DATE}(?:\s*{_CLOCK})?"),
}
_RULES: Mapping[str, re.Pattern[str]] = {
    "thing": re.compile(r"(?s).{1,20}"),
    "number": re.compile(rf"(?=.{{1,32}}$){_NUMBER}"),
    "letter": re.compile(r"[A-Za-z]{1,32}"),
    "symbol": re.compile(rf"[^\w\s{_HAN}]{{1,5}}"),
    "character_string": re.compile(r"[\x20-\x7e]{1,32}"),
    "amount": re.compile(r"[^\w\s]?\d{1,10}(?:\.\d+)?元?"),
    "phone_number": re.compile(rf"[^A-Za-z{_HAN}]{{1,17}}"),
    "car_number": re.compile(rf"[{_HAN}A-Za-z0-9](?:[A-Za-z0-9]{{0,6}}[{_HAN}A-Za-z0-9])?"),
    "name": re.compile(rf"[^\d{_HAN}]{{1,20}}|[^\d]{{1,10}}"),
    "phrase": re.compile(rf"[{_HAN}]{{1,5}}"),
}


def check_values(keywords: Iterable[Keyword], values: Mapping[str, str]) -> None:
    """Refuse the first keyword whose value is missing or breaks its rule."""
    for keyword in keywords:
        value = values.get(keyword.key, "")
        if not value:
            raise Refusal(47003, f"argument invalid! data.{keyword.key}.value is empty")
        if not fits(keyword, value):
            raise Refusal(47003, f"argument invalid! data.{keyword.key}.value invalid")


def fits(keyword: Keyword, value: str) -> bool:
    """Whether the value may stand for the keyword."""
    if keyword.rule == "enum":
        return value in keyword.values
    point = _SPAN.get(keyword.rule)
    if point is not None:
        ends = re.split(r"[~～]", value)
        return len(ends) <= 2 and all(point.fullmatch(end.strip()) for end in ends)
    return _RULES[keyword.rule].fullmatch(value) is not None
