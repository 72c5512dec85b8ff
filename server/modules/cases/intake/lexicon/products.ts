// Goods of the canteen trade. One line a product: our word first, then what people write for it (dialect, brand habit, common slips of the voice keyboard).
// A line that begins with * lists goods that share no name: each word is its own product.
// `assumes` is the unit the trade means when a bare number follows (土豆 50); a reader that uses it must say so.
import { GREENS } from './greens.ts';
import { LARDER } from './larder.ts';
import { MEATS } from './meats.ts';

export type ProductSection = { readonly section: string; readonly assumes: '斤' | null; readonly lines: string };

export const PRODUCT_SECTIONS: readonly ProductSection[] = [...GREENS, ...MEATS, ...LARDER];

/** What a stranger's name ends with when it is food: used for goods the list does not know, with doubt. */
export const FOOD_ENDINGS =
  '菜菇笋瓜豆薯芋椒葱蒜姜肉排骨肝肚肠翅爪腿胗鱼虾蟹贝鸡鸭鹅蛋奶酪油米面粉饼糕包卷饺馍酱醋盐糖酒丸串串块条丝片皮干酥果桃梨枣莓柑橙柚茶汤粥饭坯胚馅料粒仁泥浆汁花菌耳藕茄';

/** Characters the voice keyboard and fast thumbs exchange; the first one of each group stands for all (芹勤 → 芹). Only tried on words next to an amount. */
export const SOUND_GROUPS =
  '芹勤琴秦 木目沐 排牌徘 番翻蕃 洋羊杨阳 生升声 葱匆聪冲 姜江将疆僵 茄切且 菇姑孤 椒交焦娇胶 瓜刮呱 豆斗都逗 腐府付附 鸡机基 鸭压呀 鱼于余渔 虾瞎 蒜算祘 笋损 萝罗锣箩 卜波博 白百柏 菜才采彩莱 韭九久 莲连联 藕偶欧 黄皇煌 冬东 苦库 丝思司 青轻清 粉分 面棉 米迷 牛妞 猪朱珠 腿退 翅赤 肝干甘 蛋旦但淡 油由 醋促 盐言 糖唐 酱降 海孩 带代戴 紫子仔 耳儿 菠玻 苋现限 蒿号篙 茼同 莴窝涡 荠季 薯叔鼠属 芋玉 苔台薹 抽丑 蚝耗 鱿尤犹 蔓慢 蓝兰 花化 桔橘 蕉焦 梨离 苹平评 蘑磨 肋勒 膀旁 腱健键 柳流 馅陷线 骨古股 肉揉 末沫抹 碎岁 馒曼 饺佼 馄混 饨吨';

/** Words that only look like goods (里面, 奶奶, 菜单): cut out before goods are looked for. */
export const NOT_GOODS =
  '里面 外面 上面 下面 前面 后面 全面 对面 地面 方面 见面 表面 桌面 页面 书面 水面 当面 路面 封面 平面 面积 面试 反面 面发 油烟 油漆 加油 柴油 汽油 机油 煤油 漏油 油污 油水 拉油 鸡毛蒜皮 糖尿 厘米 毫米 平米 ' +
  '奶奶 完蛋 混蛋 捣蛋 笨蛋 滚蛋 菜单 菜谱 菜品 菜色 菜名 菜价 肉联厂 肉眼 鱼塘 吃醋 茶水 米粒大 面包车 肉痛 装蒜 桃园 梅园 梨园 荷花 菜市场 小米手机 苹果手机 水果店 大肠杆菌 茶几 喝茶 油卡 油费 ' +
  '面上 桌上 皮面 蛋白 蛋疼 碱性 糖衣 盐霜 酱色 饭菜 菜饭 炒菜 做菜 备菜 切菜 洗菜 配菜 买菜 送菜 面前 见面 门面 场面 米色 鱼贯 鸡肋 番茄炒蛋 茶楼 海鲜楼 辣子鸡 粉蒸肉的 老鸭汤的 植物蛋白 ' +
  '奶制品 肉制品 豆制品 水产 干净菜 橙的 橙色 桃色 枣红 瘦肉精 猪场 鸡毛 大豆还是 打鸡血 鸭梨山大 吃枣 早点';
