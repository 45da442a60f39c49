-- Search in number, title, company name and reference. LIKE and array operators are not leakproof, so under row security no
-- index of words is ever used and a rare word read every row of the agency. One definer function looks instead, and asks
-- who sees what itself; the rows are read under row security afterwards all the same.

-- The words of a case as search knows them.
create function cases.search_text(number text, title text, company_name text, reference text) returns text
language sql immutable parallel safe as $$
  select lower(normalize(coalesce(number, '') || ' ' || title || ' ' || company_name || ' ' || reference, NFC))
$$;

-- Which pairs of letters the words hold, and which single letters: a Korean word is often two syllables long, and three
-- letters in a row, as pg_trgm wants them, are one too many. Each pair is kept once for every agency that sees the case,
-- with the number of the agency in the key, so that whoever looks for a word never touches an entry of a case that is
-- hidden from the agency: how long a search takes says nothing about the cases of others.
-- agency (15 bits) · ended (1) · first letter (21) · second letter (21, 0 for a single letter)
create function cases.search_keys(visible_to smallint[], ended boolean, words text) returns bigint[]
language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  with letter as (
    select ascii(l.letter)::bigint as this, lead(ascii(l.letter)::bigint) over (order by l.place) as next
      from unnest(string_to_array(words, null)) with ordinality l(letter, place)
  ), pair as (
    select this << 21 as code from letter where this > 32
    union
    select this << 21 | next from letter where this > 32 and next > 32
  )
  select coalesce(array_agg((a.agency::bigint << 43) | (ended::integer::bigint << 42) | p.code), '{}')
    from unnest(visible_to) a(agency) cross join pair p
$$;

-- A table of its own: a case changes with every step, and its words hardly ever.
create table cases.search_word (
  case_id uuid primary key references cases.case_file(id) on delete cascade,
  keys bigint[] not null
);
alter table cases.search_word enable row level security;
alter table cases.search_word force row level security;
create policy owner_all on cases.search_word to boru_owner using (true) with check (true);
comment on table cases.search_word is '건을 낱말로 찾기 위한 글자 열쇠. 찾기 함수만 읽는다';
comment on column cases.search_word.case_id is '건';
comment on column cases.search_word.keys is '볼 수 있는 기관마다의 글자 열쇠(트리거가 관리)';

insert into cases.search_word (case_id, keys)
  select f.id, cases.search_keys(f.visible_to, f.closed_at is not null, cases.search_text(f.number, f.title, f.company_name, f.reference))
    from cases.case_file f;
-- No list of entries to be sorted in later: everybody's search would read through it, and it holds the entries of all.
create index search_word_keys on cases.search_word using gin (keys) with (fastupdate = off);

create function cases.keep_words() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into cases.search_word as w (case_id, keys)
  values (new.id, cases.search_keys(new.visible_to, new.closed_at is not null,
                                    cases.search_text(new.number, new.title, new.company_name, new.reference)))
  on conflict (case_id) do update set keys = excluded.keys where w.keys <> excluded.keys;
  return null;
end $$;
create trigger keep_words_new after insert on cases.case_file for each row execute function cases.keep_words();
create trigger keep_words after update on cases.case_file for each row
  when (old.visible_to <> new.visible_to or (old.closed_at is null) <> (new.closed_at is null) or old.title <> new.title
        or old.company_name <> new.company_name or old.number is distinct from new.number or old.reference <> new.reference)
  execute function cases.keep_words();

-- What a reader narrows a desk to besides words; the arguments of the search, said once.
create function cases.fits(c cases.case_file, person uuid, at_status text, due_from timestamptz, due_before timestamptz, only_mine boolean,
                           only_free boolean, of_topic text, of_urgency text) returns boolean
language sql stable as $$
  select (at_status is null or c.status = at_status)
     and (due_from is null or c.due_at >= due_from) and (due_before is null or c.due_at < due_before)
     and (not only_mine or c.assignee_id = person) and (not only_free or c.assignee_id is null)
     and (of_topic is null or c.topic = of_topic) and (of_urgency is null or c.urgency = of_urgency)
$$;

-- The cases of the asking person's desk that hold every one of these words, in the order of the inbox: open ones by their
-- next date, ended ones by the day they ended, newest first. Who asks comes from the session alone; the arguments narrow
-- and never widen. At most a page and one more.
create function cases.search(words text[], ended boolean, at_status text, due_from timestamptz, due_before timestamptz, only_mine boolean,
                             only_free boolean, of_topic text, of_urgency text, after_key timestamptz, after_id uuid, most integer)
