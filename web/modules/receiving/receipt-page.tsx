// One receipt: every line with what was looked at, where it went, and corrections as entries of their own.
import { Button, Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { inUnit, quantity, showQuantity, UNITS } from '../../../server/kernel/quantity.ts';
import { FAULTS, RESULTS } from '../../../server/modules/receiving/words.ts';
import { Go, useGo, useParam } from '../../app/go.tsx';
import { type Answer, api } from '../../client/api.ts';
import { useLive } from '../../client/live.ts';
import { useRead, useSubmit } from '../../client/query.ts';
import { Facts, PageHeader, Section } from '../../design/controls.tsx';
import '../../design/desk/desk-parts.css';
import { FormDrawer } from '../../design/desk/form-drawer.tsx';
import { useJoin, useLocale, useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { PhotoGrid } from '../../design/photo-grid.tsx';
import { WhenRead } from '../../design/states.tsx';
import { TimeText } from '../../design/time-text.tsx';
import { DayLotTag } from '../lots/lot-marks.tsx';
import './receiving.css';

const texts = {
  came: { zh: '到货', en: 'Came' },
  kept: { zh: '收下', en: 'Kept' },
  apart: { zh: '隔离 {amount}', en: '{amount} apart' },
  refused: { zh: '拒收 {amount}', en: '{amount} refused' },
  lot: { zh: '批次', en: 'Lot' },
  more: { zh: '续收', en: 'More of it' },
  origin: { zh: '产地', en: 'Origin' },
  days: { zh: '生产、到期', en: 'Produced, expires' },
  derived: { zh: '（推算）', en: ' (computed)' },
  comma: { zh: '，', en: ', ' },
  remark: { zh: '备注', en: 'Remark' },
  temperature: { zh: '到货温度', en: 'Temperature' },
  store: { zh: '库位', en: 'Store' },
  weighed: { zh: '毛重、皮重', en: 'Gross, tare' },
  pieces: { zh: '件数', en: 'Pieces' },
  checks: { zh: '查验', en: 'Checks' },
  allFine: { zh: '{count} 项全部合格', en: 'All {count} fine' },
  wrong: { zh: '不合格：{what}', en: 'Wrong: {what}' },
  missing: { zh: '资料', en: 'Missing' },
  override: { zh: '放行：{reason}（{by}）', en: 'Let in: {reason} ({by})' },
  correct: { zh: '更正数量', en: 'Correct the amount' },
  correctTip: { zh: '原记录不变，差额另记一笔并调整库存', en: 'The receipt stays; the difference is an entry of its own' },
  right: { zh: '实际收下的数量', en: 'What was really kept' },
  reason: { zh: '为什么', en: 'Why' },
  needed: { zh: '请填写', en: 'Needed' },
  corrected: { zh: '更正', en: 'Corrected' },
  back: { zh: '收货记录', en: 'Receipts' },
};

type Line = Answer<typeof api.receiving.show>['lines'][number];

export default function ReceiptPage() {
  const t = useTexts(texts);
  const go = useGo();
  const receiptId = useParam('receiptId');
  const receipt = useRead(api.receiving.show, { receiptId });
  useLive(['receiving'], { refresh: ['receiving'] });
  const [open, setOpen] = useState<Line>();
  return (
    <WhenRead read={receipt}>
      {({ number, supplier, arrivedAt, by, lines }) => (
        <>
          <PageHeader
            title={supplier.name}
            tags={<span className="number">{number}</span>}
            sub={
              <>
                <TimeText at={arrivedAt} /> · {by}
              </>
            }
            onBack={() => go('/receiving')}
            back={t('back')}
          />
          <div className="receipt-lines">
            {lines.map((line) => (
              <LineSection key={line.id} line={line} onCorrect={() => setOpen(line)} />
            ))}
          </div>
          {open && <Correct receiptId={receiptId} line={open} onClose={() => setOpen(undefined)} />}
        </>
      )}
    </WhenRead>
  );
}

function LineSection({ line, onCorrect }: { readonly line: Line; readonly onCorrect: () => void }) {
  const t = useTexts(texts);
  const say = useSay();
  const tone = line.result === 'refused' ? 'danger' : line.result === 'partly' ? 'info' : 'accent';
  const { override } = line;
  const extra = (
    <span className="row">
      <ToneTag tone={tone}>{say(RESULTS[line.result])}</ToneTag>
      {line.fault && <ToneTag>{say(FAULTS[line.fault])}</ToneTag>}
      {line.can.correct && (
        <Button size="small" onClick={onCorrect}>
          {t('correct')}
        </Button>
      )}
    </span>
  );
  return (
    <Section title={`${line.product.name} ${line.product.spec}`} extra={extra}>
      <LineFacts line={line} />
      {override && <p className="finding finding-form">{t('override', override)}</p>}
      {line.photos.length > 0 && (
        <div className="receipt-photos">
          <PhotoGrid photos={line.photos.map(({ fileId }) => ({ id: fileId }))} />
        </div>
      )}
      <Corrections line={line} />
    </Section>
  );
}

function LineFacts({ line }: { readonly line: Line }) {
  const t = useTexts(texts);
  const say = useSay();
  const locale = useLocale();
  const join = useJoin();
  const { unit, derived } = line;
  const amount = (of: number) => showQuantity({ amount: of, unit }, locale);
  const wrong = line.checks.filter(({ ok }) => !ok).map(({ label }) => say(label));
  const parts = [
    line.quarantined > 0 && t('apart', { amount: amount(line.quarantined) }),
    line.refused > 0 && t('refused', { amount: amount(line.refused) }),
  ];
  const day = (of: string | null, which: 'produced' | 'expires') => (of === null ? '—' : `${of}${derived === which ? t('derived') : ''}`);
  const gaps = line.found.filter(({ code }) => code in NOTES).map(({ code }) => say(NOTES[code as keyof typeof NOTES]));
  const items: [string, React.ReactNode][] = [
    [t('came'), amount(line.amount)],
    [t('kept'), [amount(line.amount - line.refused + line.corrected), ...parts.filter(Boolean)].join(t('comma'))],
    ...(line.gross === null ? [] : [[t('weighed'), `${line.gross / 1000} / ${(line.tare ?? 0) / 1000} ${say(UNITS.kg.label)}`] as [string, string]]),
    ...(line.pieces === null ? [] : [[t('pieces'), String(line.pieces)] as [string, string]]),
    ...(line.lot ? [[t('lot'), <LotWords key="lot" line={line} />] as [string, React.ReactNode]] : []),
    ...(line.origin ? [[t('origin'), line.origin] as [string, string]] : []),
    ...(line.producedOn || line.expiresOn
      ? [[t('days'), `${day(line.producedOn, 'produced')} · ${day(line.expiresOn, 'expires')}`] as [string, string]]
      : []),
    ...(line.tenthsCelsius === null ? [] : [[t('temperature'), `${line.tenthsCelsius / 10} ℃`] as [string, string]]),
    ...(line.store ? [[t('store'), line.store.name] as [string, string]] : []),
    ...(line.checks.length > 0
      ? [[t('checks'), wrong.length > 0 ? t('wrong', { what: join(wrong) }) : t('allFine', { count: line.checks.length })] as [string, string]]
      : []),
    ...(line.remark ? [[t('remark'), line.remark] as [string, string]] : []),
    ...(gaps.length > 0 ? [[t('missing'), join(gaps)] as [string, string]] : []),
  ];
  return <Facts items={items.map(([label, value]) => ({ label, value }))} />;
}

/** Findings that say what is not there, short. */
const NOTES = {
  'receiving.day-lot': { zh: '无供应商批号', en: 'no lot number' },
  'receiving.origin-unknown': { zh: '无产地', en: 'no origin' },
  'receiving.days-unknown': { zh: '无日期', en: 'no days' },
  'receiving.temperature-unknown': { zh: '未测温', en: 'no temperature' },
  'receiving.certificate-later': { zh: '证照待补', en: 'papers to come' },
  'receiving.certificate-missing': { zh: '缺证照', en: 'papers missing' },
  'receiving.certificate-expired': { zh: '证照过期', en: 'papers ended' },
} as const;

function LotWords({ line: { lot, supplierLot, continued } }: { readonly line: Line }) {
  const t = useTexts(texts);
  if (!lot) return null;
  return (
    <span className="row">
      <Go to={`/lots/${lot.id}`} className="number nowrap">
        {lot.number}
      </Go>
      {supplierLot}
      {lot.dayLot && <DayLotTag />}
      {continued && <ToneTag>{t('more')}</ToneTag>}
    </span>
  );
}

function Corrections({ line: { corrections, unit } }: { readonly line: Line }) {
  const t = useTexts(texts);
  const locale = useLocale();
  if (corrections.length === 0) return null;
  return (
    <ul className="list-plain">
      {corrections.map(({ id, difference, by, at, reason }) => (
        <li key={id}>
          <strong>
            {t('corrected')} {difference > 0 ? '+' : '−'}
            {showQuantity({ amount: Math.abs(difference), unit }, locale)}
          </strong>
          <span>{reason}</span>
          <small className="quiet end">
            {by} <TimeText at={at} style="short" />
          </small>
        </li>
      ))}
    </ul>
  );
}

type CorrectProps = { readonly receiptId: string; readonly line: Line; readonly onClose: () => void };

function Correct({ receiptId, line, onClose }: CorrectProps) {
  const t = useTexts(texts);
  const say = useSay();
  const correct = useSubmit(api.receiving.correct, { done: onClose, refresh: ['lots', 'ledgers'] });
  const { unit } = line;
  const now = inUnit({ amount: line.amount - line.refused + line.corrected, unit });
  const needed = [{ required: true, message: t('needed') }];
  return (
    <FormDrawer<{ amount: number; reason: string }>
      title={`${t('correct')} · ${line.product.name}`}
      submit={t('correct')}
      initial={{ amount: now }}
      error={correct.error}
      busy={correct.isPending}
      onSubmit={({ amount, reason }) => correct.mutate({ receiptId, lineId: line.id, amount: quantity(amount, unit)?.amount ?? 0, reason })}
      onClose={onClose}
    >
      <p className="quiet">{t('correctTip')}</p>
      <Form.Item name="amount" label={t('right')} rules={needed}>
        <InputNumber min={0} suffix={say(UNITS[unit].label)} style={{ width: '100%' }} autoFocus />
      </Form.Item>
      <Form.Item name="reason" label={t('reason')} rules={needed}>
        <Input.TextArea maxLength={300} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </FormDrawer>
  );
}
