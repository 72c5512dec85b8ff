// What the paste reader takes and gives. Every guess carries the words it came from and whether it is doubtful.

import type { UnitCode } from '../../../kernel/quantity.ts';
import type { Instant } from '../../../kernel/time.ts';

export const CATEGORIES = ['food-safety', 'quality', 'packaging-label', 'delivery', 'conduct', 'enquiry-suggestion'] as const;
export type Category = (typeof CATEGORIES)[number];
export type Severity = 1 | 2 | 3 | 4;
export const INTENTS = [
  'order-add',
  'order-change',
  'order-cancel',
  'complaint',
  'return-request',
  'delivery-enquiry',
  'certificate-request',
  'price-question',
  'statement-dispute',
  'recall-or-notice',
  'praise',
  'chat',
] as const;
export type Intent = (typeof INTENTS)[number];
export type Action = 'add' | 'set' | 'reduce' | 'cancel' | 'return' | 'fault' | 'ask' | 'mention';

/** Place in the pasted text: which message, and from–to in its text (`to` excluded). */
export type Span = { readonly message: number; readonly from: number; readonly to: number };

export type Attachment = {
  readonly kind: 'picture' | 'voice' | 'video' | 'file' | 'place' | 'other';
  readonly text: string;
  readonly seconds?: number;
};
export type Message = { readonly from: string | null; readonly at?: Instant; readonly text: string; readonly attachments?: readonly Attachment[] };

export type Guess<T> = { readonly value: T; readonly source: string; readonly span: Span | null; readonly doubtful: boolean };

export type KnownCustomer = {
  readonly id: string;
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly contacts?: readonly string[];
  readonly sites?: readonly string[];
};
export type KnownProduct = { readonly id: string; readonly name: string; readonly aliases?: readonly string[]; readonly units?: readonly string[] };
export type MealTimes = { readonly breakfast: string; readonly lunch: string; readonly dinner: string };

export type Surroundings = {
  readonly now: Instant;
  readonly customers?: readonly KnownCustomer[];
  readonly products?: readonly KnownProduct[];
  readonly mealTimes?: MealTimes;
  /** Names of our own people as they appear in the chat; 跟单…, 司机…, 仓库…, 财务… count as ours anyway. */
  readonly staff?: readonly string[];
};

/** A word that decided something: what it says, where it stands, the rule that read it. */
export type DecidingWord = { readonly span: Span; readonly text: string; readonly rule: string };

export type CustomerGuess = Guess<{ readonly id: string | null; readonly name: string; readonly siteName: string | null }>;

export type Line = {
  readonly action: Action;
  /** As written; null where the message names no product. */
  readonly product: string | null;
  readonly normalised: string | null;
  readonly productId: string | null;
  readonly quantity: number | null;
  /** As written; null where none is written. */
  readonly unit: string | null;
  readonly unitCode: UnitCode | null;
  /** The unit the trade means, where none was written: show it as an assumption. */
  readonly assumedUnit: string | null;
  readonly problem: string | null;
  readonly ordered?: number;
  readonly received?: number;
  readonly source: Span | null;
  readonly doubtful: boolean;
};

export type DayPart = 'am' | 'pm' | 'breakfast' | 'lunch' | 'dinner';
export type NeededBy = {
  readonly text: string;
  /** Relative to the message that holds it: D+1 <07:00, W5, NW1 >08:00, T+30m, ASAP, EVERY W2, D+1 am. */
  readonly rule: string;
  readonly date: string;
  readonly dateTo?: string;
  readonly time?: string;
  readonly part?: DayPart;
  readonly op?: 'before' | 'at' | 'after' | 'every' | 'asap';
  readonly at: Instant;
  readonly span: Span;
  readonly doubtful: boolean;
};

export type Draft = {
  readonly kind: 'case' | 'order' | 'other';
  readonly intents: readonly Intent[];
  readonly category: Category | null;
  readonly subcategory: string | null;
  readonly also: readonly { readonly category: Category; readonly subcategory: string }[];
  readonly severity: Severity | null;
  /** No machine may guess or answer alone. `personBecause` names the rule. */
  readonly needsPerson: boolean;
  readonly personBecause: string | null;
  readonly doubtful: boolean;
  readonly words: readonly DecidingWord[];
  readonly customer: CustomerGuess;
  readonly lines: readonly Line[];
  readonly neededBy: NeededBy | null;
  readonly occurredAt: Guess<Instant>;
};
