import { z } from 'zod';
import { defineFact, type FactDefinition } from '../../../kernel/fact.ts';
import { PART_KIND_CODES, PART_STATE_CODES } from './package.ts';

const id = z.string();
const head = { packageId: id, customerId: id, month: z.string(), edition: z.int(), sha256: z.string() };
const subjects = { package: 'packageId', customer: 'customerId' } as const;

export const packageDrafted = defineFact({
  name: 'settlement.package-drafted',
  version: 1,
  label: { zh: '生成月结资料包草稿', en: 'Package drafted' },
  data: z.object({
    ...head,
    /** `mark` changes whenever what the part shows changes. */
    parts: z.array(z.object({ kind: z.enum(PART_KIND_CODES), state: z.enum(PART_STATE_CODES), ref: z.string().nullable(), mark: z.string() })),
  }),
  subjects,
});

export const packageReleased = defineFact({
  name: 'settlement.package-released',
  version: 1,
  label: { zh: '发布月结资料包', en: 'Package released' },
  data: z.object({
    ...head,
    fileId: id,
    pdfSha256: z.string(),
    missing: z.array(z.enum(PART_KIND_CODES)),
    reasonHash: z.string().nullable(),
  }),
  subjects: { ...subjects, file: 'fileId' },
});

export const facts: readonly FactDefinition[] = [packageDrafted, packageReleased];
