// Every entry of the timeline in order, as the table twin of the drawing; the chosen one opens with its pictures and data.
import { useEffect, useRef } from 'react';
import { fileUrl } from '../../client/upload.ts';
import { Facts, Section } from '../../design/controls.tsx';
import { Icon } from '../../design/icon.tsx';
import { labelOf } from '../../design/labels.ts';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { EvidenceGrade, ToneTag } from '../../design/marks.tsx';
import { Person } from '../../design/people.tsx';
import { PhotoGrid } from '../../design/photo-grid.tsx';
import { showTime } from '../../design/time.ts';
import { TimeText } from '../../design/time-text.tsx';
import { type Commitment, type Entry, filesOf, isLate, pairsOf } from './evidence.ts';
import { fieldLabels, roleLabels, valueLabels } from './labels.ts';

const texts = {
  title: { zh: '记录与凭证', en: 'Record and evidence' },
  sentence: {
    zh: '共 {count} 条记录，其中 {evidence} 条是判定依据，{late} 条为事后补录。',
    en: '{count} entries; the verdict rests on {evidence}; {late} were entered later.',
  },
  none: { zh: '还没有记录。', en: 'Nothing recorded yet.' },
  late: { zh: '补录于', en: 'entered' },
  occurred: { zh: '发生时间', en: 'Occurred' },
  recorded: { zh: '录入时间', en: 'Recorded' },
  position: { zh: '留痕位置', en: 'Place in the journal' },
  who: { zh: '记录人', en: 'Recorded by' },
  original: { zh: '打开原件', en: 'Open the original' },
};

type EvidenceListProps = {
  readonly one: Commitment;
  readonly selected: string | undefined;
  readonly onSelect: (factId: string | undefined) => void;
  /** On paper nothing can be opened: everything stands open. */
  readonly all: boolean;
};

export function EvidenceList({ one, selected, onSelect, all }: EvidenceListProps) {
  const t = useTexts(texts);
  const { timeline } = one;
  const words = {
    count: timeline.length,
    evidence: timeline.filter(({ role }) => role !== null).length,
    late: timeline.filter(isLate).length,
  };
  return (
    <Section title={t('title')} icon="shield">
      <p className="sentence">{timeline.length === 0 ? t('none') : t('sentence', words)}</p>
      <ol className="entries">
        {timeline.map((entry) => (
          <EntryRow
            key={entry.factId}
            entry={entry}
            open={all || entry.factId === selected}
            chosen={entry.factId === selected}
            onToggle={() => onSelect(entry.factId === selected ? undefined : entry.factId)}
          />
        ))}
      </ol>
    </Section>
  );
}

type EntryRowProps = { readonly entry: Entry; readonly open: boolean; readonly chosen: boolean; readonly onToggle: () => void };

function EntryRow({ entry, open, chosen, onToggle }: EntryRowProps) {
  const t = useTexts(texts);
  const say = useSay();
  const row = useRef<HTMLLIElement>(null);
  const files = filesOf(entry);
  useEffect(() => {
    if (chosen) row.current?.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
  }, [chosen]);
  return (
    <li ref={row} className={`entry${chosen ? ' open' : ''}${entry.role === null ? ' told' : ''}`}>
      <button type="button" className="entry-head" aria-expanded={open} onClick={onToggle}>
        <span className={`entry-dot${isLate(entry) ? ' hollow' : ''}`} aria-hidden />
        <TimeText at={entry.occurredAt} className="entry-time" />
        <strong>{say(entry.label)}</strong>
        {entry.role && <ToneTag tone="info">{say(labelOf(roleLabels, entry.role))}</ToneTag>}
        <EvidenceGrade grade={entry.grade} />
        {files.length > 0 && (
          <span className="quiet row">
            <Icon name="image" size={14} /> {files.length}
          </span>
        )}
        <span className="quiet entry-who">{entry.actor.name}</span>
        {isLate(entry) && (
          <span className="quiet entry-late">
            {t('late')} <TimeText at={entry.recordedAt} style="short" />
          </span>
        )}
      </button>
      {open && <EntryDetails entry={entry} files={files} />}
    </li>
  );
}

/** Codes in their words, instants as users write them, the rest as it stands in the journal. */
function useValue(): (field: string, value: string) => string {
  const say = useSay();
  const locale = useLocale();
  return (field, value) => {
    const labels = valueLabels[field];
    if (labels) return say(labelOf(labels, value));
    return /^\d{4}-\d\d-\d\dT/.test(value) ? showTime(value, locale) : value;
  };
}

function EntryDetails({ entry, files }: { readonly entry: Entry; readonly files: readonly string[] }) {
  const t = useTexts(texts);
  const say = useSay();
  const show = useValue();
  return (
    <div className="entry-details stack">
      <PhotoGrid photos={files.map((id) => ({ id }))} size={96} />
      {files.length > 0 && (
        <div className="row">
          {files.map((id, place) => (
            <a key={id} href={fileUrl(id)} target="_blank" rel="noreferrer">
              {t('original')} {files.length > 1 && place + 1}
            </a>
          ))}
        </div>
      )}
      <Facts
        items={[
          { label: t('who'), value: <Person name={entry.actor.name} /> },
          { label: t('occurred'), value: <TimeText at={entry.occurredAt} style="exact" /> },
          { label: t('recorded'), value: <TimeText at={entry.recordedAt} style="exact" /> },
          { label: t('position'), value: <span className="number">{`${entry.position} · ${entry.name}`}</span> },
          ...pairsOf(entry).map(([field, value]) => ({ label: say(labelOf(fieldLabels, field)), value: show(field, value) })),
        ]}
      />
    </div>
  );
}
