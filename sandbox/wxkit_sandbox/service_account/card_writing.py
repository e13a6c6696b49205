"""What makes a card template (卡券模板) that WeChat takes, when it is created and when it is changed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel

from wxkit._call import Input
from wxkit.service_account._card_changes import KindChange
from wxkit.service_account._card_input import BaseInfoInput, CardDateInput, TimeLimitInput
from wxkit.service_account._card_kinds import (
    BonusRuleInput,
    CashInput,
    DiscountInput,
    GeneralCardInput,
    KindInput,
    MemberCardInput,
    MemberField,
)
from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.world import App

__all__ = ["COLORS", "changed", "check_card", "field_codes", "needs_review"]

COLORS = {
    "Color010": "#63b359",
    "Color020": "#2c9f67",
    "Color030": "#509fc9",
    "Color040": "#5885cf",
    "Color050": "#9062c0",
    "Color060": "#d09a45",
    "Color070": "#e4b138",
    "Color080": "#ee903c",
    "Color081": "#f08500",
    "Color082": "#a9d92d",
    "Color090": "#dd6549",
    "Color100": "#cc463d",
    "Color101": "#cf3e36",
    "Color102": "#5e6671",
}
LONGEST = {
    "brand_name": 36,
    "title": 27,
    "notice": 48,
    "description": 3072,
    "service_phone": 24,
    "source": 36,
    "logo_url": 128,
    "center_title": 18,
    "center_sub_title": 24,
    "center_url": 128,
    "custom_url_name": 15,
    "custom_url_sub_title": 18,
    "custom_url": 128,
    "promotion_url_name": 15,
    "promotion_url_sub_title": 18,
    "promotion_url": 128,
    "deal_detail": 3072,
    "gift": 3072,
    "default_detail": 3072,
    "prerogative": 3072,
    "bonus_rules": 3072,
    "balance_rules": 3072,
    "bonus_cleared": 128,
    "activate_url": 128,
    "bonus_url": 128,
    "balance_url": 128,
}
"""Bytes of UTF-8; a Han character has three."""
REVIEWED = {"title", "description"}
"""What is looked at again when it changes."""
FIELD_NAMES = {
    f"FIELD_NAME_TYPE_{name}"
    for name in ("LEVEL", "COUPON", "STAMP", "DISCOUNT", "ACHIEVEMEN", "MILEAGE", "SET_POINTS", "TIMS")
}
FIGURES = 3
WHOLE = 100
"""Percent."""
LAST_HOUR, LAST_MINUTE = 23, 59
FOR_EVER = ("MEMBER_CARD", "GENERAL_CARD")


def field_codes(kinds: Iterable[str]) -> dict[str, int]:
    """What WeChat answers to bad fields of a new card."""
    codes = {"card_type": 40071, "*": 41011}
    for kind in kinds:
        codes[f"{kind}.base_info.code_type"] = 40072
        codes[f"{kind}.base_info.date_info.type"] = 40079
        codes[f"{kind}.base_info.sku.quantity"] = 40122
    return codes


def check_card(app: App, card_type: str, content: KindInput) -> None:
    """Refuse a card that WeChat would not take."""
    base = content.base_info
    _check_texts(base)
    _check_texts(content)
    _check_date(app, card_type, base.date_info)
    _check_codes(app, base)
    _check_amounts(content)
    _check_member_fields(app, content)
    for limit in (content.advanced_info and content.advanced_info.time_limit) or []:
        _check_hours(limit)


def _check_hours(limit: TimeLimitInput) -> None:
    """40149 for hours that no clock shows, or that run backwards."""
    begin, end = (limit.begin_hour or 0, limit.begin_minute or 0), (limit.end_hour, limit.end_minute or 0)
    if not (0 <= begin[0] <= LAST_HOUR and 0 <= begin[1] <= LAST_MINUTE and 0 <= end[1] <= LAST_MINUTE):
        raise Refusal(40149)
    if end[0] is not None and not begin <= (end[0], end[1]) <= (LAST_HOUR + 1, 0):
        raise Refusal(40149)


def _check_texts(part: BaseModel) -> None:
    for name, longest in LONGEST.items():
        text = getattr(part, name, None)
        if isinstance(text, str) and len(text.encode()) > longest:
            raise Refusal(45021)
    color = getattr(part, "color", None)
    if color is not None and color not in COLORS:
        raise Refusal(40076)


def _check_date(app: App, card_type: str, date: CardDateInput) -> None:
    """40079 for a time that cannot be, 40100 for a range that runs backwards."""
    now = app.world.clock.time()
    if date.type == "DATE_TYPE_PERMANENT":
        if card_type not in FOR_EVER:
            raise Refusal(40079)
        return
    if date.type == "DATE_TYPE_FIX_TERM" and (
        not date.fixed_term or date.fixed_term < 0 or (date.fixed_begin_term or 0) < 0
    ):
        raise Refusal(40079)
    if date.type == "DATE_TYPE_FIX_TIME_RANGE":
        if date.begin_timestamp is None or date.end_timestamp is None:
            raise Refusal(40079)
        if date.begin_timestamp >= date.end_timestamp:
            raise Refusal(40100)
    if date.end_timestamp is not None and date.end_timestamp <= now:
        raise Refusal(40079)


def _check_codes(app: App, base: BaseInfoInput) -> None:
    """43009 without the permission for codes of one's own, 40136 for a stock before codes are deposited."""
    if base.use_custom_code and not app.world.settings.custom_card_codes:
        raise Refusal(43009)
    if base.use_custom_code and base.get_custom_code_mode is not None and base.sku.quantity:
        raise Refusal(40136)


