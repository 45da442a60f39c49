-- A rare word among hundreds of thousands of ended cases: pairs of letters alone point at many cases that do not hold it (1061
-- has the pairs of 10612 as well as of 106 and 610), each of them was read twice, here and in the case, and all of them before
-- the newest could be told. Three letters in a row now have a key as well, and what decides about a match and its place stands
-- beside the case's number, so that of the cases themselves only those of the page are read.
drop table cases.search_word;
drop function cases.search_keys(smallint[], boolean, text);

-- Which single letters, pairs and triples the words hold, each once for every agency that sees the case, with the number of
-- the agency in the key (0049 says why).
-- triple (1 bit) · agency (15) · ended (1) · first letter (21) · second letter (21, 0 for a single letter); of a triple a sum
-- of its letters stands in the last 42: another triple may have the same, and the words are compared afterwards.
create function cases.search_keys(visible_to smallint[], ended boolean, words text, sizes integer[] default '{1,2,3}') returns bigint[]
-- Letter by letter, which is twice as quick as one statement; dear to the planner, so that where the index can be read nobody
-- works it out row by row.
language plpgsql immutable parallel safe cost 10000 set search_path = pg_catalog, pg_temp as $$
declare
  letter text;
  first bigint := 0;
  second bigint := 0;
  third bigint;
  codes bigint[] := '{}';
begin
  foreach letter in array string_to_array(words, null) loop
    third := ascii(letter);
    if third > 32 then
      if 1 = any (sizes) then codes := codes || (third << 21); end if;
      if second > 32 then
        if 2 = any (sizes) then codes := codes || (second << 21 | third); end if;
        if first > 32 and 3 = any (sizes) then
          codes := codes || (1::bigint << 58 | ((first * 1000003 + second) * 1000003 + third) & 4398046511103);
        end if;
      end if;
    end if;
    first := second;
    second := third;
  end loop;
  return (select coalesce(array_agg(distinct (a.agency::bigint << 43) | (ended::integer::bigint << 42) | c.code), '{}')
            from unnest(visible_to) a(agency) cross join unnest(codes) c(code));
end $$;

-- A table of its own: a case changes with every step, its words hardly ever. The keys stand in the index only.
create table cases.search_word (
  case_id uuid primary key references cases.case_file(id) on delete cascade,
  said text not null,
  visible_to smallint[] not null,
  closed_at timestamptz
);
alter table cases.search_word enable row level security;
alter table cases.search_word force row level security;
create policy owner_all on cases.search_word to boru_owner using (true) with check (true);
comment on table cases.search_word is '건을 낱말로 찾기 위한 글. 찾기 함수만 읽는다';
comment on column cases.search_word.case_id is '건';
comment on column cases.search_word.said is '번호, 제목, 기업 이름, 조회 번호를 찾는 글자로 적은 것(트리거가 관리)';
comment on column cases.search_word.visible_to is '볼 수 있는 기관(트리거가 관리)';
comment on column cases.search_word.closed_at is '건이 끝난 때. 찾은 차례(트리거가 관리)';

insert into cases.search_word (case_id, said, visible_to, closed_at)
  select f.id, cases.search_text(f.number, f.title, f.company_name, f.reference), f.visible_to, f.closed_at from cases.case_file f;
set local maintenance_work_mem = '256MB';
create index search_word_keys on cases.search_word
  using gin (cases.search_keys(visible_to, closed_at is not null, said, '{1,2,3}')) with (fastupdate = off);
analyze cases.search_word;

create or replace function cases.keep_words() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into cases.search_word as w (case_id, said, visible_to, closed_at)
  values (new.id, cases.search_text(new.number, new.title, new.company_name, new.reference), new.visible_to, new.closed_at)
  on conflict (case_id) do update set said = excluded.said, visible_to = excluded.visible_to, closed_at = excluded.closed_at
   where (w.said, w.visible_to, w.closed_at) is distinct from (excluded.said, excluded.visible_to, excluded.closed_at);
  return null;
end $$;
drop trigger keep_words on cases.case_file;
create trigger keep_words after update on cases.case_file for each row
  when (old.visible_to <> new.visible_to or old.closed_at is distinct from new.closed_at or old.title <> new.title
        or old.company_name <> new.company_name or old.number is distinct from new.number or old.reference <> new.reference)
  execute function cases.keep_words();

-- As in 0049, with the arguments and promises of 0049.
create or replace function cases.search(words text[], ended boolean, at_status text, due_from timestamptz, due_before timestamptz, only_mine boolean,
                             only_free boolean, of_topic text, of_urgency text, after_key timestamptz, after_id uuid, most integer)
returns setof uuid
language plpgsql stable security definer rows 51
set search_path = pg_catalog, pg_temp
-- Keys first, then each case by its number: a guess at how often letters occur must not turn that round. A list of matches
-- that is too long for the memory would be read page by page, and the keys of every row worked out again.
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set plan_cache_mode = force_custom_plan set work_mem = '16MB' as $$
declare
  me app.identity_row := app.identity();
  hidden uuid[];
  patterns text[];
  wanted bigint[];
  amount bigint;
  candidates uuid[];
  found uuid[];
  read_from integer := 1;
  read_at_once integer := 64;
