"""Who pays promoters (推客)."""

from __future__ import annotations

from wxkit._enums import OpenIntEnum

__all__ = ["CommissionPayer"]


class CommissionPayer(OpenIntEnum):
    """Who pays the promoter (分佣类型)."""

    PLATFORM = 0
    """平台分佣: the platform, at settlement."""
    AGENCY = 1
    """机构自己分佣: the agency, outside the platform."""
