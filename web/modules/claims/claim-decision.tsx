// Where the decision stands, in sentences: who has to decide, that the second of two is somebody else, why it was declined and where else to turn.
import { yuan } from '../../../server/kernel/money.ts';
import { DECLINED_FOR } from '../../../server/modules/claims/words.ts';
import { useCan } from '../../app/session.ts';
import { Icon } from '../../design/icon.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { TimeText } from '../../design/time-text.tsx';
import type { FullClaim } from './claim-types.ts';

const texts = {
  decide: { zh: '等您审批。', en: 'Waits for your decision.' },
  own: { zh: '等同事审批：提出申请的人不能审批自己的申请。', en: 'A colleague decides: nobody decides on their own request.' },
  others: { zh: '等有审批权限的同事处理。', en: 'Waits for a colleague who may decide.' },
  second: { zh: '初审已同意，金额较大，还要第二位同事同意才生效。', en: 'The first approval is given; the amount needs a second colleague.' },
  secondYou: { zh: '初审是您做的，第二次审批须由另一位同事做。', en: 'The first approval was yours; another colleague has to be the second.' },
  secondNow: { zh: '初审已同意，等您做第二次审批，同意后立即生效。', en: 'The first approval is given; yours makes it final.' },
  limit: { zh: '您可同意到 {most}。', en: 'You may grant up to {most}.' },
  noLimit: { zh: '金额不限。', en: 'You may grant any amount.' },
  two: { zh: '超过 {most} 须两人审批：您同意后交第二位同事。', en: ' Above {most} two persons approve: after you a second colleague.' },
  declined: { zh: '未同意：{why}', en: 'Declined: {why}' },
  clause: { zh: '依据 {key} 第 {version} 版', en: 'by {key}, version {version}' },
  recourse: { zh: '客户还可以：{words}', en: 'The customer may still turn elsewhere: {words}' },
};

function sentenceOf(claim: FullClaim, may: boolean): keyof typeof texts | undefined {
  if (claim.state === 'requested') return claim.can.approve ? 'decide' : may ? 'own' : 'others';
  if (claim.state !== 'endorsed') return undefined;
  return claim.can.approve ? 'secondNow' : may ? 'secondYou' : 'second';
}

export function ClaimDecision({ claim }: { readonly claim: FullClaim }) {
  const t = useTexts(texts);
  const may = useCan()('claims.approve');
  const sentence = sentenceOf(claim, may);
  if (claim.state === 'declined') return <Declined claim={claim} />;
  if (!sentence) return null;
  return (
    <p className="claim-told" role="status">
      <Icon name={claim.state === 'endorsed' ? 'people' : 'user'} size={17} />
      <span>
        {t(sentence)} {claim.can.approve && <MayGrant claim={claim} />}
      </span>
    </p>
  );
}

/** What I may grant, and that above a limit two persons do. */
export function MayGrant({ claim: { authority, state } }: { readonly claim: Pick<FullClaim, 'authority' | 'state'> }) {
  const t = useTexts(texts);
  if (!authority) return null;
  const { mayFen, twoAboveFen } = authority;
  return (
    <>
      {mayFen === null ? t('noLimit') : t('limit', { most: yuan(mayFen) })}
      {twoAboveFen !== null && state === 'requested' && t('two', { most: yuan(twoAboveFen) })}
    </>
  );
}

function Declined({ claim }: { readonly claim: FullClaim }) {
  const t = useTexts(texts);
  const say = useSay();
  const of = (kind: string) => claim.messages.find((message) => message.kind === kind)?.body;
  return (
    <section className="claim-told claim-declined">
      <strong>
        {t('declined', { why: claim.declinedFor ? say(DECLINED_FOR[claim.declinedFor]) : '' })}
        {claim.clauseKey && <span className="quiet"> {t('clause', { key: claim.clauseKey, version: claim.clauseVersion ?? '—' })}</span>}
        {claim.decidedAt && <TimeText at={claim.decidedAt} style="short" className="quiet" />}
      </strong>
      {of('decline') && <p>{of('decline')}</p>}
      <p className="quiet">{t('recourse', { words: of('recourse') ?? '' })}</p>
    </section>
  );
}
