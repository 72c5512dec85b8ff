// Tells people something happened: written in the writer's transaction, gathered per receiver, delivered in the app and by mail.
import type { Role } from '../../kernel/actor.ts';
import type { Subject } from '../../kernel/fact.ts';
import type { Locale, Params, Text } from '../../kernel/text.ts';
import type { Instant } from '../../kernel/time.ts';
import type { App, Db, Tx, Unit } from '../app.ts';

export const CHANNELS = ['in-app', 'email', 'sms', 'wechat'] as const;
export type Channel = (typeof CHANNELS)[number];
export const MESSAGE_STATUSES = ['waiting', 'sent', 'failed', 'read', 'held'] as const;
export type MessageStatus = (typeof MESSAGE_STATUSES)[number];

/** A contact is an account of kind contact: `contactId` is its account id. A role of outside people names the customer. */
export type To =
  | { readonly accountId: string }
  | { readonly contactId: string }
  | { readonly role: Role; readonly customerId?: string | undefined }
  | { readonly email: string }
  | { readonly phone: string };

export type Notice = {
  /** The same key again tells nothing again, for ever. */
  readonly key: string;
  readonly to: To | readonly To[];
  /** `<module>.<name>` of `defineTemplates`. */
  readonly template: string;
  /** Fills the `{places}`. An ISO instant is shown as wall time in Asia/Shanghai. */
  readonly params?: Params;
  readonly about?: Subject;
  /** Default: the template's. */
  readonly channels?: readonly Channel[];
};

export type Template = {
  readonly subject: Text;
  readonly body: Text;
  /** Default: in the app only. */
  readonly channels?: readonly Channel[];
  /** True: told at once. Otherwise notices of one minute become one message per receiver. */
  readonly urgent?: boolean;
};
export type Templates = Readonly<Record<string, Template>>;

export type Message = {
  readonly id: string;
  readonly key: string;
  readonly accountId: string | null;
  readonly address: string | null;
  readonly channel: Channel;
  readonly template: string;
  readonly subject: string;
  readonly body: string;
  readonly about: Subject | null;
  /** The first 50 of what it tells; `notices` counts all. */
  readonly listed: readonly { readonly line: string; readonly about: Subject | null }[];
  readonly notices: number;
  readonly status: MessageStatus;
  /** Why it is held. */
  readonly reason: HeldReason | null;
  readonly error: string | null;
  readonly attempts: number;
  readonly createdAt: Instant;
  readonly sentAt: Instant | null;
  readonly readAt: Instant | null;
};

/** The channel is not set up at all, or this receiver has no address for it. */
export type HeldReason = 'email-not-open' | 'sms-not-open' | 'wechat-not-open' | 'no-address';
export const HELD_REASONS: Readonly<Record<HeldReason, Text>> = {
  'email-not-open': { zh: '邮件通道未开通（未设置 SMTP_URL）', en: 'E-mail is not set up (SMTP_URL is not set)' },
  'sms-not-open': { zh: '短信通道未开通', en: 'SMS is not set up' },
  'wechat-not-open': { zh: '微信通道未开通', en: 'WeChat is not set up' },
  'no-address': { zh: '收信人没有填写地址', en: 'The receiver has no address' },
};

export type Wording = { readonly name: string; readonly locale: Locale; readonly subject: string; readonly body: string; readonly changed: boolean };

export type Messaging = {
  /** In the caller's transaction, one round trip. */
  notify(unit: Pick<Unit, 'tx' | 'now'>, notices: Notice | readonly Notice[]): Promise<void>;
  /** Makes messages of the notices that are due, one per receiver and channel. A sweep. Answers how many messages. */
  deliver(app: App): Promise<number>;
  /** The worker of `messaging.send`: one mail. */
  send(app: App, data: { readonly messageId: string }, run: { readonly last: boolean }): Promise<void>;
  list(db: Db | Tx, query: MessageQuery): Promise<readonly Message[]>;
  find(db: Db | Tx, id: string): Promise<Message | undefined>;
  /** How many unread messages an account has in the app. */
  unread(db: Db | Tx, accountId: string): Promise<number>;
  /** `ids` absent: all of the account's. Answers how many became read. */
  markRead(unit: Pick<Unit, 'tx' | 'now' | 'announce'>, accountId: string, ids?: readonly string[]): Promise<number>;
  /** Sends a failed, held or sent mail again. False: it is not one that can be sent (another channel, mail not set up, no address). */
  resend(unit: Pick<Unit, 'tx' | 'now' | 'app'>, id: string): Promise<boolean>;
  mailAddress(db: Db | Tx, accountId: string): Promise<string | null>;
  /** null forgets it. */
  setMailAddress(unit: Pick<Unit, 'tx' | 'now'>, accountId: string, email: string | null): Promise<void>;
  wordings(db: Db | Tx): Promise<readonly Wording[]>;
  /** null goes back to the wording that ships. False: no such template. */
  reword(
    unit: Pick<Unit, 'tx' | 'now' | 'actor'>,
    which: { readonly name: string; readonly locale: Locale },
    words: { readonly subject: string; readonly body: string } | null,
  ): Promise<boolean>;
  /** Which channels are open. */
  readonly open: Readonly<Record<Channel, boolean>>;
  close(): Promise<void>;
};

export type MessageQuery = {
  readonly accountId?: string;
  readonly channel?: Channel;
  readonly statuses?: readonly MessageStatus[];
  readonly about?: Subject;
  /** Id of the last message of the page above. */
  readonly before?: string;
  readonly limit: number;
};
