import type { Routes } from '@angular/router';

export const routes: Routes = [
  {
    path: '',
    title: 'Payments',
    loadComponent: () => import('./payment-list.ts').then((m) => m.PaymentList),
  },
  {
    path: ':id',
    title: 'Payment',
    loadComponent: () => import('./payment-detail.ts').then((m) => m.PaymentDetail),
  },
];
