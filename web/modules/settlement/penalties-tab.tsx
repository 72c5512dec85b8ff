// 罚则: what the customer stated stands above, our own estimate below and apart, marked as ours alone.
import { Button } from 'antd';
import { LACKING, MEASURES, PAID, PENALTY_STATES } from '../../../server/modules/settlement/words.ts';
import { api } from '../../client/api.ts';
import { useRead } from '../../client/query.ts';
import { CardRow, Section, StatCard } from '../../design/controls.tsx';
import { useOpenForm } from '../../design/desk/open-form.tsx';
import { Icon } from '../../design/icon.tsx';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { MoneyText } from '../../design/people.tsx';
import { Empty, WhenRead } from '../../design/states.tsx';
import { TimeText } from '../../design/time-text.tsx';
import { AppealForm } from './appeal-form.tsx';
import { Deadline } from './deadline.tsx';
import { type Estimate, type PenaltyRow, penaltyTones, shortDay, showOff } from './labels.ts';
import { PenaltyAnswer, PenaltyEntry, PenaltyWithdrawal } from './penalty-forms.tsx';
import { Evidence } from './score-items.tsx';

const texts = {
  enter: { zh: '登记客户提出的罚则', en: 'Enter a stated penalty' },
  risk: { zh: '风险金额', en: 'Money at risk' },
  riskNote: { zh: '估算加上客户提出未定的', en: 'estimates and stated, not settled' },
  estimate: { zh: '内部估算', en: 'Our estimate' },
  estimateNote: { zh: '客户未提出，不对外', en: 'not stated, not shown' },
  stated: { zh: '客户已提出', en: 'Stated' },
  agreed: { zh: '双方认可', en: 'Agreed' },
  agreedNote: { zh: '进入对账单', en: 'goes to the statement' },
  value: { zh: '当月货款', en: 'Goods of the month' },
  statedTitle: { zh: '客户提出的罚则', en: 'Stated by the customer' },
  estimateTitle: { zh: '内部估算（按合同条款和记录）', en: 'Our own estimate, by the contract and the records' },
  inside: { zh: '内部', en: 'internal' },
  noneStated: { zh: '客户没有提出罚则', en: 'The customer stated none' },
  clean: { zh: '本月没有触发罚则条款', en: 'No consequence of the contract applies this month' },
  cleanDo: { zh: '合同里的罚则条款都没有达到条件。', en: 'None of its conditions is reached.' },
  agree: { zh: '认可', en: 'Agree' },
  decline: { zh: '不认可', en: 'Decline' },
  appeal: { zh: '申诉', en: 'Appeal' },
  withdraw: { zh: '登记撤销', en: 'Withdrawn' },
  was: { zh: '原提出', en: 'stated at' },
  appealBy: { zh: '申诉截止', en: 'appeal until' },
  count: { zh: '{count} 次', en: '{count} times' },
  from: { zh: '达到 {from} 次起算', en: 'from {from} on' },
  cap: { zh: '上限', en: 'capped at' },
  next: { zh: '再发生一次增加', en: 'one more adds' },
  lacking: { zh: '未能估全：', en: 'Not wholly estimated: ' },
  counted: { zh: '客户已提出，不再计入估算', en: 'stated, no longer in the estimate' },
  points: { zh: '考核 {points} 分', en: '{points} points' },
  andPoints: { zh: '另扣考核分 {points}', en: 'and {points} points' },
  tier: { zh: '现为“{tier}”一档', en: 'now at “{tier}”' },
  unconfirmed: { zh: '待确认', en: 'to be confirmed' },
};

type TabProps = { readonly customerId: string; readonly month: string };

export function PenaltiesTab({ customerId, month }: TabProps) {
  const read = useRead(api.settlement.penaltyEstimate, { customerId, month });
  return (
    <WhenRead read={read} rows={8}>
      {(one) => <Penalties one={one} />}
    </WhenRead>
  );
}

function Penalties({ one }: { readonly one: Estimate }) {
  const t = useTexts(texts);
  const open = useOpenForm();
  const touched = one.items.filter((item) => item.count > 0 || item.amountFen > 0 || item.lacking.length > 0);
  return (
    <div className="stack">
      <CardRow>
        <StatCard label={t('risk')} value={<MoneyText fen={one.atRiskFen} />} note={t('riskNote')} tone={one.atRiskFen > 0 ? 'danger' : 'plain'} />
        <StatCard label={t('estimate')} value={<MoneyText fen={one.estimateFen} />} note={t('estimateNote')} />
        <StatCard label={t('stated')} value={<MoneyText fen={one.statedFen} />} />
        <StatCard label={t('agreed')} value={<MoneyText fen={one.agreedFen} />} note={t('agreedNote')} />
        {one.monthValueFen !== null && <StatCard label={t('value')} value={<MoneyText fen={one.monthValueFen} />} />}
      </CardRow>
      <Section
        title={t('statedTitle')}
        icon="chat"
        extra={
          one.can.state && (
            <Button size="small" onClick={() => open((close) => <PenaltyEntry estimate={one} onClose={close} />)}>
              <Icon name="plus" size={14} /> {t('enter')}
            </Button>
          )
        }
      >
        {one.stated.length === 0 ? (
          <p className="quiet">{t('noneStated')}</p>
        ) : (
          <ul className="penalties">
            {one.stated.map((row) => (
              <StatedRow key={row.id} row={row} />
            ))}
          </ul>
        )}
      </Section>
      <Section title={t('estimateTitle')} icon="lock" extra={<ToneTag icon="lock">{t('inside')}</ToneTag>}>
        {touched.length === 0 ? (
          <Empty title={t('clean')} icon="check">
            {t('cleanDo')}
          </Empty>
        ) : (
          <ul className="penalties">
            {touched.map((item) => (
              <EstimateRow key={item.clauseId} item={item} />
            ))}
          </ul>
        )}
      </Section>
    </div>
  );
}

