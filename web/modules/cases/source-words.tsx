// The original words with what was read in them underlined, doubtful ones amber: the clerk compares at a glance.
import { useTexts } from '../../design/locale.ts';
import { TimeText } from '../../design/time-text.tsx';
import { cut, type Mark } from './source-marks.ts';

const texts = {
  who: { zh: '客户', en: 'Customer' },
  goods: { zh: '商品', en: 'Product' },
  amount: { zh: '数量', en: 'Amount' },
  time: { zh: '要求时间', en: 'Needed by' },
  kind: { zh: '判断类别的词', en: 'Word that decides the category' },
  doubtful: { zh: '{what}，不确定', en: '{what}, doubtful' },
  unknown: { zh: '未署名', en: 'No name' },
};

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
