"""The OpenAPI document: valid, the same every time, and saying what the calls say."""

from __future__ import annotations

import json
from typing import Annotated, Any

import pytest
import schemathesis
from pydantic import Field

from wxkit._call import Blob, Call, Input, Ok, Output, Query, Reply, Upload
from wxkit._enums import OpenIntEnum
from wxkit._openapi import document
from wxkit._registry import Registry


class Colour(OpenIntEnum):
    """A colour."""

    RED = 1
    BLUE = 2


class Card(Input):
    """A card to make."""

    title: str = Field(alias="card_title", max_length=9)
    """What stands on it."""
    colour: Colour | None = None


class CardSeen(Output):
    """A card that exists."""

    colour: Colour = Colour.RED


class CardMade(Reply):
    """The new card."""

    card: CardSeen | None = None


class MakeCard(Call[CardMade], post="/card/make", within="card"):
    """Make a card (创建卡). https://developers.weixin.qq.com/doc/card"""

    kind: Query[str]
    """Which kind of card."""
    card: Card
    ids: Annotated[list[int], Field(min_length=1)]


class SendPicture(Call[Ok], post="/card/picture"):
    """Send a picture (上传图片)."""

    media: Upload
    title: str | None = None


class ReadPicture(Call[Blob], get="/card/picture", auth="secret"):
    """Fetch a picture (获取图片)."""

    media_id: str


class ShopPicture(Call[CardMade], get="/card/picture", bare=True):
    """Fetch a picture of a shop (获取图片)."""

    size: int = 1


def of(*calls: tuple[str, type[Call[Any]]]) -> dict[str, Any]:
    registry = Registry()
    for product, call in calls:
        route = call.__route__
        registry._calls[product, route.method, route.path] = call
    return document(registry)


CARDS = of(("store", MakeCard), ("store", SendPicture), ("store", ShopPicture), ("miniprogram", ReadPicture))
SCHEMAS = CARDS["components"]["schemas"]
MAKE = CARDS["paths"]["/card/make"]["post"]
READ = CARDS["paths"]["/card/picture"]["get"]


def test_the_whole_document_is_valid_openapi() -> None:
    schemathesis.openapi.from_dict(document()).validate()


def test_the_document_is_the_same_every_time() -> None:
    assert json.dumps(document()) == json.dumps(document())


def test_operation_ids_are_unique() -> None:
    ids = [found["operationId"] for methods in document()["paths"].values() for found in methods.values()]
    assert len(ids) == len(set(ids))


def test_references_and_components_are_the_same_set() -> None:
    whole = document()
    parts = json.dumps(whole).split("#/components/schemas/")[1:]
    assert {part.partition('"')[0] for part in parts} == set(whole["components"]["schemas"])


def test_fields_of_the_query_are_parameters() -> None:
    assert MAKE["parameters"] == [
        {"$ref": "#/components/parameters/access_token"},
        {
            "name": "kind",
            "in": "query",
            "required": True,
            "description": "Which kind of card.",
            "schema": {"type": "string"},
        },
    ]


def test_the_rest_travels_within_the_named_object() -> None:
    body = MAKE["requestBody"]["content"]["application/json"]["schema"]
    assert body["required"] == ["card"]
    inner = body["properties"]["card"]
    assert (sorted(inner["properties"]), inner["required"]) == (["card", "ids"], ["card", "ids"])


def test_aliases_limits_and_docstrings_reach_the_schema() -> None:
    title = SCHEMAS["Card"]["properties"]["card_title"]
    assert title == {"type": "string", "maxLength": 9, "description": "What stands on it."}


def test_requests_take_no_null_and_replies_may_give_it() -> None:
    assert SCHEMAS["Card"]["properties"]["colour"] == {"$ref": "#/components/schemas/Colour"}
    assert {"type": "null"} in SCHEMAS["CardMade"]["properties"]["card"]["anyOf"]


def test_unknown_values_of_an_open_enum_fit() -> None:
    assert SCHEMAS["Colour"]["anyOf"] == [{"enum": [1, 2]}, {"type": "integer"}]


def test_a_success_and_a_refusal_never_fit_at_once() -> None:
    schema = MAKE["responses"]["200"]["content"]["application/json"]["schema"]
    assert schema["oneOf"][1] == {"$ref": "#/components/schemas/wire.Refused"}
    assert SCHEMAS["CardMade"]["properties"]["errcode"] == {"type": "integer", "const": 0}
    assert SCHEMAS["wire.Refused"]["properties"]["errcode"]["not"] == {"const": 0}


def test_only_answers_that_carry_the_envelope_require_it() -> None:
    made = MAKE["responses"]["200"]["content"]["application/json"]["schema"]["oneOf"][0]
    assert made["allOf"][0] == {"$ref": "#/components/schemas/wire.Success"}
    assert SCHEMAS["wire.Success"]["required"] == ["errcode", "errmsg"]
    bare = READ["responses"]["200"]["content"]["application/json"]["schema"]["oneOf"][0]
    assert bare == {"$ref": "#/components/schemas/CardMade"}


def test_files_travel_as_multipart() -> None:
    content = CARDS["paths"]["/card/picture"]["post"]["requestBody"]["content"]
    assert list(content) == ["multipart/form-data"]
    assert SCHEMAS["SendPicture"]["properties"]["media"] == {"$ref": "#/components/schemas/Upload"}
    assert SCHEMAS["Upload"] == {"type": "string", "format": "binary"}


def test_a_file_may_be_the_answer() -> None:
    assert READ["responses"]["200"]["content"]["*/*"]["schema"] == {"type": "string", "format": "binary"}


def test_products_that_share_an_address_are_merged() -> None:
    assert READ["tags"] == ["miniprogram/test_openapi_document", "store/test_openapi_document"]
    names = [parameter["name"] for parameter in READ["parameters"]]
    assert names == ["appid", "secret", "access_token", "media_id", "size"]
    assert not any(parameter.get("required") for parameter in READ["parameters"])


def test_the_extra_of_a_call_is_no_field() -> None:
    assert "extra" not in SCHEMAS["SendPicture"]["properties"]


@pytest.mark.parametrize(
    ("path", "tier"), [("/cgi-bin/tags/create", "stateful"), ("/card/make", "synthesised")]
)
def test_the_tier_is_told(path: str, tier: str) -> None:
    paths = document()["paths"] | CARDS["paths"]
    assert paths[path]["post"]["x-wxkit-tier"] == tier
