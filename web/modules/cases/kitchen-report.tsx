// The kitchen's report: kept on the phone until the server has it, then the number, the promised time and whom to call.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Go } from '../../app/go.tsx';
import { useOnline } from '../../app/online.ts';
import { type Answer, api } from '../../client/api.ts';
import { newKey } from '../../client/query.ts';
import { letGo, submitLater, useWaiting } from '../../client/waiting.ts';
import { ClockRing } from '../../design/clock-ring.tsx';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { serverNow } from '../../design/now.ts';
import { BigButton, CallButton } from '../../design/phone/choices.tsx';
import { Refused } from '../../design/states.tsx';
import { showTime } from '../../design/time.ts';
import { cameOf, isDelivered, type MyNote } from '../deliveries/portal-note.ts';
import { texts } from './portal-texts.ts';
import { type Filling, inputOf, type Report, type Subject } from './report-draft.ts';
import { ReportForm } from './report-form.tsx';

type Sent = { readonly at: number; readonly claimKey: string | undefined; readonly answer?: Answer<typeof api.cases.report> };

const subjectOf = (note: MyNote | undefined): Subject => ({
  noteId: note?.id ?? null,
  lines: note?.lines.map((line) => ({ ...line, came: cameOf(line) })) ?? [],
  meals: note?.meals ?? {},
  replace: note && isDelivered(note) ? 'yes' : note ? 'not-yet' : 'never',
});

/** Keeps the report on the phone and sends it; the wish for a replacement follows by itself once the case is open. */
function useSendReport(noteId: string | null) {
  const t = useTexts(texts);
  const say = useSay();
  const queries = useQueryClient();
  const [sent, setSent] = useState<Sent>();
  const [error, setError] = useState<unknown>();
  const send = (report: Report, forget: Filling['forget']) => {
    const claim = report.way && noteId && report.line ? claimOf(report, noteId, t('labelClaim')) : undefined;
    const at = serverNow();
    let restore: ReturnType<Filling['forget']> | undefined;
    setError(undefined);
    const answered = submitLater(api.cases.report, {
      key: report.key,
      input: { ...inputOf(report, noteId), occurredAt: new Date(at).toISOString() },
      files: { files: report.shots.parts },
      label: t('labelReport', { what: say(report.what) }),
      next: claim,
      onKept: () => {
        restore = forget();
        setSent({ at, claimKey: claim?.key });
      },
    });
    answered
      .then(async (answer) => {
        setSent({ at, claimKey: claim?.key, answer });
        await Promise.all(['cases', 'claims'].map((module) => queries.invalidateQueries({ queryKey: [module] })));
      })
      .catch(async (refused: unknown) => {
        await restore?.();
        await letGo(report.key);
        setSent(undefined);
        setError(refused);
      });
  };
  return { send, sent, error };
}

const claimOf = ({ line, amount, problem, neededBy, way }: Report, noteId: string, label: string) => ({
  key: newKey(),
  endpoint: api.claims.ask.key,
  input: { items: [{ noteId, lineId: line?.id, amount }], way, reason: problem.reason, neededBy: way === 'replacement' ? neededBy : null },
  take: { caseId: 'caseId' },
  label,
});

export function KitchenReport({ note, line }: { readonly note: MyNote | undefined; readonly line: string }) {
  const { send, sent, error } = useSendReport(note?.id ?? null);
  if (sent) return <SentPage sent={sent} note={note} />;
  return (
    <div className="ph-stack">
      <Refused error={error} />
      <ReportForm subject={subjectOf(note)} line={line} onSend={send} />
    </div>
  );
}

function SentPage({ sent, note }: { readonly sent: Sent; readonly note: MyNote | undefined }) {
  const t = useTexts(texts);
  const online = useOnline();
  const agent = note?.team.agent;
  if (!sent.answer) {
    return (
      <div className="ph-card ph-center" role="status">
        <p className="ph-big">{t(online ? 'sending' : 'unsent')}</p>
        {!online && <p className="ph-note">{t('unsentDo')}</p>}
        {agent?.phone && <CallButton phone={agent.phone}>{t('call', { name: agent.name })}</CallButton>}
      </div>
    );
  }
  return (
    <div className="ph-stack">
      <div className="ph-card ph-center" role="status">
        <span className="quiet">{t('sent')}</span>
        <p className="ph-number">{sent.answer.number}</p>
        <Promised at={sent.at} answerBy={sent.answer.answerBy} />
        <ClaimAsked claimKey={sent.claimKey} />
      </div>
      <Go to={`/matters/${sent.answer.caseId}`} className="ph-button ph-main ph-tall">
        {t('follow')}
      </Go>
      {agent?.phone && <CallButton phone={agent.phone}>{t('call', { name: agent.name })}</CallButton>}
      <Go to="/" className="ph-button">
        {t('home')}
      </Go>
    </div>
  );
}

function Promised({ at, answerBy }: { readonly at: number; readonly answerBy: string | null }) {
  const t = useTexts(texts);
  const locale = useLocale();
  if (answerBy === null) return <span>{t('soon')}</span>;
  return (
    <>
      <ClockRing clock={{ startAt: at, dueAt: answerBy }} size={116} />
      <strong>{t('promised', { time: showTime(answerBy, locale, 'short') })}</strong>
    </>
  );
}

function ClaimAsked({ claimKey }: { readonly claimKey: string | undefined }) {
  const t = useTexts(texts);
  const waiting = useWaiting().find(({ key }) => key === claimKey);
  if (!claimKey) return null;
  if (waiting?.refused !== undefined) {
    return (
      <>
        <p className="ph-note">{t('replacementRefused', { why: waiting.refused })}</p>
        <BigButton onClick={() => void letGo(claimKey)}>OK</BigButton>
      </>
    );
  }
  return <p className="ph-note ph-good">{t(waiting ? 'replacementWaiting' : 'replacementAsked')}</p>;
}
