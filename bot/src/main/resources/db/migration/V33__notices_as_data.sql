-- Which step is told to whom, in what words and when, as data with versions; news that come at night wait and go out as one message.

create table notice_rule (
    version    int not null,
    position   int not null,
    event      text not null,                  -- type of the event
    from_state text not null default '*',
    to_state   text not null default '*',
    audience   text not null default 'resident' check (audience in ('resident')),
    channel    text not null default '*',
    language   text not null default '*',
    template   text not null,                  -- '-' tells nothing
    at_once    boolean not null default false, -- even at night
    made_by    text not null,
    made_at    timestamptz not null,
    primary key (version, position)
);

-- the words of a template in place of those that ship with the product; the newest version counts, an empty text takes the product's again
create table notice_wording (
    template text not null,                    -- as in the bundle, with .spoken for the ear
    language text not null check (language in ('zh', 'en')),
    version  int not null,
    text     text not null,
    made_by  text not null,
    made_at  timestamptz not null,
    primary key (template, language, version)
);

alter table notice
    add column held_until timestamptz,         -- told when the quiet hours are over
    add column merged_into uuid references notice;
create index notice_held on notice (held_until) where held_until is not null;

-- what became of each notice: one word for all its deliveries
create view notice_fate as
select n.id, n.case_id, n.template, case
    when n.held_until is not null then 'held'
    when n.merged_into is not null then 'merged'
    when bool_or(d.reached = 'DELIVERED') then 'delivered'
    when bool_or(d.state = 'sent') then 'sent'
    when bool_or(d.state in ('pending', 'sending')) then 'on its way'
    when bool_or(d.state = 'unknown') then 'uncertain'
    when bool_or(d.state = 'failed') then 'failed'
    else 'suppressed' end as fate
from notice n left join delivery d on d.notice = n.id
group by n.id;

grant select, insert on notice_rule, notice_wording to huiying_app;
grant select on notice_fate to huiying_app;
