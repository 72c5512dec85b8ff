// One alert: who reported what on which goods, who has them; hold, or say why not.
import { Button } from 'antd';
import { useState } from 'react';
import { Go, useGo, useParam } from '../../../app/go.tsx';
import { useShortcut } from '../../../app/shortcuts.ts';
import { type Answer, api } from '../../../client/api.ts';
import { useLive } from '../../../client/live.ts';
import { useRead } from '../../../client/query.ts';
import { KeyHint, PageHeader, Section } from '../../../design/controls.tsx';
import '../../../design/desk/desk-parts.css';
import { Icon } from '../../../design/icon.tsx';
import { useSay, useTexts } from '../../../design/locale.ts';
import { SeverityTag, ToneTag } from '../../../design/marks.tsx';
import { WhenRead } from '../../../design/states.tsx';
import { TimeText } from '../../../design/time-text.tsx';
import { AlertTag } from './alerts-page.tsx';
import './alerts.css';
import { ClearDrawer } from './clear-drawer.tsx';
import { HoldDrawer } from './hold-drawer.tsx';
import { ALERT_KINDS, CLEAR_REASONS } from './labels.ts';
import { LotLine, Totals } from './lot-parts.tsx';

const texts = {
  titled: { zh: '{kind}：{goods}', en: '{kind}: {goods}' },
  back: { zh: '返回预警列表', en: 'Back to the alerts' },
  hold: { zh: '冻结停发', en: 'Hold' },
  clear: { zh: '不冻结', en: 'Do not hold' },
  due: { zh: '应于 ', en: 'decide by ' },
  cases: { zh: '反映（{count}）', en: 'Reports ({count})' },
  lots: { zh: '批次', en: 'Lots' },
  kitchens: { zh: '手上有货的食堂（{count}）', en: 'Kitchens that have it ({count})' },
  noKitchens: { zh: '没有食堂还有这些批次的货。', en: 'No kitchen has any of it.' },
  rule: { zh: '触发规则', en: 'Rule' },
  toConfirm: { zh: '待确认', en: 'to be confirmed' },
  held: { zh: '已冻结停发', en: 'Held' },
  answers: { zh: '查看食堂回复', en: 'Answers of kitchens' },
  cleared: { zh: '判定不冻结', en: 'Not held' },
};

type One = Answer<typeof api.recalls.alert>;

export default function AlertPage() {
  const alertId = useParam('alertId');
  const read = useRead(api.recalls.alert, { alertId });
  useLive(['alerts'], { refresh: ['recalls'] });
  return <WhenRead read={read}>{(one) => <AlertView one={one} />}</WhenRead>;
}

function AlertView({ one }: { readonly one: One }) {
  const t = useTexts(texts);
  const say = useSay();
  const go = useGo();
  const [open, setOpen] = useState<'hold' | 'clear'>();
  useShortcut('h', t('hold'), one.can.hold ? () => setOpen('hold') : undefined);
  const choices = one.lots.map(({ lotId, number, product }) => ({ lotId, label: `${product.name} ${number}` }));
  return (
    <>
      <PageHeader
        title={one.product ? t('titled', { kind: say(ALERT_KINDS[one.kind]), goods: one.product.name }) : say(ALERT_KINDS[one.kind])}
        onBack={() => go('/alerts')}
        back={t('back')}
        tags={<AlertTag state={one.state} />}
        sub={
          <>
            {one.number} · <TimeText at={one.raisedAt} />
            {one.state === 'open' && (
              <>
                {' · '}
                {t('due')}
                <TimeText at={one.dueAt} style="time" />
              </>
            )}
          </>
        }
        actions={
          <>
            {one.can.clear && <Button onClick={() => setOpen('clear')}>{t('clear')}</Button>}
            {one.can.hold && (
              <Button type="primary" danger icon={<Icon name="lock" size={15} />} onClick={() => setOpen('hold')}>
                {t('hold')} <KeyHint keys="h" />
              </Button>
            )}
          </>
        }
      />
      <div className="card-columns">
        <div className="stack">
          <Matters one={one} />
          <Kitchens one={one} />
        </div>
        <div className="stack">
          <Decision one={one} />
          <Section title={t('lots')} icon="lot">
            <ul className="lot-list">
              {one.lots.map((lot) => (
                <li key={lot.lotId}>
                  <LotLine lot={lot} />
                </li>
              ))}
            </ul>
          </Section>
          <Section title={t('rule')} icon="plan">
            <p>{say(one.rule.text)}</p>
            <p className="quiet rule-source">
              {one.rule.source} {!one.rule.confirmed && <ToneTag tone="amber">{t('toConfirm')}</ToneTag>}
            </p>
          </Section>
        </div>
      </div>
      {open === 'hold' && (
        <HoldDrawer alertId={one.alertId} choices={choices} chosen={choices.map(({ lotId }) => lotId)} onClose={() => setOpen(undefined)} />
      )}
      {open === 'clear' && <ClearDrawer about={{ alertId: one.alertId }} onClose={() => setOpen(undefined)} />}
    </>
  );
}

function Matters({ one }: { readonly one: One }) {
  const t = useTexts(texts);
  return (
    <Section title={t('cases', { count: one.cases.length })} icon="case">
      <ul className="matter-rows">
        {one.cases.map((matter) => (
          <li key={matter.caseId}>
            <span>
              <Go to={`/cases/${matter.caseId}`}>{matter.title || matter.number}</Go> <SeverityTag severity={matter.severity} />
              <br />
              <small className="quiet">
                {matter.number} · {matter.customer.name} {matter.site?.name}
              </small>
            </span>
            <TimeText at={matter.openedAt} style="short" />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Kitchens({ one }: { readonly one: One }) {
  const t = useTexts(texts);
  return (
    <Section title={t('kitchens', { count: one.kitchens.length })} icon="home">
      {one.kitchens.length === 0 && <p className="quiet">{t('noKitchens')}</p>}
      <ul className="matter-rows">
        {one.kitchens.map(({ siteId, site, customer, totals }) => (
          <li key={siteId}>
            <span>
              {customer} · {site}
            </span>
            <span className="scope-amount">
              <Totals totals={totals} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Decision({ one }: { readonly one: One }) {
  const t = useTexts(texts);
  const say = useSay();
  if (one.state === 'open') return null;
  return (
    <Section title={t(one.state === 'held' ? 'held' : 'cleared')} icon={one.state === 'held' ? 'lock' : 'check'}>
      <p>
        <TimeText at={one.answeredAt} /> {one.reason && say(CLEAR_REASONS[one.reason])}
      </p>
      {one.body && <p className="quiet">{one.body}</p>}
      {one.holdId && <Go to={`/holds/${one.holdId}`}>{t('answers')}</Go>}
    </Section>
  );
}
