-- Statements (R17.3, decision 020): what a customer owes for a month, line by line. Life-cycle tables are written by apply(fact) alone;
-- lines of an edition stand beside the facts by their hash, words of people outside the journal.
create sequence settlement.statement_number;
create table settlement.statement (
  id               uuid primary key,
  number           text not null unique,
  customer_id      uuid not null,
  -- First day of the month, on the clock of Asia/Shanghai.
  month            date not null check (extract(day from month) = 1),
  state            text not null check (state in ('draft', 'sent', 'confirmed')),
  edition          integer not null check (edition > 0),
  contract_key     text not null,
  contract_version integer not null,
  sha256           text not null,
  lines            integer not null,
  notes            integer not null,
  unpriced         integer not null,
  goods_fen        bigint not null,
  claims_fen       bigint not null,
  penalties_fen    bigint not null,
  fees_fen         bigint not null,
  items_fen        bigint not null,
  adjustments_fen  bigint not null,
  rounding_fen     bigint not null,
  corrections_fen  bigint not null,
  total_fen        bigint not null,
  drawn_at         timestamptz not null,
  sent_at          timestamptz,
  sent_by          text,
  confirm_by       timestamptz,
  confirmed_at     timestamptz,
  confirmed_via    text check (confirmed_via in ('portal', 'paper')),
  -- Where terms count from the confirmation: when all of it is due.
  due_on           date,
  disputes         integer not null default 0 check (disputes >= 0),
  invoiced_fen     bigint not null default 0,
  paid_fen         bigint not null default 0,
  unique (customer_id, month),
  constraint the_sum_of_its_kinds check (
    total_fen = goods_fen + claims_fen + penalties_fen + fees_fen + items_fen + adjustments_fen + rounding_fen + corrections_fen),
  constraint never_sent_without_a_price check (state = 'draft' or unpriced = 0),
  constraint never_confirmed_while_disputed check (state <> 'confirmed' or disputes = 0),
  -- Money goes one way: to us, or back where the total is negative.
  constraint never_more_invoiced_than_owed check (invoiced_fen between 0 and greatest(total_fen, 0)),
  constraint never_more_paid_than_owed check (paid_fen between 0 and abs(total_fen))
);
create index statement_month on settlement.statement (month desc, number desc);
create index statement_waiting on settlement.statement (confirm_by) where state = 'sent';
create index statement_unpaid on settlement.statement (customer_id, month) where state = 'confirmed' and paid_fen < abs(total_fen);

-- Every edition with its lines, frozen once it is sent.
create table settlement.edition (
  statement_id uuid not null,
  edition      integer not null,
  sha256       text not null,
  total_fen    bigint not null,
  -- Names and terms as they were: customer, sites, contract, rules in words.
  head         jsonb not null,
  drawn_at     timestamptz not null,
  sent_at      timestamptz,
  primary key (statement_id, edition)
);
create table settlement.statement_line (
  statement_id uuid not null,
  edition      integer not null,
  place        integer not null,
  -- What it is about, the same in every edition and month: `goods:<note line>`, `claim:<entry>`, …
  key          text not null,
  kind         text not null check (kind in ('goods', 'claim', 'reprice', 'penalty', 'fee', 'item', 'adjustment', 'rounding')),
  home         date not null,
  site_id      uuid,
  note_id      uuid,
  note_line_id uuid,
  claim_id     uuid,
  title        jsonb not null,
  spec         text not null,
  unit         text,
  accepted     bigint,
  price_fen    bigint,
  price_per    text,
  price_on     date,
  priced_by    text check (priced_by in ('sheet', 'hand')),
  sheet_id     uuid,
  -- Null: no price.
  owed_fen     bigint,
  -- What earlier statements said of it.
  stated_fen   bigint not null,
  amount_fen   bigint,
  primary key (statement_id, edition, key),
  constraint only_what_is_new check (amount_fen = owed_fen - stated_fen)
);
create unique index statement_line_place on settlement.statement_line (statement_id, edition, place);
create index statement_line_key on settlement.statement_line (key);
create index statement_line_besides on settlement.statement_line (statement_id, edition, home) where kind <> 'goods';
create index statement_line_note on settlement.statement_line (note_id) where note_id is not null;

