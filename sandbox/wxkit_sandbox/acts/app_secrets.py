"""What the merchant does with an account's AppSecret in the console."""

from __future__ import annotations

from wxkit._endpoint import endpoint
from wxkit_sandbox.acts._base import Act, Acted, acting, impossible, the_app, the_person
from wxkit_sandbox.world import KINDS, World

__all__ = ["FreezeSecret", "SecretActs", "UnfreezeSecret"]


class FreezeSecret(Act[Acted], post="/_sandbox/act/freeze_secret", auth="none"):
    """In the console, freeze the AppSecret (冻结AppSecret) of the Store, or by its appid of another account:
    no more tokens (40243). Those that were issued go on working."""


class UnfreezeSecret(Act[Acted], post="/_sandbox/act/unfreeze_secret", auth="none"):
    """In the console, take the freezing back (解冻)."""


@acting(FreezeSecret)
def freeze_secret(world: World, act: FreezeSecret) -> Acted:
    """https://developers.weixin.qq.com/doc/service/api/base/api_getaccesstoken"""
    _set_frozen(world, act, frozen=True)
    return Acted()


@acting(UnfreezeSecret)
def unfreeze_secret(world: World, act: UnfreezeSecret) -> Acted:
    """https://developers.weixin.qq.com/doc/service/api/base/api_getaccesstoken"""
    _set_frozen(world, act, frozen=False)
    return Acted()


def _set_frozen(world: World, act: Act[Acted], *, frozen: bool) -> None:
    app = the_app(world, act, *KINDS)
    the_person(world, act)
    if app.secret_frozen == frozen:
        raise impossible(f"the secret of {app.appid} is {'frozen already' if frozen else 'not frozen'}")
    app.secret_frozen = frozen


class SecretActs:
    """The AppSecret in the console."""

    freeze_secret = endpoint(FreezeSecret)
    unfreeze_secret = endpoint(UnfreezeSecret)
