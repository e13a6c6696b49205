"""Stories that every plugin has to live through."""

from __future__ import annotations

from wxkit.testing.policy._moves import (
    Accepts,
    Asks,
    Buys,
    Does,
    Expires,
    Follows,
    Joins,
    Recruits,
    Redeems,
    Refunds,
    Settles,
    Shares,
    Story,
    Touches,
    Waits,
)

__all__ = ["CLASSICS"]

CLASSICS: tuple[Story, ...] = (
    (Buys("mei"),),
    (Joins("mei"), Does("mei"), Does("mei", "profile"), Follows("mei"), Shares("mei")),
    (Does("mei", "share"),),
    (Buys("mei", (19_980,)), Settles(), Refunds(percent=25), Refunds()),
    (Buys("mei", (10_000, 5_000)), Buys("lan", (7_000,)), Settles(), Settles(1), Waits(), Refunds(1, 50)),
    (Buys("mei", gift=True), Accepts(), Settles(), Waits(), Refunds()),
    (Buys("mei", gift=True), Expires()),
    (Recruits("wei", "bo"), Buys("lan", referrer="bo"), Settles(), Waits(), Refunds(percent=30), Refunds()),
    (Recruits("tao", "wei"), Recruits("wei", "bo"), Touches("lan", "bo"), Buys("lan", referrer="bo")),
    (Follows("lan", "bo"), Buys("lan"), Settles(), Waits(), Asks("lan"), Redeems("lan"), Refunds()),
    (Buys("mei", (300_000,)), Settles(), Waits(400), Buys("mei"), Asks("mei")),
    (Buys("mei"), Buys("mei"), Waits(1), Buys("mei"), Buys("lan")),
)
"""A purchase, a member, refunds, gifts, two levels, points spent before a refund, a year."""
