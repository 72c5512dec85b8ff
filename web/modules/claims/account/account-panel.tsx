// On the page of a claim: what its amount rests on, what was booked, and who bears it in the end.
import { Button } from 'antd';
import { useState } from 'react';
import { BEARERS, DOCUMENT_KINDS, WAIVED } from '../../../../server/modules/claims/words.ts';
import { Go } from '../../../app/go.tsx';
import { useCan } from '../../../app/session.ts';
import { type Answer, api } from '../../../client/api.ts';
import { useRead, useSubmit } from '../../../client/query.ts';
import { fileUrl } from '../../../client/upload.ts';
import { Facts, Section } from '../../../design/controls.tsx';
import { useJoin, useSay, useTexts } from '../../../design/locale.ts';
import { ToneTag } from '../../../design/marks.tsx';
import { MoneyText } from '../../../design/people.tsx';
import { Refused } from '../../../design/states.tsx';
import { TimeText } from '../../../design/time-text.tsx';
import type { FullClaim } from '../claim-types.ts';
import './account.css';
import { AddDocuments } from './add-documents.tsx';
import { CorrectAccount } from './correct-account.tsx';
import { KindOf } from './entry-look.tsx';
import { RecordRecourse } from './record-recourse.tsx';

const texts = {
  title: { zh: '金额与往来账', en: 'Money and account' },
  calculator: { zh: '消费者法定赔偿计算器', en: 'Consumer damages' },
  share: { zh: '扣秤比例', en: 'Share taken off' },
  waived: { zh: '减免', en: 'Waived' },
  paid: { zh: '补购实付', en: 'Paid elsewhere' },
  contract: { zh: '按合同价', en: 'At the contract price' },
  billed: { zh: '已入账的货款', en: 'Billed already' },
  bears: { zh: '我方承担', en: 'We bear' },
  times: { zh: '差价的 {times} 倍（{key}）', en: '{times} × the difference ({key})' },
  documents: { zh: '凭证合计', en: 'Documents' },
  missing: { zh: '还缺：{kinds}', en: 'Still missing: {kinds}' },
  add: { zh: '补交凭证', en: 'Add documents' },
  medical: { zh: '医疗资料（个人健康信息，仅少数人可见）', en: 'Papers about health, seen by few' },
  erase: { zh: '删除医疗资料', en: 'Erase them' },
  sum: { zh: '对客户应付的影响', en: 'Effect on what is owed' },
  recourse: { zh: '追偿：{done} / {all}', en: 'Recourse: {done} of {all}' },
  recourseOpen: { zh: '责任未定，先付后追', en: 'Fault still open' },
  openRecourse: { zh: '登记追偿', en: 'Open a recourse' },
  record: { zh: '登记追偿结果', en: 'Record the outcome' },
  correct: { zh: '更正', en: 'Correct' },
};

type Account = Answer<typeof api.claims.accountOfClaim>;

export function AccountPanel({ claim }: { readonly claim: FullClaim }) {
  const t = useTexts(texts);
  const [act, setAct] = useState<'documents' | 'recourse' | 'correct'>();
  const one = useRead(api.claims.accountOfClaim, { claimId: claim.id }).data;
  const sees = useCan()('claims.account');
  const open = useSubmit(api.claims.openRecourse, { refresh: ['claims'] });
  const erase = useSubmit(api.claims.eraseMedical, { refresh: ['claims'] });
  if (!one || (one.entries.length === 0 && one.detail === null && one.recourse === null && !one.can.correct)) return null;
  const { can } = one;
  return (
    <Section title={t('title')} icon="report" extra={<Go to={`/claims/consumer-law?claim=${claim.id}`}>{t('calculator')}</Go>}>
      {one.detail && <Detail detail={one.detail} />}
      <Papers of={one.documents} />
      {one.medical && one.medical.length > 0 && <p className="quiet">{t('medical')}</p>}
      <Papers of={one.medical ?? []} />
      <Entries account={one} customerId={sees ? claim.customer.id : null} />
      {one.recourse && <Recourse of={one.recourse} />}
      <div className="row">
        {can.addDocuments && <Button onClick={() => setAct('documents')}>{t('add')}</Button>}
        {can.openRecourse && (
          <Button loading={open.isPending} onClick={() => open.mutate({ claimId: claim.id })}>
            {t('openRecourse')}
          </Button>
        )}
        {can.correct && <Button onClick={() => setAct('correct')}>{t('correct')}</Button>}
        {can.recordRecourse && <Button onClick={() => setAct('recourse')}>{t('record')}</Button>}
        {can.eraseMedical && (
          <Button danger loading={erase.isPending} onClick={() => erase.mutate({ claimId: claim.id })}>
            {t('erase')}
          </Button>
        )}
      </div>
      <Refused error={open.error ?? erase.error} />
      {act === 'documents' && <AddDocuments claim={claim} onClose={() => setAct(undefined)} />}
      {act === 'correct' && <CorrectAccount claim={claim} onClose={() => setAct(undefined)} />}
      {act === 'recourse' && one.recourse && <RecordRecourse claim={claim} recourse={one.recourse} onClose={() => setAct(undefined)} />}
    </Section>
  );
}

