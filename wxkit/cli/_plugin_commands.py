"""Commands that plugins add to `wxkit`: those of the plugins that the configuration here names."""

from __future__ import annotations

import click

from wxkit.policy.config import PolicyConfig

__all__ = ["command_of_plugins"]


def command_of_plugins(name: str) -> click.Command | None:
    """The command of this name, when a plugin in use has one."""
    settings = PolicyConfig.load()
    if not settings.plugins:
        return None
    return next((one for one in settings.load_plugins().commands() if one.name == name), None)
