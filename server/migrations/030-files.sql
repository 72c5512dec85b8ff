-- What people upload. The bytes lie in the content store under their hash; a row is one upload. Names of files and people stay here, out of facts.
create schema files;

create table files.file (
  id            uuid primary key,
  sha256        text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size          bigint not null check (size > 0),
  kind          text not null check (kind in ('image', 'voice', 'video', 'document')),
  media_type    text not null,
  width         integer,
  height        integer,
  original_name text,
  uploaded_by   text not null,
  uploader_name text not null,
  customer_id   uuid,
  created_at    timestamptz not null,
  -- First time a subject took it; until then it is an orphan to be.
  attached_at   timestamptz
);
create index file_content on files.file (sha256);
create index file_orphan on files.file (created_at) where attached_at is null;

-- Where a file belongs, and who outside may see it there.
create table files.attachment (
  file_id      uuid not null references files.file (id),
  subject_type text not null,
  subject_id   text not null,
  customer_id  uuid,
  visibility   text not null check (visibility in ('internal', 'customer')),
  -- What the visible watermark says: { site, person, takenAt }.
  mark         jsonb not null default '{}',
  attached_by  text not null,
  attached_at  timestamptz not null,
  primary key (file_id, subject_type, subject_id)
);
create index attachment_subject on files.attachment (subject_type, subject_id);
