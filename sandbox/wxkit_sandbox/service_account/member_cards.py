"""Member cards that people have: activated, read, and kept up to date."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from wxkit._call import Ok
from wxkit.service_account._card_kinds import MemberCardInput
from wxkit.service_account.card_codes import CodeField
from wxkit.service_account.member_cards import (
    ActivateForm,
    ActivateMemberCard,
    ActivateUrl,
    GetActivateTempInfo,
    GetActivateUrl,
    GetMember,
    MemberFields,
    MemberReply,
    MemberTempInfo,
    MemberUpdated,
    SetActivateForm,
    UpdateMember,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.service_account.card_book import (
    CardBook,
    CardTemplate,
    HeldCard,
    check_held,
    held_card,
    living_template,
    template_of,
)
from wxkit_sandbox.service_account.card_days import note
from wxkit_sandbox.service_account.card_handing import Channel
from wxkit_sandbox.service_account.card_links import CardLink, CardLinks, OfferedCard, biz_of
from wxkit_sandbox.service_account.card_members import activate
from wxkit_sandbox.world import App

__all__: list[str] = []

MEMBER = {"code": 41013, "card_id": 41012, "*": 41011}
FIGURE_BYTES = 12
RECORD_BYTES = 42
FORM_FIELDS = {
    f"USER_FORM_INFO_FLAG_{name}"
    for name in (
        "MOBILE", "SEX", "NAME", "BIRTHDAY", "IDCARD", "EMAIL", "LOCATION", "DETAIL_LOCATION",
        "EDUCATION_BACKGRO", "EDUCATION_BACKGROUND", "INDUSTRY", "INCOME", "HABIT",
    )
}  # fmt: skip
SEXES = {"男": "MALE", "女": "FEMALE"}


def _content(template: CardTemplate) -> MemberCardInput:
    """45030 for another kind of card."""
    if not isinstance(template.content, MemberCardInput):
        raise Refusal(45030)
    return template.content


def _member(app: App, code: str, card_id: str | None) -> HeldCard:
    """A member card that its holder has."""
    card = held_card(app, code, card_id)
    _content(card.template)
    check_held(app, card)
    return card


def _figures(card: HeldCard, values: Iterable[str | None]) -> dict[int, str]:
    """New values of the card's figures: 40124 for one that it has not, 45021 for a long one."""
    given = {number: value for number, value in enumerate(values, 1) if value is not None}
    for number, value in given.items():
        if getattr(card.template.content, f"custom_field{number}") is None:
            raise Refusal(40124)
        if len(value.encode()) > FIGURE_BYTES:
            raise Refusal(45021)
    return given


def _check_amounts(bonus: int, balance: int) -> None:
    """45022 for points, 45023 for a balance below zero."""
    if bonus < 0:
        raise Refusal(45022)
    if balance < 0:
        raise Refusal(45023)


def _check_record(*records: str | None) -> None:
    if any(record is not None and len(record.encode()) > RECORD_BYTES for record in records):
        raise Refusal(45021)


@handles(ActivateMemberCard, invalid=MEMBER)
def activate_member_card(app: App, call: ActivateMemberCard) -> Ok:
    """https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Coupons-Mini_Program_Start_Up.html"""
    card = _member(app, call.code, call.card_id)
    values = (call.init_custom_field_value1, call.init_custom_field_value2, call.init_custom_field_value3)
    figures = _figures(card, values)
    begin = card.active_begin if call.activate_begin_time is None else call.activate_begin_time
    end = card.active_end if call.activate_end_time is None else call.activate_end_time
    _check_record(call.init_bonus_record)
    _check_amounts(call.init_bonus or 0, call.init_balance or 0)
    if begin is not None and end is not None and begin >= end:
        raise Refusal(40100)
    if card.active_at is None:
        note(app, card, "active")
    activate(app, card, call.membership_number)
    card.active_begin, card.active_end = begin, end
    card.bonus = card.bonus if call.init_bonus is None else call.init_bonus
    card.balance = card.balance if call.init_balance is None else call.init_balance
    card.background_pic_url = call.background_pic_url or card.background_pic_url
    card.figures |= figures
    return Ok()


@handles(SetActivateForm, invalid={"card_id": 41012})
def set_activate_form(app: App, call: SetActivateForm) -> Ok:
    """https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Membership_Cards/Create_a_membership_card.html"""
    template = living_template(app, call.card_id)
    if not _content(template).wx_activate:
        raise Refusal(45030)
    forms = [form for form in (call.required_form, call.optional_form) if form is not None]
    if not forms:
        raise Refusal(41011)
    for form in forms:
        _check_form(form)
    template.form = call
    return Ok()


