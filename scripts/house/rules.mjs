// The rules, one function each: they take the house and give sentences with a place.
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { floorOf, isBench, isTest, workspaceOf } from './plan.mjs';
import { functionsOf } from './scan.mjs';

const fault = (path, line, sentence) => ({ path, line, sentence });
const fromFloors = ({ map, sources }) =>
  sources.map((source) => ({ ...source, floor: floorOf(map, source.path) })).filter(({ floor }) => floor !== null);

/** Data flows one way: a floor imports only the floors the map grants it. */
export const floorsHold = (house) =>
  fromFloors(house).flatMap(({ path, floor, imports }) =>
    imports.flatMap(({ specifier, line, to }) => {
      if (to.kind === 'nowhere')
        return [fault(path, line, `"${specifier}" leads nowhere: enter by a door that package.json opens`)];
      if (to.kind !== 'ours') return [];
      const target = floorOf(house.map, to.path);
      if (target === floor || isTest(path)) return [];
      if (target === null)
        return /\.(json|typ|css)$/.test(to.path) || isBench(path)
          ? []
          : [fault(path, line, `${floor} may not import ${to.path}: it stands on no floor of the map`)];
      const { may } = house.map.floors[floor];
      return may.includes(target) || may.includes(to.path)
        ? []
        : [fault(path, line, `${floor} may not import ${target} ("${specifier}")`)];
    }),
  );

/** A floor uses the libraries the map allows it, and no workspace uses one it has not declared. */
export const packagesHold = (house) =>
  house.sources.flatMap(({ path, imports }) => {
    const floor = house.map.floors[floorOf(house.map, path)];
    const workspace = workspaceOf(path);
    const declared = [
      house.rootManifest,
      house.manifests[workspace] ?? {},
      ...(isTest(path) ? Object.values(house.manifests) : []),
    ].flatMap((manifest) =>
      ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((key) => Object.keys(manifest[key] ?? {})),
    );
    return imports.flatMap(({ specifier, line, to }) => {
      if (to.kind === 'builtin')
        return floor?.builtins === false && !isTest(path) && !isBench(path)
          ? [fault(path, line, `${floorOf(house.map, path)} runs in the browser too: no "${specifier}"`)]
          : [];
      if (to.kind !== 'package' || isTest(path)) return [];
      if (workspace !== null && !declared.includes(to.name))
        return [fault(path, line, `"${to.name}" is not declared in ${workspace}/package.json`)];
      if (floor && floor.packages !== 'declared' && !floor.packages.includes(to.name) && !isBench(path))
        return [fault(path, line, `${floorOf(house.map, path)} may not use the package "${to.name}"`)];
      const places = house.map.onlyIn[to.name];
      return places && floor && !places.some((place) => path.startsWith(place))
        ? [fault(path, line, `only ${places.join(', ')} may know "${to.name}"`)]
        : [];
    });
  });

/** No file reaches itself again through imports that survive type stripping. */
export const noCircles = ({ sources }) => {
  const edges = new Map(
    sources.map(({ path, imports }) => [
      path,
      imports.filter(({ typeOnly, to }) => !typeOnly && to.kind === 'ours').map(({ to }) => to.path),
    ]),
  );
  const state = new Map();
  const faults = [];
  const visit = (path, trail) => {
    if (state.get(path) === 'done' || !edges.has(path)) return;
    if (state.get(path) === 'open') {
      const circle = [...trail.slice(trail.indexOf(path)), path];
      faults.push(fault(path, 1, `${circle.join(' → ')} closes a circle`));
      return;
    }
    state.set(path, 'open');
    for (const next of edges.get(path)) visit(next, [...trail, path]);
    state.set(path, 'done');
  };
  for (const path of edges.keys()) visit(path, []);
  return faults;
};

const limitOf = (map, path) => (isTest(path) ? map.limits.testFileLines : map.limits.fileLines);

export const filesAreShort = ({ map, sources }) =>
  sources.flatMap(({ path, lines }) =>
    lines > limitOf(map, path)
      ? [fault(path, lines, `${lines} lines; a file stops at ${limitOf(map, path)}. A second idea lives in it`)]
      : [],
  );

export const functionsAreShort = ({ map, sources }) =>
  sources
    .filter(({ path }) => !isTest(path))
    .flatMap((source) =>
      functionsOf(source)
        .filter(({ lines }) => lines > map.limits.functionLines)
        .map(({ line, lines }) =>
          fault(source.path, line, `a function of ${lines} lines; it stops at ${map.limits.functionLines}`),
        ),
    );

export const noDrawers = ({ map, sources }) =>
  sources.flatMap(({ path }) => {
    const stem = basename(path).replace(/\..*$/, '');
    return map.furniture.forbidden.includes(stem)
      ? [fault(path, 1, `${basename(path)} is not furniture we know: name what it is about`)]
      : [];
  });

const hangul = /[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]/;

const hangulDeclared = /\b(?:const|let|function|type|interface|class)\s+\w*[\uac00-\ud7af]|\.[\uac00-\ud7af]+/;
const hangulUsed = new RegExp(
  `${hangulDeclared.source}|[\uac00-\ud7af\u3130-\u318f](?![\uac00-\ud7af\u3130-\u318f]*\\s*:)`,
);

