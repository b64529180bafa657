import type { Routes } from '@angular/router';

export const routes: Routes = [
  {
    path: '',
    title: $localize`API keys`,
    loadComponent: () => import('./api-key-list.ts').then((m) => m.ApiKeyList),
  },
];
