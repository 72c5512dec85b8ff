// Words of the calculator for consumers, and the shape of its rules.
import type { Text } from '../../../kernel/text.ts';

export const CIRCUMSTANCES = {
  unsafe: { zh: '不符合食品安全标准', en: 'Fails the food-safety standard' },
  fraud: { zh: '有欺诈行为', en: 'Fraud' },
  'serious-harm': { zh: '明知缺陷，造成死亡或健康严重损害', en: 'Known defect, death or serious harm' },
  'label-flaw': { zh: '仅为标签瑕疵，不影响安全也不误导', en: 'A mere label flaw' },
} as const satisfies Record<string, Text>;
export type Circumstance = keyof typeof CIRCUMSTANCES;
export const CIRCUMSTANCE_CODES = Object.keys(CIRCUMSTANCES) as [Circumstance, ...Circumstance[]];

/** Days `YYYY-MM-DD`; V and own: confirmed. */
type Dated = { readonly from: string; readonly to?: string | undefined; readonly source: string; readonly mark: 'V' | 'V2' | 'M' | 'own' };
export type ConsumerLaw = {
  readonly rules: readonly (Dated & {
    readonly code: string;
    readonly label: Text;
    readonly needs: Circumstance;
    readonly butNot?: Circumstance | undefined;
    /** The best of them counts: the consumer chooses. */
    readonly choices: readonly { readonly times: number; readonly of: 'price' | 'loss' }[];
    readonly atLeastYuan?: number | undefined;
    /** The most a court may grant, no fixed sum. */
    readonly upTo: boolean;
  })[];
  readonly notes: readonly (Dated & { readonly code: string; readonly when: 'always' | Circumstance; readonly text: Text })[];
  readonly consumersOnly: Dated & { readonly text: Text };
};
