"""Talents that the shop invites."""

from __future__ import annotations

from typing import Any

import pytest
from league_steps import shelf, talent
from shop_steps import refused

from wxkit.testing._bench import Bench


def test_an_invited_talent_accepts(wechat: Bench) -> None:
    shelf(wechat)
    tao = talent(wechat).finder_id
    wechat.shop.league_talents.add(finder_id=tao)
    found = wechat.shop.league_talents.get(finder_id=tao).promoter
    assert (found.status, found.invite_time) == (2, wechat.world.clock.time())
    listed = wechat.shop.league_talents.list(status=2)
    assert (listed.finder_ids, listed.total_num) == ([tao], 1)


def test_a_talent_may_take_time_and_refuse(wechat: Bench) -> None:
    wechat.world.settings.talent_answers = "wait"
    shelf(wechat)
    tao = talent(wechat).finder_id
    wechat.shop.league_talents.add(finder_id=tao)
    assert wechat.shop.league_talents.get(finder_id=tao).promoter.status == 1
    wechat.act.answer_shop(person="tao", accept=False)
    assert wechat.shop.league_talents.get(finder_id=tao).promoter.status == 3


def test_an_answer_comes_after_the_time_it_takes(wechat: Bench) -> None:
    wechat.world.settings.audit_takes = 60
    shelf(wechat)
    tao = talent(wechat).finder_id
    wechat.shop.league_talents.add(finder_id=tao)
    assert wechat.shop.league_talents.get(finder_id=tao).promoter.status == 1
    wechat.world.advance(60)
    assert wechat.shop.league_talents.get(finder_id=tao).promoter.status == 2


def test_invitations_are_taken_back_and_cooperations_end(wechat: Bench) -> None:
    wechat.world.settings.talent_answers = "wait"
    shelf(wechat)
    tao, talents = talent(wechat).finder_id, wechat.shop.league_talents
    talents.add(finder_id=tao)
    talents.update(finder_id=tao, type=1)
    assert talents.get(finder_id=tao).promoter.status == 4
    talents.add(finder_id=tao)
    wechat.act.answer_shop(person="tao")
    talents.update(finder_id=tao, type=2)
    assert talents.get(finder_id=tao).promoter.status == 5
    talents.delete(finder_id=tao)
    assert talents.list().finder_ids == []


def test_what_does_not_fit_the_state_is_refused(wechat: Bench) -> None:
    shelf(wechat)
    tao, talents = talent(wechat).finder_id, wechat.shop.league_talents
    talents.add(finder_id=tao)
    with refused(10023005):
        talents.update(finder_id=tao, type=1)
    with refused(10023005):
        talents.delete(finder_id=tao)
    with refused(10023006):
        talents.add(finder_id=tao)
    assert talents.get(finder_id=tao).promoter.status == 2


def test_10023004_nobody_is_invited_twice_a_day(wechat: Bench) -> None:
    wechat.world.settings.talent_answers = "wait"
    shelf(wechat)
    tao, talents = talent(wechat).finder_id, wechat.shop.league_talents
    talents.add(finder_id=tao)
    with refused(10023004):
        talents.add(finder_id=tao)
    invited = talents.get(finder_id=tao).promoter.invite_time
    wechat.world.advance(86400)
    talents.add(finder_id=tao)
    assert talents.get(finder_id=tao).promoter.invite_time == invited + 86400


def test_a_talent_has_an_id_of_its_own(wechat: Bench) -> None:
    shelf(wechat)
    tao, talents = talent(wechat), wechat.shop.league_talents
    with refused(10023000):
        talents.add()
    talents.add(promoter_id=tao.talent_appid)
    assert talents.get(promoter_id=tao.talent_appid).promoter.finder_id == tao.finder_id
    listed = talents.list(page_size=1)
    assert (listed.promoter_ids, listed.continue_flag) == ([tao.talent_appid], False)


@pytest.mark.parametrize(("code", "finder_id"), [(10023001, "sph0"), (10023007, "sph0")])
@pytest.mark.parametrize(
    ("call", "more"), [("add", {}), ("get", {}), ("delete", {}), ("update", {"type": 1})]
)
def test_unknown_talents_are_refused(
    wechat: Bench, code: int, finder_id: str, call: str, more: dict[str, Any]
) -> None:
    wechat.world.settings.league_joined = code != 10023007
    with refused(code):
        getattr(wechat.shop.league_talents, call)(finder_id=finder_id, **more)


def test_a_list_needs_the_league_and_an_update_a_known_type(wechat: Bench) -> None:
    shelf(wechat)
    tao = talent(wechat).finder_id
    with refused(10023000):
        wechat.shop.request("POST", "/channels/ec/league/promoter/upd", json={"finder_id": tao, "type": 3})
    wechat.world.settings.league_joined = False
    with refused(10023007):
        wechat.shop.league_talents.list()
