// What a picker types: `31.4`, `15.6+15.8` for two boxes on the scale one after the other, `62.8斤` where the scale says jin.
import { quantity, UNITS, type UnitCode, unitOf } from '../../../server/kernel/quantity.ts';

const PART = /^(-?\d+(?:\.\d+)?|-?\.\d+)\s*(\D*)$/;

/** In base units of the line's unit; undefined while it is no amount yet, or of another kind. Negative amounts come through: the server says what is wrong with them. */
export function readWeight(typed: string, unit: UnitCode): number | undefined {
  const plain = typed
    .normalize('NFKC')
    .replace(/[，,。]/g, '.')
    .trim();
  if (plain === '') return undefined;
  const parts = plain.split('+').map((part) => readPart(part.trim(), unit));
  return parts.every((part) => part !== undefined) ? parts.reduce<number>((sum, part) => sum + (part ?? 0), 0) : undefined;
}

function readPart(part: string, unit: UnitCode): number | undefined {
  const [, digits = '', written = ''] = PART.exec(part) ?? [];
  if (digits === '') return undefined;
  const said = written.trim() === '' ? unit : unitOf(written);
  if (said === undefined || UNITS[said].base !== UNITS[unit].base) return undefined;
  if (UNITS[unit].base === 'piece' && said !== unit) return undefined;
  const size = quantity(Math.abs(Number(digits)), said)?.amount;
  return size === undefined ? undefined : digits.startsWith('-') ? -size : size;
}

/** As it is typed: without the unit. */
export const writeWeight = (amount: number | null, unit: UnitCode): string =>
  amount === null ? '' : String(Number((amount / UNITS[unit].factor).toFixed(3)));
