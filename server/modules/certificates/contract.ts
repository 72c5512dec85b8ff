import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { WITHDRAWAL_CODES } from './certificate.ts';
import { contract as reissue } from './reissue/contract.ts';
import { covered, kind, onDesk, pack } from './shapes.ts';
import { contract as watch } from './watch/contract.ts';

const id = z.uuid();
const day = z.iso.date();
const at = z.iso.datetime();
const kindCode = z.string().trim().min(1).max(40);
const text = z.object({ zh: z.string(), en: z.string() });
const onNote = { noteId: id };

const filter = {
  kind: kindCode.optional(),
  /** Part of a product, number, lot or supplier. */
  q: z.string().trim().max(60).optional(),
  /** Ends within so many days, or is over: papers of longer life only, those of one load come and go. */
  within: z.int().min(0).max(365).optional(),
  over: z.boolean().optional(),
  withdrawn: z.boolean().optional(),
  /** Of ours, still waiting for certificates of what went in. */
  draft: z.boolean().optional(),
  supplierId: id.optional(),
  lotId: id.optional(),
};

export const contract = {
  ...reissue,
  ...watch,
  kinds: endpoint({
    method: 'GET',
    path: '/certificates/kinds',
    permission: 'certificates.read',
    summary: { zh: '证照种类与有效期规则', en: 'Kinds of certificates and their rules' },
    input: z.object({}),
    output: z.object({ kinds: z.array(kind), warnDays: z.array(z.int()) }),
  }),
  list: endpoint({
    method: 'GET',
    path: '/certificates',
    permission: 'certificates.read',
    summary: { zh: '证照列表', en: 'Certificates' },
    input: z.object({
      ...filter,
      cursor: z.string().max(300).optional(),
      limit: z.int().min(1).max(100).default(50),
    }),
    output: z.object({ items: z.array(onDesk), next: z.string().nullable() }),
  }),
  exportList: endpoint({
    method: 'POST',
    path: '/certificates/export',
    permission: 'certificates.read',
    summary: { zh: '导出证照列表（XLSX），后台进行', en: 'Export certificates (XLSX), as a job' },
    input: z.object(filter),
    output: z.object({ jobId: id }),
  }),
  file: endpoint({
    method: 'POST',
    path: '/certificates',
    permission: 'certificates.file',
    summary: { zh: '登记证照', en: 'File a certificate' },
    input: z.object({
      kind: kindCode,
      variant: z.string().trim().max(40).nullable().default(null),
      number: z.string().trim().max(60).default(''),
      products: z.array(covered).max(100).default([]),
      supplier: z.string().trim().max(80).default(''),
      lot: z.string().trim().max(60).nullable().default(null),
      supplierId: id.nullable().default(null),
      /** A lot of ours; `lot` may also be its number, as scanned. */
      lotId: id.nullable().default(null),
      issuedOn: day,
      validFrom: day.nullable().default(null),
      validTo: day.nullable().default(null),
      files: z.array(id).min(1).max(20),
      remark: z.string().trim().max(300).default(''),
    }),
    /** `shortened`: the rule ends earlier than the date that was given. */
    output: z.object({ certificateId: id, validTo: day.nullable(), shortened: z.boolean(), notes: z.int() }),
    refusals: [
      'files.not-found',
      'certificates.kind-unknown',
      'certificates.variant-needed',
      'certificates.products-needed',
      'certificates.issued-in-future',
      'certificates.ends-before-it-begins',
      'certificates.over-before-today',
      'certificates.file-unfit',
      'certificates.lot-unknown',
      'certificates.lot-of-other-goods',
      'certificates.lot-of-another-supplier',
      'suppliers.not-found',
    ],
  }),
  withdraw: endpoint({
    method: 'POST',
    path: '/certificates/{certificateId}/withdrawal',
    permission: 'certificates.withdraw',
    summary: { zh: '作废证照', en: 'Withdraw a certificate' },
    input: z.object({ certificateId: id, reason: z.enum(WITHDRAWAL_CODES) }),
    output: z.object({ certificateId: id }),
    refusals: ['certificates.not-found', 'certificates.withdrawn-already'],
  }),
  missing: endpoint({
    method: 'GET',
    path: '/certificates/missing',
    permission: 'certificates.read',
    summary: { zh: '某日缺少的证照（按商品，列出受影响的送货单）', en: 'What is missing for the deliveries of a day' },
    input: z.object({ day, driverId: id.optional() }),
    output: z.object({
      day,
      notes: z.int(),
      complete: z.int(),
      items: z.array(
        z.object({
          kind: z.string(),
          label: text,
          product: z.string(),
          productCode: z.string().nullable(),
          lot: z.string().nullable(),
          /** The lot of ours that lacks it, where it is one. */
          lotId: id.nullable(),
          notes: z.array(
            z.object({
              noteId: id,
              number: z.string(),
              site: z.string(),
              vehicle: z.string().nullable(),
              driver: z.string().nullable(),
              windowFrom: at,
              departed: z.boolean(),
            }),
          ),
        }),
      ),
      /** Goods the product master does not know. */
      unknown: z.array(z.object({ product: z.string(), notes: z.int() })),
    }),
  }),
  packOf: endpoint({
    method: 'GET',
    path: '/deliveries/{noteId}/certificates',
    permission: 'certificates.read',
    summary: { zh: '一张送货单的随货证照', en: 'The certificate pack of a note' },
    input: z.object(onNote),
    output: pack,
    refusals: ['deliveries.not-found'],
  }),
  packFile: endpoint({
    method: 'GET',
    path: '/deliveries/{noteId}/certificates/print',
    permission: 'certificates.read',
    summary: { zh: '随货证照包（PDF）', en: 'The certificate pack as PDF' },
    input: z.object(onNote),
    output: z.file(),
    refusals: ['deliveries.not-found'],
  }),
  myPack: endpoint({
    method: 'GET',
    path: '/my/notes/{noteId}/certificates',
    permission: 'certificates.follow',
    summary: { zh: '本次送货的随货证照（食堂）', en: 'Certificates of a delivery (kitchen)' },
    input: z.object(onNote),
    output: pack,
    refusals: ['deliveries.not-found'],
  }),
  myPackFile: endpoint({
    method: 'GET',
    path: '/my/notes/{noteId}/certificates/print',
    permission: 'certificates.follow',
    summary: { zh: '随货证照包（食堂，PDF）', en: 'The certificate pack as PDF (kitchen)' },
    input: z.object(onNote),
    output: z.file(),
    refusals: ['deliveries.not-found'],
  }),
  myFile: endpoint({
    method: 'GET',
    path: '/my/notes/{noteId}/certificates/{certificateId}/{page}',
    permission: 'certificates.follow',
    summary: { zh: '随货证照的一页（食堂）', en: 'A page of a certificate (kitchen)' },
    /** `page` counts the files of the certificate from 1. */
    input: z.object({ ...onNote, certificateId: id, page: z.coerce.number().int().min(1).max(20) }),
    output: z.file(),
    refusals: ['deliveries.not-found', 'certificates.not-found'],
  }),
};
