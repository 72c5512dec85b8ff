import { z } from 'zod';
import { defineFact } from '../../../kernel/fact.ts';
import { about, id, subjects } from '../fact-parts.ts';
import { DIFFERENCE_CODES } from './wave.ts';

const wave = { wave: 'waveId' } as const;
const van = { vehicleId: id.nullable() };

export const waveOpened = defineFact({
  name: 'deliveries.wave-opened',
  version: 1,
  label: { zh: '开分拣波次', en: 'Wave opened' },
  data: z.object({ waveId: id, day: z.iso.date(), waveNo: z.int(), noteCount: z.int() }),
  subjects: wave,
});
export const waveClosed = defineFact({
  name: 'deliveries.wave-closed',
  version: 1,
  label: { zh: '分拣波次完成', en: 'Wave closed' },
  data: z.object({ waveId: id, day: z.iso.date(), unpickedLines: z.int() }),
  subjects: wave,
});
export const planned = defineFact({
  name: 'deliveries.planned',
  version: 1,
  label: { zh: '安排波次与车次', en: 'Delivery planned' },
  data: z.object({
    ...about,
    waveId: id.nullable(),
    ...van,
    /** Its plate on that day. */
    vehicle: z.string().nullable(),
    driverId: id.nullable(),
    stopNo: z.int().nullable(),
  }),
  subjects: { ...subjects, ...wave, vehicle: 'vehicleId' },
});
export const picked = defineFact({
  name: 'deliveries.picked',
  version: 1,
  label: { zh: '分拣过秤', en: 'Picked' },
  data: z.object({
    ...about,
    waveId: id.nullable(),
    /** Only lines whose word is new. Amounts in base units, gross and tare in grams. */
    lines: z.array(
      z.object({
        lineId: id,
        picked: z.int(),
        pickedPieces: z.int().nullable(),
        gross: z.int().nullable(),
        tare: z.int().nullable(),
        lot: z.string().nullable(),
        producedOn: z.iso.date().nullable(),
        expiresOn: z.iso.date().nullable(),
      }),
    ),
    /** Every line of the note has its word now. */
    complete: z.boolean(),
    /** Lines of the whole note that are below their tolerance now. */
    shortLines: z.int(),
  }),
  subjects: { ...subjects, ...wave },
});
export const loaded = defineFact({
  name: 'deliveries.loaded',
  version: 1,
  label: { zh: '装车', en: 'Loaded' },
  data: z.object({ ...about, ...van, vehicle: z.string().nullable(), seals: z.array(z.string()), sealed: z.boolean(), cratesOut: z.int() }),
  subjects: { ...subjects, vehicle: 'vehicleId' },
});
export const takenOff = defineFact({
  name: 'deliveries.taken-off',
  version: 1,
  label: { zh: '撤下车', en: 'Taken off the van' },
  data: z.object(about),
  subjects,
});
export const loadChecked = defineFact({
  name: 'deliveries.load-checked',
  version: 1,
  label: { zh: '发车前清点', en: 'Load checked' },
  data: z.object({
    ...about,
    ...van,
    cratesOut: z.int(),
    cratesCounted: z.int(),
    /** No line null: the note as a whole. Amounts in base units where they were counted. */
    differences: z.array(z.object({ lineId: id.nullable(), kind: z.enum(DIFFERENCE_CODES), amount: z.int().nullable() })),
    /** Crates agree and nothing differs. */
    whole: z.boolean(),
  }),
  subjects: { ...subjects, vehicle: 'vehicleId' },
});
export const departedUnchecked = defineFact({
  name: 'deliveries.departed-unchecked',
  version: 1,
  label: { zh: '未清点即发车', en: 'Departed without a stock check' },
  data: z.object(about),
  subjects,
});

export const facts = [waveOpened, waveClosed, planned, picked, loaded, takenOff, loadChecked, departedUnchecked];
