// Products of a site's range by a few characters; asked once per word.
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api } from '../../client/api.ts';
import { keyOf, useRead } from '../../client/query.ts';
import { useSettled } from '../cases/customer-pick.tsx';
import type { Product } from './labels.ts';

const SHOWN = 8;
const FRESH = 60_000;
const question = (siteId: string, on: string, text: string) => ({ siteId, text, limit: SHOWN, ...(on ? { on } : {}) });

export function useFoundProducts(siteId: string | null, on: string, text: string) {
  const settled = useSettled(text.slice(0, 40), 120);
  const read = useRead(api.orders.products, question(siteId ?? '', on, settled), { enabled: siteId !== null && settled !== '', keep: true });
  return settled !== '' && text !== '' ? (read.data?.items ?? []) : [];
}

/** For a line that was finished before the list was there. */
export function useFindProducts(siteId: string | null, on: string): (text: string) => Promise<readonly Product[]> {
  const queries = useQueryClient();
  return useCallback(
    async (text) => {
      if (!siteId || !text) return [];
      const input = question(siteId, on, text.slice(0, 40));
      const found = await queries
        .fetchQuery({ queryKey: keyOf(api.orders.products, input), queryFn: () => api.orders.products(input), staleTime: FRESH })
        .catch(() => undefined);
      return found?.items ?? [];
    },
    [queries, siteId, on],
  );
}
