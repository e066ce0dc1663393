-- Other systems that are told of what happens: where, with which secret, and what was told.

set lock_timeout = '2s';

create table subscription (
    id             uuid primary key,
    name           text not null unique,
    url            text not null,
    unit           text references unit,             -- only this unit's cases; null: all
    kinds          text[] not null default '{}',     -- only these events; empty: all
    secret         bytea not null,                   -- sealed
    previous       bytea,                            -- the secret before, sealed; signs too until previous_until
    previous_until timestamptz,
    place          bigint not null,                  -- number of the feed's entry handed over last
    state          text not null default 'active' check (state in ('active', 'paused', 'gone')),
    claim          bigint not null default 0,        -- one node sends at a time; who slept through the lease writes nothing
    claimed_until  timestamptz,
    rest_until     timestamptz,                      -- after a failure nobody knocks before then
    created_by     text not null,
    created_at     timestamptz not null
);

-- one event for one subscription; the id goes out as webhook-id, the same each time it is tried
create table push (
    id           uuid primary key,
    subscription uuid not null references subscription on delete cascade,
    seq          bigint not null,                    -- number of the feed's entry; 0 for a trial
    case_id      uuid,
    kind         text not null,
    body         text not null,                      -- JSON: numbers and codes, never words
    state        text not null default 'pending' check (state in ('pending', 'sent', 'dead')),
    attempts     int not null default 0,
    due_at       timestamptz not null,
    answer       int,
    problem      text,
    made_at      timestamptz not null,
    settled_at   timestamptz
);
create unique index push_once on push (subscription, seq) where seq > 0;
create index push_open on push (subscription, seq) where state = 'pending';
create index push_of_case on push (subscription, case_id, seq) where state = 'pending';
create index push_latest on push (subscription, made_at desc);
create index push_settled on push (settled_at) where state = 'sent';

grant select, insert, update, delete on subscription, push to huiying_app;
