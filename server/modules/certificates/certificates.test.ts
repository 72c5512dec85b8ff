import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../kernel/id.ts';
import { MINUTE } from '../../kernel/time.ts';
import { exportOf } from '../../testing/export-of.ts';
import { refusalOf } from '../../testing/open-test-app.ts';
import { verifyRebuild } from '../../testing/rebuild.ts';
import { type Dock, openDeliveries } from '../deliveries/testing/open-deliveries.ts';
import { ensureDemoProducts } from '../products/public.ts';

let dock: Dock;
let clerk: Awaited<ReturnType<Dock['app']['as']>>;
beforeAll(async () => {
  dock = await openDeliveries();
  await ensureDemoProducts(dock.app.app);
  clerk = await dock.app.as('quality-engineer');
});
afterAll(() => dock.app.close());

const PORK = { product: '猪前腿肉', productCode: 'M001', unit: 'kg', ordered: 22_000 } as const;
const TOMATO = { product: '番茄', productCode: 'V001', unit: 'kg', ordered: 30_000 } as const;
const UNKNOWN = { product: '没有建档的菜', unit: 'kg', ordered: 1_000 } as const;

const upload = async (payload: Buffer, type = 'image/png'): Promise<string> => {
  const answer = await dock.app.server.inject({ method: 'POST', url: '/api/files', headers: { ...clerk.headers, 'content-type': type }, payload });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json().id;
};
const picture = async () => upload(await dock.signaturePng());

const file = async (kind: string, [code, name]: readonly [string, string], over: object = {}) =>
  clerk.api.certificates.file({
    kind: kind as never,
    variant: kind === 'animal-quarantine' ? 'product-b' : null,
    products: [{ code, name }],
    issuedOn: '2026-03-02',
    files: [await picture()],
    ...over,
  });
const porkPapers = (lot: string) => ['animal-quarantine', 'meat-quality'].map((kind) => file(kind, ['M001', '猪前腿肉'], { lot }));

