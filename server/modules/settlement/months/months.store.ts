import { iso } from '../../../kernel/time.ts';
import type { Module } from '../../../platform/module.ts';
import { monthEnded } from './facts.ts';

export const apply: NonNullable<Module['apply']> = {
  [monthEnded.name]: async (tx, fact) => {
    const { customerId, month, sendBy } = fact.data as Parameters<typeof monthEnded.tell>[0];
    await tx
      .insertInto('settlement.month_ended')
      .values({ customer_id: customerId, month: `${month}-01`, send_by: iso(Date.parse(sendBy)) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  },
};
export const rebuilds: readonly string[] = ['settlement.month_ended'];
