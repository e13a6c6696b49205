"""Becoming a talent who sells for others, and what talents decide."""

from __future__ import annotations

from wxkit._call import Reply
from wxkit._endpoint import endpoint
from wxkit.store.league_talents import LeagueTalentStatus
from wxkit_sandbox.acts._base import Act, Acted, acting, impossible, the_app, the_person
from wxkit_sandbox.people import Person
from wxkit_sandbox.store.league_talents import answer_invitation
from wxkit_sandbox.store.shelf import on_sale
from wxkit_sandbox.store.talents import Talent, Talents, WindowItem, new_talent
from wxkit_sandbox.world import App, World

__all__ = [
    "AnswerShop",
    "BecomeTalent",
    "EmptyWindow",
    "FillWindow",
    "GrantWindow",
    "TalentActs",
    "TalentBound",
    "talent_of",
]


class TalentBound(Reply):
    """The person is a talent now."""

    talent_appid: str = ""
    finder_id: str = ""
    """The Channels account (视频号)."""
    openfinderid: str = ""
    opentalentid: str = ""


class BecomeTalent(Act[TalentBound], post="/_sandbox/act/become_talent", auth="none"):
    """Register as a talent (带货者) who works with the agency."""

    content_cooperation: bool = True
    """The agency's promoters may spread the content (内容合作)."""
    promoters_allowed: bool = True
    """Otherwise promoters are switched off (推客推广)."""
    window_auth: bool = False
    """The agency may fill the window (橱窗授权)."""


class AnswerShop(Act[Acted], post="/_sandbox/act/answer_shop", auth="none"):
    """A talent answers the shop's invitation (达人合作邀请), when `talent_answers` is to wait."""

    accept: bool = True


class GrantWindow(Act[Acted], post="/_sandbox/act/grant_window", auth="none"):
    """A talent lets the agency fill the window, or no longer (橱窗授权)."""

    granted: bool = True


class FillWindow(Act[Acted], post="/_sandbox/act/fill_window", auth="none"):
    """A talent puts a product of the shop into the window (橱窗)."""

    product_id: str
    hidden: bool = False


class EmptyWindow(Act[Acted], post="/_sandbox/act/empty_window", auth="none"):
    """A talent takes a product out of the window."""

    product_id: str


def talent_of(app: App, person: Person) -> Talent:
    """The person as a talent."""
    talent = app.state(Talents).of_person(person.id)
    if talent is None:
        raise impossible(f"{person.id} is no talent: let them become_talent first")
    return talent


@acting(BecomeTalent)
def become_talent(world: World, act: BecomeTalent) -> TalentBound:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/sharer/get_bind_talent_list.html"""
    app, person = the_app(world, act, "store"), the_person(world, act)
    if app.state(Talents).of_person(person.id):
        raise impossible(f"{person.id} is a talent already")
    talent = new_talent(
        app,
        person,
        content_cooperation=act.content_cooperation,
        promoters_allowed=act.promoters_allowed,
        window_auth=act.window_auth,
    )
    return TalentBound(
        talent_appid=talent.talent_appid,
        finder_id=talent.finder_id,
        openfinderid=talent.openfinderid,
        opentalentid=talent.opentalentid,
    )


@acting(AnswerShop)
def answer_shop(world: World, act: AnswerShop) -> Acted:
    """https://developers.weixin.qq.com/doc/store/shop/API/league/ecleague_addpromoter.html"""
    app, person = the_app(world, act, "store"), the_person(world, act)
    talent = talent_of(app, person)
    if talent.with_shop != LeagueTalentStatus.INVITED:
        raise impossible(f"the shop has not invited {person.id}")
    answer_invitation(talent, accept=act.accept)
    return Acted()


@acting(GrantWindow)
def grant_window(world: World, act: GrantWindow) -> Acted:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/getauth.html"""
    app, person = the_app(world, act, "store"), the_person(world, act)
    talent_of(app, person).window_auth = act.granted
    return Acted()


@acting(FillWindow)
def fill_window(world: World, act: FillWindow) -> Acted:
    """https://developers.weixin.qq.com/doc/store/talent/openapi/window/get_product_list.html"""
    app, person = the_app(world, act, "store"), the_person(world, act)
    talent = talent_of(app, person)
    if on_sale(app, act.product_id) is None:
        raise impossible(f"product {act.product_id} is not on sale")
    added = app.world.clock.time()
    talent.window.setdefault(act.product_id, WindowItem(act.product_id, added, hidden=act.hidden))
    return Acted()


@acting(EmptyWindow)
def empty_window(world: World, act: EmptyWindow) -> Acted:
    """https://developers.weixin.qq.com/doc/store/talent/openapi/window/get_product_list.html"""
    app, person = the_app(world, act, "store"), the_person(world, act)
    if talent_of(app, person).window.pop(act.product_id, None) is None:
        raise impossible(f"product {act.product_id} is not in {person.id}'s window")
    return Acted()


class TalentActs:
    """What talents decide."""

    become_talent = endpoint(BecomeTalent)
    answer_shop = endpoint(AnswerShop)
    grant_window = endpoint(GrantWindow)
    fill_window = endpoint(FillWindow)
    empty_window = endpoint(EmptyWindow)
