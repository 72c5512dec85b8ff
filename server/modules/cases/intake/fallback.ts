// What a message is probably about when no deciding word stands in it: always doubtful, so that a clerk looks. Missing an illness costs most, so it is asked first.
import type { Thread } from './thread.ts';
import type { Category, Severity } from './types.ts';

export type Probable = { readonly category: Category; readonly sub: string; readonly severity: Severity };

const PEOPLE =
  /大伙|大家|大哥|大姐|保安|阿姨|孩子|老太|老头|护工|车间|工地|校医|护士|家属|学生|小朋友|同学|老人|奶奶|爷爷|大爷|大妈|病人|患者|工人|职工|员工|宝宝|娃|女生|男生|老师|战士|领导|有人|几个人|[两三四五六七八九十\d]+(个|名|位|人)|宿舍|寝室|班/u;
const BODY =
  /红点|头重|打针|折腾|恶心|反酸|肠|翻江|不得劲|不对劲|打嗝|发冷|肚(?!子?都?(撑|圆)|皮都?圆)|胃|吐|呕|拉(?!走|回|来|货|链|面)|泻|烧(?!菜|饭|肉|鸡|麦|烤)|疼|痛|痒|麻(?!烦|辣|婆|酱|油|团|花)|肿|疹|疙瘩|晕|昏|病(?!房|号|人餐)|医|药|脸(色|红|白|发)|嘴(唇|角|巴)|喉|喘|咳|抽|汗|虚|难受|不舒服|没胃口|起夜|厕所|过敏|蹲|躺|软(?!糖|件)|睡不/u;
/** Somebody ate or drank it: then a word of the body is enough, whoever is meant. */
const ATE = /(吃|喝|用餐|餐|饭|夜宵|宵夜)(了|完|过|后|之后|以后)/u;
/** Words of illness that hold beside another trouble too: 大伙吃完都蔫了 is not about leaves. */
const SICK = /恶心|吐|呕|泻|拉(肚|稀|了.{0,3}[趟次回])|疼|痛|痒|肿|疹|红点|晕|打针|难受|不舒服|不对劲|跑厕所|大伙.{0,6}蔫/u;
const MEAL = /吃|喝|饭|餐|菜|食堂|粥|奶|汤/u;
const FOREIGN =
  /((□|馅|汤|肉|皮|锅|碗|盒|袋|罐|瓶)里|□里面|里头|□上面|中间)[^\s,，。]{0,4}(有|个|根|条|只|片|块|截|粒|颗)(?!霉|烂|坏|□|问题|人|没|吗|货)/u;
/** Marks of goods that may have gone off, held no cold or carry something: not enough to be sure, enough for a person to look. */
const SUSPECT: readonly [RegExp, string, boolean][] = [
  [
    /(发|变|泛|长|起|带|边上|里面)(了|点|着)?(青|绿|灰|蓝|黑|暗)(?!色的筐|毛)|颜色(?!很?(好|正|漂亮))|里面是黑|一层毛|长毛|有毛|鼓鼓|凸(起|出)|成(了)?块|结块|分层|(发|切开)(紫|灰)|麻手|麻嘴|麻口|苦(了|的)|发滑|发硬|水汪汪|黏|粘|血沫|硬结|肿块|泡沫/u,
    'spoiled',
    true,
  ],
  [/味(道|儿)?(?!精|极|达|噌|增|真?(好|正|香|美))|阵除|阵味|臭|馊|酸(?![辣菜汤甜爽奶豆])|腥|臊/u, 'off-smell', true],
  [/软(趴|塌|绵|了|的|乎)|晒|没冰|不冰|化(?![妆验肥学工])|温(?!和|柔)|热(?!干|狗|卖|情|水)|车门.{0,4}开/u, 'temperature', true],
  [
    /(冷冻|冷藏|冻品|鲜肉|鲜奶|雪糕|冷链|冷柜)?车.{0,6}(没冰|没冷|不冷|开着门|一路开着)|面包车.{0,8}(冰|冷)|没.{0,3}(冰|冷)(?!柜|箱|库)/u,
    'temperature',
    false,
  ],
  [/(骨头?|壳|皮|木|铁|塑料)(渣|屑|片|丝)|趾甲|咬到|吃到|硌|卡/u, 'foreign-body', true],
  [/日期.{0,8}(涂|改|糊|刮|擦|盖|新|旧|老|早|怪)|涂改|到期|过期|久了/u, 'expired-or-near-expiry', true],
  [/(没|无|缺|少|不见).{0,3}(检|证|票|章|报告)/u, 'missing-certificate', true],
  [/(渗|出|挤|流|泡)水|水是(红|黄|黑|绿)|注水|色素|假(?!期|日)/u, 'adulteration', true],
  [/(罐|盖|袋|盒|瓶)(子|头)?.{0,4}(凸|鼓)/u, 'spoiled', false],
];
const PERSON = /司机|师傅|送货的|跟单|业务员?|小伙子|那个人|仓库的|分拣|客服|配送员/u;
const RUDE = /素质|凶|摔|骂|吼|礼貌|教养|讲理|怼|嚷|横|脸色|脾气|什么人|推|瞪|挂|敷衍|嚣张|抽烟|吐痰|脏手|鞋/u;
const QUESTION = /[?？]|吗(?=$|[\s,，。!！])|么(?=$|[\s,，。])|有没|能不能|可不可以|可以不|行不|(多少|几|哪|啥|什么|怎么|咋)(?!样|都|也|回事|搞)/u;
const TONE =
  /[!！]{2,}|又是?|还是|老是|总是|每次|天天|怎么(回事|搞|又)|咋(回事|搞)|像话|什么(意思|情况|玩意)|醉了|笑死|呵呵|你们(自己)?(看|说|来)|管不管|不能这样|太.{1,4}了/u;
