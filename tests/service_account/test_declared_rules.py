"""Rules of declared service-account calls that reach over several fields, and how chat records continue."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from wxkit._clock import SystemClock
from wxkit._wire import encode
from wxkit.service_account.mass_send import DeleteMassMessage, MassContent, PreviewMass
from wxkit.service_account.messages import ChatRecord, ChatRecords, GetChatRecords, Messages

TEXT: dict[str, Any] = {"msgtype": "text", "text": {"content": "hi"}}


def test_a_mass_message_needs_the_content_of_its_type() -> None:
    with pytest.raises(ValidationError, match="a message of type voice needs it"):
        MassContent.model_validate({"msgtype": "voice", "text": {"content": "hi"}})


@pytest.mark.parametrize("field", ["image", "images"])
def test_pictures_come_in_either_form(field: str) -> None:
    content = {"image": {"media_id": "M1"}, "images": {"media_ids": ["M1", "M2"]}}
    assert MassContent.model_validate({"msgtype": "image", field: content[field]}).msgtype == "image"


def test_a_preview_needs_somebody() -> None:
    with pytest.raises(ValidationError, match="touser or towxname"):
        PreviewMass.model_validate(TEXT)


def test_a_deletion_needs_something() -> None:
    with pytest.raises(ValidationError, match="msg_id or url"):
        DeleteMassMessage(article_idx=1)


def test_the_id_of_a_job_travels_as_a_number() -> None:
    assert encode(DeleteMassMessage(msg_id="9007199254740993")).body == b'{"msg_id":9007199254740993}'


class Log:
    """A client whose chat has three records."""

    appid = "wx1"
    clock = SystemClock()

    def call(self, call: Any) -> Any:
        assert isinstance(call, GetChatRecords)
        left = ["one", "two", "three"][int(call.msgid) - 1 :][: call.number]
        records = [ChatRecord(text=text) for text in left]
        return ChatRecords(recordlist=records, number=len(left), msgid=str(int(call.msgid) + len(left)))


@pytest.mark.parametrize("number", [1, 2, 3, 10])
def test_chat_records_continue_until_a_page_is_not_full(number: int) -> None:
    records = Messages(Log()).iter_records(starttime=1, endtime=2, number=number)
    assert [record.text for record in records] == ["one", "two", "three"]
