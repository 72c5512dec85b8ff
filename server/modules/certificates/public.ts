// What other modules may ask about certificates.
export { demoPicture } from './demo-picture.ts';
export { fileInUnit as fileCertificateInUnit } from './file-certificate.ts';
export { type GateAnswer, type GateAsk, type GatePaper, gateOf } from './gate.ts';
export { vouchersOf } from './vouchers.ts';
