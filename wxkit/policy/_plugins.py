"""Plugins of one engine: found by entry point, chosen and ordered by settings, asked through typed calls.

Every engine owns its manager; nothing is loaded at import. The typed calls ask one implementation after the
other, so that each gets its own settings, every answer is checked, and an error names plugin and hook.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from importlib.metadata import EntryPoint, entry_points
from typing import Any, TypeVar, overload

import click
import pluggy
from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from wxkit.policy._answers import checked, items
from wxkit.policy._asking import Asked, Runner, plainly
from wxkit.policy._errors import PluginError
from wxkit.policy._misfits import misfits, nearest
from wxkit.policy.hookspecs import PolicyHooks

__all__ = ["GROUP", "Loaded", "NoSettings", "Plugins", "described", "discover"]

GROUP = "wxkit"
"""Entry point group of plugins."""

T = TypeVar("T")
U = TypeVar("U")
Source = EntryPoint | object


class NoSettings(BaseModel):
    """Settings of a plugin that has none."""

    model_config = ConfigDict(extra="forbid", frozen=True)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A plugin as an engine uses it."""

    name: str
    version: str
    module: Any = field(repr=False)
    settings: BaseModel


def discover() -> dict[str, EntryPoint]:
    """All installed plugins by name."""
    return {point.name: point for point in entry_points(group=GROUP)}


def require_installed(names: Iterable[str], problem: str = "has settings but is not installed") -> None:
    """Raise PluginError for a name that no installed plugin has."""
    installed = discover()
    for name in names:
        if name not in installed:
            known = ", ".join(sorted(installed)) or "none"
            raise PluginError(name, f"{problem}{nearest(name, installed)} (installed: {known})")


def described(name: str) -> tuple[tuple[str, ...], type[BaseModel]]:
    """Hooks and settings model of an installed plugin. Raises PluginError."""
    plugin, _ = _resolve(name, _sources([name])[name])
    manager = _manager()
    _register(manager, plugin, name)
    callers = manager.get_hookcallers(plugin) or ()
    return tuple(caller.name for caller in callers), _model(name, plugin)


class Plugins:
    """The plugins of one engine, in the order in which they are asked.

    Give names (looked up among the installed ones) or, by name, modules and objects with `@hookimpl`
    functions. `settings` holds a table for each plugin that needs one. Raises PluginError.
    """

    def __init__(
        self,
        plugins: Sequence[str] | Mapping[str, object] = (),
        settings: Mapping[str, Mapping[str, Any]] | None = None,
        *,
        hook_limit: float = 1.0,
        runner: Runner = plainly,
    ) -> None:
        self.hook_limit = hook_limit
        """Seconds that one call of a hook may take."""
        self._runner = runner
        self._manager = _manager()
        self._hooks: dict[str, tuple[Asked, ...]] = {}
        self.loaded: list[Loaded] = []
        tables = dict(settings or {})
        for name, source in _sources(plugins).items():
            self._load(name, source, tables.pop(name, {}))
        if tables:
            known = ", ".join(loaded.name for loaded in self.loaded) or "none"
            raise PluginError(next(iter(tables)), f"has settings but is not in use (in use: {known})")
        self._arrange()

    def _load(self, name: str, source: Source, table: Mapping[str, Any]) -> None:
        plugin, version = _resolve(name, source)
        _register(self._manager, plugin, name)
        settings = _settings(name, _model(name, plugin), table)
        self.loaded.append(Loaded(name, version, plugin, settings))

    def _arrange(self) -> None:
        """Resolve each hook into the functions behind it, in order."""
        rank = {loaded.name: position for position, loaded in enumerate(self.loaded)}
        settings = {loaded.name: loaded.settings for loaded in self.loaded}
        for hook in (name for name in vars(PolicyHooks) if name.startswith("wxkit_")):
            found = getattr(self._manager.hook, hook).get_hookimpls()
            wrapper = next((one for one in found if one.wrapper or one.hookwrapper), None)
            if wrapper is not None:
                raise PluginError(wrapper.plugin_name, f"{hook} is a wrapper, which policies do not have")
            self._hooks[hook] = tuple(
                Asked(
                    one.plugin_name,
                    hook,
                    one.function,
                    tuple(one.argnames),
                    settings[one.plugin_name],
                    self.hook_limit,
                )
                for one in sorted(found, key=lambda one: rank[one.plugin_name])
            )

    def version(self, name: str) -> str:
        """Version of a plugin in use."""
        return next(loaded.version for loaded in self.loaded if loaded.name == name)

    def has(self, hook: str) -> bool:
        """Whether any plugin implements this hook."""
        return bool(self._hooks[hook])

    def each(
        self, hook: str, kind: type[T] | tuple[type[T], ...], /, **given: Any
    ) -> Iterator[tuple[str, T]]:
        """Ask all; every item of every answer with the name of its plugin."""
        for one in self._hooks[hook]:
            answer = self._ask(one, given)
            if answer is None:
                continue
            for item in items(answer):
                yield one.plugin, checked(one, item, kind)

    @overload
    def first(self, hook: str, kind: type[T], /, **given: Any) -> tuple[str, T] | None: ...
    @overload
    def first(
        self, hook: str, kind: tuple[type[T], type[U]], /, **given: Any
    ) -> tuple[str, T | U] | None: ...
    def first(self, hook: str, kind: Any, /, **given: Any) -> tuple[str, Any] | None:
        """Ask one after the other until one answers; the answer with the name of its plugin."""
        for one in self._hooks[hook]:
            answer = self._ask(one, given)
            if answer is not None:
                return one.plugin, checked(one, answer, kind)
        return None

    def first_all(self, hook: str, kind: type[T], /, **given: Any) -> Iterator[tuple[str, T]]:
        """Ask one after the other until one answers; every item of that answer, with its plugin."""
        for one in self._hooks[hook]:
            answer = self._ask(one, given)
            if answer is not None:
                return ((one.plugin, checked(one, item, kind)) for item in items(answer))
        return iter(())

    def commands(self) -> Iterator[click.Command]:
        """Commands that the plugins add to `wxkit`."""
        for one in self._hooks["wxkit_commands"]:
            for command in self._ask(one, {}) or ():
                yield checked(one, command, click.Command)

    def observers(self) -> Iterator[tuple[str, Callable[..., Any]]]:
        """Who wants to hear of posted facts, by plugin."""
        return ((one.plugin, partial(self._observe, one)) for one in self._hooks["wxkit_observe"])

    def _observe(self, observer: Asked, **given: Any) -> None:
        self._ask(observer, given)

    def _ask(self, one: Asked, given: dict[str, Any]) -> Any:
        given["settings"] = one.settings
        return self._runner(one, tuple([given[name] for name in one.arguments]))


