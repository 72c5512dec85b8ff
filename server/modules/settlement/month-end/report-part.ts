// The fulfilment report's customer edition in the package: only as it was released.
import { reportOfPeriod } from '../../commitments/public.ts';
import { missingPart, type PartMaker } from './bound-part.ts';

export const reportPart: PartMaker = async (call, { customerId, month }) => {
  const report = await reportOfPeriod(call, { customerId, period: month });
  if (!report)
    return missingPart({
      kind: 'report',
      says: { zh: '还没有生成履约月报（客户版）', en: 'The customer edition of the report was not drafted' },
    });
  if (report.state === 'draft')
    return missingPart({
      kind: 'report',
      says: { zh: '履约月报还是草稿，未审核发布', en: 'The report is a draft and was not released' },
      ref: report.reportId,
    });
  const { lines, confirmed, disputed } = report;
  return {
    kind: 'report',
    state: 'included',
    says: {
      zh: `共 ${lines} 项：客户确认 ${confirmed}，有异议 ${disputed}，未答复 ${lines - confirmed - disputed}`,
      en: `${lines} lines: ${confirmed} confirmed, ${disputed} disputed, ${lines - confirmed - disputed} unanswered`,
    },
    ref: report.reportId,
    title: report.title,
    body: report.body,
    photos: [],
  };
};
