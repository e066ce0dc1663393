-- The main line: what is heard, understood, decided, owed and sent.
-- Two roles: the owner of the schema runs migrations; the service works as huiying_app, which cannot change or delete history.

do $$
begin
    if not exists (select from pg_roles where rolname = 'huiying_app') then
        create role huiying_app nologin;
    end if;
    execute format('grant huiying_app to %I', current_user);
end
$$;

set lock_timeout = '2s';

-- Staff and the city ------------------------------------------------------------------------------------------------

create table unit (
    code        text primary key,
    name_zh     text not null,
    name_en     text not null,
    parent      text references unit,
    kind        text not null check (kind in ('centre', 'department', 'street', 'provider')),
    phone       text not null default '',
    last_resort boolean not null default false,
    valid_from  date not null default date '2026-01-01',
    valid_to    date
);

create table grid (
    code     text primary key,
    parent   text references grid,
    level    text not null check (level in ('district', 'street', 'community', 'grid')),
    name_zh  text not null,
    name_en  text not null,
    boundary jsonb,
    unit     text references unit
);
create index on grid (parent);

-- a name residents use for a spot, and the grid it lies in
create table place (
    id        bigint generated always as identity primary key,
    name      text not null,
    grid      text not null references grid,
    latitude  double precision,
    longitude double precision,
    unique (name, grid)
);

-- who does what where: the most specific category, then the most specific grid, wins
create table duty (
    id         bigint generated always as identity primary key,
    category   text not null,                 -- code or its prefix; '' stands for every category
    grid       text not null default '',      -- grid code or its prefix; '' stands for the whole city
    unit       text not null references unit,
    basis      text not null,
    valid_from date not null default date '2026-01-01',
    valid_to   date,
    unique (category, grid, valid_from)
);

create table person (
    id            uuid primary key,
    login         text not null unique,
    name          text not null,
    password_hash text not null,
    role          text not null check (role in ('AGENT', 'DEPARTMENT', 'SUPERVISOR', 'ADMIN')),
    unit          text references unit,
    language      text not null default 'zh',
    enabled       boolean not null default true,
    epoch         int not null default 0,     -- raised when the password or the role changes: older sessions end
    available     boolean not null default false,
    demo          boolean not null default false,
    created_at    timestamptz not null
);

create table invitation (
    token_hash bytea primary key,
    role       text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz
);

create table session (
    id             text primary key,           -- hash of the cookie's value
    person         uuid references person,
    attributes     bytea not null,
    created_at     timestamptz not null,
    last_seen_at   timestamptz not null,
    max_idle       interval not null
);
create index on session (person);
create index on session (last_seen_at);

create table login_attempt (
    id   bigint generated always as identity primary key,
    who  bytea not null,                       -- keyed hash of account or network address
    at   timestamptz not null
);
create index on login_attempt (who, at);

create table api_key (
    id          uuid primary key,
    name        text not null unique,
    secret_hash bytea not null unique,
    role        text not null,
    unit        text references unit,
    created_by  text not null,
    created_at  timestamptz not null,
    revoked_at  timestamptz
);

-- Residents ---------------------------------------------------------------------------------------------------------

create table citizen (
    id          uuid primary key,
    phone_index bytea unique,                  -- keyed hash of a verified phone number
    phone       bytea,                         -- sealed
    name        bytea,                         -- sealed
    language    text not null,
    created_at  timestamptz not null
);

-- the id is a keyed hash of channel, account and value, so that a lane is found without a look-up
create table address (
    id         uuid primary key,
    channel    text not null,
    account    text not null,
    value      bytea not null,                 -- sealed
    citizen    uuid references citizen,
    news_to    uuid,                           -- where words go when nobody is on the line: a caller's number, for text messages
    stopped_at timestamptz,                    -- notices stopped by the resident
    left_at    timestamptz,                    -- unfollowed
    created_at timestamptz not null
);
create index on address (citizen);
create index on address (news_to);

-- Heard -------------------------------------------------------------------------------------------------------------

