-- One cause behind many cases: what the detector proposes, what people decide, and why a case was thought to belong.

set lock_timeout = '2s';

create table hotspot (
    id         uuid primary key,
    status     text not null default 'proposed' check (status in ('proposed', 'accepted', 'rejected', 'over')),
    head       uuid not null references cases,
    category   text,
    grid       text references grid,
    begun_at   timestamptz not null,
    grown_at   timestamptz not null,
    decided_at timestamptz,
    decided_by text,
    surged_at  timestamptz,
    surge      jsonb                           -- count, usual, chance: what made it a surge
);
create index hotspot_alive on hotspot (grown_at) where status in ('proposed', 'accepted');
create index on hotspot (head);

create table hotspot_member (
    hotspot    uuid not null references hotspot,
    case_id    uuid not null references cases,
    state      text not null check (state in ('proposed', 'joined', 'rejected', 'left')),
    joined_by  text not null check (joined_by in ('detector', 'staff', 'resident')),
    score      double precision not null,
    words      double precision not null,
    metres     double precision,
    hours      double precision not null,
    shared     bytea,                          -- words both cases hold, sealed with the key of this case
    at         timestamptz not null,
    decided_at timestamptz,
    decided_by text,
    primary key (hotspot, case_id)
);
create unique index hotspot_of_case on hotspot_member (case_id) where state in ('proposed', 'joined');

-- how far the detector has read the feed
create table hotspot_cursor (
    one  boolean primary key default true check (one),
    feed bigint not null
);
insert into hotspot_cursor (feed) select coalesce(max(seq), 0) from feed;

grant select, insert, update on hotspot, hotspot_member, hotspot_cursor to huiying_app;
