"""Scene values (场景值): from where a mini-program is opened, and how the statistics group them.

https://developers.weixin.qq.com/miniprogram/dev/server/API/data-analysis/others/api_getvisitdistribution
"""

from __future__ import annotations

__all__ = ["BY_CODE", "BY_ITSELF", "scene_of_link", "source_of"]

BY_ITSELF, BY_CODE = 1001, 1047
"""Out of the list of those used last; by a scanned mini-program code."""
BY_SCHEME, BY_URL_LINK, BY_SOMETHING = 1065, 1194, 1000
OTHER = 10

_SCENES = {
    1: "1001 1002 1004",
    2: "1005 1006 1027 1042 1053 1106 1108 1132",
    3: "1007 1008 1044 1093 1094 1096",
    4: "1011 1025 1047 1105 1124 1150",
    5: "1020",
    6: "1022",
    7: "1023 1113 1114 1117",
    8: "1024 1135",
    9: "1026 1033 1068",
    11: "1014 1043 1107 1162",
    12: "1021",
    13: "1035 1102 1130",
    14: "1036",
    15: "1034 1060 1072 1097 1109 1137 1149",
    16: "1012 1048 1050 1125",
    17: "1013 1049 1126",
    18: "1058 1091",
    19: "1019 1057 1061 1066 1070 1071",
    20: "1028 1128 1148",
    21: "1029 1062",
    22: "1037",
    23: "1038",
    24: "1052",
    25: "1054",
    26: "1073 1081",
    27: "1074 1076 1082 1152",
    28: "1080 1083 1088",
    29: "1089",
    30: "1085 1090 1147",
    31: "1064 1078",
    32: "1092",
    33: "1045 1046 1067 1084 1095",
    34: "1065 1069 1111 1140",
    35: "1003 1103",
    36: "1104",
    37: "1138 1163",
    38: "1098",
    39: "1018 1055",
    40: "1040 1041 1099",
    41: "1118 1145",
    42: "1112 1141 1142 1143",
    43: "1131",
    44: "1075 1134",
    45: "1115",
    46: "1009 1110 1154 1155",
    47: "1119 1120 1121 1122 1123 1156",
    48: "1136 1144",
    49: "1010",
    50: "1100",
    51: "1079 1127",
    52: "1039 1077",
    53: "1157",
    54: "1153",
    55: "1151",
    56: "1161",
    57: "1158 1159 1160",
}
_SOURCES = {int(scene): source for source, scenes in _SCENES.items() for scene in scenes.split()}


def scene_of_link(url: str) -> int:
    """Of a URL Scheme or URL Link; WeChat's list has none for a Short Link."""
    if url.startswith("weixin:"):
        return BY_SCHEME
    return BY_URL_LINK if url.startswith("https:") else BY_SOMETHING


def source_of(scene: int) -> int:
    """The key under which `access_source_session_cnt` counts a scene."""
    return _SOURCES.get(scene, OTHER)
