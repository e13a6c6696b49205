"""May this gift be sent? WeChat's own rules, and limits for each giver."""

from __future__ import annotations

from pydantic import Field

from wxkit.policy.decisions import GiftProposal, Verdict
from wxkit.policy.plugin_settings import DAY, Days, PluginSettings, category_of, yuan
from wxkit.policy.view import View

__all__ = ["GiverLimit", "Rules", "verdict"]


class GiverLimit(PluginSettings):
    """What one person may send in the last so many days."""

    days: Days = 1
    gifts: int | None = Field(default=None, ge=0)
    """Number of gifts; each share of a group gift is one."""
    fen: int | None = Field(default=None, ge=0)
    """Fen of all of them."""


class Rules(PluginSettings):
    """What may be given."""

    price_cap: int = Field(default=1_000_000, ge=0)
    """Fen a piece by the higher of sale and market price. WeChat's own is 10,000 yuan, which is 1,000,000;
    through a mini-program 20,000 yuan."""
    excluded_categories: frozenset[str] = frozenset({"珠宝首饰", "教育培训"})
    """Ids or names of categories, as the app gives them. WeChat excludes jewellery and education."""
    receivers: int | None = Field(default=None, ge=1)
    """Most shares of a group gift (群礼物)."""
    per_giver: tuple[GiverLimit, ...] = ()


def verdict(gift: GiftProposal, rules: Rules, view: View) -> Verdict | None:
    """Why it may not be sent; None when nothing speaks against it."""
    if gift.price > rules.price_cap:
        return _no("price-cap", f"a gift costs at most {yuan(rules.price_cap)} yuan")
    category = category_of(gift.categories, rules.excluded_categories)
    if category is not None:
        return _no("category", f"category {category} cannot be given")
    if gift.receivers < 1:
        return _no("receivers", "a gift is for one person at least")
    if rules.receivers is not None and gift.receivers > rules.receivers:
        return _no("receivers", f"a group gift has at most {rules.receivers} shares")
    for limit in rules.per_giver:
        reason = _exceeded(gift, limit, view)
        if reason:
            return _no("giver-limit", reason)
    return None


def _exceeded(gift: GiftProposal, limit: GiverLimit, view: View) -> str:
    sent = view.gifts(gift.giver, gift.at - limit.days * DAY)
    if limit.gifts is not None and len(sent) + gift.receivers > limit.gifts:
        return f"at most {limit.gifts} gifts in {limit.days} days"
    fen = sum(one.paid for one in sent if one.outcome != "expired") + gift.price * gift.receivers
    if limit.fen is not None and fen > limit.fen:
        return f"gifts of at most {yuan(limit.fen)} yuan in {limit.days} days"
    return ""


def _no(rule: str, reason: str) -> Verdict:
    return Verdict(allow=False, rule=rule, reason=reason)
