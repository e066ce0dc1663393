-- Who is away from the desk is given nothing; what agents say often is kept as data, and what was said once stays readable.

alter table person add column away_since timestamptz;   -- null while at work

create table ready_text (
    id         uuid primary key,
    zh         text not null,
    en         text not null,
    made_by    text not null,
    made_at    timestamptz not null,
    retired_by text,
    retired_at timestamptz
);

insert into ready_text (id, zh, en, made_by, made_at) values
    (gen_random_uuid(), '请问具体在哪里？说小区和楼号，或者附近的路口都行。', 'Where exactly is it? The estate and building, or the nearest crossing, will do.', 'first', now()),
    (gen_random_uuid(), '请问是从什么时候开始的？', 'Since when has this been so?', 'first', now()),
    (gen_random_uuid(), '方便拍一张照片发过来吗？', 'Could you send us a photo?', 'first', now()),
    (gen_random_uuid(), '请问影响到几户？只有您家，还是整栋楼？', 'How many homes are affected: only yours, or the whole building?', 'first', now()),
    (gen_random_uuid(), '请问之前反映过吗？有的话请把工单号发来。', 'Have you reported this before? If so, please send the case number.', 'first', now()),
    (gen_random_uuid(), '请问您希望怎么解决？', 'How would you like it to be solved?', 'first', now());

grant select, insert, update on ready_text to huiying_app;
