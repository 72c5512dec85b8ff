// What came of a hold: every kitchen that has the goods, whether it has seen and answered, how much is set apart; phone and remind.
import { App, Button } from 'antd';
import { Go, useGo, useParam } from '../../../app/go.tsx';
import { useShortcut } from '../../../app/shortcuts.ts';
import { api } from '../../../client/api.ts';
import { useLive } from '../../../client/live.ts';
import { useRead, useSubmit } from '../../../client/query.ts';
import { CardRow, KeyHint, PageHeader, Section, StatCard } from '../../../design/controls.tsx';
import '../../../design/desk/desk-parts.css';
import { Icon } from '../../../design/icon.tsx';
import { useJoin, useLocale, useTexts } from '../../../design/locale.ts';
import { ToneTag } from '../../../design/marks.tsx';
import { useFailureText, WhenRead } from '../../../design/states.tsx';
import { TimeText } from '../../../design/time-text.tsx';
import './alerts.css';
import { showQuantity, type UnitCode } from '../../../../server/kernel/quantity.ts';
import type { HoldView } from './labels.ts';
import { LotLine, useAmountText } from './lot-parts.tsx';

const texts = {
  titled: { zh: '冻结停发：{goods}', en: 'Hold: {goods}' },
  title: { zh: '冻结停发', en: 'Hold' },
  back: { zh: '返回冻结记录', en: 'Back to holds' },
  calls: { zh: '电话通知单', en: 'Call sheet' },
  remind: { zh: '提醒未回复的食堂', en: 'Remind who has not answered' },
  reminded: { zh: '已提醒 {count} 家', en: '{count} reminded' },
  standing: { zh: '冻结中', en: 'On hold' },
  lifted: { zh: '已解除', en: 'Lifted' },
  by: { zh: '由 {name}', en: 'by {name}' },
  lots: { zh: '批次', en: 'Lots' },
  lotsMore: { zh: '共 {count} 个批次', en: '{count} lots in all' },
  sites: { zh: '通知食堂', en: 'Kitchens told' },
  seen: { zh: '已读', en: 'Seen' },
  answered: { zh: '已回复', en: 'Answered' },
  kitchens: { zh: '食堂回复', en: 'Kitchens' },
  nobody: { zh: '没有食堂收到这些批次，无需通知。', en: 'No kitchen has these lots: nobody to warn.' },
  waiting: { zh: '未读', en: 'Not seen' },
  seenAt: { zh: '已读，未回复', en: 'Seen, no answer' },
  done: { zh: '已回复', en: 'Answered' },
  released: { zh: '已解除', en: 'Lifted' },
  had: { zh: '送达', en: 'Delivered' },
  apart: { zh: '单独存放', en: 'Set apart' },
  used: { zh: '已使用', en: 'Used' },
  times: { zh: '提醒 {count} 次', en: 'reminded {count}×' },
  case: { zh: '售后单', en: 'Case' },
  alert: { zh: '批次预警', en: 'Alert' },
};

export default function HoldPage() {
  const holdId = useParam('holdId');
  const read = useRead(api.recalls.showHold, { holdId });
  useLive([`hold:${holdId}`, 'warnings', 'holds'], { refresh: ['recalls'] });
  return <WhenRead read={read}>{(hold) => <HoldScreen hold={hold} />}</WhenRead>;
}

