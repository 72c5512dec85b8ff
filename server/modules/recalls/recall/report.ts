// What a report is made of, and how it says moments and amounts.
import { showQuantity, type UNITS } from '../../../kernel/quantity.ts';
import { instant, shanghaiMoment } from '../../../kernel/time.ts';
import type { Column } from '../../../platform/documents/public.ts';
import type { OutputOf } from '../../../platform/http/endpoint.ts';
import type { contract } from './contract.ts';

export type Report = {
  readonly company: string;
  readonly recall: OutputOf<typeof contract.showRecall>;
  readonly recipients: OutputOf<typeof contract.listRecipients>['items'];
  readonly at: number;
};
export type Recipient = Report['recipients'][number];

export const when = (at: string | null): string => (at === null ? '—' : shanghaiMoment(instant(at)));
export const amount = (value: number, unit: keyof typeof UNITS): string => showQuantity({ amount: value, unit });
export const percent = (bp: number): string => `${Number((bp / 100).toFixed(1))} %`;
export const right = (header: string): Column => ({ header, align: 'right', width: 'auto' });
