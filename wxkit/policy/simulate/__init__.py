"""A year of orders through the same engine, in memory: what would these policies have cost, and for whom?

    facts = facts_of_world(load_world("world.wxworld"))
    report = simulate(facts, Plugins(["points", "gifting", "referral"]))

The same facts and settings give the same report, to the letter.
"""

from wxkit.policy.simulate._compare import Change, Comparison, compare
from wxkit.policy.simulate._html import html
from wxkit.policy.simulate._report import Report, Week
from wxkit.policy.simulate._run import simulate
from wxkit.policy.simulate._table import COLUMNS, facts_of_rows, facts_of_table
from wxkit.policy.simulate._world import facts_of_world

__all__ = [
    "COLUMNS",
    "Change",
    "Comparison",
    "Report",
    "Week",
    "compare",
    "facts_of_rows",
    "facts_of_table",
    "facts_of_world",
    "html",
    "simulate",
]
