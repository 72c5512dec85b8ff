// A statement on the phone: what it comes to, note by note; dispute what is wrong, confirm the rest with one tap, photograph the stamped copy.
import { useState } from 'react';
import { LINE_KINDS, STATEMENT_STATES } from '../../../server/modules/settlement/words.ts';
import { useParam } from '../../app/go.tsx';
import { type Answer, api } from '../../client/api.ts';
import { useRead, useSubmit } from '../../client/query.ts';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { BigButton } from '../../design/phone/choices.tsx';
import '../../design/phone/phone-parts.css';
import { PhotoCapture } from '../../design/photo-capture.tsx';
import { Refused, WhenRead } from '../../design/states.tsx';
import { TimeText } from '../../design/time-text.tsx';
import { useUploads } from '../../design/use-uploads.ts';
import { showPeriod } from '../commitments/period.ts';
import { showFen } from './portal-money.ts';
import { StatementLines } from './portal-statement-lines.tsx';
import './portal.css';

type Statement = Answer<typeof api.settlement.myStatement>;

const texts = {
  corrections: { zh: '以前月份更正', en: 'Corrections of earlier months' },
  total: { zh: '应付合计', en: 'Total' },
  confirmBy: { zh: '请在 {at} 前核对', en: 'Please check by {at}' },
  confirm: { zh: '金额无误，确认整张对账单', en: 'All right: confirm the statement' },
  sure: { zh: '再按一次，确认 {total}', en: 'Press again to confirm {total}' },
  open: { zh: '还有 {count} 行异议在处理，处理完再确认。', en: '{count} disputed lines are open; confirm once they are settled.' },
  stamp: { zh: '拍下盖好章的对账单', en: 'Photograph the stamped statement' },
  stampSend: { zh: '上传盖章件', en: 'Send the stamped copy' },
  stamped: { zh: '盖章件已上传', en: 'The stamped copy is in' },
  due: { zh: '付款日 {on}', en: 'Due on {on}' },
  paid: { zh: '已付 {amount}', en: '{amount} paid' },
  rules: { zh: '怎么算的', en: 'How it is reckoned' },
};

export default function PortalStatementPage() {
  const statementId = useParam('statementId');
  const read = useRead(api.settlement.myStatement, { statementId });
  return (
    <WhenRead read={read} rows={6}>
      {(one) => (
        <div className="ph-stack">
          <Head one={one} />
          <Confirm one={one} />
          <Stamp one={one} />
          <StatementLines statementId={one.statementId} sites={one.sites} mayAnswer={one.can.answer} />
        </div>
      )}
    </WhenRead>
  );
}

/** Kinds of lines that came to something, as the paper lists them. */
const partsOf = ({ sums }: Statement) =>
  [
    [LINE_KINDS.goods, sums.goodsFen],
    [LINE_KINDS.claim, sums.claimsFen],
    [LINE_KINDS.penalty, sums.penaltiesFen],
    [LINE_KINDS.fee, sums.feesFen],
    [LINE_KINDS.item, sums.itemsFen],
    [LINE_KINDS.adjustment, sums.adjustmentsFen],
    [LINE_KINDS.rounding, sums.roundingFen],
    [texts.corrections, sums.correctionsFen],
  ].filter(([, fen]) => fen !== 0) as [{ zh: string; en: string }, number][];

function Head({ one }: { readonly one: Statement }) {
  const t = useTexts(texts);
  const say = useSay();
  const locale = useLocale();
  return (
    <section className="ph-card">
      <div className="row">
        <p className="ph-big">{showPeriod(one.month, locale)}</p>
        <ToneTag tone={one.state === 'confirmed' ? 'accent' : 'info'}>{say(STATEMENT_STATES[one.state])}</ToneTag>
      </div>
      <small className="ph-small">{one.number}</small>
      <dl className="portal-sums">
        {partsOf(one).map(([label, fen]) => (
          <Sum key={label.en} label={say(label)} fen={fen} />
        ))}
        <Sum label={t('total')} fen={one.sums.totalFen} total />
      </dl>
      {one.paidFen > 0 && <small className="ph-small">{t('paid', { amount: showFen(one.paidFen) })}</small>}
      {one.dueOn && one.openFen > 0 && <small className="ph-small">{t('due', { on: one.dueOn })}</small>}
      <details>
        <summary>{t('rules')}</summary>
        <p className="portal-wording">{one.terms.wording}</p>
        {one.terms.rules.map((rule) => (
          <small key={rule.en} className="ph-small">
            {say(rule)}
          </small>
        ))}
      </details>
    </section>
  );
}

function Sum({ label, fen, total = false }: { readonly label: string; readonly fen: number; readonly total?: boolean }) {
  const look = total ? 'portal-total' : '';
  return (
    <>
      <dt className={look}>{label}</dt>
      <dd className={look}>{showFen(fen)}</dd>
    </>
  );
}

function Confirm({ one }: { readonly one: Statement }) {
  const t = useTexts(texts);
  const [sure, setSure] = useState(false);
  const confirm = useSubmit(api.settlement.confirmMyStatement);
  if (one.state !== 'sent' || !one.can.answer) return null;
  const press = () => {
    if (sure) confirm.mutate({ statementId: one.statementId, sha256: one.sha256 });
    setSure(!sure);
  };
  return (
    <section className="ph-card">
      {one.confirmBy && (
        <small className="ph-small">
          <TimeText at={one.confirmBy} style="full" />
        </small>
      )}
      {one.disputes > 0 ? (
        <p className="portal-wording">{t('open', { count: one.disputes })}</p>
      ) : (
        <BigButton main tall icon="check" onClick={press} disabled={confirm.isPending || !one.can.confirm}>
          {t(sure ? 'sure' : 'confirm', { total: showFen(one.sums.totalFen) })}
        </BigButton>
      )}
      <Refused error={confirm.error} />
    </section>
  );
}

function Stamp({ one }: { readonly one: Statement }) {
  const t = useTexts(texts);
  const uploads = useUploads();
  const stamp = useSubmit(api.settlement.stampMyStatement, { done: uploads.clear });
  if (one.stamps.customer > 0) return <p className="ph-small">{t('stamped')}</p>;
  if (!one.can.stamp) return null;
  const [fileId] = uploads.ids;
  return (
    <section className="ph-card">
      <span className="ph-label">{t('stamp')}</span>
      <PhotoCapture uploads={uploads} />
      {fileId && (
        <BigButton main onClick={() => stamp.mutate({ statementId: one.statementId, fileId })} disabled={stamp.isPending || uploads.busy}>
          {t('stampSend')}
        </BigButton>
      )}
      <Refused error={stamp.error} />
    </section>
  );
}
