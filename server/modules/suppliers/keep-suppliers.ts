// Suppliers come into being, change and go.
import { newId } from '../../kernel/id.ts';
import { say } from '../../kernel/text.ts';
import type { Call, Unit } from '../../platform/app.ts';
import type { InputOf } from '../../platform/http/endpoint.ts';
import type { contract } from './contract.ts';
import * as tell from './facts.ts';
import { no } from './refusals.ts';
import * as store from './supplier.store.ts';
import { LICENCES, type Supplier, type SupplierFields } from './supplier.ts';

const nowBy = ({ now }: Unit) => ({ occurredAt: now, grade: 'B' }) as const;

function checkLicences({ locale }: Unit, { licences }: SupplierFields): void {
  const kinds = licences.map(({ kind }) => kind);
  const twice = kinds.find((kind, i) => kind !== 'other' && kinds.indexOf(kind) < i);
  if (twice) throw no('licence-twice', { licence: say(LICENCES[twice], locale) });
}

export async function registerInUnit(unit: Unit, fields: SupplierFields): Promise<{ supplierId: string; code: string }> {
  checkLicences(unit, fields);
  const supplierId = newId(unit.now);
  const code = await store.insert(unit, supplierId, fields);
  if (code === undefined) throw no('name-taken', { name: fields.name, code: (await store.codeOfName(unit, fields.name)) ?? '' });
  const licences = fields.licences.map(({ kind }) => kind);
  await unit.record([tell.approved.tell({ supplierId, kind: fields.kind, licences }, nowBy(unit))], { fresh: true });
  unit.announce('suppliers');
  return { supplierId, code };
}

export const registerSupplier = (call: Call, input: InputOf<typeof contract.register>) => call.write((unit) => registerInUnit(unit, input));

async function loadActive(unit: Unit, supplierId: string): Promise<Supplier> {
  const supplier = await store.load(unit, supplierId);
  if (!supplier.active) throw no('dropped-already', { name: supplier.name });
  return supplier;
}

export const changeSupplier = (call: Call, { supplierId, ...fields }: InputOf<typeof contract.change>) =>
  call.write(async (unit) => {
    const before = await loadActive(unit, supplierId);
    checkLicences(unit, fields);
    const changed = (Object.keys(fields) as (keyof SupplierFields)[]).filter((key) => JSON.stringify(fields[key]) !== JSON.stringify(before[key]));
    if (changed.length === 0) return { supplierId };
    const taken = await store.codeOfName(unit, fields.name, supplierId);
    if (taken) throw no('name-taken', { name: fields.name, code: taken });
    await store.update(unit, supplierId, fields);
    await unit.record([tell.changed.tell({ supplierId, fields: changed }, nowBy(unit))]);
    unit.announce('suppliers');
    return { supplierId };
  });

export const dropSupplier = (call: Call, { supplierId, reason }: InputOf<typeof contract.drop>) =>
  call.write(async (unit) => {
    await loadActive(unit, supplierId);
    await store.drop(unit, supplierId, reason);
    await unit.record([tell.dropped.tell({ supplierId, reason }, nowBy(unit))]);
    unit.announce('suppliers');
    return { supplierId };
  });
