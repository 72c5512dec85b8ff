// What the sender wants, and whether a person must look before anything is answered.
import type { Judgement } from './judge.ts';
import type { Thread } from './thread.ts';
import type { Intent, Line } from './types.ts';

const PRAISE =
  /表扬|点赞|👍|好评|锦旗|不错|抢着吃|辣得(过瘾|爽)|真鲜|光盘|真好(?!啊)|老好|好(吃|香|新鲜|棒)|很好|太好了|帮了大忙|感谢|谢谢(你们|师傅|小|老|伊|鲜|大)|给力|靠谱|夸|满意|巴适|优秀|赞|棒|推荐|喜欢|超值|放心|实惠|爱吃|好喝|快捷|还会(再|继续|来|买)|继续购买|过瘾|不过香|香$/u;
const RETURN = /退(?!掉|烧|休|款|伍|订)|(?<!120|车)拉走|拉回|换货|(马上|赶紧|快|给我?|今天就|重新)换|(?<!不)换一(批|箱|袋)|调换/u;
const CHANGE =
  /改(到|成|为|走|在|送|一下)?|换成|变(成)?\d|写错|以.{0,6}为准|补到|走(前|后|侧|东|西|南|北)门|备注(上|一下)|人数|按这个|不换|推迟|提前(到|送)|延后|先别卸|别加成|换两样|不用(送|了)|那份不用/u;
const NOTICE = /通知|缺货|断货|晚到|晚\d+分|停供|堵|暂停|召回|请各|没人签|先拉回|换供应商|演练|检修|公告|知悉|@所有人|立即停|放假/u;
const STOP = /停供|取消|不要了|别送|先别(发|送)|不用(送|来)|退掉|不订了|停一天/u;
const SAME_AGAIN =
  /(和|跟|同|按)(昨天|前天|上次|上周|上回|平时|以前|老)(.{0,4})?(一样|来|单)|照旧|老样子|照上|(你|您)(们)?(看着|随便)(配|来|送|安排)|随便(配|来|上)|按这个配|(今|明|后)天的单子|(见|如|按)图|图里|照片(上|里)的单|边个平|任一|各(来)?(一)?点|差不多就(行|好)|若干|适量/u;
const POLICY = /赔|钱你们|谁(负责|承担|出)|损失|罚|合同.{0,6}(过期|到期|写|签|续)|招标|换供应商|扣(钱|款)|违约/u;
const ALLERGEN = /过敏.{0,16}(备注|以后|都不能|不能有|注意|不要有|禁)|(备注|以后|注意).{0,12}过敏/u;
const CONTRADICTION =
  /(我|仓库|司机|系统)(点过|数过|称过|明明|说只|说是|那边|签收的是|发的|装的).{0,12}|监控(看|显示|里)|你意思|哪个是真|到底是|不认账|说没有/u;
const QUESTION = /要不要停|能不能(吃|喝|用)|还能(吃|喝|用)|哪个(是真|准|对)|能(吃|喝|用)(吗|不|么)|怎么(处理|办)|算谁的|谁负责|敢不敢/u;
const REGULATOR = /监管(所|局)|监督(所|局)|卫健|教育局|纪检|市监|疾控中心$|公安|派出所|街道办/u;

const ENQUIRY_INTENTS: Record<string, Intent> = {
  'product-question': 'price-question',
  'price-question': 'price-question',
  'certificate-request': 'certificate-request',
  'delivery-enquiry': 'delivery-enquiry',
  statement: 'statement-dispute',
};
/** 明天领导来 菜好一点: an order that names nothing. */
const VAGUE_ORDER = /(明天|后天|明早|今晚|周[一二三四五六日末]|下周).{0,12}(菜|餐|桌|来人|领导|单子|备|安排|多(来|弄)|照)/u;

