// The server's checks while an order is being written, found again by the key of the line.
import { useRef } from 'react';
import { type Answer, api } from '../../client/api.ts';
import { useRead } from '../../client/query.ts';
import { useSettled } from '../cases/customer-pick.tsx';
import { type OrderDraft, orderOf } from './order-draft.ts';
import { aboutLine } from './order-look.tsx';

type Checked = Answer<typeof api.orders.check>;
type Known = { readonly data: Checked; readonly keys: readonly string[] };
const CALM = 250;

/** `of(key)`: what the checks say of a line. The last answer stays while a new one is on its way. */
export function useChecked(draft: OrderDraft, orderId?: string) {
  const order = orderOf(draft);
  const wanted = useSettled(order ? JSON.stringify({ ...order.input, ...(orderId ? { orderId } : {}) }) : '', CALM);
  const keys = useSettled(order?.keys.join() ?? '', CALM);
  const input = wanted ? (JSON.parse(wanted) as Parameters<typeof api.orders.check>[0]) : undefined;
  const read = useRead(api.orders.check, input ?? ({ siteId: '', deliveryOn: '', lines: [] } as never), { enabled: input !== undefined, keep: true });
  const known = useRef<Known>(undefined);
  if (!input) known.current = undefined;
  else if (read.data && !read.isPlaceholderData) known.current = { data: read.data, keys: keys.split(',') };
  const now = known.current;
  return {
    checked: now?.data,
    error: read.error,
    retry: () => void read.refetch(),
    checking: order !== undefined && (read.isFetching || JSON.stringify({ ...order.input, ...(orderId ? { orderId } : {}) }) !== wanted),
    of: (key: string) => {
      const at = now ? now.keys.indexOf(key) : -1;
      if (!now || at < 0) return undefined;
      return { line: now.data.lines[at], findings: aboutLine(now.data.findings, at + 1) };
    },
  };
}

export type Checks = ReturnType<typeof useChecked>;
