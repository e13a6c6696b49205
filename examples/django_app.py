"""A mini-program's callback in Django. Put `urlpatterns` into your project's URLs.

Settings come from the environment: WECHAT_TOKEN, WECHAT_APPID and WECHAT_AES_KEY.
"""

from __future__ import annotations

import os

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from wxkit.callbacks import Dispatcher, Message, Receiver, Reply, TransferCustomerService, handle

table = Dispatcher()
receiver = Receiver(
    os.environ["WECHAT_TOKEN"],
    appid=os.environ["WECHAT_APPID"],
    aes_key=os.environ.get("WECHAT_AES_KEY"),
)


@table.on(Message)
def to_customer_service(_: Message) -> Reply:
    return TransferCustomerService()


@csrf_exempt
def wechat(request: HttpRequest) -> HttpResponse:
    method = request.method or ""
    status, headers, body = handle(receiver, method, request.GET.dict(), request.body, table)
    return HttpResponse(body, status=status, headers=dict(headers))


urlpatterns = [path("wechat", wechat)]