describe('a note’s pack', () => {
  it('says what is missing, soon after it is issued, and once more when it is all there', async () => {
    const { noteId } = await dock.issue({ lines: [{ ...PORK, lot: 'A1' }, UNKNOWN] });
    await dock.app.advance(MINUTE);
    const [first] = await bundledOf(noteId);
    expect(first).toMatchObject({ complete: false, lineCount: 2, missing: [{ kind: 'animal-quarantine' }, { kind: 'meat-quality' }] });
    await Promise.all(porkPapers('A1'));
    await dock.app.advance(MINUTE);
    const told = await bundledOf(noteId);
    expect(told.at(-1)).toMatchObject({ ...dock.school, complete: true, missing: [], deliveryOn: '2026-03-02' });
    await dock.app.advance(5 * MINUTE);
    expect(await bundledOf(noteId)).toHaveLength(told.length);
    const pack = await clerk.api.certificates.packOf({ noteId });
    expect(pack.lines.map(({ product, unknown, found }) => [product, unknown, found.map(({ kind, by }) => `${kind} ${by}`)])).toEqual([
      ['猪前腿肉', false, ['animal-quarantine lot', 'meat-quality lot']],
      ['没有建档的菜', true, []],
    ]);
    expect(pack.certificates.map(({ kind, files }) => [kind, files.length])).toEqual([
      ['animal-quarantine', 1],
      ['meat-quality', 1],
    ]);
  });

  it('lacks a certificate again when it is withdrawn', async () => {
    const { noteId } = await dock.issue({ lines: [{ ...PORK, lot: 'B1' }] });
    const [quarantine] = await Promise.all(porkPapers('B1'));
    await dock.app.advance(MINUTE);
    expect((await bundledOf(noteId)).at(-1)).toMatchObject({ complete: true });
    await clerk.api.certificates.withdraw({ certificateId: quarantine?.certificateId ?? '', reason: 'doubtful' });
    await dock.app.advance(MINUTE);
    expect((await bundledOf(noteId)).at(-1)).toMatchObject({ complete: false, missing: [{ kind: 'animal-quarantine' }] });
    expect(await refusalOf(clerk.api.certificates.withdraw({ certificateId: quarantine?.certificateId ?? '', reason: 'doubtful' }))).toMatchObject({
      code: 'certificates.withdrawn-already',
    });
  });

  it('is shown through the note’s code without sign-in, page by page; another note’s certificate does not exist there', async () => {
    const mine = await dock.issue({ lines: [{ ...PORK, lot: 'C1' }] });
    const other = await dock.issue({ lines: [{ ...PORK, lot: 'C2' }] });
    await Promise.all([...porkPapers('C1'), ...porkPapers('C2')]);
    const holder = dock.app.client({ 'x-note-token': dock.tokenOf(mine.link) }).certificates;
    const pack = await holder.myPack({ noteId: mine.noteId });
    expect(pack.complete).toBe(true);
    const [here] = pack.certificates;
    const [there] = (await clerk.api.certificates.packOf({ noteId: other.noteId })).certificates;
    const page = await holder.myFile({ noteId: mine.noteId, certificateId: here?.id ?? '', page: 1 });
    expect(page.type).toBe('image/png');
    const gone = { code: 'certificates.not-found', status: 404 };
    expect(await refusalOf(holder.myFile({ noteId: mine.noteId, certificateId: there?.id ?? '', page: 1 }))).toMatchObject(gone);
    expect(await refusalOf(holder.myFile({ noteId: mine.noteId, certificateId: here?.id ?? '', page: 2 }))).toMatchObject(gone);
    expect(await refusalOf(holder.myFile({ noteId: mine.noteId, certificateId: newId(), page: 1 }))).toMatchObject(gone);
    expect(await refusalOf(holder.myPack({ noteId: other.noteId }))).toMatchObject({ code: 'deliveries.not-found', status: 404 });
    expect(await refusalOf(holder.list({}))).toMatchObject({ status: 403 });
    const raw = await dock.app.server.inject({
      method: 'GET',
      url: `/api/files/${here?.files[0]?.fileId}`,
      headers: { 'x-note-token': dock.tokenOf(mine.link) },
    });
    expect(raw.statusCode).toBe(404);
  });

  it('is one PDF: cover and pictures as pages, PDF originals as attachments', async () => {
    const { noteId, number, link } = await dock.issue({
      lines: [
        { ...PORK, lot: 'D1' },
        { ...TOMATO, lot: 'D2' },
      ],
    });
    await Promise.all(porkPapers('D1'));
    const original = await dock.app.app.documents.pdf({ title: '承诺达标合格证', body: [] });
    await file('produce-conformity', ['V001', '番茄'], { lot: 'D2', files: [await upload(original, 'application/pdf')] });
    const made = await clerk.api.certificates.packFile({ noteId });
    expect([made.type, made.name]).toEqual(['application/pdf', `${number}-随货证照.pdf`]);
    const text = Buffer.from(await made.arrayBuffer()).toString('latin1');
    expect(Number(/\/Type \/Pages\s+\/Count (\d+)/.exec(text)?.[1])).toBe(3);
    expect(text).toContain('/EmbeddedFile');
    const holder = dock.app.client({ 'x-note-token': dock.tokenOf(link) }).certificates;
    expect((await holder.myPackFile({ noteId })).type).toBe('application/pdf');
  });
});

describe('what a day lacks', () => {
  it('is told by goods with the notes concerned, before departure', async () => {
    const over = { lines: [{ ...PORK, lot: 'E1' }], windowFrom: '2026-03-03T05:30:00+08:00', windowTo: '2026-03-03T07:30:00+08:00' };
    const [one, two] = [await dock.issue(over), await dock.issue({ ...over, siteId: dock.other.siteId, lines: [...over.lines, UNKNOWN] })];
    const gone = await dock.issue(over);
    await clerk.api.deliveries.show({ noteId: gone.noteId });
    await dock.clerk.api.deliveries.cancel({ noteId: gone.noteId, reason: 'mistake' });
    const missing = await clerk.api.certificates.missing({ day: '2026-03-03' });
    expect(missing).toMatchObject({ notes: 2, complete: 0, unknown: [{ product: '没有建档的菜', notes: 1 }] });
    expect(missing.items.map(({ kind, product, lot, notes }) => [kind, product, lot, notes.map(({ number }) => number).sort()])).toEqual([
      ['animal-quarantine', '猪前腿肉', 'E1', [one.number, two.number].sort()],
      ['meat-quality', '猪前腿肉', 'E1', [one.number, two.number].sort()],
    ]);
  });
});

