import { z } from 'zod';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { id, month, monthCounts, monthRow, myPackage, packageHead, packagePart } from './shapes.ts';

const UNKNOWN = 'settlement.package-unknown';
const onPackage = { packageId: id };
const NO_STATEMENT = 'settlement.no-such-statement';
const onStatement = { statementId: id };

export const contract = {
  monthView: endpoint({
    method: 'GET',
    path: '/settlement/months/{month}',
    permission: 'settlement.see-months',
    summary: {
      zh: '一个月的全部客户：评分、风险金额、申诉、对账、回款',
      en: 'A month of all customers: score, money at risk, appeals, statements, payment',
    },
    input: z.object({
      month,
      /** Worst first, by name, or most money first. */
      sort: z.enum(['score', 'name', 'risk', 'unpaid']).default('score'),
      show: z.enum(['all', 'low', 'appeals', 'unsent', 'unconfirmed', 'disputed', 'unpriced', 'unpaid', 'no-package']).default('all'),
      cursor: z.string().max(300).optional(),
      limit: z.int().min(1).max(200).default(50),
    }),
    output: z.object({
      month,
      /** The month is not over: scores move and statements are drafts. */
      open: z.boolean(),
      counts: monthCounts,
      items: z.array(monthRow),
      next: z.string().nullable(),
      can: z.object({ draftPackage: z.boolean(), releasePackage: z.boolean() }),
    }),
  }),
  statementPdf: endpoint({
    method: 'GET',
    path: '/settlement/statements/{statementId}/document.pdf',
    permission: 'settlement.see-statements',
    summary: { zh: '对账单 PDF（双方盖章用）', en: 'Statement as PDF, to be stamped' },
    input: z.object(onStatement),
    output: z.file(),
    refusals: [NO_STATEMENT],
  }),
  statementXlsx: endpoint({
    method: 'GET',
    path: '/settlement/statements/{statementId}/document.xlsx',
    permission: 'settlement.see-statements',
    summary: { zh: '对账单 Excel', en: 'Statement as a workbook' },
    input: z.object(onStatement),
    output: z.file(),
    refusals: [NO_STATEMENT],
  }),
  myStatementPdf: endpoint({
    method: 'GET',
    path: '/my/settlement/statements/{statementId}/document.pdf',
    permission: 'settlement.follow-statements',
    summary: { zh: '本单位对账单 PDF', en: 'Own statement as PDF' },
    input: z.object(onStatement),
    output: z.file(),
    refusals: [NO_STATEMENT],
  }),
  myStatementXlsx: endpoint({
    method: 'GET',
    path: '/my/settlement/statements/{statementId}/document.xlsx',
    permission: 'settlement.follow-statements',
    summary: { zh: '本单位对账单 Excel', en: 'Own statement as a workbook' },
    input: z.object(onStatement),
    output: z.file(),
    refusals: [NO_STATEMENT],
  }),
  packages: endpoint({
    method: 'GET',
    path: '/settlement/packages',
    permission: 'settlement.read-packages',
    summary: { zh: '月结资料包', en: 'Month-end packages' },
    input: z.object({ customerId: id.optional(), month: month.optional() }),
    output: z.object({ items: z.array(packageHead), can: z.object({ draft: z.boolean(), release: z.boolean() }) }),
  }),
  packageParts: endpoint({
    method: 'GET',
    path: '/settlement/customers/{customerId}/months/{month}/package',
    permission: 'settlement.read-packages',
    summary: { zh: '一个客户一个月的资料：齐了什么，缺什么', en: 'What a package of this customer and month would hold, and what is missing' },
    input: z.object({ customerId: id, month }),
    output: z.object({ parts: z.array(packagePart), latest: packageHead.nullable(), can: z.object({ draft: z.boolean(), release: z.boolean() }) }),
    refusals: ['settlement.package-no-customer'],
  }),
  draftPackage: endpoint({
    method: 'POST',
    path: '/settlement/packages',
    permission: 'settlement.draft-packages',
    summary: { zh: '生成月结资料包草稿（已有草稿则重新生成）', en: 'Draft the package, or draw the draft again' },
    input: z.object({ customerId: id, month }),
    output: z.object({ packageId: id, edition: z.int(), sha256: z.string() }),
    refusals: ['settlement.package-no-customer', 'settlement.package-empty', 'settlement.package-unchanged'],
  }),
  showPackage: endpoint({
    method: 'GET',
    path: '/settlement/packages/{packageId}',
    permission: 'settlement.read-packages',
    summary: { zh: '一份月结资料包', en: 'A package' },
    input: z.object(onPackage),
    output: packageHead.extend({
      parts: z.array(packagePart),
      /** Why it was released with something missing. */
      reason: z.string().nullable(),
      can: z.object({ redraw: z.boolean(), release: z.boolean() }),
    }),
    refusals: [UNKNOWN],
  }),
  packagePdf: endpoint({
    method: 'GET',
    path: '/settlement/packages/{packageId}/document.pdf',
    permission: 'settlement.read-packages',
    summary: { zh: '月结资料包 PDF（草稿带“草稿”字样）', en: 'Package as PDF; a draft says so on every page' },
    input: z.object(onPackage),
    output: z.file(),
    refusals: [UNKNOWN],
  }),
  releasePackage: endpoint({
    method: 'POST',
    path: '/settlement/packages/{packageId}/release',
    permission: 'settlement.release-packages',
    summary: { zh: '审核并发布月结资料包（内容随即冻结，客户可下载）', en: 'Review and release a package: frozen, and the customer may download it' },
    input: z.object({
      ...onPackage,
      /** Of the draft that was reviewed. */
      sha256: z.string().length(64),
      /** Needed where something is missing. */
      reason: z.string().trim().min(4).max(500).optional(),
    }),
    output: z.object({ packageId: id, pdfSha256: z.string() }),
    refusals: [UNKNOWN, 'settlement.package-released', 'settlement.package-redrawn', 'settlement.package-outdated', 'settlement.package-incomplete'],
  }),
  myPackages: endpoint({
    method: 'GET',
    path: '/my/settlement/packages',
    permission: 'settlement.follow-packages',
    summary: { zh: '本单位的月结资料包', en: 'Packages of my organisation' },
    input: z.object({}),
    output: z.object({ items: z.array(myPackage) }),
  }),
  myPackagePdf: endpoint({
    method: 'GET',
    path: '/my/settlement/packages/{packageId}/document.pdf',
    permission: 'settlement.follow-packages',
    summary: { zh: '下载本单位的月结资料包', en: 'Download a package of my organisation' },
    input: z.object(onPackage),
    output: z.file(),
    refusals: [UNKNOWN],
  }),
};
