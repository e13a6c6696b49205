"""Cards after a payment (支付后投放卡券): rules by which WeChat Pay offers a member card (支付即会员)."""

from __future__ import annotations

from typing import Literal, TypeAlias

from pydantic import Field

from wxkit._call import Call, Input, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._numbers import NumberId
from wxkit._paging import offset

__all__ = [
    "AddPayGiftRule",
    "AsyncPayGiftCards",
    "DeletePayGiftRule",
    "GetPayGiftRule",
    "ListPayGiftRules",
    "PayGiftCards",
    "PayGiftFailure",
    "PayGiftMember",
    "PayGiftMemberInput",
    "PayGiftPeriod",
    "PayGiftPeriodInput",
    "PayGiftRule",
    "PayGiftRuleAdded",
    "PayGiftRuleInput",
    "PayGiftRulePage",
    "PayGiftRuleReply",
    "PayGiftRuleType",
]

PayGiftRuleType: TypeAlias = Literal["RULE_TYPE_PAY_MEMBER_CARD"]


class PayGiftPeriodInput(Input):
    """For whom and when a rule holds."""

    mchid_list: list[str]
    """WeChat Pay merchants (商户号)."""
    begin_time: int
    """Unix seconds."""
    end_time: int
    """Unix seconds."""


class PayGiftMemberInput(Input):
    """Which member card a payment of which size brings."""

    card_id: str
    least_cost: int
    """Fen, this much included."""
    max_cost: int
    """Fen, this much not included."""
    jump_url: str | None = None
    """Page for receiving the card; WeChat's own when absent."""
    app_brand_id: str | None = None
    """Mini-program for receiving it, `gh_…`."""
    app_brand_pass: str | None = None
    """Its page."""


class PayGiftRuleInput(Input):
    """A rule."""

    type: PayGiftRuleType = "RULE_TYPE_PAY_MEMBER_CARD"
    base_info: PayGiftPeriodInput
    member_rule: PayGiftMemberInput


class PayGiftFailure(Output):
    """A merchant for whom the rule does not hold."""

    mchid: str = ""
    errcode: int = 0
    errmsg: str = ""
    occupy_rule_id: NumberId | None = None
    """The rule that it has already."""
    occupy_appid: str | None = None
    """The account which that rule is of."""


class PayGiftRuleAdded(Reply):
    """The new rule."""

    rule_id: NumberId = ""
    fail_mchid_list: list[PayGiftFailure] = []
    succ_mchid_list: list[str] = []


class AddPayGiftRule(Call[PayGiftRuleAdded], post="/card/paygiftcard/add"):
    """Offer a member card after payments (设置支付后投放卡券规则).

    https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Membership_Cards/Manage_Member_Card.html
    """

    rule_info: PayGiftRuleInput


class DeletePayGiftRule(Call[Ok], post="/card/paygiftcard/delete", repeatable=True):
    """Delete a rule (删除支付后投放卡券规则).

    https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Membership_Cards/Manage_Member_Card.html
    """

    rule_id: NumberId


class PayGiftPeriod(Output):
    """For whom and when a rule holds."""

    mchid_list: list[str] = []
    begin_time: int = 0
    """Unix seconds."""
    end_time: int = 0
    """Unix seconds."""
    status: str = ""
    """E.g. `RULE_STATUS_OK`."""
    create_time: int = 0
    """Unix seconds."""
    update_time: int = 0
    """Unix seconds."""


class PayGiftMember(Output):
    """Which member card a payment of which size brings."""

    card_id: str = ""
    least_cost: int = 0
    """Fen."""
    max_cost: int = 0
    """Fen."""
    jump_url: str | None = None
    app_brand_id: str | None = None
    app_brand_pass: str | None = None


class PayGiftRule(Output):
    """A rule."""

    type: str = ""
    base_info: PayGiftPeriod = Field(default_factory=PayGiftPeriod)
    member_rule: PayGiftMember | None = None


class PayGiftRuleReply(Reply):
    """One rule."""

    rule_info: PayGiftRule = Field(default_factory=PayGiftRule)


class GetPayGiftRule(Call[PayGiftRuleReply], post="/card/paygiftcard/getbyid", repeatable=True):
    """One rule (查询支付后投放卡券规则详情).

    https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Membership_Cards/Manage_Member_Card.html
    """

    rule_id: NumberId


class PayGiftRulePage(Reply):
    """A page of rules."""

    rule_list: list[PayGiftRule] = []
    total_count: int = 0
    """How many there are in all."""


class ListPayGiftRules(Call[PayGiftRulePage], post="/card/paygiftcard/batchget", repeatable=True):
    """Rules of the account (批量查询支付后投放卡券规则).

    https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Membership_Cards/Manage_Member_Card.html
    """

    type: PayGiftRuleType = "RULE_TYPE_PAY_MEMBER_CARD"
    effective: bool = True
    """Only rules that hold now."""
    offset: int = Field(default=0, ge=0)
    count: int = Field(default=10, ge=1)


class PayGiftCardCalls:
    """Cards after a payment."""

    add = endpoint(AddPayGiftRule)
    delete = endpoint(DeletePayGiftRule)
    get = endpoint(GetPayGiftRule)
    list = endpoint(ListPayGiftRules)
    iter_list = paged(ListPayGiftRules, lambda page: page.rule_list, offset("rule_list", size="count"))


class PayGiftCards(PayGiftCardCalls, Sync):
    """Cards after a payment (支付后投放卡券)."""


class AsyncPayGiftCards(PayGiftCardCalls, Async):
    """Cards after a payment (支付后投放卡券)."""
