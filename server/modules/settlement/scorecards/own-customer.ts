import { boundCustomer, boundMonth } from '../../../kernel/actor.ts';
import type { Call } from '../../../platform/app.ts';
import { noCustomer } from '../refusals.ts';

/** Whose sheets the reader may open; the code on a paper opens its own month alone. */
export function ownCustomer({ actor }: Pick<Call, 'actor'>, period?: string): string {
  const customerId = boundCustomer(actor);
  const month = boundMonth(actor);
  if (customerId === undefined || (month !== undefined && period !== undefined && !period.startsWith(month))) throw noCustomer('no-such-customer');
  return customerId;
}
