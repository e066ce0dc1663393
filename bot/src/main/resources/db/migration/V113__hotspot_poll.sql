-- Everybody whom one cause concerns is asked whether it is put right for them too.

set lock_timeout = '2s';

alter table pending_question drop constraint pending_question_kind_check;
alter table pending_question add constraint pending_question_kind_check
    check (kind in ('survey', 'confirm', 'choose', 'reopen', 'reason', 'transfer', 'poll'));

create table hotspot_poll (
    id       uuid primary key,
    hotspot  uuid not null references hotspot,
    asked_by uuid not null,
    asked_at timestamptz not null
);
create index on hotspot_poll (hotspot, asked_at);

create table hotspot_poll_answer (
    poll        uuid not null references hotspot_poll,
    case_id     uuid not null references cases,
    good        boolean,                       -- null while nothing was heard: silence is no yes
    answered_at timestamptz,
    primary key (poll, case_id)
);
create index on hotspot_poll_answer (case_id);

grant select, insert, update on hotspot_poll, hotspot_poll_answer to huiying_app;
