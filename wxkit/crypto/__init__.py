"""WeChat's cryptography: pushes, open data of mini-programs, web page signatures, signed API calls."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from wxkit.crypto._errors import (
    ApiSecurityError,
    BadCiphertext,
    CannotDecrypt,
    PushRefused,
    UserDataError,
    WrongAppid,
    WrongKey,
)
from wxkit.crypto._push import PushCrypto, SealedPush, push_signature
from wxkit.crypto._user_data import (
    check_raw_data,
    decrypt_user_data,
    encrypt_user_data,
    login_signature,
    raw_data_signature,
)
from wxkit.crypto._web import card_signature, jsapi_signature

if TYPE_CHECKING:
    from wxkit.crypto._api import ApiSecurity, SealedCall

__all__ = [
    "ApiSecurity",
    "ApiSecurityError",
    "BadCiphertext",
    "CannotDecrypt",
    "PushCrypto",
    "PushRefused",
    "SealedCall",
    "SealedPush",
    "UserDataError",
    "WrongAppid",
    "WrongKey",
    "card_signature",
    "check_raw_data",
    "decrypt_user_data",
    "encrypt_user_data",
    "jsapi_signature",
    "login_signature",
    "push_signature",
    "raw_data_signature",
]


def __getattr__(name: str) -> Any:
    # Public-key cryptography takes longest to load, and only signed API calls need it.
    if name in ("ApiSecurity", "SealedCall"):
        return getattr(import_module(f"{__name__}._api"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
