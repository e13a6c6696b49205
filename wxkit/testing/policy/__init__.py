"""The conformance kit for policy plugins.

    from wxkit.testing.policy import assert_conforms

    def test_it_conforms():
        assert_conforms("tea", {"rate": 2})      # the name of an installed plugin, and its settings

It plays stories of a shop with the plugin (orders, gifts, refunds, settlements, touches, recruits, members,
tasks), some that every plugin has to live through and many that Hypothesis makes up. Each property in
`PROMISES` is looked at; what is wrong is told with the shortest story that shows it, step by step. On the
command line: `wxkit plugin check tea`.
"""

from wxkit.testing.policy._checking import assert_conforms, check_plugin
from wxkit.testing.policy._findings import PROMISES, Finding, Promise, Report

__all__ = ["PROMISES", "Finding", "Promise", "Report", "assert_conforms", "check_plugin"]