const ABOUT_DELIVERY = /(车|货|菜|东西|师傅|司机|单子|筐|箱)[^\s,，。]{0,6}(没(?=到|来|送|见|卸|装)|少|错|丢|漏|晚|不见|呢|乱|倒|湿|混)/u;
const ORDERISH = /加|订|要(?!是|么)|来(?=\d|点|些|[一二两三四五六七八九十半])|下单|备货|明天|后天|取消|改|换成|接龙|菜单|停(供|餐)/u;
const POLITE =
  /吃光|谢谢|感谢|辛苦|收到|好的|早上好|晚上好|节日|快乐|新年|中秋|恭喜|哈哈|不错|挺好|很好|表扬|赞|👍|🙏|正常|没问题|齐了|投票|通知|不好意思|撤回|发错|抢着吃|爱吃|光盘|写错|先别|备注上|过敏.{0,12}备注|是\d+不是|分钟后/u;

function probablyAsked(words: string): Probable {
  const enquiry = (sub: string): Probable => ({ category: 'enquiry-suggestion', sub, severity: 4 });
  if (/证|报告|资质|执照|票/.test(words)) return enquiry('certificate-request');
  if (/价|钱|贵|便宜/.test(words)) return enquiry('price-question');
  if (/账|发票|对账|结算/.test(words)) return enquiry('statement');
  if (/车|送|到|师傅|司机|门|路|几点/.test(words)) return enquiry('delivery-enquiry');
  return enquiry('product-question');
}

/** undefined = nothing to settle. `bare` is the talk with goods blanked, so that 麻辣 and 肚片 say nothing about bodies. */
export function probableTrouble(thread: Thread): Probable | undefined {
  const words = thread.words;
  const bare = bareWords(thread.outside);
  const goods = thread.outside.some(({ products }) => products.length > 0);
  const amounts = thread.outside.some((spoken) => spoken.amounts.length > 0);
  if (bare.trim().length < 4 || POLITE.test(words)) return undefined;
  if (
    BODY.test(bare) &&
    ((PEOPLE.test(bare) && MEAL.test(words) && !ORDERISH.test(bare)) || (ATE.test(words) && !/吃(完|了).{0,4}(再|还)(要|来)|辣得|过瘾/.test(words)))
  )
    return { category: 'food-safety', sub: 'suspected-illness', severity: 1 };
  if (PEOPLE.test(bare) && /拉了.{0,3}[趟次回]/u.test(bare)) return { category: 'food-safety', sub: 'suspected-illness', severity: 1 };
  if (FOREIGN.test(bare) && goods && !amounts && !ORDERISH.test(bare)) return { category: 'food-safety', sub: 'foreign-body', severity: 2 };
  const suspect = suspicion(thread, bare);
  if (suspect) return { category: 'food-safety', sub: suspect, severity: 2 };
  if (PERSON.test(bare) && RUDE.test(bare)) return { category: 'conduct', sub: 'attitude', severity: 3 };
  if (amounts && !TONE.test(words)) return undefined;
  if (QUESTION.test(bare) && (goods || /送|到|价|钱|证|报告|系统|发票|账|车/.test(words)) && !TONE.test(words) && !ORDERISH.test(bare))
    return probablyAsked(words);
  if (ORDERISH.test(bare)) return undefined;
  if (ABOUT_DELIVERY.test(words))
    return { category: 'delivery', sub: /错|混|乱/.test(words) ? 'wrong-item' : /湿|倒|丢/.test(words) ? 'damaged' : 'missing-item', severity: 3 };
  if (goods) return { category: 'quality', sub: 'unspecified', severity: 3 };
  return TONE.test(words) && words.length > 6 ? { category: 'enquiry-suggestion', sub: 'unspecified', severity: 3 } : undefined;
}

/** What may be wrong with goods somebody complains of without a word we know. */
export function suspicion({ outside }: Thread, bare = bareWords(outside)): string | undefined {
  const said = bare
    .replace(
      /(别|不要|不得|千万|怕)[^\s,，。]{0,4}|(没有?|[无未不])(一点|半点|任何|什么)?[异怪臭腥酸馊发变化软霉虫粘][^\s,，。]{0,3}|涂改(?=液)/gu,
      '',
    )
    .replace(/是不是/g, '');
  const listed = outside.flatMap(({ amounts }) => amounts).length > 1;
  if (listed || ORDERISH.test(said.replaceAll('涂改', '')) || QUESTION.test(said)) return undefined;
  const goods = outside.some(({ products }) => products.length > 0);
  return SUSPECT.find(([mark, , ofGoods]) => mark.test(said) && (goods || !ofGoods))?.[1];
}

const bareWords = (outside: Thread['outside']): string =>
  outside
    .map(({ text, products }) => products.reduce((held, { from, to }) => held.slice(0, from) + '□'.repeat(to - from) + held.slice(to), text))
    .join('\n');

/** Illness beside a lower trouble: somebody ate, and a word of illness stands in the same talk. */
export function probablyIll(thread: Thread): boolean {
  return (
    PEOPLE.test(thread.words) && ATE.test(thread.words) && SICK.test(thread.words) && !POLITE.test(thread.words) && !/辣得|过瘾/u.test(thread.words)
  );
}
