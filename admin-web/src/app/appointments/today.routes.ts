import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', title: $localize`My day`, loadComponent: () => import('./today.ts').then((m) => m.Today) },
];
