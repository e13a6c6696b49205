"""Checks a plugin: plays stories, looks for what is wrong, makes the story that shows it short."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from typing import Any, TypeAlias

from hypothesis import HealthCheck, Phase, given, settings

from wxkit.policy._asking import plainly
from wxkit.policy._plugins import Plugins
from wxkit.policy.watchdog import Watchdog
from wxkit.testing.policy._classics import CLASSICS
from wxkit.testing.policy._comparing import comparisons
from wxkit.testing.policy._elsewhere import differences
from wxkit.testing.policy._findings import PROMISES, Finding, Problem, Promise, Report
from wxkit.testing.policy._inspecting import Inspector
from wxkit.testing.policy._ledger_checks import ledger_problems
from wxkit.testing.policy._moves import Buys, Move, Refunds, Story, Waits
from wxkit.testing.policy._playing import play
from wxkit.testing.policy._shop import tell
from wxkit.testing.policy._stories import stories

__all__ = ["assert_conforms", "check_plugin"]

Key: TypeAlias = tuple[Promise, str]

GRAVE = ("purity", "speed", "answers")
"""What makes it senseless to look further."""
SIMPLE: tuple[Move, ...] = (Buys("mei"), Refunds(), Waits(1))
"""Values to try in place of odd ones."""


def check_plugin(
    plugin: str | object,
    plugin_settings: Mapping[str, Any] | None = None,
    *,
    name: str = "plugin",
    stories: int = 100,
    cpu_limit: float = 0.1,
    hook_limit: float = 10.0,
) -> Report:
    """Play stories with a plugin: an installed one by name, or a module or object with hooks.

    `stories` more are made up besides those that every plugin lives through; the same ones every time. A call
    of a hook may take `cpu_limit` seconds of the processor's time, and must return within `hook_limit`.
    An installed plugin is played in two other processes, too. Raises PluginError when it cannot be loaded.
    """
    table = dict(plugin_settings or {})
    search = _Search(_Bench(plugin, table, name, cpu_limit, hook_limit))
    for story in CLASSICS:
        search.look(story)
    search.make_up(stories)
    report = search.report()
    if isinstance(plugin, str) and report.conforms:
        return replace(report, findings=tuple(differences(plugin, table)))
    return report


def assert_conforms(
    plugin: str | object, plugin_settings: Mapping[str, Any] | None = None, **more: Any
) -> None:
    """For a test: fail with the report when something is wrong. Takes what `check_plugin` takes."""
    __tracebackhide__ = True
    report = check_plugin(plugin, plugin_settings, **more)
    if not report.conforms:
        raise AssertionError(str(report))


class _Bench:
    """A plugin, once under inspection and once as it is."""

    def __init__(
        self, plugin: str | object, table: dict[str, Any], name: str, cpu_limit: float, hook_limit: float
    ) -> None:
        self.inspector = Inspector(cpu_limit)
        watched = Watchdog(self.inspector)
        source: Any = (plugin,) if isinstance(plugin, str) else {name: plugin}
        tables = {plugin if isinstance(plugin, str) else name: table} if table else {}
        self._inspected = Plugins(source, tables, runner=watched, hook_limit=hook_limit)
        self._plain = Plugins(source, tables, runner=plainly, hook_limit=60)
        (self.loaded,) = self._plain.loaded

    def problems(self, story: Story) -> dict[Key, Problem]:
        """The first problem of each kind that a story shows."""
        found: dict[Key, Problem] = {}
        for problem in self._problems(story):
            found.setdefault(problem.key, problem)
        return found

    def _problems(self, story: Story) -> Iterator[Problem]:
        steps = tell(story)
        self.inspector.problems.clear()
        inspected = play(self._inspected, steps)
        seen = self.inspector.problems
        noted = {problem.hook for problem in seen}
        own = [one for one in inspected.problems if one.promise == "speed" or one.hook not in noted]
        yield from (*seen, *own)
        if any(problem.promise in GRAVE for problem in (*seen, *own)):
            return
        played = play(self._plain, steps)
        yield from ledger_problems(played)
        yield from comparisons(self._plain, story, played)


class _Search:
    """Collects the shortest story for each kind of problem."""

    def __init__(self, bench: _Bench) -> None:
        self._bench = bench
        self._found: dict[Key, tuple[Story, Problem]] = {}
        self._played = 0
        self._hung = False

    def look(self, story: Story) -> None:
        """Play one story, unless a hook hangs: then each would cost its whole time."""
        if self._hung:
            return
        self._played += 1
        for key, problem in self._bench.problems(story).items():
            self._hung = self._hung or "did not return" in problem.text
            if key not in self._found or len(story) < len(self._found[key][0]):
                self._found[key] = (story, problem)

    def make_up(self, count: int) -> None:
        """Play stories that Hypothesis thinks of."""
        if not count:
            return
        plan = settings(
            max_examples=count,
            derandomize=True,
            database=None,
            deadline=None,
            phases=(Phase.generate,),
            suppress_health_check=(HealthCheck.too_slow, HealthCheck.data_too_large),
        )
        plan(given(stories())(self.look))()

    def report(self) -> Report:
        """What was found, each with a short story."""
        loaded = self._bench.loaded
        order = list(PROMISES)
        told = {promise for promise, hook in self._found if hook}
        keys = [key for key in self._found if key[1] or key[0] not in told]
        keys.sort(key=lambda key: (order.index(key[0]), key[1]))
        findings = tuple(self._finding(loaded.name, key) for key in keys)
        return Report(loaded.name, loaded.version, self._played, findings)

    def _finding(self, plugin: str, key: Key) -> Finding:
        story, problem = self._found[key]
        if not self._hung:
            story, problem = self._short(story, problem)
        steps = tell(story)
        if problem.step is not None:
            steps = steps[: problem.step + 1]
        told = tuple(step.line(number) for number, step in enumerate(steps, 1))
        return Finding(plugin, problem.promise, problem.hook, problem.text, told)

    def _short(self, story: Story, problem: Problem) -> tuple[Story, Problem]:
        """Leave moves out and make them plain for as long as the problem stays."""
        again = True
        while again:
            again = False
            for shorter in _simpler(story):
                found = self._bench.problems(shorter).get(problem.key)
                if found is not None:
                    story, problem, again = shorter, found, True
                    break
        return story, problem


def _simpler(story: Story) -> Iterator[Story]:
    """The story without one move, or with one value that is plainer."""
    for index in range(len(story)):
        if len(story) > 1:
            yield (*story[:index], *story[index + 1 :])
    for index, move in enumerate(story):
        for simple in SIMPLE:
            for field in fields(move) if type(move) is type(simple) else ():
                plain = getattr(simple, field.name)
                if getattr(move, field.name) != plain and field.name != "person":
                    yield (*story[:index], replace(move, **{field.name: plain}), *story[index + 1 :])
