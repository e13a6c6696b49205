"""Freight templates (运费模版) as the sandbox keeps them, and what the way to a buyer costs. Money in fen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from wxkit.store.freight import (
    ConditionFree,
    FreightRule,
    FreightRules,
    FreightTemplate,
    PlaceInfo,
)
from wxkit_sandbox.clock import START
from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.people import Address
from wxkit_sandbox.world import App

__all__ = ["Goods", "NotSentThere", "Templates", "check_template", "freight_of", "lies_in"]

FIRST = "1"
"""The id of the template that every shop has: free everywhere."""


class NotSentThere(Exception):
    """The shop does not ship to this place."""


@dataclass(frozen=True, slots=True)
class Goods:
    """What is sent by one template."""

    template_id: str
    pieces: int
    grams: int
    amount: int
    """Fen."""


def _first_template() -> dict[str, FreightTemplate]:
    now = int(START) - 365 * 86400
    everywhere = FreightRule(
        is_default=True, first_val_amount=1, first_price=0, second_val_amount=1, second_price=0
    )
    free = FreightTemplate(
        template_id=FIRST,
        name="全国包邮",
        valuation_type="PIECE",
        send_time="SendTime_FOUTYEIGHT_HOUR",
        address_info=PlaceInfo(province_name="广东省", city_name="深圳市", county_name="南山区"),
        delivery_type="EXPRESS",
        shipping_method="FREE",
        all_freight_calc_method=FreightRules(freight_calc_method_list=[everywhere]),
        is_default=True,
        create_time=now,
        update_time=now,
    )
    return {FIRST: free}


@dataclass(slots=True)
class Templates:
    """All freight templates of a Store by id, oldest first."""

    templates: dict[str, FreightTemplate] = field(default_factory=_first_template)


def check_template(app: App, template_id: int | str) -> None:
    """The template is there: 10020019."""
    if str(template_id) not in app.state(Templates).templates:
        raise Refusal(10020019)


def lies_in(address: Address, places: Iterable[PlaceInfo]) -> bool:
    """Whether the address is in one of these places; a place without a city is the whole province."""
    return any(
        place.province_name == address.province_name
        and place.city_name in (None, "", address.city_name, address.county_name)
        and place.county_name in (None, "", address.county_name)
        for place in places
    )


def freight_of(app: App, goods: Sequence[Goods], address: Address | None) -> int:
    """What all of it costs; without an address, as a place that no rule names."""
    templates = app.state(Templates).templates
    return sum(_cost(templates[one.template_id], one, address) for one in goods)


def _cost(template: FreightTemplate, goods: Goods, address: Address | None) -> int:
    area = template.not_send_area
    if address and area and lies_in(address, area.address_infos or area.address_info or ()):
        raise NotSentThere(f"the shop does not ship to {address.province_name}{address.city_name}")
    if template.shipping_method == "FREE":
        return 0
    if template.shipping_method == "CONDITION_FREE" and address and _may_be_free(template, goods, address):
        return 0
    rule = _rule(template, address)
    return _by_rule(rule, _units(template, goods)) if rule else 0


def _may_be_free(template: FreightTemplate, goods: Goods, address: Address) -> bool:
    """One of the conditions is fulfilled."""
    details = template.all_condition_free_detail
    return any(
        _is_free(one, goods, address) for one in (details.condition_free_detail_list if details else ())
    )


def _is_free(condition: ConditionFree, goods: Goods, address: Address) -> bool:
    """Every kind of condition that is on has to hold."""
    if not lies_in(address, condition.address_infos):
        return False
    wanted = [
        not condition.valuation_flag
        or (goods.pieces >= (condition.min_piece or 0) and _kilograms(goods) >= (condition.min_weight or 0)),
        not condition.amount_flag or goods.amount >= (condition.min_amount or 0),
    ]
    return all(wanted) and bool(condition.valuation_flag or condition.amount_flag)


def _rule(template: FreightTemplate, address: Address | None) -> FreightRule | None:
    """The rule that names the place, else the default."""
    rules = template.all_freight_calc_method
    default = None
    for rule in rules.freight_calc_method_list if rules else ():
        if rule.is_default:
            default = rule
        elif address and lies_in(address, rule.address_infos or rule.address_info or ()):
            return rule
    return default


def _units(template: FreightTemplate, goods: Goods) -> int:
    return goods.pieces if template.valuation_type == "PIECE" else _kilograms(goods)


def _kilograms(goods: Goods) -> int:
    """Rounded up; less than one counts as one."""
    return max(1, -(-goods.grams // 1000))


def _by_rule(rule: FreightRule, units: int) -> int:
    more = max(0, units - rule.first_val_amount)
    steps = -(-more // rule.second_val_amount) if rule.second_val_amount else 0
    return rule.first_price + steps * rule.second_price
