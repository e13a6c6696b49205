"""Rules by which parametric QR codes open the mini-program instead of the chat."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit._call import Ok
from wxkit.service_account.qrcode_jump import (
    AddJumpRule,
    DeleteJumpRule,
    GetJumpRules,
    JumpRule,
    JumpRules,
    JumpState,
    PublishJumpRule,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.miniprogram.pages import Release
from wxkit_sandbox.service_account.qrcode import QrCodes
from wxkit_sandbox.world import App

__all__ = ["JumpBook", "KeptRule"]

BAD_ARGUMENT, BAD_LINK, BANNED, DOUBLE, TAKEN, FULL = 40097, 85066, 85070, 85071, 85072, 85073
NOT_RELEASED, PERSONAL, DAMAGED, TOO_OFTEN = 85074, 85075, 85095, 886000
NEWEST = 10_000
A_MONTH = 100


@dataclass(slots=True)
class KeptRule:
    """One rule."""

    prefix: str
    path: str
    published: bool = False


@dataclass(slots=True)
class JumpBook:
    """All rules of an account by prefix, oldest first."""

    rules: dict[str, KeptRule] = field(default_factory=dict[str, KeptRule])
    published: dict[str, int] = field(default_factory=dict[str, int])
    """How many were published, by month."""

    def working(self, url: str) -> KeptRule | None:
        """The published rule for what a code says."""
        rule = self.rules.get(url)
        return rule if rule is not None and rule.published else None

    def left(self, app: App) -> int:
        """How many may still be published this month."""
        return A_MONTH - self.published.get(app.world.clock.month(), 0)


@handles(AddJumpRule, invalid={"prefix": BAD_LINK, "*": BAD_ARGUMENT})
def add_rule(app: App, call: AddJumpRule) -> Ok:
    """https://developers.weixin.qq.com/doc/service/api/qrcode/qrcodejump/api_qrcodejumpadd"""
    _check_miniprogram(app, call.appid)
    if not call.path:
        raise Refusal(BAD_ARGUMENT)
    book = app.state(JumpBook)
    known = book.rules.get(call.prefix)
    if call.is_edit:
        _unpublished(known).path = call.path
        return Ok()
    if known is not None:
        raise Refusal(DOUBLE)
    _check_link(app, call.prefix)
    if len(book.rules) >= app.world.settings.jump_rules_at_most:
        raise Refusal(FULL)
    book.rules[call.prefix] = KeptRule(call.prefix, call.path)
    return Ok()


def _check_miniprogram(app: App, appid: str) -> None:
    """It has to be the one that is linked to the account, and an organisation's."""
    if appid != app.world.miniprogram.appid:
        raise Refusal(40013)
    _check_owner(app)


def _check_owner(app: App) -> None:
    if app.world.settings.miniprogram_is_personal:
        raise Refusal(PERSONAL)


def _check_link(app: App, prefix: str) -> None:
    """What a living code of the account says, and nobody has forbidden or taken."""
    if app.state(QrCodes).alive(prefix, app.world.clock.now()) is None or not prefix.startswith("http"):
        raise Refusal(BAD_LINK)
    if prefix in app.world.settings.jump_links_banned:
        raise Refusal(BANNED)
    if prefix in app.world.settings.jump_links_taken:
        raise Refusal(TAKEN)


def _unpublished(rule: KeptRule | None) -> KeptRule:
    if rule is None or rule.published:
        raise Refusal(BAD_ARGUMENT)
    return rule


@handles(PublishJumpRule, invalid={"*": BAD_ARGUMENT})
def publish_rule(app: App, call: PublishJumpRule) -> Ok:
    """https://developers.weixin.qq.com/doc/service/api/qrcode/qrcodejump/api_qrcodejumppublish"""
    _check_owner(app)
    book = app.state(JumpBook)
    rule = book.rules.get(call.prefix)
    if rule is None:
        raise Refusal(BAD_ARGUMENT)
    if not app.world.miniprogram.state(Release).online:
        raise Refusal(NOT_RELEASED)
    if app.state(QrCodes).alive(rule.prefix, app.world.clock.now()) is None:
        raise Refusal(DAMAGED)
    if rule.published:
        return Ok()
    if book.left(app) <= 0:
        raise Refusal(TOO_OFTEN)
    month = app.world.clock.month()
    book.published[month] = book.published.get(month, 0) + 1
    rule.published = True
    return Ok()


@handles(DeleteJumpRule, invalid={"*": BAD_ARGUMENT})
def delete_rule(app: App, call: DeleteJumpRule) -> Ok:
    """https://developers.weixin.qq.com/doc/service/api/qrcode/qrcodejump/api_qrcodejumpdelete"""
    _check_miniprogram(app, call.appid)
    if app.state(JumpBook).rules.pop(call.prefix, None) is None:
        raise Refusal(BAD_ARGUMENT)
    return Ok()


@handles(GetJumpRules, invalid={"*": BAD_ARGUMENT})
def get_rules(app: App, call: GetJumpRules) -> JumpRules:
    """https://developers.weixin.qq.com/doc/service/api/qrcode/qrcodejump/api_qrcodejumpget"""
    _check_miniprogram(app, call.appid)
    book = app.state(JumpBook)
    page = _wanted(list(book.rules.values()), call)
    return JumpRules(
        rule_list=[_shown(rule) for rule in page],
        qrcodejump_open=int(bool(book.rules)),
        list_size=len(page),
        qrcodejump_pub_quota=book.left(app),
        total_count=len(book.rules),
    )


def _wanted(rules: list[KeptRule], call: GetJumpRules) -> list[KeptRule]:
    if call.get_type == 1:
        if call.prefix_list is None:
            raise Refusal(BAD_ARGUMENT)
        return [rule for rule in rules if rule.prefix in call.prefix_list]
    if call.get_type == 2:
        if call.page_num is None or call.page_size is None:
            raise Refusal(BAD_ARGUMENT)
        return rules[(call.page_num - 1) * call.page_size :][: call.page_size]
    return rules[-NEWEST:][::-1]


def _shown(rule: KeptRule) -> JumpRule:
    state = JumpState.PUBLISHED if rule.published else JumpState.UNPUBLISHED
    return JumpRule(prefix=rule.prefix, path=rule.path, state=state)
