"""Funds (资金): balance, flows, settlement account and withdrawals. Money in fen, times in Unix seconds."""

from __future__ import annotations

from typing import Any, Literal, TypeVar

from pydantic import Field

from wxkit._call import Call, Input, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._paging import numbered
from wxkit.store._funds import FundsFlow, FundsRelation, FundsType, QrCodeStatus, WithdrawStatus

__all__ = [
    "AccountReply",
    "AsyncFunds",
    "BalanceReply",
    "BankAccount",
    "BankAccountInput",
    "CheckQrCode",
    "Funds",
    "FundsFlow",
    "FundsFlowIds",
    "FundsFlowReply",
    "FundsRelation",
    "FundsType",
    "GetBalance",
    "GetBankAccount",
    "GetFundsFlow",
    "GetQrCode",
    "GetWithdrawal",
    "ListFundsFlows",
    "ListWithdrawals",
    "QrCode",
    "QrCodeChecked",
    "QrCodeStatus",
    "SetBankAccount",
    "SubmitWithdrawal",
    "WithdrawStatus",
    "Withdrawal",
    "WithdrawalIds",
    "WithdrawalSubmitted",
]

C = TypeVar("C", bound=Call[Any])


class BalanceReply(Reply):
    """The balance."""

    available_amount: int = 0
    """Can be withdrawn."""
    pending_amount: int = 0
    """Not settled yet."""
    sub_mchid: str | None = None
    """The shop's merchant number at WeChat Pay."""


class GetBalance(Call[BalanceReply], post="/channels/ec/funds/getbalance", repeatable=True):
    """The balance of the shop (获取账户余额).

    https://developers.weixin.qq.com/doc/store/shop/API/funds/getbalance.html
    """


class BankAccount(Output):
    """The account that settlements go to."""

    bank_account_type: str = ""
    """`ACCOUNT_TYPE_BUSINESS` or `ACCOUNT_TYPE_PRIVATE`."""
    account_bank: str = ""
    account_bank4show: str | None = None
    """The bank's name to show."""
    bank_address_code: str = ""
    bank_branch_id: str | None = None
    bank_name: str | None = None
    """With the branch."""
    account_number: str = Field(default="", repr=False)
    account_name: str | None = Field(default=None, repr=False)


class AccountReply(Reply):
    """The settlement account."""

    account_info: BankAccount = Field(default_factory=BankAccount)


class GetBankAccount(Call[AccountReply], post="/channels/ec/funds/getbankacct", repeatable=True):
    """The settlement account (获取结算账户).

    https://developers.weixin.qq.com/doc/store/shop/API/funds/getbankacct.html
    """


class BankAccountInput(Input):
    """The account that settlements shall go to."""

    bank_account_type: Literal["ACCOUNT_TYPE_BUSINESS", "ACCOUNT_TYPE_PRIVATE"]
    account_bank: str
    account_bank4show: str | None = None
    """The bank's name to show."""
    bank_address_code: str
    """From `banks.cities`."""
    bank_branch_id: str | None = None
    """From `banks.branches`; needed where the bank says so."""
    bank_name: str | None = None
    """With the branch."""
    account_number: str = Field(repr=False)
    account_name: str | None = Field(default=None, repr=False)


class SetBankAccount(Call[Ok], post="/channels/ec/funds/setbankacct"):
    """Change the settlement account (修改结算账户): event `channels_ec_acct_notify`.

    https://developers.weixin.qq.com/doc/store/shop/API/funds/setbankacct.html
    """

    account_info: BankAccountInput


class FundsFlowReply(Reply):
    """A movement of money."""

    funds_flow: FundsFlow = Field(default_factory=FundsFlow)


class GetFundsFlow(Call[FundsFlowReply], post="/channels/ec/funds/getfundsflowdetail", repeatable=True):
    """One movement of money (获取资金流水详情).

    https://developers.weixin.qq.com/doc/store/shop/API/funds/getfundsflowdetail.html
    """

    flow_id: str


class FundsFlowIds(Reply):
    """A page of movements of money."""

    flow_ids: list[str] = []
    has_more: bool = False
    next_key: str = ""


class ListFundsFlows(Call[FundsFlowIds], post="/channels/ec/funds/getfundsflowlist", repeatable=True):
    """Movements of money (获取资金流水列表). Those of a day are ready at 16:00 on the next.

    https://developers.weixin.qq.com/doc/store/shop/API/funds/getfundsflowlist.html
    """

    page: int = Field(default=1, ge=1)
    page_size: int = Field(default=10, ge=1)
    next_key: str | None = None
    """From the page before; needed from the 10,000th on."""
    start_time: int | None = None
    end_time: int | None = None
    """At most the last midnight whose day is ready; a later one counts as that."""
    transaction_id: str | None = None
    """Those of one payment at WeChat Pay."""


