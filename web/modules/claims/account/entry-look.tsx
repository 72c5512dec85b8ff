// One entry of the account in words: what it is, for which claim and note, by which clause, with how many files.
import { BOOKING_KINDS, PAYS, REASONS } from '../../../../server/modules/claims/words.ts';
import { Go } from '../../../app/go.tsx';
import type { Answer, api } from '../../../client/api.ts';
import { useSay, useTexts } from '../../../design/locale.ts';
import { ToneTag } from '../../../design/marks.tsx';
import { MoneyText } from '../../../design/people.tsx';

export type Booking = Answer<typeof api.claims.account>['items'][number];

const texts = {
  reversed: { zh: '已冲销', en: 'Reversed' },
  clause: { zh: '条款 {key} 第 {version} 版', en: 'Clause {key}, version {version}' },
  key: { zh: '条款 {key}', en: 'Clause {key}' },
  files: { zh: '凭证 {count} 份', en: '{count} files' },
  noFiles: { zh: '无附件', en: 'no files' },
  less: { zh: '少付', en: 'less to pay' },
  more: { zh: '多付', en: 'more to pay' },
  owed: { zh: '我方应付', en: 'we owe' },
  paid: { zh: '已付清', en: 'paid' },
};

export function KindOf({ entry }: { readonly entry: Pick<Booking, 'kind' | 'pay' | 'reversedBy'> }) {
  const t = useTexts(texts);
  const say = useSay();
  return (
    <span className="nowrap">
      {say(BOOKING_KINDS[entry.kind])} {entry.pay === 'transfer' && <ToneTag tone="info">{say(PAYS.transfer)}</ToneTag>}{' '}
      {entry.reversedBy && <ToneTag>{t('reversed')}</ToneTag>}
    </span>
  );
}

const SIGNS = { bill: ['less', 'more'], transfer: ['owed', 'paid'] } as const;

/** The sign in words too: a bill is read in a hurry. */
export function Signed({ fen, pay }: { readonly fen: number; readonly pay: Booking['pay'] }) {
  const t = useTexts(texts);
  return (
    <span className="two-lines" style={{ textAlign: 'right' }}>
      <MoneyText fen={fen} strong />
      <small className="quiet">{t(SIGNS[pay][fen < 0 ? 0 : 1])}</small>
    </span>
  );
}

export function Grounds({ entry }: { readonly entry: Booking }) {
  const t = useTexts(texts);
  const say = useSay();
  const { clauseKey: key, clauseVersion: version, files, body, claimId } = entry;
  const clause = key === null ? null : version === null ? t('key', { key }) : t('clause', { key, version });
  return (
    <span className="two-lines">
      <span>{body || (entry.reason ? say(REASONS[entry.reason]) : '—')}</span>
      <small className="quiet">
        {clause ? `${clause} · ` : ''}
        {claimId === null ? null : files > 0 ? <Go to={`/claims/${claimId}`}>{t('files', { count: files })}</Go> : t('noFiles')}
      </small>
    </span>
  );
}
