// Money as customers read it on paper: ¥12,345.60
import type { Fen } from '../../../server/kernel/money.ts';

export const showFen = (fen: Fen): string =>
  `${fen < 0 ? '−' : ''}¥${Math.floor(Math.abs(fen) / 100).toLocaleString('en-US')}.${String(Math.abs(fen) % 100).padStart(2, '0')}`;
