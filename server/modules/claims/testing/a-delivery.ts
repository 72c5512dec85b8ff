// A delivered line to claim on, for tests.
import { SYSTEM } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/id.ts';
import { DAY, HOUR, iso } from '../../../kernel/time.ts';
import { clientOf, type TestApp, type TestClient } from '../../../testing/open-test-app.ts';

export const KG = 1000;
export const CAME = 50 * KG;

export type Place = { customerId: string; siteId: string; noteId: string; lineId: string; scanned: TestClient };

/** A customer with one note of one line: 50 kg of tomatoes came, all of it accepted unless told otherwise. */
export async function aDelivery(it: TestApp, { state = 'accepted', accepted = CAME as number | null } = {}): Promise<Place> {
  const [customerId, siteId, noteId, lineId, at] = [newId(), newId(), newId(), newId(), iso(it.clock.now())];
  const { db } = it.app;
  await db.insertInto('customers.customer').values({ id: customerId, code: customerId, name: '实验小学', kind: 'school', created_at: at }).execute();
  await db.insertInto('customers.site').values({ id: siteId, customer_id: customerId, code: siteId, name: '一食堂', created_at: at }).execute();
  await db
    .insertInto('deliveries.note')
    .values({
      id: noteId,
      number: noteId,
      customer_id: customerId,
      site_id: siteId,
      delivery_on: '2026-03-02',
      window_from: at,
      window_to: iso(it.clock.now() + HOUR),
      state,
      issued_at: at,
      content_hash: '',
      line_count: 1,
      recorded_at: at,
    })
    .execute();
  await db
    .insertInto('deliveries.note_line')
    .values({ id: lineId, note_id: noteId, line_no: 1, product: '番茄', unit: 'kg', ordered: CAME, picked: CAME, accepted, lot: 'L1' })
    .execute();
  const expiresAt = it.clock.now() + 30 * DAY;
  const token = await it.app.inUnit(SYSTEM, (unit) => it.app.identity.issueNoteToken(unit, { customerId, siteId, noteId, expiresAt }));
  return { customerId, siteId, noteId, lineId, scanned: clientOf(it.server, { authorization: `Note ${token}` }) };
}