returns setof uuid
language plpgsql stable security definer rows 51
set search_path = pg_catalog, pg_temp
-- Keys first, then each case by its number: a guess at how often a pair of letters occurs must not turn that round.
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set plan_cache_mode = force_custom_plan as $$
declare
  me app.identity_row := app.identity();
  hidden uuid[];
  patterns text[];
  wanted bigint[];
  candidates uuid[];
  found uuid[];
begin
  if me.agency_id is null then return; end if;
  hidden := app.closed('summary', true);
  most := least(greatest(coalesce(most, 0), 0), 51);
  words := array(select lower(normalize(left(w.word, 80), NFC)) from unnest(words[1:6]) w(word) where w.word <> '');
  if cardinality(words) = 0 then return; end if;
  patterns := array(select '%' || regexp_replace(w.word, '([\\%_])', '\\\1', 'g') || '%' from unnest(words) w(word));
  -- Of a word of several letters its pairs are enough.
  wanted := array(select distinct k.key from unnest(words) w(word), unnest(cases.search_keys(array[me.agency_id], ended, w.word)) k(key)
                   where k.key % 2097152 <> 0 or length(w.word) = 1);
  if cardinality(wanted) = 0 then return; end if;

  -- A common word stands on the first page, and reading on costs less than looking it up. A rare one is looked up by its
  -- letters, wherever it stands. What is neither is read for a longer way first, and looked up whole in the end.
  for round in 1..2 loop
    if ended then
      found := array(
        select d.id from (
          select c.id, c.closed_at as place, cases.search_text(c.number, c.title, c.company_name, c.reference) as said
            from cases.case_file c
           where c.owner_agency = me.agency_id and c.closed_at is not null and (after_id is null or (c.closed_at, c.id) < (after_key, after_id))
             and me.agency_id = any (c.visible_to) and c.id <> all (hidden)
             and cases.fits(c, me.person_id, at_status, due_from, due_before, only_mine, only_free, of_topic, of_urgency)
           order by c.closed_at desc, c.id desc limit case round when 1 then 300 else 4000 end) d
         where d.said like all (patterns) order by d.place desc, d.id desc limit most);
    else
      found := array(
        select d.id from (
          select c.id, coalesce(c.due_at, 'infinity'::timestamptz) as place, cases.search_text(c.number, c.title, c.company_name, c.reference) as said
            from cases.case_file c
           where c.owner_agency = me.agency_id and c.closed_at is null
             and (after_id is null or (coalesce(c.due_at, 'infinity'::timestamptz), c.id) > (after_key, after_id))
             and me.agency_id = any (c.visible_to) and c.id <> all (hidden)
             and cases.fits(c, me.person_id, at_status, due_from, due_before, only_mine, only_free, of_topic, of_urgency)
           order by coalesce(c.due_at, 'infinity'::timestamptz), c.id limit case round when 1 then 300 else 4000 end) d
         where d.said like all (patterns) order by d.place, d.id limit most);
    end if;
    exit when cardinality(found) = most;
    candidates := array(select w.case_id from cases.search_word w where w.keys @> wanted limit case round when 1 then 3001 end);
    continue when round = 1 and cardinality(candidates) > 3000;
    found := array(
      select c.id from unnest(candidates) w(case_id) join cases.case_file c on c.id = w.case_id
       where c.owner_agency = me.agency_id and (c.closed_at is not null) = ended
         and (after_id is null or case when ended then (c.closed_at, c.id) < (after_key, after_id)
                                       else (coalesce(c.due_at, 'infinity'::timestamptz), c.id) > (after_key, after_id) end)
         and me.agency_id = any (c.visible_to) and c.id <> all (hidden)
         and cases.fits(c, me.person_id, at_status, due_from, due_before, only_mine, only_free, of_topic, of_urgency)
         and cases.search_text(c.number, c.title, c.company_name, c.reference) like all (patterns)
       order by case when ended then c.closed_at end desc, case when not ended then coalesce(c.due_at, 'infinity'::timestamptz) end,
                case when ended then c.id end desc, c.id
       limit most);
    exit;
  end loop;
  return query select f.id from unnest(found) f(id);
end $$;
revoke all on function cases.search_text, cases.search_keys, cases.keep_words, cases.fits, cases.search from public;
grant execute on function cases.search_text, cases.search to boru_app;
