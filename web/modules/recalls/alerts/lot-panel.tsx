// The lots of a case on its page: what was delivered, whether it is stopped, the retained sample; the way to a hold in two clicks.
import { Button } from 'antd';
import { useState } from 'react';
import { Go } from '../../../app/go.tsx';
import { useCan } from '../../../app/session.ts';
import { useShortcut } from '../../../app/shortcuts.ts';
import { api } from '../../../client/api.ts';
import { useLive } from '../../../client/live.ts';
import { useRead, useSubmit } from '../../../client/query.ts';
import { KeyHint, Section } from '../../../design/controls.tsx';
import { Icon } from '../../../design/icon.tsx';
import { useSay, useTexts } from '../../../design/locale.ts';
import { QuantityText } from '../../../design/people.tsx';
import { Refused } from '../../../design/states.tsx';
import { TimeText } from '../../../design/time-text.tsx';
import './alerts.css';
import { ClearDrawer } from './clear-drawer.tsx';
import { HoldDrawer } from './hold-drawer.tsx';
import { type CaseLots, KEEPERS, NO_SAMPLE_REASONS } from './labels.ts';
import { LotLine } from './lot-parts.tsx';

const texts = {
  title: { zh: '批次', en: 'Lots' },
  notNamed: { zh: '本单没有指明商品，以下是该送货单的全部批次。', en: 'The matter names no goods: these are all lots of the note.' },
  hold: { zh: '冻结停发', en: 'Hold' },
  clear: { zh: '不冻结', en: 'Do not hold' },
  trace: { zh: '追溯', en: 'Trace' },
  held: { zh: '已冻结停发 {count} 个批次', en: '{count} lots on hold' },
  lifted: { zh: '冻结已解除', en: 'The hold is lifted' },
  warned: { zh: '已通知 {sites} 家食堂：{seen} 家已读，{answered} 家已回复', en: '{sites} kitchens told: {seen} have seen it, {answered} answered' },
  open: { zh: '食堂回复', en: 'Answers' },
  calls: { zh: '电话通知单', en: 'Call sheet' },
  cleared: { zh: '已判定不冻结', en: 'Decided not to hold' },
  alert: { zh: '批次预警', en: 'Alert' },
  sample: { zh: '留样', en: 'Retained sample' },
  asked: { zh: '已请食堂保留，待回复，应于', en: 'asked for, answer due' },
  kept: { zh: '已保留', en: 'kept' },
  notKept: { zh: '未保留', en: 'not kept' },
  ask: { zh: '请食堂保留留样', en: 'Ask for the sample' },
};

export function LotPanel({ caseId }: { readonly caseId: string }) {
  const may = useCan()('recalls.read-alerts');
  const read = useRead(api.recalls.caseLots, { caseId }, { enabled: may });
  useLive([`case:${caseId}`, 'warnings'], { refresh: ['recalls'] });
  if (!read.data || (read.data.lots.length === 0 && read.data.sample === null && !read.data.can.askSample)) return null;
  return <Panel one={read.data} />;
}

function Panel({ one }: { readonly one: CaseLots }) {
  const t = useTexts(texts);
  const [open, setOpen] = useState<'hold' | 'clear'>();
  const named = one.lots.some((lot) => lot.named);
  const free = one.lots.filter(({ standing }) => standing === 'available' || standing === 'expired');
  const choices = [...new Map(free.map((lot) => [lot.lotId, { lotId: lot.lotId, label: `${lot.product.name} ${lot.number}` }])).values()];
  useShortcut('h', t('hold'), one.can.hold ? () => setOpen('hold') : undefined);
  const close = () => setOpen(undefined);
  return (
    <Section title={t('title')} icon="lot" extra={one.alertId && <Go to={`/alerts/${one.alertId}`}>{t('alert')}</Go>}>
      {one.lots.length > 0 && !named && <p className="quiet">{t('notNamed')}</p>}
      <ul className="lot-list">
        {one.lots.map((lot) => (
          <li key={`${lot.lineId}${lot.lotId}`}>
            <LotLine lot={lot} />
            <small className="quiet">
              {lot.deliveryOn} <QuantityText amount={lot.delivered} unit={lot.unit} /> ·{' '}
              <Go to="/trace" search={{ lot: lot.lotId }}>
                {t('trace')}
              </Go>
            </small>
          </li>
        ))}
      </ul>
      {one.hold && <HoldState hold={one.hold} />}
      {!one.hold && one.clearedAt && (
        <p className="quiet">
          {t('cleared')} <TimeText at={one.clearedAt} style="short" />
        </p>
      )}
      {(one.can.hold || one.can.clear) && (
        <div className="lot-panel-acts">
          {one.can.hold && (
            <Button danger type={one.suspected ? 'primary' : 'default'} icon={<Icon name="lock" size={15} />} onClick={() => setOpen('hold')}>
              {t('hold')} <KeyHint keys="h" />
            </Button>
          )}
          {one.can.clear && <Button onClick={() => setOpen('clear')}>{t('clear')}</Button>}
        </div>
      )}
      <SampleState one={one} />
      {open === 'hold' && (
        <HoldDrawer
          caseId={one.caseId}
          choices={choices}
          chosen={named || choices.length === 1 ? choices.map(({ lotId }) => lotId) : []}
          onClose={close}
        />
      )}
      {open === 'clear' && <ClearDrawer about={{ caseId: one.caseId }} onClose={close} />}
    </Section>
  );
}

function HoldState({ hold }: { readonly hold: NonNullable<CaseLots['hold']> }) {
  const t = useTexts(texts);
  return (
    <div className="hold-state">
      <p className="held-word">
        <Icon name="lock" size={14} /> {hold.liftedAt ? t('lifted') : t('held', { count: hold.lotCount })}{' '}
        <TimeText at={hold.beganAt} style="short" />
      </p>
      <p>{t('warned', { sites: hold.sites, seen: hold.seen, answered: hold.answered })}</p>
      <p className="row">
        <Go to={`/holds/${hold.holdId}`}>{t('open')}</Go>
        <Go to={`/holds/${hold.holdId}/calls`}>{t('calls')}</Go>
      </p>
    </div>
  );
}

function SampleState({ one: { caseId, sample, can } }: { readonly one: CaseLots }) {
  const t = useTexts(texts);
  const say = useSay();
  const ask = useSubmit(api.recalls.askSample);
  if (!sample)
    return can.askSample ? (
      <div className="sample-state">
        <Button size="small" loading={ask.isPending} onClick={() => ask.mutate({ caseId })}>
          {t('ask')}
        </Button>
        <Refused error={ask.error} />
      </div>
    ) : null;
  return (
    <div className="sample-state">
      <strong>{t('sample')}</strong>{' '}
      {sample.kept === null && (
        <>
          {t('asked')} <TimeText at={sample.dueAt} style="short" />
        </>
      )}
      {sample.kept === true && [t('kept'), sample.keptBy && say(KEEPERS[sample.keptBy]), sample.keeper].filter(Boolean).join(' · ')}
      {sample.kept === false && [t('notKept'), sample.reason && say(NO_SAMPLE_REASONS[sample.reason]), sample.body].filter(Boolean).join(' · ')}
    </div>
  );
}
