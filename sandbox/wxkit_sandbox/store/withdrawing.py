"""Withdrawing (提现): the settlement account, withdrawals, and the QR codes that confirm them."""

from __future__ import annotations

from base64 import b64encode

from wxkit._call import Ok
from wxkit.callbacks import events
from wxkit.store.funds import (
    AccountReply,
    BankAccount,
    CheckQrCode,
    GetBankAccount,
    GetQrCode,
    GetWithdrawal,
    ListWithdrawals,
    QrCode,
    QrCodeChecked,
    SetBankAccount,
    SubmitWithdrawal,
    Withdrawal,
    WithdrawalIds,
    WithdrawalSubmitted,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.miniprogram.pictures import picture
from wxkit_sandbox.store.purse import Purse
from wxkit_sandbox.store.withdrawals import Payout, Payouts, account_of, begin
from wxkit_sandbox.world import App

__all__: list[str] = []

BAD = 40097
NO_DATA = 9710001
ACCOUNT_CHANGED = 1


@handles(GetBankAccount)
def get_bank_account(app: App, call: GetBankAccount) -> AccountReply:
    """https://developers.weixin.qq.com/doc/store/shop/API/funds/getbankacct.html"""
    return AccountReply(account_info=account_of(app))


@handles(SetBankAccount)
def set_bank_account(app: App, call: SetBankAccount) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/funds/setbankacct.html"""
    app.state(Payouts).account = BankAccount(**call.account_info.model_dump(exclude_none=True))
    app.emit(events.AccountNotify(account_info=events.Account(event=ACCOUNT_CHANGED)))
    return Ok()


@handles(SubmitWithdrawal)
def submit(app: App, call: SubmitWithdrawal) -> WithdrawalSubmitted:
    """https://developers.weixin.qq.com/doc/store/shop/API/funds/submitwithdraw.html"""
    if call.amount > app.state(Purse).available:
        raise Refusal(BAD, "insufficient available balance")
    payout = begin(app, call.amount, call.remark or "", call.bank_memo or "")
    return WithdrawalSubmitted(withdraw_id=payout.id, qrcode_ticket=payout.ticket)


@handles(GetWithdrawal)
def get_withdrawal(app: App, call: GetWithdrawal) -> Withdrawal:
    """https://developers.weixin.qq.com/doc/store/shop/API/funds/getwithdrawdetail.html"""
    payout = app.state(Payouts).by_id.get(call.withdraw_id)
    if payout is None:
        raise Refusal(NO_DATA)
    return Withdrawal(
        amount=payout.amount,
        remark=payout.remark,
        bank_name=payout.bank_name,
        bank_num=payout.bank_num,
        bank_memo=payout.bank_memo,
        status=payout.status,
        reason=payout.reason,
        create_time=payout.create_time,
        update_time=payout.update_time,
    )


@handles(ListWithdrawals)
def list_withdrawals(app: App, call: ListWithdrawals) -> WithdrawalIds:
    """https://developers.weixin.qq.com/doc/store/shop/API/funds/getwithdrawlist.html"""
    found = [payout.id for payout in app.state(Payouts).by_id.values() if _within(payout, call)]
    first = (call.page_num - 1) * call.page_size
    return WithdrawalIds(withdraw_ids=found[first : first + call.page_size], total_num=len(found))


def _within(payout: Payout, call: ListWithdrawals) -> bool:
    since, until = call.start_time or 0, call.end_time
    return payout.create_time >= since and (until is None or payout.create_time <= until)


@handles(GetQrCode)
def get_qr_code(app: App, call: GetQrCode) -> QrCode:
    """https://developers.weixin.qq.com/doc/store/shop/API/funds/qrcode/api_ecgetqrcode.html"""
    payout = _payout_behind(app, call.qrcode_ticket)
    drawn = picture(f"funds/qrcode/{payout.ticket}", transparent=False)
    return QrCode(qrcode_buf=b64encode(drawn.content).decode())


@handles(CheckQrCode)
def check_qr_code(app: App, call: CheckQrCode) -> QrCodeChecked:
    """https://developers.weixin.qq.com/doc/store/shop/API/funds/qrcode/api_eccheckqrcode.html"""
    payout = _payout_behind(app, call.qrcode_ticket)
    return QrCodeChecked(
        status=payout.code,
        scan_user_type=payout.scanned_by,
        self_check_err_code=0,
        self_check_err_msg="",
    )


def _payout_behind(app: App, ticket: str) -> Payout:
    payout = app.state(Payouts).by_ticket.get(ticket)
    if payout is None:
        raise Refusal(NO_DATA)
    return payout
