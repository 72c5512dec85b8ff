// What would be said to these goods: the same rules as receiving, without receiving.
import { say } from '../../kernel/text.ts';
import { shanghaiDate } from '../../kernel/time.ts';
import type { Call } from '../../platform/app.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import { storeFor } from './around.ts';
import type { contract } from './contract.ts';
import { type At, agrees, type Days, daysAt, type Finding, findingsOf, isComplete, judge, type Wish } from './door.rules.ts';
import { type Around, lookAround } from './look-around.ts';
import { resultOf } from './receipt.ts';

export type LineIn = InputOf<typeof contract.receive>['lines'][number];
export type Looked = {
  readonly line: LineIn;
  readonly wish: Wish;
  readonly at: At;
  readonly days: Days;
  readonly findings: readonly Finding[];
};

/** Lines with what is found about each. */
export function look(lines: readonly LineIn[], around: Around): Looked[] {
  return lines.map((line, i) => {
    const { supplier, gaps, on } = around;
    const at: At = { ...(around.lines[i] as Around['lines'][number]), supplier, gaps, on };
    const stores = around.places.filter(({ kind }) => kind === 'store');
    const store = line.storeId === null ? storeFor(around.places, at.product.temperatureClass) : stores.find(({ id }) => id === line.storeId);
    const wish: Wish = { ...line, supplierLot: line.supplierLot || null, store };
    return { line, wish, at, days: daysAt(wish, at).days, findings: findingsOf(wish, at) };
  });
}

export async function checkReceipt(
  { db, actor, now, locale }: Call,
  { supplierId, lines }: InputOf<typeof contract.check>,
): Promise<OutputOf<typeof contract.check>> {
  const around = await lookAround(db, { supplierId, on: shanghaiDate(now), lines });
  const mayOverride = actor.can.has('receiving.override');
  return {
    lines: look(lines, around).map(({ line, wish, at, days, findings }) => ({
      result: resultOf(line),
      findings: findings.map(({ level, refusal, field, confirmed }) => ({
        code: refusal.code,
        level,
        text: say(refusal.text, locale, refusal.params),
        field,
        confirmed,
      })),
      passes: judge(wish, findings, { mayOverride, reason: line.override, product: at.product.name }).blocking === undefined,
      ...days,
      complete: isComplete(findings),
      known: knownOf(wish, at),
    })),
  };
}

function knownOf(wish: Wish, { known, continued }: At): OutputOf<typeof contract.check>['lines'][number]['known'] {
  const lot = continued ?? known;
  if (!lot) return null;
  const { id, number, receivedOn, producedOn, expiresOn } = lot;
  return { lotId: id, number, receivedOn, producedOn, expiresOn, agrees: agrees(wish, lot) };
}
