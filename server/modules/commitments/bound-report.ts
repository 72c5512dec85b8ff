// The customer edition of a month as other papers bind it in: its body, and who answered what.
import type { Call } from '../../platform/app.ts';
import type { Piece } from '../../platform/documents/public.ts';
import { showReport } from './customer-report.ts';
import { customerReportPieces } from './print-report.ts';
import { reportsOf } from './report.store.ts';

export type BoundReport = {
  readonly reportId: string;
  readonly state: 'draft' | 'released';
  readonly title: string;
  readonly contractTitle: string | null;
  readonly sha256: string;
  readonly lines: number;
  readonly confirmed: number;
  readonly disputed: number;
  readonly body: readonly Piece[];
};

/** Undefined where nothing was drafted for the period, or the reader may not see it. */
export async function reportOfPeriod(
  call: Call,
  { customerId, period }: { readonly customerId: string; readonly period: string },
): Promise<BoundReport | undefined> {
  const row = await reportsOf(call).where('customer_id', '=', customerId).where('period', '=', period).executeTakeFirst();
  if (!row) return undefined;
  const report = await showReport(call, { reportId: row.id });
  const { state, title, contractTitle, sha256, lines, confirmed, disputed } = report;
  return { reportId: row.id, state, title, contractTitle, sha256, lines, confirmed, disputed, body: customerReportPieces(report) };
}
