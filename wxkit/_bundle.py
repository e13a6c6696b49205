"""The three apps of one merchant together, from arguments, the environment or a file."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, cast

from wxkit._errors import ConfigError
from wxkit.miniprogram import AsyncMiniProgram, MiniProgram
from wxkit.service_account import AsyncServiceAccount, ServiceAccount
from wxkit.store import AsyncStore, Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from wxkit._tokens import TokenStore

__all__ = ["AsyncWeChat", "WeChat"]

APPS = ("store", "miniprogram", "service_account")
APP_KEYS = {"appid", "secret", "token", "aes_key"}
CLIENT_KEYS = {"base_url", "timeout", "max_retries", "token_mode", "token_file", "token_redis"}
OTHER_TABLES = {"plugins", "policy", "sandbox"}


class _Bundle:
    """What both colours share: which apps there are, and where the settings come from."""

    def __init__(self, clients: Mapping[str, Any]) -> None:
        self._clients = dict(clients)

    def _need(self, app: str) -> Any:
        if app not in self._clients:
            name = f"WXKIT_{app.upper()}_APPID"
            raise ConfigError(f"there is no {app} here: set {name} and its secret, or [{app}] in the file")
        return self._clients[app]

    @classmethod
    def _from(cls, settings: Mapping[str, Mapping[str, Any]]) -> Self:
        raise NotImplementedError

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None) -> Self:
        """From WXKIT_STORE_APPID, WXKIT_STORE_SECRET, …_MINIPROGRAM_…, …_SERVICE_ACCOUNT_…, WXKIT_BASE_URL."""
        env = os.environ if environ is None else environ
        settings: dict[str, dict[str, Any]] = {"client": {}}
        if base_url := env.get("WXKIT_BASE_URL"):
            settings["client"]["base_url"] = base_url
        for app in APPS:
            prefix = f"WXKIT_{app.upper()}"
            found = {
                key: env[f"{prefix}_{key.upper()}"] for key in APP_KEYS if env.get(f"{prefix}_{key.upper()}")
            }
            if found:
                settings[app] = found
        if len(settings) == 1:
            raise ConfigError(
                "no app is configured: set WXKIT_STORE_APPID and WXKIT_STORE_SECRET (or another app's)"
            )
        return cls._from(settings)

    @classmethod
    def from_config(cls, path: str | Path = "wxkit.toml") -> Self:
        """From a TOML file with a table for each app ([store], [miniprogram], [service_account]) and [client].

        A value `{ env = "NAME" }` is read from the environment, so that secrets stay out of the file.
        """
        return cls._from(_read(Path(path)))


def _read(path: Path) -> dict[str, dict[str, Any]]:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{path} cannot be read: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} is not TOML: {error}") from None
    settings: dict[str, dict[str, Any]] = {"client": {}}
    for table, values in data.items():
        if table in OTHER_TABLES:
            continue
        allowed = APP_KEYS if table in APPS else CLIENT_KEYS if table == "client" else None
        if allowed is None or not isinstance(values, dict):
            raise ConfigError(f"{path}: [{table}] is not one of {', '.join((*APPS, 'client'))}")
        settings[table] = {
            key: _value(path, f"{table}.{key}", value, known=key in allowed)
            for key, value in cast("dict[str, Any]", values).items()
        }
    if len(settings) == 1:
        raise ConfigError(
            f"{path} configures no app: add a table [store], [miniprogram] or [service_account]"
        )
    return settings


def _value(path: Path, where: str, value: Any, *, known: bool) -> Any:
    if not known:
        raise ConfigError(f"{path}: {where} is not a setting")
    if isinstance(value, dict):
        name = str(cast("dict[str, Any]", value).get("env", ""))
        if name not in os.environ:
            raise ConfigError(
                f"{path}: {where} wants the environment variable {name or '(none named)'}, not set"
            )
        return os.environ[name]
    return value


def _clients(
    settings: Mapping[str, Mapping[str, Any]], kinds: Mapping[str, Callable[..., Any]]
) -> dict[str, Any]:
    options = dict(settings.get("client", {}))
    store = _token_store(options.pop("token_file", None), options.pop("token_redis", None))
    if store is not None:
        options["tokens"] = store
    made: dict[str, Any] = {}
    for app, kind in kinds.items():
        if app in settings:
            missing = [key for key in ("appid", "secret") if not settings[app].get(key)]
            if missing:
                raise ConfigError(f"{app} lacks {' and '.join(missing)}")
            made[app] = kind(settings[app]["appid"], settings[app]["secret"], **options)
    return made


def _token_store(file: str | None, redis: str | None) -> TokenStore | None:
    from wxkit._tokens import FileTokenStore, RedisTokenStore

    if file and redis:
        raise ConfigError("client.token_file and client.token_redis exclude each other")
    if file:
        return FileTokenStore(file)
    return RedisTokenStore.from_url(redis) if redis else None


class WeChat(_Bundle):
    """Blocking clients of a merchant's three apps: `wechat.store`, `.miniprogram`, `.service_account`."""

    @classmethod
    def _from(cls, settings: Mapping[str, Mapping[str, Any]]) -> Self:
        kinds = {"store": Store, "miniprogram": MiniProgram, "service_account": ServiceAccount}
        return cls(_clients(settings, kinds))

    @property
    def store(self) -> Store:
        client: Store = self._need("store")
        return client

    @property
    def miniprogram(self) -> MiniProgram:
        client: MiniProgram = self._need("miniprogram")
        return client

    @property
    def service_account(self) -> ServiceAccount:
        client: ServiceAccount = self._need("service_account")
        return client

    def close(self) -> None:
        """Close the connections of all clients."""
        for client in self._clients.values():
            client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


class AsyncWeChat(_Bundle):
    """Clients of a merchant's three apps for the event loop."""

    @classmethod
    def _from(cls, settings: Mapping[str, Mapping[str, Any]]) -> Self:
        kinds = {
            "store": AsyncStore,
            "miniprogram": AsyncMiniProgram,
            "service_account": AsyncServiceAccount,
        }
        return cls(_clients(settings, kinds))

    @property
    def store(self) -> AsyncStore:
        client: AsyncStore = self._need("store")
        return client

    @property
    def miniprogram(self) -> AsyncMiniProgram:
        client: AsyncMiniProgram = self._need("miniprogram")
        return client

    @property
    def service_account(self) -> AsyncServiceAccount:
        client: AsyncServiceAccount = self._need("service_account")
        return client

    async def close(self) -> None:
        """Close the connections of all clients."""
        for client in self._clients.values():
            await client.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self.close()
