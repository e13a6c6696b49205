"""Who came and went, by way and day, and how many followers there were."""

from __future__ import annotations

import pytest
from account_steps import follower, person
from datacube_steps import DAY, MONDAY, WEDNESDAY

from wxkit.service_account.datacube import FollowSource
from wxkit.service_account.qrcode import QrAction, QrScene
from wxkit.testing._bench import Bench
from wxkit_sandbox import load_world, save_world

THREE_DAYS = {"begin_date": MONDAY, "end_date": WEDNESDAY}


def moves(wechat: Bench) -> list[tuple[str, int, int, int]]:
    rows = wechat.sa.datacube.user_summary(**THREE_DAYS).list
    return [(row.ref_date[-2:], int(row.user_source), row.new_user, row.cancel_user) for row in rows]


def test_they_are_told_by_day_and_way(wechat: Bench) -> None:
    for name in ("mei", "lan"):
        follower(wechat, name)
    person(wechat, "bo")
    wechat.advance(DAY)
    door = QrAction(scene=QrScene(scene_str="door"))
    ticket = wechat.sa.qrcode.create(action_name="QR_LIMIT_STR_SCENE", action_info=door).ticket
    wechat.act.scan(person="bo", ticket=ticket)
    wechat.act.unfollow(person="mei")
    wechat.advance(2 * DAY)
    assert moves(wechat) == [
        ("02", 0, 0, 0),
        ("02", 1, 2, 0),
        ("03", 0, 0, 0),
        ("03", 1, 0, 1),
        ("03", 30, 1, 0),
        ("04", 0, 0, 0),
    ]
    totals = wechat.sa.datacube.user_cumulate(**THREE_DAYS).list
    assert [(row.ref_date[-2:], row.cumulate_user) for row in totals] == [("02", 2), ("03", 2), ("04", 2)]
    assert {row.user_source for row in totals} == {FollowSource.OTHER}


@pytest.mark.parametrize(
    ("scene", "source"),
    [
        ("ADD_SCENE_SEARCH", 1),
        ("ADD_SCENE_PROFILE_CARD", 17),
        ("ADD_SCENE_QR_CODE", 30),
        ("ADD_SCENE_PROFILE_LINK", 57),
        ("ADD_SCENE_WECHAT_ADVERTISEMENT", 100),
        ("ADD_SCENE_WXA", 149),
        ("ADD_SCENE_REPRINT", 161),
        ("ADD_SCENE_CHANNELS", 200),
        ("ADD_SCENE_LIVESTREAM", 201),
        ("ADD_SCENE_PAID", 0),
        ("ADD_SCENE_PROFILE_ITEM", 0),
        ("SOMETHING_NEW", 0),
    ],
)
def test_every_scene_has_its_way(wechat: Bench, scene: str, source: int) -> None:
    person(wechat, "mei")
    wechat.act.follow(person="mei", scene=scene)
    wechat.advance(3 * DAY)
    assert (("02", source, 1, 0)) in moves(wechat)


def test_a_day_ends_at_midnight_in_beijing(wechat: Bench) -> None:
    wechat.advance(15 * 3600 - 1)
    follower(wechat, "mei")
    wechat.advance(1)
    follower(wechat, "lan")
    wechat.advance(3 * DAY)
    assert [row for row in moves(wechat) if row[1]] == [("02", 1, 1, 0), ("03", 1, 1, 0)]


def test_a_saved_world_knows_its_days(wechat: Bench, tmp_path: object) -> None:
    follower(wechat, "mei")
    wechat.advance(3 * DAY)
    path = f"{tmp_path}/world"
    save_world(wechat.world, path)
    with Bench(load_world(path)) as again:
        assert moves(again) == moves(wechat)


def test_who_closes_their_account_counts_as_gone(wechat: Bench) -> None:
    for name in ("mei", "lan"):
        follower(wechat, name)
    wechat.act.close_account(person="mei")
    wechat.advance(3 * DAY)
    assert ("02", int(FollowSource.SEARCH), 2, 1) in moves(wechat)
    assert [row.cumulate_user for row in wechat.sa.datacube.user_cumulate(**THREE_DAYS).list] == [1, 1, 1]
