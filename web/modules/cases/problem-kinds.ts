// The six things that go wrong in a kitchen's words → category, subcategory and severity of the case, and the reason of a claim (R3.1, R5.1).
import type { Reason as ClaimReason } from '../../../server/modules/claims/claim.ts';
import type { Reason as NoteReason } from '../../../server/modules/deliveries/note.ts';
import type { IconName } from '../../design/icon.tsx';
import type { Category } from '../../design/labels.ts';
import type { Text } from '../../design/locale.ts';

export const KINDS = ['unsafe', 'poor', 'short', 'wrong', 'packaging', 'conduct'] as const;
export type Kind = (typeof KINDS)[number];

type Finer = { readonly code: string; readonly label: Text; readonly severity?: 1 | 2 | 3; readonly reason?: ClaimReason };
type KindOf = {
  readonly label: Text;
  readonly note: Text;
  readonly icon: IconName;
  readonly category: Category;
  readonly severity: 2 | 3;
  readonly reason: ClaimReason;
  /** About goods on a line of the note. */
  readonly goods: boolean;
  readonly finer: readonly Finer[];
};

export const kinds: Readonly<Record<Kind, KindOf>> = {
  unsafe: {
    label: { zh: '变质、异物、异味', en: 'Spoiled, foreign body, smell' },
    note: { zh: '不能吃', en: 'Cannot be eaten' },
    icon: 'alert',
    category: 'food-safety',
    severity: 2,
    reason: 'spoiled',
    goods: true,
    finer: [
      { code: 'spoiled', label: { zh: '变质发霉', en: 'Spoiled, mouldy' } },
      { code: 'foreign-body', label: { zh: '有异物', en: 'Foreign body' }, reason: 'foreign-body' },
      { code: 'off-smell', label: { zh: '有异味', en: 'Off smell' } },
      { code: 'expired-or-near-expiry', label: { zh: '过期临期', en: 'Expired or near it' }, reason: 'expired' },
      { code: 'suspected-illness', label: { zh: '有人吃后不适', en: 'Somebody felt ill' }, severity: 1 },
    ],
  },
  poor: {
    label: { zh: '品质差', en: 'Poor quality' },
    note: { zh: '不新鲜、规格不符', en: 'Not fresh, not as specified' },
    icon: 'leaf',
    category: 'quality',
    severity: 3,
    reason: 'off-spec',
    goods: true,
    finer: [
      { code: 'not-fresh', label: { zh: '不新鲜', en: 'Not fresh' } },
      { code: 'spec-mismatch', label: { zh: '规格不符', en: 'Not as specified' } },
      { code: 'size', label: { zh: '大小不符', en: 'Wrong size' } },
      { code: 'dirty', label: { zh: '泥沙多、不干净', en: 'Dirty' } },
    ],
  },
  short: {
    label: { zh: '缺斤少两、少送', en: 'Short or missing' },
    note: { zh: '重量不够、漏送', en: 'Weight or items missing' },
    icon: 'minus',
    category: 'delivery',
    severity: 3,
    reason: 'short',
    goods: true,
    finer: [
      { code: 'short-weight', label: { zh: '斤两不足', en: 'Short weight' } },
      { code: 'missing-item', label: { zh: '少送、漏送', en: 'Item missing' }, reason: 'missing' },
    ],
  },
  wrong: {
    label: { zh: '送错了', en: 'Wrong goods' },
    note: { zh: '不是我们订的', en: 'Not what we ordered' },
    icon: 'refresh',
    category: 'delivery',
    severity: 3,
    reason: 'wrong-item',
    goods: true,
    finer: [{ code: 'wrong-item', label: { zh: '送错货', en: 'Wrong item' } }],
  },
  packaging: {
    label: { zh: '包装破损', en: 'Packaging damaged' },
    note: { zh: '破袋、漏液、标签', en: 'Torn, leaking, label' },
    icon: 'lot',
    category: 'packaging-label',
    severity: 3,
    reason: 'damaged',
    goods: true,
    finer: [
      { code: 'packaging', label: { zh: '包装破损', en: 'Packaging damaged' } },
      { code: 'label-missing', label: { zh: '缺标签', en: 'Label missing' }, reason: 'packaging-label' },
      { code: 'label-wrong', label: { zh: '标签错误', en: 'Label wrong' }, reason: 'packaging-label' },
    ],
  },
  conduct: {
    label: { zh: '服务态度', en: 'Conduct' },
    note: { zh: '人员、迟到', en: 'People, lateness' },
    icon: 'user',
    category: 'conduct',
    severity: 3,
    reason: 'other',
    goods: false,
    finer: [
      { code: 'attitude', label: { zh: '态度不好', en: 'Attitude' } },
      { code: 'hygiene', label: { zh: '个人卫生', en: 'Hygiene' } },
    ],
  },
};

export type Problem = { readonly category: Category; readonly subcategory: string | null; readonly severity: number; readonly reason: ClaimReason };

/** Where nobody said it finer, only a kind with a plain meaning says it by itself: rot is not proved by a tile that also means a stone. */
export function problemOf(kind: Kind, finer: string | null): Problem {
  const { category, severity, reason, finer: all, goods } = kinds[kind];
  const said = all.find(({ code }) => code === finer) ?? (kind === 'unsafe' || kind === 'poor' || !goods ? undefined : all[0]);
  return { category, subcategory: said?.code ?? null, severity: said?.severity ?? severity, reason: said?.reason ?? reason };
}

/** What a line was refused for at the dock, as the problem to follow up. */
const BY_REASON: Readonly<Partial<Record<NoteReason, readonly [Kind, string | null]>>> = {
  spoiled: ['unsafe', 'spoiled'],
  'foreign-body': ['unsafe', 'foreign-body'],
  expired: ['unsafe', 'expired-or-near-expiry'],
  temperature: ['unsafe', null],
  'no-certificate': ['poor', null],
  short: ['short', 'short-weight'],
  missing: ['short', 'missing-item'],
  'wrong-item': ['wrong', 'wrong-item'],
  'not-ordered': ['wrong', 'wrong-item'],
  damaged: ['packaging', 'packaging'],
  'packaging-label': ['packaging', 'label-wrong'],
};

export function problemOfReason(reason: NoteReason | null): Problem {
  if (reason === 'temperature') return { ...problemOf('unsafe', null), subcategory: 'temperature', reason: 'temperature' };
  if (reason === 'no-certificate') return { ...problemOf('unsafe', null), subcategory: 'missing-certificate', severity: 3, reason: 'no-certificate' };
  return problemOf(...(BY_REASON[reason ?? 'short'] ?? ['poor', null]));
}
