"""A Store's callback in Flask. Run: flask --app flask_app run

Settings come from the environment: WECHAT_TOKEN, WECHAT_APPID and WECHAT_AES_KEY.
"""

from __future__ import annotations

import os

from flask import Flask, Response, request

from wxkit.callbacks import Dispatcher, MemorySeen, Receiver, events, handle

app = Flask(__name__)
table = Dispatcher()
receiver = Receiver(
    os.environ["WECHAT_TOKEN"],
    appid=os.environ["WECHAT_APPID"],
    aes_key=os.environ.get("WECHAT_AES_KEY"),
    seen=MemorySeen(),
)


@table.on(events.OrderPay)
def paid(event: events.OrderPay) -> None:
    app.logger.info("order %s is paid: read it, then pack it", event.order_info.order_id)


@app.route("/wechat", methods=["GET", "POST"])
def wechat() -> Response:
    status, headers, body = handle(receiver, request.method, request.args, request.get_data(), table)
    return Response(body, status, headers)
