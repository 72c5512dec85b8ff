-- Month-end packages (R0.5, R17): life-cycle tables, written by apply(fact) alone and rebuilt from the journal.
create table settlement.package (
  id           uuid primary key,
  customer_id  uuid not null,
  month        text not null check (month ~ '^\d{4}-\d{2}$'),
  edition      integer not null check (edition > 0),
  state        text not null check (state in ('draft', 'released', 'replaced')),
  -- Of the content that was drafted; the file has its own.
  sha256       text not null,
  drafted_at   timestamptz not null,
  drafted_by   text not null,
  released_at  timestamptz,
  released_by  text,
  pdf_sha256   text,
  file_id      uuid,
  missing      text[] not null default '{}',
  reason_hash  text,
  unique (customer_id, month, edition),
  constraint released_has_its_file check ((state = 'draft') = (file_id is null))
);
create unique index package_one_draft on settlement.package (customer_id, month) where state = 'draft';
create unique index package_one_released on settlement.package (customer_id, month) where state = 'released';
create index package_month on settlement.package (month, customer_id);

create table settlement.package_part (
  package_id uuid not null references settlement.package,
  place      integer not null,
  kind       text not null check (kind in ('statement', 'score', 'report', 'appeals', 'stamped')),
  state      text not null check (state in ('included', 'missing', 'none')),
  ref        text,
  -- Changes whenever what the part shows changes.
  mark       text not null,
  primary key (package_id, place)
);

-- What was drafted, word for word, by its hash; and why something went out incomplete.
create table settlement.package_content (
  package_id uuid not null,
  sha256     text not null,
  content    text not null,
  primary key (package_id, sha256)
);
create table settlement.package_reason (
  package_id  uuid primary key,
  body        text not null,
  author      text not null,
  author_name text not null
);
