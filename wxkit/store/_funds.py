"""A movement of money (资金流水). Money in fen."""

from __future__ import annotations

from wxkit._call import Output
from wxkit._enums import OpenIntEnum, OpenStrEnum

__all__ = ["FundsFlow", "FundsRelation", "FundsType", "QrCodeStatus", "WithdrawStatus"]


class FundsType(OpenIntEnum):
    """What money moved for."""

    ORDER_INCOME = 1
    ORDER_FEE = 2
    REFUND = 3
    WITHDRAWAL = 4
    WITHDRAWAL_RETURNED = 5
    """It failed."""
    GUIDE_SPLIT = 6
    LEAGUE_SPLIT = 7
    FREIGHT_INSURANCE = 8
    LEAGUE_FEE = 9
    SHOP_FEE = 10
    SPLIT = 99


class WithdrawStatus(OpenStrEnum):
    """How far a withdrawal is."""

    CREATE_SUCCESS = "CREATE_SUCCESS"
    SUCCESS = "SUCCESS"
    FAIL = "FAIL"
    REFUND = "REFUND"
    CLOSE = "CLOSE"
    INIT = "INIT"


class QrCodeStatus(OpenIntEnum):
    """What became of a QR code."""

    NOT_SCANNED = 0
    CONFIRMED = 1
    CANCELLED = 2
    INVALID = 3
    SCANNED = 4


class FundsRelation(Output):
    """What a movement belongs to."""

    related_type: int = 0
    """1 order, 2 after-sale, 3 withdrawal, 4 insurance, 5 guarantee, 6 gift, 7 orders of a group gift,
    8 shop of a delivery within the city."""
    order_id: str | None = None
    aftersale_id: str | None = None
    withdraw_id: str | None = None
    insurance_id: str | None = None
    bookkeeping_time: str | None = None
    transaction_id: str | None = None
    guarantee_id: str | None = None
    present_id: str | None = None
    group_present_sub_order_id_list: str | None = None
    """The orders of a gift to many, joined by commas."""
    intra_city_shop_id: str | None = None


class FundsFlow(Output):
    """A movement of money."""

    flow_id: str = ""
    funds_type: FundsType = FundsType(0)
    funds_type_desc: str | None = None
    """The type in Chinese."""
    flow_type: int = 0
    """1 income, 2 expense."""
    amount: int = 0
    balance: int = 0
    """Afterwards."""
    related_info_list: list[FundsRelation] = []
    remark: str | None = None
    bookkeeping_time: str = ""
    """Such as `2022-12-12 16:43:16`."""
