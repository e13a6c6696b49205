"""Drafts: written, read, changed, listed, deleted."""

from __future__ import annotations

from wxkit._call import Ok
from wxkit.service_account.drafts import (
    AddDraft,
    CountDrafts,
    DeleteDraft,
    Draft,
    DraftAdded,
    DraftContent,
    DraftCount,
    DraftItem,
    DraftPage,
    DraftSwitch,
    GetDraft,
    ListDrafts,
    SwitchDrafts,
    UpdateDraft,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.service_account.articles import (
    ArticleShelf,
    KeptDraft,
    check_article,
    draft_of,
    page_of,
    shown,
    taken,
)
from wxkit_sandbox.world import App

__all__: list[str] = []

MEDIA_ID = {"media_id": 40007}
MOST_ARTICLES = 8


@handles(AddDraft, invalid={"articles": 44003, "articles.title": 45003}, escapes="literal")
def add_draft(app: App, call: AddDraft) -> DraftAdded:
    """https://developers.weixin.qq.com/doc/service/api/draftbox/draftmanage/api_draft_add"""
    if len(call.articles) > MOST_ARTICLES:
        raise Refusal(45008)
    for article in call.articles:
        check_article(app, article)
    now, ids = app.world.clock.time(), app.world.ids
    media_id = ids.derived(64, "draft", app.appid, str(ids.count("draft")))
    articles = [taken(article) for article in call.articles]
    app.state(ArticleShelf).drafts[media_id] = KeptDraft(media_id, articles, now, now)
    return DraftAdded(media_id=media_id)


@handles(GetDraft, invalid=MEDIA_ID)
def get_draft(app: App, call: GetDraft) -> Draft:
    """https://developers.weixin.qq.com/doc/service/api/draftbox/draftmanage/api_getdraft"""
    return Draft(news_item=_content(app, draft_of(app, call.media_id)).news_item)


@handles(UpdateDraft, invalid=MEDIA_ID | {"index": 40114, "articles.title": 45003}, escapes="literal")
def update_draft(app: App, call: UpdateDraft) -> Ok:
    """https://developers.weixin.qq.com/doc/service/api/draftbox/draftmanage/api_draft_update"""
    draft = draft_of(app, call.media_id)
    if call.index >= len(draft.articles):
        raise Refusal(40114)
    check_article(app, call.articles)
    draft.articles[call.index] = taken(call.articles)
    draft.update_time = app.world.clock.time()
    return Ok()


@handles(ListDrafts)
def list_drafts(app: App, call: ListDrafts) -> DraftPage:
    """https://developers.weixin.qq.com/doc/service/api/draftbox/draftmanage/api_draft_batchget"""
    drafts = sorted(app.state(ArticleShelf).drafts.values(), key=lambda draft: -draft.update_time)
    page = drafts[call.offset : call.offset + call.count]
    items = [_item(app, draft, content=not call.no_content) for draft in page]
    return DraftPage(total_count=len(drafts), item_count=len(items), item=items)


@handles(CountDrafts)
def count_drafts(app: App, call: CountDrafts) -> DraftCount:
    """https://developers.weixin.qq.com/doc/service/api/draftbox/draftmanage/api_draft_count"""
    return DraftCount(total_count=len(app.state(ArticleShelf).drafts))


@handles(DeleteDraft, invalid=MEDIA_ID)
def delete_draft(app: App, call: DeleteDraft) -> Ok:
    """https://developers.weixin.qq.com/doc/service/api/draftbox/draftmanage/api_draft_delete"""
    draft_of(app, call.media_id)
    del app.state(ArticleShelf).drafts[call.media_id]
    return Ok()


@handles(SwitchDrafts)
def switch_drafts(app: App, call: SwitchDrafts) -> DraftSwitch:
    """https://developers.weixin.qq.com/doc/service/api/draftbox/draftmanage/api_draft_switch"""
    return DraftSwitch(is_open=1)


def _item(app: App, draft: KeptDraft, *, content: bool) -> DraftItem:
    return DraftItem(
        media_id=draft.media_id,
        content=_content(app, draft, content=content),
        update_time=draft.update_time,
    )


def _content(app: App, draft: KeptDraft, *, content: bool = True) -> DraftContent:
    return DraftContent(
        news_item=[
            shown(app, article, page_of(app, draft.media_id, number), content=content)
            for number, article in enumerate(draft.articles, 1)
        ],
        create_time=draft.create_time,
        update_time=draft.update_time,
    )
