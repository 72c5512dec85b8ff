// The lines of an order with what the checks found beside them, and the shortages on them.
import { Button } from 'antd';
import { useState } from 'react';
import { useTexts } from '../../design/locale.ts';
import { MoneyText } from '../../design/people.tsx';
import type { Order, OrderLine } from './labels.ts';
import { aboutLine, FindingList, TotalText, useAmountWords, useUnitWord } from './order-look.tsx';
import { FindShortage, ShortageCard } from './shortages.tsx';

const texts = {
  product: { zh: '商品', en: 'Product' },
  ordered: { zh: '订购', en: 'Ordered' },
  settled: { zh: '结算数量', en: 'Settled as' },
  price: { zh: '单价', en: 'Price' },
  total: { zh: '金额', en: 'Amount' },
  about: { zh: '约 {amount}', en: 'about {amount}' },
  noPrice: { zh: '待定', en: 'to come' },
  less: { zh: '少送 {amount}', en: '{amount} less' },
  short: { zh: '缺货', en: 'Short' },
  sum: { zh: '合计 {count} 种', en: '{count} lines' },
};

export function OrderLines({ order }: { readonly order: Order }) {
  const t = useTexts(texts);
  const [short, setShort] = useState<OrderLine>();
  const fresh = order.state === 'received';
  return (
    <>
      {fresh && <FindingList findings={aboutLine(order.findings, null)} />}
      <table className="draft-order order-lines">
        <thead>
          <tr>
            <th />
            <th>{t('product')}</th>
            <th className="end">{t('ordered')}</th>
            <th className="end wide-cell">{t('settled')}</th>
            <th className="end wide-cell">{t('price')}</th>
            <th className="end">{t('total')}</th>
            <th />
          </tr>
        </thead>
        {order.lines.map((line) => (
          <Line key={line.id} order={order} line={line} onShort={() => setShort(line)} />
        ))}
      </table>
      <p className="order-sum">
        <span className="quiet">{t('sum', { count: order.lines.length })}</span>
        <TotalText of={order} strong />
      </p>
      {short && <FindShortage order={order} line={short} onClose={() => setShort(undefined)} />}
    </>
  );
}

type LineProps = { readonly order: Order; readonly line: OrderLine; readonly onShort: () => void };

function Line({ order, line, onShort }: LineProps) {
  const t = useTexts(texts);
  const amount = useAmountWords();
  const unit = useUnitWord();
  // What was agreed long ago needs no colour; what was found is shown as long as somebody may act on it.
  const findings = order.state === 'received' ? aboutLine(order.findings, line.lineNo) : [];
  const shortages = order.shortages.filter(({ lineId }) => lineId === line.id);
  const level = findings[0]?.level;
  const same = line.amount === line.orderedAmount && line.unit === line.orderedUnit;
  const settled = amount(line.amount, line.unit);
  return (
    <tbody className={level ? `has-${level}` : ''}>
      <tr>
        <td className="number quiet">{line.lineNo}</td>
        <td>
          <strong>{line.product}</strong> {line.spec && <span className="quiet">{line.spec}</span>}
          {line.remark && <div className="line-remark">{line.remark}</div>}
        </td>
        <td className="number end nowrap">
          <strong>{amount(line.orderedAmount, line.orderedUnit)}</strong>
          {line.missing > 0 && <div className="finding-warn">{t('less', { amount: amount(line.missing, line.unit) })}</div>}
        </td>
        <td className="number end wide-cell nowrap quiet">{!same && (line.pieces === null ? settled : t('about', { amount: settled }))}</td>
        <td className="number end wide-cell nowrap quiet">
          {line.priceFen !== null && line.pricePer ? (
            <>
              <MoneyText fen={line.priceFen} />/{unit(line.pricePer)}
            </>
          ) : (
            t('noPrice')
          )}
        </td>
        <td className="number end">
          <MoneyText fen={line.totalFen} />
        </td>
        <td className="end">
          {order.can.findShortage && !shortages.some(({ outcome }) => outcome === null) && (
            <Button size="small" type="text" onClick={onShort}>
              {t('short')}
            </Button>
          )}
        </td>
      </tr>
      {(findings.length > 0 || shortages.length > 0) && (
        <tr className="row-findings">
          <td />
          <td colSpan={6}>
            <FindingList findings={findings} />
            {shortages.map((one) => (
              <ShortageCard key={one.id} order={order} shortage={one} />
            ))}
          </td>
        </tr>
      )}
    </tbody>
  );
}
