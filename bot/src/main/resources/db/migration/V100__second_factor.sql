-- Somebody who knows a password must also hold the device it was enrolled with; two more kinds of administrator, so that nobody watches over himself.

create table second_factor (
    person       uuid primary key references person,
    secret       bytea not null,                  -- sealed
    confirmed_at timestamptz,                     -- null until the first code was right
    last_step    bigint not null default 0        -- the time step of the last code that was taken: none is taken twice
);

create table recovery_code (
    person  uuid not null references person,
    hash    bytea not null,
    used_at timestamptz,
    primary key (person, hash)
);

alter table person drop constraint person_role_check;
alter table person add constraint person_role_check check (role in ('AGENT', 'DEPARTMENT', 'SUPERVISOR', 'ADMIN', 'SECURITY', 'AUDITOR'));

grant select, insert, update, delete on second_factor, recovery_code to huiying_app;
