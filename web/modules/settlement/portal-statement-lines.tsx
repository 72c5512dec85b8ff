// Lines of a statement by day and note; each can be disputed in words, and what was said about it stands below.
import { useState } from 'react';
import { showQuantity, UNITS } from '../../../server/kernel/quantity.ts';
import { LINE_STATES } from '../../../server/modules/settlement/words.ts';
import { type Answer, api } from '../../client/api.ts';
import { useRead, useReadPages, useSubmit } from '../../client/query.ts';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { BigButton, Chips } from '../../design/phone/choices.tsx';
import { Refused } from '../../design/states.tsx';
import { TimeText } from '../../design/time-text.tsx';
import { showFen } from './portal-money.ts';

type Line = Answer<typeof api.settlement.myStatementLines>['items'][number];
type Site = Answer<typeof api.settlement.myStatement>['sites'][number];

const texts = {
  sites: { zh: '哪个食堂', en: 'Which site' },
  all: { zh: '全部', en: 'All' },
  disputed: { zh: '有异议的', en: 'Disputed' },
  show: { zh: '看哪些', en: 'Which lines' },
  dispute: { zh: '有异议', en: 'Dispute' },
  why: { zh: '哪里不对？例如：实收 28 斤，不是 30 斤', en: 'What is wrong? For example: 28 jin came, not 30' },
  send: { zh: '提交', en: 'Send' },
  cancel: { zh: '取消', en: 'Cancel' },
  answer: { zh: '再说一句', en: 'Add a word' },
  more: { zh: '再看 {count} 行', en: '{count} more lines' },
  unpriced: { zh: '待定价', en: 'No price yet' },
  empty: { zh: '没有明细', en: 'No lines' },
};

export function StatementLines({
  statementId,
  sites,
  mayAnswer,
}: {
  readonly statementId: string;
  readonly sites: readonly Site[];
  readonly mayAnswer: boolean;
}) {
  const t = useTexts(texts);
  const [siteId, setSite] = useState('');
  const [only, setOnly] = useState<'all' | 'disputed'>('all');
  const pages = useReadPages(api.settlement.myStatementLines, {
    statementId,
    ...(siteId ? { siteId } : {}),
    ...(only === 'disputed' ? { only } : {}),
    limit: 100,
  });
  const lines = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      {sites.length > 1 && (
        <Chips
          label={t('sites')}
          value={siteId}
          onChange={setSite}
          options={[{ value: '', label: t('all') }, ...sites.map(({ id, name }) => ({ value: id, label: name }))]}
        />
      )}
      <Chips
        label={t('show')}
        value={only}
        onChange={setOnly}
        options={[
          { value: 'all', label: t('all') },
          { value: 'disputed', label: t('disputed') },
        ]}
      />
      {pages.data && lines.length === 0 && <p className="ph-small">{t('empty')}</p>}
      {notesOf(lines).map(([heading, group]) => (
        <section key={heading} className="ph-card">
          <h2>{heading}</h2>
          {group.map((line) => (
            <LineRow key={line.key} statementId={statementId} line={line} mayAnswer={mayAnswer} />
          ))}
        </section>
      ))}
      {pages.hasNextPage && <BigButton onClick={() => void pages.fetchNextPage()}>{t('more', { count: 100 })}</BigButton>}
      <Refused error={pages.error} />
    </>
  );
}

/** In the order they came; what belongs to no note stands under its kind of line. */
function notesOf(lines: readonly Line[]): [string, Line[]][] {
  const groups = new Map<string, Line[]>();
  for (const line of lines) {
    const heading = line.note ? `${line.note.deliveryOn.slice(5).replace('-', '/')}　${line.note.number}` : line.title.zh;
    groups.set(heading, [...(groups.get(heading) ?? []), line]);
  }
  return [...groups];
}

type RowProps = { readonly statementId: string; readonly line: Line; readonly mayAnswer: boolean };

function LineRow({ statementId, line, mayAnswer }: RowProps) {
  const t = useTexts(texts);
  const say = useSay();
  const locale = useLocale();
  const [writing, setWriting] = useState(false);
  const { unit, accepted, price } = line;
  const amount = unit && accepted !== null ? showQuantity({ amount: accepted, unit }, locale) : null;
  const per = price ? `${showFen(price.fen)}/${UNITS[price.per].label[locale === 'en' ? 'en' : 'zh']}` : null;
  return (
    <div className={`portal-line line-${line.state}`}>
      <div className="row">
        <strong>{say(line.title)}</strong>
        <span className="portal-amount">{line.amountFen === null ? t('unpriced') : showFen(line.amountFen)}</span>
      </div>
      <div className="row">
        <small className="ph-small">{[line.spec, amount, per].filter(Boolean).join(' · ')}</small>
        {line.state === 'open' ? (
          mayAnswer &&
          !writing && (
            <button type="button" className="ph-chip" onClick={() => setWriting(true)}>
              {t('dispute')}
            </button>
          )
        ) : (
          <ToneTag tone={line.state === 'disputed' ? 'amber' : 'accent'}>{say(LINE_STATES[line.state])}</ToneTag>
        )}
      </div>
      {line.words > 0 && <Thread statementId={statementId} line={line} mayAnswer={mayAnswer} />}
      {writing && <Dispute statementId={statementId} lineKey={line.key} onDone={() => setWriting(false)} />}
    </div>
  );
}

function Dispute({ statementId, lineKey, onDone }: { readonly statementId: string; readonly lineKey: string; readonly onDone: () => void }) {
  const t = useTexts(texts);
  const [body, setBody] = useState('');
  const dispute = useSubmit(api.settlement.disputeStatementLine, { done: onDone });
  return (
    <>
      <textarea
        className="ph-text"
        value={body}
        maxLength={2000}
        placeholder={t('why')}
        aria-label={t('why')}
        onChange={({ target }) => setBody(target.value)}
      />
      <div className="ph-pair">
        <BigButton onClick={onDone}>{t('cancel')}</BigButton>
        <BigButton main onClick={() => dispute.mutate({ statementId, key: lineKey, body })} disabled={dispute.isPending || body.trim().length < 2}>
          {t('send')}
        </BigButton>
      </div>
      <Refused error={dispute.error} />
    </>
  );
}

function Thread({ statementId, line, mayAnswer }: RowProps) {
  const t = useTexts(texts);
  const read = useRead(api.settlement.myLineThread, { statementId, key: line.key });
  const [body, setBody] = useState('');
  const write = useSubmit(api.settlement.writeOnMyLine, { done: () => setBody('') });
  return (
    <>
      <ul className="portal-thread">
        {read.data?.words.map((word) => (
          <li key={word.wordId} className={word.side === 'customer' ? 'portal-mine' : ''}>
            {word.body}
            <small className="ph-small">
              {word.author} <TimeText at={word.at} style="short" />
            </small>
          </li>
        ))}
      </ul>
      {mayAnswer && line.state === 'disputed' && (
        <div className="row">
          <input
            className="plain-field"
            value={body}
            maxLength={2000}
            placeholder={t('answer')}
            aria-label={t('answer')}
            onChange={({ target }) => setBody(target.value)}
          />
          <button
            type="button"
            className="ph-chip"
            disabled={write.isPending || body.trim().length < 2}
            onClick={() => write.mutate({ statementId, key: line.key, body })}
          >
            {t('send')}
          </button>
        </div>
      )}
      <Refused error={read.error ?? write.error} />
    </>
  );
}
