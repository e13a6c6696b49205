"""A year in a minute: people who buy, give, promote, join and want their money back, season by season.

    world = populate(Plan(people=2000, orders=20_000, days=365, seed=7))
    save_world(world, "world.wxworld")
    for event in history(world): ...

Everybody acts through the acts that tests use, and the merchant through the typed clients; time passes on the
world's clock, so that orders close, gifts expire and settlements come by themselves. The same plan gives the
same world, to the byte of its file.

`calendar` knows the festivals, `cast` the people, `wares` the products; `shopping`, `returns` and `audience`
let people act, `merchant` answers; `run` lets the days pass.
"""

from wxkit_sandbox.populate.run import DayOver, Plan, populate

__all__ = ["DayOver", "Plan", "populate"]
