// What became known since the draft was drawn: late acceptances, claims, prices. Drawing again takes it in.
import { Button } from 'antd';
import { api } from '../../client/api.ts';
import { useRead, useSubmit } from '../../client/query.ts';
import { Icon } from '../../design/icon.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { MoneyText } from '../../design/people.tsx';
import { Refused } from '../../design/states.tsx';
import type { Statement } from './labels.ts';

const texts = {
  changed: { zh: '生成之后有 {count} 处变化：', en: '{count} changes since it was drawn:' },
  now: { zh: '现在应为', en: 'now' },
  redraw: { zh: '重算', en: 'Draw again' },
  before: { zh: '原', en: 'was' },
};

const SHOWN = 6;

export function StatementChanges({ one }: { readonly one: Statement }) {
  const t = useTexts(texts);
  const say = useSay();
  const read = useRead(api.settlement.statementChanges, { statementId: one.statementId });
  const draw = useSubmit(api.settlement.drawStatement);
  const found = read.data;
  if (!found || found.items.length === 0) return null;
  return (
    <section className="card statement-changes">
      <div className="row">
        <Icon name="refresh" size={16} />
        <strong>{t('changed', { count: found.items.length + found.more })}</strong>
        <span>
          <MoneyText fen={found.beforeFen} /> → {t('now')} <MoneyText fen={found.nowFen} strong />
        </span>
        {one.can.draw && (
          <Button type="primary" size="small" loading={draw.isPending} onClick={() => draw.mutate({ customerId: one.customer.id, month: one.month })}>
            {t('redraw')}
          </Button>
        )}
      </div>
      <ul>
        {found.items.slice(0, SHOWN).map((change) => (
          <li key={change.key}>
            {say(change.title)} <span className="quiet">{change.note?.number}</span>{' '}
            <span className="quiet">
              {t('before')} <MoneyText fen={change.beforeFen} /> →
            </span>{' '}
            <MoneyText fen={change.nowFen} />
          </li>
        ))}
      </ul>
      <Refused error={draw.error} />
    </section>
  );
}
