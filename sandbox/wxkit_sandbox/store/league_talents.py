"""Talents that the shop works with: invited, answered, ended, deleted."""

from __future__ import annotations

from wxkit._call import Ok
from wxkit.store.league_talents import (
    AddLeagueTalent,
    DeleteLeagueTalent,
    GetLeagueTalent,
    GetLeagueTalents,
    LeagueTalent,
    LeagueTalentFound,
    LeagueTalentPage,
    LeagueTalentStatus,
    UpdateLeagueTalent,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.league_items import check_joined
from wxkit_sandbox.store.talents import Talent, Talents
from wxkit_sandbox.world import App

__all__ = ["answer_invitation", "end_relation"]

BAD = 10023000
UNKNOWN_FINDER = 10023001
INVITED_ALREADY = 10023004
WRONG_STATE = 10023005
ACCEPTED_ALREADY = 10023006
DAY = 86400
INVALID = {"*": BAD, "finder_id": UNKNOWN_FINDER}
S = LeagueTalentStatus
CANCEL_INVITATION = 1
OVER = {S.REFUSED, S.INVITATION_CANCELLED, S.ENDED}
ABSENT = {S.INITIAL, S.DELETED}


Named = AddLeagueTalent | UpdateLeagueTalent | DeleteLeagueTalent | GetLeagueTalent


def _talent(app: App, call: Named) -> Talent:
    if not (call.finder_id or call.promoter_id):
        raise Refusal(BAD)
    talent = app.state(Talents).named(call.finder_id, call.promoter_id)
    if talent is None:
        raise Refusal(UNKNOWN_FINDER)
    return talent


@handles(AddLeagueTalent, invalid=INVALID)
def add(app: App, call: AddLeagueTalent) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/league/ecleague_addpromoter.html"""
    check_joined(app)
    talent = _talent(app, call)
    if talent.with_shop == S.ACCEPTED:
        raise Refusal(ACCEPTED_ALREADY)
    if talent.with_shop == S.INVITED and app.world.clock.time() < talent.invite_time + DAY:
        raise Refusal(INVITED_ALREADY)
    talent.with_shop, talent.invite_time = S.INVITED, app.world.clock.time()
    settings = app.world.settings
    if settings.talent_answers != "wait":
        accepts = settings.talent_answers == "accept"
        if settings.audit_takes:
            app.world.clock.call_after(settings.audit_takes, _answer, app, talent.talent_appid, accepts)
        else:
            answer_invitation(talent, accept=accepts)
    return Ok()


def _answer(app: App, talent_appid: str, accepts: bool) -> None:
    """Timer: the talent has made up their mind."""
    talent = app.state(Talents).by_appid[talent_appid]
    if talent.with_shop == S.INVITED:
        answer_invitation(talent, accept=accepts)


def answer_invitation(talent: Talent, *, accept: bool) -> None:
    """The talent says yes or no."""
    talent.with_shop = S.ACCEPTED if accept else S.REFUSED


@handles(UpdateLeagueTalent, invalid=INVALID)
def update(app: App, call: UpdateLeagueTalent) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/league/ecleague_updpromoter.html"""
    check_joined(app)
    end_relation(_talent(app, call), call.type)
    return Ok()


def end_relation(talent: Talent, how: int) -> None:
    """Take the invitation back (1), or end the cooperation (2); 10023005 when there is none."""
    needed, then = (S.INVITED, S.INVITATION_CANCELLED) if how == CANCEL_INVITATION else (S.ACCEPTED, S.ENDED)
    if talent.with_shop != needed:
        raise Refusal(WRONG_STATE)
    talent.with_shop = then


@handles(DeleteLeagueTalent, invalid=INVALID)
def delete(app: App, call: DeleteLeagueTalent) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/league/ecleague_deletepromoter.html"""
    check_joined(app)
    talent = _talent(app, call)
    if talent.with_shop not in OVER:
        raise Refusal(WRONG_STATE)
    talent.with_shop = S.DELETED
    return Ok()


@handles(GetLeagueTalent, invalid=INVALID)
def get(app: App, call: GetLeagueTalent) -> LeagueTalentFound:
    """https://developers.weixin.qq.com/doc/store/shop/API/league/ecleague_getpromoter.html"""
    check_joined(app)
    talent = _talent(app, call)
    if talent.with_shop == S.INITIAL:
        raise Refusal(UNKNOWN_FINDER)
    shown = LeagueTalent(
        finder_id=talent.finder_id,
        promoter_id=talent.talent_appid,
        status=talent.with_shop,
        invite_time=talent.invite_time,
        sale_product_number=len(talent.sold_products),
        sale_gmv=talent.gmv,
    )
    return LeagueTalentFound(promoter=shown)


@handles(GetLeagueTalents, invalid=INVALID)
def list_talents(app: App, call: GetLeagueTalents) -> LeagueTalentPage:
    """https://developers.weixin.qq.com/doc/store/shop/API/league/ecleague_getpromoterlist.html"""
    check_joined(app)
    found = [
        talent
        for talent in app.state(Talents).by_appid.values()
        if talent.with_shop not in ABSENT and call.status in (None, talent.with_shop)
    ]
    start = (call.page_index - 1) * call.page_size
    shown = found[start : start + call.page_size]
    return LeagueTalentPage(
        finder_ids=[talent.finder_id for talent in shown],
        promoter_ids=[talent.talent_appid for talent in shown],
        total_num=len(found),
        continue_flag=start + call.page_size < len(found),
    )
