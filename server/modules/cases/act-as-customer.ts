// What the kitchen does with its own case: write, confirm, say that it is not solved.
import type { Call } from '../../platform/app.ts';
import type { InputOf } from '../../platform/http/endpoint.ts';
import { actOnCase, type Changed } from './act-on-case.ts';
import { attachFiles } from './attach-files.ts';
import * as rules from './case.rules.ts';
import { keepWords } from './case.store.ts';
import type { contract } from './contract.ts';
import { no } from './refusals.ts';

type Input<K extends keyof typeof contract> = InputOf<(typeof contract)[K]>;

const channelOf = (call: Call): 'qr' | 'portal' => (call.actor.kind === 'note-holder' ? 'qr' : 'portal');

export const writeToUs = (call: Call, { caseId, body, files }: Input<'write'>): Promise<Changed> =>
  actOnCase(call, caseId, async (state, moment, unit) => {
    if (body === '' && files.length === 0) throw no('nothing-told');
    const words = await keepWords(unit, state.id, { kind: 'customer', body, channel: channelOf(call), internal: false, byCustomer: true });
    const evidence = await attachFiles(unit, state, { files, internal: false, moment });
    return [...rules.decideWrite(state, words, moment), ...evidence];
  });

export const confirmSolved = (call: Call, { caseId }: Input<'confirm'>): Promise<Changed> => actOnCase(call, caseId, rules.decideConfirm);

export const rejectSolution = (call: Call, { caseId, body }: Input<'reject'>): Promise<Changed> =>
  actOnCase(call, caseId, async (state, moment, unit) => {
    const { bodyHash } = await keepWords(unit, state.id, { kind: 'reopening', body, channel: channelOf(call), internal: false, byCustomer: true });
    return rules.decideReopen(state, { reason: 'not-solved', bodyHash }, moment);
  });
