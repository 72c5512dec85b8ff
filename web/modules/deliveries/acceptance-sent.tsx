// What was accepted, whether the server has it yet, and what follows from what differs.
import { Go } from '../../app/go.tsx';
import { useCan } from '../../app/session.ts';
import { api } from '../../client/api.ts';
import { useRead } from '../../client/query.ts';
import { sendWaiting } from '../../client/waiting.ts';
import { Icon } from '../../design/icon.tsx';
import { useLocale, useTexts } from '../../design/locale.ts';
import { serverNow } from '../../design/now.ts';
import { BigButton } from '../../design/phone/choices.tsx';
import { showTime } from '../../design/time.ts';
import { AcceptanceLine } from './acceptance-line.tsx';
import { texts } from './acceptance-texts.ts';
import { differs, readWord } from './acceptance-words.ts';
import type { Acceptance, Subject } from './use-acceptance.ts';

type SentProps = { readonly subject: Subject; readonly filling: Acceptance; readonly home: string };

export function AcceptanceSent({ subject, filling, home }: SentProps) {
  const t = useTexts(texts);
  const { words, refuseFor } = filling.draft;
  const done = filling.phase === 'done';
  const different = refuseFor ? [] : subject.lines.filter((line) => differs(readWord(line, words[line.id])));
  const rejected = different.filter((line) => readWord(line, words[line.id]) === 'rejected').length;
  const result = useResultWords();
  return (
    <div className="ph-stack">
      <div className="ph-card ph-center" role="status">
        <Icon name={done ? 'check' : 'outbox'} size={56} className={done ? 'dock-green' : 'dock-amber'} />
        {done ? <p className="ph-big">{t(refuseFor ? 'refusalSent' : 'sent')}</p> : <Unsent since={filling.waitingSince} />}
        {!refuseFor && (
          <p className="number" style={{ margin: 0 }}>
            {result({ whole: subject.lines.length - different.length, partly: different.length - rejected, rejected })}
          </p>
        )}
      </div>
      {done && (different.length > 0 || refuseFor) && <Matters one={refuseFor !== null} />}
      {different.length > 0 && (
        <ul className="ph-lines">
          {different.map((line) => (
            <AcceptanceLine key={line.id} line={line} word={words[line.id]} photos={filling.kept.files[`line.${line.id}`]?.length ?? 0} />
          ))}
        </ul>
      )}
      <Go to={home} className="ph-button ph-main ph-tall">
        {t('home')}
      </Go>
    </div>
  );
}

type Counts = { readonly whole: number; readonly partly: number; readonly rejected: number };

/** Only what there is: a kitchen that took everything reads of no rejection. */
function useResultWords(): (counts: Counts) => string {
  const t = useTexts(texts);
  return ({ whole, partly, rejected }) => {
    if (partly + rejected === 0) return t('resultAll', { count: whole });
    const parts = [
      [whole, 'resultWhole'],
      [partly, 'resultPartly'],
      [rejected, 'resultRejected'],
    ] as const;
    return parts
      .filter(([count]) => count > 0)
      .map(([count, text]) => t(text, { count }))
      .join(t('comma'));
  };
}

/** Never says done before the server has said so. */
function Unsent({ since }: { readonly since: number | undefined }) {
  const t = useTexts(texts);
  const locale = useLocale();
  return (
    <>
      <p className="ph-big">{t(navigator.onLine ? 'sending' : 'unsent')}</p>
      <p className="quiet" style={{ margin: 0 }}>
        {t('unsentDo', { time: showTime(since ?? Date.now(), locale, 'time') })}
      </p>
      {navigator.onLine && <BigButton onClick={() => void sendWaiting()}>{t('sendNow')}</BigButton>}
    </>
  );
}

const JUST_NOW = 5 * 60_000;

/** Food safety opens a matter at once; the rest waits for a clerk and gets its number then. */
function Matters({ one }: { readonly one: boolean }) {
  const t = useTexts(texts);
  const may = useCan()('cases.follow');
  const matters = useRead(api.cases.mine, {}, { enabled: may, every: 4_000 });
  const opened = matters.data?.items.filter(({ channel, openedAt }) => channel === 'dock' && serverNow() - Date.parse(openedAt) < JUST_NOW) ?? [];
  return (
    <>
      {opened.map((matter) => (
        <Go key={matter.id} to={`/matters/${matter.id}`} className="ph-button">
          <Icon name="case" size={22} />
          {t('matter', { number: matter.number })}
        </Go>
      ))}
      {!(one && opened.length > 0) && <p className="ph-note">{t('matterComes')}</p>}
    </>
  );
}
