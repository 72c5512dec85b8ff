// Our decision on a claim as the customer reads it: how much, by which clause in its words, and where else to turn where we said no.
import { DECLINED_FOR } from '../../../server/modules/claims/words.ts';
import { api } from '../../client/api.ts';
import { useRead } from '../../client/query.ts';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { MoneyText } from '../../design/people.tsx';
import { WhenRead } from '../../design/states.tsx';
import type { MyClaim, MyFullClaim } from './claim-types.ts';

const texts = {
  asked: { zh: '申请金额', en: 'asked' },
  granted: { zh: '同意金额', en: 'granted' },
  why: { zh: '未同意：{why}', en: 'Declined: {why}' },
  by: { zh: '依据《{title}》第 {version} 版：', en: 'By {title}, version {version}: ' },
  ours: { zh: '依据我方规定：', en: 'By our own rule: ' },
  unconfirmed: { zh: '待确认', en: 'To be confirmed' },
  recourse: { zh: '您还可以：', en: 'You may also: ' },
};

export function MyMoney({ claim }: { readonly claim: MyClaim }) {
  const t = useTexts(texts);
  const fen = claim.grantedFen ?? claim.askedFen;
  if (fen === null) return null;
  return (
    <small className="ph-small">
      {t(claim.grantedFen === null ? 'asked' : 'granted')} <MoneyText fen={fen} strong />
    </small>
  );
}

/** Read only once there is a decision: most matters have none yet. */
export function MyDecision({ claim }: { readonly claim: MyClaim }) {
  const read = useRead(api.claims.follow, { claimId: claim.id }, { enabled: claim.decidedAt !== null });
  if (claim.decidedAt === null) return null;
  return (
    <WhenRead read={read} rows={2}>
      {(full) => <Decision claim={full} />}
    </WhenRead>
  );
}

function Decision({ claim }: { readonly claim: MyFullClaim }) {
  const t = useTexts(texts);
  const say = useSay();
  const of = (kind: string) => claim.messages.find((message) => message.kind === kind)?.body;
  const words = of(claim.state === 'declined' ? 'decline' : 'approval');
  if (claim.state !== 'declined' && !words) return null;
  return (
    <div className="ph-note">
      {claim.state === 'declined' && <strong>{t('why', { why: claim.declinedFor ? say(DECLINED_FOR[claim.declinedFor]) : '' })}</strong>}
      {words && <p>{words}</p>}
      <ByClause claim={claim} />
      {claim.state === 'declined' && (
        <p>
          {t('recourse')}
          {of('recourse')}
        </p>
      )}
    </div>
  );
}

function ByClause({ claim }: { readonly claim: MyFullClaim }) {
  const t = useTexts(texts);
  const locale = useLocale();
  const clause = claim.clauses.find(({ key }) => key === claim.clauseKey);
  if (!clause) return null;
  return (
    <p>
      {clause.version === null ? t('ours') : t('by', { title: clause.title, version: clause.version })}
      {(locale === 'en' ? clause.wordingEn : null) ?? clause.wording} {!clause.confirmed && <ToneTag>{t('unconfirmed')}</ToneTag>}
    </p>
  );
}
