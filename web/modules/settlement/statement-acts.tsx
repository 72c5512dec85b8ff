// What may be done with the whole statement: draw again, send, take back, note the confirmation on paper, add stamped copies.
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { SIDES, type Side } from '../../../server/modules/settlement/words.ts';
import { useSession } from '../../app/session.ts';
import { api } from '../../client/api.ts';
import { useSubmit } from '../../client/query.ts';
import { useOpenForm } from '../../design/desk/open-form.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { MoneyText } from '../../design/people.tsx';
import { FileDrop } from '../../design/photo-capture.tsx';
import { PhotoGrid } from '../../design/photo-grid.tsx';
import { Refused } from '../../design/states.tsx';
import { useUploads } from '../../design/use-uploads.ts';
import { Words } from '../cases/act-form.tsx';
import { Choices, choicesOf, Field } from '../cases/choices.tsx';
import { ActDrawer } from '../claims/act-drawer.tsx';
import type { Statement } from './labels.ts';
import { StatementPapers } from './statement-papers.tsx';

const texts = {
  redraw: { zh: '重算', en: 'Draw again' },
  send: { zh: '发送给客户', en: 'Send to the customer' },
  askTitle: { zh: '以“{who}”的名义发送？', en: 'Send in the name of {who}?' },
  ask1: { zh: '“{customer}” {month} 对账单，应付合计', en: '{customer}, {month}, total' },
  ask2: {
    zh: '本版从此冻结，往来账当月结账；以后发现的差额，客户确认前可撤回另出一版，确认后列入下月。',
    en: 'This edition is frozen and the month of the account is closed. Differences need a new edition, or go to the next month once confirmed.',
  },
  revise: { zh: '撤回另出一版', en: 'Take back' },
  reviseTitle: { zh: '撤回对账单 {number}', en: 'Take back {number}' },
  why: { zh: '原因（客户会看到）', en: 'Reason (the customer sees it)' },
  confirm: { zh: '登记纸质确认', en: 'Confirmed on paper' },
  confirmTitle: { zh: '客户已在纸质对账单上确认', en: 'The customer confirmed on paper' },
  photo: { zh: '盖章签字页照片', en: 'Photo of the stamped page' },
  drop: { zh: '拖入或选择照片', en: 'Drop or choose the photo' },
  when: { zh: '确认日期', en: 'Day of the confirmation' },
  stamp: { zh: '上传盖章件', en: 'Add a stamped copy' },
  side: { zh: '哪一方的章', en: 'Whose stamp' },
  save: { zh: '保存', en: 'Save' },
  ourStamp: { zh: '我方盖章件', en: 'our stamped copy' },
  theirStamp: { zh: '客户盖章件', en: 'the customer’s stamped copy' },
};

type ActsProps = { readonly one: Statement };

export function StatementActs({ one }: ActsProps) {
  const t = useTexts(texts);
  const open = useOpenForm();
  const { modal } = App.useApp();
  const who = useSession()?.name ?? '';
  const draw = useSubmit(api.settlement.drawStatement);
  const send = useSubmit(api.settlement.sendStatement, { refresh: ['claims'] });
  const ask = () =>
    modal.confirm({
      title: t('askTitle', { who }),
      content: (
        <>
          <p>
            {t('ask1', { customer: one.customer.name, month: one.month })} <MoneyText fen={one.sums.totalFen} strong />
          </p>
          <p className="quiet">{t('ask2')}</p>
        </>
      ),
      okText: t('send'),
      onOk: () => send.mutate({ statementId: one.statementId, sha256: one.sha256 }),
    });
  return (
    <div className="stack">
      <div className="row">
        {one.can.send && (
          <Button type="primary" loading={send.isPending} onClick={ask}>
            {t('send')}
          </Button>
        )}
        {one.can.draw && (
          <Button loading={draw.isPending} onClick={() => draw.mutate({ customerId: one.customer.id, month: one.month })}>
            {t('redraw')}
          </Button>
        )}
        {one.can.confirm && (
          <Button type="primary" onClick={() => open((close) => <PaperConfirmation one={one} onClose={close} />)}>
            {t('confirm')}
          </Button>
        )}
        {one.can.stamp && <Button onClick={() => open((close) => <Stamp one={one} onClose={close} />)}>{t('stamp')}</Button>}
        {one.can.revise && <Button onClick={() => open((close) => <Revision one={one} onClose={close} />)}>{t('revise')}</Button>}
        <StatementPapers one={one} />
      </div>
      <Refused error={send.error ?? draw.error} />
      {one.stampFiles.length > 0 && (
        <PhotoGrid
          size={56}
          photos={one.stampFiles.map(({ fileId, side }) => ({ id: fileId, caption: t(side === 'ours' ? 'ourStamp' : 'theirStamp') }))}
        />
      )}
    </div>
  );
}

type FormProps = ActsProps & { readonly onClose: () => void };

function Revision({ one, onClose }: FormProps) {
  const t = useTexts(texts);
  const [body, setBody] = useState('');
  const revise = useSubmit(api.settlement.reviseStatement, { done: onClose });
  return (
    <ActDrawer
      title={t('reviseTitle', { number: one.number })}
      submit={t('revise')}
      error={revise.error}
      busy={revise.isPending}
      ready={body.trim().length > 1}
      onSubmit={() => revise.mutate({ statementId: one.statementId, body })}
      onClose={onClose}
    >
      <Words label={t('why')} value={body} onChange={setBody} />
    </ActDrawer>
  );
}

function PaperConfirmation({ one, onClose }: FormProps) {
  const t = useTexts(texts);
  const uploads = useUploads();
  const [day, setDay] = useState('');
  const confirm = useSubmit(api.settlement.recordConfirmation, { done: onClose });
  const fileId = uploads.ids.at(-1) ?? null;
  const moment = day ? { confirmedAt: new Date(`${day}T12:00:00+08:00`).toISOString() } : {};
  return (
    <ActDrawer
      title={t('confirmTitle')}
      submit={t('confirm')}
      error={confirm.error}
      busy={confirm.isPending}
      ready={!uploads.busy}
      onSubmit={() => confirm.mutate({ statementId: one.statementId, sha256: one.sha256, fileId, ...moment })}
      onClose={onClose}
    >
      <Field label={t('photo')}>
        <FileDrop uploads={uploads} accept="image/*,.pdf">
          {t('drop')}
        </FileDrop>
      </Field>
      <Field label={t('when')}>
        <Input type="date" value={day} onChange={({ target }) => setDay(target.value)} />
      </Field>
    </ActDrawer>
  );
}

function Stamp({ one, onClose }: FormProps) {
  const t = useTexts(texts);
  const say = useSay();
  const uploads = useUploads();
  const [side, setSide] = useState<Side>(one.stamps.ours === 0 ? 'ours' : 'customer');
  const stamp = useSubmit(api.settlement.stampStatement, { done: onClose });
  const fileId = uploads.ids.at(-1);
  return (
    <ActDrawer
      title={t('stamp')}
      submit={t('save')}
      error={stamp.error}
      busy={stamp.isPending}
      ready={fileId !== undefined && !uploads.busy}
      onSubmit={() => fileId && stamp.mutate({ statementId: one.statementId, side, fileId })}
      onClose={onClose}
    >
      <Choices<Side> label={t('side')} value={side} options={choicesOf(SIDES, say)} onChange={setSide} />
      <Field label={t('photo')}>
        <FileDrop uploads={uploads} accept="image/*,.pdf">
          {t('drop')}
        </FileDrop>
      </Field>
    </ActDrawer>
  );
}
