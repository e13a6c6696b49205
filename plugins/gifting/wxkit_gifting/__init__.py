"""Gifts (送礼物): what may be given, until when, what may be taken instead, and thanks for both sides.

- settings.py: the table `[plugins.gifting]`
- allowing.py: may this gift be sent?
- swapping.py: what may the receiver take instead?
- thanking.py: points for the giver and the receiver, a welcome for a newcomer
- campaigns.py: times in which thanks are larger
- hooks.py: the hooks; all of the above are pure functions behind them
"""

from wxkit_gifting.settings import GiftingSettings

__all__ = ["GiftingSettings"]
