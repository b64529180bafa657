/** Is what was sent and answered Stripe's protocol? Decided by stripe-contract.json, which write-contract.ts draws from Stripe's files. */
import { readFileSync } from 'node:fs';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { Contract, Schema } from './stripe-document.ts';

/** One call and its answer, as `GET /_sandbox/exchanges` tells them. */
export interface Exchange {
  method: string;
  /** Without the query: `/v1/refunds/re_123`. */
  path: string;
  /** Query and form together, decoded but not converted: numbers and booleans are still texts. */
  params: Record<string, unknown>;
  status: number;
  body: unknown;
}

export const contractFile = new URL('stripe-contract.json', import.meta.url);

export function readContract(): Contract {
  return JSON.parse(readFileSync(contractFile, 'utf8')) as Contract;
}

/** Says every fault in a sentence; `[]` when there is none. */
export class OpenapiContract {
  private readonly contract: Contract;
  private readonly answers: Ajv;
  /** Everything in a form is text: `amount=500` is a number all the same. */
  private readonly forms: Ajv;
  private readonly paths: { operation: string; method: string; pattern: RegExp }[];

  constructor(contract = readContract()) {
    this.contract = contract;
    this.answers = validator(contract, false);
    this.forms = validator(contract, true);
    this.paths = Object.keys(contract.operations).map((operation) => {
      const [method = '', path = ''] = operation.split(' ');
      return { operation, method, pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`) };
    });
  }

  /** Of what was asked and what was answered. */
  faults(exchange: Exchange): string[] {
    return [...this.requestFaults(exchange), ...this.answerFaults(exchange)];
  }

  /** Of what was asked: a call that is not Stripe's, parameters that it does not know, lacks or cannot read. */
  requestFaults({ method, path, params }: Pick<Exchange, 'method' | 'path' | 'params'>): string[] {
    const operation = this.operationOf(method, path);
    if (!operation) {
      return [`${method} ${path}: no such call`];
    }
    const validate = this.forms.getSchema(`contract#/operations/${pointer(operation)}/parameters`);
    return faultsOf(validate, structuredClone(params), `${method} ${path} asked`);
  }

  /** Of what was answered: fields that Stripe does not have, lacks or has in another type, whatever was asked. */
  answerFaults({ method, path, status, body }: Exchange): string[] {
    const where = `${method} ${path} answered ${status}`;
    if (status >= 400) {
      return faultsOf(this.answers.getSchema('contract#/schemas/error'), body, where);
    }
    const operation = this.operationOf(method, path);
    if (!operation) {
      return [`${where}: no such call`];
    }
    const validate = this.answers.getSchema(`contract#/operations/${pointer(operation)}/answer`);
    return [...faultsOf(validate, body, where), ...this.faultsInside(body, where)];
  }

  /** Of an event as a webhook brings it, and of the object inside. */
  eventFaults(event: unknown): string[] {
    return [...this.objectFaults(event), ...this.faultsInside(event, 'event')];
  }

  /** Of any object of Stripe's, recognised by its field `object`. */
  objectFaults(object: unknown): string[] {
    const name = kindOf(object);
    if (name === undefined || !(name in this.contract.schemas)) {
      return [`${name ?? 'what has no field object'}: no such object`];
    }
    return faultsOf(this.answers.getSchema(`contract#/schemas/${name}`), object, name);
  }

  /** The document says nothing of what an event carries, although it is an object like any other. */
  private faultsInside(body: unknown, where: string): string[] {
    if (kindOf(body) === 'list') {
      return (body as { data: unknown[] }).data.flatMap((item) => this.faultsInside(item, where));
    }
    if (kindOf(body) !== 'event') {
      return [];
    }
    const { type, data } = body as { type: string; data: { object: unknown } };
    return this.objectFaults(data.object).map((fault) => `${where}, in ${type}: ${fault}`);
  }

  private operationOf(method: string, path: string): string | undefined {
    const [bare = ''] = path.split('?');
    return this.paths.find((known) => known.method === method && known.pattern.test(bare))?.operation;
  }
}

function validator(contract: Contract, coerceTypes: boolean): Ajv {
  const ajv = new Ajv({ allErrors: true, coerceTypes, strict: false, verbose: true });
  ajv.addFormat('unix-time', { type: 'number', validate: isInSeconds });
  return ajv.addSchema({ $id: 'contract', ...contract });
}

/** Milliseconds are the usual mistake; in seconds this is the year 2286. */
function isInSeconds(time: number): boolean {
  return time < 10_000_000_000;
}

function pointer(operation: string): string {
  return encodeURIComponent(operation.replaceAll('~', '~0').replaceAll('/', '~1'));
}

function kindOf(object: unknown): string | undefined {
  const kind = (object as { object?: unknown } | null | undefined)?.object;
  return typeof kind === 'string' ? kind : undefined;
}

function faultsOf(validate: ValidateFunction | undefined, value: unknown, where: string): string[] {
  if (!validate) {
    return [`${where}: nothing is known of it`];
  }
  if (validate(value)) {
    return [];
  }
  return [...new Set(tellable(validate.errors ?? []).map((error) => `${where}: ${sentence(error)}`))];
}

/** Of alternatives that all fail, only what fails inside the one that was meant is worth telling. */
function tellable(errors: ErrorObject[]): ErrorObject[] {
  const told = errors.filter((error) => !isAnotherAlternative(error, errors));
  return told.filter(
    ({ keyword, instancePath }) =>
      keyword !== 'anyOf' || !told.some((other) => other.keyword !== 'anyOf' && isAt(instancePath, other)),
  );
}

/** "must be string", said of a whole object by the alternative that would have its id only. */
function isAnotherAlternative({ keyword, instancePath }: ErrorObject, errors: ErrorObject[]): boolean {
  const isOfAll = errors.some((error) => error.keyword === 'anyOf' && error.instancePath === instancePath);
  return isOfAll && (keyword === 'type' || keyword === 'enum');
}

function isAt(instancePath: string, other: ErrorObject): boolean {
  return other.instancePath === instancePath || other.instancePath.startsWith(`${instancePath}/`);
}

function sentence({ instancePath, keyword, params, message, data, parentSchema }: ErrorObject): string {
  const at = instancePath === '' ? 'it' : instancePath.slice(1).replaceAll('/', '.');
  if (keyword === 'additionalProperties') {
    return `${at} has ${String(params['additionalProperty'])}, which Stripe does not know`;
  }
  if (keyword === 'required') {
    return `${at} lacks ${String(params['missingProperty'])}`;
  }
  if (keyword === 'anyOf') {
    const types = ((parentSchema as Schema).anyOf ?? []).map(
      ({ type, enum: values }) => type ?? values ?? 'object',
    );
    return `${at} is ${shown(data)}, expected ${types.join(' or ')}`;
  }
  const choice = keyword === 'enum' ? `one of ${(params['allowedValues'] as unknown[]).join(', ')}` : message;
  return `${at} is ${shown(data)}, expected ${choice ?? ''}`;
}

function shown(data: unknown): string {
  return data === undefined ? 'nothing' : JSON.stringify(data).slice(0, 60);
}
