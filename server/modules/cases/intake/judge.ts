// From deciding words to one judgement: what is left after corrections, the main class, how grave it is.
import { probableTrouble, probablyIll, suspicion } from './fallback.ts';
import type { Hit } from './signs.ts';
import type { Spoken, Thread } from './thread.ts';
import { CATEGORIES, type Category, type Severity } from './types.ts';

export type Judgement = {
  readonly category: Category | null;
  readonly subcategory: string | null;
  readonly also: readonly { readonly category: Category; readonly subcategory: string }[];
  readonly severity: Severity | null;
  readonly doubtful: boolean;
  readonly hits: readonly Hit[];
  /** The trouble was cleared up in the talk itself: found again, misread, wrong group. */
  readonly resolved: boolean;
};

const RESOLVED =
  /找到了|骗你的|开(个)?玩笑|逗你(的|玩的)|看错了?|看花眼|我(自己)?(写|看|搞|记|弄|点|数)(错|漏)|(?<!还|是不)是我(们)?(自己)?(水|锅|火|写|放错|忘|记错|看错|没(说清|看清|泡|洗|注意))|虚惊|发错(群)?了?(?=$|[\s,，。不]|.{0,3}(发给|群))|没事了|当我没说|误会|原来(是|在)|(哦|噢|喔|啊)[\s,，]*(看了)?(没过期|是(粉条|面条|葱|姜|花椒|八角|香料|正常|我|料|配料|调料|枸杞|桂皮))|又(好|有)了|补到了|已经(送来|收到|补来|解决|到)了|解决了|搞定了|不用(查|补|管)了|刚(看|问)(到|了)?.{0,4}(在|有)|是正常的|老师傅说正常|查到了.{0,6}(在|是我)|品种(就|本来)?(这样|如此)/u;
const JOKE = /骗你的|开(个)?玩笑|逗你(的|玩)/u;
const UNRELATED_ILLNESS =
  /演练|演习|模拟信息|流感.{0,8}(停课|请假|减|少)|(手足口|水痘|甲流|支原体|腮腺炎|诺如).{0,16}(停课|请假|少|减|不来|隔离)|(停课|请假|少订|减).{0,16}(手足口|水痘|甲流|流感|支原体)|(我家|我儿子|我女儿|我娃|我妈|老婆|老公|家里人?|我(今天|昨晚|自己|昨天)?)(.{0,5})(发烧|拉肚子|住院|感冒|胃疼|肚子疼|吐了|去医院|急诊)/u;
const PRIVATE_ABSENCE =
  /(发烧|拉肚子|住院|感冒|胃疼|肚子疼|医院|急诊|挂水).{0,12}(我不(在|来|上班)|请(个)?假|单子找|找(老|小|阿)|替我|代(我|班)|帮我收|顶班)/u;
const EXPLAINED =
  /晕车|着凉|受凉|吹(了)?空调|中暑|不关.{0,4}(饭|菜|食|奶|你们)|(跟|和|与).{0,6}(没|无)关|(?<!是)不是(吃|你们|饭|菜).{0,8}|自己(带|买|吃)的|医生说.{0,6}(不是|是(病毒|流感|感冒))|(?<!不)排除|零食(吃|引起)/u;
const EATEN =
  /吃了(?!饭没|.{0,4}(谁负责|怎么办|会|出事|中毒谁))|喝了(?!个寂寞)|吃(完|过|到|出|下)|喝(完|到|出|过)|已经(煮|下锅|炖|炒|做|蒸|端|发|上桌|打)|下(了)?锅了|煮(了|进|好)|炖(了|上|好)|炒(了|好|熟)|蒸(了|好|熟)|(汤|饭|粥|面|菜|碗|盘|餐盒|餐盘|豆浆|锅|杯)里|咬(到|着|了)|打(饭|菜)(的)?(时候)?|(学生|孩子|小朋友|娃|老人|病人|职工|工人|领导|家长|老师|客人|员工)[^\s,，。]{0,6}(吃|喝|咬|碗|盘|那桌|看到|哭)|端上|上桌|发下去|分下去|开袋(即食|就吃)|即食|当场/u;
const NOT_EATEN =
  /没(给|敢|吃|喝|用|下锅|让|动|做|煮|端|人吃|发下)|还没(吃|喝|用|下锅|做|煮|发)|不敢(用|吃|做|拌|喝)|幸(好|亏)|好在|先别|没给|挑出来|验收|收货(的)?时|拒收|没收/u;
