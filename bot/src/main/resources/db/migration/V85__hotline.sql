-- The telephone hotline: who waits, who answers, who is called back, who is asked how it went.

set lock_timeout = '2s';

alter table address add column calls boolean not null default false;   -- asked to be called instead of written to

alter table pending_question drop constraint pending_question_kind_check;
alter table pending_question add constraint pending_question_kind_check
    check (kind in ('survey', 'confirm', 'choose', 'reopen', 'reason', 'transfer'));

-- where an agent's telephone stands; whoever has been free longest gets the next caller
create table agent_line (
    person  uuid primary key references person,
    phone   bytea,                             -- sealed: a number, client:name or sip:name@host
    state   text not null default 'off' check (state in ('off', 'on', 'away', 'ringing', 'talking', 'wrap_up')),
    since   timestamptz not null,
    seen_at timestamptz not null,              -- when their desk last looked
    call    uuid
);

create table phone_call (
    id           uuid primary key,
    account      text not null,
    leg          text,                         -- the provider's id of the resident's end; null until there is one
    address      uuid not null references address deferrable initially deferred,
    language     text not null,
    purpose      text not null check (purpose in ('hotline', 'call_back', 'survey')),
    state        text not null check (state in ('waiting', 'ringing', 'talking', 'meeting', 'wrap_up', 'over')),
    queued_at    timestamptz not null,         -- since when they wait: kept when nobody answers
    heard_at     timestamptz not null,         -- when their end last asked what comes next
    announced    int not null default -1,      -- the place they were last told
    announced_at timestamptz,
    numbers      text[] not null default '{}', -- service lines and desks that are rung before, or instead of, an agent
    tried        int not null default 0,
    agent        uuid references person,
    agent_leg    text,
    guest        text check (guest in ('rung', 'in', 'gone')),
    guest_leg    text,
    case_id      uuid references cases deferrable initially deferred,
    talked_at    timestamptz,
    ended_at     timestamptz,
    outcome      text,
    recording    bytea,                        -- sealed address of the recorded talk
    unique (account, leg)
);
create index phone_call_queue on phone_call (account, queued_at, id) where state = 'waiting';
create index phone_call_open on phone_call (state) where state <> 'over';
create index on phone_call (address);

-- a caller who wants to be put through to those who run what is broken
create table call_wish (
    address uuid primary key references address,
    case_id uuid not null references cases,
    at      timestamptz not null
);

create table call_back (
    id          uuid primary key,
    address     uuid not null references address,
    account     text not null,
    language    text not null,
    case_id     uuid references cases,
    reason      text not null,                 -- asked, hung_up, message
    state       text not null default 'open' check (state in ('open', 'calling', 'done', 'given_up')),
    created_at  timestamptz not null,
    promised_at timestamptz,
    due_at      timestamptz not null,
    attempts    int not null default 0,
    call        uuid
);
create unique index call_back_once on call_back (address) where state in ('open', 'calling');

create table survey_call (
    id       uuid primary key,
    survey   uuid not null unique references survey,
    case_id  uuid not null references cases,
    address  uuid not null references address,
    account  text not null,
    language text not null,
    state    text not null default 'open' check (state in ('open', 'calling', 'done', 'given_up')),
    tries    int not null default 0,
    due_at   timestamptz not null,
    tried_at timestamptz,
    outcome  text,
    call     uuid
);
create index survey_call_due on survey_call (due_at) where state = 'open';

grant select, insert, update, delete on agent_line, phone_call, call_wish, call_back, survey_call to huiying_app;

-- the words of recorded messages, until they have joined their case
create table call_transcript (
    id          uuid primary key,
    provider_id text not null unique,          -- leg and step, as the message that holds the recording
    words       bytea,                         -- sealed; gone once they are with the case
    at          timestamptz not null,
    done_at     timestamptz
);
create index call_transcript_open on call_transcript (at) where done_at is null;

grant select, insert, update, delete on call_transcript to huiying_app;