describe('a certificate', () => {
  it('is cut to what its rule allows, and says so', async () => {
    const made = await file('animal-quarantine', ['M001', '猪前腿肉'], { lot: 'F1', validTo: '2026-03-20' });
    expect(made).toMatchObject({ validTo: '2026-03-02', shortened: true });
  });

  it.each([
    ['of no kind', { kind: 'nonsense' }, 'certificates.kind-unknown'],
    ['without its variant', { variant: null }, 'certificates.variant-needed'],
    ['without products', { products: [] }, 'certificates.products-needed'],
    ['of tomorrow', { issuedOn: '2026-03-09' }, 'certificates.issued-in-future'],
    ['with a file nobody has', { files: [newId()] }, 'files.not-found'],
    ['without a file', { files: [] }, 'http.invalid-input'],
  ])('%s is refused', async (_, over, code) => {
    expect((await refusalOf(file('animal-quarantine', ['M001', '猪前腿肉'], over))).code).toBe(code);
  });

  it('must be a picture or a PDF', async () => {
    const sheet = await upload(
      await dock.app.app.documents.xlsx.write([{ name: '表', columns: [{ header: '甲' }], rows: [['一']] } as never]),
      'application/octet-stream',
    );
    expect((await refusalOf(file('meat-quality', ['M001', '猪前腿肉'], { files: [sheet] }))).code).toBe('certificates.file-unfit');
  });

  it('is found by goods, supplier, number and by when it ends', async () => {
    const { certificateId } = await file('licence', ['Z1', '%_特供'], { number: 'JY133', supplier: '城西批发', products: [], validTo: '2026-03-20' });
    const found = async (query: object) => (await clerk.api.certificates.list(query)).items.map(({ id }) => id);
    expect(await found({ q: '城西' })).toEqual([certificateId]);
    expect(await found({ q: 'jy13' })).toEqual([certificateId]);
    expect(await found({ q: '%' })).toEqual([]);
    expect(await found({ kind: 'licence', within: 30 })).toEqual([certificateId]);
    expect(await found({ kind: 'licence', within: 7 })).toEqual([]);
    const first = await clerk.api.certificates.list({ limit: 2 });
    const second = await clerk.api.certificates.list({ limit: 2, cursor: first.next ?? '' });
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(4);
  });
});

it('leaves as a spreadsheet, by the filter of the list', async () => {
  await file('licence', ['Z2', '冻虾'], { number: 'JY-EXP', supplier: '东港冷库', validTo: '2026-03-12', remark: '年检' });
  const exported = async (filter: object) => exportOf(dock.app, clerk, (await clerk.api.certificates.exportList(filter)).jobId);
  const { job, rows } = await exported({ q: '东港' });
  expect(job).toMatchObject({ state: 'done', done: 1, total: 1, summary: { rows: 1 } });
  expect(rows).toMatchObject([
    { 编号: 'JY-EXP', 商品: '冻虾', 供应商: '东港冷库', 有效期至: '2026-03-12', 剩余天数: '10', 原件份数: '1', 备注: '年检' },
  ]);
  expect((await exported({ q: '东港', within: 7 })).rows).toEqual([]);
  expect((await exported({})).rows.length).toBeGreaterThan(3);
  const kitchen = await dock.app.asContact(dock.school.customerId, 'customer-receiver');
  expect((await refusalOf(kitchen.api.certificates.exportList({}))).code).toBe('http.not-permitted');
});

it('is rebuilt from the journal', async () => {
  expect((await dock.app.app.db.selectFrom('certificates.pack').select('note_id').execute()).length).toBeGreaterThan(1);
  expect(await verifyRebuild(dock.app, 'certificates')).toEqual([]);
});

async function bundledOf(noteId: string): Promise<Record<string, unknown>[]> {
  const told = await dock.app.app.db
    .selectFrom('journal.fact')
    .select('data')
    .where('name', '=', 'certificates.bundled')
    .where((eb) => eb(eb.val(`note:${noteId}`), '=', eb.fn.any('subjects')))
    .orderBy('position')
    .execute();
  return told.map(({ data }) => data as Record<string, unknown>);
}
