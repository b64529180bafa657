import type { Form } from './form.ts';
import { invalid } from './refusal.ts';

/** How one parameter is read. `name` is the whole name, as in `card[number]`. */
export interface Kind<T> {
  read(value: unknown, name: string): T;
}

export interface RequiredKind<T> extends Kind<T> {
  required: true;
}

export type Parameters = Record<string, Kind<unknown>>;

/** What is read by a set of parameters: those not required may be undefined. */
export type Values<P extends Parameters> = {
  [K in keyof P]: P[K] extends RequiredKind<infer T> ? T : P[K] extends Kind<infer T> ? T | undefined : never;
};

export function readParameters<P extends Parameters>(parameters: P, form: Form, inside = ''): Values<P> {
  const full = (name: string) => (inside === '' ? name : `${inside}[${name}]`);
  const unknown = Object.keys(form)
    .filter((name) => !Object.hasOwn(parameters, name))
    .map(full);
  if (unknown.length > 0) {
    const noun = unknown.length === 1 ? 'parameter' : 'parameters';
    throw invalid(`Received unknown ${noun}: ${unknown.join(', ')}`, unknown[0], 'parameter_unknown');
  }
  const read = Object.entries(parameters).map(([name, kind]) => {
    const value = form[name];
    if (value !== undefined) return [name, kind.read(value, full(name))];
    if (isRequired(kind)) {
      throw invalid(`Missing required param: ${full(name)}.`, full(name), 'parameter_missing');
    }
    return [name, undefined];
  });
  return Object.fromEntries(read) as Values<P>;
}

export function required<T>(kind: Kind<T>): RequiredKind<T> {
  return { ...kind, required: true };
}

export function text({ max = 5_000 } = {}): Kind<string> {
  return {
    read(value, name) {
      if (typeof value !== 'string') throw invalid(`Invalid string: ${JSON.stringify(value)}`, name);
      if (value === '') {
        const message = `You passed an empty string for '${name}'. We assume empty values are an attempt to unset a parameter; however '${name}' cannot be unset. You should remove '${name}' from your request or supply a non-empty value.`;
        throw invalid(message, name, 'parameter_invalid_empty');
      }
      if (value.length > max) {
        const message = `Invalid string: ${value.slice(0, 15)}...; must be at most ${max} characters`;
        throw invalid(message, name, 'parameter_invalid_string');
      }
      return value;
    },
  };
}

export function integer({ min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER } = {}): Kind<number> {
  return {
    read(value, name) {
      if (typeof value !== 'string' || !/^-?\d{1,15}$/.test(value)) {
        throw invalid(`Invalid integer: ${String(value)}`, name, 'parameter_invalid_integer');
      }
      const number = Number(value);
      if (number < min) {
        const message = `This value must be greater than or equal to ${min}.`;
        throw invalid(message, name, 'parameter_invalid_integer');
      }
      if (number > max) {
        const message = `This value must be less than or equal to ${max}.`;
        throw invalid(message, name, 'parameter_invalid_integer');
      }
      return number;
    },
  };
}

export function flag(): Kind<boolean> {
  return {
    read(value, name) {
      if (value === 'true' || value === 'false') return value === 'true';
      throw invalid(`Invalid boolean: ${String(value)}`, name);
    },
  };
}

export function oneOf<const T extends string>(...choices: T[]): Kind<T> {
  return {
    read(value, name) {
      const found = choices.find((choice) => choice === value);
      if (found !== undefined) return found;
      throw invalid(`Invalid ${name}: must be one of ${choices.join(', ')}`, name);
    },
  };
}

export function listOf<T>(kind: Kind<T>): Kind<T[]> {
  return {
    read(value, name) {
      if (!Array.isArray(value)) throw invalid('Invalid array', name);
      return value.map((item, index) => kind.read(item, `${name}[${index}]`));
    },
  };
}

export function group<P extends Parameters>(parameters: P): Kind<Values<P>> {
  return {
    read(value, name) {
      if (!isForm(value)) throw invalid('Invalid object', name);
      return readParameters(parameters, value, name);
    },
  };
}

/** An empty text takes the value away. */
export function clearable<T>(kind: Kind<T>): Kind<T | null> {
  return { read: (value, name) => (value === '' ? null : kind.read(value, name)) };
}

/** Either of two forms, as `created=1` and `created[gte]=1`. */
export function either<A, B>(whenText: Kind<A>, otherwise: Kind<B>): Kind<A | B> {
  return {
    read: (value, name) =>
      typeof value === 'string' ? whenText.read(value, name) : otherwise.read(value, name),
  };
}

/** Taken and left alone: Stripe knows it, nothing here depends on it. */
export function ignored(): Kind<unknown> {
  return { read: (value) => value };
}

export function isForm(value: unknown): value is Form {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isRequired(kind: Kind<unknown>): boolean {
  return 'required' in kind;
}