create table inbox (
    id          uuid primary key,
    seq         bigint generated always as identity,
    address     uuid not null references address deferrable initially deferred,
    provider_id text not null,
    kind        text not null,
    content     bytea not null,                -- sealed JSON of the content
    raw         bytea not null,                -- sealed bytes as received
    prompt      boolean not null default false,
    answer_until timestamptz,                  -- until then the request that brought it waits for the answer
    sent_at     timestamptz not null,
    received_at timestamptz not null default now(),
    state       text not null default 'waiting' check (state in ('waiting', 'settled', 'parked', 'quarantined')),
    attempts    int not null default 0,
    turn        uuid,
    problem     text,
    settled_at  timestamptz,
    unique (address, provider_id)
);
create index inbox_waiting on inbox (address, seq) where state = 'waiting';
create index inbox_turn on inbox (turn);
create index inbox_parked on inbox (received_at) where state in ('parked', 'quarantined');

-- one row per correctly signed request; append-only
create table receipt (
    id          bigint generated always as identity primary key,
    at          timestamptz not null default now(),
    channel     text not null,
    account     text not null,
    provider_id text not null,
    outcome     text not null check (outcome in ('stored', 'duplicate', 'quarantined', 'spooled')),
    inbox       uuid
);
create index on receipt (at);

-- one lane per address: due when the resident has been quiet long enough
create table lane (
    address     uuid primary key references address deferrable initially deferred,
    due_at      timestamptz,
    cap_at      timestamptz,
    claim       bigint not null default 0,
    claimed_until timestamptz,
    failures    int not null default 0
);
create index lane_due on lane (due_at) where due_at is not null;

-- Talked ------------------------------------------------------------------------------------------------------------

create table conversation (
    address      uuid primary key references address,
    dialog       bytea,                        -- sealed JSON of the dialog state
    dialog_kind  text not null default 'Idle',
    language     text not null default 'zh',
    with_agent   uuid references person,
    turns        int not null default 0,
    heard_at     timestamptz                    -- last words of the resident; opens the provider's reply window
);

create table turn (
    id            uuid primary key,
    address       uuid not null references address,
    seq           int not null,
    closed_by     text not null,               -- quiet, cap, prompt
    intent        text not null,
    dialog_before text not null,
    dialog_after  text not null,
    case_id       uuid,
    at            timestamptz not null,
    micros        bigint not null,             -- time spent understanding and deciding
    unique (address, seq)
);
create index on turn (case_id);

create table prediction (
    id            uuid primary key,
    turn          uuid references turn deferrable initially deferred,
    case_id       uuid,
    model_version text not null,
    guess         text not null check (guess in ('clear', 'ambiguous', 'unknown')),
    promise       numeric(4, 3) not null,
    candidates    jsonb not null,              -- [{label, confidence, evidence: [[start, end, share], ...]}], no words
    at            timestamptz not null
);
create index on prediction (case_id);

create table pending_question (
    id          uuid primary key,
    address     uuid not null references address,
    kind        text not null check (kind in ('survey', 'confirm', 'choose', 'reopen', 'reason')),
    case_id     uuid,
    survey      uuid,
    step        text not null default '',
    options     jsonb not null default '[]',
    asked_at    timestamptz not null,
    expires_at  timestamptz not null,
    answered_at timestamptz
);
create index on pending_question (address, asked_at desc) where answered_at is null;

-- Cases -------------------------------------------------------------------------------------------------------------

