// What every fact of a delivery note carries: its ids, and what it is found by.
import { z } from 'zod';

export const id = z.string();
export const hash = z.string();
export const about = { noteId: id, customerId: id, siteId: id };
export const subjects = { note: 'noteId', customer: 'customerId', site: 'siteId' } as const;
