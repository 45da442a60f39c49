import type { ConnectionParameters } from '../database/embedded.ts';

/** What a suite needs to found a database of its own: `create database x template boru_template`, as the owner. */
export type TestPostgres = {
  socketDir: string;
  port: number;
  version: string;
  source: string;
  template: string;
  owner: ConnectionParameters;
  login: ConnectionParameters;
};

/** Given to every suite by test/setup.ts: `inject('postgres')`. */
declare module 'vitest' {
  export interface ProvidedContext {
    postgres: TestPostgres;
  }
}
