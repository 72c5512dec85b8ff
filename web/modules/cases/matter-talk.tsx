// What kitchen and desk say to each other about a matter, and the kitchen's yes or no to the solution.
import { useState } from 'react';
import { api } from '../../client/api.ts';
import { useSubmit } from '../../client/query.ts';
import { useTexts } from '../../design/locale.ts';
import { BigButton } from '../../design/phone/choices.tsx';
import { ShotsField } from '../../design/phone/shots.tsx';
import { Refused } from '../../design/states.tsx';
import { TimeText } from '../../design/time-text.tsx';
import { useUploads } from '../../design/use-uploads.ts';
import type { Matter } from './portal-matter-page.tsx';
import { texts } from './portal-texts.ts';

export function MatterDecision({ matter }: { readonly matter: Matter }) {
  const t = useTexts(texts);
  const [asking, setAsking] = useState(false);
  const [body, setBody] = useState('');
  const confirm = useSubmit(api.cases.confirm, { refresh: ['surveys'] });
  const reject = useSubmit(api.cases.reject, { refresh: ['surveys'], done: () => setAsking(false) });
  if (!matter.can.confirm && !matter.can.reopen) return null;
  return (
    <section className="ph-card">
      <h2>{t(matter.can.confirm ? 'settledFor' : 'confirmed')}</h2>
      <Refused error={confirm.error ?? reject.error} />
      {asking ? (
        <>
          <label className="ph-label">
            <span>{t('whyNot')}</span>
            <textarea className="ph-text" maxLength={2000} value={body} onChange={(event) => setBody(event.target.value)} />
          </label>
          <BigButton main tall onClick={() => reject.mutate({ caseId: matter.id, body })} disabled={reject.isPending}>
            {t('reopen')}
          </BigButton>
          <BigButton onClick={() => setAsking(false)}>{t('cancel')}</BigButton>
        </>
      ) : (
        <div className={matter.can.confirm ? 'ph-pair' : ''}>
          <BigButton onClick={() => setAsking(true)}>{t('notSolved')}</BigButton>
          {matter.can.confirm && (
            <BigButton main onClick={() => confirm.mutate({ caseId: matter.id })} disabled={confirm.isPending}>
              {t('solved')}
            </BigButton>
          )}
        </div>
      )}
    </section>
  );
}

export function MatterTalk({ matter }: { readonly matter: Matter }) {
  const t = useTexts(texts);
  return (
    <section className="ph-card">
      <h2>{t('talk')}</h2>
      {matter.messages.length > 0 && (
        <ol className="ph-talk">
          {matter.messages.map((message) => (
            <li key={message.id} className={message.byUs ? '' : 'mine'}>
              <small>
                {message.byUs ? message.author || t('us') : t('you')} · <TimeText at={message.occurredAt} style="short" />
              </small>
              {message.body}
            </li>
          ))}
        </ol>
      )}
      {matter.can.write !== false && matter.state !== 'withdrawn' && <Composer caseId={matter.id} />}
    </section>
  );
}

function Composer({ caseId }: { readonly caseId: string }) {
  const t = useTexts(texts);
  const [body, setBody] = useState('');
  const uploads = useUploads();
  const write = useSubmit(api.cases.write, {
    done: () => {
      setBody('');
      uploads.clear();
    },
  });
  const empty = body.trim() === '' && uploads.ids.length === 0;
  return (
    <div className="ph-stack">
      <textarea
        className="ph-text"
        maxLength={4000}
        value={body}
        placeholder={t('write')}
        aria-label={t('write')}
        onChange={(event) => setBody(event.target.value)}
      />
      <ShotsField uploads={uploads} voice />
      <Refused error={write.error} />
      <BigButton main onClick={() => write.mutate({ caseId, body, files: [...uploads.ids] })} disabled={empty || uploads.busy || write.isPending}>
        {t('sendMessage')}
      </BigButton>
    </div>
  );
}
