// Where lines are typed: `土豆 30斤`, Enter, next. Empty, it offers templates and former orders; several pasted rows become several lines.
import { type KeyboardEvent, type ReactNode, type Ref, useState } from 'react';
import { Icon } from '../../design/icon.tsx';
import { useTexts } from '../../design/locale.ts';
import { MoneyText } from '../../design/people.tsx';
import type { Product } from './labels.ts';
import { type DraftLine, knownLine, typedLine, withProduct } from './order-draft.ts';
import { useUnitWord } from './order-look.tsx';
import { useFindProducts, useFoundProducts } from './product-find.ts';
import type { Start } from './starts.ts';
import { readTyped, readTypedRows } from './typed-line.ts';

const texts = {
  box: { zh: '加商品', en: 'Add a line' },
  hint: { zh: '土豆 30斤，回车加下一行', en: '土豆 30斤, then Enter' },
  noSite: { zh: '先选食堂', en: 'Choose the site first' },
  list: { zh: '可选', en: 'Choices' },
  start: { zh: '也可以从这里开始（↓ 选择）', en: 'Or start from (press ↓)' },
  risk: { zh: '学校高风险', en: 'High-risk for schools' },
  noPrice: { zh: '未定价', en: 'no price' },
};

type LineBoxProps = {
  readonly siteId: string | null;
  readonly on: string;
  readonly starts: readonly Start[];
  readonly onAdd: (lines: readonly DraftLine[]) => void;
  /** The product was found after the line had been added. */
  readonly onKnown: (key: string, known: (line: DraftLine) => DraftLine) => void;
  readonly onUp: () => void;
  readonly boxRef: Ref<HTMLInputElement>;
  readonly upwards?: boolean;
};

/** What is typed, what it may mean, and what its keys do. */
function useTyping({ siteId, on, starts, onAdd, onKnown, onUp }: Omit<LineBoxProps, 'boxRef' | 'upwards'>) {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(-1);
  const typed = readTyped(text);
  const found = useFoundProducts(siteId, on, typed.product);
  const find = useFindProducts(siteId, on);
  const count = text === '' ? starts.length : found.length;
  const write = (next: string) => {
    setText(next);
    setChosen(-1);
  };
  const add = async (rows: readonly string[]) => {
    const lines = rows.map(typedLine).filter(({ product }) => product);
    onAdd(lines);
    write('');
    await Promise.all(
      lines.map(async ({ key, product }) => {
        const products = await find(product);
        onKnown(key, (line) => (line.productId === null && line.product === product ? knownLine(line, products) : line));
      }),
    );
  };
  const take = (at: number) => {
    const product = found[at];
    if (text === '') onAdd(starts[at]?.lines() ?? []);
    // Chosen before the amount was typed: the name stands there, the amount is next.
    else if (product && typed.number === null) return write(`${product.name} `);
    else if (product) onAdd([withProduct(typedLine(text), product)]);
    write('');
  };
  const enter = () => {
    if (chosen >= 0) take(chosen);
    else if (typed.product && typed.number !== null) void add([text]);
    else if (typed.product && found.length > 0) take(0);
  };
  const keys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && (step > 0 || chosen >= 0)) setChosen((now) => Math.max(-1, Math.min(now + step, count - 1)));
    else if (step && text === '') onUp();
    else if (event.key === 'Escape') write('');
    else if (event.key === 'Enter') enter();
    else return;
    event.preventDefault();
  };
  return { text, write, chosen, found, count, keys, add, take };
}

export function LineBox({ boxRef, upwards = false, ...props }: LineBoxProps) {
  const t = useTexts(texts);
  const [focused, setFocused] = useState(false);
  const { text, write, chosen, found, count, keys, add, take } = useTyping(props);
  const nowhere = props.siteId === null;
  return (
    <div className="line-box">
      <Icon name="plus" size={17} className="quiet" />
      <input
        className="line-input"
        ref={boxRef}
        value={text}
        disabled={nowhere}
        role="combobox"
        aria-label={t('box')}
        aria-expanded={focused && count > 0}
        aria-controls="line-choices"
        aria-autocomplete="list"
        autoComplete="off"
        placeholder={t(nowhere ? 'noSite' : 'hint')}
        onChange={({ target }) => write(target.value)}
        onKeyDown={keys}
        onFocus={() => setFocused(true)}
        onBlur={() => setTimeout(setFocused, 150, false)}
        onPaste={(event) => {
          const rows = readTypedRows(event.clipboardData.getData('text/plain'));
          if (rows.length < 2) return;
          event.preventDefault();
          void add(rows);
        }}
      />
      {focused && count > 0 && (
        <div className={`line-choices${upwards ? ' upwards' : ''}`} id="line-choices" role="listbox" aria-label={t('list')}>
          {text === '' && <p className="quiet">{t('start')}</p>}
          {text === ''
            ? props.starts.map((one, at) => (
                <Choice key={one.key} on={at === chosen} onTake={() => take(at)}>
                  <strong>{one.label}</strong> <span className="quiet">{one.note}</span>
                </Choice>
              ))
            : found.map((one, at) => (
                <Choice key={one.productId} on={at === chosen} onTake={() => take(at)}>
                  <ProductWords product={one} />
                </Choice>
              ))}
        </div>
      )}
    </div>
  );
}

type ChoiceProps = { readonly on: boolean; readonly onTake: () => void; readonly children: ReactNode };

function Choice({ on, onTake, children }: ChoiceProps) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the box, as a combobox asks
    // biome-ignore lint/a11y/useKeyWithClickEvents: the arrows and Enter of the box choose
    <div role="option" aria-selected={on} className="line-choice" onMouseDown={(event) => event.preventDefault()} onClick={onTake}>
      {children}
    </div>
  );
}

export function ProductWords({ product }: { readonly product: Product }) {
  const t = useTexts(texts);
  const unit = useUnitWord();
  const { name, code, priceFen, pricePer, highRiskForSchools } = product;
  return (
    <>
      <strong>{name}</strong> <span className="quiet number">{code}</span>
      {highRiskForSchools && <span className="finding-block">{t('risk')}</span>}
      <span className="line-choice-price quiet">
        {priceFen !== null && pricePer ? (
          <>
            <MoneyText fen={priceFen} />/{unit(pricePer)}
          </>
        ) : (
          t('noPrice')
        )}
      </span>
    </>
  );
}
