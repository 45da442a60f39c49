import { problems } from '@boru/contract/problems';
import { PendingStep } from '@boru/contract/steps';
import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';

type Json = Record<string, unknown>;

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
  });
  return json;
};

const parametersOf = (endpoint: Endpoint<never>): Json[] => {
  const from = (schema: z.ZodType | null, place: 'path' | 'query'): Json[] => {
    if (!schema) return [];
    const json = schemaOf(schema, 'input');
    const required = new Set(Array.isArray(json['required']) ? json['required'] : []);
    return Object.entries((json['properties'] ?? {}) as Record<string, Json>).map(([name, inner]) => ({
      name,
      in: place,
      required: place === 'path' || required.has(name),
      schema: inner,
    }));
  };
  return [...from(endpoint.params, 'path'), ...from(endpoint.query, 'query')];
};

const problemAnswer = {
  description: '문제 / Problem (RFC 9457)',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

const requestBodyOf = (endpoint: Endpoint<never>): Json => {
  if (endpoint.kind === 'upload')
    return {
      requestBody: {
        required: true,
        content: {
          'multipart/form-data': {
            schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } }, required: ['file'] },
          },
        },
      },
    };
  if (!endpoint.body) return {};
  return {
    requestBody: { required: true, content: { 'application/json': { schema: schemaOf(endpoint.body, 'input') } } },
  };
};

const preference = {
  name: 'prefer',
  in: 'header',
  required: false,
  schema: { type: 'string' },
  description: 'respond-async: 몇 초 동안 되돌릴 수 있게 / To be able to take it back for some seconds (RFC 7240)',
};
const waitsAnswer = {
  description: '곧 실행됨 / Checked, and carried out unless it is taken back',
  content: { 'application/json': { schema: schemaOf(PendingStep, 'output') } },
};

const operationOf = (endpoint: Endpoint<never>): Json => ({
  operationId: endpoint.id,
  tags: [endpoint.id.split('.')[0]],
  summary: endpoint.summary.ko,
  description: `${endpoint.summary.en}\n\nmay: ${endpoint.may.join(', ')}`,
  'x-may': endpoint.may,
  parameters: [...parametersOf(endpoint), ...(endpoint.undoable ? [preference] : [])],
  ...requestBodyOf(endpoint),
  responses: {
    [endpoint.status]: {
      description: '완료 / Done',
      content: {
        [endpoint.produces]: {
          schema: endpoint.output ? schemaOf(endpoint.output, 'output') : { type: 'string', format: 'binary' },
        },
      },
    },
    ...(endpoint.undoable ? { 202: waitsAnswer } : {}),
    default: problemAnswer,
  },
  security: endpoint.may.includes('anyone') ? [] : [{ session: [] }],
});

/** The OpenAPI 3.1 document from the one list of endpoints; the router and the permission table read the same list. */
export const openApiOf = <Services>(endpoints: readonly Endpoint<Services>[], version: string): Json => {
  const paths: Record<string, Json> = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:([A-Za-z]+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operationOf(endpoint as Endpoint<never>) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '보루 API',
      version,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description:
        '바꾸는 요청에는 x-boru-request: 1 머리글이 필요합니다. 볼 수 없는 것은 없는 것과 똑같이 404로 답합니다.\n\nRequests that change something need the header x-boru-request: 1. What you may not see answers 404 exactly as what does not exist.',
    },
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'boru_session' } },
      schemas: {
        Problem: {
          type: 'object',
          required: ['type', 'code', 'status', 'title', 'titleEn', 'next', 'nextEn', 'requestId', 'fields'],
          properties: {
            type: { type: 'string' },
            code: { type: 'string', enum: Object.keys(problems) },
            status: { type: 'integer' },
            title: { type: 'string' },
            titleEn: { type: 'string' },
            next: { type: 'string' },
            nextEn: { type: 'string' },
            requestId: { type: 'string' },
            fields: { type: 'object', additionalProperties: { type: 'string' } },
            retryAfterSeconds: { type: 'integer' },
          },
        },
      },
    },
  };
};
