"""Member cards offered after a payment (支付即会员): rules by merchant and amount, and whom they reach."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from wxkit._call import Ok
from wxkit.service_account.pay_gift_cards import (
    AddPayGiftRule,
    DeletePayGiftRule,
    GetPayGiftRule,
    ListPayGiftRules,
    PayGiftFailure,
    PayGiftMember,
    PayGiftPeriod,
    PayGiftRule,
    PayGiftRuleAdded,
    PayGiftRuleInput,
    PayGiftRulePage,
    PayGiftRuleReply,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.people import Person
from wxkit_sandbox.service_account.card_book import living_template
from wxkit_sandbox.service_account.card_handing import why_not
from wxkit_sandbox.world import App

__all__ = ["PayGiftBook", "offer_card"]

OCCUPIED = 80101
VALID = "RULE_STATUS_OK"
PATHS = ("rule_info", "rule_info.base_info", "rule_info.member_rule")
FIELDS = {**dict.fromkeys(PATHS, 41011), "rule_info.type": 40035, "rule_info.member_rule.card_id": 41012}


@dataclass(slots=True)
class PayGiftBook:
    """All rules of the account by id, oldest first."""

    rules: dict[str, PayGiftRule] = field(default_factory=dict[str, PayGiftRule])


@handles(AddPayGiftRule, invalid=FIELDS)
def add_rule(app: App, call: AddPayGiftRule) -> PayGiftRuleAdded:
    """https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Membership_Cards/Manage_Member_Card.html"""
    _check(app, call.rule_info)
    wanted = list(dict.fromkeys(call.rule_info.base_info.mchid_list))
    failures = [failure for mchid in wanted if (failure := _occupied(app, mchid))]
    failed = {failure.mchid for failure in failures}
    free = [mchid for mchid in wanted if mchid not in failed]
    reply = PayGiftRuleAdded(fail_mchid_list=failures, succ_mchid_list=free)
    if free:
        reply.rule_id = str(app.world.ids.count("pay-gift-rule", 1))
        app.state(PayGiftBook).rules[reply.rule_id] = _rule(app, call.rule_info, free)
    return reply


def _check(app: App, rule: PayGiftRuleInput) -> None:
    period, member = rule.base_info, rule.member_rule
    if living_template(app, member.card_id).card_type != "MEMBER_CARD":
        raise Refusal(40071)
    if period.begin_time >= period.end_time or period.end_time <= app.world.clock.now():
        raise Refusal(40079)
    if not period.mchid_list or not 0 <= member.least_cost < member.max_cost:
        raise Refusal(40035)


def _occupied(app: App, mchid: str) -> PayGiftFailure | None:
    """Why a merchant can have no other rule: it has one that is not over yet."""
    now = app.world.clock.now()
    for rule_id, rule in app.state(PayGiftBook).rules.items():
        if mchid in rule.base_info.mchid_list and now < rule.base_info.end_time:
            return PayGiftFailure(
                mchid=mchid,
                errcode=OCCUPIED,
                errmsg="mchid occupied by another rule",
                occupy_rule_id=rule_id,
                occupy_appid=app.appid,
            )
    return None


def _rule(app: App, given: PayGiftRuleInput, mchids: list[str]) -> PayGiftRule:
    now = app.world.clock.time()
    period = PayGiftPeriod(
        mchid_list=mchids,
        begin_time=given.base_info.begin_time,
        end_time=given.base_info.end_time,
        status=VALID,
        create_time=now,
        update_time=now,
    )
    member = PayGiftMember(**given.member_rule.model_dump(exclude_none=True))
    return PayGiftRule(type=given.type, base_info=period, member_rule=member)


def _rule_of(app: App, rule_id: str) -> PayGiftRule:
    rule = app.state(PayGiftBook).rules.get(rule_id)
    if rule is None:
        raise Refusal(40035)
    return rule


@handles(DeletePayGiftRule, invalid={"rule_id": 40035})
def delete_rule(app: App, call: DeletePayGiftRule) -> Ok:
    """https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Membership_Cards/Manage_Member_Card.html"""
    _rule_of(app, call.rule_id)
    del app.state(PayGiftBook).rules[call.rule_id]
    return Ok()


@handles(GetPayGiftRule, invalid={"rule_id": 40035})
def get_rule(app: App, call: GetPayGiftRule) -> PayGiftRuleReply:
    """https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Membership_Cards/Manage_Member_Card.html"""
    return PayGiftRuleReply(rule_info=_rule_of(app, call.rule_id))


@handles(ListPayGiftRules, invalid={"*": 40035})
def list_rules(app: App, call: ListPayGiftRules) -> PayGiftRulePage:
    """https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Membership_Cards/Manage_Member_Card.html"""
    rules = list(_holding(app) if call.effective else app.state(PayGiftBook).rules.values())
    return PayGiftRulePage(rule_list=rules[call.offset : call.offset + call.count], total_count=len(rules))


def _holding(app: App) -> Iterator[PayGiftRule]:
    """Rules that hold now."""
    now = app.world.clock.now()
    for rule in app.state(PayGiftBook).rules.values():
        if rule.base_info.begin_time <= now < rule.base_info.end_time:
            yield rule


def offer_card(app: App, person: Person, mchid: str, amount: int) -> None:
    """Somebody paid a merchant so many fen: WeChat Pay's message shows the member card of the rule."""
    for rule in _holding(app):
        member = rule.member_rule
        if member is None or mchid not in rule.base_info.mchid_list:
            continue
        if member.least_cost <= amount < member.max_cost:
            _show(app, person, member)


def _show(app: App, person: Person, member: PayGiftMember) -> None:
    try:
        template = living_template(app, member.card_id)
    except Refusal:
        return  # the merchant has deleted the card meanwhile
    if not why_not(app, template, person):
        link = {"jump_url": member.jump_url, "app_brand_pass": member.app_brand_pass}
        app.tell(person, "card_offer", {"card_id": member.card_id, "title": template.base.title, **link})
