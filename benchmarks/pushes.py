"""(e) Pushes a second: verify, decrypt, parse, read four fields."""

from __future__ import annotations

import warnings

from measure import Result, interleaved, per_call, ratio

from wxkit.callbacks import Receiver
from wxkit.crypto import PushCrypto

with warnings.catch_warnings(action="ignore"):
    from wechatpy import parse_message
    from wechatpy.crypto import WeChatCrypto

__all__ = ["run"]

TOKEN, KEY, APPID = "token", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG", "wx0000000000000001"
PLAIN = (
    "<xml><ToUserName><![CDATA[gh_1]]></ToUserName><FromUserName><![CDATA[o1]]></FromUserName>"
    "<CreateTime>1700000000</CreateTime><MsgType><![CDATA[text]]></MsgType>"
    "<Content><![CDATA[你好，我的订单到哪了？]]></Content><MsgId>23000000000000001</MsgId></xml>"
)
OURS, PEER = "wxkit", "wechatpy"


def run(rounds: int) -> list[Result]:
    sealed = PushCrypto(TOKEN, KEY, APPID).encrypt(PLAIN.encode(), timestamp="1700000000", nonce="2")
    query = {"timestamp": "1700000000", "nonce": "2", "msg_signature": sealed.msg_signature}
    text = (
        f"<xml><ToUserName><![CDATA[gh_1]]></ToUserName><Encrypt><![CDATA[{sealed.encrypt}]]></Encrypt></xml>"
    )
    body = text.encode()
    receiver = Receiver(TOKEN, appid=APPID, aes_key=KEY)
    crypto = WeChatCrypto(TOKEN, KEY, APPID)

    def ours() -> object:
        push = receiver.receive(query, body).push
        return push.from_user_name, push.create_time, push.content, push.msg_id

    def theirs() -> object:  # wechatpy converts a field when it is read
        push = parse_message(crypto.decrypt_message(text, sealed.msg_signature, "1700000000", "2"))
        return push.source, push.create_time, push.content, push.id

    figures = interleaved(rounds * 3, {OURS: per_call(ours, 1000), PEER: per_call(theirs, 1000)})
    rates = {name: 1e6 / micros for name, micros in figures.items()}
    return [ratio("push", rates, OURS, PEER, "/s", at_least=2.0)]
