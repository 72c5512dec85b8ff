// The customer's edition of the month: not drafted yet, a draft to review, or released with the customer's answers.
import { Button } from 'antd';
import { Go, useGo } from '../../app/go.tsx';
import { type Answer, api } from '../../client/api.ts';
import { useRead, useSubmit } from '../../client/query.ts';
import { Section } from '../../design/controls.tsx';
import { useLocale, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { Refused, WhenRead } from '../../design/states.tsx';
import { TimeText } from '../../design/time-text.tsx';
import { showPeriod } from './period.ts';
import type { Report } from './report-page.tsx';

export type Head = Answer<typeof api.commitments.listReports>['items'][number];

const texts = {
  title: { zh: '客户版月报', en: 'Customer edition' },
  none: {
    zh: '这个月还没有客户版。生成草稿后，由审核人看过再发布；草稿客户看不到。',
    en: 'Not drafted yet. A draft is reviewed and then released; the customer sees no draft.',
  },
  draft: { zh: '生成草稿', en: 'Draft it' },
  again: { zh: '重新生成草稿', en: 'Draft again' },
  state: { zh: '草稿', en: 'Draft' },
  released: { zh: '已发布', en: 'Released' },
  review: { zh: '预览并发布', en: 'Preview and release' },
  look: { zh: '查看', en: 'Open' },
  by: { zh: '{name} 生成于', en: 'drafted by {name}' },
  releasedBy: { zh: '{name} 发布于', en: 'released by {name}' },
  answers: {
    zh: '客户已确认 {confirmed} 行，异议 {disputed} 行，未答 {open} 行',
    en: '{confirmed} lines confirmed, {disputed} disputed, {open} open',
  },
  others: { zh: '其他月份', en: 'Other months' },
};

export function Editions({ report }: { readonly report: Report }) {
  const t = useTexts(texts);
  const locale = useLocale();
  const go = useGo();
  const { customerId, period } = report;
  const read = useRead(api.commitments.listReports, { customerId });
  const draft = useSubmit(api.commitments.draftReport, { done: ({ reportId }) => go(`/reports/fulfilment/${reportId}`) });
  const make = () => draft.mutate({ customerId, period });
  return (
    <Section title={t('title')} icon="outbox">
      <WhenRead read={read} rows={2}>
        {({ items, can }) => {
          const now = items.find((one) => one.period === period);
          const others = items.filter((one) => one.period !== period);
          return (
            <div className="stack">
              {now ? <EditionRow one={now} /> : <p className="quiet">{t('none')}</p>}
              <div className="row no-print">
                {now && (
                  <Button type={now.state === 'draft' ? 'primary' : 'default'} onClick={() => go(`/reports/fulfilment/${now.id}`)}>
                    {t(now.state === 'draft' ? 'review' : 'look')}
                  </Button>
                )}
                {can.draft && now?.state !== 'released' && (
                  <Button onClick={make} loading={draft.isPending}>
                    {t(now ? 'again' : 'draft')}
                  </Button>
                )}
              </div>
              <Refused error={draft.error} />
              {others.length > 0 && (
                <p className="row no-print">
                  <span className="quiet">{t('others')}</span>
                  {others.slice(0, 6).map((one) => (
                    <Go key={one.id} to={`/reports/fulfilment/${one.id}`}>
                      {showPeriod(one.period, locale)}
                    </Go>
                  ))}
                </p>
              )}
            </div>
          );
        }}
      </WhenRead>
    </Section>
  );
}

export function EditionRow({ one }: { readonly one: Head }) {
  const t = useTexts(texts);
  const { confirmed, disputed, lines } = one;
  return (
    <div className="row">
      <ToneTag tone={one.state === 'released' ? 'accent' : 'plain'}>{t(one.state === 'released' ? 'released' : 'state')}</ToneTag>
      <span>
        {one.releasedBy ? t('releasedBy', { name: one.releasedBy.name }) : t('by', { name: one.draftedBy.name })}{' '}
        <TimeText at={one.releasedAt ?? one.draftedAt} style="short" />
      </span>
      {one.state === 'released' && (
        <span className={disputed > 0 ? '' : 'quiet'}>{t('answers', { confirmed, disputed, open: lines - confirmed - disputed })}</span>
      )}
    </div>
  );
}
