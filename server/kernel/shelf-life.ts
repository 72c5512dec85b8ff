// Production day, last day and shelf life: two of them give the third (GB 7718-2025 lets labels show the last day alone).
import { DAY } from './time.ts';

/** Days as `YYYY-MM-DD`. */
export type Life = { readonly producedOn: string | null; readonly expiresOn: string | null };
/** `derived`: which of the two was computed. */
export type Days = Life & { readonly derived: 'produced' | 'expires' | null };
export type WrongDays = 'produced-later' | 'expires-before-produced';

const plusDays = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

/** What cannot be: produced after today, or over before it was made. */
export function wrongDays({ producedOn, expiresOn }: Life, today: string): WrongDays | null {
  if (producedOn !== null && producedOn > today) return 'produced-later';
  return producedOn !== null && expiresOn !== null && expiresOn < producedOn ? 'expires-before-produced' : null;
}

/** Both days where one and the shelf life are known. */
export function bothDays({ producedOn, expiresOn }: Life, shelfLifeDays: number | null): Days {
  if (shelfLifeDays !== null && producedOn !== null && expiresOn === null)
    return { producedOn, expiresOn: plusDays(producedOn, shelfLifeDays), derived: 'expires' };
  if (shelfLifeDays !== null && producedOn === null && expiresOn !== null)
    return { producedOn: plusDays(expiresOn, -shelfLifeDays), expiresOn, derived: 'produced' };
  return { producedOn, expiresOn, derived: null };
}
