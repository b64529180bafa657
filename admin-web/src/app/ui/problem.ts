/** What went wrong, as far as it can be told to a person. */
export interface Problem {
  readonly title: string;
  readonly detail: string | undefined;
  readonly code: string | undefined;
  readonly requestId: string | undefined;
}

/** Reads a problem of the API out of whatever was thrown; a failure on the way there gets words of its own. */
export function problemOf(thrown: unknown): Problem {
  const error = causeOf(thrown);
  if (isRecord(error) && typeof error['title'] === 'string') {
    return {
      title: error['title'],
      detail: textOf(error['detail']),
      code: textOf(error['code']),
      requestId: textOf(error['requestId']),
    };
  }
  return unreachable;
}

const unreachable: Problem = {
  title: 'The server did not answer',
  detail: 'Check the connection and try again.',
  code: undefined,
  requestId: undefined,
};

/** Resources wrap what is not an Error in one that carries it as its cause. */
function causeOf(thrown: unknown): unknown {
  return thrown instanceof Error && isRecord(thrown.cause) && 'title' in thrown.cause ? thrown.cause : thrown;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
