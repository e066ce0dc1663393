-- What supervisors tell everybody at work, and who has read it.

create table broadcast (
    id      uuid primary key,
    by_who  uuid not null references person,
    role    text check (role in ('AGENT', 'DEPARTMENT')),   -- null for all
    unit    text references unit,                            -- one unit's people only
    text    text not null,
    at      timestamptz not null,
    until   timestamptz not null
);
create index on broadcast (until);

create table broadcast_read (
    broadcast uuid not null references broadcast,
    person    uuid not null references person,
    at        timestamptz not null,
    primary key (broadcast, person)
);

grant select, insert on broadcast, broadcast_read to huiying_app;