create function settlement.keep_editions() returns trigger language plpgsql as $$
begin
  if exists (select from settlement.edition e where e.statement_id = old.statement_id and e.edition = old.edition and e.sent_at is not null) then
    raise exception 'edition % of statement % is frozen', old.edition, old.statement_id using errcode = 'XS001';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger keep_editions before update or delete on settlement.statement_line for each row execute function settlement.keep_editions();
revoke update, truncate on settlement.statement_line from xiannuo_app;

-- What the customer said of single lines; it counts as long as the line says the same.
create table settlement.line_confirmation (
  statement_id uuid not null,
  key          text not null,
  amount_fen   bigint not null,
  confirmed_at timestamptz not null,
  primary key (statement_id, key)
);
create table settlement.dispute (
  id           uuid primary key,
  statement_id uuid not null references settlement.statement,
  customer_id  uuid not null,
  month        date not null,
  key          text not null,
  amount_fen   bigint not null,
  opened_at    timestamptz not null,
  outcome      text check (outcome in ('kept', 'changed', 'withdrawn')),
  delta_fen    bigint not null default 0,
  settled_at   timestamptz,
  constraint changed_by_something check ((outcome = 'changed') is not distinct from (delta_fen <> 0) or outcome is null and delta_fen = 0)
);
create unique index dispute_open on settlement.dispute (statement_id, key) where outcome is null;
create index dispute_line on settlement.dispute (statement_id, key, opened_at);
create index dispute_customer on settlement.dispute (customer_id, month) where delta_fen <> 0;
create table settlement.statement_word (
  id           uuid primary key,
  statement_id uuid not null,
  -- Null: of the whole statement.
  key          text,
  side         text not null check (side in ('ours', 'customer')),
  author       text not null,
  author_name  text not null,
  body         text not null,
  written_at   timestamptz not null
);
create index statement_word_line on settlement.statement_word (statement_id, key, written_at);

create table settlement.stamp (
  statement_id uuid not null references settlement.statement,
  side         text not null check (side in ('ours', 'customer')),
  file_id      uuid not null,
  sha256       text not null,
  stamped_at   timestamptz not null,
  primary key (statement_id, side, file_id)
);

-- Prices by a person for lines that no sheet prices, and items by hand.
create table settlement.hand_price (
  note_line_id uuid primary key,
  note_id      uuid not null,
  customer_id  uuid not null,
  fen          bigint not null check (fen > 0),
  per          text not null,
  priced_at    timestamptz not null
);
create index hand_price_customer on settlement.hand_price (customer_id);
create table settlement.item (
  id          uuid primary key,
  customer_id uuid not null,
  site_id     uuid,
  month       date not null check (extract(day from month) = 1),
  kind        text not null check (kind in ('fee', 'allowance', 'correction')),
  amount_fen  bigint not null check (amount_fen <> 0),
  added_at    timestamptz not null,
  removed_at  timestamptz
);
create index item_customer on settlement.item (customer_id, month);
-- What people wrote about prices, items, invoices and payments.
create table settlement.reason (
  about_id    uuid primary key,
  body        text not null,
  author      text not null,
  author_name text not null,
  written_at  timestamptz not null
);

create table settlement.invoice (
  id           uuid primary key,
  statement_id uuid not null references settlement.statement,
  customer_id  uuid not null,
  number       text not null,
  issued_on    date not null,
  due_on       date not null check (due_on >= issued_on),
  amount_fen   bigint not null check (amount_fen > 0),
  voided_at    timestamptz
);
create unique index invoice_number on settlement.invoice (number) where voided_at is null;
create index invoice_statement on settlement.invoice (statement_id, due_on);
create table settlement.payment (
  id           uuid primary key,
  statement_id uuid not null references settlement.statement,
  customer_id  uuid not null,
  amount_fen   bigint not null check (amount_fen > 0),
  paid_on      date not null,
  withdrawn_at timestamptz
);
create index payment_statement on settlement.payment (statement_id, paid_on);
