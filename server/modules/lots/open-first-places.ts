// Every installation begins with one store and one place apart for what must not be used.
import { SYSTEM } from '../../kernel/actor.ts';
import type { App } from '../../platform/app.ts';
import * as tell from './facts.ts';
import { FIRST_QUARANTINE, FIRST_STORE } from './lot.ts';

export async function openFirstPlaces(app: App): Promise<void> {
  await app.inUnit(SYSTEM, async (unit) => {
    if (await unit.tx.selectFrom('lots.place').select('id').where('id', '=', FIRST_STORE).executeTakeFirst()) return;
    const at = { occurredAt: unit.now, grade: 'B' } as const;
    await unit.record([
      tell.placeOpened.tell({ placeId: FIRST_STORE, kind: 'store', name: '主仓', temperature: 'chilled' }, at),
      tell.placeOpened.tell({ placeId: FIRST_QUARANTINE, kind: 'quarantine', name: '隔离区', temperature: 'chilled' }, at),
    ]);
  });
}
