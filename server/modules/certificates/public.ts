// What other modules may ask about certificates.
export { vouchersOf } from './vouchers.ts';
