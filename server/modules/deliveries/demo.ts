// Two days of the demo company: yesterday all accepted, this morning in the middle of it. Relative to the clock of the start.
import { type Actor, SYSTEM } from '../../kernel/actor.ts';
import type { Told } from '../../kernel/fact.ts';
import { newId } from '../../kernel/id.ts';
import { quantity, type UnitCode } from '../../kernel/quantity.ts';
import { DAY, type Instant, iso, MINUTE, shanghaiDate, shanghaiInstant } from '../../kernel/time.ts';
import type { App, Unit } from '../../platform/app.ts';
import { demoSignature, openSites, type SiteCard } from '../customers/public.ts';
import { acceptanceOf, acceptInUnit, lineWordOf } from './acceptance/accept-note.ts';
import { writeNote } from './issue-note.ts';
import type { Moment } from './note.rules.ts';
import type { Note } from './note.ts';
import { actInUnit } from './road/drive.ts';
import { decideArrive, decideDepart, decideWait } from './road/road.rules.ts';
import { PLAIN_LINE } from './shapes.ts';

export type Good = readonly [product: string, code: string, spec: string, unit: UnitCode, ordered: number, picked: number, keepsDays: number];

const GOODS: readonly Good[] = [
  ['番茄', 'V001', '一级', 'kg', 30, 30.2, 4],
  ['菠菜', 'V002', '净菜', 'kg', 20, 20, 2],
  ['土豆', 'V003', '中个', 'kg', 40, 40.4, 14],
  ['上海青', 'V004', '净菜', 'kg', 25, 24.8, 2],
  ['胡萝卜', 'V005', '一级', 'kg', 18, 18, 10],
  ['猪前腿肉', 'M001', '去皮，冷鲜', 'kg', 22, 22.3, 3],
  ['鸡胸肉', 'M002', '冷鲜', 'kg', 16, 16.1, 3],
  ['鲜鸡蛋', 'E001', '360 枚/箱', 'box', 2, 2, 20],
  ['嫩豆腐', 'B001', '350 克', 'case', 40, 40, 5],
  ['大米', 'G001', '25 公斤', 'bag', 4, 4, 300],
  ['纯牛奶', 'D001', '250 毫升×24', 'box', 8, 8, 25],
];
const LINES = 8;
const WINDOW = { from: '05:30', to: '07:30' };
const AT_THE_GATE = 12 * MINUTE;

/** How far this morning's notes are, in the order of the sites; the rest wait. */
const MORNING = ['accepted', 'partly', 'arrived', 'departed', 'departed', 'issued', 'issued'] as const;
type Stage = (typeof MORNING)[number];

export async function createDemoDeliveries(app: App): Promise<void> {
  const staff = await app.identity.accounts(app.db, { kind: 'staff' });
  const driver = staff.find(({ roles }) => roles.includes('driver'));
  const sites = [...(await openSites(app.db))].sort((a, b) => a.siteCode.localeCompare(b.siteCode));
  const now = app.clock.now();
  for (const [at, site] of sites.entries()) {
    const stop = { site, at, driverId: driver?.id ?? null };
    await tellDay(app, { ...stop, day: shanghaiDate(now - DAY), stage: at === 2 ? 'partly' : 'accepted' });
    await tellDay(app, { ...stop, day: shanghaiDate(now), stage: MORNING[at] ?? 'issued' });
  }
}

export type Stop = {
  readonly site: SiteCard;
  readonly at: number;
  readonly driverId: string | null;
  readonly day: string;
  readonly stage: Stage;
  /** How much later than planned the van came, and why it stood at the gate. */
  readonly late?: number;
  readonly gate?: boolean;
  /** Issued then, though it is told only now. */
  readonly issuedAt?: Instant;
  /** Goods besides. */
  readonly more?: readonly Good[];
};

