// The call sheet: who cooks first on top, phones to tap, one tick per call; prints and downloads.
import { App, Button, Dropdown, Input } from 'antd';
import { useState } from 'react';
import { shanghaiDate } from '../../../../server/kernel/time.ts';
import { useGo, useParam } from '../../../app/go.tsx';
import { api } from '../../../client/api.ts';
import { useLive } from '../../../client/live.ts';
import { useRead, useSubmit } from '../../../client/query.ts';
import { PageHeader, Section } from '../../../design/controls.tsx';
import '../../../design/desk/desk-parts.css';
import { Icon } from '../../../design/icon.tsx';
import { useJoin, useSay, useTexts } from '../../../design/locale.ts';
import { ToneTag } from '../../../design/marks.tsx';
import { serverNow } from '../../../design/now.ts';
import { Empty, useFailureText, WhenRead } from '../../../design/states.tsx';
import { TimeText } from '../../../design/time-text.tsx';
import './alerts.css';
import { CALL_OUTCOME_CODES, CALL_OUTCOMES, type CallOutcome, mealLabels, type Sheet, type SheetRow } from './labels.ts';
import { useAmountText } from './lot-parts.tsx';

const texts = {
  title: { zh: '电话通知单', en: 'Call sheet' },
  back: { zh: '返回冻结结果', en: 'Back to the hold' },
  print: { zh: '打印', en: 'Print' },
  xlsx: { zh: '下载 XLSX', en: 'XLSX' },
  sub: {
    zh: '{told}／{count} 家已通知到 · 按开餐前 {minutes} 分钟估计开始烹饪，先烹饪的排在前',
    en: '{told} of {count} told · cooking begins about {minutes} minutes before the meal; who cooks first is on top',
  },
  script: {
    zh: '话术：您好，贵食堂收到的下列商品正在核查。为稳妥起见，请暂停使用、单独存放、不要丢弃，并告诉我们还剩多少、已用多少。',
    en: 'Say: the goods below are being checked. To be safe please do not use them, set them apart, do not throw them away, and tell us how much is left and how much was used.',
  },
  none: { zh: '没有食堂需要通知', en: 'No kitchen to call' },
  noneDo: { zh: '这些批次没有交付，也不在途。', en: 'Nothing of these lots was delivered or is on its way.' },
  cooking: { zh: '烹饪中', en: 'Cooking now' },
  about: { zh: '约', en: 'from about' },
  cooks: { zh: '开始烹饪（估计）', en: 'cooking begins (estimate)' },
  assumed: { zh: '开餐时间未登记，按常见时间', en: 'meal times unknown, usual ones' },
  perhaps: { zh: '可能已食用一部分', en: 'perhaps partly eaten' },
  likely: { zh: '可能已食用？', en: 'already eaten?' },
  van: { zh: '在车上，请勿卸货', en: 'on the van: do not unload' },
  staging: { zh: '备货区，不发出', en: 'in staging: do not send' },
  driver: { zh: '司机', en: 'Driver' },
  noPhone: { zh: '没有登记电话', en: 'no phone known' },
  spoken: { zh: '接听人（可不填）', en: 'Spoken to (optional)' },
  told: { zh: '已通知到', en: 'Told' },
  other: { zh: '未通知到', en: 'Not reached' },
  again: { zh: '第 {count} 次', en: 'call {count}' },
  answered: { zh: '食堂已在手机上回复', en: 'answered on the phone page' },
};

export default function CallSheetPage() {
  const holdId = useParam('holdId');
  const read = useRead(api.recalls.callSheet, { holdId }, { every: 60_000 });
  useLive([`hold:${holdId}`, 'warnings'], { refresh: ['recalls'] });
  return <WhenRead read={read}>{(sheet) => <SheetView sheet={sheet} />}</WhenRead>;
}

function SheetView({ sheet }: { readonly sheet: Sheet }) {
  const t = useTexts(texts);
  const join = useJoin();
  const go = useGo();
  const told = sheet.items.filter(({ call }) => call?.outcome === 'told').length;
  const file = (kind: string) => globalThis.open(`/api/recalls/holds/${sheet.holdId}/call-sheet.${kind}`, '_blank');
  return (
    <>
      <PageHeader
        title={t('title')}
        onBack={() => go(`/holds/${sheet.holdId}`)}
        back={t('back')}
        sub={
          <>
            {join(sheet.lotNumbers)}
            <br />
            {t('sub', { told, count: sheet.items.length, minutes: sheet.lead.minutes })}
          </>
        }
        actions={
          <>
            <Button icon={<Icon name="file" size={15} />} onClick={() => file('xlsx')}>
              {t('xlsx')}
            </Button>
            <Button icon={<Icon name="print" size={15} />} onClick={() => file('pdf')}>
              {t('print')}
            </Button>
          </>
        }
      />
      <p className="call-script">{t('script')}</p>
      <Section title={t('title')} icon="phone">
        {sheet.items.length === 0 && (
          <Empty title={t('none')} icon="check">
            {t('noneDo')}
          </Empty>
        )}
        {sheet.items.map((row, at) => (
          <CallRow key={row.siteId} row={row} place={at + 1} holdId={sheet.holdId} may={sheet.can.call} />
        ))}
      </Section>
    </>
  );
}

