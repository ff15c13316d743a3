"""Characters that names of the demo chain's people are made of."""

from __future__ import annotations

from random import Random

SURNAMES = (
    "王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
    "姚卢姜崔钟谭陆汪范金石廖贾夏韦傅方白邹孟熊秦邱江尹薛阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
COMMON = 12
GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰红建国文志海云飞龙凤春梅鹏宇欣怡佳琪子涵浩然梓轩雨"
    "思晨嘉俊博文晓东婷雪琳倩慧颖洁莉珊瑶璐瑾萱悦彤帆航睿哲凯瑞旭阳辉煌鑫斌彬波峰林森楠蕾薇莹莲荷青松柏康"
    "宁安乐福祥瑞和"
)


def person(random: Random) -> str:
    """A name of two or three characters; frequent surnames come more often."""
    surname = random.choice(SURNAMES[:COMMON] if random.randrange(2) else SURNAMES)
    return surname + "".join(random.choice(GIVEN) for _ in range(1 if random.randrange(4) == 0 else 2))