export async function tellDay(app: App, { late = 0, issuedAt, more = [], ...stop }: Stop): Promise<void> {
  const { site, at, driverId, day, stage, gate = stage === 'arrived' } = stop;
  const first = shanghaiInstant(day, WINDOW.from) + late;
  const noteId = await app.inUnit(SYSTEM, (unit) => issue({ ...unit, now: issuedAt ?? unit.now }, { site, at, driverId, day, more }));
  const driver: Actor = { kind: 'staff', id: driverId ?? 'none', name: '', can: new Set(['deliveries.read-all']), roles: ['driver'] };
  const steps: [Instant, (unit: Unit, then: Instant) => Promise<unknown>, Actor][] = [
    [first - 40 * MINUTE, (unit, then) => actInUnit(unit, noteId, (note, moment) => decideDepart(note, asOf(moment, then))), driver],
    [
      first + at * 8 * MINUTE,
      (unit, then) =>
        actInUnit(unit, noteId, (note, moment) => [
          ...(gate ? waited(note, asOf(moment, then)) : []),
          ...decideArrive(note, { metres: 20 }, asOf(moment, then)),
        ]),
      driver,
    ],
    [first + (at * 8 + 14) * MINUTE, (unit, then) => accept(unit, { noteId, stage, then }), kitchen(site, noteId)],
  ];
  const done = { issued: 0, departed: 1, arrived: 2, accepted: 3, partly: 3 }[stage];
  for (const [then, step, actor] of steps.slice(0, done)) if (then <= app.clock.now()) await app.inUnit(actor, (unit) => step(unit, then));
}

/** The gate was closed when the van came. */
function waited(note: Note, moment: Moment): Told[] {
  const wait = { waitId: newId(moment.now), reason: 'gate-closed', metres: 35, proofSha256: [] } as const;
  return decideWait(note, wait, { ...moment, now: moment.now - AT_THE_GATE });
}

/** The demo's people were there at that moment, though it is told only now. */
const asOf = (moment: Moment, then: Instant): Moment => ({ ...moment, now: then });

const kitchen = ({ customerId, siteId }: SiteCard, noteId: string): Actor => ({
  kind: 'note-holder',
  id: noteId,
  name: '扫码收货人',
  customerId,
  siteId,
  noteId,
  can: new Set(),
});

async function issue(unit: Unit, { site, at, driverId, day, more = [] }: Omit<Stop, 'stage'>): Promise<string> {
  const goods = [...Array.from({ length: LINES }, (_, line) => GOODS[(line + at * 3) % GOODS.length] as Good), ...more];
  const { noteId } = await writeNote(unit, {
    number: `PS${day.slice(2).replaceAll('-', '')}-${String(at + 1).padStart(3, '0')}`,
    siteId: site.siteId,
    windowFrom: iso(shanghaiInstant(day, WINDOW.from)),
    windowTo: iso(shanghaiInstant(day, WINDOW.to)),
    driverId,
    vehicle: '演A·00001',
    cratesOut: 6 + at,
    timing: 'standard',
    urgent: false,
    lines: goods.map((good) => lineOf(good, day)),
  });
  return noteId;
}

function lineOf([product, productCode, spec, unit, ordered, picked, keepsDays]: Good, day: string) {
  const made = shanghaiInstant(day) - DAY;
  const amount = (value: number): number => quantity(value, unit)?.amount ?? 0;
  return {
    ...PLAIN_LINE,
    product,
    productCode,
    spec,
    unit,
    ordered: amount(ordered),
    picked: amount(picked),
    lot: `${productCode}-${shanghaiDate(made).replaceAll('-', '').slice(2)}`,
    producedOn: shanghaiDate(made),
    expiresOn: shanghaiDate(made + keepsDays * DAY),
  };
}

async function accept(unit: Unit, { noteId, stage, then }: { noteId: string; stage: Stage; then: Instant }): Promise<void> {
  const signatureFileId = await demoSignature(unit);
  const words = stage === 'partly' ? await shortOf(unit, noteId) : [];
  const rest = { signatureFileId, cratesBack: 5, receiverName: '验收员' };
  await acceptInUnit(unit, acceptanceOf(noteId, { lines: words, ...rest, occurredAt: iso(then) }));
}

/** One line comes short by a tenth. */
async function shortOf({ tx }: Unit, noteId: string) {
  const line = await tx
    .selectFrom('deliveries.note_line')
    .select(['id', 'picked'])
    .where('note_id', '=', noteId)
    .where('unit', '=', 'kg')
    .orderBy('line_no')
    .executeTakeFirstOrThrow();
  return [lineWordOf(line.id, { accepted: Math.round((line.picked ?? 0) * 0.9), reason: 'short' })];
}
