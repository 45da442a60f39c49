import { type ProblemCode, problems } from '@boru/contract/problems';

/** The only error class that a request may end with on purpose (RFC 9457). Everything else is a fault of ours. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  readonly fields: Readonly<Record<string, string>>;
  readonly extra: Readonly<Record<string, string | number>>;

  constructor(
    code: ProblemCode,
    details: { fields?: Record<string, string>; extra?: Record<string, string | number> } = {},
  ) {
    super(code);
    this.name = 'Problem';
    this.code = code;
    this.status = problems[code].status;
    this.fields = details.fields ?? {};
    this.extra = details.extra ?? {};
  }
}
