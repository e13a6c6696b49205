"""Tables of handlers by the type of push."""

from __future__ import annotations

import asyncio

import pytest

from wxkit._errors import ConfigError
from wxkit.callbacks import (
    AsyncDispatcher,
    Dispatcher,
    Event,
    Message,
    Push,
    Reply,
    TextReply,
    events,
    messages,
)


def table() -> Dispatcher:
    table = Dispatcher()

    @table.on(events.Subscribe)
    def _(_: events.Subscribe) -> Reply:
        return TextReply("subscribe")

    @table.on(Event)
    def _(_: Event) -> Reply:
        return TextReply("event")

    return table


@pytest.mark.parametrize(
    ("push", "answer"),
    [
        (events.Subscribe(), TextReply("subscribe")),
        (events.Unsubscribe(), TextReply("event")),
        (messages.Text(), None),
    ],
)
def test_the_most_special_handler_wins(push: Push, answer: Reply | None) -> None:
    assert table()(push) == answer


def test_a_type_has_one_handler() -> None:
    with pytest.raises(ConfigError, match="Event has a handler already"):
        table().on(Event)(lambda _: None)


def test_tables_do_not_share_handlers() -> None:
    table()
    assert Dispatcher()(events.Subscribe()) is None


def test_an_async_table_awaits_its_handlers() -> None:
    table = AsyncDispatcher()

    @table.on(Message)
    async def _(message: Message) -> Reply:
        await asyncio.sleep(0)
        return TextReply(message.msg_type)

    assert asyncio.run(table(messages.Text())) == TextReply("text")
    assert asyncio.run(table(events.Subscribe())) is None