function HoldScreen({ hold }: { readonly hold: HoldView }) {
  const t = useTexts(texts);
  const join = useJoin();
  const go = useGo();
  const { message } = App.useApp();
  const failure = useFailureText();
  const remind = useSubmit(api.recalls.remindSites, { done: ({ reminded }) => void message.success(t('reminded', { count: reminded })) });
  const toCalls = () => go(`/holds/${hold.holdId}/calls`);
  useShortcut('t', t('calls'), toCalls);
  return (
    <>
      <PageHeader
        title={hold.lots[0] ? t('titled', { goods: join([...new Set(hold.lots.map(({ product }) => product.name))].slice(0, 3)) }) : t('title')}
        onBack={() => go('/lots/holds')}
        back={t('back')}
        tags={
          <ToneTag tone={hold.liftedAt ? 'plain' : 'danger'} icon="lock">
            {t(hold.liftedAt ? 'lifted' : 'standing')}
          </ToneTag>
        }
        sub={<Origin hold={hold} />}
        actions={
          <>
            {hold.can.remind && (
              <Button
                icon={<Icon name="bell" size={15} />}
                loading={remind.isPending}
                onClick={() => remind.mutate({ holdId: hold.holdId }, { onError: (error) => void message.error(failure(error)) })}
              >
                {t('remind')}
              </Button>
            )}
            <Button type="primary" icon={<Icon name="phone" size={15} />} onClick={toCalls}>
              {t('calls')} <KeyHint keys="t" />
            </Button>
          </>
        }
      />
      <div className="stack">
        <CardRow>
          <StatCard label={t('lots')} value={hold.lotCount} />
          <StatCard label={t('sites')} value={hold.sites} />
          <StatCard label={t('seen')} value={hold.seen} />
          <StatCard label={t('answered')} value={hold.answered} tone={hold.answered === hold.sites ? 'accent' : 'amber'} />
        </CardRow>
        <div className="card-columns">
          <Section title={t('kitchens')} icon="home">
            {hold.warnings.length === 0 && <p className="quiet">{t('nobody')}</p>}
            {hold.warnings.map((warning) => (
              <WarnedSite key={warning.warningId} warning={warning} />
            ))}
          </Section>
          <Section title={t('lots')} icon="lot">
            <ul className="lot-list">
              {hold.lots.map((lot) => (
                <li key={lot.lotId}>
                  <LotLine lot={lot} />
                </li>
              ))}
            </ul>
            {hold.lotCount > hold.lots.length && <p className="quiet">{t('lotsMore', { count: hold.lotCount })}</p>}
          </Section>
        </div>
      </div>
    </>
  );
}

function Origin({ hold }: { readonly hold: HoldView }) {
  const t = useTexts(texts);
  return (
    <span className="row">
      <TimeText at={hold.beganAt} /> {hold.by && t('by', { name: hold.by })}
      {hold.case && (
        <span>
          {t('case')} <Go to={`/cases/${hold.case.caseId}`}>{hold.case.number}</Go>
        </span>
      )}
      {hold.alert && (
        <span>
          {t('alert')} <Go to={`/alerts/${hold.alert.alertId}`}>{hold.alert.number}</Go>
        </span>
      )}
      {hold.body && <span>{hold.body}</span>}
    </span>
  );
}

type Warning = HoldView['warnings'][number];

function WarnedSite({ warning }: { readonly warning: Warning }) {
  const t = useTexts(texts);
  const show = useAmountText();
  const locale = useLocale();
  const amountOf = (amount: number, unit: UnitCode) => showQuantity({ amount, unit }, locale);
  return (
    <div className="warned-site">
      <div>
        <strong>{warning.customer}</strong>
        <p className="quiet">{warning.site}</p>
      </div>
      <div>
        {warning.lots.map((lot) => (
          <p key={`${lot.lotId}${lot.noteId}`}>
            {lot.product} {t('had')} <strong className="number">{show(lot)}</strong>
            {lot.apart !== null && (
              <>
                <br />
                {t('apart')} <strong className="number">{amountOf(lot.apart, lot.unit)}</strong> · {t('used')}{' '}
                <strong className="number">{amountOf(lot.used ?? 0, lot.unit)}</strong>
              </>
            )}
          </p>
        ))}
        {warning.body && <p className="quiet">“{warning.body}”</p>}
        <div className="warned-photos">
          {warning.photos.map((fileId) => (
            <a key={fileId} href={`/api/files/${fileId}/watermarked`} target="_blank" rel="noreferrer">
              <img src={`/api/files/${fileId}/thumbnail`} alt="" />
            </a>
          ))}
        </div>
      </div>
      <div>
        <WarningTag warning={warning} />
        {warning.reminders > 0 && <p className="quiet">{t('times', { count: warning.reminders })}</p>}
      </div>
      <div className="call-phones">
        {warning.contacts.slice(0, 2).map(({ name, phone }) => (
          <a key={phone} href={`tel:${phone}`}>
            <Icon name="phone" size={13} /> {name} {phone}
          </a>
        ))}
      </div>
    </div>
  );
}

function WarningTag({ warning }: { readonly warning: Warning }) {
  const t = useTexts(texts);
  if (warning.releasedAt) return <ToneTag icon="check">{t('released')}</ToneTag>;
  if (warning.answeredAt)
    return (
      <>
        <ToneTag tone="accent" icon="check">
          {t('done')}
        </ToneTag>{' '}
        <TimeText at={warning.answeredAt} style="time" className="quiet" />
      </>
    );
  return (
    <>
      <ToneTag tone={warning.seenAt ? 'amber' : 'danger'} icon="clock">
        {t(warning.seenAt ? 'seenAt' : 'waiting')}
      </ToneTag>{' '}
      {warning.seenAt && <TimeText at={warning.seenAt} style="time" className="quiet" />}
    </>
  );
}
