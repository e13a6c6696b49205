"""Withdrawals: confirmed by a scan, paid out by the bank, or given back."""

from __future__ import annotations

from typing import Any, Literal

import bought
import pytest
from shop_steps import DAY, HOUR, pushes, refused

import wxkit
from wxkit.store.funds import BankAccountInput, Withdrawal
from wxkit.testing._bench import Bench


def settled(wechat: Bench) -> None:
    """19,000 fen can be withdrawn, and somebody can scan."""
    bought.received(wechat)
    wechat.advance(7 * DAY)
    wechat.world.pusher.log.clear()


def latest(wechat: Bench) -> Withdrawal:
    *_, last = wechat.shop.funds.iter_withdrawals()
    return wechat.shop.funds.withdrawal(withdraw_id=last)


def told(wechat: Bench) -> list[tuple[str, Any]]:
    """What the merchant heard of codes and withdrawals."""
    return [
        (name.removeprefix("channels_ec_"), body.get("event", body.get("status")))
        for name, body in pushes(wechat)
    ]


def available(wechat: Bench) -> int:
    return wechat.shop.funds.balance().available_amount


def test_a_withdrawal_from_the_code_to_the_bank(wechat: Bench) -> None:
    settled(wechat)
    ticket = wechat.shop.funds.withdraw(amount=10_000, remark="March", bank_memo="wx").qrcode_ticket
    assert (latest(wechat).status, available(wechat)) == ("INIT", 19_000)
    wechat.act.scan_withdrawal(person="mei", ticket=ticket)
    assert (latest(wechat).status, available(wechat)) == ("CREATE_SUCCESS", 9_000)
    wechat.advance(DAY)
    done = latest(wechat)
    assert (done.status, done.amount, done.remark, done.bank_memo) == ("SUCCESS", 10_000, "March", "wx")
    assert done.update_time - done.create_time == DAY
    assert told(wechat) == [
        ("withdraw_notify", 1),
        ("qrcode_status", 4),
        ("qrcode_status", 1),
        ("withdraw_notify", 2),
        ("withdraw_notify", 3),
    ]


@pytest.mark.parametrize(("end", "status"), [("fail", "FAIL"), ("refund", "REFUND")])
def test_what_the_bank_does_not_keep_comes_back(
    wechat: Bench, end: Literal["fail", "refund"], status: str
) -> None:
    settled(wechat)
    wechat.world.settings.withdrawal_ends = end
    ticket = wechat.shop.funds.withdraw(amount=10_000).qrcode_ticket
    wechat.act.scan_withdrawal(person="mei", ticket=ticket)
    wechat.advance(3 * DAY)
    assert (latest(wechat).status, available(wechat)) == (status, 19_000)
    assert latest(wechat).reason
    assert told(wechat)[-1] == ("withdraw_notify", 4)
    *_, out, back = wechat.shop.funds.flows().flow_ids
    kinds = [wechat.shop.funds.flow(flow_id=flow_id).funds_flow.funds_type for flow_id in (out, back)]
    assert kinds == [4, 5]


def test_others_can_only_look_at_the_code(wechat: Bench) -> None:
    settled(wechat)
    ticket = wechat.shop.funds.withdraw(amount=10_000).qrcode_ticket
    wechat.act.scan_withdrawal(person="mei", ticket=ticket, administrator=False)
    checked = wechat.shop.funds.check_qr_code(qrcode_ticket=ticket)
    assert (checked.status, checked.scan_user_type) == (4, 0)
    assert (latest(wechat).status, available(wechat)) == ("INIT", 19_000)


def test_the_administrator_cancels(wechat: Bench) -> None:
    settled(wechat)
    ticket = wechat.shop.funds.withdraw(amount=10_000).qrcode_ticket
    wechat.act.scan_withdrawal(person="mei", ticket=ticket, answer="cancel")
    assert wechat.shop.funds.check_qr_code(qrcode_ticket=ticket).status == 2
    assert (latest(wechat).status, available(wechat)) == ("CLOSE", 19_000)
    with pytest.raises(wxkit.WxkitError, match="used or has expired"):
        wechat.act.scan_withdrawal(person="mei", ticket=ticket)


def test_a_code_lasts_ten_minutes(wechat: Bench) -> None:
    settled(wechat)
    ticket = wechat.shop.funds.withdraw(amount=10_000).qrcode_ticket
    assert wechat.shop.funds.check_qr_code(qrcode_ticket=ticket).status == 0
    wechat.advance(600)
    assert wechat.shop.funds.check_qr_code(qrcode_ticket=ticket).status == 3
    assert latest(wechat).status == "CLOSE"
    assert told(wechat)[-1] == ("qrcode_status", 3)


def test_two_codes_cannot_take_the_same_money(wechat: Bench) -> None:
    settled(wechat)
    first, second = (wechat.shop.funds.withdraw(amount=15_000).qrcode_ticket for _ in range(2))
    wechat.act.scan_withdrawal(person="mei", ticket=first)
    wechat.act.scan_withdrawal(person="mei", ticket=second)
    assert (latest(wechat).status, available(wechat)) == ("FAIL", 4_000)


def test_more_than_is_available_is_refused(wechat: Bench) -> None:
    settled(wechat)
    with refused(40097):
        wechat.shop.funds.withdraw(amount=19_001)
    assert wechat.shop.funds.withdrawals().total_num == 0
    assert pushes(wechat) == []


def test_unknown_withdrawals_and_codes_are_no_data(wechat: Bench) -> None:
    with refused(9710001):
        wechat.shop.funds.withdrawal(withdraw_id="wd1")
    with refused(9710001):
        wechat.shop.funds.check_qr_code(qrcode_ticket="1")
    with refused(9710001):
        wechat.shop.funds.qr_code(qrcode_ticket="1")


def test_withdrawals_are_listed_by_time_and_page(wechat: Bench) -> None:
    settled(wechat)
    for _ in range(3):
        wechat.shop.funds.withdraw(amount=100)
        wechat.advance(HOUR)
    now = wechat.world.clock.time()
    assert wechat.shop.funds.withdrawals(page_size=2).total_num == 3
    assert len(list(wechat.shop.funds.iter_withdrawals(page_size=2))) == 3
    assert wechat.shop.funds.withdrawals(start_time=now - HOUR, end_time=now).total_num == 1


def test_another_account_is_told_and_used(wechat: Bench) -> None:
    settled(wechat)
    account = BankAccountInput(
        bank_account_type="ACCOUNT_TYPE_PRIVATE",
        account_bank="样本银行",
        bank_address_code="310000",
        account_number="1111",
    )
    wechat.shop.funds.set_bank_account(account_info=account)
    assert wechat.shop.funds.bank_account().account_info.account_bank == "样本银行"
    assert told(wechat) == [("acct_notify", 1)]
    ticket = wechat.shop.funds.withdraw(amount=100).qrcode_ticket
    assert (latest(wechat).bank_name, latest(wechat).bank_num) == ("样本银行", "1111")
    assert wechat.shop.funds.qr_code(qrcode_ticket=ticket).qrcode_buf
