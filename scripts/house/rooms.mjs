// The rules of the rooms: doors, furniture, who may call whom, whose tables.
import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { isTest, placeInRoom } from './plan.mjs';

const fault = (path, line, sentence) => ({ path, line, sentence });
const inRooms = (house, side) =>
  house.sources.flatMap((source) => {
    const place = placeInRoom(source.path);
    return place?.side === side ? [{ ...source, place }] : [];
  });

/** The rooms of the map, and the way they may call each other: no way leads back. */
export const roomsAreKnown = (house) => {
  const { map, files } = house;
  const faults = [];
  for (const side of ['server', 'web'])
    for (const path of files) {
      const place = placeInRoom(path);
      if (place?.side === side && map.rooms[place.room] === undefined)
        faults.push(fault(path, 1, `${place.room} is not a room of house.json`));
    }
  const visit = (room, trail) => {
    if (trail.includes(room)) {
      faults.push(
        fault(
          'house.json',
          1,
          `${[...trail.slice(trail.indexOf(room)), room].join(' → ')} closes a circle between rooms`,
        ),
      );
      return;
    }
    for (const next of map.rooms[room] ?? []) visit(next, [...trail, room]);
  };
  for (const room of Object.keys(map.rooms)) visit(room, []);
  return [...new Map(faults.map((each) => [each.sentence, each])).values()];
};

/** One word, five places. A room that answers requests stands in all of them; an empty one at least says what it is for. */
export const oneWordFivePlaces = ({ root, map, files }) => {
  const migrations = files
    .filter((path) => path.startsWith('server/migrations/'))
    .map((path) => readFileSync(join(root, path), 'utf8'));
  return Object.keys(map.rooms).flatMap((room) => {
    const places = [`server/src/rooms/${room}/README.md`, `docs/rooms/${room}.md`];
    if (existsSync(join(root, `server/src/rooms/${room}/routes.ts`)))
      places.push(`contract/src/${room}.ts`, `server/src/rooms/${room}/index.ts`);
    const missing = places
      .filter((path) => !existsSync(join(root, path)))
      .map((path) => fault(path, 1, `room ${room} has no ${path}`));
    const named = migrations.some((sql) => new RegExp(`create schema (?:if not exists )?${room}\\b`).test(sql));
    return named ? missing : [...missing, fault('server/migrations', 1, `room ${room} has no schema of its name`)];
  });
};

/** Same furniture in every room and sub-room. */
export const furnitureIsKnown = ({ map, files }) => {
  const known = new Set(Object.keys(map.furniture.room));
  const test = new RegExp(map.furniture.roomTests);
  const web = new RegExp(map.furniture.webRoom);
  return files.flatMap((path) => {
    const place = placeInRoom(path);
    if (place === null || /(^|\/)testing$/.test(place.sub)) return [];
    if (place.side === 'server')
      return known.has(place.name) || test.test(place.name)
        ? []
        : [fault(path, 1, `${place.name} is not furniture we know`)];
    return web.test(place.name) ? [] : [fault(path, 1, `${place.name} is not furniture of a web room`)];
  });
};

const importsWithinRooms = (house, side) =>
  inRooms(house, side).flatMap(({ path, place, imports }) =>
    imports.flatMap((each) => {
      const target = each.to.kind === 'ours' ? placeInRoom(each.to.path) : null;
      return target?.side === side ? [{ path, place, target, ...each }] : [];
    }),
  );

/** Another room is entered by its door, and only where the map grants it; nobody enters by his own door. */
export const doorsOnly = (house) =>
  importsWithinRooms(house, 'server').flatMap(({ path, place, target, line, to }) => {
    if (isTest(path)) return [];
    const isDoor = to.path === `server/src/rooms/${target.room}/index.ts`;
    if (place.room === target.room)
      return isDoor && place.name !== 'index.ts'
        ? [fault(path, line, `${place.room} may not go out and in by its own door: import the file`)]
        : [];
    if (!isDoor) return [fault(path, line, `enter room ${target.room} by its door (#rooms/${target.room})`)];
    return house.map.rooms[place.room]?.includes(target.room)
      ? []
      : [fault(path, line, `house.json does not grant ${place.room} → ${target.room}`)];
  });

/** Data flows one way inside a room: routes → commands | queries → model, store. */
export const furnitureKnowsItsPlace = (house) => {
  const may = house.map.furniture.room;
  return inRooms(house, 'server').flatMap(({ path, place, imports }) => {
    const allowed = may[place.name];
    if (isTest(path) || !allowed) return [];
    return imports.flatMap(({ line, to, typeOnly }) => {
      const target = to.kind === 'ours' ? placeInRoom(to.path) : null;
      if (target === null || target.side !== 'server') return [];
      const role =
        target.room === place.room && !(target.name === 'index.ts' && target.sub !== place.sub) ? target.name : 'door';
      if (allowed.includes(role) || (role === 'door' && typeOnly && place.name === 'store.ts')) return [];
      return [
        fault(
          path,
          line,
          `${place.name} may not import ${role === 'door' ? `the room ${target.room}` : role} (routes → commands | queries → model, store)`,
        ),
      ];
    });
  });
};

