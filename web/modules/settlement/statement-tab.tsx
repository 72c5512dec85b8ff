// 对账单: where it stands, what it comes to, every line, and the money that came in.
import { Button } from 'antd';
import { STATEMENT_STATES } from '../../../server/modules/settlement/words.ts';
import { api } from '../../client/api.ts';
import { useRead, useSubmit } from '../../client/query.ts';
import { useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { Empty, Loading, Refused, WhenRead } from '../../design/states.tsx';
import { TimeText } from '../../design/time-text.tsx';
import { Deadline } from './deadline.tsx';
import { type Statement, statementTones } from './labels.ts';
import { StatementActs } from './statement-acts.tsx';
import { StatementChanges } from './statement-changes.tsx';
import { StatementLines } from './statement-lines.tsx';
import { StatementMoney } from './statement-money.tsx';
import { StatementSums } from './statement-sums.tsx';

const texts = {
  none: { zh: '还没有对账单', en: 'No statement yet' },
  noneDo: {
    zh: '按已验收的数量和生效的单价生成；草稿可以随时重算，客户看不到。',
    en: 'Drawn from accepted quantities at the prices in force. A draft may be drawn again at any time; the customer sees none.',
  },
  draw: { zh: '生成对账单', en: 'Draw the statement' },
  edition: { zh: '第 {edition} 版', en: 'edition {edition}' },
  drawn: { zh: '生成于', en: 'drawn' },
  sent: { zh: '{name} 发送于', en: 'sent by {name}' },
  confirmBy: { zh: '请客户确认截止', en: 'to be confirmed by' },
  confirmed: { zh: '客户确认于', en: 'confirmed' },
  portal: { zh: '线上确认', en: 'online' },
  paper: { zh: '纸质确认', en: 'on paper' },
  unpriced: { zh: '{count} 行无单价，定价后才能发送', en: '{count} lines without a price: price them, then send' },
  disputes: { zh: '{count} 行有异议', en: '{count} disputed' },
};

type TabProps = { readonly customerId: string; readonly month: string };

export function StatementTab({ customerId, month }: TabProps) {
  const list = useRead(api.settlement.statements, { customerId, month, limit: 1 });
  if (list.isPending) return <Loading rows={6} />;
  if (list.error && !list.data) return <Refused error={list.error} onRetry={() => list.refetch()} />;
  const head = list.data?.items[0];
  if (!head) return <NotDrawn customerId={customerId} month={month} can={list.data?.can.draw ?? false} />;
  return <Drawn statementId={head.statementId} />;
}

function NotDrawn({ customerId, month, can }: TabProps & { readonly can: boolean }) {
  const t = useTexts(texts);
  const draw = useSubmit(api.settlement.drawStatement);
  return (
    <div className="stack">
      <Refused error={draw.error} />
      <Empty
        title={t('none')}
        icon="report"
        action={
          can && (
            <Button type="primary" loading={draw.isPending} onClick={() => draw.mutate({ customerId, month })}>
              {t('draw')}
            </Button>
          )
        }
      >
        {t('noneDo')}
      </Empty>
    </div>
  );
}

function Drawn({ statementId }: { readonly statementId: string }) {
  const read = useRead(api.settlement.statement, { statementId });
  return (
    <WhenRead read={read} rows={8}>
      {(one) => (
        <div className="stack">
          <StatementHeader one={one} />
          {one.state === 'draft' && <StatementChanges one={one} />}
          <div className="statement-columns">
            <StatementLines one={one} />
            <div className="stack">
              <StatementSums one={one} />
              <StatementMoney one={one} />
            </div>
          </div>
        </div>
      )}
    </WhenRead>
  );
}

function StatementHeader({ one }: { readonly one: Statement }) {
  const t = useTexts(texts);
  const say = useSay();
  return (
    <section className="card statement-head">
      <div className="row">
        <strong className="number">{one.number}</strong>
        <ToneTag tone={statementTones[one.state]}>{say(STATEMENT_STATES[one.state])}</ToneTag>
        <span className="quiet">{t('edition', { edition: one.edition })}</span>
        <span className="quiet">
          {one.sentAt ? t('sent', { name: one.sentBy ?? '' }) : t('drawn')} <TimeText at={one.sentAt ?? one.drawnAt} style="short" />
        </span>
        {one.state === 'sent' && one.confirmBy && (
          <span className="quiet">
            {t('confirmBy')} <Deadline at={one.confirmBy} />
          </span>
        )}
        {one.confirmedAt && (
          <span className="quiet">
            {t('confirmed')} <TimeText at={one.confirmedAt} style="short" /> {one.confirmedVia && t(one.confirmedVia)}
          </span>
        )}
        {one.unpriced > 0 && (
          <ToneTag tone="danger" icon="alert">
            {t('unpriced', { count: one.unpriced })}
          </ToneTag>
        )}
        {one.disputes > 0 && (
          <ToneTag tone="danger" icon="chat">
            {t('disputes', { count: one.disputes })}
          </ToneTag>
        )}
      </div>
      <StatementActs one={one} />
    </section>
  );
}