begin
  if me.agency_id is null then return; end if;
  hidden := app.closed('summary', true);
  most := least(greatest(coalesce(most, 0), 0), 51);
  words := array(select lower(normalize(left(w.word, 80), NFC)) from unnest(words[1:6]) w(word) where w.word <> '');
  if cardinality(words) = 0 then return; end if;
  patterns := array(select '%' || regexp_replace(w.word, '([\\%_])', '\\\1', 'g') || '%' from unnest(words) w(word));
  -- Of a word of several letters its longest keys are enough.
  wanted := array(select distinct k.key from unnest(words) w(word),
                         unnest(cases.search_keys(array[me.agency_id], ended, w.word, array[least(length(w.word), 3)])) k(key));
  if cardinality(wanted) = 0 then return; end if;

  -- A common word stands on the first page, and reading on costs less than looking it up. A rare one is looked up by its
  -- letters, wherever it stands. What is neither is read for a longer way first, and looked up whole in the end. (The words are
  -- put together after the limit, or they would be for every case of the desk where PostgreSQL chooses to sort.)
  for round in 1..2 loop
    if ended then
      found := array(
        select d.id from (
          select c.id, c.closed_at as place, c.number, c.title, c.company_name, c.reference
            from cases.case_file c
           where c.owner_agency = me.agency_id and c.closed_at is not null and (after_id is null or (c.closed_at, c.id) < (after_key, after_id))
             and me.agency_id = any (c.visible_to) and c.id <> all (hidden)
             and cases.fits(c, me.person_id, at_status, due_from, due_before, only_mine, only_free, of_topic, of_urgency)
           order by c.closed_at desc, c.id desc limit case round when 1 then 300 else 4000 end) d
         where cases.search_text(d.number, d.title, d.company_name, d.reference) like all (patterns) order by d.place desc, d.id desc limit most);
    else
      found := array(
        select d.id from (
          select c.id, coalesce(c.due_at, 'infinity'::timestamptz) as place, c.number, c.title, c.company_name, c.reference
            from cases.case_file c
           where c.owner_agency = me.agency_id and c.closed_at is null
             and (after_id is null or (coalesce(c.due_at, 'infinity'::timestamptz), c.id) > (after_key, after_id))
             and me.agency_id = any (c.visible_to) and c.id <> all (hidden)
             and cases.fits(c, me.person_id, at_status, due_from, due_before, only_mine, only_free, of_topic, of_urgency)
           order by coalesce(c.due_at, 'infinity'::timestamptz), c.id limit case round when 1 then 300 else 4000 end) d
         where cases.search_text(d.number, d.title, d.company_name, d.reference) like all (patterns) order by d.place, d.id limit most);
    end if;
    exit when cardinality(found) = most;
    select count(*), array_agg(x.case_id order by x.closed_at desc, x.case_id desc)
                       filter (where x.said like all (patterns) and (not ended or after_id is null or (x.closed_at, x.case_id) < (after_key, after_id)))
      into amount, candidates
      from (select w.case_id, w.said, w.closed_at from cases.search_word w
             where cases.search_keys(w.visible_to, w.closed_at is not null, w.said, '{1,2,3}') @> wanted
             limit case round when 1 then 3001 end) x;
    continue when round = 1 and amount > 3000;
    -- Ended cases stand in their order already: no more of them are read than the page takes.
    found := '{}';
    while ended and cardinality(found) < most and read_from <= cardinality(candidates) loop
      found := found || array(
        select c.id from unnest(candidates[read_from:read_from + read_at_once - 1]) with ordinality w(case_id, place)
          join cases.case_file c on c.id = w.case_id
         where c.owner_agency = me.agency_id and c.closed_at is not null and me.agency_id = any (c.visible_to) and c.id <> all (hidden)
           and cases.fits(c, me.person_id, at_status, due_from, due_before, only_mine, only_free, of_topic, of_urgency)
         order by w.place limit most - cardinality(found));
      read_from := read_from + read_at_once;
      read_at_once := read_at_once * 2;
    end loop;
    exit when ended;
    found := array(
      select c.id from unnest(candidates) w(case_id) join cases.case_file c on c.id = w.case_id
       where c.owner_agency = me.agency_id and c.closed_at is null
         and (after_id is null or (coalesce(c.due_at, 'infinity'::timestamptz), c.id) > (after_key, after_id))
         and me.agency_id = any (c.visible_to) and c.id <> all (hidden)
         and cases.fits(c, me.person_id, at_status, due_from, due_before, only_mine, only_free, of_topic, of_urgency)
       order by coalesce(c.due_at, 'infinity'::timestamptz), c.id
       limit most);
    exit;
  end loop;
  return query select f.id from unnest(found) f(id);
end $$;
revoke all on function cases.search_keys from public;