create table cases (
    id              uuid primary key,
    number          text unique,               -- issued when filed
    query_code      bytea,                     -- sealed
    query_code_hash bytea,
    state           text not null,
    state_since     timestamptz not null,
    nature          text not null,
    category        text,
    title           bytea,                     -- sealed with the case's key, like all of the resident's words below
    words           bytea not null,
    place           bytea,
    facts           bytea,
    grid            text references grid,
    latitude        bytea,
    longitude       bytea,
    urgency         text not null default 'ORDINARY' check (urgency in ('ORDINARY', 'URGENT', 'IMMEDIATE')),
    confidential    boolean not null default false,
    angry           boolean not null default false,
    channel         text not null,
    address         uuid references address,
    citizen         uuid references citizen,
    language        text not null,
    unit            text references unit,
    handler         text,
    queue           text,                      -- named queue when no unit owns it: triage, arbitration, review
    basis           text,
    deadline_class  text not null default 'general7d',
    due_at          timestamptz,               -- the unit's promise
    promised_at     timestamptz,               -- the resident's promise
    bounce_count    int not null default 0,
    reopen_count    int not null default 0,
    resolution      int not null default 0,
    parent          uuid references cases,
    auto_dispatched boolean not null default false,
    demo_visitor    text,
    created_at      timestamptz not null,
    submitted_at    timestamptz,
    dispatched_at   timestamptz,
    closed_at       timestamptz,
    event_count     int not null default 0,
    head_hash       bytea not null default '\x',
    version         int not null default 0
);
create index on cases (state, due_at);
create index on cases (unit, state);
create index on cases (address, created_at desc, id desc);
create index on cases using brin (created_at);  -- for periods; an ordinary one would tempt the planner away from the resident's own cases
create index on cases (query_code_hash);

-- erasing a case destroys its key; the chain of events still verifies
create table case_key (
    case_id      uuid primary key references cases deferrable initially deferred,
    wrapped      bytea,
    destroyed_at timestamptz
);

create table case_event (
    case_id    uuid not null references cases,
    seq        int not null,
    type       text not null,
    actor_kind text not null check (actor_kind in ('citizen', 'staff', 'clock', 'integrator')),
    actor      text not null,
    role       text not null,
    at         timestamptz not null,
    from_state text,
    to_state   text not null,
    basis      text,
    facts      jsonb not null,                 -- never the resident's words
    sealed     bytea,                          -- words and reasons, with the case's key
    digest     bytea not null,                 -- of the sealed part, so that erasure keeps the chain
    prev_hash  bytea not null,
    hash       bytea not null,
    public     boolean not null default true,
    primary key (case_id, seq)
);
create index on case_event (at);

create table decision (
    id         uuid primary key,
    case_id    uuid not null references cases,
    prediction uuid references prediction,
    chosen     text not null,
    by_person  text not null,
    kind       text not null check (kind in ('confirm', 'correct', 'return-accepted', 'arbitrated', 'citizen')),
    trust      numeric(3, 2) not null,
    at         timestamptz not null
);
create index on decision (case_id);

create table survey (
    id          uuid primary key,
    case_id     uuid not null references cases,
    resolution  int not null,
    asked_at    timestamptz not null,
    channel     text not null,
    contacted   text check (contacted in ('YES', 'NO')),
    solved      text check (solved in ('YES', 'PARTLY', 'NO')),
    satisfied   text check (satisfied in ('VERY_SATISFIED', 'SATISFIED', 'FAIRLY_SATISFIED', 'DISSATISFIED', 'VERY_DISSATISFIED')),
    reason      bytea,                         -- sealed
    answered_by text check (answered_by in ('citizen', 'visitor')),
    reminded_at timestamptz,
    answered_at timestamptz,
    unique (case_id, resolution)
);

create table deadline (
    id           uuid primary key,
    case_id      uuid not null references cases,
    kind         text not null,
    ordinal      int not null,
    started_at   timestamptz not null,
    due_at       timestamptz not null,
    rule         text not null,
    calendar     text not null,
    fired_at     timestamptz,
    cancelled_at timestamptz,
    unique (case_id, kind, ordinal)
);
create index deadline_due on deadline (due_at) where fired_at is null and cancelled_at is null;
create index deadline_running on deadline (case_id, kind) where fired_at is null and cancelled_at is null;

create table task (
    id            uuid primary key,
    kind          text not null,               -- confirm, call_back, parked_message, delivery, visit, talk, review
    queue         text not null,
    case_id       uuid references cases,
    address       uuid references address,
    inbox         uuid references inbox,
    delivery      uuid,
    priority      int not null,
    reason        text not null,
    created_at    timestamptz not null,
    due_at        timestamptz not null,
    claimed_by    uuid references person,
    claimed_until timestamptz,
    done_at       timestamptz,
    outcome       text
);
create index task_open on task (queue, priority, created_at) where done_at is null;
create unique index task_once on task (kind, case_id) where done_at is null and case_id is not null;
create unique index task_talk on task (address) where kind = 'talk' and case_id is null and done_at is null;
create unique index task_per_message on task (inbox) where inbox is not null;
create unique index task_per_delivery on task (delivery) where delivery is not null;

