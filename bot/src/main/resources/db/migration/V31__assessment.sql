-- How the work is judged: rules by version, published sheets, and what units object to.

-- a version is never changed; the newest one valid on a day is used for it unless another is asked for
create table rule_book (
    version      int primary key,
    title        text not null,
    valid_from   date not null,
    body         jsonb not null,               -- weights, what a partly solved matter is worth, clauses with their points
    published_by text not null,
    published_at timestamptz not null
);

-- a sheet as it was published: the rows say what it was made of, the digest that it can be made again
create table score_sheet (
    id           uuid primary key,
    from_at      timestamptz not null,
    to_at        timestamptz not null,
    as_of        timestamptz not null,
    version      int not null references rule_book,
    digest       text not null,
    body         jsonb not null,
    published_by text not null,
    published_at timestamptz not null
);
create index on score_sheet (from_at, to_at);

-- the last of the seven links: the result of this case was used
create table score_sheet_case (
    sheet   uuid not null references score_sheet,
    case_id uuid not null references cases,
    primary key (case_id, sheet)
);

-- what a unit asks: that a case be left out of the rates, or that a deduction be taken back. Decided by a supervisor, appealed once
create table objection (
    id         uuid primary key,
    kind       text not null check (kind in ('EXCLUSION', 'DEDUCTION')),
    case_id    uuid not null references cases,
    unit       text not null references unit,
    resolution int,                            -- of an exclusion
    clause     text,                           -- of a deduction
    seq        int,                            -- the event the deduction rests on
    code       text not null,                  -- policy-impossible, malicious, out-of-district, not-ours, wrong-fact, other
    state      text not null check (state in ('ASKED', 'GRANTED', 'REFUSED', 'APPEALED', 'GRANTED_ON_APPEAL', 'REFUSED_ON_APPEAL')),
    asked_at   timestamptz not null,
    settled_at timestamptz
);
create unique index objection_once on objection (kind, case_id, coalesce(resolution, -1), coalesce(clause, ''), coalesce(seq, -1));
create index on objection (state, asked_at);
create index on objection (unit, asked_at);

create table objection_step (
    id        uuid primary key,
    objection uuid not null references objection,
    state     text not null,
    person    text not null,
    at        timestamptz not null,
    words     bytea not null                   -- sealed: the reason, and where the evidence is
);
create index on objection_step (objection, at);

grant select, insert on rule_book, score_sheet, score_sheet_case, objection_step to huiying_app;
grant select, insert, update on objection to huiying_app;
