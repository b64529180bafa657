import { Component, computed, inject, output } from '@angular/core';
import { Session } from '../session/session.ts';
import { Languages } from '../ui/languages.ts';
import { Themes, themes, type Theme } from '../ui/theme.ts';

/** Who is signed in, and how they like the portal to be. Opened and closed by the browser itself: it is a popover. */
@Component({
  selector: 'smc-account-menu',
  imports: [Languages],
  templateUrl: './account-menu.html',
  styleUrl: './account-menu.scss',
})
export class AccountMenu {
  readonly keysAsked = output();
  readonly signedOut = output();

  protected readonly user = inject(Session).user;
  protected readonly chosenTheme = inject(Themes).chosen;
  protected readonly themes = themes;
  protected readonly themeLabels: Readonly<Record<Theme, string>> = {
    system: $localize`As the system has it`,
    light: $localize`Light`,
    dark: $localize`Dark`,
  };

  /** Of the first and the last name. */
  protected readonly initials = computed(() => {
    const names = this.user()?.fullName.split(/\s+/) ?? [];
    return [names.at(0), names.length > 1 ? names.at(-1) : undefined]
      .map((name) => [...(name ?? '')][0] ?? '')
      .join('');
  });
}
