// The rules that count for a customer on a day: clauses of plan and contract in force, and our own; with what people read of them.
import type { Instant } from '../../../kernel/time.ts';
import { shanghaiDate } from '../../../kernel/time.ts';
import type { Db, Tx } from '../../../platform/app.ts';
import { type Entitlement, type EntitlementsInForce, entitlementsFor } from '../../service-plans/public.ts';
import type { GrantLimit } from '../../service-plans/words.ts';
import type { Rules } from './judge.rules.ts';
import type { Heard } from './matter.ts';
import { ownRuleOf, ownRulesOn } from './own-rules.ts';

type Limited = Heard & { readonly limits: readonly GrantLimit[] };
export type RulesInForce = Rules & { readonly contract: readonly Limited[]; readonly text: EntitlementsInForce };

const known = new WeakMap<EntitlementsInForce, readonly Limited[]>();

/** Made once for each version of a text: the text itself is remembered by service-plans. */
function heardOf(text: EntitlementsInForce): readonly Limited[] {
  const found = known.get(text);
  if (found) return found;
  const { contractKey, version } = text;
  const made = text.entitlements.map(({ id, mark, precedence, rule, limits }) => ({ key: id, contractKey, version, mark, precedence, rule, limits }));
  known.set(text, made);
  return made;
}

/** `at`: when the goods came; a contract that began later does not reach back. */
export async function rulesFor(db: Db | Tx, customerId: string, at: Instant): Promise<RulesInForce> {
  const text = await entitlementsFor(db, customerId, at);
  return { contract: heardOf(text), own: ownRulesOn(shanghaiDate(at)), text };
}

type Key = Pick<Heard, 'key' | 'contractKey'>;

/** A clause as people read it: its words, its paper, whether somebody confirmed it. */
export function citedOf({ text }: Pick<RulesInForce, 'text'>, { key, contractKey }: Key) {
  const clause = contractKey === null ? undefined : text.entitlements.find(({ id }: Entitlement) => id === key);
  if (clause) {
    const { wording, wordingEn, source, mark, confirmed } = clause;
    return { key, contractKey: text.contractKey, version: text.version, title: text.title, wording, wordingEn, source, mark, confirmed };
  }
  const own = ownRuleOf(key);
  const { mark = 'own', source = '' } = own ?? {};
  const words = { wording: own?.label.zh ?? key, wordingEn: own?.label.en ?? key };
  return { key, contractKey: null, version: null, title: '', ...words, source, mark, confirmed: mark === 'V' || mark === 'own' };
}
export type Cited = ReturnType<typeof citedOf>;

/** `《…合同　HT-1》第 2 版 R5.1-unconditional（待确认）：无条件退换……` */
export function clauseText(cited: Cited, locale: 'zh-CN' | 'en'): string {
  const { key, version, title, wording, wordingEn, confirmed } = cited;
  if (locale === 'en')
    return `${version === null ? 'our own rule' : `${title} v${version}`} ${key}${confirmed ? '' : ' (to be confirmed)'}: ${wordingEn ?? wording}`;
  return `${version === null ? '本公司规定' : `《${title}》第 ${version} 版`} ${key}${confirmed ? '' : '（待确认）'}：${wording.replace(/。$/, '')}`;
}
