// What colleagues handed to whoever is signed in: taken over with one tap.
import { Button } from 'antd';
import { STEPS } from '../../../../server/modules/claims/words.ts';
import { Go } from '../../../app/go.tsx';
import { useCan } from '../../../app/session.ts';
import { api } from '../../../client/api.ts';
import { useRead, useSubmit } from '../../../client/query.ts';
import { Section } from '../../../design/controls.tsx';
import { useSay, useTexts } from '../../../design/locale.ts';
import { ToneTag } from '../../../design/marks.tsx';
import { serverNow } from '../../../design/now.ts';
import { Refused } from '../../../design/states.tsx';
import { TimeText } from '../../../design/time-text.tsx';
import '../replacement/replacement.css';

const texts = {
  title: { zh: '交到我手上的', en: 'Handed to me' },
  take: { zh: '我接手', en: 'I take it' },
  by: { zh: '{name} 交来', en: 'from {name}' },
  due: { zh: '最晚', en: 'by' },
};

export function HandedToMe() {
  const can = useCan();
  return can('claims.take-over') ? <Handed /> : null;
}

function Handed() {
  const t = useTexts(texts);
  const say = useSay();
  const read = useRead(api.claims.handedToMe, {}, { every: 60_000 });
  const submit = useSubmit(api.claims.receiveStep, { refresh: ['commitments'] });
  const items = read.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <div className="handed-box">
      <Section title={`${t('title')} ${items.length}`} icon="case">
        <ul className="handed">
          {items.map((one) => (
            <li key={`${one.claimId} ${one.step}`}>
              <span>
                <strong>{say(STEPS[one.step])}</strong> <Go to={`/claims/${one.claimId}`}>{one.goods || one.number}</Go>{' '}
                <span className="quiet">
                  {one.customer} {one.site} · {one.handedBy && t('by', { name: one.handedBy })} <TimeText at={one.handedAt} style="relative" />
                </span>{' '}
                {one.dueAt && (
                  <ToneTag tone={Date.parse(one.dueAt) < serverNow() ? 'danger' : 'plain'} icon="clock">
                    {t('due')} <TimeText at={one.dueAt} style="short" />
                  </ToneTag>
                )}
              </span>
              <Button
                className="bring-act"
                size="small"
                disabled={submit.isPending}
                onClick={() => submit.mutate({ claimId: one.claimId, step: one.step })}
              >
                {t('take')}
              </Button>
            </li>
          ))}
        </ul>
        <Refused error={submit.error} />
      </Section>
    </div>
  );
}
