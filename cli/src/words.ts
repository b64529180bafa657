import { stripVTControlCharacters } from 'node:util';
import { ApiProblem } from '@smartmedconnect/sdk';

/** Words for people go to stderr; stdout is for data alone. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** What went wrong, in words; for a problem of the API with all its faults and the id that support asks for. */
export function explain(error: unknown): string {
  if (error instanceof ApiProblem) {
    const faults = error.errors.map((fault) => `  ${fault.pointer || 'body'}: ${fault.detail}`);
    const request = error.requestId ? [`  request ${error.requestId}`] : [];
    return [`${printable(error.message)} (${error.code})`, ...faults.map(printable), ...request].join('\n');
  }
  return error instanceof Error ? error.message : String(error);
}

/** Text from a file or a server, without what could steer a terminal. */
export function printable(text: string): string {
  return stripVTControlCharacters(text).replace(/(?![\n\t])\p{Cc}/gu, '�');
}

export function count(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
}

/** Seconds as a person says them: 45 s, 3 min 20 s, 1 h 5 min. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) {
    return `${whole} s`;
  }
  if (whole < 3600) {
    return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  }
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
