// The names under which this customer writes in chats: learned from confirmed pastes, removed by hand when wrong.
import { Popconfirm } from 'antd';
import { api } from '../../client/api.ts';
import { useSubmit } from '../../client/query.ts';
import { Section } from '../../design/controls.tsx';
import { Hint } from '../../design/hint.tsx';
import { Icon } from '../../design/icon.tsx';
import { useTexts } from '../../design/locale.ts';
import { Refused } from '../../design/states.tsx';
import type { Card } from './customer-form.tsx';

const texts = {
  title: { zh: '微信名与别名', en: 'Chat names' },
  none: { zh: '粘贴开单时确认过的发言人会记在这里，下次自动认出。', en: 'Senders confirmed while pasting are kept here and known next time.' },
  times: { zh: '确认过 {count} 次', en: 'confirmed {count} times' },
  remove: { zh: '删除别名“{name}”', en: 'Forget "{name}"' },
  sure: { zh: '不再把“{name}”认作这个客户？', en: 'No longer take "{name}" for this customer?' },
  yes: { zh: '删除', en: 'Forget' },
};

export function CardNames({ card }: { readonly card: Card }) {
  const t = useTexts(texts);
  const remove = useSubmit(api.customers.removeAlias);
  return (
    <Section title={t('title')} icon="chat">
      {card.aliases.length === 0 && <p className="quiet">{t('none')}</p>}
      <div className="chat-names">
        {card.aliases.map(({ alias, siteId, confirmed }) => (
          <span key={alias} className="chat-name">
            <Hint text={t('times', { count: confirmed })} focusable>
              {alias}
            </Hint>
            {siteId && <small className="quiet">{card.sites.find(({ id }) => id === siteId)?.name}</small>}
            {card.can.change && (
              <Popconfirm
                title={t('sure', { name: alias })}
                okText={t('yes')}
                okButtonProps={{ danger: true }}
                onConfirm={() => remove.mutate({ customerId: card.id, alias })}
              >
                <button type="button" className="bare faint" aria-label={t('remove', { name: alias })}>
                  <Icon name="close" size={14} />
                </button>
              </Popconfirm>
            )}
          </span>
        ))}
      </div>
      <Refused error={remove.error} />
    </Section>
  );
}
