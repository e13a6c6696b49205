"""The table of return codes: complete, tidy, and kept apart by product."""

from __future__ import annotations

import subprocess
import sys

import pytest

from wxkit._errcodes import explain, hints, miniprogram, service_account, shared, store
from wxkit._errors import WeChatError

TABLES = {
    "": shared.CODES,
    "store": store.CODES,
    "miniprogram": miniprogram.CODES,
    "service_account": service_account.CODES,
}

GLOBAL_CODES = """
    -1 404 20001 20002 40001 40002 40003 40004 40005 40006 40007 40008 40009 40010 40011 40012 40013 40014
    40015 40016 40017 40018 40019 40020 40021 40022 40023 40024 40025 40026 40027 40028 40029 40030 40031
    40032 40033 40035 40036 40037 40038 40039 40048 40050 40051 40052 40053 40054 40055 40056 40059 40060
    40062 40065 40066 40071 40072 40078 40079 40080 40092 40097 40099 40100 40102 40114 40116 40117 40118
    40119 40120 40121 40122 40124 40125 40127 40130 40132 40137 40152 40155 40163 40164 40200 40201 40202
    40203 40204 40226 40230 40231 40232 40233 40234 40235 40236 40237 40238 40239 40240 40243 40246 40247
    40249 41001 41002 41003 41004 41005 41006 41007 41008 41009 41011 41012 41030 41039 42001 42002 42003
    42007 42010 43001 43002 43003 43004 43005 43009 43010 43019 43100 43101 43116 44001 44002 44003 44004
    45001 45002 45003 45004 45005 45006 45007 45008 45009 45010 45011 45015 45016 45017 45018 45021 45026
    45027 45028 45030 45031 45033 45047 45056 45058 45059 45062 45064 45065 45066 45067 45072 45080 45081
    45083 45084 45113 45157 45158 45159 45162 45166 45169 45171 46001 46002 46003 46004 47001 47003 48001
    48002 48003 48004 48005 48006 48008 48021 48022 49003 50001 50002 50004 50005 50007 53404 53405 53406
    53500 53501 53502 53503 53504 53505 53600 61003 61004 61007 61016 61023 61024 61450 61457 61500 61501
    61503 63001 63002 65301 65302 65303 65304 65305 65306 65307 65308 65309 65310 65314 65316 65317 65320
    65400 65401 65402 65403 65404 65405 65406 65407 65408 65409 65410 65411 65412 65413 65414 65415 65416
    65417 70000 76001 76002 76003 76004 76021 76022 87009 87014 88000 88001 88002 88003 88004 88005 88007
    88008 88010 89501 89503 89504 89505 89506 89507 200001 200002 200011 200012 200013 200014 200016 200017
    200018 200019 200020 200021 200022 200100 9001001 9001036 9410010 9410011 9410012 9500001 9500002
    10170001 10170002 10170003 268487001 268487002 268488001
"""


def test_every_global_code_is_known() -> None:
    assert [code for code in map(int, GLOBAL_CODES.split()) if not explain(code)] == []


@pytest.mark.parametrize("product", TABLES)
def test_no_product_lists_a_code_twice(product: str) -> None:
    codes = [row[0] for row in TABLES[product] if isinstance(row[0], int)]
    assert sorted(codes) == sorted(set(codes))


@pytest.mark.parametrize("product", TABLES)
def test_every_row_is_one_sentence_and_an_error(product: str) -> None:
    for codes, kind, text in TABLES[product]:
        assert issubclass(kind, WeChatError), codes
        assert text[0].isupper() or text[0].isdigit(), codes
        assert text.endswith("."), codes


@pytest.mark.parametrize("product", TABLES)
def test_every_hint_belongs_to_a_code_of_its_product(product: str) -> None:
    for code, hint in hints.HINTS[product].items():
        assert explain(code, product)[0].hint == hint


@pytest.mark.parametrize("product", TABLES)
def test_every_meaning_links_to_a_page_of_wechat(product: str) -> None:
    for codes, _kind, _text in TABLES[product]:
        code = codes if isinstance(codes, int) else codes[0]
        assert explain(code, product)[0].doc.startswith("https://developers.weixin.qq.com/")


def test_the_tables_are_read_on_first_use_only() -> None:
    look = "import sys, wxkit._errcodes; print([name for name in sys.modules if 'errcodes.' in name])"
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
