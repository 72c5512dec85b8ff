// The customer's score sheet on the phone: confirm what the supplier found, or take points off item by item; the total adds up by itself.
import { useParam } from '../../app/go.tsx';
import { type Answer, api } from '../../client/api.ts';
import { useRead, useSubmit } from '../../client/query.ts';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { BigButton } from '../../design/phone/choices.tsx';
import '../../design/phone/phone-parts.css';
import { Refused, WhenRead } from '../../design/states.tsx';
import { TimeText } from '../../design/time-text.tsx';
import { showPeriod } from '../commitments/period.ts';
import { useDocument } from '../commitments/use-document.ts';
import { showPoints } from './labels.ts';
import { ScoreForm } from './portal-score-form.tsx';
import './portal.css';

export type OwnSheet = Answer<typeof api.settlement.ownScore>;

const texts = {
  of: { zh: '满分 {total}', en: 'of {total}' },
  offered: { zh: '配送单位按记录自评', en: 'The supplier’s own reading' },
  agree: { zh: '同意，按 {points} 分评定', en: 'Agree: {points}' },
  stated: { zh: '您评定的分数', en: 'Your score' },
  final: { zh: '申诉后定案', en: 'Final, after appeals' },
  both: { zh: '原评 {stated} 分，申诉恢复后 {final} 分，两个分数都留存。', en: 'You gave {stated}; after appeals {final}. Both are kept.' },
  appealBy: { zh: '配送单位申诉截止：', en: 'Appeals until ' },
  now: { zh: '申诉已恢复 {points} 分，目前 {now} 分', en: '{points} given back so far: now {now}' },
  running: { zh: '本期尚未结束，结束后评分。', en: 'The period still runs; score it after its end.' },
  off: { zh: '扣 {points} 分', en: '{points} off' },
  back: { zh: '恢复 {points} 分', en: '{points} given back' },
  none: { zh: '不扣分', en: 'Nothing off' },
  veto: { zh: '一票否决', en: 'Veto' },
  paper: { zh: '下载评分表 PDF', en: 'Score sheet PDF' },
  file: { zh: '考核评分表.pdf', en: 'score-sheet.pdf' },
  deductions: { zh: '扣分明细', en: 'Deductions' },
};

export default function PortalScorePage() {
  const period = useParam('period');
  const read = useRead(api.settlement.ownScore, { period });
  return (
    <WhenRead read={read} rows={6}>
      {(sheet) => <ScoreScreen sheet={sheet} />}
    </WhenRead>
  );
}

function ScoreScreen({ sheet }: { readonly sheet: OwnSheet }) {
  const t = useTexts(texts);
  const locale = useLocale();
  const pdf = useDocument(api.settlement.ownScorePaper, t('file'));
  const { period, card, stated, final, can, running } = sheet;
  return (
    <div className="ph-stack">
      <section className="ph-card">
        <p className="ph-big">{showPeriod(period, locale)}</p>
        <p className="portal-wording">{card.wording}</p>
        {stated && <Stated sheet={sheet} />}
        {running && !stated && <p className="ph-small">{t('running')}</p>}
        <BigButton icon="file" onClick={() => pdf.mutate({ period, edition: stated || final ? 'filled' : 'blank' })} disabled={pdf.isPending}>
          {t('paper')}
        </BigButton>
        <Refused error={pdf.error} />
      </section>
      {can.state && sheet.offered && <Offer sheet={sheet} />}
      {can.state ? <ScoreForm sheet={sheet} /> : <Items sheet={sheet} />}
    </div>
  );
}

function Stated({ sheet: { stated, final, card, deductions } }: { readonly sheet: OwnSheet }) {
  const t = useTexts(texts);
  const restored = deductions.reduce((sum, one) => sum + one.restored, 0);
  if (!stated) return null;
  return (
    <>
      <p className="portal-score">
        {showPoints(final?.total ?? stated.total)} <small>{t('of', { total: showPoints(card.total) })}</small>
      </p>
      {final?.verdict && <ToneTag tone="info">{final.verdict}</ToneTag>}
      {final && final.total !== stated.total ? (
        <p className="portal-wording">{t('both', { stated: showPoints(stated.total), final: showPoints(final.total) })}</p>
      ) : (
        <small className="ph-small">{t(final ? 'final' : 'stated')}</small>
      )}
      {!final && restored > 0 && (
        <ToneTag tone="accent">{t('now', { points: showPoints(restored), now: showPoints(stated.total + restored) })}</ToneTag>
      )}
      {!final && stated.appealBy && (
        <small className="ph-small">
          {t('appealBy')}
          <TimeText at={stated.appealBy} style="full" />
        </small>
      )}
    </>
  );
}

/** One tap where the records say it all. */
function Offer({ sheet: { period, offered } }: { readonly sheet: OwnSheet }) {
  const t = useTexts(texts);
  const state = useSubmit(api.settlement.stateScore);
  if (!offered) return null;
  return (
    <section className="ph-card">
      <h2>{t('offered')}</h2>
      <p className="portal-score">{showPoints(offered.total)}</p>
      <BigButton main icon="check" onClick={() => state.mutate({ period, asOffered: true })} disabled={state.isPending}>
        {t('agree', { points: showPoints(offered.total) })}
      </BigButton>
      <Refused error={state.error} />
    </section>
  );
}

function Items({ sheet }: { readonly sheet: OwnSheet }) {
  const t = useTexts(texts);
  const say = useSay();
  const of = (itemId: string) => sheet.deductions.filter((one) => one.itemId === itemId);
  return (
    <ul className="ph-lines">
      {sheet.items.map((item) => {
        const taken = of(item.itemId);
        return (
          <li key={item.itemId} className="ph-card">
            <div className="row">
              <strong>{item.name}</strong>
              {item.veto && <ToneTag tone="danger">{t('veto')}</ToneTag>}
            </div>
            <small className="ph-small">{say(item.rule)}</small>
            {sheet.stated && taken.length === 0 && <span className="quiet">{t('none')}</span>}
            {taken.map((one) => (
              <p key={one.deductionId} className="portal-taken">
                <strong>{t('off', { points: showPoints(one.points) })}</strong>
                <span>{[one.occurredOn, one.subject?.name, one.text].filter(Boolean).join(' · ')}</span>
                {one.restored > 0 && <ToneTag tone="accent">{t('back', { points: showPoints(one.restored) })}</ToneTag>}
              </p>
            ))}
          </li>
        );
      })}
    </ul>
  );
}
