// Our own dated rules (plans/claim-rules.yaml): what counts where plan and contract are silent. Chosen by the day of delivery.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { StaffRole } from '../../../kernel/actor.ts';
import type { Fen } from '../../../kernel/money.ts';
import { entitlementRule } from '../../service-plans/words.ts';
import { REASON_CODES } from '../claim.ts';
import { type Heard, OWN_RANK } from './matter.ts';

const FILE = new URL('../../../../plans/claim-rules.yaml', import.meta.url);

const text = z.object({ zh: z.string().min(1), en: z.string().min(1) });
const day = z.preprocess((value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value), z.iso.date());
const dated = { from: day, to: day.optional(), source: z.string().min(1), mark: z.enum(['V', 'V2', 'M', 'own']) };
const yuan = z.number().nonnegative();

const shipped = z.strictObject({
  institutions: z.strictObject({ kinds: z.array(z.string()).min(1), ...dated }),
  foodSafety: z.strictObject({ reasons: z.array(z.enum(REASON_CODES)).min(1), ...dated }),
  rules: z.array(z.strictObject({ code: z.string(), label: text, rule: entitlementRule, ...dated })).min(1),
  limits: z.array(z.strictObject({ role: z.string(), upToYuan: yuan, ...dated })).min(1),
  twoPersons: z.strictObject({ aboveYuan: yuan, ...dated }),
});
export const OWN = shipped.parse(parse(readFileSync(FILE, 'utf8')));
export type OwnRule = (typeof OWN.rules)[number];

const inForce = ({ from, to }: { readonly from: string; readonly to?: string | undefined }, on: string): boolean =>
  from <= on && (to === undefined || on <= to);

const heard = OWN.rules.map((own) => ({
  own,
  heard: { key: own.code, contractKey: null, version: null, mark: own.mark, precedence: OWN_RANK, rule: own.rule } satisfies Heard,
}));
/** Those of a day; before the first, the first: a machine that knows no rule must not fall silent. */
export function ownRulesOn(on: string): readonly Heard[] {
  const then = heard.filter(({ own }) => inForce(own, on));
  return (then.length > 0 ? then : heard).map((one) => one.heard);
}
export const ownRuleOf = (code: string): OwnRule | undefined => OWN.rules.find((rule) => rule.code === code);

/** Schools, hospitals, public offices, companies: no consumers (rules, finding 5). */
export const isInstitution = (kind: string): boolean => OWN.institutions.kinds.includes(kind);
/** A matter of food safety by its nature (R3.1). */
export const isFoodSafety = (reason: string): boolean => (OWN.foodSafety.reasons as readonly string[]).includes(reason);

const fen = (amount: number): Fen => Math.round(amount * 100);
/** What a role may grant where no clause says so; roles that are not listed: nothing. */
export const ownLimitOf = (role: StaffRole, on: string): Fen =>
  fen(OWN.limits.findLast((limit) => limit.role === role && limit.from <= on)?.upToYuan ?? 0);
export const OWN_TWO_ABOVE: Fen = fen(OWN.twoPersons.aboveYuan);
