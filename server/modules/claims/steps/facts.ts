import { z } from 'zod';
import { defineFact } from '../../../kernel/fact.ts';
import { about, bodyHash, id, subjects } from '../fact-parts.ts';
import { STEP_CODES, TOLD } from './step.ts';

const handOver = { ...about, handOverId: id, step: z.enum(STEP_CODES), told: z.enum(TOLD) };

export const stepHandedOver = defineFact({
  name: 'claims.step-handed-over',
  version: 1,
  label: { zh: '退换流程交接', en: 'Claim handed on' },
  data: z.object({
    ...handOver,
    from: z.enum(STEP_CODES).nullable(),
    /** Whoever holds one of these may take it over; or one person alone. */
    toRoles: z.array(z.string()),
    toId: id.nullable(),
    bodyHash,
  }),
  subjects,
});

export const stepReceived = defineFact({
  name: 'claims.step-received',
  version: 1,
  label: { zh: '退换流程接收', en: 'Claim taken over' },
  data: z.object(handOver),
  subjects,
});

export const facts = [stepHandedOver, stepReceived];
