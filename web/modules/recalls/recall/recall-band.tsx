// On every page of the kitchen while a recall of its goods waits for an answer.
import { Go, usePath } from '../../../app/go.tsx';
import { useCan } from '../../../app/session.ts';
import { api } from '../../../client/api.ts';
import { useRead } from '../../../client/query.ts';
import { Icon } from '../../../design/icon.tsx';
import { useTexts } from '../../../design/locale.ts';
import '../alerts/portal.css';

const texts = {
  stop: { zh: '{mock}召回：{goods} 请立即停用', en: '{mock}Recall: stop using {goods}' },
  mock: { zh: '【模拟】', en: 'EXERCISE: ' },
  answer: { zh: '查看并填写剩余数量', en: 'See it and tell what is left' },
};

export function RecallBand() {
  const t = useTexts(texts);
  const may = useCan()('recalls.answer-notices');
  const path = usePath();
  const read = useRead(api.recalls.myRecallNotices, { limit: 5 }, { enabled: may, every: 120_000 });
  const waiting = (read.data?.items ?? []).filter(({ state, over }) => !over && state !== 'answered');
  if (path.includes('/recalls/')) return null;
  return (
    <>
      {waiting.map((one) => (
        <Go key={one.id} to={`/recalls/${one.id}`} className="warn-band">
          <Icon name="alert" size={28} />
          <span className="warn-words">
            <strong>{t('stop', { mock: one.mock ? t('mock') : '', goods: one.products.join('、') })}</strong>
            <span>{one.site.name}</span>
            <em>{t('answer')}</em>
          </span>
          <Icon name="right" size={22} />
        </Go>
      ))}
    </>
  );
}
