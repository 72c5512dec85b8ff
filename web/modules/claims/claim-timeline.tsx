// What happened to a claim, fact by fact, with who and how well it is proved; what was entered later says so.
import { yuan } from '../../../server/kernel/money.ts';
import { Section } from '../../design/controls.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { EvidenceGrade } from '../../design/marks.tsx';
import { at } from '../../design/time.ts';
import { TimeText } from '../../design/time-text.tsx';
import type { FullClaim } from './claim-types.ts';

const texts = {
  title: { zh: '经过', en: 'What happened' },
  system: { zh: '系统', en: 'System' },
  late: { zh: '补录于', en: 'recorded' },
  arrives: { zh: '预计送到', en: 'arrives by' },
};

type Told = FullClaim['timeline'][number];
const LATE = 120_000;

export function ClaimTimeline({ claim }: { readonly claim: FullClaim }) {
  const t = useTexts(texts);
  return (
    <Section title={t('title')} icon="clock">
      <ol className="claim-course">
        {claim.timeline.map((told) => (
          <Line key={told.position} told={told} />
        ))}
      </ol>
    </Section>
  );
}

function Line({ told }: { readonly told: Told }) {
  const t = useTexts(texts);
  const say = useSay();
  const { grantedFen, arriveBy, amountFen } = told.data;
  const fen = typeof grantedFen === 'number' ? grantedFen : typeof amountFen === 'number' ? amountFen : undefined;
  return (
    <li>
      <div className="row">
        <strong>{say(told.label)}</strong>
        {fen !== undefined && <span className="number">{yuan(fen)}</span>}
        {typeof arriveBy === 'string' && told.name.endsWith('-planned') && (
          <span>
            {t('arrives')} <TimeText at={arriveBy} style="short" />
          </span>
        )}
        <EvidenceGrade grade={told.grade} />
      </div>
      <div className="quiet">
        {told.actor === 'system' ? t('system') : told.actor} · <TimeText at={told.occurredAt} style="short" />
        {at(told.recordedAt) - at(told.occurredAt) > LATE && (
          <>
            {' '}
            · {t('late')} <TimeText at={told.recordedAt} style="short" />
          </>
        )}
      </div>
    </li>
  );
}
