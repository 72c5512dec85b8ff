-- Certificates know their supplier and lot (R7.3); what we issue ourselves for what we repacked, split or mixed (农产品质量安全法 art. 39).
alter table certificates.certificate
  add column supplier_id uuid,
  add column lot_id uuid,
  -- Issued by us for a lot that we made, on the certificates of what went in.
  add column reissued boolean not null default false,
  add column based_on uuid[] not null default '{}',
  -- Incoming lots without a certificate: while there are any, ours is a draft and counts for nothing.
  add column missing uuid[] not null default '{}',
  -- Of what was made, in the base unit of the lot, and how people speak of it.
  add column amount bigint,
  add column unit text,
  add column place_of_origin text;
create index certificate_of_supplier on certificates.certificate (supplier_id, filed_at desc) where supplier_id is not null;
create index certificate_of_lot on certificates.certificate (lot_id) where lot_id is not null;
create index certificate_based_on on certificates.certificate using gin (based_on) where reissued;
create index certificate_draft on certificates.certificate (filed_at) where missing <> '{}';
create sequence certificates.reissue_number;

-- Which paper was warned of at which step (30, 15, 7, 1 days; 0: it is over), once each; written by apply(fact) alone.
create table certificates.warning (
  -- `certificate:<id>`, or `licence:<supplier>:<kind>:<last day>`.
  paper  text not null,
  step   integer not null,
  on_day date not null,
  primary key (paper, step)
);
create index warning_day on certificates.warning (on_day);

-- How much of what a supplier needs is there and valid, as looked at last; written by apply(fact) alone.
create table certificates.sample (
  supplier_id uuid primary key,
  on_day      date not null,
  needed      integer not null,
  valid       integer not null,
  -- [{kind, lotId, state}]
  lacking     jsonb not null
);
