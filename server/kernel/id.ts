import { v7 } from 'uuid';

/** UUID version 7 (RFC 9562): made by the client, ordered by time. `at` in epoch milliseconds. */
export const newId = (at?: number): string => v7(at === undefined ? undefined : { msecs: at });