export function intentsOf(thread: Thread, judgement: Judgement, lines: readonly Line[]): Intent[] {
  const { category, hits } = judgement;
  const words = thread.words;
  const wanted = new Map<Intent, number>();
  const want = (intent: Intent, weight: number) => wanted.set(intent, Math.max(weight, wanted.get(intent) ?? 0));
  const faulty = category !== null && category !== 'enquiry-suggestion';
  const notice =
    (thread.outside[0]?.speaker !== 'outside' || REGULATOR.test(thread.outside[0]?.from ?? '') || judgement.subcategory === 'recall') &&
    NOTICE.test(words);
  if (notice) want('recall-or-notice', 10);
  if (faulty && !(notice && thread.outside.every(({ speaker }) => speaker !== 'outside'))) want('complaint', 9);
  for (const { sign } of hits)
    if (sign.intent && (category !== null || sign.intent === 'certificate-request') && sign.weight >= 1.9) want(sign.intent, faulty ? 4 : 6);
  if (category === 'enquiry-suggestion')
    want(hits.find(({ sign }) => sign.sub === judgement.subcategory)?.sign.intent ?? ENQUIRY_INTENTS[judgement.subcategory ?? ''] ?? 'complaint', 7);
  if (judgement.subcategory === 'missing-certificate') want('certificate-request', 4);
  const swapped = category === null && /换成|改成/.test(words) && lines.some(({ action }) => action === 'cancel');
  if (swapped) return ['order-change'];
  if (judgement.subcategory === 'extra-item') {
    wanted.delete('complaint');
    want('return-request', 9);
  }
  if (lines.some(({ action }) => action === 'add')) want('order-add', faulty ? 3 : 8);
  if (
    lines.some(({ action }) => action === 'set' || action === 'reduce') ||
    (!faulty && CHANGE.test(words) && !judgement.resolved && category === null)
  )
    want('order-change', 5);
  if (
    lines.some(({ action }) => action === 'cancel') ||
    (!faulty && category === null && /停供|停一天/.test(words)) ||
    (!faulty && category === null && STOP.test(words) && !lines.length)
  )
    want('order-cancel', 5.5);
  if (lines.some(({ action }) => action === 'return') || (faulty && RETURN.test(words))) want('return-request', faulty ? 5 : 6.5);
  if (category === null && SAME_AGAIN.test(words) && wanted.size === 0) want('order-add', 5);
  if (category === null && wanted.size === 0 && VAGUE_ORDER.test(words) && !judgement.resolved && !NOTICE.test(words)) want('order-add', 5);
  if (wanted.size === 0 && NOTICE.test(words) && !judgement.resolved) want('recall-or-notice', 5);
  if (wanted.size === 0) want(PRAISE.test(words) && !judgement.resolved ? 'praise' : 'chat', 1);
  return [...wanted].toSorted((a, b) => b[1] - a[1]).map(([intent]) => intent);
}

/** The rule that asks for a person, or null. The order is the order of gravity. */
export function personNeeded(
  thread: Thread,
  judgement: Judgement,
  found: { readonly lines: readonly Line[]; readonly intents: readonly Intent[] },
): string | null {
  const { category, hits, severity, subcategory } = judgement;
  const words = thread.words;
  if (severity === 1) return 'severe';
  const personal = hits.find(({ sign }) => sign.person && (sign.sub === subcategory || sign.severity <= 2));
  if (personal && !judgement.resolved) return personal.sign.person ?? null;
  if (REGULATOR.test(thread.outside[0]?.from ?? '')) return 'authority';
  if (thread.spoken.some(({ voiceOnly }) => voiceOnly) && words.replace(/\s/g, '') === '') return 'voice only';
  if (judgement.resolved) return null;
  if (thread.outside[0]?.speaker === 'driver' && judgement.subcategory === 'delivery-enquiry') return 'place not known';
  if (category === 'food-safety' && (QUESTION.test(words) || /拿旧|糊弄|造假|故意|省油|票货不符|多的/.test(words))) return 'safety decision';
  if (/家长|家委/.test(thread.outside[0]?.from ?? '') && category !== null) return 'parents';
  if (thread.spoken[0]?.speaker === 'clerk' && /晚到|缺货|延/.test(thread.spoken[0].text) && /不能|必须|不行|耽误/.test(words))
    return 'two sides contradict';
  if (/压不住|三天了|说法|上面(问|催)/.test(words) && category !== null) return 'outside pressure';
  if (ALLERGEN.test(words)) return 'allergen';
  if (POLICY.test(words)) return 'money or contract';
  if (/演练|演习|记者|律师/.test(words)) return 'outside pressure';
  if (
    category !== null &&
    category !== 'food-safety' &&
    thread.spoken.some(({ speaker, text }) => speaker !== 'outside' && CONTRADICTION.test(text)) &&
    thread.spoken.length > 2
  )
    return 'two sides contradict';
  return unclear(found, judgement, words);
}

type Found = { readonly lines: readonly Line[]; readonly intents: readonly Intent[] };

function unclear({ lines, intents }: Found, { category, subcategory }: Judgement, words: string): string | null {
  if (SAME_AGAIN.test(words) || (intents.includes('order-add') && lines.length === 0)) return 'not named';
  if (
    lines.some(
      ({ product, action, quantity, unit }) =>
        action === 'add' && product && /^(肉|菜|水果|鱼|肉类)$/.test(product) && (unit === null || quantity === null),
    )
  )
    return 'which goods';
  if (intents[0] === 'order-cancel' && lines.length === 0 && !/停供|全|都|整/.test(words)) return 'not named';
  if (
    category === 'delivery' &&
    /short-weight|missing-item|wrong-item/.test(subcategory ?? '') &&
    lines.every(({ product }) => product === null) &&
    words.length < 45
  )
    return 'not named';
  return subcategory === 'return-no-reason' && lines.length === 0 ? 'not named' : null;
}
