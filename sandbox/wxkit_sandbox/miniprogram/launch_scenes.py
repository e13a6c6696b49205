"""Scene values (场景值): from where a mini-program is opened, and how the statistics group them.

https://developers.weixin.qq.com/miniprogram/dev/server/API/data-analysis/others/api_getvisitdistribution
"""

from __future__ import annotations

from wxkit.miniprogram.analytics import VisitSource

__all__ = ["BY_CODE", "BY_ITSELF", "BY_MENU", "scene_of_link", "source_of"]

BY_ITSELF, BY_CODE, BY_MENU = 1001, 1047, 1035
"""Out of the list of those used last; by a scanned mini-program code; by the menu of a service account."""
BY_SCHEME, BY_URL_LINK, BY_SOMETHING = 1065, 1194, 1000

S = VisitSource
_SCENES: dict[VisitSource, str] = {
    S.HISTORY_LIST: "1001 1002 1004",
    S.SEARCH: "1005 1006 1027 1042 1053 1106 1108 1132",
    S.CHAT: "1007 1008 1044 1093 1094 1096",
    S.SCAN: "1011 1025 1047 1105 1124 1150",
    S.ACCOUNT_PROFILE: "1020",
    S.CHAT_TOP: "1022",
    S.DESKTOP: "1023 1113 1114 1117",
    S.MINI_PROGRAM_PROFILE: "1024 1135",
    S.NEARBY: "1026 1033 1068",
    S.TEMPLATE_MESSAGE: "1014 1043 1107 1162",
    S.SERVICE_MESSAGE: "1021",
    S.ACCOUNT_MENU: "1035 1102 1130",
    S.APP_SHARE: "1036",
    S.PAYMENT_DONE: "1034 1060 1072 1097 1109 1137 1149",
    S.PRESSED_CODE: "1012 1048 1050 1125",
    S.CODE_IN_ALBUM: "1013 1049 1126",
    S.ARTICLE: "1058 1091",
    S.WALLET: "1019 1057 1061 1066 1070 1071",
    S.CARD_PACK: "1028 1128 1148",
    S.CARD_IN_MINI_PROGRAM: "1029 1062",
    S.OTHER_MINI_PROGRAM: "1037",
    S.BACK_FROM_MINI_PROGRAM: "1038",
    S.STORES_OF_CARD: "1052",
    S.SEARCH_SHORTCUT: "1054",
    S.MINI_PROGRAM_SERVICE_MESSAGE: "1073 1081",
    S.SENT_BY_ACCOUNT: "1074 1076 1082 1152",
    S.CHAT_MENU: "1080 1083 1088",
    S.RECENT_IN_TASK_BAR: "1089",
    S.MENU_BUTTON: "1085 1090 1147",
    S.WIFI: "1064 1078",
    S.CITY_SERVICES: "1092",
    S.ADVERTISEMENT: "1045 1046 1067 1084 1095",
    S.OTHER_APP: "1065 1069 1111 1140",
    S.MINE_IN_DISCOVER: "1003 1103",
    S.MINE_IN_TASK_BAR: "1104",
    S.CIRCLES: "1138 1163",
    S.PHONE_TOP_UP: "1098",
    S.WEB_PAGE: "1018 1055",
    S.PLUGIN: "1040 1041 1099",
    S.USED_BY_EVERYBODY: "1118 1145",
    S.DISCOVER: "1112 1141 1142 1143",
    S.FLOATING_WINDOW: "1131",
    S.PEOPLE_NEARBY: "1075 1134",
    S.TOP_STORIES: "1115",
    S.MOMENTS: "1009 1110 1154 1155",
    S.WECOM: "1119 1120 1121 1122 1123 1156",
    S.VIDEO: "1136 1144",
    S.FAVORITES: "1010",
    S.RED_PACKET: "1100",
    S.GAME_CENTER: "1079 1127",
    S.SHAKE: "1039 1077",
    S.GUIDE_MESSAGE: "1157",
    S.OBJECT_RECOGNITION: "1153",
    S.ORDERS: "1151",
    S.LIVE: "1161",
    S.GROUP_TOOLS: "1158 1159 1160",
}
_SOURCES = {int(scene): source for source, scenes in _SCENES.items() for scene in scenes.split()}


def scene_of_link(url: str) -> int:
    """Of a URL Scheme or URL Link; WeChat's list has none for a Short Link."""
    if url.startswith("weixin:"):
        return BY_SCHEME
    return BY_URL_LINK if url.startswith("https:") else BY_SOMETHING


def source_of(scene: int) -> VisitSource:
    """Under which source a scene is counted."""
    return _SOURCES.get(scene, S.OTHER)