class WithdrawalSubmitted(Reply):
    """The withdrawal waits for a scan."""

    withdraw_id: str = ""
    qrcode_ticket: str = ""
    """For `qr_code`: the administrator confirms by scanning it."""


class SubmitWithdrawal(Call[WithdrawalSubmitted], post="/channels/ec/funds/submitwithdraw"):
    """Begin a withdrawal (商户提现): event `channels_ec_withdraw_notify`.

    https://developers.weixin.qq.com/doc/store/shop/API/funds/submitwithdraw.html
    """

    amount: int = Field(ge=1)
    remark: str | None = None
    bank_memo: str | None = None
    """On the bank's statement."""


class Withdrawal(Reply):
    """A withdrawal."""

    amount: int = 0
    remark: str | None = None
    bank_name: str | None = None
    bank_num: str | None = Field(default=None, repr=False)
    bank_memo: str | None = None
    status: WithdrawStatus = WithdrawStatus("")
    reason: str | None = None
    """Why it failed."""
    create_time: int = 0
    update_time: int = 0


class GetWithdrawal(Call[Withdrawal], post="/channels/ec/funds/getwithdrawdetail", repeatable=True):
    """One withdrawal (获取提现记录).

    https://developers.weixin.qq.com/doc/store/shop/API/funds/getwithdrawdetail.html
    """

    withdraw_id: str


class WithdrawalIds(Reply):
    """A page of withdrawals."""

    withdraw_ids: list[str] = []
    total_num: int = 0


class ListWithdrawals(Call[WithdrawalIds], post="/channels/ec/funds/getwithdrawlist", repeatable=True):
    """Withdrawals (获取提现记录列表).

    https://developers.weixin.qq.com/doc/store/shop/API/funds/getwithdrawlist.html
    """

    page_num: int = Field(default=1, ge=1)
    page_size: int = Field(default=10, ge=1)
    start_time: int | None = None
    end_time: int | None = None


class QrCode(Reply):
    """A QR code."""

    qrcode_buf: str = Field(default="", repr=False)
    """The picture, in Base64."""


class GetQrCode(Call[QrCode], post="/shop/funds/qrcode/get", repeatable=True):
    """The QR code that confirms a withdrawal (获取二维码).

    https://developers.weixin.qq.com/doc/store/shop/API/funds/qrcode/api_ecgetqrcode.html
    """

    qrcode_ticket: str


class QrCodeChecked(Reply):
    """What became of a QR code."""

    status: QrCodeStatus = QrCodeStatus(0)
    scan_user_type: int = 0
    """0 somebody else, 1 the administrator."""
    self_check_err_code: int | None = None
    self_check_err_msg: str | None = None


class CheckQrCode(Call[QrCodeChecked], post="/shop/funds/qrcode/check", repeatable=True):
    """Whether the QR code was scanned (查询扫码状态); the event `qrcode_status` tells, too.

    https://developers.weixin.qq.com/doc/store/shop/API/funds/qrcode/api_eccheckqrcode.html
    """

    qrcode_ticket: str


def _next_flows(call: C, reply: Any) -> C | None:
    """Page number and key go up together."""
    asked: Any = call
    if not reply.has_more:
        return None
    return call.model_copy(update={"page": asked.page + 1, "next_key": reply.next_key or None})


class FundCalls:
    """Funds."""

    balance = endpoint(GetBalance)
    bank_account = endpoint(GetBankAccount)
    set_bank_account = endpoint(SetBankAccount)
    flow = endpoint(GetFundsFlow)
    flows = endpoint(ListFundsFlows)
    iter_flows = paged(ListFundsFlows, lambda page: page.flow_ids, _next_flows)
    withdraw = endpoint(SubmitWithdrawal)
    withdrawal = endpoint(GetWithdrawal)
    withdrawals = endpoint(ListWithdrawals)
    iter_withdrawals = paged(
        ListWithdrawals,
        lambda page: page.withdraw_ids,
        numbered("withdraw_ids", page="page_num", size="page_size"),
    )
    qr_code = endpoint(GetQrCode)
    check_qr_code = endpoint(CheckQrCode)


class Funds(FundCalls, Sync):
    """Funds (资金)."""


class AsyncFunds(FundCalls, Async):
    """Funds (资金)."""
