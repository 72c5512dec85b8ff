// One box for every number a person may hold in the hand; below it the trace.
import { Input } from 'antd';
import { useEffect, useState } from 'react';
import { STANDINGS } from '../../../../server/modules/lots/words.ts';
import { useGo, useSearchState } from '../../../app/go.tsx';
import { crateCodeIn } from '../../../app/lot-number.ts';
import { type Answer, api } from '../../../client/api.ts';
import { useRead } from '../../../client/query.ts';
import { PageHeader } from '../../../design/controls.tsx';
import { useSay, useTexts } from '../../../design/locale.ts';
import { Empty, Loading, Refused } from '../../../design/states.tsx';
import { CaseHits } from './case-hits.tsx';
import { LotTrace } from './lot-trace.tsx';
import { texts } from './trace-texts.ts';
import './trace.css';

export default function TracePage() {
  const t = useTexts(texts);
  const [lotId] = useSearchState('lot');
  const [noteId] = useSearchState('note');
  const [lines] = useSearchState('lines');
  const [caseId] = useSearchState('case');
  const [customerId] = useSearchState('customer');
  const [text] = useSearchState('q');
  const begun = lotId !== '' || noteId !== '' || lines !== '';
  const about = caseId !== '' && customerId !== '' ? { about: { caseId, customerId } } : {};
  return (
    <>
      <PageHeader title={t('title')} />
      <div className="trace-finding">
        <Finder key={text} text={text} first={!begun} />
        {text !== '' && !begun && <Hits text={text} />}
      </div>
      {begun && (
        <LotTrace key={`${lotId}${noteId}${lines}`} lotId={lotId} noteId={noteId} lineIds={lines === '' ? [] : lines.split(',')} {...about} />
      )}
      {text === '' && !begun && (
        <Empty title={t('searchDo')} icon="lot">
          {t('searchLong')}
        </Empty>
      )}
    </>
  );
}

function Finder({ text, first }: { readonly text: string; readonly first: boolean }) {
  const t = useTexts(texts);
  const go = useGo();
  const [typed, setTyped] = useState(text);
  return (
    <Input.Search
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onSearch={(words) => words.trim() !== '' && go('/trace', { q: words.trim() })}
      placeholder={t('search')}
      aria-label={t('search')}
      size="large"
      enterButton
      autoFocus={first}
      allowClear
      maxLength={500}
    />
  );
}

type Hit = Answer<typeof api.lots.findForTrace>['items'][number];

function Hits({ text }: { readonly text: string }) {
  const t = useTexts(texts);
  const go = useGo();
  const found = useRead(api.lots.findForTrace, { text });
  const crate = crateCodeIn(text) && found.data?.items[0]?.note?.noteId;
  // Who scanned a crate wants its note, without a further click; and the code that opens it does not stay in the address.
  useEffect(() => {
    if (crate) go('/trace', { note: crate }, { replace: true });
  }, [crate, go]);
  if (crate) return <Loading rows={4} />;
  if (found.error) return <Refused error={found.error} onRetry={() => found.refetch()} />;
  if (!found.data) return <Loading rows={4} />;
  const { items, more } = found.data;
  const note = items[0]?.note;
  return (
    <section aria-label={t('found')}>
      <ul className="trace-hits">
        {crateCodeIn(text) === undefined && <CaseHits text={text} />}
        {note && items.every((item) => item.note?.noteId === note.noteId) && (
          <li>
            <button type="button" onClick={() => go('/trace', { note: note.noteId })}>
              <strong>{t('wholeNote', { number: note.number })}</strong>
            </button>
          </li>
        )}
        {items.map((item) => (
          <li key={`${item.lotId}${item.note?.noteId ?? ''}`}>
            <HitButton item={item} onOpen={() => go('/trace', { lot: item.lotId })} />
          </li>
        ))}
      </ul>
      {more && <p>{t('moreFound')}</p>}
      {items.length === 0 && (
        <Empty title={t('nothingFound', { text })} icon="search">
          {t('nothingFoundDo')}
        </Empty>
      )}
    </section>
  );
}

function HitButton({ item, onOpen }: { readonly item: Hit; readonly onOpen: () => void }) {
  const t = useTexts(texts);
  const say = useSay();
  return (
    <button type="button" onClick={onOpen}>
      <strong className="number">{item.number}</strong>
      <span>{item.product}</span>
      <span>{item.supplier}</span>
      {item.supplierLot && <span className="number">{item.supplierLot}</span>}
      <span className="number">{item.receivedOn}</span>
      <span>{say(STANDINGS[item.standing])}</span>
      {item.note && <span>{t('ofNote', { number: item.note.number })}</span>}
    </button>
  );
}
