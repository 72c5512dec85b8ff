// The code that lets a customer score, answer and stamp a month without signing in.
import { definePart } from '../../../platform/part.ts';
import { contract } from './contract.ts';
import { monthCode, renewMonthCode } from './month-link.ts';
import { permissions } from './permissions.ts';
import { no } from './refusals.ts';

export const monthCodes = definePart({ contract, handlers: { monthCode, renewMonthCode }, permissions, refusals: [no] });
