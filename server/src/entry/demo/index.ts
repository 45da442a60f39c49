import { civilOf } from '@boru/contract/civil';
import { asSystem } from '#platform/database/index';
import { Refusal } from '#platform/refusal';
import { reportHandlers, reportWork } from '#rooms/insight';
import { giveConsent, openSight, secretariat } from '#rooms/organisations';
import { buildApp } from '../app.ts';
import { loadPackInto } from '../loading.ts';
import type { Runtime } from '../runtime.ts';
import { chanceFrom } from './chance.ts';
import { liveConsulting } from './consulting.ts';
import { liveCourses } from './courses.ts';
import { liveAppointments, liveCalls } from './desk.ts';
import { liveGoverning, liveReport } from './governing.ts';
import { liveCases, liveDiagnoses, liveTechnologies, type Stage } from './life.ts';
import { isSample } from './mark.ts';
import { authenticatorKey, foundPopulation, type Login, type Population, passphrase } from './population.ts';
import { liveProgrammes } from './programmes.ts';
import { livePromises } from './promises.ts';

export { authenticatorKey, passphrase } from './population.ts';

export type Progress = (what: string, done: number, of: number) => void;
export type SampleWorld = { logins: Login[]; passphrase: string; authenticatorKey: string };

const seed = 20_240_617;

const refuseRealData = async (runtime: Runtime): Promise<void> => {
  const people = await runtime.owner((client) => client.query('select 1 from organisations.person limit 1'));
  if (people.rowCount !== 0)
    throw new Refusal(
      'demo.real_data',
      '이 자료 폴더에는 이미 실제 자료가 있어 견본을 넣지 않았습니다. BORU_DATA로 빈 폴더를 지정하세요.',
      'This data folder already holds real data, so no sample was loaded. Name an empty folder with BORU_DATA.',
    );
};

/** The consent that every registration gives: the secretariat sees who the company is. */
const consentToSecretariat = async (runtime: Runtime, population: Population): Promise<void> => {
  const { services, database } = runtime;
  const now = services.clock.now();
  const text = services.pack.catalogue.consentTexts.items.find(({ purpose }) => purpose === 'businessConfirmation');
  if (!text) throw new Error('the pack has no text for the confirmation of a business');
  await asSystem(database, 'write', async (tx) => {
    const office = await secretariat(tx, civilOf(now.getTime()));
    const doing = { tx, actor: { kind: 'system' as const }, now, requestId: 'sample-world', services };
    for (const { id: companyId, signer } of population.companies) {
      const sight = {
        companyId,
        agencyId: office.id,
        purpose: 'businessConfirmation' as const,
        sections: ['summary', 'contact'],
        caseId: null,
      };
      const { consentId, validTo } = await giveConsent(doing, {
        ...sight,
        textId: text.id,
        textVersion: text.version,
        givenBy: signer.personId,
      });
      await openSight(tx, now, { ...sight, consentId, validTo });
    }
  });
};

/** What only served the founding goes; mails of invented events must never leave. */
const tidy = (runtime: Runtime): Promise<void> =>
  runtime.owner(async (client) => {
    await client.query('begin');
    await client.query('delete from platform.session');
    await client.query('delete from platform.mail');
    await client.query('delete from platform.job');
    await client.query('analyze');
    await client.query('commit');
  });

const live = async (runtime: Runtime, population: Population, progress: Progress): Promise<void> => {
  let now = new Date();
  const services = { ...runtime.services, clock: { now: () => now } };
  const app = buildApp({
    database: runtime.database,
    services,
    version: runtime.version,
    perMinute: null,
    observe: () => undefined,
    fault: (error) => {
      throw error;
    },
  });
  await app.ready();
  const stage = (what: string): Stage => ({
    app,
    pack: runtime.pack,
    population,
    chance: chanceFrom(seed + what.length),
    setClock: (at) => {
      now = at;
    },
    step: (done, of) => progress(what, done, of),
  });
  await liveDiagnoses(stage('진단 / diagnoses'));
  await liveTechnologies(stage('보유기술 / technologies'));
  await liveCases(stage('상담 / cases'));
  await liveCalls(stage('전화 / calls'));
  await liveAppointments(stage('예약 / appointments'));
  await liveProgrammes(stage('지원사업 / programmes'));
  await livePromises(stage('협약의 약속 / promises'));
  await liveCourses(stage('교육 / courses'));
  await liveConsulting(stage('컨설팅 / consulting'));
  await liveGoverning(stage('계획과 협의회 / plans and council'));
  const count = reportHandlers(runtime.database, services)[reportWork];
  const signal = new AbortController().signal;
  await liveReport(stage('연차보고 / report'), async (reportId) => {
    await count?.({ reportId }, { id: 'sample-world', attempt: 1, signal });
  });
  await app.close();
};

/** Loads the sample world into an empty installation; answers null when it is there already. */
export const loadSampleWorld = async (runtime: Runtime, progress: Progress): Promise<SampleWorld | null> => {
  if (await isSample(runtime)) return null;
  await refuseRealData(runtime);
  await asSystem(runtime.database, 'write', (tx) => loadPackInto(tx, runtime.pack, runtime.services.clock.now()));
  const population = await runtime.owner((client) =>
    foundPopulation(client, runtime.pack, chanceFrom(seed), runtime.config.dataDir, (done, of) =>
      progress('기업 / companies', done, of),
    ),
  );
  await consentToSecretariat(runtime, population);
  await live(runtime, population, progress);
  await tidy(runtime);
  return { logins: population.logins, passphrase, authenticatorKey };
};
