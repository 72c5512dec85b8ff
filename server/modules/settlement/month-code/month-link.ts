// The code on printed score sheets and statements (R17.1, R2.2): a link that opens the month end of one customer and nothing else.
import { periodNamed } from '../../../kernel/calendar/period.ts';
import { DAY, type Instant, iso } from '../../../kernel/time.ts';
import type { Call, Unit } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { customerNames } from '../name-subjects.ts';
import { noCustomer } from '../refusals.ts';
import type { contract } from './contract.ts';
import { no } from './refusals.ts';

/** A month is talked about until it is paid: so long after its end. */
const OPEN_DAYS = 120;

type Month = { readonly customerId: string; readonly month: string };
type Code = OutputOf<typeof contract.monthCode>;

const endOf = (month: string): Instant => periodNamed(month).to + OPEN_DAYS * DAY;

/** For prints: undefined when the time of the code is over. Every print gets a further token; earlier prints keep working. */
export async function monthLinkFor(unit: Unit, { customerId, month }: Month): Promise<string | undefined> {
  const expiresAt = endOf(month);
  if (expiresAt <= unit.now) return undefined;
  const token = await unit.app.identity.issueMonthToken(unit, { customerId, month, expiresAt });
  return `${unit.app.publicUrl}/portal/m/${token}`;
}

async function linked(call: Call, month: Month, { renew }: { readonly renew: boolean }): Promise<Code> {
  if ((await customerNames(call.db, [month.customerId])).size === 0) throw noCustomer('no-such-customer');
  const link = await call.write(async (unit) => {
    if (renew) await unit.app.identity.revokeMonthTokens(unit, month);
    return (await monthLinkFor(unit, month)) ?? null;
  });
  if (link === null) throw no('code-too-late', { month: month.month, days: OPEN_DAYS });
  const { qr } = call.app.documents;
  return {
    link,
    expiresAt: iso(endOf(month.month)),
    svg: await qr.svg(link),
    png: `data:image/png;base64,${(await qr.png(link)).toString('base64')}`,
  };
}

export const monthCode = (call: Call, month: InputOf<typeof contract.monthCode>): Promise<Code> => linked(call, month, { renew: false });
export const renewMonthCode = (call: Call, month: InputOf<typeof contract.renewMonthCode>): Promise<Code> => linked(call, month, { renew: true });
