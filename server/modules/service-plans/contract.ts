import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';

const text = z.object({ zh: z.string(), en: z.string() });
const day = z.iso.date();
const version = z.coerce.number().int().positive();
const family = z.enum(['judged', 'entitlement', 'consequence', 'scorecard']);
const planVersion = z.object({ key: z.string(), version: z.number().int() });
const yaml = z.string().min(1).max(500_000);

const problem = z.object({ line: z.number(), clause: z.string().nullable(), code: z.string(), text, severity: z.enum(['error', 'warning', 'info']) });

const coverage = z.object({
  total: z.number(),
  families: z.record(family, z.number()),
  kinds: z.record(z.string(), z.number()),
  judged: z.number(),
  watched: z.number(),
  /** Watched of judged, 0–1. */
  watchedShare: z.number(),
  toBeConfirmed: z.number(),
  missing: z.array(z.object({ fact: z.string(), clauses: z.number() })),
});

const source = z.object({ document: z.string(), title: z.string(), place: z.string(), page: z.string().nullable() });

const clause = z.object({
  id: z.string(),
  family,
  /** Kind of a judged clause. */
  kind: z.string().nullable(),
  subject: z.string().nullable(),
  section: z.string(),
  wording: z.string(),
  wordingEn: z.string().nullable(),
  sources: z.array(source),
  bound: z.enum(['us', 'team', 'customer', 'supplier']),
  party: z.string(),
  precedence: z.number(),
  origin: z.enum(['plan', 'contract', 'override']),
  mark: z.enum(['V', 'V2', 'M', 'own']),
  toBeConfirmed: z.boolean(),
  serves: z.array(z.string()),
  watched: z.boolean(),
  /** Facts that no module tells yet: why it is not watched. */
  missing: z.array(z.string()),
  calendar: z.string().nullable(),
  /** The body of its family, as written. */
  body: z.record(z.string(), z.unknown()),
});

const contractRow = z.object({
  contractId: z.uuid(),
  version: z.number(),
  customerId: z.uuid(),
  number: z.string(),
  plan: planVersion,
  terms: planVersion.nullable(),
  title: z.string(),
  from: day,
  to: day.nullable(),
  state: z.enum(['to-begin', 'in-force', 'ended', 'replaced']),
});

const dates = { from: day, to: day.nullish() };
const chosen = { plan: planVersion, terms: planVersion.nullish(), termsText: yaml.optional(), ...dates };
const signing = [
  'service-plans.not-found',
  'service-plans.has-errors',
  'service-plans.version-taken',
  'service-plans.other-plan',
  'service-plans.ends-before-it-begins',
  'service-plans.overlapping-contract',
];

