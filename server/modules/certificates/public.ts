// What other modules may ask about certificates.
export { type GateAnswer, type GateAsk, type GatePaper, gateOf } from './gate.ts';
export { vouchersOf } from './vouchers.ts';
