import { Component, computed, inject, type ElementRef, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Keys } from './keys.ts';

/** Which keys work on this screen, and the switch for all of them. */
@Component({
  selector: 'smc-keys-help',
  imports: [MatButton],
  template: `
    <dialog #dialog closedby="any" aria-labelledby="smc-keys-title">
      <h2 id="smc-keys-title" i18n>Keyboard shortcuts</h2>
      <dl [class.off]="keys.on() === 'no'">
        @for (one of shown(); track one.key) {
          <div>
            <dt>
              <kbd>{{ one.key }}</kbd>
            </dt>
            <dd>{{ one.does }}</dd>
          </div>
        }
      </dl>
      <label>
        <input
          type="checkbox"
          [checked]="keys.on() === 'yes'"
          (change)="keys.on.set(keys.on() === 'yes' ? 'no' : 'yes')"
        />
        <span i18n>Single keys work</span>
      </label>
      <p i18n>They never work while you type, and other keys are as in any page.</p>
      <div class="actions">
        <button matButton="filled" type="button" autofocus (click)="dialog.close()" i18n>Close</button>
      </div>
    </dialog>
  `,
  styleUrl: './keys-help.scss',
})
export class KeysHelp {
  protected readonly keys = inject(Keys);
  protected readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  /** A screen’s own first, then those of every screen. */
  protected readonly shown = computed(() => this.keys.all().toReversed());

  constructor() {
    this.keys.use({ key: '?', does: $localize`Show these shortcuts`, run: () => this.show() });
  }

  show(): void {
    this.dialog().nativeElement.showModal();
  }
}
