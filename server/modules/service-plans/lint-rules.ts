// Codes that entitlements name, against what modules declare: a reason or a way that no claim can carry would never match.
import type { z } from 'zod';
import { STAFF_ROLES } from '../../kernel/actor.ts';
import type { Text } from '../../kernel/text.ts';
import { KINDS } from '../customers/words.ts';
import { CATEGORIES } from '../products/words.ts';
import type { EntitlementRule, GrantLimit } from './entitlement-rule.ts';
import type { Catalogue } from './watched.ts';

type Finding = { readonly code: string; readonly text: Text };
/** The fact whose fields say which reasons and ways exist. */
const ASKED = 'claims.requested';

const unknown = (what: Text, code: string): Finding => ({
  code: 'unknown-code',
  text: { zh: `没有这个${what.zh}代码「${code}」`, en: `there is no ${what.en} “${code}”` },
});

function fieldOf(catalogue: Catalogue, name: string): z.ZodType | undefined {
  return catalogue.find((fact) => fact.name === ASKED)?.data.shape[name] as z.ZodType | undefined;
}

const notIn = (shape: z.ZodType | undefined, codes: readonly string[]): string[] => codes.filter((code) => shape?.safeParse(code).success === false);

export function ruleFindings(
  { rule, limits }: { readonly rule?: EntitlementRule | undefined; readonly limits: readonly GrantLimit[] },
  catalogue: Catalogue,
): Finding[] {
  const [reasons, ways] = [fieldOf(catalogue, 'reason'), fieldOf(catalogue, 'way')];
  const said = {
    reasons: [...(rule?.reasons ?? []), ...(rule?.evidence ?? []).flatMap((entry) => entry.reasons), ...(rule?.goods?.datedOnly ?? [])],
    ways: [...(rule?.ways ?? []), ...(rule?.waysOff ?? [])],
    kinds: [...(rule?.customers?.only ?? []), ...(rule?.customers?.except ?? [])],
  };
  const ofLimits = { reasons: limits.flatMap((limit) => limit.reasons), ways: limits.flatMap((limit) => limit.ways) };
  return [
    ...notIn(reasons, [...said.reasons, ...ofLimits.reasons]).map((code) => unknown({ zh: '原因', en: 'reason' }, code)),
    ...notIn(ways, [...said.ways, ...ofLimits.ways]).map((code) => unknown({ zh: '处理方式', en: 'way' }, code)),
    ...limits.filter(({ role }) => !(role in STAFF_ROLES)).map(({ role }) => unknown({ zh: '岗位', en: 'role' }, role)),
    ...said.kinds.filter((code) => !(code in KINDS)).map((code) => unknown({ zh: '客户类型', en: 'kind of customer' }, code)),
    ...(rule?.goods?.exceptCategories ?? []).filter((code) => !(code in CATEGORIES)).map((code) => unknown({ zh: '商品分类', en: 'category' }, code)),
  ];
}
