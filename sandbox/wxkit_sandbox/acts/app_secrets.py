"""What the merchant does in the console with an account's AppSecret, and with its keys (API安全)."""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Reply
from wxkit._endpoint import endpoint
from wxkit_sandbox.acts._base import Act, Acted, acting, impossible, the_app, the_person
from wxkit_sandbox.common.sealing import ApiKeys, new_platform_key, public_text, wrong_with
from wxkit_sandbox.world import KINDS, World

__all__ = ["ApiSecured", "FreezeSecret", "SecretActs", "SecureApi", "UnfreezeSecret"]


class FreezeSecret(Act[Acted], post="/_sandbox/act/freeze_secret", auth="none"):
    """In the console, freeze the AppSecret (冻结AppSecret) of the Store, or by its appid of another account:
    no more tokens (40243). Those that were issued go on working."""


class UnfreezeSecret(Act[Acted], post="/_sandbox/act/unfreeze_secret", auth="none"):
    """In the console, take the freezing back (解冻)."""


class ApiSecured(Reply):
    """The platform's certificate (平台证书), with which its answers are verified."""

    serial: str = ""
    public_key: str = ""
    """PEM."""


class SecureApi(Act[ApiSecured], post="/_sandbox/act/secure_api", auth="none"):
    """In the console, set up signed and encrypted calls (API安全) of the Store, or by its appid of another
    account: from now on calls that can be sealed have to be. A key that is left out is not set up."""

    key_sn: str = ""
    key: str = Field(default="", repr=False)
    """The symmetric key (AES256_GCM): 32 bytes in base64."""
    public_key: str = ""
    """The app's public key (RSAwithSHA256), PEM."""
    on: bool = True
    """False turns it off again."""


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


@acting(SecureApi)
def secure_api(world: World, act: SecureApi) -> ApiSecured:
    """https://developers.weixin.qq.com/miniprogram/dev/server/getting_started/api_signature"""
    app = the_app(world, act, *KINDS)
    the_person(world, act)
    wrong = wrong_with(act.key, act.public_key)
    if wrong:
        raise impossible(wrong)
    keys = app.state(ApiKeys)
    if not keys.platform_key:
        keys.platform_key = new_platform_key()
        keys.serial = world.ids.token(32)
    keys.on, keys.key_sn, keys.key, keys.public_key = act.on, act.key_sn, act.key, act.public_key
    return ApiSecured(serial=keys.serial, public_key=public_text(keys.platform_key))


def _set_frozen(world: World, act: Act[Acted], *, frozen: bool) -> None:
    app = the_app(world, act, *KINDS)
    the_person(world, act)
    if app.secret_frozen == frozen:
        raise impossible(f"the secret of {app.appid} is {'frozen already' if frozen else 'not frozen'}")
    app.secret_frozen = frozen


class SecretActs:
    """AppSecret and keys in the console."""

    freeze_secret = endpoint(FreezeSecret)
    unfreeze_secret = endpoint(UnfreezeSecret)
    secure_api = endpoint(SecureApi)
