import { ApiProblem, type ProblemCode } from '@smartmedconnect/sdk';
import { faultWords } from './fault-words.ts';
import { formatLocale, pageLanguage } from './language.ts';
import { problemTitles, saidByTitle } from './problem-titles.ts';
import type { Problem } from './problem.ts';

/** The problem of the API in whatever was thrown, in the reader's language; a failure on the way there gets words of its own. */
export function problemOf(thrown: unknown): Problem {
  if (!(thrown instanceof ApiProblem)) return unreachable;
  const { code, requestId, errors } = thrown;
  if (isOfNoAddress(thrown)) return { ...nowhere, requestId };
  return {
    title: titleOf(thrown),
    detail: laterWords(thrown),
    said: saidOf(thrown),
    faults: errors.map(faultWords),
    code,
    requestId: requestId === '' ? undefined : requestId,
  };
}

/** All of it in one line, for where there is no room for more: a note at the foot of the page. */
export function problemWords(thrown: unknown): string {
  const { title, detail, said, faults } = problemOf(thrown);
  const english = pageLanguage === 'en' ? said : undefined;
  return [title, detail, english, ...faults.map(({ words }) => words)]
    .filter((sentence) => sentence !== undefined)
    .reduce((said, sentence) => (/[.।]$/.test(said) ? `${said} ${sentence}` : `${said}. ${sentence}`));
}

/** A page that is older than the server may not know the code yet. */
function titleOf({ code, title }: ApiProblem): string {
  return (problemTitles as Partial<Record<ProblemCode, string>>)[code] ?? title;
}

function saidOf({ code, problem, title }: ApiProblem): string | undefined {
  return saidByTitle.has(code) || problem.detail === title ? undefined : problem.detail;
}

const minuteSeconds = 60;

/** When another try makes sense, where the server says so. */
function laterWords({ retryAfterSeconds: seconds }: ApiProblem): string | undefined {
  if (seconds === undefined || seconds <= 0) return undefined;
  const duration =
    seconds <= minuteSeconds
      ? unitWords('second', Math.ceil(seconds))
      : unitWords('minute', Math.ceil(seconds / minuteSeconds));
  return $localize`Try again in ${duration}:duration:.`;
}

function unitWords(unit: 'second' | 'minute', count: number): string {
  return new Intl.NumberFormat(formatLocale, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}

/** The address that was asked names something no record could be called: a link that was cut off. */
function isOfNoAddress({ code, errors }: ApiProblem): boolean {
  return code === 'request.invalid' && errors.length > 0 && errors.every((fault) => fault.in === 'path');
}

const nowhere = {
  title: problemTitles.not_found,
  detail: undefined,
  said: undefined,
  faults: [],
  code: 'not_found',
};

const unreachable: Problem = {
  title: $localize`The server did not answer`,
  detail: $localize`Check the connection and try again.`,
  said: undefined,
  faults: [],
  code: undefined,
  requestId: undefined,
};
