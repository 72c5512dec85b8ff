// Once a day every supplier in use is looked at, so that the promise of valid papers (R7.3) is judged on what was found.
import { SYSTEM } from '../../../kernel/actor.ts';
import { shanghaiDate } from '../../../kernel/time.ts';
import type { App } from '../../../platform/app.ts';
import { activeSuppliers } from '../../suppliers/public.ts';
import { sampled } from './facts.ts';
import { lookAtSuppliers } from './look-at-suppliers.ts';
import { shareOf } from './warn.rules.ts';

/** Answers how many were looked at. A supplier that needs nothing now is not told of: nothing looked at is not all well. */
export async function sampleSuppliers(app: App): Promise<number> {
  return app.inUnit(SYSTEM, async (unit) => {
    const day = shanghaiDate(unit.now);
    const before = await unit.tx.selectFrom('certificates.sample').select('supplier_id').where('on_day', '>=', day).execute();
    const done = new Set(before.map(({ supplier_id }) => supplier_id));
    const waiting = (await activeSuppliers(unit.tx)).filter(({ id }) => !done.has(id));
    const told = (await lookAtSuppliers(unit.tx, waiting, unit.now)).flatMap(({ supplierId, needed, valid, lacking }) => {
      const validShare = shareOf({ needed, valid });
      if (validShare === null) return [];
      return [sampled.tell({ supplierId, day, needed, valid, validShare, lacking: [...lacking] }, { occurredAt: unit.now, grade: 'B' })];
    });
    if (told.length > 0) await unit.record(told);
    return told.length;
  });
}
