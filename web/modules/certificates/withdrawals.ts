// Why a certificate counts no more.
import type { Withdrawal } from '../../../server/modules/certificates/certificate.ts';
import type { Text } from '../../design/locale.ts';

export type { Withdrawal };

export const WITHDRAWALS: Readonly<Record<Withdrawal, Text>> = {
  mistake: { zh: '登记错误', en: 'Filed by mistake' },
  replaced: { zh: '已换发新证', en: 'Replaced by another' },
  revoked: { zh: '发证方撤销', en: 'Revoked by the issuer' },
  doubtful: { zh: '真伪存疑', en: 'Doubtful' },
};
export const WITHDRAWAL_CODES = Object.keys(WITHDRAWALS) as Withdrawal[];
