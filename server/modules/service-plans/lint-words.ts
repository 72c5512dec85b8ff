// Words of a promise: no "most", "promptly", "several days" without a number; no repealed law (R0.6).
import { z } from 'zod';
import type { Text } from '../../kernel/text.ts';
import { mark } from './plan.ts';

const law = z.strictObject({
  id: z.string(),
  name: z.string().min(2),
  alsoKnownAs: z.array(z.string()).default([]),
  status: z.enum(['in-force', 'repealed', 'upcoming']),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  replacedBy: z.string().optional(),
  source: z.string().min(1),
  mark,
});
export const lawList = z.strictObject({ laws: z.array(law) });
export type Law = z.infer<typeof law>;

type Finding = { readonly code: string; readonly text: Text; readonly severity: 'error' | 'warning' };

const VAGUE = [
  ...[
    '大部分',
    '绝大多数',
    '大多数',
    '多数',
    '及时',
    '尽快',
    '尽早',
    '尽量',
    '尽可能',
    '第一时间',
    '数日',
    '数天',
    '数小时',
    '几天',
    '几日',
    '若干',
    '一定时间',
    '一定期限',
  ],
  ...[
    '一段时间',
    '短时间',
    '适当',
    '适时',
    '合理时间',
    '合理期限',
    '近期',
    '不定期',
    '定期',
    '经常',
    '迅速',
    '立即',
    '马上',
    '立刻',
    '基本上',
    '原则上',
    '左右',
  ],
];
const VAGUE_EN =
  /\b(most|mostly|promptly|timely|as soon as possible|soon|several|a few|some time|appropriate(?:ly)?|reasonable time|regularly|immediately|at once|usually)\b/i;

/** References carry digits that measure nothing. */
const withoutReferences = (sentence: string): string =>
  sentence
    .replace(/《[^》]*》/g, '')
    .replace(/第\s?[一二三四五六七八九十百\d]+\s?[条款项章]/g, '')
    .replace(/\b(GB(\/T)?|ISO|R|S)\s?\d[\d.-]*/g, '')
    .replace(/(19|20)\d\d\s?年/g, '')
    .replace(/一(次性|致|律|并|旦|经|般|定)|第一/g, '');

const NUMBER =
  /\d|百分之|[一二两三四五六七八九十百千半]+\s?个?(分钟|小时|时|日|天|周|星期|月|季度|年|次|倍|份|成|工作日|公里|元|辆|人)|每(日|天|周|月|季度|年|次|批|单|餐|件|车|户)|全部|零/;
const NUMBER_EN = /\d|\b(one|two|three|four|five|six|seven|ten|every|each|all|daily|weekly|monthly|zero)\b/i;

/** Vague words are looked for sentence by sentence: a number elsewhere does not make them exact. */
export function vagueWords(wording: string, wordingEn = ''): Finding[] {
  const zh = wording
    .split(/[。；;！!\n]/)
    .flatMap((sentence) => (NUMBER.test(withoutReferences(sentence)) ? [] : VAGUE.filter((word) => sentence.includes(word))));
  const en = wordingEn.split(/[.;!\n]\s/).flatMap((sentence) => (NUMBER_EN.test(sentence) ? [] : (VAGUE_EN.exec(sentence)?.slice(1, 2) ?? [])));
  return [...new Set([...zh, ...en])].map((word) => ({
    code: 'vague-word',
    severity: 'error',
    text: { zh: `「${word}」没有数字：请写明时限、数量或比例`, en: `“${word}” without a number: state a time, an amount or a share` },
  }));
}

const bare = (name: string): string => name.replace(/^中华人民共和国/, '');
const namesOf = (entry: Law): string[] => [...new Set([entry.name, bare(entry.name), ...entry.alsoKnownAs])];

/** Laws named in the wording: repealed ones are errors, ones missing from the list are warnings. */
export function lawProblems(wording: string, laws: readonly Law[]): Finding[] {
  const living = laws.filter(({ status }) => status !== 'repealed').flatMap(namesOf);
  const quoted = [...wording.matchAll(/《([^》]+)》/g)].map(([, name = '']) => name);
  const repealed = laws
    .filter((entry) => entry.status === 'repealed')
    .flatMap((entry) => namesOf(entry).map((name) => ({ entry, name })))
    .filter(({ name }) => quoted.includes(name) || (name.length >= 5 && withoutNames(wording, living).includes(name)));
  const unknown = quoted.filter((name) => /(法|条例|办法|规定|规范|细则)$/.test(name) && !laws.some((entry) => namesOf(entry).includes(name)));
  return [
    ...[...new Map(repealed.map(({ entry }) => [entry.id, entry])).values()].map((entry) => repealedLaw(entry, laws)),
    ...unknown.map((name) => ({
      code: 'unknown-law',
      severity: 'warning' as const,
      text: { zh: `《${name}》不在法规清单中：请先登记其状态与依据`, en: `“${name}” is not in the list of laws: record its status and source first` },
    })),
  ];
}

const withoutNames = (wording: string, names: readonly string[]): string => names.reduce((rest, name) => rest.replaceAll(name, ''), wording);

function repealedLaw(entry: Law, laws: readonly Law[]): Finding {
  const successor = laws.find(({ id }) => id === entry.replacedBy);
  return {
    code: 'repealed-law',
    severity: 'error',
    text: {
      zh: `《${entry.name}》已废止${entry.to ? `（${entry.to} 止）` : ''}${successor ? `，请改引《${successor.name}》` : ''}`,
      en: `${entry.name} is repealed${entry.to ? ` (until ${entry.to})` : ''}${successor ? `; cite ${successor.name}` : ''}`,
    },
  };
}
