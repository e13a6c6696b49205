"""What to do next, for the codes that are met most; by product, then by code."""

from __future__ import annotations

from collections.abc import Mapping

_STORE: Mapping[int, str] = {
    31042: "Ask for a shorter time range.",
    606006: "Start again without next_key, or repeat the parameters of the first page.",
    100002: "Use the order_id of this shop; a gift's payer and its recipient have different orders.",
    101100: "Read the order first: only status 10 (待付款) can change its price.",
    10020035: "Upload the picture with the image upload and pass the URL it returns.",
    10020049: "Withdraw the audit first, or wait for its event.",
    10020067: "Wait for the update to end, then list the product again.",
    10021041: "Read the after-sale order again: the person may have changed it meanwhile.",
    10021046: "Top up the shop's balance, then accept again.",
    10021059: "Wait a minute and accept again.",
    10021089: "This request was carried out already: read its after-sale order instead of repeating.",
    608021: "Choose a product of at most 20,000 yuan.",
}

_MINIPROGRAM: Mapping[int, str] = {
    40013: "Check the appid; for a phone number, exchange the code with the mini program that issued it.",
    40029: "Call wx.login again: a code lives 5 minutes, works once, and only for the app that issued it.",
    41030: "Name a page of the release without a leading slash or a query, or pass check_path=False.",
    43104: "Use an openid of this appid; short links need an e-commerce category.",
    61010: "Check the content while the person is using the mini program: within 2 hours of a visit.",
    85401: "Give expire_time in seconds, at most 30 days ahead; milliseconds look too far away.",
    87007: "Let the person log in again: wx.login, then code2session.",
    87009: "Sign with the newest session_key; another login replaces the earlier key.",
    309: "Read the complaint again: its state says what can be done now, and until when.",
    300006: "Upload the picture again: a media_id lives three days.",
    300023: "Read the room's live_status: what is over cannot be changed, what is not live shows nothing.",
    300036: "Show the anchor the code of qrcode_url in the reply: it leads to the proof.",
    400002: "Show the person the code of codeurl in the reply: it leads to the proof.",
    9410006: "Tell subscribers while the room is live (101).",
    85437: "Right after a payment, try again in a minute: its number is known to cards only then.",
    10060001: "Right after a payment, try again in a minute; else check mchid, out_trade_no and the appid.",
    10060003: "Ship once and for all: a payment is shipped again only once, in another way or not.",
    10060023: "Send an upload_time later than the one before, and something that is new.",
    10060004: "Read the order: only a paid order that is not refunded can be shipped.",
}

_SERVICE_ACCOUNT: Mapping[int, str] = {
    40016: "Give 1 to 3 buttons, each with at most 5 sub buttons.",
    40033: "Send the text as UTF-8, not as \\uXXXX escapes.",
    45028: "Wait for the next period, or reach people by template or subscription message.",
    45065: "Nothing was sent twice: use the msg_id in the reply.",
    46003: "Create a menu first.",
    65303: "Create the default menu first.",
    63002: "Sign the page's URL without its # part, with a ticket that is not older than 2 hours.",
}

_SHARED: Mapping[int, str] = {
    -1: "Try again in a moment; look first whether a call that writes was carried out.",
    40001: "Share one token store between all servers of an app; if it persists, check the AppSecret.",
    40003: "Use the openid that this app got: each app sees another openid of the same person.",
    40007: "Upload again: temporary media lives 3 days, and only in the account that uploaded it.",
    40013: "Check the appid for typing errors; upper and lower case differ.",
    40014: "Do not pass tokens by hand: let the client fetch them.",
    40029: "Let the person log in again: a code works once, for 5 minutes, for the app that issued it.",
    40037: "List the account's templates: a template_id belongs to one account.",
    40097: "Compare the fields with the documentation; errmsg often names the wrong one.",
    40125: "Copy the AppSecret from the console again; a reset makes the old one useless.",
    40163: "A code works once: keep the result, or let the person log in again.",
    40164: "Add the address that errmsg names to the IP whitelist (IP白名单) in the console.",
    40243: "Unfreeze the AppSecret in the console.",
    41001: "Call through the client, which adds the token.",
    42001: "Check the clock of this machine: the token was kept longer than it lives.",
    43002: "Call with POST.",
    43004: "The person has to follow the account first.",
    43019: "Take the person off the blacklist first.",
    43101: "Ask the person to subscribe again: each acceptance allows one message.",
    44002: "Send a JSON body, if only {}.",
    45009: "Wait for the next day; client.quota shows the use of each API and can reset it.",
    45011: "Wait a minute and call more slowly.",
    45015: "Wait until the person writes, or use a template or subscription message.",
    45047: "Wait until the person acts again: the count starts anew.",
    47001: "Send JSON in UTF-8 with the documented types.",
    47003: "Shorten or reformat the value that errmsg names: each key type has its own rule.",
    48001: "Check that the token is of the right app, and that the account holds the API's permission.",
    48004: "Read the notice in the account's console.",
    48006: "Wait for the next month: 10 resets a month.",
    50002: "Read the notice in the console: the account is frozen, closed or restricted.",
    61003: "Let the merchant authorise the third-party platform again.",
    61004: "Register the address at the third-party platform.",
    61007: "Ask the merchant to grant the permission set.",
    61024: "Get the token through the third-party platform that manages the account.",
    61503: "Ask again after 08:00 Beijing time.",
    65400: "Open the customer service feature in the console.",
    87014: "Do not show this content; let the person change it.",
    89503: "Ask the account's administrator to confirm the address, then try again.",
    89501: "Ask the account's administrator to confirm the address, then try again.",
}

HINTS: Mapping[str, Mapping[int, str]] = {
    "": _SHARED,
    "store": _STORE,
    "miniprogram": _MINIPROGRAM,
    "service_account": _SERVICE_ACCOUNT,
}
