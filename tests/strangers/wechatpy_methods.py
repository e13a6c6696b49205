"""Which methods of wechatpy 1.8.18 are out, and why. All others must occur in a test of this directory.

WeChat's documentation (https://developers.weixin.qq.com/doc/) decides: retired is what it says is gone,
or has no page for any more; elsewhere is what it documents for others than the three apps of a merchant.
"""

from __future__ import annotations

__all__ = ["ELSEWHERE", "RETIRED"]

_GROUPS = "user groups (用户分组) became tags (用户标签) in 2016"
_NEWS = "permanent articles (永久图文素材) became drafts (草稿箱) in 2021"
_PLACES = "places of cards (/card/location/) became store places (微信门店) in 2015"
_WXA_TEMPLATES = "the mini-program's template messages (小程序模板消息) became subscribe messages in 2020"

RETIRED: dict[str, str] = {
    "card.batch_add_locations": _PLACES,
    "card.batch_get_locations": _PLACES,
    "card.update_luckymoney_balance": "red packets (红包) are no card any more",
    "device": "the hardware platform of service accounts (微信硬件平台) is closed",
    "group": _GROUPS,
    "material.add_articles": _NEWS,
    "material.update_article": _NEWS,
    "material.update_articles": _NEWS,
    "merchant": "the first Store (微信小店 of 2014, /merchant/) is closed; today's Store is another product",
    "misc.short_url": "long2short (长链接转短链接) ended in 2021: short keys (短key托管)",
    "scan": "one scan (扫一扫商品) is closed",
    "semantic": "the semantic query (语义理解) is closed",
    "shakearound": "shake nearby (摇一摇周边) is closed",
    "user.get_group_id": _GROUPS,
    "wifi": "WeChat Wi-Fi (微信连Wi-Fi) is closed",
    "wxa.add_template": _WXA_TEMPLATES,
    "wxa.del_template": _WXA_TEMPLATES,
    "wxa.get_library_template": _WXA_TEMPLATES,
    "wxa.list_library_templates": _WXA_TEMPLATES,
    "wxa.list_templates": _WXA_TEMPLATES,
    "wxa.send_template_message": _WXA_TEMPLATES,
}
"""A group, or a method of a group."""

_COMPONENT = "for third-party platforms (第三方平台) that act for a mini-program, with their token"
_OPEN = "for Open Platform accounts (开放平台帐号), which third-party platforms manage"

ELSEWHERE: dict[str, str] = {
    "cloud": "cloud hosting (云开发) is not part of wxkit",
    "invoice": "electronic invoices (微信电子发票) are not part of wxkit",
    "marketing": "advertising (腾讯广告) is another product",
    "poi": "store places (微信门店) are not part of wxkit",
    "wxa.bind_open": _OPEN,
    "wxa.bind_tester": _COMPONENT,
    "wxa.change_visit_status": _COMPONENT,
    "wxa.commit": _COMPONENT,
    "wxa.create_open": _OPEN,
    "wxa.get_audit_status": _COMPONENT,
    "wxa.get_category": _COMPONENT,
    "wxa.get_latest_audit_status": _COMPONENT,
    "wxa.get_open": _OPEN,
    "wxa.get_page": _COMPONENT,
    "wxa.get_qrcode": _COMPONENT,
    "wxa.modify_domain": _COMPONENT,
    "wxa.query_quota": _COMPONENT,
    "wxa.release": _COMPONENT,
    "wxa.revert_code_release": _COMPONENT,
    "wxa.speed_up_audit": _COMPONENT,
    "wxa.submit_audit": _COMPONENT,
    "wxa.unbind_open": _OPEN,
    "wxa.unbind_tester": _COMPONENT,
    "wxa.undo_code_audit": _COMPONENT,
}
"""A group, or a method of a group."""
