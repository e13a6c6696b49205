"""Leads (留资): the shop's forms, how they did in live rooms, and who left a number."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from wxkit.store.finder_live import (
    GetFinderLiveLeads,
    LeadsComponentType,
    LeadsCount,
    LeadsCounts,
    LeadsTraffic,
)
from wxkit.store.leads import (
    GetLeadsByComponent,
    GetLeadsByRequest,
    GetLeadsComponents,
    GetLeadsRecords,
    GetLeadsRequests,
    LeadsAnswer,
    LeadsComponent,
    LeadsComponents,
    LeadsPeople,
    LeadsPerson,
    LeadsRecord,
    LeadsRecords,
    LeadsRequest,
    LeadsRequests,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.finder_live import the_channel
from wxkit_sandbox.store.leads_book import Component, Lead, LeadsBook, LiveForm
from wxkit_sandbox.store.pages import Page, page_of
from wxkit_sandbox.world import App

__all__: list[str] = []

BAD_BODY = 40097
A_PAGE = 20
WHOLE_FORM = 1
INVALID = {"*": BAD_BODY}


def _page(ids: Sequence[str], last_buffer: str | None, query: object) -> Page:
    return page_of(ids, A_PAGE, last_buffer, query, mismatch=BAD_BODY)


def _component(app: App, component_id: str) -> Component:
    the_channel(app)
    component = app.state(LeadsBook).components.get(component_id)
    if component is None:
        raise Refusal(BAD_BODY)
    return component


@handles(GetLeadsComponents, invalid=INVALID)
def get_components(app: App, call: GetLeadsComponents) -> LeadsComponents:
    """https://developers.weixin.qq.com/doc/channels/API/leads/get_leads_component_id.html"""
    the_channel(app)
    components = app.state(LeadsBook).components
    page = _page(list(components), call.last_buffer, "components")
    shown = [
        LeadsComponent(
            leads_component_id=id_,
            leads_description=components[id_].description,
            status=components[id_].status,
        )
        for id_ in page.ids
    ]
    return LeadsComponents(item=shown, continue_flag=bool(page.next_key), last_buffer=page.next_key)


@handles(GetLeadsRecords, invalid=INVALID)
def get_records(app: App, call: GetLeadsRecords) -> LeadsRecords:
    """https://developers.weixin.qq.com/doc/channels/API/leads/get_leads_component_promote_record.html"""
    component, lives = _component(app, call.leads_component_id), app.state(LeadsBook).lives
    found = [
        id_
        for id_ in component.lives
        if (call.start_time or 0) <= lives[id_].room.start <= (call.end_time or lives[id_].room.start)
    ]
    page = _page(found, call.last_buffer, call.model_dump_json(exclude={"last_buffer"}))
    return LeadsRecords(
        record_data=[_record(app, lives[id_]) for id_ in page.ids],
        continue_flag=bool(page.next_key),
        last_buffer=page.next_key,
    )


def _record(app: App, form: LiveForm) -> LeadsRecord:
    """Everybody who watches sees the form."""
    seen, opened = len(form.room.came), len(form.opened)
    return LeadsRecord(
        anchor_nickname=app.name,
        live_description=form.room.description,
        live_start_time=form.room.start,
        live_audience_count=seen,
        exposure_uv=seen,
        click_uv=opened,
        exposure_click_rate=opened / seen if seen else 0.0,
        leads_num=len(form.leads),
    )


@handles(GetLeadsRequests, invalid=INVALID)
def get_requests(app: App, call: GetLeadsRequests) -> LeadsRequests:
    """https://developers.weixin.qq.com/doc/channels/API/leads/get_leads_request_id.html"""
    component, lives = _component(app, call.leads_component_id), app.state(LeadsBook).lives
    page = _page(component.lives, call.last_buffer, component.component_id)
    shown = [
        LeadsRequest(
            request_id=id_,
            live_start_time=lives[id_].room.start,
            live_description=lives[id_].room.description,
        )
        for id_ in page.ids
    ]
    return LeadsRequests(item=shown, continue_flag=bool(page.next_key), last_buffer=page.next_key)


@handles(GetLeadsByComponent, invalid=INVALID)
def get_by_component(app: App, call: GetLeadsByComponent) -> LeadsPeople:
    """https://developers.weixin.qq.com/doc/channels/API/leads/get_leads_info_by_component_id.html"""
    component = _component(app, call.leads_component_id)

    def fits(lead: Lead) -> bool:
        return (call.start_time or 0) <= lead.at <= (call.end_time or lead.at)

    places = app.state(LeadsBook).by_component.get(component.component_id, [])
    return _people(app, places, fits, call)


@handles(GetLeadsByRequest, invalid=INVALID)
def get_by_request(app: App, call: GetLeadsByRequest) -> LeadsPeople:
    """https://developers.weixin.qq.com/doc/channels/API/leads/get_leads_info_by_request_id.html"""
    the_channel(app)
    form = app.state(LeadsBook).lives.get(call.request_id)
    if form is None:
        raise Refusal(BAD_BODY)
    return _people(app, form.leads, lambda lead: True, call)


def _people(
    app: App,
    places: list[int],
    fits: Callable[[Lead], bool],
    call: GetLeadsByComponent | GetLeadsByRequest,
) -> LeadsPeople:
    book = app.state(LeadsBook)
    found = [str(place) for place in places if fits(book.leads[place])]
    page = _page(found, call.last_buffer, call.model_dump_json(exclude={"last_buffer"}))
    whole = call.version == WHOLE_FORM
    shown = [_person(app, book, book.leads[int(place)], whole=whole) for place in page.ids]
    return LeadsPeople(user_data=shown, continue_flag=bool(page.next_key), last_buffer=page.next_key)


def _person(app: App, book: LeadsBook, lead: Lead, *, whole: bool) -> LeadsPerson:
    if not whole:
        return LeadsPerson(phone=lead.person.phone)
    room, lives_at = book.lives[lead.request_id].room, lead.person.address
    return LeadsPerson(
        anchor_nickname=app.name,
        live_start_time=room.start,
        live_description=room.description,
        leads_data=[
            LeadsAnswer(title="姓名", value=lead.person.nickname),
            LeadsAnswer(title="手机号", value=lead.person.phone),
            LeadsAnswer(
                title="城市", value=[lives_at.province_name, lives_at.city_name, lives_at.county_name]
            ),
        ],
        time=lead.at,
    )


@handles(GetFinderLiveLeads, invalid=INVALID)
def count_leads(app: App, call: GetFinderLiveLeads) -> LeadsCounts:
    """https://developers.weixin.qq.com/doc/channels/API/live/get_finder_live_leads_data.html"""
    the_channel(app)
    leads = app.state(LeadsBook).leads
    count = sum(1 for lead in leads if (call.start_time or 0) <= lead.at <= (call.end_time or lead.at))
    by_form = LeadsCount(
        component_type=LeadsComponentType.FORM, traffic_type=LeadsTraffic.NATURAL, leads_count=count
    )
    return LeadsCounts(item=[by_form])
