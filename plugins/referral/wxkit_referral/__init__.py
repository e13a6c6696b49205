"""Referral (推荐, 推客): who brought a customer, what they earn for it, and what looks wrong.

- settings.py: the table `[plugins.referral]`
- people.py: who may refer, and what QR scenes name them
- attribution.py: whose an order is: first, last or weighted touch
- commission.py: what it earns, on one or two levels
- guards.py: self-referral, rings, shared devices, too many at once, protected customers
- hooks.py: the hooks; all of the above are pure functions behind them
"""

from wxkit_referral.settings import ReferralSettings

__all__ = ["ReferralSettings"]
