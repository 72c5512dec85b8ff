// What our people do with a case, one function per act.
import { newId } from '../../kernel/id.ts';
import { MINUTE } from '../../kernel/time.ts';
import type { Call } from '../../platform/app.ts';
import type { InputOf } from '../../platform/http/endpoint.ts';
import { actOnCase, type Changed, lateMoment } from './act-on-case.ts';
import { attachFiles } from './attach-files.ts';
import * as rules from './case.rules.ts';
import { keepWords } from './case.store.ts';
import type { Department } from './case.ts';
import type { contract } from './contract.ts';
import { no } from './refusals.ts';

type Input<K extends keyof typeof contract> = InputOf<(typeof contract)[K]>;

export const takeCase = (call: Call, { caseId }: Input<'take'>): Promise<Changed> =>
  actOnCase(call, caseId, (state, moment) => rules.decideTake(state, { assigneeId: call.actor.id }, moment));

export async function assignCase(call: Call, { caseId, assigneeId }: Input<'assign'>): Promise<Changed> {
  const account = await call.app.identity.account(call.db, assigneeId);
  if (account?.kind !== 'staff' || !account.active) throw no('assignee-unknown');
  return actOnCase(call, caseId, (state, moment) => rules.decideTake(state, { assigneeId }, moment));
}

export const answerCase = (call: Call, input: Input<'answer'>): Promise<Changed> =>
  actOnCase(call, input.caseId, async (state, moment, unit) => {
    const late = lateMoment(moment, input);
    const words = await keepWords(unit, state.id, {
      kind: 'reply',
      body: input.body,
      channel: input.channel,
      internal: false,
      occurredAt: late.occurredAt,
    });
    const proof = await attachFiles(unit, state, { files: input.proof, internal: true, moment });
    return [...rules.decideAnswer(state, { ...words, channel: input.channel }, late), ...proof];
  });

export const noteOnCase = (call: Call, { caseId, body }: Input<'note'>): Promise<Changed> =>
  actOnCase(call, caseId, async (state, moment, unit) =>
    rules.decideNote(state, await keepWords(unit, state.id, { kind: 'note', body, channel: 'portal', internal: true }), moment),
  );

export const recordCustomerMessage = (call: Call, input: Input<'recordCustomerMessage'>): Promise<Changed> =>
  actOnCase(call, input.caseId, async (state, moment, unit) => {
    const late = lateMoment(moment, input);
    const words = await keepWords(unit, state.id, {
      kind: 'customer',
      body: input.body,
      channel: input.channel,
      internal: false,
      byCustomer: true,
      occurredAt: late.occurredAt,
    });
    const proof = await attachFiles(unit, state, { files: input.proof, internal: true, moment });
    return [...rules.decideWrite(state, words, late), ...proof];
  });

export const classifyCase = (call: Call, { caseId, ...classification }: Input<'classify'>): Promise<Changed> =>
  actOnCase(call, caseId, (state, moment) => rules.decideClassify(state, classification, moment));

export const addEvidence = (call: Call, { caseId, files, internal }: Input<'addEvidence'>): Promise<Changed> =>
  actOnCase(call, caseId, (state, moment, unit) => attachFiles(unit, state, { files, internal, moment }));

export const keepSample = (call: Call, input: Input<'keepSample'>): Promise<Changed> =>
  actOnCase(call, input.caseId, async (state, moment, unit) => {
    const late = lateMoment(moment, input);
    const { bodyHash } = await keepWords(unit, state.id, {
      kind: 'note',
      body: input.body,
      channel: 'portal',
      internal: true,
      occurredAt: late.occurredAt,
    });
    const proof = await attachFiles(unit, state, { files: input.proof, internal: true, moment });
    return [...proof, ...rules.decideKeepSample(state, { keptBy: input.keptBy, bodyHash }, late)];
  });

