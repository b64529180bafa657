import type { Routes } from '@angular/router';

export const routes: Routes = [
  {
    path: '',
    title: $localize`Payments`,
    loadComponent: () => import('./payment-list.ts').then((m) => m.PaymentList),
  },
  {
    path: 'refunds',
    title: $localize`Refunds`,
    loadComponent: () => import('./refund-list.ts').then((m) => m.RefundList),
  },
  {
    path: 'stuck',
    title: $localize`Stuck money`,
    loadComponent: () => import('./stuck-list.ts').then((m) => m.StuckList),
  },
  {
    path: ':id',
    title: $localize`Payment`,
    loadComponent: () => import('./payment-detail.ts').then((m) => m.PaymentDetail),
  },
];
