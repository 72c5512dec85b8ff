// A certificate is filed or withdrawn; the packs it belongs to follow by themselves.
import { newId } from '../../kernel/id.ts';
import { shanghaiDate } from '../../kernel/time.ts';
import type { Call, Unit } from '../../platform/app.ts';
import type { StoredFile } from '../../platform/files/public.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import { decideValidity, plusDays } from './certificate.rules.ts';
import { goodsOf, markGoods, markHolders } from './certificate.store.ts';
import type { contract } from './contract.ts';
import { filed, withdrawn } from './facts.ts';
import { type Kind, type KindRule, kindOf, rulesOn } from './kinds.ts';
import { no } from './refusals.ts';
import { followFiled, followWithdrawn } from './reissue/follow-papers.ts';
import { whoseIs } from './whose.ts';

type Asked = InputOf<typeof contract.file>;
/** Whose goods and which lot: where it is known. */
type Input = Omit<Asked, 'supplierId' | 'lotId'> & Partial<Pick<Asked, 'supplierId' | 'lotId'>>;
/** Packs of longer ago are history. */
const DAYS_BACK = 31;

export const fileCertificate = (call: Call, input: Asked): Promise<OutputOf<typeof contract.file>> => call.write((unit) => fileInUnit(unit, input));

export async function fileInUnit(unit: Unit, input: Input): Promise<OutputOf<typeof contract.file>> {
  const today = shanghaiDate(unit.now);
  const kind = kindOf(input.kind);
  if (!kind) throw no('kind-unknown', { kind: input.kind });
  const { supplier, ...whose } = await whoseIs(unit, { supplierId: null, lotId: null, ...input }, today);
  if (whose.products.length === 0 && kind.by !== 'supplier') throw no('products-needed', { kind: kind.label.zh });
  const rule = ruleOf(kind, input);
  const validity = decideValidity(input, { label: kind.label.zh, ...(rule.validDays === undefined ? {} : { validDays: rule.validDays }) }, today);
  const { certificateId, files } = await keepFiles(unit, input.files);
  const { validFrom, validTo, shortened } = validity;
  const { number, issuedOn } = input;
  const data = { certificateId, kind: kind.code, variant: rule.variant ?? null, number, ...whose, products: [...whose.products], issuedOn };
  await unit.record([filed.tell({ ...data, validFrom, validTo, files }, { occurredAt: unit.now, grade: 'B' })], { fresh: whose.supplierId === null });
  const words = { certificate_id: certificateId, supplier, remark: input.remark, filed_by: unit.actor.id };
  await unit.tx.insertInto('certificates.words').values(words).execute();
  const back = plusDays(today, -DAYS_BACK);
  const notes = await markGoods(unit.tx, { goods: goodsOf(whose.products), from: validFrom > back ? validFrom : back, to: validTo }, unit.now);
  await followFiled(unit, { kind: kind.code, lotId: whose.lotId });
  unit.announce('certificates');
  return { certificateId, validTo, shortened, notes };
}

function ruleOf(kind: Kind, { variant, issuedOn }: Input): KindRule {
  const dated = rulesOn(kind, issuedOn);
  // A paper older than our rules is judged by the oldest we know.
  const rules = dated.length > 0 ? dated : kind.rules;
  const rule = rules.length === 1 && variant === null ? rules[0] : rules.find((one) => (one.variant ?? null) === variant);
  if (!rule) throw no('variant-needed', { kind: kind.label.zh }, [{ path: 'variant', text: { zh: '类别', en: 'Variant' } }]);
  return rule;
}

/** Each once, in the order given: that is the order of the pages. */
async function keepFiles(unit: Unit, fileIds: readonly string[]): Promise<{ certificateId: string; files: { fileId: string; sha256: string }[] }> {
  const certificateId = newId(unit.now);
  const files: { fileId: string; sha256: string }[] = [];
  for (const fileId of new Set(fileIds)) {
    const subject = { type: 'certificate', id: certificateId };
    const file = await unit.app.files.attach(unit, fileId, { subject, visibility: 'internal', customerId: null });
    if (!isPage(file)) throw no('file-unfit');
    files.push({ fileId, sha256: file.sha256 });
  }
  return { certificateId, files };
}

export const isPage = ({ kind, mediaType }: Pick<StoredFile, 'kind' | 'mediaType'>): boolean => kind === 'image' || mediaType === 'application/pdf';

export async function withdrawCertificate(
  call: Call,
  { certificateId, reason }: InputOf<typeof contract.withdraw>,
): Promise<OutputOf<typeof contract.withdraw>> {
  return call.write(async (unit) => {
    const row = await unit.tx.selectFrom('certificates.certificate').selectAll().where('id', '=', certificateId).forUpdate().executeTakeFirst();
    if (!row) throw no('not-found');
    if (row.withdrawn_at !== null) throw no('withdrawn-already');
    await unit.record([withdrawn.tell({ certificateId, kind: row.kind, reason }, { occurredAt: unit.now, grade: 'B' })]);
    await markHolders(unit.tx, certificateId, unit.now);
    await followWithdrawn(unit, certificateId);
    unit.announce('certificates');
    return { certificateId };
  });
}
