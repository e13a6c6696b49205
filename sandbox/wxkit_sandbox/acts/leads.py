"""Asking for numbers in a live room, and leaving one."""

from __future__ import annotations

from wxkit._call import Reply
from wxkit._endpoint import endpoint
from wxkit_sandbox.acts._base import Act, Acted, acting, impossible, the_app, the_person
from wxkit_sandbox.store.leads_book import Component, LeadsBook, leave_number, new_component, show_form
from wxkit_sandbox.store.lives import Lives, Room, shop_finder_id
from wxkit_sandbox.world import App, World

__all__ = ["FormMade", "LeadActs", "LeaveNumber", "MakeForm", "ShowForm"]


class FormMade(Reply):
    """The form can be shown."""

    leads_component_id: str = ""


class MakeForm(Act[FormMade], post="/_sandbox/act/make_form", auth="none"):
    """In the console, the merchant makes a form that asks for a number (留资组件); its review passes."""

    description: str = "留下联系方式"


class ShowForm(Act[Acted], post="/_sandbox/act/show_form", auth="none"):
    """Show the form in a live room of the shop's Channels account."""

    export_id: str
    leads_component_id: str


class LeaveNumber(Act[Acted], post="/_sandbox/act/leave_number", auth="none"):
    """Somebody who watches leaves their number (留资)."""

    export_id: str
    leads_component_id: str


def _room(app: App, export_id: str) -> Room:
    room = app.state(Lives).rooms.get(export_id)
    if room is None or room.end or room.content.finder_id != shop_finder_id(app):
        raise impossible(f"the shop has no live room {export_id!r} now")
    return room


def _component(app: App, component_id: str) -> Component:
    component = app.state(LeadsBook).components.get(component_id)
    if component is None:
        raise impossible(f"there is no form {component_id!r}")
    return component


@acting(MakeForm)
def make_form(world: World, act: MakeForm) -> FormMade:
    """https://developers.weixin.qq.com/doc/channels/API/leads/get_leads_component_id.html"""
    app = the_app(world, act, "store")
    the_person(world, act)
    return FormMade(leads_component_id=new_component(app, act.description).component_id)


@acting(ShowForm)
def show(world: World, act: ShowForm) -> Acted:
    """https://developers.weixin.qq.com/doc/channels/API/leads/get_leads_component_promote_record.html"""
    app = the_app(world, act, "store")
    the_person(world, act)
    room, component = _room(app, act.export_id), _component(app, act.leads_component_id)
    if app.state(LeadsBook).form(room, component.component_id) is None:
        show_form(app, room, component)
    return Acted()


@acting(LeaveNumber)
def leave(world: World, act: LeaveNumber) -> Acted:
    """https://developers.weixin.qq.com/doc/channels/API/leads/get_leads_info_by_request_id.html"""
    app, person = the_app(world, act, "store"), the_person(world, act)
    room, component = _room(app, act.export_id), _component(app, act.leads_component_id)
    form = app.state(LeadsBook).form(room, component.component_id)
    if form is None or person.id not in room.inside:
        raise impossible(f"{person.id} does not see this form")
    leave_number(app, form, person)
    return Acted()


class LeadActs:
    """Leads."""

    make_form = endpoint(MakeForm)
    show_form = endpoint(ShowForm)
    leave_number = endpoint(LeaveNumber)