const undecided = [
  [/\bawait\b|\basync\b/, 'model.ts is pure: it waits for nothing'],
  [/\bDate\s*\.\s*now\b|\bnew\s+Date\s*\(\s*\)/, 'model.ts is pure: it takes the time as an argument'],
  [/\bMath\s*\.\s*random\b|\brandomUUID\b|\bprocess\s*\./, 'model.ts is pure: no dice, no process'],
];

/** Decide apart from doing. */
export const modelsArePure = (house) =>
  inRooms(house, 'server')
    .filter(({ place }) => place.name === 'model.ts')
    .flatMap(({ path, code, imports, lineAt }) => [
      ...undecided.flatMap(([pattern, sentence]) => {
        const at = code.search(pattern);
        return at === -1 ? [] : [fault(path, lineAt(at), sentence)];
      }),
      ...imports
        .filter(({ specifier }) => !house.map.furniture.modelMay.includes(specifier))
        .filter(
          ({ to }) =>
            to.kind === 'package' ||
            to.kind === 'builtin' ||
            (to.kind === 'ours' && to.path.startsWith('server/src/platform/')),
        )
        .map(({ line, specifier }) =>
          fault(
            path,
            line,
            `model.ts is pure: it may not import ${specifier.startsWith('#platform') ? 'the platform' : `"${specifier}"`}`,
          ),
        ),
    ]);

const tableNamed =
  /(?:(?:From|Into|Table|Join|join|from|into|update|delete\s+from|selectFrom|references)\s*\(?\s*)['"`]?\s*([a-z]+)\.[a-zA-Z_]+/g;

/** A store names only its own schema; what it needs of another room it asks at that room's door. */
export const storesNameTheirOwn = (house) =>
  inRooms(house, 'server')
    .filter(({ path }) => !isTest(path))
    .flatMap(({ path, place, text, comments, lineAt }) => {
      let code = text;
      for (const { text: comment, at } of comments)
        code = code.slice(0, at) + ' '.repeat(comment.length) + code.slice(at + comment.length);
      return [...code.matchAll(tableNamed)].flatMap((match) => {
        const schema = match[1];
        if (house.map.rooms[schema] === undefined || schema === place.room) return [];
        return [fault(path, lineAt(match.index), `${place.name} of ${place.room} names the schema of ${schema}`)];
      });
    });

/** SQL stands in store.ts; the rest of the room speaks the room's words. */
export const onlyStoresSpeakSql = (house) =>
  inRooms(house, 'server')
    .filter(({ path, place }) => !isTest(path) && place.name !== 'store.ts' && place.name !== 'queries.ts')
    .flatMap(({ path, place, imports }) =>
      imports
        .filter(({ to }) => to.kind === 'package' && ['kysely', 'pg'].includes(to.name))
        .map(({ line, specifier }) =>
          fault(path, line, `${place.name} may not speak SQL ("${specifier}"): that is store.ts`),
        ),
    );

export const doorsAreNarrow = (house) =>
  inRooms(house, 'server')
    .filter(({ place }) => place.name === 'index.ts')
    .flatMap(({ path, imports, code, lines }) => [
      ...imports
        .filter(({ star }) => star)
        .map(({ line }) => fault(path, line, 'a door names what it lets out: no `export *`')),
      ...(/\b(?:function|class|let)\s|=>/.test(code) ? [fault(path, 1, 'a door only re-exports')] : []),
      ...(lines > house.map.limits.doorLines && code.split(/\bexport\b/).length - 1 > house.map.limits.doorLines
        ? [fault(path, lines, `a door has at most ${house.map.limits.doorLines} re-exports`)]
        : []),
    ]);

/** Pages compose rooms; rooms never import each other. */
export const webRoomsAreApart = (house) =>
  importsWithinRooms(house, 'web').flatMap(({ path, place, target, line }) =>
    place.room === target.room || isTest(path)
      ? []
      : [fault(path, line, `web room ${place.room} may not import web room ${target.room}: let a page compose them`)],
  );

/** A relative import that climbs out of its workspace goes around every door. */
export const noClimbing = ({ sources }) =>
  sources.flatMap(({ path, imports }) => {
    const home = /^(contract|engines|server|web)\//.exec(path)?.[1];
    if (home === undefined || isTest(path)) return [];
    return imports
      .filter(
        ({ specifier, to }) =>
          specifier.startsWith('.') &&
          to.kind === 'ours' &&
          !posix.normalize(to.path).startsWith(`${home}/`) &&
          !/\.(json|css|typ)$/.test(to.path),
      )
      .map(({ line, specifier }) =>
        fault(path, line, `"${specifier}" climbs out of ${home}: import the package instead`),
      );
  });
