"""What an order earns its referrer, line by line, and their recruiter.

Commissions are pending from the payment, frozen at settlement and payable after the refund window; the engine
does that, and takes them back in proportion when money goes back.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cached_property
from typing import Self

from pydantic import Field, model_validator

from wxkit.policy.decisions import Attribution, Cap, Commission
from wxkit.policy.facts import Line, OrderPaid
from wxkit.policy.plugin_settings import Budget, PluginSettings, Rate, caps_of, category_of, part, yuan
from wxkit.policy.view import View

__all__ = ["CommissionRules", "commissions"]

HIGHEST = Fraction(9, 10)
"""Of a price, all levels together; WeChat's own limit for promoters."""


class CommissionRules(PluginSettings):
    """Shares of what was really paid, without freight; rounded down, line by line."""

    rate: Rate = Fraction(1, 10)
    """For the referrer of the order."""
    categories: dict[str, Rate] = Field(default_factory=dict)
    """Another rate by category id, 0 for none on any level; of a line's categories the innermost counts."""
    tiers: dict[str, Rate] = Field(default_factory=dict)
    """Multiplies it by the referrer's tier: `gold = "6/5"`."""
    second: Rate = Fraction(0)
    """For whoever recruited the referrer; the engine's `commission_levels` must be 2 then."""
    new_customers_only: bool = False
    """Whether only a customer's first order earns."""
    least: int = Field(default=0, ge=0)
    """Fen that an order must come to."""
    caps: tuple[Budget, ...] = ()
    """Fen of commission in a period, per referrer or for all."""

    @model_validator(mode="after")
    def _not_above(self) -> Self:
        times = max((Fraction(1), *self.tiers.values()))
        named = {f"categories.{category}": rate for category, rate in self.categories.items()}
        for name, rate in {"rate": self.rate, **named}.items():
            total = rate * times + (self.second if rate else 0)
            if total > HIGHEST:
                raise ValueError(
                    f"commission.{name}: with tiers and second level {total} of the price, above 9/10"
                )
        return self

    @cached_property
    def pairs(self) -> dict[str, tuple[int, int]]:
        """Rates by category as numerator and denominator."""
        return {category: rate.as_integer_ratio() for category, rate in self.categories.items()}

    @cached_property
    def pair(self) -> tuple[int, int]:
        """The rate of everything else."""
        return self.rate.as_integer_ratio()

    def first_level(self, line: Line, tier: str) -> tuple[int, int]:
        """Rate of a line for a referrer of this tier, as numerator and denominator."""
        category = category_of(line.categories, self.pairs)
        top, bottom = self.pair if category is None else self.pairs[category]
        times = self.tiers.get(tier)
        return (top, bottom) if times is None else (top * times.numerator, bottom * times.denominator)


def commissions(
    fact: OrderPaid, attribution: Attribution, view: View, rules: CommissionRules
) -> Iterator[Commission]:
    """What the order earns."""
    if fact.paid < rules.least or (rules.new_customers_only and view.orders(fact.payer)):
        return
    state = view.tier(attribution.referrer)
    tier = state.tier if state else ""
    caps = caps_of("referral/commission", rules.caps, attribution.referrer)
    rates = [(line, rules.first_level(line, tier)) for line in fact.lines]
    for line, rate in rates:
        yield from _commission(line, attribution, attribution.referrer, 1, rate, caps)
    recruiter = view.recruiter(attribution.referrer) if rules.second else None
    if recruiter is not None:
        caps = caps_of("referral/commission", rules.caps, recruiter)
        for line, (top, _) in rates:
            if top:
                second = rules.second.as_integer_ratio()
                yield from _commission(line, attribution, recruiter, 2, second, caps)


def _commission(
    line: Line,
    attribution: Attribution,
    referrer: str,
    level: int,
    rate: tuple[int, int],
    caps: tuple[Cap, ...],
) -> Iterator[Commission]:
    part_of, of = attribution.share
    top, bottom = rate
    fen = part(line.paid, top * part_of, bottom * of)
    if fen:
        yield Commission(
            referrer=referrer,
            fen=fen,
            level=level,
            line=line.key,
            rule=f"level-{level}",
            reason=f"{yuan(fen)} of {yuan(line.paid)} yuan",
            saw=(("paid", line.paid), ("rate", f"{top}/{bottom}"), ("share", f"{part_of}/{of}")),
            caps=caps,
        )
