// The flow of a claim as a strip, and what waits for the person who asks.
import { sql } from 'kysely';
import { showQuantity } from '../../../kernel/quantity.ts';
import { type Instant, iso, MINUTE, shanghaiDate } from '../../../kernel/time.ts';
import type { Call } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { visibleClaims } from '../claim.store.ts';
import { OPEN_STATES, type State, type Way } from '../claim.ts';
import { itemRowsOf } from '../claim-row.ts';
import { no as noClaim } from '../refusals.ts';
import type { contract } from './contract.ts';
import { flowOn } from './flow.ts';
import { passingOf } from './pass-on.ts';
import { mayReceive } from './step.rules.ts';
import type { StepRow } from './step.store.ts';
import type { Step } from './step.ts';

type Shown = OutputOf<typeof contract.steps>['steps'][number];

const at = (moment: Instant | null): string | null => (moment === null ? null : iso(moment));
const accountOf = (ref: string | null): string | null => (ref?.startsWith('staff:') ? ref.slice('staff:'.length) : null);

export async function showSteps(call: Call, { claimId }: InputOf<typeof contract.steps>): Promise<OutputOf<typeof contract.steps>> {
  const claim = await visibleClaims(call.db, call.actor).selectAll('claim').where('claim.id', '=', claimId).executeTakeFirst();
  if (!claim) throw noClaim('not-found');
  const { passing, handed, flow } = await passingOf({ tx: call.db, now: call.now }, { claimId, way: claim.way as Way });
  const early = first({ ...claim, decided_by: handed.find(({ from }) => from === 'second-check')?.handedBy ?? null });
  const names = await call.app.identity.namesOf(
    call.db,
    [...early.flatMap(({ by }) => by ?? []), ...handed.flatMap(({ handedBy, receivedBy, toId }) => [handedBy, receivedBy ?? '', toId ?? ''])].flatMap(
      (ref) => accountOf(ref) ?? (/^[0-9a-f-]{36}$/.test(ref) ? [ref] : []),
    ),
  );
  const nameOf = (ref: string | null): string | null => (ref === null ? null : (names.get(accountOf(ref) ?? ref) ?? null));
  const over = !OPEN_STATES.includes(claim.state as State);
  const last = reachedOf(passing.steps, { handed, early });
  const steps = passing.steps.map((step, i): Shown => {
    const own = handed.filter((one) => one.step === step).at(-1);
    const begun = early.find((one) => one.step === step);
    const standing = over || i < last ? 'done' : i === last ? 'now' : 'next';
    const waits = own !== undefined && own.receivedAt === null && !over;
    return {
      step,
      standing,
      handedAt: at(own?.handedAt ?? begun?.at ?? null),
      handedBy: nameOf(own?.handedBy ?? begun?.by ?? null),
      toRoles: [...(own?.toRoles ?? flow.roles[step] ?? [])],
      to: nameOf(own?.toId ?? null),
      receivedAt: at(own?.receivedAt ?? begun?.at ?? null),
      receivedBy: nameOf(own?.receivedBy ?? begun?.by ?? null),
      told: own?.told ?? (begun?.at ? 'act' : null),
      dueAt: waits ? iso(own.handedAt + flow.handOverMinutes * MINUTE) : null,
      can: {
        receive: waits && mayReceive(own, call.actor),
        handOver: !over && !waits && i >= last && claim.way === 'replacement' && call.actor.can.has('claims.take-over'),
      },
    };
  });
  return { claimId, steps };
}

type Early = { readonly step: Step; readonly at: number | null; readonly by: string | null };
type Begun = {
  requested_at: number;
  requester: string;
  endorsed_at: number | null;
  endorsed_by: string | null;
  decided_at: number | null;
  decided_by: string | null;
};

/** What the claim itself tells: who listed it, and that it was decided. */
const first = ({ requested_at, requester, endorsed_at, endorsed_by, decided_at, decided_by }: Begun): Early[] => [
  { step: 'return-list', at: requested_at, by: requester },
  { step: 'order-clerk', at: endorsed_at ?? decided_at, by: endorsed_by },
  { step: 'second-check', at: decided_at, by: decided_by },
];

/** The step it is at: the last that was handed over and not passed on. */
function reachedOf(steps: readonly Step[], { handed, early }: { readonly handed: readonly StepRow[]; readonly early: readonly Early[] }): number {
  const last = handed.at(-1);
  if (last) return Math.max(0, steps.indexOf(last.step));
  const open = steps.findIndex((step) => early.find((one) => one.step === step)?.at === null || !early.some((one) => one.step === step));
  return open < 0 ? steps.length - 1 : open;
}

const MOST = 100;

type Waiting = Omit<OutputOf<typeof contract.handedToMe>['items'][number], 'goods' | 'dueAt' | 'handedAt' | 'handedBy' | 'neededBy'> & {
  handed_at: number;
  handed_by: string;
  needed_by: number | null;
};

/** Handed over, not received, and mine to take; the longest waiting first. */
export async function listHandedToMe(call: Call): Promise<OutputOf<typeof contract.handedToMe>> {
  const { actor, db } = call;
  if (actor.kind !== 'staff') return { items: [] };
  const visible = visibleClaims(db, actor).select('claim.id');
  const { rows } = await sql<Waiting>`
    select s.claim_id as "claimId", c.number, c.case_id as "caseId", c.way, c.state, k.name as customer, p.name as site, s.step, s.from_step as "from",
      s.handed_at, s.handed_by, c.needed_by
    from claims.step s join claims.claim c on c.id = s.claim_id join customers.customer k on k.id = c.customer_id join customers.site p on p.id = c.site_id
    where s.received_at is null and c.state in ('requested', 'endorsed', 'approved', 'planned', 'delivered')
      and (s.to_id = ${actor.id} or (s.to_id is null and s.to_roles && ${[...actor.roles]}::text[]))
      and c.id in (${visible}) order by s.handed_at limit ${MOST}`.execute(db);
  const [items, names, flow] = await Promise.all([
    itemRowsOf(
      db,
      rows.map(({ claimId }) => claimId),
    ),
    call.app.identity.namesOf(
      db,
      rows.flatMap(({ handed_by }) => accountOf(handed_by) ?? []),
    ),
    flowOn(shanghaiDate(call.now)),
  ]);
  return {
    items: rows.map(({ handed_at, handed_by, needed_by, ...row }) => ({
      ...row,
      goods: (items.get(row.claimId) ?? [])
        .map(({ product, approved, requested, unit }) => `${product} ${showQuantity({ amount: approved ?? requested, unit }, call.locale)}`)
        .join(call.locale === 'en' ? ', ' : '、'),
      neededBy: at(needed_by),
      handedAt: iso(handed_at),
      handedBy: names.get(accountOf(handed_by) ?? '') ?? '',
      dueAt: iso(handed_at + flow.handOverMinutes * MINUTE),
    })),
  };
}
