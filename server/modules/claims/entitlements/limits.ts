// Who may grant how much, and from where on two persons must: limits of the clauses that speak of this way and reason, else our own.
import type { Actor, StaffRole } from '../../../kernel/actor.ts';
import type { Fen } from '../../../kernel/money.ts';
import { type Instant, shanghaiDate } from '../../../kernel/time.ts';
import type { App, Db, Tx } from '../../../platform/app.ts';
import type { Authority } from '../claim.rules.ts';
import type { Claim } from '../claim.ts';
import { decideAuthority } from './limits.rules.ts';
import { OWN_TWO_ABOVE, ownLimitOf } from './own-rules.ts';
import { whoseAndWhen } from './read-matter.ts';
import { rulesFor } from './read-rules.ts';

type Asking = { readonly app: App; readonly tx: Db | Tx; readonly actor: Actor; readonly now: Instant };

export async function authorityOf(unit: Asking, state: Claim): Promise<Authority> {
  if (unit.actor.kind === 'system') return { mayFen: null, twoAboveFen: null };
  const { customerKind, cameOn } = await whoseAndWhen(unit.tx, state);
  const { contract } = await rulesFor(unit.tx, state.customerId, cameOn ?? state.requestedAt);
  const on = shanghaiDate(unit.now);
  const roles = [...rolesOf(unit.actor), ...(await rolesOfFirst(unit, state.endorsedBy))];
  const asked = { ...state, customerKind };
  return decideAuthority(contract, asked, { roles, ownLimit: (role): Fen => ownLimitOf(role, on), ownTwoAbove: OWN_TWO_ABOVE });
}

const rolesOf = (actor: Actor): readonly StaffRole[] => (actor.kind === 'staff' ? actor.roles : []);

/** Of two persons it is enough that one may grant so much: the first may have been the one. */
async function rolesOfFirst({ app, tx }: Asking, endorsedBy: string | null): Promise<readonly StaffRole[]> {
  const id = endorsedBy?.split(':')[1];
  if (id === undefined) return [];
  const account = await app.identity.account(tx, id);
  return account?.kind === 'staff' ? (account.roles as readonly StaffRole[]) : [];
}
