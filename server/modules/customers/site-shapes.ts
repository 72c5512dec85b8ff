// A site in the contract: what goes in and what comes out.
import { z } from 'zod';
import { LOT_RULE_CODES, SCALES, USUAL_CUTOFF } from './customer.ts';

export const id = z.uuid();
export const name = z.string().trim().min(1).max(80);
export const longitude = z.number().min(-180).max(180);
export const latitude = z.number().min(-90).max(90);
const wallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '请填写 HH:MM 格式的时间');

const meals = z.object({ breakfast: wallTime.optional(), lunch: wallTime.optional(), dinner: wallTime.optional() });
const receiving = z.array(z.object({ days: z.array(z.int().min(1).max(7)).min(1).max(7), from: wallTime, to: wallTime })).max(14);

export const siteFields = {
  name,
  address: z.string().trim().max(200).default(''),
  longitude: longitude.nullable().default(null),
  latitude: latitude.nullable().default(null),
  receiving: receiving.default([]),
  meals: meals.default({}),
  gateRules: z.string().trim().max(1000).default(''),
  /** How many acceptors sign a delivery note. */
  signersNeeded: z.int().min(1).max(3).default(1),
  scale: z.enum(SCALES).default('customer'),
  /** Wall time on the day before delivery until which orders are taken, changed and cancelled. */
  orderCutoff: wallTime.default(USUAL_CUTOFF),
  lotRule: z.enum(LOT_RULE_CODES).default('fefo'),
  /** Basis points of the shelf life that must be left at delivery; null: our default. */
  lifeLeftBp: z.int().min(0).max(10_000).nullable().default(null),
};

export const site = z.object({
  id,
  code: z.string(),
  name: z.string(),
  address: z.string(),
  longitude: z.number().nullable(),
  latitude: z.number().nullable(),
  receiving: z.array(z.object({ days: z.array(z.int()), from: z.string(), to: z.string() })),
  meals: z.object({ breakfast: z.string().optional(), lunch: z.string().optional(), dinner: z.string().optional() }),
  gateRules: z.string(),
  signersNeeded: z.int(),
  scale: z.enum(SCALES),
  orderCutoff: z.string(),
  lotRule: z.enum(LOT_RULE_CODES),
  lifeLeftBp: z.int().nullable(),
  active: z.boolean(),
});