export const namesAreEnglish = ({ root, files, sources }) => [
  ...files
    .filter((path) => hangul.test(path.normalize('NFC')))
    .map((path) => fault(path, 1, 'no Hangul in file names')),
  ...sources.flatMap(({ path, code, lineAt }) => {
    // Text between JSX tags is text, not code: there only declarations and member names are looked at.
    // A key of an object literal is data, as a word list needs it.
    const at = code.search(path.endsWith('.tsx') ? hangulDeclared : hangulUsed);
    return at === -1
      ? []
      : [fault(path, lineAt(at), 'no Hangul in identifiers: add the word to the glossary and use its English name')];
  }),
  ...files
    .filter((path) => path.startsWith('server/migrations/') && path.endsWith('.sql'))
    .flatMap((path) =>
      readFileSync(join(root, path), 'utf8')
        .split('\n')
        .flatMap((line, index) =>
          hangul.test(line.replace(/--.*$/, '').replace(/'(?:[^']|'')*'?/g, ''))
            ? [fault(path, index + 1, 'no Hangul in names of the database')]
            : [],
        ),
    ),
];

const everywhere = [
  [/(?:[:<|&,(=]|\bas)\s*any\b(?!\s*[:(=.])/, '`any` switches the checker off: say what it is, or `unknown`'],
  [
    /\bvi\s*\.\s*(?:mock|doMock|hoisted)\b/,
    'no mocks of our own code: use the real thing, or a fake clock, mail or authority',
  ],
  [/\b(?:test|it|describe|suite)\s*\.\s*(?:skip|only|todo)\b/, 'a test that is skipped or alone proves nothing'],
  [/\bexport\s+default\s+any\b/, '`any` switches the checker off'],
];

export const noShortcuts = ({ sources }) =>
  sources.flatMap(({ path, code, comments, lineAt }) => [
    ...everywhere.flatMap(([pattern, sentence]) => {
      const at = code.search(pattern);
      return at === -1 ? [] : [fault(path, lineAt(at), sentence)];
    }),
    ...comments
      .filter(({ text }) => /\b(?:TODO|FIXME|XXX|HACK)\b(?!.*#\d)/.test(text))
      .map(({ at }) => fault(path, lineAt(at), 'a TODO without an issue number is a wish: file it or do it')),
  ]);

export const wordsAreWhole = ({ map, sources }) =>
  sources.flatMap(({ path, code, lineAt }) =>
    Object.entries(map.initials).flatMap(([initials, word]) => {
      const at = code.search(new RegExp(`\\b${initials}(?=[A-Z_]|\\b)`));
      return at === -1 ? [] : [fault(path, lineAt(at), `never initials alone: ${initials} is ${word}`)];
    }),
  );

const impure = [
  [/\bDate\s*\.\s*now\b|\bnew\s+Date\s*\(\s*\)/, 'takes the time as an argument: it may not look at the clock'],
  [
    /\bMath\s*\.\s*random\b|\bcrypto\s*\.\s*(?:randomUUID|getRandomValues)\b/,
    'may not roll dice: take the random value as an argument',
  ],
  [
    /\b(?:process|globalThis|window|document|localStorage)\s*\./,
    'runs in browser and server alike: no globals of either',
  ],
  [/\bfetch\s*\(|\bXMLHttpRequest\b|\bWebSocket\b/, 'touches nothing: no network'],
];

/** Contract and engines compute; they neither look nor touch. */
export const pureFloorsArePure = (house) =>
  fromFloors(house)
    .filter(({ floor, path }) => house.map.floors[floor].pure && !isTest(path) && !isBench(path))
    .flatMap(({ path, floor, code, lineAt }) =>
      impure.flatMap(([pattern, sentence]) => {
        const at = code.search(pattern);
        return at === -1 ? [] : [fault(path, lineAt(at), `${floor} ${sentence}`)];
      }),
    );

/** Every engine is found the same way. */
export const enginesAreFurnished = ({ root, map, sources }) => {
  const engines = new Set(sources.map(({ path }) => /^engines\/src\/([^/]+)\//.exec(path)?.[1]).filter(Boolean));
  return [...engines].flatMap((engine) =>
    map.furniture.engine
      .filter((file) => !existsSync(join(root, 'engines/src', engine, file)))
      .map((file) => fault(`engines/src/${engine}`, 1, `engine ${engine} lacks its ${file}`)),
  );
};

/** Nothing on the server can be reached from outside it. */
export const serverIsClosed = ({ manifests }) =>
  JSON.stringify(manifests.server?.exports) === '{}'
    ? []
    : [fault('server/package.json', 1, 'the server exports nothing: "exports" must be {}')];

/** `npm ci` refuses a lock that misses a package of any platform, and a fresh clone with it. */
export const lockIsWhole = ({ root }) => {
  const path = join(root, 'package-lock.json');
  if (!existsSync(path)) return [];
  const { packages } = JSON.parse(readFileSync(path, 'utf8'));
  const found = (from, name) => {
    for (let place = from; ; place = place.replace(/(^|\/)[^/]*(\/node_modules.*)?$/, '')) {
      if (packages[`${place === '' ? '' : `${place}/`}node_modules/${name}`] !== undefined) return true;
      if (place === '') return false;
    }
  };
  return Object.entries(packages).flatMap(([from, entry]) =>
    Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })
      .filter((name) => !found(from, name))
      .map((name) => fault('package-lock.json', 1, `${name} is missing, so npm ci will refuse`)),
  );
};
