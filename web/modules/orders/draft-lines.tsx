// The lines of an order being written: what was typed, what the server understood, what it costs, and what is wrong with it.
import type { KeyboardEvent } from 'react';
import '../../design/desk/desk-parts.css';
import { Icon } from '../../design/icon.tsx';
import { useTexts } from '../../design/locale.ts';
import { MoneyText } from '../../design/people.tsx';
import type { Product } from './labels.ts';
import { type DraftLine, readLine, type Wrong, withProduct } from './order-draft.ts';
import { FindingList, useAmountWords, useUnitWord } from './order-look.tsx';
import { useFoundProducts } from './product-find.ts';
import { readTyped } from './typed-line.ts';
import type { Checks } from './use-checked.ts';

const texts = {
  product: { zh: '商品', en: 'Product' },
  amount: { zh: '订购', en: 'Ordered' },
  settled: { zh: '结算数量', en: 'Settled as' },
  price: { zh: '单价', en: 'Price' },
  total: { zh: '金额', en: 'Amount' },
  remark: { zh: '备注', en: 'Remark' },
  remove: { zh: '删除第 {n} 行', en: 'Remove line {n}' },
  cell: { zh: '第 {n} 行 {field}', en: 'Line {n}: {field}' },
  about: { zh: '约 {amount}', en: 'about {amount}' },
  mean: { zh: '是不是：', en: 'Perhaps:' },
  'no-product': { zh: '写商品名', en: 'name the product' },
  'no-amount': { zh: '写数量，如 30斤', en: 'an amount, such as 30斤' },
  'no-unit': { zh: '写单位，如斤、公斤、箱', en: 'a unit, such as 斤, kg, 箱' },
};

type LinesProps = {
  readonly lines: readonly DraftLine[];
  readonly checks: Checks;
  readonly siteId: string | null;
  readonly on: string;
  readonly onPut: (key: string, change: Partial<DraftLine>) => void;
  readonly onRemove: (key: string) => void;
  /** Enter in any field: back to the box for the next line. */
  readonly onNext: () => void;
};

export function DraftLines({ lines, ...rest }: LinesProps) {
  const t = useTexts(texts);
  if (lines.length === 0) return null;
  return (
    <table className="draft-order">
      <thead>
        <tr>
          <th />
          <th>{t('product')}</th>
          <th>{t('amount')}</th>
          <th className="wide-cell">{t('settled')}</th>
          <th className="wide-cell">{t('price')}</th>
          <th>{t('total')}</th>
          <th className="wide-cell">{t('remark')}</th>
          <th />
        </tr>
      </thead>
      {lines.map((line, index) => (
        <LineRow key={line.key} line={line} n={index + 1} {...rest} />
      ))}
    </table>
  );
}

type RowProps = Omit<LinesProps, 'lines'> & { readonly line: DraftLine; readonly n: number };

function LineRow({ line, n, checks, siteId, on, onPut, onRemove, onNext }: RowProps) {
  const t = useTexts(texts);
  const check = checks.of(line.key);
  const read = readLine(line);
  const wrong: Wrong | undefined = typeof read === 'string' ? read : undefined;
  const findings = check?.findings ?? [];
  const put = (change: Partial<DraftLine>) => onPut(line.key, { doubtful: false, ...change });
  const keys = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onNext();
  };
  const level = findings[0]?.level;
  const field = (name: 'product' | 'amount' | 'remark') => ({
    value: line[name],
    'aria-label': t('cell', { n, field: t(name) }),
    ...(name === 'amount' ? { 'data-amount': n, 'aria-invalid': wrong === 'amount' || wrong === 'unit' } : {}),
  });
  return (
    <tbody onKeyDown={keys} className={`${level ? `has-${level}` : ''}${line.doubtful ? ' doubtful' : ''}`}>
      <tr>
        <td className="number quiet">{n}</td>
        <td className="cell-product">
          <input {...field('product')} maxLength={80} onChange={({ target }) => put({ product: target.value, productId: null, productCode: null })} />
        </td>
        <td className="cell-amount">
          <input {...field('amount')} maxLength={20} onChange={({ target }) => put({ amount: target.value })} />
        </td>
        <Understood line={check?.line} />
        <td className="cell-remark wide-cell">
          <input {...field('remark')} maxLength={200} onChange={({ target }) => put({ remark: target.value })} />
        </td>
        <td>
          <button type="button" className="bare faint" tabIndex={-1} onClick={() => onRemove(line.key)} aria-label={t('remove', { n })}>
            <Icon name="close" size={14} />
          </button>
        </td>
      </tr>
      {(wrong || findings.length > 0) && (
        <tr className="row-findings">
          <td />
          <td colSpan={7}>
            {wrong && (
              <p className="finding-block" role="alert">
                <Icon name="alert" size={15} /> {t(`no-${wrong}`)}
              </p>
            )}
            <FindingList findings={findings} />
            {line.productId === null && findings.some(({ code }) => code === 'product-ambiguous' || code === 'unknown-product') && (
              <Candidates line={line} siteId={siteId} on={on} onTake={(product) => put(withProduct(line, product))} />
            )}
          </td>
        </tr>
      )}
    </tbody>
  );
}

type Understanding = NonNullable<ReturnType<Checks['of']>>['line'];

/** What the server makes of the line: the amount that is paid for, the price of the day, the sum. */
function Understood({ line }: { readonly line: Understanding }) {
  const t = useTexts(texts);
  const amount = useAmountWords();
  const unit = useUnitWord();
  const same = line && line.amount === line.orderedAmount && line.unit === line.orderedUnit;
  const settled = line && amount(line.amount, line.unit);
  return (
    <>
      <td className="number wide-cell quiet">{settled && !same && (line.pieces === null ? settled : t('about', { amount: settled }))}</td>
      <td className="number wide-cell quiet">
        {line?.pricePer && line.priceFen !== null && (
          <>
            <MoneyText fen={line.priceFen} />/{unit(line.pricePer)}
          </>
        )}
      </td>
      <td className="number">{line && <MoneyText fen={line.totalFen} />}</td>
    </>
  );
}

type CandidatesProps = { readonly line: DraftLine; readonly siteId: string | null; readonly on: string; readonly onTake: (product: Product) => void };

/** The goods a word may stand for, one click each. */
function Candidates({ line, siteId, on, onTake }: CandidatesProps) {
  const t = useTexts(texts);
  const whole = useFoundProducts(siteId, on, readTyped(line.product).product);
  // `大土豆` is not in the master, `土豆` is.
  const part = useFoundProducts(siteId, on, whole.length === 0 ? line.product.slice(-2) : '');
  const found = whole.length > 0 ? whole : part;
  if (found.length === 0) return null;
  return (
    <p className="row">
      <span className="quiet">{t('mean')}</span>
      {found.slice(0, 6).map((one) => (
        <button key={one.productId} type="button" className="choice" onClick={() => onTake(one)}>
          {one.name}
        </button>
      ))}
    </p>
  );
}
