import { periodNamed } from '../../../kernel/calendar/period.ts';
import type { Instant } from '../../../kernel/time.ts';

/** The last moment of a month 'YYYY-MM' of Asia/Shanghai: whose contract it is settled by. */
export const endOfMonth = (month: string): Instant => periodNamed(month).to - 1;