-- what a member of staff decided and may still take back
create table command (
    id              uuid primary key,
    idempotency_key text not null,
    person          text not null,
    case_id         uuid not null references cases,
    kind            text not null,
    body            bytea not null,            -- sealed JSON
    made_at         timestamptz not null,
    due_at          timestamptz not null,
    state           text not null default 'pending' check (state in ('pending', 'done', 'undone', 'refused')),
    problem         text,
    settled_at      timestamptz,
    unique (person, idempotency_key)
);
create index command_due on command (due_at) where state = 'pending';
create index on command (case_id) where state = 'pending';

-- Owed and sent -----------------------------------------------------------------------------------------------------

create table notice (
    id          uuid primary key,
    logical_key text not null unique,
    case_id     uuid references cases,
    address     uuid not null references address,
    template    text not null,
    resendable  boolean not null,              -- acknowledgements and verdicts may go out once more when their fate is unknown
    parameters  bytea not null,                -- sealed JSON
    language    text not null,
    created_at  timestamptz not null
);
create index on notice (case_id);

create table delivery (
    id          uuid primary key,
    seq         bigint generated always as identity,
    notice      uuid not null references notice,
    channel     text not null,
    account     text not null,
    address     uuid not null references address,
    turn        uuid,
    body        bytea not null,                -- sealed JSON of words, choices and what the line does
    state       text not null default 'pending' check (state in ('pending', 'sending', 'sent', 'failed', 'unknown', 'suppressed')),
    attempt     int not null default 0,
    due_at      timestamptz not null,
    lease_until timestamptz,
    provider_id text,
    reached     text,                          -- how far the provider says it got
    code        text,
    flagged_at  timestamptz,
    collected   boolean not null default false,
    created_at  timestamptz not null,
    sent_at     timestamptz,
    updated_at  timestamptz not null
);
create index delivery_due on delivery (due_at) where state = 'pending';
create index delivery_open on delivery (address, seq) where state in ('pending', 'sending');
create index delivery_sending on delivery (lease_until) where state = 'sending';
create index on delivery (provider_id) where provider_id is not null;
create index on delivery (turn);
create index on delivery (notice);

-- What others follow ------------------------------------------------------------------------------------------------

-- read up to the oldest transaction still running, so that a late commit is never skipped
create table feed (
    seq     bigint generated always as identity primary key,
    txid    xid8 not null default pg_current_xact_id(),
    at      timestamptz not null default now(),
    kind    text not null,                     -- case, task, turn, delivery, command
    case_id uuid,
    address uuid,
    unit    text,
    facts   jsonb not null default '{}'
);
create index on feed (txid, seq);
create index on feed (address, txid, seq);

create table audit (
    id        bigint generated always as identity primary key,
    at        timestamptz not null,
    actor     text not null,
    action    text not null,
    subject   text not null,
    facts     jsonb not null default '{}',
    prev_hash bytea not null,
    hash      bytea not null
);

-- The WeChat token and other things one node refreshes for all
create table access_token (
    account      text primary key,
    token        bytea,                        -- sealed; null before the first purchase
    expires_at   timestamptz,
    buying_until timestamptz,                  -- one node buys at a time; a lease, no lock is held across the call
    failure      text,
    rest_until   timestamptz                   -- after a failed purchase nobody asks before then
);

create table scheduled_tasks (
    task_name            text not null,
    task_instance        text not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index on scheduled_tasks (execution_time);
create index on scheduled_tasks (last_heartbeat);

grant select, insert, update, delete on all tables in schema public to huiying_app;
grant usage on all sequences in schema public to huiying_app;
revoke update, delete on case_event, receipt, audit, decision, prediction from huiying_app;
