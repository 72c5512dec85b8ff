// What plan and contract offer for the goods and the reason: the ways as tiles, and what goes with the chosen one.
import { EVIDENCE, FREIGHTS, STARTED, WAY_CODES, WAYS, type Way } from '../../../server/modules/claims/words.ts';
import { type Answer, api } from '../../client/api.ts';
import { useRead } from '../../client/query.ts';
import { useJoin, useLocale, useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { TimeText } from '../../design/time-text.tsx';
import { Choices } from '../cases/choices.tsx';
import { SaysTag } from './claim-look.tsx';
import type { Draft } from './request-draft.ts';

const texts = {
  way: { zh: '怎么处理', en: 'Which way' },
  closed: { zh: '已过时限', en: 'Too late' },
  until: { zh: '{start}起计，须在此前提出：', en: 'Counted from {start}, before' },
  evidence: { zh: '凭证（任一种）：{kinds}', en: 'Proof, any one: {kinds}' },
  have: { zh: '已有：{kinds}', en: 'on record: {kinds}' },
  unconfirmed: { zh: '待确认', en: 'To be confirmed' },
  ours: { zh: '内部规则', en: 'Own rule' },
  version: { zh: '{title} 第 {version} 版', en: '{title}, version {version}' },
};

type Entitlements = Answer<typeof api.claims.entitlements>;
export type Offer = Entitlements['reasons'][number]['ways'][number];
type Line = { readonly noteId: string; readonly lineId: string };

/** Undefined while no line is chosen or nothing has answered: then every way may be tried, and the server says what it thinks. */
export function useOffers(draft: Draft, { line, caseId }: { readonly line: Line | undefined; readonly caseId: string | null }) {
  const { reason, way, foodSafety } = draft;
  const input = {
    noteId: line?.noteId ?? '',
    lineId: line?.lineId ?? '',
    ...(caseId ? { caseId } : {}),
    ...(foodSafety ? { foodSafety: 'true' } : {}),
  };
  const read = useRead(api.claims.entitlements, input, { enabled: line !== undefined, keep: true });
  const found = read.data?.reasons.find((one) => one.reason === reason);
  const offers = found?.ways;
  const offer = offers?.find((one) => one.way === way);
  const ways: readonly Way[] = offers ? offers.map((one) => one.way) : WAY_CODES;
  const clause = read.data?.clauses.find(({ key }) => key === offer?.clauses[0]);
  return { ways, offer, clause, noDeadline: foodSafety || found?.foodSafety === true };
}
export type Offers = ReturnType<typeof useOffers>;

export function WayChoice({ draft, offers, onWay }: { readonly draft: Draft; readonly offers: Offers; readonly onWay: (way: Way) => void }) {
  const t = useTexts(texts);
  const say = useSay();
  const shown = offers.ways.includes(draft.way) ? offers.ways : [draft.way, ...offers.ways];
  return (
    <div className="stack">
      <Choices<Way> label={t('way')} value={draft.way} options={shown.map((value) => ({ value, label: say(WAYS[value]) }))} onChange={onWay} />
      {offers.offer && <OfferFacts offer={offers.offer} clause={offers.clause} />}
    </div>
  );
}

function OfferFacts({ offer, clause }: { readonly offer: Offer; readonly clause: Offers['clause'] }) {
  const t = useTexts(texts);
  const say = useSay();
  const join = useJoin();
  const kinds = (codes: Offer['evidence']) => join(codes.map((kind) => say(EVIDENCE[kind])));
  return (
    <div className="request-offer">
      <div className="row">
        <SaysTag says={offer.says} />
        {!offer.open && <ToneTag icon="clock">{t('closed')}</ToneTag>}
        {offer.until && offer.from && (
          <span className="quiet">
            {t('until', { start: say(STARTED[offer.from]) })} <TimeText at={offer.until} style="short" />
          </span>
        )}
        {offer.freight && <span className="quiet">{say(FREIGHTS[offer.freight])}</span>}
      </div>
      {offer.evidence.length > 0 && (
        <small className="quiet">
          {t('evidence', { kinds: kinds(offer.evidence) })} {offer.have.length > 0 && t('have', { kinds: kinds(offer.have) })}
        </small>
      )}
      {clause && <ClauseWords clause={clause} />}
    </div>
  );
}

function ClauseWords({ clause }: { readonly clause: NonNullable<Offers['clause']> }) {
  const t = useTexts(texts);
  const locale = useLocale();
  const { title, version, wording, wordingEn, confirmed, source } = clause;
  return (
    <small className="quiet" title={source}>
      {(locale === 'en' ? wordingEn : null) ?? wording} {version === null ? t('ours') : t('version', { title, version })}{' '}
      {!confirmed && <ToneTag>{t('unconfirmed')}</ToneTag>}
    </small>
  );
}
