// Exceptions of the day: those reported together as one, with their clocks; proposing, another van, settling.
import { Button } from 'antd';
import { useState } from 'react';
import { Go } from '../../app/go.tsx';
import { api } from '../../client/api.ts';
import { useRead } from '../../client/query.ts';
import { ClockRing } from '../../design/clock-ring.tsx';
import { Section } from '../../design/controls.tsx';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { PhotoGrid } from '../../design/photo-grid.tsx';
import { showTime } from '../../design/time.ts';
import type { BoardException } from './desk-board.ts';
import { ProposeForm, ReplaceVanForm, SettleForm } from './desk-board-forms.tsx';
import { texts } from './desk-board-texts.ts';
import { endingLabels, exceptionLabels, remedyLabels } from './road-labels.ts';

type Group = { readonly key: string; readonly first: BoardException; readonly all: readonly BoardException[] };

function groupsOf(exceptions: readonly BoardException[]): Group[] {
  const groups = new Map<string, BoardException[]>();
  for (const one of exceptions) groups.set(one.togetherId, [...(groups.get(one.togetherId) ?? []), one]);
  const open = ({ first }: Group): number => (first.state === 'settled' ? 1 : 0);
  return [...groups]
    .flatMap(([key, all]) => {
      const first = all.find(({ state }) => state !== 'settled') ?? all[0];
      return first ? [{ key, first, all }] : [];
    })
    .sort((a, b) => open(a) - open(b) || a.first.reportedAt.localeCompare(b.first.reportedAt));
}

export function Exceptions({ exceptions }: { readonly exceptions: readonly BoardException[] }) {
  const t = useTexts(texts);
  const groups = groupsOf(exceptions);
  if (groups.length === 0) return null;
  return (
    <Section title={t('exceptions')} icon="shield" extra={<span className="number quiet">{groups.length}</span>}>
      <ul className="rb-exceptions">
        {groups.map((group) => (
          <ExceptionGroup key={group.key} group={group} />
        ))}
      </ul>
    </Section>
  );
}

type Open = 'propose' | 'settle' | 'van' | undefined;

export function ExceptionGroup({ group: { first, all } }: { readonly group: Omit<Group, 'key'> }) {
  const t = useTexts(texts);
  const say = useSay();
  const locale = useLocale();
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const words = first.words.map(({ text }) => text).join('；');
  return (
    <li className={first.state}>
      {first.state !== 'settled' && <ExceptionClock one={first} />}
      <div className="rb-exception">
        <strong>
          {say(exceptionLabels[first.kind])}
          <ToneTag tone={first.state === 'settled' ? 'accent' : first.state === 'proposed' ? 'info' : 'danger'}>
            {first.ending
              ? t('settled', { ending: say(endingLabels[first.ending]) })
              : first.remedy
                ? t('proposed', { remedy: say(remedyLabels[first.remedy]) })
                : t('noRemedy')}
          </ToneTag>
        </strong>
        <span className="quiet">
          {[first.driver?.name, first.vehicle, t('reportedAt', { time: showTime(first.reportedAt, locale, 'short') })].filter(Boolean).join(' · ')}
        </span>
        <span>
          {all.map((one, index) => (
            <span key={one.id}>
              {index > 0 && '、'}
              <Go to={`/deliveries/${one.noteId}`}>{one.site.name}</Go>
            </span>
          ))}
        </span>
        {words && <span className="quiet">{words}</span>}
        {first.fileIds.length > 0 && <PhotoGrid photos={first.fileIds.map((id) => ({ id, caption: say(exceptionLabels[first.kind]) }))} />}
      </div>
      <div className="rb-acts">
        {first.can.propose && (
          <Button size="small" type={first.state === 'reported' ? 'primary' : 'default'} onClick={() => setOpen('propose')}>
            {t('propose')}
          </Button>
        )}
        {first.can.replaceVan && (
          <Button size="small" onClick={() => setOpen('van')}>
            {t('replaceVan')}
          </Button>
        )}
        {first.can.settle && (
          <Button size="small" onClick={() => setOpen('settle')}>
            {t('settle')}
          </Button>
        )}
      </div>
      {open === 'propose' && <ProposeForm one={first} count={all.length} onClose={close} />}
      {open === 'van' && <ReplaceVanForm one={first} onClose={close} />}
      {open === 'settle' && <SettleForm one={first} count={all.length} onClose={close} />}
    </li>
  );
}

/** The tightest running promise that began with the report. */
function ExceptionClock({ one }: { readonly one: BoardException }) {
  const read = useRead(api.commitments.list, { subjectType: 'note', subjectId: one.noteId }, { every: 60_000 });
  const running = (read.data?.items ?? [])
    .filter(({ verdict, startedAt, dueAt }) => verdict === 'running' && dueAt !== null && startedAt === one.reportedAt)
    .sort((a, b) => (a.dueAt ?? '').localeCompare(b.dueAt ?? ''))[0];
  return running ? <ClockRing clock={{ startAt: running.startedAt, dueAt: running.dueAt }} hint={running.wording} size={40} /> : null;
}
