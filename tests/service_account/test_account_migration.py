"""An older account is moved to this one: its followers come along, and their openids can be changed."""

from __future__ import annotations

from account_steps import follower, person, refused

from wxkit.testing._bench import Bench

DAY = 86_400


def test_openids_of_the_older_account_become_those_of_this_one(wechat: Bench) -> None:
    lan, mei = person(wechat, "lan"), person(wechat, "mei")
    moved = wechat.act.move_account(person="lan", others=["mei"])
    older = [moved.openids["mei"], "o" * 28, moved.openids["lan"]]
    assert lan != moved.openids["lan"]
    for name in (moved.original_id, moved.from_appid):
        changed = wechat.sa.users.change_openids(from_appid=name, openid_list=older).result_list
        assert [one.new_openid for one in changed] == [mei, "", lan]
        assert [one.err_msg for one in changed] == ["ok", "ori_openid error", "ok"]


def test_the_followers_come_along(wechat: Bench) -> None:
    lan, mei = follower(wechat, "lan"), person(wechat, "mei")
    wechat.act.move_account(person="lan", others=["mei"])
    assert wechat.sa.users.get(openid=lan).subscribe_scene == "ADD_SCENE_SEARCH"
    assert wechat.sa.users.get(openid=mei).subscribe_scene == "ADD_SCENE_ACCOUNT_MIGRATION"


def test_after_fifteen_days_and_for_other_accounts_nobody_is_told(wechat: Bench) -> None:
    person(wechat, "lan")
    moved = wechat.act.move_account(person="lan")
    older = list(moved.openids.values())
    with refused(63178):
        wechat.sa.users.change_openids(from_appid="gh_000000000000", openid_list=older)
    wechat.advance(15 * DAY)
    with refused(63178):
        wechat.sa.users.change_openids(from_appid=moved.original_id, openid_list=older)


def test_a_hundred_openids_at_a_time(wechat: Bench) -> None:
    person(wechat, "lan")
    moved = wechat.act.move_account(person="lan")
    for openids, code in ((["o"] * 101, 40032), ([], 63182)):
        asked = {"from_appid": moved.original_id, "openid_list": openids}
        with refused(code):
            wechat.sa.request("POST", "/cgi-bin/changeopenid", json=asked)
