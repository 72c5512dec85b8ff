// Which steps a claim passes, and who may take each over: dated data of plans/claim-steps.yaml.
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { STAFF_ROLES, type StaffRole } from '../../../kernel/actor.ts';
import { WAY_CODES, type Way } from '../claim.ts';
import { STEP_CODES, type Step } from './step.ts';

const FILE = new URL('../../../../plans/claim-steps.yaml', import.meta.url);
const date = z.preprocess((day) => (day instanceof Date ? day.toISOString().slice(0, 10) : day), z.iso.date());
const steps = z.array(z.enum(STEP_CODES));
const roles = z.array(z.enum(Object.keys(STAFF_ROLES) as [StaffRole, ...StaffRole[]])).min(1);
const file = z.object({
  flows: z
    .array(
      z.object({
        validFrom: date,
        source: z.string().min(1),
        mark: z.enum(['V', 'V2', 'M', 'own', 'own-to-confirm']),
        handOverMinutes: z.int().positive(),
        ways: z.record(z.enum(WAY_CODES), steps),
        /** After the second check, once something is short. */
        whenShort: steps,
        roles: z.record(z.enum(STEP_CODES), roles),
      }),
    )
    .min(1),
});
export type Flow = z.infer<typeof file>['flows'][number];

let known: Promise<readonly Flow[]> | undefined;
/** Ships with the product and does not change while it runs. */
const readFlows = (): Promise<readonly Flow[]> => {
  known ??= readFile(FILE, 'utf8').then((text) => file.parse(parse(text)).flows);
  return known;
};

export async function flowOn(day: string): Promise<Flow> {
  const flows = await readFlows();
  const inForce = flows.filter(({ validFrom }) => validFrom <= day).sort((a, b) => b.validFrom.localeCompare(a.validFrom))[0];
  return (inForce ?? flows[0]) as Flow;
}

/** The steps of a claim in their order. */
export function stepsOf({ ways, whenShort }: Flow, { way, short }: { readonly way: Way; readonly short: boolean }): Step[] {
  const own = ways[way] ?? [];
  if (!short) return [...own];
  const at = own.indexOf('second-check') + 1;
  return [...own.slice(0, at), ...whenShort, ...own.slice(at)];
}
