// What was written about a claim: what the customer sees, and what stays with us, in different places and colours.

import { MESSAGE_KINDS, type MessageKind } from '../../../server/modules/claims/words.ts';
import { Section } from '../../design/controls.tsx';
import { Icon } from '../../design/icon.tsx';
import { type Text, useSay, useTexts } from '../../design/locale.ts';
import { TimeText } from '../../design/time-text.tsx';
import type { FullClaim } from './claim-types.ts';

const texts = {
  title: { zh: '说明与往来', en: 'What was written' },
  none: { zh: '还没有说明。', en: 'Nothing was written.' },
  internal: { zh: '内部，客户看不到', en: 'Internal, hidden from the customer' },
  customer: { zh: '客户', en: 'Customer' },
};

export function ClaimTalk({ claim }: { readonly claim: FullClaim }) {
  const t = useTexts(texts);
  const said = claim.messages.filter(({ body }) => body !== '');
  return (
    <Section title={t('title')} icon="chat">
      {said.length === 0 && <p className="quiet">{t('none')}</p>}
      <div className="claim-talk">
        {said.map((message) => (
          <Said key={message.id} message={message} />
        ))}
      </div>
    </Section>
  );
}

function Said({ message }: { readonly message: FullClaim['messages'][number] }) {
  const t = useTexts(texts);
  const say = useSay();
  const side = message.internal ? 'internal' : message.byUs ? 'us' : 'customer';
  const kind: Text | undefined = MESSAGE_KINDS[message.kind as MessageKind];
  return (
    <article className={`bubble bubble-${side}`}>
      <header>
        {message.internal && <Icon name="lock" size={13} label={t('internal')} />}
        <strong>{message.author || t('customer')}</strong>
        {kind && <span className="bubble-kind">{say(kind)}</span>}
        {message.internal && <span>{t('internal')}</span>}
        <TimeText at={message.occurredAt} style="short" className="quiet" />
      </header>
      <p>{message.body}</p>
    </article>
  );
}
