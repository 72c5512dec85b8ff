-- Who signed at the dock (R1.4): names beside the note, never in facts.
create table deliveries.signer (
  note_id           uuid not null,
  place             smallint not null check (place between 1 and 3),
  name              text not null,
  role              text not null,
  signature_file_id uuid,
  primary key (note_id, place)
);

-- Pictures taken at the dock: of a line, or of the whole delivery where line_id is null. Their hashes stand in the facts.
create table deliveries.photo (
  note_id uuid not null,
  line_id uuid,
  file_id uuid not null,
  place   smallint not null,
  unique nulls not distinct (note_id, line_id, file_id)
);

-- What was said, to know the same acceptance when the phone sends it twice.
alter table deliveries.receipt add column content_hash text;

-- The customer's own weight where our scale decides; written by apply.
alter table deliveries.note_line add column said bigint check (said >= 0);
