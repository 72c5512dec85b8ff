// Many orders at once: confirm them, issue their notes; what could not be done is named with its reason.

import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Go } from '../../app/go.tsx';
import { useCan } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { api } from '../../client/api.ts';
import { newKey, useSubmit } from '../../client/query.ts';
import { KeyHint } from '../../design/controls.tsx';
import { Icon } from '../../design/icon.tsx';
import { useTexts } from '../../design/locale.ts';
import { Refused, useFailureText } from '../../design/states.tsx';
import type { OrderRow } from './labels.ts';

const texts = {
  all: { zh: '全选本页', en: 'Select all shown' },
  none: { zh: '取消选择', en: 'Select none' },
  chosen: { zh: '已选 {count} 单', en: '{count} selected' },
  confirm: { zh: '确认 {count} 单', en: 'Confirm {count}' },
  note: { zh: '生成送货单（{count} 单）', en: 'Issue {count} notes' },
  confirming: { zh: '正在确认 {done} / {count}', en: 'Confirming {done} of {count}' },
  done: { zh: '已确认 {count} 单', en: '{count} confirmed' },
  issued: { zh: '已生成 {count} 张送货单', en: '{count} notes issued' },
  refused: { zh: '{count} 单没有完成：', en: '{count} were not done:' },
  close: { zh: '知道了', en: 'Close' },
};

export function useChosen(rows: readonly OrderRow[]) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  return {
    has: (id: string) => ids.has(id),
    rows: rows.filter(({ id }) => ids.has(id)),
    toggle: (id: string) => setIds((now) => new Set(now.has(id) ? [...now].filter((one) => one !== id) : [...now, id])),
    set: (next: readonly string[]) => setIds(new Set(next)),
  };
}
export type Chosen = ReturnType<typeof useChosen>;

type Refusal = { readonly id: string; readonly number: string; readonly text: string };
type Outcome = { readonly done: number; readonly of: 'done' | 'issued'; readonly refused: readonly Refusal[] };

/** One after the other: each is a promise of its own, and the next morning asks who confirmed which. */
function useConfirmMany(onEnd: (outcome: Outcome) => void) {
  const queries = useQueryClient();
  const failure = useFailureText();
  const [progress, setProgress] = useState<{ readonly done: number; readonly count: number }>();
  const run = async (orders: readonly OrderRow[]) => {
    const refused: Refusal[] = [];
    for (const [index, { id, number, version }] of orders.entries()) {
      setProgress({ done: index, count: orders.length });
      await api.orders
        .confirm({ orderId: id, version }, { idempotencyKey: newKey() })
        .catch((error: unknown) => refused.push({ id, number, text: failure(error) }));
    }
    setProgress(undefined);
    await queries.invalidateQueries({ queryKey: ['orders'] });
    onEnd({ done: orders.length - refused.length, of: 'done', refused });
  };
  return { progress, run };
}

type BarProps = { readonly chosen: Chosen; readonly rows: readonly OrderRow[]; readonly current: OrderRow | undefined };

export function BulkBar({ chosen, rows, current }: BarProps) {
  const t = useTexts(texts);
  const can = useCan();
  const [outcome, setOutcome] = useState<Outcome>();
  const end = (what: Outcome) => {
    setOutcome(what);
    chosen.set(what.refused.map(({ id }) => id));
  };
  const { progress, run } = useConfirmMany(end);
  const issue = useSubmit(api.orders.issueNotes, {
    refresh: ['deliveries'],
    done: ({ issued, refused }) =>
      end({ done: issued.length, of: 'issued', refused: refused.map(({ orderId, number, text }) => ({ id: orderId, number: number ?? '', text })) }),
  });
  // Without a choice the keys mean the row one stands on.
  const meant = chosen.rows.length > 0 ? chosen.rows : current ? [current] : [];
  const toConfirm = can('orders.confirm') ? meant.filter(({ state, urgent, agreed }) => state === 'received' && (!urgent || agreed)) : [];
  const toNote = can('deliveries.issue') ? meant.filter(({ state }) => state === 'confirmed') : [];
  const confirm = toConfirm.length > 0 && !progress ? () => void run(toConfirm) : undefined;
  const note = toNote.length > 0 && !issue.isPending ? () => issue.mutate({ orderIds: toNote.map(({ id }) => id) }) : undefined;
  useShortcut('a', t('confirm', { count: toConfirm.length }), confirm);
  useShortcut('p', t('note', { count: toNote.length }), note);
  return (
    <div className="stack bulk">
      <div className="row bulk-bar">
        <button
          type="button"
          className="plain-button"
          hidden={rows.length === 0}
          onClick={() => chosen.set(chosen.rows.length > 0 ? [] : rows.map(({ id }) => id))}
        >
          {t(chosen.rows.length > 0 ? 'none' : 'all')}
        </button>
        {chosen.rows.length > 0 && <strong>{t('chosen', { count: chosen.rows.length })}</strong>}
        {progress && (
          <span className="quiet" role="status">
            {t('confirming', progress)}
          </span>
        )}
        {chosen.rows.length > 0 && (
          <span className="row end">
            <Button size="small" type="primary" disabled={!confirm} onClick={confirm}>
              {t('confirm', { count: toConfirm.length })} <KeyHint keys="a" />
            </Button>
            <Button size="small" disabled={!note} loading={issue.isPending} onClick={note}>
              {t('note', { count: toNote.length })} <KeyHint keys="p" />
            </Button>
          </span>
        )}
      </div>
      <Refused error={issue.error} />
      {outcome && <Told outcome={outcome} onClose={() => setOutcome(undefined)} />}
    </div>
  );
}

function Told({ outcome, onClose }: { readonly outcome: Outcome; readonly onClose: () => void }) {
  const t = useTexts(texts);
  return (
    <div className="bulk-told" role="status">
      <span>
        <Icon name="check" size={16} /> {t(outcome.of, { count: outcome.done })}
      </span>
      {outcome.refused.length > 0 && (
        <>
          <strong className="finding-block">{t('refused', { count: outcome.refused.length })}</strong>
          <ul className="findings">
            {outcome.refused.map(({ id, number, text }) => (
              <li key={id}>
                <Go to={`/orders/${id}`} className="number">
                  {number}
                </Go>
                {text}
              </li>
            ))}
          </ul>
        </>
      )}
      <button type="button" className="plain-button" onClick={onClose}>
        {t('close')}
      </button>
    </div>
  );
}
