import { z } from 'zod';
import { defineFact } from '../../kernel/fact.ts';
import { event, id } from './fact-parts.ts';
import { HOLD_KIND_CODES, HOLD_REASON_CODES, KINDS, type MovementKind, OUTCOME_CODES } from './lot.ts';
import { facts as notes } from './notes/facts.ts';
import { facts as stock } from './stock/facts.ts';
import { facts as trace } from './trace/facts.ts';
import { facts as unsafe } from './unsafe/facts.ts';

const subjects = {
  lot: 'lotId',
  supplier: 'supplierId',
  note: 'noteId',
  customer: 'customerId',
  site: 'siteId',
  case: 'caseId',
  recall: 'recallId',
} as const;

/** One fact for every kind of event, all of one shape. */
const told = <const K extends MovementKind>(kind: K) =>
  defineFact({ name: `lots.${kind}`, version: 1, label: KINDS[kind].label, data: z.object(event), subjects });

export const events = {
  received: told('received'),
  'put-away': told('put-away'),
  split: told('split'),
  repacked: told('repacked'),
  mixed: told('mixed'),
  transformed: told('transformed'),
  picked: told('picked'),
  unpicked: told('unpicked'),
  loaded: told('loaded'),
  unloaded: told('unloaded'),
  delivered: told('delivered'),
  returned: told('returned'),
  consumed: told('consumed'),
  destroyed: told('destroyed'),
  counted: told('counted'),
} satisfies Record<MovementKind, unknown>;

const about = {
  holdId: id,
  caseId: id.nullable(),
  /** Whose case it is. */
  customerId: id.nullable(),
  alertId: id.nullable(),
  recallId: id.nullable(),
  /** Where it is about one lot alone. */
  lotId: id.nullable(),
};
const ofHold = { hold: 'holdId', lot: 'lotId', case: 'caseId', customer: 'customerId', alert: 'alertId', recall: 'recallId' } as const;

/** A large hold is told in several facts, each with a part of its lots. */
export const held = defineFact({
  name: 'lots.held',
  version: 1,
  label: { zh: '冻结停发', en: 'Held' },
  data: z.object({
    ...about,
    kind: z.enum(HOLD_KIND_CODES),
    reason: z.enum(HOLD_REASON_CODES),
    /** Of the whole hold. */
    lotCount: z.int(),
    lotIds: z.array(id),
  }),
  subjects: ofHold,
});
export const cleared = defineFact({
  name: 'lots.cleared',
  version: 1,
  label: { zh: '解除冻结', en: 'Cleared' },
  data: z.object({
    ...about,
    outcome: z.enum(OUTCOME_CODES),
    lotIds: z.array(id),
    /** Nothing of the hold stands any more. */
    whole: z.boolean(),
  }),
  subjects: ofHold,
});

export const placeOpened = defineFact({
  name: 'lots.place-opened',
  version: 1,
  label: { zh: '启用库位', en: 'Place opened' },
  data: z.object({ placeId: id, kind: z.enum(['store', 'quarantine']), name: z.string(), temperature: z.enum(['ambient', 'chilled', 'frozen']) }),
  subjects: {},
});
export const placeClosed = defineFact({
  name: 'lots.place-closed',
  version: 1,
  label: { zh: '停用库位', en: 'Place closed' },
  data: z.object({ placeId: id }),
  subjects: {},
});

export const facts = [...Object.values(events), ...notes, held, cleared, placeOpened, placeClosed, ...stock, ...trace, ...unsafe];
