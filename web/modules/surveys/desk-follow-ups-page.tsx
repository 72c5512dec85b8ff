// Whom to call next: confirmed cases, the oldest confirmation first, with the call form in place.
import { App, Button } from 'antd';
import { useState } from 'react';
import { Go } from '../../app/go.tsx';
import { useCan } from '../../app/session.ts';
import { type Answer, api } from '../../client/api.ts';
import { useReadPages } from '../../client/query.ts';
import { PageHeader } from '../../design/controls.tsx';
import { Icon } from '../../design/icon.tsx';
import { useTexts } from '../../design/locale.ts';
import { Person } from '../../design/people.tsx';
import { Empty, Loading, Refused } from '../../design/states.tsx';
import { TimeText } from '../../design/time-text.tsx';
import { placeOf } from '../cases/case-look.tsx';
import '../cases/desk.css';
import { FollowUpForm } from './desk-follow-up-form.tsx';

const texts = {
  title: { zh: '待回访', en: 'Follow-up calls' },
  sub: { zh: '客户确认解决后按约定回访，最早确认的在前。', en: 'Confirmed cases, the oldest first.' },
  well: { zh: '该回访的都已回访', en: 'Everybody has been called' },
  wellDo: { zh: '客户确认解决的售后单会自动出现在这里。', en: 'Confirmed cases appear here by themselves.' },
  confirmed: { zh: '确认于', en: 'confirmed' },
  call: { zh: '登记回访', en: 'Record the call' },
  rated: { zh: '客户已评 {count} 分', en: 'rated {count}/5' },
  noPhone: { zh: '没有留电话', en: 'no phone' },
  more: { zh: '载入更多', en: 'Load more' },
  saved: { zh: '回访已保存', en: 'Saved' },
  unhappy: { zh: '客户不满意，请打开售后单考虑重新处理。', en: 'Not satisfied: open the case and consider reopening.' },
};

type Due = Answer<typeof api.surveys.due>['items'][number];

export default function FollowUpsPage() {
  const t = useTexts(texts);
  const { message } = App.useApp();
  const [calling, setCalling] = useState<Due>();
  const rows = useReadPages(api.surveys.due, { limit: 50 });
  return (
    <>
      <PageHeader title={t('title')} sub={t('sub')} />
      {rows.error && rows.items.length === 0 ? <Refused error={rows.error} onRetry={() => rows.refetch()} /> : null}
      {rows.isPending && <Loading rows={6} />}
      {!rows.isPending && !rows.error && rows.items.length === 0 && (
        <Empty title={t('well')} icon="phone">
          {t('wellDo')}
        </Empty>
      )}
      <ul className="asks">
        {rows.items.map((row) => (
          <DueRow key={row.caseId} row={row} onCall={() => setCalling(row)} />
        ))}
      </ul>
      {rows.hasNextPage && (
        <button type="button" className="queue-more" onClick={() => rows.fetchNextPage()} disabled={rows.isFetchingNextPage}>
          {t('more')}
        </button>
      )}
      {calling && (
        <FollowUpForm
          caseId={calling.caseId}
          spokenTo={calling.reporter?.name}
          onDone={({ suggestsReopening }) => {
            setCalling(undefined);
            void (suggestsReopening ? message.warning(t('unhappy'), 6) : message.success(t('saved')));
          }}
          onClose={() => setCalling(undefined)}
        />
      )}
    </>
  );
}

function DueRow({ row, onCall }: { readonly row: Due; readonly onCall: () => void }) {
  const t = useTexts(texts);
  const can = useCan();
  return (
    <li className="card ask">
      <div className="ask-words">
        <Go to={`/cases/${row.caseId}`}>{row.title || row.number}</Go>
        <span>{placeOf(row)}</span>
        <span className="row quiet">
          <span className="number">{row.number}</span>
          <span>
            {t('confirmed')} <TimeText at={row.confirmedAt} style="relative" />
          </span>
          {row.rating !== null && <span>{t('rated', { count: row.rating })}</span>}
          {row.assignee && <Person name={row.assignee.name} />}
        </span>
      </div>
      <div className="row">
        {row.reporter?.phone ? (
          <a className="call-link" href={`tel:${row.reporter.phone}`}>
            <Icon name="phone" size={15} /> {row.reporter.name} {row.reporter.phone}
          </a>
        ) : (
          <span className="quiet">
            {row.reporter?.name} {t('noPhone')}
          </span>
        )}
        {can('surveys.record') && (
          <Button type="primary" onClick={onCall}>
            {t('call')}
          </Button>
        )}
      </div>
    </li>
  );
}
