// The four pages of a report, one thumb each: what, which line, photo and voice, how much. Used by kitchen and driver.
import { useRef } from 'react';
import { showQuantity } from '../../../server/kernel/quantity.ts';
import { WAYS } from '../../../server/modules/claims/words.ts';
import { api } from '../../client/api.ts';
import { useRead } from '../../client/query.ts';
import type { IconName } from '../../design/icon.tsx';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { useNow } from '../../design/now.ts';
import { AmountStep } from '../../design/phone/amount-step.tsx';
import { BigButton, Chips, StepBar, Tiles } from '../../design/phone/choices.tsx';
import { ShotsField } from '../../design/phone/shots.tsx';
import { nextMeals } from './meal-times.ts';
import { texts } from './portal-texts.ts';
import { KINDS, kinds, problemOf } from './problem-kinds.ts';
import { type Filling, type Report, reportOf, type Subject, UNSURE, useReportDraft, WISHES, type WishedWay, wishOf } from './report-draft.ts';

type ReportFormProps = { readonly subject: Subject; readonly line: string; readonly onSend: (report: Report, forget: Filling['forget']) => void };

export function ReportForm({ subject, line, onSend }: ReportFormProps) {
  const t = useTexts(texts);
  const filling = useReportDraft(subject, line);
  const now = useNow(60_000);
  const camera = useRef<HTMLInputElement>(null);
  const { draft, change, forget } = filling;
  const send = () => {
    const report = reportOf(filling, now);
    if (report) onSend(report, forget);
  };
  const step = draft.kind ? draft.step : 1;
  return (
    <div className="ph-stack">
      <StepBar at={step} of={4} />
      {step === 1 && <WhatStep {...filling} />}
      {step === 2 && <LineStep {...filling} openCamera={() => camera.current?.click()} />}
      {step === 3 && <PhotoStep {...filling} />}
      {step === 4 && <AmountPage {...filling} onSend={send} />}
      <CameraInput input={camera} onFiles={filling.shots.add} />
      {step > 1 && (
        <BigButton icon="left" onClick={() => change({ step: before(step, filling) })}>
          {draft.kind ? <KindWords {...filling} /> : t('restart')}
        </BigButton>
      )}
    </div>
  );
}

function KindWords({ draft, line }: Filling) {
  const say = useSay();
  return <span>{[draft.kind && say(kinds[draft.kind].label), line?.product].filter(Boolean).join(' · ')}</span>;
}

const hasLineStep = ({ draft, subject }: Filling): boolean => draft.kind !== null && kinds[draft.kind].goods && subject.lines.length > 0;

function before(step: number, filling: Filling): 1 | 2 | 3 {
  if (step === 4) return 3;
  return step === 3 && hasLineStep(filling) ? 2 : 1;
}

function WhatStep(filling: Filling) {
  const t = useTexts(texts);
  const say = useSay();
  return (
    <>
      <h2 className="ph-big">{t('what')}</h2>
      <Tiles
        label={t('what')}
        value={filling.draft.kind}
        options={KINDS.map((kind) => ({ value: kind, label: say(kinds[kind].label), note: say(kinds[kind].note), icon: kinds[kind].icon }))}
        onChange={(kind) => {
          const finer = kind === filling.draft.kind ? filling.draft.finer : null;
          const goesOn = { kind, finer, step: 3 } as const;
          filling.change(hasLineStep({ ...filling, draft: { ...filling.draft, ...goesOn } }) ? { ...goesOn, step: 2 } : goesOn);
        }}
      />
    </>
  );
}

function FinerChips({ draft, change }: Filling) {
  const t = useTexts(texts);
  const say = useSay();
  const finer = draft.kind ? kinds[draft.kind].finer : [];
  if (finer.length < 2) return null;
  return (
    <>
      <span className="ph-small">{t('finer')}</span>
      <Chips
        label={t('finer')}
        value={draft.finer}
        options={finer.map(({ code, label }) => ({ value: code, label: say(label) }))}
        onChange={(code) => change({ finer: code === draft.finer ? null : code })}
      />
    </>
  );
}

/** The tap on a line opens the camera: a browser allows that only inside the tap itself. */
function LineStep(filling: Filling & { readonly openCamera: () => void }) {
  const t = useTexts(texts);
  const locale = useLocale();
  const { draft, change, subject, shots } = filling;
  const choose = (lineId: string) => {
    change({ lineId, step: 3, amount: lineId === draft.lineId ? draft.amount : null });
    if (shots.list.length === 0) filling.openCamera();
  };
  return (
    <>
      <FinerChips {...filling} />
      <h2 className="ph-big">{t('which')}</h2>
      <ul className="ph-lines">
        {subject.lines.map((line) => (
          <li key={line.id}>
            <button type="button" className="ph-line" aria-pressed={line.id === draft.lineId} onClick={() => choose(line.id)}>
              <span className="ph-grow">
                {line.product}
                {line.spec && <small>{line.spec}</small>}
              </span>
              <span className="number nowrap">{showQuantity({ amount: line.came, unit: line.unit }, locale)}</span>
            </button>
          </li>
        ))}
        <li>
          <button type="button" className="ph-line" aria-pressed={draft.lineId === UNSURE} onClick={() => choose(UNSURE)}>
            {t('unsure')}
          </button>
        </li>
      </ul>
    </>
  );
}

