-- What somebody wants to take out of the house as a file: a large one, or one with matters told in confidence, needs a second person.

create table export_request (
    id         uuid primary key,
    kind       text not null,                  -- cases
    subjects   uuid[] not null,                -- what is in it, as it was found when it was asked for
    secrets    int not null,                   -- how many of these were told in confidence
    format     text not null,
    asked_by   uuid not null references person,
    reason     text not null,
    asked_at   timestamptz not null,
    decided_by uuid references person,         -- null when the rule alone let it through
    granted    boolean,
    decided_at timestamptz,
    until      timestamptz,                    -- it may be taken until then, once
    taken_at   timestamptz,
    check (decided_by is null or decided_by <> asked_by)
);
create index on export_request (asked_at);

grant select, insert, update on export_request to huiying_app;
