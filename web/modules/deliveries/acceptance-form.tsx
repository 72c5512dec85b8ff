// Acceptance on a phone, for kitchen and driver: usually one big button and a finger's signature.
import { useState } from 'react';
import { useTexts } from '../../design/locale.ts';
import { BigButton } from '../../design/phone/choices.tsx';
import { Refused } from '../../design/states.tsx';
import { ReasonTiles } from './acceptance-exception.tsx';
import { AcceptanceLine } from './acceptance-line.tsx';
import { Thumbs, useCamera } from './acceptance-photos.tsx';
import { AcceptanceSent } from './acceptance-sent.tsx';
import { AcceptanceSheet } from './acceptance-sheet.tsx';
import { PaperField, SignersField, SignPage, useUnsigned } from './acceptance-sign.tsx';
import { texts } from './acceptance-texts.ts';
import { differs, hindranceOf, NOTHING_SAID, readWord } from './acceptance-words.ts';
import './acceptance.css';
import './acceptance-keys.css';
import { LotStop } from './lot-stop.tsx';
import { type Acceptance, type Receiving, type Subject, useAcceptance } from './use-acceptance.ts';

type FormProps = {
  readonly subject: Subject;
  readonly receiver: string;
  readonly receiving: Receiving;
  readonly home: string;
  /** Our own people need the customer's hand: a signature or the stamped paper. */
  readonly proofNeeded?: boolean;
};

export function AcceptanceForm({ subject, receiver, receiving, home, proofNeeded = false }: FormProps) {
  const filling = useAcceptance(subject, receiving, receiver);
  const [page, setPage] = useState<'lines' | 'sign' | 'refuse'>('lines');
  const to = (next: typeof page) => {
    setPage(next);
    scrollTo(0, 0);
  };
  if (filling.phase !== 'filling') return <AcceptanceSent filling={filling} subject={subject} home={home} />;
  return (
    <div className="ph-stack">
      <Refused error={filling.error} />
      {page === 'lines' && (
        <LinesPage subject={subject} filling={filling} onSign={() => to('sign')} onRefuse={receiving.refuse && (() => to('refuse'))} />
      )}
      {page === 'sign' && <SignPage subject={subject} filling={filling} proofNeeded={proofNeeded} onBack={() => to('lines')} />}
      {page === 'refuse' && <RefusePage subject={subject} filling={filling} proofNeeded={proofNeeded} onBack={() => to('lines')} />}
    </div>
  );
}

/** What is said of a line whose lot was stopped, by one tap. */
const STOPPED = { ...NOTHING_SAID, rejected: true, reason: 'other' } as const;

type LinesProps = {
  readonly subject: Subject;
  readonly filling: Acceptance;
  readonly onSign: () => void;
  readonly onRefuse: (() => void) | undefined;
};

function LinesPage({ subject, filling, onSign, onRefuse }: LinesProps) {
  const t = useTexts(texts);
  const [open, setOpen] = useState<string>();
  const { draft, change, kept } = filling;
  const photosOf = (lineId: string) => kept.files[`line.${lineId}`]?.length ?? 0;
  // A missing picture may still be made good by the stamped paper on the next page.
  const hindrance = hindranceOf(subject.lines, draft.words, { photosOf, paper: true });
  const different = subject.lines.filter((line) => differs(readWord(line, draft.words[line.id]))).length;
  const stopped = new Set(subject.stopped.filter(({ sure }) => sure).map(({ lineId }) => lineId));
  const untaken = subject.lines.filter((line) => stopped.has(line.id) && readWord(line, draft.words[line.id]) !== 'rejected');
  const opened = subject.lines.find(({ id }) => id === open);
  return (
    <>
      <LotStop stopped={subject.stopped} where="dock" />
      {untaken.length > 0 && (
        <BigButton
          danger
          icon="close"
          onClick={() => change({ words: { ...draft.words, ...Object.fromEntries(untaken.map(({ id }) => [id, STOPPED])) } })}
        >
          {t('rejectStopped', { count: untaken.length })}
        </BigButton>
      )}
      <div className="dock-top">
        <BigButton main tall icon="check" onClick={onSign} disabled={hindrance !== undefined}>
          {different === 0 ? t('allAsDelivered') : t('someDiffer', { count: different })}
        </BigButton>
        {hindrance && <span className="dock-red">{t(hindrance.why, { product: hindrance.line.product })}</span>}
      </div>
      <p className="ph-head">
        {t('tapLine')}
        <span className="quiet">{t('lineCount', { count: subject.lines.length })}</span>
      </p>
      <ul className="ph-lines">
        {subject.lines.map((line) => (
          <AcceptanceLine
            key={line.id}
            line={line}
            word={draft.words[line.id]}
            photos={photosOf(line.id)}
            onOpen={setOpen}
            stopped={stopped.has(line.id)}
          />
        ))}
      </ul>
      {onRefuse && <BigButton onClick={onRefuse}>{t('refuseAll')}</BigButton>}
      {opened && (
        <AcceptanceSheet
          key={opened.id}
          line={opened}
          word={draft.words[opened.id]}
          files={kept}
          byGross={draft.byGross}
          oursDecides={subject.scale === 'ours'}
          onByGross={(byGross) => change({ byGross })}
          onWord={(word) => {
            const { [opened.id]: _before, ...others } = draft.words;
            change({ words: word ? { ...others, [opened.id]: word } : others });
          }}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  );
}

type RefuseProps = { readonly subject: Subject; readonly filling: Acceptance; readonly proofNeeded: boolean; readonly onBack: () => void };

function RefusePage({ subject, filling, proofNeeded, onBack }: RefuseProps) {
  const t = useTexts(texts);
  const { draft, change, submit, kept } = filling;
  const camera = useCamera((shots) => void kept.add('refused', shots));
  // Who takes nothing need not sign twice; our own driver still needs some proof of it.
  const single = { ...subject, signersNeeded: 1 };
  const unsigned = useUnsigned(single, filling, proofNeeded);
  const missing = draft.refuseFor ? unsigned : t('refuseWhy');
  return (
    <>
      <p className="ph-big dock-red">{t('refuseAll')}</p>
      <p className="quiet" style={{ margin: 0 }}>
        {t('refuseAllDo')}
      </p>
      {camera.input}
      <ReasonTiles
        label={t('rejectWhy')}
        value={draft.refuseFor}
        reasons={['spoiled', 'temperature', 'late', 'wrong-item', 'no-certificate', 'not-ordered', 'off-spec', 'other']}
        onPick={(refuseFor) => {
          change({ refuseFor });
          camera.open();
        }}
      />
      <Thumbs files={kept} slot="refused" />
      <SignersField subject={single} filling={filling} most={1} />
      <PaperField filling={filling} />
      <div className="dock-bar">
        {missing && <span>{missing}</span>}
        <div className="ph-pair">
          <BigButton
            onClick={() => {
              change({ refuseFor: null });
              onBack();
            }}
          >
            {t('cancel')}
          </BigButton>
          <BigButton danger onClick={() => draft.refuseFor && submit(draft.refuseFor)} disabled={missing !== undefined}>
            {t('confirmRefuse')}
          </BigButton>
        </div>
      </div>
    </>
  );
}
