// Publishing makes a price sheet hold: from then on it is a fact, and another must replace it to correct it.
import { sql } from 'kysely';
import type { Call, Unit } from '../../platform/app.ts';
import type { InputOf } from '../../platform/http/endpoint.ts';
import type { contract } from './contract.ts';
import { checkDraft, replacedBy } from './draft-sheet.ts';
import * as tell from './facts.ts';
import { endOf, holdsOn, overlap, type Sheet, sharedCategories } from './price.rules.ts';
import { sheetsAround } from './price.store.ts';
import { sha256 } from './product.store.ts';
import { CATEGORIES } from './product.ts';
import { no } from './refusals.ts';
import * as papers from './sheet-paper.store.ts';

const MOST_LINES = 20_000;

/** Two sheets published at once for the same customers would not see each other. */
const lockScope = ({ tx }: Unit, customerId: string | null) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`products.prices:${customerId ?? 'all'}`}, 0))`.execute(tx);

export async function publishInUnit(unit: Unit, sheetId: string): Promise<{ sheetId: string }> {
  const paper = await papers.loadDraft(unit, sheetId);
  await lockScope(unit, paper.customer_id);
  const header = { ...paper.written, customerId: paper.customer_id, kind: paper.kind as Sheet['kind'] };
  await checkDraft(unit.tx, { ...header, name: paper.name, remark: paper.remark });
  const lines = header.kind === 'discount' ? [] : await papers.draftLines(unit.tx, sheetId);
  if (header.kind !== 'discount' && lines.length === 0) throw no('sheet-empty');
  if (lines.length > MOST_LINES) throw no('too-many-lines', { most: MOST_LINES });
  const sheet: Sheet = { ...header, id: sheetId, number: paper.number, replacedFrom: null };
  if (header.kind === 'discount') await mustHaveReference(unit, sheet);
  await mustStandAlone(unit, sheet, await replacedBy(unit.tx, header));
  const { fromOn, toOn, contractId, customerId, purpose, series, reference, rateBp, replaces } = header;
  const rates = Object.fromEntries(Object.entries(header.rates).filter((entry): entry is [string, number] => entry[1] !== undefined));
  const content = { customerId, contractId, kind: header.kind, purpose, series, fromOn, toOn, reference, rateBp, rates, replaces, lines: [...lines] };
  const data = { ...content, sheetId, number: paper.number, contentHash: sha256(content), lineCount: lines.length };
  await unit.record([tell.priceSheetPublished.tell(data, { occurredAt: unit.now, grade: 'B' })]);
  await papers.settlePaper(unit, sheetId);
  unit.announce('prices');
  return { sheetId };
}

export const publishSheet = (call: Call, { sheetId }: InputOf<typeof contract.publishSheet>): Promise<{ sheetId: string }> =>
  call.write((unit) => publishInUnit(unit, sheetId));

async function mustHaveReference({ tx }: Unit, { reference, fromOn }: Sheet): Promise<void> {
  const general = await sheetsAround(tx, { customerId: null, fromOn, toOn: null });
  const there = general.some((sheet) => sheet.series === reference && sheet.kind !== 'discount' && holdsOn(sheet, fromOn));
  if (!there) throw no('reference-missing', { reference: reference ?? '', from: fromOn });
}

/** The same product twice for the same customers and days: nobody could say which price holds. */
async function mustStandAlone({ tx }: Unit, sheet: Sheet, replaced: Sheet | null): Promise<void> {
  const period = { fromOn: sheet.fromOn, end: sheet.toOn };
  const others = (await sheetsAround(tx, { customerId: sheet.customerId, fromOn: sheet.fromOn, toOn: sheet.toOn })).filter(
    (other) =>
      other.id !== replaced?.id &&
      other.customerId === sheet.customerId &&
      other.kind === sheet.kind &&
      other.purpose === sheet.purpose &&
      (sheet.purpose === 'selling' || other.series === sheet.series) &&
      overlap(period, { fromOn: other.fromOn, end: endOf(other) }),
  );
  for (const other of others) {
    if (sheet.kind === 'discount') {
      const shared = sharedCategories(sheet, other);
      const [first] = shared;
      if (first) throw no('sheet-overlaps', { number: other.number, product: CATEGORIES[first].zh, count: shared.length });
      continue;
    }
    const { rows } = await sql<{ name: string; count: number }>`
      select min(p.name) as name, count(*) as count from products.price_line l
      join products.draft_line d on d.product_id = l.product_id and d.sheet_id = ${sheet.id}::uuid
      join products.product p on p.id = l.product_id where l.sheet_id = ${other.id}::uuid`.execute(tx);
    const [shared] = rows;
    if (shared && shared.count > 0) throw no('sheet-overlaps', { number: other.number, product: shared.name, count: shared.count });
  }
}
