"""Accounts of the customer service: added, renamed, invited for, listed, deleted."""

from __future__ import annotations

import pytest
from account_steps import follower, person, post, refused
from kf_steps import ANNA, BEN, seat, told, worker

from wxkit._call import Upload
from wxkit.service_account.customer_service import KfAccount, KfStatus
from wxkit.testing._bench import Bench

DAY = 86400
JPG = Upload(b"\xff\xd8\xff made up", "anna.jpg", "image/jpeg")
ADD = "/customservice/kfaccount/add"


def listed(wechat: Bench) -> list[KfAccount]:
    return wechat.sa.customer_service.accounts().kf_list


def test_an_account_is_added_renamed_and_deleted(wechat: Bench) -> None:
    seat(wechat)
    wechat.sa.customer_service.update(kf_account=ANNA, nickname="安娜")
    [shown] = listed(wechat)
    assert (shown.kf_account, shown.kf_nick, shown.kf_id) == (ANNA, "安娜", "1001")
    wechat.sa.customer_service.delete(kf_account=ANNA)
    assert listed(wechat) == []


def test_an_account_is_deleted_as_older_pages_tell(wechat: Bench) -> None:
    seat(wechat)
    wechat.sa.request("GET", "/customservice/kfaccount/del", query={"kf_account": ANNA})
    assert listed(wechat) == []


@pytest.mark.parametrize("name", ["anna", "twelveletters@shop", "an na@shop", "a@" + "s" * 31, "@shop"])
def test_names_have_a_form(wechat: Bench, name: str) -> None:
    with refused(65404):
        post(wechat, ADD, kf_account=name, nickname="小安")
    assert listed(wechat) == []


@pytest.mark.parametrize("nickname", ["", "长" * 17])
def test_nicknames_have_a_length(wechat: Bench, nickname: str) -> None:
    with refused(65403):
        post(wechat, ADD, kf_account=ANNA, nickname=nickname)
    seat(wechat)
    with refused(65403):
        post(wechat, "/customservice/kfaccount/update", kf_account=ANNA, nickname=nickname)
    assert [one.kf_nick for one in listed(wechat)] == ["小安"]


def test_a_name_is_given_once(wechat: Bench) -> None:
    seat(wechat)
    with refused(65406):
        seat(wechat)
    assert len(listed(wechat)) == 1


def test_there_are_a_hundred_at_most(wechat: Bench) -> None:
    for number in range(100):
        seat(wechat, f"kf{number}@shop")
    with refused(65405):
        seat(wechat)
    assert len(listed(wechat)) == 100


def test_unknown_accounts_are_refused_everywhere(wechat: Bench) -> None:
    calls, lan = wechat.sa.customer_service, follower(wechat, "lan")
    for refuse in (
        lambda: calls.update(kf_account=ANNA, nickname="安娜"),
        lambda: calls.delete(kf_account=ANNA),
        lambda: calls.upload_head_image(kf_account=ANNA, media=JPG),
        lambda: calls.invite(kf_account=ANNA, invite_wx="lan"),
        lambda: calls.create_session(kf_account=ANNA, openid=lan),
        lambda: calls.close_session(kf_account=ANNA, openid=lan),
        lambda: calls.sessions(kf_account=ANNA),
    ):
        with refused(65401):
            refuse()


def test_a_customer_service_that_is_off_answers_nothing(wechat: Bench) -> None:
    calls, lan = wechat.sa.customer_service, follower(wechat, "lan")
    seat(wechat)
    wechat.world.settings.customer_service = False
    for refuse in (
        calls.accounts,
        calls.online,
        calls.waiting,
        lambda: calls.add(kf_account=BEN, nickname="本"),
        lambda: calls.update(kf_account=ANNA, nickname="本"),
        lambda: calls.delete(kf_account=ANNA),
        lambda: calls.invite(kf_account=ANNA, invite_wx="lan"),
        lambda: calls.session_of(openid=lan),
        lambda: calls.sessions(kf_account=ANNA),
        lambda: wechat.sa.messages.records(starttime=1, endtime=2),
    ):
        with refused(65400):
            refuse()
    wechat.world.settings.customer_service = True
    assert [(one.kf_account, one.kf_nick) for one in listed(wechat)] == [(ANNA, "小安")]