const MEAL_IN_DANGER =
  /等(着|米|料|菜|饭)?(下锅|用|做|开火)|开(饭|餐)|没法(做|开|出)|干等|作废|过敏餐|糖尿|病人餐|病号|流食|无麸质|特殊餐|素餐|清真(窗|餐)|只能(喝|吃)(这个)?|主菜|(整|一)?锅(都|没|等)|(断|停)餐|几百(号|人|个)|(百|\d{3,})(多)?(号|个|名)?(人|孩子|学生|口)|考生|高考|中考|重要接待|领导来|宴/u;
const MILD =
  /不过(也)?|也行(吧)?|就行|没事|不(是大事|要紧|急|碍事|影响)|将就|凑合|下(次|回)(注意|记住|记得|改|别)|下不为例|问题不大|稍微|一点点|小事|算了/u;
const UNDER_INSPECTION = /检查|查(台账|资料|证)|督(导|查)|专班|迎检|飞检|抽查|市(监|场监)|食药|验收组|巡查|评审|审计/u;
/** 下周一起改到八点后, 明天起走后门: a standing instruction, not a question. */
const STANDING_CHANGE = /改(到|成|为)|(天|日|周.|周一|即日|今)起.{0,8}(走|送|放|改)/u;
const READY = /(汤|饭|粥|碗|盘|餐盒|餐盘|豆浆|杯)里|吃(到|出|着)|咬(到|着)|即食|坚果|凉(菜|拌)|面包|蛋糕|馒头|包子|点心|酸奶|米饭|熟食|卤/u;
const SHARP = /针|刀|玻璃|铁|钢|钉|螺|金属|瓷|鱼钩|鼠|蟑|蛆|烟|创|指甲|牙|苍蝇|电池|干燥剂|蜈蚣|壁虎/u;

/** Hits that still stand at the end of the talk, and whether the talk cleared itself up. */
function standing(thread: Thread): { hits: Hit[]; resolved: boolean } {
  const all = heard(thread).flatMap(({ hits }) => hits);
  const unrelated = UNRELATED_ILLNESS.test(thread.words) || PRIVATE_ABSENCE.test(thread.words);
  const related = unrelated && !/(吃|喝)(了|完|过|的)|食堂吃|批次|(?<!应)急.{0,4}(送|医)/u.test(thread.words.replace(/演练[\s\S]*/u, ''));
  const hits = related ? all.filter(({ sign }) => sign.sub !== 'suspected-illness') : all;
  const last = thread.outside.findLastIndex(({ text }) => RESOLVED.test(text));
  const clearing = thread.outside[last];
  if (!clearing) return { hits, resolved: false };
  const at = clearing.text.search(RESOLVED);
  const later = hits.filter((hit) => isFault(hit) && (hit.message > clearing.index || (hit.message === clearing.index && hit.from > at + 16)));
  const ill = hits.some(({ sign }) => sign.sub === 'suspected-illness');
  if (JOKE.test(clearing.text) && !later.length) return { hits: [], resolved: false };
  if (later.length || ill) return { hits, resolved: false };
  return { hits: [], resolved: true };
}

/** Ours count where they opened with a notice, or where nobody else speaks. */
export function heard(thread: Thread): readonly Spoken[] {
  const first = thread.spoken[0];
  const notice = first && first.speaker !== 'outside' && /缺货|断货|晚到|晚\d|延|停(用|止)|召回|暂停|堵|通知/.test(first.text);
  return notice && !thread.outside.includes(first) ? [first, ...thread.outside] : thread.outside;
}

const isFault = ({ sign }: Hit): boolean => sign.category !== 'enquiry-suggestion';

type Weighed = { readonly category: Category; readonly sub: string; readonly weight: number; readonly severity: Severity; readonly first: number };

function weigh(hits: readonly Hit[], angry: boolean): Weighed[] {
  const bySub = new Map<string, Weighed>();
  for (const { sign, message, from } of hits) {
    const held = bySub.get(`${sign.category}/${sign.sub}`);
    const place = message * 10_000 + from;
    const base: Weighed = held ?? { category: sign.category, sub: sign.sub, weight: 0, severity: 4, first: place };
    bySub.set(`${sign.category}/${sign.sub}`, {
      ...base,
      weight: held ? Math.max(held.weight, sign.weight) + 0.15 : sign.weight,
      severity: Math.min(base.severity, sign.severity) as Severity,
      first: Math.min(base.first, place),
    });
  }
  return [...bySub.values()].filter(({ weight }) => weight >= (angry ? 1.1 : 1.45));
}

