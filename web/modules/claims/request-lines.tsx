// Which goods, of which notes: every line with what is left of it.
import { Select } from 'antd';
import { useEffect, useRef } from 'react';
import { type Answer, api } from '../../client/api.ts';
import { useRead } from '../../client/query.ts';
import { useLocale, useTexts } from '../../design/locale.ts';
import { WhenRead } from '../../design/states.tsx';
import { showTime } from '../../design/time.ts';
import type { Picked, PickedLines } from './request-draft.ts';
import { LineRow } from './request-line.tsx';

const texts = {
  title: { zh: '哪些货', en: 'Which goods' },
  add: { zh: '加选其他送货单', en: 'Add another note' },
  none: { zh: '这个客户近期没有送货单。', en: 'No recent delivery note of this customer.' },
  notCame: { zh: '还没有送达，送达后才能申请。', en: 'It has not arrived yet.' },
};

export type Line = Answer<typeof api.claims.claimableLines>['items'][number];
/** What the customer named is the first proposal, as far as it came: line → amount in base units; null: all of it. */
export type Named = Readonly<Record<string, number | null>>;

type NotesProps = {
  readonly customerId: string;
  readonly noteIds: readonly string[];
  readonly onNotes: (noteIds: readonly string[]) => void;
  readonly first: { readonly id: string; readonly number: string | null } | undefined;
  readonly named: Named;
  readonly picked: PickedLines;
  readonly onPick: (lineId: string, parts: readonly Picked[]) => void;
  readonly refused: Readonly<Record<string, string>>;
  /** What is picked is not taken off whole, but so much of it. */
  readonly shareBp: number | null;
};

export function RequestLines(props: NotesProps) {
  const { customerId, noteIds, onNotes, first } = props;
  const t = useTexts(texts);
  const locale = useLocale();
  const notes = useRead(api.deliveries.list, { customerId, limit: 20 });
  const known = notes.data?.items ?? [];
  const called = (id: string) => known.find((note) => note.id === id)?.number ?? (first?.id === id ? first.number : null) ?? '…';
  const options = known
    .filter(({ id }) => !noteIds.includes(id))
    .map((note) => ({ value: note.id, label: `${note.number} · ${showTime(note.windowFrom, locale, 'date')}` }));
  return (
    <fieldset className="request-block">
      <legend>{t('title')}</legend>
      {noteIds.map((noteId) => (
        <NoteLines key={noteId} {...props} noteId={noteId} number={called(noteId)} />
      ))}
      <Select
        className="request-add"
        showSearch={{ optionFilterProp: 'label' }}
        value={null}
        placeholder={t('add')}
        aria-label={t('add')}
        options={options}
        notFoundContent={t('none')}
        onChange={(id: string | null) => id && onNotes([...noteIds, id])}
      />
    </fieldset>
  );
}

type NoteProps = NotesProps & { readonly noteId: string; readonly number: string };

function NoteLines({ noteId, number, named, picked, onPick, refused, shareBp }: NoteProps) {
  const t = useTexts(texts);
  const read = useRead(api.claims.claimableLines, { noteId });
  const proposed = useRef(false);
  useEffect(() => {
    if (proposed.current || !read.data?.arrived) return;
    proposed.current = true;
    for (const { lineId, left } of read.data.items) {
      const amount = named[lineId];
      if (amount !== undefined && left > 0) onPick(lineId, [{ noteId, lineId, lotId: null, amount: Math.min(amount || left, left) }]);
    }
  }, [read.data, named, noteId, onPick]);
  return (
    <div className="request-note">
      <span className="quiet number">{number}</span>
      <WhenRead read={read} rows={3}>
        {({ arrived, items }) =>
          arrived ? (
            <ul className="request-lines">
              {items.map((line) => (
                <LineRow
                  key={line.lineId}
                  line={line}
                  parts={picked[line.lineId] ?? []}
                  onPick={onPick}
                  refused={refused[line.lineId]}
                  shareBp={shareBp}
                />
              ))}
            </ul>
          ) : (
            <p className="quiet">{t('notCame')}</p>
          )
        }
      </WhenRead>
    </div>
  );
}
