import {
  inject,
  provideAppInitializer,
  provideZonelessChangeDetection,
  type ApplicationConfig,
} from '@angular/core';
import {
  TitleStrategy,
  provideRouter,
  withComponentInputBinding,
  withInMemoryScrolling,
  withNavigationErrorHandler,
  withRouterConfig,
} from '@angular/router';
import { PageTitle } from './page-title.ts';
import { routes } from './app.routes.ts';
import { Unloaded } from './frame/unloaded.ts';
import { KnownHospitals } from './session/known-hospitals.ts';
import { OwnViews } from './session/own-views.ts';
import { Session } from './session/session.ts';
import { HospitalNames } from './ui/hospital-names.ts';
import { ViewStore } from './ui/view-store.ts';

export const appConfig: ApplicationConfig = {
  providers: [
    provideZonelessChangeDetection(),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'top' }),
      // Told on the screen; nobody waits for the rejected promise of a click.
      withNavigationErrorHandler(({ url }) => inject(Unloaded).say(url)),
      withRouterConfig({ resolveNavigationPromiseOnError: true }),
    ),
    { provide: ViewStore, useClass: OwnViews },
    { provide: HospitalNames, useClass: KnownHospitals },
    { provide: TitleStrategy, useClass: PageTitle },
    // The guards ask who is signed in, so a kept session is taken up before the first route is matched.
    provideAppInitializer(() => inject(Session).restore()),
  ],
};
