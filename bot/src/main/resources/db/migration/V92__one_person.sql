-- One person, several doors: what was proved, who linked, and what it was before, so that every link can be taken back.

create table phone_proof (
    id          uuid primary key,
    address     uuid not null references address,
    phone_index bytea not null,                -- keyed hash of the number
    phone       bytea not null,                -- sealed
    code_hash   bytea not null,
    tries       int not null default 0,
    made_at     timestamptz not null,
    expires_at  timestamptz not null,
    proved_at   timestamptz
);
create index on phone_proof (address, made_at);
create index on phone_proof (phone_index, made_at);

-- append-only but for the moment it was taken back
create table citizen_link (
    id         uuid primary key,
    act        uuid not null,                  -- what was linked together is unlinked together
    address    uuid not null references address,
    citizen    uuid not null references citizen,
    before     uuid references citizen,
    made_by    text not null check (made_by in ('code', 'staff')),
    person     uuid references person,
    reason     bytea,                          -- sealed
    made_at    timestamptz not null,
    undone_at  timestamptz,
    undone_by  uuid references person
);
create index on citizen_link (address) where undone_at is null;

grant select, insert, update, delete on phone_proof to huiying_app;
grant select, insert, update on citizen_link to huiying_app;