type CameraProps = { readonly input: React.RefObject<HTMLInputElement | null>; readonly onFiles: (files: File[]) => void };

function CameraInput({ input, onFiles }: CameraProps) {
  const t = useTexts(texts);
  return (
    <input
      ref={input}
      type="file"
      accept="image/*"
      capture="environment"
      className="only-heard"
      aria-label={t('photo')}
      tabIndex={-1}
      onChange={(event) => onFiles([...(event.target.files ?? [])])}
    />
  );
}

function PhotoStep(filling: Filling) {
  const t = useTexts(texts);
  const { draft, change, shots } = filling;
  return (
    <>
      {draft.kind && !hasLineStep(filling) && <FinerChips {...filling} />}
      <h2 className="ph-big">{t('photo')}</h2>
      <p className="quiet" style={{ margin: 0 }}>
        {t('photoTip')}
      </p>
      <ShotsField uploads={shots} voice />
      <label className="ph-label">
        <span className="ph-small">{t('words')}</span>
        <textarea className="ph-text" maxLength={2000} value={draft.body} onChange={(event) => change({ body: event.target.value })} />
      </label>
      <BigButton main tall onClick={() => change({ step: 4 })}>
        {t(shots.list.length === 0 ? 'skipPhoto' : 'next')}
      </BigButton>
    </>
  );
}

function AmountPage({ onSend, ...filling }: Filling & { readonly onSend: () => void }) {
  const t = useTexts(texts);
  const { draft, shots, line } = filling;
  const nothing = !line && shots.list.length === 0 && draft.body.trim() === '';
  return (
    <>
      {line && <HowMuch {...filling} />}
      <NeededBy {...filling} />
      {line && draft.kind && <Replace {...filling} />}
      {nothing && <p className="ph-note">{t('wordsNeeded')}</p>}
      <BigButton main tall icon="check" onClick={onSend} disabled={nothing}>
        {t('send')}
      </BigButton>
    </>
  );
}

function HowMuch({ draft, change, line }: Filling) {
  const t = useTexts(texts);
  const locale = useLocale();
  if (!line) return null;
  const all = showQuantity({ amount: line.came, unit: line.unit }, locale);
  return (
    <>
      <h2 className="ph-big">{t('howMuch')}</h2>
      <AmountStep value={draft.amount} unit={line.unit} label={t('howMuch')} onChange={(amount) => change({ amount })} />
      <Chips
        label={t('howMuch')}
        value={draft.amount === line.came ? 'all' : null}
        options={[{ value: 'all', label: t('all', { amount: all }) }]}
        onChange={() => change({ amount: line.came })}
      />
    </>
  );
}

function NeededBy({ draft, change, subject }: Filling) {
  const t = useTexts(texts);
  const say = useSay();
  const meals = nextMeals(subject.meals, useNow(60_000));
  return (
    <>
      <h2 className="ph-big">{t('neededBy')}</h2>
      <Chips
        label={t('neededBy')}
        value={draft.neededBy === null ? 'none' : String(draft.neededBy)}
        options={[
          ...meals.map(({ at, label, time }) => ({ value: String(at), label: say(label), note: time })),
          { value: 'none', label: t('noHurry') },
        ]}
        onChange={(value) => change({ neededBy: value === 'none' ? null : Number(value) })}
      />
    </>
  );
}

/** Only what plan and contract offer for these goods; everything while that is not known, as without signal. */
function useWishes({ draft, subject, line }: Filling): readonly WishedWay[] {
  const problem = draft.kind && problemOf(draft.kind, draft.finer);
  const safety = problem?.category === 'food-safety' ? { foodSafety: 'true' } : {};
  const input = { noteId: subject.noteId ?? '', lineId: line?.id ?? '', ...safety };
  const read = useRead(api.claims.myEntitlements, input, { enabled: subject.replace === 'yes' && line !== undefined });
  const offered = read.data?.reasons.find(({ reason }) => reason === problem?.reason)?.ways.flatMap(({ way, open }) => (open ? [way] : []));
  return offered ? WISHES.filter((way) => offered.includes(way)) : WISHES;
}

function Replace(filling: Filling) {
  const t = useTexts(texts);
  const say = useSay();
  const { draft, change, subject } = filling;
  const wishes = useWishes(filling);
  if (subject.replace === 'never') return null;
  if (subject.replace === 'not-yet') return <p className="ph-note">{t('notYetDelivered')}</p>;
  const wish = wishOf(draft);
  const offered = wish === null || wishes.includes(wish) ? wishes : [wish, ...wishes];
  return (
    <>
      <h2 className="ph-big">{t('replace')}</h2>
      <Tiles<WishedWay | 'none'>
        label={t('replace')}
        value={wish ?? 'none'}
        options={[
          ...offered.map((way) => ({ value: way, label: say(WAYS[way]), note: t(way), icon: WISH_ICONS[way] })),
          { value: 'none', label: t('no'), icon: 'chat' },
        ]}
        onChange={(way) => change({ way: way === 'none' ? null : way })}
      />
      {wish && !draft.amount && <p className="ph-small">{t('replaceAmount')}</p>}
    </>
  );
}

const WISH_ICONS = { replacement: 'refresh', credit: 'minus', deduction: 'chart' } as const satisfies Record<WishedWay, IconName>;
