"""What people have to do with stores: the administrator's word on a store mini-program."""

from __future__ import annotations

from wxkit._endpoint import endpoint
from wxkit_sandbox.acts._base import Act, Acted, acting, impossible, the_app, the_person
from wxkit_sandbox.miniprogram.store_merchant import Merchant, confirm, refuse
from wxkit_sandbox.world import World

__all__ = ["AnswerMerchant", "PlaceActs"]


class AnswerMerchant(Act[Acted], post="/_sandbox/act/answer_merchant", auth="none"):
    """The administrator answers an application for a store mini-program (门店小程序), within 24 hours.

    What became of it is told by the event `apply_merchant_audit_info`. In the service account, unless
    the mini-program is named.
    """

    agree: bool = True


@acting(AnswerMerchant)
def answer_merchant(world: World, act: AnswerMerchant) -> Acted:
    """https://developers.weixin.qq.com/doc/offiaccount/WeChat_Stores/WeChat_Shop_Miniprogram_Interface.html"""
    app = the_app(world, act, "service_account", "miniprogram")
    the_person(world, act)
    if not app.state(Merchant).is_asked(app):
        raise impossible(f"{app.appid} has no application that waits for its administrator")
    if act.agree:
        confirm(app)
    else:
        refuse(app)
    return Acted()


class PlaceActs:
    """What people have to do with stores."""

    answer_merchant = endpoint(AnswerMerchant)
