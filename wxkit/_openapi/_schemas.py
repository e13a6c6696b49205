"""Component schemas: pydantic's, told what it cannot know about WeChat's wire."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue, models_json_schema
from pydantic_core import core_schema

from wxkit._call import Blob, Call, Reply, Upload
from wxkit._enums import OpenIntEnum, OpenStrEnum
from wxkit._openapi._docstrings import field_docs

__all__ = ["Json", "Schemas"]

Json = dict[str, Any]

_PREFIX = "#/components/schemas/"
_LONG_NAME = re.compile(r'(?<=["/])wxkit__\w+(?=")')
_REFERENCE = re.compile(rf'"{re.escape(_PREFIX)}([^"]+)"')
_URL_LINE = re.compile(r"\s*https://\S+\s*$")


class Schemas:
    """The schemas of these calls and of their replies, by short unique names."""

    def __init__(self, calls: Iterable[type[Call[Any]]]) -> None:
        calls = list(calls)
        replies = dict.fromkeys(call.__reply__ for call in calls)
        wanted: list[Any] = [(call, "validation") for call in calls]
        wanted += [(reply, "serialization") for reply in replies]
        places, defined = models_json_schema(
            wanted, schema_generator=_Generator, ref_template=_PREFIX + "{model}"
        )
        self._all: dict[str, Json] = _renamed(defined.get("$defs", {}))
        self._names = {
            model: _short(place["$ref"].removeprefix(_PREFIX)) for (model, _), place in places.items()
        }
        self._roots: set[str] = set()

    def of(self, model: type[Any]) -> Json:
        """The schema of a call or a reply itself."""
        return self._all[self._names[model]]

    def reference(self, model: type[Any]) -> Json:
        """A pointer to the schema, which then is a component of the document."""
        self._roots.add(self._names[model])
        return {"$ref": _PREFIX + self._names[model]}

    def keep(self, schema: Json) -> Json:
        """The same schema; what it points to is a component of the document."""
        self._roots |= _references(schema)
        return schema

    def used(self) -> dict[str, Json]:
        """All schemas that the document points to."""
        found: set[str] = set()
        open_ends = set(self._roots)
        while open_ends:
            found |= open_ends
            open_ends = {ref for name in open_ends for ref in _references(self._all[name])} - found
        return {name: self._all[name] for name in found}


class _Generator(GenerateJsonSchema):
    """WeChat ignores what it does not know, adds enum values without notice, and takes no null."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        result = super().model_schema(schema)
        result.pop("additionalProperties", None)
        model = schema["cls"]
        if "description" in result:
            result["description"] = _URL_LINE.sub("", result["description"])
        _describe(model, result.get("properties", {}))
        if issubclass(model, Call):
            result["properties"].pop("extra")
        if issubclass(model, Reply):
            _as_success(model, result["properties"])
        return result

    def enum_schema(self, schema: core_schema.EnumSchema) -> JsonSchemaValue:
        result = super().enum_schema(schema)
        if not issubclass(schema["cls"], OpenIntEnum | OpenStrEnum):
            return result
        known = {key: result.pop(key) for key in ("enum", "const") if key in result}
        return result | {"anyOf": [known, {"type": result.pop("type")}]}

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        if self.mode == "validation":
            return self.generate_inner(schema["schema"])
        return super().nullable_schema(schema)

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        result = super().default_schema(schema)
        if result.get("default", ...) is None:
            del result["default"]
        return result

    def dataclass_schema(self, schema: core_schema.DataclassSchema) -> JsonSchemaValue:
        if schema["cls"] is Upload:
            return {"type": "string", "format": "binary"}
        return super().dataclass_schema(schema)


def _describe(model: type[Any], properties: Json) -> None:
    docs = field_docs(model)
    for name, info in model.model_fields.items():
        shown = properties.get(info.alias or name)
        if shown is not None and name in docs:
            shown["description"] = docs[name]


def _as_success(model: type[Reply], properties: Json) -> None:
    """Refusals have a schema of their own; a file's bytes are no JSON."""
    properties["errcode"] = {"type": "integer", "const": 0}
    if issubclass(model, Blob):
        for name in ("content", "content_type", "filename"):
            del properties[name]


def _renamed(schemas: dict[str, Json]) -> dict[str, Json]:
    """`store.orders.Order` for what pydantic, when two have one name, calls `wxkit__store__orders__Order`."""
    renamed: dict[str, Json] = json.loads(_LONG_NAME.sub(lambda found: _short(found[0]), json.dumps(schemas)))
    return renamed


def _short(name: str) -> str:
    return name.removeprefix("wxkit__").replace("__", ".")


def _references(schema: Json) -> set[str]:
    return set(_REFERENCE.findall(json.dumps(schema)))
