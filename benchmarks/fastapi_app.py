"""The same answer by FastAPI: one query parameter, one response model, no state and no token check."""

from __future__ import annotations

from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class Tag(BaseModel):
    id: int
    name: str
    count: int


class Tags(BaseModel):
    tags: list[Tag]


@app.get("/cgi-bin/tags/get")
async def get_tags(access_token: str) -> Tags:
    return Tags(tags=[Tag(id=100, name="vip", count=0)])
