// Customers and their sites come into being and change.
import { createHash } from 'node:crypto';
import { newId } from '../../kernel/id.ts';
import type { Call, Unit } from '../../platform/app.ts';
import type { InputOf } from '../../platform/http/endpoint.ts';
import type { contract } from './contract.ts';
import { checkSite, decideChange, decideSiteChange, differing } from './customer.rules.ts';
import * as store from './customer.store.ts';
import * as tell from './facts.ts';
import { no } from './refusals.ts';

type NewCustomer = InputOf<typeof contract.register>;
type NewSite = InputOf<typeof contract.registerSite>;

const nowBy = ({ now }: Unit) => ({ occurredAt: now, grade: 'B' }) as const;

/** Dedicated people are active colleagues of ours. */
async function mustBeStaff(
  { app, tx }: Unit,
  { agentId, clerkId, managerId }: Pick<NewCustomer, 'agentId' | 'clerkId' | 'managerId'>,
): Promise<void> {
  for (const id of new Set([agentId, clerkId, managerId])) {
    if (id === null) continue;
    const account = await app.identity.account(tx, id);
    if (account?.kind !== 'staff' || !account.active) throw no('not-staff');
  }
}

export async function registerInUnit(unit: Unit, input: NewCustomer): Promise<{ customerId: string }> {
  await mustBeStaff(unit, input);
  const customerId = newId(unit.now);
  if (!(await store.insertCustomer(unit, { id: customerId, ...input }))) throw no('code-taken', { code: input.code });
  await unit.record([tell.registered.tell({ customerId, kind: input.kind }, nowBy(unit))], { fresh: true });
  return { customerId };
}

export const registerCustomer = (call: Call, input: NewCustomer): Promise<{ customerId: string }> =>
  call.write((unit) => registerInUnit(unit, input));

export const changeCustomer = (call: Call, { customerId, ...fields }: InputOf<typeof contract.change>): Promise<{ customerId: string }> =>
  call.write(async (unit) => {
    const before = store.fieldsOf(await store.loadForChange(unit, customerId));
    await mustBeStaff(unit, fields);
    const told = decideChange(customerId, differing(before, { ...before, ...fields }), unit);
    if (told.length > 0) await store.updateCustomer(unit, customerId, fields);
    await unit.record(told);
    return { customerId };
  });

export async function registerSiteInUnit(unit: Unit, input: NewSite): Promise<{ siteId: string }> {
  checkSite(input);
  await store.load(unit.tx, unit.actor, input.customerId);
  const siteId = newId(unit.now);
  if (!(await store.insertSite(unit, { id: siteId, ...input }))) throw no('site-code-taken', { code: input.code });
  await unit.record([tell.siteRegistered.tell({ siteId, customerId: input.customerId }, nowBy(unit))]);
  return { siteId };
}

export const registerSite = (call: Call, input: NewSite): Promise<{ siteId: string }> => call.write((unit) => registerSiteInUnit(unit, input));

export const changeSite = (call: Call, { customerId, siteId, ...fields }: InputOf<typeof contract.changeSite>): Promise<{ siteId: string }> =>
  call.write(async (unit) => {
    checkSite(fields);
    await store.loadForChange(unit, customerId);
    const before = store.siteFieldsOf(await store.loadSite(unit.tx, customerId, siteId));
    const told = decideSiteChange({ customerId, siteId }, differing(before, { ...before, ...fields }), unit);
    if (told.length > 0) await store.updateSite(unit, siteId, fields);
    await unit.record(told);
    return { siteId };
  });

export const removeAlias = (call: Call, { customerId, alias }: InputOf<typeof contract.removeAlias>): Promise<{ customerId: string }> =>
  call.write(async (unit) => {
    await store.load(unit.tx, unit.actor, customerId);
    if (!(await store.deleteAlias(unit, customerId, alias))) throw no('alias-unknown', { alias });
    const aliasHash = createHash('sha256').update(alias).digest('hex');
    await unit.record([tell.aliasRemoved.tell({ customerId, aliasHash }, nowBy(unit))]);
    return { customerId };
  });
