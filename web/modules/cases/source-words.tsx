// The original words with what was read in them underlined, doubtful ones amber: the clerk compares at a glance.
import { useTexts } from '../../design/locale.ts';
import { TimeText } from '../../design/time-text.tsx';
import type { ReadDraft } from './draft.ts';

export type Mark = { readonly text: string; readonly kind: 'who' | 'goods' | 'amount' | 'time' | 'kind'; readonly sure: boolean };

const texts = {
  who: { zh: '客户', en: 'Customer' },
  goods: { zh: '商品', en: 'Product' },
  amount: { zh: '数量', en: 'Amount' },
  time: { zh: '要求时间', en: 'Needed by' },
  kind: { zh: '判断类别的词', en: 'Word that decides the category' },
  doubtful: { zh: '{what}，不确定', en: '{what}, doubtful' },
  unknown: { zh: '未署名', en: 'No name' },
};

/** What each draft was read from. */
export function marksOf(drafts: readonly ReadDraft[]): Mark[] {
  return drafts.flatMap((draft) => [
    ...(draft.customer.source ? [{ text: draft.customer.source, kind: 'who' as const, sure: draft.customer.sure }] : []),
    ...draft.lines.flatMap((line): Mark[] => [
      ...(line.written ? [{ text: line.written, kind: 'goods' as const, sure: line.sure }] : []),
      ...(line.quantityText ? [{ text: line.quantityText, kind: 'amount' as const, sure: !line.assumedUnit }] : []),
    ]),
    ...(draft.neededBy ? [{ text: draft.neededBy.text, kind: 'time' as const, sure: draft.neededBy.sure }] : []),
    ...draft.words.map((word): Mark => ({ text: word.text, kind: 'kind', sure: true })),
  ]);
}

type Part = { readonly at: number; readonly text: string; readonly mark?: Mark };

/** Cuts a text at the marks; where two overlap the longer one stands. */
export function cut(text: string, marks: readonly Mark[]): Part[] {
  const found = marks
    .filter((mark) => mark.text.trim() !== '')
    .flatMap((mark) => {
      const places: { from: number; to: number; mark: Mark }[] = [];
      for (let from = text.indexOf(mark.text); from >= 0; from = text.indexOf(mark.text, from + mark.text.length)) {
        places.push({ from, to: from + mark.text.length, mark });
      }
      return places;
    })
    .sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from);
  const kept: typeof found = [];
  for (const place of found) if (!kept.some(({ from, to }) => place.from < to && place.to > from)) kept.push(place);
  kept.sort((a, b) => a.from - b.from);
  const parts: Part[] = [];
  let at = 0;
  for (const { from, to, mark } of kept) {
    if (from > at) parts.push({ at, text: text.slice(at, from) });
    parts.push({ at: from, text: text.slice(from, to), mark });
    at = to;
  }
  if (at < text.length) parts.push({ at, text: text.slice(at) });
  return parts;
}

function Marked({ text, marks }: { readonly text: string; readonly marks: readonly Mark[] }) {
  const t = useTexts(texts);
  return (
    <>
      {cut(text, marks).map(({ at, text: piece, mark }) =>
        mark ? (
          <mark
            key={at}
            className={`word word-${mark.kind}${mark.sure ? '' : ' doubtful'}`}
            title={mark.sure ? t(mark.kind) : t('doubtful', { what: t(mark.kind) })}
          >
            {piece}
          </mark>
        ) : (
          piece
        ),
      )}
    </>
  );
}

type Message = { readonly from: string | null; readonly at: string | null; readonly text: string };

export function SourceWords({ messages, marks }: { readonly messages: readonly Message[]; readonly marks: readonly Mark[] }) {
  const t = useTexts(texts);
  return (
    <ol className="source">
      {messages.map((message, index) => (
        <li key={`${message.at}${index}`}>
          <header>
            <strong>
              <Marked text={message.from ?? t('unknown')} marks={marks.filter(({ kind }) => kind === 'who')} />
            </strong>
            {message.at && <TimeText at={message.at} style="short" className="quiet" />}
          </header>
          <p>
            <Marked text={message.text} marks={marks} />
          </p>
        </li>
      ))}
    </ol>
  );
}