export function judge(thread: Thread): Judgement {
  const { hits, resolved } = standing(thread);
  const angry = /退|换|[?？!！]|拉走|怎么|咋|\[图片|投诉|不能|没法|赔|补/.test(thread.words);
  const weighed = weigh(hits, angry);
  const ranked = rank(weighed, thread);
  const main = ranked[0];
  const probable = main || resolved || voidedOnPurpose(thread, hits) ? undefined : probableTrouble(thread);
  if (main && main.category !== 'food-safety' && probablyIll(thread) && !voidedOnPurpose(thread, hits))
    return { category: 'food-safety', subcategory: 'suspected-illness', also: alsoOf(ranked), severity: 1, doubtful: true, hits, resolved };
  const suspect = main?.category === 'quality' && main.sub === 'unspecified' ? suspicion(thread) : undefined;
  if (suspect) return { category: 'food-safety', subcategory: suspect, also: [], severity: 2, doubtful: true, hits, resolved };
  if (probable)
    return { category: probable.category, subcategory: probable.sub, also: [], severity: probable.severity, doubtful: true, hits, resolved };
  if (!main) return { category: null, subcategory: null, also: [], severity: null, doubtful: resolved, hits, resolved };
  const also = alsoOf(ranked.slice(1));
  const doubtful = main.weight < 2 || (ranked[1]?.category !== undefined && ranked[1].category !== main.category && ranked[1].weight >= main.weight);
  return { category: main.category, subcategory: main.sub, also, severity: severityOf(main, thread), doubtful, hits, resolved };
}

const alsoOf = (rest: readonly Weighed[]): Judgement['also'] =>
  rest
    .filter(({ category, weight }) => category !== 'enquiry-suggestion' && weight >= 1.9)
    .map(({ category, sub }) => ({ category, subcategory: sub }))
    .slice(0, 3);

/** Signs were voided on purpose (a drill, flu, a private absence): no second guess. */
const voidedOnPurpose = (thread: Thread, hits: readonly Hit[]): boolean =>
  hits.length < heard(thread).flatMap((spoken) => spoken.hits).length || UNRELATED_ILLNESS.test(thread.words) || PRIVATE_ABSENCE.test(thread.words);

/** Graver class first; inside a class the stronger words, then the first named. */
function rank(weighed: readonly Weighed[], thread: Thread): Weighed[] {
  const order = (category: Category): number => CATEGORIES.indexOf(category);
  const subs = new Set(weighed.map(({ sub }) => sub));
  const attitude = weighed.find(({ sub }) => sub === 'attitude');
  const kept = weighed.filter(
    (one) =>
      !givesWay(one, subs, thread) &&
      !(one.category === 'delivery' && attitude && attitude.first < one.first && attitude.weight >= 2) &&
      !cleared(one, weighed, thread),
  );
  const missing = /没(到|来|见|送|看)/.test(thread.words);
  for (const [index, one] of kept.entries())
    if (missing && one.sub === 'missing-item' && one.weight >= 1.9) kept[index] = { ...one, weight: one.weight + 0.8 };
  return kept.toSorted((a, b) => order(a.category) - order(b.category) || b.weight - a.weight || a.first - b.first);
}

/** 勾兑的吧 – 那是生抽 – 我要的老抽啊: our answer cleared the first suspicion, what came after it stands. */
function cleared({ first, sub }: Weighed, weighed: readonly Weighed[], thread: Thread): boolean {
  const later = weighed.find((one) => one.sub === 'wrong-item' && one.first > first && sub !== 'wrong-item');
  if (!later || sub === 'suspected-illness') return false;
  const [from, to] = [Math.floor(first / 10_000), Math.floor(later.first / 10_000)];
  return thread.spoken.some(({ index, speaker }) => speaker === 'clerk' && index > from && index < to);
}

/** Where the text is plainly about the lower class. */
function givesWay({ sub, category, weight }: Weighed, subs: ReadonlySet<string>, thread: Thread): boolean {
  const has = (...names: string[]): boolean => names.some((name) => subs.has(name));
  if (has('integrity') && category !== 'conduct') return true;
  if (sub === 'temperature' && has('hygiene') && /地上|地下/.test(thread.words)) return true;
  if ((sub === 'spoiled' || sub === 'off-smell') && has('return-pickup-late')) return true;
  if (sub === 'missing-certificate' && weight < 3 && has('suspected-illness', 'recall')) return true;
  if (category === 'enquiry-suggestion' && sub === 'return-no-reason' && subs.size > 1) return true;
  if (sub === 'unspecified' && subs.size > 1) return true;
  if (sub === 'short-weight' && has('net-content', 'statement')) return true;
  if (
    sub === 'missing-item' &&
    has('late', 'not-delivered', 'duplicate-delivery', 'out-of-stock', 'label-missing', 'missing-certificate') &&
    weight < 2.2
  )
    return sub === 'missing-item';
  if (category === 'delivery' && sub === 'extra-item' && has('short-weight', 'missing-item', 'wrong-item') && weight < 2.2) return true;
  if (category === 'delivery' && sub === 'late' && has('return-pickup-late')) return true;
  if (category === 'packaging-label' && sub === 'packaging' && has('damaged')) return true;
  if (sub === 'broken-seal' && has('damaged') && /洒|淌|漏(了|油|水|奶|出)|流/.test(thread.words)) return true;
  if (sub === 'damaged' && has('broken-seal')) return !/洒|淌|漏(了|油|水|奶|出)|流/.test(thread.words);
  if (sub === 'wrong-item' && has('label-wrong')) return true;
  if (category === 'enquiry-suggestion' && sub === 'suggestion' && subs.size > 2) return true;
  if (sub === 'label-wrong' && has('short-weight', 'missing-certificate')) return true;
  if (/delivery-enquiry|contract-question/.test(sub) && STANDING_CHANGE.test(thread.words)) return true;
  return category === 'quality' && has('wrong-item') && (sub === 'spec-mismatch' || sub === 'size');
}

function severityOf({ category, sub, severity }: Weighed, thread: Thread): Severity {
  const words = thread.words;
  if (sub === 'suspected-illness') return illnessSeverity(severity, words);
  if (category === 'food-safety') return foodSafetySeverity(sub, severity, words);
  if (severity <= 2) return severity;
  if (/家长|家委/.test(thread.outside[0]?.from ?? '') && category !== 'enquiry-suggestion') return 2;
  if (category === 'enquiry-suggestion') return severity === 4 && /certificate|document/.test(sub) && UNDER_INSPECTION.test(words) ? 3 : severity;
  if (category === 'delivery' && MEAL_IN_DANGER.test(words) && !/下(次|回)/.test(words)) return 2;
  if (category === 'conduct') return severity;
  return MILD.test(words) && !/[!！]{2}|投诉|退/.test(words) ? 4 : severity;
}

const VAGUE = /(胃|有点|有些|稍微|不太|人|肚子)(有点)?(不)?舒服|不适/u;
const ACUTE = /吐|泻|拉|烧|疹|疙瘩|肿|喘|紫|急诊|医院|120|送医|晕|中毒|疼|痛/u;

function illnessSeverity(severity: Severity, words: string): Severity {
  if (EXPLAINED.test(words)) return 3;
  if (/流感|感冒|季节/.test(words)) return 2;
  return VAGUE.test(words) && !ACUTE.test(words) ? 2 : severity;
}

function foodSafetySeverity(sub: string, severity: Severity, words: string): Severity {
  const eaten = EATEN.test(words.replaceAll(/[吃喝]了个寂寞/g, '')) && !NOT_EATEN.test(words) && !/寂寞/.test(words);
  if (sub === 'foreign-body') {
    if (severity === 1) return SHARP.test(words) || READY.test(words) || eaten ? 1 : 2;
    return READY.test(words) && /虫|蛾|蚂蚁|硬|塑料/.test(words) ? 1 : 2;
  }
  if (
    severity === 2 &&
    eaten &&
    ['spoiled', 'off-smell', 'contamination', 'undercooked', 'expired-or-near-expiry', 'sprouted-toxic', 'temperature'].includes(sub)
  )
    return 1;
  if (sub === 'missing-certificate' && /晚点|下午补|后补|明天补|先收/.test(words)) return 3;
  return severity;
}
