// Limits by role, reason, way and clause (R5.4). Pure.
import type { StaffRole } from '../../../kernel/actor.ts';
import type { Fen } from '../../../kernel/money.ts';
import type { GrantLimit } from '../../service-plans/words.ts';
import type { Authority } from '../claim.rules.ts';
import type { Reason, Way } from '../claim.ts';
import { highest, notFor } from './aspects.rules.ts';
import type { Heard } from './matter.ts';

type Limited = Heard & { readonly limits: readonly GrantLimit[] };
type Asked = { readonly way: Way; readonly reason: Reason; readonly customerKind: string };
type Who = { readonly roles: readonly StaffRole[]; readonly ownLimit: (role: StaffRole) => Fen; readonly ownTwoAbove: Fen };

const fen = (yuan: number): Fen => Math.round(yuan * 100);

/** A clause speaks of a claim when it offers its way for its reason to such a customer. */
const speaking = (contract: readonly Limited[], { way, reason, customerKind }: Asked): Limited[] =>
  contract.filter(
    (one) =>
      one.rule.reasons.includes(reason) && one.rule.ways.includes(way) && notFor(one, { reason, customerKind, lines: [] }) !== 'not-this-customer',
  );

/** Several clauses of one rank name the role: the lowest counts. No clause names it: our own. */
function limitOf(clauses: readonly Limited[], role: StaffRole, { way, reason }: Asked): Fen | null {
  const naming = clauses.flatMap((clause) =>
    clause.limits
      .filter(
        (limit) =>
          limit.role === role &&
          (limit.ways.length === 0 || limit.ways.includes(way)) &&
          (limit.reasons.length === 0 || limit.reasons.includes(reason)),
      )
      .map(({ upToYuan }) => ({ precedence: clause.precedence, upTo: fen(upToYuan) })),
  );
  const top = Math.max(...naming.map(({ precedence }) => precedence));
  const counting = naming.filter(({ precedence }) => precedence === top);
  return counting.length === 0 ? null : Math.min(...counting.map(({ upTo }) => upTo));
}

/** Who has several roles has the highest of their limits. */
export function decideAuthority(contract: readonly Limited[], asked: Asked, { roles, ownLimit, ownTwoAbove }: Who): Authority {
  const clauses = speaking(contract, asked);
  const limits = roles.map((role) => limitOf(clauses, role, asked) ?? ownLimit(role));
  const two = highest(clauses, ({ twoAboveYuan }) => twoAboveYuan !== undefined).map(({ rule }) => fen(rule.twoAboveYuan ?? 0));
  return { mayFen: Math.max(0, ...limits), twoAboveFen: two.length > 0 ? Math.min(...two) : ownTwoAbove };
}
