// What this customer may ask for on a line now: the request form shows only what makes sense, with until when, which proof and which clause.
import { iso } from '../../../kernel/time.ts';
import type { Call } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import type { ClaimableLine } from '../claim.ts';
import { mayClaimOn } from '../list-claims.ts';
import { claimableByIds } from '../read-lines.ts';
import { no } from '../refusals.ts';
import { leftOf } from '../request.rules.ts';
import type { contract } from './contract.ts';
import type { Matter } from './matter.ts';
import { offersOf } from './offers.rules.ts';
import { isFoodSafety, isInstitution } from './own-rules.ts';
import { cameOn, type Ground, lineOf, readGround } from './read-matter.ts';
import { citedOf, rulesFor } from './read-rules.ts';

type Output = OutputOf<typeof contract.entitlements>;

/** A line the actor may not see answers like one that does not exist. */
export async function lineFor(call: Call, { noteId, lineId }: { readonly noteId: string; readonly lineId: string }): Promise<ClaimableLine> {
  const line = (await claimableByIds(call.db, [lineId])).get(lineId);
  if (line?.noteId !== noteId || !mayClaimOn(call, line)) throw no('line-unknown');
  return line;
}

/** As if asked now, with whatever stands on record; what a request would add is listed as evidence. */
function asIf(
  call: Call,
  line: ClaimableLine,
  { ground, foodSafety }: { readonly ground: Ground; readonly foodSafety: boolean },
): Omit<Matter, 'way' | 'reason'> {
  const { now } = call;
  return {
    foodSafety,
    customerKind: ground.customerKind,
    lines: [lineOf(ground.lines.get(line.lineId), { amount: leftOf(line), refused: line.refused, claimed: line.claimed })],
    valueFen: 0,
    goodsFen: null,
    files: ground.caseFiles,
    shows: ground.caseFiles > 0 ? ['photo'] : [],
    statement: false,
    grade: 'A',
    reportedAt: Math.min(ground.openedAt ?? now, now),
    openedAt: null,
    foundAt: null,
    resalable: null,
    reach: 'line',
    goodwill: false,
    recall: false,
  };
}

export async function showEntitlements(call: Call, input: InputOf<typeof contract.entitlements>): Promise<Output> {
  const line = await lineFor(call, input);
  const { customerId, lineId } = line;
  const ground = await readGround(call.db, { customerId, caseId: input.caseId ?? null, lineIds: [lineId] });
  const rules = await rulesFor(call.db, customerId, cameOn(ground) ?? call.now);
  const matter = asIf(call, line, { ground, foodSafety: input.foodSafety ?? false });
  const reasons = offersOf(rules, matter, isFoodSafety).map(({ reason, foodSafety, ways }) => ({
    reason,
    foodSafety,
    ways: ways.map(({ until, ...offer }) => ({ ...offer, until: until === null ? null : iso(until) })),
  }));
  const keys = [...new Set(reasons.flatMap(({ ways }) => ways.flatMap(({ clauses }) => clauses)))];
  const contractKeys = new Set(rules.contract.map(({ key }) => key));
  return {
    contract: { key: rules.text.contractKey, version: rules.text.version, title: rules.text.title },
    institution: isInstitution(ground.customerKind),
    reasons,
    clauses: keys.map((key) => citedOf(rules, { key, contractKey: contractKeys.has(key) ? rules.text.contractKey : null })),
  };
}
