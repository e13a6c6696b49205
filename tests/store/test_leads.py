"""Numbers that people leave in the shop's live rooms."""

from __future__ import annotations

import pytest
from shop_steps import DAY, opened, refused

import wxkit
from wxkit.testing._bench import Bench


def live(wechat: Bench, component_id: str) -> str:
    """A live room with the form in it, that Mei and Lan watch."""
    export_id = wechat.act.go_live(person="mei", for_shop=True, description="看房").export_id
    wechat.act.show_form(person="mei", export_id=export_id, leads_component_id=component_id)
    for person in ("mei", "lan"):
        wechat.act.watch_live(person=person, export_id=export_id)
    return export_id


def form(wechat: Bench) -> str:
    opened(wechat)
    return wechat.act.make_form(person="mei", description="预约看房").leads_component_id


def test_forms_are_listed(wechat: Bench) -> None:
    component_id = form(wechat)
    (found,) = wechat.shop.leads.iter_components()
    assert (found.leads_component_id, found.leads_description, found.status) == (component_id, "预约看房", 4)


def test_who_leaves_a_number_is_found_by_time_and_by_live_room(wechat: Bench) -> None:
    component_id, api = form(wechat), wechat.shop.leads
    export_id, lan = live(wechat, component_id), wechat.world.people["lan"]
    wechat.act.leave_number(person="lan", export_id=export_id, leads_component_id=component_id)
    (request,) = api.iter_requests(leads_component_id=component_id)
    assert request.live_description == "看房"
    (short,) = api.by_request(request_id=request.request_id).user_data
    assert short.phone == lan.phone
    (whole,) = api.by_component(leads_component_id=component_id, version=1).user_data
    answers = {answer.title: answer.value for answer in whole.leads_data}
    assert (answers["姓名"], answers["手机号"]) == ("lan", lan.phone)
    assert answers["城市"] == ["广东省", "深圳市", "南山区"]
    assert whole.time == wechat.world.clock.time()
    assert lan.phone not in repr(whole)


def test_time_narrows_what_is_found(wechat: Bench) -> None:
    component_id, api = form(wechat), wechat.shop.leads
    export_id = live(wechat, component_id)
    wechat.act.leave_number(person="lan", export_id=export_id, leads_component_id=component_id)
    wechat.world.advance(DAY)
    wechat.act.leave_number(person="mei", export_id=export_id, leads_component_id=component_id)
    now = wechat.world.clock.time()
    assert len(api.by_component(leads_component_id=component_id, start_time=now).user_data) == 1
    assert [c.leads_count for c in wechat.shop.finder_live.leads().item] == [2]
    assert [c.leads_count for c in wechat.shop.finder_live.leads(end_time=now - 1).item] == [1]


def test_how_a_form_did(wechat: Bench) -> None:
    component_id = form(wechat)
    export_id = live(wechat, component_id)
    wechat.act.leave_number(person="lan", export_id=export_id, leads_component_id=component_id)
    (record,) = wechat.shop.leads.iter_records(leads_component_id=component_id)
    assert (record.exposure_uv, record.click_uv, record.leads_num) == (2, 1, 1)
    assert record.exposure_click_rate == 0.5
    later = wechat.world.clock.time() + 1
    assert wechat.shop.leads.records(leads_component_id=component_id, start_time=later).record_data == []


def test_who_does_not_watch_leaves_nothing(wechat: Bench) -> None:
    component_id = form(wechat)
    export_id = live(wechat, component_id)
    wechat.act.leave_live(person="lan", export_id=export_id)
    with pytest.raises(wxkit.WeChatError, match="does not see"):
        wechat.act.leave_number(person="lan", export_id=export_id, leads_component_id=component_id)


def test_unknown_forms_and_live_rooms_are_refused(wechat: Bench) -> None:
    api = wechat.shop.leads
    for call in (api.records, api.requests, api.by_component):
        with refused(40097):
            call(leads_component_id="1")
    with refused(40097):
        api.by_request(request_id="1")
    with refused(40097):
        api.components(last_buffer="x")


def test_without_a_channel_there_are_no_leads(wechat: Bench) -> None:
    wechat.world.settings.shop_channel = False
    api = wechat.shop.leads
    for call in (api.components, wechat.shop.finder_live.leads):
        with refused(48001):
            call()
    for named in (api.records, api.requests, api.by_component):
        with refused(48001):
            named(leads_component_id="1")
    with refused(48001):
        api.by_request(request_id="1")
