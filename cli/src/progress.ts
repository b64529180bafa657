import type { ImportProgress } from '@smartmedconnect/sdk/imports';
import { SingleBar } from 'cli-progress';
import { duration, say } from './words.ts';

/** Of an import, or of anything else that is done one by one. */
export type Progress = Pick<ImportProgress, 'sentRows' | 'totalRows' | 'rowsPerSecond' | 'remainingSeconds'>;

export interface ProgressView {
  update(progress: Progress): void;
  stop(): void;
}

const plainLineEveryMs = 5_000;

/** How far an import is, on stderr: a bar with rate and time left on a terminal, a plain line now and then elsewhere. */
export function progressView(
  quiet: boolean,
  things = 'rows',
  now: () => number = () => performance.now(),
): ProgressView {
  if (quiet) {
    return { update: () => undefined, stop: () => undefined };
  }
  return process.stderr.isTTY ? bar(things) : plainLines(things, now);
}

function bar(things: string): ProgressView {
  const view = new SingleBar({
    format: `{bar} {percentage}% | {value}/{total} ${things} | {rate} ${things}/s | {left} left`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    etaBuffer: 1,
    stream: process.stderr,
  });
  let started = false;
  return {
    update(progress) {
      const words = { rate: rate(progress), left: timeLeft(progress) };
      if (!started) {
        started = true;
        view.start(progress.totalRows, progress.sentRows, words);
      }
      view.update(progress.sentRows, words);
    },
    stop: () => {
      view.stop();
    },
  };
}

function plainLines(things: string, now: () => number): ProgressView {
  let lastAt = now();
  return {
    update(progress) {
      if (now() - lastAt < plainLineEveryMs && progress.sentRows < progress.totalRows) {
        return;
      }
      lastAt = now();
      say(
        `${progress.sentRows}/${progress.totalRows} ${things}, ${rate(progress)} ${things}/s, ${timeLeft(progress)} left`,
      );
    },
    stop: () => undefined,
  };
}

function rate({ rowsPerSecond }: Progress): string {
  return Math.round(rowsPerSecond).toLocaleString('en');
}

function timeLeft({ remainingSeconds }: Progress): string {
  return remainingSeconds === undefined ? '?' : duration(remainingSeconds);
}