def _sources(plugins: Sequence[str] | Mapping[str, object]) -> dict[str, Source]:
    if isinstance(plugins, Mapping):
        return dict(plugins)
    require_installed(plugins, "is not installed")
    installed = discover()
    return {name: installed[name] for name in plugins}


def _resolve(name: str, source: Source) -> tuple[Any, str]:
    """The object with the hooks, and its version."""
    if not isinstance(source, EntryPoint):
        return source, str(getattr(source, "__version__", "0"))
    try:
        plugin = source.load()
    except Exception as error:
        raise PluginError(name, f"{source.value} cannot be imported: {error}") from error
    return plugin, source.dist.version if source.dist else "0"


def _manager() -> pluggy.PluginManager:
    manager = pluggy.PluginManager("wxkit")
    manager.add_hookspecs(PolicyHooks)
    return manager


def _register(manager: pluggy.PluginManager, plugin: Any, name: str) -> None:
    """Take a plugin in, when all of its hooks are known and it has any."""
    for problem in misfits(plugin):
        raise PluginError(name, problem)
    try:
        manager.register(plugin, name)
        manager.check_pending()
    except (pluggy.PluginValidationError, ValueError) as error:
        raise PluginError(name, " ".join(str(error).split())) from None


def _model(name: str, plugin: Any) -> type[BaseModel]:
    """The model of a plugin's settings."""
    hook = getattr(plugin, "wxkit_settings", None)
    if hook is None:
        return NoSettings
    try:
        model = hook()
    except Exception as error:
        raise PluginError(name, f"wxkit_settings raised {type(error).__name__}: {error}") from error
    if model is None:
        return NoSettings
    if not (isinstance(model, type) and issubclass(model, BaseModel)):
        raise PluginError(name, f"wxkit_settings answered {model!r:.80}, not a pydantic model class")
    return model


def _settings(name: str, model: type[BaseModel], table: Mapping[str, Any]) -> BaseModel:
    try:
        return model.model_validate(table)
    except ValidationError as error:
        problem = error.errors(include_input=False, include_url=False, include_context=False)[0]
        raise PluginError(name, f"settings: {_told(problem, model)}") from None


def _told(problem: ErrorDetails, model: type[BaseModel]) -> str:
    """A mistake in settings, as its author would like to hear of it."""
    place = ".".join(map(str, problem["loc"]))
    if problem["type"] == "extra_forbidden":
        near = nearest(place, model.model_fields) if place.isidentifier() else ""
        return f"{place}: there is no such setting{near}"
    if problem["type"] == "missing":
        return f"{place}: must be given"
    text = problem["msg"].removeprefix("Value error, ")
    return f"{place}: {text}" if place else text
