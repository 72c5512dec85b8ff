// What the constraints of the ledger say no to, in words: the last word under any concurrency (migration 240).
import { no } from './refusals.ts';

const LEDGER = {
  never_more_than_came: 'ledger-full',
  never_more_than_the_lot: 'ledger-full',
  never_more_back_than_claimed: 'goods-already-back',
  never_more_given_than_claimed: 'ledger-full',
} as const;

export async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code, constraint = '' } = error as { code?: string; constraint?: string };
    if (code === '23514' && constraint in LEDGER) throw no(LEDGER[constraint as keyof typeof LEDGER]);
    throw error;
  }
}
