// What was said of one line, by both sides; answered here, and settled: kept as it is, or changed by an amount.
import { Button, Drawer, Input } from 'antd';
import { useState } from 'react';
import { DISPUTE_OUTCOMES, LINE_STATES } from '../../../server/modules/settlement/words.ts';
import { api } from '../../client/api.ts';
import { useRead, useSubmit } from '../../client/query.ts';
import { useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { MoneyText } from '../../design/people.tsx';
import { Refused, WhenRead } from '../../design/states.tsx';
import { TimeText } from '../../design/time-text.tsx';
import { Choices, Field } from '../cases/choices.tsx';
import '../cases/conversation.css';
import { MoneyField } from '../claims/money-field.tsx';
import { type Line, lineTones, type Statement } from './labels.ts';

const texts = {
  none: { zh: '客户还没有就这一行说什么。', en: 'Nothing was said of this line yet.' },
  answer: { zh: '答复客户', en: 'Answer the customer' },
  send: { zh: '发送答复', en: 'Send' },
  settle: { zh: '异议处理', en: 'Settle the dispute' },
  kept: { zh: '维持原金额', en: 'Keep it' },
  less: { zh: '减少', en: 'Lower it' },
  more: { zh: '增加', en: 'Raise it' },
  by: { zh: '调整金额', en: 'By how much' },
  why: { zh: '理由（客户会看到）', en: 'Reason (the customer sees it)' },
  done: { zh: '处理完毕', en: 'Settle' },
  was: { zh: '处理：', en: 'Settled: ' },
};

type ThreadProps = { readonly line: Line; readonly one: Statement; readonly onClose: () => void };

export function LineThread({ line, one, onClose }: ThreadProps) {
  const t = useTexts(texts);
  const say = useSay();
  const on = { statementId: one.statementId, key: line.key };
  const read = useRead(api.settlement.lineThread, on);
  const state = read.data?.state ?? line.state;
  return (
    <Drawer open onClose={onClose} title={`${say(line.title)} ${line.note?.number ?? ''}`} size="min(560px, 100vw)">
      <div className="stack">
        <p className="row">
          <ToneTag tone={lineTones[state]}>{say(LINE_STATES[state])}</ToneTag>
          <MoneyText fen={line.amountFen} strong />
        </p>
        <WhenRead read={read} rows={3}>
          {(thread) => (
            <>
              {thread.words.length === 0 && <p className="quiet">{t('none')}</p>}
              <ul className="appeal-words">
                {thread.words.map((word) => (
                  <li key={word.wordId} className={word.side === 'ours' ? 'bubble bubble-us' : 'bubble'}>
                    <header>
                      <strong>{word.author}</strong> <TimeText at={word.at} style="short" />
                    </header>
                    <p>{word.body}</p>
                  </li>
                ))}
              </ul>
              {thread.disputes.map(
                ({ disputeId, outcome, deltaFen, settledAt }) =>
                  outcome && (
                    <p key={disputeId} className="quiet">
                      {t('was')}
                      {say(DISPUTE_OUTCOMES[outcome])} {deltaFen !== 0 && <MoneyText fen={deltaFen} />} <TimeText at={settledAt} style="short" />
                    </p>
                  ),
              )}
            </>
          )}
        </WhenRead>
        {one.can.write && <Answer on={on} />}
        {one.can.settle && state === 'disputed' && <Settle on={on} onDone={onClose} />}
      </div>
    </Drawer>
  );
}

type On = { readonly statementId: string; readonly key: string };

function Answer({ on }: { readonly on: On }) {
  const t = useTexts(texts);
  const [body, setBody] = useState('');
  const write = useSubmit(api.settlement.writeOnLine, { done: () => setBody('') });
  return (
    <div className="stack">
      <Field label={t('answer')}>
        <Input.TextArea value={body} onChange={({ target }) => setBody(target.value)} autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2000} />
      </Field>
      <div>
        <Button disabled={body.trim().length < 2} loading={write.isPending} onClick={() => write.mutate({ ...on, body })}>
          {t('send')}
        </Button>
      </div>
      <Refused error={write.error} />
    </div>
  );
}

type Way = 'kept' | 'less' | 'more';

function Settle({ on, onDone }: { readonly on: On; readonly onDone: () => void }) {
  const t = useTexts(texts);
  const [way, setWay] = useState<Way>('kept');
  const [fen, setFen] = useState<number | null>(null);
  const [body, setBody] = useState('');
  const settle = useSubmit(api.settlement.settleDispute, { done: onDone });
  const changed = way === 'kept' ? { outcome: 'kept' as const } : { outcome: 'changed' as const, deltaFen: (way === 'less' ? -1 : 1) * (fen ?? 0) };
  const ready = body.trim().length > 1 && (way === 'kept' || (fen ?? 0) > 0);
  return (
    <section className="card stack">
      <Choices<Way>
        label={t('settle')}
        value={way}
        onChange={setWay}
        options={[
          { value: 'kept', label: t('kept') },
          { value: 'less', label: t('less') },
          { value: 'more', label: t('more') },
        ]}
      />
      {way !== 'kept' && (
        <Field label={t('by')}>
          <MoneyField value={fen} onChange={setFen} label={t('by')} />
        </Field>
      )}
      <Field label={t('why')}>
        <Input.TextArea value={body} onChange={({ target }) => setBody(target.value)} autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2000} />
      </Field>
      <div>
        <Button type="primary" disabled={!ready} loading={settle.isPending} onClick={() => settle.mutate({ ...on, ...changed, body })}>
          {t('done')}
        </Button>
      </div>
      <Refused error={settle.error} />
    </section>
  );
}