function Detail({ detail }: { readonly detail: NonNullable<Account['detail']> }) {
  const t = useTexts(texts);
  const say = useSay();
  const join = useJoin();
  const { shareBp, waived, paidFen, contractFen, billedFen, timesBp, clauseKey, documentCount, documentsFen, missing } = detail;
  const money = (label: string, fen: number | null) => (fen === null ? [] : [{ label, value: <MoneyText fen={fen} /> }]);
  return (
    <>
      <Facts
        items={[
          ...(shareBp === null ? [] : [{ label: t('share'), value: `${shareBp / 100} %` }]),
          ...(waived === null ? [] : [{ label: t('waived'), value: say(WAIVED[waived]) }]),
          ...money(t('paid'), paidFen),
          ...money(t('contract'), contractFen),
          ...money(t('billed'), billedFen),
          ...(timesBp === null ? [] : [{ label: t('bears'), value: t('times', { times: timesBp / 10_000, key: clauseKey ?? '' }) }]),
          ...(documentCount === 0 ? [] : money(t('documents'), documentsFen)),
        ]}
      />
      {missing.length > 0 && (
        <p role="status">
          <ToneTag tone="amber">{t('missing', { kinds: join(missing.map((kind) => say(DOCUMENT_KINDS[kind]))) })}</ToneTag>
        </p>
      )}
    </>
  );
}

function Papers({ of }: { readonly of: Account['documents'] }) {
  const say = useSay();
  return (
    <ul className="account-lines">
      {of.map(({ documentId, kind, fileId, amountFen }) => (
        <li key={documentId} className="account-line">
          <a href={fileUrl(fileId)} target="_blank" rel="noreferrer">
            {say(DOCUMENT_KINDS[kind])}
          </a>
          <MoneyText fen={amountFen} />
        </li>
      ))}
    </ul>
  );
}

type EntriesProps = { readonly account: Account; readonly customerId: string | null };
function Entries({ account: { entries, sumFen }, customerId }: EntriesProps) {
  const t = useTexts(texts);
  if (entries.length === 0) return null;
  return (
    <ul className="account-lines">
      {entries.map((entry) => (
        <li key={entry.entryId} className="account-line">
          <span>
            <KindOf entry={entry} />{' '}
            <small className="quiet">
              {customerId ? <Go to={`/claims/accounts/${customerId}?month=${entry.month}`}>{entry.month}</Go> : entry.month}
            </small>
          </span>
          <MoneyText fen={entry.amountFen} />
        </li>
      ))}
      <li className="account-line">
        <strong>{t('sum')}</strong>
        <MoneyText fen={sumFen} strong />
      </li>
    </ul>
  );
}

function Recourse({ of }: { readonly of: NonNullable<Account['recourse']> }) {
  const t = useTexts(texts);
  const say = useSay();
  const yuan = (fen: number) => `¥${(fen / 100).toFixed(2)}`;
  return (
    <>
      <p>
        {t('recourse', { done: yuan(of.recoveredFen), all: yuan(of.amountFen) })}{' '}
        {of.recoveredFen < of.amountFen && <ToneTag tone="amber">{t('recourseOpen')}</ToneTag>}
      </p>
      <ul className="account-lines">
        {of.parts.map(({ bearer, amountFen, at }) => (
          <li key={`${bearer} ${at} ${amountFen}`} className="account-line">
            <span>
              {say(BEARERS[bearer])} <TimeText at={at} style="short" className="quiet" />
            </span>
            <MoneyText fen={amountFen} />
          </li>
        ))}
      </ul>
    </>
  );
}
