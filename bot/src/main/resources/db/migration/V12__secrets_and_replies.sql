-- Who asked to see the identity behind a matter told in confidence, who allowed it, and until when.
create table reveal (
    id         uuid primary key,
    case_id    uuid not null references cases,
    asked_by   uuid not null,
    reason     text not null,
    asked_at   timestamptz not null,
    decided_by uuid,
    granted    boolean,
    decided_at timestamptz,
    until      timestamptz,
    check (decided_by is null or decided_by <> asked_by)
);
create index on reveal (case_id) where decided_by is null;
create index on reveal (case_id, asked_by, until);

-- what a report is like, without its words: reports that look alike have most of these numbers in common
create table reply_print (
    id      uuid primary key,
    case_id uuid not null references cases,
    unit    text not null,
    at      timestamptz not null,
    print   bigint[] not null
);
create index on reply_print (unit, at desc);

grant select, insert, update on reveal to huiying_app;
grant select, insert, delete on reply_print to huiying_app;
