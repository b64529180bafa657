import type { Account, Cause } from '../objects/account.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Answer, Endpoint } from './endpoint.ts';
import { expand } from './expansion.ts';
import type { Form } from './form.ts';
import type { KeyUse } from './idempotency.ts';
import { listOf, readParameters, text } from './parameters.ts';
import { StripeRefusal } from './refusal.ts';

export interface StripeCall {
  id: string;
  form: Form;
  byBrowser: boolean;
  origin: string;
  cause: Cause;
  use: KeyUse | undefined;
}

export interface RenderedAnswer {
  status: number;
  body: string;
  replayed?: boolean;
  request?: string;
}

const expansions = { expand: listOf(text()) };

/** The work and the answer kept for its idempotency key are one transaction: either both are there after a crash or none. */
export function answerCall(sandbox: Sandbox, endpoint: Endpoint, call: StripeCall): RenderedAnswer {
  const { expand: paths = [], ...values } = readParameters(
    { ...endpoint.parameters, ...expansions },
    call.form,
  ) as { expand?: string[] };
  const work = (account: Account) => {
    const answer = endpoint.answer({ account, ...call, values });
    return keep(sandbox, call, { ...answer, body: expand(account, answer.body, paths) });
  };
  if (endpoint.method === 'GET') return sandbox.read(work);
  try {
    return sandbox.change(work, call.cause);
  } catch (error) {
    if (!(error instanceof StripeRefusal) || !error.stored) throw error;
    return sandbox.change(() => keep(sandbox, call, { status: error.status, body: { error: error.error } }));
  }
}

function keep(sandbox: Sandbox, { use, cause }: StripeCall, answer: Answer): RenderedAnswer {
  const rendered = { status: answer.status, body: JSON.stringify(answer.body, null, 2) };
  if (use) sandbox.answers.store(use, { ...rendered, request: cause.request ?? '' });
  return rendered;
}
