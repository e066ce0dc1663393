-- What is looked for by its case, or by who is to be told, is found without reading everything that is open.

set lock_timeout = '2s';

create index pending_question_of_case on pending_question (case_id) where answered_at is null;
create index task_of_case on task (case_id, kind);
create index notice_merged on notice (merged_into) where merged_into is not null;
create index task_to_tell on task (delivery) where kind = 'delivery' and done_at is null;
create index task_of_address on task (address) where done_at is null;

-- several units may help with one case, each with a task of its own
drop index task_once;
create unique index task_once on task (kind, case_id) where done_at is null and case_id is not null and kind <> 'assist';
create unique index task_assist on task (case_id, queue) where done_at is null and kind = 'assist';
