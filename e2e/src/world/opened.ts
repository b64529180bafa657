import type { Page } from 'playwright-core';

/** What somebody opens on a screen: a dialog, a menu. */
export interface Opened {
  name: string;
  open: (page: Page) => Promise<unknown>;
  /** Escape does, unless something would be lost by it. */
  close?: (page: Page) => Promise<unknown>;
  /** It is seen by day in a wide window. What has colours of its own is seen by night too, what is large in narrow windows. */
  also?: readonly ('night' | 'narrow')[];
}

/** What lies above the page: all that can be used while it is open. */
export const onTop = 'mat-dialog-container, dialog:modal, #smc-account:popover-open';

/** The buttons have other words in each language, and the same places. */
const press =
  (button: string, at = 0) =>
  (page: Page) =>
    page.locator(button).nth(at).click();

const headButton = '.page-head button';
const rowButton = 'td.number button';
const dialogButton = 'mat-dialog-actions button';

const account: Opened = {
  name: 'account-menu',
  open: press('[popovertarget="smc-account"]'),
  also: ['night', 'narrow'],
};

const keys: Opened = { name: 'keyboard-help', open: (page) => page.keyboard.press('?'), also: ['night'] };

const payment: Opened = { name: 'payment-taken', open: press('.steps button', 1), also: ['night', 'narrow'] };

const reschedule: Opened = {
  name: 'another-time',
  open: async (page) => {
    await press('.steps button', 2)(page);
    await page.locator('.times label').first().waitFor();
  },
  also: ['night', 'narrow'],
};

const cancellation: Opened = {
  name: 'cancel-visit',
  open: async (page) => {
    const quoted = page.waitForResponse((answer) => answer.url().includes('/cancellation-quote'));
    await press('.steps button', 3)(page);
    await quoted;
  },
};

const decision: Opened = {
  name: 'confirm-decision',
  open: async (page) => {
    await page.locator('.decision input[type=radio]').nth(1).check();
    await page.locator('.decision textarea').fill('The visit was paid for, and half of it took place.');
    await press('.decision [type=submit]')(page);
  },
  also: ['night'],
};

/** To the only other admin there is. */
const handOver: Opened = {
  name: 'hand-over',
  open: async (page) => {
    await press('[aria-labelledby=smc-facts] .actions button')(page);
    await page.locator('mat-dialog-container [role=combobox]').click();
    await press('mat-option')(page);
    await page.locator('mat-option').waitFor({ state: 'detached' });
  },
  also: ['night', 'narrow'],
};

const newKey: Opened = {
  name: 'new-key',
  open: press(headButton),
  close: press(dialogButton),
  also: ['narrow'],
};

const secret: Opened = {
  name: 'key-secret',
  open: async (page) => {
    await press(headButton)(page);
    await page.locator('mat-dialog-container input').first().fill('Nightly import');
    await page.locator('mat-dialog-container [role=combobox]').click();
    await press('mat-option')(page);
    await press(dialogButton, 1)(page);
    await page.locator('#smc-key-secret').waitFor();
  },
  close: press(dialogButton, 1),
  also: ['night'],
};

/** What is opened on each screen, by its name. */
export const openedOn: Readonly<Record<string, readonly Opened[]>> = {
  overview: [account, keys],
  'appointment-due': [payment, reschedule, cancellation],
  dispute: [handOver, decision],
  payment: [{ name: 'refund', open: press(headButton), also: ['night'] }],
  reviews: [{ name: 'hide-review', open: press('article .actions button'), also: ['night'] }],
  doctor: [{ name: 'suspend-doctor', open: press(headButton) }],
  hospitals: [{ name: 'new-hospital', open: press(headButton), also: ['narrow'] }],
  hospital: [
    { name: 'staff-account', open: press(headButton), also: ['narrow'] },
    { name: 'new-location', open: press('smc-hospital-locations .more button') },
  ],
  'api-keys': [newKey, secret, { name: 'revoke-key', open: press(rowButton) }],
  user: [{ name: 'suspend-user', open: press(headButton, 1), also: ['night'] }],
};
