import { Injectable, inject } from '@angular/core';
import type { components } from '@smartmedconnect/sdk';
import { Client } from '../session/client.ts';
import { Ask } from '../ui/ask.ts';
import { problemWords } from '../ui/problem-of.ts';
import { Undo } from '../ui/undo.ts';

/** Says that nobody will finish an import. It cannot be taken back, so it is asked for before. */
@Injectable({ providedIn: 'root' })
export class StopImport {
  readonly #imports = inject(Client).imports;
  readonly #ask = inject(Ask);
  readonly #undo = inject(Undo);

  /** Hands back the run as it is then; nothing when it was not meant, or not done. */
  async stop(
    id: string,
    fileName: string,
    isDry: boolean,
  ): Promise<components['schemas']['ImportRun'] | undefined> {
    const asked = await this.#ask.whether({
      title: $localize`Stop ${fileName}:file: for good?`,
      text: isDry
        ? $localize`Nothing was taken in. The same file may be tried again from its beginning.`
        : $localize`What is in stays in, and no more rows are taken. The same file would begin a new import.`,
      action: $localize`Stop for good`,
    });
    if (!asked) return undefined;
    try {
      const run = await this.#imports.abandon(id);
      this.#undo.say($localize`${fileName}:file: is stopped for good.`);
      return run;
    } catch (error) {
      this.#undo.say(problemWords(error));
      return undefined;
    }
  }
}
