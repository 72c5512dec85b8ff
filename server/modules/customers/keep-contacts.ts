// People of a customer; some get an account for the portal.
import { newId } from '../../kernel/id.ts';
import type { Call, Unit } from '../../platform/app.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import type { contract } from './contract.ts';
import * as store from './customer.store.ts';
import * as tell from './facts.ts';
import { no } from './refusals.ts';

type NewContact = InputOf<typeof contract.addContact> & { readonly password?: string };
type Added = OutputOf<typeof contract.addContact>;

export async function addContactInUnit(unit: Unit, { customerId, account, password, ...fields }: NewContact): Promise<Added> {
  await store.load(unit.tx, unit.actor, customerId);
  if (fields.siteId !== null) await store.loadSite(unit.tx, customerId, fields.siteId);
  const opened = account ? await openAccount(unit, { customerId, password, ...fields }) : { accountId: null, password: null };
  const contactId = newId(unit.now);
  await store.insertContact(unit, { id: contactId, customerId, accountId: opened.accountId, ...fields });
  const { siteId, role, acceptor } = fields;
  const data = { contactId, customerId, siteId, role, acceptor, accountId: opened.accountId };
  await unit.record([tell.contactAdded.tell(data, { occurredAt: unit.now, grade: 'B' })]);
  return { contactId, ...opened };
}

function openAccount(unit: Unit, contact: Omit<NewContact, 'account'>) {
  const { phone, name, role, customerId, siteId, password } = contact;
  if (phone === null) throw no('phone-needed');
  return unit.app.identity.createContact(unit, {
    phone,
    displayName: name,
    roles: [role],
    customerId,
    siteIds: siteId === null ? [] : [siteId],
    password,
  });
}

/** What is kept for a repeated request holds no password: a repeat is told that it was shown before. */
export async function addContact(call: Call, input: InputOf<typeof contract.addContact>): Promise<Added> {
  let shown: Added | undefined;
  const kept = await call.write(async (unit) => {
    shown = await addContactInUnit(unit, input);
    return { contactId: shown.contactId, accountId: shown.accountId };
  });
  if (shown?.contactId === kept.contactId) return shown;
  if (kept.accountId !== null) throw no('told-already');
  return { ...kept, password: null };
}

export const changeContact = (
  call: Call,
  { customerId, contactId, ...fields }: InputOf<typeof contract.changeContact>,
): Promise<{ contactId: string }> =>
  call.write(async (unit) => {
    await store.load(unit.tx, unit.actor, customerId);
    const before = await store.loadContact(unit, customerId, contactId);
    if (fields.siteId !== null) await store.loadSite(unit.tx, customerId, fields.siteId);
    await store.updateContact(unit, contactId, fields);
    const accountId = before.account_id;
    if (accountId !== null && before.active !== fields.active) {
      await (fields.active ? unit.app.identity.reactivate(unit, accountId) : unit.app.identity.deactivate(unit, accountId));
    }
    if (accountId !== null && before.role !== fields.role) await unit.app.identity.setRoles(unit, accountId, [fields.role]);
    const { siteId, role, acceptor, active } = fields;
    const data = { contactId, customerId, siteId, role, acceptor, accountId, active };
    await unit.record([tell.contactChanged.tell(data, { occurredAt: unit.now, grade: 'B' })]);
    return { contactId };
  });
