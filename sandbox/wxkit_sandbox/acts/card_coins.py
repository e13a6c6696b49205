"""Coins of the card account (券点) come and go, in the merchant's console or by the platform."""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Reply
from wxkit._endpoint import endpoint
from wxkit_sandbox.acts._base import Act, acting, impossible, the_app, the_person
from wxkit_sandbox.service_account.card_coins import CoinMove, NotEnoughCoins, move
from wxkit_sandbox.world import World

__all__ = ["CardCoinActs", "CoinsLeft", "MoveCardCoins"]


class CoinsLeft(Reply):
    """What the account has now."""

    free: int = 0
    paid: int = 0


class MoveCardCoins(Act[CoinsLeft], post="/_sandbox/act/move_card_coins", auth="none"):
    """In the console, the person buys coins or spends them on stock; or the platform gives or takes some.

    Event `card_pay_order`.
    """

    kind: CoinMove = "bought"
    coins: int = Field(ge=1)
    memo: str = ""
    """What WeChat says it is for."""


@acting(MoveCardCoins)
def move_card_coins(world: World, act: MoveCardCoins) -> CoinsLeft:
    """https://developers.weixin.qq.com/doc/service/guide/product/card/Coupons_Vouchers_and_Cards_Event_Push_Messages.html"""
    app = the_app(world, act, "service_account")
    the_person(world, act)
    try:
        account = move(app, act.kind, act.coins, act.memo)
    except NotEnoughCoins as reason:
        raise impossible(str(reason)) from None
    return CoinsLeft(free=account.free, paid=account.paid)


class CardCoinActs:
    """Coins of the card account."""

    move_card_coins = endpoint(MoveCardCoins)
