// An order on paper, as it is written: head, lines, the box for the next one, and the sum. Pages add their own buttons.
import { useEffect, useRef } from 'react';
import { Section } from '../../design/controls.tsx';
import { useTexts } from '../../design/locale.ts';
import { Refused } from '../../design/states.tsx';
import { DraftLines } from './draft-lines.tsx';
import { LineBox } from './line-box.tsx';
import { OrderFields } from './order-fields.tsx';
import { aboutLine, FindingList, TotalText } from './order-look.tsx';
import '../../design/desk/desk-parts.css';
import './orders.css';
import type { Drafting } from './use-order-draft.ts';

const texts = {
  where: { zh: '送到哪里、哪天', en: 'Where and when' },
  lines: { zh: '商品', en: 'Lines' },
  keys: {
    zh: '商品 数量 单位，回车下一行；↑ 改上一行；可粘贴多行',
    en: 'Goods amount unit, Enter; ↑ edits the last line; several rows can be pasted',
  },
  count: { zh: '{count} 种', en: '{count} lines' },
  checking: { zh: '核对中…', en: 'Checking…' },
  sum: { zh: '合计', en: 'Total' },
};

/** From so many lines on, choices open above the box: below it the screen ends. */
const HIGH = 5;

type WritingProps = {
  readonly work: Drafting;
  /** The site cannot be changed any more. */
  readonly siteName?: string | undefined;
  readonly called?: string | undefined;
  readonly doubtfulSite?: boolean;
  readonly siteFocus?: boolean;
  /** The pasted order asks for Enter, not for more lines. */
  readonly focus?: boolean;
  readonly plain?: boolean;
};

export function OrderWriting({ work, siteName, called, doubtfulSite = false, siteFocus = true, focus = true, plain = false }: WritingProps) {
  const t = useTexts(texts);
  const { draft, checks, focusBox } = work;
  const before = useRef<string | null>(null);
  useEffect(() => {
    // The site was just chosen: what is said next on the phone is goods.
    if (focus && draft.siteId && draft.siteId !== before.current) focusBox();
    before.current = draft.siteId;
  }, [draft.siteId, focus, focusBox]);
  const general = checks.checked ? aboutLine(checks.checked.findings, null) : [];
  const head = (
    <>
      <OrderFields
        draft={draft}
        onChange={work.change}
        help={work.help}
        checked={checks.checked}
        siteName={siteName}
        called={called}
        doubtful={doubtfulSite && !work.touched}
        autoFocus={siteFocus}
      />
      <Refused error={work.helpError} />
      <FindingList findings={general} />
    </>
  );
  const lines = (
    <>
      <DraftLines
        lines={draft.lines}
        checks={checks}
        siteId={draft.siteId}
        on={draft.deliveryOn}
        onPut={work.put}
        onRemove={work.remove}
        onNext={focusBox}
      />
      <LineBox
        siteId={draft.siteId}
        on={draft.deliveryOn}
        starts={draft.lines.length === 0 ? work.starts : []}
        onAdd={work.add}
        onKnown={work.put}
        onUp={work.focusLast}
        upwards={draft.lines.length >= HIGH}
        boxRef={work.box}
      />
      <Refused error={checks.error} onRetry={checks.retry} />
      <p className="order-sum">
        <span className="quiet">{checks.checking ? t('checking') : ''}</span>
        <span>{t('count', { count: draft.lines.length })}</span>
        {checks.checked && draft.lines.length > 0 && (
          <span>
            {t('sum')} <TotalText of={checks.checked} strong />
          </span>
        )}
      </p>
    </>
  );
  if (plain) {
    return (
      <>
        {head}
        {lines}
      </>
    );
  }
  return (
    <div className="stack">
      <Section title={t('where')} icon="home">
        {head}
      </Section>
      <Section title={t('lines')} icon="lot" extra={<span className="quiet keys-hint">{t('keys')}</span>}>
        {lines}
      </Section>
    </div>
  );
}