export async function askDepartment(call: Call, input: Input<'askDepartment'>): Promise<Changed & { askId: string }> {
  const askId = newId();
  const changed = await actOnCase(call, input.caseId, async (state, moment, unit) => {
    const waiting = await unit.tx
      .selectFrom('cases.ask')
      .select('id')
      .where('case_id', '=', input.caseId)
      .where('department', '=', input.department)
      .where('answered_at', 'is', null)
      .executeTakeFirst();
    const words = await keepWords(unit, state.id, { kind: 'ask', body: input.body, channel: 'portal', internal: true, department: input.department });
    const answerBy = moment.now + input.answerWithinMinutes * MINUTE;
    return rules.decideAsk(state, { ...words, askId, department: input.department, answerBy, already: waiting !== undefined }, moment);
  });
  return { ...changed, askId };
}

export const answerAsk = (call: Call, { caseId, askId, body, files }: Input<'answerAsk'>): Promise<Changed> =>
  actOnCase(call, caseId, async (state, moment, unit) => {
    const ask = await unit.tx.selectFrom('cases.ask').select('department').where('id', '=', askId).where('case_id', '=', caseId).executeTakeFirst();
    if (!ask) throw no('ask-unknown');
    const words = await keepWords(unit, state.id, { kind: 'ask-answer', body, channel: 'portal', internal: true, department: ask.department });
    const evidence = await attachFiles(unit, state, { files, internal: true, moment });
    return [...rules.decideAnswerAsk(state, { ...words, askId, department: ask.department as Department }, moment), ...evidence];
  });

export const findCause = (call: Call, { caseId, cause, body }: Input<'findCause'>): Promise<Changed> =>
  actOnCase(call, caseId, async (state, moment, unit) => {
    const { bodyHash } = await keepWords(unit, state.id, { kind: 'cause', body, channel: 'portal', internal: true });
    return rules.decideCause(state, { cause, bodyHash }, moment);
  });

export const proposeSolution = (call: Call, input: Input<'propose'>): Promise<Changed> =>
  actOnCase(call, input.caseId, async (state, moment, unit) => {
    const late = lateMoment(moment, input);
    const words = await keepWords(unit, state.id, {
      kind: 'proposal',
      body: input.body,
      channel: 'portal',
      internal: false,
      occurredAt: late.occurredAt,
    });
    const proof = await attachFiles(unit, state, { files: input.proof, internal: true, moment });
    return [...rules.decidePropose(state, { ...words, way: input.way }, late), ...proof];
  });

export const beginWaiting = (call: Call, { caseId, on }: Input<'wait'>): Promise<Changed> =>
  actOnCase(call, caseId, (state, moment) => rules.decideWait(state, { on }, moment));

export const endWaiting = (call: Call, { caseId }: Input<'resume'>): Promise<Changed> => actOnCase(call, caseId, rules.decideResume);

export const settleCase = (call: Call, input: Input<'settle'>): Promise<Changed> =>
  actOnCase(call, input.caseId, async (state, moment, unit) => {
    const late = lateMoment(moment, input);
    const { bodyHash } = await keepWords(unit, state.id, {
      kind: 'settlement',
      body: input.body,
      channel: 'portal',
      internal: false,
      occurredAt: late.occurredAt,
    });
    const proof = await attachFiles(unit, state, { files: input.proof, internal: true, moment });
    return [...rules.decideSettle(state, { way: input.way, bodyHash }, late), ...proof];
  });

export const confirmForCustomer = (call: Call, input: Input<'confirmForCustomer'>): Promise<Changed> =>
  actOnCase(call, input.caseId, async (state, moment, unit) => {
    const proof = await attachFiles(unit, state, { files: input.proof, internal: true, moment });
    return [...proof, ...rules.decideConfirm(state, lateMoment(moment, input))];
  });

export const reopenCase = (call: Call, { caseId, reason, body }: Input<'reopen'>): Promise<Changed> =>
  actOnCase(call, caseId, async (state, moment, unit) => {
    const { bodyHash } = await keepWords(unit, state.id, { kind: 'reopening', body, channel: 'portal', internal: false });
    return rules.decideReopen(state, { reason, bodyHash }, moment);
  });

export const closeCase = (call: Call, { caseId, rootCause }: Input<'close'>): Promise<Changed> =>
  actOnCase(call, caseId, (state, moment) => rules.decideClose(state, { rootCause }, moment));

export const withdrawCase = (call: Call, { caseId, reason }: Input<'withdraw'>): Promise<Changed> =>
  actOnCase(call, caseId, (state, moment) => rules.decideWithdraw(state, { reason }, moment));
