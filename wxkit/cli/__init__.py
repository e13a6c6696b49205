"""The command `wxkit`. Nothing but click is loaded until a command is called."""

from __future__ import annotations

import click

import wxkit
from wxkit.cli._lazy import LazyCommand, LazyGroup

__all__ = ["main"]

_COMMANDS = {
    "demo": LazyCommand("wxkit.cli.demo", "demo", "Play a merchant's week in the sandbox (演示)."),
    "doctor": LazyCommand("wxkit.cli._doctor", "doctor", "Find out what is wrong with a setup (诊断)."),
    "endpoints": LazyCommand("wxkit.cli._endpoints", "endpoints", "List all endpoints (接口列表)."),
    "errcode": LazyCommand("wxkit.cli._errcode", "errcode", "Explain a return code (返回码)."),
    "explain": LazyCommand("wxkit.cli._ledger", "explain", "Explain where points and fen come from (解释)."),
    "inbox": LazyCommand("wxkit.cli._serve", "inbox", "Look at what could not be read (收件箱)."),
    "ledger": LazyCommand("wxkit.cli._ledger", "ledger", "Look at a ledger, check it, mend it (账本)."),
    "openapi": LazyCommand("wxkit.cli._openapi", "openapi", "Write the OpenAPI document of all endpoints."),
    "outbox": LazyCommand("wxkit.cli._serve", "outbox", "Look at what was not delivered (发件箱)."),
    "plugin": LazyCommand("wxkit.cli._plugin", "plugin", "Begin, list and check policy plugins (插件)."),
    "sandbox": LazyCommand("wxkit.cli.sandbox", "sandbox", "Run and steer a local WeChat (沙盒)."),
    "serve": LazyCommand("wxkit.cli._serve", "serve", "Run the app around the policies (应用)."),
    "simulate": LazyCommand(
        "wxkit.cli._simulate", "simulate", "Run a year of orders through policies (模拟)."
    ),
}


class _Main(LazyGroup):
    """The commands above, and those of plugins."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        found = super().get_command(ctx, cmd_name)
        if found is not None:
            return found
        from wxkit.cli._plugin_commands import command_of_plugins

        return command_of_plugins(cmd_name)


@click.group(cls=_Main, lazy=_COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(wxkit.__version__, prog_name="wxkit")
def main() -> None:
    """Tools for WeChat's Store (微信小店), mini-program (小程序) and service account (服务号)."""
