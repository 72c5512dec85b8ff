-- How this company prints (R1.4): one row, written by whoever may set it.
create table deliveries.paper_setting (
  only_one      boolean primary key default true check (only_one),
  form          text not null,
  prices        boolean not null,
  copies        smallint not null check (copies between 1 and 3),
  label_size    text not null,
  stamp_file_id uuid,
  changed_at    timestamptz not null
);

create schema certificates;

-- What accompanies goods (R1.5): written by apply(fact) alone and rebuilt from the journal.
create table certificates.certificate (
  id          uuid primary key,
  kind        text not null,
  -- Some kinds differ by what they were written for (within or across provinces).
  variant     text,
  number      text not null,
  lot         text,
  -- [{productId, code, name}]; empty: of the supplier or of our own company, for all goods of it.
  products    jsonb not null,
  -- Codes and names of these products, to find certificates by either.
  goods       text[] not null,
  issued_on   date not null,
  valid_from  date not null,
  -- Null: good for its lot without end.
  valid_to    date,
  -- [{fileId, sha256}], in the order of the pages.
  files       jsonb not null,
  filed_at    timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_for text,
  check (valid_to is null or valid_to >= valid_from)
);
create index certificate_goods on certificates.certificate using gin (goods);
create index certificate_expiry on certificates.certificate (valid_to, id) where withdrawn_at is null;
create index certificate_filed on certificates.certificate (filed_at desc, id desc);

create table certificates.pack (
  note_id      uuid primary key,
  customer_id  uuid not null,
  site_id      uuid not null,
  delivery_on  date not null,
  complete     boolean not null,
  line_count   integer not null,
  -- [{lineId, kind}], in note order.
  missing      jsonb not null,
  -- In note order, each once.
  certificates uuid[] not null,
  bundled_at   timestamptz not null
);
create index pack_day on certificates.pack (delivery_on, complete);
create index pack_certificates on certificates.pack using gin (certificates);

-- Names of suppliers and free words stand beside the facts: they may be people's.
create table certificates.words (
  certificate_id uuid primary key,
  supplier       text not null default '',
  remark         text not null default '',
  filed_by       text not null
);
create index words_supplier on certificates.words using gin (supplier gin_trgm_ops);

-- Notes whose pack may have changed since it was made; not part of any life cycle.
create table certificates.concern (
  note_id     uuid primary key,
  delivery_on date not null,
  -- Codes and names of its goods.
  goods       text[] not null,
  stale_since timestamptz
);
create index concern_stale on certificates.concern (stale_since) where stale_since is not null;
create index concern_day on certificates.concern (delivery_on);
