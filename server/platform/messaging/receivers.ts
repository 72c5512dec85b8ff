// Who is behind the receivers a notice names, and by which of its channels each can be told.
import { sql } from 'kysely';
import type { Unit } from '../app.ts';
import type { Channel, To } from './public.ts';

export type Receiver = {
  /** Stable name: `account:<id>`, `email:<address>`, `phone:<number>`. */
  readonly name: string;
  readonly accountId: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  channels(wanted: readonly Channel[]): readonly Channel[];
};

/** Asks for each role (of each customer) and each address once. */
export function receiversOf({ tx, app }: Pick<Unit, 'tx' | 'app'>): (to: readonly To[]) => Promise<readonly Receiver[]> {
  const holders = new Map<string, Promise<readonly string[]>>();
  const known = new Map<string, Receiver>();
  let mail: Promise<ReadonlyMap<string, string>> | undefined;

  const idsOf = (to: To): readonly string[] | Promise<readonly string[]> => {
    if ('accountId' in to) return [to.accountId];
    if ('contactId' in to) return [to.contactId];
    if (!('role' in to)) return [];
    const key = `${to.role} ${to.customerId ?? ''}`;
    const asked = holders.get(key) ?? app.identity.holdersOf(tx, to.role, to.customerId);
    holders.set(key, asked);
    return asked;
  };
  const account = async (id: string): Promise<Receiver> => {
    mail ??= mailAddresses(tx);
    return { name: `account:${id}`, accountId: id, email: (await mail).get(id) ?? null, phone: null, channels: (wanted) => wanted };
  };
  const remember = async (name: string, make: () => Receiver | Promise<Receiver>): Promise<Receiver> => {
    const receiver = known.get(name) ?? (await make());
    known.set(name, receiver);
    return receiver;
  };
  return async (all) => {
    const found = new Map<string, Receiver>();
    for (const to of all) {
      if ('email' in to) found.set(`email:${to.email}`, outsider({ email: to.email, phone: null }));
      if ('phone' in to) found.set(`phone:${to.phone}`, outsider({ email: null, phone: to.phone }));
      for (const id of await idsOf(to)) found.set(id, await remember(id, () => account(id)));
    }
    return [...found.values()];
  };
}

/** Somebody without an account: only the channel of the address. */
const outsider = ({ email, phone }: Pick<Receiver, 'email' | 'phone'>): Receiver => ({
  name: email ? `email:${email}` : `phone:${phone}`,
  accountId: null,
  email,
  phone,
  channels: () => [email ? 'email' : 'sms'],
});

async function mailAddresses(tx: Unit['tx']): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ account_id: string; email: string }>`select account_id, email from messaging.mail_address`.execute(tx);
  return new Map(rows.map((row) => [row.account_id, row.email]));
}