type RowProps = { readonly row: SheetRow; readonly place: number; readonly holdId: string; readonly may: boolean };

function CallRow({ row, place, holdId, may }: RowProps) {
  const t = useTexts(texts);
  const show = useAmountText();
  return (
    <article className={`call-row${row.call?.outcome === 'told' ? ' call-done' : ''}`} aria-label={`${row.customer} ${row.site}`}>
      <span className="call-place number">{place}</span>
      <CookTime row={row} />
      <div>
        <strong>{row.customer}</strong>
        <p className="quiet">{row.site}</p>
        {row.address && <small className="quiet">{row.address}</small>}
      </div>
      <div className="call-phones">
        {row.contacts.slice(0, 3).map(({ name, phone }) => (
          <a key={`${name}${phone}`} href={`tel:${phone}`}>
            <Icon name="phone" size={13} /> {name} {phone}
          </a>
        ))}
        {row.contacts.length === 0 && <span className="quiet">{t('noPhone')}</span>}
        {row.driver && row.stage !== 'site' && (
          <a href={`tel:${row.driver.phone ?? ''}`}>
            <Icon name="truck" size={13} /> {t('driver')} {row.driver.name} {row.driver.phone} {row.driver.plate}
          </a>
        )}
      </div>
      <div>
        {row.lots.map((lot) => (
          <p key={`${lot.lotId}${lot.noteId}`}>
            {lot.product} <strong className="number">{show(lot)}</strong>
            <br />
            <small className="quiet">
              {lot.number} · {lot.deliveryOn.slice(5)} {lot.noteNumber}
            </small>
          </p>
        ))}
        {row.stage === 'van' && <ToneTag tone="danger">{t('van')}</ToneTag>}
        {row.stage === 'staging' && <ToneTag tone="danger">{t('staging')}</ToneTag>}
      </div>
      <Tick row={row} holdId={holdId} may={may} />
    </article>
  );
}

function CookTime({ row }: { readonly row: SheetRow }) {
  const t = useTexts(texts);
  const say = useSay();
  return (
    <div>
      <p className={`call-cook${row.cooking ? ' call-now' : ''}`}>
        {row.cooking ? (
          t('cooking')
        ) : (
          <>
            {t('about')} <TimeText at={row.cookAt} style="time" />
          </>
        )}
      </p>
      {!row.cooking && (
        <small className="quiet call-estimate">
          {shanghaiDate(Date.parse(row.cookAt)) !== shanghaiDate(serverNow()) && <TimeText at={row.cookAt} style="date" />} {t('cooks')}
        </small>
      )}
      <small className="quiet">
        <TimeText at={row.mealAt} style="time" /> {say(mealLabels[row.meal] ?? { zh: row.meal, en: row.meal })}
        {row.assumed && ` · ${t('assumed')}`}
      </small>
      {row.eaten !== 'no' && (
        <p>
          <ToneTag tone="amber">{t(row.eaten)}</ToneTag>
        </p>
      )}
    </div>
  );
}

type TickProps = { readonly row: SheetRow; readonly holdId: string; readonly may: boolean };

function Tick({ row, holdId, may }: TickProps) {
  const t = useTexts(texts);
  const say = useSay();
  const { message } = App.useApp();
  const failure = useFailureText();
  const [spokenTo, setSpokenTo] = useState('');
  const tick = useSubmit(api.recalls.tickCall);
  const send = (outcome: CallOutcome) =>
    tick.mutate({ holdId, siteId: row.siteId, outcome, spokenTo }, { onError: (error) => void message.error(failure(error)) });
  const { call } = row;
  return (
    <div className="stack" style={{ gap: 6 }}>
      {call && (
        <p>
          <ToneTag tone={call.outcome === 'told' ? 'accent' : 'amber'} icon={call.outcome === 'told' ? 'check' : 'clock'}>
            {say(CALL_OUTCOMES[call.outcome])}
          </ToneTag>{' '}
          <small className="quiet">
            <TimeText at={call.calledAt} style="time" /> {call.by} {call.spokenTo && `→ ${call.spokenTo}`}{' '}
            {call.calls > 1 && t('again', { count: call.calls })}
          </small>
        </p>
      )}
      {row.warning?.answeredAt && <small className="quiet">{t('answered')}</small>}
      {may && call?.outcome !== 'told' && (
        <>
          <Input
            size="small"
            value={spokenTo}
            placeholder={t('spoken')}
            aria-label={t('spoken')}
            maxLength={60}
            onChange={({ target }) => setSpokenTo(target.value)}
          />
          <div className="call-ticks">
            <Button size="small" type="primary" loading={tick.isPending} icon={<Icon name="check" size={13} />} onClick={() => send('told')}>
              {t('told')}
            </Button>
            <Dropdown
              trigger={['click']}
              menu={{
                items: CALL_OUTCOME_CODES.filter((code) => code !== 'told').map((code) => ({ key: code, label: say(CALL_OUTCOMES[code]) })),
                onClick: ({ key }) => send(key as CallOutcome),
              }}
            >
              <Button size="small">
                {t('other')} <Icon name="down" size={11} />
              </Button>
            </Dropdown>
          </div>
        </>
      )}
    </div>
  );
}
