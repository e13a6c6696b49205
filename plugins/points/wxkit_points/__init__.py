"""Member points (积分): what an order, a task or a sign-in earns, tiers, expiry, and what points buy.

- settings.py: the table `[plugins.points]`
- rates.py: points for a line of an order
- tasks.py: points for tasks and for signing in
- tiers.py: tiers: up at once, down when their time is over
- expiry.py: when a lot ends
- offers.py: what points can be redeemed for
- calendar.py: days and years where the merchant is
- hooks.py: the hooks; all of the above are pure functions behind them
"""

from wxkit_points.settings import PointsSettings

__all__ = ["PointsSettings"]
