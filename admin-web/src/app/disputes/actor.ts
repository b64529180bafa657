import { Component, computed, inject, input } from '@angular/core';
import { Session } from '../session/session.ts';
import { actorWords } from '../ui/actor-words.ts';

/** Who did something, by their name where it is known. "You" is for the screen alone: paper is read by others. */
@Component({
  selector: 'smc-actor',
  template: `
    @if (isOwn()) {
      <span class="on-screen" i18n>You</span>
    }
    <bdi [class.on-paper]="isOwn()">{{ words() }}</bdi>
  `,
  styles: `
    .on-paper {
      display: none;
    }

    @media print {
      .on-screen {
        display: none;
      }

      .on-paper {
        display: inline;
      }
    }
  `,
})
export class Actor {
  /** As the API tells it, such as `admin:0190…`. */
  readonly actor = input.required<string>();
  readonly name = input<string | null>();

  readonly #user = inject(Session).user;
  protected readonly isOwn = computed(() => {
    const id = this.#user()?.id;
    return id !== undefined && this.actor().endsWith(`:${id}`);
  });
  protected readonly words = computed(() => this.name() ?? actorWords(this.actor(), undefined));
}
