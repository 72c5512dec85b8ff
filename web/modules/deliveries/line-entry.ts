// Lines as a clerk types or pastes them: words become products, amounts in base units, units and dates.
import { quantity, type UnitCode, unitOf } from '../../../server/kernel/quantity.ts';

export const FIELDS = ['product', 'spec', 'ordered', 'unit', 'lot', 'producedOn', 'expiresOn'] as const;
export type Field = (typeof FIELDS)[number];
export type Entry = Readonly<Record<Field, string>> & { readonly key: number };

let count = 0;
export const emptyEntry = (): Entry => ({ product: '', spec: '', ordered: '', unit: '', lot: '', producedOn: '', expiresOn: '', key: ++count });

export const isEmpty = (entry: Entry): boolean => FIELDS.every((field) => entry[field].trim() === '');

/** `20斤` in the amount's field is an amount and its unit. */
export function splitAmount(written: string): { readonly ordered: string; readonly unit?: string } {
  const [, number, unit] = /^\s*([\d.]+)\s*(\D+?)\s*$/.exec(written) ?? [];
  return number && unit && unitOf(unit) ? { ordered: number, unit } : { ordered: written };
}

/** 2026/3/2, 2026.03.02, 20260302 and 2026年3月2日 → 2026-03-02; anything else stays for the person to see. */
export function dayOf(written: string): string {
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(written.trim());
  const [, year, month, day] = compact ?? /^(\d{4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})日?$/.exec(written.trim()) ?? [];
  return year && month && day ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : written.trim();
}

/** Rows copied from a table: cells by tabs, in the order of the form. */
export const readPasted = (text: string): Entry[] =>
  text
    .split(/\r?\n/)
    .filter((row) => row.trim())
    .map((row) => {
      const cells = row.split('\t');
      const entry = { ...emptyEntry(), ...Object.fromEntries(FIELDS.map((field, index) => [field, cells[index]?.trim() ?? ''])) } as Entry;
      const amount = splitAmount(entry.ordered);
      return {
        ...entry,
        ...amount,
        unit: entry.unit || amount.unit || '',
        producedOn: entry.producedOn && dayOf(entry.producedOn),
        expiresOn: entry.expiresOn && dayOf(entry.expiresOn),
      };
    });

export type Problem = 'product' | 'amount' | 'unit' | 'fine' | 'dates';
export type Read =
  | { readonly line: { readonly product: string; readonly spec: string; readonly unit: UnitCode; readonly ordered: number } & Dated }
  | { readonly field: Field; readonly problem: Problem };
type Dated = { readonly lot: string | null; readonly producedOn: string | null; readonly expiresOn: string | null };

/** A line, or the first thing that is wrong with it. */
export function readEntry(typed: Entry): Read {
  // The amount may still be `3箱`: its field has not been left yet.
  const entry = { ...typed, ...splitAmount(typed.ordered) };
  const product = entry.product.trim();
  if (!product) return { field: 'product', problem: 'product' };
  if (!/^\d+(\.\d+)?$/.test(entry.ordered.trim()) || Number(entry.ordered) <= 0) return { field: 'ordered', problem: 'amount' };
  const unit = unitOf(entry.unit);
  if (!unit) return { field: 'unit', problem: 'unit' };
  const ordered = quantity(Number(entry.ordered), unit);
  if (!ordered) return { field: 'ordered', problem: 'fine' };
  if (entry.producedOn && entry.expiresOn && entry.expiresOn < entry.producedOn) return { field: 'expiresOn', problem: 'dates' };
  const [lot, producedOn, expiresOn] = [entry.lot.trim() || null, entry.producedOn || null, entry.expiresOn || null];
  return { line: { product, spec: entry.spec.trim(), unit, ordered: ordered.amount, lot, producedOn, expiresOn } };
}
