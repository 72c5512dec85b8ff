// Beside the line: the clause with its source and calendar, the figures, and what was asked and said about an excuse.
import { Button } from 'antd';
import { useState } from 'react';
import { Go } from '../../app/go.tsx';
import { Facts, Section } from '../../design/controls.tsx';
import { Hint } from '../../design/hint.tsx';
import { labelOf, roleLabels as staffLabels } from '../../design/labels.ts';
import { useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { useNow } from '../../design/now.ts';
import { Person } from '../../design/people.tsx';
import { PhotoGrid } from '../../design/photo-grid.tsx';
import { DurationText, TimeText } from '../../design/time-text.tsx';
import { useCustomerName } from '../service-plans/customer-name.tsx';
import type { Commitment, Excuse } from './evidence.ts';
import { DecideForm } from './forms.tsx';
import { excuseStateLabels, reasonLabels, stepWords, teamLabels } from './labels.ts';

const texts = {
  clause: { zh: '条款', en: 'Clause' },
  wording: { zh: '原文', en: 'Wording' },
  source: { zh: '出处', en: 'Source' },
  calendar: { zh: '日历', en: 'Calendar' },
  contract: { zh: '所属', en: 'Belongs to' },
  version: { zh: '第 {version} 版', en: 'version {version}' },
  ofContract: { zh: '{name}的合同 第 {version} 版', en: 'contract of {name}, version {version}' },
  always: { zh: '全天候（7×24 小时）', en: 'Always (24×7)' },
  notSent: { zh: '未发出', en: 'not sent' },
  team: { zh: '责任部门', en: 'Team' },
  figures: { zh: '计时', en: 'Clock' },
  started: { zh: '开始', en: 'Started' },
  due: { zh: '应完成', en: 'Due' },
  done: { zh: '完成', en: 'Done' },
  decided: { zh: '判定', en: 'Decided' },
  used: { zh: '已用', en: 'Used' },
  allowed: { zh: '限时', en: 'Allowed' },
  acknowledged: { zh: '有人知悉', en: 'Acknowledged' },
  notTold: { zh: '未到', en: 'to come' },
  told: { zh: '已发出', en: 'sent' },
  steps: { zh: '提醒与上报', en: 'Warnings and escalations' },
  excuses: { zh: '免责', en: 'Excuses' },
  noExcuse: { zh: '没有免责申请。', en: 'No excuse was asked for.' },
  asked: { zh: '申请', en: 'asked' },
  decidedBy: { zh: '核准人', en: 'decided by' },
  approve: { zh: '核准免责', en: 'Approve' },
  decline: { zh: '不予免责', en: 'Decline' },
};

const isContract = (key: string): boolean => /^[0-9a-f]{8}-/.test(key);

export function ClauseCard({ one }: { readonly one: Commitment }) {
  const t = useTexts(texts);
  const say = useSay();
  const { contractKey, contractVersion, calendar } = one;
  const path = isContract(contractKey) ? `/contracts/${contractKey}` : `/plans/${contractKey}/${contractVersion}`;
  const version = t('version', { version: contractVersion });
  const customer = useCustomerName(one.customerId);
  return (
    <Section title={t('clause')} icon="plan">
      <Facts
        items={[
          { label: t('wording'), value: one.wording },
          { label: t('source'), value: one.source },
          {
            label: t('contract'),
            value: (
              <Go to={path} search={isContract(contractKey) ? { version: String(contractVersion) } : {}}>
                {isContract(contractKey) ? t('ofContract', { name: customer ?? '', version: contractVersion }) : `${contractKey} ${version}`}
              </Go>
            ),
          },
          {
            label: t('calendar'),
            value: (
              <Hint text={calendar.version}>
                <Go to="/calendars" search={{ calendar: calendar.key, holder: contractKey, version: String(contractVersion) }}>
                  {calendar.key === 'always' ? t('always') : calendar.key}
                </Go>
              </Hint>
            ),
          },
          ...(one.team ? [{ label: t('team'), value: say(labelOf(teamLabels, one.team)) }] : []),
        ]}
      />
    </Section>
  );
}

export function NumbersCard({ one }: { readonly one: Commitment }) {
  const t = useTexts(texts);
  const now = useNow(30_000);
  const say = useSay();
  const moments = [
    ['started', one.startedAt],
    ['due', one.dueAt],
    ['done', one.doneAt],
    ['decided', one.decidedAt],
    ['acknowledged', one.acknowledgedAt],
  ] as const;
  return (
    <Section title={t('figures')} icon="clock">
      <Facts
        items={[
          ...moments.flatMap(([label, at]) => (at ? [{ label: t(label), value: <TimeText at={at} /> }] : [])),
          ...(one.usedMs !== null ? [{ label: t('used'), value: <DurationText ms={one.usedMs} /> }] : []),
          ...(one.allowedMs !== null ? [{ label: t('allowed'), value: <DurationText ms={one.allowedMs} /> }] : []),
        ]}
      />
      {one.ticks.length > 0 && (
        <>
          <h3 className="small-title">{t('steps')}</h3>
          <ul className="steps">
            {one.ticks.map(({ step, at, told, to }) => (
              <li key={step} className="step">
                <TimeText at={at} style="short" className="number" />
                <span>
                  {say(stepWords(step))}
                  {to.length > 0 && <span className="quiet"> → {to.map((role) => say(labelOf(staffLabels, role))).join('、')}</span>}
                </span>
                <span className={told ? '' : 'quiet'}>{t(told ? 'told' : Date.parse(at) < now ? 'notSent' : 'notTold')}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

export function ExcuseCard({ one }: { readonly one: Commitment }) {
  const t = useTexts(texts);
  return (
    <Section title={t('excuses')} icon="shield">
      {one.excuses.length === 0 && <p className="quiet">{t('noExcuse')}</p>}
      <ul className="commitment-rows">
        {one.excuses.map((excuse) => (
          <ExcuseItem key={excuse.id} excuse={excuse} />
        ))}
      </ul>
    </Section>
  );
}

function ExcuseItem({ excuse }: { readonly excuse: Excuse }) {
  const t = useTexts(texts);
  const say = useSay();
  const [deciding, setDeciding] = useState<boolean>();
  return (
    <li className="excuse">
      <div className="row">
        <ToneTag tone={excuse.state === 'approved' ? 'accent' : 'plain'}>{say(excuseStateLabels[excuse.state])}</ToneTag>
        <span>{say(reasonLabels[excuse.reason])}</span>
      </div>
      <p className="excuse-text">{excuse.text}</p>
      <PhotoGrid photos={excuse.files.map((id) => ({ id }))} size={64} />
      <div className="row quiet">
        {t('asked')} <Person name={excuse.requestedBy.name} size={20} /> <TimeText at={excuse.requestedAt} style="short" />
      </div>
      {excuse.decidedBy && (
        <div className="row quiet">
          {t('decidedBy')} <Person name={excuse.decidedBy.name} size={20} /> <TimeText at={excuse.decidedAt} style="short" /> {excuse.decisionText}
        </div>
      )}
      {excuse.can.decide && (
        <div className="row">
          <Button type="primary" size="small" onClick={() => setDeciding(true)}>
            {t('approve')}
          </Button>
          <Button size="small" onClick={() => setDeciding(false)}>
            {t('decline')}
          </Button>
        </div>
      )}
      {deciding !== undefined && <DecideForm excuse={excuse} approve={deciding} onClose={() => setDeciding(undefined)} />}
    </li>
  );
}
