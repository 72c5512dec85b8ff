// What the chosen row is about, without leaving the list.
import { Button } from 'antd';
import { Go, useGo } from '../../app/go.tsx';
import { api } from '../../client/api.ts';
import { useRead, useSubmit } from '../../client/query.ts';
import { ClockRing } from '../../design/clock-ring.tsx';
import { KeyHint } from '../../design/controls.tsx';
import { useTexts } from '../../design/locale.ts';
import { CategoryDot, SeverityTag } from '../../design/marks.tsx';
import { useNow } from '../../design/now.ts';
import { Person } from '../../design/people.tsx';
import { Empty, Refused, WhenRead } from '../../design/states.tsx';
import { TimeText } from '../../design/time-text.tsx';
import { CaseFiles } from './case-files.tsx';
import { clockOf, type FullCase, StateTag, useCaseTitle } from './case-look.tsx';
import { Bubble } from './conversation.tsx';
import { useSettled } from './customer-pick.tsx';

const texts = {
  preview: { zh: '预览', en: 'Preview' },
  none: { zh: '选一单，在这里查看', en: 'Choose a case to look at it here' },
  noneDo: { zh: '用 j 和 k 上下移动，o 打开。', en: 'j and k move, o opens.' },
  open: { zh: '打开', en: 'Open' },
  take: { zh: '接单', en: 'Take' },
  reply: { zh: '答复', en: 'Answer' },
  due: { zh: '最近时限', en: 'Tightest clock' },
  needed: { zh: '要求', en: 'Needed' },
  nobody: { zh: '待接单', en: 'Nobody yet' },
  words: { zh: '最近对话', en: 'Last words' },
};

const LAST = 4;

export function CasePreview({ caseId }: { readonly caseId: string | undefined }) {
  const t = useTexts(texts);
  const settled = useSettled(caseId, 120);
  const matter = useRead(api.cases.show, { caseId: settled ?? '' }, { enabled: settled !== undefined });
  return (
    <aside className="queue-preview" aria-label={t('preview')}>
      {settled === undefined ? (
        <Empty title={t('none')} icon="case">
          {t('noneDo')}
        </Empty>
      ) : (
        <WhenRead read={matter}>{(one) => <Shown one={one} />}</WhenRead>
      )}
    </aside>
  );
}

function Shown({ one }: { readonly one: FullCase }) {
  const t = useTexts(texts);
  const title = useCaseTitle()(one);
  const go = useGo();
  const now = useNow(60_000);
  const take = useSubmit(api.cases.take, { refresh: ['commitments'] });
  return (
    <>
      <header className="preview-head">
        <ClockRing clock={clockOf(one, now)} size={52} />
        <div>
          <h2>{title}</h2>
          <Go to={`/customers/${one.customer.id}`}>{one.customer.name}</Go>
          {one.site && one.site.name !== one.customer.name && <span className="quiet"> · {one.site.name}</span>}
        </div>
      </header>
      <div className="row">
        <CategoryDot category={one.category} label />
        <SeverityTag severity={one.severity} />
        <StateTag state={one.state} />
      </div>
      <dl className="preview-facts">
        {one.dueAt && (
          <div>
            <dt>{t('due')}</dt>
            <dd>
              <TimeText at={one.dueAt} style="short" />
            </dd>
          </div>
        )}
        {one.neededBy && (
          <div>
            <dt>{t('needed')}</dt>
            <dd>
              <TimeText at={one.neededBy} style="short" />
            </dd>
          </div>
        )}
        <div>
          <dt className="only-heard">{t('nobody')}</dt>
          <dd>{one.assignee ? <Person name={one.assignee.name} /> : t('nobody')}</dd>
        </div>
      </dl>
      <div className="row">
        {one.can.take && !one.assignee && (
          <Button type="primary" onClick={() => take.mutate({ caseId: one.id })} loading={take.isPending}>
            {t('take')} <KeyHint keys="a" />
          </Button>
        )}
        {one.can.answer && (
          <Button onClick={() => go(`/cases/${one.id}`, { do: 'answer' })}>
            {t('reply')} <KeyHint keys="r" />
          </Button>
        )}
        <Button onClick={() => go(`/cases/${one.id}`)}>
          {t('open')} <KeyHint keys="o" />
        </Button>
      </div>
      <Refused error={take.error} />
      <CaseFiles evidence={one.evidence} size={72} />
      <section className="preview-words" aria-label={t('words')}>
        {one.messages.slice(-LAST).map((message) => (
          <Bubble key={message.id} message={message} />
        ))}
      </section>
    </>
  );
}
