// A group of lines with its sum, and each line: how much, at what price by which sheet, what it comes to, what was said of it.
import { Button } from 'antd';
import { useState } from 'react';
import { UNITS } from '../../../server/kernel/quantity.ts';
import { LINE_KINDS, LINE_STATES, PRICED_BY } from '../../../server/modules/settlement/words.ts';
import { Go } from '../../app/go.tsx';
import { useOpenForm } from '../../design/desk/open-form.tsx';
import { Icon } from '../../design/icon.tsx';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { MoneyText, QuantityText } from '../../design/people.tsx';
import { showPeriod } from '../commitments/period.ts';
import { type Line, lineIcons, lineTones, type Statement } from './labels.ts';
import type { Group, Grouping } from './line-groups.ts';
import { LineThread } from './line-thread.tsx';
import { PriceForm } from './price-form.tsx';

const texts = {
  lines: { zh: '{count} 行', en: '{count} lines' },
  disputed: { zh: '{count} 行有异议', en: '{count} disputed' },
  unpriced: { zh: '{count} 行无单价', en: '{count} without a price' },
  noPrice: { zh: '无单价', en: 'no price' },
  price: { zh: '定价', en: 'Price it' },
  talk: { zh: '沟通', en: 'Talk' },
  words: { zh: '{count} 条', en: '{count}' },
  per: { zh: '{money}/{unit}', en: '{money}/{unit}' },
  of: { zh: '属 {month}', en: 'of {month}' },
  before: { zh: '原已列', en: 'stated before' },
  item: { zh: '商品 / 款项', en: 'Item' },
  accepted: { zh: '验收量', en: 'Accepted' },
  unit: { zh: '单价', en: 'Price' },
  amount: { zh: '金额', en: 'Amount' },
  state: { zh: '确认', en: 'Answer' },
};

type GroupProps = { readonly group: Group; readonly by: Grouping; readonly one: Statement; readonly unfolded: boolean };

export function LineGroup({ group, by, one, unfolded }: GroupProps) {
  const t = useTexts(texts);
  const [own, setOwn] = useState<boolean>();
  const open = own ?? unfolded;
  return (
    <section className="line-group">
      <button type="button" className="line-group-head" aria-expanded={open} onClick={() => setOwn(!open)}>
        <Icon name={open ? 'down' : 'right'} size={14} />
        <GroupName group={group} by={by} />
        <span className="quiet number">{t('lines', { count: group.lines.length })}</span>
        {group.disputed > 0 && <ToneTag tone="danger">{t('disputed', { count: group.disputed })}</ToneTag>}
        {group.unpriced > 0 && <ToneTag tone="danger">{t('unpriced', { count: group.unpriced })}</ToneTag>}
        <MoneyText fen={group.amountFen} strong />
      </button>
      {open && <Lines group={group} by={by} one={one} />}
    </section>
  );
}

function GroupName({ group, by }: Pick<GroupProps, 'group' | 'by'>) {
  const say = useSay();
  const first = group.lines[0] as Line;
  const kind = say(LINE_KINDS[first.kind]);
  if (by === 'product') return <strong>{first.kind === 'goods' ? `${say(first.title)} ${first.spec}` : kind}</strong>;
  if (by === 'site') return <strong>{first.site?.name ?? kind}</strong>;
  if (!first.note) return <strong>{kind}</strong>;
  if (by === 'day') return <strong className="number">{first.note.deliveryOn}</strong>;
  return (
    <strong className="number">
      {first.note.deliveryOn.slice(5)} {first.note.number} <span className="quiet">{first.site?.name}</span>
    </strong>
  );
}

function Lines({ group, by, one }: Pick<GroupProps, 'group' | 'by' | 'one'>) {
  const t = useTexts(texts);
  return (
    <table className="lines">
      <thead className="only-heard">
        <tr>
          <th scope="col">{t('item')}</th>
          <th scope="col">{t('accepted')}</th>
          <th scope="col">{t('unit')}</th>
          <th scope="col">{t('amount')}</th>
          <th scope="col">{t('state')}</th>
        </tr>
      </thead>
      <tbody>
        {group.lines.map((line) => (
          <LineRow key={line.key} line={line} by={by} one={one} />
        ))}
      </tbody>
    </table>
  );
}

type RowProps = { readonly line: Line; readonly by: Grouping; readonly one: Statement };

function LineRow({ line, by, one }: RowProps) {
  const t = useTexts(texts);
  const say = useSay();
  const locale = useLocale();
  const open = useOpenForm();
  const talk = () => open((close) => <LineThread line={line} one={one} onClose={close} />);
  return (
    <tr className={line.state === 'disputed' || line.amountFen === null ? 'line-marked' : ''}>
      <td>
        <span className="line-title">
          {by === 'product' && line.note ? <LinePlace line={line} /> : <span>{say(line.title)}</span>}
          {by !== 'product' && line.spec && <small className="quiet">{line.spec}</small>}
          {(by === 'site' || by === 'day') && line.note && <LinePlace line={line} />}
          {line.claim && <Go to={`/claims/${line.claim.id}`}>{line.claim.number}</Go>}
          {line.correction && <ToneTag tone="info">{t('of', { month: showPeriod(line.home, locale) })}</ToneTag>}
          {line.statedFen !== 0 && (
            <small className="quiet">
              {t('before')} <MoneyText fen={line.statedFen} />
            </small>
          )}
        </span>
      </td>
      <td className="figure">{line.unit && <QuantityText amount={line.accepted} unit={line.unit} />}</td>
      <td className="figure">
        <Price line={line} />
      </td>
      <td className="figure">{line.amountFen === null ? <span className="score-bad">{t('noPrice')}</span> : <MoneyText fen={line.amountFen} />}</td>
      <td className="line-acts">
        {line.amountFen === null && one.can.price && line.noteLineId && (
          <Button size="small" type="primary" onClick={() => open((close) => <PriceForm line={line} onClose={close} />)}>
            {t('price')}
          </Button>
        )}
        {(one.state !== 'draft' || line.words > 0) && (
          <button type="button" className="line-state" onClick={talk}>
            <ToneTag tone={lineTones[line.state]} {...(lineIcons[line.state] ? { icon: lineIcons[line.state] } : {})}>
              {say(LINE_STATES[line.state])}
            </ToneTag>
            {line.words > 0 && <small className="quiet">{t('words', { count: line.words })}</small>}
          </button>
        )}
      </td>
    </tr>
  );
}

const LinePlace = ({ line }: { readonly line: Line }) => (
  <span className="quiet number">
    {line.note && <Go to={`/deliveries/${line.note.id}`}>{line.note.number}</Go>} {line.site?.name}
  </span>
);

function Price({ line: { price } }: { readonly line: Line }) {
  const say = useSay();
  if (!price) return null;
  const name = price.sheetNumber ?? say(PRICED_BY[price.by]);
  return (
    <span className="line-price">
      <span className="nowrap">
        <MoneyText fen={price.fen} />/{say(UNITS[price.per].label)}
      </span>
      <small className="quiet">{price.sheetId ? <Go to={`/prices/${price.sheetId}`}>{name}</Go> : name}</small>
    </span>
  );
}
