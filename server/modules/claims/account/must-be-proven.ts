// What documents do not prove is not granted (R5.4): the refusal names what is missing.
import type { Told } from '../../../kernel/fact.ts';
import { yuan } from '../../../kernel/money.ts';
import type { Unit } from '../../../platform/app.ts';
import type { Claim } from '../claim.ts';
import { DOCUMENT_KINDS, type DocumentKind } from './details.ts';
import { noBooking } from './refusals.ts';

export async function mustBeProven(unit: Unit, { id, way }: Pick<Claim, 'id' | 'way'>, told: readonly Told[]): Promise<void> {
  const { grantedFen } = (told[0]?.data ?? {}) as { grantedFen?: number | null };
  if ((way !== 'loss' && way !== 'medical') || grantedFen == null) return;
  const row = await unit.tx.selectFrom('claims.money_detail').select(['documents_fen', 'missing']).where('claim_id', '=', id).executeTakeFirst();
  if (!row || grantedFen <= row.documents_fen) return;
  const kinds = row.missing as DocumentKind[];
  const named = (locale: 'zh' | 'en') => kinds.map((kind) => DOCUMENT_KINDS[kind][locale]).join(locale === 'zh' ? '、' : ', ') || '—';
  throw noBooking('above-documents', { documents: yuan(row.documents_fen), granted: yuan(grantedFen), missing: named('zh'), missingEn: named('en') });
}
