"""Member cards (会员卡): somebody activates theirs, by WeChat's form or on the merchant's page."""

from __future__ import annotations

from wxkit._call import Reply
from wxkit._endpoint import endpoint
from wxkit.callbacks.events import SubmitMembercardUserInfo
from wxkit.service_account._card_kinds import MemberCardInput
from wxkit.service_account.member_cards import SetActivateForm
from wxkit_sandbox.acts._base import Act, acting, impossible, the_app, the_person
from wxkit_sandbox.acts.cards import the_card
from wxkit_sandbox.service_account.card_book import CardBook, HeldCard, encrypt_code
from wxkit_sandbox.service_account.card_days import note
from wxkit_sandbox.service_account.card_members import WrongForm, activate, fill_in, way_of
from wxkit_sandbox.service_account.visitors import with_query
from wxkit_sandbox.world import App, World

__all__ = ["FillMemberForm", "MemberCardActs", "MemberPage", "TapActivate"]


class MemberPage(Reply):
    """Where the person is now."""

    url: str = ""
    """The merchant's page; empty when they stay with the card."""
    encrypt_code: str = ""
    """`codes.decrypt()` tells the code."""
    activate_ticket: str = ""
    """`member_cards.activate_temp_info()` tells what was filled in."""


class FillMemberForm(Act[MemberPage], post="/_sandbox/act/fill_member_form", auth="none"):
    """Fill in the form for one-tap activation (一键激活), or change it later: event
    `submit_membercard_user_info`. The card is active then, unless a page of the merchant's comes next
    (跳转型一键激活)."""

    code: str
    card_id: str | None = None
    """Needed for codes of the merchant's own."""
    answers: dict[str, str] = {}
    """By `USER_FORM_INFO_FLAG_…` or the name of a field; several choices with commas."""


class TapActivate(Act[MemberPage], post="/_sandbox/act/tap_activate", auth="none"):
    """Tap 激活 on a member card that is activated on the merchant's page (activate_url)."""

    code: str
    card_id: str | None = None
    """Needed for codes of the merchant's own."""


def _member(app: App, card: HeldCard) -> MemberCardInput:
    content = card.template.content
    if not isinstance(content, MemberCardInput):
        raise impossible(f"the card {card.code} is not a member card")
    if not card.holds(app.world.clock.now()):
        raise impossible(f"the card {card.code} cannot be used any more")
    return content


@acting(FillMemberForm)
def fill_member_form(world: World, act: FillMemberForm) -> MemberPage:
    """https://developers.weixin.qq.com/doc/service/guide/product/card/Membership_Cards/Create_a_membership_card.html"""
    app, person = the_app(world, act, "service_account"), the_person(world, act)
    card = the_card(app, person, act.code, act.card_id)
    content = _member(app, card)
    if way_of(content) not in ("form", "form_then_page"):
        raise impossible(f"the card {card.card_id} is not activated by a form (wx_activate)")
    if card.template.form is None:
        raise impossible(f"the merchant has not said what the form of {card.card_id} asks for")
    _fill_in(card, card.template.form, act.answers)
    app.emit(SubmitMembercardUserInfo(card_id=card.card_id, user_card_code=card.code), person)
    if card.active_at is not None:
        return MemberPage()
    return _activate(app, card, content)


def _fill_in(card: HeldCard, form: SetActivateForm, answers: dict[str, str]) -> None:
    try:
        fill_in(card, form, answers)
    except WrongForm as reason:
        raise impossible(str(reason)) from None


def _activate(app: App, card: HeldCard, content: MemberCardInput) -> MemberPage:
    """What follows the form: the card is active, or the merchant's page decides."""
    if way_of(content) == "form_then_page":
        ticket = app.world.ids.token(64)
        app.state(CardBook).tickets[ticket] = card
        return _page(app, card, content.wx_activate_after_submit_url or "", ticket)
    activate(app, card, card.code)
    note(app, card, "active")
    if content.bonus_rule is not None:
        card.bonus += content.bonus_rule.init_increase_bonus or 0
    return MemberPage()


def _page(app: App, card: HeldCard, address: str, ticket: str = "") -> MemberPage:
    fields = {"card_id": card.card_id, "encrypt_code": encrypt_code(app, card), "openid": card.openid}
    fields |= {"outer_str": card.outer_str} if card.outer_str else {}
    fields |= {"activate_ticket": ticket} if ticket else {}
    url = with_query(address, **fields)
    return MemberPage(url=url, encrypt_code=fields["encrypt_code"], activate_ticket=ticket)


@acting(TapActivate)
def tap_activate(world: World, act: TapActivate) -> MemberPage:
    """https://developers.weixin.qq.com/doc/service/guide/product/card/Membership_Cards/Create_a_membership_card.html"""
    app, person = the_app(world, act, "service_account"), the_person(world, act)
    card = the_card(app, person, act.code, act.card_id)
    content = _member(app, card)
    if way_of(content) != "page" or card.active_at is not None:
        raise impossible(f"the card {card.code} leads to no page of the merchant's for activation")
    return _page(app, card, content.activate_url or content.activate_app_brand_pass or "")


class MemberCardActs:
    """Activating member cards."""

    fill_member_form = endpoint(FillMemberForm)
    tap_activate = endpoint(TapActivate)
