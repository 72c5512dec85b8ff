// The demo's second round of the day: ordered, in a wave, half picked, no van yet.
import { SYSTEM } from '../../../kernel/actor.ts';
import { quantity, type UnitCode } from '../../../kernel/quantity.ts';
import { iso, shanghaiDate, shanghaiInstant } from '../../../kernel/time.ts';
import type { App, Unit } from '../../../platform/app.ts';
import { openSites, type SiteCard } from '../../customers/public.ts';
import { issueInUnit } from '../issue-note.ts';
import { linesOf } from '../note.store.ts';
import { PLAIN_LINE } from '../shapes.ts';
import { openWaveInUnit, pickInUnit } from './pick-notes.ts';

type Good = readonly [
  product: string,
  code: string,
  spec: string,
  unit: UnitCode,
  ordered: number,
  catchWeight?: { readonly pieces: number; readonly tare: number },
];

const GOODS: readonly Good[] = [
  ['猪前腿肉', 'M001', '去皮，冷鲜', 'kg', 30, { pieces: 2, tare: 600 }],
  ['土豆', 'V003', '中个', 'kg', 40],
  ['番茄', 'V001', '一级', 'kg', 25],
  ['嫩豆腐', 'B001', '350 克', 'case', 30],
  ['鲜鸡蛋', 'E001', '360 枚/箱', 'box', 2],
];
const WINDOWS = [
  ['14:00', '15:30'],
  ['14:30', '16:00'],
  ['15:00', '16:30'],
] as const;
/** Not the sites whose codes and taps the demo shows on the first page. */
const SITES = { from: 3, to: 7 };
const IN_THE_WAVE = 3;

export async function createDemoPicking(app: App): Promise<void> {
  const day = shanghaiDate(app.clock.now());
  const sites = [...(await openSites(app.db))].sort((a, b) => a.siteCode.localeCompare(b.siteCode)).slice(SITES.from, SITES.to);
  await app.inUnit(SYSTEM, async (unit) => {
    const noteIds: string[] = [];
    for (const [at, site] of sites.entries()) noteIds.push(await issue(unit, { site, at, day }));
    const wave = noteIds.slice(0, IN_THE_WAVE);
    if (wave.length === 0) return;
    await openWaveInUnit(unit, { day, noteIds: wave });
    await pickSome(unit, wave[0] ?? '');
  });
}

async function issue(unit: Unit, { site, at, day }: { site: SiteCard; at: number; day: string }): Promise<string> {
  const [from, to] = WINDOWS[at % WINDOWS.length] as (typeof WINDOWS)[number];
  const { noteId } = await issueInUnit(unit, {
    number: `PS${day.slice(2).replaceAll('-', '')}-${String(at + 101)}`,
    siteId: site.siteId,
    windowFrom: iso(shanghaiInstant(day, from)),
    windowTo: iso(shanghaiInstant(day, to)),
    driverId: null,
    vehicle: null,
    cratesOut: 4 + at,
    timing: 'standard',
    urgent: at === 0,
    lines: GOODS.map((good, line) => lineOf(good, 1 + ((at + line) % 3) / 4)),
  });
  return noteId;
}

function lineOf([product, productCode, spec, unit, ordered, catchWeight]: Good, times: number) {
  const size = unit === 'kg' && !catchWeight ? ordered * times : ordered;
  return {
    ...PLAIN_LINE,
    product,
    productCode,
    spec,
    unit,
    ordered: quantity(size, unit)?.amount ?? 0,
    picked: null,
    lot: null,
    producedOn: null,
    expiresOn: null,
    ...(catchWeight ? { pieces: catchWeight.pieces, pieceUnit: 'box' as const, pieceTare: catchWeight.tare, overBp: 500, underBp: 300 } : {}),
  };
}

/** Pork a little over, potatoes short: a normal morning. */
async function pickSome(unit: Unit, noteId: string): Promise<void> {
  const [pork, potato] = await linesOf(unit.tx, noteId);
  if (!pork || !potato) return;
  const word = { version: 0, picked: null, gross: null, tare: null, pieces: null, confirmed: false };
  const lines = [
    { ...word, lineId: pork.id, gross: 32_000, tare: 600, pieces: 2 },
    { ...word, lineId: potato.id, picked: potato.ordered - 4_000 },
  ];
  await pickInUnit(unit, { noteId, lines });
}
