// The only SQL that writes what shows a destruction.
import type { Fact } from '../../../kernel/fact.ts';
import type { Tx } from '../../../platform/app.ts';
import { type Data, on } from '../../../platform/apply.ts';
import * as told from './facts.ts';

const insert = (tx: Tx, data: Data<typeof told.destructionShown>, _: Fact) =>
  tx
    .insertInto('lots.destruction')
    .values({
      event_id: data.eventId,
      lot_id: data.lotId,
      weight: data.weight,
      reported_at: data.reportedAt,
      destroyed_on: data.destroyedOn,
      photos: JSON.stringify(data.photos),
    })
    .execute();

export const apply = Object.fromEntries([on(told.destructionShown, insert)]);
export const rebuilds = ['lots.destruction'];
