"""Withdrawals (提现): begun by a call, confirmed by a scan, paid out by the bank in time.

A step checks nothing: whoever calls it has looked first.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit.callbacks import events
from wxkit.store._funds import FundsType, QrCodeStatus, WithdrawStatus
from wxkit.store.funds import BankAccount
from wxkit_sandbox.store.purse import Purse, Source, book
from wxkit_sandbox.world import App

__all__ = ["Payout", "Payouts", "account_of", "begin", "cancel_code", "confirm", "look_at_code"]

CODE_MADE, CONFIRMED, DONE, FAILED = 1, 2, 3, 4
"""What `channels_ec_withdraw_notify` tells."""


@dataclass(slots=True)
class Payout:
    """A withdrawal and the QR code that confirms it."""

    id: str
    ticket: str
    amount: int
    remark: str
    bank_memo: str
    bank_name: str
    bank_num: str
    create_time: int
    update_time: int
    status: WithdrawStatus = WithdrawStatus.INIT
    reason: str = ""
    code: QrCodeStatus = QrCodeStatus.NOT_SCANNED
    scanned_by: int = 0
    """1 when an administrator scanned the code."""

    @property
    def open(self) -> bool:
        """Whether the code can still be scanned."""
        return self.code in (QrCodeStatus.NOT_SCANNED, QrCodeStatus.SCANNED)


@dataclass(slots=True)
class Payouts:
    """All withdrawals, oldest first, and where they go to."""

    by_id: dict[str, Payout] = field(default_factory=dict[str, Payout])
    by_ticket: dict[str, Payout] = field(default_factory=dict[str, Payout])
    account: BankAccount | None = None
    """None until the merchant changes the account that came with the shop."""


def account_of(app: App) -> BankAccount:
    """The settlement account (结算账户)."""
    return app.state(Payouts).account or BankAccount(
        bank_account_type="ACCOUNT_TYPE_BUSINESS",
        account_bank="示例银行",
        account_bank4show="示例银行",
        bank_address_code="440300",
        bank_branch_id="000000000001",
        bank_name="示例银行深圳支行",
        account_number="0000000000000000",
        account_name="示例公司",
    )


def begin(app: App, amount: int, remark: str, bank_memo: str) -> Payout:
    """A withdrawal that waits for the scan of its code."""
    ids, now, account = app.world.ids, app.world.clock.time(), account_of(app)
    number = ids.count("withdrawal")
    payout = Payout(
        id=f"wd{now}{number:010d}",
        ticket=ids.derived(32, "withdraw-ticket", app.appid, str(number)),
        amount=amount,
        remark=remark,
        bank_memo=bank_memo,
        bank_name=account.bank_name or account.account_bank,
        bank_num=account.account_number,
        create_time=now,
        update_time=now,
    )
    payouts = app.state(Payouts)
    payouts.by_id[payout.id] = payouts.by_ticket[payout.ticket] = payout
    _tell(app, payout, CODE_MADE)
    app.world.clock.call_after(app.world.settings.withdrawal_code_lasts, _code_expired, app, payout.id)
    return payout


def _tell(app: App, payout: Payout, what: int) -> None:
    info = events.Withdraw(event=what, withdraw_id=payout.id)
    app.emit(events.WithdrawNotify(withdraw_info=info))


def _move_code(app: App, payout: Payout, status: QrCodeStatus) -> None:
    payout.code = status
    info = events.FundsQrcode(ticket=payout.ticket, status=status, scan_user_type=payout.scanned_by)
    app.emit(events.QrcodeStatus(qrcode_info=info))


def _move(app: App, payout: Payout, status: WithdrawStatus, reason: str = "") -> None:
    payout.status, payout.reason, payout.update_time = status, reason, app.world.clock.time()


def look_at_code(app: App, payout: Payout, *, administrator: bool) -> None:
    """Somebody scanned the code."""
    payout.scanned_by = int(administrator)
    _move_code(app, payout, QrCodeStatus.SCANNED)


def cancel_code(app: App, payout: Payout) -> None:
    """The administrator does not want it."""
    _move_code(app, payout, QrCodeStatus.CANCELLED)
    _move(app, payout, WithdrawStatus.CLOSE)


def _code_expired(app: App, payout_id: str) -> None:
    """Timer: nobody confirmed in time."""
    payout = app.state(Payouts).by_id[payout_id]
    if payout.open:
        _move_code(app, payout, QrCodeStatus.INVALID)
        _move(app, payout, WithdrawStatus.CLOSE)


def confirm(app: App, payout: Payout) -> None:
    """The administrator confirmed: the money leaves, if it is still there, and the bank has it in time."""
    _move_code(app, payout, QrCodeStatus.CONFIRMED)
    _tell(app, payout, CONFIRMED)
    if payout.amount > app.state(Purse).available:
        _move(app, payout, WithdrawStatus.FAIL, "可提现余额不足")
        _tell(app, payout, FAILED)
        return
    book(app, FundsType.WITHDRAWAL, -payout.amount, Source(withdraw_id=payout.id), "提现")
    _move(app, payout, WithdrawStatus.CREATE_SUCCESS)
    app.world.clock.call_after(app.world.settings.withdrawal_takes, _bank_answers, app, payout.id)


def _bank_answers(app: App, payout_id: str) -> None:
    """Timer: the bank has taken the money, or gives it back."""
    payout, answer = app.state(Payouts).by_id[payout_id], app.world.settings.withdrawal_ends
    if answer == "success":
        _move(app, payout, WithdrawStatus.SUCCESS)
        _tell(app, payout, DONE)
        return
    status = WithdrawStatus.FAIL if answer == "fail" else WithdrawStatus.REFUND
    _move(app, payout, status, "银行退回")
    source = Source(withdraw_id=payout.id)
    book(app, FundsType.WITHDRAWAL_RETURNED, payout.amount, source, "提现失败退回")
    _tell(app, payout, FAILED)
