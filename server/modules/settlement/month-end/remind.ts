// Statements that nobody answered in time: once per edition, the customer is asked kindly and our finance clerk is told.
import { SYSTEM } from '../../../kernel/actor.ts';
import type { App } from '../../../platform/app.ts';
import { unconfirmedBefore } from '../statements/public.ts';

export async function remindUnconfirmed(app: App): Promise<void> {
  const waiting = await unconfirmedBefore(app.db, app.clock.now());
  for (const { statementId, customerId, number, month, edition } of waiting)
    await app.inUnit(SYSTEM, async (unit) => {
      const about = { type: 'statement', id: statementId };
      const params = { number, month };
      const once = `${statementId} ${edition}`;
      await app.messaging.notify(unit, {
        key: `statement-waiting ${once}`,
        to: [{ role: 'customer-purchaser', customerId }],
        template: 'settlement.statement-waiting',
        params,
        about,
      });
      await app.messaging.notify(unit, {
        key: `statement-unconfirmed ${once}`,
        to: [{ role: 'finance-clerk' }],
        template: 'settlement.statement-unconfirmed',
        params,
        about,
      });
    });
}
