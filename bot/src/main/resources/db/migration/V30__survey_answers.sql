-- Every answer to a survey is kept; the last one given while the survey was open counts and stands in the survey's row.

create table survey_answer (
    id       uuid primary key,
    survey   uuid not null references survey,
    question text not null check (question in ('CONTACTED', 'SOLVED', 'SATISFIED', 'REASON')),
    answer   text,                             -- null for a reason
    words    bytea,                            -- sealed: a reason
    given_by text not null check (given_by in ('citizen', 'visitor')),
    actor    text not null,                    -- the resident's address, or who asked by telephone
    at       timestamptz not null,
    counted  boolean not null
);
create index on survey_answer (survey, at);

alter table survey
    add column unit      text references unit, -- whose work is judged: the unit that had it when it was resolved
    add column closes_at timestamptz,          -- answers after it are kept and do not count
    add column again_at  timestamptz,          -- asked once more after a bad grade was followed up
    add column link_hash bytea unique;         -- finds the survey by its link; the link itself is made from the id when needed
update survey set closes_at = asked_at + interval '7 days',
    unit = (select unit from cases where cases.id = survey.case_id);
alter table survey alter column closes_at set not null;
create index on survey (asked_at);

grant select, insert on survey_answer to huiying_app;
