// Send again, try a channel out, run again, cancel, reword.
import { newId } from '../../kernel/id.ts';
import { iso } from '../../kernel/time.ts';
import type { Handlers } from '../../platform/module.ts';
import type { contract } from './contract.ts';
import { no } from './refusals.ts';

type Does = Handlers<typeof contract>;
const done = { done: true } as const;

export const resend: Does['resend'] = (call, { id }) =>
  call.write(async (unit) => {
    if (!(await unit.app.messaging.find(unit.tx, id))) throw no('not-found');
    if (!(await unit.app.messaging.resend(unit, id))) throw no('cannot-resend');
    return done;
  });

export const tryOut: Does['tryOut'] = (call, { channel }) =>
  call.write(async (unit) => {
    const params = { name: unit.actor.name, at: iso(unit.now) };
    await unit.app.messaging.notify(unit, {
      key: `outbox.try:${newId()}`,
      to: { accountId: unit.actor.id },
      template: 'outbox.try',
      params,
      channels: [channel],
    });
    return done;
  });

export const rerun: Does['rerun'] = async (call, { id }) => {
  if (!(await call.app.tasks.find(id))) throw no('not-found');
  return call.write(async (unit) => {
    if (!(await unit.app.tasks.rerun(unit.tx, id))) throw no('cannot-rerun');
    return done;
  });
};

export const cancel: Does['cancel'] = async (call, { id }) => {
  if (!(await call.app.tasks.find(id))) throw no('not-found');
  return call.write(async (unit) => {
    if (!(await unit.app.tasks.cancel(unit.tx, id))) throw no('cannot-cancel');
    return done;
  });
};

export const reword: Does['reword'] = (call, { name, locale, words }) =>
  call.write(async (unit) => {
    if (!(await unit.app.messaging.reword(unit, { name, locale }, words))) throw no('not-found');
    return done;
  });
