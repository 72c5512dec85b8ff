// What a fact carries that a person can look at: files, and the rest of its data as plain pairs.
import type { Answer, api } from '../../client/api.ts';

export type Commitment = Answer<typeof api.commitments.show>;
export type Entry = Commitment['timeline'][number];
export type Listed = Answer<typeof api.commitments.find>['items'][number];
export type Excuse = Commitment['excuses'][number];

const FILE_FIELDS = new Set(['fileId', 'fileIds', 'files', 'photos', 'signatureFileId', 'proof', 'proofFileIds', 'evidence']);
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const isId = (value: unknown): value is string => typeof value === 'string' && UUID.test(value);

export function filesOf({ data }: Pick<Entry, 'data'>): string[] {
  const found = Object.entries(data).flatMap(([field, value]) => (FILE_FIELDS.has(field) ? (Array.isArray(value) ? value : [value]) : []));
  return [...new Set(found.filter(isId))];
}

/** Ids say nothing to a reader, and files are shown as pictures. */
export const pairsOf = ({ data }: Pick<Entry, 'data'>): [string, string][] =>
  Object.entries(data)
    .filter(([field, value]) => !FILE_FIELDS.has(field) && value !== null && typeof value !== 'object' && !isId(value))
    .map(([field, value]) => [field, String(value)]);

/** Dots of the line: what proves something, and what people or the judge said. Opening, moving and reminding are ticks or the bar itself. */
const QUIET = new Set(['commitments.opened', 'commitments.adjusted', 'commitments.warned', 'commitments.escalated']);
/** Told by the judge whenever it got round to it: no person was late. */
const MACHINE = /^commitments\.(opened|adjusted|met|missed|unobserved|voided|retracted|warned|escalated|quarantined)$/;
export const isLate = ({ name, late }: Pick<Entry, 'name' | 'late'>): boolean => late && !MACHINE.test(name);

export const isDot = ({ name, role }: Pick<Entry, 'name' | 'role'>): boolean => role !== null || !QUIET.has(name);