def test_an_account_gets_a_picture(wechat: Bench) -> None:
    seat(wechat)
    wechat.sa.customer_service.upload_head_image(kf_account=ANNA, media=JPG)
    assert listed(wechat)[0].kf_headimgurl.startswith("http://mmbiz.qpic.cn/")


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (Upload(b"GIF89a", "anna.gif", "image/gif"), 40005),
        (Upload(b"x" * ((5 << 20) + 1), "anna.jpg", "image/jpeg"), 40009),
        (Upload(b"", "anna.jpg", "image/jpeg"), 40009),
    ],
)
def test_other_files_are_no_picture(wechat: Bench, file: Upload, code: int) -> None:
    seat(wechat)
    with refused(code):
        wechat.sa.customer_service.upload_head_image(kf_account=ANNA, media=file)
    assert listed(wechat)[0].kf_headimgurl == ""


def test_an_invitation_waits_and_is_accepted(wechat: Bench) -> None:
    person(wechat, "anna")
    wechat.sa.customer_service.invite(kf_account=seat(wechat), invite_wx="anna")
    [asked] = listed(wechat)
    assert (asked.invite_wx, asked.invite_status, asked.kf_wx) == ("anna", "waiting", None)
    assert asked.invite_expire_time == wechat.world.clock.time() + DAY
    wechat.act.kf_answer_invitation(person="anna")
    [bound] = listed(wechat)
    assert (bound.kf_wx, bound.invite_wx) == ("anna", None)
    assert bound.kf_openid == wechat.world.service_account.openid(wechat.people["anna"])


def test_a_rejected_or_expired_invitation_may_be_made_again(wechat: Bench) -> None:
    person(wechat, "anna")
    seat(wechat)
    wechat.sa.customer_service.invite(kf_account=ANNA, invite_wx="anna")
    wechat.act.kf_answer_invitation(person="anna", accept=False)
    assert listed(wechat)[0].invite_status == "rejected"
    wechat.sa.customer_service.invite(kf_account=ANNA, invite_wx="anna")
    wechat.world.advance(DAY)
    assert listed(wechat)[0].invite_status == "expired"
    wechat.sa.customer_service.invite(kf_account=ANNA, invite_wx="anna")
    assert listed(wechat)[0].invite_status == "waiting"


def test_who_cannot_be_invited(wechat: Bench) -> None:
    worker(wechat, ANNA)
    person(wechat, "ben")
    person(wechat, "eve")
    wechat.world.settings.kf_serve_elsewhere = ("eve",)
    seat(wechat, BEN)
    for invite_wx, code in (("anna", 65407), ("nobody", 65409), ("eve", 65410)):
        with refused(code):
            wechat.sa.customer_service.invite(kf_account=BEN, invite_wx=invite_wx)
    assert listed(wechat)[1].invite_wx is None


def test_one_invitation_at_a_time(wechat: Bench) -> None:
    worker(wechat, ANNA)
    person(wechat, "ben")
    wechat.sa.customer_service.invite(kf_account=seat(wechat, BEN), invite_wx="ben")
    for kf_account, code in ((ANNA, 65412), (BEN, 65411), (seat(wechat, "carl@shop"), 65408)):
        with refused(code):
            wechat.sa.customer_service.invite(kf_account=kf_account, invite_wx="ben")
    assert [one.invite_wx for one in listed(wechat)] == [None, "ben", None]


def test_who_is_online_is_listed_with_how_many_they_talk_to(wechat: Bench) -> None:
    worker(wechat, ANNA, accepts=1)
    worker(wechat, BEN)
    lan = follower(wechat, "lan")
    wechat.sa.customer_service.create_session(kf_account=ANNA, openid=lan)
    [online] = wechat.sa.customer_service.online().kf_online_list
    assert (online.kf_account, online.status, online.accepted_case) == (ANNA, KfStatus.WEB, 1)
    wechat.act.kf_go_offline(person="anna")
    assert wechat.sa.customer_service.online().kf_online_list == []


def test_a_deleted_account_talks_to_nobody(wechat: Bench) -> None:
    worker(wechat, ANNA, accepts=0)
    lan = follower(wechat, "lan")
    wechat.sa.customer_service.create_session(kf_account=ANNA, openid=lan)
    wechat.sa.customer_service.delete(kf_account=ANNA)
    assert wechat.sa.customer_service.session_of(openid=lan).kf_account == ""
    assert told(wechat) == [f"kf_create_session {ANNA}", f"kf_close_session {ANNA}"]
