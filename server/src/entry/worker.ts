import { asSystem } from '#platform/database/index';
import { hookHandlers } from '#platform/hooks/index';
import { type JobObservation, openJobs } from '#platform/jobs/index';
import type { Log } from '#platform/log';
import { openMail } from '#platform/mail/index';
import type { Metrics } from '#platform/metrics';
import { ensurePartitions } from '#rooms/evidence';
import { beginIfNewEdition } from '#rooms/technologies';
import { listeners, scheduleDaily, scheduleNotices, scheduleRelease, scheduleReminders } from './listeners.ts';
import { startPostman } from './postman.ts';
import type { Runtime } from './runtime.ts';
import { startSequencer } from './sequencer.ts';
import { startTurner } from './turner.ts';

export type Work = {
  /** Settles when the deeds of a start for which no request waits are done. */
  begun: Promise<unknown>;
  stop(): Promise<void>;
};

/** Works off the outbox beside the requests: mail, and every reaction of listeners.ts. */
export const startWork = (runtime: Runtime, log: Log, metrics: Metrics): Work => {
  const { database, services, config } = runtime;
  const mail = openMail(database, config);
  const watching = {
    observe(observation: JobObservation) {
      metrics.observeJob(observation);
      log.info('job', observation);
    },
    trouble: (fault: unknown) => log.fault('job.trouble', fault),
  };
  const jobs = openJobs(database, watching);
  jobs.work({ ...mail.handlers, ...services.files.handlersFor(database), ...listeners(database, services) });
  // A queue of its own: however slowly other houses answer, letters and reactions do not wait for them.
  const calls = openJobs(database, { ...watching, pollMs: 2_000 });
  calls.work(hookHandlers(database, services));
  const scheduled = asSystem(database, 'write', async (tx) => {
    const now = services.clock.now();
    // A server that slept for a year finds no month ready for its first entry.
    await ensurePartitions(tx, now);
    await scheduleDaily(tx, services, now);
    await scheduleReminders(tx, services, now);
    await scheduleNotices(tx, services, now);
    await scheduleRelease(tx, services);
  }).catch((fault: unknown) => log.fault('daily.begin', fault));
  // A list or profile that changed since the cards were screened begins its dry run by itself; people decide what follows.
  const compared = asSystem(database, 'write', (tx) => {
    const doing = { tx, actor: { kind: 'system' as const }, now: services.clock.now(), services };
    return beginIfNewEdition({ ...doing, requestId: 'start' });
  }).catch((fault: unknown) => log.fault('rescreening.begin', fault));
  const sequencer = startSequencer(runtime, log);
  const turner = startTurner(runtime, log);
  const postman = startPostman(runtime, log);
  const filed = services.files.begin(database).catch((fault: unknown) => log.fault('files.begin', fault));
  const begun = Promise.all([scheduled, compared, filed]);
  return {
    begun,
    async stop() {
      await sequencer.stop();
      await turner.stop();
      await postman.stop();
      await Promise.all([jobs.stop(), calls.stop()]);
      mail.close();
    },
  };
};
