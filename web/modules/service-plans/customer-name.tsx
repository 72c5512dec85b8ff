// The name of a customer where an answer carries only the id; read once and kept.
import { api } from '../../client/api.ts';
import { useRead } from '../../client/query.ts';

export function useCustomerName(customerId: string | null): string | undefined {
  const read = useRead(api.customers.show, { customerId: customerId ?? '' }, { enabled: customerId !== null });
  return read.data?.name;
}

export function CustomerName({ customerId }: { readonly customerId: string | null }) {
  const name = useCustomerName(customerId);
  return <span>{customerId === null ? '—' : (name ?? '…')}</span>;
}
