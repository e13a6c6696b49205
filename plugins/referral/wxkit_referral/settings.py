"""Settings of the plugin: the table `[plugins.referral]` of wxkit.toml."""

from __future__ import annotations

from wxkit.policy.decisions import ReturnPolicy
from wxkit.policy.plugin_settings import PluginSettings
from wxkit_referral.attribution import AttributionRules
from wxkit_referral.commission import CommissionRules
from wxkit_referral.guards import Guards
from wxkit_referral.people import Referrers

__all__ = ["ReferralSettings"]


class ReferralSettings(PluginSettings):
    """Who refers, whose an order is, what it earns, what looks wrong."""

    referrers: Referrers = Referrers()
    attribution: AttributionRules = AttributionRules()
    commission: CommissionRules = CommissionRules()
    guards: Guards = Guards()
    clawback: ReturnPolicy | None = None
    """How far a refund takes commissions back: `pending` (and frozen) ones only, within the `balance`, or
    more than that (`negative`: debt). Without it, what the engine is set to."""