def _check_amounts(content: KindInput) -> None:
    """40150 for an amount below zero, or one that is nothing or everything."""
    if any(amount is not None and amount < 0 for amount in _amounts(content)):
        raise Refusal(40150)
    if isinstance(content, CashInput) and not content.reduce_cost:
        raise Refusal(40150)
    if isinstance(content, DiscountInput) and not 0 < content.discount < WHOLE:
        raise Refusal(40150)
    if isinstance(content, MemberCardInput) and (content.discount or 0) >= WHOLE:
        raise Refusal(40150)


def _amounts(content: KindInput) -> list[int | None]:
    """What cannot be below zero: limits, fen, points, percents."""
    amounts = [content.base_info.get_limit, content.base_info.use_limit]
    if isinstance(content, CashInput):
        amounts += [content.least_cost, content.reduce_cost]
    elif isinstance(content, GeneralCardInput):
        amounts += [content.init_bonus, content.init_balance]
    elif isinstance(content, MemberCardInput):
        rule: dict[str, int | None] = (content.bonus_rule or BonusRuleInput()).model_dump()
        amounts += [content.discount, *rule.values()]
    return amounts


def _check_member_fields(app: App, content: KindInput) -> None:
    """43010 for a balance without the permission, 40150 for a figure without a name or twice the same, 40124
    for more than three, points and balance among them."""
    if getattr(content, "supply_balance", False) and not app.world.settings.stored_value_cards:
        raise Refusal(43010)
    numbered = (getattr(content, f"custom_field{number}", None) for number in (1, 2, 3))
    names = [_name(figure) for figure in numbered if isinstance(figure, MemberField)]
    if len(set(names)) < len(names):
        raise Refusal(40150)
    shown = [getattr(content, name, False) for name in ("supply_bonus", "supply_balance")]
    if len(names) + sum(shown) > FIGURES:
        raise Refusal(40124)


def _name(figure: MemberField) -> str:
    if figure.name_type is not None and figure.name_type not in FIELD_NAMES:
        raise Refusal(40150)
    if not (name := figure.name_type or figure.name):
        raise Refusal(40150)
    return name


def changed(app: App, content: KindInput, change: KindChange) -> KindInput:
    """The card with what is given changed; nothing else can be, and some of it only so far."""
    base = content.base_info
    if change.base_info is not None:
        if change.base_info.brand_name is not None:
            raise Refusal(40150)
        base = base.model_copy(update=_given(change.base_info))
        _check_texts(base)
        _check_longer(base.date_info, content.base_info.date_info)
    for shown in ("supply_bonus", "supply_balance"):
        if getattr(content, shown, False) and getattr(change, shown, None) is False:
            raise Refusal(40135)
    known = {name: value for name, value in _given(change).items() if name in type(content).model_fields}
    new = content.model_copy(update=known | {"base_info": base})
    _check_texts(new)
    _check_amounts(new)
    _check_member_fields(app, new)
    return new


def _given(change: Input) -> dict[str, Any]:
    return {
        name: getattr(change, name) for name in change.model_fields_set if getattr(change, name) is not None
    }


def _check_longer(new: CardDateInput, old: CardDateInput) -> None:
    """40100 unless the fixed range only becomes longer."""
    if new == old:
        return
    if new.type != old.type or new.type != "DATE_TYPE_FIX_TIME_RANGE":
        raise Refusal(40100)
    begins, ends = new.begin_timestamp or 0, new.end_timestamp or 0
    if begins > (old.begin_timestamp or 0) or ends < (old.end_timestamp or 0):
        raise Refusal(40100)


def needs_review(change: KindChange) -> bool:
    """Whether the changed card is looked at again."""
    return change.base_info is not None and bool(REVIEWED & _given(change.base_info).keys())
