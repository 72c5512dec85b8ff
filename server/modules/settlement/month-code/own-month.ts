// What of a customer's month end an outside actor may see: its own; whoever scanned a code, of that one month.
import { type Actor, boundCustomer, boundMonth } from '../../../kernel/actor.ts';

/** `period`: a month, a day or any text that begins with the month. */
export function isTheirs(actor: Actor, { customerId, period }: { readonly customerId: string; readonly period: string }): boolean {
  const [customer, month] = [boundCustomer(actor), boundMonth(actor)];
  return (customer === undefined || customer === customerId) && (month === undefined || period.startsWith(month));
}
