// Questions of the follow-up call and tags of a rating, as data (R9.1).
import type { Text } from '../../kernel/text.ts';

export type Question = { readonly key: string; readonly text: Text } & ({ readonly kind: 'yes-no' } | { readonly kind: 'score' });

/** Asked in this order; none is compulsory. A key is never given another meaning: a changed question gets a new key. */
export const QUESTIONS: readonly Question[] = [
  { key: 'solved', kind: 'yes-no', text: { zh: '问题是否已彻底解决？', en: 'Is the problem solved for good?' } },
  { key: 'in-time', kind: 'yes-no', text: { zh: '补换的商品是否赶上了备餐？', en: 'Did the replacement arrive in time for cooking?' } },
  { key: 'goods', kind: 'score', text: { zh: '补换商品的质量', en: 'Quality of the replaced goods' } },
  { key: 'speed', kind: 'score', text: { zh: '响应速度', en: 'Speed of our answer' } },
  { key: 'attitude', kind: 'score', text: { zh: '服务态度', en: 'How you were treated' } },
  { key: 'told-why', kind: 'yes-no', text: { zh: '是否说明了原因和改进措施？', en: 'Were cause and remedy explained?' } },
  { key: 'again', kind: 'yes-no', text: { zh: '之后是否再次出现同类问题？', en: 'Did the same problem come again?' } },
];

export const TAGS = {
  fast: { zh: '处理快', en: 'Fast' },
  kind: { zh: '态度好', en: 'Friendly' },
  solved: { zh: '彻底解决', en: 'Solved' },
  'good-goods': { zh: '补换商品好', en: 'Good replacement' },
  slow: { zh: '处理慢', en: 'Slow' },
  unkind: { zh: '态度不好', en: 'Unfriendly' },
  'not-solved': { zh: '没有解决', en: 'Not solved' },
  'bad-goods': { zh: '补换商品差', en: 'Bad replacement' },
  'no-explanation': { zh: '没说明原因', en: 'No explanation' },
} as const satisfies Record<string, Text>;
export type Tag = keyof typeof TAGS;
export const TAG_CODES = Object.keys(TAGS) as [Tag, ...Tag[]];

export const CALL_CHANNELS = ['phone', 'wechat', 'visit'] as const;
export type Answers = Readonly<Record<string, boolean | number>>;

/** What rules decide on. `round`: 1, and one more with every reopening of the case. */
export type SurveyedCase = {
  readonly caseId: string;
  readonly number: string;
  readonly customerId: string;
  readonly state: string;
  readonly round: number;
  readonly settledAt: number | null;
  readonly confirmedAt: number | null;
  readonly followUpId: string | null;
  readonly ratingId: string | null;
};