export const contract = {
  listPlans: endpoint({
    method: 'GET',
    path: '/service-plans',
    permission: 'service-plans.read',
    summary: { zh: '已发布的方案与合同文本', en: 'Published plans and contract texts' },
    input: z.object({ kind: z.enum(['plan', 'contract']).optional() }),
    output: z.object({
      items: z.array(
        planVersion.extend({
          kind: z.enum(['plan', 'contract']),
          title: z.string(),
          publishedAt: z.iso.datetime(),
          /** The default plan of customers without a contract. */
          adopted: z.boolean(),
          coverage,
        }),
      ),
      can: z.object({ publish: z.boolean(), adopt: z.boolean() }),
    }),
  }),
  showPlan: endpoint({
    method: 'GET',
    path: '/service-plans/{key}/versions/{version}',
    permission: 'service-plans.read',
    summary: { zh: '方案全文、条款与监测覆盖', en: 'A plan with its clauses and coverage' },
    input: z.object({ key: z.string(), version }),
    output: planVersion.extend({
      kind: z.enum(['plan', 'contract']),
      title: z.string(),
      description: z.string(),
      basedOn: planVersion.nullable(),
      publishedAt: z.iso.datetime(),
      sha256: z.string(),
      content: z.string(),
      adopted: z.boolean(),
      coverage,
      clauses: z.array(clause),
      can: z.object({ publish: z.boolean(), adopt: z.boolean() }),
    }),
    refusals: ['service-plans.not-found'],
  }),
  lint: endpoint({
    method: 'POST',
    path: '/service-plans/lint',
    permission: 'service-plans.read',
    summary: { zh: '检查一份方案或合同文本', en: 'Lint the text of a plan or contract' },
    input: z.object({ text: yaml }),
    output: z.object({ problems: z.array(problem), errors: z.number(), coverage: coverage.nullable() }),
  }),
  publish: endpoint({
    method: 'POST',
    path: '/service-plans',
    permission: 'service-plans.publish',
    summary: { zh: '发布新版本', en: 'Publish a version' },
    input: z.object({ text: yaml }),
    output: planVersion,
    refusals: ['service-plans.has-errors', 'service-plans.version-taken'],
  }),
  adopt: endpoint({
    method: 'POST',
    path: '/service-plans/{key}/versions/{version}/adopt',
    permission: 'service-plans.publish',
    summary: { zh: '设为没有合同的客户的默认方案', en: 'Adopt for customers without a contract' },
    input: z.object({ key: z.string(), version }),
    output: z.object({}),
    refusals: ['service-plans.not-found', 'service-plans.not-a-plan'],
  }),
  listContracts: endpoint({
    method: 'GET',
    path: '/contracts',
    permission: 'service-plans.read-contracts',
    summary: { zh: '合同', en: 'Contracts' },
    input: z.object({ customerId: z.uuid().optional(), cursor: z.string().optional() }),
    output: z.object({ items: z.array(contractRow), next: z.string().nullable(), can: z.object({ sign: z.boolean() }) }),
  }),
  showContract: endpoint({
    method: 'GET',
    path: '/contracts/{contractId}',
    permission: 'service-plans.read-contracts',
    summary: { zh: '合同的有效条款', en: 'A contract with its clauses in force' },
    input: z.object({ contractId: z.uuid(), version: version.optional() }),
    output: contractRow.extend({ versions: z.array(z.number()), coverage, clauses: z.array(clause), can: z.object({ amend: z.boolean() }) }),
    refusals: ['service-plans.not-found'],
  }),
  sign: endpoint({
    method: 'POST',
    path: '/contracts',
    permission: 'service-plans.sign-contract',
    summary: { zh: '签订合同：方案版本 + 覆盖与自有条款', en: 'Sign: plan version + overrides and own clauses' },
    input: z.object({ customerId: z.uuid(), number: z.string().trim().min(1).max(60), ...chosen }),
    output: z.object({ contractId: z.uuid(), version: z.number() }),
    refusals: [...signing, 'service-plans.number-taken', 'service-plans.no-such-customer'],
  }),
  amend: endpoint({
    method: 'POST',
    path: '/contracts/{contractId}/versions',
    permission: 'service-plans.sign-contract',
    summary: { zh: '签订合同新版本', en: 'Sign a new version of a contract' },
    input: z.object({ contractId: z.uuid(), ...chosen }),
    output: z.object({ contractId: z.uuid(), version: z.number() }),
    refusals: signing,
  }),
  listCalendars: endpoint({
    method: 'GET',
    path: '/calendars',
    permission: 'service-plans.read',
    summary: { zh: '日历文件的各版本', en: 'Versions of calendar files' },
    input: z.object({}),
    output: z.object({
      items: z.array(
        planVersion.extend({
          kind: z.enum(['statutory', 'weekly']),
          title: z.string(),
          loadedAt: z.iso.datetime(),
          current: z.boolean(),
          content: z.string(),
        }),
      ),
      /** Years whose statutory holidays are known. */
      years: z.array(z.number()),
      can: z.object({ load: z.boolean() }),
    }),
  }),
  loadCalendar: endpoint({
    method: 'POST',
    path: '/calendars',
    permission: 'service-plans.load-calendar',
    summary: { zh: '载入日历文件', en: 'Load a calendar file' },
    input: z.object({ text: yaml }),
    output: planVersion,
    refusals: ['service-plans.has-errors', 'service-plans.version-taken'],
  }),
  previewCalendar: endpoint({
    method: 'GET',
    path: '/calendars/preview',
    permission: 'service-plans.read',
    summary: { zh: '预览某段日期是否工作；没有载入的年份为未知', en: 'Which days work; years not loaded are unknown' },
    input: z.object({
      /** Key of a shared file, of a calendar of `plan`, or `statutory` for the plain national calendar. */
      calendar: z.string(),
      /** Plan key or contract id that holds the calendar, with its version. */
      holder: z.string().optional(),
      version: version.optional(),
      from: day,
      to: day,
    }),
    output: z.object({
      version: z.string(),
      days: z.array(z.object({ date: day, working: z.enum(['yes', 'no', 'unknown']), hours: z.number().nullable() })),
    }),
    refusals: ['service-plans.not-found', 'service-plans.range-too-long'],
  }),
};
