-- What providers let us send is counted before anything is sent; who must be told is told somewhere; what it cost is written down.

-- one row for each kind of act that lets us send: the latest act counts
create table send_window (
    address   uuid not null references address deferrable initially deferred,
    act       text not null check (act in ('message', 'tap')),
    opened_at timestamptz not null,            -- by the provider's time
    closes_at timestamptz not null,
    allowed   int not null,
    taken     int not null,
    primary key (address, act)
);

-- forms an account sent on one day
create table send_quota (
    channel text not null,
    account text not null,
    kind    text not null,
    day     date not null,
    taken   int not null,
    primary key (channel, account, kind, day)
);

-- forms a resident agreed to be sent, one for each consent
create table form_consent (
    address    uuid not null references address deferrable initially deferred,
    form       text not null,
    remaining  int not null check (remaining >= 0),
    changed_at timestamptz not null,
    primary key (address, form)
);
create table consent_report (                  -- so that a repeated report counts once
    address     uuid not null references address deferrable initially deferred,
    provider_id text not null,
    primary key (address, provider_id)
);

-- a report may come before the answer that names its message
create table early_receipt (
    channel     text not null,
    account     text not null,
    provider_id text not null,
    status      text not null,
    code        text not null,
    trouble     text not null,
    at          timestamptz not null default now(),
    primary key (channel, account, provider_id, status)
);

alter table notice_rule
    add column need text not null default 'must' check (need in ('must', 'nice'));
alter table notice
    add column need text not null default 'must' check (need in ('must', 'nice')),
    add column at_once boolean not null default true;

alter table delivery
    add column means text not null default 'words' check (means in ('words', 'template', 'subscription', 'person')),
    add column slots int not null default 0,   -- of the window, given back when surely nothing was sent
    add column slots_at timestamptz,
    add column cost numeric(12, 4),
    add column task uuid references task;      -- the work of the person who tells it instead
alter table delivery drop constraint delivery_state_check;
alter table delivery add constraint delivery_state_check check (state in ('pending', 'sending', 'sent', 'failed', 'unknown', 'suppressed', 'person'));
create index on delivery (task) where task is not null;

create or replace view notice_fate as
select n.id, n.case_id, n.template, case
    when n.held_until is not null then 'held'
    when n.merged_into is not null then 'merged'
    when bool_or(d.reached = 'DELIVERED') then 'delivered'
    when bool_or(d.state = 'sent') then 'sent'
    when bool_or(d.state in ('pending', 'sending')) then 'on its way'
    when bool_or(t.done_at is not null) then 'told by a person'
    when bool_or(d.state = 'person') then 'with a person'
    when bool_or(d.state = 'unknown') then 'uncertain'
    when bool_or(d.state = 'failed') then 'failed'
    else 'suppressed' end as fate
from notice n left join delivery d on d.notice = n.id left join task t on t.id = d.task
group by n.id;

grant select, insert, update, delete on send_window, send_quota, form_consent, consent_report, early_receipt to huiying_app;
