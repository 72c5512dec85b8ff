// Collecting the evidence for a person to look at, and making the appeal: the letter is frozen as it went out.
import { createHash } from 'node:crypto';
import { actorRef } from '../../../kernel/actor.ts';
import { circumstances } from '../../../kernel/grade.ts';
import { newId } from '../../../kernel/id.ts';
import { say } from '../../../kernel/text.ts';
import { instant, iso, shanghaiMoment } from '../../../kernel/time.ts';
import type { Call, Unit } from '../../../platform/app.ts';
import { drawNumber } from '../../../platform/database/number-series.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { customerNames } from '../name-subjects.ts';
import { keepWords } from '../penalties/words.store.ts';
import * as rules from './appeal.rules.ts';
import type { Matter } from './appeal-row.ts';
import { collectEvidence, type Evidence, type EvidenceFile } from './collect-evidence.ts';
import type { contract } from './contract.ts';
import { keepContent, type Letter } from './letter.store.ts';
import { lockMatter, matterOf } from './matter.ts';
import { no } from './refusals.ts';
import { shownMatter } from './show-appeals.ts';

type In<K extends keyof typeof contract> = InputOf<(typeof contract)[K]>;
type Out<K extends keyof typeof contract> = OutputOf<(typeof contract)[K]>;

export async function appealEvidence(call: Call, input: In<'appealEvidence'>): Promise<Out<'appealEvidence'>> {
  const matter = await matterOf(call.db, input);
  const items = await collectEvidence(call, matter);
  const blocked = rules.blockedBy(matter, call.now);
  const name = (await customerNames(call.db, [matter.customerId])).get(matter.customerId) ?? '';
  return {
    customer: { id: matter.customerId, name },
    matter: shownMatter(matter),
    items: items.map((item) => ({ ...item, files: [...item.files] })),
    draft: draftOf(matter, items),
    can: { appeal: !blocked && call.actor.can.has('settlement.appeal') },
    blocked: blocked ? { zh: say(blocked.text, 'zh-CN', blocked.params), en: say(blocked.text, 'en', blocked.params) } : null,
  };
}

/** What speaks for us most plainly, as a first wording. It asks for a review and admits nothing. */
export function draftOf(matter: Pick<Matter, 'about' | 'hundredths'>, items: readonly Evidence[]): string {
  const strong = items.filter((item) => item.strong).slice(0, 8);
  const told = strong.map(({ at, title, detail }) => `${shanghaiMoment(instant(at))} ${title.zh}${detail.zh ? `（${detail.zh}）` : ''}`);
  const basis = told.length === 0 ? '' : `根据当时的记录：\n${told.map((line, i) => `${i + 1}. ${line}`).join('\n')}\n`;
  const wish = matter.about === 'deduction' ? `恳请贵方复核，恢复 ${rules.pointsOf(matter.hundredths ?? 0)} 分。` : '恳请贵方复核并予以免除或减少。';
  return `${basis}${wish}`;
}

export const makeAppeal = (call: Call, input: In<'makeAppeal'>): Promise<Out<'makeAppeal'>> =>
  call.write(async (unit) => {
    const { occurredAt, proof, files, body, leaveOut } = input;
    await lockMatter(unit.tx, input);
    const matter = await matterOf(unit.tx, input);
    const said = { occurredAt: occurredAt === undefined ? undefined : instant(occurredAt), proof: proof.length > 0 };
    const when = circumstances(unit.actor, unit.now, said);
    const blocked = rules.blockedBy(matter, when.occurredAt);
    if (blocked) throw blocked;
    const asked = rules.askedOf(matter, input);
    const appealId = newId(unit.now);
    const number = await drawNumber(unit.tx, { letters: 'SS', sequence: 'settlement.appeal_number', now: unit.now });
    const about = { type: 'appeal', id: appealId, customerId: matter.customerId } as const;
    const written = await keepWords(unit, about, { kind: 'reasons', body, files: [...files, ...proof], occurredAt: when.occurredAt });
    const collected = (await collectEvidence({ app: unit.app, db: unit.tx }, matter)).filter(({ key }) => !leaveOut.includes(key));
    const evidence = [...collected, ...(await addedOf(unit, files, when.occurredAt))];
    if (evidence.length === 0 && body === '') throw no('appeal-evidence-needed');
    await showFiles(unit, { appealId, customerId: matter.customerId, files: evidence.flatMap((one) => one.files) });
    const letter = await letterOf(unit, { appealId, number, matter, asked, body, evidence, madeAt: iso(when.occurredAt) });
    const facts = evidence.map(({ position, files: some }) => ({ position, files: some.map(({ id, sha256 }) => ({ fileId: id, sha256 })) }));
    await unit.record(rules.decideMade(matter, { ...written, appealId, number, asked, contentSha256: letter.sha256, evidence: facts }, when));
    await tellCustomer(unit, { appealId, number, customerId: matter.customerId, title: matter.title });
    unit.announce('settlement');
    unit.announce(`settlement:${matter.customerId}`);
    return { appealId, number, state: 'open' };
  });

/** What the person added, as the last pieces of evidence. */
async function addedOf(unit: Unit, files: readonly string[], at: number): Promise<Evidence[]> {
  const added: Evidence[] = [];
  for (const fileId of files) {
    const { id, sha256, kind, mediaType, name } = await unit.app.files.see(unit.actor, fileId, unit.tx);
    const detail = { zh: name ?? '', en: name ?? '' };
    const common = {
      at: iso(at),
      recordedAt: iso(unit.now),
      title: { zh: '补充材料', en: 'Added paper' },
      who: '我公司',
      grade: 'C',
      position: null,
    };
    added.push({ ...common, key: `file:${id}`, kind: 'added', detail, files: [{ id, sha256, kind, mediaType }], strong: false });
  }
  return added;
}

type Shown = { readonly appealId: string; readonly customerId: string; readonly files: readonly EvidenceFile[] };

/** What goes out with the letter may be seen by those it goes to. */
async function showFiles(unit: Unit, { appealId, customerId, files }: Shown): Promise<void> {
  const subject = { type: 'appeal', id: appealId };
  const ids = [...new Set(files.map(({ id }) => id))];
  if (ids.length > 0) await unit.app.files.attachAll(unit, ids, { subject, customerId, visibility: 'customer' });
}

type Writing = Omit<Letter, 'company' | 'customer' | 'madeBy'> & { readonly appealId: string };

async function letterOf(unit: Unit, { appealId, ...writing }: Writing): Promise<{ readonly sha256: string }> {
  const customer = (await customerNames(unit.tx, [writing.matter.customerId])).get(writing.matter.customerId) ?? '';
  const letter: Letter = { ...writing, company: unit.app.companyName, customer, madeBy: { ref: actorRef(unit.actor), name: unit.actor.name } };
  const content = JSON.stringify(letter);
  const sha256 = createHash('sha256').update(content).digest('hex');
  await keepContent(unit.tx, { appealId, sha256, content });
  return { sha256 };
}

type Told = { readonly appealId: string; readonly number: string; readonly customerId: string; readonly title: string };

const tellCustomer = (unit: Unit, { appealId, number, customerId, title }: Told) =>
  unit.app.messaging.notify(unit, {
    key: `appeal ${appealId}`,
    to: [{ role: 'customer-purchaser', customerId }],
    template: 'settlement.appeal-made',
    params: { number, title },
    about: { type: 'appeal', id: appealId },
  });
