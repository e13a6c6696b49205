"""Many worlds in one server, and beginning anew."""

from __future__ import annotations

import pytest

import wxkit
from wxkit.testing._bench import Bench
from wxkit_sandbox import Control
from wxkit_sandbox.fresh import furnish


def in_world(bench: Bench, name: str) -> Control:
    return Control(bench.base_url, world=name, transport=bench.transport)


def test_a_world_beside_the_others(either: Bench) -> None:
    made = either.control.worlds.create(name="mars", seed="7", empty=True)
    assert (made.name, made.seed, made.people) == ("mars", "7", 0)
    assert [world.name for world in either.control.worlds.list().items] == [either.world.name, "mars"]
    with in_world(either, "mars") as mars:
        mars.people.add(nickname="花", id="hua")
        assert [person.id for person in mars.people.list().items] == ["hua"]
    assert either.control.people.list().items == []
    either.control.worlds.delete(name="mars")
    assert either.control.worlds.health().worlds == [either.world.name]


def test_worlds_never_share_an_appid(wechat: Bench) -> None:
    wechat.control.worlds.create(name="mars", seed="1")
    appids = [app.appid for app in Control(transport=wechat.transport).apps.list().items]
    assert len(set(appids)) == 6
    assert {app.world for app in wechat.control.apps.list(world="mars").items} == {"mars"}


def test_tokens_of_a_deleted_world_are_worthless(wechat: Bench) -> None:
    wechat.control.worlds.create(name="mars")
    app = wechat.control.apps.list(world="mars").items[2]
    account = wxkit.ServiceAccount(app.appid, app.secret, transport=wechat.transport)
    account.tags.create(name="vip")
    wechat.control.worlds.delete(name="mars")
    with pytest.raises(wxkit.AuthError):
        account.tags.create(name="more")


@pytest.mark.parametrize(("name", "why"), [("world-1", "already"), ("a b", "name"), ("", "name")])
def test_a_name_that_cannot_be(wechat: Bench, name: str, why: str) -> None:
    with pytest.raises(wxkit.WxkitError, match=why):
        wechat.control.worlds.create(name=name)


def test_a_world_that_is_not_there_cannot_be_deleted(wechat: Bench) -> None:
    with pytest.raises(wxkit.WeChatError, match="mars"):
        wechat.control.worlds.delete(name="mars")


def test_a_reset_world_begins_anew(either: Bench) -> None:
    before = either.control.apps.list().items
    either.sa.tags.create(name="vip")
    either.advance(100)
    either.control.worlds.reset()
    assert either.control.apps.list().items == before
    assert either.control.journal.list().items == []
    assert either.sa.tags.list().tags == []
    assert either.sa.clock.now() == either.world.clock.now()


def test_push_settings_survive_a_reset(wechat: Bench) -> None:
    shown = wechat.control.apps.push_to(
        appid="store", url="http://127.0.0.1:9/", mode="plaintext", verify=False
    )
    wechat.control.worlds.reset()
    after = wechat.control.apps.list().items[0]
    assert (after.callback_url, after.push_mode) == (shown.callback_url, "plaintext")


@pytest.mark.wechat(empty=False)
def test_a_fresh_world_is_furnished_and_a_reset_one_too(wechat: Bench) -> None:
    people = wechat.control.people.list().items
    assert [person.id for person in people][:4] == ["mei", "lan", "bo", "wei"]
    openid = people[0].openids[wechat.world.service_account.appid]
    assert openid in list(wechat.sa.users.iter_list())
    assert wechat.deliveries == []
    wechat.act.unfollow(person="mei")
    wechat.control.worlds.reset()
    assert openid in list(wechat.sa.users.iter_list())


@pytest.mark.wechat(empty=False)
def test_somebody_has_bought_in_a_fresh_world(wechat: Bench) -> None:
    now = wechat.world.clock.time()
    orders = list(
        wechat.shop.orders.iter_list(create_time_range={"start_time": now - 60, "end_time": now + 60})
    )
    assert len(orders) == 1


def test_a_world_is_furnished_once() -> None:
    with Bench.in_process() as bench:
        furnish(bench.world)
        with pytest.raises(ValueError, match="already"):
            furnish(bench.world)
