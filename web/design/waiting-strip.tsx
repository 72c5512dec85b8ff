// Says honestly what is not yet sent, and what the server would not take.
import { letGo, sendWaiting, useWaiting } from '../client/waiting.ts';
import { Icon } from './icon.tsx';
import { useTexts } from './locale.ts';
import './waiting-strip.css';

const texts = {
  waiting: { zh: '{count} 条待发送，已存在本机', en: '{count} waiting to send, kept on this phone' },
  send: { zh: '立即发送', en: 'Send now' },
  refused: { zh: '“{label}”没有被接受：{why}', en: '“{label}” was not accepted: {why}' },
  seen: { zh: '知道了', en: 'Got it' },
};

export function WaitingStrip() {
  const t = useTexts(texts);
  const all = useWaiting();
  const refused = all.filter((one) => one.refused !== undefined);
  const count = all.length - refused.length;
  if (all.length === 0) return null;
  return (
    <div className="waiting" role="status">
      {refused.map((one) => (
        <p key={one.key} className="waiting-refused">
          <Icon name="alert" size={18} />
          <span>{t('refused', { label: one.label, why: one.refused ?? '' })}</span>
          <button type="button" onClick={() => void letGo(one.key)}>
            {t('seen')}
          </button>
        </p>
      ))}
      {count > 0 && (
        <p>
          <Icon name="outbox" size={18} />
          <span>{t('waiting', { count })}</span>
          <button type="button" onClick={() => void sendWaiting()}>
            {t('send')}
          </button>
        </p>
      )}
    </div>
  );
}