function StatedRow({ row }: { readonly row: PenaltyRow }) {
  const t = useTexts(texts);
  const say = useSay();
  const open = useOpenForm();
  return (
    <li>
      <div className="penalty-head">
        <span className="row">
          <strong className="number">{row.number}</strong>
          <ToneTag tone={penaltyTones[row.state]}>{say(PENALTY_STATES[row.state])}</ToneTag>
          {row.measure !== 'amount' && <ToneTag tone="danger">{say(MEASURES[row.measure])}</ToneTag>}
          <span className="quiet">
            <TimeText at={row.statedAt} style="short" />
            {row.state === 'stated' && row.appealBy && (
              <>
                {' · '}
                {t('appealBy')} <Deadline at={row.appealBy} />
              </>
            )}
          </span>
        </span>
        <span>
          {row.amountFen !== row.statedFen && (
            <span className="quiet">
              {t('was')} <MoneyText fen={row.statedFen} />{' '}
            </span>
          )}
          <MoneyText fen={row.amountFen} strong />
        </span>
      </div>
      {row.clause && (
        <p>
          {row.clause.wording} <small className="quiet">{row.clause.source}</small>
        </p>
      )}
      <Said penaltyId={row.id} />
      <div className="row">
        {row.paid && <span className="quiet">{say(PAID[row.paid])}</span>}
        {row.can.agree && (
          <Button size="small" onClick={() => open((close) => <PenaltyAnswer row={row} as="agree" onClose={close} />)}>
            {t('agree')}
          </Button>
        )}
        {row.can.decline && (
          <Button size="small" onClick={() => open((close) => <PenaltyAnswer row={row} as="decline" onClose={close} />)}>
            {t('decline')}
          </Button>
        )}
        {row.can.appeal && (
          <Button size="small" onClick={() => open((close) => <AppealForm on={{ penaltyId: row.id }} onClose={close} />)}>
            {t('appeal')}
          </Button>
        )}
        {row.can.withdraw && (
          <Button size="small" type="text" onClick={() => open((close) => <PenaltyWithdrawal row={row} onClose={close} />)}>
            {t('withdraw')}
          </Button>
        )}
      </div>
    </li>
  );
}

/** What both sides wrote about it. */
function Said({ penaltyId }: { readonly penaltyId: string }) {
  const words = useRead(api.settlement.showPenalty, { penaltyId }).data?.words ?? [];
  return (
    <ul className="penalty-words">
      {words
        .filter(({ body }) => body !== '')
        .map((word) => (
          <li key={`${word.at}${word.kind}`}>
            <strong>{word.author}</strong> <TimeText at={word.at} style="short" className="quiet" /> <q>{word.body}</q>
          </li>
        ))}
    </ul>
  );
}

type EstimatedItem = Estimate['items'][number];

function EstimateRow({ item }: { readonly item: EstimatedItem }) {
  const t = useTexts(texts);
  const say = useSay();
  const english = useLocale() === 'en';
  return (
    <li className={item.penaltyId ? 'penalty-counted' : ''}>
      <div className="penalty-head">
        <span className="row">
          <strong>{english ? (item.wordingEn ?? item.wording) : item.wording}</strong>
          {!item.confirmed && <ToneTag>{t('unconfirmed')}</ToneTag>}
        </span>
        {item.amountFen === 0 && item.points > 0 ? (
          <strong className="number">{t('points', { points: showOff(item.points) })}</strong>
        ) : (
          <MoneyText fen={item.amountFen} strong />
        )}
      </div>
      <p className="quiet penalty-facts">
        <span className="number">{t('count', { count: item.count })}</span>
        {item.countFrom !== null && item.countFrom > 1 && <span>{t('from', { from: item.countFrom })}</span>}
        {item.tier && <span>{t('tier', { tier: say(item.tier) })}</span>}
        {item.formula && <span>{say(item.formula)}</span>}
        {item.capFen !== null && item.beforeCapFen > item.capFen && (
          <span>
            {t('cap')} <MoneyText fen={item.capFen} />
          </span>
        )}
        {item.points > 0 && item.amountFen > 0 && <span>{t('andPoints', { points: showOff(item.points) })}</span>}
        {item.nextFen !== null && item.nextFen > 0 && (
          <span>
            {t('next')} <MoneyText fen={item.nextFen} />
          </span>
        )}
        {item.penaltyId && <span>{t('counted')}</span>}
        <span>{item.source}</span>
      </p>
      {item.measures.map(({ measure, text }) => (
        <p key={measure}>
          <ToneTag tone="danger" icon="alert">
            {say(MEASURES[measure])}
          </ToneTag>{' '}
          {say(text)}
        </p>
      ))}
      {item.lacking.length > 0 && (
        <p className="penalty-lacking">
          {t('lacking')}
          {item.lacking.map((one) => say(LACKING[one])).join('，')}
        </p>
      )}
      <Occurrences item={item} />
    </li>
  );
}

function Occurrences({ item }: { readonly item: EstimatedItem }) {
  return (
    <ul className="penalty-occurrences">
      {item.occurrences.map((one) => (
        <li key={`${one.commitmentId}${one.subject.id}${one.occurredOn}`} className="score-line">
          <span className="number score-day">{shortDay(one.occurredOn)}</span>
          <span className="score-what">{one.subject.name ?? one.noteNumber ?? '—'}</span>
          <Evidence commitmentId={one.commitmentId} />
          {one.amountFen !== 0 && <MoneyText fen={one.amountFen} />}
        </li>
      ))}
    </ul>
  );
}
