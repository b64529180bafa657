import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { Session } from '../session/session.ts';
import { Icon } from '../ui/icon.ts';
import { areasOf } from './areas.ts';

/** The way to the areas of the person who is signed in. */
@Component({
  selector: 'smc-area-links',
  imports: [Icon, RouterLink, RouterLinkActive],
  template: `
    @for (area of areas(); track area.path) {
      <a
        [routerLink]="'/' + area.path"
        routerLinkActive="here"
        ariaCurrentWhenActive="page"
        [attr.title]="folded() ? area.label : null"
        (click)="followed.emit()"
      >
        <smc-icon [name]="area.icon" />
        <span>{{ area.label }}</span>
      </a>
    }
  `,
  styleUrl: './area-links.scss',
  host: { role: 'navigation', 'aria-label': $localize`Main`, '[class.folded]': 'folded()' },
})
export class AreaLinks {
  /** Only the signs are shown; the words stay for those who hear the page. */
  readonly folded = input(false);
  readonly followed = output();

  readonly #user = inject(Session).user;
  protected readonly areas = computed(() => areasOf(this.#user()?.role));
}
