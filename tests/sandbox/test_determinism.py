"""The same seed and the same acts give the same world, whichever door is taken."""

from __future__ import annotations

import pytest

import wxkit
from wxkit.testing._bench import Bench


def story(bench: Bench) -> str:
    """Everything that a world tells after some acts and calls."""
    for person_id in ("mei", "lan"):
        bench.control.people.add(nickname=person_id, id=person_id)
        bench.act.follow(person=person_id)
    tag = bench.sa.tags.create(name="vip").tag
    openid = bench.world.service_account.openid(bench.people["mei"])
    bench.sa.tags.tag(openid_list=[openid], tagid=tag.id)
    with pytest.raises(wxkit.WeChatError):
        bench.sa.tags.delete(id=1)
    bench.advance(3600)
    entries = [item.model_dump_json() for item in bench.control.journal.list().items]
    pushes = [item.model_dump_json() for item in bench.control.deliveries.list().items]
    people = [item.model_dump_json() for item in bench.control.people.list().items]
    return "\n".join(entries + pushes + people)


def test_both_doors_tell_the_same_story(wechat: Bench, wechat_server: Bench) -> None:
    assert story(wechat) == story(wechat_server)


def test_pushing_changes_no_id(wechat: Bench, wechat_server: Bench) -> None:
    wechat.push_to("service_account", function=lambda request: "success")
    silent, loud = story(wechat_server).splitlines(), story(wechat).splitlines()
    assert [line for line in silent if "unheard" not in line] == [
        line for line in loud if '"delivered"' not in line
    ]


def test_another_seed_is_another_world() -> None:
    with Bench.in_process(1) as one, Bench.in_process(2) as other:
        assert {app.appid for app in one.world.apps.values()}.isdisjoint(
            app.appid for app in other.world.apps.values()
        )
