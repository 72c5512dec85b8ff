// What plan, contract and our own rules say to a claim, clause by clause with version and mark. A proposal: a person decides.
import { FREIGHTS, REACHES, WHYS, type Why } from '../../../server/modules/claims/words.ts';
import { Section } from '../../design/controls.tsx';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { EvidenceGrade, ToneTag } from '../../design/marks.tsx';
import { SaysTag } from './claim-look.tsx';
import type { FullClaim, MyFullClaim } from './claim-types.ts';

const texts = {
  title: { zh: '约定怎么说', en: 'What the agreement says' },
  none: { zh: '申请时没有适用的条款，由人决定。', en: 'No clause applied when it was requested: a person decides.' },
  proof: { zh: '凭证', en: 'Proof' },
  version: { zh: '第 {version} 版', en: 'version {version}' },
  ours: { zh: '内部规则', en: 'Own rule' },
  unconfirmed: { zh: '待确认', en: 'To be confirmed' },
  mark: { zh: '出处标记 {mark}', en: 'mark {mark}' },
  decidedBy: { zh: '决定依据', en: 'Decided by' },
};

type Verdict = NonNullable<FullClaim['verdict']>;
type Voice = Verdict['voices'][number];

export function ClaimVerdict({ claim }: { readonly claim: FullClaim | MyFullClaim }) {
  const t = useTexts(texts);
  const say = useSay();
  const { verdict } = claim;
  if (!verdict || verdict.voices.length === 0) {
    return (
      <Section title={t('title')} icon="shield" {...(verdict ? { extra: <SaysTag says={verdict.says} /> } : {})}>
        <p className="quiet">{t('none')}</p>
      </Section>
    );
  }
  return (
    <Section title={t('title')} icon="shield" extra={<SaysTag says={verdict.says} />}>
      <ul className="claim-voices">
        {verdict.voices.map((voice) => (
          <VoiceLine key={`${voice.key} ${voice.why}`} voice={voice} claim={claim} />
        ))}
      </ul>
      <p className="row claim-also">
        <span className="quiet">
          {t('proof')} <EvidenceGrade grade={verdict.grade} />
        </span>
        {verdict.freight && <span className="quiet">{say(FREIGHTS[verdict.freight])}</span>}
        {verdict.reach && verdict.reach !== 'line' && <span className="quiet">{say(REACHES[verdict.reach])}</span>}
      </p>
    </Section>
  );
}

const whyOf = (why: string): Why | undefined => (why in WHYS ? (why as Why) : undefined);

function VoiceLine({ voice, claim }: { readonly voice: Voice; readonly claim: FullClaim | MyFullClaim }) {
  const t = useTexts(texts);
  const say = useSay();
  const why = whyOf(voice.why);
  const chosen = claim.clauseKey === voice.key;
  return (
    <li className={chosen ? 'chosen' : ''}>
      <div className="row">
        <SaysTag says={voice.says} />
        {why && <strong>{say(WHYS[why])}</strong>}
        {chosen && <ToneTag tone="accent">{t('decidedBy')}</ToneTag>}
      </div>
      <ClauseOf voice={voice} claim={claim} />
    </li>
  );
}

/** Its words, as they stood in the version of then; where they come from on hovering. */
function ClauseOf({ voice, claim }: { readonly voice: Voice; readonly claim: FullClaim | MyFullClaim }) {
  const t = useTexts(texts);
  const locale = useLocale();
  const clause = claim.clauses.find(({ key }) => key === voice.key);
  const own = voice.version === null;
  return (
    <div className="claim-clause">
      {clause && <p>{(locale === 'en' ? clause.wordingEn : null) ?? clause.wording}</p>}
      <p className="quiet" title={clause?.source}>
        {own ? t('ours') : `${clause?.title ?? ''} ${t('version', { version: voice.version ?? 1 })}`} · <code>{voice.key}</code>
        {clause && !clause.confirmed && (
          <>
            {' '}
            <ToneTag>{t('unconfirmed')}</ToneTag> {t('mark', { mark: voice.mark })}
          </>
        )}
      </p>
    </div>
  );
}
