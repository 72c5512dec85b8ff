import { newId } from '../../kernel/id.ts';
import type { Call, Unit } from '../../platform/app.ts';
import { no } from './refusals.ts';

/** For answers with a password or key: what is kept for a repeated request holds no secret, so a repeat cannot be answered and says so. */
export async function tellOnce<T extends object>(call: Call, work: (unit: Unit) => Promise<T>): Promise<T> {
  let told: { mark: string; answer: T } | undefined;
  const { mark } = await call.write(async (unit) => {
    told = { mark: newId(), answer: await work(unit) };
    return { mark: told.mark };
  });
  if (told?.mark !== mark) throw no('told-already');
  return told.answer;
}
