"""Schemathesis is let loose on the sandbox: no answer may leave the schema that the document gives it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from sandbox_wsgi import wsgi
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from wxkit._client import SyncClient
from wxkit.testing._bench import Bench

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]

schema = schemathesis.openapi.from_wsgi("/_sandbox/openapi.json", wsgi(Bench.in_process().gateway))
schema.config.phases.update(phases=["examples", "fuzzing"])
one = settings(
    max_examples=1,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
few = settings(one, max_examples=5)


def behaves(context: schemathesis.HookContext) -> bool:
    return context.operation is not None and context.operation.definition.raw["x-wxkit-tier"] == "stateful"


stateful = schema.include(func=behaves)
synthesised = schema.exclude(func=behaves)


def askers(case: schemathesis.Case, wechat: Bench) -> Iterator[SyncClient]:
    """Clients of the products that share this address, of all three for what is common."""
    products = {tag.partition("/")[0] for tag in case.operation.definition.raw["tags"]}
    return (client for client in (wechat.shop, wechat.mp, wechat.sa) if products & {client.product, "common"})


def put(values: Any, known: dict[str, Any]) -> None:
    if isinstance(values, dict):
        values.update({name: value for name, value in known.items() if name in values})


@pytest.fixture
def busy(wechat: Bench) -> Bench:
    """A world in which somebody follows and carries a tag."""
    wechat.world.people.add("Lan", person_id="lan")
    wechat.act.follow(person="lan")
    openid = wechat.world.service_account.openid(wechat.world.people["lan"])
    wechat.sa.tags.tag(openid_list=[openid], tagid=wechat.sa.tags.create(name="vip").tag.id)
    return wechat


@stateful.parametrize()
@few
def test_strangers_get_answers_of_the_declared_form(case: schemathesis.Case, wechat: Bench) -> None:
    case.call_and_validate(app=wsgi(wechat.gateway), checks=CHECKS)


@stateful.parametrize()
@few
def test_owners_get_answers_of_the_declared_form(case: schemathesis.Case, busy: Bench) -> None:
    for client in askers(case, busy):
        app = busy.world.directory.apps[client.appid]
        put(case.query, {"access_token": client.access_token(), "appid": app.appid, "secret": app.secret})
        case.call_and_validate(app=wsgi(busy.gateway), checks=CHECKS)
        openid = app.openid(busy.world.people["lan"])
        put(case.body, {"openid": openid, "touser": openid, "tagid": 100, "openid_list": [openid]})
        case.call_and_validate(app=wsgi(busy.gateway), checks=CHECKS)


@synthesised.parametrize()
@one
def test_sample_answers_are_of_the_declared_form(case: schemathesis.Case, wechat: Bench) -> None:
    for client in askers(case, wechat):
        app = wechat.world.directory.apps[client.appid]
        put(case.query, {"access_token": client.access_token(), "appid": app.appid, "secret": app.secret})
        case.call_and_validate(app=wsgi(wechat.gateway), checks=CHECKS)
