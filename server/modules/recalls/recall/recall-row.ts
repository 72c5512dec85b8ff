// A row of recalls.recall as rules see it.
import type { Selectable } from 'kysely';
import type { DB } from '../../../platform/database/schema.gen.ts';
import type { Fault, Kind, Level, NoticeState, Party, Reason, Recall, State } from './recall.ts';

export type RecallRow = Selectable<DB['recalls.recall']>;
export type NoticeRow = Selectable<DB['recalls.notice']>;

export const rowToRecall = (row: RecallRow): Recall => ({
  id: row.id,
  number: row.number,
  kind: row.kind as Kind,
  mock: row.mock,
  level: row.level as Level | null,
  measures: row.measures,
  reason: row.reason as Reason,
  fault: row.fault as Fault,
  state: row.state as State,
  caseId: row.case_id,
  alertId: row.alert_id,
  knownAt: row.known_at,
  neededAt: row.needed_at,
  startBy: row.start_by,
  begunAt: row.begun_at,
  finishBy: row.finish_by,
  holdId: row.hold_id,
  tellsCustomers: row.tells_customers,
});

/** What facts about a notice name. */
export const aboutNotice = ({ id, recall_id, party, customer_id, site_id }: NoticeRow) => ({
  recallId: recall_id,
  noticeId: id,
  party: party as Party,
  customerId: customer_id,
  siteId: site_id,
});
export const stateOf = (row: NoticeRow): NoticeState => row.state as NoticeState;
