// Photos of the stamped copies, both sides'. Nobody waits for them before the statement is confirmed.
import { sql } from 'kysely';
import { shanghaiDate } from '../../../kernel/time.ts';
import type { Call } from '../../../platform/app.ts';
import { SIDES, type Side } from '../statements/statement.ts';
import { missingPart, noSuchPart, type OfMonth, type PartMaker } from './bound-part.ts';

type Stamp = { readonly side: Side; readonly fileId: string; readonly at: number; readonly picture: boolean };
type Read = { readonly state: string | null; readonly stamps: readonly Stamp[] };

export const stampedPart: PartMaker = async (call, of) => {
  const { state, stamps } = await read(call, of);
  const sides = (['ours', 'customer'] as const).filter((side) => !stamps.some((stamp) => stamp.side === side));
  if (state !== 'confirmed' && stamps.length === 0)
    return noSuchPart({ kind: 'stamped', says: { zh: '对账单确认后上传', en: 'After the statement is confirmed' } });
  if (sides.length > 0 && state === 'confirmed')
    return missingPart({
      kind: 'stamped',
      says: {
        zh: `缺少${sides.map((side) => SIDES[side].zh).join('、')}盖章件照片`,
        en: `No photo of the stamped copy: ${sides.map((side) => SIDES[side].en).join(', ')}`,
      },
    });
  return {
    kind: 'stamped',
    state: 'included',
    says: { zh: `照片 ${stamps.length} 张`, en: `${stamps.length} photos` },
    ref: null,
    title: '双方盖章件照片',
    body: [],
    photos: stamps.filter(({ picture }) => picture).map(({ side, fileId, at }) => ({ fileId, lines: [`${SIDES[side].zh}盖章件`, shanghaiDate(at)] })),
  };
};

async function read({ app, db, actor }: Call, { customerId, month }: OfMonth): Promise<Read> {
  const { rows } = await sql<{ id: string; state: string; side: Side | null; fileId: string; at: number }>`
    select s.id, s.state, t.side, t.file_id as "fileId", t.stamped_at as at
    from settlement.statement s left join settlement.stamp t on t.statement_id = s.id
    where s.customer_id = ${customerId} and s.month = ${`${month}-01`}::date order by t.side desc, t.stamped_at, t.file_id`.execute(db);
  const [first] = rows;
  if (!first) return { state: null, stamps: [] };
  const files = await app.files.attachedTo(db, { type: 'statement', ids: [first.id] }, actor);
  const pictures = new Set(files.flatMap(({ id, kind }) => (kind === 'image' ? [id] : [])));
  return {
    state: first.state,
    stamps: rows.flatMap(({ side, fileId, at }) => (side === null ? [] : [{ side, fileId, at, picture: pictures.has(fileId) }])),
  };
}