def _check_form(form: ActivateForm) -> None:
    """40150 for a field that WeChat does not know, or a choice of nothing."""
    if not FORM_FIELDS.issuperset(form.common_field_id_list or []):
        raise Refusal(40150)
    if not all(question.values for question in form.rich_field_list or []):
        raise Refusal(40150)


@handles(GetActivateUrl, invalid={"card_id": 41012})
def get_activate_url(app: App, call: GetActivateUrl) -> ActivateUrl:
    """https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Coupons-Mini_Program_Start_Up.html"""
    template = living_template(app, call.card_id)
    _content(template)
    encrypted = app.world.ids.derived(43, "encrypt_card_id", app.appid, template.card_id) + "="
    outer = call.outer_str or ""
    query = f"encrypt_card_id={quote(encrypted)}&outer_str={quote(outer)}&biz={quote(biz_of(app))}"
    url = f"https://mp.weixin.qq.com/bizmall/activatemembercard?action=preshow&{query}#wechat_redirect"
    app.state(CardLinks).by_address[url] = CardLink([OfferedCard(template, channel=Channel(outer))])
    return ActivateUrl(url=url)


@handles(GetActivateTempInfo, invalid={"activate_ticket": 40035})
def get_activate_temp_info(app: App, call: GetActivateTempInfo) -> MemberTempInfo:
    """https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Coupons-Mini_Program_Start_Up.html"""
    card = app.state(CardBook).tickets.get(call.activate_ticket)
    if card is None:
        raise Refusal(40035)
    return MemberTempInfo(info=_answers(card))


def _answers(card: HeldCard) -> MemberFields:
    return MemberFields(common_field_list=card.common_answers, custom_field_list=card.custom_answers)


@handles(GetMember, invalid=MEMBER)
def get_member(app: App, call: GetMember) -> MemberReply:
    """https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Membership_Cards/Manage_Member_Card.html"""
    template = template_of(app, call.card_id)
    _content(template)
    card = app.state(CardBook).by_code.get((template.card_id, call.code))
    if card is None:
        raise Refusal(40056)
    return MemberReply(
        openid=card.openid,
        nickname=card.person.nickname,
        membership_number=card.number,
        bonus=card.bonus,
        balance=card.balance,
        sex=_sex(card.common_answers),
        user_info=_answers(card),
        user_card_status=card.status_at(app.world.clock.now()),
        has_active=card.active_at is not None,
    )


def _sex(answers: list[CodeField]) -> str:
    """As the person filled it in; the world does not know it otherwise."""
    given = (answer.value for answer in answers if answer.name == "USER_FORM_INFO_FLAG_SEX")
    return SEXES.get(next(given, ""), "")


@handles(UpdateMember, invalid=MEMBER)
def update_member(app: App, call: UpdateMember) -> MemberUpdated:
    """https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Membership_Cards/Create_a_membership_card.html"""
    card = _member(app, call.code, call.card_id)
    if card.active_at is None:
        raise Refusal(40078)
    figures = _figures(card, (call.custom_field_value1, call.custom_field_value2, call.custom_field_value3))
    _check_record(call.record_bonus, call.record_balance)
    bonus = card.bonus + (call.add_bonus or 0) if call.bonus is None else call.bonus
    balance = card.balance + (call.add_balance or 0) if call.balance is None else call.balance
    _check_amounts(bonus, balance)
    _tell(app, card, call, bonus, balance)
    card.bonus, card.balance = bonus, balance
    card.figures |= figures
    card.background_pic_url = call.background_pic_url or card.background_pic_url
    return MemberUpdated(result_bonus=bonus, result_balance=balance, openid=card.openid)


def _tell(app: App, card: HeldCard, call: UpdateMember, bonus: int, balance: int) -> None:
    """The message that the member gets: of points and balance unless told not to, of figures when told to."""
    notify, told = call.notify_optional, dict[str, object]()
    if bonus != card.bonus and (notify is None or notify.is_notify_bonus is not False):
        told |= {"bonus": bonus, "record_bonus": call.record_bonus or ""}
    if balance != card.balance and (notify is None or notify.is_notify_balance is not False):
        told |= {"balance": balance, "record_balance": call.record_balance or ""}
    for number in (1, 2, 3):
        value = getattr(call, f"custom_field_value{number}")
        if value is not None and notify and getattr(notify, f"is_notify_custom_field{number}"):
            told[f"custom_field{number}"] = value
    if told:
        app.tell(card.person, "member_card", {"card_id": card.card_id, "code": card.code, **told})
