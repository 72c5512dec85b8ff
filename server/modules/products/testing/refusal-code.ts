// For tests: the code a rule refuses with, undefined where it agrees.
import { Refusal } from '../../../kernel/refusal.ts';

export function refusalCode(rule: () => unknown): string | undefined {
  try {
    rule();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}
