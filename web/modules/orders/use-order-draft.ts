// What the typed, the pasted and the changed order have in common: the draft, its site's help, its checks, and whether it may be sent.
import { useEffect, useRef, useState } from 'react';
import { api } from '../../client/api.ts';
import { useRead } from '../../client/query.ts';
import { type DraftLine, emptyOrder, type OrderDraft, orderOf, wrongLines } from './order-draft.ts';
import { useStarts } from './starts.ts';
import { useChecked } from './use-checked.ts';

export function useOrderDraft(first: OrderDraft = emptyOrder(), orderId?: string) {
  const [draft, setDraft] = useState(first);
  const [touched, setTouched] = useState(false);
  const help = useRead(api.orders.help, { siteId: draft.siteId ?? '' }, { enabled: draft.siteId !== null });
  const starts = useStarts(draft.siteId ? help.data : undefined);
  const checks = useChecked(draft, orderId);
  const box = useRef<HTMLInputElement>(null);
  const change = (patch: Partial<OrderDraft>) => {
    setTouched(true);
    setDraft((now) => ({ ...now, ...patch }));
  };
  const put = (key: string, patch: Partial<DraftLine> | ((line: DraftLine) => DraftLine)) =>
    setDraft((now) => ({
      ...now,
      lines: now.lines.map((line) => (line.key === key ? (typeof patch === 'function' ? patch(line) : { ...line, ...patch }) : line)),
    }));
  const firstDay = help.data?.deliveryOn;
  useEffect(() => {
    // The site is known: its first day that can still be ordered, unless somebody said another.
    if (firstDay) setDraft((now) => (now.deliveryOn ? now : { ...now, deliveryOn: firstDay }));
  }, [firstDay]);
  const hard = checks.checked?.findings.filter((one) => one.hard) ?? [];
  const wrong = wrongLines(draft);
  const order = orderOf(draft);
  return {
    ...{ draft, change, help: help.data, helpError: help.error, starts, checks, box, touched },
    put,
    /** By the page, not by a person. */
    set: (patch: Partial<OrderDraft>) => setDraft((now) => ({ ...now, ...patch })),
    add: (lines: readonly DraftLine[]) => {
      setTouched(true);
      setDraft((now) => ({ ...now, lines: [...now.lines, ...lines] }));
    },
    remove: (key: string) => change({ lines: draft.lines.filter((line) => line.key !== key) }),
    focusBox: () => requestAnimationFrame(() => box.current?.focus()),
    focusLast: () => document.querySelector<HTMLInputElement>(`[data-amount="${draft.lines.length}"]`)?.focus(),
    input: order?.input,
    wrong: wrong.length,
    blocked: checks.checked?.findings.filter((one) => one.level === 'block' && !one.hard).length ?? 0,
    hard,
    ready: order !== undefined && wrong.length === 0 && hard.length === 0,
  };
}

export type Drafting = ReturnType<typeof useOrderDraft>;
